"""What goes into the ledger comes out: every field of stories and claims, odd letters replaced one by one."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from sagabook.book import Book
from sagabook.book.engine import asking
from sagabook.book.relations import claims as claims_table
from sagabook.book.rows import claim_of
from sagabook.model import (
    Claim,
    Club,
    Contract,
    Deal,
    Fee,
    Kind,
    Mode,
    Period,
    Player,
    Qualifier,
    Source,
    Span,
    Story,
    Wage,
)

from .shelf import Told, clear, counts, fill, grow_old, numbers

ODD = re.compile("[\0\ud800-\udfff]")
_LETTERS = st.one_of(st.characters(), st.sampled_from("\0\ud800\udfff\u202e\x1b\u2028'\"%\\😀é"))
_LINES = st.text(_LETTERS, max_size=30)
_NAMES = st.text(_LETTERS, min_size=1, max_size=30)
_FIGURES = st.floats(0, 1e12, allow_nan=False)
_MONEY = st.sampled_from(["GBP", "EUR", "USD"])


def clubs() -> st.SearchStrategy[Club | None]:
    return st.none() | st.builds(Club, _NAMES, st.none() | st.sampled_from(["leeds", "torino"]))


def any_claims() -> st.SearchStrategy[Claim]:
    spans = st.lists(st.builds(lambda a, b: Span(min(a, b), max(a, b)), *[st.integers(0, 50)] * 2), max_size=3)
    contracts = st.builds(Contract, _FIGURES, st.none() | st.just("2027-06-30")) | st.just(Contract(until="2027"))
    return st.builds(
        Claim,
        st.sampled_from(Kind),
        st.builds(Player, _NAMES, st.none() | st.integers(14, 45), st.none() | st.just("CZE")),
        clubs(),
        clubs(),
        st.sampled_from(Mode),
        deal=st.none() | st.sampled_from(Deal),
        fee=st.none() | st.builds(Fee, _FIGURES, _MONEY, st.sampled_from(Qualifier), st.none() | _FIGURES, _LINES),
        wage=st.none() | st.builds(Wage, _FIGURES, _MONEY, st.sampled_from(Period)),
        contract=st.none() | contracts,
        said_by=st.lists(st.builds(Source, _NAMES), max_size=3).map(tuple),
        when=st.none() | st.just("2017-06-01/2017-08-31"),
        evidence=spans.map(tuple),
        confidence=st.integers(0, 1000).map(lambda n: n / 1000),
        trace=st.just(("a step",)),
    )


def any_stories() -> st.SearchStrategy[Story]:
    texts = st.text(_LETTERS, min_size=1, max_size=200) | st.builds("{}{}".format, _NAMES, st.just("long " * 20_000))
    return st.builds(
        Story,
        texts,
        st.none() | _LINES,
        st.none() | _LINES,
        st.none() | _LINES,
        st.none() | st.dates(),
        st.none() | _LINES,
        st.sampled_from(["en", "pt-BR", "x" * 40]),
        st.lists(st.builds(Span, st.integers(0, 9), st.integers(9, 20)), max_size=2).map(tuple),
    )


def plain(text: str | None) -> str | None:
    """What a database can hold of a text."""
    return None if text is None else ODD.sub("\ufffd", text)


def sure(text: str) -> str:
    return ODD.sub("\ufffd", text)


def kept_story(story: Story) -> Story:
    return replace(
        story,
        text=sure(story.text),
        id=plain(story.id),
        title=plain(story.title) or None,
        outlet=plain(story.outlet) or None,
        url=plain(story.url),
        language=story.language[:16],
    )


def kept_claim(claim: Claim) -> Claim:
    return replace(
        claim,
        player=replace(claim.player, name=sure(claim.player.name)),
        buyer=claim.buyer and replace(claim.buyer, name=sure(claim.buyer.name)),
        seller=claim.seller and replace(claim.seller, name=sure(claim.seller.name)),
        fee=claim.fee and replace(claim.fee, text=sure(claim.fee.text)),
        said_by=tuple(Source(sure(source.name)) for source in claim.said_by),
        trace=(),
    )


class Always:
    """A reader that finds the same claims in every story."""

    def __init__(self, claims: list[Claim]) -> None:
        self.claims = claims
        self.read_of: list[Story] = []

    def read(self, story: Story, *, explain: bool = False) -> list[Claim]:
        self.read_of.append(story)
        return self.claims


def claims_in(book: Book) -> list[Claim]:
    with asking(book._engine) as connection:
        rows = connection.execute(select(claims_table).order_by(claims_table.c.ordinal)).mappings().all()
    return [claim_of(row) for row in rows]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_stories(), st.lists(any_claims(), max_size=3))
def test_a_story_and_its_claims_come_out_as_they_went_in(book: Book, story: Story, claims: list[Claim]) -> None:
    clear(book)
    reader = Always(claims)
    book.add([story], reader=reader)
    assert reader.read_of == [kept_story(story)]  # what is read is what is kept, so that offsets and words agree
    (number,) = numbers(book)
    assert book.story(str(number))[1] == kept_story(story)
    assert claims_in(book) == [kept_claim(claim) for claim in claims]
    assert len(book.story(str(number))[2]) == len(claims)


@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_first_and_the_last_day_there_are_do_no_harm(book: Book, published: date) -> None:
    claim = Claim(Kind.BID, Player("Jan Novak"), Club("Rovers", "rovers"), Club("Torino", "torino"))
    told = Told(Story("Jan Novak it is.", published=published, outlet="The Sun"), (claim,))
    fill(book, [told, Told(Story("Words alone.", published=date(2025, 7, 1)), ())])
    assert [row.name for row in book.spoken_of(published)] == ["Jan Novak"]
    assert book.last_day() == published


def test_long_names_and_many_claims_are_kept(book: Book) -> None:
    claims = [
        Claim(Kind.BID, Player(" ".join(f"Name{n}" for n in range(120))), Club("Rovers " * 80), Club("Town " * 80)),
        *[Claim(Kind.INTEREST, Player("Jan Novak"))] * 33_000,
    ]
    book.add([Story("A list.", published=date(2025, 7, 1))], reader=Always(claims))
    assert counts(book)["entries"] == len(claims)


def test_a_story_without_a_day_is_read_without_one_again(book: Book) -> None:
    fill(book, [Told(Story("No day is named."), ())])
    reader = Always([])
    grow_old(book)
    book.reread(reader=reader)
    assert reader.read_of == [Story("No day is named.")]
