"""The terminal's form of a story and its claims."""

import io

import pytest
from rich.console import Console

from sagabook.cli.print_claims import print_story, printable, quote_of
from sagabook.model import Claim, Kind, Player, Span, Story

PRINTED = """\
Hartwell hold out for £20m
The Example Gazette, 1 August 2024

Ade Bello, Hartwell
  • Hartwell will not sell to Porto (Jo Finch)
      “Hartwell will not sell Ade Bello to Porto, Jo Finch says.”
  ~ reportedly: Porto are interested
      “Porto are thought to be keen & could pay about £15m.”
  ~ talk of a bid by Porto of about £15m permanently, August 2024
      (same sentence)
"""


def printed(story: Story, claims: list[Claim], *, explain: bool = False, terminal: bool = False) -> str:
    """What is printed, to a terminal with colours or to a file."""
    out = io.StringIO()
    console = Console(
        file=out, force_terminal=terminal, color_system="standard" if terminal else None, width=60, highlight=False
    )
    print_story(console, story, claims, explain=explain)
    return out.getvalue()


def test_a_story_with_claims(story: Story, claims: list[Claim]) -> None:
    assert printed(story, claims) == PRINTED


def test_explain_shows_the_steps_under_their_claim(story: Story, claims: list[Claim]) -> None:
    lines = printed(story, claims, explain=True).splitlines()
    quote = lines.index("      “Hartwell will not sell Ade Bello to Porto, Jo Finch says.”")
    assert lines[quote + 1 : quote + 3] == [
        "      ← pattern not_for_sale.will-not-sell",
        "      ← seller: subject",
    ]


def test_a_terminal_shows_modes_in_colour_and_quotes_dimmed(story: Story, claims: list[Claim]) -> None:
    shown = printed(story, claims, terminal=True)
    assert "\x1b[33m~ " in shown
    assert "\x1b[2m“Hartwell" in shown
    assert "\x1b[1mAde Bello" in shown


def test_a_terminal_wraps_under_the_indent(story: Story, claims: list[Claim]) -> None:
    shown = printed(story, claims[:1] * 2, terminal=True)
    plain = [line for line in shown.splitlines() if "says.”" in line]
    assert len(plain) == 1
    assert plain[0].lstrip("\x1b[0123456789m").startswith("      ")


def test_a_file_gets_no_escapes_and_no_wrapping(story: Story, claims: list[Claim]) -> None:
    shown = printed(story, claims)
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) > 60


def test_without_claims(story: Story) -> None:
    assert printed(story, []).splitlines()[-1] == "no transfer claims"


def test_an_unknown_head_leaves_no_gap(claims: list[Claim]) -> None:
    lines = printed(Story(text="Bello stays, says Finch."), []).splitlines()
    assert lines == ["Bello stays, says Finch.", "no transfer claims"]


def test_the_holder_is_named_only_where_claims_agree(story: Story, claims: list[Claim]) -> None:
    from dataclasses import replace

    from sagabook.model import Club

    disagreeing = [claims[0], replace(claims[1], seller=Club("Lindale"))]
    assert "\nAde Bello\n" in printed(story, disagreeing)


def test_a_story_cannot_steer_the_terminal() -> None:
    evil = "Bello\x1b[2J\x07 \u202estays\r\n[red]now[/red]"
    assert printable(evil) == "Bello [2J stays [red]now[/red]"
    shown = printed(Story(text=evil, title=evil), [Claim(Kind.STAYS, Player(evil), evidence=(Span(0, len(evil)),))])
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[red]" in shown


@pytest.mark.parametrize("length", [159, 160, 161, 5000])
def test_long_quotes_are_cut(length: int) -> None:
    story = Story(text="x" * length)
    quote = quote_of(Claim(Kind.STAYS, Player("Ade Bello"), evidence=(Span(0, length),)), story)
    assert quote == ("x" * length if length <= 160 else "x" * 159 + "…")
