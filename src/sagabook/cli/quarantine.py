"""`sagabook quarantine`: lists what could not be read, and tries it again."""

from typing import Annotated

import typer

from sagabook.cli.options import FAILED, AllowPrivateOption, BookOption


def quarantine(
    book: BookOption = None,
    retry: Annotated[bool, typer.Option("--retry", help="Try to read all of it again.")] = False,
    allow_private: AllowPrivateOption = False,
) -> None:
    """List what could not be read, and why.

    After --retry the exit status is 2 where some of it cannot be read still.
    """
    from sagabook.book import Book
    from sagabook.cli.add import words
    from sagabook.cli.print_claims import printable

    with Book(book, create=False) as kept:
        if retry:
            typer.echo(words(kept.retry(allow_private=allow_private)))
        held = kept.quarantined()
    for item in held:
        tries = f"{item.tries} tries, the last on" if item.tries > 1 else "tried on"
        typer.echo(f"{printable(item.locator)}: {printable(item.reason)} ({tries} {item.last_tried:%Y-%m-%d})")
    if not held:
        typer.echo("nothing is in quarantine")
    elif retry:
        raise typer.Exit(FAILED)
