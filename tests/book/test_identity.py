"""Who is meant: spellings joined, namesakes kept apart, doubts left open, the user's rulings kept."""

from sagabook.book.fold import fold_block
from sagabook.book.identity import NameIndex, rank
from sagabook.book.item import Item
from sagabook.book.names import block_of
from sagabook.book.origins import Press
from sagabook.book.rulings import Anchor, Merge, Ruling, Split, together
from sagabook.register.register import Register
from sagabook.register.rows import PlayerRow

from .made import Desk, claim, hashed


def persons(items: list[Item], names: NameIndex, press: Press, *rulings: Ruling) -> list[str]:
    """The person of each story's first claim, in the order of the days."""
    return [entry.person for entry in fold_block(items, rulings, names, press) if entry.place.ordinal == 0]


def test_accents_variants_initials_and_slips_are_one_person(desk: Desk, names: NameIndex, press: Press) -> None:
    spelt = ["Benjamin Novák", "Ben Novak", "B. Novak", "Bejnamin Novak", "Benjamin Novvak"]
    items = [item for day, name in enumerate(spelt) for item in desk.story(name, day, "Sky", claim(name))]
    assert persons(items, names, press) == ["benjamin-novak"] * 5


def test_a_full_name_is_not_split_by_one_strange_club(desk: Desk, names: NameIndex, press: Press) -> None:
    items = [item for day in range(5) for item in desk.story(f"s{day}", day, "Sky", claim("Jan Novak"))]
    items += desk.story("odd", 6, "Sky", claim("Jan Novak", "torino", "harbour-town", nation="POR"))
    assert persons(items, names, press) == ["jan-novak"] * 6


def test_two_of_one_name_are_kept_apart_by_club_and_age(desk: Desk, names: NameIndex, press: Press) -> None:
    items = []
    for day in range(4):
        items += desk.story(f"young {day}", 2 * day, "Sky", claim("Jan Novak", age=20))
        items += desk.story(f"old {day}", 2 * day + 9, "Sky", claim("Jan Novak", "torino", "harbour-town", age=33))
    items += desk.story("young again", 20, "Sky", claim("Jan Novak", "rovers", "watford"))
    items += desk.story("old again", 21, "Sky", claim("Jan Novak", "torino", None))
    found = dict(
        zip(
            (item.head.title for item in sorted(items, key=lambda i: i.place)),
            persons(items, names, press),
            strict=True,
        )
    )
    assert {person for title, person in found.items() if title.startswith("young")} == {"jan-novak"}
    assert {person for title, person in found.items() if title.startswith("old")} == {"jan-novak-2"}


def test_a_surname_goes_to_the_one_whose_clubs_agree(desk: Desk, names: NameIndex, press: Press) -> None:
    items = desk.story("a", 0, "Sky", claim("Jan Novak", "rovers", "watford"))
    items += desk.story("b", 0, "Sky", claim("Tiago Novak", "torino", "harbour-town"))
    items += desk.story("c", 1, "Sky", claim("Novak", "torino", "harbour-town"))
    assert persons(items, names, press)[2:] == ["tiago-novak"]


def test_a_surname_that_two_could_bear_is_left_open(desk: Desk, names: NameIndex, press: Press) -> None:
    items = desk.story("a", 0, "Sky", claim("Jan Novak", "rovers", "watford"))
    items += desk.story("b", 0, "Sky", claim("Tiago Novak", "rovers", "watford"))
    items += desk.story("c", 1, "Sky", claim("Novak", "rovers", "watford"))
    assert persons(items, names, press)[2:] == ["novak"]


def test_a_surname_without_a_common_club_is_left_open(desk: Desk, names: NameIndex, press: Press) -> None:
    items = desk.story("a", 0, "Sky", claim("Jan Novak", "rovers", "watford"))
    items += desk.story("b", 1, "Sky", claim("Novak", "torino", "harbour-town"))
    items += desk.story("c", 700, "Sky", claim("Novak", "rovers", "watford"))
    assert persons(items, names, press)[1:] == ["novak", "novak"]


def test_a_surname_means_whom_the_story_names_in_full(desk: Desk, names: NameIndex, press: Press) -> None:
    items = desk.story("a", 0, "Sky", claim("Jan Novak", "rovers", "watford"))
    items += desk.story("b", 0, "Sky", claim("Tiago Novak", "rovers", "watford"))
    items += desk.story("c", 1, "Sky", claim("Novak", "rovers", "watford"), claim("Tiago Novak", "rovers", "watford"))
    assert persons(items, names, press)[2:] == ["tiago-novak"]


