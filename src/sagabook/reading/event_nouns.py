"""Which event nouns tell something by themselves: "their £20m bid", "talks with Torino"."""

from sagabook.model import Kind
from sagabook.reading.clauses import Sentence
from sagabook.reading.frames import Frame
from sagabook.reading.people import Person
from sagabook.reading.roles import Roles, phrases_after
from sagabook.reading.row import Clause
from sagabook.reading.scene import Scene
from sagabook.reading.terms import Terms, proceeds
from sagabook.reading.units import Unit

#: What leads in the interest that somebody's act is told against.
_IN_FACE_OF = frozenset({"despite", "amid", "amidst", "following", "with"})
#: What leads in a move that is done.
_SINCE = frozenset({"after", "following", "since", "with"})
#: What tells of somebody who has come, and what leads it in.
_ARRIVED = frozenset("arrival arrivals addition additions acquisition acquisitions signing signings capture".split())
_LED_BY = frozenset("after following since with by despite through".split())
#: What a move is called that may yet come about.
_MOOTED = frozenset("proposed potential possible prospective mooted impending imminent".split())


#: Predicates that tell a move themselves.
_MOVING = frozenset(
    {"SIGN", "SIGN_WEAK", "SIGNP", "JOIN", "MOVEV", "TAKETO", "COMEFROM", "ARRIVED", "SENDV", "LOANED", "BUYV", "GETV"}
)
#: What leads in a move that is still spoken of.
_UNSETTLED = frozenset({"over", "about", "regarding", "concerning", "towards"})
#: What tells that an event is yet to come.
COMING = frozenset("expected impending imminent looming forthcoming upcoming".split())

_BUYING = frozenset({"SIGN", "SIGN_WEAK", "BUYV", "ATTRACT", "SEAL", "CAPTURE", "REPLACE"})
_BOUGHT = frozenset({"SIGNING", "MOVE", "DEAL", "SERVICES"})


