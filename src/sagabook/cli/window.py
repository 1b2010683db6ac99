"""`sagabook window`: when clubs may register players."""

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from sagabook.cli.days import day_typed
from sagabook.cli.options import club_in_register
from sagabook.errors import MarketError

if TYPE_CHECKING:
    from rich.console import Console

    from sagabook.market import Standing, Window
    from sagabook.register import Register


def window(
    country: Annotated[
        str | None, typer.Option("--country", metavar="COUNTRY", show_default=False, help="Only this country.")
    ] = None,
    league: Annotated[
        str | None, typer.Option("--league", metavar="LEAGUE", show_default=False, help="The windows of this league.")
    ] = None,
    club: Annotated[
        str | None,
        typer.Option("--club", metavar="CLUB", show_default=False, help="The windows of this club's league."),
    ] = None,
    on: Annotated[
        date | None,
        typer.Option(
            "--on",
            metavar="DATE",
            parser=day_typed,
            show_default=False,
            help="The day, 2017-08-01 or 1 August 2017; else today.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON line a country.")] = False,
) -> None:
    """Show which transfer windows are open.

    With --country, --league or --club also what comes next, what was last, and who announced each.
    """
    from rich.text import Text

    from sagabook.amounts import day_words
    from sagabook.cli.console import PlainConsole
    from sagabook.market import shipped_calendar
    from sagabook.register import load_register

    day = on or datetime.now(UTC).date()
    calendar, register = shipped_calendar(), load_register()
    if sum(map(bool, (country, league, club))) > 1:
        raise MarketError("--country, --league and --club each say whose windows; give one of them")
    code, competition, gender = "", "", "m"
    if club:
        code, competition, gender = _league_of(club, register)
    elif league:
        code, competition, gender = _league_named(league, register)
    elif country:
        code = _code_of(country, register)
    if code and code not in calendar.countries:
        known = ", ".join(sorted(register.nations[known].name for known in calendar.countries))
        raise MarketError(f"{club or league or country}: no windows are known of that country; those known are {known}")
    console = PlainConsole()
    if not as_json:
        console.print(Text(day_words(day), style="dim"))
    for each in [code] if code else sorted(calendar.countries, key=lambda known: register.nations[known].name):
        standing = calendar.standing(day, each, competition, gender)
        name = register.nations[each].name
        if as_json:
            typer.echo(json.dumps(_record(name, standing, day), ensure_ascii=False))
        else:
            _print(console, name, standing, in_full=bool(code))


def _print(console: "Console", country: str, standing: "Standing | None", *, in_full: bool) -> None:
    """Print a line a country; in full also what comes next, what was last, and who announced each."""
    from rich.text import Text

    from sagabook.market.wording import closing_words, next_words, standing_words

    words = standing_words(standing) if standing else "the tables do not reach that day"
    console.print(Text(f"{country}: ", style="bold").append(words, style="not bold"), soft_wrap=True)
    if not (in_full and standing):
        return
    if standing.open:
        console.print(Text(f"  {next_words(standing)}"), soft_wrap=True)
    if standing.last:
        console.print(Text(f"  shut last on {closing_words(standing.last)}"), soft_wrap=True)
    for known in (*standing.open, *filter(None, (standing.next, standing.last))):
        source = f"  {known.name}, {known.opens} to {known.closes}: {known.source}"
        console.print(Text(source, style="dim"), soft_wrap=True)


def _code_of(name: str, register: "Register") -> str:
    """The code of a country by its name or code; what was typed, where no country goes by it."""
    return next(
        (
            nation.code
            for nation in register.nations.values()
            if name.casefold() in {word.casefold() for word in (nation.code, nation.name, *nation.aliases)}
        ),
        name,
    )


def _league_of(name: str, register: "Register") -> tuple[str, str, str]:
    """A club's country, its league's id and its gender."""
    sense = club_in_register(name, register)
    if sense is None:
        raise MarketError(
            f"{name}: the register knows no such club; `sagabook register find` shows what a name can mean"
        )
    row = register.clubs[sense.id]
    competition = register.league_of(row)
    return row.country, competition.id if competition else "", row.gender


def _league_named(name: str, register: "Register") -> tuple[str, str, str]:
    """A league's country, its id, and "w" where women's clubs play in it."""
    found = [s.id for s in register.find(name) if s.what == "competition" and not s.why.startswith("close to")]
    if not found:
        raise MarketError(
            f"{name}: the register knows no such league; `sagabook register find` shows what a name can mean"
        )
    competition = register.competitions[found[0]]
    clubs = [c for c in register.clubs.values() if (own := register.league_of(c)) and own.id == competition.id]
    return competition.country, competition.id, "w" if clubs and all(c.gender == "w" for c in clubs) else "m"


def _record(country: str, standing: "Standing | None", day: date) -> dict[str, object]:
    return {
        "country": country,
        "day": day.isoformat(),
        "open": [_window_record(w) for w in standing.open] if standing else None,
        "days_left": standing.days_left if standing else None,
        "next": _window_record(standing.next) if standing and standing.next else None,
        "last": _window_record(standing.last) if standing and standing.last else None,
    }


def _window_record(window: "Window") -> dict[str, object]:
    shuts = window.shuts
    return {
        "name": window.name,
        "for": window.business.value,
        "opens": window.opens.isoformat(),
        "closes": window.closes.isoformat(),
        "shuts": shuts.isoformat() if shuts else None,
        "exact": window.exact,
        "source": window.source,
    }
