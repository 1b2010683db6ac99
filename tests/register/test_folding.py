"""Folding: spellings that are the same name, one by one and all at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagabook.register.folding import fold, fold_all


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("St. Mary's", "st marys"),
        ("ST MARY’S", "st marys"),
        ("Brighton & Hove Albion", "brighton and hove albion"),
        ("Bodø/Glimt", "bodo glimt"),
        ("Beşiktaş J.K.", "besiktas jk"),
        ("Paris Saint-Germain", "paris saint germain"),
        ("  Łódź\n", "lodz"),
        ("İstanbul", "istanbul"),
        ("...", ""),
    ],
)
def test_spellings_are_folded(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.lists(st.text(max_size=12)))
def test_all_at_once_is_one_by_one(names: list[str]) -> None:
    assert fold_all(names) == [fold(name) for name in names]


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)
