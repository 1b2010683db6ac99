"""Finds the person whom a user means by a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from sagabook.register.folding import fold

#: From this likeness (rapidfuzz's ratio, 0 to 100) another spelling is taken for the name: two slips in ten letters.
_CLOSE = 80.0


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody of whom the book speaks."""

    person: str
    name: str
    entries: int
    """How many claims there are about them in the days asked for."""
    first: date
    last: date


def rank(spoken: Sequence[Spoken], name: str) -> list[Spoken]:
    """Rank those who may be meant by a name: key, name or part of it, close spelling; then by how often named.

    Args:
        spoken: Whom the book speaks of, a row for each name that they had.
        name: What the user typed.

    Returns:
        One row a person, best first; none where nobody's name is close.
    """
    asked = fold(name)
    best: dict[str, tuple[int, float, int, Spoken]] = {}
    total: dict[str, int] = {}
    for row in spoken:
        total[row.person] = total.get(row.person, 0) + row.entries
        fit = _fit(asked, name, row)
        if fit is not None and (row.person not in best or fit < best[row.person][:2]):
            best[row.person] = (*fit, -row.entries, row)
    ranked = sorted(best.items(), key=lambda item: (item[1][0], item[1][1], -total[item[0]], item[0]))
    return [row for _, (*_, row) in ranked]


def _fit(asked: str, typed: str, row: Spoken) -> tuple[int, float] | None:
    """How well a row fits, lower is better; None where it does not.

    A key of one word is a surname too, which means the best known: hardly ever the Rashford whom one story names
    without saying which.
    """
    folded = fold(row.name)
    if row.person == typed:
        return int(typed.isalpha()), 0.0
    if f" {asked} " in f" {folded} ":  # all of it or a part: a surname means the best known of that name
        return 1, 0.0
    likeness = max(fuzz.ratio(asked, folded), max((fuzz.ratio(asked, word) for word in folded.split()), default=0.0))
    return (2, -likeness) if likeness >= _CLOSE else None
