"""Web archives, WARC 1.0 and 1.1 (ISO 28500), packed or not, to records: the pages in them.

FastWARC reads them. Of pages of 39 kB it went through 22,900 records a second on one core, packed one by one, and
warcio through 8,600 (`bench/gathering.py`); unpacked, through 120,000 and 33,000. It is lenient where a record is cut
short, so that is checked here, and gives up where one is damaged, so reading goes on here from the next record that can
be found.
"""

import io
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from sagabook.errors import StoryError
from sagabook.model import Story
from sagabook.stories.dates import parse_date
from sagabook.stories.formats import HEAD_BYTES, Format, is_packed, recognise, unpacked_head
from sagabook.stories.found import Place, Record, Unreadable, unreadable
from sagabook.stories.page import MAX_PAGE_BYTES, decode_as, story_from_page

if TYPE_CHECKING:
    from fastwarc import WarcRecord

#: A page's block is not read past this, headers and packing included.
_MAX_BLOCK = MAX_PAGE_BYTES + 100_000
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_CHUNK = 1 << 20
#: Each damage may cost a walk through the rest of the file, so after so many the rest is given up.
_MOST_DAMAGES = 100
#: What a record starts with: a gzip member (RFC 1952; deflate is its only method), or the version line.
_MEMBER = b"\x1f\x8b\x08"
_VERSION = b"WARC/1."
#: So much of a gzip member is unpacked to see whether it holds a record.
_GLIMPSE = 512
#: zlib's way to say: a gzip stream.
_GZIP = 31


def read_archive(stream: BinaryIO, source: str, *, after: int = 0) -> Iterator[Record | Unreadable]:
    """Read the pages of an archive.

    Positions count its records of every kind. Only `response` records are read, of those only pages (HTML), and of
    those only the ones of status 200; all others are passed over without a word.

    Args:
        stream: The archive, packed or not; one that cannot be sought in is read up to the first damage.
        source: Its name.
        after: Pass over this many records, which costs little more than unpacking them.

    Yields:
        Each page, to be read when asked; for each damaged stretch or record, why.
    """
    from fastwarc import ArchiveIterator

    packed = is_packed(_peek(stream))
    position = 0
    start: int | None = 0
    told = False  # whether the damage at hand was given already
    damages = 0
    while start is not None:
        if start:
            stream.seek(start)
        reason = ""
        try:
            for record in ArchiveIterator(stream, parse_http=False):
                start = record.stream_pos
                position += 1
                told = False
                item, sound = _take(record, source, position, read=position > after)
                if item is not None:
                    yield item
                if not sound:
                    told = True
                    break
            else:
                if not packed:
                    return
        except OSError as error:
            reason = f" ({error})"
        # A damaged gzip header ends an archive without an error, so what looks like the end is not believed.
        start = _next_start(stream, start + 1, packed=packed) if stream.seekable() else None
        if (reason or start is not None) and not told:
            position += 1
            told = True
            if position > after:
                yield unreadable(_place(source, position), f"damaged{reason}; get the file again")
        damages += 1
        if damages == _MOST_DAMAGES:
            yield unreadable(_place(source, position + 1), f"damaged in {damages} places; get the file again")
            return


def _take(record: "WarcRecord", source: str, position: int, *, read: bool) -> tuple[Record | Unreadable | None, bool]:
    """A record's page or failure if it has one, and whether the record is as long as it says."""
    uri = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    place = _place(source, position, uri)
    length = record.headers.get("Content-Length") or ""
    size = int(length) if length.isascii() and length.isdecimal() and len(length) < 19 else None
    said = record.headers.get("WARC-Type") or ""
    item: Record | Unreadable | None = None
    block = record.reader.read(min(size or 0, _MAX_BLOCK)) if read and said.lower() == "response" else b""
    if size is None or len(block) + record.reader.consume() < size:
        return (unreadable(place, "cut short; get the file again", block) if read else None), False
    if block and size > _MAX_BLOCK:
        item = unreadable(place, f"over {_MAX_BLOCK:,} bytes; leave it out")
    elif block:
        item = _read_response(block, place, uri, day=record.headers.get("WARC-Date") or "")
    return item, True


