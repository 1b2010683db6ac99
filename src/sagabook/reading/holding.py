"""Which club holds a player, told by what is done and said: who sells him, is asked for him, whose contract he has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagabook.reading.describing import definite
from sagabook.reading.people import Person
from sagabook.reading.units import Unit

if TYPE_CHECKING:
    from sagabook.reading.scene import Scene

_ASKED = frozenset(
    "talks talk negotiations discussions agreement contact deal bid offer approach move enquiry inquiry negotiating "
    "proposal fee terms".split()
)
_AGAINST = frozenset(
    "compete competing battle battling race fight fighting rival rivals competition vying vie interest "
    "competed battled".split()
)
_AFTERWORDS = frozenset("outright instead again too already earlier early late initially last".split())
_PAYS = frozenset("paid pay paying offer offered offering pays offers gave".split())
_ANSWERED = frozenset("accepted rejected turned rebuffed dismissed refused knocked declined".split())
#: What tells of a club that is no longer his, or not his own.
PASSING = frozenset(
    "loan spell stint began started career academy youth once formerly former previously worked under when time years "
    "loaned debut".split()
)
_PLAYED = frozenset("goals appearances games matches starts minutes assists goal times outings caps".split())
_TITLES = (("champions",), ("holders",), ("winners",))
_TIED = frozenset("contract deal future situation time stay status position career place".split())


def clubs_in(scene: Scene, unit: Unit) -> list[str]:
    """The clubs in the style of a phrase, former ones aside."""
    return [c for u in unit.of if u.kind == "C" and u.how != "former" and (c := scene.club_of_mention(u.clubs, u.how))]


_HE = frozenset("he his she her him".split())


def meant(scene: Scene, units: list[Unit], at: int) -> Person | None:
    """Whom a sentence is about up to a unit: the one whom it names, or him of before, by "he" or a description."""
    named = {
        id(u.person): u.person
        for u in units[:at]
        if u.kind == "P" and isinstance(u.person, Person) and u.person.is_player
    }
    if named:
        return next(iter(named.values())) if len(named) == 1 else None
    told = any(
        (u.kind == "i" and u.word in _HE)
        or (u.kind == "P" and u.how == "description" and definite(u))
        or any(p.kind == "i" and p.word in _HE for p in u.of)
        for u in units[:at]
    )
    return scene.before if told else None


def vote(person: Person, club: str | None, weight: int) -> None:
    """Count a sign that a club holds a player, where there is a club and he is one."""
    if club is not None and person.is_player:
        person.vote(club, weight)


def plain_club(scene: Scene, unit: Unit) -> str | None:
    """The club that a unit names, as such or before an afterword: "from Torino outright"."""
    if unit.kind == "x" and unit.word in _AFTERWORDS:
        return next(iter(clubs_in(scene, unit)), None)
    if unit.kind == "C" and unit.how != "description":
        return scene.club_of_mention(unit.clubs, unit.how)
    return None


def asked(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club that is asked about a player: "talks with Watford over Novak", "paid Tigres £1m for Price"."""
    unit = units[at]
    if not at or at + 2 >= len(units) or unit.how == "description":
        return
    before = units[at - 1]
    nxt = at + 1
    if units[nxt].kind == "M" or units[nxt].money:
        nxt += 1
    if nxt + 1 >= len(units) or units[nxt].kind != "p" or units[nxt].word not in ("for", "over", "about", "regarding"):
        return
    nxt += 1
    if nxt + 2 < len(units) and units[nxt].kind == "n" and units[nxt + 1].word in ("for", "of"):
        nxt += 2
    elif nxt + 1 < len(units) and units[nxt].kind == "v" and units[nxt].word.endswith("ing"):
        nxt += 1
    target = units[nxt]
    if target.kind != "P" or not isinstance(target.person, Person) or not target.person.is_player:
        return
    if (before.kind == "p" and before.word in ("with", "to")) or before.kind == "t":
        lead = units[at - 2] if at > 1 else None
        if lead is None or {lead.word, *lead.words, *lead.word.split()} & _AGAINST:
            return
        if "MOVE" in lead.classes and before.kind == "t":
            return  # "a move to Torino for Novak"
        if not (
            {lead.word, *lead.words, *lead.word.split()} & _ASKED
            or lead.classes & {"TALKS", "TALK", "DEAL", "BID", "AGREE"}
        ):
            return
    elif before.kind == "p" and before.word == "by":
        if at < 2 or units[at - 2].kind != "v" or _ANSWERED.isdisjoint(units[at - 2].word.split()):
            return
    elif not (before.kind == "v" and _PAYS & set(before.word.split())):
        return
    club = scene.club_of_mention(unit.clubs, unit.how)
    if club not in {c for p in target.of if p.kind == "C" for c in p.clubs}:
        vote(target.person, club, 2)


