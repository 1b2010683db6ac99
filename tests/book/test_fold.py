"""The laws of the fold: order of adding, later stories, and echoes."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sagabook.book import fold
from sagabook.book.echoes import Before, claim_key, trace
from sagabook.book.entry import Entry, Head, Place, Voice
from sagabook.book.fold import REACH, Checkpoint, fold_block, fold_on
from sagabook.book.identity import NameIndex
from sagabook.book.item import Item
from sagabook.book.origins import Press
from sagabook.book.rulings import Anchor, Merge, Ruling, Split
from sagabook.book.twins import DAYS

from .made import DAY, newsrooms, one_lane

laws = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def inferred(entries: list[Entry]) -> list[tuple[Place, str, str, str, Place | None]]:
    """What was inferred, the ids of this book replaced by places."""
    place = {entry.id: entry.place for entry in entries}
    return [(e.place, e.person, e.name, e.origin.key, None if e.echo_of is None else place[e.echo_of]) for e in entries]


@laws
@given(items=newsrooms(), seed=st.integers(0, 999))
def test_any_order_of_adding_gives_the_same_book(items: list[Item], seed: int, names: NameIndex, press: Press) -> None:
    shuffled = [replace(item, id=10_000 - item.id) for item in items]
    random.Random(seed).shuffle(shuffled)
    assert inferred(fold_block(items, (), names, press)) == inferred(fold_block(shuffled, (), names, press))


@laws
@given(items=newsrooms(), days=st.integers(0, 30))
def test_a_later_story_never_changes_an_earlier_answer(
    items: list[Item], days: int, names: NameIndex, press: Press
) -> None:
    end = DAY + timedelta(days)
    by_then = [item for item in items if item.place.published <= end]
    whole = [entry for entry in fold_block(items, (), names, press) if entry.place.published <= end]
    assert fold_block(by_then, (), names, press) == whole


@laws
@given(items=st.one_of(newsrooms(), one_lane()), slower=st.integers(1, 4))
def test_the_fold_goes_on_from_a_checkpoint_as_if_from_the_start(
    items: list[Item], slower: int, names: NameIndex, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fold, "MANY", 0)
    items = slowed(items, slower)
    whole = fold_block(items, (), names, press)
    found: list[Entry] = []
    held: list[Before] = []
    checkpoint: Checkpoint | None = None
    by_id = {item.id: item for item in items}
    for day in sorted({item.place.published for item in items}):
        by_then = [item for item in items if item.place.published <= day]
        start = checkpoint.until if checkpoint else date.min
        before = [old for old in held if max(start, date.min + REACH) - REACH < old.item.place.published <= start]
        folded, reached = fold_on([i for i in by_then if i.place.published > start], checkpoint, before, names, press)
        found = [entry for entry in found if entry.place.published <= start] + folded
        held = [Before(by_id[entry.id], entry.person, entry.origin) for entry in found]
        checkpoint = reached or checkpoint
    assert found == whole


def slowed(items: list[Item], times: int) -> list[Item]:
    """The items, each day so many times as far from the first; twins stay near each other."""
    day = {item.place.story: DAY + times * (item.place.published - DAY) for item in items}
    return [
        replace(
            item,
            head=replace(item.head, published=day[item.place.story]),
            place=replace(item.place, published=day[item.place.story]),
            twins=frozenset(
                twin for twin in item.twins if twin in day and abs((day[twin] - day[item.place.story]).days) <= DAYS
            ),
        )
        for item in items
    ]


@laws
@given(items=newsrooms(), days=st.integers(0, 30))
def test_rulings_on_stories_already_there_hold_against_later_ones(
    items: list[Item], days: int, names: NameIndex, press: Press
) -> None:
    end = DAY + timedelta(days)
    by_then = [item for item in items if item.place.published <= end]
    assume(len(by_then) > 1)
    anchors = [Anchor(item.place.story, item.claim.player.name) for item in by_then]
    rulings: list[Ruling] = [
        Merge(anchors[0], anchors[-1]),
        Split(anchors[len(anchors) // 2], frozenset({anchors[0].story})),
    ]
    whole = [entry for entry in fold_block(items, rulings, names, press) if entry.place.published <= end]
    assert fold_block(by_then, rulings, names, press) == whole


@laws
@given(items=newsrooms())
def test_an_echo_has_the_origin_of_what_it_passes_on_and_stands_after_it(
    items: list[Item], names: NameIndex, press: Press
) -> None:
    entries = fold_block(items, (), names, press)
    by_id = {entry.id: entry for entry in entries}
    for entry in entries:
        if entry.echo_of is not None:
            first = by_id[entry.echo_of]
            assert first.origin == entry.origin
            assert first.origin.voice is not Voice.UNKNOWN
            assert first.place.published <= entry.place.published
            assert first.place.story != entry.place.story
            assert claim_key(first.person, first.claim) == claim_key(entry.person, entry.claim)


def origins(items: list[Item], persons: list[str], press: Press) -> dict[object, set[str]]:
    """The independent origins of everything: of all, of each claim whatever its figure, and of each figure of it."""
    found: dict[object, set[str]] = {}
    for item, person, traced in zip(items, persons, trace(items, persons, press), strict=True):
        key = claim_key(person, item.claim)
        for of in ("all", key, (key, item.claim.fee) if item.claim.fee else key):
            if traced.origin.voice is not Voice.UNKNOWN:
                found.setdefault(of, set()).add(traced.origin.key)
    return found


@settings(laws, max_examples=500)
@given(items=one_lane(), data=st.data())
def test_an_echo_never_raises_the_number_of_independent_origins(
    items: list[Item], data: st.DataObject, press: Press
) -> None:
    items = sorted(items, key=lambda item: item.place)
    passed_on = data.draw(st.sampled_from(items))
    published = passed_on.place.published + timedelta(data.draw(st.integers(0, 30)))
    outlet = data.draw(st.sampled_from(["Daily Mirror", "Sky Sports", "The Athletic", "The Sun"]))
    head = Head(9_000, "f" * 64, published, "", outlet, press.outlet_key(outlet))
    place = Place(published, "f" * 64, 0)
    twins = data.draw(st.sampled_from([frozenset[str](), frozenset({passed_on.place.story})]))
    echo = replace(passed_on, id=9_001, head=head, place=place, twins=twins)
    more = sorted([*items, echo], key=lambda item: item.place)
    persons = [item.claim.player.name for item in more]
    own = next(t for i, t in zip(more, trace(more, persons, press), strict=True) if i is echo)
    assume(own.echo_of is not None)
    before = origins(items, persons[1:], press)
    for of, found in origins(more, persons, press).items():
        assert len(found) <= len(before.get(of, set())), of


@settings(laws, max_examples=500)
@given(items=newsrooms(), data=st.data())
def test_a_copy_of_a_story_never_raises_the_number_of_independent_origins(
    items: list[Item], data: st.DataObject, press: Press
) -> None:
    items = sorted(items, key=lambda item: item.place)
    persons = [item.claim.player.name for item in items]
    known = {i.place for i, t in zip(items, trace(items, persons, press), strict=True) if t.origin.key}
    stories = {item.place.story for item in items} - {item.place.story for item in items if item.place not in known}
    assume(stories)
    story = data.draw(st.sampled_from(sorted(stories)))
    copied = [item for item in items if item.place.story == story]
    published = copied[0].place.published + timedelta(data.draw(st.integers(0, 3)))
    outlet = data.draw(st.sampled_from(["Daily Mirror", "Sky Sports", "The Athletic", "The Sun", "Gull Gazette"]))
    key = data.draw(st.sampled_from(["0" * 64, "f" * 64]))
    head = Head(9_000, key, published, "", outlet, press.outlet_key(outlet))
    twins = copied[0].twins | {story}
    copy = [
        replace(item, id=9_000 + at, head=head, place=Place(published, key, at), twins=twins)
        for at, item in enumerate(copied, 1)
    ]
    told_twice = [replace(i, twins=i.twins | {key}) if i.place.story in twins else i for i in items]
    more = sorted([*told_twice, *copy], key=lambda item: item.place)
    persons = [item.claim.player.name for item in more]
    if published == copied[0].place.published:
        # Of two stories of one day the book may take the copy for the first, and the other for its echo.
        echoes = {i.place for i, t in zip(more, trace(more, persons, press), strict=True) if t.echo_of is not None}
        assume(all(item.place in echoes for item in copy))
    before = origins(items, [item.claim.player.name for item in items], press)
    for of, found in origins(more, persons, press).items():
        assert len(found) <= len(before.get(of, set())), of
