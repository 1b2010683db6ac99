"""Writes web archives for the tests: records of pages of our own."""

import gzip
from collections.abc import Iterable

PARAGRAPHS = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "Harbour Town have agreed a fee of £12m with Northvale for the winger Tomas Brandt, the Example understands.",
        "The 23-year-old will undergo a medical on Monday before he signs a contract until 2022 at Harbour Park.",
    )
)


def page(number: int = 0, *, head: str = "") -> str:
    """A page with a story that carries a number."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Story {number}</title>{head}</head>'
        f"<body><article><h1>Story {number}</h1>{PARAGRAPHS}</article></body></html>"
    )


def answer(
    body: bytes, *, status: str = "200 OK", kind: str | None = "text/html; charset=utf-8", lines: Iterable[str] = ()
) -> bytes:
    """An HTTP answer."""
    said = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else []), *lines]
    return "\r\n".join([*said, "", ""]).encode() + body


def record(block: bytes, *, number: int = 0, kind: str = "response", length: int | str | None = None) -> bytes:
    """A record of an archive; `length` is what it says of its own length, right or wrong."""
    said = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{number:032x}>",
        "WARC-Date: 2017-08-01T09:00:00Z",
        f"WARC-Target-URI: https://example.org/{number}",
        f"Content-Type: application/http; msgtype={kind}",
        f"Content-Length: {len(block) if length is None else length}",
    ]
    return "\r\n".join([*said, "", ""]).encode() + block + b"\r\n\r\n"


def archive(records: Iterable[bytes], *, packed: bool = False) -> bytes:
    """The records, each packed on its own or none."""
    return b"".join(gzip.compress(each, 1) if packed else each for each in records)
