"""The units of a sentence, and the tokens that they are made of."""

from dataclasses import dataclass
from functools import lru_cache

from sagabook.reading.lexicon import Sense
from sagabook.reading.mentions import Mention

#: How many distinct sets of senses to remember; the lexicon has fewer.
_REMEMBERED = 16_384


@lru_cache(maxsize=_REMEMBERED)
def classes_of(senses: tuple[Sense, ...], part: str) -> frozenset[str]:
    """The classes of the senses of one part of speech; words are few and recur, so each set is built once."""
    return frozenset(s[0] for s in senses if s[1] == part)


@lru_cache(maxsize=_REMEMBERED)
def verb_of(senses: tuple[Sense, ...]) -> tuple[frozenset[str], frozenset[str], str]:
    """The classes of the verbal senses of a word, their forms, and the one it is taken for without an auxiliary."""
    forms = frozenset(s[2] for s in senses if s[1] == "v")
    plain = next((form for form in ("pastpp", "ing", "s") if form in forms), None)
    return classes_of(senses, "v"), forms, plain if plain is not None else max(forms, default="")


@dataclass(slots=True)
class Unit:
    """One unit of a sentence.

    `kind`: C club, P person, S staff or official (unnamed or standing for a club), O outlet, M money, K contract
    length, D time, n event noun, x other noun phrase, v verb group, b copula group, a adjective, p preposition,
    t "to", c conjunction, s subordinator, r relative, "," and other punctuation.
    """

    kind: str
    start: int
    end: int
    word: str = ""
    classes: frozenset[str] = frozenset()
    form: str = ""
    person: object = None
    clubs: tuple[str, ...] = ()
    how: str = ""
    of: tuple["Unit", ...] = ()
    money: tuple[Mention, ...] = ()
    words: tuple[str, ...] = ()
    neg: bool = False
    modal: str = ""
    passive: bool = False
    perfect: bool = False
    finite: bool = False
    genitive: bool = False
    plural: bool = False
    key: str = ""
    age: int = 0
    adverbs: tuple[str, ...] = ()
    lead: int = 0


def kinds_of(units: list[Unit]) -> str:
    """The kinds of units, a letter each: what a sentence is made of at a glance."""
    return "".join([unit.kind for unit in units])


def places(kinds: str, kind: str) -> list[int]:
    """Where units of one kind stand in a row of these kinds."""
    return [at for at, other in enumerate(kinds) if other == kind] if kind in kinds else []


@dataclass(slots=True)
class Token:
    """A word or a mention, with what it can be."""

    tag: str
    start: int
    end: int
    word: str
    senses: tuple[Sense, ...] = ()
    mention: Mention | None = None


CALENDAR = frozenset(
    "today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday january "
    "february march april "
    "may june july august september october november december".split()
)
