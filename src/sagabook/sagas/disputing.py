"""Facts in dispute: fees, wages and contract ends, each version with who says it, and the range that they span."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from sagabook.model import Club, Contract, Fee, Kind, Mode, Wage
from sagabook.sagas.episodes import Episode
from sagabook.sagas.hearing import Heard, attest
from sagabook.sagas.saga import Attested, Fact, Figure, Subject

#: Whose fee is what. A fee agreed and the fee of a done move are one fact; bids are offers and stand apart.
FEES: Mapping[Kind, Subject] = MappingProxyType(
    {
        Kind.BID: Subject.BID,
        Kind.BID_REJECTED: Subject.BID,
        Kind.FEE_AGREED: Subject.FEE,
        Kind.SIGNING: Subject.FEE,
        Kind.ASKING_PRICE: Subject.ASKING_PRICE,
        Kind.FOR_SALE: Subject.ASKING_PRICE,
        Kind.RELEASE_CLAUSE: Subject.RELEASE_CLAUSE,
    }
)
_CONTRACTS = frozenset({Kind.CONTRACT_UNTIL, Kind.CONTRACT_SIGNED})
_HOLDERS = frozenset({Subject.ASKING_PRICE, Subject.RELEASE_CLAUSE, Subject.CONTRACT_END})

_Value: TypeAlias = Fee | Wage | Contract


def facts_of(episode: Episode, clubs: Mapping[str, Club]) -> list[Fact]:
    """Gather what is said about each figure of an episode, its aftermath included.

    Args:
        episode: The episode.
        clubs: The clubs by their keys.

    Returns:
        A fact for each figure that anybody names, in the order of `Subject`, the one most told first. Denied claims
        name none.
    """
    told: dict[tuple[Subject, str, str], dict[float, list[tuple[Heard, _Value]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for row in (*episode.rows, *episode.after):
        if row.past or row.mode is Mode.DENIED:
            continue
        for subject, unit, number, value in _figures(row):
            if subject in _HOLDERS:
                if row.holder not in ("", episode.holder):
                    continue
                club = episode.holder
            elif not row.buyer or row.buyer == episode.holder:
                continue
            else:
                club = row.buyer
            told[subject, club, unit][number].append((row, value))
    order = list(Subject)
    facts = [_fact(subject, clubs.get(club), unit, versions) for (subject, club, unit), versions in told.items()]
    return sorted(facts, key=lambda f: (order.index(f.subject), -_size(f), f.club.name if f.club else "", f.unit))


def _size(fact: Fact) -> int:
    return sum(len(figure.attested.entries) for figure in fact.figures)


def _figures(row: Heard) -> Iterable[tuple[Subject, str, float, _Value]]:
    claim = row.entry.claim
    subject = FEES.get(row.kind)
    if claim.fee and subject:
        yield subject, claim.fee.currency, claim.fee.amount + (claim.fee.addons or 0.0), claim.fee
    if claim.wage and row.buyer:
        yield Subject.WAGE, f"{claim.wage.currency} {claim.wage.period}", claim.wage.amount, claim.wage
    if row.kind in _CONTRACTS and claim.contract and claim.contract.until:
        yield Subject.CONTRACT_END, "year", float(claim.contract.until[:4]), claim.contract


def _fact(
    subject: Subject, club: Club | None, unit: str, versions: Mapping[float, Sequence[tuple[Heard, _Value]]]
) -> Fact:
    figures = [(number, _figure(told)) for number, told in versions.items()]
    # An official word counts for two origins more: those who put a figure on it are seldom asked twice.
    figures.sort(key=lambda item: (*_weight(item[1].attested), -len(item[1].attested.entries), item[0]))
    firm = [number for number, figure in figures if figure.attested.official or figure.attested.independent > 1]
    span = firm or [number for number, _ in figures]
    return Fact(subject, club, unit, tuple(figure for _, figure in figures), min(span), max(span))


def _weight(attested: Attested) -> tuple[int, bool]:
    return -attested.independent - 2 * attested.official, not attested.official


def _figure(told: Sequence[tuple[Heard, _Value]]) -> Figure:
    # The version with most in it: add-ons apart say more than their sum.
    value = max((value for _, value in told), key=lambda v: isinstance(v, Fee) and bool(v.addons))
    return Figure(value, attest(row for row, _ in told), told[-1][0].day)
