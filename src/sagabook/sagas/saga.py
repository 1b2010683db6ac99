"""The nouns of a saga: its lanes, steps, stances, facts, labels and endings; each holds the entries it rests on."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from sagabook.book.entry import Origin, Voice
from sagabook.model import Club, Contract, Fee, Kind, Mode, Wage


class Stage(StrEnum):
    """How far a lane has come; the first eight go up, the last three tell how it stopped."""

    LINKED = "linked"
    INTEREST = "interest"
    TALKS = "talks"
    BID = "bid"
    FEE_AGREED = "fee agreed"
    TERMS_AGREED = "terms agreed"
    MEDICAL = "medical"
    DONE = "done"
    COOLED = "cooled"
    REJECTED = "rejected"
    OFF = "off"

    @property
    def rank(self) -> int:
        """How far it is, off the lowest; who was turned down stands behind those who talk."""
        return _RANKS[self.value]


_RANKS = {
    "off": -1,
    "cooled": 0,
    "linked": 1,
    "interest": 2,
    "rejected": 3,
    "talks": 4,
    "bid": 5,
    "fee agreed": 6,
    "terms agreed": 7,
    "medical": 8,
    "done": 9,
}


class Standing(StrEnum):
    """How well something is attested."""

    OFFICIAL = "official"
    INDEPENDENT = "several independent origins"
    SINGLE = "single source"
    UNSOURCED = "no source named"


class Role(StrEnum):
    """Whose stance it is."""

    PLAYER = "player"
    HOLDER = "holder"
    SUITOR = "suitor"


class Topic(StrEnum):
    """What a stance is about."""

    FUTURE = "staying or leaving"
    MOVE = "joining the suitor"
    SALE = "selling or keeping"
    CONTRACT = "a new contract"
    PURSUIT = "wanting the player"


class Label(StrEnum):
    """What is worked out about a lane; `docs/sagas.md` has the rules."""

    REHEATED = "reheated"
    NAME_DROPPING = "name-dropping"
    COOLING = "cooling"
    HIJACK = "hijack"
    NEAR_DONE = "near done"


class Hurdle(StrEnum):
    """What still stands between a lane and done, as far as claims alone tell."""

    HOLDER_UNWILLING = "holder unwilling"
    FEE_GAP = "fee gap"
    PLAYER_UNWILLING = "player unwilling"
    TERMS_OPEN = "terms open"


class State(StrEnum):
    """Whether a saga goes on."""

    OPEN = "open"
    SETTLED = "settled"
    QUIET = "quiet"


class Ending(StrEnum):
    """How a saga was settled."""

    JOINED = "joined"
    RENEWED = "renewed"
    STAYED = "stayed"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Attested:
    """The entries that something rests on, first to last, and their origins, each once; echoes are in neither."""

    entries: tuple[int, ...] = ()
    origins: tuple[Origin, ...] = ()

    @property
    def independent(self) -> int:
        """How many independent origins there are; those that nobody can name count for nothing."""
        return sum(origin.voice is not Voice.UNKNOWN for origin in self.origins)

    @property
    def official(self) -> bool:
        """Whether one of those whom it concerns says so on the record."""
        return any(origin.voice is Voice.PARTY for origin in self.origins)

    @property
    def standing(self) -> Standing:
        """How good that is, in one word."""
        if self.official:
            return Standing.OFFICIAL
        if self.independent > 1:
            return Standing.INDEPENDENT
        return Standing.SINGLE if self.independent else Standing.UNSOURCED


@dataclass(frozen=True, slots=True)
class Step:
    """A stage that a lane came to, and the day on which the claims for it sufficed."""

    stage: Stage
    day: date
    attested: Attested


@dataclass(frozen=True, slots=True)
class Blocker:
    """One hurdle of a lane; `bid` and `asked` are the two sides of a fee gap."""

    hurdle: Hurdle
    attested: Attested
    bid: Fee | None = None
    asked: Fee | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with the entries that earned it; `rival` is the club that a hijack takes him from."""

    label: Label
    buyer: Club
    attested: Attested
    rival: Club | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """One suitor's part of a saga.

    `stage` is where it stands, `reached` how far it had come when it stopped: a lane may be off that had a fee agreed.
    """

    holder: Club | None
    buyer: Club
    stage: Stage
    stage_since: date
    reached: Stage
    since: date
    latest: date
    """The day of its last claim."""
    steps: tuple[Step, ...]
    attested: Attested
    """What bears its present stage."""
    stories: int
    """How many stories speak of it, echoes left out."""
    lately: int
    """How many of them in the last three weeks that the saga was spoken of."""
    labels: tuple[Labelled, ...] = ()
    blockers: tuple[Blocker, ...] = ()

    @property
    def standing(self) -> Standing:
        """How well its present stage is attested."""
        return self.attested.standing


