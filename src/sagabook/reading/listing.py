"""Moves told in lists: "new signings Novak and Price", "sold Novak to Lille, Cruz to Hull"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sagabook.model import Fee, Kind, Mode
from sagabook.reading.clauses import Sentence
from sagabook.reading.drafts import Draft
from sagabook.reading.fitting import Fitter
from sagabook.reading.frames import Frame
from sagabook.reading.mood import Mood
from sagabook.reading.people import Person
from sagabook.reading.roles import Roles
from sagabook.reading.scene import Scene
from sagabook.reading.units import Unit

#: Nouns that several names may stand behind: "their summer signings, Novak and Price".
_SIGNINGS = frozenset("signings arrivals recruits additions newcomers acquisitions captures purchases".split())
#: Such as are no signings of this club, or none yet.
_NOT_SIGNED = frozenset(
    "former past previous potential possible prospective planned other other's failed old rival future more further "
    "no any loan academy".split()
)
_OPENING = frozenset({":", "-", "–", "—", "("})
_NEW_SIGNING = Frame("named", Kind.SIGNING, "SIGNING", ())


@dataclass(frozen=True, slots=True)
class Listed:
    """A name of a list, with the club that it is said to come from and the price."""

    unit: Unit
    origin: Unit | None = None
    price: Unit | None = None


def names_from(units: list[Unit], at: int) -> list[Listed]:
    """The names of the list that begins at `at`: "Novak from Torino for £5m, Price (Lille) and Cruz"."""
    out: list[Listed] = []
    while at < len(units) and units[at].kind == "P" and units[at].how != "description":
        unit, origin, price = units[at], None, None
        at += 1
        while at < len(units) and (
            units[at].kind in "#M()yK"
            or (units[at].kind == "," and at + 1 < len(units) and units[at + 1].kind in "#p")
            or (units[at].kind == "p" and units[at].word in ("from", "for", "on"))
            or (units[at].kind in "CxD" and units[at - 1].kind in "p(")
        ):
            if units[at].kind == "C" and (units[at - 1].word == "from" or units[at - 1].kind == "("):
                origin = units[at]
            elif units[at].kind == "M":
                price = price or units[at]
            at += 1
        out.append(Listed(unit, origin, price))
        joined = at
        while at < len(units) and (units[at].kind == "c" or units[at].kind == ","):
            at += 1
        if at == joined:
            break
    return out


class Lister:
    """Reads the moves that lists tell."""

    def __init__(self, text: str, scene: Scene, fitter: Fitter, mood: Mood) -> None:
        self.text = text
        self.scene = scene
        self.fitter = fitter
        self.mood = mood

    def named(self, sentence: Sentence, at: int, names: list[Listed], hedged: bool, has_if: bool) -> Iterator[Draft]:
        """The signings of a club that a sentence names one by one behind the noun at `at`.

        "have made two new signings: Novak from Torino and Price", "their summer arrivals include Novak".
        """
        unit = sentence.units[at]
        roles = Roles()
        self.fitter.noun_roles(sentence, unit, "SIGNING", roles)
        around = next((c for c in sentence.clauses if any(o is unit for o in c.objects)), None)
        if not roles.buyers and around is not None:
            roles.buyers = tuple(c for u in around.subjects for c in self.scene.clubs(u))
        if not roles.buyers:
            return
        mode = self.mood.mode(sentence, around, hedged, has_if, unit, _NEW_SIGNING)
        for name in names:
            yield from self._signing(sentence, name, roles.buyers[0], mode)

    def names_behind(self, sentence: Sentence, at: int) -> list[Listed]:
        """The names that a noun of signings at `at` stands for."""
        units = sentence.units
        nxt, words = at + 1, units[at].words
        if nxt >= len(units) or not words or words[-1] not in _SIGNINGS or _NOT_SIGNED & set(words):
            return []
        if units[nxt].kind in _OPENING or (units[nxt].kind == "p" and units[nxt].word in ("including", "like")):
            return names_from(units, nxt + 1)
        if units[nxt].kind == ",":
            names = names_from(units, nxt + 1)
            return names if len(names) > 1 else []
        if units[nxt].kind == "v" and "INCLUDE" in units[nxt].classes:
            return names_from(units, nxt + 1)
        return []

    def _signing(self, sentence: Sentence, name: Listed, buyer: str, mode: Mode) -> Iterator[Draft]:
        origin = self.scene.clubs(name.origin) if name.origin is not None else ()
        seller = origin[0] if origin and origin[0] != buyer else None
        for player in self.scene.persons(name.unit):
            draft = self._draft(sentence, name.unit.lead, player, buyer, seller, mode, "named")
            draft.fee = _fee(name.price)
            yield draft

    @staticmethod
    def _draft(
        sentence: Sentence, at: int, player: Person, buyer: str, seller: str | None, mode: Mode, step: str
    ) -> Draft:
        draft = Draft(
            Kind.SIGNING, player, buyer, seller, mode, sentence.start, sentence.end, step, explicit=True, steps=[step]
        )
        draft.clause = (at, at)
        return draft

    def bound(self, sentence: Sentence, at: int) -> Iterator[Draft]:
        """The move to come of "the Torino-bound Novak", "Novak looks Torino-bound"."""
        units = sentence.units
        owner = at - 2 if at > 1 and units[at - 1].kind == "-" else at - 1
        clubs = self.scene.clubs(units[owner]) if owner >= 0 and units[owner].kind == "C" else ()
        if not clubs:
            return
        behind = units[at + 1 : at + 2]
        if behind and behind[0].kind == "P":
            of = behind
        else:
            of = next((c.subjects for c in sentence.clauses if any(o is units[owner] for o in c.objects)), [])
        for player in (p for u in of for p in self.scene.persons(u)):
            yield self._draft(sentence, at, player, clubs[0], None, Mode.PLANNED, "bound")

    def gapped(self, sentence: Sentence, draft: Draft) -> Iterator[Draft]:
        """Further moves of a list that leaves the verb out.

        "sold Novak to Torino, Price to Rovers and Diaz to Lille", "bought Novak for £5m and Price for £2m".
        """
        units = sentence.units
        at = draft.clause[1]
        while at + 3 < len(units) and units[at].kind in (",", "c"):
            if units[at].kind == "," and units[at + 1].kind == "c":
                at += 1
            more = self._next(units[at + 1 : at + 4], draft)
            if more is None:
                return
            at += 4
            while at + 1 < len(units) and units[at].kind in "pt" and units[at + 1].kind in "MC":
                self._go_on(more, units[at].word, units[at + 1])
                at += 2
            yield more

    def _go_on(self, move: Draft, link: str, unit: Unit) -> None:
        """Add what else a list tells of a move: "Price to Rovers for £2m", "Price for £2m from Hull"."""
        clubs = self.scene.clubs(unit) if unit.kind == "C" else ()
        if unit.kind == "M" and link == "for":
            move.fee = _fee(unit)
        elif clubs and link == "from":
            move.seller = clubs[0]
        elif clubs and link == "to":
            move.buyer = clubs[0]

    def _next(self, three: list[Unit], draft: Draft) -> Draft | None:
        """The move that a name, a link and a club or a price tell after another: "Cruz to Hull", "£2m on Cruz"."""
        if len(three) < 3 or three[1].kind not in "tp":
            return None
        link = three[1].word
        if three[0].kind == "M" and link in ("on", "for"):
            three = [three[2], three[1], three[0]]
        name, _, other = three
        players = self.scene.persons(name) if name.kind == "P" else ()
        clubs = self.scene.clubs(other) if link in ("to", "from") else ()
        if not players or not (clubs or (other.kind == "M" and link in ("on", "for"))):
            return None
        buyer = clubs[0] if clubs and link == "to" else draft.buyer
        seller = clubs[0] if clubs and link == "from" else draft.seller if clubs else None
        return replace(
            draft,
            player=players[0],
            buyer=buyer,
            seller=seller,
            fee=_fee(other),
            contract=None,
            steps=[*draft.steps, "list"],
        )


def _fee(price: Unit | None) -> Fee | None:
    if price is None or not price.money or price.money[0].amount is None:
        return None
    return price.money[0].amount.fee
