"""`sagabook window`: when clubs may register players."""

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from sagabook.errors import MarketError

if TYPE_CHECKING:
    from sagabook.market import Standing, Window
    from sagabook.register import Register


def window(
    country: Annotated[
        str | None, typer.Option("--country", metavar="COUNTRY", show_default=False, help="Only this country.")
    ] = None,
    club: Annotated[
        str | None,
        typer.Option("--club", metavar="CLUB", show_default=False, help="The windows of this club's league."),
    ] = None,
    league: Annotated[
        str | None, typer.Option("--league", metavar="LEAGUE", show_default=False, help="The windows of this league.")
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option(
            "--on", metavar="DATE", formats=["%Y-%m-%d"], show_default=False, help="The day, YYYY-MM-DD; else today."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON line a country.")] = False,
) -> None:
    """Show which transfer windows are open.

    How long they are, when the next ones open, and who announced it.
    """
    from rich.text import Text

    from sagabook.cli.console import PlainConsole
    from sagabook.market import shipped_calendar
    from sagabook.market.wording import closing_words, day_words, next_words, standing_words
    from sagabook.register import load_register

    day = on.date() if on else datetime.now(UTC).date()
    calendar, register = shipped_calendar(), load_register()
    competition, gender = "", "m"
    if club:
        country, competition, gender = _league_of(club, register)
    elif league:
        country, competition, gender = _league_named(league, register)
    elif country:
        country = _code_of(country, register, calendar.countries)
    codes = [country] if country else sorted(calendar.countries, key=lambda code: register.nations[code].name)
    console = PlainConsole()
    if not as_json:
        console.print(Text(day_words(day), style="dim"))
    for code in codes:
        standing = calendar.standing(day, code, competition, gender)
        name = register.nations[code].name
        if as_json:
            typer.echo(json.dumps(_record(name, standing, day.isoformat()), ensure_ascii=False))
            continue
        words = standing_words(standing) if standing else "the tables do not reach that day"
        console.print(Text(f"{name}: ", style="bold").append(words, style="not bold"), soft_wrap=True)
        if country and standing:
            if standing.open:
                console.print(Text(f"  {next_words(standing)}"), soft_wrap=True)
            if standing.last:
                console.print(Text(f"  shut last on {closing_words(standing.last)}"), soft_wrap=True)
            for known in (*standing.open, *filter(None, (standing.next, standing.last))):
                source = f"  {known.name}, {known.opens} to {known.closes}: {known.source}"
                console.print(Text(source, style="dim"), soft_wrap=True)


def _code_of(name: str, register: "Register", countries: tuple[str, ...]) -> str:
    known = {register.nations[code].name: code for code in countries}
    for code in countries:
        nation = register.nations[code]
        if name.casefold() in {word.casefold() for word in (code, nation.name, *nation.aliases)}:
            return code
    raise MarketError(f"{name}: no windows are known of that country; those known are {', '.join(sorted(known))}")


def _league_of(name: str, register: "Register") -> tuple[str, str, str]:
    """A club's country, its league's id and its gender."""
    found = [s for s in register.find(name) if s.what == "club" and not s.why.startswith("close to")]
    if not found:
        raise MarketError(
            f"{name}: the register knows no such club; `sagabook register find` shows what a name can mean"
        )
    row = register.clubs[found[0].id]
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


def _record(country: str, standing: "Standing | None", day: str) -> dict[str, object]:
    return {
        "country": country,
        "day": day,
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
