"""From clauses to drafts: patterns matched on predicates and event nouns, their roles filled from the scene."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sagabook.model import BUYER_KINDS, Contract, Deal, Fee, Kind, Mode, Wage
from sagabook.reading.clauses import Clause, Sentence
from sagabook.reading.drafts import Draft
from sagabook.reading.figures import LENGTH, years_of
from sagabook.reading.frames import Frame, Patterns, Slot
from sagabook.reading.lexicon import Lexicon
from sagabook.reading.people import Person
from sagabook.reading.scene import Scene
from sagabook.reading.syntax import Unit

_PRIORITY = {Mode.DENIED: 0, Mode.CONDITIONAL: 1, Mode.PLANNED: 2, Mode.HEDGED: 3, Mode.ASSERTED: 4}
_HAVING = frozenset("have has had having see saw seen sees seeing get got gets getting".split())
_RAISE = frozenset("raise raised raising raises increase increased increasing improve improved up upped upping".split())
_WILL = frozenset({"will", "shall", "'ll"})
_MAY = frozenset({"could", "may", "might", "can"})
_HEDGE_ADVERBS = frozenset("reportedly apparently allegedly supposedly possibly perhaps maybe probably".split())
_LOOSE_PLACES = frozenset({"on", "time", "during", "before", "this"})
_RENEWING = frozenset("professional pro longer new fresh extension extended improved renewal".split())
_OF_A_PLAYER = frozenset("situation progress development availability signature services performances representatives agent camp entourage "
                         "agents representative future form".split())
_PERSONLIKE = frozenset("player man target striker forward winger midfielder defender name one".split())
_BARE = frozenset({"time", "despite", "after", "amid", "beyond", "during", "before", "until", "for"})
#: Verbs whose passive keeps an object: "were offered the chance", "was handed a new deal".
_GIVING = frozenset({"OFFERTO", "OFFERC", "RENEWN"})
_STANCES = frozenset({Kind.INTEREST, Kind.WANTS_MOVE, Kind.WANTS_TO_LEAVE, Kind.WANTS_TO_STAY, Kind.REJECTS_MOVE})
_PROPOSED = frozenset("proposed potential possible prospective mooted rumoured would-be".split())
#: What a club does to a player of another club.
_SUITING = frozenset({"WANT", "SIGN", "INTERESTED", "KEEN", "INRACE", "LINK", "BIDFOR", "ENQUIRE", "COOLP"})
_HEARING = frozenset("listen consider entertain hear open willing ready prepared".split())
#: Not to wish to go is to wish to stay; not to ask to go is only not to ask.
_WISHING = ("want", "wish", "desire", "intend", "intention", "plan", "look", "hurry", "rush", "keen", "interested", "think",
            "consider")
_BODIES = frozenset("host number string range raft handful clutch list group".split())
_OTHER_TALKS = frozenset("takeover buyout sponsorship title crisis peace team-talk half-time investment".split())
#: What a signing is called among others: "the third summer signing", "a further arrival".
_NUMBERED = frozenset("marquee big-money money summer january record club-record deadline-day new expensive first second third fourth fifth sixth seventh eighth ninth tenth latest further only other".split())
#: Event nouns that tell a figure of their own even as the object of a verb: "triggered his £30m release clause".
_PRICED = frozenset({"CLAUSE", "FEE"})
_FINISHING = ("finalis", "complet", "wrapp", "putting", "conclud", "tying", "agreeing", "negotiat", "thrashing", "hammering")
_SELLING = frozenset({"SELL", "LOANED", "SENDV"})
_STANCE_OF_SALE = frozenset({"DESIRE", "KEEN", "WILLING", "DETERMINED", "CONSIDER", "WANT", "PUSH", "HOPEFUL", "REFUSE", "UNWILLING", "PLACE", "REFUSAL"})
_SEALED = re.compile(r"\bdone deal\b|\bhere we go\b|\bconfirmed\b|\bofficial\b|\bagreement (?:completed|reached|in place)\b|\bdeal (?:agreed|done|completed|sealed|confirmed)\b", re.I)
_HOLDERS_ACTS = frozenset({"STAY", "RENEWN", "RENEW", "RENEWSELF", "CONTINUEV", "LEAVE", "GO", "OPTTO"})
_TELLING = frozenset({"told", "tells", "informed", "informs", "notified"})
_TURNED_DOWN = frozenset({"rejected", "dismissed", "failed", "unsuccessful", "rebuffed", "rejected", "refused"})
_WANTS = frozenset({Kind.WANTS_MOVE, Kind.WANTS_TO_LEAVE, Kind.WANTS_TO_STAY, Kind.FOR_SALE, Kind.NOT_FOR_SALE, Kind.INTEREST})
#: Kinds that a player without a club may figure in, or whose clubs may stay unknown.
_LOOSE = frozenset({Kind.DEPARTURE, Kind.WANTS_TO_LEAVE, Kind.WANTS_TO_STAY, Kind.TRANSFER_REQUEST, Kind.REFUSES_TO_PLAY, Kind.STAYS,
                    Kind.CONTRACT_UNTIL, Kind.CONTRACT_SIGNED, Kind.CONTRACT_OFFER, Kind.CONTRACT_REJECTED, Kind.FOR_SALE,
                    Kind.NOT_FOR_SALE, Kind.ASKING_PRICE, Kind.RELEASE_CLAUSE, Kind.LEFT_OUT})


@dataclass(slots=True)
class Roles:
    """Who fills which role, as found in one clause."""

    buyers: tuple[str, ...] = ()
    sellers: tuple[str, ...] = ()
    players: tuple[Person, ...] = ()
    money: list[Unit] = field(default_factory=list)
    explicit_player: bool = False
    club_any: tuple[str, ...] = ()
    noun: int = -1
    vague: bool = False

    def copy(self) -> "Roles":
        """An independent copy."""
        return Roles(self.buyers, self.sellers, self.players, list(self.money), self.explicit_player, self.club_any, self.noun)


#: How many shapes of clauses to remember: enough for months of news, and a bound on memory.
_REMEMBERED = 40_000


@dataclass(frozen=True, slots=True)
class Filling:
    """What sorts of units fill a slot: the cheap test before a pattern's roles are worked out."""

    kinds: frozenset[str]
    nouns: frozenset[str]

    @classmethod
    def of(cls, units: list[Unit]) -> "Filling":
        """The sorts of `units`."""
        nouns = frozenset(c for u in units if u.kind == "n" for c in u.classes)
        return cls(frozenset(u.kind for u in units), nouns)

    @property
    def empty(self) -> bool:
        """Whether nothing fills the slot."""
        return not self.kinds

    def may_fill(self, slot: Slot) -> bool:
        """Whether a pattern's slot could be filled so."""
        if slot.is_noun:
            return slot.filler in self.nouns or "i" in self.kinds
        wanted = _FILLERS.get(slot.filler)
        return bool(self.kinds) if wanted is None else not wanted.isdisjoint(self.kinds)


_FILLERS = {
    "buyer": frozenset("CSPi"), "seller": frozenset("CSPi"), "club": frozenset("CSPi"), "C": frozenset("CSPi"),
    "player": frozenset("PinxS"), "P": frozenset("PinxS"), "staff": frozenset("PS"), "money": frozenset("M"),
}


