"""The lanes of an episode: each suitor's claims walked day by day up and down the ladder of stages."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import dropwhile, filterfalse

from sagabook.book.entry import Voice
from sagabook.model import BUYER_KINDS, Club, Kind, Mode
from sagabook.sagas.episodes import Episode
from sagabook.sagas.hearing import Heard, attest
from sagabook.sagas.ladder import (
    AHEAD,
    AHEAD_SHARE,
    CLOSE_AHEAD,
    CLOSE_SHARE,
    FEW,
    LAPSE_DAYS,
    LAPSE_SHARE,
    LAPSE_STORIES,
    NEEDS,
    NEW_BID,
    NEW_BID_SHARE,
    NEW_STORIES,
    SPEAKS_FOR,
    SURE,
    UNCONFIRMED_DAYS,
    UNCONFIRMED_STORIES,
    WEIGHTS,
)
from sagabook.sagas.saga import Ending, Lane, Settlement, Stage, Step

_UP = (Stage.INTEREST, Stage.TALKS, Stage.BID)
_AGREED = (Stage.FEE_AGREED, Stage.TERMS_AGREED, Stage.MEDICAL)
_DOWN = (Stage.OFF, Stage.COOLED)
_STILL_AHEAD = (Kind.SIGNING, Kind.MEDICAL, Kind.TERMS_AGREED)
WEEK = 7
LATELY = timedelta(days=21)


@dataclass(slots=True)
class _Day:
    """What a lane's stories of one day say for each stage."""

    day: date
    stories: int
    rows: dict[Stage, list[Heard]]
    weight: dict[Stage, float]
    """Summed over stories, each counted once with the best that it says; denials are negative."""
    ahead: int
    """How many stories have the signing ahead, or medical or terms ahead or done."""
    quiet: bool
    """Whether hardly anybody writes of the player in the days up to this one."""
    unconfirmed: frozenset[Stage] = frozenset()
    """Stages that the stories of the following days leave out."""


@dataclass(slots=True)
class _Walk:
    """Where a lane stands while its days are walked."""

    stage: Stage
    reached: Stage
    steps: list[Step]
    highest: dict[str, float] = field(default_factory=dict)
    """The highest bid so far, by currency."""
    fee_agreed: bool = False
    agreed_on: date = date.min
    terms: tuple[Heard, ...] = ()

    def copy(self) -> "_Walk":
        """The same, to be walked on apart from this one."""
        return replace(self, steps=list(self.steps), highest=dict(self.highest))


class Trail:
    """One lane walked as far as its rows go; as days are added to them, it is walked on from where it is firm.

    What is a week old is firm: the days after a step can undo it for so long, and no longer.
    """

    def __init__(self) -> None:
        self.count = 0
        """How many rows were walked."""
        self._days: list[_Day] = []
        self._firm = 0
        self._walk: _Walk | None = None
        self._end: _Walk | None = None

    def walk(self, rows: Sequence[Heard], quiet: Set[date], *, free: bool) -> _Walk:
        """Walk a lane.

        Args:
            rows: Its rows, those that were walked before and perhaps some of later days.
            quiet: The days on which hardly anybody writes of the player.
            free: Whether no club holds him.

        Returns:
            Where it stands after its last day; the caller's own.
        """
        if self._end and len(rows) == self.count:
            return self._end.copy()
        self._days += _days(rows[self.count :], quiet)
        self.count = len(rows)
        for index in range(self._firm, len(self._days)):
            following = self._days[index + 1 : index + 1 + UNCONFIRMED_DAYS]
            self._days[index].unconfirmed = _unconfirmed(self._days[index], following)
        walk = self._walk.copy() if self._walk else _begin(rows)
        week = deque(self._days[max(0, self._firm - LAPSE_DAYS) : self._firm])
        until = self._days[-1].day - timedelta(days=UNCONFIRMED_DAYS)
        for today in self._days[self._firm :]:
            week.append(today)
            while (today.day - week[0].day).days >= LAPSE_DAYS:
                week.popleft()
            _advance(walk, week, free=free)
            if today.day < until:
                self._firm += 1
                self._walk = walk.copy()
        self._end = walk
        return walk.copy()


#: The trails of a person's lanes, by the episode's first entry, the buyer, and whether no club holds him.
Trails = dict[tuple[int, str, bool], Trail]


