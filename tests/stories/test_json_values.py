"""A JSON document comes value by value, whatever its size and however its pieces fall."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagabook.errors import StoryError
from sagabook.stories import json_values as room
from sagabook.stories.json_values import json_values


class Trickle(io.BytesIO):
    """Gives a few bytes at a time."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(3)


def read(raw: bytes, *, trickling: bool = False) -> list[Any]:
    stream = Trickle(raw) if trickling else io.BytesIO(raw)
    return [value for value, _ in json_values(stream, where="x.json")]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(st.lists(values, max_size=5), st.sampled_from([None, 2]), st.booleans(), st.booleans())
def test_a_list_gives_its_members(drawn: list[Any], indent: int | None, escaped: bool, marked: bool) -> None:
    raw = json.dumps(drawn, indent=indent, ensure_ascii=escaped).encode()
    for trickling in (False, True):
        assert read((b"\xef\xbb\xbf" if marked else b"") + raw, trickling=trickling) == drawn


@given(
    st.lists(st.dictionaries(st.text(max_size=4), values, max_size=3), max_size=5), st.sampled_from(["\n", " ", ",\n"])
)
def test_objects_may_stand_one_after_the_other(drawn: list[dict[str, Any]], between: str) -> None:
    raw = between.join(json.dumps(value, indent=1) for value in drawn).encode()
    for trickling in (False, True):
        assert read(raw, trickling=trickling) == drawn


def test_each_value_comes_with_its_text() -> None:
    assert [text for _, text in json_values(io.BytesIO(b'[ {"a": 1},\n{"b" : 2} ]'), where="x")] == [
        '{"a": 1}',
        '{"b" : 2}',
    ]


@pytest.mark.parametrize(
    ("raw", "good", "reason"),
    [
        (b'[{"a": 1}, {"b": 2}', 2, "breaks off"),
        (b'[{"a": 1}, {"b":', 1, "not JSON"),
        (b'[{"a": 1} rubbish {"b": 2}]', 1, "not JSON"),
        (b"rubbish", 0, "not JSON"),
        (b"[" * 200_000, 0, "not JSON"),
        (b'{"a": "\xff\xfe"} x', 1, "not JSON"),
    ],
)
def test_what_comes_before_the_damage_is_given(raw: bytes, good: int, reason: str) -> None:
    found: list[tuple[object, str]] = []
    with pytest.raises(StoryError, match=reason):
        found.extend(json_values(io.BytesIO(raw), where="x.json"))
    assert len(found) == good


def test_a_value_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_OBJECT", 100_000)
    stream = io.BytesIO(b'[{"a": "' + b"x" * 10_000_000)
    with pytest.raises(StoryError, match="over 100,000 characters"):
        list(json_values(stream, where="x.json"))
    assert stream.tell() < 1_000_000


def test_many_small_values_after_a_large_one_take_no_longer_each() -> None:
    raw = json.dumps([{"text": "x" * 4_000_000}, *({"n": number} for number in range(50_000))]).encode()
    assert len(read(raw)) == 50_001
