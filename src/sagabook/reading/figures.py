"""Figures in prose: money with its qualifier and add-ons, pay, and contract lengths."""

import re
from dataclasses import dataclass

from sagabook.model import Fee, Period, Qualifier, Wage
from sagabook.reading.addons import read_extra
from sagabook.reading.numerals import NUMBER, SCALE, WORDED, value_of, worded_value

_SIGNS = {
    "£": "GBP",
    "€": "EUR",
    "$": "USD",
    "us$": "USD",
    "r$": "BRL",
    "a$": "AUD",
    "c$": "CAD",
    "gbp": "GBP",
    "eur": "EUR",
    "usd": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "dollar": "USD",
}
_CURRENCY = r"(?:euros?|pounds(?: sterling)?|(?:US )?dollars|EUR|GBP|USD|€|£)(?![\w])"
#: Â before a pound sign is a common mis-decoding that may survive in old archives.
MONEY = re.compile(
    rf"(?:Â?(?P<sign>(?:US|[RAC])?\$|[£€])\s?(?P<n1>{NUMBER})(?P<s1>{SCALE})?"
    rf"(?:\s?(?:-|–|/|to|and)\s?(?:Â?[£€$])?(?P<n2>{NUMBER})(?P<s2>{SCALE})?)?)"
    rf"|(?:\b(?P<both>(?<=between ))?(?P<n3>{NUMBER})(?:(?(both)\sand\s|\s?(?:-|–|/|to)\s?)(?P<n4>{NUMBER}))?"
    rf"(?P<s3>{SCALE})?[\s-]?(?P<word>{_CURRENCY}))"
    rf"|(?:\b(?P<n5>{NUMBER})(?P<s5>\s?million|m)\b"
    r"(?=\s+(?:bid|offer|deal|fee|move|transfer|release|rated|plus (?:bonus|add))))"
    rf"|(?:\b(?P<n6>{WORDED})[\s-](?P<s6>million|thousand)[\s-](?P<word6>{_CURRENCY}))",
    re.IGNORECASE,
)
#: Where a sum may begin: at a sign, or at a figure with a scale, a currency or another figure behind it.
_FIGURE = re.compile(
    r"[£€$]|(?<!\d)\d+(?=[\d,.]*(?:\s?(?:-|–|to|and)\s?\d|[-\s]?(?:m(?:il|l?n?\b)|b(?:il|n\b)|thousand|k\b)"
    r"|[\s-]?(?:euro|pound|dollar|eur|gbp|usd|[€£])))",
    re.IGNORECASE,
)
#: What a sum in words ends in, and the words before that.
_IN_WORDS = re.compile(r"(?:million|thousand)[\s-](?:euros|pounds|dollars|euro\b)")
_WORDS = re.compile(rf"\b{WORDED}[\s-]$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:\s(?:net|gross|basic|after tax|before tax))?\s?[- ]?"
    r"(?:(?:a|per|each|every)[- ](?P<p1>week|year|season|annum|month)|/(?P<p2>week|year)|(?P<p3>p/?w|p/?a)\b"
    r"|-?(?P<p4>weekly|yearly|annual|annually))"
    r"|\s(?P<p5>net|gross)\b(?! (?:spend|profit|loss|worth|fee))",
    re.IGNORECASE,
)
#: What makes a sum the difference of two: "£5m short of his price", "£5m apart".
_DIFFERENCE = re.compile(r"\s(?:short|shy|apart|adrift|below|above|off)\b(?! (?:the|its|their) books)")
#: Pay without its period behind it: "a salary of €5m", "weekly wages of £90,000".
_PAY = re.compile(
    r"\b(?:(?P<p>weekly|annual|yearly)\s)?(?:wages?|salary|salaries)\s(?:(?:offer|package|deal|demands?)\s)?"
    r"(?:(?:of|worth|at|around|about|approximately|roughly|over|to|is|was|be|up|than|more|close|nearly|some)\s)+$",
    re.IGNORECASE,
)
#: From what sum on pay is a year's, where nothing says so.
_YEARLY = 1_000_000
_BEFORE = re.compile(
    r"(?P<about>(?:about|around|roughly|approximately|close to|nearly|almost|circa|some|region of|estimated|near|"
    r"just under|just over|(?:a little|slightly|just) less than|"
    r"shy of|short of|shade under|shade over|approaching|nearer|nudging)\s+(?:the\s+)?)$"
    r"|(?P<upto>(?:up to|as much as|potentially|maximum of|could reach|rise to|rising to|that could rise "
    r"to|worth up to|"
    r"reach|reaching|a possible)\s+(?:a\s+)?)$"
    r"|(?P<least>(?:at least|more than|over|in excess of|upwards of|excess of|minimum of|north of|above|not less than|"
    r"in-excess of|no less than|a minimum|exceeding|beyond)\s+)$"
    r"|(?P<initial>(?:initial|initially|guaranteed|an initial|upfront|up-front|initial fee of|basic|fixed)\s+"
    r"(?:fee of\s+|payment of\s+)?)$",
    re.IGNORECASE,
)
_LEADS = {
    "about": Qualifier.ABOUT,
    "upto": Qualifier.UP_TO,
    "least": Qualifier.AT_LEAST,
    "initial": Qualifier.INITIAL,
}
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
    rf"\b(?P<n>{_COUNT})(?:-and-a-half|(?P<half>\s(?:and a half|and-a-half)))?(?: (?:more|further))?"
    r"[- ](?P<unit>years?|months?|seasons?)"
    r"(?:[- ](?P<noun>deal|contract|extension|agreement|terms|pact|term|loan|stay))?\b"
    r"|\b(?P<until>(?:20[0-4]\d))\b",
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
    #: What goes on with it past other words: "a £9m fee for Novak, rising to £11m".
    tail: tuple[int, int] = (0, 0)


