"""How a player's printed name is taken apart, which block it belongs to, and how well two names fit."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from sagabook.book.tables import name_tables
from sagabook.register.folding import fold

#: Words that stand between given names and surname, or before it, and are printed or left out as it comes.
_PARTICLES = frozenset(
    "da das de del della der den di do dos du e el al la las le los san st ten ter van vande vanden von y zu".split()
)
#: Words after a surname that are none.
_SUFFIXES = frozenset("jr jnr junior filho sr snr senior ii iii iv".split())
_LEVEL = str.maketrans({"c": "k", "q": "k", "z": "s", "w": "v", "x": "s", "y": "i", "j": "i", "h": None})
_MUTE = frozenset("aeiouhy")
#: Shortest word in which one slip of the keyboard is taken for one; "Kean" and "Kane", "Ward" and "Wood" are two.
_SLIP = 5
#: From this length on, two slips are.
_TWO_SLIPS = 9
#: Shortest beginning of a given name that stands for it ("Rafa" for Rafael); shorter ones are in the table.
_BEGINNING = 4


class Fit(StrEnum):
    """How two names agree, best first."""

    SAME = "same name"
    VARIANT = "variant of the name"
    INITIAL = "initial and surname"
    SLIP = "name with a slip"
    SURNAME = "surname alone"
    RIVAL = "another given name, one letter off"


@dataclass(frozen=True, slots=True)
class Form:
    """A name taken apart, folded: `given` names in order, without particles, and the `surname`."""

    given: tuple[str, ...]
    surname: str

    @property
    def full(self) -> bool:
        """Whether it has a given name."""
        return bool(self.given)


@lru_cache(maxsize=65536)
def form_of(name: str) -> Form:
    """Take a printed name apart.

    Args:
        name: A name as printed: "Heung-min Son", "Vini Jr", "Donny van de Beek".

    Returns:
        Its form, nicknames replaced. Case, accents, hyphens and the order of Korean names make no difference.
    """
    folded = fold(name)
    tables = name_tables()
    words = [word for word in tables.nicknames.get(folded, folded).split() if not word.isdecimal()]
    if len(words) == 3 and words[0] in tables.family_first and tables.syllables.issuperset(words[1:]):
        return Form(tuple(words[1:]), words[0])
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    if not words:
        return Form((), "")
    *before, surname = words
    return Form(tuple(word for word in before if word not in _PARTICLES), surname)


@lru_cache(maxsize=65536)
def block_of(name: str) -> str:
    """Give the block of a printed name: names of one player mostly share it, whatever the spelling.

    It is a function of the slug of the name, so that two names of one slug have one block.

    Args:
        name: A name as printed.

    Returns:
        The first letter of the surname and its other consonants, levelled and sorted: "m.b" for Mbeumo and Mbuemo.
    """
    surname = form_of(name).surname
    if not surname:
        return ""
    levelled = surname.replace("x", "ks").replace("ph", "f").translate(_BLOCK_LEVEL)
    return f"{levelled[0]}.{''.join(sorted(set(levelled[1:]) - _MUTE - {levelled[0]}))}"


_BLOCK_LEVEL = str.maketrans({"c": "k", "q": "k", "z": "s", "w": "v"})


def slug_of(name: str) -> str:
    """Give the slug of a printed name: "donny-van-de-beek"; "_" where nothing of it can be folded."""
    return fold(name).replace(" ", "-") or "_"


@lru_cache(maxsize=65536)
def fit(one: Form, other: Form, given_names: frozenset[str]) -> Fit | None:
    """Say how two names agree.

    Args:
        one: A name.
        other: Another.
        given_names: Folded given names that are known: "Diego" and "Diogo" are two names, "Mathues" is a slip.

    Returns:
        How they agree, or None where they do not.
    """
    slip = one.surname != other.surname
    if slip and not _slipped(one.surname, other.surname):
        return None
    if not one.given and not other.given:
        return Fit.SURNAME if slip else Fit.SAME
    if not one.given or not other.given:
        return Fit.SURNAME
    if one.given == other.given or "".join(one.given) == "".join(other.given):
        return Fit.SLIP if slip else Fit.SAME
    found = _given(one.given, other.given, given_names)
    if slip:
        return Fit.SLIP if found is Fit.VARIANT else None
    return found


def _given(one: tuple[str, ...], other: tuple[str, ...], given_names: frozenset[str]) -> Fit | None:
    """How the given names agree: each of the fewer with one of the more, as well as the worst of them."""
    fewer, more = sorted((one, other), key=len)
    worst = Fit.VARIANT
    for word in fewer:
        fits = [found for against in more if (found := _word(word, against, given_names))]
        if not fits:
            return None
        worst = max(worst, min(fits, key=_ORDER.index), key=_ORDER.index)
    return worst


_ORDER = tuple(Fit)


@lru_cache(maxsize=65536)
def _word(one: str, other: str, given_names: frozenset[str]) -> Fit | None:
    if one == other:
        return Fit.VARIANT
    if one[0] == other[0] and 1 in (len(one), len(other)):
        return Fit.INITIAL
    rows = name_tables().given
    if rows.get(one, frozenset()) & rows.get(other, frozenset()) or _skeleton(one) == _skeleton(other):
        return Fit.VARIANT
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _BEGINNING and longer.startswith(shorter):
        return Fit.VARIANT
    if not _near(one, other):
        return None
    return Fit.RIVAL if one in given_names and other in given_names else Fit.SLIP


def _skeleton(word: str) -> str:
    """A word with letters that sound alike levelled, and doubles single: Anthony and Antony have one."""
    levelled = word.replace("ph", "f").translate(_LEVEL)
    return "".join(letter for at, letter in enumerate(levelled) if at == 0 or letter != levelled[at - 1])


@lru_cache(maxsize=65536)
def _slipped(one: str, other: str) -> bool:
    """Whether two surnames are one but for slips."""
    return _skeleton(one) == _skeleton(other) or _near(one, other)


def _near(one: str, other: str) -> bool:
    length = min(len(one), len(other))
    if length < _SLIP:
        return False
    return OSA.distance(one, other, score_cutoff=2) <= (2 if length >= _TWO_SLIPS else 1)
