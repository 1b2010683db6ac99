"""From a matched pattern to its drafts: kind and mode settled, parties and figures set."""

from collections.abc import Iterator
from dataclasses import replace

from sagabook.model import BUYER_KINDS, Deal, Kind, Mode
from sagabook.reading.clauses import Sentence
from sagabook.reading.drafts import Draft
from sagabook.reading.filling import Filler
from sagabook.reading.frames import Frame, Patterns
from sagabook.reading.mood import Mood
from sagabook.reading.parties import Parties
from sagabook.reading.roles import HAVING, PRIORITY, RENEWING, WILL, Roles, phrases_after, words_of
from sagabook.reading.row import Clause
from sagabook.reading.scene import Scene
from sagabook.reading.terms import Terms
from sagabook.reading.units import Unit

_STANCES = frozenset({Kind.INTEREST, Kind.WANTS_MOVE, Kind.WANTS_TO_LEAVE, Kind.WANTS_TO_STAY, Kind.REJECTS_MOVE})
_PROPOSED = frozenset("proposed potential possible prospective mooted rumoured would-be".split())
_HEARING = frozenset("listen consider entertain hear open willing ready prepared".split())
#: Not to wish to go is to wish to stay; not to ask to go is only not to ask.
_WISHING = (
    "want",
    "wish",
    "desire",
    "intend",
    "intention",
    "plan",
    "look",
    "hurry",
    "rush",
    "keen",
    "interested",
    "think",
    "consider",
)
_OTHER_TALKS = frozenset("takeover buyout sponsorship title crisis peace team-talk half-time investment".split())
_FINISHING = (
    "finalis",
    "complet",
    "wrapp",
    "putting",
    "conclud",
    "tying",
    "agreeing",
    "negotiat",
    "thrashing",
    "hammering",
)
_TURNED_DOWN = frozenset({"rejected", "dismissed", "failed", "unsuccessful", "rebuffed", "refused"})
_PAST = Frame("past", Kind.SIGNING, "", (), flags=frozenset({"past"}))


