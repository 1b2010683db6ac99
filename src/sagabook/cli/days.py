"""Days as users type them on the command line."""

import re
from datetime import date

from sagabook.errors import SagabookError

#: With a month in letters there is no doubt which number is the day; 01/08/2017 means two days to two readers.
_DOUBTLESS = re.compile(
    r"\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+\d{4}|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}",
    re.IGNORECASE | re.ASCII,
)


def day_typed(typed: str) -> date:
    """Read a day: 2017-08-01, or 1 August 2017 as Sagabook prints it.

    Args:
        typed: What was typed.

    Returns:
        The day.

    Raises:
        SagabookError: When it is none, or could be two.
    """
    day = _day(typed.strip())
    if day is None:
        raise SagabookError(f"{typed!r}: not a day; write it as 2017-08-01 or 1 August 2017")
    return day


def _day(typed: str) -> date | None:
    from sagabook.stories.dates import parse_date

    if not _DOUBTLESS.fullmatch(typed):
        return None
    if not typed[:4].isdecimal():
        return parse_date(typed)
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
