"""`sagabook export`: the book as tables for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from sagabook.cli.options import AsOfOption, BookOption, day_of


def export(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", file_okay=False, show_default=False, help="The folder to write to.")
    ],
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="parquet, csv or jsonl.", show_default=True)
    ] = "csv",
    book: BookOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Write the book's tables to a folder.

    Stories without their texts, claims with their evidence sentence and origin, persons.
    """
    from sagabook.book import Book

    with Book(book, create=False) as kept:
        counts = kept.export(folder, form, day_of(as_of, kept))
    for table, count in counts.items():
        typer.echo(f"{folder / f'{table}.{form}'}: {count:,} rows")
