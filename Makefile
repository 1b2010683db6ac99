# `make demo` and `make test` set themselves up; stamp files in .venv make the second run quick.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data
# asking, kills and echo_pairs are run by hand: docs/book.md tells how.
BENCHES := quality labelled_posts mark_unread speed start_up profile_reader confidence gathering ingest

.PHONY: demo test lint bench docs clean

demo: $(VENV)/.package
	$(BIN)/sagabook read examples/2017-08-01-*.txt
	@rm -f $(VENV)/demo.db*
	$(BIN)/sagabook add examples --book $(VENV)/demo.db
	@for day in 2017-06-08 2017-08-01 2017-12-28; do \
		echo; echo "\$$ sagabook saga \"van dijk\" --as-of $$day"; \
		$(BIN)/sagabook saga "van dijk" --as-of $$day --book $(VENV)/demo.db || exit 1; done

test: lint
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev
	@if [ -d "$(DATA)" ]; then \
		for script in $(BENCHES); do echo "== $$script"; SAGABOOK_DATA="$(DATA)" $(BIN)/python "bench/$$script.py" || exit 1; done; \
	else echo "bench: no data at $(DATA); set DATA=FOLDER"; fi

docs: $(VENV)/.dev
	$(BIN)/python docs/generate.py
	@if [ -f "$(DATA)/stories.jsonl.gz" ]; then $(BIN)/python docs/real_saga.py "$(DATA)/stories.jsonl.gz"; fi

$(VENV)/.package: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.package
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache dist
