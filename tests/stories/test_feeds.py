"""Feeds of all kinds give their entries; what is no feed says so."""

import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagabook.errors import FetchError
from sagabook.model import Story
from sagabook.stories.feeds import MAX_FEED_BYTES, read_feed
from sagabook.stories.fetch import Page
from sagabook.stories.found import Found, Record, Unreadable, settle
from sagabook.stories.links import Follower

from .archive_records import page
from .feed_documents import item, rss

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
<title>Football | The Example</title><link href="https://www.theexample.org/"/>
<entry><id>tag:1</id><title type="html">&lt;b&gt;Brandt&lt;/b&gt; signs</title><link href="/brandt"/>
<published>2017-08-01T23:30:00-05:00</published><updated>2017-08-03T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Town have signed Brandt.</p><p>He cost £12m.</p></div></content></entry></feed>""".encode()
RDF = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>The Example
</title><link>https://example.org</link></channel><item rdf:about="https://example.org/1"><title>Brandt signs</title>
<link>https://example.org/1</link><description>Town have signed Brandt.</description><dc:date>2017-08-01T09:00:00Z
</dc:date></item></rdf:RDF>"""


def read(
    raw: bytes,
    *,
    url: str | None = None,
    content_type: str = "",
    outlet: str | None = None,
    follower: Follower | None = None,
) -> list[Found | Unreadable]:
    items = read_feed(raw, "feed.xml", url=url, content_type=content_type, outlet=outlet, follower=follower)
    return [found for each in items if (found := settle(each) if isinstance(each, Record) else each)]


def story_of(raw: bytes, **options: Any) -> Story:
    (found,) = read(raw, **options)
    assert isinstance(found, Found), found
    return found.story


def test_an_entry_with_its_text_is_a_story_from_it() -> None:
    words = "<p>Town have signed Brandt.</p><p>He cost £12m &amp; more.</p>"
    (found,) = read(rss([item(1, content=words, more="<pubDate>Tue, 01 Aug 2017 23:30:00 -0500</pubDate>")]))
    assert isinstance(found, Found)
    assert found.place.locator == "feed.xml#1 https://example.org/1"
    assert found.story == Story(
        text="Story 1\n\nTown have signed Brandt.\nHe cost £12m & more.",
        id="g1",
        title="Story 1",
        outlet="The Example",
        published=date(2017, 8, 1),
        url="https://example.org/1",
    )


def test_an_entry_with_a_summary_is_a_story_of_title_and_summary() -> None:
    assert story_of(rss([item(1, summary="<p>Town want <b>Brandt</b>.</p>")])).text == "Story 1\n\nTown want Brandt."
    assert story_of(rss([item(1, summary="Fees < £12m & add-ons.")])).text == "Story 1\n\nFees < £12m & add-ons."
    assert story_of(rss([item(1, summary=None)])).text == "Story 1"
    assert story_of(rss([item(1, summary="<img src='x' alt=''>")])).text == "Story 1"
    assert "<" not in story_of(rss([item(1, summary="<img src='x' alt=''> Now.<script>x()</script>")])).text


def test_atom_is_read() -> None:
    story = story_of(ATOM, url="https://www.theexample.org/feeds/all")
    assert story.text == "Brandt signs\n\nTown have signed Brandt.\nHe cost £12m."
    assert (story.id, story.url) == ("tag:1", "https://www.theexample.org/brandt")
    assert (story.outlet, story.language, story.published) == ("The Example", "de", date(2017, 8, 1))


def test_rdf_is_read() -> None:
    story = story_of(RDF)
    assert (story.title, story.outlet, story.published) == ("Brandt signs", "The Example", date(2017, 8, 1))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("<pubDate>1 Aug 17 09:00 GMT</pubDate>", date(2017, 8, 1)),
        ("<dc:date>2017-08-02</dc:date>", date(2017, 8, 2)),
        ("<pubDate>soon</pubDate>", None),
        ("<pubDate>Tue, 1 Aug 2017 23:30:00 EDT</pubDate>", date(2017, 8, 1)),
        ("<pubDate>Tue, 01 August 2017 09:30 BST</pubDate>", date(2017, 8, 1)),
        ("<pubDate>1501579800</pubDate>", date(2017, 8, 1)),
        ("<pubDate>1501579800000</pubDate>", date(2017, 8, 1)),
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", None),
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate><dc:date>2017-08-02</dc:date>", date(2017, 8, 2)),
        ("<pubDate>0001-01-01T00:00:00</pubDate>", None),
        ("<pubDate>soon</pubDate><dc:date>2017-08-02</dc:date>", date(2017, 8, 2)),
        ("", None),
    ],
)
def test_dates_are_read_in_many_forms(more: str, expected: date | None) -> None:
    assert story_of(rss([item(1, more=more)])).published == expected


