"""Windows in plain words: "open until 31 August 2017 at 23:00, 16 days left"."""

from datetime import date

from sagabook.amounts import day_words
from sagabook.market.windows import Business, Standing, Window

_BUSINESS = {
    Business.ALL: "open",
    Business.HOME: "open between clubs of the country only,",
    Business.LOANS: "open for loans only,",
}


def standing_words(standing: Standing) -> str:
    """Tell in one line how windows stand: what is open and for how long, else when the next opens."""
    if not standing.open:
        return f"shut; {next_words(standing)}"
    return "; ".join(open_words(window, standing.day) for window in standing.open)


def open_words(window: Window, day: date) -> str:
    """Tell until when an open window is open: "open until 31 August 2017 at 23:00, 16 days left"."""
    return f"{_BUSINESS[window.business]} until {closing_words(window)}, {days_words((window.closes - day).days)}"


def next_words(standing: Standing) -> str:
    """Tell when the next window opens: "opens again on 1 January 2018, in 123 days"."""
    window = standing.next
    if window is None:
        return "the next one is not known yet"
    days = (window.opens - standing.day).days
    return f"opens again on {day_words(window.opens)}{_about(window)}, in {days} {'day' if days == 1 else 'days'}"


def closing_words(window: Window) -> str:
    """Tell when a window shuts: "31 August 2017 at 23:00", with "about" where nobody vouches for the day."""
    hour = f" at {window.hour:%H:%M}" if window.hour else ""
    return f"{'' if window.exact else 'about '}{day_words(window.closes)}{hour}"


def days_words(days: int) -> str:
    """Tell how many days are left: "16 days left", "the last day"."""
    return "the last day" if days == 0 else f"{days} {'day' if days == 1 else 'days'} left"


def _about(window: Window) -> str:
    return "" if window.exact else " or about then"
