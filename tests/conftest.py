"""What every test can ask for: the repository's folders; the user's own register is kept out of all of them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sagabook.book.engine import book_url as address_of
from sagabook.book.engine import open_engine

from .postgres import Server, programs, running_server

_MEMORY = Path("/dev/shm")
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared(root: Path) -> Path:
    """The folder of shared data beside the repository; tests that need it are skipped where there is none."""
    folder = root.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no shared data beside the repository")
    return folder


@pytest.fixture(scope="session", autouse=True)
def _no_own_register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whoever runs the tests may have imported players; the tests start from a register that nobody added to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAGABOOK_REGISTER", str(tmp_path_factory.mktemp("own") / "register.sqlite"))
        for name in ("FORCE_COLOR", "NO_COLOR", "COLUMNS"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server; tests that need it are skipped where its programs are missing, and fail there in CI."""
    folder = programs()
    if folder is None:
        message = "no PostgreSQL server on this machine; install the package postgresql"
        if os.environ.get("CI") or os.environ.get("SAGABOOK_NEEDS_POSTGRES"):
            pytest.fail(message)
        pytest.skip(message)
    with running_server(folder) as server:
        yield server


@pytest.fixture(scope="session")
def _empty_book(postgres: Server) -> Iterator[str]:
    """The name of a PostgreSQL database that is an empty book, to be copied."""
    with postgres.database() as url:
        open_engine(address_of(url)).dispose()
        yield url.rpartition("/")[2]


@pytest.fixture(params=["sqlite", "postgresql"])
def book_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty book, on each engine in turn."""
    if request.param == "sqlite":
        # A book waits for the disk at each commit; where memory serves as one, hundreds of small books need not.
        with TemporaryDirectory(dir=_MEMORY if _roomy(_MEMORY) else tmp_path) as folder:
            yield str(Path(folder) / "book.db")
        return
    server: Server = request.getfixturevalue("postgres")
    with server.database(request.getfixturevalue("_empty_book")) as url:
        yield url


def _roomy(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > 1 << 30
