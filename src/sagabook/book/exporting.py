"""The book as tables for other programs: stories, claims, persons; as Parquet, CSV or JSON Lines."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, Text, func, select

from sagabook.book.ledger import current
from sagabook.book.relations import claims, entries, readings, stories
from sagabook.errors import BookError

#: Rows that are held at a time.
_PART = 10_000

#: Columns of claims that are the ledger's own business.
_INNER = ("reading_id", "block", "quote_start", "quote_end")
#: The name and the type of each column of a table.
Columns = Mapping[str, type]
Parts = Iterator[list[dict[str, Any]]]


def export(connection: Connection, folder: Path, form: str, as_of: date) -> dict[str, int]:
    """Write every table of the book to a folder.

    Args:
        connection: A transaction.
        folder: Where to; made if it does not exist.
        form: "parquet", "csv" or "jsonl".
        as_of: Only stories published by this day.

    Returns:
        How many rows each table has.

    Raises:
        BookError: The folder cannot be written, the form is none of these, or Parquet lacks its library.
    """
    writers: dict[str, Callable[[Path, Columns, Parts], int]] = {"parquet": _parquet, "csv": _csv, "jsonl": _jsonl}
    if form not in writers:
        raise BookError(f"{form}: no form to export in; take one of {', '.join(writers)}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return {
            name: writers[form](folder / f"{name}.{form}", _columns(query), _parts(connection, query))
            for name, query in _tables(as_of).items()
        }
    except OSError as error:
        raise BookError(f"{folder}: cannot be written: {error.strerror}; name another folder") from error


def _tables(as_of: date) -> dict[str, Select[Any]]:
    """What each table holds; the texts of stories are their publishers' and stay in the book."""
    of_claims = [column for column in claims.c if column.name not in _INNER]
    quote = func.substr(stories.c.text, claims.c.quote_start + 1, claims.c.quote_end - claims.c.quote_start, type_=Text)
    derived = ("published", "person", "name", "origin", "origin_name", "voice", "echo_of")
    by_then = stories.c.published <= as_of
    return {
        "stories": select(
            *(stories.c[name] for name in ("id", "key", "given_id", "url", "outlet", "published", "title", "language"))
        )
        .where(by_then)
        .order_by(stories.c.published, stories.c.key),
        "claims": select(
            *of_claims, *(entries.c[name] for name in derived), quote.label("quote"), readings.c.reader.label("reader")
        )
        .join(entries, entries.c.claim_id == claims.c.id)
        .join(stories, stories.c.id == claims.c.story_id)
        .join(readings, readings.c.id == claims.c.reading_id)
        .where(by_then, current())
        .order_by(stories.c.published, stories.c.key, claims.c.ordinal),
        "persons": select(
            entries.c.person,
            func.max(entries.c.name).label("name"),
            func.count().label("claims"),
            func.min(entries.c.published).label("first"),
            func.max(entries.c.published).label("last"),
        )
        .where(entries.c.published <= as_of)
        .group_by(entries.c.person)
        .order_by(entries.c.person),
    }


def _columns(query: Select[Any]) -> Columns:
    return {column.name: column.type.python_type for column in query.selected_columns}


def _parts(connection: Connection, query: Select[Any]) -> Parts:
    """The rows of a table, some thousands at a time."""
    answer = connection.execution_options(yield_per=_PART).execute(query)
    for part in answer.mappings().partitions(_PART):
        yield [dict(row) for row in part]


def _jsonl(file: Path, columns: Columns, parts: Parts) -> int:
    count = 0
    with file.open("w", encoding="utf-8") as out:
        for part in parts:
            out.writelines(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in part)
            count += len(part)
    return count


def _csv(file: Path, columns: Columns, parts: Parts) -> int:
    count = 0
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, fieldnames=list(columns))
        writer.writeheader()
        for part in parts:
            writer.writerows(part)
            count += len(part)
    return count


def _parquet(file: Path, columns: Columns, parts: Parts) -> int:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError:
        raise BookError("Parquet needs pyarrow; pip install 'sagabook[parquet]', or export as csv or jsonl") from None
    types = {int: pa.int64(), float: pa.float64(), str: pa.string(), date: pa.date32(), bool: pa.bool_()}
    schema = pa.schema([(name, types[column]) for name, column in columns.items()])
    count = 0
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for part in parts:
            writer.write_table(pa.Table.from_pylist(part, schema=schema))
            count += len(part)
    return count
