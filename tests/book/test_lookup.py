"""Whom a user means by a name."""

from datetime import date

from sagabook.book.lookup import Spoken, rank

DAY = date(2025, 7, 1)


def known(person: str, name: str, entries: int) -> Spoken:
    return Spoken(person, name, entries, DAY, DAY)


def meant(name: str, *spoken: Spoken) -> list[str]:
    return [row.person for row in rank(spoken, name)]


def test_a_surname_means_the_best_known_even_where_it_is_another_s_key() -> None:
    assert meant("novak", known("novak", "Novak", 1), known("jan-novak", "Jan Novak", 90)) == ["jan-novak", "novak"]


def test_a_key_means_whose_it_is() -> None:
    rows = known("jan-novak", "Jan Novak", 90), known("jan-novak-2", "Jan Novak", 1)
    assert meant("jan-novak-2", *rows)[0] == "jan-novak-2"
    assert meant("Jan Novak", *rows)[0] == "jan-novak"


def test_a_close_spelling_comes_after_the_name_itself() -> None:
    rows = known("jan-nowak", "Jan Nowak", 90), known("jan-novak", "Jan Novak", 1)
    assert meant("Jan Novak", *rows) == ["jan-novak", "jan-nowak"]
    assert meant("Ade Bello", *rows) == []
