"""What the press calls a player, guessed from his full name and the name on his shirt."""

import re

from sagabook.register.folding import fold

_INITIALS = re.compile(r"^(?:\w{1,3}\.\s?)+")
_PARTICLES = frozenset({"de", "da", "do", "dos", "das", "e"})
_KEPT = frozenset({"van", "von", "der", "den", "el", "al", "ten", "ter", "mac", "di", "del", "la", "le"})


def press_names(first: str, second: str, shirt: str, given_names: frozenset[str]) -> list[str]:
    """Guess the names of a player, likeliest first; the full name is always among them.

    "David" "Raya Martín" "Raya" is David Raya; "Jorge Luiz" "Frello Filho" "Jorginho" is Jorginho; "Gabriel"
    "dos Santos Magalhães" "Gabriel" is Gabriel Magalhães; "Raúl" "Jiménez Rodríguez" "Raúl" is Raúl Jiménez.

    Args:
        first: The given names.
        second: The family names.
        shirt: The name on the shirt, initials and all ("G.Jesus").
        given_names: Known given names; they tell a first name from a name in itself ("Richarlison").

    Returns:
        Names without repeats, at least one.
    """
    full = f"{first} {second}"
    worn = [w for w in _INITIALS.sub("", " ".join(shirt.split())).removesuffix(".Jr").split() if len(w.strip(".")) > 1]
    called = fold(" ".join(worn))
    if not called:
        return [full]
    if called == fold(first.split()[0]) and len(worn) == 1:
        names = _by_first_name(first.split()[0], second, given_names)
    elif called == fold(first) or called in fold(first).split():
        names = [first]
    else:
        names = _by_family_name(first, second, worn, called)
    return list(dict.fromkeys([*names, full]))


def _by_family_name(first: str, second: str, worn: list[str], called: str) -> list[str]:
    words = second.split()
    for start in range(len(words)):
        part = words[start : start + len(worn)]
        if fold(" ".join(part)) == called:
            before = start
            while before and words[before - 1].lower() in _KEPT:
                before -= 1
            return [f"{first} {' '.join(words[before : start + len(worn)])}"]
    whole = " ".join(worn)
    return [f"{first} {whole}"] if called in fold(second).split() else [whole]


def _by_first_name(first: str, second: str, given_names: frozenset[str]) -> list[str]:
    words = second.split()
    known = first in given_names
    if words[0].lower() in _KEPT:
        return [f"{first} {second}"]
    if len(words) == 1:
        turned = f"{second} {first}"
        if known:
            return [f"{first} {second}"]
        return [turned] if second in given_names else [f"{first} {second}", turned]
    if not known:
        return [first]
    ends = [f"{first} {words[-1]}"]
    return ends if words[0].lower() in _PARTICLES else [f"{first} {words[0]}", *ends]
