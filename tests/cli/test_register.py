"""`sagabook register`: finding names, and importing files."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from .conftest import Run, run_command


@dataclass(frozen=True)
class FakeSense:
    """A meaning of a name, as the register gives it."""

    what: str
    name: str
    why: str
    detail: str


class FakeRegister:
    """A register that knows one nickname."""

    def find(self, name: str) -> list[FakeSense]:
        """Look a name up."""
        if name != "the Wanderers":
            return []
        return [
            FakeSense("club", "Hartwell Wanderers", "nickname of", "Second Division, England"),
            FakeSense("club", "Lindale", "", ""),
        ]


@pytest.fixture
def fake_register(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the small register in the place of the shipped one."""
    monkeypatch.setattr("sagabook.register.load_register", FakeRegister)


@pytest.mark.usefixtures("fake_register")
def test_find_prints_a_line_a_sense() -> None:
    ran = run_command("register", "find", "the Wanderers")
    assert ran.out == "club: Hartwell Wanderers, nickname of, Second Division, England\nclub: Lindale\n"
    assert (ran.status, ran.err) == (0, "")


@pytest.mark.usefixtures("fake_register")
def test_find_says_when_nothing_is_called_so() -> None:
    ran = run_command("register", "find", "Atlantis")
    assert (ran.status, ran.out) == (0, "nothing is called 'Atlantis'\n")


def test_find_knows_the_shipped_register() -> None:
    ran = run_command("register", "find", "the Saints")
    assert ran.status == 0
    assert any(line.startswith("club: Southampton") for line in ran.out.splitlines())


def test_add_counts_what_it_added(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAGABOOK_REGISTER", str(tmp_path / "register.sqlite"))
    file = shared / "data" / "fpl" / "2025-26.csv"
    first, again = run_command("register", "add", file), run_command("register", "add", file)
    assert (first.status, again.status) == (0, 0)
    assert first.out.startswith("added ")
    assert " players and " in first.out
    assert "added 0 players" not in first.out
    assert again.out.startswith("added 0 players and 0 clubs to ")


@pytest.mark.parametrize("content", [None, b"", b"a,b\n1,2\n"], ids=["missing", "empty", "of no known form"])
def test_a_bad_file_is_one_line_and_status_2(run: Run, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "players.csv"
    if content is not None:
        file.write_bytes(content)
    ran = run("register", "add", file)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("sagabook: ")
    assert ran.err.count("\n") == 1
    assert "players.csv" in ran.err
