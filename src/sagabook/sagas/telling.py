"""One person's claims told as sagas: where the rooms of a saga come together."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sagabook.book.entry import Entry
from sagabook.model import Club
from sagabook.sagas.blocking import blockers_of
from sagabook.sagas.contradicting import contradictions_of
from sagabook.sagas.disputing import facts_of
from sagabook.sagas.episodes import AFTERMATH, QUIET, Episode, episodes_of
from sagabook.sagas.hearing import club_names, hear
from sagabook.sagas.labelling import label_lanes
from sagabook.sagas.lanes import lanes_of
from sagabook.sagas.saga import Attested, Lane, Loud, Saga, Stage, State
from sagabook.sagas.stances import STALE, stances_of
from sagabook.sagas.timeline import timeline_of


def sagas_of(entries: Sequence[Entry], as_of: date, crowds: Mapping[str, int] | None = None) -> list[Saga]:
    """Tell one person's sagas as of a day.

    Args:
        entries: The entries of one person, in any order; the order changes nothing.
        as_of: The day; entries published later change nothing.
        crowds: How many players each story makes claims about, by the story's content hash. Without it nothing is
            called name-dropping.

    Returns:
        The sagas, oldest first; none where claims only tell of a career. Echoes count for nothing but loudness.
    """
    heard = hear(entries, as_of)
    clubs = club_names(heard)
    episodes = episodes_of(heard, clubs)
    spoken = sorted((e for e in entries if e.place.published <= as_of), key=lambda e: e.place)
    days = [entry.place.published for entry in spoken]
    sagas = []
    for number, episode in enumerate(episodes):
        following = episodes[number + 1].since if number + 1 < len(episodes) else date.max
        first, last = stretch_of(days, episode, following)
        sagas.append(_saga(episode, as_of, spoken[first:last], clubs, crowds or {}))
    return sagas


def stretch_of(days: Sequence[date], episode: Episode, following: date) -> tuple[int, int]:
    """Which entries belong to an episode, echoes included: up to its aftermath or the next one.

    Args:
        days: The day of each entry, in order.
        episode: The episode.
        following: The day on which the next one begins; `date.max` for none.

    Returns:
        The index of the first, and that behind the last.
    """
    end = episode.settled.day + AFTERMATH if episode.settled else episode.rows[-1].day + QUIET
    return bisect_right(days, episode.since - timedelta(days=1)), bisect_right(days, min(end, following))


def _saga(
    episode: Episode, as_of: date, spoken: Sequence[Entry], clubs: Mapping[str, Club], crowds: Mapping[str, int]
) -> Saga:
    lanes = lanes_of(episode, clubs)
    name = episode.rows[-1].entry.name
    stances = stances_of(episode, name, clubs, [lane for lane, _ in lanes])
    facts = facts_of(episode, clubs)
    latest = max(row.day for row in (*episode.rows, *episode.after))
    labels = label_lanes(lanes, min(as_of, latest + QUIET), episode.settled, crowds)
    told = sorted(
        (
            replace(lane, labels=labels[lane], blockers=tuple(blockers_of(lane, rows, stances, facts)))
            for lane, rows in lanes
        ),
        key=prominence,
    )
    furthest = furthest_of(told, latest)
    unsettled = State.QUIET if as_of - latest > QUIET else State.OPEN
    return Saga(
        person=episode.rows[0].entry.person,
        name=name,
        holder=clubs.get(episode.holder),
        as_of=as_of,
        since=episode.since,
        latest=latest,
        state=State.SETTLED if episode.settled else unsettled,
        settled=episode.settled,
        lanes=tuple(told),
        stances=tuple(stances),
        contradictions=tuple(contradictions_of(episode, clubs)),
        facts=tuple(facts),
        timeline=tuple(timeline_of(episode, lanes, clubs)),
        far=furthest.stage if furthest else None,
        attested=furthest.attested if furthest else Attested(),
        loud=_loud(spoken),
        entries=tuple(entry.id for entry in spoken),
    )


def prominence(lane: Lane) -> tuple[int, int, int, str]:
    """Lanes by how far they are in broad steps, then by how much is said of them lately.

    Between a bid turned down in June and talks that all write of now, it is not the stage that tells who leads.
    """
    if lane.stage is Stage.DONE:
        step = 0
    elif lane.stage in (Stage.OFF, Stage.COOLED):
        step = 4
    else:
        rank = max(lane.stage.rank, lane.reached.rank)
        step = 1 if rank >= Stage.FEE_AGREED.rank else 2 if rank >= Stage.TALKS.rank else 3
    return step if lane.lately else 5, -lane.lately, -lane.stories, lane.buyer.name


def furthest_of(lanes: Sequence[Lane], latest: date) -> Lane | None:
    """The lane that stands furthest, of those still spoken of on the saga's latest day."""
    awake = [lane for lane in lanes if latest - lane.latest <= STALE] or lanes
    return max(awake, key=lambda lane: lane.stage.rank, default=None)


def _loud(spoken: Sequence[Entry]) -> Loud:
    stories: dict[date, set[str]] = defaultdict(set)
    for entry in spoken:
        stories[entry.place.published].add(entry.place.story)
    return Loud(tuple((day, len(keys)) for day, keys in sorted(stories.items())))
