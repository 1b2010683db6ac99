"""How sure the reader is of a claim: the share of claims so read that were right, by measured odds."""

import tomllib
from dataclasses import dataclass
from importlib import resources

from sagabook.reading.drafts import Draft

#: Signs that a draft may bear; patterns/confidence.toml gives the odds of each.
SIGNS = ("player by focus", "buyer in play", "headline only", "repeated", "governed", "bare noun", "without seller")


def signs(draft: Draft) -> list[str]:
    """The signs of SIGNS that `draft` bears."""
    steps = draft.steps
    found = {
        "player by focus": "player:focus" in steps,
        "buyer in play": "buyer:in play" in steps,
        "headline only": draft.headline,
        "repeated": len(draft.spans) > 1,
        "governed": any(step.startswith("under:") for step in steps),
        "bare noun": draft.bare_noun,
        "without seller": draft.seller is None,
    }
    return [sign for sign in SIGNS if found[sign]]


@dataclass(frozen=True, slots=True)
class Confidence:
    """Measured odds of being right, by kind and by sign."""

    kinds: dict[str, float]
    signs: dict[str, float]

    def of(self, draft: Draft) -> float:
        """The probability in [0.05, 0.99] that a claim like `draft` is right.

        Naive Bayes over its kind and its signs.
        """
        odds = self.kinds.get(draft.kind, 1.0)
        for sign in signs(draft):
            odds *= self.signs.get(sign, 1.0)
        return round(min(0.99, max(0.05, odds / (1.0 + odds))), 2)


def load_confidence() -> Confidence:
    """The odds as shipped, measured by bench/confidence.py."""
    table = tomllib.loads(resources.files("sagabook.reading").joinpath("patterns/confidence.toml").read_text("utf-8"))
    return Confidence(table["kinds"], table["signs"])
