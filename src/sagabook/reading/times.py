"""Times: the core of a phrase of time ("last summer", "9 July"), and the days, months or years that it means."""

import re
import tomllib
from calendar import day_name, month_name, monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources
from typing import Any, Literal

Tense = Literal["past", "future"]
#: First and last point at one precision (day, month or year), and the kind of time.
Value = tuple[str, str, str]

_FILE = resources.files("sagabook.reading").joinpath("patterns/times.toml")
_TABLE: dict[str, Any] = tomllib.loads(_FILE.read_text("utf-8"))
#: Alternatives for a regular expression, by the name of their list.
WORDS: dict[str, str] = {name: "|".join(map(re.escape, words.split())) for name, words in _TABLE["words"].items()}
_NUMBERS: dict[str, int] = _TABLE["numbers"]
_SEASON_ENDS: dict[str, str] = _TABLE["season_ends"]
_DEADLINES = sorted(date.fromisoformat(day) for day in _TABLE["deadlines"].values())
_LAST_DAYS: dict[str, str] = _TABLE["deadlines"]
_MONTHS = {name[:3].lower(): number for number, name in enumerate(month_name) if name}
_DAYS = {name: number for number, name in enumerate(day_name)}

_MONTH = "|".join(name for name in month_name if name)
_ANY_MONTH = rf"(?:{_MONTH}|(?:{WORDS['abbreviations']})\.?)"
_YEAR = r"(?:19[5-9]|20[0-4])\d(?![\d%]|[,.]\d|\s?(?:m|k|bn)\b)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WINDOW = r"(?:\s(?:transfer\s)?window)"
_COUNT = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_UNIT = (
    rf"week(?:end)?|month|year|season|term|campaign|summer(?:(?:['’]s)?{_WINDOW})?|winter{_WINDOW}"
    r"|transfer\swindow|window|day"
)
_PER = "day|week|fortnight|month|year|decade|summer|season"
_OF_DAY = "morning|afternoon|evening|night|lunchtime"

