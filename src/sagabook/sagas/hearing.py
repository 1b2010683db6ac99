"""Claims as sagas hear them: a small row for each, with its day, story, clubs and whether it only tells of the past."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sagabook.book.entry import Entry, Origin, Voice
from sagabook.model import Claim, Club, Kind, Mode
from sagabook.sagas.saga import Attested

#: A time that ended two weeks before the story and began a quarter before it is the past, not the present window.
#: "This summer", said in August, began too lately; the loan "of last season", said in June, ended long enough ago.
PAST_END = timedelta(days=14)
PAST_START = timedelta(days=90)

#: Kinds that tell of things done, and so may tell of the past.
_DEEDS = frozenset({Kind.SIGNING, Kind.CONTRACT_SIGNED, Kind.DEPARTURE, Kind.FEE_AGREED, Kind.BID, Kind.BID_REJECTED,
                    Kind.INTEREST, Kind.TALKS, Kind.MEDICAL, Kind.TERMS_AGREED, Kind.DEAL_OFF, Kind.STAYS})  # fmt: skip

#: How a pursuit ended is retold while it is on again: "they ended their interest in June", said in August.
_ENDINGS = frozenset({Kind.INTEREST_ENDED, Kind.DEAL_OFF})


@dataclass(frozen=True, slots=True)
class Heard:
    """One claim that is no echo, with what the rooms of a saga ask of it over and over."""

    entry: Entry
    day: date
    story: str
    kind: Kind
    mode: Mode
    buyer: str
    holder: str
    past: bool
    """Whether it tells of a time well before its story: a fact of the player's career."""
    headlined: bool
    """Whether its story's headline names the player."""

    @property
    def said(self) -> bool:
        """Whether it is said to be so, hedged or not."""
        return self.mode in (Mode.ASSERTED, Mode.HEDGED)


def hear(entries: Iterable[Entry], as_of: date) -> list[Heard]:
    """Take down one person's claims in the book's order.

    Args:
        entries: One person's entries, in any order.
        as_of: The day as of which to listen; what was published later is left out.

    Returns:
        A row for each entry that is no echo.
    """
    known = [entry for entry in entries if entry.place.published <= as_of]
    outlets = {entry.head.outlet_key: entry.head.outlet for entry in known}
    kept = sorted((entry for entry in known if entry.echo_of is None), key=lambda e: e.place)
    return [
        Heard(
            _called_in_full(entry, outlets),
            entry.place.published,
            entry.place.story,
            entry.claim.kind,
            entry.claim.mode,
            entry.buyer_key,
            entry.holder_key,
            _is_past(entry.claim, entry.place.published),
            _names(entry.head.title, entry.name),
        )
        for entry in kept
    ]


def _called_in_full(entry: Entry, outlets: Mapping[str, str]) -> Entry:
    """The entry, its origin known for an outlet that itself has written of the player, "The" or not before its name."""
    key = entry.origin.outlet_key
    if entry.origin.voice is not Voice.PERSON or key not in outlets:
        return entry
    return replace(entry, origin=Origin(key, outlets[key], Voice.OUTLET))


def _is_past(claim: Claim, published: date) -> bool:
    if claim.kind in _ENDINGS:
        return claim.when is not None and _ended_before(claim.when, published)
    return claim.kind in _DEEDS and tells_the_past(claim.when, published)


def _names(headline: str, name: str) -> bool:
    last = name.casefold().rpartition(" ")[2]
    return bool(last) and last in headline.casefold()


def tells_the_past(when: str | None, published: date) -> bool:
    """Whether a time lies well before the story's day.

    Args:
        when: A date, month, year or interval in ISO 8601 form, or None.
        published: The story's day.

    Returns:
        True where it ended more than `PAST_END` and began more than `PAST_START` before.
    """
    if not when:
        return False
    first = _first_day(when.partition("/")[0])
    return _ended_before(when, published) and first < (published - PAST_START).isoformat()


def _ended_before(when: str, published: date) -> bool:
    start, _, end = when.partition("/")
    return _last_day(end or start) < (published - PAST_END).isoformat()


def _first_day(when: str) -> str:
    return when + "0000-01-01"[len(when) :]


def _last_day(when: str) -> str:
    return when + "0000-12-31"[len(when) :]


def attest(rows: Iterable[Heard]) -> Attested:
    """Say who bears something: its entries in the order given, its origins each once, named before unnamed."""
    ids: dict[int, None] = {}
    origins: dict[str, Origin] = {}
    for row in rows:
        ids.setdefault(row.entry.id)
        origins.setdefault(row.entry.origin.key, row.entry.origin)
    named = [origin for key, origin in origins.items() if key]
    return Attested(tuple(ids), tuple(named + [origin for key, origin in origins.items() if not key]))


def club_names(rows: Sequence[Heard]) -> dict[str, Club]:
    """Give each club's key the club as it was first named."""
    clubs: dict[str, Club] = {}
    for row in rows:
        claim = row.entry.claim
        if claim.buyer:
            clubs.setdefault(row.buyer, claim.buyer)
        if claim.seller:
            clubs.setdefault(row.holder, claim.seller)
    return clubs
