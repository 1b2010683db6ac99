"""Whom each mention means: the same player under many spellings, two players of one name kept apart."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sagabook.book.item import Item
from sagabook.book.names import Fit, Form, fit, form_of, slug_of
from sagabook.book.persons import Candidate, Mention, Person, total
from sagabook.book.rulings import Anchor, Merge, Ruling, Split
from sagabook.register.folding import fold, fold_all
from sagabook.register.register import Register

#: The score from which a mention is taken for a person.
ENOUGH = 0.5
#: A surname alone, an initial or a rival name needs a club in common, and this lead over anybody else.
LEAD = 1.5
#: How many times the stories of a person known by the surname alone one of that surname must have to be meant.
OUTNUMBERS = 3
#: A surname to which no claim gives a club is his who was spoken of lately and has so many times the stories of others.
DOMINATES = 10
LATELY = 31
_WEAK = frozenset({Fit.SURNAME, Fit.INITIAL, Fit.RIVAL})
_ORDER = {fit: at for at, fit in enumerate(Fit)}


class NameIndex:
    """What a register knows of names: given names, and the players that the user has imported."""

    def __init__(self, register: Register) -> None:
        """Serve one register."""
        self.given_names = frozenset(fold_all(sorted(register.given_names)))
        names = [(name, row.id) for row in register.players.values() for name in (row.name, *row.aliases)]
        self._players: dict[str, str] = {}
        for folded, (_, player) in zip(fold_all([name for name, _ in names]), names, strict=True):
            # A name of several players tells nothing.
            self._players[folded] = "" if self._players.get(folded, player) != player else player

    def player(self, name: str) -> str:
        """The id of the one player of this name, "" for none or several."""
        return self._players.get(fold(name), "") if self._players else ""


@dataclass(frozen=True, slots=True)
class Identified:
    """Whom an item means: the person's key, and the name as of that item."""

    person: str
    name: str


def rank(items: Sequence[Item], rulings: Sequence[Ruling], index: NameIndex, anchor: Anchor) -> list[Candidate]:
    """Say whom a mention could mean, and why.

    Args:
        items: All items of one block, or of the blocks that a merge joins, in the book's order.
        rulings: All active rulings.
        index: What the register knows of names.
        anchor: The mention.

    Returns:
        The candidates as they stood when the mention was folded, best first; empty where it began a person.
    """
    block = Block(rulings, index)
    block.watched = anchor
    block.run(items)
    return block.seen


