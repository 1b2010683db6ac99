"""A watcher gives each new entry once, remembers it, and keeps away from what fails."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sagabook.errors import FeedsError
from sagabook.stories.feed_list import FeedSource
from sagabook.stories.found import Found, Unreadable
from sagabook.stories.watching import Watcher

from .archive_records import page
from .feed_documents import address, item, rss, sitemap
from .site import Asked, Clock, Said, Site, running


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as each:
        yield each


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(site: Site, clock: Clock, tmp_path: Path) -> Callable[..., Watcher]:
    """Makes watchers of the site's /rss, or of the feeds given, which share a state."""

    def make(*feeds: FeedSource, **options: Any) -> Watcher:
        options = {"state": tmp_path / "watch.json", "at_once": 1, "chance": lambda: 0.0, **options}
        return Watcher(
            feeds or (FeedSource(f"{site.root}/rss"),), allow_private=True, clock=clock, sleep=clock.sleep, **options
        )

    return make


def feed(*numbers: int, **headers: str) -> Said:
    return Said(
        rss(item(number) for number in numbers),
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )


def titles(items: Iterator[Found | Unreadable]) -> list[str]:
    return [(each.story.title or "") if isinstance(each, Found) else f"! {each.reason}" for each in items]


def state_of(tmp_path: Path, site: Site) -> dict[str, Any]:
    feeds = json.loads((tmp_path / "watch.json").read_bytes())["feeds"]
    state = feeds[f"{site.root}/rss"]
    assert isinstance(state, dict)
    return state


def test_new_entries_are_given_once(site: Site, clock: Clock, watch: Callable[..., Watcher]) -> None:
    watcher = watch()
    site.pages["/rss"] = feed(1, 2)
    assert titles(watcher.poll()) == ["Story 1", "Story 2"]
    assert titles(watcher.poll()) == []
    assert site.paths() == ["/rss"]  # not due again
    clock.now += 900
    site.pages["/rss"] = feed(3, 2)
    assert titles(watcher.poll()) == ["Story 3"]


def test_items_tell_their_place_and_outlet(site: Site, watch: Callable[..., Watcher]) -> None:
    site.pages["/rss"] = feed(7)
    url = f"{site.root}/rss"
    (found,) = watch(FeedSource(url, outlet="Given")).poll()
    assert isinstance(found, Found)
    assert (found.place.source, found.place.locator) == (url, f"{url}#1 https://example.org/7")
    assert found.story.outlet == "Given"


def test_a_restart_goes_on_where_it_stopped(site: Site, clock: Clock, watch: Callable[..., Watcher]) -> None:
    site.pages["/rss"] = feed(1, 2)
    assert len(titles(watch().poll())) == 2
    assert watch().next_due() == clock.now + 900
    assert titles(watch().poll()) == []
    clock.now += 900
    site.pages["/rss"] = feed(2, 3)
    assert titles(watch().poll()) == ["Story 3"]


def test_whoever_stops_between_two_items_loses_none(site: Site, watch: Callable[..., Watcher]) -> None:
    site.pages["/rss"] = feed(1, 2, 3)
    items = watch().poll()
    assert titles(iter([next(items), next(items)])) == ["Story 1", "Story 2"]
    items.close()
    # The second was not yet dealt with, as far as the watcher could see.
    assert titles(watch().poll()) == ["Story 2", "Story 3"]


def test_a_kill_at_any_moment_loses_none(site: Site, tmp_path: Path, watch: Callable[..., Watcher]) -> None:
    site.pages["/rss"] = feed(1, 2, 3)
    items = watch().poll()
    next(items)
    file = tmp_path / "watch.json"
    killed = file.read_bytes() if file.exists() else None  # what a kill would leave
    items.close()
    file.unlink()
    if killed is not None:
        file.write_bytes(killed)
    assert titles(watch().poll()) == ["Story 1", "Story 2", "Story 3"]


_PROGRAM = """
import sys
from sagabook.stories.feed_list import FeedSource
from sagabook.stories.watching import Watcher

feeds = [FeedSource(f"{sys.argv[1]}/{number}") for number in range(3)]
for item in Watcher(feeds, state=sys.argv[2], pace=0.0, allow_private=True).poll():
    print(item.story.title, flush=True)
"""


def test_a_process_that_is_killed_goes_on_where_it_was(site: Site, tmp_path: Path) -> None:
    for number in range(3):
        site.pages[f"/{number}"] = feed(*range(number * 40, number * 40 + 40))
    command = [sys.executable, "-c", _PROGRAM, site.root, str(tmp_path / "watch.json")]
    given = []
    for lines in (5, 70):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            given += [process.stdout.readline().strip() for _ in range(lines)]
            process.kill()
    rest = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    given += rest.stdout.split("\n")[:-1]
    assert set(given) == {f"Story {number}" for number in range(120)}
    again = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert (again.stdout, again.stderr) == ("", "")


