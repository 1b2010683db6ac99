"""Finds the stretches of a text that are no part of its story, so that nobody reads claims from them.

It runs on every story, so it is built to cost little: one regular expression that only ever starts at line starts or
brackets, and substring searches that let a sentence's own pattern run only where its word stands.
"""

import re
from collections.abc import Iterator

from sagabook.model import Span
from sagabook.stories.dirt import BRACKET_CREDIT, MARKED, OPENER, TAIL

#: A promotion that opens with this word is a link only when it stands this far into the story; above, it is a headline.
_PAST_HEADLINE = 300
_EXCLUSIVE = re.compile(r"\n[ \t]*(?P<line>EXCLUSIVE: [^\n]{10,110}(?<![.!”\"'’ \t]))(?=[ \t]*(?:\n|\Z))")
#: The longest plugs have 600 characters; looking no further keeps the time linear in one endless line.
_REACH = 700
#: No pattern of `MARKED` reaches further than this from its word.
_AROUND = 130
#: Where a sentence begins: after a stop, a closing quote if any, and spaces.
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)]*[ \t]+(?=[^\sa-z])")


def find_furniture(text: str) -> tuple[Span, ...]:
    """Find cookie notices, sign-ups, betting and shop plugs, links to other pages, credits and the like.

    Captions that tell something stay text; so do links that are put as headlines and not marked as links.

    Args:
        text: A story's text, with "\\n" between lines.

    Returns:
        The stretches, sorted and apart from each other: whole lines, sentences, or a credit within a line.
    """
    lined = f"\n{text}"  # so that every line has its "\n" before it; offsets below are one too high until the end
    found = [match.span("line") for match in OPENER.finditer(lined)]
    if "(" in text:
        found += (match.span() for match in BRACKET_CREDIT.finditer(lined))
    for word, pattern, whole_sentence in MARKED:
        if word in text:
            found += _marked(lined, word, pattern, whole_sentence)
    if "EXCLUSIVE: " in text:
        found += (match.span("line") for match in _EXCLUSIVE.finditer(lined, _PAST_HEADLINE))
    return _apart(lined, found) if found else ()


def _marked(lined: str, word: str, pattern: re.Pattern[str], whole_sentence: bool) -> Iterator[tuple[int, int]]:
    """Where a pattern matches around the occurrences of its word."""
    at = lined.find(word)
    while at >= 0:
        end = at + len(word)
        for match in pattern.finditer(lined, max(0, at - _AROUND), end + _AROUND):
            span = _sentences(lined, *match.span()) if whole_sentence else match.span()
            yield span
            end = max(end, span[1])
        at = lined.find(word, end)


def _sentences(lined: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a match, with questions before it and sentences after it that belong to the same plug."""
    low = max(lined.rfind("\n", 0, start + 1) + 1, start - _REACH)
    high = lined.find("\n", end, end + _REACH)
    if high < 0:
        high = min(len(lined), end + _REACH)
    edges = [low, *(stop.end() for stop in _SENTENCE_END.finditer(lined, low, high)), high]
    first = max(index for index, at in enumerate(edges) if at <= start or index == 0)
    last = next(index for index, at in enumerate(edges) if at >= end)
    while first > 0 and "?" in lined[max(low, edges[first] - 4) : edges[first]]:
        first -= 1
    while last + 1 < len(edges) and TAIL.match(lined, edges[last]):
        last += 1
    return edges[first], edges[last]


def _apart(lined: str, found: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Sort, trim and join what overlaps, in offsets of the text itself."""
    joined: list[list[int]] = []
    for start, end in sorted(found):
        while start < end and lined[start].isspace():
            start += 1
        while end > start and lined[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        if joined and start < joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return tuple(Span(start - 1, end - 1) for start, end in joined)
