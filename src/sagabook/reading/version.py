"""Which reader it is: the version, and a fingerprint of all that its reading rests on."""

from importlib import metadata
from pathlib import Path

from sagabook.register.fingerprint import fingerprint
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
