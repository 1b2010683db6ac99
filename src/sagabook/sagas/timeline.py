"""The timeline of a saga: what was new on which day, and nothing that was only said again."""

from collections.abc import Iterable, Mapping, Sequence

from sagabook.model import Club, Fee, Kind, Mode
from sagabook.sagas.episodes import Episode
from sagabook.sagas.hearing import Heard, attest
from sagabook.sagas.saga import Ending, Happening, Lane, Stage, Topic
from sagabook.sagas.stances import SAYS

#: Holder's-side and player's claims that are news the first time that they are said outright.
NEWS = frozenset(
    {
        *(Kind.TRANSFER_REQUEST, Kind.REFUSES_TO_PLAY, Kind.LEFT_OUT, Kind.WANTS_TO_LEAVE, Kind.WANTS_TO_STAY),
        *(Kind.NOT_FOR_SALE, Kind.FOR_SALE, Kind.CONTRACT_REJECTED, Kind.CONTRACT_OFFER, Kind.ILLEGAL_APPROACH),
        *(Kind.APOLOGY, Kind.WANTS_MOVE, Kind.REJECTS_MOVE),
    }
)
#: In a saga of that many stories a suitor whom only one of them names is left out.
MANY_STORIES = 20
_PRICED = (Stage.BID, Stage.REJECTED, Stage.FEE_AGREED)
_STAGES = tuple(Stage)
#: Unless hardly anybody writes, one story is not news yet: it takes two origins within that many days.
WITHIN_DAYS = 3
#: Below that many stories in those days, one suffices.
FEW_STORIES = 3


def timeline_of(
    episode: Episode, lanes: Iterable[tuple[Lane, Sequence[Heard]]], clubs: Mapping[str, Club]
) -> list[Happening]:
    """List what happened in a saga, oldest first.

    Args:
        episode: The episode.
        lanes: Its lanes, each with its rows.
        clubs: The clubs by their keys.

    Returns:
        The steps of the lanes, what player and holder were first said to want, and how it was settled.
    """
    found = list(_first_said(episode, clubs))
    few = len({row.story for row in episode.rows}) < MANY_STORIES
    for lane, rows in lanes:
        if lane.stories == 1 and not few:
            continue
        by_id = {row.entry.id: row for row in rows}
        risen = {step.day for step in lane.steps if step.stage is not Stage.LINKED}
        for step in lane.steps:
            if step.stage is Stage.LINKED and step.day in risen:
                continue  # what comes to more on its first day need not be said twice
            if episode.settled and step.day >= episode.settled.day and step.stage in (Stage.OFF, Stage.DONE):
                continue
            priced = step.stage in _PRICED
            fee = _fee(by_id[i] for i in step.attested.entries if i in by_id) if priced else None
            found.append(Happening(step.day, step.stage, lane.buyer, step.attested, fee))
    settled = episode.settled
    if settled:
        found.append(Happening(settled.day, settled.ending, settled.club, settled.attested))
    # Of one day the less first: a bid is turned down after it was made.
    return sorted(found, key=lambda h: (h.day, _order(h), h.club.name if h.club else "", str(h.what)))


def _order(happening: Happening) -> int:
    if isinstance(happening.what, Stage):
        return _STAGES.index(happening.what)
    return len(_STAGES) if isinstance(happening.what, Ending) else -1


def _fee(rows: Iterable[Heard]) -> Fee | None:
    """The fee that most of the rows of a bid or a deal name."""
    counts: dict[tuple[float, float | None, str], list[Fee]] = {}
    for row in rows:
        fee = row.entry.claim.fee
        if fee and row.kind is not Kind.ASKING_PRICE:
            counts.setdefault((fee.amount, fee.addons, fee.currency), []).append(fee)
    return max(counts.values(), key=len)[0] if counts else None


def _first_said(episode: Episode, clubs: Mapping[str, Club]) -> Iterable[Happening]:
    """What is first said outright of player and holder, on the day on which it is borne out."""
    waiting: dict[tuple[Kind, str], list[Heard]] = {}
    given: set[tuple[Kind, str]] = set()
    days: dict[int, set[str]] = {}
    for row in episode.rows:
        days.setdefault(row.day.toordinal(), set()).add(row.story)
        if row.kind not in NEWS or row.mode is not Mode.ASSERTED or row.past:
            continue
        topic = SAYS[row.kind][0] if row.kind in SAYS else Topic.PURSUIT
        about_suitor = topic in (Topic.MOVE, Topic.PURSUIT)
        club = row.buyer if about_suitor else episode.holder
        if (not about_suitor and row.holder != episode.holder) or (row.kind, club) in given:
            continue
        if about_suitor and (not club or club == episode.holder):
            continue
        said = waiting.setdefault((row.kind, club), [])
        said.append(row)
        recent = [r for r in said if (row.day - r.day).days < WITHIN_DAYS]
        stories = sum(len(days.get(row.day.toordinal() - back, ())) for back in range(WITHIN_DAYS))
        if len({r.entry.origin.key for r in recent}) > 1 or stories < FEW_STORIES:
            given.add((row.kind, club))
            yield Happening(row.day, row.kind, clubs.get(club), attest(recent))
