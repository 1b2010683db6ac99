"""Names the state of code and data, so that what was made by another is known for it."""

import hashlib
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path


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
