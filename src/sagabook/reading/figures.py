"""Figures in prose: money with its qualifier and add-ons, pay, and contract lengths."""

import re
from dataclasses import dataclass

from sagabook.model import Fee, Period, Qualifier, Wage

_SIGNS = {
    "£": "GBP",
    "€": "EUR",
    "$": "USD",
    "gbp": "GBP",
    "eur": "EUR",
    "usd": "USD",
    "euros": "EUR",
    "euro": "EUR",
    "pounds": "GBP",
    "dollars": "USD",
    "us$": "USD",
    "pounds sterling": "GBP",
    "stg": "GBP",
}
_SCALES = {
    "m": 1e6,
    "mn": 1e6,
    "mil": 1e6,
    "mill": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "k": 1e3,
    "th": 1e3,
    "thousand": 1e3,
    "bn": 1e9,
    "billion": 1e9,
    "b": 1e9,
}
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?:-|\s)?(?:million|millions|billion|thousand|mill|mil|mn|bn|m|k)\b"
#: Â before a pound sign is a common mis-decoding that may survive in old archives.
MONEY = re.compile(
    rf"(?:Â?(?P<sign>US\$|[£€$])\s?(?P<n1>{_NUMBER})(?P<s1>{_SCALE})?"
    rf"(?:\s?(?:-|–|/|to|and)\s?(?:Â?[£€$])?(?P<n2>{_NUMBER})(?P<s2>{_SCALE})?)?)"
    rf"|(?:\b(?P<n3>{_NUMBER})(?:\s?(?:-|–|to)\s?(?P<n4>{_NUMBER}))?(?P<s3>{_SCALE})?\s?"
    rf"(?P<word>euros?|pounds(?: sterling)?|dollars|EUR|GBP|USD|€|£)(?![\w]))"
    rf"|(?:\b(?P<n5>{_NUMBER})(?P<s5>\s?million|m)\b"
    r"(?=\s+(?:bid|offer|deal|fee|move|transfer|release|rated|plus (?:bonus|add))))",
    re.IGNORECASE,
)
#: Where a sum may begin: at a sign, or at a figure with a scale, a currency or another figure behind it.
_FIGURE = re.compile(
    r"[£€$]|(?<!\d)\d+(?=[\d,.]*(?:\s?(?:-|–|to)\s?\d|[-\s]?(?:m(?:il|n?\b)|b(?:il|n\b)|thousand|k\b)"
    r"|\s?(?:euro|pound|dollar|eur|gbp|usd|[€£])))",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
_PERIOD = re.compile(
    r"\s?[- ]?(?:(?:a|per|each|every)[- ](?P<p1>week|year|season|annum|month)|/(?P<p2>week|year)|(?P<p3>p/?w|p/?a)\b"
    r"|-?(?P<p4>weekly|yearly|annual|annually))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?P<about>(?:about|around|roughly|approximately|close to|nearly|almost|circa|some|region of|estimated|near|"
    r"north of nothing|just under|just over|thought to be about)\s+(?:the\s+)?)$"
    r"|(?P<upto>(?:up to|as much as|potentially|maximum of|could reach|rise to|rising to|that could rise "
    r"to|worth up to|"
    r"reach|reaching|a possible)\s+(?:a\s+)?)$"
    r"|(?P<least>(?:at least|more than|over|in excess of|upwards of|excess of|minimum of|north of|above|not less than|"
    r"in-excess of|no less than|a minimum|exceeding|beyond)\s+)$"
    r"|(?P<initial>(?:initial|initially|guaranteed|an initial|upfront|up-front|initial fee of|basic|fixed)\s+"
    r"(?:fee of\s+|payment of\s+)?)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<plus>\s*(?:\([^)]*\)\s*)?,?\s*(?:fee\s+|payment\s+|bid\s+|offer\s+|deal\s+|package\s+|"
    r"upfront,?\s+|up front,?\s+|at once,?\s+|"
    r"(?:payment\s+)?(?:to be (?:made|paid) )?in [\w ]+ instal?ments,?\s+|initially,?\s+)?"
    r"(?:plus|and|with|as well as|\+|, plus)\s+"
    r"(?:a\s+|an\s+|up to\s+|another\s+)?(?:further\s+|additional\s+|extra\s+|possible\s+|potential\s+|around\s+)?"
    r"(?:Â?[£€$])(?P<add>\d+(?:\.\d+)?)(?P<adds>\s?(?:million|m|k))?\s*(?:\([^)]*\)\s*)?"
    r"(?:worth\s+)?(?:in|of|more in|potential|for|as)?\s*(?:potential\s+|possible\s+|"
    r"performance-related\s+|various\s+)?"
    r"(?:add-?ons?|bonuses|extras|variables|additional|performance|more in))"
    r"|(?P<rise>\s*(?:up front|upfront)?[^.;]{0,45}?(?:,|\s)(?:rising|that could rise|which could rise|"
    r"could rise|potentially rising|"
    r"that rises|with the fee rising|increasing|climbing|which may rise|that may rise|with (?:a "
    r")?potential rise)\s+to\s+"
    r"(?:a\s+)?(?:possible\s+|potential\s+|around\s+|about\s+)?(?:Â?[£€$])(?P<top>\d+(?:\.\d+)?)(?P<tops>\s?(?:million|m|k))?)"
    r"|(?P<addons>\s*(?:fee\s+|bid\s+|offer\s+|initial\s+)?(?:,\s*)?(?:plus|with|and|\+)\s+(?:some\s+|various\s+|potential\s+|"
    r"further\s+|other\s+|performance-related\s+)?(?:add-?ons|bonuses|extras|variables))"
    r"|(?P<incl>[^.;]{0,30}?(?:including|includes|inclusive of)\s+(?:potential\s+)?(?:add-?ons|bonuses))"
    r"|(?P<post>\s*(?:initially|up front|upfront|guaranteed))"
    r"|(?P<atleast>\s*(?:-plus|plus\b|or more|\+(?!\s?[£€$\d])|minimum))",
    re.IGNORECASE,
)
_LENGTHS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "a": 1,
    "another": 1,
    "eighteen": 18,
    "twelve": 12,
}
_COUNT = r"(?:\d+(?:\.5)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
LENGTH = re.compile(
    rf"\b(?P<n>{_COUNT})(?:-and-a-half|(?P<half>\s(?:and a half|and-a-half)))?[- ](?P<unit>years?|months?|seasons?)"
    rf"(?:[- ](?P<noun>deal|contract|extension|agreement|terms|pact|term|loan|stay))?\b"
    rf"|\b(?P<until>(?:20[0-4]\d))\b",
    re.IGNORECASE,
)


