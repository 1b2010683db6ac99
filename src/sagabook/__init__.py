"""Sagabook reads football transfer news: `read(text_or_story)` gives the claims of one story, `Book` keeps many.

>>> from sagabook import read
>>> [claim.kind.value for claim in read("Burnley have rejected a £9m bid from Fulham for Ian Cole.")]
['bid_rejected']
"""

from functools import cache
from typing import TYPE_CHECKING

from sagabook.errors import (
    BookError,
    FeedsError,
    FetchError,
    GoldError,
    MarketError,
    PatternError,
    RegisterError,
    SagabookError,
    StoryError,
    UnavailableError,
)
from sagabook.model import (
    BUYER_KINDS,
    Claim,
    Club,
    Contract,
    Deal,
    Fee,
    Kind,
    Mode,
    Period,
    Player,
    Qualifier,
    Source,
    Span,
    Story,
    Wage,
)

if TYPE_CHECKING:
    from sagabook.book import Book
    from sagabook.reading import CascadeReader

__version__ = "0.1.0"

__all__ = [
    "BUYER_KINDS",
    "Book",
    "BookError",
    "Claim",
    "Club",
    "Contract",
    "Deal",
    "Fee",
    "FeedsError",
    "FetchError",
    "GoldError",
    "Kind",
    "MarketError",
    "Mode",
    "PatternError",
    "Period",
    "Player",
    "Qualifier",
    "RegisterError",
    "SagabookError",
    "Source",
    "Span",
    "Story",
    "StoryError",
    "UnavailableError",
    "Wage",
    "__version__",
    "read",
]


def read(text_or_story: str | Story) -> list[Claim]:
    """Read one story's claims about players' moves, stays and contracts.

    Args:
        text_or_story: The story, or its bare text, taken as an article of an unknown outlet and date. To repair
            encodings and take header lines off a text, make a story of it with `sagabook.stories.from_text`.

    Returns:
        The claims, in the order in which the story makes them; none where it is no transfer news. The offsets of
        their evidence point into the text as given.

    Raises:
        RegisterError: The register, shipped or the user's own, holds a row that cannot stand.
    """
    from sagabook.stories import find_furniture

    if isinstance(text_or_story, str):
        story = Story(text=text_or_story, furniture=find_furniture(text_or_story))
    else:
        story = text_or_story
    return _reader().read(story)


def __getattr__(name: str) -> object:
    """Load `Book` when it is first asked for, so that reading alone does not load a database library."""
    if name == "Book":
        from sagabook.book import Book

        return Book
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def _reader() -> "CascadeReader":
    """Build the reader over the user's register, once a process: loading it takes longer than reading a story."""
    from sagabook.reading import CascadeReader
    from sagabook.register import load_register

    return CascadeReader(load_register())