def lanes_of(
    episode: Episode, clubs: Mapping[str, Club], trails: Trails | None = None
) -> list[tuple[Lane, tuple[Heard, ...]]]:
    """Work out an episode's lanes.

    Args:
        episode: The episode.
        clubs: The clubs by their keys.
        trails: How far lanes were walked on earlier days, kept for later ones.

    Returns:
        Each lane without labels and blockers, with its rows; in no particular order.
    """
    by_buyer: dict[str, list[Heard]] = defaultdict(list)
    for row in episode.rows:
        if row.buyer and row.buyer != episode.holder and row.kind in BUYER_KINDS and not row.past:
            by_buyer[row.buyer].append(row)
    holder = clubs.get(episode.holder)
    quiet = _quiet_days(episode.rows)
    lately = episode.rows[-1].day - LATELY
    found = []
    for buyer, told in sorted(by_buyer.items()):
        rows = list(dropwhile(_denied, told))  # a denial alone makes nobody a suitor
        if rows:
            trail = _trail(trails if trails is not None else {}, episode, buyer, len(rows), free=holder is None)
            walk = trail.walk(rows, quiet, free=holder is None)
            found.append((_lane(rows, holder, clubs[buyer], episode.settled, walk, lately), tuple(rows)))
    return found


def _trail(trails: Trails, episode: Episode, buyer: str, count: int, *, free: bool) -> Trail:
    """The trail of a lane; a new one where it was walked further than the episode now goes."""
    key = episode.rows[0].entry.id, buyer, free
    if key not in trails or trails[key].count > count:
        trails[key] = Trail()
    return trails[key]


def _quiet_days(rows: Iterable[Heard]) -> frozenset[date]:
    """The days of a week in which there are no more than a few stories of the saga."""
    stories: dict[date, set[str]] = defaultdict(set)
    for row in rows:
        stories[row.day].add(row.story)
    back = [timedelta(days=n) for n in range(WEEK)]
    return frozenset(day for day in stories if sum(len(stories.get(day - d, ())) for d in back) <= FEW)


def _lane(
    rows: Sequence[Heard],
    holder: Club | None,
    buyer: Club,
    settled: Settlement | None,
    walk: _Walk,
    lately: date,
) -> Lane:
    _end(walk, buyer, settled)
    last = walk.steps[-1]
    return Lane(
        holder=holder,
        buyer=buyer,
        stage=walk.stage,
        stage_since=last.day,
        reached=walk.reached,
        since=rows[0].day,
        latest=rows[-1].day,
        steps=tuple(walk.steps),
        attested=attest(filterfalse(_denied, rows)) if last.stage is Stage.LINKED else last.attested,
        stories=len({row.story for row in rows}),
        lately=len({row.story for row in rows if row.day >= lately}),
    )


def _begin(rows: Sequence[Heard]) -> _Walk:
    first = rows[0].day
    links = attest(row for row in rows if row.day == first and not _denied(row))
    return _Walk(Stage.LINKED, Stage.LINKED, [Step(Stage.LINKED, first, links)])


def _denied(row: Heard) -> bool:
    return row.mode is Mode.DENIED


def _days(rows: Iterable[Heard], quiet: Set[date]) -> list[_Day]:
    """Sum up what each day's stories say for each stage."""
    by_day: dict[date, dict[str, list[Heard]]] = {}
    for row in rows:
        by_day.setdefault(row.day, {}).setdefault(row.story, []).append(row)
    found = []
    for day, stories in by_day.items():
        bearing: dict[Stage, list[Heard]] = defaultdict(list)
        weight: dict[Stage, float] = defaultdict(float)
        for told in stories.values():
            best: dict[Stage, float] = {}
            for row in told:
                for stage, value in _speaks(row):
                    if value > 0:
                        bearing[stage].append(row)
                    # A story that says both is for neither side: the denial takes the assertion away.
                    best[stage] = best.get(stage, 0.0) + value if value < 0 else max(best.get(stage, value), value)
            for stage, value in best.items():
                weight[stage] += max(-1.0, min(1.0, value))
        found.append(_Day(day, len(stories), dict(bearing), dict(weight), _count_ahead(stories), day in quiet))
    return found


def _count_ahead(stories: Mapping[str, Sequence[Heard]]) -> int:
    return sum(
        any(
            (row.kind in _STILL_AHEAD and row.mode is Mode.PLANNED)
            or (row.kind in (Kind.MEDICAL, Kind.TERMS_AGREED) and row.mode is Mode.ASSERTED)
            for row in told
        )
        for told in stories.values()
    )


