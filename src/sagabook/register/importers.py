"""Adds files of players and clubs to the user's register: linked to shipped clubs, merged, each once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sagabook.register.careers import Move, pack, unpack
from sagabook.register.folding import fold, fold_all, without_the
from sagabook.register.formats import Found, FoundPlayer, read_found
from sagabook.register.linking import Linker
from sagabook.register.rows import ClubRow, PlayerRow
from sagabook.register.store import UserRegister, changing, user_register_path
from sagabook.register.tables import read_tables


@dataclass(frozen=True, slots=True)
class Added:
    """What an import added: new players and clubs, where to, and from which format.

    `linked` counts the file's clubs that are shipped clubs, `passed` those left out because a shipped club of
    another country has their name.
    """

    players: int
    clubs: int
    where: Path
    form: str
    linked: int = 0
    passed: int = 0


def add_file(path: Path, user: Path | None = None) -> Added:
    """Import a file of players or clubs into the user's register.

    Known are the transfers of ewenme/transfers, the teams of withqwerty/reep, and the players of Fantasy Premier
    League as vaastav/Fantasy-Premier-League keeps them; plain CSV or gzipped. The header tells them apart. Adding
    a file again changes nothing. Either all of it is added or, on an error, nothing.

    Args:
        path: The file.
        user: The user's register; `user_register_path()` if not given. It is made where missing.

    Returns:
        What was new.

    Raises:
        RegisterError: The file is missing, broken, in no known format or has a row that cannot stand; or the
            user's register cannot be written. The message names file and line.
    """
    shipped = read_tables()
    where = user or user_register_path()
    found = read_found(path, shipped.given_names)
    linker = Linker(shipped.clubs.values(), shipped.nations)
    with changing(where) as own:
        clubs, players = len(own.clubs), len(own.players)
        linked, passed = _add_clubs(found, own, linker)
        _add_players(found, own, linker)
        return Added(len(own.players) - players, len(own.clubs) - clubs, where, found.form, linked, passed)


def _add_clubs(found: Found, own: UserRegister, linker: Linker) -> tuple[int, int]:
    linked = passed = 0
    held = {(own.folded[club.id], club.country) for club in own.clubs.values()}
    for club, folded in zip(found.clubs, fold_all([club.name for club in found.clubs]), strict=True):
        country, folded = linker.country(club.country), without_the(folded)
        link = linker.link_league if found.form == "ewenme" else linker.link
        shipped = link(club.name, country)
        if shipped:
            own.links[found.form, club.key] = shipped.id
            linked += 1
        elif not folded or not linker.free(folded):
            passed += 1
        elif (folded, country) not in held:
            held.add((folded, country))
            at = f"{found.form}:{club.key}" if found.form == "reep" else f"{found.form}:{fold(club.key)}"
            own.clubs[at] = ClubRow(
                at, club.name, grounds=club.grounds, country=country, gender=club.gender, origin=found.form
            )
            own.folded[at] = folded
    return linked, passed


def _add_players(found: Found, own: UserRegister, linker: Linker) -> None:
    by_name: dict[str, list[str]] = {}

    def enter(row: PlayerRow) -> None:
        own.players[row.id] = row
        for name in {fold(name) for name in (row.name, *row.aliases)}:
            ids = by_name.setdefault(name, [])
            if row.id not in ids:
                ids.append(row.id)

    names = [(name, row.id) for row in own.players.values() for name in (row.name, *row.aliases)]
    for folded, (_, at) in zip(fold_all([name for name, _ in names]), names, strict=True):
        ids = by_name.setdefault(folded, [])
        if at not in ids:
            ids.append(at)
    for player in sorted(found.players, key=lambda p: not p.born):
        moves = {_linked(Move(m.month, m.arrival, m.club), linker.link_league(m.club, m.country)) for m in player.moves}
        called = {fold(name) for name in (player.name, *player.aliases)} - {""}
        if not called:
            continue
        candidates = [own.players[at] for at in sorted({at for name in called for at in by_name.get(name, ())})]
        same = _same(player, moves, candidates)
        enter(_merged(same, player, moves, linker) if same else _new(player, moves, own))


def _linked(move: Move, club: ClubRow | None) -> Move:
    return replace(move, club=club.name, id=club.id) if club else move


def _same(player: FoundPlayer, moves: set[Move], candidates: list[PlayerRow]) -> PlayerRow | None:
    """Choose who among namesakes a found player is.

    Birth dates must agree, or birth years be at most one apart where one of them is reckoned from an age. Where
    either is unknown, it is the one whose moves hold the player's, else the only namesake.
    """
    if player.born:
        dated = [(_apart(player.born, c.born), c.id, c) for c in candidates if c.born]
        near = [entry for entry in dated if entry[0] <= 1]
        if near:
            return min(near)[2]
        return next((c for c in candidates if not c.born and moves >= set(unpack(c.moves))), None)
    undated = [c for c in candidates if not c.born]
    if undated:
        return undated[0]
    holding = [c for c in candidates if moves and moves <= set(unpack(c.moves))]
    if holding:
        return holding[0]
    return candidates[0] if len(candidates) == 1 else None


def _apart(born: str, other: str) -> int:
    """Years between two births: 0 for the same date, 2 and more for different people."""
    if len(born) == 10 == len(other):
        return 0 if born == other else 2
    return abs(int(born[:4]) - int(other[:4]))


def _new(player: FoundPlayer, moves: set[Move], own: UserRegister) -> PlayerRow:
    stem = f"{fold(player.name).replace(' ', '-')}-{player.born[:4]}".strip("-")
    at, number = stem, 2
    while at in own.players:
        at, number = f"{stem}-{number}", number + 1
    return PlayerRow(at, player.name, _joined(player.aliases), player.born, "", player.position, pack(moves))


def _joined(names: Iterable[str]) -> str:
    return "|".join(name.replace("|", "/") for name in names)


def _merged(held: PlayerRow, player: FoundPlayer, moves: set[Move], linker: Linker) -> PlayerRow:
    """Unite what is held with what was found: an exact birth date wins, else the earlier year."""
    before = {_linked(move, None if move.id else linker.link(move.club)) for move in unpack(held.moves)}
    born = max((held.born, player.born), key=len)
    if len(held.born) == 4 == len(player.born):
        born = min(held.born, player.born)
    aliases = dict.fromkeys((*held.aliases, *(n for n in (player.name, *player.aliases) if n != held.name)))
    merged = held._replace(
        also=_joined(aliases),
        born=born,
        position=held.position or player.position,
        moves=pack(before | moves),
    )
    return held if merged == held else merged
