"""A PostgreSQL server of the tests' own, on the system's binaries, in a folder of its own; works for root, too."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

#: Where systems keep the server's programs apart from the rest.
_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
#: The user of a server that root starts, for the server refuses to be root's: the package's own, or nobody.
_USERS = ("postgres", "nobody")
#: Nothing in a test need outlive a loss of power.
_SETTINGS = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=40", "shared_buffers=32MB")
_STARTING = 60.0

#: Somebody who may come in with a password only.
LOCKED = "locked"
PASSWORD = "open-sesame"
_DOOR = f"host all {LOCKED} 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n"


def programs() -> Path | None:
    """The folder of `initdb` and `postgres`, the newest; None where there is none."""
    on_path = shutil.which("initdb")
    if on_path and (Path(on_path).resolve().parent / "postgres").exists():
        return Path(on_path).resolve().parent
    found = [path for pattern in _FOLDERS for path in Path("/").glob(f"{pattern[1:]}/initdb")]
    found.sort(key=lambda path: [int(part) for part in path.parts if part.isdecimal()])
    return found[-1].parent if found else None


class Server:
    """A running server; its databases are named by address.

    Args:
        port: The port of 127.0.0.1 that it listens at.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.knows_icu = False
        self._made = 0

    def address(self, database: str, user: str = "books", password: str = "") -> str:
        """The address of a database."""
        return f"postgresql://{user}{password and ':'}{password}@127.0.0.1:{self.port}/{database}"

    def run(self, statement: str, database: str = "postgres") -> None:
        """Run a statement outside any transaction."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """A database for as long as the block lasts; its address."""
        self._made += 1
        name = f"book_{self._made}"
        # Sorted as English people sort, where the server can: an answer that leans on the server's order shows.
        order = "LOCALE_PROVIDER icu ICU_LOCALE 'en-US'" if self.knows_icu and template == "template0" else ""
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} {order}")
        try:
            yield self.address(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def small_database(self, disk: Path) -> Iterator[str]:
        """A database whose tables lie on a disk; its address."""
        disk.chmod(0o755)
        home = disk / "tables"
        home.mkdir()
        who = _user()
        if who:
            shutil.chown(home, who["user"], who["group"])
        self.run(f"CREATE TABLESPACE small LOCATION '{home}'")
        try:
            with self.database() as url:
                self.run(f"ALTER DATABASE {url.rpartition('/')[2]} SET default_tablespace = small")
                yield url
        finally:
            self.run("DROP TABLESPACE small")


@contextmanager
def running_server(folder: Path) -> Iterator[Server]:
    """A server for as long as the block lasts.

    Args:
        folder: Its programs.

    Raises:
        RuntimeError: It does not start; the message holds what it says.
    """
    home = Path(tempfile.mkdtemp(prefix="sagabook-postgres-"))
    try:
        who = _user()
        if who:
            shutil.chown(home, who["user"], who["group"])
        data, log = home / "data", home / "log"
        subprocess.run(
            [folder / "initdb", "-D", data, "-U", "books", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
            check=True,
            cwd=home,
            stdout=subprocess.DEVNULL,
            **who,
        )
        (data / "pg_hba.conf").write_text(_DOOR, encoding="ascii")
        port = _free_port()
        settings = [*_SETTINGS, f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={home}"]
        with log.open("wb") as out:
            process = subprocess.Popen(
                [folder / "postgres", "-D", data, *(word for setting in settings for word in ("-c", setting))],
                cwd=home,
                stdout=out,
                stderr=out,
                **who,
            )
        try:
            server = Server(port)
            _wait(server, process, log)
            with psycopg.connect(server.address("postgres")) as connection:
                icu = "SELECT 1 FROM pg_collation WHERE collprovider = 'i'"
                server.knows_icu = connection.info.server_version >= 150_000 and bool(
                    connection.execute(icu).fetchone()
                )
            server.run(f"CREATE ROLE {LOCKED} LOGIN PASSWORD '{PASSWORD}'")
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()
    finally:
        shutil.rmtree(home)


def _user() -> dict[str, Any]:
    """As whom to run programs that refuse to be root's."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry.pw_gid for entry in pwd.getpwall()}
    user = next(user for user in _USERS if user in known)
    return {"user": user, "group": known[user], "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _STARTING
    while True:
        try:
            server.run("SELECT 1")
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"PostgreSQL does not start: {log.read_text(errors='replace')}") from None
            time.sleep(0.05)
        else:
            return
