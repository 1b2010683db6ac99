"""`sagabook add` and `sagabook reread`: stories go into the book."""

import gc
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from sagabook.cli.options import FAILED, AllowPrivateOption, BookOption, OutletOption, PublishedOption

#: Files passed by that are named.
_NAMED = 3

if TYPE_CHECKING:
    from rich.progress import Progress

    from sagabook.book import Added
    from sagabook.stories import Found, Unreadable


def add(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            show_default=False,
            help="Stories: text, HTML, JSON Lines, ninjs, feeds (RSS, Atom), news sitemaps, WARC; files (.gz too),"
            " folders, patterns, or http(s) addresses.",
        ),
    ],
    book: BookOption = None,
    outlet: OutletOption = None,
    published: PublishedOption = None,
    follow: Annotated[
        bool, typer.Option("--follow", help="Fetch the pages that feeds and sitemaps link to, politely.")
    ] = False,
    allow_private: AllowPrivateOption = False,
) -> None:
    """Read stories and keep them in the book.

    A story that the book holds is left as it is. What cannot be read is put in quarantine, and the rest goes on; the
    exit status is then 2. What a broken-off run reported is kept, and running it again completes it. Of a folder only
    stories are taken, by their first bytes and their names; other files are passed by.
    """
    from sagabook.book import Book
    from sagabook.cli.print_claims import printable
    from sagabook.sagas import remember
    from sagabook.stories import gather

    passed: list[str] = []
    found = gather(
        inputs,
        outlet=outlet,
        published=published,
        follow=follow,
        allow_private=allow_private,
        passed_by=passed.append,
    )
    missing, there = _missing_ahead(found)
    if there is None:  # a mistyped name makes no book
        _tell_missing(missing)
        raise typer.Exit(FAILED)
    with Book(book) as kept:
        gc.freeze()  # the register stays; the collector need not walk it again with every story
        with progress() as bar:
            task = bar.add_task("adding", total=None)
            tally = kept.add(there, report=lambda added: bar.update(task, description=words(added)))
            bar.update(task, description="telling how sagas stand")
            remember(kept)
        echoes = kept.echoes_among(tally.stories)
        held = {item.locator: item for item in kept.quarantined()} if tally.quarantined else {}
    echoed = f", {echoes:,} of them {'an echo' if echoes == 1 else 'echoes'}" if tally.added else ""
    typer.echo(words(tally) + echoed)
    if passed:
        typer.echo(printable(passed_words(passed)))
    _tell_missing([*missing, *tally.missing])
    for locator in tally.unreadable:
        typer.echo(f"sagabook: {printable(locator)}: {printable(held[locator].reason)}", err=True)
    if missing or tally.failed:
        raise typer.Exit(FAILED)


def reread(book: BookOption = None) -> None:
    """Read again what an older reader read.

    The new claims supersede the old ones. Run it again to go on where it was broken off.
    """
    from sagabook.book import Book
    from sagabook.sagas import remember

    with Book(book, create=False) as kept:
        gc.freeze()
        with progress() as bar:
            task = bar.add_task("reading again", total=None)
            count = kept.reread(report=lambda done: bar.update(task, description=f"{done:,} stories read again"))
            remember(kept)
    typer.echo(f"{count:,} stories read again" if count else "every story was read by this reader already")


def words(added: "Added") -> str:
    """What an ingest has done, in words: "12 stories added with 40 claims, 3 known, 1 quarantined"."""
    return (
        f"{added.added:,} {'story' if added.added == 1 else 'stories'} added with {added.claims:,} "
        f"{'claim' if added.claims == 1 else 'claims'}, "
        f"{added.known:,} known, {added.quarantined:,} quarantined"
    )


def passed_words(passed: Sequence[str]) -> str:
    """Which files of folders were passed by, in words: the first few by name."""
    named = ", ".join(passed[:_NAMED]) + (" …" if len(passed) > _NAMED else "")
    what = "1 file that is no story" if len(passed) == 1 else f"{len(passed):,} files that are no stories"
    return f"passed by {what} by name and content: {named}"


def _tell_missing(found: Sequence["Unreadable"]) -> None:
    from sagabook.cli.print_claims import printable

    for item in found:
        typer.echo(f"sagabook: {printable(item.place.locator)}: {printable(item.reason)}", err=True)


def _missing_ahead(
    found: Iterator["Found | Unreadable"],
) -> tuple[list["Unreadable"], Iterator["Found | Unreadable"] | None]:
    """What is not there before the first that is, and that one with all behind it; None where nothing is there."""
    from sagabook.stories import Unreadable

    missing: list[Unreadable] = []
    for item in found:
        if isinstance(item, Unreadable) and not item.lasting:
            missing.append(item)
        else:
            return missing, chain([item], found)
    return missing, None


def progress() -> "Progress":
    """A line on standard error that tells how far a long run is; nothing where that is no terminal."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
