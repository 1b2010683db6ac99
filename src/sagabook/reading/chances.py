"""What may come about, and what hardly will: hopes that are slim, acts that other acts come ahead of."""

import re

from sagabook.model import Kind, Mode
from sagabook.reading.clauses import Sentence
from sagabook.reading.roles import WILL
from sagabook.reading.row import CHANCES, Clause
from sagabook.reading.units import Unit

_AGREED = frozenset({Kind.FEE_AGREED, Kind.TERMS_AGREED})
_WONDERS = frozenset("surprise shock shocker surprised surprising wonder impossible".split())
_AWAITING = frozenset({"before", "until", "unless", "once", "when"})
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


def to_come(text: str, sentence: Sentence, clause: Clause, kind: Kind) -> bool:
    """Whether an act follows one that is itself yet to come: "will have a medical before joining Torino"."""
    start = clause.head.start
    if ahead_of(text, clause) or _PENDING.search(text, max(sentence.start, start - 40), start):
        return True
    if clause.head.form != "ing" or clause.at == 0:
        return False
    if sentence.units[clause.at - 1].word == "after" and kind in _AGREED:
        return False  # "will have a medical after agreeing terms": they are agreed
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


def move_to_come(text: str, clause: Clause | None, noun: Unit) -> bool:
    """Whether a move named by a noun comes after the act that it is told with: "says farewell ahead of his move".

    "Before moves to Torino and Lazio" tells of what was, as does "wanted him before his move".
    """
    if noun.plural:
        return False
    if text.endswith("ahead of", 0, noun.start - 1):
        return True
    told = clause is not None and clause.head.form == "past" and not clause.head.perfect
    return text.endswith("before", 0, noun.start - 1) and not told


def no_surprise(clause: Clause) -> bool:
    """Whether what hangs on a predicate is only called no wonder: "it would not be a shock to see him join"."""
    return clause.head.kind == "b" and any(not _WONDERS.isdisjoint(o.words) for o in clause.objects)


def awaited(sentence: Sentence, clause: Clause) -> bool:
    """Whether an act has yet to be: "before Torino can agree a fee", "once Rovers find a successor"."""
    first = min((u.lead for u in clause.subjects), default=clause.at)
    if not first or sentence.units[first - 1].word not in _AWAITING:
        return False
    head = clause.governor.head if clause.link == "to" and clause.governor is not None else clause.head
    if head.modal or head.word.startswith("would"):
        return head.modal in ("can", "could")
    return head.form in ("base", "s")


def ahead_of(text: str, clause: Clause) -> bool:
    """Whether an act is what another one comes "ahead of": it is yet to happen."""
    return text.endswith("ahead of", 0, clause.head.start - 1)


def aimed_at(kind: Kind, mode: Mode, operators: dict[str, str]) -> tuple[Kind, Mode, list[str]] | None:
    """What an act is that something else is done for: "sold Novak in order to sign Reed" tells a wish."""
    wish = operators.get("DESIRE", "=") if kind in (Kind.SIGNING, Kind.DEPARTURE) else "="
    return None if wish == "=" else (Kind(wish), mode, ["aim"])
