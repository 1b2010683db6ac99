"""Opens the database behind a book: SQLite by default, PostgreSQL by its address; brings its tables up to date."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError, SQLAlchemyError

from sagabook.errors import BookError

#: Where a book stands that nobody names.
DEFAULT_BOOK = "sagabook.db"
#: The migration that this version's tables stand at; `tests/book/test_engine.py` holds it against the folder.
REVISION = "0001"
#: How long a writer waits for another, in seconds.
PATIENCE = 120
#: How long until a file that another process holds for itself is tried again, in seconds.
_PAUSE = 0.05
#: A key of our own for PostgreSQL's advisory locks: one process at a time writes.
_LOCK = 0x5A6A_B00C

_WRITES = "sagabook_writes"
_HISTORY = "alembic_version"


def book_url(book: str | Path | None = None) -> URL:
    """The address of a book.

    Args:
        book: A file, or an address such as "postgresql://host/name"; None for `SAGABOOK_BOOK`, else ./sagabook.db.

    Returns:
        The address, with the driver that Sagabook uses.

    Raises:
        BookError: It is the address of no database that Sagabook knows.
    """
    name = str(book or os.environ.get("SAGABOOK_BOOK") or DEFAULT_BOOK)
    if "://" not in name:
        return URL.create("sqlite", database=name)
    try:
        url = make_url(name)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        told = f"{name.partition('://')[0]}://…"  # the rest may hold a password
        raise BookError(f"{told}: not the address of a book; give a file, or postgresql://user@host/name") from None
    kind = url.get_backend_name()
    if kind in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if kind == "sqlite":
        return url.set(drivername="sqlite")
    raise BookError(f"{_shown(url)}: a book is kept in SQLite or PostgreSQL, not in {kind}")


def open_engine(url: URL, *, create: bool = True) -> Engine:
    """Open the database and bring its tables up to date; an empty one becomes an empty book.

    Args:
        url: Its address, from `book_url`.
        create: Whether a file that does not exist may be made.

    Returns:
        An engine whose transactions are begun by `writing` and `asking`.

    Raises:
        BookError: It cannot be opened or written, is no book, or was written by a newer Sagabook.
    """
    if url.get_backend_name() == "sqlite":
        _check_file(url.database or "", create=create)
    try:
        engine = _sqlite(url) if url.get_backend_name() == "sqlite" else create_engine(url, pool_pre_ping=True)
    except (NoSuchModuleError, ModuleNotFoundError):
        raise BookError(f"{_shown(url)}: needs the PostgreSQL driver; pip install 'psycopg[binary]'") from None
    try:
        with told_plainly(url):
            _bring_up_to_date(engine, url)
    except BookError:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes; another writer of the same book waits for it.

    Args:
        engine: The book's engine.

    Yields:
        The connection; leaving the block commits, an error in it rolls back.

    Raises:
        BookError: The database failed: disk full, connection lost, locked for too long.
    """
    with (
        told_plainly(engine.url),
        engine.connect().execution_options(**{_WRITES: True}) as connection,
        connection.begin(),
    ):
        _hold_alone(connection)
        yield connection


@contextmanager
def asking(engine: Engine) -> Iterator[Connection]:
    """One transaction that only reads, and sees one state of the book throughout.

    Args:
        engine: The book's engine.

    Yields:
        The connection.

    Raises:
        BookError: The database failed.
    """
    with told_plainly(engine.url), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def _hold_alone(connection: Connection) -> None:
    """Wait until nobody else writes; the hold ends with the transaction. SQLite's BEGIN IMMEDIATE does so itself.

    Writers side by side would lock each other's stories and blocks in any order, and a writer could mark a block as
    stale that another, who does not see its claims yet, is just about to call settled.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT set_config('lock_timeout', :patience, true)"), {"patience": f"{PATIENCE}s"})
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


@contextmanager
def told_plainly(url: URL) -> Iterator[None]:
    """Turn what a database says when it fails into one line of ours.

    Args:
        url: The book's address, for the message.

    Raises:
        BookError: In place of the database's own error.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise BookError(f"{_shown(url)}: {_plain(error)}") from error


