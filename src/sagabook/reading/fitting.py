"""What a unit can stand for in a slot, and the roles that an event noun brings of its own."""

from sagabook.reading.clauses import Sentence
from sagabook.reading.lexicon import Lexicon
from sagabook.reading.people import Person
from sagabook.reading.roles import RENEWING, Roles, phrases_after
from sagabook.reading.scene import Scene
from sagabook.reading.units import Unit

OF_A_PLAYER = frozenset(
    "situation progress development availability signature services performances representatives agent camp entourage "
    "agents representative future form name".split()
)
#: Where a club is at home: who stays there stays with it.
HERE = frozenset("coast london merseyside tyneside wearside teesside humberside midlands books yorkshire".split())


#: What stands for an offer told before: "rejected the first and are preparing for another".
ANOTHER = frozenset({"another", "second", "third", "first", "one"})


class Fitter:
    """Fits units to the fillers that patterns ask for."""

    def __init__(self, lexicon: Lexicon, scene: Scene) -> None:
        self.lexicon = lexicon
        self.scene = scene

    def fit(self, sentence: Sentence, filler: str, flag: str, units: list[Unit], roles: Roles) -> bool:
        """Whether `units` can fill a slot; the roles that they give are noted."""
        if filler in ("buyer", "seller", "club", "C"):
            clubs = tuple(dict.fromkeys(c for u in units for c in self.scene.clubs(u)))
            if (
                not clubs
                and filler == "seller"
                and units
                and all(
                    u.how == "description" and not u.plural and (u.kind == "C" or (u.kind == "S" and "club" in u.words))
                    for u in units
                )
            ):
                return True  # "their rivals have no wish to sell": the holder, whoever he is
            if not clubs and filler == "seller":  # a ground that two clubs share is the home of his own
                holders = dict.fromkeys(p.holder for p in roles.players if p.holder is not None)
                clubs = tuple(h for h in holders if any(u.kind == "C" and h in u.clubs for u in units))
            if not clubs and filler == "buyer":
                clubs = self._sides(units)
            if not clubs:
                return filler == "club" and any(
                    u.kind == "C"
                    and u.words[-1:] in (("clubs",), ("sides",), ("parties",))
                    and (u.words[0] in ("the", "both", "two"))
                    for u in units
                )
            if (
                units[0].kind == "i"
                and units[0].word == "them"
                and clubs == (roles.sellers if filler == "buyer" else roles.buyers)
            ):
                clubs = next(
                    (found for _, found in reversed(self.scene.here_subjects) if found and found != clubs),
                    self.scene.subject_clubs,
                )
            if filler == "buyer":
                roles.buyers = clubs
            elif filler == "seller":
                roles.sellers = clubs
                roles.vague = all(
                    u.how == "description" and u.words[-1:] == ("club",) for u in units if u.kind == "C"
                ) and any(u.kind == "C" for u in units)
            elif filler == "club":
                roles.club_any = clubs
            return True
        if filler in ("player", "P"):
            players = tuple(dict.fromkeys(p for u in units for p in self._players_of(u, sentence)))
            if not players:
                return False
            if filler == "player":
                roles.players = players
                roles.explicit_player = True
            return True
        if filler == "money":
            found = [u for u in units if u.kind == "M"]
            if not found:
                return False
            roles.money = found
            if not roles.buyers:  # "said no to Benfica's €18m"
                roles.buyers = tuple(
                    c
                    for u in found
                    for p in u.of
                    if p.kind == "C" and p.genitive and (c := self.scene.club_of_mention(p.clubs, p.how))
                )
            return True
        if filler == "staff":
            found = [
                u
                for u in units
                if u.kind == "S" or (u.kind == "P" and isinstance(u.person, Person) and not u.person.is_player)
            ]
            if not found:
                return False
            for unit in found:
                players = tuple(p for part in unit.of for p in self.scene.persons(part))
                if players:
                    roles.players = players
                    roles.explicit_player = True
                elif not roles.club_any:
                    roles.club_any = self.scene.clubs(unit)  # "Torino officials flew out for talks"
            return True
        if filler == "x":
            return bool(units)
        if filler == "HERE":
            return any(u.kind == "x" and u.words[-1:] and u.words[-1] in HERE for u in units)
        for unit in units:
            other = False
            if filler == "SQUAD" and unit.how == "description" and unit.kind == "C" and unit.words[-1:] == ("team",):
                return True  # "omitted him from Saturday's team"
            if (unit.kind == "i" and unit.word in ("it", "this")) or (
                filler == "BID" and unit.kind == "x" and unit.words and unit.words[-1] in ANOTHER
            ):
                earlier = [u for u in sentence.units[: unit.lead] if u.kind == "n" and filler in u.classes]
                if not earlier:
                    continue
                other, unit = unit.kind == "x", earlier[-1]
            if unit.kind == "n" and filler in unit.classes:
                if (
                    filler == "MOVE"
                    and unit.words[-1:] == ("return",)
                    and "long-awaited" in unit.words
                    and not any(self.scene.clubs(u) for u in phrases_after(sentence, unit).get("to", ()))
                ):
                    continue
                if filler == "FEE" and "penalty" in unit.words:
                    continue
                if (
                    filler == "BID"
                    and unit.word == "bid"
                    and sentence.clause_at(unit.lead) is not None
                    and not unit.money
                ):
                    return False  # "a bid to convince him" is no offer
                if flag == "new" and any(part in RENEWING for w in unit.words for part in w.split()):
                    return False
                self.noun_roles(sentence, unit, filler, roles)
                if other:
                    roles.noun = -1  # an offer of its own
                return True
        return False

    def _sides(self, units: list[Unit]) -> tuple[str, ...]:
        """The club that a side described belongs to: "a Torino side who won the league"."""
        return tuple(
            club
            for u in units
            if u.kind == "C"
            and u.how == "description"
            and u.words[0] in ("a", "an")
            and u.words[-1] in ("side", "team")
            for part in u.of
            if part.kind == "C" and part.how != "former" and (club := self.scene.club_of_mention(part.clubs, part.how))
        )[:1]

    def _players_of(self, unit: Unit, sentence: Sentence | None = None) -> tuple[Person, ...]:
        """The players that a phrase is about: themselves, or whose situation, agent or signature it names."""
        if unit.kind in "nxS" and unit.words and unit.words[-1] in OF_A_PLAYER:
            whose = [part for part in unit.of if part.kind in "Pi"]
            if not whose and sentence is not None:
                whose = [part for part in phrases_after(sentence, unit).get("of", ()) if part.kind in "Pi"]
            return tuple(p for part in whose for p in self.scene.persons(part, unit.start))
        return self.scene.persons(unit)

    def noun_roles(self, sentence: Sentence, unit: Unit, name: str, roles: Roles) -> None:
        """Take the roles that an event noun's possessors and prepositions give."""
        spec = self.lexicon.noun_roles.get(name, {})
        if roles.noun < 0:
            roles.noun = unit.lead
        for place, part in enumerate(unit.of):
            if (
                part.kind == "C"
                and any(p.kind == "P" for p in unit.of[place + 1 :])
                and any(p.kind == "w" for p in unit.of[place + 1 :])
            ):
                continue
            if (part.kind == "C" and part.how != "former") or part.kind == "S":
                clubs = (
                    self.scene.clubs(part)
                    if part.kind != "C" or part.how == "description"
                    else tuple(c for c in [self.scene.club_of_mention(part.clubs, part.how)] if c)
                )
                if spec.get("of") == "seller" and not roles.sellers and part.how == "description":
                    roles.vague = part.words[-1:] == ("club",)  # "the club's £60m price tag"
                self._give(spec.get("of", ""), clubs, (), roles)
            elif part.kind == "P" or (part.kind == "i" and part.word in ("his", "her", "my")):
                players = self.scene.persons(part, unit.start)
                if players:
                    self._give(spec.get("pof", ""), (), players, roles)
                elif part.kind == "P":
                    self._give(spec.get("of", ""), self.scene.clubs(part), (), roles)
            elif part.kind == "i" and part.word in ("their", "its", "our"):
                clubs = self.scene.clubs(Unit("i", unit.start, unit.end, "we" if part.word == "our" else "they"))
                self._give(spec.get("of", ""), clubs, (), roles)
        for told in sentence.clauses if name in ("DEAL", "MOVE", "TARGET", "PLACE", "ATTEMPT") else ():
            if (
                told.governor is not None
                and told.governor.head is unit
                and told.head.classes & {"SIGN", "SIGN_WEAK", "TAKETO", "JOIN"}
            ):
                self._give("player", (), tuple(p for u in told.objects for p in self._players_of(u)), roles)
                joined = told.objects if "JOIN" in told.head.classes else ()
                self._give(
                    "buyer",
                    tuple(c for u in [*joined, *told.pp.get("to", ()), *told.subjects] for c in self.scene.clubs(u))[
                        :1
                    ],
                    (),
                    roles,
                )
        for word, found in phrases_after(sentence, unit).items():
            role = spec.get(word, "")
            if word == "at" and name == "MOVE" and not unit.words[-1].endswith(("loan", "spell", "stint")):
                continue
            if word == "of":
                role = spec.get("of2", spec.get("of", ""))
            if not role or role == "none":
                continue
            every = tuple(dict.fromkeys(c for one in found for c in self.scene.clubs(one)))
            for one in found:
                players = (
                    tuple(dict.fromkeys(p for o in found for p in self._players_of(o))) if self._players_of(one) else ()
                )
                clubs = every if self.scene.clubs(one) else ()
                if players and role in ("player",):
                    self._give("player", (), players, roles)
                elif clubs and role != "player":
                    self._give(role, clubs, (), roles)
                elif players and word in ("of", "for", "with", "between"):
                    self._give("player", (), players, roles)
                elif one.kind == "n" and role == "player":
                    inner = min(one.classes, default="")
                    self.noun_roles(sentence, one, inner, roles)
        if unit.money and not roles.money:
            roles.money = [unit]

    @staticmethod
    def _give(role: str, clubs: tuple[str, ...], players: tuple[Person, ...], roles: Roles) -> None:
        if role == "player" and players and not roles.players:
            roles.players, roles.explicit_player = players, True
        elif role == "buyer" and clubs and not roles.buyers:
            roles.buyers = clubs
        elif role == "seller" and clubs and not roles.sellers:
            roles.sellers = clubs
        elif role in ("other", "both") and clubs:
            if roles.club_any:
                roles.club_any = (*roles.club_any, *clubs)
            else:
                roles.club_any = clubs
        if players and role in ("other", "both", "buyer") and not roles.players:
            roles.players, roles.explicit_player = players, True
