"""A claim as the ledger hands it to the fold: with its story's head, its place, and what its story resembles."""

from dataclasses import dataclass

from sagabook.book.entry import Head, Place
from sagabook.model import Claim


@dataclass(frozen=True, slots=True)
class Item:
    """One claim before anything is inferred for it.

    `twins` are the content hashes of the stories of nearly the same words (later ones do no harm), `cited` the keys
    of the outlets and journalists that its story cites anywhere (`Origin.key`).
    """

    id: int
    claim: Claim
    head: Head
    place: Place
    quote: str
    twins: frozenset[str] = frozenset()
    cited: frozenset[str] = frozenset()