def test_a_given_name_one_letter_off_is_another_player_but_with_the_same_holder(
    desk: Desk, names: NameIndex, press: Press
) -> None:
    items = desk.story("a", 0, "Sky", claim("Diogo Novak", "rovers", "torino"))
    items += desk.story("b", 1, "Sky", claim("Diego Novak", "rovers", "watford"))
    assert persons(items, names, press) == ["diogo-novak", "diego-novak"]
    items = desk.story("c", 0, "Sky", claim("Diogo Novak", "rovers", "torino"))
    items += desk.story("d", 1, "Sky", claim("Diego Novak", "rovers", "torino"))
    assert persons(items, names, press) == ["diogo-novak", "diogo-novak"]


def test_imported_players_say_that_two_names_are_one_or_two(register: Register, desk: Desk, press: Press) -> None:
    rows = [PlayerRow("p1", "Diogo Novak"), PlayerRow("p2", "Diego Novak"), PlayerRow("p3", "Zico Novak", "Ze Novak")]
    own = NameIndex(
        Register(
            **{field: getattr(register, field) for field in ("clubs", "outlets", "journalists", "spells", "nations")},
            positions=register.positions,
            competitions=register.competitions,
            given_names=register.given_names,
            weak_given_names=register.weak_given_names,
            players={row.id: row for row in rows},
        )
    )
    items = desk.story("a", 0, "Sky", claim("Diogo Novak"), claim("Zico Novak"))
    items += desk.story("b", 1, "Sky", claim("Diego Novak"), claim("Ze Novak"))
    found = [entry.person for entry in fold_block(items, (), own, press)]
    assert sorted(found) == ["diego-novak", "diogo-novak", "zico-novak", "zico-novak"]


def test_the_name_is_the_fullest_that_was_common_by_then(desk: Desk, names: NameIndex, press: Press) -> None:
    spelt = ["Novak", "Ben Novak", "Ben Novak", "Benjamin Novak", "Benjamin Novak"]
    items = [item for day, name in enumerate(spelt) for item in desk.story(f"s{day}", day, "Sky", claim(name))]
    called = [entry.name for entry in fold_block(items, (), names, press)]
    assert called == ["Novak", "Ben Novak", "Ben Novak", "Benjamin Novak", "Benjamin Novak"]


def test_keys_number_those_of_one_slug_in_the_order_of_coming(desk: Desk, names: NameIndex, press: Press) -> None:
    items = []
    for at, (name, buyer, holder) in enumerate(
        [("Novak 2", "rovers", "watford"), ("Novak", "torino", "harbour-town"), ("Novak", "leeds", "hull")]
    ):
        for day in range(3):
            told = claim(name, buyer, holder)
            items += desk.story(f"{buyer} {day}", at * 3 + day, "Sky", told, told)
    assert {block_of(item.claim.player.name) for item in items} == {block_of("Novak")}
    assert persons(items, names, press) == ["novak-2"] * 3 + ["novak"] * 3 + ["novak-3"] * 3


def test_a_merge_makes_two_persons_one_from_the_first_claim_on(desk: Desk, names: NameIndex, press: Press) -> None:
    items = desk.story("a", 0, "Sky", claim("Alvaro Novak"))
    items += desk.story("b", 1, "Sky", claim("Alvaro Cortez", "torino", "harbour-town"))
    items += desk.story("c", 2, "Sky", claim("Alvaro Cortez", "torino", "harbour-town"))
    ruling = Merge(Anchor(hashed("c"), "Alvaro Cortez"), Anchor(hashed("a"), "Alvaro Novak"))
    blocks = {block_of("Alvaro Novak"), block_of("Alvaro Cortez")}
    assert together([block_of("Alvaro Cortez"), "x.y"], [ruling]) == sorted(
        [frozenset(blocks), frozenset({"x.y"})], key=min
    )
    assert persons(items, names, press, ruling) == ["alvaro-novak"] * 3


def test_merges_chain_blocks() -> None:
    one, two, three = (Anchor("s", name) for name in ("Jan Novak", "Jan Cortez", "Jan Lind"))
    blocks = frozenset(map(block_of, ("Novak", "Cortez", "Lind")))
    assert together([block_of("Lind")], [Merge(one, two), Merge(two, three)]) == [blocks]
    assert together([block_of("Lind")], [Merge(two, three), Merge(one, two)]) == [blocks]


