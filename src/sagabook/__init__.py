"""Sagabook reads football transfer news: `read(text_or_story)` gives the claims of one story.

>>> from sagabook import read
>>> [claim.kind.value for claim in read("Burnley have rejected a £9m bid from Fulham for Ian Cole.")]
['bid_rejected']
"""

from functools import cache
from typing import TYPE_CHECKING

from sagabook.errors import (
    FeedsError,
    FetchError,
    GoldError,
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
    from sagabook.reading import CascadeReader

__version__ = "0.1.0"

__all__ = [
    "BUYER_KINDS",
    "Claim",
    "Club",
    "Contract",
    "Deal",
    "Fee",
    "FeedsError",
    "FetchError",
    "GoldError",
    "Kind",
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


@cache
def _reader() -> "CascadeReader":
    """Build the reader over the user's register, once a process: loading it takes longer than reading a story."""
    from sagabook.reading import CascadeReader
    from sagabook.register import load_register

    return CascadeReader(load_register())
