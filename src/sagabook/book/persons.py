"""What the book knows of a person so far, and how well a mention agrees with it, in named parts."""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sagabook.book.entry import club_key
from sagabook.book.names import Fit, Form, form_of
from sagabook.book.rulings import Anchor
from sagabook.model import Claim

#: What a fit of the names is worth. With clubs that do not meet (-2) a full name still holds, even where the nation
#: differs too (of 14 full names that the two parted in 5,306 stories, 13 were one player and a slip of the reader), but
#: not where the age does; a variant or a surname does not hold; one letter off between two known given names needs the
#: same holder.
_WORTH = {Fit.SAME: 3.0, Fit.VARIANT: 2.0, Fit.SLIP: 1.5, Fit.INITIAL: 1.0, Fit.SURNAME: 0.0, Fit.RIVAL: -1.0}
_WORTH_OF_ONE_WORD = 1.0
_HOLDER, _SUITOR, _MOVED, _STRANGE = 2.0, 1.0, 1.0, -2.0
#: The same for a person of few stories, and for a name of one word with its club in one claim only: as likely a slip
#: of the reader as another player of just that name.
_PASSING = -0.5
_AGE, _OTHER_AGE, _DOUBTED_AGE = 1.0, -3.0, -1.5
#: As many ages, or stories, make a person settled: what came before may be slips of the reader.
_SETTLED = 3
_NATION, _OTHER_NATION = 0.5, -0.5
#: From as many stories on a full name is known so well that a strange club or age, told by one claim, is a slip: of the
#: four persons whom such claims set beside one of just their name in 5,046 stories, none was another player.
_WELL_KNOWN = 20
#: Clubs of the last thirteen months count: a season and the window after it.
_RECENT = 400
#: Ages of players; who is 61 is his manager, misread.
_AGES = range(14, 46)
#: Years between two estimates of a birth: up to here they agree (a birthday and a slip), from there they contradict.
_AGREE, _CONTRADICT = 1.5, 3.0
#: A spelling is common when it stands in half as many stories as the commonest.
_COMMON = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person whom a mention may mean: the score and its parts by name."""

    person: str
    score: float
    parts: tuple[tuple[str, float], ...]


@dataclass(slots=True)
class Mention:
    """All that one story says of one printed name."""

    anchor: Anchor
    day: date
    form: Form
    claims: list[Claim]
    holders: set[str] = field(default_factory=set)
    suitors: set[str] = field(default_factory=set)
    born: float | None = None
    nation: str | None = None
    firm: bool = False
    """Whether two claims agree on a club."""

    @classmethod
    def of(cls, anchor: Anchor, day: date, claims: list[Claim]) -> "Mention":
        """Gather what the claims of one story say of one name."""
        mention = cls(anchor, day, form_of(anchor.name), claims)
        for claim in claims:
            mention.holders.add(club_key(claim.seller))
            mention.suitors.add(club_key(claim.buyer))
            if claim.player.age is not None and claim.player.age in _AGES:
                mention.born = day.year + day.timetuple().tm_yday / 366 - claim.player.age - 0.5
            mention.nation = claim.player.nation or mention.nation
        mention.holders.discard("")
        mention.suitors.discard("")
        clubs = [key for claim in claims for key in {club_key(claim.seller), club_key(claim.buyer)} if key]
        mention.firm = len(clubs) > len(set(clubs))
        return mention


@dataclass(slots=True)
class Person:
    """A person as the claims so far tell."""

    number: int
    key: str
    forms: set[Form] = field(default_factory=set)
    full: bool = False
    stories: int = 0
    spellings: dict[str, int] = field(default_factory=dict)
    holders: dict[str, int] = field(default_factory=dict)
    suitors: dict[str, int] = field(default_factory=dict)
    births: list[float] = field(default_factory=list)
    nations: dict[str, int] = field(default_factory=dict)

    def learnt(self) -> list[Any]:
        """All that is known, as plain data, but for the forms."""
        counts = self.spellings, self.holders, self.suitors, self.births, self.nations
        return [self.key, self.full, self.stories, *counts]

    @classmethod
    def of(cls, number: int, learnt: Sequence[Any]) -> "Person":
        """The person of whom that is known."""
        key, full, stories, *counts = learnt
        return cls(number, key, set(), full, stories, *counts)

    def add(self, mention: Mention) -> None:
        """Take in what a mention says; of a name of one word with strange clubs, not the clubs."""
        day = mention.day.toordinal()
        self.stories += 1
        self.full = self.full or mention.form.full
        name = mention.anchor.name
        self.spellings[name] = self.spellings.get(name, 0) + 1
        if mention.form.full or self.stories <= _SETTLED or not any(worth < 0 for _, worth in self.clubs(mention)):
            self.holders.update(dict.fromkeys(mention.holders, day))
            self.suitors.update(dict.fromkeys(mention.suitors, day))
        if mention.born is not None:
            insort(self.births, mention.born)
        if mention.nation:
            self.nations[mention.nation] = self.nations.get(mention.nation, 0) + 1

    def absorb(self, other: "Person") -> None:
        """Take in all that is known of another: they are one."""
        self.forms |= other.forms
        self.full = self.full or other.full
        self.stories += other.stories
        for mine, theirs in ((self.spellings, other.spellings), (self.nations, other.nations)):
            for name, count in theirs.items():
                mine[name] = mine.get(name, 0) + count
        for own, others in ((self.holders, other.holders), (self.suitors, other.suitors)):
            for club, day in others.items():
                own[club] = max(day, own.get(club, day))
        self.births = sorted(self.births + other.births)

    def name(self) -> str:
        """The fullest name that is common so far: of the common ones, a full one, of most words, longest."""
        if len(self.spellings) == 1:
            return next(iter(self.spellings))
        least = max(self.spellings.values())
        common = [(name, count) for name, count in self.spellings.items() if count * _COMMON >= least]
        return max(common, key=lambda c: (form_of(c[0]).full, len(c[0].split()), len(c[0]), c[1]))[0]

    def agree(self, mention: Mention, fit: Fit) -> list[tuple[str, float]]:
        """Say in which points a mention agrees with this person, and what each is worth.

        Args:
            mention: The mention.
            fit: How its name fits this person's.

        Returns:
            Points by name, the fit first; their sum is the score.
        """
        one_word = fit is Fit.SAME and not mention.form.full
        slip = fit is Fit.SAME and not one_word and self.well_known and not mention.firm and not self.foreign(mention)
        parts = [(fit.value, _WORTH_OF_ONE_WORD if one_word else _WORTH[fit])]
        doubtful = fit is Fit.SAME and (slip or self.stories < _SETTLED or not (mention.form.full or mention.firm))
        parts += self.clubs(mention, _PASSING if doubtful else _STRANGE)
        if mention.born is not None and self.births:
            apart = abs(mention.born - self.births[len(self.births) // 2])
            if apart <= _AGREE:
                parts.append(("same age", _AGE))
            elif apart >= _CONTRADICT:
                parts.append(("another age", _OTHER_AGE if len(self.births) >= _SETTLED and not slip else _DOUBTED_AGE))
        if mention.nation and self.nations:
            known = mention.nation in self.nations
            parts.append(("same nation", _NATION) if known else ("another nation", _OTHER_NATION))
        return parts

    @property
    def well_known(self) -> bool:
        """Whether so many stories name this person that one claim alone does not speak of a namesake."""
        return self.full and self.stories >= _WELL_KNOWN

    def foreign(self, mention: Mention) -> bool:
        """Whether a mention is of another nation."""
        return bool(mention.nation and self.nations and mention.nation not in self.nations)

    def last_day(self) -> int:
        """The latest day on which a club was named, as an ordinal; 0 for none."""
        return max([*self.holders.values(), *self.suitors.values()], default=0)

    def clubs(self, mention: Mention, strange: float = _STRANGE) -> list[tuple[str, float]]:
        """The points in which the clubs agree: the holder's, and one of suitor and mover; or that none does."""
        since = mention.day.toordinal() - _RECENT
        holder = _meet(mention.holders, self.holders, since)
        suitor = _meet(mention.suitors, self.suitors, since)
        parts = []
        if holder:
            parts.append(("same holder", _HOLDER))
        if suitor:
            parts.append(("same suitor", _SUITOR))
        elif _meet(mention.holders, self.suitors, since) or _meet(mention.suitors, self.holders, since):
            parts.append(("suitor then, holder now", _MOVED))
        if not parts and (mention.holders or mention.suitors):
            known = [*self.holders.values(), *self.suitors.values()]
            if known and max(known) >= since:
                parts.append(("no club in common", strange))
        return parts


def _meet(clubs: set[str], known: dict[str, int], since: int) -> bool:
    for club in clubs:  # noqa: SIM110 - twice as fast as any() of a generator, and the fold's hottest line
        if known.get(club, 0) >= since:
            return True
    return False


def total(parts: Sequence[tuple[str, float]]) -> float:
    """The score of some points."""
    return sum(worth for _, worth in parts)
