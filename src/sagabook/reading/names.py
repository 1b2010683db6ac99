"""The index of known names: clubs, outlets, competitions, nations, journalists and staff, found in one pass."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property

from ahocorasick_rs import AhoCorasick, MatchKind

from sagabook.reading.people import fold, near
from sagabook.register import ClubRow, Register, Spell


@dataclass(frozen=True, slots=True)
class Named:
    """What a known name stands for.

    `what` is C (club), O (outlet), L (competition), N (nation), J (journalist) or S (manager or official);
    `how` is strong, weak (needs a context), nick (needs "the"), ground or tag (needs "#").
    """

    what: str
    how: str
    keys: tuple[str, ...]


#: Leagues by how likely the English press means a club of theirs.
_LEAGUES = (
    "Premier League",
    "La Liga",
    "Serie A",
    "Bundesliga",
    "Ligue 1",
    "Scottish Premiership",
    "Primeira Liga",
    "Eredivisie",
    "Super Lig",
    "Saudi Pro League",
    "Championship",
    "Belgian Pro League",
    "MLS",
    "Brazilian Serie A",
    "Argentine Primera Division",
)


def _upper_too(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield name
        if len(name) > 3:
            yield name.upper()


#: No known name goes on longer than this behind the end of another that it overlaps, characters.
_WIDEST = 40


def _whole(text: str, start: int, end: int, name: str) -> bool:
    """Whether a known name found at (start, end) stands there as whole words."""
    size = len(text)
    if (
        start
        and (text[start - 1].isalnum() or text[start - 1] in "-@_#")
        and text[start] != "#"
        and text[max(0, start - 3) : start].lower() != "ex-"
    ):
        return False
    plural = (
        text[end : end + 1] == "s"
        and text[end - 1] != "s"
        and not text[end + 1 : end + 2].isalnum()
        and text[start].isupper()
        and len(name) >= 7
    )
    if end < size and (text[end].isalnum() or text[end] == "_") and not plural:
        return False
    return not (end + 1 < size and text[end] == "-" and text[end + 1].isupper())


def _lacks_one(short: str, long: str) -> bool:
    """Whether a word is another without one of its letters."""
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


@dataclass
class NameIndex:
    """Every name of the register by its spelling, with one automaton over all of them."""

    register: Register
    table: dict[str, list[Named]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Fill the table from the register."""
        shared: dict[tuple[str, str], list[str]] = {}
        for club in self.register.clubs.values():
            weak = set(club.ambiguous)
            for name in (club.name, *club.short):
                if name in weak or len(name) < 3:
                    continue
                shared.setdefault((name, "strong"), []).append(club.id)
            for name in club.ambiguous:
                shared.setdefault((name, "weak"), []).append(club.id)
            for name in club.nicknames:
                shared.setdefault((name, "nick"), []).append(club.id)
            for name in club.grounds:
                if len(name) > 3:
                    shared.setdefault((name, "ground"), []).append(club.id)
            for name in club.tickers:
                shared.setdefault(("#" + name, "tag"), []).append(club.id)
                shared.setdefault(("#" + name.lower(), "tag"), []).append(club.id)
        for (name, how), ids in list(shared.items()):
            if "'" in name:
                shared.setdefault((name.replace("'", "’"), how), ids)
        for (name, how), ids in shared.items():
            ids.sort(key=lambda key: self.register.clubs[key].name != name)
            self.table.setdefault(name, []).append(Named("C", how, tuple(ids)))
        for outlet in self.register.outlets.values():
            for name in _upper_too((outlet.name, *outlet.aliases)):
                self._add(name, Named("O", "strong", (outlet.id,)))
            for name in _upper_too(outlet.weak):
                self._add(name, Named("O", "weak", (outlet.id,)))
        for competition in self.register.competitions.values():
            for name in (competition.name, *competition.aliases):
                self._add(name, Named("L", "strong", (competition.id,)))
        for nation in self.register.nations.values():
            for name in (nation.name, *nation.aliases):
                self._add(name, Named("N", "name", (nation.code,)))
            for name in nation.adjectives:
                self._add(name, Named("N", "adjective", (nation.code,)))
            for name in nation.demonyms:
                self._add(name, Named("N", "demonym", (nation.code,)))
        for journalist in self.register.journalists.values():
            for name in (journalist.name, *journalist.aliases):
                self._add(name, Named("J", "strong", (journalist.id,)))
        for spell in self.register.spells:
            for name in (spell.name, *spell.aliases):
                if " " in name:
                    self._add(name, Named("S", "strong", (spell.name,)))

    def _add(self, name: str, named: Named) -> None:
        if len(name) < 2 or (name.islower() and len(name) < 5 and named.what == "O"):
            return
        entries = self.table.setdefault(name, [])
        if named not in entries:
            entries.append(named)

    @cached_property
    def _automaton(self) -> tuple[AhoCorasick, list[str]]:
        names = list(self.table)
        return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names

    @cached_property
    def clubs(self) -> dict[str, ClubRow]:
        """Clubs by id."""
        return dict(self.register.clubs)

    def misprinted(self, name: str, named: frozenset[str]) -> str | None:
        """The club that `name` means though it is not its name, if any.

        Args:
            name: One letter short of a club's name or with two of them swapped; or the end of the name, or with any
                slip in it, of a club in `named`.
            named: The clubs that the story names.
        """
        bare, letters = fold(name), sorted(fold(name))
        if len(bare) < 5:
            return None
        for club in sorted(named & self.clubs.keys()):
            if self.clubs[club].name.endswith(" " + name):
                return club  # "Caledonian Thistle"
        for other, club in self._by_letter.get(bare[0], ()):
            if abs(len(other) - len(bare)) > 1 or other == bare or not near(bare, other):
                continue
            swapped = sorted(other) == letters
            if swapped or club in named or (len(other) == len(bare) + 1 and len(bare) > 6 and _lacks_one(bare, other)):
                return club
        return None

    @cached_property
    def _by_letter(self) -> dict[str, list[tuple[str, str]]]:
        """Names that mean one club, in small letters, with the club, by their first letter."""
        out: dict[str, list[tuple[str, str]]] = {}
        for name, entries in self.table.items():
            first = entries[0]
            if first.what == "C" and first.how in ("strong", "ground") and len(first.keys) == 1 and not name.isupper():
                out.setdefault(fold(name)[0], []).append((fold(name), first.keys[0]))
        return out

    @cached_property
    def towns(self) -> frozenset[str]:
        """The towns and areas of clubs, as printed."""
        return frozenset(row.city for row in self.register.clubs.values())

    def joined_by(self, clubs: dict[str, ClubRow]) -> "NameIndex":
        """This index with clubs that only one story knows, by their keys."""
        if not clubs:
            return self
        index = copy(self)
        index.clubs = {**self.clubs, **clubs}
        index.places = {**self.places, **{key: (row.city.lower(),) for key, row in clubs.items()}}
        index._foremost = {}
        return index

    @cached_property
    def places(self) -> dict[str, tuple[str, ...]]:
        """For each club the town and areas that it may be called by, in small letters."""
        return {
            row.id: (*(area.lower() for area in row.areas if len(area) > 3), row.city.lower())
            for row in self.register.clubs.values()
        }

    @cached_property
    def _spells(self) -> dict[str, list[Spell]]:
        out: dict[str, list[Spell]] = {}
        for spell in self.register.spells:
            out.setdefault(spell.name, []).append(spell)
        return out

    def spells_of(self, name: str) -> list[Spell]:
        """The spells of the manager or official called `name`."""
        return self._spells.get(name, [])

    @cached_property
    def staff_by_surname(self) -> dict[str, list[str]]:
        """Full names of managers and officials by their last word."""
        out: dict[str, list[str]] = {}
        for spell in self.register.spells:
            full = out.setdefault(spell.name.split()[-1], [])
            if spell.name not in full:
                full.append(spell.name)
        return out

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Where known names stand in `text` as whole words: (start, end, name), leftmost longest first."""
        automaton, names = self._automaton
        out = []
        for index, start, end in automaton.find_matches_as_indexes(text):
            if _whole(text, start, end, names[index]):
                out.append((start, end, names[index]))
            elif " " in names[index]:  # "The Sun" is no name in "the Sunderland man", but hides one
                inner = text.find(" ", start) + 1
                for again, low, high in automaton.find_matches_as_indexes(text[inner : end + _WIDEST]):
                    if inner + low < end and _whole(text, inner + low, inner + high, names[again]):
                        out.append((inner + low, inner + high, names[again]))
        return out

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {name: club.id for club in self.register.clubs.values() for name in (*club.short, club.name)}

    def club_named(self, name: str) -> str | None:
        """The id of the club whose usual or short name is `name`."""
        return self._by_name.get(name)

    def foremost(self, clubs: tuple[str, ...]) -> str | None:
        """The club that a shared name means where the story names none: the only one of their first league."""
        if clubs not in self._foremost:
            ranked = sorted(
                (_LEAGUES.index(row.league), club)
                for club in clubs
                if (row := self.clubs[club]).league in _LEAGUES and row.gender == "m"
            )
            sole = bool(ranked) and (len(ranked) == 1 or ranked[0][0] != ranked[1][0])
            self._foremost[clubs] = ranked[0][1] if sole else None
        return self._foremost[clubs]

    @cached_property
    def _foremost(self) -> dict[tuple[str, ...], str | None]:
        return {}

    @cached_property
    def league_ids(self) -> dict[str, str]:
        """Ids of competitions by name."""
        return {row.name: row.id for row in self.register.competitions.values()}