def test_feeds_are_asked_for_only_if_changed(site: Site, clock: Clock, watch: Callable[..., Watcher]) -> None:
    day = "Tue, 01 Aug 2017 06:00:00 GMT"

    def serve(asked: Asked) -> Said:
        known = asked.headers.get("if-none-match") == '"one"' and asked.headers.get("if-modified-since") == day
        return Said(status=304) if known else feed(1, ETag='"one"', Last_Modified=day)

    site.pages["/rss"] = serve
    assert titles(watch().poll()) == ["Story 1"]
    clock.now += 900
    assert titles(watch().poll()) == []
    assert watch().next_due() == clock.now + 900
    clock.now += 900
    assert titles(watch().poll()) == []
    assert [each.headers.get("if-none-match") for each in site.asked if each.path == "/rss"] == [None, '"one"', '"one"']


@pytest.mark.parametrize(("chance", "share"), [(0.0, 1.0), (0.5, 1.5)])
def test_a_feed_that_fails_is_left_alone_longer_and_longer(
    site: Site, clock: Clock, watch: Callable[..., Watcher], chance: float, share: float
) -> None:
    watcher = watch(chance=lambda: chance)
    waits = []
    for _ in range(10):
        site.pages["/rss"] = Said(status=500)
        (failure,) = watcher.poll()
        assert isinstance(failure, Unreadable)
        assert failure.reason.startswith("status 500; try later (asked again in ")
        due = watcher.next_due()
        assert due is not None
        waits.append(due - clock.now)
        clock.now = due
    assert waits[:4] == [900 * share, 1_800 * share, 3_600 * share, 7_200 * share]
    assert max(waits) == 43_200 * share
    site.pages["/rss"] = feed(1)
    assert titles(watcher.poll()) == ["Story 1"]
    assert watcher.next_due() == clock.now + 900


def test_retry_after_is_obeyed(site: Site, clock: Clock, watch: Callable[..., Watcher]) -> None:
    site.pages["/rss"] = Said(status=429, headers={"Retry-After": "100000"})
    watcher = watch()
    titles(watcher.poll())
    assert watcher.next_due() == clock.now + 100_000


def test_a_feed_that_is_gone_is_not_asked_for_again(site: Site, clock: Clock, watch: Callable[..., Watcher]) -> None:
    site.pages["/rss"] = Said(status=410)
    watcher = watch()
    (failure,) = watcher.poll()
    assert isinstance(failure, Unreadable)
    assert "status 410" in failure.reason
    assert watcher.next_due() is None
    assert titles(watch().run()) == []
    clock.now += 1e7
    assert titles(watch().poll()) == []
    assert site.paths() == ["/rss"]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (Said(b"<!DOCTYPE html><html><body>Sign in", headers={"Content-Type": "text/html"}), "not a feed"),
        (Said(b""), "not a feed"),
        (Said(status=404), "status 404"),
        (Said(status=302, headers={"Location": "/rss"}), "more than 5 redirects"),
        (Said(b"x" * 5_000_001), "over 5,000,000 bytes"),
    ],
)
def test_what_is_no_feed_is_said_and_tried_later(
    site: Site, clock: Clock, watch: Callable[..., Watcher], said: Said, reason: str
) -> None:
    site.pages["/rss"] = said
    watcher = watch()
    (failure,) = watcher.poll()
    assert isinstance(failure, Unreadable)
    assert reason in failure.reason
    assert "\n" not in failure.reason
    due = watcher.next_due()
    assert due is not None
    assert due >= clock.now + 900


def test_robots_txt_keeps_a_feed_shut(site: Site, watch: Callable[..., Watcher]) -> None:
    site.pages["/robots.txt"] = Said(b"User-agent: *\nDisallow: /rss")
    site.pages["/rss"] = feed(1)
    (failure,) = watch().poll()
    assert isinstance(failure, Unreadable)
    assert "robots.txt" in failure.reason
    assert site.paths() == []


def linked(site: Site, *paths: str) -> Said:
    return Said(rss(item(number, link=f"{site.root}{path}") for number, path in enumerate(paths, start=1)))


def test_pages_are_followed_when_asked_at_the_pace(site: Site, clock: Clock, watch: Callable[..., Watcher]) -> None:
    site.pages |= {"/rss": linked(site, "/1", "/2"), "/1": Said(page(1).encode()), "/2": Said(page(2).encode())}
    began = clock.now
    found = list(watch(FeedSource(f"{site.root}/rss", pages=True)).poll())
    assert all(isinstance(each, Found) and "£12m" in each.story.text for each in found)
    assert clock.now - began == 15.0  # four visits, robots.txt the first, five seconds apart


