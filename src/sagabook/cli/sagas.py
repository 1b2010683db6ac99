"""`sagabook sagas`, `saga` and `club`: where things stand, as of a date."""

import json
from typing import Annotated

import typer

from sagabook.cli.options import AsOfOption, BookOption, ClubOption, club_named, day_of
from sagabook.errors import BookError


def sagas(
    book: BookOption = None,
    club: ClubOption = None,
    stage: Annotated[
        str | None,
        typer.Option("--stage", metavar="STAGE", show_default=False, help='Only those at this stage: "bid", "talks" …'),
    ] = None,
    as_of: AsOfOption = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many to show at most.")] = 20,
) -> None:
    """Show the market: sagas, hottest first."""
    from sagabook.book import Book
    from sagabook.cli.console import PlainConsole
    from sagabook.cli.print_saga import print_sagas
    from sagabook.sagas import Stage, hot_sagas

    if stage is not None and stage not in list(Stage):
        raise BookError(f"{stage}: no such stage; the stages are {', '.join(Stage)}")
    with Book(book, create=False) as kept:
        day = day_of(as_of, kept)
        key = club_named(club, kept)[0] if club else None
        found = hot_sagas(kept, day, club=key, stage=Stage(stage) if stage else None, limit=limit)
    print_sagas(PlainConsole(), found, day)


def saga(
    name: Annotated[str, typer.Argument(metavar="PLAYER", show_default=False, help="A player's name, or his key.")],
    book: BookOption = None,
    as_of: AsOfOption = None,
    every: Annotated[
        bool, typer.Option("--all", help="Show all: his earlier sagas too, every suitor, every line.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show under each line the claims that it rests on.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the saga as JSON, with --all all of them.")] = False,
) -> None:
    """Show one player's saga.

    Who wants what, how far it has come, what stands in the way, and who said so.
    """
    from sagabook.book import Book
    from sagabook.cli.console import PlainConsole
    from sagabook.cli.print_claims import printable
    from sagabook.cli.print_saga import print_earlier, print_saga
    from sagabook.sagas import saga_record, sagas_named

    with Book(book, create=False) as kept:
        day = day_of(as_of, kept)
        found, others, entries = sagas_named(kept, name, day, quotes=explain)
    shown = found if every else found[-1:]
    if as_json:
        print(json.dumps([saga_record(told) for told in shown], ensure_ascii=False))
        return
    console = PlainConsole()
    if not found:
        console.print(f"{printable(name)}: only claims of his career by {day.isoformat()}, no saga", soft_wrap=True)
    for number, told in enumerate(shown):
        if number:
            console.print()
        print_saga(console, told, {entry.id: entry for entry in entries}, explain=explain, full=every)
    if len(found) > len(shown):
        print_earlier(console, found[: -len(shown)])
    if others:
        names = ", ".join(f"{printable(row.name)} ({row.person})" for row in others[:4])
        console.print(f"\nothers of that name: {names}", style="dim", soft_wrap=True)


def club(
    name: Annotated[str, typer.Argument(metavar="CLUB", show_default=False, help="A club's name.")],
    book: BookOption = None,
    as_of: AsOfOption = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many to show of each.")] = 15,
) -> None:
    """Show whom a club wants and who may go."""
    from sagabook.book import Book
    from sagabook.cli.console import PlainConsole
    from sagabook.cli.print_saga import print_club
    from sagabook.sagas import club_sagas

    with Book(book, create=False) as kept:
        day = day_of(as_of, kept)
        key, written = club_named(name, kept)
        coming, going = club_sagas(kept, key, day, limit=limit)
    print_club(PlainConsole(), written, coming, going, key, day)
