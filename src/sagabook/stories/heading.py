"""What stands above a story: "Published:" and like lines, bylines, the headline."""

import re
from dataclasses import dataclass
from datetime import date

from sagabook.stories.dates import parse_date

#: The lines from the top among which headers are looked for.
_TOP_LINES = 24
#: The longest headlines of 5,306 real stories have 140 characters.
_LONGEST_HEADLINE = 160
_LONGEST_OUTLET = 60

_KEYS = {
    "published": "published",
    "date": "published",
    "source": "outlet",
    "outlet": "outlet",
    "publication": "outlet",
    "title": "title",
    "headline": "title",
    "url": "url",
    "link": "url",
}
_HEADER = re.compile(rf"(?P<key>{'|'.join(_KEYS)})[ \t]*:[ \t]*(?P<value>\S.*)", re.IGNORECASE)
_PUBLISHED = re.compile(r"(?:first )?published(?: on| at)?[ \t]+(?P<value>\S.{5,60})", re.IGNORECASE)
_BYLINE = re.compile(r"(?:By|BY):? +[A-Z][\w.'’-]*(?:[ ,&]+(?:[A-Z][\w.'’-]*|and|for|in|at|of|the)){0,12}")
#: Small words that names of outlets hold; any other means that "Source: …" is a sentence.
_NAME_WORDS = frozenset({"the", "of", "and", "&", "dello", "della", "de", "del", "do", "da", "di", "le", "la", "on"})


@dataclass(slots=True)
class Heading:
    """What the top of a text says of it, and the text without the lines that said it."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None


def read_heading(text: str) -> Heading:
    """Take the header lines off a cleaned text and find its headline.

    Header lines stand before anything else or right under the headline. A byline among them stays in the text.

    Args:
        text: The text, cleaned and stripped.

    Returns:
        The rest of the text and what the header lines gave; the title is the headline when no line gives one.
    """
    lines = text.split("\n", _TOP_LINES)
    found: dict[str, str | date | None] = {}
    kept: list[str] = []
    headline_seen = False
    for number, line in enumerate(lines[:_TOP_LINES]):
        stripped = line.strip()
        header = _read_header(stripped)
        if header is not None:
            found.setdefault(*header)
        elif not stripped or _BYLINE.fullmatch(stripped):
            kept.append(line)
        elif not headline_seen and _may_be_headline(stripped):
            headline_seen = True
            kept.append(line)
        else:
            kept.extend(lines[number:])
            break
    else:
        kept.extend(lines[_TOP_LINES:])
    rest = re.sub(r"\n\s*\n", "\n\n", "\n".join(kept).strip(), count=3) if found else text
    title, outlet, published, url = (found.get(key) for key in ("title", "outlet", "published", "url"))
    return Heading(
        text=rest,
        title=title if isinstance(title, str) else find_headline(rest),
        outlet=outlet if isinstance(outlet, str) else None,
        published=published if isinstance(published, date) else None,
        url=url if isinstance(url, str) else None,
    )


def find_headline(text: str) -> str | None:
    """Find the headline that a text opens with.

    Args:
        text: The text, cleaned and stripped.

    Returns:
        Its first line when that is short, has no final full stop and stands above a blank or a longer line.
    """
    first, _, rest = text.partition("\n")
    first = first.strip()
    if not rest or not _may_be_headline(first) or _BYLINE.fullmatch(first):
        return None
    second, _, more = rest.partition("\n")
    if _BYLINE.fullmatch(second.strip()):
        second = more.partition("\n")[0]
    return first if not second.strip() or len(second) > len(first) else None


def _may_be_headline(line: str) -> bool:
    bare = line.rstrip("\"'”’)")
    return len(line) <= _LONGEST_HEADLINE and (not bare.endswith(".") or bare.endswith("..."))


def _read_header(line: str) -> tuple[str, str | date | None] | None:
    """The field and value of a header line; None for any other line."""
    if match := _HEADER.fullmatch(line):
        key, value = _KEYS[match["key"].lower()], match["value"].strip()
        if key == "published":
            day = parse_date(value)
            return (key, day) if day or len(value) <= 40 else None
        if key == "outlet" and not _is_outlet(value):
            return None
        if key == "url" and not value.lower().startswith(("http://", "https://")):
            return None
        return key, value
    if match := _PUBLISHED.fullmatch(line):
        day = parse_date(match["value"])
        return ("published", day) if day else None
    return None


def _is_outlet(value: str) -> bool:
    """Whether a "Source:" line names an outlet rather than saying what a source says."""
    words = value.split()
    small = [word for word in words if word.isalpha() and word.islower() and word not in _NAME_WORDS]
    return len(value) <= _LONGEST_OUTLET and (not small or (len(words) <= 3 and value == value.lower()))
