"""A story with claims made by hand, and a way to run commands with a reader that gives just those."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sagabook.book import Book
from sagabook.cli.main import app
from sagabook.model import Claim, Club, Deal, Fee, Kind, Mode, Player, Qualifier, Source, Span, Story

TITLE = "Hartwell hold out for £20m"
FIRST = "Hartwell will not sell Ade Bello to Porto, Jo Finch says."
SECOND = "Porto are thought to be keen & could pay about £15m."
PLUG = "READ MORE: all the done deals"
TEXT = f"{TITLE}\n\n{FIRST} {SECOND}\n{PLUG}"


def span_of(words: str) -> Span:
    """Where words stand in the story."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def story() -> Story:
    """The story."""
    return Story(
        text=TEXT,
        id="hartwell",
        title=TITLE,
        outlet="The Example Gazette",
        published=date(2024, 8, 1),
        furniture=(span_of(PLUG),),
    )


@pytest.fixture
def claims() -> list[Claim]:
    """What the story claims."""
    bello, porto, hartwell = Player("Ade Bello"), Club("Porto", "porto"), Club("Hartwell")
    return [
        Claim(
            Kind.NOT_FOR_SALE,
            bello,
            porto,
            hartwell,
            said_by=(Source("Jo Finch"),),
            evidence=(span_of(FIRST),),
            confidence=0.9,
            trace=("pattern not_for_sale.will-not-sell", "seller: subject"),
        ),
        Claim(Kind.INTEREST, bello, porto, hartwell, Mode.HEDGED, evidence=(span_of(SECOND),), confidence=0.75),
        Claim(
            Kind.BID,
            bello,
            porto,
            hartwell,
            Mode.HEDGED,
            deal=Deal.PERMANENT,
            fee=Fee(15_000_000, "GBP", Qualifier.ABOUT, text="about £15m"),
            when="2024-08",
            evidence=(span_of(SECOND),),
            confidence=0.8,
        ),
    ]


class ScriptedReader:
    """A reader that finds the given claims in a story that opens as the given one does, and none in others."""

    claims: Sequence[Claim] = ()

    def __init__(self, register: object) -> None:
        self.register = register

    def read(self, story: Story, *, explain: bool = False) -> list[Claim]:
        """Give the claims, with their traces where asked for."""
        if not story.text.startswith(TITLE):
            return []
        return [claim if explain else replace(claim, trace=()) for claim in self.claims]


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(claims: list[Claim], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `sagabook` with words of a command line, over the scripted reader."""
    monkeypatch.setattr(ScriptedReader, "claims", claims)
    monkeypatch.setattr("sagabook.reading.CascadeReader", ScriptedReader, raising=False)
    monkeypatch.setattr("sagabook.register.load_register", lambda: None)
    return run_command


def run_command(*words: object, input: str | bytes | None = None) -> Ran:
    """Run `sagabook` with words of a command line; only its own exits may end it."""
    result = CliRunner().invoke(app, [str(word) for word in words], input=input)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


# -- books ------------------------------------------------------------------------------------------------------------

Ask = Callable[..., Ran]


@pytest.fixture(scope="session")
def examples(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of the shipped examples, read by the real reader; tests only ask it."""
    file = tmp_path_factory.mktemp("examples") / "book.db"
    ran = run_command("add", root / "examples", "--book", file)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("6 stories added with ")
    return file


@pytest.fixture
def ask(examples: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run a command over the book of examples."""
    monkeypatch.setenv("SAGABOOK_BOOK", str(examples))
    return run_command


@pytest.fixture
def quick(book_url: str, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run a command over an empty book, on each engine, with a reader that finds one claim in what names Ade Bello."""
    Book(book_url).close()
    monkeypatch.setenv("SAGABOOK_BOOK", book_url)
    monkeypatch.setattr("sagabook.reading.CascadeReader", OneClaim)
    return run_command


class OneClaim:
    """A reader of one claim."""

    def __init__(self, register: object) -> None:
        self.register = register

    def read(self, story: Story, *, explain: bool = False) -> list[Claim]:
        at = story.text.find("Ade Bello")
        if at < 0:
            return []
        said = (Source("The Sun"),) if "Sun" in story.text else ()
        evidence = (Span(at, len(story.text)),)
        clubs = Club("Porto", "porto"), Club("Hartwell")
        return [Claim(Kind.BID, Player("Ade Bello"), *clubs, fee=Fee(15e6, "GBP"), said_by=said, evidence=evidence)]


def refused(ran: Ran) -> str:
    """One line on standard error, and exit status 2; the line."""
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("sagabook: ")
    assert ran.err.count("\n") == 1
    return ran.err


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file
