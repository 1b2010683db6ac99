"""Which patterns a clause could fit, told at a glance by the sorts of its arguments.

Most clauses fit no pattern, and a predicate like "be" heads dozens. Each (slot, filler) that patterns on one predicate
ask for is a bit; a clause's arguments set the bits of what they might fill; a pattern whose bits are not all set is not
tried. A sieve never holds back a pattern that `Filler.fill` would let pass.
"""

from dataclasses import dataclass, field

from sagabook.reading.describing import PAIRS
from sagabook.reading.filling import Filler
from sagabook.reading.fitting import ANOTHER, HERE, OF_A_PLAYER
from sagabook.reading.focusing import HE
from sagabook.reading.frames import Frame, Patterns
from sagabook.reading.people import Person
from sagabook.reading.row import Clause, Row
from sagabook.reading.scene import ME, THEY, TOGETHER, WE
from sagabook.reading.units import Unit

_CLUBS = ("buyer", "seller", "club", "C")
_PLAYERS = ("player", "P")
#: What a unit of each sort may fill. A noun's sorts are its classes, which fill the slots that ask for them.
_FILLS = {
    "club": (*_CLUBS, "SQUAD"),
    "official": (*_CLUBS, "staff"),
    "staff": ("staff",),
    "player": _PLAYERS,
    "money": ("money",),
    "place": ("HERE",),
}
_ANY = "x"
#: "it" and "this" stand for whatever noun a pattern asks for.
_IT = frozenset({"it", "this"})
#: The slots that are no prepositions.
_CORE = ("s", "o", "io")
#: How many shapes of clauses to remember for one set of classes: a bound on memory.
_REMEMBERED = 2_000


@dataclass(slots=True)
class _Shelf:
    """The patterns on one set of classes: each with the bits that it needs, and by slot the bits that a sort sets."""

    rows: list[tuple[int, Frame]] = field(default_factory=list)
    slots: dict[str, dict[str, int]] = field(default_factory=dict)
    known: dict[int, tuple[Frame, ...]] = field(default_factory=dict)


def _lacks_subject(frame: Frame) -> bool:
    """Whether a pattern of an object alone wants a passive or an adjective: "was sold", "keen on"."""
    return (
        bool(frame.slots)
        and frame.slots[0].where == "o"
        and not any(s.where == "s" for s in frame.slots)
        and any(s.where == "o" and not s.is_noun for s in frame.slots)
    )


class Sieve:
    """Sifts the patterns for clauses; made once, for what it remembers holds for every story."""

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns
        self._shelves: dict[frozenset[str], _Shelf | None] = {}

    def frames(self, row: Row, clause: Clause, classes: frozenset[str], filler: Filler) -> tuple[Frame, ...]:
        """The patterns on `classes` that `clause` could fit, most specific first."""
        try:
            shelf = self._shelves[classes]
        except KeyError:
            shelf = self._shelves[classes] = self._shelve(classes)
        if shelf is None:
            return ()
        bits = 1 if clause.passive or clause.head.kind != "v" else 0
        listing = "including" in clause.pp or "like" in clause.pp
        slots = shelf.slots
        for where in (*_CORE, *clause.pp):
            table = slots.get(where)
            if table is None:
                continue
            units = filler.args(clause, where)
            if not units and where == "o" and not clause.passive:
                units = filler.gap(row, clause)
            if units:
                bits |= table[_ANY]
                for unit in units:
                    for sort in _sorts(unit):
                        bits |= table.get(sort, 0)
                    if listing:  # whom a body of people or clubs includes may stand in for it
                        bits |= (unit.kind in "CSPix" and table.get("club", 0)) | (
                            unit.kind in "PinxS" and table.get("player", 0)
                        )
        known = shelf.known.get(bits)
        if known is None:
            known = tuple(frame for need, frame in shelf.rows if need & bits == need)
            if len(shelf.known) < _REMEMBERED:
                shelf.known[bits] = known
        return known

    def _shelve(self, classes: frozenset[str]) -> _Shelf | None:
        frames = self.patterns.for_classes(classes)
        if not frames:
            return None
        shelf = _Shelf()
        bit_of: dict[tuple[str, str], int] = {}
        for frame in frames:
            need = 1 if _lacks_subject(frame) else 0
            for slot in frame.slots:
                need |= bit_of.setdefault((slot.where, slot.filler), 2 << len(bit_of))
            shelf.rows.append((need, frame))
        for (where, filler), bit in bit_of.items():
            table = shelf.slots.setdefault(where, {_ANY: 0})
            for sort in (s for s, fillers in _FILLS.items() if filler in fillers):
                table[sort] = table.get(sort, 0) | bit
            if filler == _ANY or (filler.isupper() and len(filler) > 1):
                for sort in (filler,) if filler == _ANY else (filler, "it"):
                    table[sort] = table.get(sort, 0) | bit
        return shelf


def _sorts(unit: Unit) -> tuple[str, ...] | frozenset[str]:
    """What sorts of fillers a unit may be; `Fitter.fit` has the last word."""
    kind = unit.kind
    if kind == "C":
        return ("club", "player") if unit.words == ("both", "men") else ("club",)
    if kind == "P":
        person = unit.person
        if not isinstance(person, Person):
            return ("player", "club") if unit.words and unit.words[-1] in PAIRS else ("player",)
        if person.is_player:
            return ("player",)
        return ("official",) if person.staff and person.club else ("staff",)
    if kind == "i":
        word = unit.word
        if word in HE:
            return ("player",)
        if word in ME:
            return ("player", "club")
        if word in THEY or word in TOGETHER:
            return ("club", "player")
        if word in WE:
            return ("club",)
        return ("it",) if word in _IT else ()
    if kind == "n":
        return (*unit.classes, "player") if unit.words and unit.words[-1] in OF_A_PLAYER else unit.classes
    if kind == "S":
        return ("official", "player") if unit.words and unit.words[-1] in OF_A_PLAYER else ("official",)
    if kind == "M":
        return ("money",)
    if kind == "x" and unit.words:
        last = unit.words[-1]
        if last in HERE:
            return ("place",)
        if last in ANOTHER:
            return ("it",)
        if last in OF_A_PLAYER or unit.word in ("latter", "former") or not PAIRS.keys().isdisjoint(unit.words):
            return ("player",)
    elif kind == "x" and unit.word in ("latter", "former"):
        return ("player",)
    return ()
