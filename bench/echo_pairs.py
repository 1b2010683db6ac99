"""Draws pairs of entries to judge by eye: claims that the book calls echoes, and claims of one lane that it does not.

usage: python bench/echo_pairs.py BOOK [--seed N] [--pairs N]

An echo is printed with what it passes on, and the chain to its origin; another claim with one of the same player, club,
kind and polarity told in another story up to two weeks earlier. Stories are their publishers': it prints, and keeps
nothing. What to ask of a pair: did the later story have this from the earlier one, or both from the same source? Then
it is an echo. Two who report or reckon on their own are none, however alike.
"""

import argparse
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from random import Random

from sagabook.book import Book, Entry
from sagabook.book.echoes import CHAIN, claim_key

#: How much of a sentence is printed.
WIDTH = 240


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("book")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=100)
    arguments = parser.parse_args()
    with Book(arguments.book, create=False) as book:
        persons = [row.person for row in book.spoken_of(date.max, days=date.max.toordinal())]
        entries = sorted((e for said in book.entries(persons, date.max).values() for e in said), key=lambda e: e.place)
    by_id = {entry.id: entry for entry in entries}
    random = Random(arguments.seed)
    echoes = [entry for entry in entries if entry.echo_of is not None]
    for number, echo in enumerate(random.sample(echoes, min(arguments.pairs, len(echoes))), 1):
        _show(f"echo {number}", by_id[echo.echo_of or 0], echo, _chain(echo, by_id))
    others = _others(entries, random)
    for number, (first, later) in enumerate(random.sample(others, min(arguments.pairs, len(others))), 1):
        _show(f"other {number}", first, later, [])


def _others(entries: Sequence[Entry], random: Random) -> list[tuple[Entry, Entry]]:
    """Each entry that is no echo with one of the same claim in another story up to two weeks before."""
    rows: dict[object, list[Entry]] = defaultdict(list)
    for entry in entries:
        rows[claim_key(entry.person, entry.claim)].append(entry)
    found = []
    for row in rows.values():
        days = [entry.place.published.toordinal() for entry in row]
        for at, entry in enumerate(row):
            earlier = [e for e in row[bisect_left(days, days[at] - CHAIN) : at] if e.head.id != entry.head.id]
            if entry.echo_of is None and entry.claim.buyer is not None and earlier:
                found.append((random.choice(earlier), entry))
    return found


def _chain(entry: Entry, by_id: dict[int, Entry]) -> list[Entry]:
    """The entries from which one had it, the nearest first."""
    found = []
    while entry.echo_of is not None:
        entry = by_id[entry.echo_of]
        found.append(entry)
    return found


def _show(title: str, first: Entry, later: Entry, chain: Sequence[Entry]) -> None:
    claim = later.claim
    clubs = " → ".join(club.name if club else "?" for club in (claim.seller, claim.buyer))
    print(f"\n== {title}: {later.name}, {clubs}: {claim.kind}, {claim.mode}")
    for entry in (first, later):
        said = ", ".join(source.name for source in entry.claim.said_by)
        fee = f"; {entry.claim.fee.amount:,.0f} {entry.claim.fee.currency}" if entry.claim.fee else ""
        head = entry.head
        print(f"{head.published} {head.outlet} [{head.id}] “{head.title}”")
        print(f"    {entry.claim.mode}{fee}; says {said or '-'}; origin {entry.origin.name or '-'}")
        print(f"    {' '.join(entry.quote.split())[:WIDTH]}")
    if len(chain) > 1:
        print("    chain: " + " ← ".join(f"{e.head.published:%m-%d} {e.head.outlet}" for e in chain))


if __name__ == "__main__":
    main()
