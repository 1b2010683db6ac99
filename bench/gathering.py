"""Times gathering: stories a second from JSON Lines, feeds and a web archive, and what the gate and a restart save.

usage: python bench/gathering.py [--pages N] [--rounds N] [--json]

The sources are made up here, in a temporary folder: pages of 39 kB with 400 links around 12 paragraphs. CPU time on one
core; the best round counts. Where warcio is installed too, a bare walk through the archive by either library is timed.
"""

import argparse
import gzip
import importlib.util
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from corpus import pin_to_one_core
from sagabook.stories import Found, gather

_WORDS = """Town winger fee bid talks agent medical contract season manager striker window club offer week deal said
close player summer loan option board price""".split()
#: Reading the pages is the slow part, and a tenth of them tells how slow.
_READ_SHARE = 10


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time the gathering of stories.")
    parser.add_argument("--pages", type=int, default=4000, help="pages in the archive")
    parser.add_argument("--rounds", type=int, default=3, help="rounds; the best one counts")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()

    pin_to_one_core()
    with tempfile.TemporaryDirectory() as folder:
        rates = dict(measure(Path(folder), options.pages, options.rounds))
    if options.json:
        print(json.dumps({name: round(rate, 1) for name, rate in rates.items()}, indent=1))
        return
    for name, rate in rates.items():
        print(f"{name:44} {rate:>10,.0f} a second")


def measure(folder: Path, pages: int, rounds: int) -> Iterator[tuple[str, float]]:
    """Each figure's name, and how many a second."""
    chance = random.Random(1)
    lines, feed = folder / "stories.jsonl.gz", folder / "feed.xml"
    archive, short = folder / "news.warc.gz", folder / "short.warc.gz"
    texts = [story(chance) for _ in range(pages)]
    lines.write_bytes(gzip.compress("".join(json.dumps({"text": text}) + "\n" for text in texts).encode()))
    feed.write_bytes(rss(texts[:300]))
    records = [gzip.compress(record(number, page(chance, text))) for number, text in enumerate(texts)]
    archive.write_bytes(b"".join(records))
    short.write_bytes(b"".join(records[: pages // _READ_SHARE]))

    yield "stories from JSON Lines, packed", rate(pages, rounds, lambda: gather([lines]))
    yield "stories from a feed with full texts", rate(300, rounds, lambda: gather([feed]))
    yield "stories from a web archive, packed", rate(pages // _READ_SHARE, rounds, lambda: gather([short]))
    yield (
        "pages that the gate turns away",
        rate(pages, rounds, lambda: gather([archive], wanted=nothing), stories=False),
    )
    yield "records passed over by a restart", rate(pages, rounds, lambda: gather([archive], done={str(archive): pages}),
                                                   stories=False)  # fmt: skip
    yield "bare records by FastWARC", rate(pages, rounds, lambda: walk_by_fastwarc(archive), stories=False)
    if importlib.util.find_spec("warcio"):
        yield "bare records by warcio", rate(pages, rounds, lambda: walk_by_warcio(archive), stories=False)


def rate(number: int, rounds: int, gathering: Callable[[], Iterable[Any]], *, stories: bool = True) -> float:
    """How many a second, in the best round."""
    best = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        found = sum(isinstance(item, Found) for item in gathering())
        best = min(best, time.process_time() - started)
        assert found == (number if stories else 0), found
    return number / best


def nothing(raw: bytes) -> bool:
    """A gate that looks at every byte and lets none pass."""
    return b"no page says this" in raw


def walk_by_fastwarc(archive: Path) -> Iterator[int]:
    """The bare records, read to their ends."""
    from fastwarc import ArchiveIterator

    with archive.open("rb") as stream:
        for each in ArchiveIterator(stream):
            yield len(each.reader.read())


def walk_by_warcio(archive: Path) -> Iterator[int]:
    """The same by the other library."""
    iterator = importlib.import_module("warcio.archiveiterator").ArchiveIterator
    with archive.open("rb") as stream:
        for each in iterator(stream):
            yield len(each.content_stream().read())


def story(chance: random.Random) -> str:
    """Twelve paragraphs of words."""
    return "\n".join(" ".join(chance.choices(_WORDS, k=60)) + "." for _ in range(12))


def page(chance: random.Random, text: str) -> bytes:
    """A page around a text."""
    links = "".join(f'<div><a href="/s/{chance.random()}">{chance.random()}</a></div>\n' for _ in range(400))
    paragraphs = "".join(f"<p>{line}</p>\n" for line in text.split("\n"))
    return f"<!DOCTYPE html><html><head><title>A story</title></head><body>{links}<article>{paragraphs}".encode()


def rss(texts: Iterable[str]) -> bytes:
    """A feed of full texts."""
    items = "".join(
        f"<item><title>Story {number}</title><guid>g{number}</guid><content:encoded>"
        f"{escape(''.join(f'<p>{line}</p>' for line in text.split(chr(10))))}</content:encoded></item>"
        for number, text in enumerate(texts)
    )
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {space}><channel><title>The Example</title>{items}</channel></rss>'.encode()


def record(number: int, body: bytes) -> bytes:
    """A record of an archive."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"WARC-Date: 2017-08-01T09:00:00Z\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


if __name__ == "__main__":
    main()
