"""Who shares what is told of a player: "frozen out alongside Price", "left out, joining Price and Diaz".

Or goes the other way for him: "offered £9m plus Price for Novak".
"""

from collections.abc import Iterator
from dataclasses import replace

from sagabook.model import Deal, Fee, Kind, Mode
from sagabook.reading.clauses import Sentence
from sagabook.reading.drafts import Draft
from sagabook.reading.people import Person
from sagabook.reading.row import Clause
from sagabook.reading.scene import Scene
from sagabook.reading.units import Unit

_SHARED = frozenset({Kind.LEFT_OUT, Kind.FOR_SALE, Kind.NOT_FOR_SALE, Kind.DEPARTURE})
_PURSUED = frozenset({Kind.SIGNING, Kind.INTEREST})
#: Nouns that a sum goes with: "a £20m fee with Lyon for Novak".
_GIVEN = frozenset({"FEE", "BID", "DEAL", "ACCORD"})
_DEALT = frozenset({Kind.BID, Kind.BID_REJECTED, Kind.SIGNING, Kind.FEE_AGREED})
_BESIDE = ("alongside", "like")
_AS_WELL = frozenset({"along with", "together with", "as well as"})


def companions(scene: Scene, sentence: Sentence, clause: Clause, made: list[Draft]) -> Iterator[Draft]:
    """The drafts of those who are named beside the players of drafts already made of one clause."""
    first = made[-1]
    yield from _gapped(scene, sentence, clause, first)
    if first.kind in _DEALT:
        yield from _part_of_the_price(scene, sentence, clause, made)
    if first.kind is Kind.INTEREST:
        yield from _echoes(scene, sentence, clause, made)
    race = next((c for c in (clause, clause.governor) if c is not None and "BEAT" in c.head.classes), None)
    if first.kind in _PURSUED and race is not None:
        yield from _beaten(scene, race, made)
    if first.kind not in _SHARED:
        return
    joined = _joined(sentence, clause)
    if joined is not None and joined.governor is not None and joined.governor.head.kind == "b":
        for draft in made:  # "are to be joined by Price in being released"
            draft.mode = draft.mode if draft.mode is Mode.DENIED else Mode.PLANNED
    units = [u for w in _BESIDE for u in clause.pp.get(w, ())]
    units += _listed_with(sentence, clause)
    if joined is not None:
        units += [*joined.objects, *joined.pp.get("by", ())]
    units += [u for c in _joining(sentence, clause) for u in c.objects]
    told: set[int] = {id(d.player) for d in made}
    for person in (p for u in units if u.kind == "P" for p in scene.persons(u)):
        if id(person) not in told and person.is_player:
            told.add(id(person))
            yield replace(first, player=person, seller=_holder(first, person), steps=[*first.steps, "beside"])


def _gapped(scene: Scene, sentence: Sentence, clause: Clause, first: Draft) -> Iterator[Draft]:
    """What is told again of another player with another club: "fees with Lyon for Novak and with Lille for Price"."""
    units = sentence.units
    for at in range(clause.at + 3, len(units) - 3):
        told, club = units[at], units[at - 2]
        if told.person is not first.player or club.kind != "C" or units[at - 1].kind not in "pt":
            continue
        behind = at + 1
        while behind < len(units) - 2 and units[behind].kind in "c,":
            behind += 1
        sums: list[Fee] = []
        if behind > at + 1 and units[behind].word in ("one", "another"):
            behind += 1
        elif behind > at + 1 and units[behind].kind == "n" and units[behind].classes & _GIVEN:
            sums = [m.amount.fee for m in units[behind].money if m.amount is not None and m.amount.fee is not None]
            behind += 1
        if behind > at + 1 and units[behind].kind in "pt" and units[behind].word == units[at - 3].word:
            behind += 1
        if behind == at + 1 or behind + 2 >= len(units) or units[behind].kind != "C":
            return
        others, joined = scene.clubs(units[behind]), units[behind + 1].word == units[at - 1].word
        for person in scene.persons(units[behind + 2]) if others and joined else ():
            if first.seller in scene.clubs(club):
                yield replace(first, player=person, seller=others[0], fee=sums[0] if sums else None)
            elif first.buyer in scene.clubs(club):
                acts = first.seller in {c for u in clause.subjects for c in scene.clubs(u)}
                seller = first.seller if acts else None
                yield replace(first, player=person, buyer=others[0], seller=seller, fee=sums[0] if sums else None)
        return


