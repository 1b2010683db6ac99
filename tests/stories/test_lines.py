"""JSON Lines stream: good lines become stories, bad ones are reported with their number."""

import gzip
import io
import json
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagabook.errors import StoryError
from sagabook.model import Story
from sagabook.stories import from_json_lines, open_lines


def read(*lines: str | bytes) -> list[Story | StoryError]:
    return list(from_json_lines(lines, where="feed.jsonl"))


def test_all_fields_are_read() -> None:
    line = {
        "id": "7",
        "url": "https://example.org/7",
        "outlet": "The Example",
        "published": "2017-08-01T10:00:00Z",
        "language": "de",
        "title": "Brandt signs",
        "text": "Town have signed Brandt.",
        "tags": ["x"],
    }
    assert read(json.dumps(line)) == [
        Story(
            text="Brandt signs\n\nTown have signed Brandt.",
            id="7",
            url="https://example.org/7",
            outlet="The Example",
            published=date(2017, 8, 1),
            language="de",
            title="Brandt signs",
        )
    ]


def test_only_the_text_is_needed() -> None:
    assert read('{"text": "Town have signed Brandt."}') == [Story(text="Town have signed Brandt.")]


def test_a_title_that_the_text_opens_with_is_not_doubled() -> None:
    (story,) = read('{"title": "Brandt signs", "text": "Brandt signs\\n\\nTown have him."}')
    assert isinstance(story, Story)
    assert story.text == "Brandt signs\n\nTown have him."


def test_values_of_wrong_types_count_as_absent() -> None:
    (story,) = read('{"id": 7, "title": [], "outlet": {}, "published": 20170801, "language": null, "text": "Words."}')
    assert story == Story(text="Words.", id="7")


@pytest.mark.parametrize("published", ["soon", "", "2017-13-40"])
def test_an_unreadable_date_is_none(published: str) -> None:
    (story,) = read(json.dumps({"published": published, "text": "Words."}))
    assert isinstance(story, Story)
    assert story.published is None


def test_bad_lines_are_reported_and_the_rest_go_on() -> None:
    results = read(
        '{"text": "One."}', "", "not json", "[1]", '{"title": "x"}', '{"text": " "}', b"\xff\x00", '{"text": "Two."}'
    )
    assert [result.text if isinstance(result, Story) else str(result).split(";")[0] for result in results] == [
        "One.",
        "feed.jsonl line 3: not a JSON object",
        "feed.jsonl line 4: not a JSON object",
        'feed.jsonl line 5: no "text"',
        "feed.jsonl line 6: empty",
        "feed.jsonl line 7: binary, not text",
        "Two.",
    ]


@pytest.mark.parametrize("line", ["[" * 100_000, '{"text":' * 50_000, '{"id": 1' + "0" * 10_000 + ', "text": "x"}'])
def test_json_bombs_are_reported(line: str) -> None:
    (error,) = read(line)
    assert isinstance(error, StoryError)


def test_a_line_over_the_limit_is_reported_unparsed_and_the_next_is_read() -> None:
    stream = io.BytesIO(b'{"text": "' + b"a" * 6_000_000 + b'"}\n{"text": "Two."}\n')
    first, second = from_json_lines(stream, where="x")
    assert isinstance(first, StoryError)
    assert "line 1: over 5,000,000 bytes" in str(first)
    assert second == Story(text="Two.")


class Endless(io.RawIOBase):
    """Fifty million bytes without a line end, made as they are read."""

    left = 50_000_000

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = min(len(buffer), self.left)
        buffer[:count] = b"a" * count
        self.left -= count
        return count


def test_a_line_without_end_needs_little_memory() -> None:
    tracemalloc.start()
    (error,) = from_json_lines(io.BufferedReader(Endless()), where="x")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(error, StoryError)
    assert peak < 30_000_000


def test_gzip_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "stories.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "One."}\n{"text": "Two."}'))
    assert [story.text for story in from_json_lines(open_lines(path), where="x") if isinstance(story, Story)] == [
        "One.",
        "Two.",
    ]


def test_damaged_gzip_ends_in_one_error(tmp_path: Path) -> None:
    path = tmp_path / "stories.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "One."}\n' * 50_000)[:-500])
    *_, last = from_json_lines(open_lines(path), where="x")
    assert isinstance(last, StoryError)
    assert "damaged" in str(last)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match=r"nothing\.jsonl"):
        next(open_lines(tmp_path / "nothing.jsonl"))


def test_reading_streams() -> None:
    def lines() -> Iterator[str]:
        yield '{"text": "One."}'
        raise AssertionError("read ahead")

    assert next(from_json_lines(lines(), where="x")) == Story(text="One.")


@given(st.lists(st.one_of(st.binary(max_size=80), st.text(max_size=80))))
def test_whatever_the_lines_stories_or_errors(lines: list[bytes | str]) -> None:
    for result in from_json_lines(lines, where="x"):
        assert isinstance(result, (Story, StoryError))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(), lambda inner: st.lists(inner), max_leaves=3
)


@given(
    st.fixed_dictionaries(
        {"text": JSON}, optional={"title": JSON, "id": JSON, "published": JSON, "url": JSON, "outlet": JSON}
    )
)
def test_whatever_the_values_a_story_or_an_error(values: dict[str, object]) -> None:
    (result,) = from_json_lines([json.dumps(values)], where="x")
    assert isinstance(result, (Story, StoryError))
