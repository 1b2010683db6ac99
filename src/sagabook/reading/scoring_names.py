"""When two spellings mean the same player or club, for scoring: by folded words, with a table of common short names."""

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources

#: Words that tell no club from another.
_NOISE = frozenset("fc afc cf ac sc ssc as cd rcd ud us sv vfl vfb tsg fk nk sk club de the and & calcio 1".split())
#: Names that are part of others' names, and alone mean no one club, or another one.
_BARE = frozenset({"manchester", "real", "united", "city", "athletic", "sheffield", "bristol", "milan"})
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "'": None, "’": None})
_OTHERS = re.compile(r"[^a-z0-9 ]+")


@cache
def fold(name: str) -> str:
    """Fold a name to plain small letters, digits and spaces."""
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _OTHERS.sub(" ", bare.lower().translate(_LETTERS)).strip()


def same_club(one: str | None, other: str | None) -> bool:
    """Whether two names mean the same club; two missing ones do.

    Args:
        one: A club's name.
        other: A club's name.

    Returns:
        True where the names are alike once aliases are resolved and words like "FC" dropped, or the words of one are
        among the other's.
    """
    a, b = _club_key(one or ""), _club_key(other or "")
    if a == b or not a or not b:
        return a == b
    if {a, b} & _BARE:
        return False
    return _nested(set(a.split()), set(b.split()))


def same_player(one: str | None, other: str | None) -> bool:
    """Whether two names mean the same player; two missing ones do.

    Args:
        one: A player's name.
        other: A player's name.

    Returns:
        True where the words of one name are among the other's, or surname and first initial agree.
    """
    a, b = fold(one or "").split(), fold(other or "").split()
    if not a or not b:
        return a == b
    return _nested(set(a), set(b)) or (a[-1] == b[-1] and a[0][0] == b[0][0])


def _nested(a: set[str], b: set[str]) -> bool:
    return a <= b or b <= a


@cache
def _club_key(name: str) -> str:
    aliases = _aliases()
    folded = fold(name)
    words = aliases.get(folded, folded).split()
    bare = " ".join(word for word in words if word not in _NOISE)
    return aliases.get(bare, bare)


@cache
def _aliases() -> Mapping[str, str]:
    table = resources.files("sagabook.reading").joinpath("scoring_names.csv").read_text(encoding="utf-8")
    return {row["alias"]: row["name"] for row in csv.DictReader(table.splitlines())}