@pytest.mark.parametrize(
    ("title", "more", "given", "expected"),
    [
        ("The Example", "", None, "The Example"),
        ("Football | Example", "", None, "Example"),
        ("Example - Transfer news", "", None, "Example"),
        ("Town and Country: latest", "", None, "Town and Country: latest"),
        ("All", '<source url="https://other.example">The Other</source>', None, "The Other"),
        ("All", '<source url="https://other.example">The Other</source>', "Given", "Given"),
        ("", "", None, None),
    ],
)
def test_the_outlet_is_given_or_named(title: str, more: str, given: str | None, expected: str | None) -> None:
    (found,) = read(rss([item(1, more=more)], title=title), outlet=given)
    assert isinstance(found, Found)
    assert found.story.outlet == expected


MEDIA = ' xmlns:media="http://search.yahoo.com/mrss/" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" '
PHOTO = (
    '<media:content url="x.jpg"><media:title>Photo</media:title><media:description type="plain">Brandt smiles.'
    "</media:description></media:content>"
)


def with_media(entry: str) -> bytes:
    return rss([entry]).replace(b"<rss ", f"<rss {MEDIA}".encode())


def test_a_caption_is_no_summary() -> None:
    before, after = item(1, more=PHOTO), item(1, more="").replace("<description>", f"{PHOTO}<description>")
    for entry in (before, after):
        story = story_of(with_media(entry))
        assert (story.title, story.text) == ("Story 1", "Story 1\n\nTown want him.")
    assert story_of(with_media(item(1, summary=None, more=PHOTO))).text == "Story 1"


def test_a_link_is_the_one_that_the_reader_would_land_on() -> None:
    counted = item(1, more="<feedburner:origLink>https://example.org/brandt</feedburner:origLink>")
    assert story_of(with_media(counted)).url == "https://example.org/brandt"
    part = rss([item(1, link="/brandt")])
    assert story_of(part).url == "https://example.org/brandt"  # from the site's own link: a file has no address
    assert story_of(part, url="https://feeds.example.net/all").url == "https://feeds.example.net/brandt"
    assert story_of(rss([item(1, link="")])).url is None
    assert story_of(rss([item(1, link="mailto:desk@example.org")])).url is None


def test_a_headline_does_without_the_outlet_behind_it() -> None:
    source = '<source url="https://other.example">The Other</source>'
    raw = rss([item(1, more=source)]).replace(b"Story 1<", b"Town sign Brandt - The Other<")
    story = story_of(raw)
    assert (story.title, story.outlet) == ("Town sign Brandt", "The Other")


def test_blanks_and_sections_of_characters_are_taken_off() -> None:
    raw = rss([item(1)]).replace(b"<title>Story 1</title>", b"<title>\n <![CDATA[ Town & Brandt\n  agree ]]>\n</title>")
    assert story_of(b"\n\n" + raw).title == "Town & Brandt agree"
    twice = rss([item(1, summary="It&#8217;s &pound;12m&nbsp;now")])
    assert story_of(twice).text == "Story 1\n\nIt’s £12m now"


def test_an_atom_entry_that_holds_a_picture_is_read_without_it() -> None:
    head, _, rest = ATOM.partition(b"<content")
    _, _, tail = rest.partition(b"</content>")
    assert story_of(head + b'<content type="image/png">iVBORw0KGgo=</content>' + tail).text == "Brandt signs"


def test_an_atom_entry_stands_where_its_base_says() -> None:
    raw = ATOM.replace(b"<entry>", b'<entry xml:base="https://example.org/2017/">').replace(b'"/brandt"', b'"brandt"')
    assert story_of(raw, url="https://feeds.example.net/all").url == "https://example.org/2017/brandt"


def test_the_charset_of_the_answer_is_used() -> None:
    raw = rss([item(1, summary="£12m")]).replace(b' encoding="utf-8"', b"").decode().encode("cp1252")
    assert "£12m" in story_of(raw, content_type="text/xml; charset=windows-1252").text
    assert "£12m" in story_of(rss([item(1, summary="£12m")]), content_type="text/xml").text