def _read_response(block: bytes, place: Place, uri: str, *, day: str) -> Record | Unreadable | None:
    """The page in an HTTP answer; None when it is no page, or none of status 200."""
    from fastwarc.warc import HeaderMap

    headers, stream = HeaderMap(), io.BytesIO(_with_whole_line_ends(block))
    try:
        stream.seek(headers.parse(stream))
    except OSError as error:
        return unreadable(place, f"no HTTP answer ({error}); leave it out", block)
    if headers.status_code != 200:
        return None
    kind = headers.get("Content-Type") or ""
    named = kind.partition(";")[0].strip().lower()
    if named and named not in _PAGE_TYPES:
        return None
    try:
        body = _unpack(
            stream.read(),
            chunked="chunked" in (headers.get("Transfer-Encoding") or "").lower(),
            packing=(headers.get("Content-Encoding") or "").strip().lower(),
            where=place.locator,
        )
    except StoryError as error:
        return unreadable(place, error, block)
    if not named and recognise(body[:HEAD_BYTES], "") is not Format.PAGE:
        return None

    def read() -> Story:
        story = story_from_page(decode_as(body, kind), where=place.locator, id=uri or None, url=uri or None)
        return story if story.published else replace(story, published=parse_date(day))

    return Record(place, body, read)


def _with_whole_line_ends(block: bytes) -> bytes:
    """An answer whose header lines end as they should: some servers leave the carriage return out (RFC 9112, 2.2)."""
    head, blank, body = block.partition(b"\n\n")
    return block if not blank or b"\r\n\r\n" in head else head.replace(b"\n", b"\r\n") + b"\r\n\r\n" + body


def _unpack(body: bytes, *, chunked: bool, packing: str, where: str) -> bytes:
    """Undo what the transfer did (RFC 9112, section 7.1; RFC 9110, section 8.4.1), as far as the crawler left it."""
    from fastwarc.stream_io import BrotliReader, ChunkedReader

    limit = MAX_PAGE_BYTES + 1
    if chunked:
        # Many crawlers keep the header and store the body without chunks.
        with suppress(OSError):
            body = ChunkedReader(io.BytesIO(body)).read(limit)
    try:
        if packing in {"gzip", "x-gzip"}:
            return zlib.decompressobj(_GZIP).decompress(body, limit) if is_packed(body) else body
        if packing == "deflate":
            # Some send it without zlib's frame, and browsers take that (RFC 9110, section 8.4.1.2).
            framed = body[:1] == b"x"
            return zlib.decompressobj(zlib.MAX_WBITS if framed else -zlib.MAX_WBITS).decompress(body, limit)
        if packing == "br":
            return BrotliReader(io.BytesIO(body)).read(limit)
    except (OSError, zlib.error) as error:
        raise StoryError(f"{where}: damaged {packing} data; leave it out") from error
    if packing in {"", "identity"}:
        return body
    raise StoryError(f"{where}: packed as {packing[:20]!r}, which is not read; leave it out")


def _place(source: str, position: int, uri: str = "") -> Place:
    return Place(source, position, f"{source}#{position} {uri}".rstrip())


def _peek(stream: BinaryIO) -> bytes:
    """The first bytes, left where they are; nothing of a stream that cannot do that."""
    if isinstance(stream, io.BufferedReader):
        return stream.peek(len(_MEMBER))
    if not stream.seekable():
        return b""
    head = stream.read(len(_MEMBER))
    stream.seek(0)
    return head


def _next_start(stream: BinaryIO, at: int, *, packed: bool) -> int | None:
    """Where the next record begins, at or after an offset."""
    mark = _MEMBER if packed else b"\n" + _VERSION
    stream.seek(at)
    held = stream.read(_CHUNK)
    while held:
        more = stream.read(_CHUNK)
        found = held.find(mark)
        while found >= 0:
            # A mark too close to the end is looked at again with what follows.
            if more and len(held) - found < _GLIMPSE:
                break
            if not packed:
                return at + found + 1
            if unpacked_head(held[found : found + _GLIMPSE]).startswith(_VERSION):
                return at + found
            found = held.find(mark, found + 1)
        kept = held[-_GLIMPSE:] if more else b""
        at += len(held) - len(kept)
        held = kept + more
    return None
