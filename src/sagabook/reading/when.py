"""When: the times that a sentence names, resolved against the day of publication, and which of them is a verb's own."""

import re
from dataclasses import dataclass, replace
from datetime import date

from sagabook.reading import times
from sagabook.reading.times import CORE, GATE, WORDS, Context, Tense, Value


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time named in a text.

    `start` and `end` bound the phrase with its preposition. `value` is in ISO 8601 form, a point or an interval.
    `past` says whether it lies wholly before the day of publication (True), wholly after (False) or neither.
    `kind` is "day", "month", "season", "window", "year", "interval" or "relative" (a rough "three weeks ago").
    """

    start: int
    end: int
    value: str
    past: bool | None
    kind: str


_PART = (
    r"(?:very\s)?(?:start|beginning|end|middle|close|(?:second|latter|first)\s(?:half|part)|back\send|turn"
    r"|morning|afternoon|evening|(?:early|opening|first|closing|final|last|dying)\s(?:days|weeks|stages|hours))\sof|(?:earlier|later|early|late|midway|halfway|mid)(?:\s(?:in|on|through|into))?"
)
_PREP = (
    r"since|until(?:\sand\sincluding)?|till|by(?:\s(?:noon|midday|midnight|\d[\d.:]*\s?[ap]m)\son)?|before|in|on"
    r"|at|during|within|inside|over|from|between|to|for|of|through|throughout|ahead\sof|after|into|than|about|around|following|towards?"
)
#: Preposition and modifier before a core, to be searched up to where it begins.
_LEAD = re.compile(
    rf"(?<![\w-])(?:(?P<prep>(?i:{_PREP}))\s)?(?:(?:the\s)?(?P<part>(?i:{_PART}))[\s-])?(?P<the>(?i:the)\s)?$"
)
_EXCLUDED = frozenset("from to for through ahead after into than about around following toward towards".split())
#: A time so followed is no adverbial: "summer signing", "Tuesday's game", "the last year of his deal", "Sunday Times".
_ADJECTIVAL = re.compile(
    rf"['’]s?(?!\w)|-\w|\s(?:{WORDS['nouns']})\b|\sof\s(?:his|the|their|an?)\b"
    r"|\s(?:Night|Times|Mirror|Telegraph|Post|Express|Mail)\b"
)
_DATE_NEXT = re.compile(r",?\s(?:the\s)?(?:\d|[A-Z][a-z]{2,8}\.?\s\d)")
_JOIN = re.compile(r"\s?(?:to|until|till|through|and|-|–)\s(?:the\s)?")

_VERB = re.compile(
    rf"(?<![\w-])(?:{WORDS['auxiliaries']}|{WORDS['verbs']}|[a-z]{{2,}}ed)(?!\w)|\wn[’']t\b|\w[’'](?:ll|d|ve|re)\b"
)
_ENDS = re.compile(rf"\b(?:{WORDS['ends']})\b")
_HARD = re.compile(
    r"[.;:?!–—]\s|\s[-–—]\s|\b(?:who|whom|whose|which|where|because|although|though|while|whilst|if|unless|that"
    r"|(?:and|but)\s(?:he|she|they|it|we|I))\b"
)
_SOFT_WORDS = (
    r"(?:[,()]|\b(?:and|but|or|as|after|before|since|until|despite|with|having|so|when|than|by|without|from"
    r"|in|of|for|on)\b)"
)
_SOFT = re.compile(_SOFT_WORDS)
_GERUND = re.compile(rf"{_SOFT_WORDS}\s?(?:[a-z]+ly\s)?[a-z]{{2,}}ing\b")
_OPENS = re.compile(r"\b(?:and|but|while|that|as|when|before|after|which|who|because),?\s$", re.IGNORECASE)
_PURPOSE = re.compile(r"\w\sto\s[a-z]+")
_LIGHT = rf"{WORDS['auxiliaries']}|{WORDS['adverbs']}|\w+ly"
_CHAIN = rf"(?:{_LIGHT}|to|\w+ed)"
#: A verb group with the infinitive or gerund that it governs: "is expected to leave", "keen on landing".
_GROUP = re.compile(
    rf"(?:(?:{_LIGHT})\s)*[\w’'-]+(?:\s{_CHAIN}(?!\w))*"
    r"(?:(?<=\sto)\s[a-z]+|\s(?:on|in|of|at|about|to)\s[a-z]+ing\b)?"
)
_BEFORE_HEAD = re.compile(rf"(?:^|(?<=\s))(?:{_CHAIN}\s)+(?:(?:of|in|on)\s)?$")
#: What a time after it belongs to rather than to the predicate: "despite the lack of football next term".
_NOUN_ONLY = re.compile(r"\b(?:despite|amid|ahead\sof|given)\b|,\s(?:an?|the)\s[^,]*$")
_ADJUNCT = re.compile(r"\s(?:on|in|with|from)\s(?:\w+\s){0,2}")
_WITH_SUBJECT = re.compile(r"\s(?:as|when)\s(?:he|she|they|it|the\s\w+|[A-Z][\w’'-]+)\s")
_PAST_FORM = re.compile(rf"(?:{WORDS['verbs']}|[a-z]{{2,}}ed)(?!\w)")
_PARTICIPLE = re.compile(r"\swith\s.*|,\s(?:[a-z]+ly\s)?", re.DOTALL)
_ING = re.compile(r"(?:(?:all|both|also|[a-z]+ly)\s)?[a-z]+ing\b")
_WHEN = re.compile(r",?\swhen\s(?:\w+\s){0,3}")
_THAT = re.compile(r"\sthat\s(?:[\w’'-]+\s){1,4}")
_TOLD = re.compile(r"\b(?:inform(?:ed|ing|s)?|told|tells?|telling|announced|revealed|confirmed|broke the news)\b")
#: What closes a sentence on news: "…, the club announced on Saturday".
_ANNOUNCED = re.compile(r",\s(?:[\w’'&.-]+\s){1,5}?(?:announced|confirmed|revealed)\s(?:late\s|early\s)?$")
#: What brings a time to the front of its sentence: "It was in 2013 that …".
_CLEFT = re.compile(r"\bIt (?:was|is)\s(?:only\s|back\s)?$")
_ASIDE = re.compile(r"\s[-–—]\s[^-–—]*\s[-–—]\s|,\s(?:who|which)\s[^,]*,\s")
#: Signs of what is to come take with them the verb that they govern: "will be unveiled", "wants to leave".
_FUTURE = re.compile(
    rf"(?<!had been )(?:(?<![\w'’])(?:{WORDS['future']})(?!\w)|\bwo?n[’']t\b|\w[’']ll\b)"
    r"(?:\s(?:to|not|be|have|been|being|[a-z]+ly))*(?:\s[a-z]+)?|\b(?:is|are|am)\s[a-z]+ing\b"
)
_PAST = re.compile(
    rf"(?<![\w-])(?:{WORDS['past']}|{WORDS['verbs']}|[a-z]{{2,}}ed)(?!\w)"
    r"|\b(?:since|after|having|despite|before)\s(?:[A-Z]\w+\s)?\w+ing\b"
)
_CLAUSE = re.compile(r"[,;:()]|\b(?:and|but|that|who|which|after|as|when|while|because|although|since)\b")
#: How far, in characters, a time may stand from its verb.
_REACH = 400


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before a core: preposition, modifier, article; and where the phrase begins."""

    start: int
    prep: str = ""
    part: str = ""
    the: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A time with its part in the sentence: "" for a free adverbial, "of" for a noun's, "until" for a duration."""

    span: TimeSpan
    role: str = ""
    since_when: bool = False