#: How far apart a price and its parts may be told, characters.
_ASIDE = 60


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in the text: where it stands, and the fee or the wage that it is."""

    start: int
    end: int
    fee: Fee | None
    wage: Wage | None


def _value(number: str, scale: str | None, fallback: float = 1.0) -> float:
    base = float(number.replace(",", ""))
    if scale:
        return round(base * _SCALES[scale.strip().strip("-").strip().lower()], 2)
    return base * fallback


def find_amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """The amounts of money in `text[start:end]`, in order; a bracketed conversion is left out.

    Returns amounts with whole-unit values: "£23m plus £7m in add-ons" is one amount of 23,000,000, addons 7,000,000.
    """
    stop = len(text) if end is None else end
    found: list[Amount] = []
    at = start
    while figure := _FIGURE.search(text, at, stop):
        # back to where the sum begins: its pattern tried at each character of a story would take ten times as long
        begin = figure.start()
        if text[begin] == "$" and begin - 2 >= at and text[begin - 2 : begin].upper() == "US":
            begin -= 2
        if begin > at and text[begin - 1] in "Ââ" and not figure.group().isdigit():
            begin -= 1
        match = MONEY.match(text, begin, stop)
        if match is None:
            at = figure.end()
            continue
        at = match.end()
        if found and match.start() < found[-1].end:
            continue
        before = text[max(start, match.start() - 32) : match.start()]
        if before.endswith(("(", "[")) and found and match.start() - found[-1].end <= 3:
            found[-1] = Amount(found[-1].start, match.end(), found[-1].fee, found[-1].wage)
            continue
        amount = _amount(text, match, before, stop)
        if amount is not None:
            at = amount.end
            if found and (told := _told_in_parts(text, found[-1], amount)) is not None:
                found[-1] = told
            else:
                found.append(amount)
    return found


def _told_in_parts(text: str, first: Amount, second: Amount) -> Amount | None:
    """One price told twice running, whole and in parts: "£71m, made up of an initial £65m and £6m in add-ons"."""
    if first.fee is None or second.fee is None or second.start - first.end > _ASIDE:
        return None
    between = text[first.end : second.start]
    if "." in between or "\n" in between:
        return None
    for part, whole in ((first.fee, second.fee), (second.fee, first.fee)):
        if in_parts(part, whole):
            return Amount(first.start, second.end, part, None)
    return None


def _amount(text: str, match: re.Match[str], before: str, stop: int) -> Amount | None:
    group = match.groupdict()
    if group["sign"]:
        currency = _SIGNS[group["sign"].lower()]
        high_scale = group["s2"] or group["s1"]
        low = _value(group["n1"], group["s1"] or (group["s2"] if group["n2"] else None))
        high = _value(group["n2"], high_scale) if group["n2"] else None
    elif group["word"]:
        currency = _SIGNS[group["word"].lower()]
        low = _value(group["n3"], group["s3"])
        high = _value(group["n4"], group["s3"]) if group["n4"] else None
    else:
        currency, low, high = "GBP", _value(group["n5"], group["s5"]), None
    if high is not None and " to " in match.group() and _FROM.search(before):
        low, high = high, None
    closes = match.end()
    if high is not None and " and " in match.group() and "between" not in before.lower():
        high, closes = None, max(match.end("n1"), match.end("s1"))  # "bids of £20m and £25m" are two
    elif high is not None and high < low:
        high = None
    after = text[closes : min(stop, closes + 110)]
    if period := _PERIOD.match(after):
        name = next(v for v in period.groupdict().values() if v).lower()
        per = Period.PER_WEEK if name in ("week", "pw", "p/w", "weekly") else Period.PER_YEAR
        value = (high or low) * (12 if name == "month" else 1)
        return Amount(match.start(), closes + period.end(), None, Wage(value, currency, per))
    if low < 1000 and (group["s1"] or group["s2"] or group["s3"]) is None and not group["n5"]:
        return None
    qualifier, addons, end = Qualifier.EXACT, None, closes
    lead = _BEFORE.search(before)
    if high is not None:
        low, qualifier = high, Qualifier.UP_TO
    elif (mark := lead) is not None:
        qualifier = {
            "about": Qualifier.ABOUT,
            "upto": Qualifier.UP_TO,
            "least": Qualifier.AT_LEAST,
            "initial": Qualifier.INITIAL,
        }[mark.lastgroup or "about"]
    if mark := _AFTER.match(after):
        scale = group["s1"] or group["s3"]
        if mark.group("plus"):
            qualifier, addons = Qualifier.INITIAL, _value(mark.group("add"), mark.group("adds") or scale)
            end += mark.end()
        elif mark.group("rise"):
            top = _value(mark.group("top"), mark.group("tops") or scale)
            if top > low:
                qualifier, addons = Qualifier.INITIAL, top - low
                end += mark.end()
        elif mark.group("addons") or mark.group("post"):
            qualifier = Qualifier.INITIAL
            end += mark.end()
        elif mark.group("incl"):
            qualifier = Qualifier.UP_TO
        elif qualifier is Qualifier.EXACT:
            qualifier = Qualifier.AT_LEAST
    if low < 1000:
        return None
    begin = match.start()
    if lead is not None:
        begin -= len(lead.group())
    return Amount(begin, end, Fee(low, currency, qualifier, addons, text[match.start() : end].strip()), None)


def years_of(match: re.Match[str]) -> float | None:
    """The length in years that a match of LENGTH says, or None for an end year."""
    if match.group("until"):
        return None
    word = match.group("n").lower()
    number = float(_LENGTHS.get(word, 0) or word)
    if match.group("half") or "and-a-half" in match.group(0):
        number += 0.5
    if match.group("unit").lower().startswith("month"):
        return round(number / 12, 2)
    return number


def in_parts(part: Fee, whole: Fee) -> bool:
    """Whether a price is another one told in its parts: "£65m plus £6m in add-ons" for "£71m"."""
    if not part.addons or part.currency != whole.currency or part.amount >= whole.amount:
        return False
    return abs(part.amount + part.addons - whole.amount) < 0.02 * whole.amount