def find_amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """The amounts of money in `text[start:end]`, in order; a bracketed conversion is left out.

    Returns amounts with whole-unit values: "£23m plus £7m in add-ons" is one amount of 23,000,000, addons 7,000,000.
    """
    stop = len(text) if end is None else end
    found: list[Amount] = []
    at = start
    for begin in _places(text, start, stop):
        if begin < at or (match := MONEY.match(text, begin, stop)) is None:
            continue
        at = match.end()
        before = text[max(start, begin - 32) : begin]
        if found and (closes := _bracketed(text, found[-1].end, begin)):
            at = max(at, closes)
            found[-1] = Amount(found[-1].start, at, found[-1].fee, found[-1].wage)
            continue
        amount = _amount(text, match, before, stop)
        if amount is not None:
            at = max(amount.end, amount.tail[1])
            if found and (told := _told_in_parts(text, found[-1], amount)) is not None:
                found[-1] = told
            else:
                found.append(amount)
            if amount.tail[1]:
                found.append(Amount(*amount.tail, None, None))
    return found


def _places(text: str, start: int, stop: int) -> list[int]:
    """Where sums may begin: their pattern tried at each character of a story would take ten times as long."""
    places: list[int] = []
    for figure in _FIGURE.finditer(text, start, stop):
        begin = figure.start()
        if text[begin] == "$":
            before = text[max(start, begin - 2) : begin].upper()
            begin -= 2 if before == "US" else before.endswith(("R", "A", "C"))
        elif begin > start and text[begin - 1] in "Ââ" and not figure.group().isdigit():
            begin -= 1
        places.append(begin)
    for tail in _IN_WORDS.finditer(text, start, stop):
        before = text[max(start, tail.start() - 24) : tail.start()]
        if (words := _WORDS.search(before)) is not None:
            places.append(tail.start() - len(before) + words.start())
    return sorted(places)


def _bracketed(text: str, last: int, begin: int) -> int:
    """The end of the bracket right behind a sum that gives it in other currencies; 0 when `begin` is in none."""
    opens = text[last:begin].lstrip()
    if len(opens) > 1 or not opens.startswith(("(", "[")):
        return 0
    closes = text.find(")" if opens == "(" else "]", begin, begin + 40)
    return closes if closes > 0 else begin


