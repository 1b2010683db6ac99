"""Who is named in a story: an open-world recogniser of people, helped by the register and never limited by it."""

import re
import unicodedata
from dataclasses import dataclass, field

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĽŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_WORD = rf"[{_UPPER}](?:\w|[-.](?=\w)|[’'](?=[{_UPPER}]|[a-z]{{3}}|o\b))*"
_PARTICLE = r"(?:van|von|de|der|den|di|da|dos|do|das|del|della|la|le|el|al|bin|ben|ter|ten|los|y|e|mac|st\.?|zu|af)"
#: A run of capitalised words with the small particles that names carry inside.
SEQUENCE = re.compile(rf"{_WORD}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_WORD}){{0,4}}")
_STARTS = re.compile(r"(?:^|[\n.!?:;•…|–—]|[\"“‘'(\[])[\"”’'“‘)\]]*\s*$")


@dataclass(slots=True, eq=False)
class Person:
    """Somebody whom the story names, and what the story and the register say of him or her."""

    name: str
    tokens: tuple[str, ...]
    staff: bool = False
    journalist: bool = False
    club: str | None = None
    holder: str | None = None
    votes: dict[str, int] = field(default_factory=dict)
    former: set[str] = field(default_factory=set)
    nations: set[str] = field(default_factory=set)
    ages: set[int] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    tagged: bool = False
    count: int = 0
    first: int = 10**9
    score: float = 0.0

    def vote(self, club: str, weight: int) -> None:
        """Count a sign that `club` holds this player; the club with the weightiest signs is taken for the holder."""
        self.votes[club] = self.votes.get(club, 0) + weight
        self.holder = max(self.votes, key=lambda c: self.votes[c])

    @property
    def is_player(self) -> bool:
        """Whether claims may be about this person's own move."""
        return not (self.staff or self.journalist)


def fold(name: str) -> str:
    """`name` in small letters without accents, apostrophes or hyphens: what spellings of one name share."""
    if not name.isascii():
        name = name.translate(_LETTERS)
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return name.lower().replace("'", "").replace("-", " ").replace(".", "")


_LETTERS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "ı": "i",
        "œ": "oe",
        "’": "'",
        "ð": "d",
        "þ": "th",
    }
)


def at_sentence_start(text: str, start: int) -> bool:
    """Whether a capital at `start` may be there only because a sentence, a line or a quotation opens."""
    return bool(_STARTS.search(text, max(0, start - 4), start)) or start == 0


