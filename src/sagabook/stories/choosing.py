"""Chooses the stories among the files of a folder; what lies beside them, such as the book itself, is passed by."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import PurePath

from sagabook.errors import StoryError
from sagabook.stories.formats import HEAD_BYTES, Format, is_packed, recognise, unpacked_head
from sagabook.stories.json_values import json_values
from sagabook.stories.lines import tells_a_story

#: What stories in plain text are called; under other names lie notes, programs and logs.
_TEXTS = frozenset({".txt", ".text"})
#: What is plain text and never a story.
_PROGRAMS_AND_TABLES = frozenset(".c .cfg .conf .css .csv .ini .js .log .py .sh .sql .toml .ts .tsv .yaml .yml".split())
#: What `sagabook watch` remembers.
_STATE = ".state.json"
_WHOLE_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
#: How the pages begin that `sagabook read --html` writes.
_OWN_PAGE = b'<meta name="generator" content="Sagabook">'


def may_hold_stories(path: str) -> bool:
    """Whether a file of a folder is worth reading: by its first bytes, and where they do not say, by its name.

    Args:
        path: The file.

    Returns:
        True for texts by name, feeds, sitemaps and archives, pages, and JSON whose first objects are stories; true
        also for what cannot be opened, so that reading says why.
    """
    suffix = _suffix(path)
    if suffix in _TEXTS:
        return True
    if suffix in _PROGRAMS_AND_TABLES or path.lower().endswith(_STATE):
        return False
    try:
        with open(path, "rb") as stream:
            head = stream.read(HEAD_BYTES)
    except OSError:
        return True
    head = unpacked_head(head) if is_packed(head) else head
    format = recognise(head, path)
    if format in (Format.LINES, Format.JSON):
        values = list(_objects(head, format))
        return not values or any(map(tells_a_story, values))
    if format is Format.PAGE:  # notes in Markdown begin with tags, too
        named = suffix in (".html", ".htm", ".xhtml")
        return _OWN_PAGE not in head and (named or _WHOLE_PAGE.search(head, 0, 4_096) is not None)
    return format not in (Format.TEXT, Format.XML)


def is_no_text(path: str) -> bool:
    """Whether a file that holds plain text is a program or a table, by its name."""
    return _suffix(path) in _PROGRAMS_AND_TABLES


def _suffix(path: str) -> str:
    return PurePath(path.lower().removesuffix(".gz")).suffix


def _objects(head: bytes, format: Format) -> Iterator[dict[str, object]]:
    """The JSON objects that are whole within the first bytes."""
    if format is Format.JSON:
        values = json_values(io.BytesIO(head), where="")
        try:
            yield from (value for value, _ in values if isinstance(value, dict))
        except StoryError:  # it goes on after the head, or is no JSON
            return
    for line in head.split(b"\n") if format is Format.LINES else ():
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            yield value
