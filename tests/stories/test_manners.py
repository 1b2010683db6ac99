"""A visitor asks robots.txt, keeps its pace, and stays away when told to."""

import threading
from collections.abc import Iterator

import pytest

from sagabook.errors import FetchError, UnavailableError
from sagabook.stories.manners import Visitor

from .site import Asked, Clock, Said, Site, running


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as each:
        each.pages["/a"] = Said(b"<p>a", headers={"Content-Type": "text/html"})
        each.pages["/b"] = Said(b"<p>b")
        yield each


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visitor(clock: Clock) -> Visitor:
    return Visitor(pace=5.0, allow_private=True, clock=clock, sleep=clock.sleep)


def robots(site: Site, text: str) -> None:
    site.pages["/robots.txt"] = Said(text.encode())


def test_a_page_comes_with_its_type(site: Site, visitor: Visitor) -> None:
    page = visitor.fetch(f"{site.root}/a")
    assert (page.url, page.body, page.content_type) == (f"{site.root}/a", b"<p>a", "text/html")


def test_robots_txt_is_asked_once_and_first(site: Site, visitor: Visitor) -> None:
    for name in "abab":
        visitor.fetch(f"{site.root}/{name}")
    assert [each.path for each in site.asked] == ["/robots.txt", "/a", "/b", "/a", "/b"]


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /b", "/a", True),
        ("User-agent: sagabook\nDisallow: /a\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        # The longest match wins, whatever stands first (RFC 9309, section 2.2.2); wildcards count (2.2.3).
        ("User-agent: *\nAllow: /\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /\nAllow: /a$", "/a", True),
        ("User-agent: *\nDisallow: /*a$", "/a", False),
        ("rubbish \x00\xff", "/a", True),
        ("", "/a", True),
    ],
)
def test_robots_txt_is_obeyed(site: Site, visitor: Visitor, rules: str, path: str, allowed: bool) -> None:
    robots(site, rules)
    if allowed:
        assert visitor.fetch(f"{site.root}{path}").body
    else:
        with pytest.raises(FetchError, match=r"refused by the site's robots\.txt"):
            visitor.fetch(f"{site.root}{path}")
        assert site.paths() == []


def test_robots_txt_is_asked_again_after_a_day(site: Site, visitor: Visitor, clock: Clock) -> None:
    visitor.fetch(f"{site.root}/a")
    robots(site, "User-agent: *\nDisallow: /")
    visitor.fetch(f"{site.root}/a")
    clock.now += 86_401
    with pytest.raises(FetchError, match="refused"):
        visitor.fetch(f"{site.root}/a")


def test_robots_txt_that_fails_forbids_everything_for_a_while(site: Site, visitor: Visitor, clock: Clock) -> None:
    site.pages["/robots.txt"] = Said(status=503)
    with pytest.raises(UnavailableError, match=r"robots\.txt cannot be had"):
        visitor.fetch(f"{site.root}/a")
    with pytest.raises(UnavailableError, match="left alone"):
        visitor.fetch(f"{site.root}/a")
    assert [each.path for each in site.asked] == ["/robots.txt"]
    robots(site, "")
    clock.now += 301
    assert visitor.fetch(f"{site.root}/a").body


def test_robots_txt_elsewhere_is_followed_to(site: Site, visitor: Visitor) -> None:
    site.pages["/robots.txt"] = Said(status=301, headers={"Location": "/rules"})
    site.pages["/rules"] = Said(b"User-agent: *\nDisallow: /a")
    with pytest.raises(FetchError, match="refused"):
        visitor.fetch(f"{site.root}/a")
    assert visitor.fetch(f"{site.root}/b").body


def test_robots_txt_that_leads_round_in_circles_counts_as_none(site: Site, visitor: Visitor) -> None:
    site.pages["/robots.txt"] = Said(status=302, headers={"Location": "/robots.txt"})
    assert visitor.fetch(f"{site.root}/a").body


def test_a_host_is_visited_at_its_pace(site: Site, visitor: Visitor, clock: Clock) -> None:
    for name in "aba":
        visitor.fetch(f"{site.root}/{name}")
    assert clock.slept == [5.0, 5.0, 5.0]  # robots.txt was the first visit
    clock.now += 60
    visitor.fetch(f"{site.root}/b")
    assert len(clock.slept) == 3


def test_a_longer_crawl_delay_wins(site: Site, visitor: Visitor, clock: Clock) -> None:
    robots(site, "User-agent: *\nCrawl-delay: 30")
    for name in "aba":
        visitor.fetch(f"{site.root}/{name}")
    assert clock.slept[1:] == [30.0, 30.0]


