"""The IPTC's JSON for news, ninjs 1.x to 3.x, to stories (https://iptc.org/standards/ninjs/).

A news object has a `uri` and, in 1.x, a `headline` and bodies named `body_text`, `body_xhtml` and the like; from 2.0
on, lists of `headlines` and `bodies` with a role and a content type each. 3.0 writes the names of 2.x in camel case.
"""

import re
from collections.abc import Iterator
from datetime import date

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
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
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

    Of several bodies the one in HTML is taken, for it keeps its paragraphs, else the one in plain text.

    Args:
        values: The object.
        where: What to call it in an error.

    Returns:
        The story: `uri` is its id, and its address where it is one of the web; the outlet is the first of `infosources`
        or the holder of the copyright; the date is that of this version.

    Raises:
        StoryError: When it has no body, or its publisher has withheld or cancelled it.
    """
    values = {key.lower(): value for key, value in values.items()}
    status = _line(values.get("pubstatus"))
    if status in {"withheld", "canceled"}:
        raise StoryError(f"{where}: {status} by its publisher; leave it out")
    uri = _line(values.get("uri"))
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
    bodies = [body for body in _bodies(values) if body.strip()]
    if not bodies:
        raise StoryError(f"{where}: a news object without a body; give those of type text")
    marked_up = next((body for body in bodies if _MARKUP.search(body)), None)
    return text_of_markup(marked_up, where=where) if marked_up else require_text(bodies[0], where=where)


def _bodies(values: dict[str, object]) -> Iterator[str]:
    for item in _items(values.get("bodies")):
        value = item.get("value")
        if isinstance(value, str) and not _ASIDE.search(str(item.get("role", ""))):
            yield value
    for key, value in values.items():
        if isinstance(value, str) and _BODY_KEY.fullmatch(key):
            yield value


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
