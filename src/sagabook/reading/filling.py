"""Who fills which role of a pattern in a clause: buyer, seller, player, money."""

import re

from sagabook.model import BUYER_KINDS, Kind
from sagabook.reading.clauses import Sentence
from sagabook.reading.fitting import Fitter
from sagabook.reading.frames import Frame
from sagabook.reading.moving import misread
from sagabook.reading.prepositions import from_phrases, new_club
from sagabook.reading.roles import HAVING, Roles, phrases_after, verbals
from sagabook.reading.row import Clause, Row
from sagabook.reading.scene import Scene
from sagabook.reading.units import Unit

#: What an option of a loan is for, where one of a contract prolongs it.
_BUYS = re.compile(r"\bpermanent|\bto (?:buy|sign)\b")
_LOOSE_PLACES = frozenset({"on", "time", "during", "before", "this"})
_PERSONLIKE = frozenset("player man target striker forward winger midfielder defender name one".split())
_BARE = frozenset({"time", "despite", "after", "amid", "beyond", "during", "before", "until", "for"})
#: Verbs whose passive keeps an object: "were offered the chance", "was handed a new deal".
_GIVING = frozenset({"OFFERTO", "OFFERC", "RENEWN"})
_ILLICIT = frozenset({"illegally", "illicitly", "unlawfully", "improperly", "clandestinely"})
_BODIES = frozenset("host number string range raft handful clutch list group".split())
#: What a signing is called among others: "the third summer signing", "a further arrival".
_NUMBERED = frozenset(
    "marquee big-money money summer january record club-record deadline-day new expensive first second "
    "third fourth fifth sixth seventh eighth ninth tenth latest next newest "
    "headline statement star further only other".split()
)
_HOLDERS_ACTS = frozenset({"STAY", "RENEWN", "RENEW", "RENEWSELF", "CONTINUEV", "LEAVE", "GO", "OPTTO"})


def _ends(sentence: Row, clause: Clause) -> bool:
    """Whether nothing follows a predicate: "told that he can go"."""
    return clause.at + 1 >= len(sentence.units) or sentence.units[clause.at + 1].kind in ".,;!"


def _listed_before(sentence: Row, at: int) -> list[Unit]:
    """Those whom a verbless phrase counts among others: "with Novak and Price among the players they want to sell"."""
    units = sentence.units
    at -= 1
    if at < 1 or units[at].word not in ("among", "amongst", "of"):
        return []
    at -= 1
    while at > 0 and units[at].kind in "xy#" and units[at].words[-1:] in (("one",), ("two",), ("three",), ("all",), ()):
        at -= 1
    out: list[Unit] = []
    while at >= 0 and units[at].kind in "P,c":
        if units[at].kind == "P":
            out.append(units[at])
        at -= 1
    return out[::-1] if at >= 0 and units[at].kind == "p" else []


def _affairs(units: list[Unit]) -> bool:
    """Whether a subject is something of a player's and not himself."""
    return all(u.kind in "nx" and bool(u.words) and u.words[-1] in _OF_HIS for u in units)


_OF_HIS = frozenset("future form situation performances progress development signature availability".split())
_FINISHED = frozenset({"done", "finished", "completed", "sealed", "agreed", "signed", "wrapped up", "tied up"})

#: How a contract's time is counted.
_SPANS = frozenset("year years month months season seasons".split())


