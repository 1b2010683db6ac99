"""The register as one object: the shipped tables, and over them what the user has imported."""

from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path

from sagabook.register.find import Finder, Sense
from sagabook.register.folding import fold, fold_all, without_the
from sagabook.register.rows import ClubRow, Competition, Journalist, Nation, Outlet, PlayerRow, Position, Spell
from sagabook.register.store import read_user, user_register_path
from sagabook.register.tables import Tables, read_tables, shipped_tables


@dataclass(frozen=True)
class Register:
    """Who and what there is to be named: rows by id (nations by code, positions by word, spells in file order).

    `clubs` holds the shipped clubs first, then the imported ones (`origin` not empty). `players` holds the
    user's imports only: none are shipped.
    """

    clubs: dict[str, ClubRow]
    outlets: dict[str, Outlet]
    journalists: dict[str, Journalist]
    spells: tuple[Spell, ...]
    nations: dict[str, Nation]
    positions: dict[str, Position]
    competitions: dict[str, Competition]
    given_names: frozenset[str]
    weak_given_names: frozenset[str]
    players: dict[str, PlayerRow] = field(default_factory=dict)
    tables: Path | Traversable = field(default_factory=shipped_tables)

    def find(self, name: str, limit: int = 30) -> list[Sense]:
        """Say what a name can mean.

        Args:
            name: Any text: "Saints", "the south coast club", "Dutchman", "Klopp's side". Case, accents and
                punctuation make no difference.
            limit: How many senses to give at most.

        Returns:
            The senses, best first; where no name is the same, close ones, marked "close to".
        """
        return self._finder.find(name, limit)

    def league_of(self, club: ClubRow) -> Competition | None:
        """Give the competition that a club plays in, or None where the tables have none for it.

        A club's league is a competition's id, name or alias; where several countries have one of that name, the
        club's own country decides.
        """
        if not club.league:
            return None
        league = fold(club.league)
        return self._leagues.get((league, club.country)) or self._leagues.get((league, ""))

    @cached_property
    def _leagues(self) -> dict[tuple[str, str], Competition]:
        leagues: dict[tuple[str, str], Competition] = {}
        codes = {nation.name: nation.code for nation in self.nations.values()}
        named = [(name, c) for c in self.competitions.values() for name in (c.id, c.name)]
        named += [(alias, c) for c in self.competitions.values() for alias in c.aliases]
        for name, (_, competition) in zip(fold_all([name for name, _ in named]), named, strict=True):
            leagues.setdefault((name, codes.get(competition.country, competition.country)), competition)
            leagues.setdefault((name, ""), competition)
        return leagues

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self)


def load_register(user: Path | None = None, tables: Path | Traversable | None = None) -> Register:
    """Load the shipped tables and the user's own register.

    Args:
        user: The user's register; `user_register_path()` if not given. A missing file is an empty register.
        tables: The folder of tables; the shipped ones if not given.

    Returns:
        The register. An imported club whose name is now also a shipped club's is left out.

    Raises:
        RegisterError: A table, or the user's register, cannot stand; the message says where and why.
    """
    shipped = read_tables(tables)
    own = read_user(user or user_register_path(), lambda: shipped_names(shipped))
    return Register(
        clubs={**shipped.clubs, **own.clubs, **shipped.clubs} if own.clubs else shipped.clubs,
        outlets=shipped.outlets,
        journalists=shipped.journalists,
        spells=shipped.spells,
        nations=shipped.nations,
        positions=shipped.positions,
        competitions=shipped.competitions,
        given_names=shipped.given_names,
        weak_given_names=shipped.weak_given_names,
        players=own.players,
        tables=tables or shipped_tables(),
    )


def shipped_names(tables: Tables) -> frozenset[str]:
    """Every folded name that a shipped club goes by; no imported club may take one."""
    names = [
        name
        for club in tables.clubs.values()
        for name in (club.name, club.official, *club.short, *club.ambiguous, *club.nicknames)
    ]
    return frozenset(map(without_the, fold_all(names)))