def find_times(text: str, start: int, end: int, published: date | None, tense: Tense | None = None) -> list[TimeSpan]:
    """The times named in `text[start:end]`, in order and apart from each other.

    Args:
        text: A story's text.
        start: Where the sentence begins.
        end: Where it ends.
        published: The day of publication; with None, only times that need no such day are given.
        tense: Whether the sentence speaks of what was or of what is to come; None to tell from the words around.

    Returns:
        The times that could be resolved. Times that only qualify a noun ("summer signing") are none.
    """
    return [found.span for found in _find(text, start, end, published, tense)]


def time_for(
    text: str, start: int, end: int, published: date | None, head: int, tense: Tense | None = None
) -> TimeSpan | None:
    """The time that belongs to one predicate.

    Args:
        text: A story's text.
        start: Where the sentence begins.
        end: Where it ends.
        published: The day of publication, or None.
        head: Offset of the predicate (the start of its verb or noun, or of the verb's auxiliaries).
        tense: Whether the predicate speaks of what was or of what is to come; a time on the other side is not its own.

    Returns:
        The nearest time after the predicate in its clause, else the nearest before; None for none, or in doubt.
    """
    found = _find(text, start, end, published, tense)
    if tense is not None:
        found = [f for f in found if f.span.past is not (tense == "future")]
    return _nearest(text, start, end, head, found) if found else None


