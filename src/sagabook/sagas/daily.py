"""One person's latest saga in brief, for every day on which he was spoken of: what the book remembers."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sagabook.book.entry import Entry
from sagabook.model import Club
from sagabook.sagas.episodes import Episode, episodes_from, opening
from sagabook.sagas.hearing import club_names, hear
from sagabook.sagas.lanes import Trails, lanes_of
from sagabook.sagas.listing import Listing, Outcome, Suit
from sagabook.sagas.ranking import warmth
from sagabook.sagas.saga import Lane, Loud
from sagabook.sagas.settling import Ballots
from sagabook.sagas.telling import furthest_of, prominence, stretch_of

#: How many days `Listing.loud` holds.
WEEK = 7


def listings(
    entries: Sequence[Entry], loud: Sequence[tuple[date, int]], since: date
) -> Iterator[tuple[date, Listing | None]]:
    """Tell one person's latest saga as of each day on which he was spoken of.

    What a quiet spell has cut off is not told again the next day, and what goes on is told on from where it stood: a
    year takes hardly longer than its last day would.

    Args:
        entries: The entries of one person that are no echoes, in any order.
        loud: The days on which he was spoken of, in order, each with its stories, echoes included.
        since: The first of the days to tell of.

    Yields:
        Each day with what `sagas_of` tells last as of it, in brief; None where claims only tell of a career.
    """
    heard = hear(entries, date.max)
    clubs = club_names(heard)
    heard_on = [row.day for row in heard]
    days = [day for day, _ in loud]
    ballots: dict[int, Ballots] = {}
    trails: Trails = {}
    cut, told = opening(heard), 0
    episode: Episode | None = None
    for number in range(bisect_left(days, since), len(days)):
        count = bisect_right(heard_on, days[number])
        if count > told:
            told = count
            for cut_off, after in episodes_from(heard[:count], clubs, cut, ballots):
                episode, cut = cut_off, after if after.final else cut
        if episode is None:
            yield days[number], None
            continue
        first, last = stretch_of(days[: number + 1], episode, date.max)
        lanes = sorted((lane for lane, _ in lanes_of(episode, clubs, trails)), key=prominence)
        yield days[number], _listing(episode, lanes, days[number], clubs, loud[first:last])


def _listing(
    episode: Episode, lanes: Sequence[Lane], as_of: date, clubs: Mapping[str, Club], loud: Sequence[tuple[date, int]]
) -> Listing:
    latest = max(row.day for row in (*episode.rows, *episode.after))
    furthest = furthest_of(lanes, latest)
    ended = episode.settled
    first = episode.rows[0].entry
    return Listing(
        person=first.person,
        name=episode.rows[-1].entry.name,
        holder=clubs.get(episode.holder),
        as_of=as_of,
        latest=latest,
        settled=Outcome(ended.ending, ended.club, ended.day, ended.loan, ended.standing) if ended else None,
        lanes=tuple(
            Suit(lane.holder, lane.buyer, lane.stage, lane.stage_since, lane.reached, lane.standing) for lane in lanes
        ),
        far=furthest.stage if furthest else None,
        loud=Loud(tuple((day, count) for day, count in loud if (loud[-1][0] - day).days < WEEK)),
        warmth=warmth(loud),
    )
