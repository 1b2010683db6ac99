"""Archives give their pages one by one; damage costs the record that it struck and no other."""

import gzip
import io
import tracemalloc
import zlib
from datetime import date
from typing import IO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagabook.model import Story
from sagabook.stories.archives import read_archive
from sagabook.stories.found import Found, Record, Unreadable, settle

from .archive_records import answer, archive, page, record


def read(raw: bytes, *, after: int = 0) -> list[Found | Unreadable]:
    items = read_archive(io.BytesIO(raw), "news.warc", after=after)
    return [item for each in items if (item := settle(each) if isinstance(each, Record) else each)]


def outline(items: list[Found | Unreadable]) -> list[tuple[int, bool]]:
    """Each item's position and whether it is a story."""
    return [(item.place.position, isinstance(item, Found)) for item in items]


def story_of(block: bytes) -> Story:
    (item,) = read(record(block))
    assert isinstance(item, Found), item
    return item.story


PAGES = [record(answer(page(number).encode()), number=number) for number in range(4)]


@pytest.mark.parametrize("packed", [False, True])
def test_each_page_is_a_story_with_its_place(packed: bool) -> None:
    items = read(archive(PAGES, packed=packed))
    assert outline(items) == [(1, True), (2, True), (3, True), (4, True)]
    second = items[1]
    assert isinstance(second, Found)
    assert second.place.locator == "news.warc#2 https://example.org/1"
    assert (second.story.id, second.story.url) == ("https://example.org/1", "https://example.org/1")
    assert second.story.title == "Story 1"
    assert "£12m" in second.story.text


def test_an_archive_packed_as_one_is_read_too() -> None:
    assert len(read(gzip.compress(archive(PAGES)))) == 4


def test_the_day_is_the_page_s_own_and_else_that_of_the_visit() -> None:
    dated = page(head='<meta property="article:published_time" content="2017-07-30T23:00:00Z">')
    assert story_of(answer(dated.encode())).published == date(2017, 7, 30)
    assert story_of(answer(page().encode())).published == date(2017, 8, 1)


@pytest.mark.parametrize(
    "other",
    [
        record(answer(page().encode()), kind="request"),
        record(b"software: none", kind="warcinfo"),
        record(answer(b"gone", status="404 Not Found")),
        record(answer(page().encode(), status="301 Moved")),
        record(answer(b"\x89PNG", kind="image/png")),
        record(answer(b"no page", kind=None)),
        record(b""),
    ],
)
def test_what_is_no_page_is_passed_over(other: bytes) -> None:
    assert outline(read(other + PAGES[0])) == [(2, True)]


def test_a_page_without_a_type_is_known_by_its_tags() -> None:
    assert story_of(answer(page().encode(), kind=None)).title == "Story 0"


@pytest.mark.parametrize(
    ("kind", "encoding"),
    [
        ("text/html; charset=windows-1252", "cp1252"),
        ('text/html; charset="ISO-8859-1"', "cp1252"),
        ("text/html;charset=utf-16le", "utf-16-le"),
        ("text/html; charset=unheard-of", "utf-8"),
        ("text/html; charset=unicode_escape", "utf-8"),
        ("text/html; charset=ascii", "utf-8"),
        ("application/xhtml+xml", "utf-8"),
    ],
)
def test_the_charset_of_the_answer_is_used(kind: str, encoding: str) -> None:
    assert "£12m" in story_of(answer(page().encode(encoding), kind=kind)).text


def chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


