"""The fold of a block: items in the book's order become entries, each inferred from what stands before it."""

from collections.abc import Sequence

from sagabook.book.echoes import trace
from sagabook.book.entry import Entry
from sagabook.book.identity import NameIndex, identify
from sagabook.book.item import Item
from sagabook.book.origins import Press
from sagabook.book.rulings import Ruling


def fold_block(items: Sequence[Item], rulings: Sequence[Ruling], names: NameIndex, press: Press) -> list[Entry]:
    """Infer person, name, origin and echo of every claim of a block.

    Args:
        items: All items of one block (`names.block_of`), or of the blocks that a merge joins (`rulings.together`), in
            any order.
        rulings: All active rulings.
        names: What the register knows of names.
        press: Who is who among sources.

    Returns:
        The entries in the book's order. Each rests on the stories before its own, its own, and the rulings.
    """
    ordered = sorted(items, key=lambda item: item.place)
    known = identify(ordered, rulings, names)
    traced = trace(ordered, [who.person for who in known], press)
    return [
        Entry(
            item.id,
            item.claim,
            item.head,
            item.place,
            item.quote,
            who.person,
            who.name,
            whence.origin,
            whence.echo_of,
        )
        for item, who, whence in zip(ordered, known, traced, strict=True)
    ]
