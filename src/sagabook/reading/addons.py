"""What the words behind a sum make of it: "plus £5m in add-ons", "rising to £25m", "and £5m later", "or more"."""

import re
from dataclasses import dataclass

from sagabook.model import Qualifier
from sagabook.reading.numerals import NUMBER, SCALE, WORDED, value_of, worded_value

#: A further sum, whose sign or scale the first one may stand for: "€20m plus 5m", "£20 to rise to £25m".
_SUM = (
    rf"(?:(?:Â?[£€]|[A-Z]?\$)\s?(?P<n>{NUMBER})(?P<s>{SCALE})?|(?P<p>{NUMBER})(?P<ps>{SCALE})"
    rf"|(?P<w>{WORDED})[ -](?P<ws>million|thousand)\b)(?:\s(?:euros?|pounds|dollars)\b)?(?:\s?\([^)]{{1,30}}\))?"
)
_FURTHER = (
    r"(?:(?:a|an|the|up|to|as|much|another|further|additional|extra|possible|potential|potentially|possibly|around|"
    r"about|some|roughly|nearly|almost|maximum|of|more|than|at|least|over|conditional|contingent|variable)\s)*"
)
#: What the first sum may be called before the words that count: "a £20m fee up front plus".
_CALLED = (
    r"(?:\s?\([^)]{1,30}\))?(?:[\s-](?:fee|payment|bid|offer|deal|package|proposal|transfer|move|fixed|guaranteed|"
    r"basic|up[ -]front|upfront|initially|immediately|straight away|at once|down|now|in cash|cash|for now|payable|paid|"
    r"(?:payment )?(?:to be (?:made|paid) )?in [\w ]{3,12} instal?ments)\b)*"
)
_SORT = (
    r"(?:(?:potential|possible|various|some|several|easily|achievable|easy|difficult|performance|appearance|success|"
    r"related|linked|based|future|further|other|more|team|individual|certain|conditional|relatively|additional)[\s-])*"
)
_EXTRAS = rf"{_SORT}(?:add-?\s?ons?|bonus(?:es)?|extras|variables?)\b"
_PARTS = (
    rf"{_SORT}(?:add-?\s?ons?|bonus(?:es)?|extras|variables?|additionals?|instal?ments?|incentives|clauses|performances?|"
    r"appearances?|payments?|top-ups?|objectives|targets|conditions)\b"
)
_IN = (
    r"\s*(?:(?:worth|more|extra|further)\s)*(?:(?:in|of|as|for|from|through|via|related to|linked to|tied to|based on|"
    r"depending on|dependent on|contingent on|subject to)\s)?"
)
_LATER = (
    r"\s(?:later|to follow|to come|next (?:year|summer|season)|at a later date|further down the line|depending on|"
    r"dependent on|contingent on|subject to|on top|more (?:if|should|in|depending|to|later|on)|if (?:he|she|they|the)|"
    r"should (?:he|she|they|the)|based on|linked to|tied to|in (?:a year|\w+ months)|payable|due)\b"
)
_UP_TO = (
    r"(?:\s(?:a|an|the|as|high|much|possible|potential|maximum|total|around|about|up|to|of|worth|over|more|than))*\s"
)
_MAY = r"(?:could|may|might|can|would|will)\s(?:(?:eventually|ultimately|yet|potentially|still|also)\s)?"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: What any further sum has.
_ANOTHER = re.compile(r"\d|illion|ousand")
#: A further sum that is an add-on of the first.
_PLUS = _words(
    rf"{_CALLED}[\s,(]*(?:(?P<sign>plus|\+)|with|and|as well as|but)\s*{_FURTHER}{_SUM}"
    rf"(?P<marked>{_IN}{_PARTS}|{_LATER})?"
)
_PLUS_EXTRAS = _words(
    rf"{_CALLED}[\s,(]*(?:plus|with|and|\+)\s{_EXTRAS}\s(?:of|worth|totalling|amounting to|to the (?:tune|value) of)\s"
    rf"{_FURTHER}{_SUM}"
)
#: A further sum that is a part of the first.
_PART = (
    _words(
        rf"{_CALLED}[\s,(]*(?:including|inclusive of|(?:that |which )?includes|of which|with)\s{_FURTHER}{_SUM}"
        rf"(?:\s(?:of (?:that|it|which)|is|are|will be|would be|comes?))*{_IN}{_PARTS}"
    ),
    _words(
        rf"{_CALLED}[\s,(]*{_FURTHER}{_SUM}\sof (?:which|that|it)(?:\s(?:is|are|will be|would be|comes?|being))*"
        rf"{_IN}{_PARTS}"
    ),
)
#: A further sum that is the first one with its add-ons.
_WHOLE = (
    _words(
        r"[^.;£€$]{0,60}?[\s,(](?P<tail>)(?:ris(?:e|es|ing)|increas(?:e|es|ing)|climb(?:s|ing)?|"
        rf"grow(?:s|ing)?|go(?:es|ing)? up|potential rise)\sto{_UP_TO}{_SUM}"
    ),
    _words(
        rf"{_CALLED}(?:[\s,(]+(?:plus|with|and|\+|{_EXTRAS}|that|which|it|could|may|might|would|will|potentially|"
        r"eventually))+\s(?:tak(?:e|ing)|bring(?:ing)?|push(?:ing)?|lift(?:ing)?|rais(?:e|ing))\s"
        r"(?:(?:it|the|that|this|his|total|overall|final|transfer|whole|fee|price|figure|deal|sum|package|cost|up)\s)+"
        rf"(?:to|beyond|past|above|towards){_UP_TO}{_SUM}"
    ),
    _words(
        rf"{_CALLED}(?:[\s,(]+(?:that|which|it|and|but|a (?:fee|figure|sum|price|deal|total)))*"
        rf"(?:\s(?:with|including|plus)\s{_EXTRAS})?\s{_MAY}(?:reach|total|hit|top|be worth|become|"
        rf"end up (?:at|being|costing)){_UP_TO}{_SUM}"
    ),
)
_EXTRAS_ONLY = _words(
    rf"{_CALLED}[\s,(]*(?:plus|with|and|\+)\s(?:a few\s)?{_EXTRAS}|\s*(?:initially|up front|upfront|guaranteed|fixed)\b"
)
_ALL_IN = _words(rf"[^.;]{{0,30}}?(?:including|includes|inclusive of|once)\s(?:all\s|the\s|any\s)?{_EXTRAS}")
_OR_MORE = _words(r"\s*(?:-plus|plus\b|or (?:more|above)\b|\+(?!\s?[£€$\d])|minimum\b|and upwards\b)")


