"""`sagabook people`: who the book thinks is who, and rulings on it."""

from typing import Annotated

import typer

from sagabook.cli.options import AsOfOption, BookOption, day_of

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Show who is who in the book, and rule on it.",
)


@app.command("find")
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False, help="A player's name, in any spelling.")],
    book: BookOption = None,
    as_of: AsOfOption = None,
) -> None:
    """List those whom a name may mean, best first, each with a key for the other commands."""
    from sagabook.book import Book
    from sagabook.cli.print_claims import printable

    with Book(book, create=False) as kept:
        found = kept.named(name, day_of(as_of, kept))
    for row in found:
        claims = "1 claim" if row.entries == 1 else f"{row.entries:,} claims"
        typer.echo(f"{row.person}: {printable(row.name)}, {claims}, {row.first} to {row.last}")
    if not found:
        typer.echo(f"nobody in the book is called anything like {printable(name)!r}")


@app.command("merge")
def merge(
    one: Annotated[str, typer.Argument(metavar="KEY", show_default=False, help="A person's key.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", show_default=False, help="The key of the same person.")],
    book: BookOption = None,
) -> None:
    """Rule that two persons are one."""
    from sagabook.book import Book

    with Book(book, create=False) as kept:
        number = kept.merge(one, other)
    typer.echo(f"ruling {number}: {one} and {other} are one; `sagabook people undo {number}` takes it back")


@app.command("split")
def split(
    person: Annotated[str, typer.Argument(metavar="KEY", show_default=False, help="A person's key.")],
    stories: Annotated[
        list[str],
        typer.Argument(metavar="STORY", show_default=False, help="Stories in which that is somebody else."),
    ],
    book: BookOption = None,
) -> None:
    """Rule that the person of that name in some stories is somebody else."""
    from sagabook.book import Book

    with Book(book, create=False) as kept:
        numbers = [kept.story(story)[0].id for story in stories]
        number = kept.split(person, numbers)
    where = "1 story" if len(numbers) == 1 else f"{len(numbers)} stories"
    typer.echo(f"ruling {number}: another {person} in {where}; `sagabook people undo {number}` takes it back")


@app.command("rulings")
def rulings(book: BookOption = None) -> None:
    """List all rulings ever made."""
    from sagabook.book import Book
    from sagabook.cli.print_claims import printable

    with Book(book, create=False) as kept:
        made = kept.rulings()
    for ruled in made:
        undone = f", undone {ruled.undone:%Y-%m-%d}" if ruled.undone else ""
        typer.echo(f"{ruled.id}: {printable(ruled.words)}, made {ruled.made:%Y-%m-%d}{undone}")
    if not made:
        typer.echo("no rulings were made")


@app.command("undo")
def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", show_default=False, help="The ruling's number.")],
    book: BookOption = None,
) -> None:
    """Take a ruling back; it stays on record."""
    from sagabook.book import Book

    with Book(book, create=False) as kept:
        kept.undo(number)
    typer.echo(f"ruling {number} is undone")
