"""What hypothesis draws for every property test: players, clubs, fees, news sentences, and whole stories."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from sagabook.book.entry import Entry, Head, Origin, Place, Voice
from sagabook.model import BUYER_KINDS, Claim, Club, Deal, Fee, Kind, Mode, Player, Story
from sagabook.register import load_register
from sagabook.stories import find_furniture

EXAMPLES = tuple(
    file.read_text(encoding="utf-8") for file in sorted((Path(__file__).parent.parent / "examples").glob("*.txt"))
)

_GIVEN = "Jan Ade Tiago José Rui Moussa Lucía Oskar Théo Sam Joost Kim Ian Nuno".split()
_FAMILY = "Novak Bello Bragança Ñáñez Teles Traoré-Kone Armengol Lindqvist Kermarrec O'Dowd van der Laan Cole".split()
_ROLES = "winger striker midfielder goalkeeper full-back defender captain forward".split()
_TEMPLATES = (
    "{buyer} want to sign {player} from {seller}.",
    "{seller} have rejected a {fee} bid from {buyer} for {role} {player}.",
    "{player} is close to joining {buyer} on loan, according to the Mirror.",
    "The {age}-year-old has told {seller} that he wants to leave.",
    "He is expected to have a medical at {buyer} on Friday.",
    '"{player} is not for sale," said {seller} manager {other}.',
    "{seller} value the {role} at {fee}, but {buyer} may only pay {fee}.",
    "{player}, {age}, has a contract at {seller} until 2027 and is not in talks over a new one.",
    "They have agreed personal terms with {player} and {other}.",
    "{buyer}, {seller} and three other clubs are monitoring {player}, Sky Sports News reports.",
    "Should {seller} agree, {player} could move to {buyer} for {fee} plus {fee} in add-ons. (Sun)",
    "🚨 {player} to {buyer}, here we go! {fee} to {seller}.",
    "READ MORE: {player} transfer latest",
)
_NOISE = (
    "It rained all afternoon.",
    "The match ended in a draw, and nobody went home happy.",
    "Tickets go on sale at nine o'clock.",
    "A crowd of 31,000 saw the second half.",
)


@cache
def club_names() -> tuple[str, ...]:
    """The names of the shipped register's clubs."""
    return tuple(sorted({club.name for club in load_register().clubs.values()}))


def players() -> st.SearchStrategy[str]:
    """A player's full name, or a part of one."""
    full = st.builds("{} {}".format, st.sampled_from(_GIVEN), st.sampled_from(_FAMILY))
    return st.one_of(full, full, st.sampled_from(_FAMILY))


def clubs() -> st.SearchStrategy[str]:
    """A club's name."""
    common = st.sampled_from(["Liverpool", "Man Utd", "Torino", "the Reds", "West Ham", "Blackburn Rovers", "Real"])
    return st.one_of(common, st.deferred(lambda: st.sampled_from(club_names())))


def fees() -> st.SearchStrategy[str]:
    """A price as printed."""
    return st.builds("{}{}{}".format, st.sampled_from("£€$"), st.integers(1, 150), st.sampled_from(["m", " million"]))


def news_sentences() -> st.SearchStrategy[str]:
    """A sentence of transfer news, or one of something else."""
    filled = st.builds(
        str.format,
        st.sampled_from(_TEMPLATES),
        buyer=clubs(),
        seller=clubs(),
        player=players(),
        other=players(),
        fee=fees(),
        role=st.sampled_from(_ROLES),
        age=st.integers(16, 39),
    )
    return st.one_of(filled, filled, filled, st.sampled_from(_NOISE))


def texts() -> st.SearchStrategy[str]:
    """A story's text: some paragraphs of some sentences each."""
    paragraphs = st.lists(news_sentences(), min_size=1, max_size=4).map(" ".join)
    return st.lists(paragraphs, min_size=1, max_size=5).map("\n\n".join)


def stories() -> st.SearchStrategy[Story]:
    """A story of known or unknown outlet and date, its furniture marked."""
    return st.builds(
        _story,
        st.one_of(texts(), st.sampled_from(EXAMPLES)),
        st.one_of(st.none(), st.dates(date(1995, 1, 1), date(2030, 12, 31))),
        st.sampled_from([None, "The Example", "Mirror"]),
    )


def _story(text: str, published: date | None, outlet: str | None) -> Story:
    return Story(text=text, published=published, outlet=outlet, furniture=find_furniture(text))


_ORIGINS = (
    *(Origin(f"outlet:{name}", name, Voice.OUTLET) for name in ("echo", "post", "star")),
    Origin("party:ann-price", "Ann Price", Voice.PARTY),
    Origin("", "", Voice.UNKNOWN),
)
_SUITORS = ("Torino", "Lugano", "Rovers")
_HOLDERS = ("Rovers", "Rovers", "Rovers", "Torino", None)


def one_player_s_entries(*, max_size: int = 25) -> st.SearchStrategy[list[Entry]]:
    """What a book holds of one player over two years: any kinds and modes, some of one story, some echoes."""
    # Many days together and some far apart, so that sagas overlap, end and begin again.
    days = st.one_of(st.integers(0, 12), st.integers(0, 700)).map(lambda n: date(2030, 6, 1) + timedelta(days=n))
    whose = st.tuples(
        st.sampled_from(Kind), st.sampled_from(Mode), st.sampled_from(_SUITORS), st.sampled_from(_HOLDERS)
    )
    details = st.tuples(st.integers(0, 9), st.integers(1, 3), st.sampled_from(_ORIGINS), st.integers(0, 3))
    return st.lists(st.tuples(days, whose, details), min_size=1, max_size=max_size).map(
        lambda drawn: [_entry(number, *one) for number, one in enumerate(drawn, start=1)]
    )


def _entry(
    number: int, day: date, whose: tuple[Kind, Mode, str, str | None], details: tuple[int, int, Origin, int]
) -> Entry:
    kind, mode, buyer, seller = whose
    tens, story, origin, turn = details
    claim = Claim(
        kind,
        Player("Jan Novak"),
        Club(buyer) if kind in BUYER_KINDS else None,
        Club(seller) if seller else None,
        mode,
        Deal.LOAN if turn == 1 else None,
        Fee(tens * 1e7, "GBP") if tens % 2 else None,
        when="2029" if tens == 8 else day.isoformat()[:7] if tens == 6 else None,
        confidence=0.3 if turn == 2 else 0.8,
    )
    # A story has one day.
    key = f"{day.isoformat()}-{story}"
    head = Head(number, key, day, "Novak to stay" if story == 2 else "In brief", origin.name, origin.key)
    echo_of = 1 if turn == 3 and number > 1 else None
    return Entry(number, claim, head, Place(day, key, number), "", "novak", "Jan Novak", origin, echo_of)
