"""Times questions and adding as a book grows to 200,000 stories.

usage: python bench/asking.py [--data FOLDER] [--book FILE] [--claims FILE] [--sizes 20000,50000,…] [--asked N] [--json]

The stories of stories.jsonl.gz are read once and then varied: four worlds a year, one year after the other, each with
the same stories on the same days of its year, so that copies and echoes stay what they are. Each world has players of
its own, who are followed by others after three years, and moves the clubs around; so persons, clubs and days grow with
the stories. They are added in the order of their days with the claims of the originals, without reading.

At each size: the 50th and 95th percentiles of questions, each of a random day of the last two years unless it says
otherwise; stories a second that a bulk of 1,000 and the news of one day (reading left out) are added at; kB a story.
"""

import argparse
import gc
import json
import pickle
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

from corpus import ROOT, default_data, load_stories, pin_to_one_core
from sagabook.book import Book
from sagabook.model import Claim, Club, Story
from sagabook.reading import CascadeReader
from sagabook.register import load_register
from sagabook.register.register import Register
from sagabook.sagas import Stage, club_sagas, hot_sagas, remember, sagas_named

#: Four worlds of 5,000 stories are what a desk that follows some outlets gathers in a year, 58 a day.
_WORLDS = 4
_FIRST_YEAR = 2016
#: How many years a player plays.
_CAREER = 3
_ONSETS = "b br c ch d dr f g gr h j k kl l m n p pr r s sch st t tr v z".split()
_VOWELS = "a e i o u ai ou".split()
_ENDS = " n r s l nd rt ck m".split(" ")
Read = Sequence[tuple[Story, Sequence[Claim]]]


@dataclass(frozen=True, slots=True)
class World:
    """One world in one year: who plays there, and which club is which."""

    number: int
    year: int
    clubs: dict[str, Club]
    given_names: Sequence[str]

    def vary(self, story: Story, claims: Sequence[Claim]) -> tuple[Story, list[Claim]]:
        """A story of this world: the same claims of other players and clubs; offsets of evidence stay."""
        published = story.published or date(2025, 1, 1)
        day = date(self.year, published.month, min(published.day, 28))
        told = replace(story, text=f"{story.text}\n[{self.number}]", published=day, url=None, id=None)
        return told, [self._moved(claim) for claim in claims]

    def _moved(self, claim: Claim) -> Claim:
        player = replace(claim.player, name=self._named(claim.player.name))
        return replace(claim, player=player, buyer=self._club(claim.buyer), seller=self._club(claim.seller))

    def _named(self, name: str) -> str:
        *given, surname = name.split()
        generation = (self.year + len(surname)) // _CAREER
        numbers = (_number(word, self.number, generation) for word in given)
        first = [self.given_names[number % len(self.given_names)].title() for number in numbers]
        return " ".join([*first, _surname(surname, self.number, generation)])

    def _club(self, club: Club | None) -> Club | None:
        return self.clubs.get(club.id, club) if club and club.id else club


@cache
def _surname(word: str, world: int, generation: int) -> str:
    chance = random.Random(f"{word} {world} {generation}")
    parts = (
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_ENDS) for _ in range(chance.randint(1, 3))
    )
    return "".join(parts).title()


@cache
def _number(word: str, world: int, generation: int) -> int:
    return random.Random(f"{word} {world} {generation} given").getrandbits(32)


class Remembered:
    """A reader that knows the claims of its stories beforehand."""

    def __init__(self, told: Read) -> None:
        self.claims = {(story.text, story.published): list(claims) for story, claims in told}

    def read(self, story: Story, *, explain: bool = False) -> list[Claim]:
        """The claims of a story."""
        return self.claims[story.text, story.published]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time questions and adding as a book grows.")
    parser.add_argument("--data", type=Path, default=default_data(), help="the folder with stories.jsonl.gz")
    parser.add_argument("--book", help="an empty book; a SQLite file in a temporary folder if not given")
    parser.add_argument("--claims", type=Path, help="a pickle of stories with their claims, in place of reading")
    parser.add_argument("--sizes", default="20000,50000,100000,200000", help="the sizes at which to ask")
    parser.add_argument("--asked", type=int, default=100, help="how often each question is asked")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()

    pin_to_one_core()
    sizes = sorted(map(int, options.sizes.split(",")))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(options.book or Path(folder) / "book.db")
        with Book(options.book or file, load_register(user=ROOT / "no-own-register.sqlite")) as book:
            told = stories_with_claims(book.register, options.data, options.claims)
            gc.freeze()  # as the commands do
            found = []
            for row in grow(book, varied(told, book.register), sizes, options.asked, file):
                found.append(row)
                if not options.json:
                    print(words(row), flush=True)
    if options.json:
        print(json.dumps(found, indent=1))


