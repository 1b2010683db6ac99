"""The laws of sagas, for every book of one player: as-of, echo, order, tracing, and bounded time."""

import time
from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sagabook.book.entry import Entry, Origin
from sagabook.model import Kind
from sagabook.sagas import Saga, sagas_of
from sagabook.sagas.saga import Attested, Loud
from sagabook.sagas.wording import (
    blocker_words,
    contradiction_words,
    fact_words,
    figure_words,
    happening_words,
    label_words,
    lane_words,
    saga_words,
    stance_words,
)
from tests.sagas.desk import OUTLETS, Desk, brief
from tests.strategies import one_player_s_entries

DAYS = st.dates(date(2030, 6, 1), date(2032, 6, 1))


def but_for_echoes(saga: Saga) -> Saga:
    """The saga without what echoes may change: how loud it is, and which entries belong to it."""
    return replace(saga, loud=Loud(), entries=())


def attested(saga: Saga) -> list[Attested]:
    """Everything in a saga that rests on entries."""
    found = [saga.attested, *(s.attested for s in saga.stances), *(s.contradicted_by for s in saga.stances)]
    for lane in saga.lanes:
        found += [lane.attested, *(step.attested for step in lane.steps)]
        found += [label.attested for label in lane.labels] + [blocker.attested for blocker in lane.blockers]
    found += [side for c in saga.contradictions for side in (c.said, c.otherwise)]
    found += [figure.attested for fact in saga.facts for figure in fact.figures]
    found += [happening.attested for happening in saga.timeline]
    return found + ([saga.settled.attested] if saga.settled else [])


@given(one_player_s_entries(), DAYS)
def test_what_is_published_later_changes_nothing(entries: list[Entry], as_of: date) -> None:
    by_then = [entry for entry in entries if entry.place.published <= as_of]
    assert sagas_of(entries, as_of) == sagas_of(by_then, as_of)


@given(one_player_s_entries(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_nothing(entries: list[Entry], as_of: date, random: Random) -> None:
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert sagas_of(shuffled, as_of) == sagas_of(entries, as_of)


@given(one_player_s_entries(), DAYS)
def test_echoes_change_nothing_but_loudness(entries: list[Entry], as_of: date) -> None:
    firsts = [entry for entry in entries if entry.echo_of is None]
    with_echoes, without = sagas_of(entries, as_of), sagas_of(firsts, as_of)
    assert [but_for_echoes(saga) for saga in with_echoes] == [but_for_echoes(saga) for saga in without]
    assert all(a.loud.total >= b.loud.total for a, b in zip(with_echoes, without, strict=True))


@given(one_player_s_entries(), DAYS)
def test_everything_traces_to_entries_that_are_no_echoes_and_counts_their_origins(
    entries: list[Entry], as_of: date
) -> None:
    by_id = {entry.id: entry for entry in entries}
    for saga in sagas_of(entries, as_of):
        for found in attested(saga):
            assert len(set(found.entries)) == len(found.entries)
            assert all(by_id[i].echo_of is None and by_id[i].place.published <= as_of for i in found.entries)
            assert {by_id[i].origin for i in found.entries} == set(found.origins)
        assert all(step.attested.entries for lane in saga.lanes for step in lane.steps)


@given(one_player_s_entries(), DAYS)
def test_sagas_come_oldest_first_and_share_no_claim_that_moves_a_lane(entries: list[Entry], as_of: date) -> None:
    sagas = sagas_of(entries, as_of)
    assert [saga.since for saga in sagas] == sorted(saga.since for saga in sagas)
    moved = [{i for lane in saga.lanes for step in lane.steps for i in step.attested.entries} for saga in sagas]
    settled = [set(saga.settled.attested.entries) if saga.settled else set() for saga in sagas]
    for number, steps in enumerate(moved):
        others = [later - done for later, done in zip(moved[number + 1 :], settled[number + 1 :], strict=True)]
        assert all(not (steps - settled[number]) & other for other in others)


@given(one_player_s_entries(), DAYS)
def test_all_of_it_can_be_put_in_words(entries: list[Entry], as_of: date) -> None:
    for saga in sagas_of(entries, as_of):
        lines = [saga_words(brief(saga)), *(stance_words(stance, as_of) for stance in saga.stances)]
        for lane in saga.lanes:
            lines += [lane_words(lane, as_of), *(label_words(label) for label in lane.labels)]
            lines += [blocker_words(blocker, lane) for blocker in lane.blockers]
        lines += [contradiction_words(contradiction) for contradiction in saga.contradictions]
        lines += [fact_words(fact) for fact in saga.facts]
        lines += [figure_words(figure) for fact in saga.facts for figure in fact.figures]
        lines += [happening_words(happening) for happening in saga.timeline]
        assert all(line.strip() and "{" not in line and "None" not in line for line in lines)


@given(one_player_s_entries(), st.sampled_from(OUTLETS))
def test_one_more_echo_raises_no_count_of_origins(entries: list[Entry], origin: Origin) -> None:
    as_of = date(2032, 6, 1)
    first = entries[0]
    echo = replace(first, id=999, echo_of=first.id, origin=origin, place=replace(first.place, ordinal=999))
    before = [attested(saga) for saga in sagas_of(entries, as_of)]
    after = [attested(saga) for saga in sagas_of([*entries, echo], as_of)]
    assert before == after


def busy_summer(desk: Desk, stories: int) -> list[Entry]:
    """A saga of three suitors written of by three outlets every day."""
    kinds = [Kind.INTEREST, Kind.TALKS, Kind.BID, Kind.BID_REJECTED, Kind.WANTS_MOVE, Kind.SIGNING]
    for number in range(stories):
        kind = kinds[number * 7 % len(kinds)]
        desk.hears(f"0{6 + number % 3}-{1 + number % 28:02}", kind, ("Torino", "Lugano", "Parma")[number % 3],
                   origin=OUTLETS[number % 3])  # fmt: skip
    return desk.entries


def test_time_grows_with_the_number_of_entries_and_no_faster() -> None:
    def seconds(stories: int) -> float:
        entries = busy_summer(Desk(), stories)
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            sagas_of(entries, date(2031, 12, 31))
            best = min(best, time.process_time() - start)
        return best

    # Eight times the entries; a scan of all pairs would take sixty-four times as long.
    assert seconds(4000) < 25 * seconds(500)