class Maker:
    """Makes the drafts of one match."""

    def __init__(
        self, text: str, scene: Scene, patterns: Patterns, filler: Filler, mood: Mood, terms: Terms, parties: Parties
    ) -> None:
        self.text = text
        self.scene = scene
        self.patterns = patterns
        self.filler = filler
        self.mood = mood
        self.terms = terms
        self.parties = parties

    def make(
        self,
        sentence: Sentence,
        clause: Clause | None,
        frame: Frame,
        roles: Roles,
        hedged: bool,
        has_if: bool,
        noun: Unit | None = None,
    ) -> Iterator[Draft]:
        """The drafts of a pattern that fits a clause, or an event noun in it, one for each player and pair of clubs."""
        kind = frame.kind
        mode = self.mood.mode(sentence, clause, hedged, has_if, noun, frame)
        if (
            clause is not None
            and noun is None
            and frame.kind in (Kind.SIGNING, Kind.FEE_AGREED, Kind.TERMS_AGREED)
            and mode is Mode.ASSERTED
            and (
                clause.head.form == "ing"
                and clause.head.finite
                and (clause.head.word.startswith(_FINISHING) or self.mood.under_way(clause))
            )
        ):
            mode = Mode.PLANNED
        if frame.mode is not None and PRIORITY[frame.mode] < PRIORITY[mode]:
            mode = frame.mode
        steps = [frame.id]
        if clause is not None and noun is None:
            verdict = self.mood.under(sentence, clause, kind, roles, mode)
            if verdict is None:
                return
            kind, mode, more = verdict
            if (
                {"rather", "sooner"} & set(clause.head.adverbs)
                and clause.head.modal in ("would", "'d")
                and (wish := self.patterns.operators.get(f"{kind}.player", {}).get("DESIRE", "=")) != "="
            ):
                kind, mode = (
                    Kind(wish.partition(" ")[0]),
                    Mode.HEDGED if hedged else Mode.ASSERTED,
                )  # "would rather stay"
            if "under" in frame.flags and not more and not (frame.head == "LOSE" and clause.head.modal):
                return
            steps += more
        if kind in _STANCES and mode is Mode.CONDITIONAL and not has_if:
            mode = Mode.HEDGED if hedged else Mode.ASSERTED
        if kind is Kind.FEE_AGREED and len(roles.club_any) == 2 and set(roles.buyers) == set(roles.club_any):
            roles.buyers = ()  # one of the two buys
        if kind is Kind.TERMS_AGREED and len(roles.buyers) > 1:
            kind, roles.club_any, roles.buyers = Kind.FEE_AGREED, roles.buyers, ()  # terms between two clubs
        if (
            kind is Kind.INTEREST_ENDED
            and clause is not None
            and "signing" in clause.head.word
            and (" permanently" in self.text[clause.head.end : clause.head.end + 60])
        ):
            kind, mode = Kind.SIGNING, Mode.DENIED  # an option not taken up
        if frame.head == "HIJACK" and clause is not None and (clause.governor is not None or clause.head.modal):
            # who only means to hijack a deal wants the player himself
            kind, roles.buyers = Kind.INTEREST, tuple(c for u in clause.subjects for c in self.scene.clubs(u))
            mode = Mode.HEDGED if hedged or clause.head.modal else Mode.ASSERTED
        if (
            kind is Kind.BID
            and frame.head in ("PAY", "SPEND")
            and mode in (Mode.ASSERTED, Mode.HEDGED)
            and clause is not None
            and (roles.explicit_player or any("FEE" in u.classes for u in clause.objects))
            and (self.filler.flags_hold(sentence, clause, _PAST) or self._had_paid(sentence, clause))
        ):
            kind = Kind.SIGNING
            roles.sellers = (
                roles.sellers
                or tuple(
                    c
                    for u in [*clause.objects, *clause.pp.get("to", ())]
                    for c in self.scene.clubs(u)
                    if c not in roles.buyers
                )[:1]
            )
        if kind is Kind.BID and any(
            _TURNED_DOWN & set(u.words)
            for u in ([noun] if noun is not None else [sentence.units[roles.noun]] if roles.noun >= 0 else [])
        ):
            kind = Kind.BID_REJECTED
        if (
            kind is Kind.TALKS
            and clause is not None
            and clause.subjects
            and "TALKS" in clause.subjects[0].classes
            and any(
                "CONTRACT" in u.classes and "exten" in u.word
                for w in ("over", "about", "on", "regarding")
                for u in clause.pp.get(w, ())
            )
        ):
            kind, roles.sellers = Kind.CONTRACT_OFFER, roles.sellers or roles.club_any[:1] or roles.buyers[:1]
            roles.buyers = ()  # "talks with Torino will be held about an extension"
        if (
            kind is Kind.TALKS
            and not roles.buyers
            and roles.noun >= 0
            and self._on_terms(sentence, sentence.units[roles.noun])
        ):
            kind, roles.sellers = Kind.CONTRACT_OFFER, roles.sellers or roles.club_any[:1]
        if frame.head == "MISSOUT" and not roles.buyers and clause is not None:
            winners = {c for u in clause.pp.get("to", ()) for c in self.scene.clubs(u)}
            roles.buyers = tuple(c for c in [*self.scene.group, *self.scene.subject_clubs] if c not in winners)[:1]
        if "own" in frame.flags and not roles.buyers:
            roles.buyers = self.parties.joined(sentence, clause, roles)
        if (
            not roles.buyers
            and clause is not None
            and ((frame.head == "IDENTIFYAS" and clause.passive) or (frame.head == "INCLUDE" and kind is Kind.INTEREST))
        ):
            roles.buyers = next(
                (
                    found
                    for other in sentence.clauses
                    if other.at < clause.at
                    for u in other.subjects
                    if (found := self.scene.clubs(u))
                ),
                (),
            )
        if (
            kind is Kind.SIGNING
            and mode is Mode.ASSERTED
            and clause is not None
            and "matter of time" in self.text[sentence.start : clause.head.start]
        ):
            mode = Mode.PLANNED
        if (
            kind is Kind.INTEREST_ENDED
            and frame.head == "COOLP"
            and clause is not None
            and clause.head.word.startswith(("opt", "decid", "cho"))
            and ("permanent" in self.text[clause.head.start : sentence.end])
        ):
            kind, mode = Kind.SIGNING, Mode.DENIED  # "opted against signing him permanently": an option not taken up
        if (
            kind is Kind.WANTS_MOVE
            and clause is not None
            and clause.governor is not None
            and clause.governor.head.word in ("have", "has")
        ):
            kind = Kind.INTEREST  # "has to choose between Torino and Lille"
        if (
            kind is Kind.FOR_SALE
            and mode is Mode.CONDITIONAL
            and not has_if
            and clause is not None
            and (_HEARING & set(clause.head.word.split()))
        ):
            mode = Mode.HEDGED if hedged else Mode.ASSERTED  # "would listen to offers" is readiness
        if kind is Kind.ASKING_PRICE and (mode is Mode.PLANNED or (mode is Mode.CONDITIONAL and not has_if)):
            mode = Mode.HEDGED if hedged else Mode.ASSERTED
        if noun is not None and kind is Kind.SIGNING and mode is Mode.ASSERTED and _PROPOSED & set(noun.words):
            mode = Mode.HEDGED
        if (
            kind is Kind.INTEREST
            and mode is Mode.DENIED
            and clause is not None
            and self.mood.no_longer(sentence, clause)
        ):
            kind, mode = Kind.INTEREST_ENDED, Mode.ASSERTED
        if kind is Kind.NOT_FOR_SALE and mode is Mode.DENIED and frame.head == "BLOCK":
            kind, mode = Kind.FOR_SALE, Mode.ASSERTED
        if kind is Kind.FOR_SALE and frame.head == "SELL" and clause is not None and self.parties.sold(clause):
            kind = Kind.DEPARTURE
        if (
            kind is Kind.FEE_AGREED
            and frame.head == "ACCEPT"
            and not roles.buyers
            and roles.money
            and clause is not None
            and (mode is Mode.CONDITIONAL or len(steps) > 1 or clause.head.modal)
        ):
            kind, mode = Kind.ASKING_PRICE, Mode.ASSERTED
        if clause is not None and noun is None and self._idle(sentence, clause, kind, mode, frame, roles):
            return
        if kind is Kind.INTEREST_ENDED and frame.kind is Kind.SIGNING and mode is Mode.DENIED:
            kind, mode = Kind.INTEREST, Mode.ASSERTED  # "have not given up on signing Novak"
        if (
            kind is Kind.CONTRACT_OFFER
            and frame.head == "OFFERC"
            and clause is not None
            and clause.head.word in ("have", "has", "had")
            and (any(self.scene.persons(u) for u in clause.subjects))
        ):
            kind = Kind.CONTRACT_SIGNED  # "has a new contract at Rovers"
        if (
            kind is Kind.SIGNING
            and mode is Mode.DENIED
            and frame.head == "SELL"
            and clause is not None
            and clause.governor is None
            and (clause.head.modal in ("will", "would", "'ll", "wo", "won't"))
        ):
            kind, mode = Kind.NOT_FOR_SALE, Mode.ASSERTED  # "will not be sold to Torino"
        if kind is Kind.FOR_SALE and mode is Mode.DENIED:
            kind, mode = Kind.NOT_FOR_SALE, Mode.ASSERTED
        elif kind is Kind.FOR_SALE and mode is Mode.PLANNED:
            mode = Mode.ASSERTED
        elif (
            kind is Kind.DEPARTURE
            and clause is not None
            and clause.head.modal == "can"
            and mode is not Mode.DENIED
            and (frame.head in ("LEAVE", "GO", "MOVEAW"))
        ):
            kind, mode = Kind.FOR_SALE, Mode.ASSERTED  # "can leave"
        elif kind is Kind.DEPARTURE and mode is Mode.DENIED and frame.head == "LOSE" and len(steps) > 1:
            kind, mode = Kind.NOT_FOR_SALE, Mode.ASSERTED  # "are not willing to lose him"
        elif (
            kind is Kind.DEPARTURE
            and mode is Mode.DENIED
            and not (clause is not None and self.mood.refuted(sentence, clause.head.start))
        ):
            kind, mode = Kind.STAYS, Mode.PLANNED if clause is not None and clause.head.modal in WILL else Mode.ASSERTED
        elif kind is Kind.NOT_FOR_SALE and mode is Mode.PLANNED:
            mode = Mode.ASSERTED
        elif kind is Kind.NOT_FOR_SALE and mode is Mode.DENIED and "KEEP" in frame.head:
            return
        elif kind is Kind.WANTS_MOVE and mode is Mode.DENIED:
            kind, mode = Kind.REJECTS_MOVE, Mode.ASSERTED
        elif kind is Kind.WANTS_TO_LEAVE and mode is Mode.DENIED and len(steps) > 1:
            kind, mode = Kind.WANTS_TO_STAY, Mode.HEDGED if hedged else Mode.ASSERTED  # "has no wish to go"
        elif (
            kind is Kind.WANTS_TO_LEAVE
            and mode is Mode.DENIED
            and clause is not None
            and (not self.mood.refuted(sentence, clause.head.start))
            and (
                (frame.head == "WANTOUT" and clause.head.neg and clause.head.word.startswith(_WISHING))
                or (
                    frame.kind is Kind.DEPARTURE
                    and clause.governor is not None
                    and clause.governor.head.word.startswith(_WISHING)
                )
            )
        ):
            kind, mode = Kind.WANTS_TO_STAY, Mode.ASSERTED  # "has no intention of leaving"
        elif kind is Kind.WANTS_TO_STAY and mode is Mode.DENIED:
            kind, mode = (
                Kind.CONTRACT_REJECTED if frame.kind is Kind.CONTRACT_SIGNED else Kind.WANTS_TO_LEAVE,
                Mode.ASSERTED,
            )
        elif kind in (Kind.RELEASE_CLAUSE, Kind.CONTRACT_UNTIL) and mode is Mode.PLANNED:
            mode = Mode.ASSERTED
        if (
            kind is Kind.FOR_SALE
            and roles.sellers
            and not roles.players
            and frame.head != "AVAILABLE"
            and not (
                frame.head in ("LISTEN", "SELLI", "FORCEX")
                and self.scene.focus is not None
                and self.scene.focus.holder in roles.sellers
            )
        ):
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
            focus = self.parties.default_player(sentence, noun)
            if focus is None or (kind in (Kind.BID, Kind.INTEREST) and self._for_another(sentence, clause, roles)):
                return
            players = (focus,)
            if (
                frame.kind is Kind.SIGNING
                and roles.noun >= 0
                and (sentence.units[roles.noun].words[-1:] in (("transfers",), ("moves",)))
            ):
                return  # "complete any more transfers" names nobody
            steps.append("player:focus")
        if (
            kind is Kind.DEPARTURE
            and clause is not None
            and (teller := self.parties.told(sentence, clause, players)) is not None
        ):
            kind, mode = Kind.FOR_SALE, Mode.ASSERTED
            roles.sellers = roles.sellers or teller
            steps.append("told he may leave")
        if (
            kind not in BUYER_KINDS
            and not roles.sellers
            and not (frame.deal is Deal.LOAN and roles.buyers)
            and all(p.holder is None for p in players)
        ):
            roles.sellers = (
                self.parties.teller(sentence, clause)
                if kind in (Kind.NOT_FOR_SALE, Kind.FOR_SALE, Kind.DEPARTURE, Kind.STAYS)
                else ()
            )
            roles.sellers = roles.sellers or self.parties.sole_club(sentence, clause, roles)
        start, end = sentence.start, sentence.end
        parted = (
            len(players) > 1 and len(roles.sellers) == len(players) and "respectively" in words_of(self.text, sentence)
        )
        sellers = roles.sellers
        for number, player in enumerate(players):
            if parted:
                roles.sellers = sellers[number : number + 1]
            for buyer, seller in self.parties.pairs(kind, roles, player, frame):
                draft = Draft(
                    kind,
                    player,
                    buyer,
                    seller,
                    mode,
                    start,
                    end,
                    frame.id,
                    deal=frame.deal,
                    explicit=explicit,
                    steps=list(steps),
                )
                draft.clause = (clause.at, clause.end) if clause is not None else (0, 0)
                draft.noun = roles.noun
                draft.joint = len(players) > 1
                draft.vague = roles.vague
                draft.bare_noun = noun is not None
                draft.clubs = roles.club_any if player.holder is None and len(roles.club_any) == 2 else ()
                draft.by_clause = any(s.filler == "CLAUSE" for s in frame.slots)
                draft.by_contract = any(s.filler == "CONTRACT" for s in frame.slots)
                draft.own = "own" in frame.flags or (
                    kind is Kind.SIGNING and noun is not None and buyer is None and seller is not None
                )
                self.terms.figures(sentence, clause, noun, roles, draft)
                if self.parties.stands(draft, frame):
                    yield draft
                if kind is Kind.FOR_SALE and draft.money is not None and mode is not Mode.DENIED:
                    price = replace(draft, kind=Kind.ASKING_PRICE, fee=draft.money, steps=[*steps, "price of a sale"])
                    yield price

    def _on_terms(self, sentence: Sentence, noun: Unit) -> bool:
        """Whether talks are about a player's own contract: "negotiations over an extension"."""
        found = phrases_after(sentence, noun)
        return any(
            "CONTRACT" in u.classes and ("exten" in u.word or "renew" in u.word or set(u.words) & RENEWING)
            for word in ("over", "about", "on", "regarding")
            for u in found.get(word, ())
        )

    @staticmethod
    def _had_paid(sentence: Sentence, clause: Clause) -> bool:
        """Whether a participle tells of what came before: "after paying £5m for him", "within hours of paying"."""
        if clause.head.form != "ing" or clause.head.finite or clause.at < 1:
            return False
        before = sentence.units[clause.at - 1]
        return before.kind in "ps" and (
            before.word in ("after", "since", "following")
            or (before.word == "of" and clause.at > 1 and (sentence.units[clause.at - 2].kind == "D"))
        )

    def _for_another(self, sentence: Sentence, clause: Clause | None, roles: Roles) -> bool:
        """Whether an offer or a wish is for somebody that the text describes but nobody known fits.

        No matter for the focus.
        """
        units = list(clause.pp.get("for", ())) if clause is not None else []
        if roles.noun >= 0:
            units += phrases_after(sentence, sentence.units[roles.noun]).get("for", [])
        return any(u.kind == "P" or (u.kind == "n" and "TARGET" in u.classes) for u in units)

    def _idle(self, sentence: Sentence, clause: Clause, kind: Kind, mode: Mode, frame: Frame, roles: Roles) -> bool:
        """Whether a match says nothing of the kind after all.

        A fee that was the price of a move done, "need not sell".
        """
        first = clause.head.word.partition(" ")[0]
        if frame.head == "WANT" and any(c.governor is clause and c.link == "oc" for c in sentence.clauses):
            return True  # "consider him untouchable"
        if frame.head == "BIDV":
            if (first in HAVING or first.startswith("receiv")) and any(s.filler == "money" for s in frame.slots):
                return True  # "will have £20m for new players"
            return first in HAVING and any(
                c.at > clause.at
                and c.passive
                and "REJECT" in c.head.classes
                and any(s is o for s in c.subjects for o in clause.objects)
                for c in sentence.clauses
            )
        if (
            frame.head == "EXPLORE"
            and kind is Kind.INTEREST
            and roles.noun >= 0
            and "BID" in sentence.units[roles.noun].classes
        ):
            return sentence.units[roles.noun].plural  # "would consider bids": the holder's stance
        if frame.head == "RECEIVE" and kind is Kind.BID and not roles.buyers:
            return roles.noun >= 0 and sentence.units[roles.noun].plural
        if frame.head == "COSTV":
            if (
                clause.head.word == "cost"
                and not clause.head.modal
                and clause.governor is None
                and clause.head.form != "base"
            ):
                return True  # "Novak, who cost £1m"
            return any(o.kind == "C" for o in clause.objects)
        if frame.head == "be" and kind is Kind.ASKING_PRICE:
            return clause.head.modal in WILL
        if kind is Kind.TALKS and roles.noun >= 0:
            return bool(_OTHER_TALKS & set(sentence.units[roles.noun].words))
        if kind is Kind.FOR_SALE and mode is Mode.DENIED and clause.governor is not None:
            return clause.governor.head.kind == "v" and clause.governor.head.word.startswith("need")
        return False
