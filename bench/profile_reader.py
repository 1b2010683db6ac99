"""Says where the reader's time goes: its CPU time by stage of the cascade, and the lines of code that take most.

usage: python bench/profile_reader.py [--data FOLDER] [--stories N] [--examples] [--top N]

A sampling profiler: a timer of CPU time interrupts the reading every few milliseconds, as often as the kernel will, and
the innermost function of Sagabook's on the stack is noted. It costs the reader next to nothing, so that the shares are
those of a normal run; cProfile's hooks make small functions look three times as dear as they are. A stage is a module
of `reading`, with the time of what it calls outside the package (regular expressions, the automaton). The tables are
Markdown, for the docs.
"""

import argparse
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from types import FrameType

import sagabook
from corpus import EXAMPLES, default_data, fail, load_stories, load_texts, pin_to_one_core, shipped_reader

_PACKAGE = str(Path(sagabook.__file__).parent)
#: What each module of `reading` is to the cascade; a module that is not here is a stage of its own.
_STAGES = {
    "gate": "gate",
    "names": "mentions",
    "mentions": "mentions",
    "people": "mentions",
    "figures": "mentions",
    "units": "units",
    "tokens": "units",
    "senses": "units",
    "noun_phrases": "units",
    "syntax": "units",
    "lexicon": "units",
    "row": "clauses",
    "subjects": "clauses",
    "government": "clauses",
    "objects": "clauses",
    "clauses": "clauses",
    "scene": "scene",
    "learning": "scene",
    "holding": "scene",
    "describing": "scene",
    "casting": "scene",
    "attribution": "attribution",
    "citing": "attribution",
    "cues": "attribution",
    "masked": "attribution",
    "press": "attribution",
    "quotations": "attribution",
    "phrases": "attribution",
    "speakers": "attribution",
    "times": "time",
    "when": "time",
    "matching": "matching",
    "making": "matching",
    "turning": "matching",
    "event_nouns": "matching",
    "filling": "matching",
    "fitting": "matching",
    "roles": "matching",
    "sieve": "matching",
    "parties": "matching",
    "mood": "matching",
    "terms": "matching",
    "drafts": "matching",
    "frames": "matching",
    "hearsay": "matching",
    "matched": "matching",
    "unreal": "matching",
    "companions": "matching",
    "listing": "matching",
    "moving": "matching",
    "playing": "scene",
    "ledgers": "matching",
    "details": "matching",
    "telegrams": "matching",
    "posts": "mentions",
    "verb_or_noun": "units",
    "merging": "merging, prices, confidence",
    "prices": "merging, prices, confidence",
    "confidence": "merging, prices, confidence",
    "focusing": "scene",
    "belonging": "clauses",
    "vouching": "attribution",
    "chances": "matching",
    "unnamed": "matching",
    "reader": "sentences and the rest",
}
_INTERVAL = 0.001


class Samples:
    """Counts where the process is each time that the timer goes off."""

    def __init__(self) -> None:
        self.stages: Counter[str] = Counter()
        self.functions: Counter[str] = Counter()

    def take(self, _signal: int, frame: FrameType | None) -> None:
        """Note the innermost frame of the package's own."""
        while frame is not None and not frame.f_code.co_filename.startswith(_PACKAGE):
            frame = frame.f_back
        if frame is None:
            return
        module = Path(frame.f_code.co_filename).stem
        self.stages[_STAGES.get(module, module)] += 1
        self.functions[f"{module}.{frame.f_code.co_qualname}"] += 1


def main() -> None:
    """Sample and print."""
    parser = argparse.ArgumentParser(description="Show where the reader's time goes.")
    parser.add_argument("--data", type=Path, default=default_data(), help="the folder with stories.jsonl.gz")
    parser.add_argument("--stories", type=int, default=500, help="read this many, evenly drawn")
    parser.add_argument("--examples", action="store_true", help="read the shipped examples, fifty times each, instead")
    parser.add_argument("--top", type=int, default=15, help="how many functions to list")
    options = parser.parse_args()
    if not hasattr(signal, "setitimer"):
        fail("profile_reader: this system has no timer of CPU time; run it on Linux or macOS")

    if options.examples:
        stories = load_texts(sorted(EXAMPLES.glob("*.txt"))) * 50
    else:
        stories = load_stories(options.data / "stories.jsonl.gz")
        stories = stories[:: max(1, len(stories) // options.stories)]
    pin_to_one_core()
    reader = shipped_reader()
    for story in stories[:20]:
        reader.read(story)
    samples = Samples()
    signal.signal(signal.SIGPROF, samples.take)
    began = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, _INTERVAL, _INTERVAL)
    for story in stories:
        reader.read(story)
    signal.setitimer(signal.ITIMER_PROF, 0)
    print_table(samples, time.process_time() - began, len(stories), options.top)


def print_table(samples: Samples, spent: float, stories: int, top: int) -> None:
    """Print stages and functions, dearest first."""
    taken = samples.stages.total()
    if not taken:
        fail("profile_reader: too little to read for a single sample; give more --stories")
    print(f"{stories} stories in {spent:.2f} s of CPU time, {1000 * spent / stories:.2f} ms each; {taken} samples\n")
    print("| stage | share | ms a story |\n|---|---:|---:|")
    for stage, count in samples.stages.most_common():
        print(f"| {stage} | {count / taken:.1%} | {1000 * spent / stories * count / taken:.3f} |")
    print("\n| function | share |\n|---|---:|")
    for name, count in samples.functions.most_common(top):
        print(f"| `{name}` | {count / taken:.1%} |")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