def _unconfirmed(day: _Day, following: Iterable[_Day]) -> frozenset[Stage]:
    """The stages that the stories of the days after leave out; later ones than the book's day are not among them."""
    week = [later for later in following if (later.day - day.day).days <= UNCONFIRMED_DAYS]
    if sum(later.stories for later in week) < UNCONFIRMED_STORIES:
        return frozenset()
    return frozenset(stage for stage in _AGREED if all(later.weight.get(stage, 0.0) <= 0 for later in week))


def _speaks(row: Heard) -> Iterable[tuple[Stage, float]]:
    """Which stages a claim speaks for, and how much."""
    if row.mode is Mode.PLANNED:
        stage = AHEAD.get(row.kind)
        return [(stage, WEIGHTS[Mode.HEDGED])] if stage else ()
    stages = SPEAKS_FOR.get(row.kind, ())
    weight = WEIGHTS.get(row.mode)
    if weight is None:
        return ()
    if row.kind is Kind.INTEREST and weight < 0:
        return [(Stage.INTEREST, weight), (Stage.COOLED, WEIGHTS[Mode.HEDGED])]
    return [(stage, weight) for stage in stages]


def _borne(week: Sequence[_Day], stage: Stage) -> list[Heard]:
    """Those who bear a stage in its window, or none where they do not suffice."""
    if not week[-1].rows.get(stage):
        return []
    needs = NEEDS[stage]
    today = week[-1].day
    window = [day for day in week if (today - day.day).days < needs.days]
    weight = sum(day.weight.get(stage, 0.0) for day in window)
    stories = sum(day.stories for day in window)
    share = needs.share
    if stage is Stage.FEE_AGREED and sum(day.ahead for day in window) >= CLOSE_AHEAD * stories:
        share = CLOSE_SHARE
    if weight <= 0 or weight < share * stories:
        return []
    rows = [row for day in window for row in day.rows.get(stage, ())]
    origins = {row.entry.origin.key for row in rows if row.entry.origin.voice is not Voice.UNKNOWN}
    official = any(row.entry.origin.voice is Voice.PARTY for row in rows)
    if (len(origins) > 1 or official) and len({row.story for row in rows}) > 1:
        return rows
    outright = any(row.mode is Mode.ASSERTED and row.entry.claim.confidence >= SURE for row in rows)
    return rows if outright and week[-1].quiet and stage not in week[-1].unconfirmed else []


def _advance(walk: _Walk, week: Sequence[_Day], *, free: bool) -> None:
    """Take one day's steps."""
    today = week[-1].day
    if walk.fee_agreed and _lapsed(week, walk.agreed_on):
        walk.fee_agreed = False
        walk.reached = Stage.BID if walk.highest else Stage.TALKS
        walk.stage = walk.reached
        # Those who last spoke of that stage, or of any, bear that it has come back to it.
        rows = _latest(week, walk.stage) or [row for day in week for told in day.rows.values() for row in told]
        walk.steps.append(Step(walk.stage, today, attest(rows)))
    for stage in _UP:
        rows = _borne(week, stage)
        if not rows:
            continue
        if stage is Stage.BID:
            _bid(walk, rows, today)
        elif stage.rank > walk.reached.rank or (walk.stage in _DOWN and not _falls(week)):
            _step(walk, stage, today, rows)
        elif stage is Stage.TALKS and _resumed(walk, week):
            walk.stage = stage
            walk.steps.append(Step(stage, today, attest(rows)))
    _agree(walk, week, free=free)
    _fall(walk, week)


def _resumed(walk: _Walk, week: Sequence[_Day]) -> bool:
    """Whether talks go on after a rejection that is a week old and told no more."""
    if walk.stage is not Stage.REJECTED or (week[-1].day - walk.steps[-1].day).days < WEEK:
        return False
    return not _borne(week, Stage.REJECTED)


def _step(walk: _Walk, stage: Stage, day: date, rows: Iterable[Heard]) -> None:
    walk.stage = stage
    walk.reached = stage
    walk.steps.append(Step(stage, day, attest(rows)))


def _bid(walk: _Walk, rows: Sequence[Heard], day: date) -> None:
    """A bid is a step where it is the first or higher than all before."""
    higher: list[Heard] = []
    named = {row.story for row in rows if row.entry.claim.fee}
    totals: dict[tuple[str, float], set[str]] = defaultdict(set)
    for row in rows:
        fee = row.entry.claim.fee
        if fee:
            totals[fee.currency, fee.amount + (fee.addons or 0.0)].add(row.story)
    for (currency, total), stories in sorted(totals.items()):
        # One story's figure may be misread; a new bid needs two, unless hardly anybody writes of the lane.
        enough = len(stories) >= max(min(NEW_STORIES, len(named)), NEW_BID_SHARE * len(named))
        if enough and total > NEW_BID * walk.highest.get(currency, 0.0):
            higher = [row for row in rows if row.story in stories and row.entry.claim.fee]
            walk.highest[currency] = total
    first = all(step.stage is not Stage.BID for step in walk.steps)
    if walk.fee_agreed or not (first or higher):
        return
    _step(walk, Stage.BID, day, higher or rows)