def test_a_split_parts_a_person_and_later_mentions_choose(desk: Desk, names: NameIndex, press: Press) -> None:
    items = desk.story("a", 0, "Sky", claim("Jan Novak", "rovers", "watford"))
    items += desk.story("b", 1, "Sky", claim("Jan Novak", "torino", "harbour-town"))
    items += desk.story("c", 2, "Sky", claim("Jan Novak", "torino", "harbour-town"))
    items += desk.story("d", 3, "Sky", claim("Jan Novak", "rovers", "watford"))
    assert persons(items, names, press) == ["jan-novak"] * 4
    split = Split(Anchor(hashed("a"), "Jan Novak"), frozenset({hashed("b")}))
    assert persons(items, names, press, split) == ["jan-novak", "jan-novak-2", "jan-novak-2", "jan-novak"]
    earlier = Split(Anchor(hashed("c"), "Jan Novak"), frozenset({hashed("a"), hashed("d")}))
    assert persons(items, names, press, earlier) == ["jan-novak", "jan-novak", "jan-novak-2", "jan-novak"]


def test_a_split_outweighs_a_merge_of_the_same_two(desk: Desk, names: NameIndex, press: Press) -> None:
    items = desk.story("a", 0, "Sky", claim("Jan Novak")) + desk.story("b", 1, "Sky", claim("Jan Novak"))
    a, b = Anchor(hashed("a"), "Jan Novak"), Anchor(hashed("b"), "Jan Novak")
    both = persons(items, names, press, Merge(a, b), Split(a, frozenset({b.story})))
    assert both == ["jan-novak", "jan-novak-2"]


def test_candidates_are_ranked_with_named_parts(desk: Desk, names: NameIndex) -> None:
    items = desk.story("a", 0, "Sky", claim("Jan Novak", "rovers", "watford", age=20))
    items += desk.story("b", 1, "Sky", claim("Tiago Novak", "torino", "harbour-town"))
    items += desk.story("c", 2, "Sky", claim("Novak", "rovers", "watford", age=20))
    ranked = rank(items, (), names, Anchor(hashed("c"), "Novak"))
    assert [candidate.person for candidate in ranked] == ["jan-novak", "tiago-novak"]
    assert ranked[0].parts == (
        ("surname alone", 0.0),
        ("same holder", 2.0),
        ("same suitor", 1.0),
        ("same age", 1.0),
    )
    assert ranked[0].score == 4.0
    assert ("no club in common", -2.0) in ranked[1].parts


def twenty(desk: Desk) -> list[Item]:
    """Jan Novak of Watford, 22, in twenty stories of as many days."""
    return [item for at in range(20) for item in desk.story(f"s{at}", at, "The Sun", claim("Jan Novak", age=22))]


def test_one_claim_of_a_strange_club_and_age_is_no_namesake_of_the_well_known(
    desk: Desk, names: NameIndex, press: Press
) -> None:
    strange = claim("Jan Novak", "torino", "harbour-town", age=29)
    slip = desk.story("slip", 25, "The Sun", strange)
    assert persons(twenty(desk) + slip, names, press)[-1] == "jan-novak"
    other = desk.story("other", 26, "The Sun", strange, strange)
    assert persons(twenty(desk) + other, names, press)[-1] == "jan-novak-2"


def test_the_age_of_a_manager_is_nobody_s(desk: Desk, names: NameIndex, press: Press) -> None:
    told = desk.story("told", 25, "The Sun", *[claim("Jan Novak", "torino", "harbour-town", age=61)] * 2)
    assert persons(twenty(desk) + told, names, press)[-1] == "jan-novak"


def test_a_surname_without_clubs_means_the_well_known(desk: Desk, names: NameIndex, press: Press) -> None:
    alone = desk.story("alone", 25, "The Sun", claim("Novak", None, None))
    assert persons(twenty(desk) + alone, names, press)[-1] == "jan-novak"
    late = desk.story("late", 99, "The Sun", claim("Novak", None, None))
    assert persons(twenty(desk) + late, names, press)[-1] == "novak"
    rivals = [item for n in range(3) for item in desk.story(f"r{n}", n, "The Sun", claim("Tiago Novak", "torino"))]
    assert persons(twenty(desk) + rivals + alone, names, press)[-1] == "novak"
