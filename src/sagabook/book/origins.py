"""Who a name is, as the source of a claim: an outlet, a journalist, or a party on the record."""

import re
from datetime import date

from sagabook.book.entry import Origin, Voice, club_key
from sagabook.book.tables import name_tables
from sagabook.model import Claim
from sagabook.register.folding import fold, fold_all, without_the
from sagabook.register.register import Register
from sagabook.register.rows import Spell

#: The origin of what nobody can be named for.
NOBODY = Origin("", "", Voice.UNKNOWN)

_OWN_SITE = re.compile(
    r"(?:[' ]?s)? (?:official )?(?:club )?(?:web ?site|site|statement|media|tv|channel|channels|account|app)$"
    r"|^(?:official )?(?:club )?statement (?:from|by) |\.(?:com|co uk|net|org)$|(?:com|couk)$"
)
#: A source that means the club whom the claim is about, whichever it is.
_THE_CLUB = frozenset(
    "club|official club statement|club statement|official statement|official website|official site|clubs website"
    "|club website|clubs official website|clubs official site|club spokesman|club spokesperson|statement"
    "|clubs statement|spokesman|spokesperson".split("|")
)
#: What a name of one word holds that is an outlet's.
_OF_OUTLET = re.compile(
    r"football|futbol|sport|news|media|press|mail|times|gazet|transfer|mercato|markt|bet|hub|tv$|^tv|fc$"
)
_AGENT = re.compile(r"\bagents?\b|\brepresentatives?\b")
#: Words by which outlets' names begin.
_ARTICLES = frozenset("the le la el il lo o os".split())
#: Words that stand in the names of outlets and never in a person's.
_OF_OUTLETS = frozenset(
    "agency blog boot briefing central channel daily diario express fm focus football futbol gazette gazzetta herald"
    " insider journal live magazine mail media mercato mirror network news newspaper online paper podcast post press"
    " radio record report sky soccer sport sports sun talk telegraph times today transfer transfers tribune tv weekly"
    " world".split()
)


