"""A pattern that fits a clause or an event noun, and plain questions about what it fits."""

from dataclasses import dataclass

from sagabook.model import Deal, Kind, Mode
from sagabook.reading.clauses import Sentence
from sagabook.reading.frames import Frame
from sagabook.reading.people import Person
from sagabook.reading.roles import RENEWING, Roles, phrases_after
from sagabook.reading.row import Clause
from sagabook.reading.scene import Scene
from sagabook.reading.units import Unit

#: What nobody but the player does.
_HIS_ACTS = frozenset({Kind.TRANSFER_REQUEST, Kind.REFUSES_TO_PLAY, Kind.TERMS_AGREED, Kind.MEDICAL})

#: What a player is to a club that looks for one.
_LISTED = frozenset("option target candidate alternative possibility".split())


@dataclass(slots=True)
class Match:
    """A pattern that fits a clause or an event noun, and what its claim has turned into so far."""

    sentence: Sentence
    clause: Clause | None
    frame: Frame
    roles: Roles
    hedged: bool
    has_if: bool
    noun: Unit | None
    kind: Kind
    mode: Mode
    steps: list[str]
    players: tuple[Person, ...] = ()
    explicit: bool = False
    refused: Unit | None = None


def on_terms(sentence: Sentence, noun: Unit) -> bool:
    """Whether talks are about a player's own contract: "negotiations over an extension"."""
    found = phrases_after(sentence, noun)
    return any(
        "CONTRACT" in u.classes and ("exten" in u.word or "renew" in u.word or set(u.words) & RENEWING)
        for word in ("over", "about", "on", "regarding")
        for u in found.get(word, ())
    )


def had_sold(sentence: Sentence, clause: Clause) -> bool:
    """Whether a sale is what came before: "after selling Novak", "having sold Novak"."""
    if clause.head.finite or clause.governor is not None or clause.at < 1:
        return False
    before = sentence.units[sentence._back(clause.at)]
    return clause.head.perfect or (before.kind in "ps" and before.word in ("after", "since", "following"))


def moves_for(m: Match, clause: Clause) -> bool:
    """Whether a club only makes for a player: "made a move for Novak", where he "makes a move" himself."""
    return (
        m.frame.head == "SEAL"
        and clause.head.word.startswith(("make", "making", "made"))
        and m.frame.slots[0].filler == "buyer"
        and m.roles.noun >= 0
        and "MOVE" in m.sentence.units[m.roles.noun].classes
        and "for" in phrases_after(m.sentence, m.sentence.units[m.roles.noun])
    )


def his_demands(m: Match) -> bool:
    """Whether what a club will not meet is what the player asks for: "his contract demands"."""
    noun = m.sentence.units[m.roles.noun] if m.roles.noun >= 0 else None
    return (
        noun is not None
        and noun.words[-1:] == ("demands",)
        and (
            any(p.kind in "Pi" and p.word not in ("their", "its") for p in noun.of)
            or not {"wage", "contract", "salary", "personal"}.isdisjoint(noun.words)
        )
    )


def listing(m: Match, scene: Scene) -> tuple[str, ...]:
    """The club on whose list a player is told to be, its own being that of the story: "Novak is another option"."""
    noun = m.sentence.units[m.roles.noun] if m.roles.noun >= 0 else None
    if noun is None or "TARGET" not in noun.classes or not noun.words or noun.words[-1] not in _LISTED:
        return ()
    club = scene.group or scene.subject_clubs
    return club if len(club) == 1 and all(p.holder not in (None, *club) for p in m.roles.players) else ()


def sealed_here(m: Match) -> bool:
    """Whether a move is sealed and the sentence leaves open where to: "sealing his move from Torino"."""
    if m.clause is not None and m.clause.passive and m.frame.head == "SEAL" and m.kind is Kind.SIGNING:
        return bool(m.roles.players)  # "Torino are busy, with a deal for Novak expected to be announced"
    return (
        m.frame.head == "SEAL"
        and m.kind is Kind.SIGNING
        and bool(m.roles.sellers and m.roles.players)
        and all(p.holder in (None, *m.roles.sellers) for p in m.roles.players)
    )


def arrived_here(m: Match) -> bool:
    """Whether a noun tells of a move from a club and to none: "following Novak's arrival from Torino"."""
    return (
        m.noun is not None
        and m.kind is Kind.SIGNING
        and bool(m.roles.sellers)
        and all(p.holder in (None, *m.roles.sellers) for p in m.roles.players)
    )


def mere_talk(m: Match) -> bool:
    """Whether an offer or a wish is no particular one, or only advised.

    "any bid from Torino", "Torino should go for Novak".
    """
    if m.mode is Mode.PLANNED and m.clause is not None and m.clause.head.modal == "should":
        return True
    event = m.noun if m.noun is not None else m.sentence.units[m.roles.noun] if m.roles.noun >= 0 else None
    return m.mode is not Mode.DENIED and event is not None and event.words[:1] == ("any",)


def on_loan_only(m: Match) -> bool:
    """Whether it is a loan that a club will not hear of: that says nothing of a sale."""
    if m.clause is None or m.noun is not None or m.frame.head not in ("SELL", "LOANED", "LETLEAVE", "SENDV"):
        return False
    return m.frame.deal is Deal.LOAN or "loan" in m.clause.head.word


def renewing(clause: Clause) -> bool:
    """Whether the contract that somebody has is a new one."""
    return any(RENEWING & set(u.words) for u in clause.objects if u.kind == "n")


def leaves_a_country(m: Match) -> bool:
    """Whether somebody leaves no club but a land or a league: "left Brazil at 17"."""
    if m.kind is not Kind.DEPARTURE or m.clause is None or m.noun is not None or m.clause.passive:
        return False
    return any(u.kind in "NL" for u in m.clause.objects) and not any(u.kind in "CP" for u in m.clause.objects)


def acts_himself(m: Match) -> bool:
    """Whether what only the player himself does is told of somebody who is none: "the coach handed in a request"."""
    return (
        m.kind in _HIS_ACTS
        and m.clause is not None
        and (m.noun is None or any(u is m.noun for u in m.clause.objects))
        and not m.clause.passive
        and any(isinstance(u.person, Person) and not u.person.is_player for u in m.clause.subjects)
    )


def signed_to_no_club(m: Match) -> bool:
    """Whether somebody is signed to a firm: "is also signed to the agency"."""
    if m.clause is None or m.noun is not None or not m.clause.passive or "own" not in m.frame.flags:
        return False
    return any(u.kind in "xPS" for u in m.clause.pp.get("to", ()))
