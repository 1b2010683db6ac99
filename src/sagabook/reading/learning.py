"""What a sentence tells of the people that it names: their club, age, nation, post and former clubs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagabook.reading.people import Person
from sagabook.reading.units import Unit

if TYPE_CHECKING:
    from sagabook.reading.scene import Scene

#: What a name with one of these before it is called after: no player.
_THINGS = frozenset(
    "station outlet newspaper company group firm agency brand magazine app bank airline sponsor sponsors publication "
    "network conglomerate consortium".split()
)
#: Posts that are verbs as well: "to scout Novak".
_VERBS_TOO = frozenset({"scout", "coach", "head", "board", "captain"})
_ASKED = frozenset(
    "talks talk negotiations discussions agreement contact deal bid offer approach move enquiry inquiry negotiating "
    "proposal fee terms".split()
)
_AGAINST = frozenset(
    "compete competing battle battling race fight fighting rival rivals competition vying vie interest "
    "competed battled".split()
)
_SELLS = frozenset(
    "sell selling sold sells offload offloading offloaded keep keeping lose losing suspended fined omitted".split()
)
_AFTERWORDS = frozenset("outright instead again too already earlier early late initially last".split())
#: What comes from a suitor, not from the holder: "interest in Novak from Torino".
_WOOING = frozenset(
    "interest bid bids offer offers approach approaches enquiry enquiries proposal proposals competition attention "
    "race suitors inquiry inquiries interested".split()
)
_PAYS = frozenset("paid pay paying offer offered offering pays offers gave".split())
_ANSWERED = frozenset("accepted rejected turned rebuffed dismissed refused knocked declined".split())
_LEAVES = frozenset("leave leaves leaving left quit quits quitting depart departs departing departed".split())
#: What tells of a club that is no longer his, or not his own.
_PASSING = frozenset(
    "loan spell stint began started career academy youth once formerly former previously worked under when time years "
    "loaned debut".split()
)
_PLAYED = frozenset("goals appearances games matches starts minutes assists goal times outings caps".split())
_PAIRS = frozenset(
    "pair duo trio keepers goalkeepers defenders midfielders strikers forwards wingers stars players men full-backs "
    "centre-backs internationals youngsters attackers".split()
)
_TITLES = (("champions",), ("holders",), ("winners",))
_TIED = frozenset("contract deal future situation time stay status position career place".split())


def learn(scene: Scene, units: list[Unit]) -> None:
    """Take from a sentence what it says of its people."""
    scene.appose(units)
    named = {
        id(u.person): u.person for u in units if u.kind == "P" and isinstance(u.person, Person) and u.person.is_player
    }
    if named:
        scene.about = next(iter(named.values())) if len(named) == 1 else None
    for at, unit in enumerate(units):
        if unit.kind in "nx":
            if len(unit.of) > 1:
                _possessor(scene, unit)
                _own_contract(scene, units, at)
            if unit.kind == "n" or unit.words:
                _played(scene, units, at)
        elif unit.kind == "P" and isinstance(unit.person, Person):
            _person(scene, units, at, unit.person)
        elif unit.kind == "P" and unit.how == "description" and not unit.plural:
            _style_before(scene, units, at)
        elif unit.kind == "C":
            _asked(scene, units, at)
        elif unit.kind == "v" and not unit.passive:
            words = unit.word.split()
            if not _SELLS.isdisjoint(words):
                _sells(scene, units, at)
            elif not _LEAVES.isdisjoint(words) and at + 1 < len(units) and (club := _plain_club(scene, units[at + 1])):
                _vote_actor(scene, units, at, club)
        elif unit.kind == "r" and unit.word == "who":
            _relative(scene, units, at)
        elif unit.kind == "y" and unit.word == "both of":
            _both(scene, units, at)
    if len(units) > 5 and any(u.word == "respectively" for u in units):
        _respectively(scene, units)


def _clubs_in(scene: Scene, unit: Unit) -> list[str]:
    return [c for u in unit.of if u.kind == "C" and u.how != "former" and (c := scene.club_of_mention(u.clubs, u.how))]


def _vote(person: Person, club: str | None, weight: int) -> None:
    if club is not None and person.is_player:
        person.vote(club, weight)


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
                _vote(person, club, 3)
                if not _PAIRS.isdisjoint(unit.words) and len(units) > at + 2 and units[at + 1].kind in "c,":
                    _vote_pair(units[at + 2 : at + 14], club)
        elif part.kind == "N":
            person.nations.add(part.key)
        elif part.kind == "i" and part.word == "their" and not targeted and words:
            _vote(
                person,
                next((c for u in reversed(units[max(0, at - 5) : at]) if u.kind == "C" for c in scene.clubs(u)), None),
                2,
            )
    if at > 2 and units[at - 1].kind == "v" and units[at - 1].word in ("rated", "valued") and units[at - 2].kind == "-":
        _vote(person, next(iter(_clubs_in(scene, units[at - 3])), None), 3)
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
    _tied(scene, person, follow)
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
    elif len(follow) > 2 and follow[0].kind == "," and follow[1].kind == "S":
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
            _vote(person, _plain_club(scene, follow[place + 2]), 3)
            return


def _vote_pair(follow: list[Unit], club: str) -> None:
    """Give the club of "the Torino pair Jan Novak and Kenny Price" to those listed after the first."""
    for unit in follow:
        if unit.kind not in "c,P":
            return
        if isinstance(unit.person, Person) and not any(u.kind == "C" for u in unit.of):
            _vote(unit.person, club, 3)


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
    """Take the club from what stands behind a name: "Tah, of Leverkusen", "Sagna, a Lens man", "Kane from Bayern"."""
    if follow and follow[0].kind == "p" and follow[0].word == "from" and len(follow) > 1:
        if not asked:
            _vote(person, _plain_club(scene, follow[1]), 2)
        return
    apart = bool(follow) and follow[0].kind in (",", "(")
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
        club = _plain_club(scene, follow[1])
    elif apart and first.kind == "P" and first.how == "description" and first.words:
        clubs = _clubs_in(scene, first)
        former = any(u.how == "former" for u in first.of)
        if clubs and not former and not any(u.kind == "n" for u in first.of):
            club = clubs[0]
        elif len(follow) > 2 and follow[1].kind == "p" and follow[1].word in ("with", "at", "of"):
            club = _plain_club(scene, follow[2])
    elif apart and first.kind == "a" and len(follow) > 2 and follow[1].word in ("at", "with"):
        club = _plain_club(scene, follow[2])  # "Novak, out of favour at Torino"
    _vote(person, club, 3)


def _vote_actor(scene: Scene, units: list[Unit], at: int, club: str) -> None:
    """Note a club that somebody leaves: he who is named last before it, or whom the story is about."""
    before = [u.person for u in units[:at] if isinstance(u.person, Person)]
    actor = before[-1] if before else scene.about
    if actor is not None:
        _vote(actor, club, 1)


def _relative(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club of "Jota, who had grown frustrated at Wolves"."""
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
        if unit.kind in ",.;cr" or not _PASSING.isdisjoint((*unit.words, *unit.word.split(), *unit.adverbs)):
            return
        plays = unit.word == "for" and any(u.kind == "v" and u.word == "plays" for u in units[at + 1 : here])
        if (
            (unit.kind == "p" and (unit.word == "at" or plays)) or (unit.kind == "a" and unit.word.endswith(" at"))
        ) and (club := _plain_club(scene, units[here + 1])):
            _vote(person, club, 1)
            return