def _agree(walk: _Walk, week: Sequence[_Day], *, free: bool) -> None:
    """The steps from an agreed fee up; terms come to more than talks only once the clubs agree."""
    today = week[-1].day
    terms = _borne(week, Stage.TERMS_AGREED)
    if terms and not walk.terms:
        walk.terms = tuple(terms)
        if Stage.TALKS.rank > walk.reached.rank:
            _step(walk, Stage.TALKS, today, terms)
    if not walk.fee_agreed:
        rows = _borne(week, Stage.FEE_AGREED)
        if any(row.kind is Kind.FEE_AGREED for row in rows):
            walk.fee_agreed = True
            walk.agreed_on = today
            _step(walk, Stage.FEE_AGREED, today, [row for row in rows if row.kind is Kind.FEE_AGREED])
    if walk.terms and (walk.fee_agreed or free) and walk.reached.rank < Stage.TERMS_AGREED.rank:
        _step(walk, Stage.TERMS_AGREED, today, walk.terms)
    if (walk.fee_agreed or free) and walk.reached.rank < Stage.MEDICAL.rank:
        rows = _borne(week, Stage.MEDICAL)
        if rows:
            _step(walk, Stage.MEDICAL, today, rows)


def _falls(week: Sequence[_Day]) -> bool:
    return any(_borne(week, stage) for stage in _DOWN)


def _fall(walk: _Walk, week: Sequence[_Day]) -> None:
    """The steps down: a bid turned down, a suitor who withdraws, a deal that is off."""
    today = week[-1].day
    for stage in _DOWN:
        rows = _borne(week, stage)
        if rows and walk.stage is not stage and (stage is Stage.OFF or walk.stage is not Stage.OFF):
            walk.stage = stage
            walk.fee_agreed = False
            walk.terms = ()
            walk.steps.append(Step(stage, today, attest(rows)))
            walk.reached = max(walk.reached, Stage.LINKED, key=lambda s: s.rank)
            return
    rejected = _borne(week, Stage.REJECTED)
    if not rejected or walk.fee_agreed or walk.stage in (Stage.REJECTED, *_DOWN):
        return
    if any(step.stage is Stage.REJECTED for step in walk.steps):
        # Old rejections go on being told; a new one is of the latest bid's figure.
        rejected = [row for row in rejected if _is_latest_bid(walk, row)]
        if len({row.story for row in rejected}) < min(NEW_STORIES, len(week[-1].rows[Stage.REJECTED])):
            return
    if rejected:
        walk.stage = Stage.REJECTED
        walk.steps.append(Step(Stage.REJECTED, today, attest(rejected)))


def _is_latest_bid(walk: _Walk, row: Heard) -> bool:
    fee = row.entry.claim.fee
    return fee is not None and (fee.amount + (fee.addons or 0.0)) * NEW_BID >= walk.highest.get(fee.currency, 0.0)


def _lapsed(week: Sequence[_Day], agreed: date) -> bool:
    stories = sum(day.stories for day in week)
    if stories < LAPSE_STORIES or (week[-1].day - agreed).days < LAPSE_DAYS:
        return False
    weight = sum(max(0.0, day.weight.get(Stage.FEE_AGREED, 0.0)) for day in week)
    ahead = sum(day.ahead for day in week)
    return weight < LAPSE_SHARE * stories and ahead < AHEAD_SHARE * stories


def _latest(week: Sequence[_Day], stage: Stage) -> list[Heard]:
    return [row for day in week for row in day.rows.get(stage, ())]


def _end(walk: _Walk, buyer: Club, settled: Settlement | None) -> None:
    """What the saga's settlement makes of a lane."""
    if settled is None or settled.ending is Ending.LEFT:
        return
    won = settled.ending is Ending.JOINED and settled.club == buyer
    if won:
        _step(walk, Stage.DONE, settled.day, ())
        walk.steps[-1] = Step(Stage.DONE, settled.day, settled.attested)
    elif walk.stage is not Stage.OFF:
        walk.stage = Stage.OFF
        walk.steps.append(Step(Stage.OFF, settled.day, settled.attested))
