"""Where each claim came from, and which earlier entry it passes on: rules `copied`, `cited` and `uncited`, in order."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sagabook.book.entry import Origin, Place, Voice, club_key
from sagabook.book.item import Item
from sagabook.book.origins import NOBODY, Press
from sagabook.model import BUYER_KINDS, Claim, Contract, Deal, Fee, Kind, Mode, Source, Wage

#: How many days after the one whom it names a story may pass a claim on: the chain is followed that far back.
CHAIN = 14
#: How many days after a cited outlet the same claim is taken to come from there though the sentence does not say so.
CITED = 5
#: How many days an aggregator may be behind.
GATHERED = 7
#: How many days "reportedly" may be behind: what an outlet says in nobody's name, with a hedge, when others said so,
#: it has from them (of 11 such pairs judged by eye, 11), though it does not say from whom.
HEARSAY = 14
#: How many days an outlet may be silent on a claim, and still only repeat itself.
REPEATED = 30
#: Two figures of one currency are one up to this ratio ("£70m", "£71m"); of two currencies up to the second.
_SAME_SUM, _SAME_SUM_ABROAD = 1.05, 1.5

_FAMILY = {
    Kind.MEDICAL: "arrival",
    Kind.SIGNING: "arrival",
    Kind.WANTS_TO_LEAVE: "leaving",
    Kind.TRANSFER_REQUEST: "leaving",
    Kind.REFUSES_TO_PLAY: "leaving",
    Kind.WANTS_TO_STAY: "staying",
    Kind.STAYS: "staying",
    Kind.INTEREST_ENDED: "over",
    Kind.DEAL_OFF: "over",
}
_POLARITY = {
    Mode.ASSERTED: "is",
    Mode.HEDGED: "is",
    Mode.PLANNED: "may",
    Mode.CONDITIONAL: "may",
    Mode.DENIED: "not",
}


@dataclass(frozen=True, slots=True)
class Traced:
    """Where an item's claim came from, and the id of the entry that it passes on."""

    origin: Origin
    echo_of: int | None


@dataclass(frozen=True, slots=True)
class Before:
    """An item that was folded before: whom it means, and where it came from."""

    item: Item
    person: str
    origin: Origin


Key = tuple[str, str, str, str]
_Words = tuple[bool, Fee | None, Wage | None, Contract | None, Deal | None, tuple[Source, ...]]
_HOUSE = "of "


def claim_key(person: str, claim: Claim) -> Key:
    """Say what a claim is the same as: the person, the family of its kind, its primary club and its polarity.

    Args:
        person: The key of its player.
        claim: The claim.

    Returns:
        The key; two claims of one key may still differ in a figure.
    """
    club = claim.buyer if claim.kind in BUYER_KINDS else claim.seller
    return person, _FAMILY.get(claim.kind, claim.kind.value), club_key(club), _POLARITY[claim.mode]


def backs(earlier: Claim, later: Claim) -> bool:
    """Whether an earlier claim of the same key says all the figures of a later one.

    An echo adds nothing: a claim that brings a figure, a wage or a contract's end of its own is no echo.

    Args:
        earlier: The claim that would be passed on.
        later: The claim that would pass it on.

    Returns:
        Whether fee, wage, contract and form of the later one are the earlier one's, or not given.
    """
    if later.fee is not None:
        fee = earlier.fee
        if fee is None:
            return False
        near = _SAME_SUM if fee.currency == later.fee.currency else _SAME_SUM_ABROAD
        if not any(max(one, other) <= min(one, other) * near for one in _sums(fee) for other in _sums(later.fee)):
            return False
    if later.wage is not None and later.wage != earlier.wage:
        return False
    if later.contract is not None and later.contract != earlier.contract:
        return False
    return later.deal is None or earlier.deal is None or later.deal is earlier.deal


def _sums(fee: Fee) -> tuple[float, ...]:
    """The sums as which a fee is told: "£45m plus £10m" is told as £55m too."""
    return (fee.amount, fee.amount + fee.addons) if fee.addons else (fee.amount,)