class Web:
    """Pages by address, and what was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def fetch(self, url: str) -> Page:
        self.asked.append(url)
        if url.endswith("404"):
            raise FetchError(f"{url}: status 404; check the address")
        kind = "image/png" if url.endswith("png") else "text/html"
        return Page(f"{url}?final", page(7).encode(), kind)


def test_entries_without_their_text_are_followed_when_asked() -> None:
    web = Web()
    raw = rss(
        [
            item(1),
            item(2, content="<p>All is said here.</p>"),
            item(3, link=""),
            item(404),
            item(5, link="https://e.org/png"),
        ]
    )
    first, second, third, gone, picture = read(raw, follower=Follower(web.fetch))
    assert web.asked == ["https://example.org/1", "https://example.org/404", "https://e.org/png"]
    assert isinstance(first, Found)
    assert (first.story.title, first.story.id, first.story.url) == ("Story 7", "g1", "https://example.org/1?final")
    assert first.story.outlet == "The Example"
    assert isinstance(second, Found)
    assert isinstance(third, Found)
    assert third.story.text == "Story 3\n\nTown want him."
    assert isinstance(gone, Unreadable)
    assert gone.reason == "https://example.org/404: status 404; check the address"
    assert isinstance(picture, Unreadable)
    assert "image/png, not a page" in picture.reason


def test_pages_that_are_not_wanted_are_turned_away() -> None:
    assert read(rss([item(1)]), follower=Follower(Web().fetch, lambda raw: b"Brandt" not in raw)) == []
    assert len(read(rss([item(1)]), follower=Follower(Web().fetch, lambda raw: b"Brandt" in raw))) == 1


def test_a_feed_that_breaks_off_gives_what_came_and_says_so() -> None:
    raw = rss([item(1), item(2), item(3)])
    *stories, last = read(raw[: raw.index(b"Story 3")])
    assert [type(each) for each in stories[:2]] == [Found, Found]
    assert isinstance(last, Unreadable)
    assert "breaks off" in last.reason
    positions = [each.place.position for each in (*stories, last)]
    assert positions == sorted(set(positions))


def test_a_feed_that_is_ill_formed_but_whole_is_read() -> None:
    found = read(rss([item(1), item(2)]).replace(b"Story 2", b"Town & Country"))
    assert [type(each) for each in found] == [Found, Found]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"<!DOCTYPE html><html><body><p>Not here.</p></body></html>", "not a feed"),
        (b"", "not a feed"),
        (b"words", "not a feed"),
        (b"\0\1\2", "not a feed"),
        (b"<rss>" + b" " * MAX_FEED_BYTES, "over 5,000,000 bytes"),
    ],
)
def test_what_is_no_feed_says_so(raw: bytes, reason: str) -> None:
    (found,) = read(raw)
    assert isinstance(found, Unreadable)
    assert reason in found.reason
    assert found.place.locator == "feed.xml"


def test_a_feed_without_entries_gives_none() -> None:
    assert read(rss([])) == []


LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMBS = [
    f'<!DOCTYPE x [<!ENTITY l0 "lol">{LOL}]>',
    f'<!DOCTYPE x [<!ENTITY l9 "{"lol" * 100}">]>',
    '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
]


@pytest.mark.parametrize("bomb", BOMBS)
def test_entities_neither_grow_nor_load_anything(bomb: str) -> None:
    raw = rss([item(1)]).decode().replace("<rss", f"{bomb}<rss", 1).replace("Story 1", "Story &l9;" * 50)
    started = time.perf_counter()
    found = read(raw.encode())
    assert time.perf_counter() - started < 10
    assert all(len(each.story.text) < 100_000 for each in found if isinstance(each, Found))
    assert "root:" not in str(found)


FRAGMENTS = [
    *(rss([item(1)]).decode(), ATOM.decode(), RDF.decode(), item(2), *BOMBS),
    *("<item>", "</item>", "<![CDATA[", "]]>", "<!--", "&amp;", "&#x0;", "&x;", "<title>", "<link>", "</channel>"),
    *("<content:encoded>", "<!ELEMENT", "<![if"),
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=6).map("".join),
    st.integers(0, 900),
)
def test_whatever_the_document_entries_or_a_reason(text: str, cut: int) -> None:
    for each in read(text.encode("utf-8", "surrogatepass")[cut:]):
        assert isinstance(each, Found) or "\n" not in each.reason
