"""Times the book: stories added a second (reading included), a second run, and questions as the book grows.

usage: python bench/ingest.py [--data FOLDER] [--book URL] [--stories N] [--grow N] [--json]

Adds the stories of stories.jsonl.gz to an empty book (a SQLite file in a temporary folder, or the one of --book) with
the real reader, on one core, against the yardstick (bench/yardstick.py) in the same run; then adds them again. Into
SQLite the process's CPU is timed, which other programs on the machine disturb least; into PostgreSQL the clock, for the
server works too.

With --grow the book is then filled up to N stories without reading: the real ones with the players' and clubs' names
moved around and the dates spread over years, with the claims of the originals under the same changes; every 20,000 the
questions `sagas`, `saga` and `club` are asked 40 times each, of random players, clubs and days.
"""

import argparse
import gc
import json
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from corpus import ROOT, default_data, load_stories, pin_to_one_core
from sagabook.book import Book
from sagabook.model import Claim, Player, Story
from sagabook.reading import CascadeReader
from sagabook.register import load_register
from sagabook.sagas import club_sagas, hot_sagas, sagas_named
from yardstick import count_words

_STEP = 20_000
_ASKED = 40
_SYLLABLES = (
    "ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so va ve".split()
)


class Remembered:
    """A reader that knows the claims of its stories beforehand."""

    def __init__(self) -> None:
        self.claims: dict[str, list[Claim]] = {}

    def read(self, story: Story, *, explain: bool = False) -> list[Claim]:
        """The claims of a story."""
        return self.claims[story.text]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time the book on one core against a yardstick.")
    parser.add_argument("--data", type=Path, default=default_data(), help="the folder with stories.jsonl.gz")
    parser.add_argument("--book", help="an empty book; a SQLite file in a temporary folder if not given")
    parser.add_argument("--stories", type=int, default=0, help="add this many; 0 for all")
    parser.add_argument("--grow", type=int, default=0, help="then grow the book to this many stories")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()

    pin_to_one_core()
    stories = load_stories(options.data / "stories.jsonl.gz")[: options.stories or None]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "book.db"
        register = load_register(user=ROOT / "no-own-register.sqlite")
        with Book(options.book or file, register) as book:
            figures = ingest(book, stories)
            figures["bytes_a_story"] = file.stat().st_size / len(stories) if file.exists() else None
            if options.grow:
                figures["grown"] = list(grow(book, stories, options.grow, file))
    print(json.dumps(figures, indent=1) if options.json else told(figures))


def ingest(book: Book, stories: Sequence[Story]) -> dict[str, Any]:
    """Add the stories twice, between two runs of the yardstick."""
    reader = CascadeReader(book.register)
    reader.read(stories[0])
    gc.freeze()
    clock = time.process_time if book.url.get_backend_name() == "sqlite" else time.perf_counter
    texts = [story.text for story in stories]
    yardstick = seconds(clock, lambda: count_words(texts))
    first = seconds(clock, lambda: book.add(stories, reader=reader))
    second = seconds(clock, lambda: book.add(stories, reader=reader))
    yardstick = min(yardstick, seconds(clock, lambda: count_words(texts)))
    return {
        "stories": len(stories),
        "added_a_second": len(stories) / first,
        "ratio_to_yardstick": yardstick / first,
        "again_times_faster": first / second,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def grow(book: Book, stories: Sequence[Story], size: int, file: Path) -> Iterator[dict[str, Any]]:
    """Fill the book up to a size, and time questions at every step."""
    original = CascadeReader(book.register)
    read = [(story, original.read(story)) for story in stories]
    chance = random.Random(1)
    count, turn = len(stories), 0
    yield questions(book, count, chance, file)
    while count < size:
        turn += 1
        varied, reader = [], Remembered()
        for story, claims in read[: size - count]:
            told, of = vary(story, claims, turn)
            reader.claims[told.text] = of
            varied.append(told)
        book.add(varied, reader=reader)
        count += len(varied)
        if count // _STEP > (count - len(varied)) // _STEP or count >= size:
            yield questions(book, count, chance, file)


def vary(story: Story, claims: Sequence[Claim], turn: int) -> tuple[Story, list[Claim]]:
    """A story of other players in another year: the same claims, under names that this turn gives them."""
    names = {claim.player.name: named(claim.player.name, turn) for claim in claims}
    text = f"{story.text}\n[{turn}]"  # offsets of evidence stay
    day = (story.published or date(2025, 1, 1)) - timedelta(days=30 * turn)
    of = [replace(claim, player=Player(names[claim.player.name])) for claim in claims]
    return replace(story, text=text, published=day, url=None, id=None), of


def named(name: str, turn: int) -> str:
    """The name of a player in one turn: half of them stay who they are, the rest are others each time."""
    chance = random.Random(f"{name} {turn}")
    if chance.random() < 0.5:
        return name
    first, last = ("".join(chance.choices(_SYLLABLES, k=k)).title() for k in (2, 3))
    return f"{first} {last}"


def questions(book: Book, count: int, chance: random.Random, file: Path) -> dict[str, Any]:
    """Ask of random players, clubs and days; the 95th percentile of each question in milliseconds."""
    last = book.last_day() or date(2025, 1, 1)
    days = [last - timedelta(days=chance.randrange(60)) for _ in range(_ASKED)]
    players = [row.person for row in book.spoken_of(last, days=60, limit=200)]
    clubs = [club.id for club in list(book.register.clubs.values())[:20]]
    return {
        "stories": count,
        "sagas_ms": p95(lambda day: hot_sagas(book, day), days),
        "saga_ms": p95(lambda day: sagas_named(book, chance.choice(players), last), days),
        "club_ms": p95(lambda day: club_sagas(book, chance.choice(clubs), day), days),
        "bytes_a_story": file.stat().st_size / count if file.exists() else None,
    }


def p95(ask: Callable[[date], object], days: Sequence[date]) -> float:
    """The 95th percentile of the milliseconds that a question takes."""
    taken = sorted(1000 * seconds(time.perf_counter, partial(ask, day)) for day in days)
    return taken[int(0.95 * (len(taken) - 1))]


def seconds(clock: Callable[[], float], work: Callable[[], object]) -> float:
    """Seconds that some work takes by a clock."""
    began = clock()
    work()
    return clock() - began


def told(figures: dict[str, Any]) -> str:
    """The figures for people."""
    lines = [
        f"{figures['stories']} stories: {figures['added_a_second']:.0f} a second, reading included (ratio to the "
        f"yardstick {figures['ratio_to_yardstick']:.4f}); again {figures['again_times_faster']:.0f} times faster; "
        f"peak {figures['peak_mb']:.0f} MB"
    ]
    if figures["bytes_a_story"]:
        lines.append(f"{figures['bytes_a_story'] / 1000:.1f} kB a story on disk")
    lines += (
        f"{row['stories']:7} stories, 95th percentiles: sagas {row['sagas_ms']:.0f} ms, saga {row['saga_ms']:.0f} ms, "
        f"club {row['club_ms']:.0f} ms"
        for row in figures.get("grown", ())
    )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
