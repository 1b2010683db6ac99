"""Which reader it is: the version, and a fingerprint of all that its reading rests on."""

import hashlib
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from sagabook.register.store import user_register_path


def reader_version(user: Path | None = None) -> str:
    """Name the reader that would read now, as "0.1.0+6f1d03c2a9".

    Code, patterns, the shipped register and the user's own all count, so that two readers of one name give the same
    claims for every story.

    Args:
        user: The user's register; `user_register_path()` if not given.
    """
    state = fingerprint("sagabook.reading", "sagabook.register", own=user or user_register_path())
    return f"{metadata.version('sagabook')}+{state}"


def fingerprint(*packages: str, own: Path | None = None) -> str:
    """Name the state of some packages, code and data; ten hexadecimal digits.

    Args:
        packages: Their names.
        own: A file that counts too, where it exists.
    """
    digest = hashlib.sha256()
    for package in packages:
        for name, file in sorted(_files(resources.files(package), "")):
            digest.update(f"{package}/{name}\n".encode())
            digest.update(file.read_bytes())
    if own and own.is_file():
        digest.update(own.read_bytes())
    return digest.hexdigest()[:10]


def _files(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            found += _files(entry, f"{prefix}{entry.name}/")
        elif entry.is_file() and not entry.name.endswith((".pyc", ".md")):
            found.append((prefix + entry.name, entry))
    return found