@dataclass(frozen=True, slots=True)
class Extra:
    """A sum as the words behind it leave it, how long those words are, and where the telling ones of them begin."""

    amount: float
    qualifier: Qualifier
    addons: float | None
    length: int
    tail: int = -1


def read_extra(after: str, amount: float, scale: str | None, qualifier: Qualifier) -> Extra:
    """What the words `after` a sum make of it; the sum as it was when they say nothing of it.

    `scale` is the first sum's own, which a bare figure behind it shares.
    """
    if _ANOTHER.search(after) and (told := _with_another(after, amount, scale)) is not None:
        return told
    if (match := _EXTRAS_ONLY.match(after)) is not None:
        return Extra(amount, Qualifier.INITIAL, None, match.end())
    if _ALL_IN.match(after):
        return Extra(amount, Qualifier.UP_TO, None, 0)
    if (match := _OR_MORE.match(after)) is not None:
        ends = match.end() if after[0] in "-+" else 0  # "a £22m-plus bid"
        return Extra(amount, Qualifier.AT_LEAST if qualifier is Qualifier.EXACT else qualifier, None, ends)
    return Extra(amount, qualifier, None, 0)


def _with_another(after: str, amount: float, scale: str | None) -> Extra | None:
    """A sum with the further one that the words `after` it add to it, or tell as a part or the whole of it."""
    if (match := _PLUS.match(after)) is not None:
        added = _value(match, scale)
        if match["marked"] or (match["sign"] and added < amount):
            return Extra(amount, Qualifier.INITIAL, added, match.end())
    if (match := _PLUS_EXTRAS.match(after)) is not None:
        return Extra(amount, Qualifier.INITIAL, _value(match, scale), match.end())
    for pattern in _PART:
        if (match := pattern.match(after)) is not None and (part := _value(match, scale)) < amount:
            return Extra(amount - part, Qualifier.INITIAL, part, match.end())
    for pattern in _WHOLE:
        if (match := pattern.match(after)) is not None and (whole := _value(match, scale)) > amount:
            tail = match.start("tail") if "tail" in pattern.groupindex else -1
            return Extra(amount, Qualifier.INITIAL, whole - amount, match.end(), tail)
    return None


def _value(match: re.Match[str], scale: str | None) -> float:
    if match["w"] is not None:
        return worded_value(match["w"]) * value_of("1", match["ws"])
    return value_of(match["n"] or match["p"], match["s"] or match["ps"] or scale)
