"""The list of feeds to watch, `feeds.toml`: one `[[feed]]` table each."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sagabook.errors import FeedsError

#: Seconds between two looks at a feed that does not say `every`.
EVERY = 900.0

_SHORTEST = 60.0
_LONGEST = 7 * 86_400.0
_UNITS = {"s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}
_EVERY = re.compile(r"(\d{1,6})\s*([smhd])")
_KEYS = frozenset({"url", "outlet", "every", "pages"})
_SHAPE = 'give url = "https://…", and outlet = "…", every = "15m" and pages = true if wanted'


@dataclass(frozen=True, slots=True)
class FeedSource:
    """A feed to watch.

    `url` is its address (a sitemap of news will do), `outlet` who publishes it (else what it says itself), `every` the
    seconds between two looks, and `pages` whether entries without their full text are followed to their pages.
    """

    url: str
    outlet: str | None = None
    every: float = EVERY
    pages: bool = False


def load_feeds(path: str | Path) -> tuple[FeedSource, ...]:
    """Read a list of feeds.

    Args:
        path: A TOML file with `[[feed]]` tables: `url`, and if wanted `outlet`, `every` ("90s", "15m", "2h", "1d";
            a minute to a week) and `pages` (true or false).

    Returns:
        The feeds, in the order of the file.

    Raises:
        FeedsError: When it cannot be read, or a table cannot stand; the message says which and why.
    """
    try:
        tables = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FeedsError(f"{path}: cannot be read: {error.strerror or error}; check the name") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FeedsError(f"{path}: not TOML: {' '.join(str(error).split())}") from error
    except ValueError as error:  # a NUL in the name
        raise FeedsError(f"{path}: cannot be read: {error}; check the name") from error
    unknown = sorted(tables.keys() - {"feed"})
    if unknown:
        raise FeedsError(f"{path}: {unknown[0]!r} is unknown; a feed begins with [[feed]]")
    rows = tables.get("feed")
    if not isinstance(rows, list) or not rows:
        raise FeedsError(f"{path}: no feeds; each begins with [[feed]], then {_SHAPE}")
    feeds: dict[str, FeedSource] = {}
    for number, row in enumerate(rows, start=1):
        feed = _read_row(row, where=f"{path}: feed {number}")
        if feed.url in feeds:
            raise FeedsError(f"{path}: feed {number}: {feed.url} stands there twice; leave one out")
        feeds[feed.url] = feed
    return tuple(feeds.values())


def _read_row(row: object, *, where: str) -> FeedSource:
    if not isinstance(row, dict):
        raise FeedsError(f"{where}: not a table; {_SHAPE}")
    unknown = sorted(row.keys() - _KEYS)
    if unknown:
        raise FeedsError(f"{where}: {unknown[0]!r} is unknown; {_SHAPE}")
    url = row.get("url")
    if not isinstance(url, str) or not _is_address(url.strip()):
        raise FeedsError(f'{where}: url must be an http(s) address in quotes, such as "https://example.org/rss"')
    outlet = row.get("outlet")
    if outlet is not None and (not isinstance(outlet, str) or not outlet.strip()):
        raise FeedsError(f"{where}: outlet must be a name in quotes")
    pages = row.get("pages", False)
    if not isinstance(pages, bool):
        raise FeedsError(f"{where}: pages must be true or false")
    return FeedSource(
        url.strip(), " ".join(outlet.split()) if outlet else None, _seconds(row.get("every"), where=where), pages
    )


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


def _seconds(every: object, *, where: str) -> float:
    if every is None:
        return EVERY
    match = _EVERY.fullmatch(every.strip()) if isinstance(every, str) else None
    seconds = int(match[1]) * _UNITS[match[2]] if match else 0.0
    if not _SHORTEST <= seconds <= _LONGEST:
        raise FeedsError(f'{where}: every must be a time from "60s" to "7d", such as "15m" or "2h"')
    return seconds
