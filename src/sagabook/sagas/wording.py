"""Sagas in plain words: a line for a stance, a lane, a label, a fact; they say who says so and assert nothing."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from sagabook.amounts import date_words, day_words, fee_words, money, wage_words
from sagabook.book.entry import Voice
from sagabook.model import Contract, Fee, Kind, Mode, Wage
from sagabook.sagas.listing import Listing, Outcome, Suit
from sagabook.sagas.saga import (
    Attested,
    Blocker,
    Contradiction,
    Ending,
    Fact,
    Figure,
    Happening,
    Hurdle,
    Label,
    Labelled,
    Lane,
    Settlement,
    Stage,
    Stance,
    State,
    Subject,
)

#: Each stage as said of the suitor; `{holder}` is the club that holds him.
STAGES: Mapping[Stage, str] = MappingProxyType(
    {
        Stage.LINKED: "are linked",
        Stage.INTEREST: "are interested",
        Stage.TALKS: "are in talks",
        Stage.BID: "have bid{fee}",
        Stage.FEE_AGREED: "have agreed a fee{fee} with {holder}",
        Stage.TERMS_AGREED: "have agreed fee and terms",
        Stage.MEDICAL: "have him for a medical",
        Stage.DONE: "have signed him",
        Stage.COOLED: "have cooled",
        Stage.REJECTED: "were turned down{fee}",
        Stage.OFF: "are out of it",
    }
)
#: Each kind of will as said of its party, for it and against it (`{club}` the suitor or the holder, `{fee}` a price).
WILLS: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        Kind.REFUSES_TO_PLAY: ("refuses to play or train", "does not refuse to play"),
        Kind.TRANSFER_REQUEST: ("has asked to leave", "has not asked to leave"),
        Kind.WANTS_TO_LEAVE: ("wants to leave", "does not want to leave"),
        Kind.WANTS_TO_STAY: ("does not want to stay", "wants to stay"),
        Kind.WANTS_MOVE: ("wants to join {club}", "does not want to join {club}"),
        Kind.TERMS_AGREED: ("has agreed terms with {club}", "has agreed no terms with {club}"),
        Kind.REJECTS_MOVE: ("has not turned {club} down", "has turned {club} down"),
        Kind.NOT_FOR_SALE: ("do not rule out a sale", "will not sell"),
        Kind.FOR_SALE: ("are willing to sell", "are not willing to sell"),
        Kind.ASKING_PRICE: ("would sell", "would not sell"),
        Kind.LEFT_OUT: ("have left him out", "have not left him out"),
        Kind.CONTRACT_OFFER: ("offer no new contract", "offer a new contract"),
        Kind.CONTRACT_REJECTED: ("see a new contract turned down", "see no new contract turned down"),
        Kind.INTEREST: ("are interested", "are not interested"),
        Kind.TALKS: ("are in talks", "are in no talks"),
        Kind.BID: ("have bid", "have not bid"),
        Kind.BID_REJECTED: ("have bid", "have not bid"),
        Kind.FEE_AGREED: ("have agreed a fee", "have agreed no fee"),
        Kind.INTEREST_ENDED: ("remain interested", "have ended their interest"),
    }
)
#: The same where it is only planned: for it, where the kind speaks for it, else against it.
PLANS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.REFUSES_TO_PLAY: "is set to refuse to play or train",
        Kind.TRANSFER_REQUEST: "is about to ask to leave",
        Kind.TERMS_AGREED: "is close to agreeing terms with {club}",
        Kind.WANTS_MOVE: "is ready to join {club}",
        Kind.REJECTS_MOVE: "is set to turn {club} down",
        Kind.FOR_SALE: "are ready to sell",
        Kind.LEFT_OUT: "are to leave him out",
        Kind.CONTRACT_OFFER: "are to offer a new contract",
        Kind.CONTRACT_REJECTED: "are to see a new contract turned down",
        Kind.INTEREST: "are about to show interest",
        Kind.TALKS: "are ready for talks",
        Kind.BID: "are ready to bid",
        Kind.BID_REJECTED: "are about to see a bid turned down",
        Kind.FEE_AGREED: "are close to agreeing a fee",
        Kind.INTEREST_ENDED: "are about to end their interest",
    }
)
HURDLES: Mapping[Hurdle, str] = MappingProxyType(
    {
        Hurdle.HOLDER_UNWILLING: "{holder} are unwilling",
        Hurdle.FEE_GAP: "bid {bid}, asked {asked}",
        Hurdle.PLAYER_UNWILLING: "the player is unwilling",
        Hurdle.TERMS_OPEN: "terms are open",
    }
)
ENDINGS: Mapping[Ending, str] = MappingProxyType(
    {
        Ending.JOINED: "joined {club}",
        Ending.RENEWED: "signed a new contract with {club}",
        Ending.STAYED: "stays at {club}",
        Ending.LEFT: "left {club}",
    }
)
#: What the timeline says of first words; `{club}` as above.
_FIRST_SAID: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.TRANSFER_REQUEST: "said to have asked to leave {club}",
        Kind.REFUSES_TO_PLAY: "said to refuse to play for {club}",
        Kind.LEFT_OUT: "left out by {club}",
        Kind.WANTS_TO_LEAVE: "said to want to leave {club}",
        Kind.WANTS_TO_STAY: "said to want to stay at {club}",
        Kind.NOT_FOR_SALE: "{club} said not to sell",
        Kind.FOR_SALE: "{club} said to be willing to sell",
        Kind.CONTRACT_REJECTED: "said to have turned down a new contract at {club}",
        Kind.CONTRACT_OFFER: "{club} said to offer a new contract",
        Kind.ILLEGAL_APPROACH: "{club} accused of an illegal approach",
        Kind.APOLOGY: "{club} said to apologise",
        Kind.WANTS_MOVE: "said to want to join {club}",
        Kind.REJECTS_MOVE: "said to have turned {club} down",
    }
)
#: More names than that make a line long; the rest are counted.
NAMES = 3


def says(attested: Attested) -> str:
    """Name those who say so, the official voices first: "Ann Price", "the Echo, the Post and 4 more"."""
    named = [origin for origin in attested.origins if origin.key]
    names = [origin.name for origin in sorted(named, key=lambda origin: origin.voice is not Voice.PARTY)]
    if not names:
        return "no source named"
    if len(names) > NAMES:
        return f"{', '.join(names[: NAMES - 1])} and {len(names) - NAMES + 1} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def stance_words(stance: Stance, as_of: date) -> str:
    """Put a stance in one line: "Southampton will not sell (Les Reed, since 7 July); otherwise: the Echo"."""
    for_it, against = WILLS[stance.wants]
    template = PLANS.get(stance.wants) if stance.mode is Mode.PLANNED else None
    club = stance.club.name if stance.club else "another club"
    will = (template or (for_it if stance.willing else against)).format(club=club)
    if stance.fee:
        will += f" for {fee_words(stance.fee)}"
    line = f"{stance.party or 'The club'} {will} ({says(stance.attested)}, since {day_words(stance.since, as_of)})"
    return f"{line}; otherwise: {says(stance.contradicted_by)}" if stance.contradicted_by.entries else line


def lane_words(lane: Lane | Suit, as_of: date) -> str:
    """Put a lane in one line: "Liverpool have bid, since 1 August; several independent origins"."""
    stage = stage_words(lane.stage, lane.buyer.name, lane.holder.name if lane.holder else "his club")
    if lane.stage in (Stage.OFF, Stage.COOLED) and lane.reached.rank >= Stage.TALKS.rank:
        stage += f" (had come to: {lane.reached})"
    return f"{stage}, since {day_words(lane.stage_since, as_of)}; {lane.standing}"


def stage_words(stage: Stage, buyer: str, holder: str, fee: Fee | None = None) -> str:
    """Say where a suitor stands: "Liverpool have agreed a fee of £60m with Southampton"."""
    of = " of" if stage is Stage.FEE_AGREED else " at" if stage is Stage.REJECTED else ""
    return f"{buyer} {STAGES[stage].format(holder=holder, fee=f'{of} {fee_words(fee)}' if fee else '')}"


def label_words(labelled: Labelled) -> str:
    """Put a label in a few words: "hijack: Arsenal passed Tottenham"."""
    buyer = labelled.buyer.name
    match labelled.label:
        case Label.REHEATED:
            return f"reheated: {buyer} are back with nothing new"
        case Label.NAME_DROPPING:
            return f"name-dropping: {says(labelled.attested)} alone, beside many other names"
        case Label.COOLING:
            return f"cooling: {buyer} are hardly mentioned any more, or said to waver"
        case Label.HIJACK:
            return f"hijack: {buyer} passed {labelled.rival.name if labelled.rival else 'a rival'}"
        case Label.NEAR_DONE:
            return f"near done: {buyer}"


def blocker_words(blocker: Blocker, lane: Lane) -> str:
    """Put a hurdle in one line: "bid £55m, asked £65m (the Echo)"."""
    words = HURDLES[blocker.hurdle].format(
        holder=lane.holder.name if lane.holder else "his club",
        bid=fee_words(blocker.bid) if blocker.bid else "",
        asked=fee_words(blocker.asked) if blocker.asked else "",
    )
    return f"{words} ({says(blocker.attested)})"


def contradiction_words(contradiction: Contradiction) -> str:
    """Put a contradiction in one line: "an agreed fee, Rovers: yes, says the Echo; no, says the Post"."""
    first, second = ("yes", "no") if contradiction.holds else ("no", "yes")
    about = f"{contradiction.about}, {contradiction.club.name}" if contradiction.club else contradiction.about
    return f"{about}: {first}, say {says(contradiction.said)}; {second}, say {says(contradiction.otherwise)}"


def value_words(value: Fee | Wage | Contract) -> str:
    """Print a figure: "an initial £65m plus £6m in add-ons", "£100,000 a week", "June 2027"."""
    if isinstance(value, Fee):
        return fee_words(value)
    return wage_words(value) if isinstance(value, Wage) else date_words(value.until or "")


def figure_words(figure: Figure) -> str:
    """Print a version of a fact with who says it: "£65m (the Echo and the Post; several independent origins)"."""
    return f"{value_words(figure.value)} ({says(figure.attested)}; {figure.attested.standing})"


def fact_words(fact: Fact) -> str:
    """Put a fact in one line: "bid, Rovers: £55m to £65m, most say £60m"; its versions come from `figure_words`."""
    head = f"{fact.subject}, {fact.club.name}" if fact.club else f"{fact.subject}"
    best = value_words(fact.figures[0].value)
    if fact.low == fact.high:
        return f"{head}: {best}"
    low, high = (_number(fact, number) for number in (fact.low, fact.high))
    return f"{head}: {low} to {high}, best attested {best}"


def _number(fact: Fact, number: float) -> str:
    if fact.subject is Subject.CONTRACT_END:
        return f"{number:.0f}"
    return money(number, fact.unit.partition(" ")[0])


def happening_words(happening: Happening) -> str:
    """Put a line of the timeline in words: "Liverpool have bid £110m (Sky Sports and the Mirror)"."""
    club = happening.club.name if happening.club else "his club"
    what = happening.what
    if isinstance(what, Stage):
        words = stage_words(what, club, "his club", happening.fee)
    elif isinstance(what, Ending):
        words = ENDINGS[what].format(club=club)
    else:
        words = _FIRST_SAID[what].format(club=club)
    return f"{words} ({says(happening.attested)})"


def settled_words(settled: Settlement | Outcome, as_of: date) -> str:
    """Say how a saga was settled: "joined Liverpool on loan, 1 August (official)"."""
    words = ENDINGS[settled.ending].format(club=settled.club.name if settled.club else "his club")
    loan = " on loan" if settled.loan else ""
    return f"{words}{loan}, {day_words(settled.day, as_of)} ({settled.standing})"


def saga_words(saga: Listing) -> str:
    """Put a saga in one line: "Jan Novak, Rovers: Torino have bid, since 2 July; single source"."""
    head = f"{saga.name}, {saga.holder.name}" if saga.holder else saga.name
    if saga.settled:
        return f"{head}: {settled_words(saga.settled, saga.as_of)}"
    if saga.state is State.QUIET:
        return f"{head}: quiet since {day_words(saga.latest, saga.as_of)}"
    return f"{head}: {lane_words(saga.lanes[0], saga.as_of)}" if saga.lanes else f"{head}: no suitor named"
