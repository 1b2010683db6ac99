"""Plain text becomes a story, or a StoryError that says why not."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagabook.errors import StoryError
from sagabook.model import Story
from sagabook.stories import from_text

BODY = (
    "Harbour Town have agreed a fee of £12m with Northvale for the winger Tomas Brandt. A medical is booked for Monday."
)


def test_text_alone_is_kept_as_it_is() -> None:
    story = from_text(BODY)
    assert story == Story(text=BODY)


def test_a_short_first_line_above_a_blank_line_is_the_title_and_stays_in_the_text() -> None:
    story = from_text(f"Harbour Town close in on Brandt\n\n{BODY}")
    assert story.title == "Harbour Town close in on Brandt"
    assert story.text.startswith("Harbour Town close in on Brandt\n\nHarbour Town have")


def test_a_short_first_line_above_a_longer_one_is_the_title() -> None:
    assert from_text(f"Brandt: what we know\n{BODY}").title == "Brandt: what we know"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\nMore.",
        "Brandt is staying.\n\n" + BODY,
        "“Brandt is staying.”\n\n" + BODY,
        "A first line of quite some words\nA shorter one",
        "By Nora Field\n\n" + BODY,
    ],
)
def test_sentences_and_bylines_are_no_title(text: str) -> None:
    assert from_text(text).title is None


def test_header_lines_set_the_fields_and_leave_the_text() -> None:
    raw = (
        "Title: Harbour Town close in on Brandt\nPublished: 1 August 2017\nSource: The Example\n"
        f"URL: https://example.org/brandt\nBy Nora Field\n\n{BODY}"
    )
    story = from_text(raw)
    assert story.title == "Harbour Town close in on Brandt"
    assert story.published == date(2017, 8, 1)
    assert story.outlet == "The Example"
    assert story.url == "https://example.org/brandt"
    assert story.text == f"Harbour Town close in on Brandt\n\nBy Nora Field\n\n{BODY}"


def test_header_lines_may_stand_under_the_headline() -> None:
    story = from_text(f"Town close in on Brandt\n\nPublished: 2017-08-01\nOutlet: Evening Example\n\n{BODY}")
    assert (story.title, story.published, story.outlet) == (
        "Town close in on Brandt",
        date(2017, 8, 1),
        "Evening Example",
    )
    assert story.text == f"Town close in on Brandt\n\n{BODY}"


@pytest.mark.parametrize(
    "source", ["The Example", "talkExample", "example.co.uk", "La Gazzetta dello Esempio", "the example"]
)
def test_source_lines_name_outlets(source: str) -> None:
    assert from_text(f"Source: {source}\n\n{BODY}").outlet == source


def test_a_source_line_that_says_something_is_a_headline() -> None:
    story = from_text(f"Source: Harbour Town to sign Brandt this week\n\n{BODY}")
    assert story.outlet is None
    assert story.title == "Source: Harbour Town to sign Brandt this week"


def test_header_like_lines_within_the_story_stay() -> None:
    raw = f"{BODY}\nSource: The Example\nPublished: 2017-08-01"
    story = from_text(raw)
    assert story.text == raw
    assert story.outlet is None
    assert story.published is None


def test_arguments_win_over_header_lines() -> None:
    story = from_text(
        f"Published: 2017-08-01\nSource: The Example\nTitle: One\nURL: https://example.org/1\n\n{BODY}",
        id="7",
        published=date(2018, 1, 2),
        outlet="Another",
        title="Two",
        url="https://example.org/2",
    )
    assert (story.id, story.published, story.outlet, story.title, story.url) == (
        "7",
        date(2018, 1, 2),
        "Another",
        "Two",
        "https://example.org/2",
    )


def test_a_datetime_gives_its_day() -> None:
    assert from_text(BODY, published=datetime(2018, 1, 2, 12, 30)).published == date(2018, 1, 2)


def test_a_title_given_apart_is_put_above_a_text_that_does_not_open_with_it() -> None:
    assert from_text(BODY, title="Brandt on his way").text == f"Brandt on his way\n\n{BODY}"
    assert from_text(f"BRANDT on  his way\n\n{BODY}", title="Brandt on his way").text.count("his way") == 1


@pytest.mark.parametrize(
    "raw",
    [
        "£12m for João’s contract".encode(),
        "£12m for João’s contract".encode("utf-8-sig"),
        b"\xff\xfe" + "£12m for João’s contract".encode("utf-16-le"),
        b"\xfe\xff" + "£12m for João’s contract".encode("utf-16-be"),
        "£12m for João’s contract".encode("cp1252"),
    ],
)
def test_encodings_are_told_apart(raw: bytes) -> None:
    assert from_text(raw).text == "£12m for João’s contract"


def test_a_text_cut_within_a_character_is_still_utf_8() -> None:
    assert from_text("João signs for £1".encode() + b"\xe2\x82").text == "João signs for £1"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        ("  \n\t ", "empty"),
        ("\u200b\ufeff", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (bytes(range(1, 32)) * 10, "control characters"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"\x1f\x8b\x08 and so on", "compressed"),
        ("a" * 2_000_001, "2,000,000"),
        (b"a" * 8_000_001, "2,000,000"),
        ("Published: 2017-08-01", "header lines"),
    ],
)
def test_what_is_no_story_is_refused_in_one_line(raw: str | bytes, reason: str) -> None:
    with pytest.raises(StoryError, match=reason) as caught:
        from_text(raw, id="s1")
    assert str(caught.value).startswith("s1: ")
    assert "\n" not in str(caught.value)


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300)))
def test_whatever_the_bytes_a_story_or_a_story_error(raw: str | bytes) -> None:
    try:
        story = from_text(raw)
    except StoryError:
        return
    assert story.text.strip() == story.text != ""
    assert "\r" not in story.text
    story.text.encode()  # no surrogates are left


@given(st.text(alphabet="ab E.,:’“£é…\n\r\t\xa0\u200b👉", max_size=200), st.sampled_from(["", "Title: A b\n"]))
def test_reading_a_text_again_changes_nothing(text: str, head: str) -> None:
    try:
        once = from_text(f"{head}\nWords first. {text}")
    except StoryError:
        return
    assert from_text(once.text, title=once.title).text == once.text
