"""What the user names becomes a list of files: folders are walked and patterns filled in, always in the same order."""

import glob
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sagabook.stories.found import Unreadable, missing, unopened, unreadable

#: Folders in folders; archives of news lie less than ten deep.
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class PassedBy:
    """A file of a folder that is not chosen."""

    path: str


def _any(path: str) -> bool:
    return True


def find_files(name: str, chosen: Callable[[str], bool] = _any) -> Iterator[str | PassedBy | Unreadable]:
    """Find the files that a name stands for.

    Folders are walked to the bottom, sorted by name; names that begin with a full stop are left out, and links are
    followed unless they lead back to a folder above them. A pattern with `*`, `?`, `[…]` or `**` is filled in when no
    file is called so.

    Args:
        name: A file, a folder or a pattern.
        chosen: Which files of a folder to take; one that is named, or matches a pattern, is meant whatever it is.

    Yields:
        Files, as paths under the name as given, and those passed by; for each folder or link that cannot be followed,
        and for a name that gives no file at all, why.
    """
    empty, passed = True, False
    for path in _filled_in(name):
        for file in _walk(path, chosen, above=(), named=True):
            passed = passed or isinstance(file, PassedBy)
            empty = empty and isinstance(file, PassedBy)
            yield file
    if not empty:
        return
    if passed:
        yield missing(name, "holds no stories; name a file itself to have it tried")
    elif glob.has_magic(name):
        yield missing(name, "no file matches; check the name (hidden files are left out)")
    else:
        yield missing(name, "holds no file; check the name (hidden files are left out)")


def _filled_in(name: str) -> list[str]:
    if not glob.has_magic(name) or os.path.lexists(name):
        return [name]
    return sorted(glob.glob(name, recursive=True))


def _walk(
    path: str, chosen: Callable[[str], bool], *, above: tuple[tuple[int, int], ...], named: bool
) -> Iterator[str | PassedBy | Unreadable]:
    """A file as it is, a folder's files; `above` holds the identity of every folder above."""
    try:
        status = os.stat(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        told = f"cannot be read: {reason}; check the name and the permissions"
        gone = named and isinstance(error, FileNotFoundError | NotADirectoryError | ValueError)
        yield missing(path, told) if gone else unreadable(unopened(path), told)
        return
    if not stat.S_ISDIR(status.st_mode):
        # A pipe that was named is meant; one that lies in a folder would be waited for without end.
        if stat.S_ISREG(status.st_mode) or (named and stat.S_ISFIFO(status.st_mode)):
            yield path if named or chosen(path) else PassedBy(path)
        else:
            yield unreadable(unopened(path), "not a file; leave it out")
        return
    identity = (status.st_dev, status.st_ino)
    if identity in above:
        yield unreadable(unopened(path), "a link back to a folder above it; leave it out")
        return
    if len(above) == _DEEPEST:
        yield unreadable(unopened(path), f"over {_DEEPEST} folders deep; name the folder itself")
        return
    try:
        with os.scandir(path) as entries:
            names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    except OSError as error:
        yield unreadable(unopened(path), f"cannot be read: {error.strerror}; check the permissions")
        return
    for below in names:
        yield from _walk(os.path.join(path, below), chosen, above=(*above, identity), named=False)
