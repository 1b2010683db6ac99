"""What every test can ask for: the repository's folders; the user's own register is kept out of all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

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
