"""One line of the market: a player's latest saga in brief, and its form for keeping."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sagabook.model import Club
from sagabook.sagas.episodes import QUIET
from sagabook.sagas.saga import Ending, Loud, Stage, Standing, State


@dataclass(frozen=True, slots=True)
class Suit:
    """One suitor's lane in brief; fields as in `Lane`."""

    holder: Club | None
    buyer: Club
    stage: Stage
    stage_since: date
    reached: Stage
    standing: Standing


@dataclass(frozen=True, slots=True)
class Outcome:
    """A settlement in brief; fields as in `Settlement`."""

    ending: Ending
    club: Club | None
    day: date
    loan: bool
    standing: Standing


@dataclass(frozen=True, slots=True)
class Listing:
    """A player's latest saga in brief, as of a day.

    It changes on days on which he is spoken of and on no other, but for `as_of` and what follows from it.
    """

    person: str
    name: str
    holder: Club | None
    as_of: date
    latest: date
    """The day of the saga's last claim, echoes left out."""
    settled: Outcome | None
    lanes: tuple[Suit, ...]
    """In the order of a saga's lanes."""
    far: Stage | None
    loud: Loud
    """The days of the week that ended when it was last spoken of."""
    warmth: float
    """How hot it is, as `ranking.warmth` counts."""

    @property
    def state(self) -> State:
        """Whether it goes on."""
        if self.settled:
            return State.SETTLED
        return State.QUIET if self.as_of - self.latest > QUIET else State.OPEN


def written(listing: Listing) -> str:
    """What the book keeps of a listing besides person, latest day and warmth, as JSON; `read` reads it."""
    settled = listing.settled
    return json.dumps(
        [
            listing.name,
            _club(listing.holder),
            settled and [settled.ending, _club(settled.club), _day(settled.day), settled.loan, settled.standing],
            [[_club(s.buyer), s.stage, _day(s.stage_since), s.reached, s.standing] for s in listing.lanes],
            listing.far,
            [[_day(day), count] for day, count in listing.loud.days],
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read(person: str, latest: date, warmth: float, kept: str, as_of: date) -> Listing:
    """Read a listing as the book keeps it.

    Args:
        person: The person's key.
        latest: The day of the saga's last claim.
        warmth: How warm it is.
        kept: The rest, `written`.
        as_of: The day for which it is told.
    """
    name, holding, settled, suits, far, loud = json.loads(kept)
    holder = _club_of(holding)
    return Listing(
        person,
        name,
        holder,
        as_of,
        latest,
        _outcome_of(settled) if settled else None,
        tuple(
            Suit(holder, Club(*buyer), Stage(stage), date.fromordinal(since), Stage(reached), Standing(standing))
            for buyer, stage, since, reached, standing in suits
        ),
        Stage(far) if far else None,
        Loud(tuple((date.fromordinal(day), count) for day, count in loud)),
        warmth,
    )


def _outcome_of(kept: Sequence[Any]) -> Outcome:
    ending, club, day, loan, standing = kept
    return Outcome(Ending(ending), _club_of(club), date.fromordinal(day), loan, Standing(standing))


def _club(club: Club | None) -> list[str | None] | None:
    return [club.name, club.id] if club else None


def _club_of(kept: Sequence[Any] | None) -> Club | None:
    return Club(*kept) if kept else None


def _day(day: date) -> int:
    return day.toordinal()
