"""Times cold starts: `sagabook --help` and `sagabook read` of one story, each as the median of seven fresh processes.

usage: python bench/start_up.py [--runs N] [--json]

Python alone (`python -c pass`) is timed beside them, to tell a slow machine from a slow start.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time

from corpus import EXAMPLES, ROOT


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time cold starts of the command.")
    parser.add_argument("--runs", type=int, default=7, help="fresh processes for each; the median counts")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()

    story = min(EXAMPLES.glob("2017-08-01-*.txt"))
    sagabook = [sys.executable, "-m", "sagabook"]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "sagabook --help": [*sagabook, "--help"],
        f"sagabook read {story.relative_to(ROOT)}": [*sagabook, "read", str(story)],
    }
    medians = {name: median_seconds(command, options.runs) for name, command in commands.items()}
    if options.json:
        print(json.dumps({name: round(value, 4) for name, value in medians.items()}, indent=1))
        return
    for name, value in medians.items():
        print(f"{value:6.3f} s  {name}")


def median_seconds(command: list[str], runs: int) -> float:
    """The median time of a command in fresh processes, after one that fills the file caches."""
    environment = {**os.environ, "SAGABOOK_REGISTER": str(ROOT / "no-own-register.sqlite")}
    taken = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken[1:])


if __name__ == "__main__":
    main()
