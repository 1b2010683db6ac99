"""Prints a story's claims for people: the head, then one line in plain words a claim, grouped by player."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sagabook.amounts import date_words, day_words
from sagabook.cli.phrases import phrase, sources
from sagabook.model import Claim, Mode, Story

#: A mark and a style for each mode, so that hedges and denials show at a glance, with colours or without.
MARKS: tuple[tuple[Mode, str, str], ...] = (
    (Mode.ASSERTED, "•", ""),
    (Mode.HEDGED, "~", "yellow"),
    (Mode.PLANNED, "→", "cyan"),
    (Mode.CONDITIONAL, "?", "magenta"),
    (Mode.DENIED, "✗", "red"),
)
#: Longer quotes are cut; a sentence of news runs to about 130 characters.
QUOTE_LENGTH = 160


def print_story(console: Console, story: Story, claims: Sequence[Claim], *, explain: bool = False) -> None:
    """Print one story and its claims.

    Args:
        console: Where to print; without a terminal behind it each claim stays on one line, uncoloured.
        story: The story that was read.
        claims: Its claims.
        explain: Whether to show the steps that gave each claim.
    """
    _print_head(console, story)
    if not claims:
        _line(console, Text("no transfer claims", style="dim"))
    for player, group in by_player(claims).items():
        console.print()
        _line(console, _player_head(player, group))
        quoted = ""
        for claim in group:
            _line(console, _claim_line(claim), indent=2)
            quote = quote_of(claim, story)
            if quote:
                _line(console, Text(f"“{quote}”" if quote != quoted else "(same sentence)", style="dim"), indent=6)
            quoted = quote
            if explain:
                for step in claim.trace:
                    _line(console, Text(f"← {printable(step)}", style="dim"), indent=6)


def by_player(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Group claims by their player's name, players and claims in the order in which they come."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.player.name, []).append(claim)
    return groups


def title_of(story: Story) -> str:
    """Give the story's title, or else the first line of its text, in one printable line."""
    first_line = story.text.strip().partition("\n")[0]
    return _cut(printable(story.title or first_line))


def byline_of(story: Story) -> str:
    """Give the story's outlet and date as far as known: "The Example Gazette, 1 August 2017"."""
    published = day_words(story.published) if story.published else ""
    return ", ".join(filter(None, (printable(story.outlet or ""), published)))


def quote_of(claim: Claim, story: Story) -> str:
    """Give the first sentence of a claim's evidence in one printable line, cut where it is long."""
    if not claim.evidence:
        return ""
    span = claim.evidence[0]
    return _cut(printable(story.text[span.start : span.end]))


def printable(text: str) -> str:
    """Put text in one line without control characters, so that a story cannot steer the terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _cut(text: str) -> str:
    return text if len(text) <= QUOTE_LENGTH else text[: QUOTE_LENGTH - 1].rstrip() + "…"


def _print_head(console: Console, story: Story) -> None:
    _line(console, Text(title_of(story), style="bold"))
    byline = byline_of(story)
    if byline:
        _line(console, Text(byline, style="dim"))


def _player_head(player: str, claims: Iterable[Claim]) -> Text:
    """Name the player, and the club that holds him where the claims agree on it."""
    holders = {claim.seller.name for claim in claims if claim.seller}
    head = Text(printable(player), style="bold")
    return head.append(f", {printable(holders.pop())}", style="not bold") if len(holders) == 1 else head


def _claim_line(claim: Claim) -> Text:
    mark, style = next((mark, style) for mode, mark, style in MARKS if mode == claim.mode)
    line = Text(f"{mark} ", style=style).append(printable(phrase(claim)))
    if claim.when:
        line.append(f", {date_words(claim.when)}")
    said_by = printable(sources(claim))
    return line.append(f" ({said_by})", style="dim") if said_by else line


def _line(console: Console, text: Text, *, indent: int = 0) -> None:
    """Print a line, wrapped under its indent on a terminal, unwrapped elsewhere."""
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, indent), expand=False))
    else:
        console.print(Text(" " * indent) + text, soft_wrap=True)
