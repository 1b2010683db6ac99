"""Tells what a source is: by its first bytes, and where they do not say, by its name."""

import json
import re
import zlib
from enum import StrEnum

#: So much of a source is looked at.
HEAD_BYTES = 65_536

_GZIP_MAGIC = b"\x1f\x8b"
#: zlib's way to say: a gzip stream.
_GZIP = 31
_BOM = b"\xef\xbb\xbf"
#: A list of JSON objects, or the end of an empty one; text may begin with "[" too ("[Exclusive] Town sign Brandt").
_LIST_START = re.compile(rb"\[\s*(?:[{\]]|\Z)")
#: What may stand before the root element: declarations, comments, a document type with or without a subset.
_PROLOGUE = re.compile(
    rb"(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype\b[^<>\[]*(?:\[(?:[^\]\"']|\"[^\"]*\"|'[^']*')*\]\s*)?>)*", re.I | re.S
)
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_PAGE_TAG = re.compile(rb"<(?:article|div|p|meta|title|main|section|h1)\b[^<>]*>", re.IGNORECASE)


class Format(StrEnum):
    """What a source can be."""

    TEXT = "text"
    PAGE = "page"
    LINES = "JSON Lines"
    JSON = "JSON"
    FEED = "feed"
    SITEMAP = "sitemap"
    ARCHIVE = "WARC"
    XML = "XML"
    """XML of no kind that is read."""


_ROOTS = {
    b"rss": Format.FEED,
    b"feed": Format.FEED,
    b"rdf": Format.FEED,
    b"urlset": Format.SITEMAP,
    b"sitemapindex": Format.SITEMAP,
    b"html": Format.PAGE,
    b"head": Format.PAGE,
    b"body": Format.PAGE,
}
_SUFFIXES = {
    ".jsonl": Format.LINES,
    ".ndjson": Format.LINES,
    ".json": Format.JSON,
    ".html": Format.PAGE,
    ".htm": Format.PAGE,
    ".xhtml": Format.PAGE,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".rdf": Format.FEED,
    ".warc": Format.ARCHIVE,
}


def is_packed(head: bytes) -> bool:
    """Whether a source is gzip (RFC 1952, section 2.3.1), by its first bytes.

    Args:
        head: Its first bytes.

    Returns:
        True when they are gzip's.
    """
    return head.startswith(_GZIP_MAGIC)


def unpacked_head(head: bytes) -> bytes:
    """Unpack the beginning of a gzip source.

    Args:
        head: Its first bytes.

    Returns:
        As much of what they hold as can be unpacked, at most `HEAD_BYTES`; nothing when they are damaged.
    """
    try:
        return zlib.decompressobj(_GZIP).decompress(head, HEAD_BYTES)
    except zlib.error:
        return b""


def recognise(head: bytes, name: str) -> Format:
    """Tell what a source is.

    Args:
        head: Its first bytes, unpacked.
        name: Its name; a final ".gz" is left out of account.

    Returns:
        Its format; text when nothing says otherwise.
    """
    bare = head.removeprefix(_BOM).lstrip()
    named = _named(name)
    if bare.startswith(b"WARC/"):
        return Format.ARCHIVE
    if bare.startswith(b"{"):
        return Format.LINES if named is Format.LINES or _is_lines(bare) else Format.JSON
    if _LIST_START.match(bare):
        return Format.JSON
    if bare.startswith(b"<") and (marked_up := _by_root(bare)):
        return marked_up
    return named or Format.TEXT


def _named(name: str) -> Format | None:
    lowered = name.lower().removesuffix(".gz")
    return next((format for suffix, format in _SUFFIXES.items() if lowered.endswith(suffix)), None)


def _is_lines(bare: bytes) -> bool:
    """Whether each line is an object of its own; the first that ends within the head decides, and a long one is."""
    lines = bare.split(b"\n")
    if len(lines) == 1 and len(bare) >= HEAD_BYTES // 2:
        return True
    # A bad line must not hide that the others are good.
    return any(line.startswith(b"{") and _is_object(line) for line in lines)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _by_root(bare: bytes) -> Format | None:
    prologue = _PROLOGUE.match(bare)
    start = prologue.end() if prologue else 0
    if root := _ROOT.match(bare, start):
        known = _ROOTS.get(root[1].lower())
        if known:
            return known
    if len(_PAGE_TAG.findall(bare, 0, 4_096)) >= 2 or re.search(rb"<!doctype\s+html\b", bare[:start], re.IGNORECASE):
        return Format.PAGE
    return Format.XML if bare.startswith(b"<?xml") else None
