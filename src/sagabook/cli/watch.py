"""`sagabook watch`: polls feeds politely and adds what is new to the book, until stopped."""

import gc
from pathlib import Path
from typing import Annotated

import typer

from sagabook.cli.options import AllowPrivateOption, BookOption


def watch(
    feeds: Annotated[
        Path,
        typer.Argument(metavar="FEEDS", show_default=False, help="A TOML file of feeds: [[feed]] tables with url."),
    ],
    book: BookOption = None,
    state: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            dir_okay=False,
            show_default=False,
            help="Where to remember what was seen; else FEEDS with .state.json behind it.",
        ),
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Look once at every feed that is due, and end.")] = False,
    allow_private: AllowPrivateOption = False,
) -> None:
    """Keep adding to the book what feeds bring.

    Ctrl-C stops it, and the next watch goes on where it stopped. What cannot be read goes into quarantine; a feed that
    does not come is asked for again later. The exit status is 2 where anything failed before it ended by itself.
    Conditional requests, robots.txt, a pace for each host, and longer waits after errors spare the outlets' servers.
    """
    from sagabook.book import Book
    from sagabook.cli.print_claims import printable
    from sagabook.reading import CascadeReader
    from sagabook.stories import Found
    from sagabook.stories.feed_list import load_feeds
    from sagabook.stories.watching import Watcher

    listed = load_feeds(feeds)
    watcher = Watcher(listed, state=state or feeds.with_name(f"{feeds.name}.state.json"), allow_private=allow_private)
    with Book(book) as kept:
        reader = CascadeReader(kept.register)
        gc.freeze()  # the register and the patterns stay; the collector need not walk them again with every story
        typer.echo(f"watching {len(listed)} {'feed' if len(listed) == 1 else 'feeds'}", err=True)
        failed = False
        # One by one: an item counts as given when the next is asked for, and is safe in the book by then.
        for item in watcher.poll() if once else watcher.run():
            tally = kept.add([item], reader=reader)
            if isinstance(item, Found):
                if tally.added:
                    claims = "1 claim" if tally.claims == 1 else f"{tally.claims} claims"
                    typer.echo(f"{printable(item.story.title or item.place.locator)}: {claims}")
            else:
                failed = True
                typer.echo(f"sagabook: {printable(item.place.locator)}: {printable(item.reason)}", err=True)
    if failed:
        raise typer.Exit(2)
