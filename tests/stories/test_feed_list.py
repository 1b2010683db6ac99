"""A list of feeds is read, or refused in one line that says what is wrong with which feed."""

from pathlib import Path

import pytest

from sagabook.errors import FeedsError
from sagabook.stories.feed_list import FeedSource, load_feeds


def load(tmp_path: Path, text: str | bytes) -> tuple[FeedSource, ...]:
    file = tmp_path / "feeds.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_feeds(file)


def test_feeds_are_read_in_their_order(tmp_path: Path) -> None:
    text = """
    [[feed]]
    url = "https://example.org/football/rss"

    [[feed]]
    url = " http://other.example/atom "
    outlet = "The  Other"
    every = "2h"
    pages = true
    """
    assert load(tmp_path, text) == (
        FeedSource("https://example.org/football/rss", None, 900.0, False),
        FeedSource("http://other.example/atom", "The Other", 7_200.0, True),
    )


@pytest.mark.parametrize(("every", "seconds"), [("60s", 60.0), ("15 m", 900.0), ("1h", 3_600.0), ("7d", 604_800.0)])
def test_times_have_units(tmp_path: Path, every: str, seconds: float) -> None:
    (feed,) = load(tmp_path, f'[[feed]]\nurl = "https://e.org"\nevery = "{every}"')
    assert feed.every == seconds


URL = 'url = "https://e.org/rss"\n'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no feeds"),
        ("feed = 3", "no feeds"),
        ("feed = [1]", "feed 1: not a table"),
        ("[[feeds]]\n" + URL, "'feeds' is unknown"),
        ("[[feed]]\n", "feed 1: url must be"),
        ("[[feed]]\nurl = 3", "feed 1: url must be"),
        ("[[feed]]\nurl = 'ftp://e.org'", "feed 1: url must be"),
        ("[[feed]]\nurl = 'http://['", "feed 1: url must be"),
        ("[[feed]]\nurl = 'http://u:p@e.org'", "feed 1: url must be"),
        (f"[[feed]]\n{URL}[[feed]]\n{URL}", "feed 2: https://e.org/rss stands there twice"),
        (f"[[feed]]\n{URL}evry = '15m'", "feed 1: 'evry' is unknown"),
        (f"[[feed]]\n{URL}every = 15", "feed 1: every must be"),
        (f"[[feed]]\n{URL}every = '15'", "feed 1: every must be"),
        (f"[[feed]]\n{URL}every = '5s'", "feed 1: every must be"),
        (f"[[feed]]\n{URL}every = '8d'", "feed 1: every must be"),
        (f"[[feed]]\n{URL}outlet = ''", "feed 1: outlet must be"),
        (f"[[feed]]\n{URL}outlet = 3", "feed 1: outlet must be"),
        (f"[[feed]]\n{URL}pages = 'yes'", "feed 1: pages must be"),
        ("[[feed", "not TOML"),
        (b"\xff\xfe", "not TOML"),
    ],
)
def test_bad_rows_are_named(tmp_path: Path, text: str | bytes, reason: str) -> None:
    with pytest.raises(FeedsError, match=f"feeds.toml: .*{reason}") as caught:
        load(tmp_path, text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["missing.toml", ".", "a\0b"])
def test_a_list_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(FeedsError, match="cannot be read"):
        load_feeds(str(tmp_path / name))
