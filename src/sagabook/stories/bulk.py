"""Stories in bulk: whatever the user points at is cut into records, and each becomes a story or a reason why not."""

import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import urlsplit

from sagabook.errors import StoryError
from sagabook.model import Story
from sagabook.stories.archives import read_archive
from sagabook.stories.choosing import is_no_text, may_hold_stories
from sagabook.stories.feeds import MAX_FEED_BYTES, read_feed
from sagabook.stories.fetch import Page, fetch
from sagabook.stories.formats import HEAD_BYTES, Format, is_packed, recognise, unpacked_head
from sagabook.stories.found import Found, Place, Record, Unreadable, missing, settle, unopened, unreadable, whole
from sagabook.stories.json_values import json_values
from sagabook.stories.lines import bounded_lines, parse_object, story_from_object
from sagabook.stories.links import Follower
from sagabook.stories.page import decode_as, story_from_page
from sagabook.stories.paths import PassedBy, find_files
from sagabook.stories.plain import story_from_text
from sagabook.stories.sitemaps import read_sitemap

#: A text or a page larger than this is no story.
MAX_BYTES = 5_000_000
#: Sitemaps of sitemaps hold no further ones (https://www.sitemaps.org/protocol.html); one level more is let pass.
_DEEPEST_SITEMAP = 2

_URL = re.compile(r"https?://", re.IGNORECASE)
_NO_PAGE = re.compile(r"(?:image|audio|video|font)/|application/(?:pdf|zip)\b")


@dataclass(frozen=True, slots=True)
class _Order:
    """What was asked of all sources alike."""

    outlet: str | None
    published: date | None
    wanted: Callable[[bytes], bool] | None
    follower: Follower | None
    allow_private: bool
    done: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Source:
    """One file or page: its name, the stories' id if it holds a single one, its address and content type if any."""

    name: str
    id: str | None
    url: str | None = None
    content_type: str = ""
    after: int = 0


def gather(
    inputs: Iterable[str | Path],
    *,
    done: Mapping[str, int] | None = None,
    outlet: str | None = None,
    published: date | None = None,
    wanted: Callable[[bytes], bool] | None = None,
    follow: bool = False,
    fetch_page: Callable[[str], Page] | None = None,
    allow_private: bool = False,
    passed_by: Callable[[str], object] = lambda path: None,
) -> Iterator[Found | Unreadable]:
    """Read every story in the inputs; what cannot be read is given with its reason, and the rest goes on.

    Nothing is held but the record at hand, so a file may be of any size. What a source is, its first bytes say, and
    where they do not, its name: text, a page, JSON Lines, ninjs, a feed, a sitemap of news, a web archive, each packed
    with gzip or not (`docs/stories.md`).

    Args:
        inputs: Files, folders (read to the bottom, sorted, without hidden files), patterns, and http(s) addresses.
        done: For each source the position that it was read up to; what lies there and before is passed over. Made from
            the places of what was given (`done[place.source] = place.position`), it makes reading go on where it
            stopped.
        outlet: Who published the stories. It wins over what a text, a page or a feed says, and fills in for records
            of JSON Lines, ninjs and archives, which mix outlets.
        published: The day that they were published; it wins over what a text or a page says, and fills in elsewhere.
        wanted: Looks at the bytes of each record before it is read, and turns away what is not worth the reading.
        follow: Fetch the pages that entries of feeds (those without their full text) and of sitemaps link to, and the
            sitemaps that a sitemap given by its address names.
        fetch_page: Fetches those; else a `Visitor`, which asks robots.txt and keeps its pace.
        allow_private: Fetch from this machine and the local network too.
        passed_by: Told of each file of a folder that holds no stories by its first bytes and its name; a file that is
            named itself is tried whatever it is called.

    Yields:
        `Found` and `Unreadable` items, each with its place, in the order of the sources and of the records in them.
        Nothing is raised for what cannot be read.
    """
    order = _Order(
        outlet,
        published,
        wanted,
        Follower(fetch_page or _guest(allow_private), wanted) if follow else None,
        allow_private,
        done or {},
    )
    for name in map(str, inputs):
        if amiss := _amiss(name):
            yield amiss
            continue
        if _URL.match(name):
            yield from _from_address(name, order, fetcher=None, depth=0)
            continue
        for path in find_files(name, may_hold_stories):
            if isinstance(path, PassedBy):
                passed_by(path.path)
            elif isinstance(path, Unreadable):
                yield path
            else:
                yield from _from_file(path, order)


