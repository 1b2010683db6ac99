"""Works out what is derived: which stories are twins, who each player is, where each claim came from.

All of it is a fold over claims in the book's order (`entry.Place`), block of names by block of names; only blocks that
new stories touch are folded again. A process that is killed leaves them marked stale, and the next one goes on.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Engine, RowMapping, Select, and_, delete, literal, or_, select

from sagabook.book.echoes import Before
from sagabook.book.engine import writing
from sagabook.book.entry import Entry, Head, Origin, Place, Voice
from sagabook.book.fold import REACH, Checkpoint, fold_block, fold_on
from sagabook.book.identity import NameIndex
from sagabook.book.item import Item
from sagabook.book.ledger import current, in_parts, on_conflict
from sagabook.book.origins import Press
from sagabook.book.pairing import pairs_among, within_reach
from sagabook.book.relations import checkpoints, claims, entries, readings, spoken, stale, stories, twins, unpaired
from sagabook.book.rows import claim_of, head_of
from sagabook.book.ruled import active
from sagabook.book.rulings import about, together
from sagabook.book.spoken import note
from sagabook.register import user_register_path
from sagabook.register.fingerprint import fingerprint

#: Blocks a transaction, and stories a transaction: some tenths of a second of work, for which other writers wait.
_BLOCKS = 100
_STORIES = 500


def settle(engine: Engine, names: NameIndex, press: Press) -> None:
    """Bring what is derived up to date with the ledger.

    Args:
        engine: The book's engine.
        names: What the register knows of names.
        press: Who is who among sources.

    Raises:
        BookError: The database failed; what is done until then is kept.
    """
    more = True
    while more:
        with writing(engine) as connection:
            more = _find_twins(connection)
    folder, more = fingerprint("sagabook.book", "sagabook.register", own=user_register_path()), True
    while more:
        with writing(engine) as connection:
            while _find_twins(connection):
                pass  # what another writer has added since: no block is folded before its stories are paired
            more = _fold_stale(connection, names, press, folder)


def forget(engine: Engine) -> None:
    """Throw away all that is derived, so that it is worked out again.

    Raises:
        BookError: The database failed.
    """
    with writing(engine) as connection:
        for table in (entries, spoken, checkpoints, twins, unpaired, stale):
            connection.execute(delete(table))
        connection.execute(unpaired.insert().from_select(["story_id"], select(stories.c.id)))
        connection.execute(
            stale.insert().from_select(["block", "since"], select(claims.c.block, literal(date.min)).distinct())
        )


def _find_twins(connection: Connection) -> bool:
    """Note the twins of some stories; tells whether any were left to do."""
    query = (
        select(stories.c.id, stories.c.published)
        .join(unpaired, unpaired.c.story_id == stories.c.id)
        .order_by(stories.c.published, stories.c.id)
        .limit(_STORIES)
    )
    fresh = connection.execute(query).all()
    if not fresh:
        return False
    near = connection.execute(
        select(stories.c.id, stories.c.published, stories.c.signature)
        .where(stories.c.published.between(*within_reach(fresh[0].published, fresh[-1].published)))
        .order_by(stories.c.published, stories.c.id)
    ).all()
    pairs = set(pairs_among([tuple(row) for row in near], {row.id for row in fresh}))
    rows = [{"story_id": a, "twin_id": b} for pair in sorted(pairs) for a, b in (pair, pair[::-1])]
    if rows:
        connection.execute(on_conflict(connection, twins).on_conflict_do_nothing(), rows)
    for part in in_parts([row.id for row in fresh]):
        connection.execute(delete(unpaired).where(unpaired.c.story_id.in_(part)))
    return True


def _fold_stale(connection: Connection, names: NameIndex, press: Press, folder: str) -> bool:
    """Fold some stale blocks again; tells whether any were left to do."""
    since = {row.block: row.since for row in connection.execute(select(stale).order_by(stale.c.block).limit(_BLOCKS))}
    if not since:
        return False
    rulings = active(connection)
    groups = together(since, rulings)
    blocks = sorted(frozenset().union(*groups))
    ruled = {block for block in blocks if any(block in about(ruling) for ruling in rulings)}
    held = _checkpoints(connection, sorted(since.keys() - ruled), folder)
    go_on = {block: held[block] for block in held if since[block] > held[block].until}
    items: dict[str, list[Item]] = {}
    block_of: dict[int, str] = {}
    for block, item in _items(connection, blocks, go_on, press):
        items.setdefault(block, []).append(item)
        block_of[item.id] = block
    before = _before(connection, go_on, press)
    folded: list[Entry] = []
    for group in groups:
        block = min(group)
        if group & ruled:
            folded += fold_block([item for block in group for item in items.get(block, ())], rulings, names, press)
            _keep(connection, group, None, folder)
            continue
        came = go_on.get(block)
        of_block, reached = fold_on(items.get(block, ()), came, before.get(block, ()), names, press)
        folded += of_block
        if reached or not came:
            _keep(connection, group, reached, folder)
    note(connection, _write(connection, blocks, go_on, folded), folded, block_of)
    for part in in_parts(blocks):
        connection.execute(delete(stale).where(stale.c.block.in_(part)))
    return True


def _checkpoints(connection: Connection, blocks: Sequence[str], folder: str) -> dict[str, Checkpoint]:
    """The checkpoints of some blocks that were made by this code with this register of the user's."""
    query = select(checkpoints).where(checkpoints.c.block.in_(blocks), checkpoints.c.folder == folder)
    return {row.block: Checkpoint(row.until, row.people) for row in connection.execute(query)}


