"""Whom a clause means that names no player: the sole one of its sentence, else the one whom the story is on about."""

import re
from collections.abc import Callable, Iterator

from sagabook.model import BUYER_KINDS, Kind
from sagabook.reading.describing import POSITIONS, definite
from sagabook.reading.focusing import HE
from sagabook.reading.matched import Match
from sagabook.reading.people import Person
from sagabook.reading.roles import phrases_after
from sagabook.reading.scene import Scene
from sagabook.reading.units import Unit

#: What a club does not do with its own player.
_WOOING = frozenset(
    {
        Kind.INTEREST,
        Kind.TALKS,
        Kind.TERMS_AGREED,
        Kind.MEDICAL,
        Kind.WANTS_MOVE,
        Kind.REJECTS_MOVE,
        Kind.INTEREST_ENDED,
    }
)
#: How many sentences back a player may stand to be meant again.
_NEAR = 4
#: What a club's man does for his club; all else that he does is of his own business.
_FOR_THE_CLUB = frozenset(
    {
        Kind.INTEREST,
        Kind.BID,
        Kind.BID_REJECTED,
        Kind.TALKS,
        Kind.NOT_FOR_SALE,
        Kind.FOR_SALE,
        Kind.ASKING_PRICE,
        Kind.LEFT_OUT,
    }
)
#: Words of a search for somebody yet unnamed: "a new striker", "another signing", "further additions".
_SOUGHT = frozenset("new another further more other fresh any replacement different".split())
_MEN = frozenset(
    "additions signings deals moves transfers players recruits reinforcements arrivals faces targets".split()
)
_INDEFINITE = frozenset({"a", "an", "another", "any", "no", "one"})
_DEALING = frozenset({Kind.INTEREST, Kind.SIGNING, Kind.FEE_AGREED, Kind.BID})
_DEALS = frozenset("deals signings transfers additions arrivals moves recruits".split())
#: What gives somebody a post.
_POST = re.compile(
    r"\b(?:appoint(?:ed|ing|ment)?|(?:as|becom(?:e|es|ing)|named) (?:(?:their|the|a|its|our|[\w ]{2,20}['’]s?) )?"
    r"(?:new |next |first |permanent |interim )*(?:head coach|manager|boss|coach|(?:sporting |technical )?director))\b"
)