class Calendar:
    """The times that one story names; a sentence is searched once for all its predicates."""

    def __init__(self, text: str, published: date | None) -> None:
        self.text = text
        self.published = published
        self._place = (-1, -1)
        self._found: list[_Found] = []

    def to_come(self, start: int, end: int, head: int) -> TimeSpan | None:
        """The time of a predicate that speaks of what is to come."""
        return time_for(self.text, start, end, self.published, head, "future")

    def time_for(self, start: int, end: int, head: int) -> TimeSpan | None:
        """The time that belongs to the predicate at `head` of the sentence at `text[start:end]`: see `time_for`."""
        if self._place != (start, end):
            self._place, self._found = (start, end), _find(self.text, start, end, self.published, None)
        return _nearest(self.text, start, end, head, self._found) if self._found else None


def _nearest(text: str, start: int, end: int, head: int, found: list[_Found]) -> TimeSpan | None:
    """Which of the times of a sentence belongs to the predicate at `head`."""
    before = [f for f in found if head - _REACH < f.span.end <= head and f.role != "of"]
    after = [f for f in found if head <= f.span.start < head + _REACH and f.role != "until"]
    return _told(text, start, head, before) or _after(text, end, head, after) or _before(text, start, head, before)


def _after(text: str, end: int, head: int, found: list[_Found]) -> TimeSpan | None:
    """The nearest time after the predicate in its clause; that of a noun ("signing of the summer") if no other."""
    group = _GROUP.match(text, head, end)
    tail = group.end() if group else head
    noun: TimeSpan | None = None
    for item in found:
        between = text[min(tail, item.span.start) : item.span.start]
        if _broken(between):
            closing = _ANNOUNCED.search(between)
            if closing is None or item.span.kind != "day" or _broken(between[: closing.start()]):
                break
        if item.role != "of":
            return item.span
        noun = noun or item.span
    return noun


def _broken(between: str) -> bool:
    """Whether the words between a predicate and a later time hold another verb or clause that would own the time."""
    if any(pattern.search(between) for pattern in (_OPENS, _ENDS, _PURPOSE, _NOUN_ONLY)):
        return True
    before, when, after = between.partition(" when ")
    if when:
        return _broken(before + " ") or bool(_HARD.search(after)) or " and " in after
    if _HARD.search(between):
        return True
    soft = _SOFT.search(between)
    return soft is not None and bool(_VERB.search(between, soft.end()) or _GERUND.search(between))


