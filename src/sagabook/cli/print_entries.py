"""Prints a story of the book: its head, and each of its claims with where it came from."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from sagabook.book import Entry, Head, Voice
from sagabook.cli.phrases import phrase
from sagabook.cli.print_claims import MARKS, byline_of, printable, title_of
from sagabook.model import Story


def print_story_entries(console: Console, head: Head, story: Story, entries: Sequence[Entry]) -> None:
    """Print a story and its entries, player by player, each with his key.

    Args:
        console: Where to print.
        head: The story's head.
        story: The story.
        entries: Its entries, in its order.
    """
    _line(console, title_of(story), style="bold")
    _line(console, f"{byline_of(story)}; story {head.id}, key {head.key[:12]}".lstrip("; "), style="dim")
    if story.url:
        _line(console, printable(story.url), style="dim")
    if not entries:
        _line(console, "no transfer claims", style="dim")
    elif not all(map(_whence, entries)):
        own = f"first in {printable(head.outlet)}" if head.outlet else "without a source"
        _line(console, f"{own}, unless brackets say otherwise", style="dim")
    for person, group in _by_person(entries).items():
        console.print()
        console.print(Text(printable(group[0].name), style="bold").append(f" ({person})", style="not bold dim"))
        for entry in group:
            mark = next(mark for mode, mark, _ in MARKS if mode == entry.claim.mode)
            line = Text(f"  {mark} {printable(phrase(entry.claim))}")
            whence = _whence(entry)
            console.print(line.append(f" ({whence})" if whence else "", style="dim"), soft_wrap=True)


def _by_person(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.person, []).append(entry)
    return groups


def _whence(entry: Entry) -> str:
    """Where a claim came from: "Les Reed", "echo of the Mirror"; "" where it is the story's own."""
    if entry.echo_of is not None:
        return f"echo of {printable(entry.origin.name)}"
    own = entry.origin.voice is Voice.UNKNOWN or entry.origin.key == entry.head.outlet_key
    return "" if own else printable(entry.origin.name)


def _line(console: Console, words: str, *, style: str = "") -> None:
    console.print(Text(words, style=style), soft_wrap=True)
