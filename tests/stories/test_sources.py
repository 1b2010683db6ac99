"""Whatever the user points at is read by what it is, and what cannot be read is named."""

import gzip
import io
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sagabook.errors import FetchError, StoryError
from sagabook.model import Story
from sagabook.stories import Page, read_stories
from sagabook.stories import sources as sources_room

TEXT = "Harbour Town have agreed a fee of £12m with Northvale for the winger Tomas Brandt."
HTML = (
    "<!DOCTYPE html><html><head><title>Brandt agrees</title></head><body><article>"
    + "".join(f"<p>{TEXT} Paragraph {number} says so.</p>" for number in range(4))
    + "</article></body></html>"
)
LINES = '{"text": "One."}\n{"text": "Two.", "outlet": "Own", "published": "2016-01-01"}\n'


def read(*inputs: str | Path, stdin: bytes | None = None, **options: Any) -> list[Story | StoryError]:
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(read_stories([str(name) for name in inputs], stdin=stream, **options))


def texts(results: list[Story | StoryError]) -> list[str]:
    return [result.text if isinstance(result, Story) else f"error: {result}" for result in results]


def test_files_are_read_by_their_endings(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(LINES)
    (tmp_path / "b.ndjson").write_text(LINES)
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(LINES.encode()))
    (tmp_path / "d.html").write_text(HTML)
    (tmp_path / "e.txt").write_text(TEXT)
    results = read(*sorted(tmp_path.iterdir()))
    assert texts(results)[:6] == ["One.", "Two."] * 3
    page, plain = results[6:]
    assert isinstance(page, Story)
    assert page.id == "d"
    assert page.title == "Brandt agrees"
    assert plain == Story(text=TEXT, id="e")


@pytest.mark.parametrize(
    "content", [LINES, f"\n\n  {LINES}", HTML, f"\ufeff\n{HTML}", f"<?xml version='1.0'?>\n{HTML}", TEXT]
)
def test_other_files_are_read_by_their_first_bytes(tmp_path: Path, content: str) -> None:
    path = tmp_path / "story.dat"
    path.write_text(content, encoding="utf-8")
    expected = 2 if content.strip().startswith("{") else 1
    results = read(path)
    assert len(results) == expected
    assert all(isinstance(result, Story) and "<" not in result.text for result in results)


@pytest.mark.parametrize(("content", "count"), [(LINES, 2), (HTML, 1), (TEXT, 1), (f" \n{LINES}", 2)])
def test_standard_input_is_read_by_its_first_bytes(content: str, count: int) -> None:
    results = read("-", stdin=content.encode())
    assert len(results) == count
    assert all(isinstance(result, Story) and result.id is None for result in results)


def test_standard_input_streams_lines_of_any_number() -> None:
    stream = io.BytesIO(b'{"text": "One."}\n' * 50_000 + b"broken\n")
    results = read_stories(["-"], stdin=stream)
    assert isinstance(next(results), Story)
    assert stream.tell() < 1_000
    *_, last = results
    assert "standard input line 50001: not a JSON object" in str(last)


def test_no_standard_input_is_an_error() -> None:
    assert "standard input: none" in texts(read("-"))[0]


def test_failures_are_named_and_the_rest_go_on(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "empty.html").touch()
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "binary").write_bytes(b"\0\1\2")
    (tmp_path / "broken.jsonl.gz").write_bytes(b"not gzip")
    (tmp_path / "large.txt").write_bytes(b"a" * 5_000_001)
    (tmp_path / "good.txt").write_text(TEXT)
    names = [
        "missing.txt",
        "missing.jsonl",
        ".",
        "empty.txt",
        "empty.html",
        "empty.jsonl",
        "binary",
        "broken.jsonl.gz",
        "large.txt",
    ]
    results = read(*(tmp_path / name for name in names), "a\0b", tmp_path / "good.txt")
    *errors, good = results
    assert isinstance(good, Story)
    assert len(errors) == len(names) + 1
    for name, error in zip([*names, "a\0b"], errors, strict=True):
        assert isinstance(error, StoryError)
        assert str(error).startswith(name if "\0" in name else str(tmp_path / name)), error
        assert "\n" not in str(error)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert "Permission denied" in texts(read(path))[0]


def test_given_outlet_and_date_win_over_texts_and_fill_in_for_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Source: Paper\nPublished: 2015-01-01\n\n{TEXT}")
    (tmp_path / "b.jsonl").write_text(LINES)
    results = read(*sorted(tmp_path.iterdir()), outlet="Given", published=date(2017, 8, 1))
    assert [(result.outlet, result.published) for result in results if isinstance(result, Story)] == [
        ("Given", date(2017, 8, 1)),
        ("Given", date(2017, 8, 1)),
        ("Own", date(2016, 1, 1)),
    ]


@pytest.mark.parametrize(
    ("kind", "body", "count"),
    [
        ("text/html; charset=utf-8", HTML, 1),
        ("", HTML, 1),
        ("text/plain", TEXT, 1),
        ("application/json", LINES, 2),
    ],
)
def test_addresses_are_fetched_and_read_by_type(
    monkeypatch: pytest.MonkeyPatch, kind: str, body: str, count: int
) -> None:
    asked: list[tuple[str, bool]] = []

    def fetch(url: str, *, allow_private: bool) -> Page:
        asked.append((url, allow_private))
        return Page(f"{url}/final", body.encode(), kind)

    monkeypatch.setattr(sources_room, "fetch", fetch)
    results = read("https://example.org/x", allow_private=True)
    assert asked == [("https://example.org/x", True)]
    assert len(results) == count
    if count == 1:
        (story,) = results
        assert isinstance(story, Story)
        assert (story.id, story.url) == ("https://example.org/x", "https://example.org/x/final")


def test_pictures_and_failures_of_fetching_are_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(url: str, *, allow_private: bool) -> Page:
        if url.endswith("gone"):
            raise FetchError(f"{url}: status 404; check the address")
        return Page(url, b"\x89PNG", "image/png")

    monkeypatch.setattr(sources_room, "fetch", fetch)
    picture, gone = read("http://example.org/a.png", "http://example.org/gone")
    assert "image/png" in str(picture)
    assert "404" in str(gone)