def _part_of_the_price(scene: Scene, sentence: Sentence, clause: Clause, made: list[Draft]) -> Iterator[Draft]:
    """The move of a player who is a part of the price of another: "a bid of £9m plus Price for Novak"."""
    first, units = made[-1], sentence.units
    asked = [c for u in (*clause.objects, *clause.pp.get("to", ())) for c in scene.clubs(u) if c != first.buyer]
    club = first.seller or first.player.holder or (asked[0] if len(asked) == 1 else None)
    if club is None or club == first.buyer:
        return
    for at in range(clause.at + 1, len(units) - 2):
        one, link, other = units[at : at + 3]
        if {one.kind, other.kind} == {"M", "P"} and link.kind == "c" and sentence.in_the_price(at + 1):
            first.seller = first.seller or club
            for person in scene.persons(one if one.kind == "P" else other):
                if all(person is not draft.player for draft in made):
                    yield replace(
                        first,
                        kind=Kind.BID if first.kind is Kind.BID_REJECTED else first.kind,
                        player=person,
                        buyer=club,
                        seller=first.buyer,
                        deal=Deal.SWAP,
                        fee=None,
                        contract=None,
                        steps=[*first.steps, "part of the price"],
                    )


def _beaten(scene: Scene, clause: Clause, made: list[Draft]) -> Iterator[Draft]:
    """The interest of the clubs that another one beats to a player: "beat Rovers to Novak", "to sign Novak"."""
    told = {d.buyer for d in made} | {d.seller for d in made} | {d.player.holder for d in made}
    beaten = [*clause.objects, *clause.pp.get("from", ())]
    for club in dict.fromkeys(c for u in beaten if u.kind == "C" for c in scene.clubs(u)):
        for draft in made if club not in told and not clause.head.neg else ():
            yield replace(draft, kind=Kind.INTEREST, mode=Mode.ASSERTED, buyer=club, fee=None, contract=None, deal=None)


def _echoes(scene: Scene, sentence: Sentence, clause: Clause, made: list[Draft]) -> Iterator[Draft]:
    """The same interest of those whom "as well as" adds, or "as are", "and so do" behind it."""
    units = sentence.units
    found = [u for u in _listed_with(sentence, clause) if u.kind == "C"]
    for at in range(clause.at + 1, len(units) - 2):
        if units[at].word in ("as", "so") and units[at + 1].kind in "vb" and units[at + 2].kind == "C":
            ends = at + 3 == len(units) or units[at + 3].kind in ".,;c"
            found += [units[at + 2], *sentence._coordinated(at + 3)[0]] if ends else []
            break
    told = {d.buyer for d in made}
    for club in dict.fromkeys(c for u in found for c in scene.clubs(u)):
        for draft in made if club not in told else ():
            yield replace(draft, buyer=club, steps=[*draft.steps, "beside"])


def _holder(first: Draft, person: Person) -> str | None:
    return person.holder if person.holder is not None else first.seller or first.player.holder


def _listed_with(sentence: Sentence, clause: Clause) -> list[Unit]:
    """Whom "along with" adds, behind the subject or behind the predicate."""
    out: list[Unit] = []
    for unit in (*clause.subjects, *clause.objects, clause.head):
        at = unit.lead + 1
        if at < len(sentence.units) and sentence.units[at].kind == ",":
            at += 1
        if at + 1 < len(sentence.units) and sentence.units[at].word in _AS_WELL:
            more, _ = sentence._coordinated(at + 2)
            out += [sentence.units[at + 1], *more]
    return out


def _joined(sentence: Sentence, clause: Clause) -> Clause | None:
    """The "joined" of "joined Novak in being left behind"."""
    before = sentence._back(clause.at)
    if before < 0 or sentence.units[before].word != "in" or clause.head.finite:
        return None
    return next((c for c in reversed(sentence.clauses) if c.at < before and "JOIN" in c.head.classes), None)


def _joining(sentence: Sentence, clause: Clause) -> list[Clause]:
    """The "joining" of "was left out, joining Price and Diaz" and of "joining Price and Diaz on the list"."""
    return [
        c
        for c in sentence.clauses
        if c.at > clause.at
        and c.head.word == "joining"
        and c.governor is None
        and c.objects
        and all(o.kind == "P" for o in c.objects)
    ]
