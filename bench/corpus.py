"""What the benches share: where the data stands, the reader they measure, and one core to measure it on."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from sagabook.model import Story
from sagabook.reading import CascadeReader
from sagabook.register import load_register
from sagabook.stories import from_json_lines, open_lines, read_stories

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
_SHARED = ROOT.parent / "shared"


def default_data() -> Path:
    """The folder of data: SAGABOOK_DATA where it is set, else ../shared/data beside the repository."""
    return Path(os.environ.get("SAGABOOK_DATA") or _SHARED / "data")


def default_gold() -> Path:
    """The folder of gold sets: SAGABOOK_GOLD where it is set, else ../shared/gold beside the repository."""
    return Path(os.environ.get("SAGABOOK_GOLD") or _SHARED / "gold")


def fail(message: str) -> NoReturn:
    """End the run with one line on standard error and exit status 2."""
    print(message, file=sys.stderr)
    raise SystemExit(2)


def require(path: Path) -> Path:
    """Give back a path that is there; end the run with one line where it is not."""
    if not path.exists():
        fail(f"{path}: not there; name the folder of shared data by --data, or set SAGABOOK_DATA")
    return path


def shipped_reader() -> CascadeReader:
    """A reader over the shipped register alone, whatever the user of this machine has imported."""
    return CascadeReader(load_register(user=ROOT / "no-own-register.sqlite"))


def load_stories(file: Path) -> list[Story]:
    """The good stories of a file of JSON Lines, furniture marked."""
    found = from_json_lines(open_lines(require(file)), where=str(file))
    return [story for story in found if isinstance(story, Story)]


def load_texts(files: Sequence[Path]) -> list[Story]:
    """Stories from plain text files with header lines."""
    found = read_stories([str(file) for file in files], stdin=None)
    return [story for story in found if isinstance(story, Story)]


def pin_to_one_core() -> None:
    """Keep this process on one core, where the system lets it be said."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