def _told(text: str, start: int, head: int, found: list[_Found]) -> TimeSpan | None:
    """The day on which somebody told what follows: "informed the club on Thursday that he wants"."""
    for item in found:
        if _THAT.fullmatch(text, item.span.end, head) and _CLEFT.search(text, start, item.span.start):
            return item.span
        if item.span.kind == "day" and _THAT.fullmatch(text, item.span.end, head):
            clause = _clause_start(text, start, item.span.start)
            return item.span if _TOLD.search(text, clause, item.span.start) else None
    return None


def _before(text: str, start: int, head: int, found: list[_Found]) -> TimeSpan | None:
    """The nearest time before the predicate at `head` that no verb in between or on its own left owns."""
    for item in reversed(found):
        between = _ASIDE.sub(" ", text[item.span.end : head])
        if " but " in between:
            return None
        if item.since_when and _WHEN.fullmatch(between):
            return item.span
        if _VERB.search(text, _clause_start(text, start, item.span.start), item.span.start):
            if _shared(between, text[head : head + 24]):
                return item.span
        elif not (_HARD.search(between) or _OPENS.search(between) or _VERB.search(_BEFORE_HEAD.sub("", between))):
            return item.span
        if not _ADJUNCT.fullmatch(between):
            return None
    return None


def _shared(between: str, head: str) -> bool:
    """Whether a verb on a time's left shares it with the predicate after the time: "on Friday as he completed"."""
    if _ADJUNCT.fullmatch(between) or (_WITH_SUBJECT.fullmatch(between) and _PAST_FORM.match(head)):
        return True
    return bool(_PARTICIPLE.fullmatch(between) and _ING.match(head)) and not _VERB.search(between)


def _clause_start(text: str, start: int, end: int) -> int:
    """Where the clause that reaches to `end` begins."""
    at = max(start, end - _REACH)
    last = at + len(text[at:end].rstrip())
    return max((match.end() for match in _CLAUSE.finditer(text, at, end) if match.end() < last), default=at)


def _find(text: str, start: int, end: int, published: date | None, tense: Tense | None) -> list[_Found]:
    if GATE.search(text, start, end) is None:
        return []
    if published is not None and not 1900 <= published.year <= 2100:
        published = None
    out: list[_Found] = []
    cores = list(CORE.finditer(text, start, end))
    at = 0
    while at < len(cores):
        core = cores[at]
        lead = _lead(text, max(start, core.start() - 48, out[-1].span.end if out else start), core.start())
        other = cores[at + 1] if at + 1 < len(cores) else None
        at += 1
        if other and lead.prep in ("from", "between") and _JOIN.fullmatch(text, core.end(), other.start()):
            joined = times.interval(core, other, Context(published, tense, "from"))
            if joined:
                out.append(_Found(_span(lead.start, other.end(), joined, published)))
                at += 1
            continue
        found = _resolve(text, start, end, core, lead, published, tense)
        if found:
            out.append(found)
    return out


def _lead(text: str, low: int, at: int) -> _Lead:
    match = _LEAD.search(text, low, at)
    if match is None or not match.group():
        return _Lead(at)
    prep = (match["prep"] or "").lower().split()
    return _Lead(match.start(), prep[0] if prep else "", (match["part"] or "").lower(), bool(match["the"]))


def _resolve(
    text: str, start: int, end: int, core: re.Match[str], lead: _Lead, published: date | None, tense: Tense | None
) -> _Found | None:
    """The time of one core with the words before it; None where it is no adverbial or cannot be resolved."""
    rough = core["ago"] and lead.prep in ("than", "about", "around")
    if (lead.prep in _EXCLUDED and not rough) or _ADJECTIVAL.match(text, core.end(), end):
        return None
    if not _adverbial(text, start, end, core, lead):
        return None
    if tense is None and times.depends_on_tense(core):
        tense = _tense_around(text, start, end, lead, core.end())
    value = times.resolve(core, Context(published, tense, lead.prep, lead.part))
    if value is None:
        return None
    since_when = lead.prep == "since" and _WHEN.match(text, core.end(), end) is not None
    if lead.prep == "since" and not since_when:
        value = times.until_now(value, published)
    elif lead.prep in ("by", "before", "until", "till"):
        value = times.from_now(value, published)
    if value is None:
        return None
    role = "of" if lead.prep == "of" else "until" if lead.prep in ("until", "till") else ""
    span = _span(lead.start, core.end(), value, published, lead.part)
    if (span.past and (core["det3"] or "").lower() == "this") or times.is_open(value, published):
        span = replace(span, past=None)
    return _Found(span, role, since_when)


