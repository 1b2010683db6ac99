"""What a sentence tells of the people that it names: their club, age, nation, post and former clubs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagabook.reading.holding import (
    asked,
    both,
    clubs_in,
    own_contract,
    plain_club,
    played,
    possessor,
    relative,
    respectively,
    sells,
    tied,
    vote,
    vote_actor,
)
from sagabook.reading.people import Person
from sagabook.reading.playing import performs, replaced, stayed, styled, would_sell
from sagabook.reading.units import Unit, kinds_of, places

if TYPE_CHECKING:
    from sagabook.reading.scene import Scene

#: Kinds of units that tell nothing of anybody.
_IDLE = frozenset("ptcs,.:;qaiMSOLN#-–—()!?")
#: What a name with one of these before it is called after: no player.
_THINGS = frozenset(
    "station outlet newspaper company group firm agency brand magazine app bank airline sponsor sponsors publication "
    "network conglomerate consortium".split()
)
#: Posts that are verbs as well: "to scout Novak".
_VERBS_TOO = frozenset({"scout", "coach", "head", "board", "captain"})
_SELLS = frozenset(
    "sell selling sold sells offload offloading offloaded keep keeping lose losing suspended fined omitted".split()
)
#: What no holder does, though the words be alike: "keep tabs on", "lose out on".
_SUITORS_ACTS = frozenset({"WANT", "MISSOUT", "WATCHING", "COOLP", "FAVOURITE", "INRACE"})
#: What comes from a suitor, not from the holder: "interest in Novak from Torino".
_WOOING = frozenset(
    "interest bid bids offer offers approach approaches enquiry enquiries proposal proposals competition attention "
    "race suitors inquiry inquiries interested".split()
)
_HEIRS = (("replacement",), ("successor",), ("heir",))
_LEAVES = frozenset("leave leaves leaving left quit quits quitting depart departs departing departed".split())
_PAIRS = frozenset(
    "pair duo trio keepers goalkeepers defenders midfielders strikers forwards wingers stars players men full-backs "
    "centre-backs internationals youngsters attackers".split()
)


def learn(scene: Scene, units: list[Unit]) -> None:
    """Take from a sentence what it says of its people."""
    kinds = kinds_of(units)
    scene.appose(units, kinds)
    people = [units[at].person for at in places(kinds, "P")]
    named = {id(p): p for p in people if isinstance(p, Person) and p.is_player}
    scene.before = scene.about
    if named:
        scene.about = next(iter(named.values())) if len(named) == 1 else None
    for at, kind in enumerate(kinds):
        if kind in _IDLE:
            continue
        unit = units[at]
        if kind in "nx":
            if len(unit.of) > 1:
                possessor(scene, unit)
                own_contract(scene, units, at)
            if kind == "n" or unit.words:
                played(scene, units, at)
            if unit.words[-1:] in _HEIRS:
                replaced(scene, units, at)
            elif unit.word == "sale":
                would_sell(scene, units, at)
        elif kind == "P" and isinstance(unit.person, Person):
            _person(scene, units, at, unit.person)
        elif kind == "P" and unit.how == "description" and not unit.plural:
            _style_before(scene, units, at)
            styled(scene, units, at)
            performs(scene, units, at)
        elif kind == "C":
            asked(scene, units, at)
        elif kind in "DK":
            stayed(scene, units, at)
        elif kind == "b":
            performs(scene, units, at)
        elif kind == "v" and not unit.passive:
            words = unit.word.split()
            performs(scene, units, at)
            if not _SELLS.isdisjoint(words) and (len(words) == 1 or unit.classes.isdisjoint(_SUITORS_ACTS)):
                sells(scene, units, at)
                if words[-1] in ("sell", "selling"):
                    would_sell(scene, units, at)
            elif not _LEAVES.isdisjoint(words) and at + 1 < len(units) and (club := plain_club(scene, units[at + 1])):
                vote_actor(scene, units, at, club)
        elif kind == "r" and unit.word == "who":
            relative(scene, units, at)
        elif kind == "y" and unit.word == "both of":
            both(scene, units, at)
    if len(units) > 5 and any(units[at].word == "respectively" for at in places(kinds, "y")):
        respectively(scene, units)


def _person(scene: Scene, units: list[Unit], at: int, person: Person) -> None:
    """Learn from a name's own style, and from what follows it."""
    unit = units[at]
    words = [u.word for u in unit.of if u.kind == "w"]
    targeted = any(u.kind == "n" for u in unit.of)
    posts = [u.word for u in unit.of if u.kind == "w" and u.how in "SB"]
    staffed = (
        bool(posts)
        and len(unit.words) > 1
        and unit.words[-2] in words
        and not (at and units[at - 1].kind == "t" and _VERBS_TOO & set(posts))
    )
    if (
        staffed
        or (len(unit.words) > 1 and unit.words[-2] in _THINGS)
        or (
            at > 1
            and units[at - 1].word == "by"
            and units[at - 2].word.split(" ")[0] in ("represented", "sponsored", "owned", "advised")
        )
    ):
        person.staff = True
    for part in unit.of:
        if part.kind == "C" and (
            club := scene.club_of_mention(part.clubs, part.how if part.how != "former" else "named")
        ):
            if part.how == "former":
                person.former.add(club)
            elif staffed:
                person.club = person.club or club
            elif not targeted:
                vote(person, club, 3)
                if not _PAIRS.isdisjoint(unit.words) and len(units) > at + 2 and units[at + 1].kind in "c,":
                    _vote_pair(units[at + 2 : at + 14], club)
        elif part.kind == "N":
            person.nations.add(part.key)
        elif part.kind == "i" and part.word == "their" and not targeted and words:
            vote(
                person,
                next((c for u in reversed(units[max(0, at - 5) : at]) if u.kind == "C" for c in scene.clubs(u)), None),
                2,
            )
    if at > 2 and units[at - 1].kind == "v" and units[at - 1].word in ("rated", "valued") and units[at - 2].kind == "-":
        vote(person, next(iter(clubs_in(scene, units[at - 3])), None), 3)
    person.roles.update(w for w in words if w not in posts or staffed)
    if unit.age:
        person.ages.add(unit.age)
    follow = units[at + 1 : at + 7]
    _behind(
        scene,
        person,
        follow,
        asked=at > 1 and units[at - 1].kind == "p" and bool({units[at - 2].word, *units[at - 2].words} & _WOOING),
    )
    tied(scene, person, follow)
    _now_at(scene, person, units[at + 1 : at + 12])
    if len(follow) >= 2 and follow[0].kind in (",", "(") and follow[1].kind == "#" and follow[1].age:
        person.ages.add(follow[1].age)
    elif (
        at > 2
        and units[at - 1].kind == ","
        and units[at - 2].kind == "S"
        and units[at - 3].kind not in "pt"
        and follow
        and follow[0].kind == ","
    ):
        person.staff = True
        person.club = person.club or scene.club_among(units[at - 2].of)
    elif (
        len(follow) > 2
        and follow[0].kind == ","
        and follow[1].kind == "S"
        and not (follow[2].kind in "vb" and follow[2].finite)  # "Torino want Novak, his agent says"
    ):
        person.staff = True
        person.club = person.club or scene.club_among(follow[1].of)
    elif len(follow) >= 2 and follow[0].kind == "," and follow[1].kind == "P" and follow[1].how == "description":
        _description(scene, person, follow[1])