class Filler:
    """Fills the slots of patterns from the clauses of one story."""

    def __init__(self, text: str, scene: Scene, fitter: Fitter) -> None:
        self.text = text
        self.scene = scene
        self.fitter = fitter

    def _meant(self, sentence: Row, clause: Clause, units: list[Unit]) -> list[Unit]:
        """Whom a style without a name stands for: "Novak is one of the players (that) Torino are looking at"."""
        styled = all(u.how == "description" and u.lead < clause.at for u in units)
        return self.gap(sentence, clause) or units if styled else units

    def gap(self, sentence: Row, clause: Clause) -> list[Unit]:
        """What a verb without an object is about in "Novak is a player Torino are happy to sell"."""
        if offer := self._offer_before(sentence, clause):
            return offer
        top = clause
        while top.governor is not None:
            top = top.governor
        if not top.subjects:
            return []
        first = min(u.lead for u in top.subjects)
        before = first - 1
        while before >= 0 and (
            sentence.units[before].kind in "rsy"
            or (sentence.units[before].kind == "," and sentence.units[before + 1].kind == "r")
        ):
            before -= 1
        if (
            before < 0
            or sentence.units[before].kind not in "Px"
            or (
                before == first - 1
                and sentence.units[before].kind == "x"
                and (not _PERSONLIKE & set(sentence.units[before].words))
            )
        ):
            return []
        found = sentence.units[before]
        if found.how == "description" or found.kind == "x":
            copula = [c for c in sentence.clauses if c.head.kind == "b" and c.at < before <= c.end + 1]
            if copula:
                return copula[-1].subjects
            return _listed_before(sentence, before) or [found]
        return [found]

    @staticmethod
    def _offer_before(sentence: Row, clause: Clause) -> list[Unit]:
        """The offer that a clause says more of: "a bid from Torino (for Novak), which Rovers turned down"."""
        at = min((u.lead for u in clause.subjects), default=0) - 1
        if at < 1 or sentence.units[at].word not in ("that", "which"):
            return []
        at -= 1
        while at >= 0 and sentence.units[at].kind in "pCPixM,D":
            at -= 1
        return [sentence.units[at]] if at >= 0 and "BID" in sentence.units[at].classes else []

    def args(self, clause: Clause, where: str) -> list[Unit]:
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

    def fill(self, sentence: Sentence, clause: Clause, frame: Frame) -> Roles | None:
        """The roles that a clause gives a pattern; None where it does not fit."""
        roles = Roles()
        if (
            frame.slots
            and frame.slots[0].where == "o"
            and not clause.passive
            and clause.head.kind == "v"
            and (
                not any(s.where == "s" for s in frame.slots)
                and any(s.where == "o" and not s.is_noun for s in frame.slots)
            )
        ):
            return None
        for slot in frame.slots:
            units = self.args(clause, slot.where)
            if not units and slot.where == "o" and not clause.passive:
                units = self.gap(sentence, clause)
            if slot.filler == "player" and not any(self.scene.persons(u) for u in units) and units:
                units = clause.pp.get("including") or clause.pp.get("like") or self._meant(sentence, clause, units)
            if (
                slot.filler == "buyer"
                and any((u.how == "description" and u.plural) or (u.kind == "x" and u.word in _BODIES) for u in units)
                and not (any(self.scene.clubs(u) for u in units))
            ):
                units = clause.pp.get("including") or clause.pp.get("like") or units
            if not self.fitter.fit(sentence, slot.filler, slot.flag, units, roles):
                return None
            if slot.where == "s" and slot.filler == "player" and frame.kind not in BUYER_KINDS and _affairs(units):
                return None  # "Novak's future remains in doubt"
        if clause.head.kind == "a" and clause.governs and all(s.where == "s" for s in frame.slots):
            return None
        if (
            frame.head == "WANT"
            and frame.kind is Kind.INTEREST
            and roles.players
            and any(
                c.governor is clause and c.link == "to" and c.at > clause.at and c.head.classes & _HOLDERS_ACTS
                for c in sentence.clauses
            )
        ):
            return None  # "want him to sign a new deal"
        if misread(sentence, clause, frame, roles, self.scene):
            return None
        if not self.flags_hold(sentence, clause, frame):
            return None
        if (
            "under" in frame.flags
            and frame.head in ("GO", "MOVEV")
            and (
                clause.objects
                or any(u.kind != "D" for w, us in clause.pp.items() if w not in _LOOSE_PLACES for u in us)
            )
        ):
            return None
        if (
            frame.head in ("be", "BECOME", "STAY")
            and frame.kind is Kind.SIGNING
            and not self._is_signing(clause, roles)
        ):
            return None
        if "own" in frame.flags and any(
            c for w in ("to", "for", "at", "with") for u in clause.pp.get(w, ()) for c in self.scene.clubs(u)
        ):
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
            roles.players = tuple(p for u in self.gap(sentence, clause) for p in self.scene.persons(u))
            roles.explicit_player = bool(roles.players)
        from_phrases(self.scene, sentence, clause, frame, roles)
        self._from_partners(clause, frame, roles)
        if ("buyer" in frame.need and not roles.buyers) or ("player" in frame.need and not roles.players):
            return None
        if (
            frame.kind is Kind.SIGNING
            and frame.head in ("SEAL", "SIGN", "CONFIRMX")
            and roles.noun >= 0
            and "MOVE" in sentence.units[roles.noun].classes
            and (
                to := tuple(
                    c
                    for u in phrases_after(sentence, sentence.units[roles.noun]).get("to", ())
                    for c in self.scene.clubs(u)
                )
            )
            and (to[:1] != roles.buyers[:1])
            and roles.players
        ):
            roles.sellers, roles.buyers = (
                roles.buyers[:1],
                to[:1],
            )  # a club that announces the transfer of its own player
        if (
            roles.sellers == roles.buyers
            and clause.passive
            and any(s.where == "s" and s.filler == "seller" for s in frame.slots)
        ):
            roles.buyers = ()  # "an offer has been accepted by Torino": whom "by" names holds him
        if roles.sellers == roles.buyers and frame.kind in BUYER_KINDS:
            roles.sellers = ()  # "no move from Torino": of their making, not away from them
        return roles

    def _from_partners(self, clause: Clause, frame: Frame, roles: Roles) -> None:
        """Roles that subjects of two sorts give together: "Torino and Novak have agreed terms"."""
        subjects = self.args(clause, "s")
        if frame.kind not in BUYER_KINDS:
            return
        both = tuple(c for u in subjects if u.how == "description" for c in self.scene.clubs(u))
        if len(both) > 1 and roles.club_any[: len(both)] == both and not roles.buyers and not roles.sellers:
            roles.buyers, roles.sellers = both, roles.club_any[len(both) :][:1]  # "both clubs have met Torino"
            roles.club_any = ()
        if len(subjects) < 2:
            return
        if roles.players and not roles.buyers and len(roles.club_any) < 2:
            roles.buyers = tuple(c for u in subjects if u.kind == "C" for c in self.scene.clubs(u))
        elif roles.buyers and not roles.players:
            roles.players = tuple(p for u in subjects if u.kind == "P" for p in self.scene.persons(u))
            roles.explicit_player = bool(roles.players)

    def _told_more(self, word: str, units: list[Unit]) -> bool:
        """Whether a phrase tells more than when, and where it is no place: "remains at the club" is more than bare."""
        return any(
            u.kind != "D"
            and not (word == "in" and u.kind == "x" and self.text[u.start].isupper() and u.word != "europe")
            for u in units
        )

    def flags_hold(self, sentence: Sentence, clause: Clause, frame: Frame) -> bool:
        """Whether the clause is as a pattern's flags ask: bare, negated, past, under "would"."""
        flags = frame.flags
        head = clause.head
        if (
            frame.head == "STAY"
            and all(s.where == "s" for s in frame.slots)
            and (nxt := sentence._skip_adverbs(clause.at + 1)) < len(sentence.units)
            and sentence.units[nxt].kind == "a"
        ):
            return False  # "remains a free agent"
        timed = "timed" in flags
        if (timed or (frame.head == "MOVEV" and head.word == "left")) and _time_left(sentence, clause) != timed:
            return False  # "has a year left at Torino" is no move there
        if "illicit" in flags and not _ILLICIT & set(head.adverbs):
            return False
        bare = "bare" in flags
        if (bare or (frame.head == "STAY" and all(s.where == "s" for s in frame.slots))) and (
            (bare and clause.governs)
            or any(o.kind == "n" or not any(p.kind == "C" for p in o.of) for o in clause.objects)
            or any(word not in _BARE and self._told_more(word, units) for word, units in clause.pp.items())
        ):
            return False
        if "finish" in flags and not any(
            c.head.word in _FINISHED and any(u in clause.objects for u in c.subjects) for c in sentence.clauses
        ):
            return False
        if "newman" in flags and not new_club(self.scene, clause):
            return False
        if "still" in flags and "still" not in head.adverbs and "still" not in head.word.split():
            return False
        if "passive" in flags and not clause.passive:
            return False
        if "finite" in flags and not head.finite and clause.governor is None:
            return False
        if "buys" in flags and not _BUYS.search(self.text, head.end, min(sentence.end, head.end + 90)):
            return False
        if "canbe" in flags and not (clause.passive and (head.modal in ("can", "could") or "cannot" in head.adverbs)):
            return False
        if "asked" in flags and not any(
            (u.kind == "n" and "BID" in u.classes) or (u.kind == "v" and "OFFERFEE" in u.classes)
            for u in sentence.units[: clause.at]
        ):
            return False
        if "clubs" in flags and not any(
            u.kind == "C" and u.how == "description" and u.plural and {"two", "both", "the"} & set(u.words)
            for u in clause.subjects
        ):
            return False
        if "will" in flags and not (
            head.word.startswith("go")
            and (
                head.modal in ("will", "'ll", "may")
                or (head.modal == "can" and _ends(sentence, clause))
                or (head.form == "ing" and head.finite)
            )
        ):
            return False
        if "can" in flags and (head.modal != "can" or head.word.startswith("reunited")):
            return False
        if "neg" in flags and not any(u.neg for u in verbals(sentence, clause)):
            return False
        if "past" in flags and (
            head.modal
            or clause.governor is not None
            or not (head.perfect or (head.form in ("past", "pastpp") and head.finite) or clause.passive)
        ):
            return False
        return not (
            "would" in flags
            and head.modal not in ("would", "could", "'d")
            and not (clause.governor is not None and clause.governor.head.classes & {"WILLING", "READY", "KEEN"})
        )

    def _seen_rejected(self, sentence: Sentence, clause: Clause, roles: Roles) -> None:
        """Take the bidder from "Torino had a bid rejected by Rovers".

        The subject of have; whom "by" names is the holder.
        """
        for other in sentence.clauses:
            if (
                other.at < clause.at
                and other.head.word.split(" ")[0] in HAVING
                and any(o is s for o in other.objects for s in clause.subjects)
            ):
                buyers = tuple(c for u in other.subjects for c in self.scene.clubs(u))
                if buyers:
                    roles.buyers = buyers
                    roles.sellers = roles.sellers or tuple(
                        c for u in clause.pp.get("by", ()) for c in self.scene.clubs(u)
                    )

    def _money(self, clause: Clause) -> list[Unit]:
        out: list[Unit] = []
        told = (*clause.objects, *(u for units in clause.pp.values() for u in units))
        out.extend(u for u in told if u.money and u.kind != "P")  # not that of "the £55m striker"
        if clause.passive or clause.head.kind in "ab":
            out.extend(u for u in clause.subjects if u.money)
        return out

    def _is_signing(self, clause: Clause, roles: Roles) -> bool:
        """Whether "is … signing" tells of one.

        Possessed, or numbered among a club's others; the club may stand behind "as".
        """
        told = [*clause.objects, *clause.pp.get("among", ()), *clause.subjects]
        noun = next((o for o in told if "SIGNING" in o.classes), None)
        if noun is None or clause.head.neg:
            return False
        if not roles.buyers:
            roles.buyers = tuple(
                c for w in ("as", "at", "for", "under", "by") for u in clause.pp.get(w, ()) for c in self.scene.clubs(u)
            )[:1]
        return any(p.kind in "CPi" for p in noun.of) or not _NUMBERED.isdisjoint(" ".join(noun.words).split())

    @staticmethod
    def _stranded(sentence: Sentence, clause: Clause) -> bool:
        """Whether a clause ends in a bare preposition: "a player they have made a bid for"."""
        units = sentence.units
        at = clause.end
        return (
            at < len(units)
            and units[at].kind == "p"
            and units[at].word in ("for", "in", "on", "of", "about")
            and (at + 1 == len(units) or units[at + 1].kind in ".,;:-–—)")
        )


def _time_left(sentence: Sentence, clause: Clause) -> bool:
    """Whether what is left, or to run, is a time that he has: "has two years left"."""
    at = clause.at - 1
    if at >= 0 and sentence.units[at].kind == "t":
        at -= 1
    if at < 1 or sentence.units[at].kind != "D" or not _SPANS & set(sentence.units[at].words):
        return False
    return "HAVE" in sentence.units[at - 1].classes
