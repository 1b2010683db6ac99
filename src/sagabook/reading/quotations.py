"""Where a story quotes: the stretches that are somebody's own words, told apart from scare quotes and apostrophes."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from sagabook.reading.people import Person

#: Marks of quotation; an apostrophe between two letters is none.
_MARK = re.compile("[\"“”‘`]|(?<![^\\W_])['’]|['’](?![^\\W_])")
_FAMILY = {'"': '"', "“": "“", "”": "“", "‘": "'", "’": "'", "'": "'", "`": "'"}
_ENDS = frozenset(".,!?…")
_OPENS_AFTER = frozenset(" \n\t([-–—/\"“‘'\u00a0")
#: Words that lost their beginning: the apostrophe before them opens nothing.
#: What tells that a quotation ended, though the mark is not the one that opened it.
_SAID_THEN = re.compile(
    r"\s(?:[Hh]e|[Ss]he|(?:[A-Z][\w’'-]+\s?){1,3})\s?(?:has\s)?(?:said|told|added|explained|insisted)\b"
)
_CLIPPED = ("til ", "em ", "cause ", "tis ", "twas ")


@dataclass(slots=True)
class Quotation:
    """A quoted stretch `text[start:end]`, marks included.

    `speech` tells somebody's sentences from a phrase in scare quotes; `follows` marks a paragraph that goes on with
    the speech before it. `outlets` and `speaker` are filled in while the story is read.
    """

    start: int
    end: int
    speech: bool
    follows: bool = False
    known: bool = False
    outlets: list[str] = field(default_factory=list)
    speaker: Person | None = None


def _marks(text: str) -> list[tuple[int, str, str]]:
    """The quotation marks of `text` as (offset, "open" or "close", family), apostrophes left out."""
    out: list[tuple[int, str, str]] = []
    size = len(text)
    for match in _MARK.finditer(text):
        at = match.start()
        mark = text[at]
        before = text[at - 1] if at else "\n"
        after = text[at + 1] if at + 1 < size else "\n"
        if mark == "“":
            out.append((at, "open", "“"))
        elif mark == "”":
            out.append((at, "close", "“"))
        elif before in _OPENS_AFTER and not after.isspace():
            if mark != "’" or not after.isdigit():
                out.append((at, "open", _FAMILY[mark]))
        elif not (before.isalnum() and after.isalnum()) and not before.isspace() and mark not in "‘`":
            out.append((at, "close", _FAMILY[mark]))
    return out


def find_quotations(text: str) -> list[Quotation]:
    """The quotations of `text` in order, without overlaps."""
    marks = _marks(text)
    out: list[Quotation] = []
    start, kind, follows = -1, "", False
    for number, (at, what, family) in enumerate(marks):
        running = False
        if start >= 0 and (line := text.find("\n", start, at)) >= 0:
            running = what == "open" and family == kind and text[line:at].isspace() and _begins(text, start)
            _add(out, text, start, line, follows, open_ended=True)
            start = -1
        if what == "open":
            if start < 0:
                start, kind, follows = at, family, running
            elif family == kind and _ended(text, at):
                _add(out, text, start, at, follows, open_ended=True)
                start, follows = at, True
        elif start >= 0 and _closes(text, kind, at, family) and not _genitive(text, start, at, marks, number):
            _add(out, text, start, at + 1, follows)
            start = -1
    if start >= 0:
        line = text.find("\n", start)
        _add(out, text, start, line if line >= 0 else len(text), follows, open_ended=True)
    return out


def covered(quotations: list[Quotation], at: int) -> bool:
    """Whether `at` stands inside one of `quotations`, which are in order."""
    before = bisect_left(quotations, at, key=lambda quotation: quotation.start) - 1
    return before >= 0 and at < quotations[before].end


def _begins(text: str, start: int) -> bool:
    """Whether what opens at `start` opens a line or stands after a colon or a comma, as speech does."""
    before = text[max(0, start - 2) : start].rstrip(" ")
    return before[-1:] in ("", "\n", ":", ",")


def _closes(text: str, kind: str, at: int, family: str) -> bool:
    """Whether a closing mark ends a quotation: of its family, the other double mark behind a full stop, or a slip."""
    return (
        family == kind
        or ({family, kind} == {'"', "“"} and text[at - 1] in _ENDS)
        or (family == "'" and text[at - 1] in _ENDS and _SAID_THEN.match(text, at + 1) is not None)
    )


def _ended(text: str, at: int) -> bool:
    return text[max(0, at - 2) : at].rstrip()[-1:] in _ENDS


def _genitive(text: str, start: int, at: int, marks: list[tuple[int, str, str]], number: int) -> bool:
    """Whether a single mark after a word is an apostrophe ("players' wages") and the quotation closes later."""
    if marks[number][2] != "'" or text[at - 1] in _ENDS or text[at + 1 : at + 2] != " " or text[at - 1] not in "sSzx":
        return False
    line = text.find("\n", at)
    for later, what, family in marks[number + 1 : number + 4]:
        if (line >= 0 and later > line) or (what == "open" and family == "'"):
            return False
        if what == "close" and family == "'":
            return _begins(text, start) or text[later - 1] in _ENDS
    return False


def _add(out: list[Quotation], text: str, start: int, end: int, follows: bool, open_ended: bool = False) -> None:
    """Append what stands between two marks, unless it is only an apostrophe that nothing closes."""
    if text[start] in "'’" and text.startswith(_CLIPPED, start + 1):
        return
    begins = _begins(text, start)
    after = text[max(0, start - 2) : start].rstrip(" ")[-1:]
    if open_ended:
        if begins or follows or _ended(text, start):
            out.append(Quotation(start, end, True, follows))
        return
    inner = text[start + 1 : end - 1]
    words = inner.count(" ") + 1
    ended = inner[-1:] in _ENDS
    whole = ended and (begins or words > 4 or after in _ENDS)
    speech = follows or whole or (after == ":" and words > 2) or ". " in inner
    out.append(Quotation(start, end, speech, follows))