class Cast:
    """The people of one story: names in full, found by any part of them."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._by_last: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}

    def add(self, name: str, at: int) -> Person:
        """The person called `name` (in full), new or known."""
        if name.isupper() and len(name) > 6:
            name = name.removesuffix("'S").removesuffix("’S").title()
        tokens = tuple(fold(name).split())
        if tokens[-1] not in self._by_last and tokens[-1].endswith("s") and tokens[-1][:-1] in self._by_last:
            tokens = (*tokens[:-1], tokens[-1][:-1])
            name = name[:-1]
        for person in self._by_last.get(tokens[-1], ()):
            if person.tokens == tokens or _covers(person.tokens, tokens):
                person.count += 1
                person.first = min(person.first, at)
                return person
            if _covers(tokens, person.tokens):
                person.name, person.tokens = name, tokens
                self._by_first.setdefault(tokens[0], []).append(person)
                person.count += 1
                person.first = min(person.first, at)
                return person
        person = Person(name, tokens, count=1, first=at)
        self.people.append(person)
        self._by_last.setdefault(tokens[-1], []).append(person)
        if len(tokens) > 1:
            self._by_first.setdefault(tokens[0], []).append(person)
            if len(tokens) > 2:
                self._by_last.setdefault(tokens[-2], []).append(person)
        return person

    def tag(self, words: frozenset[str]) -> None:
        """Mark the people whom tags name, by the last words of those tags."""
        for person in self.people if words else ():
            person.tagged = person.tokens[-1] in words

    def topic(self) -> Person | None:
        """The player whom the story names most."""
        return max((p for p in self.people if p.is_player), key=lambda p: (p.count, -p.first), default=None)

    def settle_slips(self) -> dict[int, Person]:
        """People whose name is another's, misspelt ("Novaks", "Petrasvoic"), by id, with whom they are."""
        out: dict[int, Person] = {}
        if len(self.people) > _CROWD:
            return out
        by_first: dict[str, list[Person]] = {}
        for person in self.people:
            for letter in {person.tokens[0][:1], person.tokens[-1][:1]}:
                by_first.setdefault(letter, []).append(person)
        for person in sorted(self.people, key=lambda p: (p.count, -p.first)):
            last = person.tokens[-1]
            near = self._by_last.get(last[:-1], ()) if last.endswith("s") else ()
            size, letters = len(last), sorted(last)
            alike = [
                other
                for other in (*by_first[person.tokens[0][:1]], *by_first[last[:1]])
                if other is not person and -2 < len(other.tokens[-1]) - size < 2
            ]
            alike.sort(key=lambda p: sorted(p.tokens[-1]) != letters)  # letters swapped before letters wrong
            for other in (*near, *self._by_last.get(person.tokens[-1], ()), *alike):
                if (
                    other is not person
                    and id(other) not in out
                    and person.count <= other.count
                    and _misspelt(person.tokens, other.tokens)
                ):
                    out[id(person)] = other
                    if len(other.tokens) == 1 < len(person.tokens):
                        other.tokens = (*person.tokens[:-1], *other.tokens)
                        other.name = f"{person.name.rpartition(' ')[0]} {other.name}"
                    other.count += person.count
                    other.first = min(other.first, person.first)
                    break
        if out:
            self.people = [p for p in self.people if id(p) not in out]
        return out

    def misspelt(self, surname: str) -> bool:
        """Whether somebody is named in full whose surname `surname` spells right or wrong."""
        token = fold(surname)
        return any(len(p.tokens) > 1 and _slip(token, p.tokens[-1]) for p in self.people)

    def known(self, name: str, at: int) -> Person | None:
        """The person whom `name`, a surname or a first name, calls at `at`: one named before it, else after."""
        tokens = tuple(fold(name).split())
        found = [p for p in self._by_last.get(tokens[-1], ()) if len(tokens) == 1 or _covers(p.tokens, tokens)]
        if not found and len(tokens) == 1:
            found = self._by_first.get(tokens[0], [])
        if not found:
            return None
        return max(found, key=lambda p: (len(p.tokens) > 1, p.first <= at, p.count))


#: Above so many people a text is a list, and comparing each two of its names costs more than a slip is worth.
_CROWD = 400


def _misspelt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are spellings of one: an "s" too many, or a letter or two of a long name swapped or wrong."""
    if one[-1] == other[-1] + "s":
        return one[:-1] == other[:-1] or len(one) == 1
    if 1 in (len(one), len(other)) and one != other:  # a surname by itself: "Lindqvsit" is Oskar Lindqvist
        return _slip(one[-1], other[-1])
    if len(one) != len(other) or len(one) < 2:
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and min(map(len, apart[0])) > 4 and near(*apart[0])


def _slip(one: str, other: str) -> bool:
    """Whether two surnames, long enough to tell, are spellings of one."""
    return one != other and min(len(one), len(other)) > 6 and near(one, other)


def near(one: str, other: str) -> bool:
    """Whether two words of one beginning differ by two letters at most, or by the order of two."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    if sorted(one) == sorted(other):
        return True
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return max(len(one), len(other)) - head - tail <= (2 if len(one) != len(other) else 1)


def _covers(full: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether `part` is a shorter form of the name `full`: its end, its first and last, or an initial and last."""
    if len(part) >= len(full):
        return False
    if full[-len(part) :] == part or set(part) <= set(full):
        return True
    return len(part) >= 2 and part[-1] == full[-1] and full[0].startswith(part[0][0]) and len(part[0]) == 1
