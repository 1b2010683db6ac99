"""Opening a book: what is no book is refused in one line, an empty database becomes one, passwords stay untold."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, event, text

from sagabook.book import Book, ingest
from sagabook.book import engine as engines
from sagabook.book.engine import REVISION, asking, book_url, open_engine, told_plainly, writing
from sagabook.book.relations import metadata
from sagabook.errors import BookError
from sagabook.register.register import Register

from ..postgres import LOCKED, PASSWORD, Server
from .killing import unsound
from .made import claim
from .shelf import Canned as Reader
from .shelf import Told, contents, counts, fill, news, stories_in, tell


@pytest.fixture
def engine(book_url: str) -> Iterator[Engine]:
    opened = open_engine(engines.book_url(book_url))
    yield opened
    opened.dispose()


def refused(url: str | Path) -> str:
    """Open what is no book; what is said of it."""
    with pytest.raises(BookError) as told:
        open_engine(book_url(url))
    assert "\n" not in str(told.value)
    return str(told.value)


def test_the_migrations_make_just_the_tables(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == REVISION


def test_the_tables_stand_at_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(engines.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == REVISION


def test_a_database_without_tables_becomes_a_book_and_stays_one(postgres: Server, tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    empty.touch()
    with postgres.database() as url:
        for each in (url, str(empty)):
            for _ in range(2):
                opened = open_engine(book_url(each))
                with asking(opened) as connection:
                    assert connection.scalar(text("SELECT count(*) FROM stories")) == 0
                opened.dispose()


def test_readers_go_on_while_one_writes(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("INSERT INTO stale VALUES ('n.v', '2025-07-01')"))
        with asking(engine) as other:
            assert other.scalar(text("SELECT count(*) FROM stale")) == 0
    with asking(engine) as other:
        assert other.scalar(text("SELECT count(*) FROM stale")) == 1


def test_a_question_sees_one_state_throughout(engine: Engine) -> None:
    with asking(engine) as asked:
        assert asked.scalar(text("SELECT count(*) FROM stale")) == 0
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO stale VALUES ('n.v', '2025-07-01')"))
        assert asked.scalar(text("SELECT count(*) FROM stale")) == 0


def test_a_second_writer_waits_and_says_so_when_it_takes_too_long(
    book_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "PATIENCE", 1)
    opened = open_engine(engines.book_url(book_url))
    try:
        with (
            writing(opened) as connection,
            pytest.raises(BookError, match="another process has been writing for 1 s"),
            writing(opened),
        ):
            connection.execute(text("SELECT 1"))
    finally:
        opened.dispose()


# -- what is no book -------------------------------------------------------------------------------------------------


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    assert f"there is no folder {tmp_path / 'nowhere'}; make it" in refused(tmp_path / "nowhere" / "book.db")


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    assert refused(tmp_path) == f"{tmp_path}: a folder, no book; name a file in it, such as {tmp_path / 'sagabook.db'}"


def test_what_is_neither_file_nor_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not a file" in refused(tmp_path / "pipe")


def test_a_book_that_is_not_there_is_made_only_where_that_is_meant(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="no book there"):
        open_engine(book_url(tmp_path / "book.db"), create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text("It rained on the old ground all morning. " * 200, encoding="utf-8")
    before = file.read_bytes()
    assert "not a book, nor any database" in refused(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("history", [False, True])
def test_another_programs_database_is_left_as_it_is(tmp_path: Path, history: bool) -> None:
    file = tmp_path / "foreign.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    if history:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('ae1027a6acf')")
    connection.commit()
    connection.close()
    before = file.read_bytes()
    assert "a database, but no book" in refused(file)
    assert file.read_bytes() == before


def test_another_programs_database_on_a_server(postgres: Server) -> None:
    with postgres.database() as url:
        postgres.run("CREATE TABLE recipes (name TEXT)", url.rpartition("/")[2])
        assert "a database, but no book" in refused(url)


def test_a_book_of_a_newer_sagabook(book_url: str, engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert "written by a newer Sagabook (its tables are 9999)" in refused(book_url)


def test_a_book_that_may_only_be_read_can_be_asked_but_not_written(tmp_path: Path, register: Register) -> None:
    told = [tell(1, 0, "The Sun", claim("Jan Novak"))]
    with Book(tmp_path / "book.db", register) as book:
        fill(book, told)
        expected = contents(book)
    with Book(f"sqlite:///file:{tmp_path / 'book.db'}?mode=ro&uri=true", register) as book:
        assert contents(book) == expected
        with pytest.raises(BookError, match="may not be written; check its permissions"):
            fill(book, [tell(2, 0, "The Sun", claim("Jan Novak"))])


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anything")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "may not be written; check its permissions" in refused(tmp_path / "book.db")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mysql://me:secret@localhost/books", "not in mysql"),
        ("nonsense://x", "not in nonsense"),
        ("://", "not the address of a book"),
        ("postgresql://me:secret@localhost:port/books", "not the address of a book"),
        ("postgresql://me:secret@[::1/books", "not the address of a book"),
        (
            "postgresql+psycopg2://me:secret@127.0.0.1:1/books",
            "^postgresql://me@127.0.0.1:1/books: .*Connection refused",
        ),
        ("postgres://me@127.0.0.1:1/books?sslpassword=secret&password=secret", "^postgresql://me@127.0.0.1:1/books: "),
        ("postgresql://me:secret@127.0.0.1:1/books?odd=secret", '^postgresql://me@127.0.0.1:1/books: .*"odd"'),
    ],
)
def test_addresses_are_told_as_users_write_them_and_without_their_passwords(name: str, said: str) -> None:
    with pytest.raises(BookError, match=said) as told:
        open_engine(book_url(name))
    assert "secret" not in str(told.value)
    assert "psycopg" not in str(told.value)


def test_a_wrong_password_is_not_printed(postgres: Server) -> None:
    with postgres.database() as url:
        name = url.rpartition("/")[2]
        postgres.run(f"GRANT CREATE ON SCHEMA public TO {LOCKED}", name)
        for address in (
            postgres.address(name, LOCKED, "wrong-secret"),
            f"{postgres.address(name, LOCKED)}?password=wrong-secret",
        ):
            said = refused(address)
            assert "wrong-secret" not in said
            assert "password authentication failed" in said
        open_engine(book_url(postgres.address(name, LOCKED, PASSWORD))).dispose()


def test_a_server_or_database_that_is_not_there(postgres: Server) -> None:
    assert "Connection refused" in refused("postgresql://me:secret@127.0.0.1:1/books")
    said = refused(postgres.address("nowhere", password="secret"))
    assert '"nowhere" does not exist' in said
    assert "secret" not in said


def test_the_book_is_named_by_option_else_environment_else_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAGABOOK_BOOK", raising=False)
    assert book_url().database == "sagabook.db"
    monkeypatch.setenv("SAGABOOK_BOOK", "postgres://me@host/books")
    assert book_url().render_as_string() == "postgresql+psycopg://me@host/books"
    assert book_url("mine.db").database == "mine.db"


# -- a full disk -----------------------------------------------------------------------------------------------------


def test_a_full_database_is_told_plainly_and_adding_goes_on_once_there_is_room(
    tmp_path: Path, register: Register
) -> None:
    told = news(400)

    def keep_small(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA max_page_count = 100")

    with Book(tmp_path / "book.db", register) as book:
        event.listen(book._engine, "checkout", keep_small)
        safe = fill_up(book, told)
        event.remove(book._engine, "checkout", keep_small)
        book._engine.dispose()
        complete(book, told, safe)


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of a megabyte, where a server's own user finds it too."""
    with tempfile.TemporaryDirectory() as above:
        folder = Path(above, "disk")
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
        if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
            pytest.skip("only root may mount a small disk, and not in every container")
        Path(above).chmod(0o755)
        yield folder
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("ballast", [0, 200_000, 500_000])
def test_a_full_disk_is_told_plainly_and_adding_goes_on_once_there_is_room(
    small_disk: Path, register: Register, ballast: int
) -> None:
    told = news(400)
    (small_disk / "ballast").write_bytes(bytes(ballast))
    with Book(small_disk / "book.db", register) as book:
        safe = fill_up(book, told)
        assert unsound(book) == ""
    with Book(small_disk / "book.db", register) as book:
        assert counts(book)["stories"] == safe
        (small_disk / "ballast").unlink()
        subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
        complete(book, told, safe)