class Matcher:
    """Matches the patterns on the sentences of one story."""

    def __init__(self, patterns: Patterns, lexicon: Lexicon, text: str, scene: Scene) -> None:
        self.patterns = patterns
        self.lexicon = lexicon
        self.text = text
        self.scene = scene

    def drafts(self, sentence: Sentence) -> list[Draft]:
        """The drafts that a sentence gives, in order."""
        out: list[Draft] = []
        used: set[int] = set()
        hedged = self._sentence_hedge(sentence)
        has_if = any(u.kind == "s" and u.word in ("if", "unless", "should") for u in sentence.units)
        for clause in sentence.clauses:
            out.extend(self._clause(sentence, clause, used, hedged, has_if))
        for clause in sentence.clauses:
            if (clause.head.kind == "b" or "BECOME" in clause.head.classes) and clause.objects and not clause.conditional:
                out.extend(self._player_of(sentence, clause, hedged, has_if))
        out.extend(self._listed_moves(sentence))
        for unit in sentence.units:
            if unit.kind == "P" and unit.of and any(u.kind == "n" for u in unit.of):
                out.extend(self._styled(sentence, unit))
        for at, unit in enumerate(sentence.units):
            if unit.kind == "n" and at not in used:
                out.extend(self._noun(sentence, at, unit, hedged, has_if))
        return out

    # -- predicates -------------------------------------------------------------------------------------------

    def _clause(self, sentence: Sentence, clause: Clause, used: set[int], hedged: bool, has_if: bool) -> Iterator[Draft]:
        if clause.conditional:
            for unit in clause.objects:
                used.add(unit.lead)
            return
        classes = clause.head.classes if clause.head.kind != "b" else frozenset({"be"})
        if clause.head.word.partition(" ")[0] in _TELLING:
            self._hear(clause)
        for frame in self._candidates(clause, classes):
            roles = self._fill(sentence, clause, frame)
            if roles is None:
                continue
            made = list(self._make(sentence, clause, frame, roles, hedged, has_if))
            if made:
                for slot in frame.slots:
                    for unit in self._args(clause, slot.where):
                        if not unit.classes & _PRICED:
                            used.add(unit.lead)
                yield from made
                if made[-1].kind is Kind.SIGNING:
                    yield from self._gapped(sentence, made[-1])
                if made[-1].kind is Kind.SIGNING or frame.head in ("RIVAL", "FACEV", "GIVEMED") and made[-1].kind is Kind.INTEREST:
                    yield from self._rivals(clause, frame, made)
                break

    def _hear(self, clause: Clause) -> None:
        """Learn a holder from whom a player tells things: "has told Southampton that he wants to go"."""
        for player in (p for u in self._args(clause, "s") for p in self.scene.persons(u)):
            for club in (c for u in clause.objects if u.kind == "C" for c in self.scene.clubs(u)):
                player.vote(club, 2)

    def _candidates(self, clause: Clause, classes: frozenset[str]) -> tuple[Frame, ...]:
        """The patterns that a clause could fit by the sorts of its arguments; remembered, for clauses are much alike."""
        frames = self.patterns.for_classes(classes)
        if not frames:
            return ()
        subject, thing = Filling.of(self._args(clause, "s")), Filling.of(self._args(clause, "o"))
        key = (classes, clause.passive, subject, thing, frozenset(clause.pp))
        known = self.patterns.fitting.get(key)
        if known is None:
            may_gap = not clause.passive and thing.empty
            known = tuple(
                frame for frame in frames
                if frame.where <= clause.pp.keys() and all(
                    subject.may_fill(slot) if slot.where == "s" else slot.where != "o" or may_gap or thing.may_fill(slot)
                    for slot in frame.slots)
            )
            if len(self.patterns.fitting) < _REMEMBERED:
                self.patterns.fitting[key] = known
        return known

    def _gap(self, sentence: Sentence, clause: Clause) -> list[Unit]:
        """What a verb without an object is about in "Novak is a player Torino are happy to sell"."""
        top = clause
        while top.governor is not None:
            top = top.governor
        if not top.subjects:
            return []
        first = min(u.lead for u in top.subjects)
        before = first - 1
        while before >= 0 and (sentence.units[before].kind in "rsy" or (
                sentence.units[before].kind == "," and sentence.units[before + 1].kind == "r")):
            before -= 1
        if before < 0 or sentence.units[before].kind not in "Px" or before == first - 1 and sentence.units[before].kind == "x" and (
                not _PERSONLIKE & set(sentence.units[before].words)):
            return []
        found = sentence.units[before]
        if found.how == "description" or found.kind == "x":
            copula = [c for c in sentence.clauses if c.head.kind == "b" and c.at < before <= c.end + 1]
            if copula:
                return copula[-1].subjects
        return [found]

    def _args(self, clause: Clause, where: str) -> list[Unit]:
        """The units in a slot, passive voice undone."""
        if where == "s":
            return list(clause.pp.get("by", ())) if clause.passive else clause.subjects
        if where == "o":
            if clause.passive and clause.objects and clause.head.classes & _GIVING:
                return clause.objects
            return clause.subjects if clause.passive else clause.objects
        if where == "io":
            return clause.subjects if clause.passive else clause.objects
        return list(clause.pp.get(where, ()))

    def _fill(self, sentence: Sentence, clause: Clause, frame: Frame) -> Roles | None:
        roles = Roles()
        if frame.slots and frame.slots[0].where == "o" and not clause.passive and clause.head.kind == "v" and (
                not any(s.where == "s" for s in frame.slots) and any(s.where == "o" and not s.is_noun for s in frame.slots)):
            return None
        for slot in frame.slots:
            units = self._args(clause, slot.where)
            if not units and slot.where == "o" and not clause.passive:
                units = self._gap(sentence, clause)
            if slot.filler == "player" and not any(self.scene.persons(u) for u in units) and units:
                units = clause.pp.get("including") or clause.pp.get("like") or units
            if slot.filler == "buyer" and any(
                    u.how == "description" and u.plural or u.kind == "x" and u.word in _BODIES for u in units) and not (
                    any(self.scene.clubs(u) for u in units)):
                units = clause.pp.get("including") or clause.pp.get("like") or units
            if not self._fit(sentence, slot.filler, slot.flag, units, roles):
                return None
        if clause.head.kind == "a" and clause.governs and all(s.where == "s" for s in frame.slots):
            return None
        if frame.head == "WANT" and frame.kind is Kind.INTEREST and roles.players and any(
                c.governor is clause and c.link == "to" and c.at > clause.at and c.head.classes & _HOLDERS_ACTS for c in sentence.clauses):
            return None  # "want him to sign a new deal"
        if frame.head == "LEAVE" and clause.head.word.startswith("turn") and roles.sellers and any(
                p.holder not in (None, *roles.sellers) for p in roles.players):
            return None  # he "turned his back on" a suitor
        if frame.head == "AGREE" and clause.head.word == "done" and not clause.head.perfect:
            return None  # "get a deal done"
        if frame.head == "LEAVE" and not self._leaves(clause, frame):
            return None
        if frame.head == "SIGN_WEAK" and clause.head.word in ("added", "adds") and clause.at and sentence.units[clause.at - 1].kind in "q,?!.":
            return None  # "…", added the Italian
        if frame.head == "SIGN_WEAK" and clause.end < len(sentence.units) and sentence.units[clause.end].word in ("off", "on") and (
                clause.end + 1 == len(sentence.units) or sentence.units[clause.end + 1].kind in ".,pD"):
            return None  # "took him off at half-time"
        if frame.head == "BEAT" and not roles.players:
            return None  # a match
        if not self._flags_hold(sentence, clause, frame):
            return None
        if "under" in frame.flags and frame.head in ("GO", "MOVEV") and (clause.objects or set(clause.pp) - _LOOSE_PLACES):
            return None
        if frame.head in ("be", "BECOME") and frame.kind is Kind.SIGNING and not self._is_signing(clause, roles):
            return None
        if frame.head == "JOIN" and clause.head.word.startswith("return") and all(o.how == "ground" for o in clause.objects) and clause.objects and "on" not in clause.pp:
            return None
        if "own" in frame.flags and any(c for w in ("to", "for", "at", "with") for u in clause.pp.get(w, ()) for c in self.scene.clubs(u)):
            return None
        if "own" in frame.flags and frame.head == "JOIN" and clause.objects:
            return None
        if "M" in frame.flags and not (roles.money or self._money(clause)):
            return None
        if any(slot.flag == "M" for slot in frame.slots) and not self._money(clause):
            return None
        if frame.kind in (Kind.BID_REJECTED, Kind.FEE_AGREED) and clause.passive:
            self._seen_rejected(sentence, clause, roles)
        if not roles.money:
            roles.money = self._money(clause)
        if frame.kind is Kind.TERMS_AGREED and set(roles.sellers) <= set(roles.buyers):
            roles.sellers = ()  # the contract is with the new club
        if not roles.players and self._stranded(sentence, clause):
            roles.players = tuple(p for u in self._gap(sentence, clause) for p in self.scene.persons(u))
            roles.explicit_player = bool(roles.players)
        self._from_phrases(sentence, clause, frame, roles)
        self._from_partners(clause, frame, roles)
        if "buyer" in frame.need and not roles.buyers or "player" in frame.need and not roles.players:
            return None
        if frame.kind is Kind.SIGNING and frame.head in ("SEAL", "SIGN", "CONFIRMX") and roles.noun >= 0 and "MOVE" in sentence.units[roles.noun].classes and (
                to := tuple(c for u in self._phrases_after(sentence, sentence.units[roles.noun]).get("to", ()) for c in self.scene.clubs(u))) and (
                to[:1] != roles.buyers[:1]) and roles.players:
            roles.sellers, roles.buyers = roles.buyers[:1], to[:1]  # a club that announces the transfer of its own player
        if roles.sellers == roles.buyers and frame.kind in BUYER_KINDS:
            roles.sellers = ()  # "no move from Torino": of their making, not away from them
        return roles

    def _from_partners(self, clause: Clause, frame: Frame, roles: Roles) -> None:
        """Roles that subjects of two sorts give together: "Torino and Novak have agreed terms"."""
        subjects = self._args(clause, "s")
        if len(subjects) < 2 or frame.kind not in BUYER_KINDS:
            return
        if roles.players and not roles.buyers:
            roles.buyers = tuple(c for u in subjects if u.kind == "C" for c in self.scene.clubs(u))
        elif roles.buyers and not roles.players:
            roles.players = tuple(p for u in subjects if u.kind == "P" for p in self.scene.persons(u))
            roles.explicit_player = bool(roles.players)

    def _flags_hold(self, sentence: Sentence, clause: Clause, frame: Frame) -> bool:
        """Whether the clause is as a pattern's flags ask: bare, negated, past, under "would"."""
        flags = frame.flags
        head = clause.head
        if frame.head == "STAY" and all(s.where == "s" for s in frame.slots) and (
                nxt := sentence._skip_adverbs(clause.at + 1)) < len(sentence.units) and sentence.units[nxt].kind == "a":
            return False  # "remains a free agent"
        if "bare" in flags or frame.head == "STAY" and all(s.where == "s" for s in frame.slots):
            if "bare" in flags and clause.governs or any(not any(p.kind == "C" for p in o.of) for o in clause.objects) or any(
                    word not in _BARE and any(u.kind != "D" and not (word == "in" and u.kind == "x" and self.text[u.start].isupper() and u.word != "europe") for u in units)
                    for word, units in clause.pp.items()):
                return False
        if "passive" in flags and not clause.passive:
            return False
        if "canbe" in flags and not (clause.passive and (head.modal in ("can", "could") or "cannot" in head.adverbs)):
            return False
        if "asked" in flags and not any(u.kind == "n" and "BID" in u.classes for u in sentence.units[:clause.at]):
            return False
        if "clubs" in flags and not any(u.kind == "C" and u.how == "description" and u.plural and {"two", "both", "the"} & set(u.words) for u in clause.subjects):
            return False
        if "will" in flags and not (head.word.startswith("go") and (head.modal in ("will", "'ll", "may") or head.form == "ing" and head.finite)):
            return False
        if "can" in flags and head.modal not in ("can", "could"):
            return False
        if "neg" in flags and not any(u.neg for u in self._verbals(sentence, clause)):
            return False
        if "past" in flags and (head.modal or clause.governor is not None or not (head.perfect or head.form in ("past", "pastpp") and head.finite or clause.passive)):
            return False
        return not ("would" in flags and head.modal not in ("would", "could", "'d") and not (
            clause.governor is not None and clause.governor.head.classes & {"WILLING", "READY", "KEEN"}))

    @staticmethod
    def _verbals(sentence: Sentence, clause: Clause) -> list[Unit]:
        """The units of a predicate that carry negation: its verb group, or its adjective and copula."""
        units = [clause.head]
        if clause.head.kind == "a" and (copula := sentence._back(clause.at)) >= 0 and sentence.units[copula].kind == "b":
            units.append(sentence.units[copula])
        return units

    def _leaves(self, clause: Clause, frame: Frame) -> bool:
        """Whether a form of "leave" tells of going: not "(left)", not "two years left", not "left him out"."""
        unit = clause.head
        if clause.objects and len(frame.slots) == 1 and not any(
                o.kind in "NL" or self.scene.clubs(o) or o.words and o.words[-1] in ("country", "club", "side", "league", "team") for o in clause.objects):
            return False
        if not clause.objects and unit.form == "ing" and not unit.perfect and not unit.finite and clause.governor is None and not (
                clause.subjects and clause.subjects[-1].kind == "P" and clause.subjects[-1].lead + 1 == clause.at and "on" in clause.pp):
            return False
        if unit.form == "pastpp" and not unit.finite:
            return False
        if clause.governs and unit.word == "left":
            return False
        return not (unit.word == "left" and not clause.objects and not unit.perfect and not (set(clause.pp) & {"on", "for", "in", "time", "as", "at"}))

    def _seen_rejected(self, sentence: Sentence, clause: Clause, roles: Roles) -> None:
        """Take the bidder from "Torino had a bid rejected by Rovers": the subject of have; whom "by" names is the holder."""
        for other in sentence.clauses:
            if other.at < clause.at and other.head.word.split(" ")[0] in _HAVING and any(o is s for o in other.objects for s in clause.subjects):
                buyers = tuple(c for u in other.subjects for c in self.scene.clubs(u))
                if buyers:
                    roles.buyers = buyers
                    roles.sellers = roles.sellers or tuple(c for u in clause.pp.get("by", ()) for c in self.scene.clubs(u))

    def _money(self, clause: Clause) -> list[Unit]:
        out: list[Unit] = []
        for unit in [*clause.objects, *(u for units in clause.pp.values() for u in units)]:
            if unit.money:
                out.append(unit)
        if clause.passive or clause.head.kind in "ab":
            out.extend(u for u in clause.subjects if u.money)
        return out

    def _fit(self, sentence: Sentence, filler: str, flag: str, units: list[Unit], roles: Roles) -> bool:
        """Whether `units` can fill a slot; the roles that they give are noted."""
        if filler in ("buyer", "seller", "club", "C"):
            clubs = tuple(dict.fromkeys(c for u in units for c in self.scene.clubs(u)))
            if not clubs and filler == "seller" and units and all(u.how == "description" and not u.plural and (
                    u.kind == "C" or u.kind == "S" and "club" in u.words) for u in units):
                return True  # "their rivals have no wish to sell": the holder, whoever he is
            if not clubs:
                return filler == "club" and any(u.kind == "C" and u.words[-1:] in (("clubs",), ("sides",), ("parties",)) and (
                    u.words[0] in ("the", "both", "two")) for u in units)
            if units[0].kind == "i" and units[0].word == "them" and clubs == (roles.sellers if filler == "buyer" else roles.buyers):
                clubs = next((found for _, found in reversed(self.scene.here_subjects) if found != clubs), self.scene.subject_clubs)
            if filler == "buyer":
                roles.buyers = clubs
            elif filler == "seller":
                roles.sellers = clubs
                roles.vague = all(u.how == "description" and u.words[-1:] == ("club",) for u in units if u.kind == "C") and any(u.kind == "C" for u in units)
            elif filler == "club":
                roles.club_any = clubs
            return True
        if filler in ("player", "P"):
            players = tuple(dict.fromkeys(p for u in units for p in self._players_of(u)))
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
                roles.buyers = tuple(c for u in found for p in u.of if p.kind == "C" and p.genitive and (
                    c := self.scene.club_of_mention(p.clubs, p.how)))
            return True
        if filler == "staff":
            found = [u for u in units if u.kind == "S" or u.kind == "P" and isinstance(u.person, Person) and not u.person.is_player]
            if not found:
                return False
            for unit in found:
                players = tuple(p for part in unit.of for p in self.scene.persons(part))
                if players:
                    roles.players = players
                    roles.explicit_player = True
            return True
        if filler == "x":
            return bool(units)
        for unit in units:
            if unit.kind == "i" and unit.word in ("it", "this"):
                earlier = [u for u in sentence.units[:unit.lead] if u.kind == "n" and filler in u.classes]
                if not earlier:
                    continue
                unit = earlier[-1]
            if unit.kind == "n" and filler in unit.classes:
                if filler == "MOVE" and unit.words[-1:] == ("return",) and "long-awaited" in unit.words and not any(
                        self.scene.clubs(u) for u in self._phrases_after(sentence, unit).get("to", ())):
                    continue
                if filler == "FEE" and "penalty" in unit.words:
                    continue
                if filler == "BID" and unit.word == "bid" and sentence.clause_at(unit.lead) is not None and not unit.money:
                    return False  # "a bid to convince him" is no offer
                if flag == "new" and any(part in _RENEWING for w in unit.words for part in w.split()):
                    return False
                self._noun_roles(sentence, unit, filler, roles)
                return True
        return False

    def _players_of(self, unit: Unit) -> tuple[Person, ...]:
        """The players that a phrase is about: themselves, or whose situation, agent or signature it names."""
        if unit.kind in "nxS" and unit.words and unit.words[-1] in _OF_A_PLAYER:
            return tuple(p for part in unit.of if part.kind == "P" or part.kind == "i" for p in self.scene.persons(part, unit.start))
        return self.scene.persons(unit)

    def _noun_roles(self, sentence: Sentence, unit: Unit, name: str, roles: Roles) -> None:
        """Take the roles that an event noun's possessors and prepositions give."""
        spec = self.lexicon.noun_roles.get(name, {})
        if roles.noun < 0:
            roles.noun = unit.lead
        for place, part in enumerate(unit.of):
            if part.kind == "C" and any(p.kind == "P" for p in unit.of[place + 1:]) and any(p.kind == "w" for p in unit.of[place + 1:]):
                continue
            if part.kind == "C" and part.how != "former" or part.kind == "S":
                clubs = self.scene.clubs(part) if part.kind != "C" or part.how == "description" else tuple(
                    c for c in [self.scene.club_of_mention(part.clubs, part.how)] if c)
                self._give(spec.get("of", ""), clubs, (), roles)
            elif part.kind == "P" or part.kind == "i" and part.word in ("his", "her", "my"):
                players = self.scene.persons(part, unit.start)
                if players:
                    self._give(spec.get("pof", ""), (), players, roles)
                elif part.kind == "P":
                    self._give(spec.get("of", ""), self.scene.clubs(part), (), roles)
            elif part.kind == "i" and part.word in ("their", "its", "our"):
                clubs = self.scene.clubs(Unit("i", unit.start, unit.end, "we" if part.word == "our" else "they"))
                self._give(spec.get("of", ""), clubs, (), roles)
        for told in sentence.clauses if name in ("DEAL", "MOVE", "TARGET", "PLACE") else ():
            if told.governor is not None and told.governor.head is unit and told.head.classes & {"SIGN", "SIGN_WEAK", "TAKETO", "JOIN"}:
                self._give("player", (), tuple(p for u in told.objects for p in self._players_of(u)), roles)
                self._give("buyer", tuple(c for u in [*told.pp.get("to", ()), *told.subjects] for c in self.scene.clubs(u))[:1], (), roles)
        for word, found in self._phrases_after(sentence, unit).items():
            role = spec.get(word, "")
            if word == "at" and name == "MOVE" and not unit.words[-1].endswith(("loan", "spell", "stint")):
                continue
            if word == "of":
                role = spec.get("of2", spec.get("of", ""))
            if not role or role == "none":
                continue
            every = tuple(dict.fromkeys(c for one in found for c in self.scene.clubs(one)))
            for one in found:
                players = tuple(dict.fromkeys(p for o in found for p in self._players_of(o))) if self._players_of(one) else ()
                clubs = every if self.scene.clubs(one) else ()
                if players and role in ("player",):
                    self._give("player", (), players, roles)
                elif clubs and role != "player":
                    self._give(role, clubs, (), roles)
                elif players and word in ("of", "for", "with", "between"):
                    self._give("player", (), players, roles)
                elif one.kind == "n" and role == "player":
                    inner = min(one.classes, default="")
                    self._noun_roles(sentence, one, inner, roles)
        if unit.money and not roles.money:
            roles.money = [unit]

    def _phrases_after(self, sentence: Sentence, unit: Unit) -> dict[str, list[Unit]]:
        """The prepositional phrases that follow a noun directly."""
        units = sentence.units
        at = unit.lead + 1
        out: dict[str, list[Unit]] = {}
        while at < len(units):
            while at < len(units) and (units[at].kind in "yqM" or units[at].kind == "D" or units[at].kind in "-–,(" and at + 1 < len(units)
                                       and units[at + 1].kind == "p" and units[at + 1].word in ("from", "for")):
                at += 1
            if at + 1 < len(units) and units[at].kind in "pt":
                word = units[at].word
                nxt = at + 1
                while nxt < len(units) and units[nxt].kind in "yq":
                    nxt += 1
                if nxt < len(units) and units[nxt].kind in "CPSnixMDLKN#":
                    found = [units[nxt]]
                    more, end = sentence._coordinated(nxt + 1)
                    if word == "between" and not more and nxt + 2 < len(units) and units[nxt + 1].kind == "c" and units[nxt + 2].kind in "CPS":
                        more, end = [units[nxt + 2]], nxt + 3
                    found.extend(more)
                    out.setdefault(word, []).extend(found)
                    at = end if more else nxt + 1
                    continue
            break
        return out

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

    def _from_phrases(self, sentence: Sentence, clause: Clause, frame: Frame, roles: Roles) -> None:
        """Roles that the clause's own prepositional phrases give: from = seller, for = player …"""
        taken = {s.where for s in frame.slots}
        if not roles.sellers and "from" not in taken and frame.kind not in (Kind.REJECTS_MOVE,):
            clubs = tuple(c for u in clause.pp.get("from", ()) for c in self.scene.clubs(u))
            if clubs and frame.kind in BUYER_KINDS and not set(clubs) <= set(roles.buyers):
                if frame.kind in (Kind.BID_REJECTED, Kind.BID) and not roles.buyers:
                    roles.buyers = clubs
                else:
                    roles.sellers = clubs[:1]
        if not roles.sellers and frame.kind not in BUYER_KINDS:
            for word in ("by", "at", "with", "of", "from", "off", "in", "out"):
                clubs = tuple(c for u in clause.pp.get(word, ()) if not _of_a_suitor(sentence, u) for c in self.scene.clubs(u))
                if clubs and word not in taken:
                    roles.sellers = clubs[:1]
                    break
        if not roles.players:
            for word in ("including", "for", "over", "of", "about", "on", "regarding", "to", "with", "like"):
                players = tuple(p for u in clause.pp.get(word, ()) for p in self.scene.persons(u))
                if players and word not in taken:
                    roles.players, roles.explicit_player = players, True
                    break
        if not roles.buyers and frame.kind in BUYER_KINDS and "to" not in taken:
            if frame.kind in (Kind.SIGNING, Kind.DEAL_OFF, Kind.WANTS_MOVE, Kind.FEE_AGREED, Kind.TERMS_AGREED):
                clubs = tuple(c for u in clause.pp.get("to", ()) for c in self.scene.clubs(u))
                if clubs:
                    roles.buyers = clubs[:1]
        if not roles.buyers and frame.kind in (Kind.BID, Kind.BID_REJECTED, Kind.INTEREST, Kind.TALKS, Kind.FEE_AGREED, Kind.SIGNING, Kind.MEDICAL):
            for word in ("by", "with", "at") if frame.kind in (Kind.MEDICAL, Kind.SIGNING) else ("by", "from"):
                if word in taken:
                    continue
                clubs = tuple(c for u in clause.pp.get(word, ()) for c in self.scene.clubs(u))
                if clubs:
                    roles.buyers = clubs
                    break

    def _is_signing(self, clause: Clause, roles: Roles) -> bool:
        """Whether "is … signing" tells of one: possessed, or numbered among a club's others; the club may stand behind "as"."""
        noun = next((o for o in clause.objects if "SIGNING" in o.classes), None)
        if noun is None or clause.head.neg:
            return False
        if not roles.buyers:
            roles.buyers = tuple(c for w in ("as", "at", "for", "under", "by") for u in clause.pp.get(w, ()) for c in self.scene.clubs(u))[:1]
        return any(p.kind in "CPi" for p in noun.of) or bool(_NUMBERED & set(noun.words))

    def _player_of(self, sentence: Sentence, clause: Clause, hedged: bool, has_if: bool) -> Iterator[Draft]:
        """What "is a Torino player" says: he signed there, or stays, as the club is new to him or his own."""
        style = clause.objects[0]
        if style.kind != "P" or style.how != "description" or style.words[-1] != "player" or style.words[0] not in ("a", "an"):
            return
        clubs = [c for u in style.of if u.kind == "C" and u.how != "former" and (c := self.scene.club_of_mention(u.clubs, u.how))]
        if not clubs:
            return
        for player in (p for u in clause.subjects for p in self.scene.persons(u)):
            kind = Kind.STAYS if player.holder == clubs[0] else Kind.SIGNING
            frame = Frame("player-of", kind, "be", ())
            mode = self._mode(sentence, clause, hedged, has_if, None, frame)
            if mode is Mode.DENIED and self._no_longer(sentence, clause):
                kind, mode = Kind.DEPARTURE, Mode.ASSERTED  # "is no longer a Torino player"
            elif clause.head.kind == "v" and (under := self._under(sentence, clause, kind, Roles(), mode)) is not None:
                kind, mode = under[0], under[1]
            if kind is Kind.STAYS and mode is Mode.ASSERTED:
                continue
            buyer, seller = (clubs[0], None) if kind is Kind.SIGNING else (None, clubs[0])
            draft = Draft(kind, player, buyer, seller, mode, sentence.start, sentence.end, "player-of", steps=["player-of"])
            draft.clause = (clause.at, clause.end)
            yield draft

    @staticmethod
    def _stranded(sentence: Sentence, clause: Clause) -> bool:
        """Whether a clause ends in a bare preposition: "a player they have made a bid for"."""
        units = sentence.units
        at = clause.end
        return at < len(units) and units[at].kind == "p" and units[at].word in ("for", "in", "on", "of", "about") and (
            at + 1 == len(units) or units[at + 1].kind in ".,;:-–—)")

    def _listed_moves(self, sentence: Sentence) -> Iterator[Draft]:
        """The moves of a list or a verbless headline: "Novak (Rovers to Torino, loan)", "Novak - Rovers to Torino", "Novak to Torino, done deal"."""
        units = sentence.units
        for at, unit in enumerate(units[:-2]):
            if unit.kind != "P" or unit.how == "description":
                continue
            mode, seller, end = Mode.ASSERTED, None, at + 3
            if units[at + 1].kind in ("(", "[", "-", "–", "—", ":", ",") and at + 4 < len(units) and units[at + 2].kind == "C" and (
                    units[at + 3].kind == "t" or units[at + 3].kind in "-–—>" and units[at + 1].kind in "[(") and units[at + 4].kind == "C" and (
                    not any(u.kind in "vb" and u.finite for u in units)):
                seller, buyer, end = self.scene.clubs(units[at + 2]), self.scene.clubs(units[at + 4]), at + 5
            elif units[at + 1].kind == "t" and units[at + 2].kind == "C" and _SEALED.search(self.text, sentence.start, sentence.end) and (
                    at == 0 or units[at - 1].kind in ":!-–—") and (end == len(units) or units[end].kind in ",:;-–—!."):
                buyer, mode = self.scene.clubs(units[at + 2]), Mode.PLANNED
            else:
                continue
            for player in self.scene.persons(unit):
                if buyer:
                    deal = Deal.LOAN if "loan" in self.text[units[end - 1].end:units[end - 1].end + 20].lower() else None
                    draft = Draft(Kind.SIGNING, player, buyer[0], seller[0] if seller else None, mode, sentence.start, sentence.end, "listed",
                                  deal=deal, explicit=True, steps=["listed"])
                    draft.clause = (at, end)
                    yield draft

    def _gapped(self, sentence: Sentence, draft: Draft) -> Iterator[Draft]:
        """Further moves of a list that leaves the verb out: "sold Novak to Torino, Price to Rovers and Diaz to Lille"."""
        units = sentence.units
        at = draft.clause[1]
        while at + 3 < len(units) and units[at].kind in (",", "c") and units[at + 1].kind == "P" and units[at + 2].kind in "tp":
            link, club = units[at + 2].word, self.scene.clubs(units[at + 3])
            players = self.scene.persons(units[at + 1])
            if not players or not club or link not in ("to", "from"):
                return
            buyer, seller = (club[0], draft.seller) if link == "to" else (draft.buyer, club[0])
            more = replace(draft, player=players[0], buyer=buyer, seller=seller, fee=None, contract=None, steps=[*draft.steps, "list"])
            yield more
            at += 4
            if at < len(units) and units[at].kind == "," and at + 1 < len(units) and units[at + 1].kind == "c":
                at += 1

    def _rivals(self, clause: Clause, frame: Frame, made: list[Draft]) -> Iterator[Draft]:
        """The other side of a race that is over: "were pipped to Novak by Rovers", "missed out on Novak to Rovers"."""
        first = made[0]
        if frame.head == "BEAT" and first.mode is not Mode.DENIED and clause.passive:
            units, mode = clause.subjects, Mode.DENIED
        elif frame.head == "MISSOUT" and first.mode is Mode.DENIED:
            units, mode = clause.pp.get("to", []), Mode.ASSERTED
        elif frame.head == "RIVAL" and first.mode is not Mode.DENIED:
            # "compete with Torino for Novak": both want him
            units, mode = [u for u in clause.objects if u.kind == "C"], first.mode
        elif frame.head in ("FACEV", "GIVEMED") and first.kind is Kind.INTEREST and first.mode is not Mode.DENIED:
            # "face competition from Torino for Novak", "give Torino competition for Novak"
            rival = [o for o in clause.objects if "COMPETITION" in o.classes]
            units, mode = [*clause.pp.get("from", ()), *(p for o in rival for p in o.of if p.kind == "C")] if rival else [], first.mode
        elif any(s.filler == "SIGNING" for s in frame.slots) and frame.head in ("be", "BECOME", "SEAL") and first.mode is not Mode.DENIED:
            # "he is their third signing, after Price and Diaz"
            earlier = dict.fromkeys(
                p for w in ("after", "following", "alongside") for u in clause.pp.get(w, ()) for p in self.scene.persons(u))
            for player in earlier:
                if all(player is not d.player for d in made):
                    yield replace(first, player=player, seller=None, mode=Mode.ASSERTED, fee=None, contract=None, deal=None,
                                  steps=[*first.steps, "after"])
            return
        else:
            return
        for club in dict.fromkeys(c for u in units for c in self.scene.clubs(u)):
            for draft in made:
                if club != draft.buyer and (draft is first or draft.player is not first.player):
                    yield replace(draft, buyer=club, mode=mode, fee=None, contract=None, steps=[*draft.steps, "rival"])

    def _styled(self, sentence: Sentence, unit: Unit) -> Iterator[Draft]:
        """What a style before a name says: "Chelsea target Novak" is interest, "Chelsea's new signing Novak" a signing."""
        clubs = [c for u in unit.of if u.kind == "C" and u.how != "former" and (c := self.scene.club_of_mention(u.clubs, u.how))]
        classes = {c for u in unit.of if u.kind == "n" for c in u.classes}
        kind = Kind.SIGNING if "SIGNING" in classes else Kind.INTEREST if "TARGET" in classes else None
        words = {u.word for u in unit.of if u.kind == "n"}
        own = kind is Kind.SIGNING and not clubs and bool(
            words & {"new signing", "summer signing", "january signing", "record signing", "new recruit"})
        if kind is None or not clubs and not own or words & {"option", "options", "replacement", "alternative", "team", "services"}:
            return
        for player in self.scene.persons(unit):
            buyer = clubs[-1] if clubs else None
            draft = Draft(kind, player, buyer, None, Mode.ASSERTED, sentence.start, sentence.end, "style", steps=["style"],
                          own=own)
            draft.clause = (unit.lead, unit.lead)
            yield draft

    # -- nouns on their own -----------------------------------------------------------------------------------

    def _noun(self, sentence: Sentence, at: int, unit: Unit, hedged: bool, has_if: bool) -> Iterator[Draft]:
        for name in sorted(unit.classes):
            for frame in self.patterns.nouns.get(name, ()):
                roles = Roles()
                self._noun_roles(sentence, unit, name, roles)
                if not self._noun_allowed(sentence, at, unit, frame, roles):
                    continue
                around = self._around(sentence, at)
                if frame.kind is Kind.INTEREST and not roles.players and around is not None and any(
                        u is unit for u in around.subjects):  # "interest from Torino has unsettled Novak"
                    roles.players = tuple(p for u in around.objects for p in self.scene.persons(u))
                if "buyer" in frame.need and not roles.buyers or "seller" in frame.need and not roles.sellers:
                    continue
                if "player" in frame.need and not roles.players:
                    continue
                clause = self._around(sentence, at)
                made = list(self._make(sentence, clause, frame, roles, hedged, has_if, noun=unit))
                if made:
                    yield from made
                    return

    def _around(self, sentence: Sentence, at: int) -> Clause | None:
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

    def _noun_allowed(self, sentence: Sentence, at: int, unit: Unit, frame: Frame, roles: Roles) -> bool:
        units = sentence.units
        before = units[at - 1] if at else None
        if "TARGET" in unit.classes:
            if not roles.players and at > 1 and before is not None and before.kind in ",-–—(" and units[at - 2].kind == "P":
                roles.players = self.scene.persons(units[at - 2])
                roles.explicit_player = bool(roles.players)
            if not roles.players and at > 3 and before is not None and before.word == "of" and (
                    units[at - 2].word in ("one", "another", "two", "both")) and (
                    name := units[at - 3 if units[at - 3].kind == "P" else at - 4]).kind == "P":
                roles.players = self.scene.persons(name)  # "with Novak one of their targets"
                roles.explicit_player = bool(roles.players)
            return roles.explicit_player and unit.word.split()[-1] in ("target", "targets", "radar", "shortlist", "wishlist")
        if frame.kind is Kind.SIGNING:
            if "SIGNING" in unit.classes and "MOVE" not in unit.classes and not roles.buyers and roles.players:
                around = self._around(sentence, at)
                if around is not None:
                    roles.buyers = tuple(c for u in around.subjects for c in self.scene.clubs(u))
            if "MOVE" in unit.classes:
                return self._move_happened(sentence, at, unit, roles)
            if not roles.players and not unit.plural and roles.buyers:
                roles.players = self._apposed(sentence, at)
                roles.explicit_player = bool(roles.players)
            if unit.plural and not roles.players:
                return False
            return bool(roles.buyers) and roles.explicit_player and unit.word not in ("services", "signature", "target", "recruitment")
        if frame.kind is Kind.BID:
            if before is not None and before.kind == "p" and before.word == "in" or "successful" in unit.words:
                return False
            return bool(roles.buyers)
        if frame.kind is Kind.RELEASE_CLAUSE:
            return bool(self._fee_near(sentence, at, unit)[0])
        if frame.kind is Kind.ASKING_PRICE:
            if (payer := sentence.clause_at(at + 2)) is not None and "PAY" in payer.head.classes:
                return False  # "the £12m price tag Chelsea paid"
            return unit.word in ("asking price", "price tag", "valuation", "price-tag") and bool(unit.money or self._fee_near(sentence, at, unit)[0])
        if frame.kind is Kind.MEDICAL:
            if at + 2 < len(units) and units[at + 1].kind == "c" and units[at + 2].kind == "x":
                return False
            return before is None or units[max(0, at - 2)].word != "subject"
        if frame.kind is Kind.DEPARTURE:
            return before is not None and before.word in ("following", "after", "since", "despite", "with", "amid", "without") and before.kind in "ps"
        if frame.kind is Kind.WANTS_TO_LEAVE:
            return False
        if frame.kind is Kind.CONTRACT_OFFER:
            return "contract talks" in " ".join(unit.words)
        return True

    def _apposed(self, sentence: Sentence, at: int) -> tuple[Person, ...]:
        """Whom a noun stands beside: "their record signing, Novak, …", "Novak, their record signing, …"."""
        units = sentence.units
        if at > 1 and units[at - 1].kind == "," and units[at - 2].kind == "P" and (at + 1 == len(units) or units[at + 1].kind in ",.p"):
            return self.scene.persons(units[at - 2])
        nxt = at + 2
        if nxt < len(units) and units[at + 1].kind == "," and units[nxt].kind == "P" and units[nxt].how != "description" and (
                nxt + 1 == len(units) or units[nxt + 1].kind in ",."):
            return self.scene.persons(units[nxt])
        return ()

    def _move_happened(self, sentence: Sentence, at: int, unit: Unit, roles: Roles) -> bool:
        """Whether a bare "move to X" is told as done: priced, dated, possessed, or after "since", "following"."""
        units = sentence.units
        before = units[at - 1] if at else None
        words = " ".join(unit.words)
        if "loan" in words and unit.words[-1].endswith(("loan", "spell", "stint")):
            after = self._phrases_after(sentence, unit)
            return bool(roles.buyers or roles.sellers) and ("from" in after and any(p.kind == "P" or p.word in ("his", "her") for p in unit.of) or "at" in after or "with" in after or before is not None and before.word == "on" and "from" in after)
        if before is not None and before.kind == "p" and before.word in ("since", "following", "after", "before", "prior"):
            return bool(roles.buyers or roles.sellers)
        if unit.money and before is not None and before.kind in "p":
            return bool(roles.buyers or roles.sellers)
        if unit.words[-1] == "return" and not any(self.scene.clubs(u) for u in self._phrases_after(sentence, unit).get("to", ())):
            return False
        possessed = any(p.kind == "P" or p.word in ("his", "her", "my") for p in unit.of)
        if possessed and (unit.money or before is not None and before.kind in ("p", "s")):
            return bool(roles.buyers)
        return False

    # -- building ---------------------------------------------------------------------------------------------

    def _make(self, sentence: Sentence, clause: Clause | None, frame: Frame, roles: Roles, hedged: bool, has_if: bool,
              noun: Unit | None = None) -> Iterator[Draft]:
        kind: Kind | None = frame.kind
        mode = self._mode(sentence, clause, hedged, has_if, noun, frame)
        if clause is not None and noun is None and frame.kind in (Kind.SIGNING, Kind.FEE_AGREED, Kind.TERMS_AGREED) and mode is Mode.ASSERTED and (
                clause.head.form == "ing" and clause.head.finite and (clause.head.word.startswith(_FINISHING) or self._under_way(clause))):
            mode = Mode.PLANNED
        if frame.mode is not None and _PRIORITY[frame.mode] < _PRIORITY[mode]:
            mode = frame.mode
        steps = [frame.id]
        if clause is not None and noun is None:
            verdict = self._under(sentence, clause, kind, roles, mode)
            if verdict is None:
                return
            kind, mode, more = verdict
            if "rather" in clause.head.adverbs and clause.head.modal in ("would", "'d") and (
                    wish := self.patterns.operators.get(f"{kind}.player", {}).get("DESIRE", "=")) != "=":
                kind, mode = Kind(wish.partition(" ")[0]), Mode.HEDGED if hedged else Mode.ASSERTED  # "would rather stay"
            if "under" in frame.flags and not more and not (frame.head == "LOSE" and clause.head.modal):
                return
            steps += more
        if kind is None:
            return
        if kind in _STANCES and mode is Mode.CONDITIONAL and not has_if:
            mode = Mode.HEDGED if hedged else Mode.ASSERTED
        if kind is Kind.FEE_AGREED and len(roles.club_any) == 2 and set(roles.buyers) == set(roles.club_any):
            roles.buyers = ()  # one of the two buys
        if kind is Kind.TERMS_AGREED and len(roles.buyers) > 1:
            kind, roles.club_any, roles.buyers = Kind.FEE_AGREED, roles.buyers, ()  # terms between two clubs
        if kind is Kind.INTEREST_ENDED and clause is not None and "signing" in clause.head.word and (
                " permanently" in self.text[clause.head.end:clause.head.end + 60]):
            kind, mode = Kind.SIGNING, Mode.DENIED  # an option not taken up
        if frame.head == "HIJACK" and clause is not None and (clause.governor is not None or clause.head.modal):
            # who only means to hijack a deal wants the player himself
            kind, roles.buyers = Kind.INTEREST, tuple(c for u in clause.subjects for c in self.scene.clubs(u))
            mode = Mode.HEDGED if hedged or clause.head.modal else Mode.ASSERTED
        if kind is Kind.BID and frame.head in ("PAY", "SPEND") and mode in (Mode.ASSERTED, Mode.HEDGED) and clause is not None and (
                roles.explicit_player or any("FEE" in u.classes for u in clause.objects)) and (
                self._flags_hold(sentence, clause, _PAST) or self._had_paid(sentence, clause)):
            kind = Kind.SIGNING
            roles.sellers = roles.sellers or tuple(
                c for u in [*clause.objects, *clause.pp.get("to", ())] for c in self.scene.clubs(u) if c not in roles.buyers)[:1]
        if kind is Kind.BID and any(_TURNED_DOWN & set(u.words) for u in ([noun] if noun is not None else [sentence.units[roles.noun]] if roles.noun >= 0 else [])):
            kind = Kind.BID_REJECTED
        if kind is Kind.TALKS and clause is not None and clause.subjects and "TALKS" in clause.subjects[0].classes and any(
                "CONTRACT" in u.classes and "exten" in u.word for w in ("over", "about", "on", "regarding") for u in clause.pp.get(w, ())):
            kind, roles.sellers = Kind.CONTRACT_OFFER, roles.sellers or roles.club_any[:1] or roles.buyers[:1]
            roles.buyers = ()  # "talks with Torino will be held about an extension"
        if kind is Kind.TALKS and not roles.buyers and roles.noun >= 0 and self._on_terms(sentence, sentence.units[roles.noun]):
            kind, roles.sellers = Kind.CONTRACT_OFFER, roles.sellers or roles.club_any[:1]
        if frame.head == "MISSOUT" and not roles.buyers and clause is not None:
            winners = {c for u in clause.pp.get("to", ()) for c in self.scene.clubs(u)}
            roles.buyers = tuple(c for c in [*self.scene.group, *self.scene.subject_clubs] if c not in winners)[:1]
        if "own" in frame.flags and not roles.buyers:
            roles.buyers = self._joined(sentence, clause, roles)
        if not roles.buyers and clause is not None and (
                frame.head == "IDENTIFYAS" and clause.passive or frame.head == "INCLUDE" and kind is Kind.INTEREST):
            roles.buyers = next((found for other in sentence.clauses if other.at < clause.at for u in other.subjects
                                 if (found := self.scene.clubs(u))), ())
        if kind is Kind.SIGNING and mode is Mode.ASSERTED and clause is not None and "matter of time" in self.text[sentence.start:clause.head.start]:
            mode = Mode.PLANNED
        if kind is Kind.INTEREST_ENDED and frame.head == "COOLP" and clause is not None and clause.head.word.startswith(("opt", "decid", "cho")) and (
                "permanent" in self.text[clause.head.start:sentence.end]):
            kind, mode = Kind.SIGNING, Mode.DENIED  # "opted against signing him permanently": an option not taken up
        if kind is Kind.WANTS_MOVE and clause is not None and clause.governor is not None and clause.governor.head.word in ("have", "has"):
            kind = Kind.INTEREST  # "has to choose between Torino and Lille"
        if kind is Kind.FOR_SALE and mode is Mode.CONDITIONAL and not has_if and clause is not None and (
                _HEARING & set(clause.head.word.split())):
            mode = Mode.HEDGED if hedged else Mode.ASSERTED  # "would listen to offers" is readiness
        if kind is Kind.ASKING_PRICE and (mode is Mode.PLANNED or mode is Mode.CONDITIONAL and not has_if):
            mode = Mode.HEDGED if hedged else Mode.ASSERTED
        if noun is not None and kind is Kind.SIGNING and mode is Mode.ASSERTED and _PROPOSED & set(noun.words):
            mode = Mode.HEDGED
        if kind is Kind.INTEREST and mode is Mode.DENIED and clause is not None and self._no_longer(sentence, clause):
            kind, mode = Kind.INTEREST_ENDED, Mode.ASSERTED
        if kind is Kind.NOT_FOR_SALE and mode is Mode.DENIED and frame.head == "BLOCK":
            kind, mode = Kind.FOR_SALE, Mode.ASSERTED
        if kind is Kind.FOR_SALE and frame.head == "SELL" and clause is not None and self._sold(clause):
            kind = Kind.DEPARTURE
        if kind is Kind.FEE_AGREED and frame.head == "ACCEPT" and not roles.buyers and roles.money and clause is not None and (
                mode is Mode.CONDITIONAL or len(steps) > 1 or clause.head.modal):
            kind, mode = Kind.ASKING_PRICE, Mode.ASSERTED
        if clause is not None and noun is None and self._idle(sentence, clause, kind, mode, frame, roles):
            return
        if kind is Kind.INTEREST_ENDED and frame.kind is Kind.SIGNING and mode is Mode.DENIED:
            kind, mode = Kind.INTEREST, Mode.ASSERTED  # "have not given up on signing Novak"
        if kind is Kind.CONTRACT_OFFER and frame.head == "OFFERC" and clause is not None and clause.head.word in ("have", "has", "had") and (
                any(self.scene.persons(u) for u in clause.subjects)):
            kind = Kind.CONTRACT_SIGNED  # "has a new contract at Rovers"
        if kind is Kind.SIGNING and mode is Mode.DENIED and frame.head == "SELL" and clause is not None and clause.governor is None and (
                clause.head.modal in ("will", "would", "'ll", "wo", "won't")):
            kind, mode = Kind.NOT_FOR_SALE, Mode.ASSERTED  # "will not be sold to Torino"
        if kind is Kind.FOR_SALE and mode is Mode.DENIED:
            kind, mode = Kind.NOT_FOR_SALE, Mode.ASSERTED
        elif kind is Kind.FOR_SALE and mode is Mode.PLANNED:
            mode = Mode.ASSERTED
        elif kind is Kind.DEPARTURE and clause is not None and clause.head.modal == "can" and mode is not Mode.DENIED and (
                frame.head in ("LEAVE", "GO", "MOVEAW")):
            kind, mode = Kind.FOR_SALE, Mode.ASSERTED  # "can leave"
        elif kind is Kind.DEPARTURE and mode is Mode.DENIED and frame.head == "LOSE" and len(steps) > 1:
            kind, mode = Kind.NOT_FOR_SALE, Mode.ASSERTED  # "are not willing to lose him"
        elif kind is Kind.DEPARTURE and mode is Mode.DENIED and not (
                clause is not None and self._refuted(sentence, clause.head.start)):
            kind, mode = Kind.STAYS, Mode.PLANNED if clause is not None and clause.head.modal in _WILL else Mode.ASSERTED
        elif kind is Kind.NOT_FOR_SALE and mode is Mode.PLANNED:
            mode = Mode.ASSERTED
        elif kind is Kind.NOT_FOR_SALE and mode is Mode.DENIED and "KEEP" in frame.head:
            return
        elif kind is Kind.WANTS_MOVE and mode is Mode.DENIED:
            kind, mode = Kind.REJECTS_MOVE, Mode.ASSERTED
        elif kind is Kind.WANTS_TO_LEAVE and mode is Mode.DENIED and len(steps) > 1:
            kind, mode = Kind.WANTS_TO_STAY, Mode.HEDGED if hedged else Mode.ASSERTED  # "has no wish to go"
        elif kind is Kind.WANTS_TO_LEAVE and mode is Mode.DENIED and clause is not None and (
                not self._refuted(sentence, clause.head.start)) and (
                frame.head == "WANTOUT" and clause.head.neg and clause.head.word.startswith(_WISHING) or frame.kind is Kind.DEPARTURE
                and clause.governor is not None and clause.governor.head.word.startswith(_WISHING)):
            kind, mode = Kind.WANTS_TO_STAY, Mode.ASSERTED  # "has no intention of leaving"
        elif kind is Kind.WANTS_TO_STAY and mode is Mode.DENIED:
            kind, mode = Kind.CONTRACT_REJECTED if frame.kind is Kind.CONTRACT_SIGNED else Kind.WANTS_TO_LEAVE, Mode.ASSERTED
        elif kind in (Kind.RELEASE_CLAUSE, Kind.CONTRACT_UNTIL) and mode is Mode.PLANNED:
            mode = Mode.ASSERTED
        if kind is Kind.FOR_SALE and roles.sellers and not roles.players and frame.head != "AVAILABLE" and not (
                frame.head in ("LISTEN", "SELLI", "FORCEX") and self.scene.focus is not None and self.scene.focus.holder in roles.sellers):
            return
        if kind is Kind.DEPARTURE and frame.head == "SELL" and clause is not None and "allowed" in clause.head.word:
            kind, mode = Kind.FOR_SALE, Mode.HEDGED if hedged else Mode.ASSERTED  # "is set to be allowed to leave"
        if kind is Kind.CONTRACT_UNTIL and roles.buyers and not roles.sellers:
            roles.buyers, roles.sellers = (), roles.buyers[:1]  # "when his Torino deal is up"
        players = roles.players
        explicit = roles.explicit_player
        if not players and noun is not None and clause is not None:
            players = tuple(p for u in clause.subjects for p in self.scene.persons(u))
        if not players:
            focus = self._default_player(sentence, noun)
            if focus is None or kind in (Kind.BID, Kind.INTEREST) and self._for_another(sentence, clause, roles):
                return
            players = (focus,)
            if frame.kind is Kind.SIGNING and roles.noun >= 0 and (
                    sentence.units[roles.noun].words[-1:] in (("transfers",), ("moves",))):
                return  # "complete any more transfers" names nobody
            steps.append("player:focus")
        if kind is Kind.DEPARTURE and clause is not None and (teller := self._told(sentence, clause, players)) is not None:
            kind, mode = Kind.FOR_SALE, Mode.ASSERTED
            roles.sellers = roles.sellers or teller
            steps.append("told he may leave")
        if kind not in BUYER_KINDS and not roles.sellers and not (frame.deal is Deal.LOAN and roles.buyers) and all(
                p.holder is None for p in players):
            roles.sellers = self._teller(sentence, clause) if kind in (Kind.NOT_FOR_SALE, Kind.FOR_SALE, Kind.DEPARTURE, Kind.STAYS) else ()
            roles.sellers = roles.sellers or self._sole_club(sentence, clause, roles)
        start, end = sentence.start, sentence.end
        parted = len(players) > 1 and len(roles.sellers) == len(players) and "respectively" in words_of(self.text, sentence)
        sellers = roles.sellers
        for number, player in enumerate(players):
            if parted:
                roles.sellers = sellers[number:number + 1]
            for buyer, seller in self._pairs(kind, roles, player, frame):
                draft = Draft(kind, player, buyer, seller, mode, start, end, frame.id, deal=frame.deal, explicit=explicit, steps=list(steps))
                draft.clause = (clause.at, clause.end) if clause is not None else (0, 0)
                draft.noun = roles.noun
                draft.joint = len(players) > 1
                draft.vague = roles.vague
                draft.bare_noun = noun is not None
                draft.clubs = roles.club_any if player.holder is None and len(roles.club_any) == 2 else ()
                draft.by_clause = any(s.filler == "CLAUSE" for s in frame.slots)
                draft.by_contract = any(s.filler == "CONTRACT" for s in frame.slots)
                draft.own = "own" in frame.flags or kind is Kind.SIGNING and noun is not None and buyer is None and seller is not None
                self._figures(sentence, clause, noun, roles, draft)
                if self._stands(draft, frame):
                    yield draft
                if kind is Kind.FOR_SALE and draft.money is not None and mode is not Mode.DENIED:
                    price = replace(draft, kind=Kind.ASKING_PRICE, fee=draft.money, steps=[*steps, "price of a sale"])
                    yield price

    def _on_terms(self, sentence: Sentence, noun: Unit) -> bool:
        """Whether talks are about a player's own contract: "negotiations over an extension"."""
        found = self._phrases_after(sentence, noun)
        return any("CONTRACT" in u.classes and ("exten" in u.word or "renew" in u.word or set(u.words) & _RENEWING)
                   for word in ("over", "about", "on", "regarding") for u in found.get(word, ()))

    def _paid_for_another(self, sentence: Sentence, clause: Clause | None, unit: Unit, player: Person) -> bool:
        """Whether a sum was paid for somebody else in a clause of its own: "after paying £5m for Price, they signed Novak"."""
        for other in sentence.clauses:
            if other is not clause and "PAY" in other.head.classes and any(unit is o for o in other.objects):
                for_whom = [p for u in other.pp.get("for", ()) for p in self.scene.persons(u)]
                return bool(for_whom) and player not in for_whom
        return False

    @staticmethod
    def _had_paid(sentence: Sentence, clause: Clause) -> bool:
        """Whether a participle tells of what came before: "after paying £5m for him", "within hours of paying"."""
        if clause.head.form != "ing" or clause.head.finite or clause.at < 1:
            return False
        before = sentence.units[clause.at - 1]
        return before.kind in "ps" and (before.word in ("after", "since", "following") or before.word == "of" and clause.at > 1 and (
            sentence.units[clause.at - 2].kind == "D"))

    def _for_another(self, sentence: Sentence, clause: Clause | None, roles: Roles) -> bool:
        """Whether an offer or a wish is for somebody that the text describes but nobody known fits: no matter for the focus."""
        units = list(clause.pp.get("for", ())) if clause is not None else []
        if roles.noun >= 0:
            units += self._phrases_after(sentence, sentence.units[roles.noun]).get("for", [])
        return any(u.kind == "P" or u.kind == "n" and "TARGET" in u.classes for u in units)

    def _idle(self, sentence: Sentence, clause: Clause, kind: Kind, mode: Mode, frame: Frame, roles: Roles) -> bool:
        """Whether a match says nothing of the kind after all: a fee that was the price of a move done, "need not sell"."""
        first = clause.head.word.partition(" ")[0]
        if frame.head == "WANT" and any(c.governor is clause and c.link == "oc" for c in sentence.clauses):
            return True  # "consider him untouchable"
        if frame.head == "BIDV":
            if (first in _HAVING or first.startswith("receiv")) and any(s.filler == "money" for s in frame.slots):
                return True  # "will have £20m for new players"
            return first in _HAVING and any(c.at > clause.at and c.passive and "REJECT" in c.head.classes and any(
                s is o for s in c.subjects for o in clause.objects) for c in sentence.clauses)
        if frame.head == "EXPLORE" and kind is Kind.INTEREST and roles.noun >= 0 and "BID" in sentence.units[roles.noun].classes:
            return sentence.units[roles.noun].plural  # "would consider bids": the holder's stance
        if frame.head == "RECEIVE" and kind is Kind.BID and not roles.buyers:
            return roles.noun >= 0 and sentence.units[roles.noun].plural
        if frame.head == "COSTV":
            if clause.head.word == "cost" and not clause.head.modal and clause.governor is None and clause.head.form != "base":
                return True  # "Novak, who cost £1m"
            return any(o.kind == "C" for o in clause.objects)
        if frame.head == "be" and kind is Kind.ASKING_PRICE:
            return clause.head.modal in _WILL
        if kind is Kind.TALKS and roles.noun >= 0:
            return bool(_OTHER_TALKS & set(sentence.units[roles.noun].words))
        if kind is Kind.FOR_SALE and mode is Mode.DENIED and clause.governor is not None:
            return clause.governor.head.kind == "v" and clause.governor.head.word.startswith("need")
        return False

    @staticmethod
    def _no_longer(sentence: Sentence, clause: Clause) -> bool:
        """Whether a negation says that something was so and has ended."""
        return any("no longer" in u.adverbs for u in Matcher._verbals(sentence, clause))

    @staticmethod
    def _sold(clause: Clause) -> bool:
        """Whether a sale is told as done."""
        head = clause.head
        return head.word.partition(" ")[0] in ("sold", "offloaded", "shipped", "jettisoned") and not head.modal and not head.neg and clause.governor is None and (
            head.finite or head.passive or head.perfect)

    def _told(self, sentence: Sentence, clause: Clause, players: tuple[Person, ...]) -> tuple[str, ...] | None:
        """The clubs that told a player that he can go ("have told Novak he can leave"), or None where nobody did."""
        if clause.head.modal not in ("can", "could", "may", "will", "would"):
            return None
        for other in sentence.clauses:
            if other.at < clause.at and other.head.kind == "v" and other.head.word.partition(" ")[0] in ("told", "tell", "tells", "informed", "telling"):
                heard = other.subjects if other.passive else other.objects
                if any(p in players for u in heard for p in self.scene.persons(u)):
                    if clause.head.modal not in ("can", "could", "may") and not other.passive and not any(self.scene.clubs(u) for u in other.subjects):
                        return None
                    return tuple(c for u in self._args(other, "s") for c in self.scene.clubs(u))
        return None

    def _teller(self, sentence: Sentence, clause: Clause | None) -> tuple[str, ...]:
        """The club that says it of its own player: "Wigan say that he is not for sale"."""
        for other in reversed(sentence.clauses):
            if clause is not None and other.at < clause.at and other.head.classes & {"ADMIT", "DETERMINED"} and not other.passive and (
                    found := tuple(c for u in other.subjects if u.kind in "CSP" for c in self.scene.clubs(u))):
                return found[:1]
        return ()

    def _sole_club(self, sentence: Sentence, clause: Clause | None, roles: Roles) -> tuple[str, ...]:
        """The one club that a sentence names beside those in other roles: the holder, where nothing else says who is."""
        named = {c for _, clubs in self.scene.here_clubs for c in clubs} - set(roles.buyers)
        named |= {c for u in sentence.units if u.kind == "P" and u.how == "description" for part in u.of if part.kind == "C" and (
            part.how != "former") and (c := self.scene.club_of_mention(part.clubs, part.how))}
        if len(named) == 1:  # nor one that this very sentence tells to be after him
            named -= {c for other in sentence.clauses if other.head.classes & _SUITING and other.head.kind != "b"
                      and not (clause is not None and clause.governor is other and clause.link == "oc")
                      for u in other.subjects if u.kind in "CS" for c in self.scene.clubs(u)}
        if clause is not None and len(named) == 1:  # not the subject of a clause of its own: "Novak is for sale, and Torino need a winger"
            named -= {c for other in sentence.clauses if other.at > clause.at and other.governor is None
                      and "ADMIT" not in other.head.classes
                      for u in other.subjects if u.kind == "C" and u.lead > clause.at for c in self.scene.clubs(u)}
        return tuple(named) if len(named) == 1 else ()

    def _joined(self, sentence: Sentence, clause: Clause | None, roles: Roles) -> tuple[str, ...]:
        """The club that somebody joined where only the sentence tells it: "Torino are busy, with Novak arriving from Rovers"."""
        at = sentence.units[clause.at].start if clause is not None else sentence.end
        holders = {p.holder for p in roles.players}
        for start, clubs in self.scene.here_clubs:
            if start < at and clubs[0] not in roles.sellers and (clubs[0] not in holders or roles.sellers):
                return clubs[:1]
        if roles.sellers and self.scene.subject_clubs and self.scene.subject_clubs[0] not in roles.sellers:
            return self.scene.subject_clubs[:1]
        return ()

    def _default_player(self, sentence: Sentence, noun: Unit | None) -> Person | None:
        """Whom a clause without a player is about: the sole player of its sentence, else the one in focus."""
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

    def _pairs(self, kind: Kind, roles: Roles, player: Person, frame: Frame) -> list[tuple[str | None, str | None]]:
        """The (buyer, seller) pairs of a claim, from roles that may be open."""
        buyers, sellers = roles.buyers, roles.sellers
        if roles.vague and player.holder is not None:
            sellers = (player.holder,)
        if kind is Kind.TALKS and buyers and player.holder is not None and set(buyers) == {player.holder} and roles.club_any:
            buyers = ()
        if roles.club_any:
            rest = tuple(c for c in roles.club_any if c != player.holder)
            held = tuple(c for c in roles.club_any if c == player.holder)
            if not buyers and kind in BUYER_KINDS:
                if sellers or held:
                    buyers = tuple(c for c in rest if c not in sellers)
                elif len(roles.club_any) > 1 and kind is Kind.TALKS or kind is Kind.FEE_AGREED:
                    buyers = rest[:1]
                else:
                    buyers = rest
            if not sellers and held:
                sellers = held
            elif not sellers and buyers and kind in BUYER_KINDS:
                others = tuple(c for c in roles.club_any if c not in buyers)
                sellers = others[:1]
        if kind in BUYER_KINDS:
            seller = sellers[0] if sellers else None
            if not buyers:
                return [(None, seller)]
            if kind is not Kind.SIGNING:
                kept = tuple(b for b in buyers if b != player.holder or (seller is not None and seller != b))
                if not kept:
                    return []
                buyers = kept
            return [(b, seller if seller != b else None) for b in buyers]
        if frame.deal is Deal.LOAN and buyers and not sellers:
            buyers, sellers = (), buyers
        buyer = buyers[0] if buyers else None
        if not sellers:
            return [(buyer, None)]
        return [(buyer if buyer != s else None, s) for s in sellers[:1]]

    def _stands(self, draft: Draft, frame: Frame) -> bool:
        """Whether a draft may become a claim at all."""
        if draft.kind in BUYER_KINDS and draft.buyer is None and draft.kind not in (
                Kind.BID_REJECTED, Kind.MEDICAL, Kind.FEE_AGREED, Kind.TERMS_AGREED, Kind.DEAL_OFF, Kind.APOLOGY, Kind.ILLEGAL_APPROACH,
                Kind.SIGNING, Kind.TALKS, Kind.INTEREST_ENDED, Kind.BID):
            return False
        if draft.kind is Kind.NOT_FOR_SALE and draft.seller is not None and draft.player.holder not in (None, draft.seller):
            return False
        if draft.kind in (Kind.LEFT_OUT, Kind.REFUSES_TO_PLAY) and _UNFIT.search(self.text, draft.start, draft.end) and not (
                _ON_THE_MARKET.search(self.text, draft.start, draft.end)):
            return False
        if draft.kind in (Kind.CONTRACT_SIGNED, Kind.CONTRACT_OFFER) and draft.buyer is not None:
            draft.buyer = None
        if draft.kind is Kind.ASKING_PRICE and (draft.fee is None or frame.head == "VALUE" and None not in (draft.seller, draft.player.holder) and (
                draft.seller != draft.player.holder)):
            return False
        return True

    # -- what an act becomes under others ---------------------------------------------------------------------

    def _under(self, sentence: Sentence, clause: Clause, kind: Kind, roles: Roles, mode: Mode) -> tuple[Kind, Mode, list[str]] | None:
        """The kind and mode of an act after the predicates that govern it; None when the claim falls."""
        steps: list[str] = []
        if clause.link == "purpose":
            return None
        governor = clause.governor
        link = clause.link
        inner = clause
        hops = 0
        while governor is not None and hops < 5:
            subject = "player" if kind in (Kind.DEPARTURE, Kind.STAYS, Kind.TERMS_AGREED, Kind.MEDICAL, Kind.REFUSES_TO_PLAY,
                                           Kind.TRANSFER_REQUEST, Kind.REJECTS_MOVE, Kind.WANTS_MOVE) else "club"
            own = inner.subjects
            if own and any(self.scene.persons(u) for u in own):
                subject = "player"
            elif own and any(self.scene.clubs(u) for u in own):
                subject = "club"
            outer = governor.subjects
            object_control = link == "to" and governor.head.kind == "v" and not governor.passive and any(
                o.kind in "Pi" for o in governor.objects)
            table = self.patterns.operators.get(f"{kind}.{'club' if object_control and kind in (Kind.STAYS, Kind.DEPARTURE, Kind.CONTRACT_SIGNED) else subject}", {})
            if link == "to" and governor.head.word == "going" and _PRIORITY[Mode.PLANNED] < _PRIORITY[mode]:
                mode = Mode.PLANNED
            if inner is clause and link == "before" and kind is Kind.SIGNING and mode is Mode.ASSERTED and self._ahead_of(clause):
                mode = Mode.PLANNED
            if governor.head.kind == "b" and link == "to" and not governor.pp and not inner.head.perfect and _PRIORITY[Mode.PLANNED] < _PRIORITY[mode]:
                mode = Mode.PLANNED
            if kind is Kind.SIGNING and inner is clause and subject == "club" and clause.head.classes & _SELLING and not clause.passive and (
                    roles.sellers and governor.head.classes & _STANCE_OF_SALE and not governor.head.classes & {"PLAN", "READY"}):
                kind = Kind.FOR_SALE  # "willing to sell Novak to Torino"
                table = self.patterns.operators.get("for_sale.club", {})
            if kind is Kind.FOR_SALE and "FORCE" in governor.head.classes and not governor.passive and any(o.kind == "C" for o in governor.objects):
                return None  # "would take £80m to persuade them to sell"
            if governor.head.kind == "n" and any(
                    governor.head in c.subjects and c.head.classes & {"COLLAPSE", "SCUPPER", "OFF", "BEOFF"} for c in sentence.clauses):
                return None  # "a deal to take him to Rovers has collapsed": the collapse tells it
            if link == "like" and kind is Kind.SIGNING and governor.head.word.partition(" ")[0] in ("look", "looks", "looked"):
                mode = mode if _PRIORITY[mode] < _PRIORITY[Mode.HEDGED] else Mode.HEDGED
                inner, link, governor = governor, governor.link, governor.governor
                continue
            if link == "to" and governor.head.kind == "v" and governor.head.classes & {"REJECT", "COOLP"} and any(
                    o.kind == "C" or o.kind == "n" and o.classes & {"BID", "INTEREST"} for o in governor.objects) and not governor.passive:
                break  # "snubbed Rovers to join Torino": what he did instead
            verdicts = [table[name] for name in sorted(governor.head.classes) if name in table]
            verdict = next((v for v in verdicts if v != "-"), verdicts[0] if verdicts else None)
            if kind is Kind.SIGNING and "OPTION" in governor.head.classes and (
                    taker := governor.governor) is not None and "TRIGGER" in taker.head.classes:
                verdict = "="  # "took up their option to sign him"
            if governor.head.word.partition(" ")[0] in ("look", "looks", "looked", "appears", "appear", "seems", "seem") and (
                    self.text[inner.head.start:inner.head.start + 5].startswith(("be ", "have "))):
                verdict = "= planned" if self.text[inner.head.start:inner.head.start + 3] == "be " else "= hedged"
            if object_control and verdict is None:
                table = self.patterns.operators.get(f"{kind}.player", {})
                verdict = next((table[n] for n in sorted(governor.head.classes) if n in table), None)
            if verdict is not None:
                if verdict == "-":
                    return None
                word, _, how = verdict.partition(" ")
                if word != "=":
                    if word in ("for_sale", "not_for_sale") and object_control and outer:
                        clubs = tuple(c for u in outer for c in self.scene.clubs(u))
                        if clubs:
                            roles.sellers = clubs
                    kind = Kind(word)
                if how and _PRIORITY[Mode(how)] < _PRIORITY[mode]:
                    mode = Mode(how)
                steps.append(f"under:{sorted(governor.head.classes)[0] or governor.head.word}")
            inner, link, governor = governor, governor.link, governor.governor
            hops += 1
        return kind, mode, steps

    def _under_way(self, clause: Clause) -> bool:
        """Whether a move is told in the present progressive: "is joining Torino", "are signing Novak"."""
        moving = clause.head.word.startswith(("join", "mov", "going", "sign", "return", "switch"))
        return clause.governor is None and moving and bool(
            re.match(r"(?:is|are|['’](?:s|re|m))\b", self.text[clause.head.start:clause.head.start + 4]))

    def _ahead_of(self, clause: Clause) -> bool:
        """Whether an act is what another one comes "ahead of": it is yet to happen."""
        return self.text.endswith("ahead of", 0, clause.head.start - 1)

    # -- mode -------------------------------------------------------------------------------------------------

    def _mode(self, sentence: Sentence, clause: Clause | None, hedged: bool, has_if: bool, noun: Unit | None, frame: Frame) -> Mode:
        mode = Mode.HEDGED if hedged else Mode.ASSERTED

        def lower(to: Mode) -> None:
            nonlocal mode
            if _PRIORITY[to] < _PRIORITY[mode]:
                mode = to

        if noun is not None and noun.neg:
            return Mode.DENIED
        hops = 0
        current = clause
        denied = 0
        governing = set()
        upward = clause
        while upward is not None and len(governing) < 6:
            governing.add(id(upward.head))
            upward = upward.governor
        while current is not None and hops < 6:
            for unit in self._verbals(sentence, current):
                if unit.neg and noun is None and not (current is clause and "neg" in frame.flags) and not self._not_only(unit):
                    denied += 1
                if "yet" in unit.adverbs and "to" in [u.word for u in sentence.units[current.at:current.at + 3]] and noun is None:
                    denied += 1
                if unit.modal in _WILL and not (noun is not None):
                    lower(Mode.PLANNED)
                elif unit.modal in _MAY:
                    lower(Mode.CONDITIONAL if has_if and unit.modal == "could" else Mode.HEDGED)
                elif unit.modal in ("would", "'d", "should"):
                    if "would" in frame.flags:
                        pass
                    elif frame.kind in _WANTS and not has_if and current.head.classes & {"WELCOMEV", "WANT", "DESIRE", "KEEN", "HAPPY"}:
                        pass
                    elif unit.modal == "should":
                        lower(Mode.PLANNED)
                    else:
                        lower(Mode.CONDITIONAL)
                if noun is None and current is clause and set(unit.adverbs) & {"almost", "nearly"} and unit.form in ("past", "pastpp"):
                    denied += 1
                if set(unit.adverbs) & _HEDGE_ADVERBS:
                    lower(Mode.HEDGED)
                if has_if and unit.modal in _WILL:
                    lower(Mode.CONDITIONAL)
            if current is not clause or current.head.kind == "v":
                if current.passive and "HEDGE" in current.head.classes and current is not clause:
                    lower(Mode.HEDGED)
                if current is not clause and current.head.kind == "v" and not current.passive and current.head.word in ("seem", "appear", "seems", "appears", "looks", "look"):
                    lower(Mode.HEDGED)
            if noun is not None:
                if any(s is noun for s in current.subjects) and current.head.classes & {"READY", "PLAN", "LIKELYV"} or (
                        current.head.modal in _WILL and any(s is noun for s in current.subjects)):
                    lower(Mode.PLANNED)
                break
            if "UNLIKELY" in current.head.classes or "DENYV" in current.head.classes and current is not clause:
                denied += 1
            if noun is None and current.passive and any(o.neg for o in current.subjects):
                denied += 1
            if noun is None and any(o.neg for o in current.objects if o.kind == "n" and id(o) not in governing):
                denied += 1
            if noun is None and (current.head.kind in "ab" or not current.passive) and any(o.neg for o in current.subjects if o.kind in "nx"):
                denied += 1
            current = current.governor
            hops += 1
        if clause is not None and frame.kind is Kind.SIGNING and "matter of time" in self.text[sentence.start:sentence.start + 80]:
            lower(Mode.PLANNED)
        if clause is not None and self._refuted(sentence, noun.start if noun is not None else clause.head.start):
            denied += 1
        if denied % 2 == 1:
            lower(Mode.DENIED)
        return mode

    def _not_only(self, unit: Unit) -> bool:
        """Whether a negation is that of "not only": it denies nothing."""
        return bool(_NOT_ONLY.search(self.text, unit.start, unit.end + 18))

    def _refuted(self, sentence: Sentence, at: int) -> bool:
        """Whether what stands at `at` is only what somebody denies: "dismissed reports that Torino want him"."""
        return bool(_REFUTES.search(self.text, sentence.start, at)) or bool(
            _REPORTED.search(self.text, sentence.start, at) and _FALSE.search(self.text, at, sentence.end))

    def _sentence_hedge(self, sentence: Sentence) -> bool:
        text = self.text[sentence.start:sentence.end]
        return bool(_HEDGE.search(text))

    # -- figures ----------------------------------------------------------------------------------------------

    def _fee_near(self, sentence: Sentence, at: int, unit: Unit) -> tuple[Fee | None, Wage | None]:
        """The money of a noun: inside it, or right after it ("a release clause of £60m")."""
        if unit.money and unit.money[0].amount is not None:
            return unit.money[0].amount.fee, unit.money[0].amount.wage
        for other in sentence.units[at + 1:at + 6]:
            if other.kind in ".;s" or other.kind == "," and False:
                break
            if other.money and other.money[0].amount is not None:
                return other.money[0].amount.fee, other.money[0].amount.wage
        return None, None

    def _figures(self, sentence: Sentence, clause: Clause | None, noun: Unit | None, roles: Roles, draft: Draft) -> None:
        """Fee, wage, contract and form of deal from the clause's own stretch."""
        fee: Fee | None = None
        wage: Wage | None = None
        if noun is not None and draft.kind in (Kind.RELEASE_CLAUSE, Kind.ASKING_PRICE, Kind.BID):
            fee, wage = self._fee_near(sentence, noun.lead, noun)
        for unit in roles.money:
            for mention in unit.money:
                if mention.amount is not None:
                    fee = fee or mention.amount.fee
                    wage = wage or mention.amount.wage
        low, high = self._stretch(sentence, clause, noun)
        if clause is not None and noun is None and clause.head.word.partition(" ")[0] in _RAISE:
            for unit in clause.pp.get("to", ()):
                if unit.money and unit.money[0].amount is not None:
                    fee = unit.money[0].amount.fee
        if noun is not None and fee is None:
            for found in self._phrases_after(sentence, noun).values():
                for unit in found:
                    if unit.money and unit.money[0].amount is not None:
                        fee = fee or unit.money[0].amount.fee
        if fee is None and draft.kind in (Kind.SIGNING, Kind.BID, Kind.BID_REJECTED, Kind.FEE_AGREED, Kind.ASKING_PRICE, Kind.RELEASE_CLAUSE, Kind.DEAL_OFF):
            for unit in sentence.units[low:high]:
                if unit.money and self._paid_for_another(sentence, clause, unit, draft.player):
                    continue
                for mention in unit.money:
                    if noun is None and mention.amount is not None and fee is None and mention.amount.fee is not None:
                        after = self.text[mention.end:mention.end + 6]
                        if not after.startswith(("-rated", " rated", "-valu")):
                            fee = mention.amount.fee
        draft.renews = bool(re.search(r"\b(?:new|fresh|extension|extend|improved|renew)", words_of(self.text, sentence)))
        draft.about_terms = bool(re.search(r"contract|terms|new deal|extension|renew", self.text[sentence.start:sentence.end]))
        words = self.text[sentence.units[low].start:sentence.units[high - 1].end] if high > low else ""
        if draft.kind in (Kind.SIGNING, Kind.BID, Kind.BID_REJECTED, Kind.FEE_AGREED, Kind.ASKING_PRICE, Kind.RELEASE_CLAUSE, Kind.DEAL_OFF):
            draft.fee = fee
        draft.wage = wage
        draft.money = fee
        if draft.deal is None:
            if re.search(r"\bloan", words):
                draft.deal = Deal.LOAN
            elif re.search(r"\b(?:free transfer|on a free|for free|for nothing|free agent|as a free)\b", words):
                draft.deal = Deal.FREE
            elif re.search(r"\b(?:swap|part-exchange|makeweight|in exchange)\b", words):
                draft.deal = Deal.SWAP
            elif re.search(r"\b(?:permanent(?:ly)?)\b", words):
                draft.deal = Deal.PERMANENT
        if draft.kind in (Kind.SIGNING, Kind.CONTRACT_SIGNED, Kind.CONTRACT_UNTIL, Kind.CONTRACT_OFFER, Kind.TERMS_AGREED):
            draft.contract = self._length(draft.kind, words)

    def _length(self, kind: Kind, words: str) -> Contract | None:
        years: float | None = None
        until: str | None = None
        for match in LENGTH.finditer(words):
            if match.group("until"):
                before = words[max(0, match.start() - 14):match.start()].lower()
                if re.search(r"(?:until|till|to|in|summer of|june|july|through)\s*(?:the\s)?$", before) and kind is not Kind.SIGNING or "until" in before:
                    until = match.group("until")
                continue
            noun = match.group("noun")
            after = words[match.end():match.end() + 40].lower()
            if noun and noun.lower() == "loan":
                continue
            if kind is Kind.CONTRACT_UNTIL:
                if re.match(r"\s*(?:left|remaining|more|to run|still|on (?:his|her|their))", after) or noun:
                    years = years or years_of(match)
            elif noun or re.match(r"\s*(?:deal|contract|extension)", after) or re.search(r"(?:contract|deal) of (?:\w+ )?$", words[max(0, match.start() - 22):match.start()]):
                years = years or years_of(match)
        if years is None and until is None:
            return None
        return Contract(years, until)

    @staticmethod
    def _stretch(sentence: Sentence, clause: Clause | None, noun: Unit | None) -> tuple[int, int]:
        """The units that belong to a clause or a noun: from the last break before it to the next one after it."""
        units = sentence.units
        at = noun.lead if noun is not None else clause.at if clause is not None else 0
        low = at
        while low > 0 and not (units[low - 1].kind in ".;:s" or units[low - 1].kind == "c" and any(u.kind in "vb" for u in units[low:at + 1])
                               or units[low - 1].kind == "," and any(u.kind in "vb" and u.finite for u in units[low:at])):
            low -= 1
        high = at + 1
        while high < len(units) and not (units[high].kind in ".;:s" or units[high].kind in ("c",) and high + 2 < len(units) and any(
                u.kind in "vb" and u.finite for u in units[high + 1:high + 4]) or units[high].kind in "vb" and units[high].finite and high > at + 1 and units[high - 1].kind in "CPSxi"):
            high += 1
        return low, high


