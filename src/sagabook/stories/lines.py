"""JSON Lines to stories, one bounded line at a time: a bad line is reported and the rest go on."""

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from sagabook.errors import StoryError
from sagabook.model import Story
from sagabook.stories.build import build_story
from sagabook.stories.dates import parse_date
from sagabook.stories.heading import find_headline
from sagabook.stories.ninjs import is_ninjs, story_from_ninjs
from sagabook.stories.repair import clean_line, decode, require_text

#: A longer line is reported without being parsed; the longest of 5,306 real ones has 130,000 bytes.
MAX_LINE_BYTES = 5_000_000

_SHAPE = 'each line must be an object with a "text", such as {"id": "1", "published": "2017-08-01", "text": "…"}'


def from_json_lines(lines: Iterable[bytes | str], *, where: str) -> Iterator[Story | StoryError]:
    """Read a JSON object a line.

    Each has a "text" and may have "id", "url", "outlet", "published", "language" and "title"; other keys are ignored.
    A title that the text does not open with is put above it. Objects of ninjs are read too (`sagabook.stories.ninjs`).

    Args:
        lines: Lines with or without their ends. An open file is read in bounded pieces, whatever its lines' lengths.
        where: The file's name, for errors.

    Yields:
        A story for each good line; for each bad one, as it comes, the `StoryError` that says which and why. Nothing is
        raised. A source that breaks off yields one last error.
    """
    if hasattr(lines, "readline"):
        lines = bounded_lines(cast(BinaryIO, lines).readline)
    numbered = enumerate(lines, start=1)
    while True:
        try:
            number, line = next(numbered)
        except StopIteration:
            return
        except StoryError as error:
            yield error
            return
        if not line.isspace() and line:
            yield _read_line(line, where=f"{where} line {number}")


def open_lines(path: str | Path) -> Iterator[bytes]:
    """Read a file's lines in bounded pieces, unpacking ".gz".

    Args:
        path: The file.

    Yields:
        Its lines. Of a line over the limit only the start comes, one byte longer than the limit, so that it is seen.

    Raises:
        StoryError: When the file cannot be opened or read, or its compression is damaged.
    """
    try:
        with gzip.open(path, "rb") if str(path).lower().endswith(".gz") else open(path, "rb") as stream:
            yield from bounded_lines(cast(BinaryIO, stream).readline)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise StoryError(f"{path}: cannot be read: {reason}; check the name and the file's permissions") from error
    except (EOFError, zlib.error) as error:
        raise StoryError(f"{path}: damaged gzip data ({error}); get the file again") from error


def bounded_lines(readline: Callable[[int], bytes]) -> Iterator[bytes]:
    """Cut a stream into lines without ever holding more than the limit of one.

    Args:
        readline: The stream's `readline`, called with a limit.

    Yields:
        Its lines; of a longer one the first `MAX_LINE_BYTES` + 1 bytes.
    """
    while line := readline(MAX_LINE_BYTES + 1):
        overlong = len(line) > MAX_LINE_BYTES
        yield line
        while overlong and line and not _ends(line):
            line = readline(65_536)


def _ends(piece: bytes | str) -> bool:
    return piece.endswith("\n") if isinstance(piece, str) else piece.endswith(b"\n")


@dataclass(frozen=True, slots=True)
class _Fields:
    """A line's object, read with forgiveness: a value of the wrong type counts as absent."""

    values: dict[str, object]

    def line(self, key: str) -> str | None:
        value = self.values.get(key)
        return clean_line(value) if isinstance(value, str) else None

    def id(self) -> str | None:
        value = self.values.get("id")
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else self.line("id")


def _read_line(line: bytes | str, *, where: str) -> Story | StoryError:
    try:
        return _parse(line, where=where)
    except StoryError as error:
        return error


def _parse(line: bytes | str, *, where: str) -> Story:
    return story_from_object(parse_object(line, where=where), where=where)


def parse_object(line: bytes | str, *, where: str) -> dict[str, object]:
    """Take a line for a JSON object.

    Args:
        line: The line.
        where: What to call it in an error.

    Returns:
        The object's keys and values.

    Raises:
        StoryError: When it is too long, binary or no JSON object.
    """
    if len(line) > MAX_LINE_BYTES:
        raise StoryError(f"{where}: over {MAX_LINE_BYTES:,} bytes; {_SHAPE}")
    if isinstance(line, bytes):
        line = decode(line, where=where)
    try:
        values = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise StoryError(f"{where}: not a JSON object; {_SHAPE}") from error
    if not isinstance(values, dict):
        raise StoryError(f"{where}: not a JSON object; {_SHAPE}")
    return values


def tells_a_story(values: dict[str, object]) -> bool:
    """Whether a JSON object is a story's: one with a "text", or one of ninjs."""
    return isinstance(values.get("text"), str) or is_ninjs(values)


def story_from_object(values: dict[str, object], *, where: str) -> Story:
    """Read the story in a JSON object: one with a "text", or one of ninjs.

    Args:
        values: The object.
        where: What to call it in an error.

    Returns:
        The story.

    Raises:
        StoryError: When it has no text.
    """
    text = values.get("text")
    if not isinstance(text, str):
        if is_ninjs(values):
            return story_from_ninjs(values, where=where)
        raise StoryError(f'{where}: no "text"; {_SHAPE}')
    fields = _Fields(values)
    text = require_text(text, where=where)
    published = fields.line("published")
    return build_story(
        text,
        id=fields.id(),
        title=fields.line("title") or find_headline(text),
        outlet=fields.line("outlet"),
        published=parse_date(published) if published else None,
        url=fields.line("url"),
        language=fields.line("language") or "en",
    )