def _now_at(scene: Scene, person: Person, follow: list[Unit]) -> None:
    """Take the club of "Novak, the former Torino forward now at Lille", "Novak, 22.

    Once of Torino and now with Lille".
    """
    if not follow or follow[0].kind not in (",", "("):
        return
    for place, unit in enumerate(follow[:-2]):
        former = place > 1 and follow[place - 1].kind == "c" and "former" in follow[place - 2].words
        if unit.kind in "vb.;" or (
            unit.kind == "P" and not former and any(u.kind == "C" and u.how != "former" for u in unit.of)
        ):
            return
        behind = follow[place + 1]
        if unit.kind == "y" and unit.word == "now" and behind.kind == "p" and behind.word in ("at", "with", "of"):
            vote(person, plain_club(scene, follow[place + 2]), 3)
            return


def _vote_pair(follow: list[Unit], club: str) -> None:
    """Give the club of "the Torino pair Jan Novak and Kenny Price" to those listed after the first."""
    for unit in follow:
        if unit.kind not in "c,P":
            return
        if isinstance(unit.person, Person) and not any(u.kind == "C" for u in unit.of):
            vote(unit.person, club, 3)


def _description(scene: Scene, person: Person, style: Unit) -> None:
    """Take age, nation, post and former clubs from a description in apposition."""
    if style.age:
        person.ages.add(style.age)
    person.nations.update(u.key for u in style.of if u.kind == "N")
    if style.words and not style.plural:
        person.roles.add(style.words[-1])
    person.former.update(
        c for u in style.of if u.kind == "C" and u.how == "former" and (c := scene.club_of_mention(u.clubs, "named"))
    )


def _behind(scene: Scene, person: Person, follow: list[Unit], asked: bool) -> None:
    """Take the club from what stands behind a name: "Novak, of Leverkusen", "Price, a Lens man", "Diaz from Bayern"."""
    if follow and follow[0].kind == "p" and follow[0].word == "from" and len(follow) > 1:
        if not asked:
            vote(person, plain_club(scene, follow[1]), 2)
        return
    apart = bool(follow) and follow[0].kind in (",", "(")
    if len(follow) > 2 and follow[0].kind == "(" and follow[2].kind == ")":
        vote(person, plain_club(scene, follow[1]), 2)  # "Jan Novak (Lille)"
    if apart:
        follow = follow[1:]
    if len(follow) > 1 and follow[0].kind == "#" and follow[1].kind == ",":
        follow = follow[2:]
    if not follow:
        return
    first = follow[0]
    club = None
    if first.word == "both" and len(follow) > 2 and follow[1].word == "of":
        follow = follow[1:]
        first = follow[0]
    if first.kind == "p" and first.word == "of" and len(follow) > 1:
        club = plain_club(scene, follow[1])
    elif apart and first.kind == "P" and first.how == "description" and first.words:
        clubs = clubs_in(scene, first)
        former = any(u.how == "former" for u in first.of)
        if clubs and not former and not any(u.kind == "n" for u in first.of):
            club = clubs[0]
        elif len(follow) > 2 and follow[1].kind == "p" and follow[1].word in ("with", "at", "of"):
            club = plain_club(scene, follow[2])
    elif apart and first.kind == "a" and len(follow) > 2 and follow[1].word in ("at", "with"):
        club = plain_club(scene, follow[2])  # "Novak, out of favour at Torino"
    vote(person, club, 3)


def _style_before(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club from a style that a comma parts from the name: "another Liverpool midfielder, Jan Novak,"."""
    person = scene.appositions.get(units[at].start)
    if person is None or (at and units[at - 1].kind == "," and units[at - 1].start > person.first):
        return
    clubs = clubs_in(scene, units[at])
    if (
        clubs
        and at + 2 < len(units)
        and units[at + 2].person is person
        and not any(u.how == "former" or u.kind == "n" for u in units[at].of)
    ):
        vote(person, clubs[0], 3)
    _description(scene, person, units[at])
