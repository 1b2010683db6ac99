"""Times the reader: stories a second on one core, against a yardstick timed in the same run, and the peak of memory.

usage: python bench/speed.py [--data FOLDER] [--stories N] [--rounds N] [--examples] [--json]

Stories are parsed and their furniture found before the clock runs; only `CascadeReader.read` is timed. The groups:

* `transfer`: stories that give at least one claim;
* `quiet`: stories whose headline and address tell of no move, and that give no claim: no transfer news;
* `off_topic`: stories whose headline and address tell of no move, whether or not an aside in them gives a claim;
* `all`: all of them.

With --examples the stories are the shipped ones: the examples, and three in bench/no_transfer_news.txt as quiet ones.
Each round times the yardstick (bench/yardstick.py) and the reader in turn on the same texts; the best round of each
counts. Times are of the process's CPU, which other programs on the machine disturb least; on one core and with nothing
to wait for they are the wall's.
"""

import argparse
import gc
import json
import re
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus import EXAMPLES, ROOT, default_data, load_stories, load_texts, pin_to_one_core, shipped_reader
from sagabook.model import Story
from sagabook.reading import Reader
from sagabook.stories import from_text
from yardstick import count_words

#: What a headline or address has when the story is about a move; the 5,046 stories hold 875 with none of it, and their
#: makers say that 900 are not about transfers.
_MOVE = re.compile(
    r"transfer|sign|deal|bid|join|loan|target|swap|contract|interest|window|exit|move|price|fee\b|sell|sale|buy|offer"
    r"|talks|clause|leav|future|papers|rumour|gossip|\bins? and outs?|£\d",
    re.IGNORECASE,
)
_REPEATS = 6
"""How often the shipped stories are read in a round: rounds are short, for the best of many short ones is steadier on a
machine with other work than the best of a few long ones (`--rounds 24`: 6 % between runs, where 3 of 40 gave 40 %)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The best rounds over one group of stories."""

    stories: int
    stories_per_second: float
    yardstick_per_second: float
    ratio: float
    milliseconds_a_story: float
    kilobytes_a_story: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time the reader on one core against a yardstick.")
    parser.add_argument("--data", type=Path, default=default_data(), help="the folder with stories.jsonl.gz")
    parser.add_argument("--stories", type=int, default=1000, help="read this many, evenly drawn; 0 for all")
    parser.add_argument("--rounds", type=int, default=3, help="rounds; the best one counts")
    parser.add_argument("--examples", action="store_true", help="read the shipped examples instead")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()

    pin_to_one_core()
    reader = shipped_reader()
    groups = example_groups() if options.examples else story_groups(reader, options.data, options.stories)
    gc.collect()
    gc.freeze()  # or the collector walks the thousands of stories held here again and again, on the reader's time
    figures = {name: measure(reader, stories, options.rounds) for name, stories in groups.items() if stories}
    peak = peak_megabytes()
    if options.json:
        print(json.dumps({"groups": {n: asdict(f) for n, f in figures.items()}, "peak_mb": round(peak, 1)}, indent=1))
        return
    print(f"{'stories':10} {'read':>6} {'a second':>9} {'yardstick':>10} {'ratio':>8} {'ms each':>8} {'kB each':>8}")
    for name, row in figures.items():
        print(
            f"{name:10} {row.stories:6} {row.stories_per_second:9.0f} {row.yardstick_per_second:10.0f} "
            f"{row.ratio:8.4f} {row.milliseconds_a_story:8.2f} {row.kilobytes_a_story:8.1f}"
        )
    print(f"peak memory {peak:.0f} MB, with all the stories held")


def story_groups(reader: Reader, data: Path, wanted: int) -> dict[str, list[Story]]:
    """The stories of the data, evenly drawn and sorted into groups; reading them once also warms the reader."""
    stories = load_stories(data / "stories.jsonl.gz")
    step = max(1, len(stories) // wanted) if wanted else 1
    stories = stories[::step]
    claiming = [bool(reader.read(story)) for story in stories]
    off_topic = [not tells_of_a_move(story) for story in stories]
    return {
        "transfer": [s for s, claims in zip(stories, claiming, strict=True) if claims],
        "quiet": [s for s, claims, off in zip(stories, claiming, off_topic, strict=True) if off and not claims],
        "off_topic": [s for s, off in zip(stories, off_topic, strict=True) if off],
        "all": stories,
    }


def example_groups() -> dict[str, list[Story]]:
    """The shipped stories, repeated."""
    quiet = (ROOT / "bench" / "no_transfer_news.txt").read_text(encoding="utf-8").split("====\n")
    return {
        "transfer": load_texts(sorted(EXAMPLES.glob("*.txt"))) * _REPEATS,
        "quiet": [from_text(text, outlet="The Example Gazette") for text in quiet] * _REPEATS,
    }


def tells_of_a_move(story: Story) -> bool:
    """Whether headline or address speak of moves."""
    address = story.url or ""
    return bool(_MOVE.search(f"{story.title or ''} {address.rsplit('/', 1)[-1]}")) or "transfer" in address


def measure(reader: Reader, stories: list[Story], rounds: int) -> Figures:
    """Time yardstick and reader in turn, and keep the best round of each."""
    texts = [story.text for story in stories]

    def read() -> None:
        for story in stories:
            reader.read(story)

    read()
    held: list[float] = []
    taken: list[float] = []
    for _ in range(rounds):
        held.append(seconds(lambda: count_words(texts)))
        taken.append(seconds(read))
    count = len(stories)
    return Figures(
        stories=count,
        stories_per_second=count / min(taken),
        yardstick_per_second=count / min(held),
        ratio=min(held) / min(taken),
        milliseconds_a_story=1000 * min(taken) / count,
        kilobytes_a_story=sum(map(len, texts)) / count / 1000,
    )


def seconds(work: Callable[[], object]) -> float:
    """The CPU time that some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def peak_megabytes() -> float:
    """The most memory that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000) * (1 if sys.platform == "darwin" else 1.024)


if __name__ == "__main__":
    main()
