"""Adds invented stories to a book and prints what is reported, a line a batch; started as a process of its own.

    python -m tests.book.adder BOOK FIRST LAST [SECONDS]

FIRST and LAST are numbers of stories of `shelf.news`, in that order or the reverse; each takes so many seconds to read.
"""

import sys
import time

from sagabook.book import Book, ingest
from sagabook.model import Claim, Story

from .shelf import Canned, news, stories_in

#: Small batches, so that a kill hits many places.
BATCH = 5


class Slow(Canned):
    """A reader that takes its time."""

    seconds = 0.0

    def read(self, story: Story, *, explain: bool = False) -> list[Claim]:
        time.sleep(self.seconds)
        return super().read(story, explain=explain)


def main(url: str, first: int, last: int, seconds: float = 0.0) -> None:
    ingest.BATCH = BATCH
    told = news(max(first, last))
    told = told[first:last] if first < last else told[last:first][::-1]
    reader = Slow(told)
    reader.seconds = seconds
    with Book(url) as book:
        book.add((), reader=reader)  # loads whatever adding needs
        print("begun", flush=True)
        # The last number printed is what was safe when the process ended, however it ended.
        book.add(stories_in(told), reader=reader, report=lambda added: print(added.added + added.known, flush=True))
    print("done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), *map(float, sys.argv[4:]))
