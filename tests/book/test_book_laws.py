"""The laws of the book, on each engine: order, doubles, later stories, echoes, rebuilding, rulings."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sagabook.book import Book, fold
from sagabook.errors import BookError
from sagabook.model import Kind, Player
from sagabook.sagas import club_sagas, hot_sagas, saga_record, sagas_named

from .made import CLUBS, claim
from .shelf import Canned, Told, clear, contents, counts, day, fill, news, numbers, shelves, stories_in, tell

quick = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(shelves())
def test_adding_a_story_again_changes_nothing(book: Book, told: list[Told]) -> None:
    clear(book)
    fill(book, told)
    before, held = contents(book), counts(book)
    again = book.add(stories_in(told), reader=Canned(told))
    assert (again.added, again.known) == (0, len(told))
    assert (contents(book), counts(book)) == (before, held)
    renamed = [replace(story, id="another", url="https://example.org/", title="Else") for story in stories_in(told)]
    assert book.add(renamed, reader=Canned(told)).added == 0


@quick
@given(shelves(), st.randoms(use_true_random=False), st.data())
def test_order_and_cut_of_batches_make_no_difference(
    book: Book, told: list[Told], random: Random, data: st.DataObject
) -> None:
    clear(book)
    fill(book, told)
    expected = contents(book)
    clear(book)
    shuffled = [*told, *told[:2]]
    random.shuffle(shuffled)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(shuffled)), max_size=4)))
    for start, end in zip([0, *cuts], [*cuts, len(shuffled)], strict=True):
        fill(book, shuffled[start:end])
    assert contents(book) == expected


@quick
@given(shelves(), st.randoms(use_true_random=False))
def test_one_by_one_from_checkpoints_is_as_good_as_at_once(
    book: Book, monkeypatch: pytest.MonkeyPatch, told: list[Told], random: Random
) -> None:
    monkeypatch.setattr(fold, "MANY", 0)
    clear(book)
    fill(book, told)
    expected = contents(book)
    clear(book)
    # Most come in the order of their days, some late.
    late = random.sample(told, len(told) // 4)
    for item in [*sorted(told, key=lambda one: str(one.story.published)), *late]:
        if item not in late or item is late[-1] or random.random() < 0.5:
            fill(book, [item])
    fill(book, told)
    assert contents(book) == expected


def test_of_two_stories_that_are_one_the_first_is_kept_in_a_batch_or_across(book: Book) -> None:
    first = tell(1, 0, "The Sun", claim("Jan Novak"))
    second = Told(replace(first.story, title="Another title", url="https://example.org/2"), first.claims)
    fill(book, [first, second])
    assert book.story("no-1")[1] == first.story
    assert counts(book)["stories"] == 1


@quick
@given(shelves())
def test_rebuilding_gives_the_same(book: Book, told: list[Told]) -> None:
    clear(book)
    fill(book, told)
    before, held = contents(book), counts(book)
    book.rebuild()
    assert (contents(book), counts(book)) == (before, held)


def answers(book: Book, as_of: date) -> list[object]:
    """Whatever the book can be asked as of a day, by content."""
    spoken = book.spoken_of(as_of)
    said = book.entries([row.person for row in book.spoken_of(as_of, days=1000)], as_of)
    found: list[object] = [
        spoken,
        [book.spoken_of(as_of, club=club) for club in CLUBS],
        [book.named(name, as_of) for name in ("Novak", "Bello", "traore", "Rui")],
        {
            person: [(e.claim, e.head, e.place, e.quote, e.name, e.origin, e.echo_of) for e in entries]
            for person, entries in said.items()
        },
        hot_sagas(book, as_of),
        [club_sagas(book, club, as_of) for club in CLUBS],
    ]
    for row in spoken:
        sagas, others, _ = sagas_named(book, row.person, as_of)
        found.append(([saga_record(saga) for saga in sagas], others))
    return found


@quick
@given(shelves(), st.integers(0, 20))
def test_a_later_story_never_changes_an_earlier_answer(book: Book, told: list[Told], number: int) -> None:
    clear(book)
    as_of = day(number)
    earlier = [item for item in told if item.story.published and item.story.published <= as_of]
    later = [item for item in told if item not in earlier]
    fill(book, earlier)
    before = answers(book, as_of)
    fill(book, later)
    assert answers(book, as_of) == before


def independent(book: Book, as_of: date) -> dict[str, set[str]]:
    """For each person the origins that something was first said by."""
    persons = [row.person for row in book.spoken_of(as_of, days=1000)]
    return {
        person: {entry.origin.key for entry in entries if entry.origin.key}
        for person, entries in book.entries(persons, as_of).items()
    }


@quick
@given(shelves(), st.sampled_from(["Gull Gazette", "The Sun", "", "Sky Sports"]), st.integers(1, 3), st.data())
def test_a_copy_on_a_later_day_adds_no_origin(
    book: Book, told: list[Told], outlet: str, days: int, data: st.DataObject
) -> None:
    clear(book)
    # The law is about sources: who is who may turn with one more story that says how old somebody is.
    bello = Player("Ade Bello")
    told = [Told(item.story, tuple(replace(one, player=bello) for one in item.claims)) for item in told]
    fill(book, told)
    before = independent(book, day(400))
    signed = [item for item in told if item.claims and item.story.outlet]
    if not signed:
        return
    copied = data.draw(st.sampled_from(signed))
    published = copied.story.published
    assert published is not None
    later = published.fromordinal(published.toordinal() + days)
    copy = Told(
        replace(copied.story, outlet=outlet or None, published=later, text=f"{copied.story.text}."), copied.claims
    )
    fill(book, [copy])
    after = independent(book, day(400))
    assert sum(map(len, after.values())) <= sum(map(len, before.values()))


# -- rulings ---------------------------------------------------------------------------------------------------------


def two_of_a_name() -> list[Told]:
    return [
        tell(1, 0, "The Sun", claim("Jan Novak", "rovers", "watford")),
        tell(2, 1, "Sky Sports", claim("Jan Novak", "rovers", "watford", Kind.BID)),
        tell(3, 2, "Daily Mirror", claim("Ade Bello", "torino", "rovers")),
    ]


def persons(book: Book) -> dict[str, list[str]]:
    """Whose claims stand in which stories."""
    found = book.entries([row.person for row in book.spoken_of(day(99), days=1000)], day(99))
    return {person: sorted(entry.head.title for entry in entries) for person, entries in found.items()}


def test_a_merge_makes_one_and_undoing_it_two_again(book: Book) -> None:
    fill(book, two_of_a_name())
    before = contents(book)
    assert persons(book) == {"jan-novak": ["Story 1", "Story 2"], "ade-bello": ["Story 3"]}
    number = book.merge("jan-novak", "ade-bello")
    merged = persons(book)
    assert sorted(merged.values()) == [["Story 1", "Story 2", "Story 3"]]
    book.rebuild()
    assert persons(book) == merged
    assert [ruled.id for ruled in book.rulings() if ruled.undone is None] == [number]
    book.undo(number)
    assert contents(book) == before
    assert [ruled.id for ruled in book.rulings() if ruled.undone is not None] == [number]
    book.rebuild()
    assert contents(book) == before


def test_a_split_makes_two_and_undoing_it_one_again(book: Book) -> None:
    fill(book, two_of_a_name())
    before = contents(book)
    second = book.story("no-2")[0].id
    number = book.split("jan-novak", [second])
    parted = persons(book)
    assert sorted(parted.values()) == [["Story 1"], ["Story 2"], ["Story 3"]]
    book.rebuild()
    assert persons(book) == parted
    book.undo(number)
    assert contents(book) == before


def test_a_ruling_holds_for_stories_that_come_later(book: Book) -> None:
    fill(book, two_of_a_name())
    book.merge("jan-novak", "ade-bello")
    fill(book, [tell(4, 3, "The Sun", claim("Ade Bello", "torino", "rovers"))])
    assert sorted(persons(book).values()) == [["Story 1", "Story 2", "Story 3", "Story 4"]]


@quick
@given(shelves(), st.data())
def test_rulings_are_kept_by_rebuilding_and_leave_nothing_when_undone(
    book: Book, told: list[Told], data: st.DataObject
) -> None:
    clear(book)
    fill(book, told)
    before = contents(book)
    made = []
    for _ in range(data.draw(st.integers(1, 3))):
        keys = sorted(persons(book))
        if len(keys) < 2:
            break
        one, other = data.draw(st.permutations(keys))[:2]
        made.append(book.merge(one, other))
    ruled = contents(book)
    book.rebuild()
    assert contents(book) == ruled
    for number in data.draw(st.permutations(made)):
        book.undo(number)
    assert contents(book) == before


@pytest.mark.parametrize("number", [0, -1, 10**30])
def test_a_ruling_that_nobody_made_cannot_be_undone(book: Book, number: int) -> None:
    with pytest.raises(BookError, match="no ruling"):
        book.undo(number)


def test_rulings_on_nobody_are_refused(book: Book) -> None:
    fill(book, two_of_a_name())
    one, two, three = numbers(book)
    with pytest.raises(BookError, match="nobody of that key"):
        book.merge("jan-novak", "no\ud800body")
    with pytest.raises(BookError, match=f"in story {three}"):
        book.split("jan-novak", [three])
    with pytest.raises(BookError, match="in any other story"):
        book.split("jan-novak", [one, two])
    assert book.rulings() == []
    assert counts(book)["stale"] == 0


def held_alike(one: Book, other: Book, as_of: date) -> Sequence[bool]:
    return [
        contents(one) == contents(other),
        [(row.person, row.name) for row in one.spoken_of(as_of)]
        == [(r.person, r.name) for r in other.spoken_of(as_of)],
    ]


def test_both_engines_answer_alike(book: Book, tmp_path_factory: pytest.TempPathFactory) -> None:
    told = news(60)
    odd = ["Ärö Öst", "arö Ost", "Zé Ost", "_", "É", "e", "-", "Ost-a", "Ost a"]
    told += [tell(100 + at, 39, "The Sun", claim(name), body=at) for at, name in enumerate(odd)]
    with Book(tmp_path_factory.mktemp("other") / "book.db", book.register) as other:
        for each in (book, other):
            fill(each, told)
        assert all(held_alike(book, other, day(40)))
        assert {"ost", "ze-ost"} & {row.person for row in book.spoken_of(day(40))}
