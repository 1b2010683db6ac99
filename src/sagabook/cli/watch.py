"""`sagabook watch`: polls feeds politely and adds what is new to the book, until stopped."""

import gc
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sagabook.cli.options import FAILED, INTERRUPTED, AllowPrivateOption, BookOption

if TYPE_CHECKING:
    from sagabook.stories.watching import Watcher


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
    failed = False
    with Book(book) as kept, _until_interrupted() as stop:
        reader = CascadeReader(kept.register)
        gc.freeze()  # the register and the patterns stay; the collector need not walk them again with every story
        _tell_beginning(len(listed), watcher, once=once)
        # One by one: an item counts as given when the next is asked for, and is safe in the book by then.
        for item in watcher.poll(stop) if once else watcher.run(stop):
            tally = kept.add([item], reader=reader)
            if isinstance(item, Found):
                if tally.added:
                    claims = "1 claim" if tally.claims == 1 else f"{tally.claims} claims"
                    typer.echo(f"{printable(item.story.title or item.place.locator)}: {claims}")
            else:
                failed = True
                typer.echo(f"sagabook: {printable(item.place.locator)}: {printable(item.reason)}", err=True)
        stopped = stop()
    if stopped or failed:
        raise typer.Exit(INTERRUPTED if stopped else FAILED)


@contextmanager
def _until_interrupted() -> Iterator[Callable[[], bool]]:
    """Tells within the block whether Ctrl-C was pressed; pressed again, it ends the process where it stands."""
    pressed = threading.Event()

    def on_interrupt(*_: object) -> None:
        if pressed.is_set():
            os._exit(INTERRUPTED)
        pressed.set()
        # Written past the streams: the signal may have come in the middle of a line.
        os.write(2, b"stopping as soon as what is being fetched has come; Ctrl-C again does not wait for it\n")

    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield pressed.is_set
    finally:
        signal.signal(signal.SIGINT, before)


def _tell_beginning(feeds: int, watcher: "Watcher", *, once: bool) -> None:
    """Say what is watched, and where there is nothing to look at yet, for how long."""
    from sagabook.stories.watching import time_words

    due = watcher.next_due()
    wait = 0.0 if due is None else due - time.time()
    told = f"watching {feeds} {'feed' if feeds == 1 else 'feeds'}"
    if due is None:
        told = "every feed is gone for good; list others"
    elif wait > 0:
        told += f"; {'none is due yet, ' if once else ''}the next in {time_words(wait)}"
    typer.echo(told if once or due is None else f"{told}; Ctrl-C stops it", err=True)
