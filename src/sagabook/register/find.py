"""What a name can mean: every sense of it in a register, best first."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagabook.register.folding import fold, fold_all, without_the
from sagabook.register.senses import describe

if TYPE_CHECKING:
    from sagabook.register.register import Register

#: How names of a club rank: what means the club alone comes before what several clubs share.
_NAME, _SHORT, _OTHER, _SHARED, _TICKER, _GROUND, _AREA, _SURNAME, _CLOSE = range(9)
#: Among clubs that share a name, how many levels lower than England's a country's leagues stand with the English
#: press: Southampton of the second level come before St Mirren of the Scottish first.
_LOWER = {"ENG": 0.0, "ESP": 0.5, "ITA": 0.5, "GER": 0.5, "FRA": 0.5, "SCO": 1.2}
_LOWER_ELSEWHERE = 1.5
#: Close names: rapidfuzz's ratio from which one is offered. At 85 one slip in seven letters passes ("Sothampton",
#: "Evrton"), and another club of the same town does not ("Manchester City" for "Manchester United": 67).
CLOSE = 85
_TAIL = re.compile(r"(?: based)? (?:club|clubs|side|sides|team|teams|outfit|giants|men|boss|manager|head coach|coach)$")
_OWNED = re.compile(r"(.+?)['’]s?\s+(?:side|team|men|club|outfit|squad)\s*$", re.IGNORECASE)

_Entry = tuple[int, str, str, str]


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a name can mean.

    `what` is club, outlet, journalist, manager, competition, nation, position or player; `name` its name in the
    register; `why` how the asked name leads there ("nickname", "ground", 'close to "Everton"'); `detail` what
    tells it from others (league and city, outlets, spells, …); `id` its key in the register (a manager's: the
    name).
    """

    what: str
    name: str
    why: str
    detail: str
    id: str


class Finder:
    """Looks names up in one register; the index is built at the first question (50 ms without imports)."""

    def __init__(self, register: "Register") -> None:
        """Serve one register."""
        self._register = register
        self._index: dict[str, list[_Entry]] | None = None
        self._blocks: dict[str, list[str]] = {}

    def find(self, name: str, limit: int = 20) -> list[Sense]:
        """See `Register.find`."""
        found = self._exact(name)
        if not found:
            found = self._close(without_the(fold(name)))
        best: dict[tuple[str, str], _Entry] = {}
        for entry in found:
            held = best.setdefault((entry[1], entry[2]), entry)
            if entry[0] < held[0]:
                best[entry[1], entry[2]] = entry
        senses = []
        for _, what, at, why in sorted(best.values(), key=self._order)[: max(limit, 0)]:
            title, detail = describe(self._register, what, at)
            senses.append(Sense(what, title, why, detail, at))
        return senses

    def _exact(self, name: str) -> list[_Entry]:
        index = self._indexed()
        asked = without_the(fold(name))
        found = list(index.get(asked, ()))
        bare = _TAIL.sub("", asked)
        if bare and bare != asked:
            found += (e for e in index.get(bare, ()) if e[0] == _AREA or e[1] in ("nation", "manager"))
        owned = _OWNED.fullmatch(name.strip())
        if owned:
            head = owned.group(1)
            for entry in index.get(without_the(fold(head)), ()):
                if entry[1] == "manager":
                    found.append((_SURNAME, *entry[1:]))
                    found += self._clubs_of(entry[2])
        return found

    def _clubs_of(self, person: str) -> Iterator[_Entry]:
        for spell in self._register.spells:
            if spell.name == person and spell.club:
                years = f"{spell.since or '?'} to {spell.until or 'now'}"
                for entry in self._indexed().get(without_the(fold(spell.club)), ()):
                    if entry[1] in ("club", "nation") and entry[0] <= _SHORT:
                        rank = _SHORT if spell.until else _NAME
                        yield rank, entry[1], entry[2], f"{person}, {spell.role} {years}"

    def _close(self, asked: str) -> list[_Entry]:
        if len(asked) < 4:
            return []
        from rapidfuzz import fuzz, process

        index = self._indexed()
        if not self._blocks:
            for key in index:
                self._blocks.setdefault(key[:1], []).append(key)
        near = process.extract(asked, self._blocks.get(asked[:1], []), scorer=fuzz.ratio, score_cutoff=CLOSE, limit=10)
        found = []
        for key, score, _ in near:
            for rank, what, at, _why in index[key]:
                if rank != _SURNAME:
                    found.append((_CLOSE + 100 - int(score), what, at, f'close to "{key}"'))
        return found

    def _order(self, entry: _Entry) -> tuple[int, bool, bool, float, str]:
        """Rank first; then shipped before imported, men's before women's, higher leagues before lower."""
        rank, what, at, _ = entry
        club = self._register.clubs.get(at) if what == "club" else None
        if club is None:
            return rank, what == "player", False, 0.0, at
        league = self._register.league_of(club)
        level = int(league.level) if league and league.level.isdecimal() else 9
        return rank, bool(club.origin), club.gender == "w", level + _LOWER.get(club.country, _LOWER_ELSEWHERE), at

    def _indexed(self) -> dict[str, list[_Entry]]:
        if self._index is None:
            names: list[str] = []
            entries: list[_Entry] = []

            def add(name: str, rank: int, what: str, at: str, why: str) -> None:
                if name:
                    names.append(name)
                    entries.append((rank, what, at, why))

            _enter_all(self._register, add)
            index: dict[str, list[_Entry]] = {}
            for folded, entry in zip(fold_all(names), entries, strict=True):
                key = without_the(folded)
                if key:
                    index.setdefault(key, []).append(entry)
            self._index = index
        return self._index


