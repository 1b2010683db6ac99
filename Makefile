# `make demo` and `make test` set themselves up; stamp files in .venv make the second run quick.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data

.PHONY: demo test lint bench docs clean

demo: $(VENV)/.package
	$(BIN)/sagabook read examples/2017-08-01-*.txt

test: lint
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev
	@if [ -d "$(DATA)" ]; then \
		for script in bench/*.py; do echo "== $$script"; $(BIN)/python "$$script" || exit 1; done; \
	else echo "bench: no data at $(DATA); set DATA=FOLDER"; fi

docs: $(VENV)/.dev
	$(BIN)/python docs/generate.py

$(VENV)/.package: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.package
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache dist
