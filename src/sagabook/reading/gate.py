"""The gate: whether a story speaks of transfers at all, told by one pass of one automaton.

Before anything else is done.
"""

import tomllib
from importlib import resources

from ahocorasick_rs import AhoCorasick, MatchKind

#: Texts shorter than this (characters) are always read: a gossip line or a post may need no word of the trade.
_SHORT = 600
#: From this length on a story must bear the full weight.
_FULL_LENGTH = 2_000


class Gate:
    """Weighs the stems of the trade that a text holds; most of an archive does not pass."""

    def __init__(self) -> None:
        table = tomllib.loads(resources.files("sagabook.reading").joinpath("patterns/gate.toml").read_text("utf-8"))
        self._least = float(table["least"])
        stems = [(stem.strip(), float(row["weight"])) for row in table["stems"] for stem in row["words"].split(",")]
        self._weights = [weight for _, weight in stems]
        self._automaton = AhoCorasick([stem for stem, _ in stems], matchkind=MatchKind.LeftmostLongest)

    def passes(self, text: str) -> bool:
        """Whether `text` is worth reading: a short text always is, a long one if its stems weigh enough for its length.

        A stem counts where a word begins with it.
        """
        if len(text) < _SHORT:
            return True
        low = text.lower()
        found = {
            index
            for index, start, _ in self._automaton.find_matches_as_indexes(low)
            if not start or not low[start - 1].isalpha()
        }
        return sum(self._weights[index] for index in found) >= self._least * min(1.0, len(text) / _FULL_LENGTH)
