"""What still stands between a lane and done, as far as the claims alone tell."""

from collections.abc import Sequence
from datetime import timedelta

from sagabook.model import Fee, Kind, Mode
from sagabook.sagas.hearing import Heard, attest
from sagabook.sagas.saga import Attested, Blocker, Fact, Figure, Hurdle, Lane, Stage, Stance, Standing, Subject, Topic

#: A stance that nobody has repeated for a month before the lane's last claim blocks nothing any more.
FRESH = timedelta(days=30)
_FIRM = (Standing.OFFICIAL, Standing.INDEPENDENT)
_OVER = (Stage.DONE, Stage.OFF, Stage.COOLED)


def blockers_of(lane: Lane, rows: Sequence[Heard], stances: Sequence[Stance], facts: Sequence[Fact]) -> list[Blocker]:
    """List a lane's hurdles.

    Args:
        lane: The lane.
        rows: Its rows.
        stances: The saga's stances.
        facts: The saga's facts.

    Returns:
        None for a lane that is over. The holder blocks while he is said not to sell or has turned the last bid down,
        and no fee is agreed; the price, while the highest bid is below the best attested asking price of the same
        currency; the player, while he is said to turn the suitor down or, of equals, to stay; terms, once a fee is
        agreed and they are not.
    """
    if lane.stage in _OVER:
        return []
    agreed = lane.stage.rank >= Stage.FEE_AGREED.rank
    found: list[Blocker] = []
    by_topic = {(s.topic, s.club): s for s in stances}
    if not agreed:
        sale = by_topic.get((Topic.SALE, lane.holder))
        if lane.stage is Stage.REJECTED and _by_holder(lane, rows):
            found.append(Blocker(Hurdle.HOLDER_UNWILLING, lane.attested))
        elif sale and not sale.willing and _fresh(sale, lane):
            found.append(Blocker(Hurdle.HOLDER_UNWILLING, sale.attested))
        gap = _gap(lane, facts)
        if gap:
            found.append(gap)
    move = by_topic.get((Topic.MOVE, lane.buyer))
    future = by_topic.get((Topic.FUTURE, lane.holder))
    if move:
        if not move.willing and _fresh(move, lane):
            found.append(Blocker(Hurdle.PLAYER_UNWILLING, move.attested))
    elif future and not future.willing and _fresh(future, lane) and future.attested.standing in _FIRM:
        found.append(Blocker(Hurdle.PLAYER_UNWILLING, future.attested))
    if lane.stage is Stage.FEE_AGREED:
        denied = [row for row in rows if row.kind is Kind.TERMS_AGREED and row.mode is not Mode.ASSERTED]
        found.append(Blocker(Hurdle.TERMS_OPEN, attest(denied) if denied else lane.attested))
    return found


def _fresh(stance: Stance, lane: Lane) -> bool:
    return lane.latest - stance.latest <= FRESH


def _by_holder(lane: Lane, rows: Sequence[Heard]) -> bool:
    """Whether it was a bid that was turned down, by his club, rather than the suitor by the player."""
    bearing = set(lane.attested.entries)
    return any(row.kind is Kind.BID_REJECTED for row in rows if row.entry.id in bearing)


def _gap(lane: Lane, facts: Sequence[Fact]) -> Blocker | None:
    """The gap between the highest firm bid and the best attested price of one currency."""
    asked = {f.unit: f.figures[0] for f in facts if f.subject is Subject.ASKING_PRICE}
    for fact in facts:
        if fact.subject is Subject.BID and fact.club == lane.buyer and fact.unit in asked:
            firm = [f for f in fact.figures if f.attested.official or f.attested.independent > 1] or list(fact.figures)
            bid, price = max(firm, key=_total), asked[fact.unit]
            if _total(bid) < _total(price) and isinstance(bid.value, Fee) and isinstance(price.value, Fee):
                both = Attested(
                    bid.attested.entries + price.attested.entries,
                    tuple(dict.fromkeys(bid.attested.origins + price.attested.origins)),
                )
                return Blocker(Hurdle.FEE_GAP, both, bid.value, price.value)
    return None


def _total(figure: Figure) -> float:
    return figure.value.amount + (figure.value.addons or 0.0) if isinstance(figure.value, Fee) else 0.0