#: Why a player is missing when the market has nothing to do with it.
_UNFIT = re.compile(
    r"\b(?:injur(?:y|ed|ies)|hamstring|calf|groin|ankle|knee|knock|virus|illness|ill|unwell|suspen(?:ded|sion)|fitness|concussion|"
    r"rested|rotat(?:ed|ion)|national (?:team|squad|side)|World Cup squad|Euro \d{4})\b", re.IGNORECASE)
_ON_THE_MARKET = re.compile(r"\b(?:future|transfers?|speculation|interest|bids?|offers?|mov(?:e|ing)|leav(?:e|ing)|exit|contract|sale|sell|want)\b", re.IGNORECASE)
def _of_a_suitor(sentence: Sentence, unit: Unit) -> bool:
    """Whether a club is named with what it shows or brings, and so is no holder: "amid interest from Torino"."""
    noun = sentence.units[unit.lead - 2] if unit.lead > 1 else None
    return noun is not None and noun.kind == "n" and not noun.classes.isdisjoint(_COURTING)


_COURTING = frozenset({"INTEREST", "BID", "TALKS", "OFFER", "MOVE", "LINK"})
_REFUTES = re.compile(
    r"\bunlikely that\b(?:(?!\bbut\b)[^.;,]){0,60}$|\bden(?:y|ied|ies|ying)\b(?:(?!\bbut\b)[^.;]){0,90}$|"
    r"\b(?:no truth (?:in|to)|not true|rubbish(?:ed|es|ing)?|dismiss(?:ed|es|ing)?|play(?:ed|s|ing)? down|"
    r"pour(?:ed|s|ing)? cold water on|laugh(?:ed|s|ing)? off|scotched|quash(?:ed|es)?|refut(?:ed|es|ing))\b"
    r"(?:(?!\bbut\b)[^.;])*\b(?:that|reports?|claims?|talk|suggestions?|rumours?|speculation|links?|having)\b(?:(?!\bbut\b)[^.;]){0,80}$", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:reports?|claims?|talk|suggestions?|rumours?|stories|story|speculation) (?:that|of)\b[^.;]*$", re.IGNORECASE)