def test_a_page_that_does_not_come_is_tried_again(site: Site, clock: Clock, watch: Callable[..., Watcher]) -> None:
    site.pages |= {"/rss": linked(site, "/1", "/2", "/3"), "/1": Said(status=502), "/2": Said(page(2).encode())}
    pages = FeedSource(f"{site.root}/rss", pages=True)
    said = titles(watch(pages).poll())
    assert said[0] == "Story 2"
    assert "status 404" in said[1]
    clock.now += 900
    assert titles(watch(pages).poll()) == []
    site.pages["/1"] = Said(page(1).encode())
    clock.now += 900
    assert titles(watch(pages).poll()) == ["Story 1"]
    clock.now += 900
    assert titles(watch(pages).poll()) == []


def test_a_page_that_never_comes_is_given_up(site: Site, clock: Clock, watch: Callable[..., Watcher]) -> None:
    site.pages |= {"/rss": linked(site, "/1"), "/1": Said(status=502)}
    pages = FeedSource(f"{site.root}/rss", pages=True)
    said = []
    for _ in range(7):
        said.append(titles(watch(pages).poll()))
        clock.now += 900
    assert said[:4] == [[], [], [], []]
    assert "status 502; try later (tried 5 times)" in said[4][0]
    assert said[5:] == [[], []]


def test_while_entries_are_to_come_the_feed_is_asked_for_in_full(
    site: Site, clock: Clock, tmp_path: Path, watch: Callable[..., Watcher]
) -> None:
    said = linked(site, "/1")
    said.headers["ETag"] = '"one"'
    site.pages |= {"/rss": said, "/1": Said(status=502)}
    pages = FeedSource(f"{site.root}/rss", pages=True)
    titles(watch(pages).poll())
    assert state_of(tmp_path, site)["etag"] is None
    site.pages["/1"] = Said(page(1).encode())
    clock.now += 900
    titles(watch(pages).poll())
    assert state_of(tmp_path, site)["etag"] == '"one"'


def test_a_sitemap_of_news_is_watched_like_a_feed(site: Site, clock: Clock, watch: Callable[..., Watcher]) -> None:
    entries = [address(f"https://example.org/{number}", f"Story {number}") for number in range(3)]
    site.pages["/rss"] = Said(sitemap(entries[:2]))
    assert titles(watch().poll()) == ["Story 0", "Story 1"]
    site.pages["/rss"] = Said(sitemap(entries).removesuffix(b"</urlset>"))
    clock.now += 900
    assert titles(watch().poll()) == ["Story 2", "! the feed breaks off; get it again"]
    site.pages["/rss"] = Said(b"<sitemapindex><sitemap><loc>https://example.org/a</loc></sitemap></sitemapindex>")
    clock.now += 900
    (told,) = titles(watch().poll())
    assert told.startswith("! a sitemap of sitemaps; give the one that lists the news (asked again in ")


def test_what_is_not_wanted_is_turned_away_once(site: Site, clock: Clock, watch: Callable[..., Watcher]) -> None:
    site.pages["/rss"] = feed(1, 2)
    seen: list[bytes] = []

    def wanted(raw: bytes) -> bool:
        seen.append(raw)
        return b"Story 2" in raw

    assert titles(watch(wanted=wanted).poll()) == ["Story 2"]
    clock.now += 900
    assert titles(watch(wanted=wanted).poll()) == []
    assert len(seen) == 2


def test_a_feed_that_breaks_off_is_asked_for_again_in_full(
    site: Site, clock: Clock, watch: Callable[..., Watcher]
) -> None:
    whole = rss([item(1), item(2), item(3)])
    site.pages["/rss"] = Said(whole[: whole.index(b"<item><title>Story 3")], headers={"ETag": '"cut"'})
    assert titles(watch().poll()) == ["Story 1", "Story 2", "! the feed breaks off; get it again"]
    site.pages["/rss"] = Said(whole, headers={"ETag": '"whole"'})
    clock.now += 900
    assert titles(watch().poll()) == ["Story 3"]
    assert "if-none-match" not in site.asked[-1].headers


def test_old_entries_that_come_back_are_known(
    site: Site, clock: Clock, tmp_path: Path, watch: Callable[..., Watcher]
) -> None:
    site.pages["/rss"] = feed(1, 2)
    titles(watch().poll())
    for numbers, new in [((3,), ["Story 3"]), ((1, 3), []), ((2, 4), ["Story 4"])]:
        clock.now += 900
        site.pages["/rss"] = feed(*numbers)
        assert titles(watch().poll()) == new
    assert len(state_of(tmp_path, site)["seen"]) == 4