def test_a_crawl_delay_of_days_is_cut(site: Site, visitor: Visitor, clock: Clock) -> None:
    robots(site, "User-agent: *\nCrawl-delay: 100000")
    for name in "ab":
        visitor.fetch(f"{site.root}/{name}")
    assert clock.slept[-1] == 120.0


def test_each_host_has_a_pace_of_its_own(site: Site, visitor: Visitor, clock: Clock) -> None:
    with running() as other:
        other.pages["/a"] = Said(b"x")
        visitor.fetch(f"{site.root}/a")
        slept = len(clock.slept)
        visitor.fetch(f"{other.root}/a")
        assert clock.slept[slept:] == [5.0]  # between its robots.txt and its page
        assert other.asked[0].path == "/robots.txt"


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("asked", "seconds"),
    [("120", 120.0), ("Tue, 01 Aug 2017 07:02:00 GMT", 120.0), ("soon", None), ("", None), ("9" * 40, 604_800.0)],
)
def test_a_host_that_asks_to_be_left_alone_is(
    site: Site, visitor: Visitor, clock: Clock, status: int, asked: str, seconds: float | None
) -> None:
    site.pages["/a"] = Said(status=status, headers={"Retry-After": asked})
    visitor.fetch(f"{site.root}/b")
    clock.now = 1_501_570_800.0 - 5  # 07:00, when the next turn comes
    visitor._hosts[site.root].next_turn = 0.0
    clock.now += 5
    with pytest.raises(UnavailableError, match=f"status {status}") as caught:
        visitor.fetch(f"{site.root}/a")
    assert caught.value.retry_after == seconds
    asked_so_far = len(site.asked)
    with pytest.raises(UnavailableError, match="left alone"):
        visitor.fetch(f"{site.root}/b")
    assert len(site.asked) == asked_so_far
    clock.now += (seconds or 60.0) + 1
    assert visitor.fetch(f"{site.root}/b").body


@pytest.mark.parametrize(
    ("status", "later"), [(404, False), (410, False), (403, False), (500, True), (502, True), (408, True)]
)
def test_a_failure_says_whether_it_may_pass(site: Site, visitor: Visitor, status: int, later: bool) -> None:
    site.pages["/a"] = Said(status=status)
    with pytest.raises(FetchError) as caught:
        visitor.fetch(f"{site.root}/a")
    assert isinstance(caught.value, UnavailableError) is later
    assert visitor.fetch(f"{site.root}/b").body


def test_conditions_are_sent_and_an_unchanged_page_is_told(site: Site, visitor: Visitor) -> None:
    site.pages["/a"] = lambda asked: Said(status=304 if asked.headers.get("if-none-match") == '"x"' else 200)
    assert visitor.visit(f"{site.root}/a", {"If-None-Match": '"x"'}).status == 304
    assert visitor.visit(f"{site.root}/a").status == 200


def test_every_redirect_is_visited_with_manners(site: Site, visitor: Visitor) -> None:
    with running() as other:
        robots(other, "User-agent: *\nDisallow: /private")
        other.pages["/public"] = Said(b"<p>hello")
        site.pages["/good"] = Said(status=302, headers={"Location": f"{other.root}/public"})
        site.pages["/bad"] = Said(status=302, headers={"Location": f"{other.root}/private"})
        site.pages["/round"] = Said(status=302, headers={"Location": "/round"})
        assert visitor.fetch(f"{site.root}/good").url == f"{other.root}/public"
        with pytest.raises(FetchError, match="refused"):
            visitor.fetch(f"{site.root}/bad")
        with pytest.raises(FetchError, match="more than 5 redirects"):
            visitor.fetch(f"{site.root}/round")


@pytest.mark.parametrize(
    "url", ["", "x", "ftp://e.org/", "http://", "http://[", "http://u:secret@127.0.0.1/", "file:///etc/passwd"]
)
def test_only_plain_web_addresses_are_visited(visitor: Visitor, url: str) -> None:
    with pytest.raises(FetchError) as caught:
        visitor.fetch(url)
    assert "secret" not in str(caught.value)


def test_private_addresses_are_refused(site: Site) -> None:
    with pytest.raises(FetchError, match="private"):
        Visitor().fetch(f"{site.root}/a")
    assert site.asked == []


def test_a_host_gets_one_request_at_a_time_from_all_threads(site: Site) -> None:
    visitor = Visitor(pace=0.0, allow_private=True)
    waiting = threading.Event()

    def slow(asked: Asked) -> Said:
        waiting.wait(0.02)
        return Said(b"x")

    site.pages["/slow"] = slow
    threads = [threading.Thread(target=visitor.fetch, args=(f"{site.root}/slow",)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert site.paths() == ["/slow"] * 5
    assert site.busiest == 1
    assert [each.path for each in site.asked].count("/robots.txt") == 1