def _enter_all(register: "Register", add: Callable[[str, int, str, str, str], None]) -> None:
    """Give every name of a register to `add`, with its rank, what it names, and why."""
    for club in register.clubs.values():
        at = club.id
        add(club.name, _NAME, "club", at, "name")
        add(club.official, _SHORT, "club", at, "official name")
        add(club.city, _AREA, "club", at, "city")
        for names, rank, why in (
            (club.short, _SHORT, "short name"),
            (club.ambiguous, _SHARED, "needs a context"),
            (club.nicknames, _SHARED, "nickname"),
            (club.tickers, _TICKER, "ticker"),
            (club.areas, _AREA, "area"),
            (club.grounds, _GROUND, "ground"),
        ):
            for name in names:
                add(name, rank, "club", at, why)
    for outlet in register.outlets.values():
        _named(add, "outlet", outlet.id, outlet.name, outlet.aliases)
        add(outlet.domain, _OTHER, "outlet", outlet.id, "domain")
        for name in outlet.weak:
            add(name, _SHARED, "outlet", outlet.id, "needs a context")
    for journalist in register.journalists.values():
        _named(add, "journalist", journalist.id, journalist.name, journalist.aliases)
        _surnamed(add, "journalist", journalist.id, journalist.name)
    for spell in register.spells:
        _named(add, "manager", spell.name, spell.name, spell.aliases)
        _surnamed(add, "manager", spell.name, spell.name)
    for competition in register.competitions.values():
        _named(add, "competition", competition.id, competition.name, competition.aliases)
    for nation in register.nations.values():
        _named(add, "nation", nation.code, nation.name, nation.aliases)
        for name in nation.adjectives:
            add(name, _SHORT, "nation", nation.code, "adjective")
        for name in nation.demonyms:
            add(name, _SHORT, "nation", nation.code, "demonym")
    for position in register.positions.values():
        add(position.word, _NAME, "position", position.word, "word")
    for player in register.players.values():
        _named(add, "player", player.id, player.name, player.aliases)
        _surnamed(add, "player", player.id, player.name)


def _named(
    add: Callable[[str, int, str, str, str], None], what: str, at: str, name: str, aliases: tuple[str, ...]
) -> None:
    add(name, _NAME, what, at, "name")
    for alias in aliases:
        add(alias, _OTHER, what, at, "alias")


def _surnamed(add: Callable[[str, int, str, str, str], None], what: str, at: str, name: str) -> None:
    _, *rest = name.split() or [""]
    if rest:
        add(" ".join(rest), _SURNAME, what, at, "surname")
        if len(rest) > 1:
            add(rest[-1], _SURNAME, what, at, "surname")
