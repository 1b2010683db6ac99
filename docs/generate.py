"""Writes what is generated: commands.md from every command's --help, claim.schema.json from the output's records, and
the README's example from a run.

usage: python docs/generate.py [--check]

With --check nothing is written, and the exit status is 1 when a page is not current.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from sagabook.cli.main import app
from sagabook.schema import json_schema

ROOT = Path(__file__).parent.parent
EXAMPLE = ["read", "examples/2017-08-01-van-dijk-digs-in.txt"]
#: The README shows the head of a run; these many lines give a fair picture.
EXAMPLE_LINES = 24
INTRODUCTION = """\
# Commands

This page is generated from the commands' own `--help`; `make docs` brings it up to date.

Exit status: 0 when all went well; 2 when an input could not be had (one line on standard error says what and where) or
the command was called wrongly; 130 after Ctrl-C. Colours show on a terminal only, and never where `NO_COLOR` is set.
"""


def pages() -> dict[str, str]:
    """Generate every page.

    Returns:
        The pages' texts by their paths in the repository.
    """
    return {
        "README.md": _readme((ROOT / "README.md").read_text(encoding="utf-8")),
        "docs/commands.md": INTRODUCTION + "".join(_section(command) for command in _commands(get_command(app), [])),
        "docs/claim.schema.json": json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n",
    }


def main() -> int:
    """Write the pages, or check them, as the command line asks."""
    check = sys.argv[1:] == ["--check"]
    stale = []
    for name, text in pages().items():
        page = ROOT / name
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not check:
                page.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"{name} {'is not current; run make docs' if check else 'written'}")
    return 1 if check and stale else 0


def _commands(command: Any, words: list[str]) -> Iterator[list[str]]:
    """Walk the command and those below it, by the words that call them."""
    yield words
    for name, below in getattr(command, "commands", {}).items():
        yield from _commands(below, [*words, name])


def _section(words: list[str]) -> str:
    """Print one command's section."""
    return f"\n## {' '.join(['sagabook', *words])}\n\n```text\n{_run([*words, '--help']).strip()}\n```\n"


def _readme(text: str) -> str:
    """Put the head of a real run between the README's marks."""
    lines = _run(EXAMPLE).splitlines()
    shown = lines if len(lines) <= EXAMPLE_LINES else [*lines[:EXAMPLE_LINES], "  …"]
    run = "\n".join([f"$ sagabook {' '.join(EXAMPLE)}", *shown])
    return re.sub(
        r"(<!-- example: .*? -->\n```text\n).*?(\n```\n<!-- end of example -->)",
        lambda marks: marks[1] + run + marks[2],
        text,
        flags=re.DOTALL,
    )


def _run(words: list[str]) -> str:
    """Run a command as a user without a register of his own does; help wraps at 100 columns, whatever the terminal."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    environment["SAGABOOK_REGISTER"] = str(ROOT / "no-register-of-ones-own")
    command = [sys.executable, "-m", "sagabook", *words]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=environment, cwd=ROOT)
    return ran.stdout


if __name__ == "__main__":
    sys.exit(main())
