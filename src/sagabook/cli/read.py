"""`sagabook read`: reads stories and prints their claims."""

import gc
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from sagabook.cli.options import FAILED, AllowPrivateOption, OutletOption, PublishedOption
from sagabook.errors import SagabookError, StoryError
from sagabook.model import Claim, Story

Printer = Callable[[Story, Sequence[Claim]], None]


def read(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            show_default=False,
            help="Stories: text, HTML or JSON Lines (.jsonl) files, http(s) addresses, or - for standard input.",
        ),
    ],
    outlet: OutletOption = None,
    published: PublishedOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON line a story.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the pattern and the steps that gave each claim.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            dir_okay=False,
            show_default=False,
            help="Also write the stories to FILE as a page with the claims highlighted in place.",
        ),
    ] = None,
    allow_private: AllowPrivateOption = False,
) -> None:
    """Read stories and print the transfer claims that they make.

    A story that cannot be had is reported on standard error and the rest are read; the exit status is then 2.
    """
    from sagabook.reading import CascadeReader
    from sagabook.register import load_register
    from sagabook.stories import read_stories

    reader = CascadeReader(load_register())
    gc.freeze()  # the register and the patterns stay; the collector need not walk them again with every story
    printer = _json_printer(explain) if as_json else _plain_printer(explain)
    pages: list[tuple[Story, Sequence[Claim]]] = []
    failed = False
    for story in read_stories(
        inputs,
        stdin=sys.stdin.buffer,
        outlet=outlet,
        published=published,
        allow_private=allow_private,
    ):
        if isinstance(story, StoryError):
            failed = True
            typer.echo(f"sagabook: {story}", err=True)
            continue
        claims = reader.read(story, explain=explain)
        printer(story, claims)
        if html:
            pages.append((story, claims))
    if html and pages:
        _write_page(html, pages)
    if failed:
        raise typer.Exit(FAILED)


def _json_printer(explain: bool) -> Printer:
    """Make a printer of JSON lines; on a stream that is not UTF-8 other letters are escaped."""
    from sagabook.schema import story_record

    escaped = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"

    def print_record(story: Story, claims: Sequence[Claim]) -> None:
        print(json.dumps(story_record(story, claims, explain=explain), ensure_ascii=escaped))

    return print_record


def _plain_printer(explain: bool) -> Printer:
    """Make a printer for people, with a blank line between stories."""
    from sagabook.cli.console import PlainConsole
    from sagabook.cli.print_claims import print_story

    console = PlainConsole()
    first = True

    def print_plainly(story: Story, claims: Sequence[Claim]) -> None:
        nonlocal first
        if not first:
            console.print()
        first = False
        print_story(console, story, claims, explain=explain)

    return print_plainly


def _write_page(file: Path, pages: Sequence[tuple[Story, Sequence[Claim]]]) -> None:
    from sagabook.cli.print_html import html_page

    try:
        file.write_text(html_page(pages), encoding="utf-8", errors="replace")
    except OSError as error:
        raise SagabookError(f"{file}: cannot write the page: {error.strerror}; name another file") from None