def respectively(scene: Scene, units: list[Unit]) -> None:
    """Share out clubs listed like their players: "Novak and Price arriving from Wolves and Brentford respectively"."""
    end = next(at for at, u in enumerate(units) if u.word == "respectively")
    clubs: list[str] = []
    at = end - 1
    while at >= 0 and units[at].kind in "C,cqy":
        if units[at].kind == "C":
            clubs[:0] = scene.clubs(units[at])
        at -= 1
    if at < 0 or units[at].word.split(" ")[-1] not in ("from", "of"):
        return
    people = [u.person for u in units[:at] if u.kind == "P" and isinstance(u.person, Person)]
    if len(clubs) > 1 and len(people) >= len(clubs):
        for person, club in zip(people[-len(clubs) :], clubs, strict=True):
            vote(person, club, 4)


def possessor(scene: Scene, unit: Unit) -> None:
    """Take the club from a possessor's style: "Stoke striker Jan Novak's contract"."""
    for before, last in zip(unit.of, unit.of[1:], strict=False):
        if (
            before.kind == "w"
            and last.kind == "P"
            and isinstance(last.person, Person)
            and last.genitive
            and last.person.is_player
        ):
            clubs = [
                c
                for u in unit.of
                if u.kind == "C"
                and u.how != "former"
                and u.start < last.start
                and (c := scene.club_of_mention(u.clubs, u.how))
            ]
            if clubs:
                last.person.vote(clubs[-1], 3)


def vote_actor(scene: Scene, units: list[Unit], at: int, club: str) -> None:
    """Note a club that somebody leaves: he who is named last before it, or whom the story is about."""
    before = [u.person for u in units[:at] if isinstance(u.person, Person)]
    actor = before[-1] if before else scene.about
    if actor is not None:
        vote(actor, club, 1)


