"""`sagabook export`: the tables that it writes in each form, and that it writes all of them or none."""

import csv
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from .conftest import Ask, refused, write


def tables(folder: Path, form: str) -> dict[str, list[dict[str, str]]]:
    """The rows that were written, each value as text."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name in ("stories", "claims", "persons"):
        file = folder / f"{name}.{form}"
        if form == "parquet":
            found[name] = pq.read_table(file).to_pylist()
        elif form == "jsonl":
            found[name] = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]
        else:
            with file.open(encoding="utf-8", newline="") as lines:
                found[name] = list(csv.DictReader(lines))
    return {
        name: [{key: "" if value is None else str(value) for key, value in row.items()} for row in rows]
        for name, rows in found.items()
    }


def test_the_three_forms_say_the_same(ask: Ask, tmp_path: Path) -> None:
    written = {}
    for form in ("csv", "jsonl", "parquet"):
        ran = ask("export", tmp_path / form, "--format", form)
        assert ran.status == 0
        written[form] = tables(tmp_path / form, form)
        counts = [int(line.rpartition(": ")[2].split()[0].replace(",", "")) for line in ran.out.splitlines()]
        assert counts == [len(rows) for rows in written[form].values()]
    for row in written["csv"]["claims"]:
        row["said_by"], row["evidence"] = (str(json.loads(row[name])) for name in ("said_by", "evidence"))
    assert written["csv"] == written["jsonl"] == written["parquet"]
    assert len(written["csv"]["stories"]) == 6
    assert "text" not in written["csv"]["stories"][0]  # the publisher's
    quotes = {row["quote"] for row in written["csv"]["claims"]}
    assert any("Van Dijk" in quote for quote in quotes)


def test_sources_and_evidence_are_lists_of_objects(ask: Ask, root: Path, tmp_path: Path) -> None:
    ask("export", tmp_path, "--format", "jsonl")
    claims, told = (
        [json.loads(line) for line in (tmp_path / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        for name in ("claims", "stories")
    )
    stories = {line["id"]: line["given_id"] for line in told}
    assert [{"name": "Les Reed"}] in [claim["said_by"] for claim in claims]
    for claim in claims:
        text = ask("read", root / "examples" / f"{stories[claim['story_id']]}.txt", "--json").out
        read = json.loads(text)["claims"][claim["ordinal"]]
        assert claim["said_by"] == read["said_by"]
        assert claim["evidence"] == [{"start": span["start"], "end": span["end"]} for span in read["evidence"]]


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_an_export_that_fails_leaves_all_as_it_was(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    old = tmp_path / "old"
    ask("export", old, "--format", form, "--as-of", "2017-06-08")
    before = {file: file.read_bytes() for file in old.iterdir()}
    rename = Path.replace

    def fail(self: Path, target: Path) -> Path:
        if target.name.startswith("stories"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    for folder in (old, tmp_path / "new" / "below"):
        assert "cannot be written: No space left on device" in refused(ask("export", folder, "--format", form))
    assert {file: file.read_bytes() for file in old.iterdir()} == before
    assert list(tmp_path.iterdir()) == [old]


def test_parquet_without_its_library_makes_no_folder(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sagabook.book.exporting.find_spec", lambda name: None)
    told = refused(ask("export", tmp_path / "tables", "--format", "parquet"))
    assert "pip install pyarrow" in told
    assert list(tmp_path.iterdir()) == []


def test_an_export_as_of_a_day_holds_nothing_later(ask: Ask, tmp_path: Path) -> None:
    ask("export", tmp_path, "--as-of", "2017-06-08")
    for rows in tables(tmp_path, "csv").values():
        assert rows
        assert max(row.get("published") or row["last"] for row in rows) <= "2017-06-08"


def test_an_empty_book_exports_empty_tables(quick: Ask, tmp_path: Path) -> None:
    for form in ("csv", "jsonl", "parquet"):
        assert quick("export", tmp_path, "--format", form).status == 0
        assert tables(tmp_path, form) == {"stories": [], "claims": [], "persons": []}


def test_a_folder_that_cannot_be_made_is_refused(ask: Ask, tmp_path: Path) -> None:
    file = write(tmp_path, "file", "no folder")
    assert "cannot be written" in refused(ask("export", file / "below"))
