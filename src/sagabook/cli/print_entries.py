"""Prints a story of the book: its head, and each of its claims with where it came from."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from sagabook.book import Entry, Head, Voice
from sagabook.cli.phrases import phrase
from sagabook.cli.print_claims import byline_of, printable, title_of
from sagabook.model import Story


def print_story_entries(console: Console, head: Head, story: Story, entries: Sequence[Entry]) -> None:
    """Print a story and its entries.

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
    for entry in entries:
        line = Text(f"  {printable(phrase(entry.claim))}")
        console.print(line.append(f"  ({_whence(entry)}; {entry.person})", style="dim"), soft_wrap=True)
    if not entries:
        _line(console, "  no transfer claims", style="dim")


def _whence(entry: Entry) -> str:
    """Where a claim came from: "first here", "the Mirror", "echo of the Mirror"."""
    if entry.echo_of is not None:
        return f"echo of {printable(entry.origin.name)}"
    if entry.origin.voice is Voice.UNKNOWN:
        return "no source named"
    return "first here" if entry.origin.key == entry.head.outlet_key else printable(entry.origin.name)


def _line(console: Console, words: str, *, style: str = "") -> None:
    console.print(Text(words, style=style), soft_wrap=True)
