"""Whom a story goes on about from one sentence to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagabook.reading.people import Person
from sagabook.reading.units import Unit

if TYPE_CHECKING:
    from sagabook.reading.scene import Scene

HE = frozenset("he him his she her himself herself".split())
#: What leads in somebody who is named only by the way, and what does where it opens a clause.
_ASIDE = frozenset(
    "by like alongside behind unlike when while whilst because although though whereas especially".split()
)
_OPENING_ASIDE = frozenset({"with"})


def next_focus(scene: Scene, units: list[Unit], subjects: list[Unit]) -> Person | None:
    """Whom the story goes on about after a sentence: its subject, by name or "he", else whom it names."""
    named = tuple(dict.fromkeys(p for _, p in scene.here if p.is_player))
    opens = next((n for n, u in enumerate(units) if isinstance(u.person, Person)), 0)
    kept = scene.focus is not None and any(u.kind == "i" and u.word in HE for u in units[:opens])
    if kept and not (named and scene.here_players):
        return scene.focus
    first = [u.person for u in subjects if u.kind == "P" and isinstance(u.person, Person) and u.person.is_player]
    meant = [
        p
        for u in subjects
        if ((u.kind == "i" and u.word in HE) or (u.kind == "P" and u.how == "description"))
        for p in scene.persons(u)
    ]
    if meant and not (
        first and scene.here_players[0][0] < min(u.start for u in subjects if u.kind in "iP" and u.person is None)
    ):
        return meant[0]
    if not named:
        return _told_of(scene, units) or scene.focus
    if scene.focus in named:
        return first[0] if first and len(named) <= 2 else scene.focus
    if scene.focus is scene.topic and scene.focus is not None and _only_by_the_way(units):
        return scene.focus
    if first and len(named) <= 2:
        return first[0]
    if first:
        acting = [p for _, p in scene.here_players]
        by_the_way = {id(u.person) for at, u in enumerate(units) if _aside(units, at)}
        return next((p for p in reversed(acting) if id(p) not in by_the_way), acting[-1])
    return named[-1]


def _told_of(scene: Scene, units: list[Unit]) -> Person | None:
    """The one player whom a sentence without names tells of by a description: "fans of the Everton defender"."""
    told = {
        id(p): p
        for u in units
        if u.kind == "P" and u.how == "description" and u.person is None and not u.plural
        for p in scene.persons(u)
    }
    return next(iter(told.values())) if len(told) == 1 else None


def _only_by_the_way(units: list[Unit]) -> bool:
    """Whether a sentence names players in asides only: "especially when Novak is playing", "joined by Price"."""
    named = [at for at, u in enumerate(units) if _names_a_player(u)]
    return bool(named) and all(_aside(units, at) for at in named)


def _names_a_player(unit: Unit) -> bool:
    return any(isinstance(u.person, Person) and u.person.is_player for u in (unit, *unit.of))


def _aside(units: list[Unit], at: int) -> bool:
    while at > 0:
        at -= 1
        unit = units[at]
        if unit.kind == "," or (unit.kind in "vb" and unit.finite):
            return False
        if unit.word in _ASIDE:
            return True
        if unit.word in _OPENING_ASIDE and (at == 0 or units[at - 1].kind == ","):
            return True
    return False
