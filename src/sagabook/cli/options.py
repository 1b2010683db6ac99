"""Options that several commands take in the same words."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from sagabook.cli.days import day_typed
from sagabook.errors import BookError

if TYPE_CHECKING:
    from sagabook.book import Book
    from sagabook.register import Register, Sense

#: Exit statuses: after Ctrl-C, and where something could not be had.
INTERRUPTED = 130
FAILED = 2

#: More days than any book holds, two centuries.
_ALL_DAYS = 73_000

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
    date | None,
    typer.Option(
        "--published",
        metavar="DATE",
        parser=day_typed,
        show_default=False,
        help="The date of publication, 2017-08-01 or 1 August 2017, for stories that do not give theirs.",
    ),
]
AllowPrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses too.")
]
AsOfOption = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=day_typed,
        show_default=False,
        help="As of which day, 2017-08-01 or 1 August 2017; else that of the book's latest story up to today.",
    ),
]
ClubOption = Annotated[
    str | None,
    typer.Option("--club", metavar="CLUB", show_default=False, help="Only what concerns this club."),
]


def day_of(as_of: date | None, book: "Book") -> date:
    """The day that an answer is for: the one asked for, else that of the book's latest story, else today.

    A story of a day to come, most likely misprinted, does not move it; where it is the book's latest, that is said.
    """
    if as_of is not None:
        return as_of
    today = datetime.now(UTC).date()
    # East of Greenwich, tomorrow has begun.
    latest, day = book.last_day(), book.last_day(by=today + timedelta(days=1))
    if latest is not None and latest != day:
        typer.echo(
            f"sagabook: stories dated after today are left out, up to {latest.isoformat()};"
            f" --as-of {latest.isoformat()} takes them in",
            err=True,
        )
    return day or today


def club_named(name: str, book: "Book") -> tuple[str, str]:
    """The club that a user means.

    Args:
        name: A name, nickname or ticker of a club.
        book: The book that is asked of it.

    Returns:
        Its key in the book, and its name.

    Raises:
        BookError: Neither register nor book knows a club of that name, or several go by it, none of them first.
    """
    found = club_in_register(name, book.register)
    if found is None:
        key = f"~{name.casefold()}"  # as the book calls a club that the register lacks
        if book.spoken_of(book.last_day() or date.max, days=_ALL_DAYS, club=key, limit=1):
            return key, name
        senses = [sense for sense in book.register.find(name) if sense.what == "club"]
        close = ", ".join(dict.fromkeys(sense.name for sense in senses[:3]))
        hint = f"did you mean {close}?" if close else "`sagabook register find` shows what a name can mean"
        raise BookError(f"{name or 'no name'}: no club that the book or the register knows; {hint}")
    return found.id, found.name


def club_in_register(name: str, register: "Register") -> "Sense | None":
    """The club of the register that a user means, or None.

    Args:
        name: A name, nickname or ticker of a club.
        register: The register.

    Raises:
        BookError: Several clubs go by that name, none of them first.
    """
    senses = [sense for sense in register.find(name) if sense.what == "club"]
    exact = [sense for sense in senses if not sense.why.startswith("close to")]
    best = [sense for sense in exact if sense.why == exact[0].why]
    if len({sense.id for sense in best}) > 1:
        choices = ", ".join(dict.fromkeys(sense.name for sense in best[:6]))
        raise BookError(f"{name}: several clubs go by that name; say which: {choices}")
    return best[0] if best else None
