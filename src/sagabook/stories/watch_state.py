"""What a watcher remembers from one run to the next, in a small JSON file that is whole at every moment."""

import hashlib
import json
import math
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from sagabook.errors import FeedsError

#: Entries remembered of each feed besides those that it holds: feeds show 10 to 200, and old ones come back at times.
REMEMBERED = 1_000

_VERSION = 1


def _is_line(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


#: What each field of a state may be.
_TYPES: dict[str, Callable[[Any], bool]] = {
    "etag": _is_line,
    "modified": _is_line,
    "due": lambda value: isinstance(value, float | int) and math.isfinite(value),
    "failures": _is_count,
    "gone": lambda value: isinstance(value, bool),
    "seen": lambda value: isinstance(value, list) and all(isinstance(mark, str) for mark in value),
    "tries": lambda value: isinstance(value, dict) and all(map(_is_count, value.values())),
}


@dataclass(slots=True)
class FeedState:
    """Where a feed stands.

    `etag` and `modified` are the validators of the last answer whose entries were all given, `due` the time of the next
    look in seconds since 1970, `failures` how often it failed in a row, `gone` whether its server took it away for
    good, `seen` the marks of the entries given, oldest first, and `tries` how often those still to come were tried.
    """

    etag: str | None = None
    modified: str | None = None
    due: float = 0.0
    failures: int = 0
    gone: bool = False
    seen: list[str] = field(default_factory=list)
    tries: dict[str, int] = field(default_factory=dict)


def mark_of(key: str) -> str:
    """Shorten an entry's key to what is remembered of it.

    Args:
        key: The key, of any length.

    Returns:
        16 hexadecimal digits; two of a million keys share them with a chance of one in 30 million.
    """
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class WatchState:
    """The states of all feeds, by address, and the file that they are kept in."""

    def __init__(self, path: str | Path | None = None) -> None:
        """Load what is remembered.

        Args:
            path: The file; it need not exist yet. None remembers nothing beyond this object.

        Raises:
            FeedsError: When the file cannot be read or is no such file.
        """
        self._path = Path(path) if path is not None else None
        self._feeds: dict[str, FeedState] = self._load() if self._path is not None else {}

    def of(self, url: str) -> FeedState:
        """Give the state of a feed.

        Args:
            url: Its address.

        Returns:
            What is remembered, or for a feed not met before a new state, due at once; changes to it are kept.
        """
        return self._feeds.setdefault(url, FeedState())

    def save(self) -> None:
        """Write the file anew beside the old one, and put it in its place: whoever is killed leaves one of the two.

        Raises:
            FeedsError: When it cannot be written.
        """
        if self._path is None:
            return
        text = json.dumps({"version": _VERSION, "feeds": {url: asdict(state) for url, state in self._feeds.items()}})
        try:
            descriptor, name = tempfile.mkstemp(prefix=f".{self._path.name}.", dir=self._path.parent)
            try:
                with open(descriptor, "w", encoding="utf-8") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(name, self._path)
            except OSError:
                with suppress(OSError):
                    os.unlink(name)
                raise
        except OSError as error:
            raise FeedsError(
                f"{self._path}: cannot be written: {error.strerror or error}; name another file"
            ) from error

    def _load(self) -> dict[str, FeedState]:
        assert self._path is not None
        try:
            values = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise FeedsError(f"{self._path}: cannot be read: {error.strerror or error}; check the name") from error
        except (ValueError, RecursionError) as error:
            raise FeedsError(f"{self._path}: no state of watching; delete it to begin anew") from error
        if (
            not isinstance(values, dict)
            or values.get("version") != _VERSION
            or not isinstance(values.get("feeds"), dict)
        ):
            raise FeedsError(f"{self._path}: no state of watching; delete it to begin anew")
        return {url: self._feed(row) for url, row in values["feeds"].items()}

    def _feed(self, row: Any) -> FeedState:
        """A feed's row, every value of the type that it must have."""
        if not isinstance(row, dict) or not all(key in row and fits(row[key]) for key, fits in _TYPES.items()):
            raise FeedsError(f"{self._path}: no state of watching; delete it to begin anew")
        return FeedState(**{key: row[key] for key in _TYPES})