_FALSE = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ )?"
    r"(?:untrue|false|wide of the mark|nonsense|rubbish|not true|without foundation|unfounded|fiction)\b")
_NOT_ONLY = re.compile(r"\b(?:not|n[’']t) (?:the )?(?:only|just)\b")
_PAST = Frame("past", Kind.SIGNING, "", (), flags=frozenset({"past"}))


def words_of(text: str, sentence: Sentence) -> str:
    """The words of a sentence."""
    return text[sentence.start:sentence.end]


_HEDGE = re.compile(
    r"\b(?:reportedly|it is (?:understood|believed|thought|claimed|reported|said|suggested|rumoured)|it's (?:understood|believed|thought|claimed|said|reported)|"
    r"is (?:understood|believed|thought|reported|rumoured|said) to|are (?:understood|believed|thought|reported|said|rumoured) to|was (?:understood|believed|thought|reported|said) to|"
    r"according to (?:the )?(?:latest )?(?:reports?|sources|rumours|some reports|widespread reports|various reports|multiple reports|media reports)|reports? (?:suggest|claim|say|indicate|have|from|in|has)\w*|"
    r"rumou?rs? (?:that|of|suggest|claim|have|are)|rumou?red|apparently|allegedly|sources (?:say|claim|suggest|indicate)|understands?\b|has it that|have it that)\b", re.IGNORECASE)