@pytest.mark.parametrize("ballast", [0, 200_000])
def test_a_server_whose_disk_is_full_is_told_plainly_and_adding_goes_on_once_there_is_room(
    small_disk: Path, postgres: Server, register: Register, ballast: int
) -> None:
    told = news(400)
    (small_disk / "ballast").write_bytes(bytes(ballast))
    with postgres.small_database(small_disk) as url:
        with Book(url, register) as book:
            safe = fill_up(book, told)
        with Book(url, register) as book:
            assert counts(book)["stories"] == safe
            (small_disk / "ballast").unlink()
            subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
            complete(book, told, safe)


def fill_up(book: Book, told: list[Told]) -> int:
    """Add stories until the disk is full; how many were reported as added."""
    safe = [0]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest, "BATCH", 5)
        with pytest.raises(BookError, match=r"the disk .* run again: what was reported as added is kept") as full:
            book.add(stories_in(told), reader=Reader(told), report=lambda added: safe.append(added.added))
    assert "\n" not in str(full.value)
    assert counts(book)["stories"] == safe[-1] < len(told)
    return safe[-1]


def complete(book: Book, told: list[Told], safe: int) -> None:
    """Add the rest, and compare with a book that was never short of room."""
    assert book.add(stories_in(told), reader=Reader(told)).added == len(told) - safe
    found = contents(book)
    with tempfile.TemporaryDirectory() as folder, Book(f"{folder}/other.db", book.register) as other:
        fill(other, told)
        assert contents(other) == found


@pytest.mark.parametrize(
    "said",
    [
        "could not extend file: No space left on device",
        "could not extend file: wrote only 4096 of 8192 bytes",
        "database or disk is full",
    ],
)
def test_what_a_full_disk_is_called(said: str) -> None:
    with pytest.raises(BookError, match=r"book\.db: the disk is full; make room"), told_plainly(book_url("book.db")):
        raise sqlite3.OperationalError(said)