class Press:
    """Tells sources by a register; build one for many questions."""

    def __init__(self, register: Register) -> None:
        """Serve one register."""
        self._outlets = register.outlets
        self._journalists = register.journalists
        self._aggregators = {f"outlet:{row.id}" for row in register.outlets.values() if row.kind == "aggregator"}
        self._sources: dict[str, Origin] = {}
        self._clubs: dict[str, str] = {}
        self._spells: dict[str, list[Spell]] = {}
        self._names = {club.id: club.name for club in register.clubs.values()}
        self.house: dict[str, str] = {}
        """The key of a journalist's present outlet by the journalist's key."""
        outlets = list(register.outlets.values())
        journalists = list(register.journalists.values())
        for row in journalists:
            if row.outlets:
                self.house[f"journalist:{row.id}"] = f"outlet:{row.outlets[0]}"
        # What means one outlet alone comes before what needs a context, whichever outlet that is.
        self._enter([(o.name, Origin(f"outlet:{o.id}", o.name, Voice.OUTLET)) for o in outlets])
        self._enter([(j.name, Origin(f"journalist:{j.id}", j.name, Voice.JOURNALIST)) for j in journalists])
        aliases = [(name, Origin(f"outlet:{o.id}", o.name, Voice.OUTLET)) for o in outlets for name in o.aliases]
        aliases += [(o.domain, Origin(f"outlet:{o.id}", o.name, Voice.OUTLET)) for o in outlets]
        self._enter(aliases)
        self._enter(
            [(name, Origin(f"journalist:{j.id}", j.name, Voice.JOURNALIST)) for j in journalists for name in j.aliases]
        )
        self._enter([(name, Origin(f"outlet:{o.id}", o.name, Voice.OUTLET)) for o in outlets for name in o.weak])
        clubs = register.clubs.values()
        pairs = [(name, club.id) for club in clubs for name in (club.name, club.official) if name]
        pairs += [(name, club.id) for club in clubs for name in club.short]
        pairs += [(name, club.id) for club in clubs for name in club.ambiguous]
        for folded, (_, club_id) in zip(fold_all([name for name, _ in pairs]), pairs, strict=True):
            self._clubs.setdefault(without_the(folded), club_id)
        spells = [(name, spell) for spell in register.spells for name in (spell.name, *spell.aliases)]
        for folded, (_, spell) in zip(fold_all([name for name, _ in spells]), spells, strict=True):
            self._spells.setdefault(folded, []).append(spell)
        surnames: dict[str, list[Origin]] = {}
        for row in journalists:
            surnames.setdefault(fold(row.name).split()[-1], []).append(
                Origin(f"journalist:{row.id}", row.name, Voice.JOURNALIST)
            )
        self._surnames = {name: found[0] for name, found in surnames.items() if len(found) == 1}
        self._told: dict[tuple[str, date], Origin] = {}

    def _enter(self, pairs: list[tuple[str, Origin]]) -> None:
        for folded, (_, origin) in zip(fold_all([name for name, _ in pairs]), pairs, strict=True):
            if folded:
                self._sources.setdefault(without_the(folded), origin)

    def outlet_key(self, name: str | None) -> str:
        """Give the key of an outlet by the name that a story carries.

        Args:
            name: "The Sun", "skysports.com", an outlet that the register does not know, or none.

        Returns:
            "outlet:" and the register's id, or the slug of the name; "" where there is none.
        """
        folded = without_the(fold(name or ""))
        found = self._sources.get(folded)
        if found is not None and found.voice is Voice.OUTLET:
            return found.key
        return f"outlet:{folded.replace(' ', '-')}" if folded else ""

    def aggregates(self, outlet_key: str) -> bool:
        """Whether an outlet only gathers what others publish, by the register."""
        return outlet_key in self._aggregators

    def knows(self, outlet_key: str) -> bool:
        """Whether an outlet is in the register."""
        return outlet_key.removeprefix("outlet:") in self._outlets

    def reports(self, source: Origin) -> bool:
        """Whether a source publishes news: an outlet, or a journalist of the register; parties and pundits talk."""
        return source.voice is Voice.OUTLET or source.key.removeprefix("journalist:") in self._journalists

    def voice_of(self, name: str, outlet_key: str) -> Origin:
        """Give the origin that an outlet is for what it says in its own voice: a club's own site is that club."""
        if not self.knows(outlet_key):
            club = self._club(without_the(fold(name)))
            if club:
                return Origin(f"party:{club}", self._names[club], Voice.PARTY)
        return Origin(outlet_key, name, Voice.OUTLET) if outlet_key else NOBODY

    def source(self, name: str, day: date, about: str = "") -> Origin | None:
        """Say who a named source is.

        Args:
            name: As the story names it: "Sky", "Fabrizio Romano", "the club's official website", "Ann Price".
            day: The story's; who had left his last post by then speaks for himself.
            about: The key of the club that the claim is about, which "a club statement" means.

        Returns:
            The outlet or journalist of that name; else a party: club, official, player, agent, or whoever else is not
            known. An unknown name that sounds like an outlet's is one. None where nothing is named.
        """
        folded = without_the(fold(name))
        if not folded:
            return None
        if folded in _THE_CLUB:
            return Origin(f"party:{about}", self._names.get(about, about.lstrip("~")), Voice.PARTY) if about else None
        found = self._told.get((folded, day))
        if found is None:
            found = self._told[folded, day] = self._tell(folded, name, day)
        return found

    def concerned(self, source: Origin, claim: Claim, day: date) -> bool:
        """Whether a claim concerns a party: as the player, his agent, either club, or one who then worked for it.

        Args:
            source: A party.
            claim: What it is quoted for.
            day: The story's day.
        """
        clubs = {club_key(club) for club in (claim.buyer, claim.seller) if club is not None}
        if source.key.removeprefix("party:") in clubs:
            return True
        folded = fold(source.name)
        player = fold(claim.player.name)
        if folded in (player, player.rpartition(" ")[2]) or _AGENT.search(folded):
            return True
        posts = [spell for spell in self._spells.get(folded, ()) if _then(spell, day)]
        return any(spell.role == "agent" or self._club(fold(spell.club)) in clubs for spell in posts)

    def _tell(self, folded: str, name: str, day: date) -> Origin:
        slug = folded.replace(" ", "-")
        if folded in self._sources:
            return self._sources[folded]
        spells = self._spells.get(folded)
        if spells:
            voice = Voice.PARTY if any(_then(spell, day) for spell in spells) else Voice.JOURNALIST
            person = fold(spells[0].name).replace(" ", "-")
            return Origin(f"{voice.value}:{person}", spells[0].name, voice)
        pundit = name_tables().pundits.get(folded)
        if pundit:
            return Origin(f"journalist:{slug}", pundit, Voice.JOURNALIST)
        club = self._club(folded)
        if club:
            return Origin(f"party:{club}", self._names[club], Voice.PARTY)
        if folded in self._surnames:
            return self._surnames[folded]
        words = folded.split()
        one_word = len(words) == 1 and (_OF_OUTLET.search(folded) is not None or name.isupper())
        if one_word or _OF_OUTLETS & set(words) or words[0] in _ARTICLES or name.lower().startswith("the "):
            return Origin(f"outlet:{slug}", name, Voice.OUTLET)
        return Origin(f"party:{slug}", name, Voice.PARTY)

    def _club(self, folded: str) -> str:
        return self._clubs.get(folded) or self._clubs.get(without_the(_OWN_SITE.sub("", folded)), "")


def _then(spell: Spell, day: date) -> bool:
    """Whether a spell had not ended by a day, as far as the register knows."""
    return spell.until == "" or spell.until >= f"{day:%Y-%m}"[: len(spell.until)]
