"""What a match turns into: the kind and mode of its claim, by what stands around it."""

from sagabook.model import Kind, Mode
from sagabook.reading.clauses import Sentence
from sagabook.reading.event_nouns import COMING
from sagabook.reading.filling import Filler
from sagabook.reading.frames import Frame, Patterns
from sagabook.reading.matched import (
    Match,
    arrived_here,
    had_sold,
    his_demands,
    listing,
    mere_talk,
    moves_for,
    on_loan_only,
    on_terms,
    renewing,
    sealed_here,
)
from sagabook.reading.mood import MAY, Mood
from sagabook.reading.parties import Parties
from sagabook.reading.paying import had_paid
from sagabook.reading.roles import PRIORITY, WILL
from sagabook.reading.row import Clause
from sagabook.reading.scene import Scene
from sagabook.reading.terms import RAISE
from sagabook.reading.unreal import idle, only_spoken_of

_STANCES = frozenset({Kind.INTEREST, Kind.WANTS_MOVE, Kind.WANTS_TO_LEAVE, Kind.WANTS_TO_STAY, Kind.REJECTS_MOVE})
_PROPOSED = frozenset("proposed potential possible prospective mooted rumoured would-be".split())
_OPEN_MODES = frozenset({Mode.ASSERTED, Mode.CONDITIONAL})
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
_FINISHING = (
    "finalis",
    "finaliz",
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
#: What a club does before a deal is near.
_EVENTS = frozenset({Kind.INTEREST, Kind.TALKS, Kind.BID})
#: What makes a destination a guess, and nobody's wish.
_LIKELY = frozenset("possible potential likely likeliest probable next shock surprise unlikely".split())
_PAST = Frame("past", Kind.SIGNING, "", (), flags=frozenset({"past"}))


class Turner:
    """Settles the kind and the mode of matches."""

    def __init__(
        self, text: str, scene: Scene, patterns: Patterns, filler: Filler, mood: Mood, parties: Parties
    ) -> None:
        self.text = text
        self.scene = scene
        self.patterns = patterns
        self.filler = filler
        self.mood = mood
        self.parties = parties

    def turn(self, m: Match) -> bool:
        """Settle the kind and mode of a match; False where nothing is claimed after all."""
        if not self._govern(m):
            return False
        if m.clause is not None and m.noun is None and only_spoken_of(self.text, m.sentence, m.clause, m.kind):
            return False
        self._between(m)
        self._bids(m)
        self._talks(m)
        self._suitors(m)
        self._sureness(m)
        if not self._reversals(m):
            return False
        if not self._denials(m):
            return False
        return self._sales(m)

    def _govern(self, m: Match) -> bool:
        """Settle mode and kind under what governs the act; False where that leaves no claim."""
        sentence, clause, frame, roles, noun, hedged, has_if = (
            m.sentence,
            m.clause,
            m.frame,
            m.roles,
            m.noun,
            m.hedged,
            m.has_if,
        )
        m.mode = self.mood.mode(sentence, clause, hedged, has_if, noun, frame)
        if (
            clause is not None
            and noun is None
            and frame.kind in (Kind.SIGNING, Kind.FEE_AGREED, Kind.TERMS_AGREED)
            and m.mode is Mode.ASSERTED
            and (
                clause.head.form == "ing"
                and clause.head.finite
                and (clause.head.word.startswith(_FINISHING) or self.mood.under_way(clause))
            )
        ):
            m.mode = Mode.PLANNED
        may_be = (
            frame.mode is Mode.PLANNED and m.mode is Mode.HEDGED and clause is not None and clause.head.modal in MAY
        )
        if frame.mode is not None and PRIORITY[frame.mode] < PRIORITY[m.mode] and not may_be:
            m.mode = frame.mode  # but "could be on his way" is no more than "could"
        if clause is not None and noun is None:
            verdict = self.mood.under(sentence, clause, m.kind, roles, m.mode)
            if verdict is None:
                return False
            m.kind, m.mode, more = verdict
            if (
                {"rather", "sooner"} & set(clause.head.adverbs)
                and clause.head.modal in ("would", "'d")
                and (wish := self.patterns.operators.get(f"{m.kind}.player", {}).get("DESIRE", "=")) != "="
            ):
                m.kind, m.mode = (
                    Kind(wish.partition(" ")[0]),
                    Mode.HEDGED if hedged else Mode.ASSERTED,
                )  # "would rather stay"
            if "under" in frame.flags and not more and not (frame.head == "LOSE" and clause.head.modal):
                return False
            m.steps += more
        return True

    def _between(self, m: Match) -> None:
        """Tell what is agreed between two clubs from what one of them agrees."""
        roles, hedged, has_if = m.roles, m.hedged, m.has_if
        if m.kind in _STANCES and m.mode is Mode.CONDITIONAL and not has_if:
            m.mode = Mode.HEDGED if hedged else Mode.ASSERTED
        if m.kind is Kind.FEE_AGREED and len(roles.buyers) == 2 and not roles.club_any and not roles.sellers:
            roles.club_any = roles.buyers  # "Torino and Rovers are close to an agreement"
        if m.kind is Kind.FEE_AGREED and len(roles.club_any) == 2 and set(roles.buyers) == set(roles.club_any):
            roles.buyers = ()  # one of the two buys
        if m.kind is Kind.TERMS_AGREED and len(roles.buyers) > 1:
            m.kind, roles.club_any, roles.buyers = Kind.FEE_AGREED, roles.buyers, ()  # terms between two clubs

    def _bids(self, m: Match) -> None:
        """Tell bids from interest, from fees paid and from bids turned down."""
        sentence, clause, frame, roles, noun, hedged = m.sentence, m.clause, m.frame, m.roles, m.noun, m.hedged
        if frame.head == "HIJACK" and clause is not None and (clause.governor is not None or clause.head.modal):
            # who only means to hijack a deal wants the player himself
            m.kind, roles.buyers = Kind.INTEREST, tuple(c for u in clause.subjects for c in self.scene.clubs(u))
            m.mode = Mode.HEDGED if hedged or clause.head.modal else Mode.ASSERTED
        if (
            m.kind is Kind.BID
            and frame.head in ("PAY", "SPEND")
            and m.mode in (Mode.ASSERTED, Mode.HEDGED)
            and clause is not None
            and (roles.explicit_player or any("FEE" in u.classes for u in clause.objects))
            and (self.filler.flags_hold(sentence, clause, _PAST) or had_paid(sentence, clause))
        ):
            m.kind = Kind.SIGNING
            roles.sellers = (
                roles.sellers
                or tuple(
                    c
                    for u in [*clause.objects, *clause.pp.get("to", ())]
                    for c in self.scene.clubs(u)
                    if c not in roles.buyers
                )[:1]
            )
        if m.kind is Kind.SIGNING and clause is not None and noun is None and moves_for(m, clause):
            m.kind = Kind.BID if roles.money else Kind.INTEREST  # "to make a £40m move for Novak"
            m.mode = Mode.PLANNED if m.kind is Kind.BID and m.mode is Mode.ASSERTED else m.mode
        if m.kind is Kind.FEE_AGREED and frame.head == "MEETFEE" and m.mode is Mode.DENIED and clause is not None:
            his = any(u.kind == "n" and u.classes.isdisjoint({"FEE"}) for u in clause.objects) or his_demands(m)
            m.kind = Kind.TERMS_AGREED if his else Kind.BID  # "refused to meet his demands", "their valuation"
        offer = noun if noun is not None else sentence.units[roles.noun] if roles.noun >= 0 else None
        raised = noun is None and clause is not None and clause.head.word.partition(" ")[0] in RAISE
        if m.kind is Kind.BID and raised and offer is not None and m.mode is Mode.DENIED:
            m.mode = Mode.ASSERTED  # "will not be increasing their £4m offer": it stands
        if m.kind is Kind.BID and offer is not None and _TURNED_DOWN & set(offer.words):
            if raised:
                m.refused = offer  # "raised their rejected £20m bid to £25m": two offers
            else:
                m.kind = Kind.BID_REJECTED

    def _talks(self, m: Match) -> None:
        """Tell talks with a club from talks over a player's own contract."""
        sentence, clause, roles = m.sentence, m.clause, m.roles
        if (
            m.kind is Kind.TALKS
            and clause is not None
            and clause.subjects
            and "TALKS" in clause.subjects[0].classes
            and any(
                "CONTRACT" in u.classes and "exten" in u.word
                for w in ("over", "about", "on", "regarding")
                for u in clause.pp.get(w, ())
            )
        ):
            m.kind, roles.sellers = Kind.CONTRACT_OFFER, roles.sellers or roles.club_any[:1] or roles.buyers[:1]
            roles.buyers = ()  # "talks with Torino will be held about an extension"
        if (
            m.kind is Kind.TALKS
            and not roles.buyers
            and roles.noun >= 0
            and on_terms(sentence, sentence.units[roles.noun])
        ):
            m.kind, roles.sellers = Kind.CONTRACT_OFFER, roles.sellers or roles.club_any[:1]

    def _suitors(self, m: Match) -> None:
        """Find a suitor who is named elsewhere in the sentence."""
        sentence, clause, frame, roles = m.sentence, m.clause, m.frame, m.roles
        if frame.head == "MISSOUT" and not roles.buyers and clause is not None:
            winners = {c for u in clause.pp.get("to", ()) for c in self.scene.clubs(u)}
            roles.buyers = tuple(c for c in [*self.scene.group, *self.scene.subject_clubs] if c not in winners)[:1]
        if m.kind is Kind.INTEREST and not roles.buyers and roles.explicit_player and m.noun is None:
            roles.buyers = listing(m, self.scene)
        if m.kind is Kind.DEAL_OFF and not roles.buyers and not roles.club_any and roles.explicit_player:
            roles.buyers = self.parties.only_suitor(roles)
        if not roles.buyers and ("own" in frame.flags or arrived_here(m) or sealed_here(m)):
            roles.buyers = self.parties.joined(sentence, clause, roles)
        if (
            not roles.buyers
            and clause is not None
            and (
                (frame.head == "IDENTIFYAS" and clause.passive) or (frame.head == "INCLUDE" and m.kind is Kind.INTEREST)
            )
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

    def _sureness(self, m: Match) -> None:
        """Weigh how sure an act is beyond what its own clause says."""
        sentence, clause, noun, hedged, has_if = m.sentence, m.clause, m.noun, m.hedged, m.has_if
        if (
            m.kind is Kind.SIGNING
            and m.mode is Mode.ASSERTED
            and clause is not None
            and "matter of time" in self.text[sentence.start : clause.head.start]
        ):
            m.mode = Mode.PLANNED
        if clause is not None and noun is None and self._option_declined(sentence, clause, m):
            m.kind, m.mode = Kind.SIGNING, Mode.DENIED
        if (
            m.kind is Kind.WANTS_MOVE
            and m.roles.noun >= 0
            and "DEST" in m.sentence.units[m.roles.noun].classes
            and _LIKELY & set(m.sentence.units[m.roles.noun].words)
        ):
            m.kind, m.mode = Kind.INTEREST, Mode.HEDGED  # "is a possible destination"
        if (
            m.kind is Kind.WANTS_MOVE
            and clause is not None
            and clause.governor is not None
            and clause.governor.head.word in ("have", "has")
        ):
            m.kind = Kind.INTEREST  # "has to choose between Torino and Lille"
        if (
            m.kind is Kind.FOR_SALE
            and m.mode is Mode.CONDITIONAL
            and not has_if
            and clause is not None
            and any(_HEARING & set(c.head.word.split()) for c in (clause, clause.governor) if c is not None)
        ):
            m.mode = Mode.HEDGED if hedged else Mode.ASSERTED  # "would listen to offers" is readiness
        if m.kind is Kind.ASKING_PRICE and (m.mode is Mode.PLANNED or (m.mode is Mode.CONDITIONAL and not has_if)):
            m.mode = Mode.HEDGED if hedged else Mode.ASSERTED
        if m.kind is Kind.CONTRACT_UNTIL and m.mode is Mode.DENIED and clause is not None and "until" in clause.pp:
            m.mode = Mode.ASSERTED  # "does not run out until 2028"
        if noun is not None and m.kind is Kind.DEPARTURE and not COMING.isdisjoint(noun.words):
            m.mode = Mode.PLANNED if PRIORITY[Mode.PLANNED] < PRIORITY[m.mode] else m.mode
        if noun is not None and m.kind is Kind.SIGNING and m.mode in _OPEN_MODES and _PROPOSED & set(noun.words):
            m.mode = Mode.HEDGED

    def _reversals(self, m: Match) -> bool:
        """Turn what is denied, barred or over into what it means."""
        sentence, clause, frame, roles, noun = m.sentence, m.clause, m.frame, m.roles, m.noun
        if (
            m.kind is Kind.INTEREST
            and m.mode is Mode.DENIED
            and clause is not None
            and self.mood.no_longer(sentence, clause)
        ):
            m.kind, m.mode = Kind.INTEREST_ENDED, Mode.ASSERTED
            if frame.head == "ADMIREP" or (
                roles.players and all(p.holder is not None and p.holder in roles.buyers for p in roles.players)
            ):
                m.kind, roles.sellers, roles.buyers = Kind.FOR_SALE, roles.buyers, ()  # "no longer want" their own
        if m.kind is Kind.NOT_FOR_SALE and m.mode is Mode.DENIED and frame.head == "BLOCK":
            m.kind, m.mode = Kind.FOR_SALE, Mode.ASSERTED
        if (
            m.kind is Kind.FOR_SALE
            and frame.head == "SELL"
            and clause is not None
            and (self.parties.sold(clause) or had_sold(sentence, clause))
        ):
            m.kind = Kind.DEPARTURE
        if m.kind is Kind.DEPARTURE and noun is not None and frame.head == "EXIT" and roles.buyers:
            m.kind = Kind.SIGNING  # "following his sale to Torino"
        if (
            m.kind is Kind.FEE_AGREED
            and frame.head == "ACCEPT"
            and not roles.buyers
            and roles.money
            and clause is not None
            and (m.mode is Mode.CONDITIONAL or len(m.steps) > 1 or clause.head.modal)
        ):
            m.kind, m.mode = Kind.ASKING_PRICE, Mode.ASSERTED
        if m.kind in _EVENTS and mere_talk(m):
            return False
        if clause is not None and noun is None and idle(self.text, sentence, clause, m.kind, m.mode, frame, roles):
            return False
        not_over = clause is not None and clause.head.neg and not clause.head.modal
        if m.kind is Kind.INTEREST_ENDED and m.mode is Mode.DENIED and not_over:
            m.kind, m.mode = Kind.INTEREST, Mode.ASSERTED  # "have not given up on (signing) Novak"
        if (
            m.kind is Kind.CONTRACT_OFFER
            and frame.head == "OFFERC"
            and clause is not None
            and clause.head.word in ("have", "has", "had")
            and (any(self.scene.persons(u) for u in clause.subjects))
        ):
            if not renewing(clause):
                return False  # "has a contract that runs to 2027"
            m.kind = Kind.CONTRACT_SIGNED  # "has a new contract at Rovers"
        return True

    def _denials(self, m: Match) -> bool:
        """Turn a denied or planned act into the stance that it tells."""
        sentence, clause, frame, hedged = m.sentence, m.clause, m.frame, m.hedged
        if (
            m.kind is Kind.SIGNING
            and m.mode is Mode.DENIED
            and frame.head == "GOTHRU"
            and clause is not None
            and "never" in self.text[clause.head.start : clause.head.end]
        ):
            m.kind, m.mode = Kind.DEAL_OFF, Mode.ASSERTED  # "the move never happened"
        if (
            m.kind is Kind.SIGNING
            and m.mode is Mode.DENIED
            and frame.head == "SELL"
            and clause is not None
            and clause.governor is None
            and (clause.head.modal in ("will", "would", "'ll", "wo", "won't"))
        ):
            m.kind, m.mode = Kind.NOT_FOR_SALE, Mode.ASSERTED  # "will not be sold to Torino"
        if m.kind is Kind.FOR_SALE and m.mode is Mode.DENIED:
            if not on_loan_only(m):
                m.kind, m.mode = Kind.NOT_FOR_SALE, Mode.ASSERTED
        elif m.kind is Kind.FOR_SALE and m.mode is Mode.PLANNED:
            m.mode = Mode.ASSERTED
        elif (
            m.kind is Kind.DEPARTURE
            and clause is not None
            and clause.head.modal == "can"
            and m.mode is not Mode.DENIED
            and (frame.head in ("LEAVE", "GO", "MOVEAW"))
        ):
            m.kind, m.mode = Kind.FOR_SALE, Mode.ASSERTED  # "can leave"
        elif (
            m.kind is Kind.DEPARTURE
            and m.mode is Mode.DENIED
            and frame.head == "LOSE"
            and (len(m.steps) > 1 or (clause is not None and clause.head.modal))
        ):
            m.kind, m.mode = Kind.NOT_FOR_SALE, Mode.ASSERTED  # "are not willing to lose him"
        elif (
            m.kind is Kind.DEPARTURE
            and m.mode is Mode.DENIED
            and not (clause is not None and self.mood.refuted(sentence, clause.head.start))
            and not (clause is not None and self.mood.not_yet(sentence, clause))
        ):
            m.kind, m.mode = (
                Kind.STAYS,
                Mode.PLANNED if clause is not None and clause.head.modal in WILL else Mode.ASSERTED,
            )
        elif m.kind is Kind.NOT_FOR_SALE and m.mode is Mode.PLANNED:
            m.mode = Mode.ASSERTED
        elif m.kind is Kind.NOT_FOR_SALE and m.mode is Mode.DENIED and "KEEP" in frame.head:
            return False
        elif (
            m.kind is Kind.WANTS_MOVE
            and m.mode is Mode.DENIED
            and frame.head != "SETHEART"
            and not (clause is not None and clause.governor and "DENYV" in clause.governor.head.classes)
        ):  # who denies a wish does not say that he would not go
            m.kind, m.mode = Kind.REJECTS_MOVE, Mode.ASSERTED
        elif m.kind is Kind.WANTS_TO_LEAVE and m.mode is Mode.DENIED and len(m.steps) > 1:
            m.kind, m.mode = Kind.WANTS_TO_STAY, Mode.HEDGED if hedged else Mode.ASSERTED  # "has no wish to go"
        elif (
            m.kind is Kind.WANTS_TO_LEAVE
            and m.mode is Mode.DENIED
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
            m.kind, m.mode = Kind.WANTS_TO_STAY, Mode.ASSERTED  # "has no intention of leaving"
        elif m.kind is Kind.WANTS_TO_STAY and m.mode is Mode.DENIED:
            m.kind, m.mode = (
                Kind.CONTRACT_REJECTED if frame.kind is Kind.CONTRACT_SIGNED else Kind.WANTS_TO_LEAVE,
                Mode.ASSERTED,
            )
        elif m.kind in (Kind.RELEASE_CLAUSE, Kind.CONTRACT_UNTIL) and m.mode is Mode.PLANNED:
            m.mode = Mode.ASSERTED
        return True

    def _sales(self, m: Match) -> bool:
        """Drop a sale that is nobody's, and take "allowed to leave" for one."""
        clause, frame, roles, hedged = m.clause, m.frame, m.roles, m.hedged
        if (
            m.kind is Kind.FOR_SALE
            and roles.sellers
            and not roles.players
            and frame.head != "AVAILABLE"
            and not (
                frame.head in ("LISTEN", "SELLI", "FORCEX")
                and self.scene.focus is not None
                and self.scene.focus.holder in roles.sellers
            )
        ):
            return False
        if m.kind is Kind.DEPARTURE and frame.head == "SELL" and clause is not None and "allowed" in clause.head.word:
            m.kind, m.mode = Kind.FOR_SALE, Mode.HEDGED if hedged else Mode.ASSERTED  # "is set to be allowed to leave"
        if m.kind is Kind.INTEREST and frame.kind is Kind.SIGNING and (owner := self._lets(clause)):
            m.kind = Kind.NOT_FOR_SALE if m.mode is Mode.DENIED else Kind.FOR_SALE
            roles.sellers, roles.buyers = owner, ()  # "are ready to let him join Torino"
            m.mode = Mode.HEDGED if hedged else Mode.ASSERTED
        if m.kind is Kind.FOR_SALE and frame.kind is Kind.DEPARTURE and _made_room(clause):
            m.kind, m.mode = Kind.DEPARTURE, Mode.PLANNED  # "his arrival will allow Novak to move on"
        if frame.head == "NOTFORSALE" and clause is not None and all(u.word in ("i", "me") for u in clause.subjects):
            m.kind = Kind.WANTS_TO_STAY  # "I am going nowhere"
        if m.kind is Kind.CONTRACT_UNTIL and roles.buyers and not roles.sellers:
            roles.sellers = roles.buyers[:1]
            roles.buyers = ()  # "when his Torino deal is up"
        return True

    def _lets(self, clause: Clause | None) -> tuple[str, ...]:
        """The club that is to let its player make a move."""
        over = clause.governor if clause is not None else None
        if over is None or over.passive or not over.head.classes & {"ALLOW", "LETLEAVE"}:
            return ()
        return tuple(c for u in over.subjects for c in self.scene.clubs(u))

    def _option_declined(self, sentence: Sentence, clause: Clause, m: Match) -> bool:
        """Whether a club chooses not to keep whom it has on loan.

        "opted against signing him permanently", "chose not to take up their option to buy him".
        """
        if m.kind is Kind.INTEREST_ENDED:
            chose = m.frame.head == "COOLP" and clause.head.word.startswith(("opt", "decid", "cho"))
            signs = "signing" in clause.head.word
            end = sentence.end if chose else clause.head.end + 60
            return (chose or signs) and "permanent" in self.text[clause.head.start : end]
        if m.kind is not Kind.INTEREST or m.mode is not Mode.DENIED or m.frame.kind is not Kind.SIGNING:
            return False
        return m.frame.head == "TRIGGER" or "permanent" in self.text[clause.head.start : clause.head.end + 60]


def _made_room(clause: Clause | None) -> bool:
    """Whether it is an event that lets somebody go, and no club."""
    over = clause.governor if clause is not None else None
    if over is None or over.passive or "ALLOW" not in over.head.classes or not over.subjects:
        return False
    return all(u.kind == "n" and u.classes & {"SIGNING", "MOVE"} for u in over.subjects)
