"""Roles that a clause's own prepositional phrases give: who a bid comes from, whom it is for, where a medical is."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from sagabook.model import BUYER_KINDS, Kind
from sagabook.reading.clauses import Sentence
from sagabook.reading.frames import Frame
from sagabook.reading.roles import Roles
from sagabook.reading.row import Clause
from sagabook.reading.scene import Scene
from sagabook.reading.units import Unit

#: What is told of one who is to be a club's "new player".
_NEW_MANS = frozenset({Kind.MEDICAL, Kind.SIGNING, Kind.TERMS_AGREED})
_NEW_MEN = frozenset("player man boy striker forward winger midfielder defender goalkeeper keeper".split())
#: What says nothing of a club that it stands "with".
_GOERS = frozenset({Kind.DEPARTURE, Kind.FOR_SALE, Kind.WANTS_TO_LEAVE, Kind.NOT_FOR_SALE})
_MOVING = frozenset({Kind.SIGNING, Kind.DEAL_OFF, Kind.WANTS_MOVE, Kind.FEE_AGREED, Kind.TERMS_AGREED})
#: What leads to the player.
_ABOUT = ("including", "for", "over", "of", "about", "on", "regarding", "to", "with", "like")
#: What leads to the club that acts.
_BY_WHOM = {
    **dict.fromkeys((Kind.BID, Kind.BID_REJECTED, Kind.INTEREST, Kind.TALKS, Kind.FEE_AGREED), ("by", "from")),
    **dict.fromkeys((Kind.SIGNING, Kind.MEDICAL), ("by", "with", "at")),
}
_Meant = TypeVar("_Meant")
_COURTING = frozenset({"INTEREST", "BID", "TALKS", "MOVE", "LINK"})


def of_a_suitor(sentence: Sentence, unit: Unit) -> bool:
    """Whether a club is named with what it shows or brings, and so is no holder: "amid interest from Torino"."""
    at = unit.lead
    while at > 1 and sentence.units[at - 1].kind in "c," and sentence.units[at - 2].kind == "C":
        at -= 2  # "amid interest from Lille and Torino"
    noun = sentence.units[at - 2] if at > 1 else None
    return noun is not None and noun.kind == "n" and not noun.classes.isdisjoint(_COURTING)


def from_phrases(scene: Scene, sentence: Sentence, clause: Clause, frame: Frame, roles: Roles) -> None:
    """Fill the roles still open from the clause's own prepositional phrases: from = seller, for = player …"""
    taken = frozenset(s.where for s in frame.slots)
    if not roles.sellers and "from" not in taken and frame.kind is not Kind.REJECTS_MOVE:
        _from_whom(scene, clause, frame, roles)
    if not roles.sellers and frame.kind not in BUYER_KINDS:
        roles.sellers = _holder(scene, sentence, clause, frame, taken)
    if not roles.players:
        roles.players = _first(clause, _ABOUT, taken, scene.persons)
        roles.explicit_player = roles.explicit_player or bool(roles.players)
    if not roles.buyers and frame.kind in _MOVING and "to" not in taken:
        roles.buyers = _first(clause, ("to",), taken, scene.clubs)[:1]
    if not roles.buyers and frame.kind is Kind.FEE_AGREED and clause.passive:
        roles.buyers = _agreed_for(scene, sentence, clause, roles)
    if not roles.buyers and frame.kind in _NEW_MANS:
        roles.buyers = new_club(scene, clause)
    if not roles.buyers and frame.kind in _BY_WHOM:
        roles.buyers = _first(clause, _BY_WHOM[frame.kind], taken, scene.clubs)
    if not roles.buyers and frame.kind is Kind.MEDICAL:
        roles.buyers = _of_the_place(scene, clause)


def _first(
    clause: Clause, words: Sequence[str], taken: frozenset[str], meant: Callable[[Unit], tuple[_Meant, ...]]
) -> tuple[_Meant, ...]:
    """Who stands behind the first of some prepositions that no slot of the pattern has taken."""
    for word in words:
        if word not in taken and (found := tuple(one for u in clause.pp.get(word, ()) for one in meant(u))):
            return found
    return ()


def _from_whom(scene: Scene, clause: Clause, frame: Frame, roles: Roles) -> None:
    """Take the club behind "from": who bids, or who sells."""
    clubs = _first(clause, ("from",), frozenset(), scene.clubs)
    if clubs and frame.kind in BUYER_KINDS and not set(clubs) <= set(roles.buyers):
        if frame.kind in (Kind.BID_REJECTED, Kind.BID) and not roles.buyers:
            roles.buyers = clubs
        else:
            roles.sellers = clubs[:1]


def _holder(scene: Scene, sentence: Sentence, clause: Clause, frame: Frame, taken: frozenset[str]) -> tuple[str, ...]:
    """The club that holds him: "is valued by Torino", "a deal at Torino"."""
    for word in ("by", "at", "with", "of", "from", "off", "in", "out"):
        if word in taken or (word == "with" and frame.kind in _GOERS):
            continue  # "is heading out on loan, with Torino keen"
        told = clause.pp.get(word, ())
        if word == "with":  # not "is valued at £40m, with Torino unwilling to pay that"
            acting = [u for c in sentence.clauses if c is not clause for u in c.subjects]
            told = [u for u in told if not any(u is a for a in acting)]
        clubs = tuple(c for u in told if not of_a_suitor(sentence, u) for c in scene.clubs(u))
        if clubs:
            return clubs[:1]
    return ()


def _agreed_for(scene: Scene, sentence: Sentence, clause: Clause, roles: Roles) -> tuple[str, ...]:
    """The club that a fee was agreed by: "a fee is agreed for him to join Torino", "agreed with Torino"."""
    joined = [c for c in sentence.clauses if c.governor is clause and c.link == "to" and "JOIN" in c.head.classes]
    buyers = tuple(club for c in joined for u in c.objects for club in scene.clubs(u))[:1]
    if buyers or roles.sellers or not roles.players:
        return buyers
    # "a fee has been agreed with Torino for Everton's Novak": with whoever does not hold him
    partners = _first(clause, ("with",), frozenset(), scene.clubs)[:1]
    held_elsewhere = all(p.holder is not None and p.holder not in partners for p in roles.players)
    return partners if held_elsewhere else ()


def _of_the_place(scene: Scene, clause: Clause) -> tuple[str, ...]:
    """The club whose ground it is: "arrived at Torino's training ground for a medical"."""
    places = [u for u in [*clause.objects, *clause.pp.get("at", ())] if u.kind == "x" or "FACIL" in u.classes]
    owners = [p for u in places for p in u.of if p.kind == "C" and p.how != "former"]
    return tuple(c for p in owners if (c := scene.club_of_mention(p.clubs, p.how)))[:1]


def new_club(scene: Scene, clause: Clause) -> tuple[str, ...]:
    """The club of "will have a medical as a new Torino player"."""
    styles = [u for u in clause.pp.get("as", ()) if u.kind == "P" and "new" in u.words]
    return tuple(
        club
        for style in styles
        if style.words[-1] in _NEW_MEN
        for part in style.of
        if part.kind == "C" and (club := scene.club_of_mention(part.clubs, part.how))
    )[:1]