def _adverbial(text: str, start: int, end: int, core: re.Match[str], lead: _Lead) -> bool:
    """Whether a core stands as an adverbial of time rather than as a bare noun or figure."""
    name = times.name_of(core)
    if lead.prep == "of":
        return name == "rel" and core["unit"].startswith(("summer", "window", "transfer")) and core["det3"][0] in "tT"
    if name == "year":
        plain = not lead.the and lead.prep in ("in", "since", "by", "before", "until", "during")
        return plain or bool(lead.part)
    if name == "season":
        return bool(lead.prep or lead.part or core.group().endswith(("season", "campaign")))
    if name == "month":
        window = core["win"] and (lead.prep or lead.the)
        return bool(window or lead.part or core["det1"] or (lead.prep and not lead.the))
    if name == "weekday":
        return _weekday_adverbial(text, start, end, core, lead)
    return _relative_adverbial(core, lead) if name == "rel" else True


def _weekday_adverbial(text: str, start: int, end: int, core: re.Match[str], lead: _Lead) -> bool:
    """Whether a day of the week is a time: not before its date, not in a newspaper's or a club's name."""
    if _DATE_NEXT.match(text, core.end(), end) or (lead.prep == "on" and text.endswith("Mail ", start, lead.start)):
        return False
    if lead.prep or lead.part or core["hour"] or core["det2"]:
        return lead.prep not in ("in", "at", "over") or bool(lead.part or core["det2"])
    return core["wd"] != "Wednesday" and (core.end() == end or text[core.end()] in ".;)")


def _relative_adverbial(core: re.Match[str], lead: _Lead) -> bool:
    """Whether a unit is a time: "in the last week" reaches back from today, "last week" does not."""
    det, unit = core["det3"].lower(), core["unit"]
    if det.startswith("the"):
        return bool(lead.part or (lead.prep and unit.endswith(("summer", "window", "weekend"))))
    rolling = det in ("last", "next") and unit in ("week", "month", "year", "season")
    return unit != "day" and not (rolling and lead.the)


def _tense_around(text: str, start: int, end: int, lead: _Lead, tail: int) -> Tense | None:
    """The tense of the clause that a time stands in, by the last sign on its left, else the first on its right."""
    if lead.part.startswith(("earlier", "later")):
        return "past" if lead.part.startswith("earlier") else "future"
    left = text[_clause_start(text, start, lead.start) : lead.start]
    future = max((m.end() for m in _FUTURE.finditer(left)), default=-1)
    past = max((m.end() for m in _PAST.finditer(left)), default=-1)
    if future < 0 and past < 0:
        right = _CLAUSE.split(text[tail : min(end, tail + _REACH)].lstrip(", "), maxsplit=1)[0]
        coming, gone = _FUTURE.search(right), _PAST.search(right)
        if coming and (gone is None or coming.start() <= gone.start()):
            return "future"
        return "past" if gone else None
    return "future" if future >= past else "past"


def _span(start: int, end: int, value: Value, published: date | None, part: str = "") -> TimeSpan:
    first, last, kind = value
    past: bool | None = None
    if published is not None:
        today = published.isoformat()
        past = True if last < today[: len(last)] else False if first > today[: len(first)] else None
        if past is None and part.startswith(("earlier", "later")):
            past = part.startswith("earlier")
    return TimeSpan(start, end, first if first == last else f"{first}/{last}", past, kind)