@dataclass(frozen=True, slots=True)
class _Told:
    """An item with what was found out about it."""

    id: int
    day: int
    claim: Claim
    outlet: str
    origin: Origin
    tellers: frozenset[str]
    """By whom later claims may find it: its outlet, its story, whom it names. None of these rests on other stories,
    so that one more story can only turn origins into echoes, never the reverse."""
    talk: bool
    """Whether it quotes a party or a pundit: what an outlet says itself afterwards does not come from there."""


def trace(items: Sequence[Item], persons: Sequence[str], press: Press, before: Sequence[Before] = ()) -> list[Traced]:
    """Say where each claim came from.

    An entry that passes another on has its origin, and one more story can only turn origins into echoes: so an echo
    never raises the number of independent origins. `docs/book.md` has the proof.

    Args:
        items: Items in the book's order.
        persons: The key of each item's player.
        press: Who is who among sources.
        before: Items that were traced before, in any order: all of the last `REPEATED` days.

    Returns:
        One answer an item, in their order; it rests on the stories of earlier days and of its own day (`_turn`).
    """
    tracer = _Tracer(press)
    earlier = sorted(before, key=lambda old: _turn(old.item, press))
    tracer.remember([tracer.told(old.item, claim_key(old.person, old.item.claim), old.origin) for old in earlier])
    found: dict[int, Traced] = {}
    pending: list[tuple[Key, _Told]] = []
    story = ""
    for at in sorted(range(len(items)), key=lambda at: _turn(items[at], press)):
        item, person = items[at], persons[at]
        if item.place.story != story:
            tracer.remember(pending)
            pending, story = [], item.place.story
        key = claim_key(person, item.claim)
        traced = tracer.trace(item, key, tracer.said_by(item))
        found[at] = traced
        pending.append(tracer.told(item, key, traced.origin))
    return [found[at] for at in range(len(items))]


def _turn(item: Item, press: Press) -> tuple[date, bool, bool, bool, Place]:
    """When an item has its turn: of one day, whose hours the book does not know, who gathers from others comes last.

    Before them come those who cite anybody, and before these outlets that nobody knows.
    """
    head = item.head
    return head.published, head.aggregator, bool(item.cited), not press.knows(head.outlet_key), item.place


