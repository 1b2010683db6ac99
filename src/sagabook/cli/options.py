"""Options that several commands take in the same words."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from sagabook.errors import BookError

if TYPE_CHECKING:
    from sagabook.book import Book
    from sagabook.register import Register

BookOption = Annotated[
    str | None,
    typer.Option(
        "--book",
        metavar="BOOK",
        show_default=False,
        help="The book: a file, or postgresql://…; else SAGABOOK_BOOK, else ./sagabook.db.",
    ),
]
OutletOption = Annotated[
    str | None,
    typer.Option(
        "--outlet", metavar="NAME", show_default=False, help="The outlet, for stories that do not name theirs."
    ),
]
PublishedOption = Annotated[
    datetime | None,
    typer.Option(
        "--published",
        metavar="DATE",
        formats=["%Y-%m-%d"],
        show_default=False,
        help="The date of publication, YYYY-MM-DD, for stories that do not give theirs.",
    ),
]
AllowPrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses too.")
]
AsOfOption = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        formats=["%Y-%m-%d"],
        show_default=False,
        help="The day as of which to answer, YYYY-MM-DD; else that of the book's latest story.",
    ),
]
ClubOption = Annotated[
    str | None,
    typer.Option("--club", metavar="CLUB", show_default=False, help="Only what concerns this club."),
]


def day_of(as_of: datetime | None, book: "Book") -> date:
    """The day that an answer is for: the one asked for, else that of the book's latest story, else today."""
    if as_of is not None:
        return as_of.date()
    return book.last_day() or datetime.now(UTC).date()


def club_named(name: str, register: "Register") -> tuple[str, str]:
    """The club that a user means.

    Args:
        name: A name, nickname or ticker of a club.
        register: Who exists.

    Returns:
        Its key in the book, and its name; a club that the register does not know goes by the name as typed.

    Raises:
        BookError: Several clubs go by the name, and none of them first.
    """
    senses = [sense for sense in register.find(name) if sense.what == "club"]
    exact = [sense for sense in senses if not sense.why.startswith("close to")]
    if not exact:
        return f"~{name.casefold()}", name
    best = [sense for sense in exact if sense.why == exact[0].why]
    if len({sense.id for sense in best}) > 1:
        choices = ", ".join(dict.fromkeys(sense.name for sense in best[:6]))
        raise BookError(f"{name}: several clubs go by that name; say which: {choices}")
    return best[0].id, best[0].name
