"""Who fills which role, and what sorts of units may fill a slot."""

from dataclasses import dataclass, field

from sagabook.model import Mode
from sagabook.reading.clauses import Sentence
from sagabook.reading.people import Person
from sagabook.reading.row import Clause
from sagabook.reading.units import Unit

PRIORITY = {Mode.DENIED: 0, Mode.CONDITIONAL: 1, Mode.PLANNED: 2, Mode.HEDGED: 3, Mode.ASSERTED: 4}
HAVING = frozenset("have has had having see saw seen sees seeing get got gets getting".split())
WILL = frozenset({"will", "shall", "'ll"})
RENEWING = frozenset("professional pro longer new fresh extension extended improved renewal".split())


def words_of(text: str, sentence: Sentence) -> str:
    """The words of a sentence."""
    return text[sentence.start : sentence.end]


@dataclass(slots=True)
class Roles:
    """Who fills which role, as found in one clause."""

    buyers: tuple[str, ...] = ()
    sellers: tuple[str, ...] = ()
    players: tuple[Person, ...] = ()
    money: list[Unit] = field(default_factory=list)
    explicit_player: bool = False
    club_any: tuple[str, ...] = ()
    noun: int = -1
    vague: bool = False


def verbals(sentence: Sentence, clause: Clause) -> list[Unit]:
    """The units of a predicate that carry negation: its verb group, or its adjective and copula."""
    units = [clause.head]
    if clause.head.kind == "a" and (copula := sentence._back(clause.at)) >= 0 and sentence.units[copula].kind == "b":
        units.append(sentence.units[copula])
    return units


def phrases_after(sentence: Sentence, unit: Unit) -> dict[str, list[Unit]]:
    """The prepositional phrases that follow a noun directly."""
    units = sentence.units
    at = unit.lead + 1
    out: dict[str, list[Unit]] = {}
    while at < len(units):
        while at < len(units) and (
            units[at].kind in "yqM"
            or units[at].kind == "D"
            or (
                units[at].kind in "-–,("
                and at + 1 < len(units)
                and units[at + 1].kind == "p"
                and units[at + 1].word in ("from", "for")
            )
        ):
            at += 1
        if at + 1 < len(units) and units[at].kind in "pt":
            word = units[at].word
            nxt = at + 1
            while nxt < len(units) and units[nxt].kind in "yq":
                nxt += 1
            if nxt < len(units) and units[nxt].kind in "CPSnixMDLKN#":
                found = [units[nxt]]
                more, end = sentence._coordinated(nxt + 1)
                if (
                    word == "between"
                    and not more
                    and nxt + 2 < len(units)
                    and units[nxt + 1].kind == "c"
                    and units[nxt + 2].kind in "CPS"
                ):
                    more, end = [units[nxt + 2]], nxt + 3
                found.extend(more)
                out.setdefault(word, []).extend(found)
                at = end
                continue
        break
    return out
