"""HTML pages become stories; hostile ones end in a story or one clear line, soon."""

import time
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagabook.errors import StoryError
from sagabook.model import Story
from sagabook.stories import from_html

PARAGRAPHS = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "Harbour Town have agreed a fee of £12m with Northvale for the winger Tomas Brandt, the Example understands.",
        "The 23-year-old will undergo a medical on Monday before he signs a contract until 2022 at Harbour Park.",
        "Northvale want a replacement first, and have asked Eastport about the availability of Leon Abara this week.",
    )
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Town agree Brandt fee - The Example</title>
<meta property="og:title" content="Town agree Brandt fee"><meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2017-08-01T09:30:00Z"></head>
<body><nav><a href="/">Home</a><a href="/football">Football</a></nav>
<article><h1>Town agree Brandt fee</h1>{PARAGRAPHS}</article><footer>About us</footer></body></html>"""


def test_title_site_and_date_come_from_the_page() -> None:
    story = from_html(PAGE.encode(), url="https://example.org/brandt")
    assert story.title == "Town agree Brandt fee"
    assert story.outlet == "The Example"
    assert story.published == date(2017, 8, 1)
    assert story.url == "https://example.org/brandt"
    assert story.language == "en"
    assert story.text.startswith("Town agree Brandt fee\nHarbour Town have agreed")
    assert "About us" not in story.text


def test_arguments_win() -> None:
    story = from_html(PAGE, outlet="Another", published=date(2018, 1, 2))
    assert (story.outlet, story.published) == ("Another", date(2018, 1, 2))


@pytest.mark.parametrize("name", ["windows-1252", "iso-8859-1", "ISO-8859-15", "utf-8", "no-such-charset"])
def test_the_declared_encoding_is_used_where_it_holds(name: str) -> None:
    encoding = {"no-such-charset": "utf-8", "iso-8859-1": "cp1252"}.get(name, name)
    page = PAGE.replace('charset="utf-8"', f'charset="{name}"').encode(encoding)
    assert "£12m" in from_html(page).text


@pytest.mark.parametrize("depth", [400, 5_000, 10_000])
@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul"])
def test_deep_nesting_is_flattened(depth: int, tag: str) -> None:
    page = f"<html><body>{f'<{tag}>' * depth}{PARAGRAPHS}{f'</{tag}>' * depth}</body></html>"
    assert "Tomas Brandt" in from_html(page).text


@pytest.mark.parametrize("cut", [-10, -40, -90, -150, -300, -600])
def test_truncated_pages_give_what_is_there(cut: int) -> None:
    with suppress(StoryError):
        assert "Brandt" in from_html(PAGE[:cut]).text


@pytest.mark.parametrize(
    "page",
    [
        "",
        b"",
        "<",
        "<" * 30_000,
        "<html></html>",
        "<html><body><script>var a = 1;</script></body></html>",
        "<b></i>" * 20_000,
        "<p title='" + "a " * 100_000,
        "<!--" * 20_000,
        "<![CDATA[" * 9_000,
        "<html><head><script type='application/ld+json'>" + "[" * 100_000 + "</script></head></html>",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    ],
)
def test_pages_without_a_story_are_refused_in_one_line(page: str | bytes) -> None:
    with pytest.raises(StoryError) as caught:
        from_html(page, url="https://example.org/x")
    assert str(caught.value).startswith("https://example.org/x: ")
    assert "\n" not in str(caught.value)


def test_pages_too_large_are_refused_at_once() -> None:
    started = time.perf_counter()
    for page in ("a" * 5_000_001, "<td>" * 1_000_000, b"<p>" * 1_000_000):
        with pytest.raises(StoryError, match="over"):
            from_html(page)
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    "piece", ["<p>x y z ", "<a href=x>x y </a>", "<ul><li>x y ", "<table><tr><td>x y ", "<span>x </span>"]
)
def test_many_tags_end_soon(piece: str) -> None:
    started = time.perf_counter()
    with suppress(StoryError):
        from_html("<html><body>" + piece * 3_000 + PARAGRAPHS)
    assert time.perf_counter() - started < 20


FRAGMENTS = [
    "<div>",
    "</div>",
    "<p>",
    "<b>",
    "</i>",
    "<table>",
    "<td>",
    "<a href='x'>",
    "<!--",
    "-->",
    "<html>",
    "&amp;",
    "\0",
    "\ud800",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from([*FRAGMENTS, PARAGRAPHS]), st.text(max_size=20)), max_size=20))
def test_whatever_the_markup_a_story_or_a_story_error(pieces: list[str]) -> None:
    with suppress(StoryError):
        assert isinstance(from_html("".join(pieces)), Story)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.booleans())
def test_whatever_the_bytes_a_story_or_a_story_error(raw: bytes, wrapped: bool) -> None:
    with suppress(StoryError):
        assert isinstance(from_html(b"<html><body><p>" + raw + b"</p>" if wrapped else raw), Story)
