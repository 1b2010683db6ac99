"""Kills processes that add stories at random moments, and tells what was lost or doubled: nothing, it should be.

    python bench/kills.py [--kills 50] [--book URL]

The book must be an empty one, or not exist; each time that all stories are in it it is compared with an undisturbed
book, and emptied.
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.book.killing import kill_once, start, unsound
from tests.book.shelf import clear, contents, counts, fill, news

from sagabook.book import Book
from sagabook.register import load_register

COUNT = 1000


def main() -> None:
    """Kill, look, and print the tally."""
    parser = argparse.ArgumentParser(description="Kill processes that add stories, and count what was lost.")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--book", help="an empty book, which is emptied again; a new SQLite file if not given")
    parser.add_argument("--seed", type=int, default=2017)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(_kill(asked.kills, asked.book or f"{folder}/book.db", f"{folder}/whole.db", Random(asked.seed)))


def _kill(kills: int, url: str, whole_url: str, random: Random) -> int:
    register = load_register()
    with Book(url, register) as book:
        if contents(book):
            raise SystemExit(f"{url} holds stories; name an empty book")
    with Book(whole_url, register) as whole:
        fill(whole, news(COUNT))
        expected = contents(whole)
    tally: Counter[str] = Counter()
    for number in range(1, kills + 1):
        killed = kill_once(url, register, COUNT, random)
        tally["ended before the kill" if killed.ended else "killed at work"] += 1
        tally[killed.fault or "sound"] += 1
        print(f"{number}: {killed.reported} reported, {killed.held} held, {killed.fault or 'sound'}", flush=True)
        if killed.ended or number == kills:
            tally["completed: " + _complete(url, expected)] += 1
    for what, count in sorted(tally.items()):
        print(f"{count:4} {what}")
    return 0 if tally["sound"] == kills and all("wrong" not in what for what in tally) else 1


def _complete(url: str, expected: list[tuple[object, ...]]) -> str:
    """Add all stories again, compare the book with an undisturbed one, and empty it."""
    _, err = start(url, 0, COUNT).communicate()
    with Book(url) as book:
        right = counts(book)["stories"] == COUNT and contents(book) == expected and not unsound(book) and not err
        clear(book)
    return "as an undisturbed book" if right else f"wrong {err}"


if __name__ == "__main__":
    main()
