"""`sagabook watch` from the command line: what it says, what it keeps, and how it ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from sagabook.stories.watching import Watcher

from ..stories.feed_documents import item, rss
from ..stories.site import Asked, Said, Site, running
from .conftest import Ran, run_command


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


@pytest.fixture
def feeds(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list of one feed, watched without waiting between two requests."""
    monkeypatch.setattr("sagabook.stories.watching.Watcher", partial(Watcher, pace=0.0, chance=lambda: 1.0))
    monkeypatch.setenv("SAGABOOK_BOOK", str(tmp_path / "book.db"))
    file = tmp_path / "feeds.toml"
    file.write_text(f'[[feed]]\nurl = "{site.root}/rss"\n', encoding="utf-8")
    return file


def look(feeds: Path, *words: str) -> Ran:
    return run_command("watch", feeds, "--once", "--allow-private", *words)


def test_what_a_feed_brings_is_added_and_named(site: Site, feeds: Path) -> None:
    site.pages["/rss"] = Said(rss([item(1), item(2)]))
    ran = look(feeds)
    assert (ran.status, ran.err) == (0, "watching 1 feed\n")
    assert ran.out == "Story 1: 0 claims\nStory 2: 0 claims\n"
    assert run_command("story", "g2").status == 0


def test_where_none_is_due_it_says_when_the_next_is(site: Site, feeds: Path) -> None:
    site.pages["/rss"] = Said(rss([item(1)]))
    look(feeds)
    ran = look(feeds)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "watching 1 feed; none is due yet, the next in 15 min\n"


def test_a_feed_that_does_not_come_is_told_and_not_quarantined(site: Site, feeds: Path) -> None:
    site.pages["/rss"] = Said(status=503)
    ran = look(feeds)
    assert ran.status == 2
    assert ran.err.splitlines()[1:] == [f"sagabook: {site.root}/rss: status 503; try later (asked again in 30 min)"]
    assert run_command("quarantine").out == "nothing is in quarantine\n"


def test_an_entry_that_cannot_be_read_is_quarantined(site: Site, feeds: Path) -> None:
    site.pages["/rss"] = Said(rss([item(1), "<item><link>https://example.org/2</link></item>"]))
    ran = look(feeds)
    assert (ran.status, ran.out) == (2, "Story 1: 0 claims\n")
    assert "an entry without title or text" in ran.err
    assert "an entry without title or text" in run_command("quarantine").out


def test_a_feed_that_is_gone_for_good_is_told_once(site: Site, feeds: Path) -> None:
    site.pages["/rss"] = Said(status=410)
    ran = look(feeds)
    assert ran.status == 2
    assert "gone for good, and not asked for again; take it off the list" in ran.err
    ran = look(feeds)
    assert (ran.status, ran.err) == (0, "every feed is gone for good; list others\n")


def test_private_addresses_are_refused_with_the_option_that_allows_them(site: Site, feeds: Path) -> None:
    ran = run_command("watch", feeds, "--once")
    assert ran.status == 2
    assert "--allow-private" in ran.err
    assert site.asked == []


@pytest.mark.parametrize("presses", [1, 2])
def test_ctrl_c_ends_the_watch_without_a_word_too_many(site: Site, feeds: Path, presses: int) -> None:
    def slowly(asked: Asked) -> Said:
        time.sleep(1.5)
        return Said(status=404)

    site.pages["/robots.txt"] = slowly
    watch = subprocess.Popen(
        [sys.executable, "-m", "sagabook", "watch", feeds, "--allow-private"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    with watch:
        while not site.asked:
            time.sleep(0.05)
        for _ in range(presses):
            watch.send_signal(signal.SIGINT)
            time.sleep(0.2)
        out, _ = watch.communicate(timeout=30)
    assert watch.returncode == 130
    assert out.splitlines() == [
        "watching 1 feed; Ctrl-C stops it",
        "stopping as soon as what is being fetched has come; Ctrl-C again does not wait for it",
    ]