def brotli(body: bytes) -> bytes:
    """Brotli without a compressor: the stream header (16-bit window), uncompressed metablocks, the last, empty one.

    RFC 7932, section 9: WBITS 0; then for each block ISLAST 0, MNIBBLES 0 (four), MLEN - 1, ISUNCOMPRESSED 1.
    """
    bits = 0
    width = 1
    out = b""
    for start in range(0, len(body), 60_000):
        piece = body[start : start + 60_000]
        bits |= ((len(piece) - 1) << 3 | 1 << 19) << width
        width += 20
        out += bits.to_bytes((width + 7) // 8, "little") + piece
        bits, width = 0, 0
    return out + b"\x03"


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (["Content-Encoding: gzip"], gzip.compress(page().encode())),
        (["Content-Encoding: x-gzip"], page().encode()),  # unpacked by the crawler, which kept the line
        (["Content-Encoding: deflate"], zlib.compress(page().encode())),
        (["Content-Encoding: deflate"], zlib.compress(page().encode(), wbits=-15)),
        (["Content-Encoding: br"], brotli(page().encode())),
        (["Content-Encoding: identity"], page().encode()),
        (["Transfer-Encoding: chunked"], chunked(page().encode())),
        (["Transfer-Encoding: chunked"], page().encode()),
        (["Transfer-Encoding: chunked", "Content-Encoding: gzip"], chunked(gzip.compress(page().encode()))),
    ],
)
def test_packed_answers_are_unpacked(lines: list[str], body: bytes) -> None:
    assert story_of(answer(body, lines=lines)).title == "Story 0"


def test_header_lines_may_end_without_a_carriage_return() -> None:
    head, _, body = answer(page().encode()).partition(b"\r\n\r\n")
    assert story_of(head.replace(b"\r\n", b"\n") + b"\n\n" + body).title == "Story 0"
    assert story_of(b"HTTP/2 200\r\ncontent-type: TEXT/HTML\r\n\r\n" + page().encode()).title == "Story 0"


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (answer(b"not brotli", lines=["Content-Encoding: br"]), "damaged br data"),
        (answer(b"not zlib", lines=["Content-Encoding: deflate"]), "damaged deflate data"),
        (answer(b"?", lines=["Content-Encoding: compress"]), "packed as 'compress'"),
        (answer(gzip.compress(b"<p>" * 5_000_000), lines=["Content-Encoding: gzip"]), "over 5,000,000 bytes"),
        (answer(b"<html><body></body></html>"), "no story found"),
        (answer(b"a" * 5_200_000), "over 5,100,000 bytes"),
    ],
)
def test_an_answer_that_cannot_be_read_says_why_and_the_next_is_read(block: bytes, reason: str) -> None:
    first, second = read(record(block) + PAGES[1])
    assert isinstance(first, Unreadable)
    assert reason in first.reason
    assert "\n" not in first.reason
    assert isinstance(second, Found)


def spoiled(packed: bytes) -> bytes:
    middle = len(packed) // 2
    return packed[:middle] + bytes(byte ^ 0xFF for byte in packed[middle : middle + 4]) + packed[middle + 4 :]


ZIPPED = [gzip.compress(each) for each in PAGES]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"".join(ZIPPED)[:-60], [(1, True), (2, True), (3, True), (4, False)]),
        (b"".join(PAGES)[:-200], [(1, True), (2, True), (3, True), (4, False)]),
        (b"".join(PAGES) + PAGES[0][:40], [(1, True), (2, True), (3, True), (4, True), (5, False)]),
        (ZIPPED[0] + spoiled(ZIPPED[1]) + ZIPPED[2], [(1, True), (2, False), (3, True)]),
        (ZIPPED[0] + spoiled(ZIPPED[1]) * 2 + ZIPPED[2], [(1, True), (2, False), (3, True)]),
        (ZIPPED[0] + ZIPPED[1][:-8] + bytes(8) + ZIPPED[2], [(1, True), (2, False), (3, True)]),
        (PAGES[0] + b"rubbish\r\n\r\n" + PAGES[1], [(1, True), (2, False), (3, True)]),
        (ZIPPED[0] + b"rubbish" + ZIPPED[1], [(1, True), (2, False), (3, True)]),
        (record(answer(b"<p>x"), length=99_999) + PAGES[1] + PAGES[2], [(1, False), (2, True), (3, True)]),
        (record(answer(b"<p>x"), length="many") + PAGES[1], [(1, False), (2, True)]),
        (record(answer(b"<p>x"), length="9" * 30) + PAGES[1], [(1, False), (2, True)]),
        (b"no archive at all", [(1, False)]),
        (b"WARC/1.0\r\n", [(1, False)]),
    ],
)
def test_damage_costs_one_record(raw: bytes, expected: list[tuple[int, bool]]) -> None:
    assert outline(read(raw)) == expected


