"""Sitemaps of news to records: an address, and what the news extension says of the story that stands there.

The forms are those of https://www.sitemaps.org/protocol.html and of Google's news sitemaps
(https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap), and what sites make of them: blanks
before the declaration, bare ampersands, HTML's entities, other spellings of the extension's name. They are read element
by element, with entities left unresolved and nothing loaded, so that no document can grow in memory.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from sagabook.errors import StoryError
from sagabook.stories.dates import parse_date
from sagabook.stories.feeds import Entry, Feed, record_of
from sagabook.stories.found import Place, Record, Unreadable, unreadable
from sagabook.stories.links import Follower
from sagabook.stories.mended import MendedXml
from sagabook.stories.repair import clean_line

if TYPE_CHECKING:
    from lxml.etree import _Element

#: The protocol allows 50,000 addresses a file; a few more are let pass.
_MAX_ADDRESSES = 100_000
#: "http://www.google.com/schemas/sitemap-news/0.9"; sites also write "https" and "google.co.uk".
_NEWS = re.compile(r"\{[^}]*/sitemap-news/[\d.]+/?\}")


@dataclass(frozen=True, slots=True)
class _Address:
    """One `url` or `sitemap` element: the text of what lies in it, by local name, the news extension's apart."""

    kind: str
    values: dict[str, str] = field(default_factory=dict)
    news: dict[str, str] = field(default_factory=dict)


def read_sitemap(
    stream: BinaryIO, source: str, *, outlet: str | None = None, follower: Follower | None = None
) -> Iterator[Record | Unreadable | str]:
    """Read the stories that a sitemap lists.

    Args:
        stream: The sitemap, unpacked.
        source: Its name or address.
        outlet: Who published them; else the publication that each entry names.
        follower: Follows each address to its page; without one a story is its headline, and an entry without a
            headline cannot be read.

    Yields:
        Each entry, to be read when asked; from a sitemap of sitemaps, the address of each; for what is no sitemap from
        some point on, why.
    """
    position = 0
    try:
        for address in _addresses(stream, where=source):
            position += 1
            url = clean_line(address.values.get("loc"))
            place = Place(source, position, f"{source}#{position} {url or ''}".rstrip())
            if position > _MAX_ADDRESSES:
                yield unreadable(place, f"over {_MAX_ADDRESSES:,} addresses; give a smaller sitemap")
                return
            if not url:
                yield unreadable(place, "an entry without an address; leave it out")
            elif address.kind == "sitemap":
                yield url
            elif follower is None and not address.news.get("title"):
                yield unreadable(place, "an address without a headline; let its page be fetched")
            else:
                yield record_of(_entry(address, position, url), source, outlet=outlet, follower=follower)
    except StoryError as error:
        yield unreadable(Place(source, position + 1, f"{source}#{position + 1}"), error)


def parse_sitemap(raw: bytes, *, where: str) -> Feed:
    """Take a sitemap of news apart as if it were a feed, to be watched like one.

    Args:
        raw: The sitemap.
        where: What to call it in an error.

    Returns:
        Its entries.

    Raises:
        StoryError: When it is no sitemap, or one of sitemaps.
    """
    entries: list[Entry] = []
    try:
        for address in islice(_addresses(io.BytesIO(raw), where=where), _MAX_ADDRESSES):
            if address.kind == "sitemap":
                raise StoryError(f"{where}: a sitemap of sitemaps; give the one that lists the news")
            if url := clean_line(address.values.get("loc")):
                entries.append(_entry(address, len(entries) + 1, url))
    except StoryError:
        if not entries:
            raise
        return Feed(tuple(entries), breaks_off=True)
    return Feed(tuple(entries), breaks_off=False)


def _entry(address: _Address, position: int, url: str) -> Entry:
    return Entry(
        key=url,
        position=position,
        title=clean_line(address.news.get("title")),
        link=url,
        content=None,
        summary=None,
        outlet=clean_line(address.news.get("name")),
        published=parse_date(address.news.get("publication_date", "")),
        language=(address.news.get("language") or "en")[:2].lower(),
    )


def _addresses(stream: BinaryIO, *, where: str) -> Iterator[_Address]:
    from lxml.etree import LxmlError, iterparse  # 0.1 s to import, so only sitemaps pay for it

    events = iterparse(
        MendedXml(stream),
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in events:
            kind = _local(element)
            if kind in {"url", "sitemap"} and element.getparent() is not None:
                yield _read_address(element, kind)
                _forget(element)
    except (LxmlError, SyntaxError) as error:  # XMLSyntaxError is both
        raise StoryError(f"{where}: not a whole XML document ({error}); get it again") from error


def _read_address(element: "_Element", kind: str) -> _Address:
    address = _Address(kind)
    for part in element.iter("*"):
        if _NEWS.match(str(part.tag)):
            address.news.setdefault(_local(part), (part.text or "").strip())
        elif part.getparent() is element:  # an image has an address of its own
            address.values.setdefault(_local(part), (part.text or "").strip())
    return address


def _local(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _forget(element: "_Element") -> None:
    """Let go of an element and of those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