def stories_with_claims(register: Register, data: Path, claims: Path | None) -> Read:
    """The real stories, read."""
    if claims is not None:
        return list(pickle.loads(claims.read_bytes()))
    reader = CascadeReader(register)
    return [(story, reader.read(story)) for story in load_stories(data / "stories.jsonl.gz")]


def varied(told: Read, register: Register) -> Iterator[tuple[Story, list[Claim]]]:
    """Stories without end, in the order of their days: the real ones in one world after the other."""
    ids = sorted(
        {club.id for _, of in told for claim in of for club in (claim.buyer, claim.seller) if club and club.id}
    )
    given = sorted(register.given_names)
    in_order = sorted(told, key=lambda item: (item[0].published or date(2025, 1, 1)).timetuple()[1:3])
    year = _FIRST_YEAR
    while True:
        worlds = []
        for number in range(_WORLDS):
            moved = random.Random(f"{number} {year // _CAREER}").sample(ids, len(ids))
            moves = {one: Club(register.clubs[other].name, other) for one, other in zip(ids, moved, strict=True)}
            worlds.append(World(number, year, moves, given))
        for story, claims in in_order:
            for world in worlds:
                yield world.vary(story, claims)
        year += 1


def grow(
    book: Book, news: Iterator[tuple[Story, list[Claim]]], sizes: Sequence[int], asked: int, file: Path
) -> Iterator[dict[str, Any]]:
    """Fill the book, and measure at each size."""
    count = 0
    for size in sizes:
        began = time.process_time()
        before = count
        while count < size - 1_100:
            add(book, list(islice(news, min(5_000, size - 1_100 - count))))
            count = min(count + 5_000, size - 1_100)
        filled = (count - before) / (time.process_time() - began)
        bulk = add(book, list(islice(news, 1_000)))
        days = [add(book, list(islice(news, 50))) for _ in range(2)]
        count += 1_100
        row: dict[str, Any] = {
            "stories": count,
            "filled_a_second": filled,
            "bulk_a_second": 1_000 / bulk,
            "day_seconds": min(days),
        }
        row["bytes_a_story"] = file.stat().st_size / count if file.exists() else None
        yield row | {"ms": questions(book, count, asked)}


def add(book: Book, told: Read) -> float:
    """Seconds that adding stories takes, until nothing is left to be worked out."""
    began = time.process_time() if book.url.get_backend_name() == "sqlite" else time.perf_counter()
    book.add([story for story, _ in told], reader=Remembered(told))
    remember(book)
    return (time.process_time() if book.url.get_backend_name() == "sqlite" else time.perf_counter()) - began


def questions(book: Book, count: int, asked: int) -> dict[str, list[float]]:
    """The 50th and 95th percentile of each question in milliseconds."""
    chance = random.Random(1)
    last = book.last_day() or date(2025, 1, 1)
    days = [last - timedelta(days=chance.randrange(730)) for _ in range(asked)]
    hot = [row.person for row in book.spoken_of(last, days=60, limit=100)]
    anybody = [row.person for row in book.spoken_of(last, days=3650)]
    clubs = [club.id for club in list(book.register.clubs.values())[:20]]
    stages = [Stage.INTEREST, Stage.TALKS, Stage.BID, Stage.FEE_AGREED]
    asks: dict[str, Callable[[date], object]] = {
        "sagas, last day": lambda day: hot_sagas(book, last),
        "sagas": lambda day: hot_sagas(book, day),
        "sagas --club": lambda day: hot_sagas(book, day, club=chance.choice(clubs)),
        "sagas --stage": lambda day: hot_sagas(book, day, stage=chance.choice(stages)),
        "saga, of the 100 hottest": lambda day: sagas_named(book, chance.choice(hot), last, quotes=False),
        "saga, of anybody": lambda day: sagas_named(book, chance.choice(anybody), last, quotes=False),
        "club": lambda day: club_sagas(book, chance.choice(clubs), day),
        "story": lambda day: book.story(str(chance.randint(1, count))),
    }
    return {name: percentiles(ask, days) for name, ask in asks.items()}


def percentiles(ask: Callable[[date], object], days: Sequence[date]) -> list[float]:
    """The 50th and 95th percentile of the milliseconds that a question takes."""
    taken = sorted(1000 * seconds(partial(ask, day)) for day in days)
    return [taken[int(share * (len(taken) - 1))] for share in (0.5, 0.95)]


def seconds(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def words(row: dict[str, Any]) -> str:
    """The figures of one size for people."""
    lines = [
        f"{row['stories']:,} stories: {row['bulk_a_second']:.0f} a second in bulk ({row['filled_a_second']:.0f} up to "
        f"here), {row['day_seconds']:.2f} s for 50 of one day"
    ]
    if row["bytes_a_story"]:
        lines[0] += f", {row['bytes_a_story'] / 1000:.1f} kB a story"
    lines += (f"  {name:25} {half:7.1f} ms {most:7.1f} ms" for name, (half, most) in row["ms"].items())
    return "\n".join(lines)


if __name__ == "__main__":
    main()
