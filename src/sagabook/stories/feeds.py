"""RSS, Atom and RDF feeds to records, by feedparser: an entry's own text, its summary, or the page that it links to.

feedparser takes out of a document type what would grow or load something, and reads on where the XML is ill-formed.
"""

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from sagabook.errors import StoryError
from sagabook.model import Story
from sagabook.stories.build import build_story
from sagabook.stories.dates import parse_date
from sagabook.stories.found import Place, Record, Unreadable, unreadable
from sagabook.stories.links import Follower
from sagabook.stories.page import text_of_markup
from sagabook.stories.repair import clean_line, require_text

#: Feeds have up to 1 MB; this is what fetching lets through.
MAX_FEED_BYTES = 5_000_000

_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE | re.ASCII)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_END = re.compile(rb"</\s*(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.IGNORECASE | re.DOTALL)
_SEPARATOR = re.compile(r"\s+[|–—»·:-]\s+|:\s+")
_NO_LETTER = re.compile(r"[\W_]+")
#: A picture's caption, which feedparser would take for the entry's summary.
_CAPTION = re.compile(rb"(</?media:)description\b")
_SECONDS = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?", re.ASCII)
#: What programs print where they have no date.
_NO_DAYS = frozenset({date(1970, 1, 1), date(1, 1, 1)})
#: Media types of words; Atom lets an entry hold a picture, too (RFC 4287, section 4.1.3).
_WORDS = re.compile(r"(?:text/|application/(?:[\w.-]+\+)?xml\b).*|", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, as far as it says.

    `key` tells it from the feed's others, from one fetch to the next. `content` is its full text and `summary` what
    stands for it, both in HTML or plain.
    """

    key: str
    position: int
    title: str | None
    link: str | None
    content: str | None
    summary: str | None
    outlet: str | None
    published: date | None
    language: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its entries in the order of the document, and whether the document breaks off."""

    entries: tuple[Entry, ...]
    breaks_off: bool


def read_feed(
    raw: bytes,
    source: str,
    *,
    url: str | None = None,
    content_type: str = "",
    outlet: str | None = None,
    follower: Follower | None = None,
) -> Iterator[Record | Unreadable]:
    """Read a feed's entries.

    Args:
        raw: The feed.
        source: Its name or address.
        url: Where it stands, which relative links start from.
        content_type: Its content type as sent, for the charset.
        outlet: Who published the entries; else the source that an entry names, else the feed's title.
        follower: Follows an entry without its full text to its page; without one a story is title and summary.

    Yields:
        Each entry, to be read when asked; last, for a feed that breaks off, that it does.
    """
    try:
        feed = parse_feed(raw, where=source, url=url, content_type=content_type)
    except StoryError as error:
        yield unreadable(Place(source, 1, source), error, raw)
        return
    for entry in feed.entries:
        yield record_of(entry, source, outlet=outlet, follower=follower)
    if feed.breaks_off:
        position = len(feed.entries) + 1
        yield unreadable(Place(source, position, f"{source}#{position}"), "the feed breaks off; get it again")


def parse_feed(raw: bytes, *, where: str, url: str | None = None, content_type: str = "") -> Feed:
    """Take a feed apart.

    Args:
        raw: The feed.
        where: What to call it in an error.
        url: Where it stands.
        content_type: Its content type as sent.

    Returns:
        Its entries.

    Raises:
        StoryError: When it is no feed, or over 5 MB.
    """
    import feedparser  # 0.1 s to import, so only feeds pay for it

    if len(raw) > MAX_FEED_BYTES:
        raise StoryError(f"{where}: a feed of over {MAX_FEED_BYTES:,} bytes; split it")
    charset = _CHARSET.search(content_type)
    # The media type is what the bytes turned out to be: as text/xml without a charset they would count as ASCII.
    headers = {"content-type": f"application/xml; charset={charset[1]}" if charset else "application/xml"}
    if url:
        headers["content-location"] = url
    try:
        parsed = feedparser.parse(io.BytesIO(_CAPTION.sub(rb"\1caption", raw)), response_headers=headers)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError, RecursionError) as error:
        raise StoryError(f"{where}: the feed cannot be taken apart; get it again") from error
    if not parsed.get("version") and not parsed["entries"]:
        raise StoryError(f"{where}: not a feed; give the address of its RSS or Atom feed")
    about = parsed["feed"]
    outlet = _outlet_of(_text(about, "title"), _text(about, "link") or url)
    language = _text(about, "language") or "en"
    entries = tuple(
        _entry(values, position, outlet=outlet, language=language[:2].lower(), base=_text(about, "link") or "")
        for position, values in enumerate(parsed["entries"], start=1)
    )
    return Feed(entries, breaks_off=bool(parsed.get("bozo")) and not _END.search(raw, max(0, len(raw) - 2_000)))


def record_of(entry: Entry, source: str, *, outlet: str | None = None, follower: Follower | None = None) -> Record:
    """Make an entry a record.

    Args:
        entry: The entry.
        source: The feed's name or address.
        outlet: Who published it; else what the entry says.
        follower: Follows an entry without its full text to its page.

    Returns:
        The record.
    """
    place = Place(source, entry.position, f"{source}#{entry.position} {entry.link or entry.title or ''}".rstrip())
    if not entry.content and entry.link and follower is not None:
        link, follow = entry.link, follower.follow

        def read_page() -> Story | None:
            return follow(
                link,
                where=place.locator,
                id=entry.key,
                outlet=outlet or entry.outlet,
                published=entry.published,
            )

        return Record(place, b"", read_page)
    words = "\n\n".join(filter(None, (entry.title, entry.content or entry.summary)))
    return Record(place, words.encode("utf-8", "replace"), lambda: _story(entry, place, outlet))


def _story(entry: Entry, place: Place, outlet: str | None) -> Story:
    text, failure = "", StoryError(f"{place.locator}: an entry without title or text; leave it out")
    for words in filter(None, (entry.content, entry.summary, entry.title)):
        try:
            text = (text_of_markup if _TAG.search(words) else require_text)(words, where=place.locator)
            break
        except StoryError as error:  # markup without words, such as a picture
            failure = error
    if not text:
        raise failure
    return build_story(
        text,
        id=entry.key,
        title=entry.title,
        outlet=outlet or entry.outlet,
        published=entry.published,
        url=entry.link,
        language=entry.language,
    )


def _entry(values: dict[str, Any], position: int, *, outlet: str | None, language: str, base: str) -> Entry:
    title = _text(values, "title")
    link = _text(values, "link")
    source = values.get("source")
    own = clean_line(_text(source, "title")) if isinstance(source, Mapping) else None
    content = next(filter(None, map(_words, values.get("content", ()))), None)
    summary = _words(values.get("summary_detail"))
    return Entry(
        key=_text(values, "id") or link or title or (content or summary or f"#{position}")[:200],
        position=position,
        # Feeds of many outlets put the outlet behind each headline.
        title=clean_line(_TAG.sub("", title).removesuffix(f" - {own}")) if title else None,
        link=_address(_text(values, "feedburner_origlink"), base) or _address(link, base),
        content=content,
        summary=summary,
        outlet=own or outlet,
        published=_published(values),
        language=language,
    )


def _words(part: Mapping[str, Any] | None) -> str | None:
    """The value of a part in words or markup; None where there is none, or it is a picture."""
    return _text(part, "value") if part and _WORDS.fullmatch(_text(part, "type") or "") else None


def _address(link: str | None, base: str) -> str | None:
    """A link as an address of the web, from the site's own where it is a part of one; None where it is none."""
    try:
        whole = urljoin(base, link) if link else ""
    except ValueError:
        return None
    return whole if whole.lower().startswith(("http://", "https://")) else None


def _text(values: Mapping[str, Any], key: str) -> str | None:
    value = values.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _published(values: dict[str, Any]) -> date | None:
    """The day as printed, and where that is in no common form, as feedparser understands it (in UTC)."""
    for key in ("published", "updated"):
        # A key is asked for only where it stands: for `updated` feedparser would give `published`, with a warning.
        printed, moment = (dict.get(values, name) for name in (key, f"{key}_parsed"))
        day = _day(printed, moment) if isinstance(printed, str) else None
        if day is not None and day not in _NO_DAYS:
            return day
    return None


def _day(printed: str, moment: Any) -> date | None:
    if _SECONDS.fullmatch(printed.strip()):  # since 1970; feedparser would read them as digits of a year and a month
        return datetime.fromtimestamp(int(printed.strip()[:10]), UTC).date()
    if day := parse_date(printed):
        return day
    with suppress(ValueError, TypeError):
        return date(*moment[:3])
    return None


def _outlet_of(title: str | None, url: str | None) -> str | None:
    """The outlet that a feed's title names: of "Football | The Example" the part that is also in the address."""
    title = clean_line(_TAG.sub("", title)) if title else None
    if not title or not url:
        return title
    host = _NO_LETTER.sub("", _host(url))
    parts = [
        part for part in _SEPARATOR.split(title) if (letters := _NO_LETTER.sub("", part.lower())) and letters in host
    ]
    return max(parts, key=len) if parts else title


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
