"""Who speaks a quotation without a name ("the Torino manager"), and of whom it is spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagabook.reading.people import Person
from sagabook.reading.units import Unit

if TYPE_CHECKING:
    from sagabook.reading.scene import Scene

#: What leads in the one whom a quotation is about: "he said of Novak", "when asked about Novak".
_CONCERNING = frozenset({"of", "about", "on", "regarding", "concerning"})


def unnamed_voice(scene: Scene, units: list[Unit]) -> str | None:
    """The club of the official who speaks a sentence's quotation and has no name: "\"…,\" said the Torino manager"."""
    for at, unit in enumerate(units):
        if unit.kind != "S" or scene.in_speech(unit.start):
            continue
        beside = (*units[max(0, at - 1) : at], *units[at + 1 : at + 2])
        if any("ADMIT" in u.classes for u in beside) and _has_speech(scene, units):
            return next(iter(scene.clubs(unit)), None)
    return None


def spoken_of(scene: Scene, units: list[Unit]) -> Person | None:
    """The player whom the words beside a quotation say that it is about: "\"…,\" Price said of Novak"."""
    for at, unit in enumerate(units[1:], 1):
        person = unit.person
        if (
            unit.kind == "P"
            and isinstance(person, Person)
            and person.is_player
            and units[at - 1].word in _CONCERNING
            and not scene.in_speech(unit.start)
            and any("ADMIT" in u.classes or "ASKV" in u.classes for u in units[max(0, at - 3) : at])
            and _has_speech(scene, units)
        ):
            return person
    return None


def _has_speech(scene: Scene, units: list[Unit]) -> bool:
    return any(scene.in_speech(u.start) for u in units)