def _amiss(name: str) -> Unreadable | None:
    """Why a name that looks like an address is none; a password in it is neither told nor kept."""
    scheme, colon, rest = name.partition("://")
    if not colon or not scheme.isalnum():
        return None
    authority, slash, path = rest.partition("/")
    if "@" in authority:
        bare = f"{scheme}://{authority.rpartition('@')[2]}{slash}{path}"
        return missing(bare, "the address carried a user name; give it without")
    if not _URL.match(name) or not authority:
        return missing(name, "not an http or https address; give one such as https://example.org/story")
    return None


def _guest(allow_private: bool) -> Callable[[str], Page]:
    from sagabook.stories.manners import Visitor

    return Visitor(allow_private=allow_private).fetch


def _from_file(path: str, order: _Order) -> Iterator[Found | Unreadable]:
    try:
        stream = cast("io.BufferedReader", open(path, "rb", buffering=HEAD_BYTES))  # noqa: SIM115
    except OSError as error:
        yield unreadable(unopened(path), f"cannot be read: {error.strerror or error}; check the permissions")
        return
    with stream:  # what is read of it, and what a caller does, is none of the errors above
        source = _Source(path, id=Path(path).stem, after=order.done.get(path, 0))
        yield from _sift(_records(stream, source, order), source, order)


def _from_address(
    url: str, order: _Order, *, fetcher: Callable[[str], Page] | None, depth: int
) -> Iterator[Found | Unreadable]:
    try:
        page = fetcher(url) if fetcher else fetch(url, allow_private=order.allow_private)
        if _NO_PAGE.match(page.content_type.strip().lower()):
            raise StoryError(f"{url}: {page.content_type[:60]}, not a page; give the address of an article")
    except StoryError as error:
        yield unreadable(unopened(url), error)
        return
    source = _Source(url, id=url, url=page.url, content_type=page.content_type, after=order.done.get(url, 0))
    named: list[str] = []
    stream = cast("io.BufferedReader", io.BufferedReader(cast(io.RawIOBase, io.BytesIO(page.body)), HEAD_BYTES))
    yield from _sift(_records(stream, source, order, named=named), source, order)
    for below in named:
        if depth == _DEEPEST_SITEMAP:
            yield unreadable(unopened(below), "a sitemap named too deep in others; give its own address")
        elif order.follower is None:
            yield unreadable(
                unopened(below), "a sitemap that another names; let it be followed, or give its own address"
            )
        else:
            yield from _from_address(below, order, fetcher=order.follower.fetch_page, depth=depth + 1)


def _sift(items: Iterator[Record | Unreadable], source: _Source, order: _Order) -> Iterator[Found | Unreadable]:
    """Read the records that are asked for."""
    for item in items:
        if item.place.position <= source.after:
            continue
        if isinstance(item, Unreadable):
            yield item
        elif not (item.raw and order.wanted is not None and not order.wanted(item.raw)):
            settled = settle(item)
            if isinstance(settled, Found):
                yield Found(_filled_in(settled.story, order), settled.place)
            elif settled is not None:
                yield settled


def _records(
    stream: io.BufferedReader, source: _Source, order: _Order, *, named: list[str] | None = None
) -> Iterator[Record | Unreadable]:
    """Cut a source into records by what it is; the sitemaps that it names are added to `named`."""
    last = 0
    packed = False
    try:
        head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
        packed = is_packed(head)
        format = _format_of(unpacked_head(head) if packed else head, source)
        if format is Format.ARCHIVE:  # packed record by record, which its reader wants to see
            items = read_archive(stream, source.name, after=source.after)
        else:
            unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=stream) if packed else stream)
            items = _cut(unpacked, format, source, order, named)
        for item in items:
            last = item.place.position
            yield item
    except (OSError, EOFError, zlib.error) as error:
        what = "damaged gzip data" if packed else "cannot be read on"
        yield unreadable(Place(source.name, last + 1, source.name), f"{what} ({error}); get the file again")
    else:
        if not last and not named:
            yield unreadable(whole(source.name), "empty; a story needs some text")


