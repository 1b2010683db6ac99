"""Times the book: stories added a second (reading included), and a second run.

usage: python bench/ingest.py [--data FOLDER] [--book URL] [--stories N] [--examples] [--json]

Adds the stories of stories.jsonl.gz to an empty book (a SQLite file in a temporary folder, or the one of --book) with
the real reader, on one core, against the yardstick (bench/yardstick.py) in the same run; then adds them again. Into
SQLite the process's CPU is timed, which other programs on the machine disturb least; into PostgreSQL the clock, for the
server works too.
"""

import argparse
import gc
import json
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from corpus import EXAMPLES, ROOT, default_data, load_stories, load_texts, pin_to_one_core
from sagabook.book import Book
from sagabook.model import Claim, Story
from sagabook.reading import CascadeReader
from sagabook.register import load_register
from sagabook.sagas import remember
from yardstick import count_words

#: So many times over, the shipped examples take a second or two.
_REPEATS = 40
Clock = Callable[[], float]


class Timed:
    """A reader that counts the time it takes."""

    def __init__(self, reader: CascadeReader, clock: Clock) -> None:
        self.reader = reader
        self.clock = clock
        self.seconds = 0.0

    def read(self, story: Story, *, explain: bool = False) -> list[Claim]:
        """Read a story."""
        began = self.clock()
        claims = self.reader.read(story)
        self.seconds += self.clock() - began
        return claims


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time the book on one core against a yardstick.")
    parser.add_argument("--data", type=Path, default=default_data(), help="the folder with stories.jsonl.gz")
    parser.add_argument("--book", help="an empty book; a SQLite file in a temporary folder if not given")
    parser.add_argument("--stories", type=int, default=0, help="add this many; 0 for all")
    parser.add_argument("--examples", action="store_true", help="add the shipped examples instead")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()

    pin_to_one_core()
    data = options.data / "stories.jsonl.gz"
    stories = examples() if options.examples else load_stories(data)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "book.db"
        register = load_register(user=ROOT / "no-own-register.sqlite")
        with Book(options.book or file, register) as book:
            figures = ingest(book, stories[: options.stories or None])
            figures["bytes_a_story"] = file.stat().st_size / figures["stories"] if file.exists() else None
    print(json.dumps(figures, indent=1) if options.json else told(figures))


def examples() -> list[Story]:
    """The shipped examples, told over and over in other months."""
    return [
        replace(story, published=story.published - timedelta(days=30 * turn))
        for turn in range(_REPEATS)
        for story in load_texts(sorted(EXAMPLES.glob("*.txt")))
        if story.published
    ]


def ingest(book: Book, stories: Sequence[Story]) -> dict[str, Any]:
    """Add the stories twice, between two runs of the yardstick."""
    clock = time.process_time if book.url.get_backend_name() == "sqlite" else time.perf_counter
    reader = Timed(CascadeReader(book.register), clock)
    reader.reader.read(stories[0])
    gc.freeze()
    texts = [story.text for story in stories]

    def add() -> None:
        book.add(stories, reader=reader)
        remember(book)

    yardstick = seconds(clock, lambda: count_words(texts))
    first = seconds(clock, add)
    reading = reader.seconds
    second = seconds(clock, add)
    yardstick = min(yardstick, seconds(clock, lambda: count_words(texts)))
    return {
        "stories": len(stories),
        "added_a_second": len(stories) / first,
        "ratio_to_yardstick": yardstick / first,
        "book_share": 1 - reading / first,
        "book_ratio_to_yardstick": yardstick / (first - reading),
        "again_times_faster": first / second,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def seconds(clock: Clock, work: Callable[[], object]) -> float:
    """Seconds that some work takes by a clock."""
    began = clock()
    work()
    return clock() - began


def told(figures: dict[str, Any]) -> str:
    """The figures for people."""
    lines = [
        f"{figures['stories']} stories: {figures['added_a_second']:.0f} a second, reading included (ratio to the "
        f"yardstick {figures['ratio_to_yardstick']:.4f}), {figures['book_share']:.0%} of the time the book's own "
        f"({figures['book_ratio_to_yardstick']:.4f}); again {figures['again_times_faster']:.0f} times faster; "
        f"peak {figures['peak_mb']:.0f} MB"
    ]
    if figures["bytes_a_story"]:
        lines.append(f"{figures['bytes_a_story'] / 1000:.1f} kB a story on disk")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