class Unnamed:
    """Finds the player of a match that names none."""

    def __init__(self, text: str, scene: Scene) -> None:
        self.text = text
        self.scene = scene

    def player(self, m: Match) -> Person | None:
        """Whom a match without a player is about; None where it is somebody else's affair or nobody's in particular."""
        if m.kind in _DEALING and m.roles.noun >= 0 and _several(m.sentence.units[m.roles.noun]):
            return None
        told = self._told(m)
        if told or (told is not None and self._official_before(m)):
            return told[0] if len(told) == 1 else None
        found = self._in_play(m.noun)
        if found is None or (found is self.scene.focus and not self._named_here(found) and self._of_another(m)):
            return None
        return found

    def _told(self, m: Match) -> tuple[Person, ...] | None:
        """Whom a match's own "his" means, or those whom an act that hangs on it is done to; None where it has neither.

        "his deal was ended"; "have asked about signing the winger".
        """
        if m.clause is None:
            return None
        for unit in (*m.clause.subjects, *m.clause.objects):
            if any(part.kind == "i" and part.word in HE for part in unit.of):
                return self.scene.persons(next(p for p in unit.of if p.kind == "i" and p.word in HE), unit.start)
        for other in m.sentence.clauses:
            if other.governor is m.clause and other.link in ("ing", "to"):
                people = [u for u in other.objects if u.kind == "P" and u.person is None and definite(u)]
                if people:
                    return tuple(p for u in people for p in self.scene.persons(u))
        return None

    def _official_before(self, m: Match) -> bool:
        """Whether somebody who is no player is named before the act, for a "his" in it to be his."""
        return m.clause is not None and any(at < m.clause.head.start and not p.is_player for at, p in self.scene.here)

    def _named_here(self, person: Person) -> bool:
        return any(p is person for _, p in self.scene.here)

    def _in_play(self, noun: Unit | None) -> Person | None:
        """The sole player of the sentence, else the one in focus."""
        named = [p for _, p in self.scene.here if p.is_player]
        distinct = list(dict.fromkeys(named))
        if len(distinct) == 1:
            return distinct[0]
        if distinct and noun is not None:
            before = [p for at, p in self.scene.here if p.is_player and at < noun.start]
            return before[-1] if before else distinct[0]
        if distinct:
            return None
        return self.scene.focus

    def _of_another(self, m: Match) -> bool:
        """Whether a match in a sentence without a player's name is about one whom it does not name at all."""
        return self._of_an_official(m) or self._of_a_post(m) or any(map(_sought, self._phrases(m)))

    def _of_a_post(self, m: Match) -> bool:
        """Whether a sentence that names an official is about his post: "agreed a deal to appoint Reed as manager"."""
        if not any(not p.is_player for _, p in self.scene.here):
            return False
        return _POST.search(self.text, m.sentence.start, m.sentence.end) is not None

    def _of_an_official(self, m: Match) -> bool:
        """Whether it is the affair of a manager or official himself: "Reed has agreed a deal with Torino"."""
        if m.kind in _FOR_THE_CLUB or m.clause is None:
            return False
        top = m.clause
        while top.governor is not None:
            top = top.governor
        return any(isinstance(u.person, Person) and not u.person.is_player for c in (m.clause, top) for u in c.subjects)

    def _phrases(self, m: Match) -> Iterator[Unit]:
        """The phrases of a match beside its subject, and those that its noun brings."""
        if m.clause is not None:
            yield from m.clause.objects
            for units in m.clause.pp.values():
                yield from units
        event = m.noun if m.noun is not None or m.roles.noun < 0 else m.sentence.units[m.roles.noun]
        if event is not None:
            yield event
            for units in phrases_after(m.sentence, event).values():
                yield from units

    def held_instead(self, m: Match) -> Person | None:
        """Whom a pronoun, style or silence means where the clause's clubs speak against whom it was taken for.

        "The Bees left out the striker": theirs, though another club's was spoken of last.
        """
        kind, roles, players = m.kind, m.roles, m.players
        if len(players) != 1 or players[0].holder is None or self._named_here(players[0]):
            return None
        player = players[0]
        if kind in _WOOING and roles.buyers == (player.holder,):
            return self._latest(lambda p: p.holder is not None and p.holder not in roles.buyers)
        sellers = roles.sellers if kind not in BUYER_KINDS or kind is Kind.BID_REJECTED else ()
        if len(sellers) == 1 and player.holder != sellers[0]:
            return self._latest(lambda p: p.holder == sellers[0])
        return None

    def _latest(self, fits: Callable[[Person], bool]) -> Person | None:
        """The player named last of those that fit, within a few sentences."""
        near = [
            p
            for p in self.scene.players
            if fits(p) and self.scene.number - self.scene.sentence_of.get(id(p), -_NEAR) <= _NEAR
        ]
        return max(near, key=lambda p: self.scene.last[id(p)], default=None)


def _several(unit: Unit) -> bool:
    """Whether a noun is of deals in general, nobody's: "have room to seal deals"."""
    words = unit.words or tuple(unit.word.split())
    if unit.kind != "n" or not words or unit.of:
        return False
    return words[-1] in _DEALS or (words[-1].endswith("signing") and words[0] in _INDEFINITE)


def _sought(unit: Unit) -> bool:
    """Whether a phrase is of somebody yet to be found: "a new striker", "further additions"."""
    if unit.kind == "P" and unit.person is None:
        return (
            not definite(unit)
            and bool(unit.words)
            and (unit.words[-1].removesuffix("s") in POSITIONS or not _SOUGHT.isdisjoint(unit.words))
        )
    words = unit.words or tuple(unit.word.split())
    return (
        unit.kind in "nx" and not _SOUGHT.isdisjoint(words) and (words[-1] in _MEN or not POSITIONS.isdisjoint(words))
    )