def _sells(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club that sells or keeps a player: "Torino would find it hard to sell both him and Novak"."""
    people = [u.person for u in units[at + 1 : at + 5] if u.kind == "P" and isinstance(u.person, Person)]
    if (
        at + 1 < len(units)
        and units[at + 1].kind in ".c,"
        and units[at - 1].kind == "t"
        and units[at].word == "sell"
        and scene.about is not None
    ):
        _vote(scene.about, _plain_club(scene, units[at - 2]) if at > 1 else None, 2)
    if not people or any(
        u.kind in "pvt"
        for u in units[at + 1 : at + 5][: next(i for i, u in enumerate(units[at + 1 :]) if u.kind == "P")]
    ):
        return
    clubs = next(
        (
            found
            for place, u in enumerate(reversed(units[:at]), 1)
            if u.kind in "CS" and u.how != "former" and (found := _titled(units[: at - place], u) or scene.clubs(u))
        ),
        (),
    )
    for person in people if clubs else ():
        _vote(person, clubs[-1], 2)


def _titled(before: list[Unit], unit: Unit) -> tuple[str, ...]:
    """The club of the official who calls it "the champions": "Price, the Torino president, says the champions …"."""
    if unit.how != "description" or unit.words[-1:] not in _TITLES or any(u.kind == "C" for u in unit.of):
        return ()
    people = [u.person for u in before if isinstance(u.person, Person) and u.person.staff and u.person.club]
    return (people[-1].club or "",) if people else ()


def _both(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club of two: "Novak and Price, both of Torino"."""
    club = _plain_club(scene, units[at + 1]) if at + 1 < len(units) else None
    for person in [u.person for u in units[:at] if u.kind == "P" and isinstance(u.person, Person)][-2:]:
        _vote(person, club, 3)


def _plain_club(scene: Scene, unit: Unit) -> str | None:
    if unit.kind == "x" and unit.word in _AFTERWORDS:
        return next(iter(_clubs_in(scene, unit)), None)
    if unit.kind == "C" and unit.how != "description":
        return scene.club_of_mention(unit.clubs, unit.how)
    return None


def _tied(scene: Scene, person: Person, follow: list[Unit]) -> None:
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
            _vote(person, _plain_club(scene, follow[place + 2]), 2)
            return


def _played(scene: Scene, units: list[Unit], at: int) -> None:
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
    club = _plain_club(scene, units[at + 2])
    if club is None:
        return
    _owner_vote(unit, units, at, club, word)


def _his_own(unit: Unit) -> bool:
    """Whether a contract is one that somebody has, not one that he signs: "his deal with", no "four-year deal with"."""
    if unit.word.rpartition(" ")[2] not in ("contract", "deal"):
        return True
    signed = any(w == "new" or w.endswith(("-year", "-month")) for w in (*unit.words, *unit.word.split()))
    return bool(unit.of) and unit.of[0].kind in "iP" and not signed


def _own_contract(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club of "who has two years left on his Brentford contract"."""
    unit = units[at]
    if (
        unit.of[0].kind == "i"
        and unit.of[0].word in ("his", "her")
        and unit.word in ("contract", "deal", "career", "exit", "departure", "future")
    ):
        clubs = _clubs_in(scene, unit)
        if clubs and not any(u.kind == "P" for u in unit.of):
            _owner_vote(unit, units, at, clubs[0], "contract")


def _owner_vote(unit: Unit, units: list[Unit], at: int, club: str, word: str) -> None:
    owner = next((u.person for u in unit.of if u.kind == "P"), None)
    if owner is None:
        named = {
            id(u.person): u.person
            for u in units[:at]
            if u.kind == "P" and isinstance(u.person, Person) and u.person.is_player
        }
        owner = next(iter(named.values())) if len(named) == 1 else None
    if isinstance(owner, Person):
        _vote(owner, club, 2 if word in _TIED else 1)


def _style_before(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club from a style that a comma parts from the name: "another Liverpool midfielder, Herbie Kane,"."""
    person = scene.appositions.get(units[at].start)
    if person is None or (at and units[at - 1].kind == "," and units[at - 1].start > person.first):
        return
    clubs = _clubs_in(scene, units[at])
    if (
        clubs
        and at + 2 < len(units)
        and units[at + 2].person is person
        and not any(u.how == "former" or u.kind == "n" for u in units[at].of)
    ):
        _vote(person, clubs[0], 3)
    _description(scene, person, units[at])


def _asked(scene: Scene, units: list[Unit], at: int) -> None:
    """Take the club that is asked about a player: "talks with Watford over Doucoure", "paid Tigres £1m for Ovalle"."""
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
            or lead.classes & {"TALKS", "TALK", "DEAL", "BID", "AGREE", "APPROACH"}
        ):
            return
    elif before.kind == "p" and before.word == "by":
        if at < 2 or units[at - 2].kind != "v" or _ANSWERED.isdisjoint(units[at - 2].word.split()):
            return
    elif not (before.kind == "v" and _PAYS & set(before.word.split())):
        return
    club = scene.club_of_mention(unit.clubs, unit.how)
    if club not in {c for p in target.of if p.kind == "C" for c in p.clubs}:
        _vote(target.person, club, 2)


def _respectively(scene: Scene, units: list[Unit]) -> None:
    """Share out clubs listed like their players: "Cunha and Mbeumo arriving from Wolves and Brentford respectively"."""
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
            _vote(person, club, 4)


def _possessor(scene: Scene, unit: Unit) -> None:
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
