"""The title and the telling detail of anything in a register, for showing to people."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sagabook.register.register import Register


def describe(register: "Register", what: str, at: str) -> tuple[str, str]:
    """Give a row's name and what tells it from others of that name.

    Args:
        register: The register that holds the row.
        what: What it is, as in `Sense.what`.
        at: Its key, as in `Sense.id`.

    Returns:
        Name and detail; the detail may be empty.
    """
    match what:
        case "club":
            return _club(register, at)
        case "outlet":
            outlet = register.outlets[at]
            return outlet.name, _joined(outlet.kind, _country(register, outlet.country), outlet.domain)
        case "journalist":
            journalist = register.journalists[at]
            outlets = (register.outlets[o].name for o in journalist.outlets if o in register.outlets)
            return journalist.name, ", ".join(outlets)
        case "manager":
            spells = [s for s in register.spells if s.name == at]
            return at, "; ".join(f"{s.role}{f', {s.club}' if s.club else ''}{_years(s.since, s.until)}" for s in spells)
        case "competition":
            competition = register.competitions[at]
            return competition.name, _joined(_country(register, competition.country), competition.kind)
        case "nation":
            nation = register.nations[at]
            return nation.name, ", ".join(nation.adjectives[:1])
        case "position":
            position = register.positions[at]
            return position.word, _joined(position.role, position.group)
        case _:
            player = register.players[at]
            last = player.clubs[-1:]
            club = (f"{s.club}{_years(s.since, s.until)}" for s in last)
            return player.name, _joined(player.position, f"born {player.born}" if player.born else "", *club)


def _club(register: "Register", at: str) -> tuple[str, str]:
    club = register.clubs[at]
    league = register.league_of(club)
    title = league.name if league else club.league
    women = "women" if club.gender == "w" and "women" not in title.lower() else ""
    imported = f"imported from {club.origin}" if club.origin else ""
    return club.name, _joined(title, women, club.city, _country(register, club.country), imported)


def _country(register: "Register", code: str) -> str:
    nation = register.nations.get(code)
    return nation.name if nation else code


def _years(since: str, until: str) -> str:
    return f" {since or '?'} to {until or 'now'}" if since or until else ""


def _joined(*parts: str) -> str:
    return ", ".join(dict.fromkeys(part for part in parts if part))
