"""In one clause the stronger kind covers the weaker: "had a bid rejected" is no bid, "joined for £9m" no fee agreed."""

from sagabook.model import BUYER_KINDS, Kind
from sagabook.reading.drafts import Draft

#: In one clause the stronger kind covers the weaker (docs/claim.md, "Which claims an article holds").
COVERS: dict[Kind, frozenset[Kind]] = {
    Kind.BID_REJECTED: frozenset({Kind.BID, Kind.INTEREST}),
    Kind.FEE_AGREED: frozenset({Kind.BID}),
    Kind.SIGNING: frozenset({Kind.FEE_AGREED, Kind.TERMS_AGREED, Kind.MEDICAL, Kind.TALKS, Kind.INTEREST}),
    Kind.TRANSFER_REQUEST: frozenset({Kind.WANTS_TO_LEAVE}),
    Kind.BID: frozenset({Kind.INTEREST}),
    Kind.TALKS: frozenset({Kind.INTEREST}),
    Kind.CONTRACT_REJECTED: frozenset({Kind.CONTRACT_OFFER}),
    Kind.CONTRACT_SIGNED: frozenset({Kind.CONTRACT_OFFER}),
    Kind.DEAL_OFF: frozenset({Kind.SIGNING}),
}
#: Kinds that cover a weaker one even where that is denied: what is turned down is not wanted the less.
_NEGATING = frozenset({Kind.DEAL_OFF, Kind.BID_REJECTED})


def primary(draft: Draft) -> str | None:
    """The club that a claim is of: the buyer on the buyer's side, else the holder."""
    return draft.buyer if draft.kind in BUYER_KINDS else draft.seller


def overlap(first: Draft, second: Draft) -> bool:
    """Whether two drafts are of one clause, one event noun or one act."""
    return first.start == second.start and (
        first.clause[0] == second.clause[0]
        or (first.noun >= 0 and first.noun == second.noun)
        or (first.act >= 0 and first.act == second.act)
    )


def cover(drafts: list[Draft]) -> list[Draft]:
    """Drop drafts that a stronger one of the same clause, player and club covers."""
    for weak in drafts:
        for strong in drafts:
            if (
                weak.noun >= 0
                and strong is not weak
                and weak.noun == strong.noun
                and weak.kind in COVERS.get(strong.kind, ())
                and weak.player is strong.player
            ):
                strong.buyer = strong.buyer or weak.buyer
                strong.fee = strong.fee or weak.fee
    out = []
    for draft in drafts:
        covered = any(
            (
                other is not draft
                and not draft.raised  # "raised their rejected bid": the better one is not covered by the other
                and draft.kind in COVERS.get(other.kind, frozenset())
                and other.player is draft.player
                and (primary(other) == primary(draft) or draft.kind not in BUYER_KINDS or draft.buyer is None)
                and (overlap(draft, other) or (draft.hanging and draft.start == other.start))
                and (other.polarity == draft.polarity or other.kind in _NEGATING)
            )
            or _paid_for(draft, other)
            for other in drafts
        )
        if not covered:
            out.append(draft)
    return out


def _paid_for(act: Draft, offer: Draft) -> bool:
    """Whether an act is only what a sum is offered for: "ready to spend £9m on signing him", "in a bid to land him"."""
    return (
        offer.kind is Kind.BID
        and offer.fee is not None
        and (act.kind in (Kind.INTEREST, Kind.TALKS) or (act.kind is Kind.SIGNING and offer.polarity == "may"))
        and act.player is offer.player
        and act.buyer == offer.buyer
        and act.start == offer.start
        and act.act == offer.act >= 0
        and act.clause[0] > offer.clause[0]
    )
