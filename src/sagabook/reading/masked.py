"""A sentence in which each name is one character, so that one grammar fits all names."""

import re
from bisect import bisect_left

from sagabook.reading.mentions import Mention

#: How the names of a sentence stand in its masked form, one character each.
PERSON, OUTLET, CLUB, NATION, OTHER = "\x01", "\x02", "\x03", "\x04", "\x05"
_SYMBOL = {"P": PERSON, "O": OUTLET, "C": CLUB, "N": NATION, "L": OTHER, "X": OTHER}


class Masked:
    """A sentence in which each name is one character, so that one grammar fits all names."""

    def __init__(self, text: str, start: int, end: int, mentions: list[Mention]) -> None:
        self.start = start
        self.end = end
        parts: list[str] = []
        self.names: list[tuple[int, Mention]] = []
        self._story: list[int] = [start]
        self._mask: list[int] = [0]
        at, size = start, 0
        for mention in mentions:
            symbol = _SYMBOL.get(mention.what)
            if symbol is None or mention.start < at:
                continue
            parts.append(text[at : mention.start])
            size += mention.start - at
            self.names.append((size, mention))
            parts.append(symbol)
            size += 1
            at = mention.end
            self._story.append(at)
            self._mask.append(size)
        parts.append(text[at:end])
        self.text = "".join(parts)
        self._by_place = dict(self.names)

    def mention(self, at: int) -> Mention:
        """The mention that stands at `at` of the masked sentence."""
        return self._by_place[at]

    def span(self, found: re.Match[str], name: str) -> tuple[int, int]:
        """Where a group of a match stands in the story."""
        return self.to_story(found.start(name)), self.to_story(found.end(name))

    def to_mask(self, at: int) -> int:
        """Where an offset of the story stands here."""
        found = bisect_left(self._story, at + 1) - 1
        return self._mask[found] + at - self._story[found]

    def to_story(self, at: int) -> int:
        """Where an offset of the masked sentence stands in the story."""
        found = bisect_left(self._mask, at + 1) - 1
        return self._story[found] + at - self._mask[found]
