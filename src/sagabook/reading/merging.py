"""One claim for each distinct thing said.

Repetition joined, open roles filled.
"""

from collections import Counter, defaultdict

from sagabook.model import BUYER_KINDS, Deal, Fee, Kind, Mode
from sagabook.reading.covering import primary
from sagabook.reading.drafts import Draft, signed_by
from sagabook.reading.figures import in_parts
from sagabook.reading.holders import left_for, likely_holder, shared_holder

_RANK = {Mode.ASSERTED: 0, Mode.HEDGED: 1, Mode.PLANNED: 0, Mode.CONDITIONAL: 1, Mode.DENIED: 0}
#: A move has one price, however often it is told; a joint one gives way to the player's own.
_ONE_PRICE = frozenset({Kind.SIGNING, Kind.INTEREST, Kind.TALKS})


def _settle_contracts(drafts: list[Draft]) -> list[Draft]:
    """A new signing's contract stands on its signing: join "signed a five-year deal" to it."""
    kept = []
    for draft in drafts:
        if (
            draft.kind is Kind.CONTRACT_UNTIL
            and not draft.named_seller
            and (
                new := next(
                    (
                        d
                        for d in drafts
                        if d.kind is Kind.SIGNING
                        and d.player is draft.player
                        and d.buyer
                        and d.start == draft.start
                        and d.clause[0] < draft.clause[0]
                        and not d.past
                        and d.mode is not Mode.DENIED
                        and d.buyer != draft.player.holder
                    ),
                    None,
                )
            )
            is not None
        ):
            new.contract = new.contract or draft.contract  # "has joined Torino on a deal that runs until 2028"
            continue
        if (
            draft.kind is Kind.CONTRACT_SIGNED
            and draft.contract is not None
            and (draft.contract.years or (draft.contract.until and not draft.named_seller))
            and draft.mode in (Mode.ASSERTED, Mode.HEDGED, Mode.PLANNED)
        ):
            moved = [
                d
                for d in drafts
                if d.kind is Kind.SIGNING
                and d.player is draft.player
                and d.mode in (Mode.ASSERTED, Mode.HEDGED, Mode.PLANNED)
                and d.buyer
                and (draft.seller in (None, d.buyer) or not draft.named_seller)
                and not d.past
            ]
            if moved and not draft.renews:
                moved[-1].contract = moved[-1].contract or draft.contract
                continue
        kept.append(draft)
    return kept


def _same_fee(first: Fee | None, second: Fee | None) -> bool:
    if first is None or second is None:
        return True
    if first.amount == second.amount and first.currency == second.currency:
        return True
    return in_parts(first, second) or in_parts(second, first)


