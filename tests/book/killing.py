"""Kills processes that add to a book at random moments, and looks at what is left; also for `bench/kills.py`."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy import text

from sagabook.book import Book
from sagabook.book.engine import asking
from sagabook.register.register import Register

from .adder import BATCH
from .shelf import counts, news, numbers

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Killed:
    """What a killed process had reported, what the book holds, and what is wrong with that ("" for nothing)."""

    reported: int
    held: int
    ended: bool
    fault: str


def start(url: str, first: int, last: int, seconds: float = 0.0) -> subprocess.Popen[str]:
    """Start a process that adds stories."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    return subprocess.Popen(
        [sys.executable, "-m", "tests.book.adder", url, str(first), str(last), str(seconds)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )


def kill_once(url: str, register: Register, count: int, random: Random) -> Killed:
    """Start adding the first `count` stories, kill it within a moment of its first batches, and look at the book."""
    process = start(url, 0, count, 0.001)
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    time.sleep(random.random() * 0.9)
    process.kill()
    out, err = process.communicate()
    lines = out.split()
    reported = max((int(line) for line in lines if line.isdecimal()), default=0)
    with Book(url, register) as book:
        held = counts(book)["stories"]
        fault = err.strip() or unsound(book) or lost(book, reported)
    return Killed(reported, held, "done" in lines, fault)


def lost(book: Book, reported: int) -> str:
    """What of the first stories, reported as added, is missing or doubled."""
    found = {book.story(str(number))[1].text for number in numbers(book)}
    missing = [item.story.title for item in news(reported) if item.story.text not in found]
    if missing:
        return f"lost: {missing}"
    return "" if len(found) == len(numbers(book)) else "doubled"


def unsound(book: Book) -> str:
    """What is wrong with the book's own order: a damaged file, a story half written."""
    with asking(book._engine) as connection:
        found = ["ok"]
        if connection.dialect.name == "sqlite":
            found = [str(row) for row in connection.scalars(text("PRAGMA integrity_check"))]
            found += [f"dangling {row}" for row in connection.execute(text("PRAGMA foreign_key_check"))]
        query = "SELECT count(*) FROM stories WHERE id NOT IN (SELECT story_id FROM readings)"
        unread = connection.scalar(text(query))
    if found != ["ok"]:
        return str(found)
    if unread:
        return f"{unread} stories without a reading"
    held = counts(book)["stories"]
    return f"{held} stories, no whole batches" if held % BATCH else ""
