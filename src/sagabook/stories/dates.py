"""Publication dates as English pages print them, turned into `date`."""

import re
from datetime import date

#: No printed date is longer; what is longer is prose, and is not searched.
_LONGEST = 100

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        r"\b(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)",
        r"\A(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})\Z",
        rf"{_DAY}(?: of)?[ -]+{_MONTH},?[ -]+(?P<year>\d{{4}})\b",
        rf"\b{_MONTH} *{_DAY},? +(?P<year>\d{{4}})\b",
        r"\b(?P<day>\d{1,2})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4})\b",
    )
)


def parse_date(printed: str) -> date | None:
    """Read the date in a short printed form.

    Args:
        printed: Such as "2017-08-01T09:30:00Z", "1 August 2017", "Tue, 1st Aug 2017, 12:32 UK", "August 1, 2017" or
            "01/08/2017". All-number forms put the day first, as British pages do, unless only the other order can be.

    Returns:
        The date as printed (no time zone is applied), or None where there is none.
    """
    if len(printed) > _LONGEST:
        return None
    for form in _FORMS:
        if found := form.search(printed):
            year, month, day = found["year"], found["month"], found["day"]
            return _as_date(int(year), _month_number(month), int(day))
    return None


def _month_number(printed: str) -> int:
    return int(printed) if printed.isdecimal() else _MONTHS.index(printed[:3].lower()) + 1


def _as_date(year: int, month: int, day: int) -> date | None:
    if month > 12 >= day:
        month, day = day, month
    try:
        return date(year, month, day)
    except ValueError:
        return None
