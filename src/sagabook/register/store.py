"""The user's own register: one SQLite file of imported clubs, their links to shipped clubs, and players."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sagabook.errors import RegisterError
from sagabook.register.rows import ClubRow, PlayerRow

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS club (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL, grounds TEXT NOT NULL, country TEXT NOT NULL,
    gender TEXT NOT NULL, origin TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS link (
    origin TEXT NOT NULL, key TEXT NOT NULL, club TEXT NOT NULL, PRIMARY KEY (origin, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS player (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, also TEXT NOT NULL, born TEXT NOT NULL, nationality TEXT NOT NULL,
    position TEXT NOT NULL, moves TEXT NOT NULL
) WITHOUT ROWID;
"""
_CLUBS = "SELECT id, name, folded, grounds, country, gender, origin FROM club"
_PLAYERS = "SELECT id, name, also, born, nationality, position, moves FROM player"


@dataclass(slots=True)
class UserRegister:
    """What the user has imported: clubs by id with the folded name of each, players by id, and links.

    `links` maps (format, the club's key there) to the id of the shipped club that it is.
    """

    clubs: dict[str, ClubRow] = field(default_factory=dict)
    folded: dict[str, str] = field(default_factory=dict)
    players: dict[str, PlayerRow] = field(default_factory=dict)
    links: dict[tuple[str, str], str] = field(default_factory=dict)


def user_register_path() -> Path:
    """Where the user's register lies unless a call says otherwise.

    Returns:
        The path in `SAGABOOK_REGISTER` if that is set; else `sagabook/register.sqlite` in `XDG_DATA_HOME`, or in
        `~/.local/share` where that is not set either.
    """
    own = os.environ.get("SAGABOOK_REGISTER")
    if own:
        return Path(own).expanduser()
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "sagabook" / "register.sqlite"


def read_user(path: Path, taken: Callable[[], frozenset[str]] = frozenset) -> UserRegister:
    """Read the user's register.

    Args:
        path: Its file; one that is not there reads as empty.
        taken: Gives the folded names that shipped clubs have; a club of such a name is left out. Called only
            where there are clubs.

    Returns:
        Its clubs and players. Links and folded names are left empty: only importing needs them.

    Raises:
        RegisterError: The file is no register, of a newer Sagabook, or not readable.
    """
    user = UserRegister()
    if path.exists():
        with _opened(path) as connection:
            _check_version(connection, path)
            _fill(connection, user, taken)
    return user


@contextmanager
def changing(path: Path) -> Iterator[UserRegister]:
    """Read the user's register, links included, for changing; what has changed is written when the block ends.

    The file is locked meanwhile. The writing is one transaction: on an error, or if the process is killed, the
    file stays as it was. Rows are added or replaced, never removed.

    Args:
        path: The file; it and its folder are made where missing.

    Raises:
        RegisterError: The file is no register, of a newer Sagabook, locked, or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RegisterError(f"{path.parent}: {error.strerror}; choose another place by SAGABOOK_REGISTER") from error
    with _opened(path) as connection:
        _check_version(connection, path)
        connection.execute("BEGIN IMMEDIATE")
        for statement in _SCHEMA.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {_VERSION}")
        user = UserRegister()
        _fill(connection, user)
        user.folded = dict(connection.execute("SELECT id, folded FROM club"))
        user.links = {(origin, key): club for origin, key, club in connection.execute("SELECT * FROM link")}
        clubs, players, links = dict(user.clubs), dict(user.players), dict(user.links)
        yield user
        connection.executemany(
            "INSERT OR REPLACE INTO club VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (c.id, c.name, user.folded[c.id], "|".join(c.grounds), c.country, c.gender, c.origin)
                for c in user.clubs.values()
                if clubs.get(c.id) is not c
            ),
        )
        connection.executemany(
            "INSERT OR REPLACE INTO link VALUES (?, ?, ?)",
            ((*key, club) for key, club in user.links.items() if links.get(key) != club),
        )
        connection.executemany(
            "INSERT OR REPLACE INTO player VALUES (?, ?, ?, ?, ?, ?, ?)",
            (player for player in user.players.values() if players.get(player.id) is not player),
        )
        connection.execute("COMMIT")


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            yield connection
    except sqlite3.OperationalError as error:
        raise RegisterError(f"{path}: {error}; see that it can be read and written, and is in no other use") from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise RegisterError(
            f"{path}: no register of Sagabook ({error}); move it away, or name another by SAGABOOK_REGISTER"
        ) from error


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if version > _VERSION:
        raise RegisterError(f"{path}: written by a newer Sagabook (form {version}); upgrade, or import anew")
    if tables and not version:
        raise RegisterError(f"{path}: a database, but no register of Sagabook; name another by SAGABOOK_REGISTER")


def _fill(connection: sqlite3.Connection, user: UserRegister, taken: Callable[[], frozenset[str]] = frozenset) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not version:
        return
    names = taken()
    for at, name, folded, grounds, country, gender, origin in connection.execute(_CLUBS):
        if folded in names:
            continue
        several = tuple(grounds.split("|")) if grounds else ()
        user.clubs[at] = ClubRow(at, name, "", (), (), (), (), "", (), several, country, "", gender, origin)
    user.players = {row[0]: row for row in map(PlayerRow._make, connection.execute(_PLAYERS))}
