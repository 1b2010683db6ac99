"""Money, wages and dates as people write them: "about £60m", "£100,000 a week", "7 June 2017"."""

import re
from calendar import month_name
from datetime import date

from sagabook.model import Fee, Period, Qualifier, Wage

SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
QUALIFIERS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.UP_TO: "up to ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.INITIAL: "an initial ",
}
PERIODS = {Period.PER_WEEK: "a week", Period.PER_YEAR: "a year"}


def money(amount: float, currency: str) -> str:
    """Print an amount shortly: "£40m", "€1.5m", "£750,000", "SEK 20m"."""
    # From where the shorter form's rounding would reach the next unit.
    if amount >= 999_999_500:
        number = f"{shortly(amount / 1e9)}bn"
    elif amount >= 999_999.5:
        number = f"{shortly(amount / 1e6)}m"
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


def day_words(day: date, as_of: date | None = None) -> str:
    """Print a day, without its year where that is the year of `as_of`: "7 July 2017", "7 July"."""
    words = _date(day.isoformat())
    return words.removesuffix(f" {as_of.year}") if as_of and as_of.year == day.year else words


def _date(text: str) -> str:
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", text)
    if not match:
        return text
    year, month, day = match.groups()
    if not month:
        return year
    named = f"{month_name[int(month)]} {year}"
    return f"{int(day)} {named}" if day else named


def shortly(number: float) -> str:
    """Print a number without needless zeros: "1.5", "3"."""
    return f"{number:.3f}".rstrip("0").rstrip(".")
