"""Sitemaps of news give a story for each headline, or the page when it is followed."""

import io
import time
import tracemalloc
from datetime import date

import pytest

from sagabook.model import Story
from sagabook.stories.fetch import Page
from sagabook.stories.found import Found, Record, Unreadable, settle
from sagabook.stories.links import Follower
from sagabook.stories.sitemaps import read_sitemap

from .archive_records import page
from .feed_documents import address, sitemap
from .test_feeds import BOMBS


def read(raw: bytes, follower: Follower | None = None) -> list[Found | Unreadable | str | None]:
    items = read_sitemap(io.BytesIO(raw), "map.xml", follower=follower)
    return [settle(each) if isinstance(each, Record) else each for each in items]


def test_a_headline_is_a_story() -> None:
    (found,) = read(sitemap([address("https://example.org/1?a=1&b=2", "Town & Brandt agree")]))
    assert isinstance(found, Found)
    assert found.place.locator == "map.xml#1 https://example.org/1?a=1&b=2"
    assert found.story == Story(
        text="Town & Brandt agree",
        id="https://example.org/1?a=1&b=2",
        title="Town & Brandt agree",
        outlet="The Example",
        published=date(2017, 8, 1),
        url="https://example.org/1?a=1&b=2",
    )


def test_an_address_without_a_headline_cannot_be_read_unless_followed() -> None:
    raw = sitemap([address("https://example.org/1"), address("https://example.org/2", "Headline"), "<url/>"])
    first, second, third = read(raw)
    assert isinstance(first, Unreadable)
    assert "without a headline" in first.reason
    assert isinstance(second, Found)
    assert isinstance(third, Unreadable)
    assert "without an address" in third.reason

    followed = Follower(lambda url: Page(url, page(int(url[-1])).encode(), ""))
    first, second, third = read(raw, followed)
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert (second.story.title, second.story.published, second.story.outlet) == (
        "Story 2",
        date(2017, 8, 1),
        "The Example",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<?xml", "\n <?xml"),
        ("<?xml", "\ufeff\n<?xml"),
        ("<news:title>", "<news:title>\n"),
        ("Town &amp; Brandt’s", "Town & Brandt&rsquo;s"),
        ("Town &amp; Brandt’s", "<![CDATA[Town & Brandt’s]]>"),
        ("?a=1&amp;b=2", "?a=1&b=2"),
        ("http://www.google.com/schemas/sitemap-news", "https://www.google.co.uk/schemas/sitemap-news"),
        ("<url>", "<url><image:image xmlns:image='x'><image:loc>https://i.example/1.jpg</image:loc></image:image>"),
        ("<loc>", "<xhtml:link xmlns:xhtml='x' rel='alternate' href='https://example.org/de'/><loc>"),
        ("2017-08-01T09:30:00+01:00", "Tue, 01 Aug 2017 09:30:00 BST"),
    ],
)
def test_what_sites_make_of_the_form_is_read(old: str, new: str) -> None:
    raw = sitemap([address("https://example.org/1?a=1&b=2", "Town & Brandt’s")]).decode()
    assert old in raw
    (found,) = read(raw.replace(old, new, 1).encode())
    assert isinstance(found, Found), found
    story = found.story
    assert (story.title, story.url) == ("Town & Brandt’s", "https://example.org/1?a=1&b=2")
    assert (story.outlet, story.published) == ("The Example", date(2017, 8, 1))


def test_a_sitemap_in_utf_16_is_read() -> None:
    raw = sitemap([address("https://example.org/1", "Town & Brandt")]).decode().replace("UTF-8", "UTF-16")
    (found,) = read(raw.encode("utf-16"))
    assert isinstance(found, Found)
    assert found.story.title == "Town & Brandt"


def test_a_sitemap_of_sitemaps_gives_their_addresses() -> None:
    named = b"<sitemap><loc> https://example.org/a.xml </loc></sitemap><sitemap><loc>b</loc></sitemap>"
    assert read(b"<sitemapindex>" + named + b"</sitemapindex>") == ["https://example.org/a.xml", "b"]


def test_what_comes_before_the_damage_is_given() -> None:
    whole = sitemap([address(f"https://example.org/{n}", f"Headline {n}") for n in range(3)])
    *stories, last = read(whole[: whole.index(b"Headline 2")])
    assert [type(each) for each in stories] == [Found, Found]
    assert isinstance(last, Unreadable)
    assert (last.place.position, "not a whole XML document" in last.reason) == (3, True)


@pytest.mark.parametrize("raw", [b"", b"words", b"<urlset>", b"<urlset><url><loc>", b"\0\1", b"<a/><b/>"])
def test_what_is_no_sitemap_says_so(raw: bytes) -> None:
    (found,) = read(raw)
    assert isinstance(found, Unreadable)
    assert "\n" not in found.reason


@pytest.mark.parametrize("bomb", BOMBS)
def test_entities_neither_grow_nor_load_anything(bomb: str) -> None:
    raw = sitemap([address("https://example.org/&l9;", "Headline")]).decode().replace("&amp;", "&")
    raw = raw.replace("<urlset", f"{bomb}<urlset", 1)
    started = time.perf_counter()
    found = read(raw.encode())
    assert time.perf_counter() - started < 2
    assert "root:" not in str(found)
    assert len(str(found)) < 1_000


def test_memory_does_not_grow_with_the_sitemap() -> None:
    raw = sitemap(address(f"https://example.org/{n}", f"Headline {n}") for n in range(20_000))
    tracemalloc.start()
    assert sum(1 for _ in read_sitemap(io.BytesIO(raw), "map.xml")) == 20_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000
