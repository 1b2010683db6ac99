"""What the user names becomes a list of files: folders are walked and patterns filled in, always in the same order."""

import glob
import os
import stat
from collections.abc import Iterator

from sagabook.stories.found import Unreadable, unopened, unreadable

#: Folders in folders; archives of news lie less than ten deep.
_DEEPEST = 100


def find_files(name: str) -> Iterator[str | Unreadable]:
    """Find the files that a name stands for.

    Folders are walked to the bottom, sorted by name; names that begin with a full stop are left out, and links are
    followed unless they lead back to a folder above them. A pattern with `*`, `?`, `[…]` or `**` is filled in when no
    file is called so.

    Args:
        name: A file, a folder or a pattern.

    Yields:
        Files, as paths under the name as given; for each folder or link that cannot be followed, and for a name that
        gives no file at all, why.
    """
    empty = True
    for path in _filled_in(name):
        for file in _walk(path, above=(), named=True):
            empty = False
            yield file
    if empty:
        reason = "no file matches" if glob.has_magic(name) else "holds no file"
        yield unreadable(unopened(name), f"{reason}; check the name (hidden files are left out)")


def _filled_in(name: str) -> list[str]:
    if not glob.has_magic(name) or os.path.lexists(name):
        return [name]
    return sorted(glob.glob(name, recursive=True))


def _walk(path: str, *, above: tuple[tuple[int, int], ...], named: bool) -> Iterator[str | Unreadable]:
    """A file as it is, a folder's files; `above` holds the identity of every folder above."""
    try:
        status = os.stat(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield unreadable(unopened(path), f"cannot be read: {reason}; check the name and the permissions")
        return
    if not stat.S_ISDIR(status.st_mode):
        # A pipe that was named is meant; one that lies in a folder would be waited for without end.
        if stat.S_ISREG(status.st_mode) or (named and stat.S_ISFIFO(status.st_mode)):
            yield path
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
        yield from _walk(os.path.join(path, below), above=(*above, identity), named=False)
