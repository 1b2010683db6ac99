"""The book as tables for other programs: stories, claims, persons; as Parquet, CSV or JSON Lines.

The tables are written beside where they shall stand, and put in their places when all are whole.
"""

import csv
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, Text, func, select

from sagabook.book.ledger import current
from sagabook.book.relations import claims, entries, readings, stories
from sagabook.book.rows import spans_of
from sagabook.errors import BookError

#: Rows that are held at a time.
_PART = 10_000

#: Columns of claims that are the ledger's own business.
_INNER = ("reading_id", "block", "published", "quote_start", "quote_end")
#: The name and the type of each column of a table; of a list or an object, what it is made of.
Columns = Mapping[str, Any]
Parts = Iterator[list[dict[str, Any]]]

#: The columns that hold lists of objects, as in the output of `sagabook read --json`.
_NESTED: Columns = {"said_by": [{"name": str}], "evidence": [{"start": int, "end": int}]}


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
    if form == "parquet":
        _check_parquet()
    counts: dict[str, int] = {}
    tables = _tables(as_of)
    try:
        with _all_or_none(folder, [f"{name}.{form}" for name in tables]) as files:
            for (name, query), file in zip(tables.items(), files, strict=True):
                counts[name] = writers[form](file, _columns(query), _parts(connection, query))
    except OSError as error:
        raise BookError(f"{folder}: cannot be written: {error.strerror or error}; name another folder") from error
    return counts


@contextmanager
def _all_or_none(folder: Path, names: list[str]) -> Iterator[list[Path]]:
    """Files to write that become those of the names when all are written; of a failure nothing is left."""
    made = [above for above in (folder, *folder.parents) if not above.exists()]
    files = [folder / f".{name}.{os.getpid()}.part" for name in names]
    whole = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield files
        for file, name in zip(files, names, strict=True):
            file.replace(folder / name)
        whole = True
    finally:
        if not whole:
            with suppress(OSError):
                for file in files:
                    file.unlink(missing_ok=True)
                for above in made:
                    above.rmdir()


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
    return {column.name: _NESTED.get(column.name, column.type.python_type) for column in query.selected_columns}


def _parts(connection: Connection, query: Select[Any]) -> Parts:
    """The rows of a table, some thousands at a time, their lists unfolded."""
    answer = connection.execution_options(yield_per=_PART).execute(query)
    for part in answer.mappings().partitions(_PART):
        rows = [dict(row) for row in part]
        for row in rows if "evidence" in query.selected_columns else ():
            row["said_by"] = [{"name": name} for name in json.loads(row["said_by"])]
            row["evidence"] = [{"start": span.start, "end": span.end} for span in spans_of(row["evidence"])]
        yield rows


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
            writer.writerows({name: _cell(value) for name, value in row.items()} for row in part)
            count += len(part)
    return count


def _cell(value: object) -> object:
    """A value of a table without lists: these as JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _check_parquet() -> None:
    if find_spec("pyarrow") is None:
        raise BookError("Parquet needs pyarrow; pip install pyarrow, or export as csv or jsonl")


def _parquet(file: Path, columns: Columns, parts: Parts) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {int: pa.int64(), float: pa.float64(), str: pa.string(), date: pa.date32(), bool: pa.bool_()}

    def arrow(column: Any) -> Any:
        if isinstance(column, list):
            return pa.list_(arrow(column[0]))
        if isinstance(column, dict):
            return pa.struct([(name, arrow(part)) for name, part in column.items()])
        return types[column]

    schema = pa.schema([(name, arrow(column)) for name, column in columns.items()])
    count = 0
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for part in parts:
            writer.write_table(pa.Table.from_pylist(part, schema=schema))
            count += len(part)
    return count
