"""The state is whole at every moment, and comes back as it was."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagabook.errors import FeedsError
from sagabook.stories.watch_state import FeedState, WatchState, mark_of

states = st.builds(
    FeedState,
    etag=st.none() | st.text(),
    modified=st.none() | st.text(),
    due=st.floats(0, 1e12),
    failures=st.integers(0, 99),
    gone=st.booleans(),
    seen=st.lists(st.text()),
    tries=st.dictionaries(st.text(), st.integers(0, 9)),
)


@given(st.dictionaries(st.text(min_size=1), states, max_size=3))
def test_what_is_saved_comes_back(tmp_path_factory: pytest.TempPathFactory, feeds: dict[str, FeedState]) -> None:
    file = tmp_path_factory.mktemp("state") / "watch.json"
    state = WatchState(file)
    for url, feed in feeds.items():
        for name in FeedState.__slots__:
            setattr(state.of(url), name, getattr(feed, name))
    state.save()
    again = WatchState(file)
    assert {url: again.of(url) for url in feeds} == feeds


def test_a_new_feed_is_due_at_once(tmp_path: Path) -> None:
    assert WatchState(tmp_path / "watch.json").of("https://e.org") == FeedState()
    assert WatchState().of("https://e.org").due == 0.0


def test_without_a_file_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    state = WatchState()
    state.of("x").failures = 1
    state.save()
    assert list(tmp_path.iterdir()) == []


def test_a_crash_while_saving_leaves_the_old_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "watch.json"
    state = WatchState(file)
    state.of("x").failures = 1
    state.save()
    before = file.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    state.of("x").failures = 2
    with pytest.raises(FeedsError, match="No space left"):
        state.save()
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


GOOD: dict[str, object] = {
    "etag": None,
    "modified": None,
    "due": 1,
    "failures": 0,
    "gone": False,
    "seen": [],
    "tries": {},
}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"version": 2, "feeds": {}}',
        '{"version": 1, "feeds": []}',
        '{"version": 1, "feeds": {"x": 1}}',
        '{"version": 1, "feeds": {"x": {}}}',
        "[" * 100_000,
        *(
            json.dumps({"version": 1, "feeds": {"x": {**GOOD, name: value}}})
            for name, value in [
                ("etag", 1),
                ("due", "x"),
                ("due", float("nan")),
                ("gone", 1),
                ("seen", [1]),
                ("tries", {"x": "y"}),
            ]
        ),
    ],
)
def test_what_is_no_state_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "watch.json").write_text(text)
    with pytest.raises(FeedsError, match="no state of watching; delete it"):
        WatchState(tmp_path / "watch.json")


def test_a_state_that_cannot_be_read_or_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(FeedsError, match="cannot be read"):
        WatchState(tmp_path)
    state = WatchState(tmp_path / "missing" / "watch.json")
    with pytest.raises(FeedsError, match="cannot be written"):
        state.save()


def test_marks_are_short_and_tell_keys_apart() -> None:
    marks = {mark_of(f"https://example.org/{number}") for number in range(1_000)}
    assert len(marks) == 1_000
    assert {len(mark) for mark in (*marks, mark_of("\ud800"), mark_of(""))} == {16}