def _told_in_parts(text: str, first: Amount, second: Amount) -> Amount | None:
    """One price told twice running, whole and in parts: "£71m, made up of an initial £65m and £6m in add-ons"."""
    if first.fee is None or second.fee is None or second.start - first.end > _ASIDE:
        return None
    between = text[first.end : second.start]
    if "." in between or "\n" in between or "asking price" in between or "valuation" in between:
        return None
    for part, whole in ((first.fee, second.fee), (second.fee, first.fee)):
        if in_parts(part, whole):
            return Amount(first.start, second.end, part, None)
    return None


def _amount(text: str, match: re.Match[str], before: str, stop: int) -> Amount | None:
    """The amount of money that a match of MONEY is, with what the words around it make of it."""
    group = match.groupdict()
    high: float | None = None
    if group["sign"]:
        currency = _SIGNS[group["sign"].lower()]
        low = value_of(group["n1"], group["s1"] or (group["s2"] if group["n2"] else None))
        high = value_of(group["n2"], group["s2"] or group["s1"]) if group["n2"] else None
    elif group["word"]:
        currency = _currency(group["word"])
        low = value_of(group["n3"], group["s3"])
        high = value_of(group["n4"], group["s3"]) if group["n4"] else None
    elif group["n6"]:
        currency, low = _currency(group["word6"]), worded_value(group["n6"]) * value_of("1", group["s6"])
    else:
        currency, low = "GBP", value_of(group["n5"], group["s5"])
    if high is not None and " to " in match.group() and _FROM.search(before):
        low, high = high, None
    closes = match.end()
    if group["n2"] and " and " in match.group() and "between" not in before.lower():
        high, closes = None, max(match.end("n1"), match.end("s1"))  # "bids of £20m and £25m" are two
    elif high is not None and high < low:
        high = None
    after = text[closes : min(stop, closes + 110)]
    if (wage := _wage(high or low, currency, before, after)) is not None:
        return Amount(match.start(), closes + wage[1], None, wage[0])
    scale = group["s1"] or group["s2"] or group["s3"] or group["s5"] or group["s6"]
    if low < 1000 or _DIFFERENCE.match(after):
        return None
    qualifier = Qualifier.EXACT
    lead = _BEFORE.search(before)
    if high is not None:
        low, qualifier = high, Qualifier.UP_TO
    elif lead is not None:
        qualifier = _LEADS[lead.lastgroup or "about"]
    extra = read_extra(after, low, scale, qualifier)
    begin = match.start() - (len(lead.group()) if lead is not None else 0)
    end = closes + extra.length
    words = text[match.start() : end].strip()
    fee = Fee(extra.amount, currency, extra.qualifier, extra.addons, words)
    if extra.tail > 0 and any(letter.isupper() for letter in text[closes : closes + extra.tail]):
        return Amount(begin, closes, fee, None, (closes + extra.tail, end))
    return Amount(begin, end, fee, None)


def _currency(word: str) -> str:
    word = word.lower().removeprefix("us ").partition(" ")[0]
    return _SIGNS.get(word) or _SIGNS[word.removesuffix("s")]


def _wage(amount: float, currency: str, before: str, after: str) -> tuple[Wage, int] | None:
    """The pay that an amount is, and how long the words of its period are; None when it is no pay."""
    if (period := _PERIOD.match(after)) is not None:
        name = next(v for v in period.groupdict().values() if v).lower()
        per = Period.PER_WEEK if name in ("week", "pw", "p/w", "weekly") else Period.PER_YEAR
        return Wage(amount * (12 if name == "month" else 1), currency, per), period.end()
    if (pay := _PAY.search(before)) is not None:
        weekly = pay["p"].lower() == "weekly" if pay["p"] else amount < _YEARLY
        return Wage(amount, currency, Period.PER_WEEK if weekly else Period.PER_YEAR), 0
    return None


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
