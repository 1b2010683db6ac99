"""What the user has ruled on who is who, and which blocks a ruling makes one."""

from collections.abc import Iterable
from typing import NamedTuple

from sagabook.book.names import block_of


class Anchor(NamedTuple):
    """A mention that stands for the person whom it means: a story's content hash and the player's name as printed."""

    story: str
    name: str


class Merge(NamedTuple):
    """The persons of two mentions are one."""

    one: Anchor
    other: Anchor


class Split(NamedTuple):
    """Whoever is meant in these stories is another person than the anchor's, though the names would fit."""

    anchor: Anchor
    stories: frozenset[str]


Ruling = Merge | Split


def about(ruling: Ruling) -> frozenset[str]:
    """The blocks that a ruling concerns: those of its mentions' names."""
    anchors = (ruling.one, ruling.other) if isinstance(ruling, Merge) else (ruling.anchor,)
    return frozenset(block_of(anchor.name) for anchor in anchors)


def together(blocks: Iterable[str], rulings: Iterable[Ruling]) -> list[frozenset[str]]:
    """Group blocks for folding: those that a merge joins are folded together.

    Args:
        blocks: The blocks that new stories or a new ruling touch.
        rulings: All active rulings.

    Returns:
        Groups without overlap that hold all the blocks, and those joined to them; sorted by their first block.
    """
    group: dict[str, frozenset[str]] = {}
    for ruling in rulings:
        if isinstance(ruling, Merge):
            joined = frozenset[str]().union(*(group.get(block, {block}) for block in about(ruling)))
            for block in joined:
                group[block] = joined
    return sorted({group.get(block, frozenset({block})) for block in blocks}, key=min)