def test_an_archive_full_of_damage_is_given_up() -> None:
    items = read((PAGES[0] + b"rubbish\r\n\r\n") * 200)
    assert len(items) < 250
    last = items[-1]
    assert isinstance(last, Unreadable)
    assert "damaged in 100 places" in last.reason


def test_a_pipe_is_read_up_to_the_first_damage() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    pipe = cast(IO[bytes], Pipe(PAGES[0] + b"rubbish\r\n\r\n" + PAGES[1]))
    items = list(read_archive(cast(io.BytesIO, pipe), "pipe"))
    assert [type(item) for item in items] == [Record, Unreadable]


def test_the_next_record_is_found_across_the_pieces_that_are_read() -> None:
    rubbish = b"x" * ((1 << 20) - len(PAGES[0]) - 3) + b"\r\n"
    assert outline(read(PAGES[0] + rubbish + PAGES[1])) == [(1, True), (2, False), (3, True)]
    noise = b"\x1f\x8b\x08" * ((1 << 20) // 3)
    assert outline(read(ZIPPED[0] + noise + ZIPPED[1])) == [(1, True), (2, False), (3, True)]


def test_memory_does_not_grow_with_the_archive() -> None:
    big = record(answer(b"<p>" + b"word " * 200_000), number=9)
    raw = big * 30
    list(read_archive(io.BytesIO(big), "news.warc"))  # imports
    tracemalloc.start()
    for _ in read_archive(io.BytesIO(raw), "news.warc"):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000


kinds = st.sampled_from(["page", "other", "cut", "spoiled"])


kinds = st.sampled_from(["page", "other", "damaged"])


@settings(max_examples=80, deadline=None)
@given(st.lists(kinds, max_size=8), st.booleans(), st.integers(0, 9))
def test_every_record_comes_once_in_order_and_any_tail_can_be_had(drawn: list[str], packed: bool, after: int) -> None:
    raw = b""
    for position, kind in enumerate(drawn, start=1):
        each = record(answer(page(position).encode()), kind="metadata" if kind == "other" else "response")
        if kind == "damaged":
            raw += spoiled(gzip.compress(each)) if packed else each.replace(b"Content-Length: ", b"Content-Length: 9")
        else:
            raw += gzip.compress(each) if packed else each
    items = read(raw)
    positions = [item.place.position for item in items]
    assert positions == sorted(set(positions))
    titles = [item.story.title for item in items if isinstance(item, Found)]
    assert titles == [f"Story {position}" for position, kind in enumerate(drawn, start=1) if kind == "page"]
    if not packed:  # damaged members of gzip side by side are one stretch of damage
        assert outline(items) == [(at, kind == "page") for at, kind in enumerate(drawn, start=1) if kind != "other"]
    assert any(isinstance(item, Unreadable) for item in items) == ("damaged" in drawn)
    assert read(raw, after=after) == [item for item in items if item.place.position > after]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 2_000), st.booleans())
def test_whatever_the_bytes_reading_ends(noise: bytes, at: int, packed: bool) -> None:
    raw = archive(PAGES[:2], packed=packed)
    for spoilt in (noise, raw[:at] + noise + raw[at:], raw[:at] + noise + raw[at + len(noise) :]):
        items = list(read_archive(io.BytesIO(spoilt), "news.warc"))
        positions = [item.place.position for item in items]
        assert positions == sorted(set(positions))
