"""A source is known by its first bytes, and where they do not say, by its name."""

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagabook.stories.formats import HEAD_BYTES, Format, is_packed, recognise, unpacked_head

BOMB = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "]>"><!ENTITY b \'&a;>\'>]><rss version="2.0">'


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"Town sign Brandt.", "story.txt", Format.TEXT),
        (b"[Exclusive] Town sign Brandt", "story", Format.TEXT),
        (b"< 20 clubs want him", "story", Format.TEXT),
        (b"", "story.txt", Format.TEXT),
        (b"WARC/1.0\r\nWARC-Type: warcinfo", "x.txt", Format.ARCHIVE),
        (b"rubbish", "x.warc.gz", Format.ARCHIVE),
        (b'{"text": "One."}\n{"text": "Two."}\n', "x", Format.LINES),
        (b'\xef\xbb\xbf\n {"text": "One."}', "x.txt", Format.LINES),
        (b'{"text": "One."', "x.jsonl", Format.LINES),
        (b'{"text": "One.\n{"text": "Two."}\n', "x", Format.LINES),
        (b"broken\n", "x.ndjson.gz", Format.LINES),
        (b'{"text": "' + b"a" * HEAD_BYTES, "x", Format.LINES),
        (b'{\n  "uri": "x:1",\n  "headlines": [\n    {"value": "x"}\n  ]\n}', "x", Format.JSON),
        (b'[\n  {"text": "One."}\n]', "x", Format.JSON),
        (b"[]", "x", Format.JSON),
        (b"no JSON", "x.json", Format.JSON),
        (b"<!DOCTYPE html><html><p>x", "x.txt", Format.PAGE),
        (b"<!-- saved --><html>", "x", Format.PAGE),
        (b"<!doctype html>\n<p>x", "x", Format.PAGE),
        (b"<div><p>x</p></div>", "x", Format.PAGE),
        (b"words", "x.htm", Format.PAGE),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "x.xml", Format.PAGE),
        (b"<?xml version='1.0'?>\n<rss version='2.0'>", "x.xml", Format.FEED),
        (b"<rss version='2.0'>", "x.html", Format.FEED),
        (b"<html><body>not a feed", "feed.rss", Format.PAGE),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "x", Format.FEED),
        (b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "x", Format.FEED),
        (b"<?xml-stylesheet href='x'?><!-- > --><atom:feed>", "x", Format.FEED),
        (BOMB, "x", Format.FEED),
        (b"<urlset>", "x", Format.SITEMAP),
        (b"<?xml version='1.0'?><sm:sitemapindex>", "x", Format.SITEMAP),
        (b"<?xml version='1.0'?><NewsML>", "x.xml", Format.XML),
    ],
)
def test_sources_are_recognised(head: bytes, name: str, expected: Format) -> None:
    assert recognise(head, name) is expected


def test_packed_heads_are_unpacked_as_far_as_they_go() -> None:
    packed = gzip.compress(b"WARC/1.0" + b" " * 1_000_000)
    assert is_packed(packed)
    assert len(unpacked_head(packed)) == HEAD_BYTES
    assert unpacked_head(packed[:40]).startswith(b"WARC")
    assert unpacked_head(b"\x1f\x8brubbish") == b""


PIECES = [
    b"<",
    b">",
    b"<!DOCTYPE x [",
    b"]",
    b'"',
    b"'",
    b"<!--",
    b"-->",
    b"<?",
    b"?>",
    b"<rss",
    b"{",
    b"[",
    b"\n",
    b" ",
]


@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=5), max_size=30).map(b"".join))
def test_whatever_the_bytes_they_are_something(head: bytes) -> None:
    assert recognise(head, "x") in Format


@pytest.mark.parametrize("piece", [*PIECES, b"<!DOCTYPE x [<!ENTITY a 'b'>", b"<!-- -->", b"{[", b'{"', b"<p><!--"])
def test_no_head_takes_long(piece: bytes) -> None:
    started = time.perf_counter()
    recognise((piece * HEAD_BYTES)[:HEAD_BYTES], "x")
    assert time.perf_counter() - started < 1
