"""A claim in plain words: fills the wording table's slots with names, money, contracts and dates."""

import re
from calendar import month_name

from sagabook.cli.wording import WORDINGS
from sagabook.model import Claim, Contract, Deal, Fee, Period, Qualifier, Wage

SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
DEALS = {
    Deal.PERMANENT: "permanently",
    Deal.LOAN: "on loan",
    Deal.FREE: "on a free transfer",
    Deal.SWAP: "in a swap",
}
QUALIFIERS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.UP_TO: "up to ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.INITIAL: "an initial ",
}
PERIODS = {Period.PER_WEEK: "a week", Period.PER_YEAR: "a year"}
UNKNOWN = {"buyer": "a club", "seller": "the club"}

_FILLED = re.compile(r"\[(?P<this>[^\[\]|]*)(?:\|(?P<that>[^\[\]]*))?\]|\{(?P<slot>\w+)\}")
_SLOT = re.compile(r"\{(\w+)\}")
_AN = re.compile(r"\ba (?=(?:8|11|18)-(?:year|month))")


def phrase(claim: Claim) -> str:
    """Put a claim in one line of plain words, without its sources and date.

    Args:
        claim: The claim.

    Returns:
        A line such as "Liverpool are ready to bid about £60m"; what the kind's wording has no place for
        (a wage, say) follows after commas.
    """
    template = WORDINGS[claim.kind].template(claim.mode)
    slots = _slots(claim)
    used: set[str] = set()

    def fill(part: re.Match[str]) -> str:
        if part["slot"]:
            return slots[part["slot"]] or UNKNOWN[part["slot"]]
        wanted = _SLOT.findall(part["this"])
        if all(slots[name] for name in wanted):
            used.update(wanted)
            return part["this"].format(**slots)
        return part["that"] or ""

    # Bracketed parts and bare slots go in one pass, so that nothing is looked for in what was filled in.
    line = _AN.sub("an ", _FILLED.sub(fill, template))
    return ", ".join([line, *_leftovers(claim, slots, used)])


def sources(claim: Claim) -> str:
    """Name a claim's sources, nearest first, in one string; empty when the story speaks in its own voice."""
    return ", ".join(source.name for source in claim.said_by)


def money(amount: float, currency: str) -> str:
    """Print an amount shortly: "£40m", "€1.5m", "£750,000", "SEK 20m"."""
    # From where the shorter form's rounding would reach the next unit.
    if amount >= 999_999_500:
        number = f"{_short(amount / 1e9)}bn"
    elif amount >= 999_999.5:
        number = f"{_short(amount / 1e6)}m"
    else:
        number = f"{amount:,.0f}"
    return f"{SYMBOLS[currency]}{number}" if currency in SYMBOLS else f"{currency} {number}"


def fee_words(fee: Fee) -> str:
    """Print a price with its qualifier and add-ons: "an initial £23m plus £7m in add-ons"."""
    words = QUALIFIERS[fee.qualifier] + money(fee.amount, fee.currency)
    return f"{words} plus {money(fee.addons, fee.currency)} in add-ons" if fee.addons else words


def wage_words(wage: Wage) -> str:
    """Print pay: "£100,000 a week"."""
    return f"{money(wage.amount, wage.currency)} {PERIODS[wage.period]}"


def date_words(when: str) -> str:
    """Print an ISO 8601 date, month, year or interval as people write it.

    Args:
        when: "2017", "2017-06", "2017-06-07", or two of these with a slash between.

    Returns:
        "June 2017", "7 June 2017", "June to August 2017"; anything else as it came.
    """
    start, slash, end = when.partition("/")
    if not slash:
        return _date(start)
    first, last = _date(start), _date(end)
    year = last[-5:]
    if first != last and len(first) > len(year) and first.endswith(year):
        first = first.removesuffix(year)
    return f"{first} to {last}"


def _date(text: str) -> str:
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", text)
    if not match:
        return text
    year, month, day = match.groups()
    if not month:
        return year
    named = f"{month_name[int(month)]} {year}"
    return f"{int(day)} {named}" if day else named


def _short(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")


def _years(years: float, *, adjective: bool) -> str:
    """Print a length: "3-year" or "3 years", and months where it is no whole number of half years."""
    if years * 2 == int(years * 2):
        count, unit = _short(years), "year"
    else:
        count, unit = str(max(1, round(years * 12))), "month"
    if adjective:
        return f"{count}-{unit}"
    return f"{count} {unit}" if count == "1" else f"{count} {unit}s"


def _slots(claim: Claim) -> dict[str, str]:
    contract = claim.contract or Contract()
    return {
        "player": claim.player.name,
        "buyer": claim.buyer.name if claim.buyer else "",
        "seller": claim.seller.name if claim.seller else "",
        "fee": fee_words(claim.fee) if claim.fee else "",
        "deal": DEALS[claim.deal] if claim.deal else "",
        "years": _years(contract.years, adjective=True) if contract.years else "",
        "left": f"{_years(contract.years, adjective=False)} left" if contract.years else "",
        "until": date_words(contract.until) if contract.until else "",
    }


def _leftovers(claim: Claim, slots: dict[str, str], used: set[str]) -> list[str]:
    """What the claim says beyond its wording: fee, deal, wage, contract."""
    rest = [slots[name] for name in ("deal", "fee") if slots[name] and name not in used]
    if claim.wage:
        rest.append(wage_words(claim.wage))
    contract = "contract"
    if claim.contract and claim.contract.years and not used & {"years", "left"}:
        contract += f" of {_years(claim.contract.years, adjective=False)}"
    if slots["until"] and "until" not in used:
        contract += f" until {slots['until']}"
    return rest if contract == "contract" else [*rest, contract]
