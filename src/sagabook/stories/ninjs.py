"""The IPTC's JSON for news, ninjs 1.x to 3.x, to stories (https://iptc.org/standards/ninjs/).

A news object has a `uri` and, in 1.x, a `headline` and bodies named `body_text`, `body_xhtml` and the like; from 2.0
on, lists of `headlines` and `bodies` with a role and a content type each. 3.0 writes the names of 2.x in camel case.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from sagabook.errors import StoryError
from sagabook.model import Story
from sagabook.stories.build import build_story
from sagabook.stories.dates import parse_date
from sagabook.stories.heading import find_headline
from sagabook.stories.page import text_of_markup
from sagabook.stories.repair import clean_line, require_text

#: Keys that no JSON Lines of stories has and every news object has one of.
_OWN_KEYS = frozenset({"uri", "bodies", "headlines", "body_text", "body_xhtml", "body_html", "versioncreated"})
_BODY_KEY = re.compile(r"body_?\w*")
_DESCRIPTION_KEY = re.compile(r"description(?:_\w+)?")
_HTML = ("text/html", "application/xhtml+xml", "")
#: Which body is read first; other forms, such as NITF, come last.
_ORDER = {form: at for at, form in enumerate((*_HTML, "text/plain"))}
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
#: What "canceled" is also called: in British, and with the prefix of its list.
_GONE = re.compile(r"(?:\w+:)?(withheld|cancell?ed)", re.IGNORECASE)
#: Roles that tell of something else than the story.
_ASIDE = re.compile(r"caption|ednote|abstract|summary|teaser|description|slug|advisory", re.IGNORECASE)
#: The version's own date first: its words were not there before. (Schema of ninjs 2.1.)
_DATES = ("versioncreated", "contentcreated", "firstcreated")


def is_ninjs(values: dict[str, object]) -> bool:
    """Whether a JSON object is a news object.

    Args:
        values: The object.

    Returns:
        True when it has a key that only ninjs has.
    """
    return any(key.lower() in _OWN_KEYS for key in values)


def story_from_ninjs(values: dict[str, object], *, where: str) -> Story:
    """Read the story of a news object.

    Of several bodies the one in HTML is taken, for it keeps its paragraphs, else the one in plain text. Where a news
    object of type text has none, as when only its head is sent, its description is taken.

    Args:
        values: The object.
        where: What to call it in an error.

    Returns:
        The story: `uri` is its id, and its address where it is one of the web; the outlet is the first of `infosources`
        or the holder of the copyright; the date is that of this version.

    Raises:
        StoryError: When it has no body, or its publisher has withheld or cancelled it or put it under an embargo that
            still holds.
    """
    values = {key.lower(): value for key, value in values.items()}
    if gone := _GONE.fullmatch(_line(values.get("pubstatus")) or ""):
        raise StoryError(f"{where}: {gone[1].lower()} by its publisher; leave it out")
    until = _line(values.get("embargoed"))
    if until and _is_to_come(until):
        raise StoryError(f"{where}: embargoed until {until[:40]}; try it again then")
    uri = _line(values.get("uri")) or _line(values.get("guid"))
    text = _text(values, where=where)
    language = _line(values.get("language"))
    return build_story(
        text,
        id=uri,
        title=_headline(values) or find_headline(text),
        outlet=_outlet(values),
        published=_published(values),
        url=uri if uri and uri.lower().startswith(("http://", "https://")) else None,
        language=language[:2].lower() if language else "en",
    )


def _line(value: object) -> str | None:
    return clean_line(value) if isinstance(value, str) else None


def _text(values: dict[str, object], *, where: str) -> str:
    kind = _line(values.get("type")) or "text"
    bodies = [body for body in _bodies(values) if body[1].strip()]
    if not bodies and kind == "text":
        bodies = [("", value) for value in _descriptions(values) if value.strip()]
    if not bodies:
        raise StoryError(f"{where}: a news object without a body, of type {kind[:20]}; give those of type text")
    bodies.sort(key=lambda body: _ORDER.get(body[0], len(_ORDER)))
    best = next((value for form, value in bodies if form in _HTML and _MARKUP.search(value)), bodies[0][1])
    return (text_of_markup if _MARKUP.search(best) else require_text)(best, where=where)


def _bodies(values: dict[str, object]) -> Iterator[tuple[str, str]]:
    """The bodies, each with its media type, "" where none is said: then it may be HTML."""
    for item in _items(values.get("bodies")):
        value = item.get("value")
        if isinstance(value, str) and not _ASIDE.search(str(item.get("role", ""))):
            yield str(item.get("contenttype") or "").partition(";")[0].strip().lower(), value
    for key, value in values.items():
        if isinstance(value, str) and _BODY_KEY.fullmatch(key):
            yield "", value


def _descriptions(values: dict[str, object]) -> Iterator[str]:
    for item in _items(values.get("descriptions")):
        value = item.get("value")
        if isinstance(value, str) and not str(item.get("role", "")).lower().startswith("caption"):
            yield value
    for key, value in values.items():
        if isinstance(value, str) and _DESCRIPTION_KEY.fullmatch(key):
            yield value


def _is_to_come(moment: str) -> bool:
    try:
        until = datetime.fromisoformat(moment)
    except ValueError:
        return False
    return (until if until.tzinfo else until.replace(tzinfo=UTC)) > datetime.now(UTC)


def _items(value: object) -> list[dict[str, object]]:
    if not isinstance(value, list):
        return []
    return [{str(key).lower(): part for key, part in item.items()} for item in value if isinstance(item, dict)]


def _headline(values: dict[str, object]) -> str | None:
    headlines = _items(values.get("headlines"))
    headlines.sort(key=lambda item: str(item.get("role", "")).lower() != "main")
    for printed in (*(item.get("value") for item in headlines), values.get("headline"), values.get("title")):
        if isinstance(printed, str) and (line := clean_line(_MARKUP.sub("", printed))):
            return line
    return None


def _outlet(values: dict[str, object]) -> str | None:
    names = [item.get("name") for item in _items(values.get("infosources"))]
    return next(filter(None, map(_line, (*names, values.get("copyrightholder"), values.get("source")))), None)


def _published(values: dict[str, object]) -> date | None:
    return next(filter(None, (parse_date(line) for key in _DATES if (line := _line(values.get(key))))), None)
