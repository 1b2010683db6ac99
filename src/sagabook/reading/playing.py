"""Which club a player plays for, told without his name: "he has starred for Torino", "the Torino man"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sagabook.reading.describing import POSITIONS, definite
from sagabook.reading.holding import PASSING, clubs_in, meant, plain_club, vote
from sagabook.reading.people import Person
from sagabook.reading.units import Unit

if TYPE_CHECKING:
    from sagabook.reading.scene import Scene

#: What a player does for his club, or has been to it.
_PERFORMS = frozenset(
    "plays starred starring stars impressed impressing shone shining featured featuring excelled excelling scored "
    "thrived flourished captains captained established netted performed thriving plying plies".split()
)
_REGULARS = frozenset("player figure regular favourite mainstay star captain starter ever-present fixture part".split())
_SPANS = frozenset("year years season seasons decade".split())
_STYLES = POSITIONS | frozenset("man star ace captain skipper international star-man player youngster teenager".split())


def performs(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club of "has starred for Torino", "has been at Torino since 2019", "a key player for Torino"."""
    unit = units[at]
    if unit.kind == "b":
        weight = 2 if unit.perfect and at + 1 < len(units) and units[at + 1].word in ("at", "with") else 0
    elif unit.kind == "v":
        weight = 0 if _PERFORMS.isdisjoint(unit.word.split()) else 2 if unit.perfect or unit.word[-1] == "s" else 1
    else:
        weight = 1 if unit.words[-1:] and unit.words[-1] in _REGULARS and not definite(unit) else 0
    if not weight or unit.neg or unit.modal:
        return
    for place in range(at, min(len(units) - 1, at + 4)):
        here = units[place]
        if not PASSING.isdisjoint((*here.words, *here.word.split(), *here.adverbs)) or here.kind in ".;,cr":
            return
        if (here.kind == "p" and here.word in ("for", "at", "with")) or (here.kind == "v" and here.word[-4:] == " for"):
            club = plain_club(scene, units[place + 1])
            player = meant(scene, units, at) if club else None
            if player is not None:
                vote(player, club, weight)
            return


def styled(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club of "the Torino man" for him whom the sentence before was about."""
    unit = units[at]
    if scene.before is None or any(isinstance(u.person, Person) and u.person.is_player for u in units):
        return
    if not definite(unit) or not _STYLES & set(unit.words[-1:]) or {"new", "fellow", "other"} & set(unit.words):
        return
    if not any(u.kind in "n" or u.how == "former" for u in unit.of):
        vote(scene.before, next(iter(clubs_in(scene, unit)), None), 1)


def would_sell(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club of "Torino will not sell", "with Torino open to a sale" for him whom the story is about by then."""
    before = at - 1
    while before > 0 and units[before].kind in "tvay" and before > at - 5:
        before -= 1
    bare = at + 1 == len(units) or units[at + 1].kind in ".,cypsD"
    if any(one.person is not None and nxt.kind == "v" and "ADMIT" in nxt.classes for one, nxt in pairwise(units[:at])):
        return  # "Reed thinks that Torino will sell"
    if before >= 0 and bare and scene.about is not None:
        vote(scene.about, plain_club(scene, units[before]), 1)


def replaced(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club of "Torino are looking for a replacement for Novak"."""
    heir_of = units[at + 2].person if at + 2 < len(units) and units[at + 1].word == "for" else None
    if isinstance(heir_of, Person):
        club = next((c for u in reversed(units[:at]) if u.kind == "C" for c in [plain_club(scene, u)] if c), None)
        vote(heir_of, club, 1)


def stayed(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club of "has joined Torino after four years at Sunderland"."""
    if not (0 < at < len(units) - 2) or units[at - 1].word != "after" or not _SPANS & set(units[at].words):
        return
    if units[at + 1].word in ("at", "with"):
        player = meant(scene, units, at)
        if player is not None:
            vote(player, plain_club(scene, units[at + 2]), 2)