def relative(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club of "Novak, who had grown frustrated at Wolves"."""
    place = at - 1
    while place >= 0 and units[place].kind != "P":
        place -= 1
    person = (
        (units[place].person or scene.appositions.get(units[place].start)) if place >= at - 3 and place >= 0 else None
    )
    if not isinstance(person, Person):
        return
    for here in range(at + 1, min(len(units) - 1, at + 7)):
        unit = units[here]
        if unit.kind in ",.;cr" or not PASSING.isdisjoint((*unit.words, *unit.word.split(), *unit.adverbs)):
            return
        plays = unit.word == "for" and any(u.kind == "v" and u.word == "plays" for u in units[at + 1 : here])
        if (
            (unit.kind == "p" and (unit.word == "at" or plays)) or (unit.kind == "a" and unit.word.endswith(" at"))
        ) and (club := plain_club(scene, units[here + 1])):
            vote(person, club, 1)
            return


def sells(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club that sells or keeps a player: "Torino would find it hard to sell both him and Novak"."""
    people = [u.person for u in units[at + 1 : at + 5] if u.kind == "P" and isinstance(u.person, Person)]
    if (
        at + 1 < len(units)
        and units[at + 1].kind in ".c,"
        and units[at - 1].kind == "t"
        and units[at].word == "sell"
        and scene.about is not None
    ):
        vote(scene.about, plain_club(scene, units[at - 2]) if at > 1 else None, 2)
    if not people or any(
        u.kind in "pvt"
        for u in units[at + 1 : at + 5][: next(i for i, u in enumerate(units[at + 1 :]) if u.kind == "P")]
    ):
        return
    clubs = next(
        (
            found
            for place, u in enumerate(reversed(units[:at]), 1)
            if u.kind in "CS"
            and u.how != "former"
            and u.words[-1:] != ("club",)
            and (found := _titled(units[: at - place], u) or scene.clubs(u))
        ),
        (),
    )
    for person in people if clubs else ():
        vote(person, clubs[-1], 2)


def _titled(before: list[Unit], unit: Unit) -> tuple[str, ...]:
    """The club of the official who calls it "the champions": "Price, the Torino president, says the champions …"."""
    if unit.how != "description" or unit.words[-1:] not in _TITLES or any(u.kind == "C" for u in unit.of):
        return ()
    people = [u.person for u in before if isinstance(u.person, Person) and u.person.staff and u.person.club]
    return (people[-1].club or "",) if people else ()


def both(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club of two: "Novak and Price, both of Torino"."""
    club = plain_club(scene, units[at + 1]) if at + 1 < len(units) else None
    for person in [u.person for u in units[:at] if u.kind == "P" and isinstance(u.person, Person)][-2:]:
        vote(person, club, 3)


def tied(scene: Scene, person: Person, follow: list[Unit]) -> None:
    """Take the club from "Novak … who scored 17 goals for Wolves": see `_played` for the nouns."""
    for place, unit in enumerate(follow[:-2]):
        if unit.kind in ".;":
            return
        if (
            unit.kind in "nx"
            and unit.word in _TIED
            and _his_own(unit)
            and follow[place + 1].word in ("at", "with")
            and follow[place + 1].kind == "p"
        ):
            vote(person, plain_club(scene, follow[place + 2]), 2)
            return


def played(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club for which somebody's games and goals are counted, and where his contract or future lies."""
    unit = units[at]
    word = unit.words[-1] if unit.words else unit.word
    if at + 2 >= len(units) or units[at + 1].kind != "p" or (word not in _PLAYED and word not in _TIED):
        return
    link = units[at + 1].word
    if (word in _PLAYED and link not in ("for", "at", "with")) or (
        word in _TIED and (link not in ("at", "with") or not _his_own(unit))
    ):
        return
    club = plain_club(scene, units[at + 2])
    if club is None:
        return
    _owner_vote(scene, unit, units, at, club, word)


def _his_own(unit: Unit) -> bool:
    """Whether a contract is one that somebody has, not one that he signs: "his deal with", no "four-year deal with"."""
    if unit.word.rpartition(" ")[2] not in ("contract", "deal"):
        return True
    signed = any(w == "new" or w.endswith(("-year", "-month")) for w in (*unit.words, *unit.word.split()))
    return bool(unit.of) and unit.of[0].kind in "iP" and not signed


def own_contract(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club of "who has two years left on his Brentford contract"."""
    unit = units[at]
    if (
        unit.of[0].kind == "i"
        and unit.of[0].word in ("his", "her")
        and unit.word in ("contract", "deal", "career", "exit", "departure", "future")
    ):
        clubs = clubs_in(scene, unit)
        if clubs and not any(u.kind == "P" for u in unit.of):
            _owner_vote(scene, unit, units, at, clubs[0], "contract")


def _owner_vote(scene: Scene, unit: Unit, units: list[Unit], at: int, club: str, word: str) -> None:
    owner = next((u.person for u in unit.of if u.kind == "P"), None)
    his = any(u.kind == "i" and u.word in _HE for u in unit.of)
    if owner is None:
        owner = meant(scene, units, at)
        if owner is scene.before and word in _TIED and not any(u.person is owner for u in units[:at]) and not his:
            return  # "the managerial situation at Torino"
    if isinstance(owner, Person):
        vote(owner, club, 2 if word in _TIED else 1)
