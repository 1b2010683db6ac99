"""Scores the reader on the gold sets and on the sentences of the pattern files.

usage: python bench/quality.py [--gold FOLDER] [--json]

One line a gold set, by `sagabook.reading.scoring`: precision and F1 of claims, F1 of moves, and how often mode,
polarity, fee, other club and source are right on the claims that match. Then the share of the pattern files' sentences
that are read, and of those rightly ignored, those marked `unread` included. `sagabook score --errors` and
bench/mark_unread.py --list show what is wrong.
"""

import argparse
import json
import sys
from pathlib import Path

from corpus import default_gold, shipped_reader
from pattern_sentences import failure, load_sentences
from sagabook.reading import Reader
from sagabook.reading.gold import load_gold
from sagabook.reading.scoring import predict, score_claims

_COLUMNS = ("stories", "claims", "precision", "recall", "f1", "moves", "mode", "polarity", "fee", "other", "said")


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description="Score the reader on gold sets and pattern sentences.")
    parser.add_argument("--gold", type=Path, default=default_gold(), help="a folder of gold sets, a folder each")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()

    reader = shipped_reader()
    sets = sorted(folder for folder in options.gold.glob("*") if folder.is_dir())
    if not sets:
        print(f"{options.gold}: no gold sets; name their folder by --gold, or set SAGABOOK_GOLD", file=sys.stderr)
    scores = {folder.name: score_set(reader, folder) for folder in sets}
    sentences = score_sentences(reader)
    if options.json:
        print(json.dumps({"gold": scores, "sentences": sentences}, indent=1))
        return
    if scores:
        print(f"{'set':10}" + "".join(f"{name:>10}" for name in _COLUMNS))
    for name, row in scores.items():
        print(f"{name:10}" + "".join(f"{row[c]:10.0f}" if c in _COLUMNS[:2] else f"{row[c]:10.3f}" for c in _COLUMNS))
    for section, (right, of) in sentences.items():
        print(f"sentences, {section:8} {right}/{of} {right / of:.3f}")


def score_set(reader: Reader, folder: Path) -> dict[str, float]:
    """The figures of one gold set."""
    stories = load_gold(folder)
    score = score_claims(stories, predict(reader, stories))
    return {
        "stories": len(stories),
        "claims": score.claims.gold,
        "precision": score.claims.precision,
        "recall": score.claims.recall,
        "f1": score.claims.f1,
        "moves": score.moves.f1,
        **{name: share.value for name, share in score.attributes.items()},
    }


def score_sentences(reader: Reader) -> dict[str, tuple[int, int]]:
    """How many sentences are read or ignored as they should be, of how many, by section."""
    figures = {"reads": (0, 0), "ignores": (0, 0)}
    for sentence in load_sentences():
        right, of = figures[sentence.section]
        figures[sentence.section] = (right + (failure(reader, sentence) is None), of + 1)
    return figures


if __name__ == "__main__":
    main()
