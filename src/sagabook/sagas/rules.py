"""By which rules sagas are told: a fingerprint of the code that tells them."""

from functools import cache

from sagabook.register.fingerprint import fingerprint


@cache
def rules() -> str:
    """Name the rules by which sagas are told; whatever tells them otherwise goes by another name."""
    return fingerprint("sagabook.sagas")
