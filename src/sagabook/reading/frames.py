"""The patterns: each says which predicate, with which arguments, makes which claim; read from data files."""

import tomllib
from dataclasses import dataclass, field
from importlib import resources

from sagabook.errors import PatternError
from sagabook.model import Deal, Kind, Mode

_ROLES = frozenset({"buyer", "seller", "club", "player", "money", "staff", "C", "P", "x"})


@dataclass(frozen=True, slots=True)
class Slot:
    """An argument that a pattern asks for: where it stands ("s", "o" or a preposition) and what may fill it."""

    where: str
    filler: str
    flag: str = ""

    is_noun: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One pattern: a predicate class and its arguments, and the claim that they make."""

    id: str
    kind: Kind
    head: str
    slots: tuple[Slot, ...]
    mode: Mode | None = None
    deal: Deal | None = None
    flags: frozenset[str] = frozenset()
    nouns: int = 0
    where: frozenset[str] = frozenset()
    need: frozenset[str] = frozenset()


@dataclass(slots=True)
class Patterns:
    """All patterns by the class of their head, and what becomes of an act under another predicate."""

    verbs: dict[str, list[Frame]] = field(default_factory=dict)
    nouns: dict[str, list[Frame]] = field(default_factory=dict)
    operators: dict[str, dict[str, str]] = field(default_factory=dict)
    _ordered: dict[frozenset[str], tuple[Frame, ...]] = field(default_factory=dict)

    def for_classes(self, classes: frozenset[str]) -> tuple[Frame, ...]:
        """The patterns on a predicate of these classes, most specific first."""
        found = self._ordered.get(classes)
        if found is None:
            frames = [f for name in sorted(classes) for f in self.verbs.get(name, ())]
            found = tuple(sorted(frames, key=_rank))
            self._ordered[classes] = found
        return found


def _rank(frame: Frame) -> tuple[int, int, int]:
    """Where a pattern stands among those on one predicate: the more it asks, the earlier."""
    return -frame.nouns, -len(frame.slots), -("illicit" in frame.flags)


def parse_frame(line: str, kind: Kind, number: int) -> Frame:
    """The pattern that one line of a pattern file says.

    Raises:
        PatternError: The line is not of the form that the file's first comment gives.
    """
    noun = line.startswith("n ")
    head, *parts = (line[2:] if noun else line).split()
    head, _, head_flag = head.partition(":")
    slots: list[Slot] = []
    flags = {head_flag} if head_flag else set()
    mode: Mode | None = None
    deal: Deal | None = None
    need: frozenset[str] = frozenset()
    for part in parts:
        if part.startswith(":"):
            flags.add(part[1:])
            continue
        where, equals, filler = part.partition("=")
        if not equals or not filler:
            raise PatternError(f"pattern {kind} line {number}: {part!r} is no slot; write it as where=filler")
        if where == "mode":
            mode = Mode(filler)
        elif where == "deal":
            deal = Deal(filler)
        elif where == "need":
            need = frozenset(filler.split(","))
        else:
            name, _, flag = filler.partition(":")
            slots.append(Slot(where, name, flag, name not in _ROLES))
    if noun:
        flags.add("noun")
    return Frame(
        f"{kind}.{number}",
        kind,
        head,
        tuple(slots),
        mode,
        deal,
        frozenset(flags),
        nouns=sum(s.is_noun for s in slots),
        where=frozenset(s.where for s in slots if s.where not in ("s", "o", "io")),
        need=need,
    )


def load_patterns() -> Patterns:
    """The patterns as shipped.

    Raises:
        PatternError: A line or a kind in a pattern file cannot stand.
    """
    folder = resources.files("sagabook.reading").joinpath("patterns")
    patterns = Patterns()
    for name in ("buyer.toml", "holder.toml"):
        for kind_name, table in tomllib.loads(folder.joinpath("frames", name).read_text("utf-8")).items():
            try:
                kind = Kind(kind_name)
            except ValueError:
                raise PatternError(f"{name}: no kind is called {kind_name!r}") from None
            for number, line in enumerate(table["frames"].strip().splitlines(), 1):
                frame = parse_frame(line.strip(), kind, number)
                shelf = patterns.nouns if "noun" in frame.flags else patterns.verbs
                shelf.setdefault(frame.head, []).append(frame)
    for act, table in tomllib.loads(folder.joinpath("operators.toml").read_text("utf-8")).items():
        for subject, verdicts in table.items():
            patterns.operators[f"{act}.{subject}"] = verdicts
    return patterns
