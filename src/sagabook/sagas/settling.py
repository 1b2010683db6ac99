"""Whether and when a saga was settled: a vote of stories, so that no single wrong claim ends one.

Each story votes by the odds at which stories of its sort came after the true day rather than before it (`VOTES`). The
day of settlement is the one from which the votes to date sum up highest. It counts where they come to `ENOUGH` and two
stories say so, of two independent origins or with an official voice among them; one story suffices where nobody spoke
against it in the week before. And either somebody must have spoken of it beforehand, or a headline name him: what
neither expected nor announces is a career told in passing (of 33 moves that single stories told in one week, 30 were
years old). A move for which the votes once came to `FIRM` stays done: for weeks after it stories retell the pursuit in
words that could have been written before.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from sagabook.book.entry import Voice
from sagabook.model import Club, Deal, Kind, Mode
from sagabook.sagas.hearing import Heard, attest
from sagabook.sagas.holding import Vote, holder_of
from sagabook.sagas.saga import Ending, Settlement

#: What one story votes on a move, told in passing and with his name in the headline: twice the log odds of its sort in
#: the fortnight from the true day on, against the fortnight before it (1,540 stories of 58 moves of summer 2025). Done
#: and nothing else: 5 % of the stories before, 35 % after; the pursuit still told: 26 % and 10 %, of which a quarter
#: with his name in the headline, where it was half before.
VOTES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "done": (4, 5),
        "done, and retold": (2, 1),
        "wanted from there": (2, 0),
        "open": (-1, -3),
        "ahead": (-1, -3),
        "others": (-1, -2),
        "held": (-1, -1),
        "lost": (1, -2),
    }
)
#: Votes that settle: one story that has it in its headline and says nothing else, or two in passing.
ENOUGH = 5
#: Votes that settle for good.
FIRM = 14
#: How long before the settlement somebody must have spoken otherwise for a single origin not to suffice.
OPPOSED = timedelta(days=7)
#: An official word that came shortly before the turn of the votes dates the settlement.
ANNOUNCED = timedelta(days=2)

#: Most claims of a done move do not say of what form it is; a loan is called one in a third to two thirds of them.
LOAN_SHARE = 0.25

#: What speaks of a pursuit that goes on, whatever its mode.
PURSUIT = frozenset(
    {
        *(Kind.INTEREST, Kind.INTEREST_ENDED, Kind.TALKS, Kind.ILLEGAL_APPROACH, Kind.BID, Kind.BID_REJECTED),
        *(Kind.DEAL_OFF, Kind.WANTS_MOVE, Kind.REJECTS_MOVE),
    }
)
#: What says that a suitor did not get him: told as often once he has joined another as before.
_LOST = frozenset({Kind.INTEREST_ENDED, Kind.DEAL_OFF, Kind.REJECTS_MOVE})
#: What says that he is still the holder's to sell.
_STILL_HELD = frozenset({Kind.FOR_SALE, Kind.NOT_FOR_SALE, Kind.WANTS_TO_LEAVE, Kind.TRANSFER_REQUEST})
_CONTRACT_OPEN = frozenset({Kind.CONTRACT_OFFER, Kind.CONTRACT_REJECTED, Kind.WANTS_TO_LEAVE, Kind.TRANSFER_REQUEST})


@dataclass(frozen=True, slots=True)
class _Outcome:
    ending: Ending
    club: str


@dataclass(slots=True)
class _Told:
    """What one story says of how it ended and what is still going on."""

    day: date
    headlined: bool
    done: dict[_Outcome, list[Heard]] = field(default_factory=dict)
    ahead: set[_Outcome] = field(default_factory=set)
    open: dict[str, set[str]] = field(default_factory=dict)
    """The clubs that would buy, each with the holders named for it."""
    lost: set[str] = field(default_factory=set)
    """The clubs that did not get him, or do not want him any more."""
    staying_open: bool = False
    contract_talk: bool = False
    held_by: set[str] = field(default_factory=set)
    """The clubs that are said to sell or keep him."""


class Ballots:
    """The votes of a stretch of rows that grows day by day."""

    def __init__(self) -> None:
        self.rows: list[Heard] = []
        self._vote = Vote()
        self._holders: list[str] = []
        """The club that holds him by the votes up to and with each row."""
        self._stories: list[_Told] = []
        self._votes: dict[_Outcome, dict[date, int]] = {}
        """What the stories of each day sum up to, for each outcome that any of them tells."""

    @property
    def holder(self) -> str:
        """The key of the club that holds him at the end, "" for none."""
        return self._vote.leader

    def hear(self, rows: Sequence[Heard]) -> None:
        """Take in the rows of whole days, later than all before."""
        fresh: dict[str, _Told] = {}
        for row in rows:
            self.rows.append(row)
            self._holders.append(self._vote.hear(row))
            if not row.past:
                _sum_up(fresh.setdefault(row.story, _Told(row.day, row.headlined)), row, self._vote.leader)
        for outcome in {outcome for told in fresh.values() for outcome in told.done} - self._votes.keys():
            self._votes[outcome] = defaultdict(int)
            self._count(outcome, self._stories)
        self._stories += fresh.values()
        for outcome in self._votes:
            self._count(outcome, fresh.values())

    def _count(self, outcome: _Outcome, stories: Iterable[_Told]) -> None:
        for told in stories:
            self._votes[outcome][told.day] += _vote(told, outcome)

    def settlement(self, clubs: Mapping[str, Club], held: str = "", left: str = "") -> Settlement | None:
        """Find the first settlement.

        Args:
            clubs: The clubs by their keys.
            held: The club that he joined before, as the book has it: to join it again is that move, told again.
            left: The club that he left before, as the book has it.

        Returns:
            The earliest that the votes bear, or None.
        """
        rows, holders, stories = self.rows, self._holders, self._stories
        outcomes = self._votes.keys() - {_Outcome(Ending.JOINED, held), _Outcome(Ending.LEFT, left)}
        found: list[tuple[date, _Outcome, list[Heard]]] = []
        for outcome in sorted(outcomes, key=lambda o: (o.ending, o.club)):
            for turn, by_then in _turns(self._votes[outcome], outcome):
                # He can join only another club than the one that held him until then, and stay at or leave only that.
                before = bisect_left(rows, turn, key=lambda row: row.day)
                held_then = holders[before - 1] if before else holder_of([row for row in rows if row.day == turn])
                if (held_then == outcome.club) is (outcome.ending is Ending.JOINED):
                    continue
                heard = [told for told in stories if told.day <= by_then]
                if _borne(heard, outcome, turn):
                    found.append((_announced(heard, outcome, turn), outcome, _borne(stories, outcome, turn)))
                    break
        if not found:
            return None
        day, outcome, backers = min(found, key=lambda item: (item[0], -len(item[2])))
        loans = sum(row.entry.claim.deal is Deal.LOAN for row in backers)
        loan = loans >= LOAN_SHARE * len(backers)
        return Settlement(outcome.ending, clubs.get(outcome.club), day, attest(backers), loan=loan)


def _sum_up(story: _Told, row: Heard, holder: str) -> None:
    """Take a row into what its story says; `holder` is the club that holds him by then."""
    outcome = _outcome(row)
    if outcome and row.mode is Mode.ASSERTED:
        story.done.setdefault(outcome, []).append(row)
    elif outcome:
        story.ahead.add(outcome)
    # The holder does not pursue him: that is misread.
    if (
        row.buyer
        and row.buyer != holder
        and (row.kind in PURSUIT or (row.kind is Kind.SIGNING and row.mode is not Mode.ASSERTED))
    ):
        if row.mode is Mode.DENIED or row.kind in _LOST:
            story.lost.add(row.buyer)
        else:
            story.open.setdefault(row.buyer, set()).add(row.holder)
    story.contract_talk |= row.kind is Kind.CONTRACT_OFFER and row.mode is not Mode.DENIED
    if row.kind in _STILL_HELD or (row.kind is Kind.DEPARTURE and row.mode is not Mode.ASSERTED):
        story.held_by.add(row.holder)
    if row.kind in _CONTRACT_OPEN and row.mode is not Mode.DENIED:
        story.staying_open = True


def _outcome(row: Heard) -> _Outcome | None:
    if row.kind is Kind.SIGNING and row.buyer:
        return _Outcome(Ending.JOINED, row.buyer)
    if not row.holder:
        return None
    if row.kind is Kind.CONTRACT_SIGNED:
        return _Outcome(Ending.RENEWED, row.holder)
    if row.kind is Kind.STAYS:
        return _Outcome(Ending.STAYED, row.holder)
    if row.kind is Kind.DEPARTURE and row.entry.claim.deal is not Deal.LOAN:
        return _Outcome(Ending.LEFT, row.holder)
    return None


def _vote(told: _Told, outcome: _Outcome) -> int:
    """How a story votes on an outcome."""
    if outcome.ending is not Ending.JOINED:
        return _vote_on_stay(told, outcome)
    sort = _sort(told, outcome)
    return VOTES[sort][told.headlined] if sort else 0


def _sort(told: _Told, outcome: _Outcome) -> str:
    """Which sort of story it is for a move, "" for one that does not vote."""
    if outcome in told.done:
        if any(row.entry.claim.deal is Deal.LOAN for row in told.done[outcome]) and _still_wanted(told, outcome.club):
            return ""  # a former loan is told in the same words as a new one
        return "done, and retold" if outcome in told.ahead or outcome.club in told.open else "done"
    if outcome in told.ahead:
        return "ahead"
    if outcome.club in told.open or outcome.club in told.lost:
        return "open"
    if any(other.ending is Ending.JOINED for other in told.done):
        return ""  # of his career
    if told.open:
        # Suitors who want him from the club that he has joined speak of the next saga.
        there = all(holders == {outcome.club} for holders in told.open.values())
        return "wanted from there" if there else "others"
    if told.lost:
        return "lost"
    return "held" if told.held_by - {outcome.club} else ""


def _vote_on_stay(told: _Told, outcome: _Outcome) -> int:
    """How a story votes on a new contract, a stay, or an end without a move."""
    going_on = bool(told.open or told.lost or told.staying_open)
    if outcome in told.done:
        # A contract or a stay settles nothing for those who write of suitors in the same breath.
        return -2 if going_on else 5
    if outcome in told.ahead:
        return -5
    others = [row for other, done in told.done.items() if other.ending is Ending.JOINED for row in done]
    if others:
        return 0 if all(row.holder == outcome.club for row in others) else -5
    return -2 if going_on else 0


def _still_wanted(told: _Told, buyer: str) -> bool:
    """Whether a story has others who would buy or sell him than the club that he is said to have joined."""
    suitors = any(holders != {buyer} for club, holders in told.open.items() if club != buyer)
    return suitors or bool(told.held_by - {buyer})


def _turns(by_day: Mapping[date, int], outcome: _Outcome) -> Iterable[tuple[date, date]]:
    """The days on which the votes to date suffice, for good or at the end, each with the day from which they do."""
    turn, total = date.min, 0
    for day, votes in by_day.items():
        if total <= 0:
            turn, total = day, 0
        total += votes
        if total >= FIRM and outcome.ending is Ending.JOINED:
            yield turn, day
    if total >= ENOUGH:
        yield turn, day


def _borne(stories: Collection[_Told], outcome: _Outcome, turn: date) -> list[Heard]:
    """Those who bear an outcome from the turn on, or none where they do not suffice."""
    backers = [row for told in stories if told.day >= turn for row in told.done.get(outcome, ())]
    origins = {row.entry.origin.key for row in backers if row.entry.origin.voice is not Voice.UNKNOWN}
    official = any(row.entry.origin.voice is Voice.PARTY for row in backers)
    several = len({row.story for row in backers}) > 1
    if not any(row.headlined for row in backers) and not _expected(stories, outcome, turn):
        return []
    talked = any(told.day <= turn and (outcome in told.ahead or told.contract_talk) for told in stories)
    if outcome.ending is Ending.RENEWED and not talked and not (official and several):
        return []  # "has signed until 2028" is more often an old contract than news; news follows talk of a new one
    if several and (official or len(origins) > 1):
        return backers
    if outcome.ending is not Ending.JOINED:
        return []
    opposed = any(turn - OPPOSED <= told.day and _vote(told, outcome) < 0 for told in stories)
    return [] if opposed else backers


def _expected(stories: Iterable[_Told], outcome: _Outcome, turn: date) -> bool:
    """Whether anybody spoke of it beforehand."""
    joined = outcome.ending is Ending.JOINED
    return any(
        told.day <= turn and (outcome in told.ahead or (joined and outcome.club in told.open) or told.contract_talk)
        for told in stories
    )


def _announced(stories: Iterable[_Told], outcome: _Outcome, turn: date) -> date:
    """The day of the official word, where it came just before the turn; else the turn."""
    official = [
        told.day
        for told in stories
        if turn - ANNOUNCED <= told.day <= turn
        for row in told.done.get(outcome, ())
        if row.entry.origin.voice is Voice.PARTY
    ]
    return min(official, default=turn)
