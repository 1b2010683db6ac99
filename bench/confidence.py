"""Measures the odds that a claim is right, by kind and by sign, and writes them to the reader's data.

usage: python bench/confidence.py [--gold FOLDER] [--write]

Odds are right over wrong among the claims that the reader gives on the gold sets, a claim being right when the scorer
matches it and its polarity is the gold's. Both are smoothed: a kind towards the odds of all kinds with the weight of
ten claims, a sign towards no effect with the weight of twenty. Prints the table, and the reliability of the confidences
that follow from it: the share right in each tenth. `--write` replaces src/sagabook/reading/patterns/confidence.toml.
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from corpus import default_gold, shipped_reader
from sagabook.model import Claim
from sagabook.reading.confidence import SIGNS
from sagabook.reading.gold import load_gold
from sagabook.reading.scoring import align, annotation_of

_TABLE = Path(__file__).parent.parent / "src/sagabook/reading/patterns/confidence.toml"
_HEAD = """# Odds that a claim is right, by kind and by the signs that it bears (reading/confidence.py), measured by
# bench/confidence.py on annotated stories: right divided by wrong, smoothed.
"""


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description="Measure how often claims are right, by kind and sign.")
    parser.add_argument("--gold", type=Path, default=default_gold(), help="a folder of gold sets, a folder each")
    parser.add_argument("--write", action="store_true", help="write the odds to the reader's data")
    options = parser.parse_args()
    reader = shipped_reader()
    judged: list[tuple[Claim, bool]] = []
    for folder in sorted(f for f in options.gold.glob("*") if f.is_dir()):
        for annotated in load_gold(folder):
            claims = reader.read(annotated.story, explain=True)
            read = [annotation_of(claim) for claim in claims]
            right = {j for i, j in align(annotated.claims, read) if annotated.claims[i].polarity == read[j].polarity}
            judged.extend((claim, place in right) for place, claim in enumerate(claims))
    table = odds_table(judged)
    print(table)
    print_reliability(judged)
    if options.write:
        _TABLE.write_text(table, encoding="utf-8")


def odds_table(judged: list[tuple[Claim, bool]]) -> str:
    """The odds of kinds and signs as TOML."""
    total = Counter(right for _, right in judged)
    prior = total[True] / max(1, total[False])
    kinds: dict[str, Counter[bool]] = defaultdict(Counter)
    signs: dict[str, Counter[bool]] = defaultdict(Counter)
    for claim, right in judged:
        kinds[claim.kind][right] += 1
        for sign in (step.removeprefix("sign: ") for step in claim.trace if step.startswith("sign: ")):
            signs[sign][right] += 1
    share = prior / (1 + prior)
    lines = [_HEAD, "[kinds]"]
    for kind in sorted(kinds):
        good, bad = kinds[kind][True] + 10 * share, kinds[kind][False] + 10 * (1 - share)
        lines.append(f"{kind} = {good / bad:.3f}")
    lines += ["", "[signs]"]
    for sign in SIGNS:
        good, bad = signs[sign][True] + 20 * share, signs[sign][False] + 20 * (1 - share)
        lines.append(f'"{sign}" = {good / bad / prior:.3f}')
    return "\n".join(lines) + "\n"


def print_reliability(judged: list[tuple[Claim, bool]]) -> None:
    """Print how often claims of each tenth of confidence are right, by the odds now in use."""
    tenths: dict[int, Counter[bool]] = defaultdict(Counter)
    for claim, right in judged:
        tenths[min(9, int(claim.confidence * 10))][right] += 1
    for tenth in sorted(tenths):
        counts = tenths[tenth]
        print(f"confidence {tenth / 10:.1f}-{tenth / 10 + 0.1:.1f}: {counts[True]}/{counts.total()} right")


if __name__ == "__main__":
    main()
