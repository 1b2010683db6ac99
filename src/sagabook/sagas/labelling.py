"""Labels of lanes, worked out and not guessed: reheated, name-dropping, cooling, hijack, near done."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sagabook.book.entry import Voice
from sagabook.model import Kind, Mode
from sagabook.sagas.hearing import Heard, attest
from sagabook.sagas.saga import Label, Labelled, Lane, Settlement, Stage, Step

#: A lane unspoken of for that long was asleep. Gaps of two weeks are one in twenty of those between days on which one
#: player is written of in summer.
ASLEEP = timedelta(days=14)
#: What came back within that time is still called reheated; what nothing new came to for as long may be cooling.
LATELY = timedelta(days=7)
#: Players beside whom a name is dropped.
MANY = 4
#: A lane cools when a week brings no more than that share of its loudest week, which had that many stories.
COOL_SHARE = 0.25
WARM_STORIES = 4
#: A rival that was ahead that lately has been hijacked.
HIJACKED = timedelta(days=14)
#: Days and share of stories that have the end ahead.
NEAR_DAYS = timedelta(days=4)
NEAR_SHARE = 0.25

_DOWN = (Stage.OFF, Stage.COOLED)
_TALK = frozenset({Kind.INTEREST, Kind.TALKS, Kind.WANTS_MOVE})


def label_lanes(
    lanes: Sequence[tuple[Lane, Sequence[Heard]]],
    as_of: date,
    settled: Settlement | None,
    crowds: Mapping[str, int],
) -> dict[Lane, tuple[Labelled, ...]]:
    """Work out the labels of a saga's lanes.

    Args:
        lanes: The lanes, each with its rows.
        as_of: The day as of which to judge.
        settled: The saga's settlement, if any; a settled saga keeps only its hijack.
        crowds: How many players each story makes claims about, by the story's content hash.

    Returns:
        Each lane's labels.
    """
    found: dict[Lane, tuple[Labelled, ...]] = {}
    for lane, rows in lanes:
        labels = [_hijack(lane, [other for other, _ in lanes if other.buyer != lane.buyer])]
        if settled is None:
            near = _near_done(lane, rows, as_of)
            labels += [
                near,
                _reheated(lane, rows, as_of) or (None if near else _cooling(lane, rows, as_of)),
                _name_dropping(lane, rows, crowds),
            ]
        found[lane] = tuple(label for label in labels if label)
    return found


def _hijack(lane: Lane, others: Sequence[Lane]) -> Labelled | None:
    """A lane with a fee agreed or done, whose rival had come as far just before and was stopped or passed by it."""
    ahead = [step for step in lane.steps if step.stage.rank >= Stage.FEE_AGREED.rank and _is_firm(step)]
    if not ahead or lane.stage in _DOWN:
        return None
    came = ahead[0].day
    for other in others:
        had = [
            s
            for s in other.steps
            if s.stage.rank >= Stage.FEE_AGREED.rank and _is_firm(s) and s.day < came and came - s.day <= HIJACKED
        ]
        if had and (other.stage in _DOWN or other.stage.rank < lane.stage.rank):
            entries = had[-1].attested.entries + ahead[0].attested.entries
            origins = tuple(dict.fromkeys(had[-1].attested.origins + ahead[0].attested.origins))
            return Labelled(Label.HIJACK, lane.buyer, type(lane.attested)(entries, origins), other.buyer)
    return None


def _is_firm(step: Step) -> bool:
    """Whether more than one origin bears a step, or an official voice: a single source accuses nobody of a hijack."""
    return step.attested.official or step.attested.independent > 1


def _near_done(lane: Lane, rows: Sequence[Heard], as_of: date) -> Labelled | None:
    """A fee agreed, and terms, a medical or a good share of stories that have the signing ahead."""
    if lane.stage not in (Stage.FEE_AGREED, Stage.TERMS_AGREED, Stage.MEDICAL) or as_of - lane.stage_since > ASLEEP:
        return None
    recent = [row for row in rows if as_of - row.day < NEAR_DAYS]
    if not recent:
        return None
    ahead = [
        row for row in recent if row.kind in (Kind.SIGNING, Kind.MEDICAL) and row.mode in (Mode.PLANNED, Mode.ASSERTED)
    ]
    share = len({row.story for row in ahead}) / len({row.story for row in recent})
    if lane.stage is Stage.FEE_AGREED and share < NEAR_SHARE:
        return None
    ids = tuple(dict.fromkeys(lane.attested.entries + tuple(row.entry.id for row in ahead)))
    origins = tuple(dict.fromkeys(lane.attested.origins + tuple(row.entry.origin for row in ahead)))
    return Labelled(Label.NEAR_DONE, lane.buyer, type(lane.attested)(ids, origins))


def _reheated(lane: Lane, rows: Sequence[Heard], as_of: date) -> Labelled | None:
    """A lane back after a sleep with nothing that had not been said before."""
    if lane.stage in _DOWN:
        return None
    back = next((i for i in range(len(rows) - 1, 0, -1) if rows[i].day - rows[i - 1].day > ASLEEP), 0)
    if not back or as_of - rows[-1].day > LATELY:
        return None
    old, new = rows[:back], rows[back:]
    known = {_said(row) for row in old}
    if any(_said(row) not in known and not (row.kind in _TALK and row.kind is Kind.INTEREST) for row in new):
        return None
    return Labelled(Label.REHEATED, lane.buyer, attest(new))


def _said(row: Heard) -> tuple[Kind, bool, float]:
    fee = row.entry.claim.fee
    return row.kind, row.said, fee.amount if fee else 0.0


def _cooling(lane: Lane, rows: Sequence[Heard], as_of: date) -> Labelled | None:
    """A lane once written of that hardly is now, and whose last step is older than a week; or whose suitor wavers."""
    if lane.stage in _DOWN:
        return None
    lately = [row for row in rows if as_of - row.day < LATELY]
    doubts = [
        row
        for row in lately
        if (row.kind in (Kind.INTEREST_ENDED, Kind.DEAL_OFF) and row.said) or _denies_interest(row)
    ]
    stories = {row.story for row in lately}
    if len({row.entry.origin.key for row in doubts}) > 1 and len({r.story for r in doubts}) * 5 > len(stories):
        return Labelled(Label.COOLING, lane.buyer, attest(doubts))
    if as_of - lane.stage_since < LATELY:
        return None
    week = _loudest_week(rows)
    if len(week) >= WARM_STORIES and len(stories) <= COOL_SHARE * len(week):
        return Labelled(Label.COOLING, lane.buyer, attest(lately or rows[-1:]))
    return None


def _denies_interest(row: Heard) -> bool:
    return row.kind is Kind.INTEREST and row.mode is Mode.DENIED


def _loudest_week(rows: Sequence[Heard]) -> set[str]:
    """The stories of the loudest seven days."""
    best: set[str] = set()
    counts: Counter[str] = Counter()
    start = 0
    for row in rows:
        counts[row.story] += 1
        while row.day - rows[start].day >= LATELY:
            counts[rows[start].story] -= 1
            if not counts[rows[start].story]:
                del counts[rows[start].story]
            start += 1
        if len(counts) > len(best):
            best = set(counts)
    return best


def _name_dropping(lane: Lane, rows: Sequence[Heard], crowds: Mapping[str, int]) -> Labelled | None:
    """All from one origin, with nothing firmer than interest, and always beside many other names."""
    origins = {row.entry.origin.key for row in rows if row.entry.origin.voice is not Voice.UNKNOWN}
    if len(origins) > 1 or lane.reached.rank > Stage.INTEREST.rank or any(r.entry.claim.fee for r in rows):
        return None
    if all(crowds.get(row.story, 1) > MANY for row in rows):
        return Labelled(Label.NAME_DROPPING, lane.buyer, attest(rows))
    return None