@dataclass(frozen=True, slots=True)
class Stance:
    """What a party is said to want, by whom, since when, and who says otherwise.

    `wants` is the kind of claim that says it best, `mode` its latest; `willing` is false where it goes against a move.
    """

    party: str
    """The player's name, or the club's."""
    role: Role
    topic: Topic
    club: Club | None
    """The suitor of `Topic.MOVE` and `Topic.PURSUIT`, else the holder."""
    wants: Kind
    mode: Mode
    willing: bool
    since: date
    """When it was first said so, of the time through which this side has been the weightier."""
    latest: date
    attested: Attested
    """Those who say just that."""
    likewise: Attested
    """Those who say as much in other words: who says that he asked to leave also says that he wants to."""
    contradicted_by: Attested
    """Nearest in time to the latest claim for it first."""
    fee: Fee | None = None
    """The price that a holder is said to ask, by those of `attested`."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sides of one question: what more is said to be so, and who says otherwise, nearest in time first."""

    about: str
    """The question in plain words: "an agreed fee"."""
    club: Club | None
    """The suitor whom it is about; the holder where it is about him."""
    holds: bool
    """Whether `said` says that it is so."""
    said: Attested
    """The side that spoke last, its latest word first."""
    otherwise: Attested
    days_apart: int


class Subject(StrEnum):
    """What a figure is a figure of."""

    BID = "bid"
    FEE = "fee"
    ASKING_PRICE = "asking price"
    RELEASE_CLAUSE = "release clause"
    WAGE = "wage"
    CONTRACT_END = "contract end"


@dataclass(frozen=True, slots=True)
class Figure:
    """One version of a fact: a fee, a wage or the end of a contract, and who says so."""

    value: Fee | Wage | Contract
    attested: Attested
    latest: date


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said about one figure, the best attested first; `low` and `high` span those that more than one bears.

    Where no figure has more than one origin behind it, they span all.
    """

    subject: Subject
    club: Club | None
    """The suitor or, for the holder's facts, the holder."""
    unit: str
    """"GBP", "GBP per_week", "year"."""
    figures: tuple[Figure, ...]
    low: float
    high: float

    @property
    def disputed(self) -> bool:
        """Whether there are two versions or more."""
        return len(self.figures) > 1


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline: a step of a lane, a turn of a stance, a new price, the ending."""

    day: date
    what: Stage | Kind | Ending
    club: Club | None
    attested: Attested
    fee: Fee | None = None


@dataclass(frozen=True, slots=True)
class Settlement:
    """How, when and on whose word a saga was settled."""

    ending: Ending
    club: Club | None
    day: date
    attested: Attested
    loan: bool = False

    @property
    def standing(self) -> Standing:
        """How well it is attested."""
        return self.attested.standing


@dataclass(frozen=True, slots=True)
class Loud:
    """How many stories, echoes included, spoke of it on each day that had one."""

    days: tuple[tuple[date, int], ...] = ()

    @property
    def total(self) -> int:
        """How many in all."""
        return sum(count for _, count in self.days)

    def lately(self, as_of: date, days: int = 7) -> int:
        """How many in the days up to and with `as_of`."""
        start = as_of - timedelta(days=days)
        return sum(count for day, count in self.days if start < day <= as_of)


@dataclass(frozen=True, slots=True)
class Saga:
    """An episode of a player's future, as of a day.

    Three figures that are never mixed: `far`, how far its furthest lane has come; `attested`, who bears that; `loud`,
    how much is written.
    """

    person: str
    name: str
    holder: Club | None
    as_of: date
    since: date
    latest: date
    state: State
    settled: Settlement | None
    lanes: tuple[Lane, ...]
    """Done or agreed first, then those in talks, then the others; of each the one most spoken of lately."""
    stances: tuple[Stance, ...]
    contradictions: tuple[Contradiction, ...]
    facts: tuple[Fact, ...]
    timeline: tuple[Happening, ...]
    far: Stage | None
    """Where the furthest lane stands that is still spoken of."""
    attested: Attested
    """Who bears that."""
    loud: Loud
    entries: tuple[int, ...] = field(default=(), repr=False)
    """All entries that belong to it, echoes included, in the book's order."""

    @property
    def until(self) -> date | None:
        """The day on which it was settled or last spoken of; None while it goes on."""
        if self.state is State.OPEN:
            return None
        return self.settled.day if self.settled else self.latest

    @property
    def labels(self) -> tuple[Labelled, ...]:
        """The labels of all its lanes."""
        return tuple(label for lane in self.lanes for label in lane.labels)

    @property
    def disputes(self) -> tuple[Fact, ...]:
        """The facts of which there is more than one version."""
        return tuple(fact for fact in self.facts if fact.disputed)
