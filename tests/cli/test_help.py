"""The face of the command line: its help, its version, and how little it loads to show them."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import sagabook

from .conftest import run_command

#: What no answer may wait for that reads no story: each of these takes longer to load than the help to print.
HEAVY = {
    "sqlalchemy",
    "alembic",
    "numpy",
    "feedparser",
    "trafilatura",
    "lxml",
    "httpx",
    "dateparser",
    "pydantic",
    "rapidfuzz",
    "rich",
    "ahocorasick_rs",
}
HELP = """\
Usage: sagabook [OPTIONS] COMMAND [ARGS]...

  Read football transfer news and keep the book: who says which club wants whom.

Options:
  --version   Print the version and exit.
  -h, --help  Show this message and exit.

Commands:
  read        Read stories and print the transfer claims that they make.
  add         Read stories and keep them in the book.
  watch       Keep adding to the book what feeds bring.
  sagas       Show the market: sagas, hottest first.
  saga        Show one player's saga.
  club        Show whom a club wants and who may go.
  story       Show a story's claims and their origins.
  quarantine  List what could not be read, and why.
  reread      Read again what an older reader read.
  window      Show which transfer windows are open.
  export      Write the book's tables to a folder.
  score       Score the reader against annotated stories.
  people      Show who is who in the book, and rule on it.
  register    Look names up in the register, or add to it.
"""


def loaded(code: str) -> set[str]:
    """The top-level modules that a fresh Python has loaded after some code."""
    shown = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return set(shown.splitlines()[-1].split())


def test_help() -> None:
    ran = run_command("--help")
    assert (ran.status, ran.out, ran.err) == (0, HELP, "")


@pytest.mark.parametrize("words", [[], ["register"]])
def test_no_command_shows_the_help(words: list[str]) -> None:
    ran = run_command(*words)
    assert "Commands:" in ran.out + ran.err
    assert ran.status == 2


def test_the_version_is_the_package_s(root: Path) -> None:
    assert run_command("--version").out == f"sagabook {sagabook.__version__}\n"
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert not loaded("import sagabook") & HEAVY


def test_help_loads_nothing_heavy() -> None:
    code = """
from sagabook.cli.main import app
try:
    app(["--help"], prog_name="sagabook")
except SystemExit:
    pass
"""
    assert not loaded(code) & HEAVY


def test_reading_a_text_loads_neither_the_web_nor_the_terminal(root: Path) -> None:
    example = next((root / "examples").glob("*.txt"))
    code = f"""
from sagabook.cli.main import app
try:
    app(["read", {str(example)!r}, "--json"], prog_name="sagabook")
except SystemExit:
    pass
"""
    assert not loaded(code) & {"trafilatura", "lxml", "httpx", "rich"}