def merge(drafts: list[Draft]) -> list[Draft]:
    """Join drafts that say the same (kind, player, primary club, polarity, fee); evidence and sources add up."""
    out: list[Draft] = []
    alike: defaultdict[tuple[Kind, int, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        likely = alike[draft.kind, id(draft.player), draft.polarity]
        twin = _twin(likely, draft)
        if twin is None:
            draft.spans = list(dict.fromkeys([(draft.start, draft.end), *draft.spans]))
            out.append(draft)
            likely.append(draft)
        else:
            _join(twin, draft)
    return out


def _twin(likely: list[Draft], draft: Draft) -> Draft | None:
    best = None
    for other in likely:
        if primary(other) != primary(draft) and None not in (primary(other), primary(draft)):
            continue
        if draft.kind not in _ONE_PRICE and not _same_fee(other.fee, draft.fee):
            continue
        if best is None or primary(other) == primary(draft):
            best = other
    return best


def _join(twin: Draft, draft: Draft) -> None:
    twin.spans = list(dict.fromkeys([*twin.spans, (draft.start, draft.end), *draft.spans]))
    if twin.headline and not draft.headline:
        twin.mode, twin.headline = draft.mode, False
    elif _RANK[draft.mode] < _RANK[twin.mode] and not draft.headline:
        twin.mode = draft.mode
    twin.buyer = twin.buyer or draft.buyer
    twin.seller = twin.seller or draft.seller
    told = draft.fee is not None and twin.fee is not None and in_parts(draft.fee, twin.fee)
    if twin.fee is None or told or (twin.joint and not draft.joint and draft.fee is not None):
        twin.fee, twin.joint = draft.fee, draft.joint
    twin.wage = twin.wage or draft.wage
    twin.deal = twin.deal or draft.deal
    twin.contract = twin.contract or draft.contract
    twin.when = twin.when or draft.when
    twin.said_by = tuple(dict.fromkeys([*twin.said_by, *draft.said_by]))
    twin.steps.extend(s for s in draft.steps if s not in twin.steps)
    twin.explicit = twin.explicit or draft.explicit


#: What is mostly told of those whom the story's club is after, and not of its own.
_PRICED = frozenset({Kind.ASKING_PRICE, Kind.RELEASE_CLAUSE})


def fill(drafts: list[Draft], named: dict[str, int]) -> list[Draft]:
    """Fill roles that clauses left open from what the rest of the story gives.

    And drop what then still lacks its club.
    """
    for draft in drafts:
        draft.named_seller = draft.seller is not None
    _new_contracts(drafts)
    _agreed_with_suitors(drafts)
    _loanees(drafts)
    _learn_holders(drafts)
    _sold_on(drafts)
    topic = max((d.player for d in drafts), key=lambda p: (p.count, -p.first), default=None)
    for draft in drafts:
        if draft.kind not in BUYER_KINDS and draft.seller is None:
            draft.seller = draft.player.holder or shared_holder(drafts, draft)
            if draft.seller is None and draft.kind not in _PRICED:
                draft.seller = likely_holder(drafts, draft.player, named)
        elif draft.kind in BUYER_KINDS and draft.seller is None and draft.player.holder == draft.buyer is not None:
            draft.seller = left_for(draft)
        elif (
            draft.kind in BUYER_KINDS
            and draft.seller is None
            and draft.player.holder != draft.buyer
            and (not draft.own or draft.buyer is not None)
        ):
            draft.seller = draft.player.holder
            if draft.seller is None and draft.player is topic and topic.count > 2:
                likely = likely_holder(drafts, draft.player, named)
                # A club that is after others is mostly the story's own, and seldom the one that loses this player.
                draft.seller = likely if all(d.buyer != likely for d in drafts) else None
    drafts = [d for d in drafts if not _a_suitors_price(drafts, d)]
    for draft in drafts:
        if draft.vague and draft.player.holder is not None:
            draft.seller = draft.player.holder  # "the club" in a player's sentence is his own
        if draft.clubs and draft.buyer == draft.player.holder and draft.kind in BUYER_KINDS:
            draft.buyer = next((c for c in draft.clubs if c != draft.buyer), None)
            draft.seller = draft.player.holder
        if draft.by_clause and draft.fee is None and draft.kind is Kind.FEE_AGREED:
            draft.fee = next(
                (d.fee for d in drafts if d.kind is Kind.RELEASE_CLAUSE and d.player is draft.player and d.fee), None
            )
    drafts = _rejected_sums(drafts)
    kept = []
    for draft in drafts:
        if draft.own and draft.buyer is None:
            draft.buyer = signed_by(drafts, draft) or draft.player.holder or likely_holder(drafts, draft.player, named)
            if draft.buyer is None or draft.buyer == draft.seller:
                continue
        _other_club(draft)
        if not _own_club(draft):
            continue
        if draft.kind in BUYER_KINDS and draft.buyer is None:
            buyer = _buyer_in_play(drafts, draft)
            if buyer is None:
                continue
            draft.buyer = buyer
            draft.steps.append("buyer:in play")
            if draft.seller is None and draft.player.holder != buyer:
                draft.seller = draft.player.holder
        if draft.buyer is not None and draft.buyer == draft.seller:
            if draft.kind in BUYER_KINDS:
                draft.seller = None
            else:
                draft.buyer = None
        kept.append(draft)
    return _settle_contracts(_told_as_moves(kept))


def _rejected_sums(drafts: list[Draft]) -> list[Draft]:
    """Give a bid refused without a sum the one that the next sentence tells, and tell it once.

    "Torino have turned down a bid. Rovers offered £20m."
    """
    out: list[Draft] = []
    for draft in drafts:
        refused = next((d for d in out if d.kind is Kind.BID_REJECTED and _sum_of(draft, d)), None)
        if refused is None:
            out.append(draft)
        else:
            refused.fee = draft.fee
            refused.spans.append((draft.start, draft.end))
    return out


def _sum_of(bid: Draft, refused: Draft) -> bool:
    """Whether a bid is the refused one of the sentence before it, told again with its sum."""
    return (
        bid.kind is Kind.BID
        and bid.mode in (Mode.ASSERTED, Mode.HEDGED)
        and bid.fee is not None
        and refused.fee is None
        and refused.player is bid.player
        and refused.buyer == bid.buyer
        and refused.mode in (Mode.ASSERTED, Mode.HEDGED)
        and 0 <= bid.start - refused.end < 4
    )


_PURSUIT = frozenset({Kind.INTEREST, Kind.TALKS, Kind.BID, Kind.BID_REJECTED, Kind.WANTS_MOVE})
_DEALING = frozenset({Kind.FEE_AGREED, Kind.TALKS, Kind.MEDICAL})
_JOINING = frozenset({Kind.MEDICAL, Kind.SIGNING, Kind.FEE_AGREED, Kind.TERMS_AGREED, Kind.BID})


def _sold_on(drafts: list[Draft]) -> None:
    """Take a sale by a club that no longer holds the player for the move to the club that does.

    "Madrid sold him for €6m".
    """
    for draft in drafts:
        sold = draft.kind is Kind.DEPARTURE and draft.frame.startswith("for_sale") and draft.named_seller
        if sold and draft.polarity == "is" and (draft.player.holder not in (None, draft.seller)):
            draft.kind, draft.buyer, draft.fee = Kind.SIGNING, draft.player.holder, draft.fee or draft.money


def _told_as_moves(drafts: list[Draft]) -> list[Draft]:
    """Drop a departure whose sentence says where he went: "joined on a free transfer after leaving Burnley"."""
    moved: dict[tuple[int, int], set[str]] = {}
    for draft in drafts:
        if draft.kind is Kind.SIGNING and draft.mode is Mode.ASSERTED and draft.buyer not in (None, draft.seller):
            moved.setdefault((id(draft.player), draft.start), set()).add(draft.buyer)
    return [
        d
        for d in drafts
        if d.kind is not Kind.DEPARTURE
        or d.mode is not Mode.ASSERTED
        or d.seller in (joined := moved.get((id(d.player), d.start), set()))  # "is free after leaving" whom he joined
        or not joined
    ]


def _new_contracts(drafts: list[Draft]) -> None:
    """Take a contract with a club that the story has him join, or a free agent's, for the move that it is."""
    for draft in drafts:
        if (
            draft.kind is not Kind.CONTRACT_SIGNED
            or draft.seller is None
            or draft.renews
            or not draft.by_contract
            or draft.mode is Mode.DENIED
            or (draft.player.holder == draft.seller)
        ):
            continue
        joined = [d for d in drafts if d.kind in _JOINING and d.player is draft.player and d.buyer == draft.seller]
        if draft.player.holder is None and draft.deal is not Deal.FREE:
            joined = [
                d for d in joined if d.kind is not Kind.SIGNING or d.start == draft.start or d.mode is Mode.PLANNED
            ]
        if joined or draft.deal is Deal.FREE:
            draft.kind, draft.buyer, draft.seller, draft.named_seller = Kind.SIGNING, draft.seller, None, False


def _agreed_with_suitors(drafts: list[Draft]) -> None:
    """Take a contract agreed amid a club's dealings for the player for terms with that club."""
    for draft in drafts:
        length = draft.contract is not None and draft.contract.years
        if draft.kind is not Kind.CONTRACT_SIGNED or not length or draft.seller or draft.renews or draft.when:
            continue
        his = [d for d in drafts if d.player is draft.player and not d.past and d.mode is not Mode.DENIED]
        suitors = [d.buyer for d in his if d.kind in _DEALING and d.buyer and d.start < draft.start]
        signed = any(d.kind is Kind.SIGNING and d.buyer for d in his)  # then it stands on the signing
        if suitors and not signed and draft.by_contract and draft in his and suitors[-1] != draft.player.holder:
            draft.kind, draft.buyer = Kind.TERMS_AGREED, suitors[-1]


def _other_club(draft: Draft) -> None:
    """Mend an offer or a contract that is not the holder's own.

    A new club's offer is a bid, a contract there a signing.
    """
    holder = draft.player.holder
    if (
        draft.kind in (Kind.CONTRACT_OFFER, Kind.CONTRACT_SIGNED)
        and draft.named_seller
        and holder not in (None, draft.seller)
        and not draft.renews
    ):
        draft.kind = Kind.BID if draft.kind is Kind.CONTRACT_OFFER else Kind.SIGNING
        draft.buyer, draft.seller = draft.seller, holder


def _a_suitors_price(drafts: list[Draft], draft: Draft) -> bool:
    """Whether a price is what a club after the player thinks him worth: "Arsenal valued him at £40m"."""
    return (
        draft.kind is Kind.ASKING_PRICE
        and draft.named_seller
        and draft.player.holder not in (None, draft.seller)
        and any(d.player is draft.player and d.kind in _JOINING | _PURSUIT and d.buyer == draft.seller for d in drafts)
    )


def _own_club(draft: Draft) -> bool:
    """Mend a buyer-side claim on the player's own club.

    An offer of terms; or drop it, as "wants to play for" his club.
    """
    holder = draft.player.holder
    if (
        draft.kind not in BUYER_KINDS
        or draft.buyer is None
        or draft.buyer != holder
        or draft.seller not in (None, holder)
    ):
        return True
    if draft.kind is Kind.REJECTS_MOVE and draft.frame.startswith("rejects_move."):  # "turned down Rovers' offer"
        draft.kind, draft.buyer, draft.seller = Kind.CONTRACT_REJECTED, None, holder
        return True
    if draft.kind is Kind.REJECTS_MOVE:  # "does not want to play for them again", of his own club
        draft.kind, draft.buyer, draft.seller = Kind.WANTS_TO_LEAVE, None, holder
        return True
    if draft.kind is Kind.SIGNING and draft.by_contract:
        draft.kind, draft.buyer, draft.seller = Kind.CONTRACT_SIGNED, None, holder
        return True
    if draft.kind is Kind.SIGNING:
        return draft.mode in (Mode.ASSERTED, Mode.HEDGED)
    if draft.kind in (Kind.BID, Kind.TALKS) and draft.fee is None and draft.mode is not Mode.DENIED:
        draft.kind, draft.buyer, draft.seller = Kind.CONTRACT_OFFER, None, holder
        return draft.about_terms
    return False


def _loanees(drafts: list[Draft]) -> None:
    """Make a loanee's wish to stay where he is on loan what it is, a wish to move there."""
    for draft in drafts:
        if draft.kind is not Kind.WANTS_TO_STAY or draft.seller is None:
            continue
        moves = [
            d
            for d in drafts
            if d.player is draft.player and d.kind is Kind.SIGNING and d.buyer == draft.seller and d.polarity == "is"
        ]
        loan = next((d for d in moves if d.deal is Deal.LOAN and d.seller not in (None, d.buyer)), None)
        if loan is not None and all(d.deal is Deal.LOAN for d in moves):
            draft.kind, draft.buyer, draft.seller = Kind.WANTS_MOVE, draft.seller, loan.seller


def _learn_holders(drafts: list[Draft]) -> None:
    """Take a player's club from the clubs that clauses named as his holder, where nothing else told it.

    A move that is over, of one whom others are after now, tells where he is: no longer at the club that he came from.
    """
    for draft in drafts:
        done = draft.kind is Kind.SIGNING and draft.mode in (Mode.ASSERTED, Mode.HEDGED)
        if draft.deal is Deal.LOAN and draft.kind is Kind.DEPARTURE and draft.mode is Mode.ASSERTED:
            continue  # back from a loan there
        if draft.kind is Kind.DEPARTURE and draft.when is not None and len(draft.when) == 4:
            continue  # "left Torino in 2014": he has been elsewhere since
        if done and draft.buyer is not None and draft.deal is not Deal.LOAN and _stays_there(drafts, draft):
            draft.player.vote(draft.buyer, 2)
        elif draft.seller is not None and draft.seller != draft.buyer and not draft.clubs and not draft.vague:
            draft.player.vote(draft.seller, 1 if done else 2)


def _stays_there(drafts: list[Draft], move: Draft) -> bool:
    """Whether a player is still where a move took him: others pursue him, and no later move is told."""
    others = [d for d in drafts if d.player is move.player and d is not move and d.buyer not in (None, move.buyer)]
    to_be_sold = any(  # "who joined from Torino last year, could be sold"
        d.player is move.player and d.kind in (Kind.FOR_SALE, Kind.NOT_FOR_SALE) and d.start >= move.start
        for d in drafts
        if d.seller is None
    )
    return (to_be_sold or any(d.kind in _PURSUIT or d.polarity == "may" for d in others)) and not any(
        d.player is move.player
        and (
            (d.buyer == move.buyer and (d.kind in _PURSUIT or d.polarity == "may"))
            or (d.kind is Kind.SIGNING and d.polarity == "is" and d.seller == move.buyer)
        )
        for d in drafts
    )


def _buyer_in_play(drafts: list[Draft], draft: Draft) -> str | None:
    """The suitor that a clause without one means: the one named last before it for this player, else the only one."""
    before = [
        d
        for d in drafts
        if d.player is draft.player
        and d.kind in BUYER_KINDS
        and d.buyer
        and d.start <= draft.start
        and d.buyer != draft.player.holder
    ]
    same = [d for d in before if d.start == draft.start]
    if draft.kind is Kind.MEDICAL and before:  # not those of an aside: "scouted by Lille too, he failed a medical"
        return Counter(d.buyer for d in before).most_common(1)[0][0]
    if same:
        moved = [d for d in same if d.kind is Kind.SIGNING]
        return (moved or same)[-1].buyer
    if before:
        return max(before, key=lambda d: d.start).buyer
    suitors = {
        d.buyer
        for d in drafts
        if d.player is draft.player and d.kind in BUYER_KINDS and d.buyer and d.buyer != draft.player.holder
    }
    return suitors.pop() if len(suitors) == 1 else None
