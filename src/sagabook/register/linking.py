"""Which shipped club an imported club name means, if any."""

from collections.abc import Collection, Mapping

from sagabook.register.folding import fold, fold_all, without_the
from sagabook.register.rows import ClubRow, Nation

_KINGDOM = "United Kingdom"
_COUNTRIES = frozenset({"ENG", "SCO", "WAL", "NIR"})
_SMALL = frozenset({"de", "do", "da", "of", "la"})
#: Words of a club's full name that tell its form, not which club it is.
_DRESS = frozenset(
    (
        "fc afc cf sc ac as ss us ssc acf rsc sv vfl vfb tsv fk nk sk pfc rc rcd cd ud sd ca os "
        "club clube futebol calcio"
    ).split()
)
_FORMS = (" fc", " afc", " cf", " football club")


class Linker:
    """Finds shipped clubs by folded name, the country deciding where it is known."""

    def __init__(self, clubs: Collection[ClubRow], nations: Mapping[str, Nation]) -> None:
        """Index the shipped clubs among `clubs`."""
        self._codes = {name: n.code for n in nations.values() for name in (n.name, *n.aliases)}
        self._owners: dict[str, list[ClubRow]] = {}
        self._bare: dict[str, list[ClubRow]] = {}
        self._taken: set[str] = set()
        self._clubs = {club.id: club for club in clubs}
        self._loose: dict[str, set[str]] = {}
        self._by_last: dict[str, list[tuple[list[str], str]]] = {}
        self._known: dict[tuple[str, str], ClubRow | None] = {}
        for club in sorted((c for c in clubs if not c.origin), key=lambda c: c.gender):
            folded = list(map(without_the, fold_all([club.name, club.official, *club.short])))
            for name in dict.fromkeys(filter(None, folded)):
                self._owners.setdefault(name, []).append(club)
                if club.gender == "m":
                    self._bare.setdefault(_bare(name), []).append(club)
                    words = [word for word in name.split() if word not in _SMALL]
                    self._by_last.setdefault(words[-1] if words else "", []).append((words, club.id))
            ambiguous, nicknames = fold_all(club.ambiguous), fold_all(club.nicknames)
            self._taken.update(folded, map(without_the, ambiguous), map(without_the, nicknames))
            for name in ambiguous if club.gender == "m" else ():
                self._loose.setdefault(name, set()).add(club.id)

    def link(self, name: str, country: str = "") -> ClubRow | None:
        """Give the shipped club of a name ("Southampton F.C."), or None.

        With no country, any will do, and so will an abbreviation ("Bor. Dortmund") or an ambiguous name that only
        one club has ("Derby").
        """
        asked = (name, country)
        if asked not in self._known:
            self._known[asked] = self._find(name, self.country(country))
        return self._known[asked]

    def link_league(self, name: str, country: str = "") -> ClubRow | None:
        """Give the shipped club of a name in a file of transfers, or None.

        There the country is the league's (Cardiff City's is England), and names wear more than the press gives
        them: "RCD Espanyol Barcelona", "1.FC Nuremberg".
        """
        return self.link(name, country) or self.link(name) or self._undressed(name, self.country(country))

    def _undressed(self, name: str, country: str) -> ClubRow | None:
        words = [word for word in fold(name).split() if word not in _DRESS and not word.isdigit()]
        for end in range(len(words), 0, -1):
            city = " ".join(words[end:])
            for club in self._owners.get(" ".join(words[:end]), ()):
                if country in ("", club.country) and city in ("", fold(club.city)):
                    return club
        return None

    def free(self, folded: str) -> bool:
        """Tell whether an imported club may take a folded name: no shipped club goes by it."""
        return without_the(folded) not in self._taken

    def country(self, name: str) -> str:
        """Give the code of a country, or its name where the register has none, or several as of the Kingdom."""
        return name if name == _KINGDOM else self._codes.get(name, name)

    def _find(self, name: str, country: str) -> ClubRow | None:
        folded = without_the(fold(name))
        for owners in (self._owners.get(folded, []), self._bare.get(_bare(folded), [])):
            for club in owners:
                if not country or country == club.country or (country == _KINGDOM and club.country in _COUNTRIES):
                    return club
        loose = self._loose.get(folded, set()) | (self._abbreviated(name) if "." in name else set())
        return self._clubs[min(loose)] if len(loose) == 1 and not country else None

    def _abbreviated(self, name: str) -> set[str]:
        """Ids of the clubs that an abbreviation can mean: "Bor. Dortmund", "Vit. Guimarães"."""
        words = [(fold(word), word.endswith(".")) for word in name.split()]
        return {
            at
            for full, at in self._by_last.get(words[-1][0], ())
            if len(full) == len(words)
            and all(
                whole.startswith(word) if cut else whole == word for whole, (word, cut) in zip(full, words, strict=True)
            )
        }


def _bare(folded: str) -> str:
    """Take the legal form off a folded name: "southampton fc" and "fc southampton" give "southampton"."""
    for form in _FORMS:
        folded = folded.removesuffix(form)
    return folded.removeprefix("fc ")
