"""What the user points at becomes stories: files, saved pages, JSON Lines, web addresses, standard input."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from sagabook.errors import StoryError
from sagabook.model import Story
from sagabook.stories.fetch import fetch
from sagabook.stories.lines import bounded_lines, from_json_lines, open_lines
from sagabook.stories.page import story_from_page
from sagabook.stories.plain import story_from_text

#: A text or page larger than this is refused; JSON Lines are read line by line and may be of any size.
MAX_BYTES = 5_000_000

_LINES_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
_URL = re.compile(r"https?://", re.IGNORECASE)
_PAGE_START = re.compile(rb"(?:<\?xml[^>]*>|<!--.{0,500}?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_PAGE_TAG = re.compile(rb"<(?:article|div|p|meta|title|main|section)\b[^<>]*>", re.IGNORECASE)
_BOMS = b"\xef\xbb\xbf"


def read_stories(
    inputs: Sequence[str],
    *,
    stdin: BinaryIO | None,
    outlet: str | None = None,
    published: date | None = None,
    allow_private: bool = False,
) -> Iterator[Story | StoryError]:
    """Read every input in turn; what cannot be read is reported, and the rest go on.

    Args:
        inputs: Each "-" for standard input, an http(s) address, or a file: JSON Lines (.jsonl, .ndjson, either with
            .gz), a page (.html, .htm), or, by its first bytes, any of these or plain text.
        stdin: Standard input in bytes; None where there is none to read.
        outlet: Who published the stories. It wins over what a text or page says, but only fills in for JSON Lines.
        published: The day that they were published; likewise.
        allow_private: Fetch from this machine and the local network too.

    Yields:
        Stories, with the file's stem or the address as id, and a `StoryError` that names the input for each failure.
    """
    for name in inputs:
        try:
            if name == "-":
                if stdin is None:
                    raise StoryError("standard input: none to read; give a file or an address")
                found = _read_stream(stdin, where="standard input", id=None, outlet=outlet, published=published)
            elif _URL.match(name):
                found = _read_url(name, outlet=outlet, published=published, allow_private=allow_private)
            else:
                found = _read_file(name, outlet=outlet, published=published)
            yield from found
        except StoryError as error:
            yield error


def _read_stream(
    stream: BinaryIO, *, where: str, id: str | None, outlet: str | None, published: date | None
) -> Iterator[Story | StoryError]:
    """Read by the first bytes; only JSON Lines may be longer than the limit, and stream."""
    head = b""
    while not _bare(head) and len(head) <= MAX_BYTES and (more := stream.readline(65_536)):
        head += more
    if _bare(head).startswith(b"{") and not where.lower().endswith(_PAGE_SUFFIXES):
        lines = from_json_lines(bounded_lines(_Rejoined(head, stream).readline), where=where)
        yield from _filled(lines, where=where, outlet=outlet, published=published)
        return
    raw = head + stream.read(max(0, MAX_BYTES + 1 - len(head)))
    yield _read_one(raw, where=where, id=id, outlet=outlet, published=published)


def _read_url(
    url: str, *, outlet: str | None, published: date | None, allow_private: bool
) -> Iterator[Story | StoryError]:
    page = fetch(url, allow_private=allow_private)
    kind = page.content_type.partition(";")[0].strip().lower()
    if kind.startswith(("image/", "audio/", "video/", "font/")) or kind == "application/pdf":
        raise StoryError(f"{url}: {kind}, not a page; give the address of an article")
    if _bare(page.body[:4_096]).startswith(b"{"):
        lines = from_json_lines(io.BytesIO(page.body), where=url)
        yield from _filled(lines, where=url, outlet=outlet, published=published)
    elif kind in {"text/html", "application/xhtml+xml"} or (kind != "text/plain" and _looks_like_page(page.body)):
        yield story_from_page(page.body, where=url, id=url, url=page.url, outlet=outlet, published=published)
    else:
        yield story_from_text(page.body, where=url, id=url, url=page.url, outlet=outlet, published=published)


def _read_file(name: str, *, outlet: str | None, published: date | None) -> Iterator[Story | StoryError]:
    path = Path(name)
    if path.is_dir():
        raise StoryError(f"{name}: a directory; give the files in it")
    if name.lower().endswith(_LINES_SUFFIXES):
        lines = from_json_lines(open_lines(path), where=name)
        yield from _filled(lines, where=name, outlet=outlet, published=published)
        return
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, where=name, id=path.stem, outlet=outlet, published=published)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise StoryError(f"{name}: cannot be read: {reason}; check the name and the file's permissions") from error


def _read_one(raw: bytes, *, where: str, id: str | None, outlet: str | None, published: date | None) -> Story:
    """Read the whole of a file or of standard input as one page or text."""
    if len(raw) > MAX_BYTES:
        raise StoryError(f"{where}: over {MAX_BYTES:,} bytes; give many stories as JSON Lines (.jsonl)")
    if where.lower().endswith(_PAGE_SUFFIXES) or _looks_like_page(raw):
        if not raw.strip():
            raise StoryError(f"{where}: empty; a story needs some text")
        return story_from_page(raw, where=where, id=id, outlet=outlet, published=published)
    return story_from_text(raw, where=where, id=id, outlet=outlet, published=published)


def _filled(
    stories: Iterator[Story | StoryError], *, where: str, outlet: str | None, published: date | None
) -> Iterator[Story | StoryError]:
    empty = True
    for story in stories:
        empty = False
        if isinstance(story, Story) and ((outlet and not story.outlet) or (published and not story.published)):
            story = replace(story, outlet=story.outlet or outlet, published=story.published or published)
        yield story
    if empty:
        raise StoryError(f"{where}: empty; a story needs some text")


def _looks_like_page(raw: bytes) -> bool:
    head = _bare(raw[:4_096])
    return bool(_PAGE_START.match(head)) or (head.startswith(b"<") and len(_PAGE_TAG.findall(head)) >= 2)


def _bare(raw: bytes) -> bytes:
    return raw.removeprefix(_BOMS).lstrip()


class _Rejoined:
    """A stream whose first bytes were read already: its `readline` gives them again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readline(self, limit: int) -> bytes:
        line = self._head.readline(limit)
        if line.endswith(b"\n") or len(line) == limit:
            return line
        return line + self._rest.readline(limit - len(line))