def test_memory_of_entries_is_bounded(site: Site, clock: Clock, tmp_path: Path, watch: Callable[..., Watcher]) -> None:
    for start in range(0, 2_400, 400):
        site.pages["/rss"] = feed(*range(start, start + 400))
        assert len(titles(watch().poll())) == 400
        clock.now += 900
    assert len(state_of(tmp_path, site)["seen"]) == 1_400


def test_feeds_are_looked_at_side_by_side_but_at_most_so_many(clock: Clock, watch: Callable[..., Watcher]) -> None:
    together = threading.Barrier(2, timeout=10)
    lock = threading.Lock()
    busy: list[int] = [0, 0]

    def serve(asked: Asked) -> Said:
        with lock:
            busy[0] += 1
            busy[1] = max(busy)
        together.wait()  # both hosts must be asked at the same time, or this fails
        with lock:
            busy[0] -= 1
        return feed(int(asked.path[-1]))

    with running() as first, running() as second, running() as third, running() as fourth:
        sites = (first, second, third, fourth)
        for number, each in enumerate(sites):
            each.pages[f"/{number}"] = serve
        watcher = watch(*(FeedSource(f"{each.root}/{number}") for number, each in enumerate(sites)), at_once=2)
        assert sorted(titles(watcher.poll())) == ["Story 0", "Story 1", "Story 2", "Story 3"]
    assert busy == [0, 2]


def test_one_feed_s_failure_stops_no_other(site: Site, watch: Callable[..., Watcher]) -> None:
    site.pages["/good"] = feed(1)
    said = titles(watch(FeedSource(f"{site.root}/bad"), FeedSource(f"{site.root}/good"), at_once=2).poll())
    assert sorted(said)[-1] == "Story 1"
    assert len(said) == 2


def test_a_watch_runs_until_told_to_stop(site: Site, clock: Clock, watch: Callable[..., Watcher]) -> None:
    numbers = iter(range(1, 100))
    site.pages["/rss"] = lambda _: feed(next(numbers))
    taken: list[str] = []
    began = clock.now
    for each in watch().run(lambda: len(taken) >= 3):
        assert isinstance(each, Found)
        taken.append(each.story.title or "")
    assert taken == ["Story 1", "Story 2", "Story 3"]
    assert clock.now - began >= 1_800
    assert max(clock.slept) <= 1.0  # so that the end is noticed within a second
    site.pages["/rss"] = feed(3)
    clock.now += 900
    assert titles(watch().poll()) == []  # the last one is remembered too


def test_a_watch_ends_while_a_feed_is_read_slowly(site: Site, clock: Clock, watch: Callable[..., Watcher]) -> None:
    site.pages["/rss"] = linked(site, *(f"/{number}" for number in range(50)))
    site.pages |= {f"/{number}": Said(page(number).encode()) for number in range(50)}
    items = watch(FeedSource(f"{site.root}/rss", pages=True)).poll()
    next(items)
    items.close()
    assert len(site.paths()) < 51


def test_a_watch_can_be_stopped_while_nothing_comes(site: Site, watch: Callable[..., Watcher]) -> None:
    asked = threading.Event()
    answering = threading.Event()

    def serve(_: Asked) -> Said:
        asked.set()
        answering.wait(5)
        return feed(1)

    def stop() -> bool:
        if asked.is_set():
            answering.set()
        return asked.is_set()

    site.pages["/rss"] = serve
    assert titles(watch().run(stop)) == []
    assert titles(watch().poll()) == ["Story 1"]


def test_a_mistake_in_a_gate_is_not_swallowed(site: Site, watch: Callable[..., Watcher]) -> None:
    site.pages["/rss"] = feed(1)

    def wanted(raw: bytes) -> bool:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        titles(watch(wanted=wanted).poll())


def test_a_state_that_cannot_be_kept_is_said(site: Site, tmp_path: Path, watch: Callable[..., Watcher]) -> None:
    site.pages["/rss"] = feed(1)
    with pytest.raises(FeedsError, match="cannot be written"):
        titles(watch(state=tmp_path / "missing" / "watch.json").poll())


def test_private_addresses_are_refused_by_default(site: Site, clock: Clock) -> None:
    watcher = Watcher([FeedSource(f"{site.root}/rss")], clock=clock, sleep=clock.sleep)
    (failure,) = watcher.poll()
    assert isinstance(failure, Unreadable)
    assert "private" in failure.reason
    assert site.asked == []
