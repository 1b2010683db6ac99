"""The fold of a block: items in the book's order become entries, each inferred from what stands before it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sagabook.book.echoes import REPEATED, Before, trace
from sagabook.book.entry import Entry, Place
from sagabook.book.identity import Block, Identified, NameIndex
from sagabook.book.item import Item
from sagabook.book.origins import Press
from sagabook.book.rulings import Ruling

#: How many days behind a block's last claim its checkpoint is: stories that come so late do not fold it from the start.
LAG = timedelta(days=3)
#: A block of fewer claims is as soon folded from the start.
MANY = 100
#: How many days before a checkpoint claims still matter for who passes on whom.
REACH = timedelta(days=REPEATED)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How the fold of a block stood after a day, so that it can go on from there."""

    until: date
    people: str
    """`Block.people_so_far`."""


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
    ordered = sorted(items, key=_place)
    return _entries(ordered, Block(rulings, names).run(ordered), (), press)


def fold_on(
    items: Sequence[Item], checkpoint: Checkpoint | None, before: Sequence[Before], names: NameIndex, press: Press
) -> tuple[list[Entry], Checkpoint | None]:
    """Infer the same of the claims of a block that no ruling concerns, going on from a checkpoint.

    Args:
        items: All items of the block after the checkpoint, in any order.
        checkpoint: Where to go on; None to begin with the first item.
        before: What was inferred of the items of the days before the checkpoint, as many as `REACH`, in any order.
        names: What the register knows of names.
        press: Who is who among sources.

    Returns:
        The entries in the book's order, and a checkpoint, where one is worth keeping that is further on.
    """
    ordered = sorted(items, key=_place)
    block = Block.going_on(checkpoint.people, names) if checkpoint else Block((), names)
    until = max(ordered[-1].place.published, date.min + LAG) - LAG if ordered else date.min
    worthwhile = until >= checkpoint.until + LAG if checkpoint else len(ordered) >= MANY
    cut = bisect_right(ordered, until, key=lambda item: item.place.published)
    known = block.run(ordered[:cut])
    reached = Checkpoint(until, block.people_so_far()) if cut and worthwhile else None
    known += block.run(ordered[cut:])
    return _entries(ordered, known, before, press), reached


def _place(item: Item) -> Place:
    return item.place


def _entries(items: Sequence[Item], known: Sequence[Identified], before: Sequence[Before], press: Press) -> list[Entry]:
    traced = trace(items, [who.person for who in known], press, before)
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
        for item, who, whence in zip(items, known, traced, strict=True)
    ]
