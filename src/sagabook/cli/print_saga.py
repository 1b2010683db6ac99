"""Prints sagas for people: one in full, with stances, lanes, facts and timeline; or many, a line each."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from sagabook.amounts import day_words
from sagabook.book import Entry, club_key
from sagabook.cli.print_claims import printable
from sagabook.sagas.listing import Listing
from sagabook.sagas.saga import Attested, Saga, State
from sagabook.sagas.wording import (
    blocker_words,
    contradiction_words,
    fact_words,
    figure_words,
    happening_words,
    label_words,
    lane_words,
    saga_words,
    says,
    settled_words,
    stance_words,
)

#: A long saga runs to pages: the furthest suitors are printed and what concerns them, the rest is counted.
SUITORS = 6
#: Lines of a section, versions of a figure.
LONGEST, VERSIONS = 12, 2


def print_sagas(console: Console, sagas: Sequence[Listing], as_of: date) -> None:
    """Print sagas, a line each.

    Args:
        console: Where to print.
        sagas: The sagas, hottest first.
        as_of: The day for which they are told.
    """
    _line(console, f"as of {day_words(as_of)}", style="dim")
    for saga in sagas:
        week = saga.loud.lately(as_of)
        line = Text(printable(saga_words(saga)))
        line.append(f"  [{week:,} {'story' if week == 1 else 'stories'} this week]", style="dim")
        console.print(line, soft_wrap=True)
    if not sagas:
        _line(console, "no saga is told of", style="dim")


def print_saga(
    console: Console, saga: Saga, entries: Mapping[int, Entry], *, explain: bool = False, full: bool = False
) -> None:
    """Print one saga in full.

    Args:
        console: Where to print.
        saga: The saga.
        entries: The book's entries by number, for `explain`.
        explain: Whether to print under each line the claims that it rests on.
        full: Whether to print all of it, as `explain` does too; else the suitors that are furthest, and what concerns
            them.
    """
    teller = _Teller(console, entries if explain else {}, full=full or explain)
    shown = saga.lanes if teller.full else saga.lanes[:SUITORS]
    about = {club_key(lane.buyer) for lane in shown} | {club_key(saga.holder), ""}
    _line(console, printable(saga.name) + (f", {printable(saga.holder.name)}" if saga.holder else ""), style="bold")
    _line(console, _head(saga), style="dim")
    if saga.settled:
        teller.tell(settled_words(saga.settled, saga.as_of), saga.settled.attested)
    _line(console, printable(_figures(saga)))
    stances = [stance for stance in saga.stances if club_key(stance.club) in about]
    title = "Who wanted what, to the end" if saga.settled else "Who wants what"
    teller.section(title, ((stance_words(s, saga.as_of), s.attested) for s in stances))
    teller.section(
        "Suitors", ((lane_words(lane, saga.as_of), lane.attested) for lane in shown), more=len(saga.lanes) - len(shown)
    )
    if saga.state is State.OPEN and saga.lanes:
        first = saga.lanes[0]
        teller.section(
            f"What stands between {first.buyer.name} and done",
            ((blocker_words(blocker, first), blocker.attested) for blocker in first.blockers),
        )
    labels = [label for lane in shown for label in lane.labels]
    teller.section("Labels", ((label_words(label), label.attested) for label in labels))
    contradictions = [c for c in saga.contradictions if club_key(c.club) in about]
    teller.section("Contradictions", ((contradiction_words(c), c.said) for c in contradictions))
    facts: list[tuple[str, Attested]] = []
    for fact in saga.facts:
        if club_key(fact.club) in about:
            facts.append((fact_words(fact), Attested() if fact.disputed else fact.figures[0].attested))
            if fact.disputed:
                versions = fact.figures if teller.full else fact.figures[:VERSIONS]
                facts += [(f"  {figure_words(figure)}", figure.attested) for figure in versions]
    teller.section("Figures", facts)
    story = [(f"{day_words(h.day)}: {happening_words(h)}", h.attested) for h in saga.timeline]
    teller.section("Timeline", story, latest=True)


def print_earlier(console: Console, sagas: Sequence[Saga]) -> None:
    """Say which earlier sagas there are, a line each."""
    _line(console, f"\nearlier {'saga' if len(sagas) == 1 else 'sagas'} (--all tells them in full)", style="dim")
    for saga in sagas:
        end = "" if saga.settled else f", quiet since {day_words(saga.latest)}"
        how = f", {settled_words(saga.settled, saga.since)}" if saga.settled else ""
        _line(console, f"  since {day_words(saga.since)}{printable(how)}{end}", style="dim")


def print_club(
    console: Console, name: str, coming: Sequence[Listing], going: Sequence[Listing], key: str, as_of: date
) -> None:
    """Print a club's part of the market.

    Args:
        console: Where to print.
        name: The club's name.
        coming: Sagas of players whom it is said to want.
        going: Sagas of its own players.
        key: The club's key.
        as_of: The day for which they are told.
    """
    _line(console, printable(name), style="bold")
    _line(console, f"as of {day_words(as_of)}", style="dim")
    for title, sagas in (("Whom it is said to want", coming), ("Its own players", going)):
        if sagas:
            console.print()
            _line(console, title, style="bold")
        for saga in sagas:
            lane = next((lane for lane in saga.lanes if club_key(lane.buyer) == key), None)
            words = f"{saga.name}: {lane_words(lane, as_of)}" if lane and not saga.settled else saga_words(saga)
            _line(console, f"  {printable(words)}")
    if not coming and not going:
        _line(console, "nothing is said of it lately", style="dim")


class _Teller:
    """Prints sections of lines, each with the claims that it rests on where these are given."""

    def __init__(self, console: Console, entries: Mapping[int, Entry], *, full: bool) -> None:
        self._console = console
        self._entries = entries
        self.full = full

    def section(
        self, title: str, lines: Iterable[tuple[str, Attested]], *, latest: bool = False, more: int = 0
    ) -> None:
        """Print a title and its lines; of many, unless in full, some, and how many more there are."""
        found = list(lines)
        if not found:
            return
        self._console.print()
        _line(self._console, printable(title), style="bold")
        shown = found if self.full else found[-LONGEST:] if latest else found[:LONGEST]
        if latest and len(found) > len(shown):
            _line(self._console, f"  … {len(found) - len(shown)} earlier", style="dim")
        for words, attested in shown:
            self.tell(words, attested)
        more += 0 if latest else len(found) - len(shown)
        if more:
            _line(self._console, f"  … {more} more", style="dim")

    def tell(self, words: str, attested: Attested) -> None:
        """Print a line and, where they are given, the claims that it rests on."""
        _line(self._console, f"  {printable(words)}")
        for number in attested.entries:
            entry = self._entries.get(number)
            if entry is not None:
                head = entry.head
                quote = printable(entry.quote)
                _line(
                    self._console,
                    f"      ← {head.published} {printable(head.outlet or 'no outlet')}, story {head.id}: “{quote}”",
                    style="dim",
                )


def _head(saga: Saga) -> str:
    span = f"since {day_words(saga.since)}"
    if saga.state is State.SETTLED:
        span += ", settled"
    elif saga.state is State.QUIET:
        span += f", quiet since {day_words(saga.latest)}"
    return f"as of {day_words(saga.as_of)}; {span}"


def _figures(saga: Saga) -> str:
    """The three figures, side by side and never mixed."""
    week = saga.loud.lately(saga.as_of)
    return (
        f"how far: {saga.far or 'no suitor'} · how well attested: {saga.attested.standing} ({says(saga.attested)}) · "
        f"how loud: {week:,} {'story' if week == 1 else 'stories'} this week, {saga.loud.total:,} in all"
    )


def _line(console: Console, words: str, *, style: str = "") -> None:
    console.print(Text(words, style=style), soft_wrap=True)