class EventNouns:
    """Tells whether an event noun stands for an event that happened."""

    def __init__(self, scene: Scene, terms: Terms) -> None:
        self.scene = scene
        self.terms = terms

    def around(self, sentence: Sentence, at: int) -> Clause | None:
        """The clause whose stretch holds the unit at `at`."""
        best = None
        unit = sentence.units[at]
        for clause in sentence.clauses:
            if any(s is unit for s in clause.subjects):
                return clause
            if clause.at <= at:
                best = clause
        if best is None and sentence.clauses:
            best = sentence.clauses[0]
        return best

    def courted(self, sentence: Sentence, at: int) -> tuple[Person, ...]:
        """Whom interest is in, where only the clause around it says.

        "interest from Torino has unsettled Novak", "despite links to Torino, Novak is happy".
        """
        unit, around = sentence.units[at], self.around(sentence, at)
        if any(u.kind in "PS" for found in phrases_after(sentence, unit).values() for u in found):
            return ()  # "their pursuit of the Rovers boss could unsettle Novak"
        if around is not None and any(u is unit for u in around.subjects):
            return tuple(p for u in around.objects for p in self.scene.persons(u))
        before = sentence.units[at - 1] if at else None
        if before is None or before.word not in _IN_FACE_OF:
            return ()
        units = sentence.units
        for i in range(at - 2, -1, -1):
            if units[i].kind in ";:":
                break
            if units[i].kind in "Pi" and (found := self.scene.persons(units[i])):
                return found
        later = next((c for c in sentence.clauses if c.at > at and (c.head.finite or c.head.kind == "a")), None)
        if later is None or any(u.kind in ";:" for u in units[at : later.at]):
            return ()
        return tuple(dict.fromkeys(p for u in later.subjects for p in self.scene.persons(u)))

    def noun_allowed(self, sentence: Sentence, at: int, unit: Unit, frame: Frame, roles: Roles) -> bool:
        """Whether an event noun makes a claim where it stands, no predicate telling of it."""
        units = sentence.units
        before = units[at - 1] if at else None
        if frame.head == "HOPEN":
            clubs = any(p.kind == "C" or (p.kind == "i" and p.word in ("their", "its", "our")) for p in unit.of)
            hoped = units[at + 2] if at + 2 < len(units) and units[at + 1].word == "of" else None
            return (
                bool(unit.of)
                and clubs == (frame.kind is Kind.INTEREST)
                and hoped is not None
                and (hoped.kind == "P" or not hoped.classes.isdisjoint(("MOVE", "DEAL", "SIGNING")))
            )
        if "TARGET" in unit.classes:
            if not roles.players and (beside := self._beside(sentence, at)) is not None:
                roles.players = self.scene.persons(beside)  # "with Novak now their top target"
                roles.explicit_player = bool(roles.players)
            if (
                not roles.players
                and at > 1
                and before is not None
                and (before.kind in ",-–—(" or (before.word == "on" and not any(u.kind in "vb" for u in units)))
                and units[at - 2].kind == "P"
            ):
                roles.players = self.scene.persons(units[at - 2])
                roles.explicit_player = bool(roles.players)
            if (
                not roles.players
                and at > 3
                and before is not None
                and before.word == "of"
                and (units[at - 2].word in ("one", "another", "two", "both"))
                and (name := units[at - 3 if units[at - 3].kind == "P" else at - 4]).kind == "P"
            ):
                roles.players = self.scene.persons(name)  # "with Novak one of their targets"
                roles.explicit_player = bool(roles.players)
            if not roles.players:
                roles.players = self._the_target(sentence, unit)
                roles.explicit_player = bool(roles.players)
            return roles.explicit_player and unit.word.split()[-1] in (
                "target",
                "targets",
                "radar",
                "shortlist",
                "wishlist",
            )
        if frame.kind is Kind.SIGNING:
            if "own" in frame.flags:
                here = tuple(c for at_, cs in self.scene.here_subjects if at_ < unit.start for c in cs)[-1:]
                if roles.buyers or roles.sellers or not self._had_arrived(sentence, at, unit):
                    return False
                roles.buyers = here
                return bool(here)
            if "SIGNING" in unit.classes and "MOVE" not in unit.classes and not roles.buyers and roles.players:
                around = self.around(sentence, at)
                if around is not None:
                    roles.buyers = tuple(c for u in around.subjects for c in self.scene.clubs(u))
            if _MOOTED & set(unit.words) and roles.explicit_player and roles.buyers:
                return bool(phrases_after(sentence, unit).get("to"))  # "his potential sale to Torino"
            if "MOVE" in unit.classes:
                return self._move_happened(sentence, at, unit, roles)
            if "EXIT" in unit.classes:
                if (
                    before is not None
                    and before.word == "from"
                    and not roles.sellers
                    and ((sold := self.around(sentence, at)) is not None)
                ):
                    roles.sellers = tuple(c for u in sold.subjects for c in self.scene.clubs(u))[:1]
                return (
                    self._past_act(sentence, unit)
                    or self._sold_off(sentence, at)
                    or (bool(proceeds(units, at)) and _raised(units[:at]))
                )
            if not roles.players and not unit.plural and roles.buyers:
                roles.players = self._apposed(sentence, at)
                roles.explicit_player = bool(roles.players)
            if not unit.plural and not roles.players and not roles.buyers and roles.sellers:
                who = self._apposed(sentence, at) or (self._led_in(sentence, at) if before is None else ())
                holders = {p.holder for p in who if p.holder not in roles.sellers}
                if (
                    (before is None or before.kind == ",")
                    and len(holders) == 1
                    and (holder := holders.pop()) is not None
                ):
                    # "Torino winger Novak, a £9m signing from Rovers": his club bought him then
                    roles.players, roles.explicit_player, roles.buyers = who, True, (holder,)
            if unit.plural and not roles.players:
                return False
            led_in = before is not None and before.word in _SINCE
            if not roles.buyers and roles.sellers and not (led_in or self._past_act(sentence, unit)):
                return False
            return (
                bool(roles.buyers or roles.sellers)
                and roles.explicit_player
                and (unit.word not in ("services", "signature", "target", "recruitment") or roles.sellers != ())
            )
        if frame.kind is Kind.BID:
            if unit.word in ("package", "packages") and not (unit.money or roles.explicit_player):
                return False  # of pay, of games on television
            if (before is not None and before.kind == "p" and before.word == "in") or "successful" in unit.words:
                return False
            if not roles.buyers and before is not None and before.word == "with":
                roles.buyers = self._who_came(sentence, at)
            return bool(roles.buyers) and not _attempt(units, at)
        if frame.kind is Kind.RELEASE_CLAUSE:
            return bool(self.terms.fee_near(sentence, at, unit)[0])
        if frame.kind is Kind.ASKING_PRICE:
            if (payer := sentence.clause_at(at + 2)) is not None and "PAY" in payer.head.classes:
                return False  # "the £12m price tag Chelsea paid"
            if unit.word == "price":
                return bool(unit.money) and any(p.kind == "C" and p.genitive for p in unit.of)  # "Porto's £17m price"
            return unit.word in ("asking price", "price tag", "valuation", "price-tag") and bool(
                unit.money or self.terms.fee_near(sentence, at, unit)[0]
            )
        if frame.kind is Kind.INTEREST and not roles.buyers and at > 1 and before is not None and before.word == "in":
            if not any(u.kind in "vb" for u in units):  # a headline: "Torino and Lille in Novak tug of war"
                roles.buyers = tuple(c for u in sentence._with_coordinates(at - 2) for c in self.scene.clubs(u))
            return bool(roles.buyers)
        if frame.kind is Kind.TALKS and not roles.buyers and at > 1 and before is not None and before.word == "in":
            if not any(u.kind in "vb" for u in units):
                roles.buyers = self.scene.clubs(units[at - 2])  # a headline: "Torino in talks for Novak"
            return bool(roles.buyers) or len(set(roles.club_any)) > 1
        if frame.kind is Kind.MEDICAL:
            if at + 2 < len(units) and units[at + 1].kind == "c" and units[at + 2].kind == "x":
                return False
            return before is None or not units[max(0, at - 2)].word.endswith("subject")
        if frame.kind is Kind.DEPARTURE:
            if roles.explicit_player and not COMING.isdisjoint(unit.words):
                return True  # "the expected exits of Novak and Price"
            return self._sold_off(sentence, at)
        if frame.kind is Kind.WANTS_TO_LEAVE:
            return False
        if frame.kind is Kind.CONTRACT_OFFER:
            return "contract talks" in " ".join(unit.words)
        return True

    def _the_target(self, sentence: Sentence, unit: Unit) -> tuple[Person, ...]:
        """The player in focus, told of as what another club wants: "the Torino target scored twice"."""
        focus = self.scene.focus
        acts = any(c.subjects and c.subjects[0] is unit and c.head.kind in "vb" for c in sentence.clauses)
        clubs = {c for u in unit.of if u.kind == "C" and (c := self.scene.club_of_mention(u.clubs, u.how))}
        if focus is None or focus.holder is None or focus.holder in clubs or not clubs or not acts:
            return ()
        return (focus,) if unit.word.endswith("target") and not any(p.is_player for _, p in self.scene.here) else ()

    def _who_came(self, sentence: Sentence, at: int) -> tuple[str, ...]:
        """The club that does what it does with an offer: "Torino broke cover with a £5m bid for Novak"."""
        around = self.around(sentence, at)
        if around is None or around.passive or around.head.kind != "v" or around.head.neg:
            return ()
        return tuple(c for u in around.subjects if u.kind in "CS" for c in self.scene.clubs(u))[:1]

    @staticmethod
    def _beside(sentence: Sentence, at: int) -> Unit | None:
        """The name that a phrase opened by "with" says more of, if one stands before the unit at `at`."""
        name = sentence._back(at)
        if name < 1 or sentence.units[name].kind != "P" or sentence.units[name - 1].word != "with":
            return None
        return sentence.units[name]

    @staticmethod
    def _past_act(sentence: Sentence, unit: Unit) -> bool:
        """Whether what a noun tells has had its effect: "the sale of Novak to Torino raised £5m"."""
        told = next((c for c in sentence.clauses if c.subjects and c.subjects[0] is unit), None)
        return (
            told is not None
            and told.head.kind == "v"
            and told.head.finite
            and not told.passive
            and not told.head.modal
            and not told.head.neg
            and (told.head.perfect or told.head.form in ("past", "pastpp"))
            and bool(told.objects)
        )

    def _sold_off(self, sentence: Sentence, at: int) -> bool:
        """Whether a sale is told as over by what leads it in: "since his sale", "have banked £9m from the sale of"."""
        before = sentence.units[at - 1] if at else None
        if before is None or before.kind not in "ps" or before.word not in ("following", "after", "since", "from"):
            return False
        got = self.around(sentence, at) if before.word == "from" else None
        return before.word != "from" or (
            got is not None
            and got.head.kind == "v"
            and not got.head.modal
            and not got.head.neg
            and got.governor is None
            and (got.head.perfect or got.head.form in ("past", "pastpp"))
            and any(o.money for o in got.objects)
        )

    @staticmethod
    def _had_arrived(sentence: Sentence, at: int, unit: Unit) -> bool:
        """Whether a noun tells of players who have come to whom the story is on: "since the arrivals of Novak"."""
        before = sentence.units[at - 1] if at else None
        return (
            unit.words[-1:] != ()
            and unit.words[-1] in _ARRIVED
            and "of" in phrases_after(sentence, unit)
            and before is not None
            and before.kind in "ps"
            and before.word in _LED_BY
        )

    def _led_in(self, sentence: Sentence, at: int) -> tuple[Person, ...]:
        """Whom an opening style leads in: "A £9m signing from Rovers in 2023, Novak has …"."""
        units = sentence.units
        at += 1
        while at + 1 < len(units) and units[at].kind in "pCxDy#t":
            at += 1
        if at + 1 < len(units) and units[at].kind == "," and units[at + 1].kind == "P":
            return self.scene.persons(units[at + 1])
        return ()

    def _apposed(self, sentence: Sentence, at: int) -> tuple[Person, ...]:
        """Whom a noun stands beside: "their record signing, Novak, …", "Novak, their record signing, …"."""
        units = sentence.units
        if (
            at > 1
            and units[at - 1].kind == ","
            and units[at - 2].kind == "P"
            and (at + 1 == len(units) or units[at + 1].kind in ",.p")
        ):
            return self.scene.persons(units[at - 2])
        nxt = at + 2
        if (
            nxt < len(units)
            and units[at + 1].kind == ","
            and units[nxt].kind == "P"
            and units[nxt].how != "description"
            and (nxt + 1 == len(units) or units[nxt + 1].kind in ",.")
        ):
            return self.scene.persons(units[nxt])
        return ()

    def _move_happened(self, sentence: Sentence, at: int, unit: Unit, roles: Roles) -> bool:
        """Whether a bare "move to X" is told as done: priced, dated, possessed, or after "since", "following"."""
        units = sentence.units
        before = units[at - 1] if at else None
        words = " ".join(unit.words)
        if "loan" in words and unit.words[-1].endswith(("loan", "spell", "stint")):
            after = phrases_after(sentence, unit)
            return bool(roles.buyers or roles.sellers) and (
                ("from" in after and any(p.kind == "P" or p.word in ("his", "her") for p in unit.of))
                or "at" in after
                or "with" in after
                or (unit.words[-1] == "loan" and any(p.kind == "C" for p in unit.of[1:]) and before is not None)
                or (before is not None and before.word == "on" and "from" in after and not _told(sentence, unit))
            )
        if (
            before is not None
            and before.kind == "p"
            and before.word in ("since", "following", "after", "before", "prior")
        ):
            return bool(roles.buyers or roles.sellers)
        if before is not None and before.word in _UNSETTLED:
            return False  # "talks over his move to Torino"
        if unit.money and before is not None and before.kind in "p":
            return bool(roles.buyers or roles.sellers)
        if unit.words[-1] == "return" and any(p.holder in roles.buyers for p in roles.players):
            return False  # "scored on his return to Rovers"
        if unit.words[-1] == "return" and not any(
            self.scene.clubs(u) for u in phrases_after(sentence, unit).get("to", ())
        ):
            return False
        possessed = any(p.kind == "P" or p.word in ("his", "her", "my") for p in unit.of)
        if possessed and (unit.money or (before is not None and before.kind in ("p", "s"))):
            return bool(roles.buyers)
        return False


def _told(sentence: Sentence, loan: Unit) -> bool:
    """Whether a predicate of moving tells of a loan: "agreed to sign him on loan from Torino"."""
    return any(
        loan in found and clause.head.classes & _MOVING for clause in sentence.clauses for found in clause.pp.values()
    )


def _raised(before: list[Unit]) -> bool:
    """Whether money from a sale is there already: "banked £20m from", and not "will bank", "hope to raise"."""
    verb = next((unit for unit in reversed(before) if unit.kind == "v"), None)
    return verb is None or (not verb.modal and not verb.neg and (verb.finite or verb.form in ("pastpp", "pp")))


def _attempt(units: list[Unit], at: int) -> bool:
    """Whether a "bid" is an attempt at something else than to buy: "their bid to secure a lower price"."""
    if at + 2 >= len(units) or units[at + 1].kind != "t" or units[at + 2].kind not in "vb":
        return False
    act = units[at + 2]
    if act.classes.isdisjoint(_BUYING):
        return True
    done_to = units[at + 3] if at + 3 < len(units) else None
    return done_to is not None and done_to.kind in "nx" and done_to.classes.isdisjoint(_BOUGHT)
