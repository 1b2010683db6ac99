"""Names of the press from full names and shirts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagabook.register.shirts import press_names

GIVEN = frozenset({"Gabriel", "Raúl", "Bruno", "Kaoru", "Virgil", "João"})


@pytest.mark.parametrize(
    ("first", "second", "shirt", "name"),
    [
        ("David", "Raya Martín", "Raya", "David Raya"),
        ("Gabriel", "Fernando de Jesus", "G.Jesus", "Gabriel Jesus"),
        ("David Datro", "Fofana", "D.D.Fofana", "David Datro Fofana"),
        ("Gabriel", "dos Santos Magalhães", "Gabriel", "Gabriel Magalhães"),
        ("Raúl", "Jiménez Rodríguez", "Raúl", "Raúl Jiménez"),
        ("Virgil", "van Dijk", "Virgil", "Virgil van Dijk"),
        ("Jan", "van den Berg Smit", "Berg", "Jan van den Berg"),
        ("Jorge Luiz", "Frello Filho", "Jorginho", "Jorginho"),
        ("Richarlison", "de Andrade", "Richarlison", "Richarlison"),
        ("João Pedro", "Junqueira de Jesus", "João Pedro", "João Pedro"),
        ("Carlos Vinícius", "Alves Morais", "Vinicius", "Carlos Vinícius"),
        ("Omari", "Giraud-Hutchinson", "Hutchinson", "Omari Hutchinson"),
        ("Mitoma", "Kaoru", "Mitoma", "Kaoru Mitoma"),
        ("Georginio", "Rutter", "Georginio", "Georginio Rutter"),
        ("Diogo", "Pereira", "D.", "Diogo Pereira"),
        ("Bukayo", "Saka", "", "Bukayo Saka"),
    ],
)
def test_the_likeliest_name_comes_first(first: str, second: str, shirt: str, name: str) -> None:
    names = press_names(first, second, shirt, GIVEN)
    assert names[0] == name
    assert f"{first} {second}" in names


def test_doubtful_names_are_all_given() -> None:
    assert press_names("Bruno", "Guimarães Moura", "Bruno", GIVEN) == [
        "Bruno Guimarães",
        "Bruno Moura",
        "Bruno Guimarães Moura",
    ]
    assert press_names("Tanaka", "Ao", "Tanaka", GIVEN) == ["Tanaka Ao", "Ao Tanaka"]


WORDS = st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1), min_size=1, max_size=4).map(
    " ".join
)


@given(WORDS, WORDS, st.text(max_size=12))
def test_any_name_has_a_name(first: str, second: str, shirt: str) -> None:
    names = press_names(first, second, shirt, GIVEN)
    assert all(names)
    assert f"{first} {second}" in names