class Block:
    """The fold over one block, which takes its items in the book's order, a day at least at a time."""

    def __init__(self, rulings: Sequence[Ruling], index: NameIndex) -> None:
        self.index = index
        self.people: list[Person] = []
        self.roots: list[int] = []
        self.keys: set[str] = set()
        self.at: dict[Anchor, int] = {}
        self.watched: Anchor | None = None
        self.seen: list[Candidate] = []
        #: Who has been named with a club.
        self.by_club: dict[str, set[int]] = {}
        self.merges: dict[Anchor, list[Anchor]] = {}
        self.splits = [ruling for ruling in rulings if isinstance(ruling, Split)]
        self.parted: dict[Split, int] = {}
        for ruling in rulings:
            if isinstance(ruling, Merge):
                self.merges.setdefault(ruling.one, []).append(ruling.other)
                self.merges.setdefault(ruling.other, []).append(ruling.one)
        #: Every (person, form) in the order of coming, and how far each form has been compared with them.
        self.log: list[tuple[int, Form, str]] = []
        self.compared: dict[tuple[Form, str], tuple[int, dict[int, Fit]]] = {}

    def people_so_far(self) -> str:
        """All that the fold has learnt, as JSON; not where there are rulings, which look back at single mentions."""
        people = [person.learnt() for person in self.people]
        log = [(number, form.given, form.surname, player) for number, form, player in self.log]
        by_club = {club: sorted(numbers) for club, numbers in self.by_club.items()}
        return json.dumps([people, log, by_club], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def going_on(cls, people_so_far: str, index: NameIndex) -> "Block":
        """The fold as it stood when it told `people_so_far`."""
        block = cls((), index)
        people, log, by_club = json.loads(people_so_far)
        block.people = [Person.of(number, learnt) for number, learnt in enumerate(people)]
        block.roots = list(range(len(people)))
        block.keys = {person.key for person in block.people}
        block.by_club = {club: set(numbers) for club, numbers in by_club.items()}
        for number, given, surname, player in log:
            form = Form(tuple(given), surname)
            block.people[number].forms.add(form)
            block.log.append((number, form, player))
        return block

    def run(self, items: Sequence[Item]) -> list[Identified]:
        """Say whom each item means; it rests on items of its own story and before."""
        found: list[tuple[int, str]] = []
        for _, of_story in groupby(items, lambda item: item.place.story):
            story = list(of_story)
            by_name: dict[str, list[Item]] = {}
            for item in story:
                by_name.setdefault(item.claim.player.name, []).append(item)
            means: dict[str, tuple[int, str]] = {}
            # Full names first: in one story a surname alone means the one who is named in full.
            for name in sorted(by_name, key=lambda n: (-len(form_of(n).given), by_name[n][0].place.ordinal)):
                first = by_name[name][0]
                anchor = Anchor(first.place.story, name)
                mention = Mention.of(anchor, first.place.published, [item.claim for item in by_name[name]])
                means[name] = self.place(mention, {number for number, _ in means.values()})
            found += (means[item.claim.player.name] for item in story)
        return [Identified(self.people[self.root(number)].key, name) for number, name in found]

    def root(self, number: int) -> int:
        """The number of the person that one of that number was united with, or its own."""
        while self.roots[number] != number:
            number = self.roots[number]
        return number

    def place(self, mention: Mention, in_story: Iterable[int]) -> tuple[int, str]:
        """Give the mention its person, and say what that one is called."""
        forced, barred = self.ruled(mention)
        chosen = None
        how: Fit | None = None
        if forced is None:
            chosen, how = self.choose(mention, barred, {self.root(number) for number in in_story})
        number = forced if forced is not None else chosen if chosen is not None else self.begin(mention)
        self.learn(number, mention, how)
        self.people[number].add(mention)
        for club in mention.holders | mention.suitors:
            self.by_club.setdefault(club, set()).add(number)
        self.at[mention.anchor] = number
        for split in self.splits:
            if mention.anchor.story in split.stories and split not in self.parted and self.fits(mention, split.anchor):
                self.parted[split] = number
        for other in self.merges.get(mention.anchor, ()):
            if other in self.at:
                number = self.unite(self.root(number), self.root(self.at[other]))
        return number, self.people[number].name()

    def ruled(self, mention: Mention) -> tuple[int | None, set[int]]:
        """What the user's splits say of a mention: its person, and who it is not."""
        forced: int | None = None
        barred: set[int] = set()
        for split in self.splits:
            if split in self.parted and split.anchor == mention.anchor:
                barred.add(self.root(self.parted[split]))
            if mention.anchor.story in split.stories and self.fits(mention, split.anchor):
                if split in self.parted:
                    forced = self.root(self.parted[split])
                elif split.anchor in self.at:
                    barred.add(self.root(self.at[split.anchor]))
        return (None if forced in barred else forced), barred

    def fits(self, mention: Mention, anchor: Anchor) -> bool:
        """Whether a mention may mean whom another's name means."""
        return mention.anchor != anchor and fit(mention.form, form_of(anchor.name), self.index.given_names) is not None

    def choose(self, mention: Mention, barred: set[int], in_story: set[int]) -> tuple[int | None, Fit | None]:
        """The person whom a mention means and how the name fits, or None where that is nobody yet, or in doubt."""
        scored: list[tuple[float, int, int, int, Fit, list[tuple[str, float]]]] = []
        candidates = self.candidates(mention)
        if not mention.form.full and not mention.holders | mention.suitors:
            known = self.best_known(mention, {n: how for n, how in candidates.items() if n not in barred})
            if known is not None and self.watched != mention.anchor:
                return known, candidates[known]
        if self.watched != mention.anchor:
            # A surname alone needs a club in common or the full name in the story; the others need no scoring.
            meet = in_story.union(
                *(self.by_club[club] for club in mention.holders | mention.suitors if club in self.by_club)
            )
            candidates = {number: how for number, how in candidates.items() if how is not Fit.SURNAME or number in meet}
        for number, how in candidates.items():
            if number not in barred:
                person = self.people[number]
                parts = person.agree(mention, how)
                if how is Fit.SURNAME and number in in_story:
                    parts.append(("named in full in the story", LEAD))
                scored.append((total(parts), -_ORDER[how], person.stories, -number, how, parts))
        scored.sort(key=lambda s: s[:4], reverse=True)
        if self.watched == mention.anchor:
            self.seen = [Candidate(self.people[-s[3]].key, s[0], tuple(s[5])) for s in scored]
        if not scored or scored[0][0] < ENOUGH:
            return None, None
        score, _, _, number, how, _ = scored[0]
        if how is Fit.SAME and not mention.form.full:
            # A bare surname that once began a person of its own: whoever is named in full and agrees has it.
            bearer = self.bearer(-number, scored)
            if bearer is not None:
                return bearer, Fit.SURNAME
        others = scored[1][0] if len(scored) > 1 else ENOUGH - LEAD
        if how in _WEAK and score - others < LEAD:
            return None, None
        return -number, how

    def best_known(self, mention: Mention, candidates: Mapping[int, Fit]) -> int | None:
        """Of those whom a surname alone may mean, who is well known, was spoken of lately and outnumbers all others."""
        ranked = sorted(candidates, key=lambda number: -self.people[number].stories)[:2]
        if not ranked:
            return None
        first = self.people[ranked[0]]
        lately = mention.day.toordinal() - first.last_day() <= LATELY
        others = self.people[ranked[1]].stories if len(ranked) > 1 else 0
        return ranked[0] if first.well_known and lately and first.stories >= DOMINATES * others else None

    def bearer(self, bag: int, scored: list[tuple[float, int, int, int, Fit, list[tuple[str, float]]]]) -> int | None:
        """The one full-named person of this surname who agrees in a club and outnumbers the person of the surname."""
        agreeing = [s for s in scored if s[4] is Fit.SURNAME and s[0] >= ENOUGH]
        if not agreeing or agreeing[0][2] < OUTNUMBERS * self.people[bag].stories:
            return None
        others = agreeing[1][0] if len(agreeing) > 1 else ENOUGH - LEAD
        return -agreeing[0][3] if agreeing[0][0] - others >= LEAD else None

    def candidates(self, mention: Mention) -> dict[int, Fit]:
        """Who may be meant, and how well the names fit; each pair of names is compared once."""
        player = self.index.player(mention.anchor.name)
        mark = (mention.form, player)
        done, fits = self.compared.get(mark, (0, {}))
        for number, form, other in self.log[done:]:
            how = fit(mention.form, form, self.index.given_names)
            if player and other and how is not Fit.SAME:
                how = Fit.VARIANT if player == other else None
            if how is not None and (number not in fits or _ORDER[how] < _ORDER[fits[number]]):
                fits[number] = how
        self.compared[mark] = (len(self.log), fits)
        best: dict[int, Fit] = {}
        for number, how in fits.items():
            root = self.root(number)
            if root not in best or _ORDER[how] < _ORDER[best[root]]:
                best[root] = how
        return best

    def learn(self, number: int, mention: Mention, how: Fit | None) -> None:
        """Remember a form by which later mentions may find the person: no slips, no initials, no bare surnames."""
        person = self.people[number]
        sound = how in (None, Fit.SAME, Fit.VARIANT) or (how is Fit.SURNAME and mention.form.full)
        if sound and mention.form not in person.forms and (mention.form.full or not person.full):
            person.forms.add(mention.form)
            self.log.append((number, mention.form, self.index.player(mention.anchor.name)))

    def begin(self, mention: Mention) -> int:
        """Begin a person with a mention; the key is the slug of the name, numbered where it is taken."""
        slug = slug_of(mention.anchor.name)
        key, count = slug, 1
        while key in self.keys:
            count += 1
            key = f"{slug}-{count}"
        self.keys.add(key)
        number = len(self.people)
        self.people.append(Person(number, key))
        self.roots.append(number)
        return number

    def unite(self, one: int, other: int) -> int:
        """Make two persons one, unless a split holds them apart; the one that began first stands for both."""
        first, second = sorted((one, other))
        held = any(
            {first, second} == {self.root(number), self.root(self.at[split.anchor])}
            for split, number in self.parted.items()
            if split.anchor in self.at
        )
        if first != second and not held:
            self.people[first].absorb(self.people[second])
            self.roots[second] = first
            for named in self.by_club.values():
                if second in named:
                    named.add(first)
        return first if not held else one
