"""The nouns of Sagabook: stories, claims and what claims are made of; immutable and typed.

They are plain frozen dataclasses, so that reading builds them at no cost; validation and JSON Schema
stand at the edges (`sagabook.schema`).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a claim says; `docs/claim.md` defines each."""

    INTEREST = "interest"
    INTEREST_ENDED = "interest_ended"
    TALKS = "talks"
    ILLEGAL_APPROACH = "illegal_approach"
    APOLOGY = "apology"
    BID = "bid"
    BID_REJECTED = "bid_rejected"
    FEE_AGREED = "fee_agreed"
    TERMS_AGREED = "terms_agreed"
    MEDICAL = "medical"
    SIGNING = "signing"
    DEAL_OFF = "deal_off"
    WANTS_MOVE = "wants_move"
    REJECTS_MOVE = "rejects_move"
    NOT_FOR_SALE = "not_for_sale"
    FOR_SALE = "for_sale"
    ASKING_PRICE = "asking_price"
    RELEASE_CLAUSE = "release_clause"
    LEFT_OUT = "left_out"
    WANTS_TO_LEAVE = "wants_to_leave"
    TRANSFER_REQUEST = "transfer_request"
    REFUSES_TO_PLAY = "refuses_to_play"
    WANTS_TO_STAY = "wants_to_stay"
    CONTRACT_OFFER = "contract_offer"
    CONTRACT_SIGNED = "contract_signed"
    CONTRACT_REJECTED = "contract_rejected"
    CONTRACT_UNTIL = "contract_until"
    DEPARTURE = "departure"
    STAYS = "stays"


#: Kinds whose primary club is the buyer; the others' is the seller, the club that holds the player.
BUYER_KINDS: frozenset[Kind] = frozenset(tuple(Kind)[: tuple(Kind).index(Kind.NOT_FOR_SALE)])


class Mode(StrEnum):
    """How a claim is put."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    DENIED = "denied"


class Deal(StrEnum):
    """The form of a move."""

    PERMANENT = "permanent"
    LOAN = "loan"
    FREE = "free"
    SWAP = "swap"


class Qualifier(StrEnum):
    """How exactly a figure is meant."""

    EXACT = "exact"
    ABOUT = "about"
    UP_TO = "up_to"
    AT_LEAST = "at_least"
    INITIAL = "initial"


class Period(StrEnum):
    """What a wage is paid for."""

    PER_WEEK = "per_week"
    PER_YEAR = "per_year"


@dataclass(frozen=True, slots=True)
class Player:
    """A player as far as the story, or the register, names him or her.

    `age` is in years, `nation` a code of the register's nations: both only where the story gives one and no other.
    """

    name: str
    age: int | None = None
    nation: str | None = None


@dataclass(frozen=True, slots=True)
class Club:
    """A club: its printed name, and its register id where the register knows it."""

    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Whom a story names as the source of a claim: an outlet, a journalist, an agent, an official."""

    name: str


@dataclass(frozen=True, slots=True)
class Fee:
    """A price: amount and add-ons in whole currency units, ISO currency code, the words as printed."""

    amount: float
    currency: str
    qualifier: Qualifier = Qualifier.EXACT
    addons: float | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Wage:
    """Pay in whole currency units a week or a year."""

    amount: float
    currency: str
    period: Period


@dataclass(frozen=True, slots=True)
class Contract:
    """The length of a contract (or the time left on it) in years, and its end as YYYY, YYYY-MM or YYYY-MM-DD."""

    years: float | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a story's text: `story.text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody says that something is so about a player's possible move.

    `when` is a date, month, year or interval in ISO 8601 form ("2017-06/2017-08"), or None.
    `confidence` in [0, 1] is the share of such claims that are right (`docs/reading.md`).
    `trace` names the pattern and the reference steps that gave the claim.
    """

    kind: Kind
    player: Player
    buyer: Club | None = None
    seller: Club | None = None
    mode: Mode = Mode.ASSERTED
    deal: Deal | None = None
    fee: Fee | None = None
    wage: Wage | None = None
    contract: Contract | None = None
    said_by: tuple[Source, ...] = ()
    when: str | None = None
    evidence: tuple[Span, ...] = ()
    confidence: float = 0.5
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One article as published.

    `text` holds all of it; where a title was given apart and the text does not open with it, the title
    is its first line. Offsets of evidence point into `text`.
    """

    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    language: str = "en"
    furniture: tuple[Span, ...] = field(default=())
    """Stretches that are no part of the story: plugs, cookie notices, read-more lines, credits."""
