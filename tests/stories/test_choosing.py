"""Of a folder the stories are chosen, by their first bytes and their names."""

import gzip
import json
from pathlib import Path

import pytest

from sagabook.stories.choosing import is_no_text, may_hold_stories

from .feed_documents import item, rss

STORY = json.dumps({"text": "Town sign Brandt."})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("story.txt", b"Town sign Brandt."),
        ("Mr. Brandt signs.TXT", b"Town sign Brandt."),
        ("story.txt.gz", gzip.compress(b"Town sign Brandt.")),
        ("page.html", b"words"),
        ("article?id=3", b"<!DOCTYPE html><html><p>Town sign Brandt."),
        ("stories.jsonl", f"{STORY}\n".encode()),
        ("stories.jsonl.gz", gzip.compress(f"{STORY}\n".encode())),
        ("stories.jsonl", f'{{broken\n[]\n{{"id": 1}}\n{STORY}\n'.encode()),
        ("stories.jsonl", b"{broken\n"),
        ("stories.jsonl", b'{"text": "' + b"a" * 100_000),
        ("stories", f"[{STORY}, {STORY}]".encode()),
        ("item.json", b'{"uri": "x:1", "headline": "Brandt signs"}'),
        ("items.json", b'[{"uri": "x:1", "body_text": "' + b"a" * 100_000),
        ("feed.xml", rss([item(1)])),
        ("feed", rss([item(1)])),
        ("news.warc.gz", b"damaged"),
    ],
)
def test_stories_are_chosen(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert may_hold_stories(str(tmp_path / name))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sagabook.db", b"SQLite format 3\0" + bytes(84)),
        ("sagabook.db-wal", b"\x37\x7f\x06\x82"),
        ("sagabook.db-shm", bytes(8)),
        ("feeds.toml", b'[[feed]]\nurl = "https://example.org/rss"\n'),
        ("feeds.toml.state.json", b'{"version": 1, "feeds": {"x": {"seen": ["' + b"a" * 100_000),
        ("claims.csv", b"id,story_id\n1,1\n"),
        ("claims.jsonl", b'{"id": 1, "kind": "bid", "fee_text": "about \xc2\xa360m"}\n'),
        ("read.jsonl", b'{"id": "a", "claims": [{"fee": {"text": "about 60m"}}]}\n'),
        ("claims.parquet", b"PAR1\x15\x04"),
        ("package.json", b'{\n  "name": "x"\n}'),
        ("shown.html", b'<!doctype html>\n<html><head><meta name="generator" content="Sagabook">'),
        ("fetch.py", b"import httpx\n"),
        ("README.md", b"<div><p>Notes</p></div>\n"),
        ("Makefile", b"all:\n"),
        ("pom.xml", b"<?xml version='1.0'?><project/>"),
        ("photo.jpg", b"\xff\xd8\xff"),
    ],
)
def test_what_lies_beside_them_is_not(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert not may_hold_stories(str(tmp_path / name))


def test_what_cannot_be_opened_is_left_for_reading_to_say(tmp_path: Path) -> None:
    assert may_hold_stories(str(tmp_path / "missing"))


def test_programs_and_tables_are_known_by_name() -> None:
    assert is_no_text("a/b.PY")
    assert is_no_text("claims.csv.gz")
    assert not is_no_text("a.py/story")
    assert not is_no_text("notes.md")