def _keep(connection: Connection, group: Iterable[str], reached: Checkpoint | None, folder: str) -> None:
    """Put a checkpoint, or none, in place of that of a block, or of blocks that are folded as one."""
    connection.execute(delete(checkpoints).where(checkpoints.c.block.in_(list(group))))
    if reached:
        row = {"block": min(group), "until": reached.until, "folder": folder, "people": reached.people}
        connection.execute(checkpoints.insert(), row)


def _after(blocks: Sequence[str], go_on: Mapping[str, Checkpoint]) -> ColumnElement[bool]:
    """The condition that a claim is of one of some blocks, and after its checkpoint where that has one."""
    whole = claims.c.block.in_([block for block in blocks if block not in go_on])
    parts = (and_(claims.c.block == block, claims.c.published > go_on[block].until) for block in go_on)
    return or_(whole, *parts)


def _before(connection: Connection, go_on: Mapping[str, Checkpoint], press: Press) -> dict[str, list[Before]]:
    """What was inferred of the claims of the days before some checkpoints, block by block."""
    near = [
        and_(
            claims.c.block == block,
            claims.c.published <= checkpoint.until,
            claims.c.published > max(checkpoint.until, date.min + REACH) - REACH,
        )
        for block, checkpoint in go_on.items()
    ]
    found: dict[str, list[Before]] = {}
    if near:
        columns = (entries.c.person, entries.c.origin, entries.c.origin_name, entries.c.voice)
        query = _query(*columns).join(entries, entries.c.claim_id == claims.c.id).where(or_(*near))
        for row, item in _read(connection, query, press):
            origin = Origin(row["origin"], row["origin_name"], Voice(row["voice"]))
            found.setdefault(row["block"], []).append(Before(item, row["person"], origin))
    return found


def _items(
    connection: Connection, blocks: Sequence[str], go_on: Mapping[str, Checkpoint], press: Press
) -> Iterator[tuple[str, Item]]:
    """The current claims of some blocks, each with its block; of those with a checkpoint only the later ones."""
    query = _query().where(_after(blocks, go_on))
    return ((row["block"], item) for row, item in _read(connection, query, press))


def _query(*columns: Column[Any]) -> Select[Any]:
    return (
        select(
            claims,
            *(stories.c[name] for name in ("key", "title", "outlet", "url")),
            readings.c.sources,
            readings.c.players,
            *columns,
        )
        .join(stories, stories.c.id == claims.c.story_id)
        .join(readings, readings.c.id == claims.c.reading_id)
        .where(current())
    )


def _read(connection: Connection, query: Select[Any], press: Press) -> Iterator[tuple[RowMapping, Item]]:
    """The items that a query finds, each with its row."""
    rows = connection.execute(query).mappings().all()
    told_twice = _twins_of(connection, sorted({row["story_id"] for row in rows}))
    heads: dict[int, Head] = {}
    cited: dict[int, frozenset[str]] = {}
    for row in rows:
        id = row["story_id"]
        if id not in heads:
            heads[id] = head_of(row, press)
            cited[id] = _cited(row["sources"], heads[id], press)
        head = heads[id]
        yield (
            row,
            Item(
                id=row["id"],
                claim=claim_of(row),
                head=head,
                place=Place(head.published, head.key, row["ordinal"]),
                quote="",
                twins=told_twice.get(id, frozenset()),
                cited=cited[id],
            ),
        )


def _twins_of(connection: Connection, ids: Sequence[int]) -> dict[int, frozenset[str]]:
    """The keys of the stories that are twins of each."""
    found: dict[int, set[str]] = {}
    for part in in_parts(ids):
        query = (
            select(twins.c.story_id, stories.c.key)
            .join(stories, stories.c.id == twins.c.twin_id)
            .where(twins.c.story_id.in_(part))
        )
        for id, key in connection.execute(query):
            found.setdefault(id, set()).add(key)
    return {id: frozenset(keys) for id, keys in found.items()}


def _cited(sources: str, head: Head, press: Press) -> frozenset[str]:
    """The keys of the outlets and journalists among those whom a story's claims name."""
    origins = (press.source(name, head.published) for name in sources.split("\n") if name)
    return frozenset(origin.key for origin in origins if origin is not None and origin.voice is not Voice.PARTY)


def _write(
    connection: Connection, blocks: Sequence[str], go_on: Mapping[str, Checkpoint], folded: Sequence[Entry]
) -> dict[str, date]:
    """Put the entries of some blocks in place of those that stand there; what is the same is left alone.

    Returns:
        Whose entries changed, each with the first day of a change.
    """
    held = {
        row.claim_id: tuple(row)
        for row in connection.execute(
            select(entries).join(claims, claims.c.id == entries.c.claim_id).where(_after(blocks, go_on))
        )
    }
    rows = (_entry_row(entry) for entry in folded)
    new = {row["claim_id"]: row for row in rows if tuple(row.values()) != held.get(row["claim_id"])}
    kept = {entry.id for entry in folded} - new.keys()
    gone = {id: row for id, row in held.items() if id not in kept}
    for part in in_parts(list(gone)):
        connection.execute(delete(entries).where(entries.c.claim_id.in_(part)))
    if new:
        connection.execute(entries.insert(), list(new.values()))
    changed: dict[str, date] = {}
    was = [(person, published) for _, _, published, person, *_ in gone.values()]
    for person, day in [*was, *((row["person"], row["published"]) for row in new.values())]:
        changed[person] = min(day, changed.get(person, day))
    return changed


def _entry_row(entry: Entry) -> dict[str, Any]:
    return {
        "claim_id": entry.id,
        "story_id": entry.head.id,
        "published": entry.head.published,
        "person": entry.person,
        "name": entry.name,
        "buyer_key": entry.buyer_key,
        "holder_key": entry.holder_key,
        "origin": entry.origin.key,
        "origin_name": entry.origin.name,
        "voice": entry.origin.voice.value,
        "echo_of": entry.echo_of,
    }
