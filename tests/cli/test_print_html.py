"""The page: safe, self-contained, true to the text, with every claim where its evidence stands."""

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from sagabook.cli.print_html import html_page
from sagabook.model import Claim, Club, Kind, Mode, Player, Source, Span, Story

VOID = {"meta", "link", "br"}


class Page(HTMLParser):
    """What a page shows: text by the element around it, the notes of marks apart."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.story = ""
        self.marked: list[tuple[str, str]] = []
        self.notes: list[str] = []
        self.furniture = ""
        self.tags: set[str] = set()
        self.feed(page)
        self.close()
        assert not self.open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag in VOID:
            return
        self.open.append((tag, dict(attrs)))
        if self.inside("story") and tag == "mark":
            self.marked.append((dict(attrs)["class"] or "", ""))
        if dict(attrs).get("class") == "note":
            self.notes.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag, "elements nest"
        if tag == "p" and self.inside("story"):
            self.story += "\n"

    def handle_data(self, data: str) -> None:
        if self.inside("note"):
            self.notes[-1] += data
        elif self.inside("story") and data.strip("\n"):
            self.story += data
            if self.inside("furniture"):
                self.furniture += data
            if self.open[-1][0] == "mark":
                mode, words = self.marked[-1]
                self.marked[-1] = (mode, words + data)

    def inside(self, name: str) -> bool:
        """Whether an open element has the class."""
        return any(attrs.get("class") == name for _, attrs in self.open)


def test_claims_are_marked_where_their_evidence_stands(story: Story, claims: list[Claim]) -> None:
    page = Page(html_page([(story, claims)]))
    assert page.marked == [
        ("asserted", "Hartwell will not sell Ade Bello to Porto, Jo Finch says."),
        ("hedged", "Porto are thought to be keen & could pay about £15m."),
    ]
    assert page.notes == [
        "Ade Bello: Hartwell will not sell to Porto (Jo Finch)",
        "Ade Bello: reportedly: Porto are interested"
        "Ade Bello: talk of a bid by Porto of about £15m permanently, August 2024",
    ]


def test_furniture_is_dimmed(story: Story) -> None:
    assert Page(html_page([(story, [])])).furniture == "READ MORE: all the done deals"


def test_the_headline_stands_once_and_the_claims_below(story: Story, claims: list[Claim]) -> None:
    page = html_page([(story, claims)])
    assert page.count("Hartwell hold out for £20m") == 1
    assert "<h1>Hartwell hold out for £20m</h1>" in page
    assert "The Example Gazette, 1 August 2024" in page
    assert "<h2>Ade Bello</h2>" in page
    assert '<li class="hedged">reportedly: Porto are interested</li>' in page


def test_a_story_without_claims_says_so(story: Story) -> None:
    assert "<p>No transfer claims.</p>" in html_page([(story, [])])


def test_several_stories_are_several_articles(story: Story, claims: list[Claim]) -> None:
    assert html_page([(story, claims), (story, [])]).count("<article") == 2


def test_the_page_needs_nothing_beside_it_and_runs_nothing(story: Story, claims: list[Claim]) -> None:
    page = html_page([(story, claims)])
    assert not Page(page).tags & {"script", "link", "img", "iframe", "object", "base"}
    assert "default-src 'none'" in page
    assert not re.search(r"@import|url\(", page)


def test_overlapping_evidence_shows_the_claims_of_each_piece() -> None:
    bello, porto = Player("Ade Bello"), Club("Porto")
    stays = Claim(Kind.STAYS, bello, mode=Mode.DENIED, evidence=(Span(0, 6),))
    keen = Claim(Kind.INTEREST, bello, porto, evidence=(Span(3, 9),))
    page = Page(html_page([(Story(text="abcdefghi jkl"), [stays, keen])]))
    assert page.marked == [("denied", "abc"), ("asserted", "def"), ("asserted", "ghi")]
    assert page.notes == [
        "Ade Bello is not staying",
        "Ade Bello is not stayingAde Bello: Porto are interested",
        "Ade Bello: Porto are interested",
    ]


def test_only_web_addresses_become_links() -> None:
    assert "<a " not in html_page([(Story(text="x", url="javascript:alert(1)"), [])])
    assert 'href="https://example.com/?a=1&amp;b=&quot;"' in html_page(
        [(Story(text="x", url='https://example.com/?a=1&b="'), [])]
    )


NASTY = st.text(st.sampled_from("ab \n<>&\"'é\u2028\x00{}") | st.characters(codec="utf-8"), max_size=60)


@given(data=st.data(), text=NASTY)
def test_any_text_and_any_spans_give_a_page_that_shows_the_text(data: st.DataObject, text: str) -> None:
    def spans() -> st.SearchStrategy[Span]:
        ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
        return ends.map(lambda pair: Span(min(pair), max(pair)))

    name = data.draw(NASTY)
    claims = [
        Claim(Kind.BID, Player(name), Club(name), mode=mode, said_by=(Source(name),), evidence=tuple(evidence))
        for mode, evidence in data.draw(
            st.lists(st.tuples(st.sampled_from(Mode), st.lists(spans(), max_size=3)), max_size=4)
        )
    ]
    story = Story(
        text=text, outlet=name, url=name, language=name, furniture=tuple(data.draw(st.lists(spans(), max_size=2)))
    )
    page = Page(html_page([(story, claims)]))
    assert page.tags <= {
        "html", "head", "meta", "title", "style", "body", "header", "p", "ul", "li", "mark", "main", "article",
        "div", "span", "section", "h2",
    }  # fmt: skip
    assert squeezed(page.story) == squeezed(text)


def squeezed(text: str) -> str:
    """Text without its spaces and line ends, which HTML is free with, and NUL, which it has no way to hold."""
    return "".join(text.replace("\x00", "").replace("\ufffd", "").split())