class _Tracer:
    """The fold: what has been said so far, found by claim and by who said it."""

    def __init__(self, press: Press) -> None:
        self.press = press
        #: By claim and teller: the latest with each set of figures and sources, latest last.
        self.by_teller: dict[tuple[Key, str], dict[_Words, _Told]] = {}
        self.by_key: dict[Key, list[_Told]] = {}

    def told(self, item: Item, key: Key, origin: Origin) -> tuple[Key, _Told]:
        """What is remembered of an item, under its key."""
        source = self.said_by(item)
        tellers = {item.head.outlet_key, item.place.story}
        if source is not None:
            tellers |= {source.key, source.outlet_key, _HOUSE + self.press.house.get(source.key, "")}
        return key, _Told(
            item.id,
            item.place.published.toordinal(),
            item.claim,
            item.head.outlet_key,
            origin,
            frozenset(tellers - {"", _HOUSE}),
            source is not None and not self.press.reports(source),
        )

    def remember(self, pending: list[tuple[Key, _Told]]) -> None:
        """Take in a story's entries once all of them are traced: a story never echoes itself."""
        for key, told in pending:
            if told.origin.voice is Voice.UNKNOWN:
                continue
            claim = told.claim
            self.by_key.setdefault(key, []).append(told)
            words = (told.talk, claim.fee, claim.wage, claim.contract, claim.deal, claim.said_by)
            for teller in told.tellers:
                row = self.by_teller.setdefault((key, teller), {})
                row.pop(words, None)
                row[words] = told

    def trace(self, item: Item, key: Key, source: Origin | None) -> Traced:
        """Apply the rules, the first that fits."""
        own = item.head.outlet_key
        origin, passed_on = self.copied(item, key) or (
            self.cited(item, key, source) if source is not None else self.uncited(item, key)
        )
        if passed_on is not None and not (origin.key == own != passed_on.outlet):
            return Traced(origin, passed_on.id)
        # Cited or not: a copy of an earlier story passes that one on, and an outlet repeats itself; but what others
        # had from it, it does not have from them.
        near = [self.last(key, story, item, 0) for story in sorted(item.twins)]
        near.append(self.last(key, own, item, item.place.published.toordinal() - REPEATED))
        for told in near:
            if told is not None and told.origin.key == origin.key and (told.outlet == own or origin.key != own):
                return Traced(origin, told.id)
        return Traced(origin, None)

    def said_by(self, item: Item) -> Origin | None:
        """Whom the claim credits: the first named; where that is an outlet that quotes somebody, the one quoted.

        Its own outlet, and one who writes for it, are no source.
        """
        claim, own = item.claim, item.head.outlet_key
        if not claim.said_by:
            return None
        about = club_key(claim.buyer if claim.kind in BUYER_KINDS else claim.seller)
        found: list[Origin] = []
        for named in claim.said_by:
            source = self.press.source(named.name, item.place.published, about)
            if source is None or (own and own in (source.key, self.press.house.get(source.key))):
                continue
            if source.voice is Voice.PARTY and not self.press.concerned(source, claim, item.place.published):
                source = replace(source, voice=Voice.PERSON)
                if own and source.outlet_key == own:
                    continue
            found.append(source)
        if len(found) > 1 and not self.press.reports(found[1]):
            return found[1]
        return found[0] if found else None

    def copied(self, item: Item, key: Key) -> tuple[Origin, _Told] | None:
        """Find a claim that names the same sources in an earlier story of nearly the same words: it is that one's."""
        for story in sorted(item.twins):
            for told in reversed(self.by_teller.get((key, story), {}).values()):
                if told.claim.said_by == item.claim.said_by and backs(told.claim, item.claim):
                    return told.origin, told
        return None

    def cited(self, item: Item, key: Key, source: Origin) -> tuple[Origin, _Told | None]:
        """Follow an explicit citation: to what the cited one published, and to whom that had it from."""
        since = item.place.published.toordinal() - CHAIN
        # "The Athletic" and its David Ornstein are one origin of one claim.
        house = self.press.house.get(source.key, "")
        for teller in (source.outlet_key, source.key, house, _HOUSE + source.key):
            told = self.last(key, teller, item, since)
            if told is not None:
                published = told.outlet in (source.outlet_key, source.key, house)
                return told.origin, told if published else None
        return source, None

    def uncited(self, item: Item, key: Key) -> tuple[Origin, _Told | None]:
        """Find whom a claim in an outlet's own voice passes on, if anybody."""
        head, day = item.head, item.place.published.toordinal()
        for story in sorted(item.twins):
            twin = self.last(key, story, item, 0)
            if twin is not None:
                return twin.origin, twin
        passed_on: list[tuple[bool, int, _Told]] = []
        for source in sorted(item.cited - {head.outlet_key}):
            told = self.last(key, source, item, day - CITED, talk=False)
            if told is not None and told.outlet != head.outlet_key:
                passed_on.append((told.outlet == source, told.day, told))
        if passed_on:
            published, _, told = max(passed_on, key=lambda found: found[:2])
            return told.origin, told if published else None
        own = self.last(key, head.outlet_key, item, day - REPEATED, talk=False)
        if own is not None:
            return own.origin, own
        if head.aggregator or item.claim.mode is Mode.HEDGED:
            first = self.first(key, item, day - (GATHERED if head.aggregator else HEARSAY))
            if first is not None:
                return first.origin, first
            if head.aggregator:
                return NOBODY, None
        return self.press.voice_of(head.outlet, head.outlet_key), None

    def last(self, key: Key, teller: str, item: Item, since: int, *, talk: bool = True) -> _Told | None:
        """The last entry of a claim by a teller, no older than a day, that backs an item's figures."""
        for told in reversed(self.by_teller.get((key, teller), {}).values()):
            if told.day >= since and (talk or not told.talk) and backs(told.claim, item.claim):
                return told
        return None

    def first(self, key: Key, item: Item, since: int) -> _Told | None:
        """The earliest entry of a claim since a day that backs an item's figures."""
        row = self.by_key.get(key, [])
        for told in row[bisect_left(row, since, key=lambda told: told.day) :]:
            if not told.talk and backs(told.claim, item.claim):
                return told
        return None
