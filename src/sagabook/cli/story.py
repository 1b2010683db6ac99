"""`sagabook story`: one story of the book, with what its claims became there."""

from typing import Annotated

import typer

from sagabook.cli.options import BookOption


def story(
    name: Annotated[
        str,
        typer.Argument(
            metavar="STORY", show_default=False, help="Its number in the book, its key, its own id, or its address."
        ),
    ],
    book: BookOption = None,
) -> None:
    """Show a story's claims and their origins."""
    from sagabook.book import Book
    from sagabook.cli.console import PlainConsole
    from sagabook.cli.print_entries import print_story_entries

    with Book(book, create=False) as kept:
        head, told, entries = kept.story(name)
    print_story_entries(PlainConsole(), head, told, entries)
