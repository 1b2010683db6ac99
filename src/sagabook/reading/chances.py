"""What may come about, and what hardly will: hopes that are slim, acts that other acts come ahead of."""

import re

from sagabook.reading.clauses import Sentence
from sagabook.reading.roles import WILL
from sagabook.reading.row import CHANCES, Clause

_DIM = frozenset("little slim remote slender faint minimal zero".split())
#: What is said of a chance that is hardly one.
_IS_DIM = re.compile(
    r"[^.;,]{0,60}? (?:is|are|was|were|looks?|looked|seems?|appears?|remains?|being) (?:\w+ ){0,3}?"
    r"(?:remote|slim|slender|faint|bleak|minimal|minuscule|negligible|distant|fading|receding|dwindling|non-existent|"
    r"over|dead|unlikely|out of the question|virtually nil|unrealistic|far-fetched|fanciful)\b"
)
#: What a move waits for has yet to be: "will join, subject to him passing a medical".
_PENDING = re.compile(r"\b(?:subject to|pending|hinges on|depends on|conditional on)\b[^.;,]*$")


def dim(text: str, sentence: Sentence, inner: Clause, noun: Clause) -> bool:
    """Whether a chance is told to be hardly one: "hopes of signing him are slim", "little chance of it"."""
    unit = noun.head
    if unit.kind not in "nx" or not unit.words or unit.words[-1] not in CHANCES:
        return False
    return not _DIM.isdisjoint(unit.words) or bool(_IS_DIM.match(text, inner.head.end, sentence.end))


def to_come(text: str, sentence: Sentence, clause: Clause) -> bool:
    """Whether an act follows one that is itself yet to come: "will have a medical before joining Torino"."""
    start = clause.head.start
    if ahead_of(text, clause) or _PENDING.search(text, max(sentence.start, start - 40), start):
        return True
    if clause.head.form != "ing" or clause.at == 0:
        return False
    if sentence.units[clause.at - 1].word in ("after", "once"):
        main = next((c for c in sentence.clauses if c.head.finite and c.governor is None), None)
        return main is not None and main.head.modal in WILL
    first = next((c for c in reversed(sentence.clauses) if c.at < clause.at), None)
    if first is None or sentence.units[clause.at - 1].word != "before":
        return False
    head = first.governor.head if first.link == "to" and first.governor is not None else None
    if first.head.form == "ing" and first.head.finite:
        return True  # "is having a medical before joining Torino"
    return first.head.modal in WILL or (head is not None and (head.form != "past" or head.perfect))


def ahead_of(text: str, clause: Clause) -> bool:
    """Whether an act is what another one comes "ahead of": it is yet to happen."""
    return text.endswith("ahead of", 0, clause.head.start - 1)