#: A sentence without any of these names no time that is resolved here.
GATE = re.compile(
    r"day|hours|week|month|year|season|term|campaign|summer|Summer|window|night|tomorrow|morning|ago\b"
    r"|[12][90]\d\d|Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec|spring|autumn"
)
#: The core of a phrase; what comes before it is read backwards from here.
CORE = re.compile(
    rf"(?<![\w£€$/.-])(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|(?P<dmy>(?P<d1>{_DAY})(?:\s?(?:-|–|to|or|and)\s?(?P<d2>{_DAY}))?\s(?:of\s)?(?P<mon1>{_ANY_MONTH})"
    rf"(?:,?\s(?P<y1>{_YEAR}))?)"
    rf"|(?P<mdy>(?P<mon2>{_ANY_MONTH})\s(?:the\s)?(?P<d3>{_DAY})(?![\d%-]|[,.:]\d)(?:,?\s(?P<y2>{_YEAR}))?)"
    rf"|(?P<my>(?P<mon3>{_MONTH})(?:\sof|,)?\s(?P<y3>{_YEAR}){_WINDOW}?)"
    rf"|(?P<ysea>(?P<y4>{_YEAR})\s(?:(?P<mon4>{_MONTH})|summer|winter(?={_WINDOW})){_WINDOW}?)"
    rf"|(?P<seay>(?P<sea>[Ss]ummer|[Ss]pring|[Aa]utumn)(?:{_WINDOW})?(?:\s(?:of|in))?\s(?P<y5>{_YEAR}))"
    r"|(?P<season>(?P<y6>(?:19[5-9]|20[0-4])\d)\s?[-/–]\s?(?P<y7>(?:19|20)?\d\d)(?![\d%]|[,.]\d|-)"
    r"(?:\s(?:season|campaign))?)"
    rf"|(?P<year>{_YEAR}(?![-/–]\d))"
    rf"|(?P<today>(?i:today|yesterday|tomorrow|tonight)(?:\s(?:{_OF_DAY}))?|(?i:this)\s(?:morning|afternoon|evening)"
    r"|(?i:last)\snight)"
    rf"|(?P<month>(?:(?P<det1>(?i:last|next|this))\s)?(?P<mon5>{_MONTH})(?P<win>{_WINDOW}?)(?!\s(?:of\s)?{_YEAR}))"
    rf"|(?P<weekday>(?:(?P<det2>(?i:last|next|this))\s)?(?P<wd>{'|'.join(day_name)})(?P<hour>\s(?:{_OF_DAY}))?)"
    rf"|(?P<rel>(?P<det3>(?i:last|next|this|the|the current))\s(?P<unit>{_UNIT})(?!\s(?:of\s|in\s)?{_YEAR}))"
    rf"|(?P<ago>(?i:(?P<n>{_COUNT}|\d{{1,2}})(?P<half>[\s-]and[\s-]a[\s-]half)?\s(?P<per>{_PER})s?\sago))"
    r"|(?P<hours>(?:the\s)?(?:next|coming)\s(?P<many>\d\d)\shours)"
    r"|(?P<deadline>(?:transfer\s)?deadline\sday)"
    r")(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What resolves a core: the publication date, the tense around it, and the preposition and modifier before it."""

    published: date | None
    tense: Tense | None = None
    prep: str = ""
    part: str = ""


def name_of(core: re.Match[str]) -> str:
    """Which of the cores a match of `CORE` is: "iso", "dmy", "mdy", "my", "year", "rel" and so on."""
    return next(name for name in _RESOLVERS if core[name])


def depends_on_tense(core: re.Match[str]) -> bool:
    """Whether a core may mean a time before or after the publication: "in June" may, "in June 2019" does not."""
    return name_of(core) not in _PLAIN


def resolve(core: re.Match[str], context: Context) -> Value | None:
    """What a core means.

    Args:
        core: A match of `CORE`.
        context: Where it stands.

    Returns:
        Its first and last point and its kind; None where it cannot be told, or only by a publication date not given.
    """
    return _RESOLVERS[name_of(core)](core, context)


def is_open(value: Value, published: date | None) -> bool:
    """Whether a transfer window is on: it may outlast its months."""
    if published is None or value[2] != "window":
        return False
    return value[0] <= published.isoformat() <= _LAST_DAYS.get(value[0], "")


def until_now(value: Value, published: date | None) -> Value | None:
    """The time "since" another: from its beginning to the publication; None if it begins later."""
    if published is None:
        return value
    today = published.isoformat()[: len(value[0])]
    return (value[0], today, "interval") if value[0] <= today else None


def from_now(value: Value, published: date | None) -> Value | None:
    """The time "by", "before" or "until" another: from the publication to its end; None if it is over by then."""
    if published is None or value[2] in ("window", "season"):
        return None
    today = published.isoformat()[: len(value[1])]
    return (today, value[1], "interval" if today < value[1] else value[2]) if today <= value[1] else None


def interval(first: re.Match[str], second: re.Match[str], context: Context) -> Value | None:
    """The time "from" one core "to" another; a first month without a year precedes the second; None if it runs back."""
    high = resolve(second, context)
    if high is None:
        return None
    low = resolve(first, context)
    if first["month"] and len(high[0]) == 7:
        number = _MONTHS[first["mon5"][:3].lower()]
        low = _month(int(high[0][:4]) * 12 + number - 1 - 12 * (number > int(high[0][5:])))
    if low is None:
        return None
    size = min(len(low[0]), len(high[1]))
    return (low[0][:size], high[1][:size], "interval") if low[0][:size] < high[1][:size] else None


def _month(index: int, kind: str = "month", length: int = 1) -> Value:
    """The month with that index (year * 12 + month - 1), or so many from it on."""
    last = index + length - 1
    return f"{index // 12:04}-{index % 12 + 1:02}", f"{last // 12:04}-{last % 12 + 1:02}", kind


def _index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _days(first: date, last: date | None = None) -> Value:
    return first.isoformat(), (last or first).isoformat(), "interval" if last and last != first else "day"


def _years(year: int) -> Value:
    return f"{year:04}", f"{year:04}", "year"


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if year and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def _nearest(back: int, on: int, now: int, tense: Tense | None, length: int = 0) -> int:
    """Of the latest time that has begun and the first that is not over, the one in that tense, else the nearer."""
    if tense:
        return back if tense == "past" else on
    return back if now - back - length <= on - now else on


def _in_tense(days: list[date], context: Context) -> date | None:
    """The day nearest to the publication in the tense."""
    now, tense = context.published, context.tense
    if now is not None and tense is not None:
        days = [day for day in days if (day <= now if tense == "past" else day >= now)]
    return min(days, key=lambda day: abs((day - (now or day)).days)) if days else None


def _iso(core: re.Match[str], context: Context) -> Value | None:
    day = _day(*map(int, core["iso"].split("-")))
    return _days(day) if day else None


def _date(core: re.Match[str], context: Context) -> Value | None:
    """A day of a month, or two; without a year, the nearest in its tense."""
    month = _MONTHS[(core["mon1"] or core["mon2"])[:3].lower()]
    days = [int(re.sub(r"\D", "", d)) for d in (core["d1"] or core["d3"], core["d2"]) if d]
    year = core["y1"] or core["y2"]
    if year:
        years = [int(year)]
    elif context.published is not None:
        years = [context.published.year + shift for shift in (-1, 0, 1)]
    else:
        return None
    real = [day for y in years if (day := _day(y, month, days[0]))]
    first = (real[0] if real else None) if year else _in_tense(real, context)
    if first is None:
        return None
    last = _day(first.year, month, days[-1])
    return _days(first, last) if last and last > first else _days(first)


def _month_year(core: re.Match[str], context: Context) -> Value | None:
    return _month(int(core["y3"]) * 12 + _MONTHS[core["mon3"][:3].lower()] - 1)


def _year_window(core: re.Match[str], context: Context) -> Value | None:
    """A window or month after its year: "the 2020 January window"."""
    year = int(core["y4"]) * 12
    if core["mon4"]:
        return _month(year + _MONTHS[core["mon4"][:3].lower()] - 1)
    return _month(year + 5, "window", 3) if " summer" in core.group() else _month(year, "window")


def _summer_year(core: re.Match[str], context: Context) -> Value | None:
    """A quarter before its year: "the summer of 2020"."""
    first = {"summer": 5, "spring": 2, "autumn": 8}[core["sea"].lower()]
    return _month(int(core["y5"]) * 12 + first, "window", 3)


def _campaign(core: re.Match[str], context: Context) -> Value | None:
    """A season, where the second year follows the first ("2023/24"); else, with four digits, years."""
    first, second = int(core["y6"]), core["y7"]
    if int(second) % 100 == (first + 1) % 100:
        return _season(first, context.part)
    return (str(first), second, "interval") if len(second) == 4 and int(second) > first else None


def _season(year: int, part: str = "") -> Value:
    """The season that begins in `year`, or the named part of it."""
    end = _SEASON_ENDS.get(str(year), f"{year + 1:04}-05")
    part = part.removeprefix("very ")
    if part.startswith(("end", "close", "back")):
        return end, end, "month"
    if part.startswith(("second", "latter")):
        return f"{year + 1:04}-01", end, "season"
    if part.startswith("first"):
        return f"{year:04}-08", f"{year:04}-12", "season"
    if part.startswith(("start", "beginning")):
        return _month(year * 12 + 7)
    return f"{year:04}-08", end, "season"


def _year(core: re.Match[str], context: Context) -> Value | None:
    return _years(int(core["year"]))


def _today(core: re.Match[str], context: Context) -> Value | None:
    if context.published is None:
        return None
    word = core["today"].lower()
    shift = -1 if word.startswith(("yesterday", "last")) else 1 if word.startswith("tomorrow") else 0
    return _days(context.published + timedelta(shift))


def _bare_month(core: re.Match[str], context: Context) -> Value | None:
    return _named_month(_MONTHS[core["mon5"][:3].lower()], (core["det1"] or "").lower(), context)


def _named_month(number: int, det: str, context: Context) -> Value | None:
    if context.published is None:
        return None
    now = _index(context.published)
    back = now - (now - (number - 1)) % 12
    on = now + (number - 1 - now) % 12
    if det == "last":
        return _month(back if back < now else back - 12)
    if det == "next":
        return _month(on if on > now else on + 12)
    return _month(_nearest(back, on, now, context.tense))


def _weekday(core: re.Match[str], context: Context) -> Value | None:
    if context.published is None:
        return None
    now = context.published.toordinal()
    away = (_DAYS[core["wd"]] - context.published.weekday()) % 7
    back, on = now - (7 - away) % 7, now + away
    det = (core["det2"] or "").lower()
    if det == "last":
        back, tense = back - 7 * (away == 0), "past"
    elif det == "next" or context.prep in ("by", "before", "until", "till"):
        on, tense = on + 7 * (away == 0 and det == "next"), "future"
    else:
        return _days(date.fromordinal(_nearest(back, on, now, context.tense)))
    return _days(date.fromordinal(back if tense == "past" else on))


def _deadline(core: re.Match[str], context: Context) -> Value | None:
    """The nearest last day of a window in its tense, if within four months."""
    now = context.published
    day = _in_tense([d for d in _DEADLINES if abs((d - now).days) <= 120], context) if now else None
    return _days(day) if day else None


def _hours(core: re.Match[str], context: Context) -> Value | None:
    """So many hours from the publication on."""
    published = context.published
    return _days(published, published + timedelta(int(core["many"]) // 24)) if published is not None else None


def _ago(core: re.Match[str], context: Context) -> Value | None:
    published = context.published
    if published is None:
        return None
    word, per = core["n"].lower(), core["per"].lower()
    count = _NUMBERS.get(word) or int(word)
    if per == "day":
        return _days(published - timedelta(count))
    if per in ("week", "fortnight"):
        weeks = count * (1 if per == "week" else 2) + (context.prep in ("over", "than"))
        late = published - timedelta(7 * weeks)
        early = late - timedelta(3)
        return _month(_index(early), "relative", _index(late) - _index(early) + 1)
    if per == "month":
        return _month(_index(published) - count)
    if per == "summer":
        return _month((_summer("last", published, None) or 0) * 12 - (count - 1) * 12 + 5, "window", 3)
    if per == "season":
        return _season(_season_at("last", published, None) - count + 1)
    return None if core["half"] else _years(published.year - count * (10 if per == "decade" else 1))


def _relative(core: re.Match[str], context: Context) -> Value | None:
    """A unit of time after "last", "next", "this" or "the"."""
    published = context.published
    if published is None:
        return None
    det = "this" if "current" in core["det3"].lower() else core["det3"].lower()
    unit, tense = core["unit"], context.tense
    shift = {"last": -1, "next": 1}.get(det, 0)
    if unit.startswith("summer"):
        summer = _summer(det, published, tense)
        return _month(summer * 12 + 5, "window", 3) if summer else None
    if unit.startswith("winter"):
        return _named_month(1, det, context)
    if unit in ("season", "term", "campaign"):
        return _season(_season_at(det, published, tense), context.part)
    if unit.endswith("window"):
        return None if shift else _window_at(published)
    if unit == "year":
        return _years(published.year + shift)
    if unit == "month":
        return _month(_index(published) + shift)
    if unit == "day":
        return _days(published)
    return _week(shift, published, tense) if unit == "week" else _weekend(det, published, tense)


def _week(shift: int, published: date, tense: Tense | None) -> Value:
    """A week from Monday to Sunday; this one up to today or from today on, and on a Sunday the one ahead."""
    monday = published + timedelta(7 * shift - published.weekday())
    sunday = monday + timedelta(6)
    if not shift and tense:
        ahead = sunday if published < sunday else published + timedelta(6)
        return _days(monday, published) if tense == "past" else _days(published, ahead)
    return _days(monday, sunday)


def _weekend(det: str, published: date, tense: Tense | None) -> Value | None:
    """A weekend; on a Saturday or Sunday "this" and "the" are the one that is on, and "next" may be either."""
    day = published.weekday()
    if det == "next":
        return None
    if det == "last" or (day < 5 and (tense == "past" or (tense is None and day < 3))):
        saturday = published - timedelta(day + 2)
    else:
        saturday = published + timedelta(5 - day)
    return _days(saturday, saturday + timedelta(1))


def _summer(det: str, published: date, tense: Tense | None) -> int | None:
    """The year of the summer meant; None for "next summer" said in spring, which may be either."""
    year, month = published.year, published.month
    if det == "last":
        return year if month > 10 else year - 1
    if det == "next":
        return None if month < 6 else year + 1
    if det == "this":
        return year + 1 if month > 10 and tense != "past" else year
    back, on = year * 12 + 5 - 12 * (month < 6), year * 12 + 5 + 12 * (month > 8)
    return _nearest(back, on, _index(published), tense, 2) // 12


def _season_at(det: str, published: date, tense: Tense | None) -> int:
    """The year in which the season meant began; in June and July the last one has just ended."""
    year, month = published.year, published.month
    current = year if month > 7 else year - 1
    if det == "last":
        return current if month in (6, 7) else current - 1
    if det == "next":
        return year if (month, published.day) <= (8, 10) else year + 1
    ahead = (month == 7 and tense != "past") or (month == 6 and tense == "future")
    return year if ahead else current


def _window_at(published: date) -> Value | None:
    """The transfer window that is open on a day: summer's or January's, to the last day that the table gives."""
    for month, length in ((6, 3), (1, 1)):
        first = f"{published.year:04}-{month:02}"
        last = max(_LAST_DAYS.get(first, ""), f"{published.year:04}-{month + length - 1:02}-31")
        if first <= published.isoformat() <= last:
            return _month(published.year * 12 + month - 1, "window", length)
    return None


_RESOLVERS: dict[str, Callable[[re.Match[str], Context], Value | None]] = {
    "rel": _relative,
    "weekday": _weekday,
    "month": _bare_month,
    "year": _year,
    "my": _month_year,
    "ago": _ago,
    "today": _today,
    "dmy": _date,
    "mdy": _date,
    "season": _campaign,
    "seay": _summer_year,
    "ysea": _year_window,
    "deadline": _deadline,
    "iso": _iso,
    "hours": _hours,
}
#: The cores that mean one time whatever the tense.
_PLAIN = frozenset({"iso", "my", "ysea", "seay", "season", "year", "today", "ago", "hours"})
