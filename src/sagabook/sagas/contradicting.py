"""Contradictions: what one says is so and another that it is not, nearest in time first."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sagabook.model import Club, Kind, Mode
from sagabook.sagas.episodes import Episode
from sagabook.sagas.hearing import Heard, attest
from sagabook.sagas.saga import Contradiction

#: The questions that a yes and a no are given on, by kind; and kinds that say no to another kind's question.
QUESTIONS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.INTEREST: "interest",
        Kind.TALKS: "talks",
        Kind.BID: "a bid",
        Kind.FEE_AGREED: "an agreed fee",
        Kind.TERMS_AGREED: "agreed terms",
        Kind.MEDICAL: "a medical",
        Kind.WANTS_MOVE: "his wish to join",
        Kind.WANTS_TO_LEAVE: "his wish to leave",
        Kind.NOT_FOR_SALE: "his not being for sale",
        Kind.TRANSFER_REQUEST: "a transfer request",
        Kind.RELEASE_CLAUSE: "a release clause",
        Kind.CONTRACT_OFFER: "an offer of new terms",
        Kind.DEAL_OFF: "the end of the deal",
    }
)
SAYS_NO: Mapping[Kind, Kind] = MappingProxyType(
    {
        Kind.INTEREST_ENDED: Kind.INTEREST,
        Kind.REJECTS_MOVE: Kind.WANTS_MOVE,
        Kind.WANTS_TO_STAY: Kind.WANTS_TO_LEAVE,
        Kind.FOR_SALE: Kind.NOT_FOR_SALE,
    }
)
_HOLDER_SIDE = frozenset(
    {Kind.WANTS_TO_LEAVE, Kind.NOT_FOR_SALE, Kind.TRANSFER_REQUEST, Kind.RELEASE_CLAUSE, Kind.CONTRACT_OFFER}
)


def contradictions_of(episode: Episode, clubs: Mapping[str, Club]) -> list[Contradiction]:
    """List the questions of an episode on which both a yes and a no are on record.

    Args:
        episode: The episode.
        clubs: The clubs by their keys.

    Returns:
        A contradiction for each, the closest in time first. The side with the latest word comes as `said`; of
        `otherwise` the entry nearest in time to it comes first.
    """
    sides: dict[tuple[Kind, str], tuple[list[Heard], list[Heard]]] = defaultdict(lambda: ([], []))
    for row in episode.rows:
        question = SAYS_NO.get(row.kind, row.kind)
        if row.past or question not in QUESTIONS or row.mode in (Mode.PLANNED, Mode.CONDITIONAL):
            continue
        holder_side = question in _HOLDER_SIDE
        if row.holder not in ("", episode.holder) if holder_side else row.buyer == episode.holder:
            continue  # said of another club than the one that holds him, or as if that one pursued him
        club = episode.holder if holder_side else row.buyer
        yes = row.said is not (row.kind in SAYS_NO)
        sides[question, club][0 if yes else 1].append(row)
    found = [
        _contradiction(QUESTIONS[kind], clubs.get(club), *both)
        for (kind, club), both in sides.items()
        if _differ(*both)
    ]
    return sorted(
        found, key=lambda c: (c.days_apart, -len(c.otherwise.entries), c.about, c.club.name if c.club else "")
    )


def _differ(yes: Sequence[Heard], no: Sequence[Heard]) -> bool:
    """Whether there are two sides, and not one origin alone that has changed its mind."""
    return bool(yes and no) and len({row.entry.origin.key for row in (*yes, *no)}) > 1


def _contradiction(about: str, club: Club | None, yes: Sequence[Heard], no: Sequence[Heard]) -> Contradiction:
    said, otherwise = (yes, no) if yes[-1].entry.place >= no[-1].entry.place else (no, yes)
    day = said[-1].day
    nearest = sorted(otherwise, key=lambda row: (abs((day - row.day).days), row.entry.place))
    return Contradiction(
        about=about,
        club=club,
        holds=said is yes,
        said=attest(reversed(said)),
        otherwise=attest(nearest),
        days_apart=abs((day - nearest[0].day).days),
    )