def _format_of(head: bytes, source: _Source) -> Format:
    format = recognise(head, source.name if source.url is None else _path_of(source.url))
    kind = source.content_type.partition(";")[0].strip().lower()
    if kind in {"text/html", "application/xhtml+xml"} and format is Format.TEXT:
        return Format.PAGE
    return Format.TEXT if kind == "text/plain" and format is Format.PAGE else format


def _path_of(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _cut(
    stream: BinaryIO, format: Format, source: _Source, order: _Order, named: list[str] | None
) -> Iterator[Record | Unreadable]:
    match format:
        case Format.LINES:
            return _cut_lines(stream, source)
        case Format.JSON:
            return _cut_json(stream, source)
        case Format.SITEMAP:
            return _cut_sitemap(stream, source, order, named)
        case Format.FEED:
            return read_feed(
                stream.read(MAX_FEED_BYTES + 1),
                source.name,
                url=source.url,
                content_type=source.content_type,
                outlet=order.outlet,
                follower=order.follower,
            )
        case _:
            return _take_whole(stream, format, source, order)


def _take_whole(stream: BinaryIO, format: Format, source: _Source, order: _Order) -> Iterator[Record | Unreadable]:
    """A source that is one story: a page or a text."""
    raw = stream.read(MAX_BYTES + 1)
    place = whole(source.name)
    if not raw.strip():
        return
    if len(raw) > MAX_BYTES:
        yield unreadable(place, f"over {MAX_BYTES:,} bytes; give many stories as JSON Lines (.jsonl)")
    elif format is Format.TEXT and source.url is None and is_no_text(source.name):
        yield unreadable(place, "a program or a table by its name, not a story; leave it out, or call it .txt")
    elif format is Format.XML:
        yield unreadable(place, "XML of a kind that is not read; give a feed, a sitemap, a page or a text", raw)
    elif format is Format.PAGE:
        yield Record(
            place,
            raw,
            lambda: story_from_page(
                decode_as(raw, source.content_type),
                where=source.name,
                id=source.id,
                url=source.url,
                outlet=order.outlet,
                published=order.published,
            ),
        )
    else:
        yield Record(
            place,
            raw,
            lambda: story_from_text(
                raw,
                where=source.name,
                id=source.id,
                url=source.url,
                outlet=order.outlet,
                published=order.published,
            ),
        )


def _cut_lines(stream: BinaryIO, source: _Source) -> Iterator[Record]:
    for number, line in enumerate(bounded_lines(stream.readline), start=1):
        if line and not line.isspace():
            place = Place(source.name, number, f"{source.name}:{number}")
            yield Record(place, line, partial(_read_line, line, place.locator))


def _read_line(line: bytes, where: str) -> Story:
    return story_from_object(parse_object(line, where=where), where=where)


def _cut_json(stream: BinaryIO, source: _Source) -> Iterator[Record | Unreadable]:
    number = 0
    try:
        for number, (value, text) in enumerate(json_values(stream, where=source.name), start=1):
            place = Place(source.name, number, f"{source.name}#{number}")
            raw = text.encode("utf-8", "replace")
            if isinstance(value, dict):
                yield Record(place, raw, partial(story_from_object, value, where=place.locator))
            else:
                yield unreadable(place, "not a JSON object; give objects with a text", raw)
    except StoryError as error:
        yield unreadable(Place(source.name, number + 1, f"{source.name}#{number + 1}"), error)


def _filled_in(story: Story, order: _Order) -> Story:
    if (order.outlet and not story.outlet) or (order.published and not story.published):
        return replace(story, outlet=story.outlet or order.outlet, published=story.published or order.published)
    return story


def _cut_sitemap(
    stream: BinaryIO, source: _Source, order: _Order, named: list[str] | None
) -> Iterator[Record | Unreadable]:
    position = 0
    for item in read_sitemap(stream, source.name, outlet=order.outlet, follower=order.follower):
        if not isinstance(item, str):
            position = item.place.position
            yield item
        elif named is not None:
            named.append(item)
        else:
            place = Place(source.name, position + 1, source.name)
            yield unreadable(place, "a sitemap of sitemaps; give it by its address, or the sitemaps that it names")
            return
