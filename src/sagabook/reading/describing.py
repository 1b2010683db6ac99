"""Whom a description or pronoun means: the player whom its age, nation, post, club and place in the story fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagabook.reading.people import Person
from sagabook.reading.units import Unit

if TYPE_CHECKING:
    from sagabook.reading.scene import Scene

_FORWARD = frozenset(
    "striker forward frontman attacker marksman hitman goalscorer poacher centre-forward target-man winger "
    "wideman".split()
)
_MIDFIELD = frozenset("midfielder playmaker schemer winger wideman linkman anchorman".split())
_DEFENCE = frozenset(
    "defender centre-back centre-half full-back left-back right-back wing-back stopper sweeper half-back".split()
)
_GOAL = frozenset("goalkeeper keeper custodian shot-stopper shotstopper stopper".split())
_LINES = (_FORWARD, _MIDFIELD, _DEFENCE, _GOAL)
#: Words that say what somebody plays as.
POSITIONS = _FORWARD | _MIDFIELD | _DEFENCE | _GOAL
_INDEFINITE = frozenset("a an one another any some no several other each every".split())
PAIRS = {
    **dict.fromkeys(("pair", "duo", "both", "two", "brothers"), 2),
    **dict.fromkeys(("trio", "three"), 3),
    **dict.fromkeys(("quartet", "foursome", "four"), 4),
    **dict.fromkeys(("quintet", "five"), 5),
}


def lines(roles: set[str]) -> set[int]:
    """The lines of a team (attack, midfield, defence, goal) that words for posts belong to."""
    return {number for number, line in enumerate(_LINES) if roles & line}


def definite(unit: Unit) -> bool:
    """Whether a description is about somebody already known: "the striker", no "a striker"."""
    return not (unit.plural or (unit.words and unit.words[0] in _INDEFINITE))


def group(scene: Scene, unit: Unit) -> tuple[Person, ...]:
    """The players that "the duo", "the pair", "the trio" stand for: those last named together."""
    size = next((PAIRS[w] for w in reversed(unit.words) if w in PAIRS), 0)
    if not size or unit.words[0] not in ("the", "both"):
        return ()
    before = tuple(dict.fromkeys(p for at, p in scene.here if at < unit.start and p.is_player))
    named = before if len(before) >= size else scene.listed
    return named[-size:] if len(named) >= size else ()


def described(scene: Scene, unit: Unit) -> Person | None:
    """The player whom a description means; what it says of him is noted where nothing said it before."""
    known = scene.appositions.get(unit.start)
    if known is not None:
        return known if known.is_player else None
    nations = {part.key for part in unit.of if part.kind == "N"} | ({unit.key} if unit.key else set())
    former = {
        c
        for part in unit.of
        if part.kind == "C" and part.how == "former" and (c := scene.club_of_mention(part.clubs, "named"))
    }
    clubs = {
        c
        for part in unit.of
        if part.kind == "C" and part.how != "former" and (c := scene.club_of_mention(part.clubs, part.how))
    }
    role = unit.words[-1] if unit.words else ""
    best, most = None, 0.0
    before = [p for at, p in scene.here if at < unit.start and p.is_player]
    behind = [p for at, p in scene.here if at > unit.end and p not in before]
    for person in scene.players:
        score = _fit(person, unit.age, nations, clubs, former, role)
        if score is None:
            continue
        score += _salience(scene, person, before)
        if person in behind:
            score -= 3
        if score > most:
            best, most = person, score
    if best is not None:
        _note(best, unit, nations, clubs, role)
    return best


def _fit(person: Person, age: int, nations: set[str], clubs: set[str], former: set[str], role: str) -> float | None:
    """How well a person fits a description; None where the two contradict each other."""
    score = 0.0
    if age and person.ages:
        if age not in person.ages:
            return None
        score += 5
    if nations and person.nations:
        if not nations & person.nations:
            return None
        score += 4
    if clubs and person.holder and role != "loanee":
        score += 3 if person.holder in clubs else -4
    if former & person.former:
        score += 5
    if role in POSITIONS and (own := person.roles & POSITIONS):
        if role in own:
            score += 2
        elif not lines({role}) & lines(own):
            score -= 4
    return score


def _salience(scene: Scene, person: Person, before: list[Person]) -> float:
    """How much a person stands out where a description or pronoun is read."""
    score = 0.0
    if person in before:
        score += 5.0 if person is before[-1] else 4.0
    if person is scene.focus:
        score += 3.6 if _just_named(scene, person) else 2.2
    elif id(person) in scene.last:
        score += 1 / max(1, scene.number - scene.sentence_of[id(person)])
    if person.holder is not None and any(person.holder in clubs for _, clubs in scene.here_named):
        score += 0.7
    if person is scene.topic:
        score += 0.4
    return score


def _just_named(scene: Scene, person: Person) -> bool:
    """Whether the sentence before named this player and nobody else."""
    return scene.sentence_of.get(id(person)) == scene.number - 1 and all(
        p is person or scene.sentence_of.get(id(p)) != scene.number - 1 for p in scene.players
    )


def _note(person: Person, unit: Unit, nations: set[str], clubs: set[str], role: str) -> None:
    """Keep what a description says of the person whom it was taken to mean."""
    if unit.age and not person.ages:
        person.ages.add(unit.age)
    if nations and not person.nations:
        person.nations |= nations
    if role in POSITIONS and not person.roles & POSITIONS:
        person.roles.add(role)
    if (
        len(clubs) == 1
        and person.holder is None
        and "now" not in unit.words
        and not any(part.kind == "n" for part in unit.of)
    ):
        person.vote(min(clubs), 1)


def pronoun(scene: Scene, at: int) -> Person | None:
    """Whom "he" at an offset means: a subject or name before it in the sentence, else the story's player by now."""
    before = [p for where, p in scene.here if where < at]
    players = [p for p in before if p.is_player]
    if scene.quoting and scene.speaker is not None and scene.in_speech(at):
        others = [
            p
            for where, p in scene.here
            if where < at and p.is_player and p is not scene.speaker and scene.in_speech(where)
        ]
        if others:
            return others[-1]
        return scene.spoken_of or scene.focus
    if scene.spoken_of is not None and scene.in_speech(at):
        return scene.spoken_of
    if players:
        if len(set(players)) == 1:
            return players[0]
        subjects = [p for where, p in scene.here_players if where < at]
        return subjects[-1] if subjects else players[0] if len(set(players)) == 2 else players[-1]
    official = not before[-1].is_player if before else scene.official
    if official and (
        scene.focus is None or any(where > at and p.is_player and p is not scene.focus for where, p in scene.here)
    ):
        return None
    return scene.focus