def _check_file(name: str, *, create: bool) -> None:
    """Refuse a name under which no book can stand; SQLite says the same of all of them, or waits without end."""
    if not name or name.startswith(("file:", ":memory:")):
        return
    folder = os.path.dirname(name) or "."
    if os.path.isdir(name):
        raise BookError(f"{name}: a folder, no book; name a file in it, such as {os.path.join(name, DEFAULT_BOOK)}")
    if os.path.exists(name):
        if not os.path.isfile(name):
            raise BookError(f"{name}: not a file; a book is one, or postgresql://user@host/name")
    elif not create:
        raise BookError(f"{name}: no book there; `sagabook add` makes one, --book names another")
    elif not os.path.isdir(folder):
        raise BookError(f"{name}: there is no folder {folder}; make it, or name a file elsewhere")
    elif not os.access(folder, os.W_OK):
        raise BookError(
            f"{name}: the folder {folder} may not be written; check its permissions, or name a file elsewhere"
        )


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _: Any) -> None:
        # Transactions are begun by hand below: pysqlite begins none before a SELECT, so that what a writer has
        # looked up could be gone when it writes (SQLAlchemy's documentation of the dialect, "serializable isolation").
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous = FULL")  # what was committed outlives a loss of power, too
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA cache_size = -65536")  # 64 MiB
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _bring_up_to_date(engine: Engine, url: URL) -> None:
    """Run the migrations that a book lacks; alembic is loaded only then."""
    with engine.connect() as connection:
        found = inspect(connection).get_table_names()
        stands = connection.scalar(text("SELECT version_num FROM alembic_version")) if _HISTORY in found else ""
    if stands == REVISION:
        return
    if found and not (stands and {"stories", "readings", "claims"} <= set(found)):
        raise BookError(f"{_shown(url)}: a database, but no book; name another, and Sagabook makes it")
    if stands and str(stands) > REVISION:
        raise BookError(f"{_shown(url)}: written by a newer Sagabook (its tables are {stands}); upgrade Sagabook")
    from alembic import command
    from alembic.config import Config

    with resources.as_file(resources.files("sagabook.book").joinpath("migrations")) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        _let_readers_go_on(engine)
        with writing(engine) as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _let_readers_go_on(engine: Engine) -> None:
    """Have SQLite write ahead to a log, so that readers go on while one writes; the file remembers it."""
    if engine.dialect.name != "sqlite":
        return
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql("COMMIT")  # of what `_on_begin` began: the journal is changed outside of it
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
                connection.exec_driver_sql("BEGIN")
                return
        except OperationalError as error:
            # Where another process makes the same change SQLite does not wait here as it does elsewhere.
            if "locked" not in str(error.orig) or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)


def _plain(error: SQLAlchemyError | sqlite3.Error) -> str:
    """What went wrong, in a few words, with what to do where that is known."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    said = " ".join(str(cause).split())
    for sign, plain in (
        ("database or disk is full", "the disk is full; make room and run again: what was reported as added is kept"),
        ("No space left on device", "the disk is full; make room and run again: what was reported as added is kept"),
        ("could not extend file", "the disk is full; make room and run again: what was reported as added is kept"),
        ("disk I/O error", "the disk failed or is full; look at it and run again: what was reported as added is kept"),
        ("file is not a database", "not a book, nor any database; name another file"),
        ("unable to open database file", "cannot be opened; check its permissions and those of its folder"),
        ("readonly database", "may not be written; check its permissions"),
        ("lock timeout", f"another process has been writing for {PATIENCE} s; try again when it is done"),
        ("database is locked", f"another process has been writing for {PATIENCE} s; try again when it is done"),
        ("malformed", "the file is damaged; restore it from a copy"),
    ):
        if sign in said:
            return plain
    return said or type(cause).__name__


def _shown(url: URL) -> str:
    """An address as users write it, without a password, wherever in it that stands; of a file, its name."""
    kind = url.get_backend_name()
    if kind == "sqlite":
        return url.database or "a book in memory"
    return URL.create(kind, url.username, None, url.host, url.port, url.database).render_as_string()
