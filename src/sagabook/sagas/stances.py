"""The stance board: what the player, his club and each suitor are said to want, and who says otherwise.

Each claim of will speaks on one question to one side. A side's weight is the sum of its claims, each origin's of one
day counted once, an official word double, halved with every week that passes; the heavier side is the current stance.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from sagabook.book.entry import Voice
from sagabook.model import Club, Fee, Kind, Mode
from sagabook.sagas.episodes import Episode
from sagabook.sagas.hearing import Heard, attest
from sagabook.sagas.ladder import NEEDS, SPEAKS_FOR
from sagabook.sagas.saga import Lane, Role, Stage, Stance, Topic

#: The question that a kind speaks on, whether for a move, and how strongly it tells (the strongest kind words it).
SAYS: Mapping[Kind, tuple[Topic, bool, int]] = MappingProxyType(
    {
        Kind.REFUSES_TO_PLAY: (Topic.FUTURE, True, 4),
        Kind.TRANSFER_REQUEST: (Topic.FUTURE, True, 3),
        Kind.WANTS_TO_LEAVE: (Topic.FUTURE, True, 2),
        Kind.WANTS_TO_STAY: (Topic.FUTURE, False, 2),
        Kind.CONTRACT_REJECTED: (Topic.CONTRACT, True, 2),
        Kind.WANTS_MOVE: (Topic.MOVE, True, 2),
        Kind.TERMS_AGREED: (Topic.MOVE, True, 3),
        Kind.REJECTS_MOVE: (Topic.MOVE, False, 2),
        Kind.FOR_SALE: (Topic.SALE, True, 3),
        Kind.ASKING_PRICE: (Topic.SALE, True, 2),
        Kind.LEFT_OUT: (Topic.SALE, True, 1),
        Kind.NOT_FOR_SALE: (Topic.SALE, False, 3),
        Kind.CONTRACT_OFFER: (Topic.CONTRACT, False, 1),
        Kind.INTEREST: (Topic.PURSUIT, True, 1),
        Kind.TALKS: (Topic.PURSUIT, True, 2),
        Kind.BID: (Topic.PURSUIT, True, 3),
        Kind.BID_REJECTED: (Topic.PURSUIT, True, 3),
        Kind.FEE_AGREED: (Topic.PURSUIT, True, 4),
        Kind.INTEREST_ENDED: (Topic.PURSUIT, False, 3),
    }
)
ROLES: Mapping[Topic, Role] = MappingProxyType(
    {
        Topic.FUTURE: Role.PLAYER,
        Topic.MOVE: Role.PLAYER,
        Topic.SALE: Role.HOLDER,
        Topic.CONTRACT: Role.HOLDER,
        Topic.PURSUIT: Role.SUITOR,
    }
)
#: What a claim weighs by its mode; a denial weighs for the other side.
WEIGHTS: Mapping[Mode, float] = MappingProxyType(
    {Mode.ASSERTED: 1.0, Mode.HEDGED: 0.6, Mode.PLANNED: 0.6, Mode.CONDITIONAL: 0.0, Mode.DENIED: 0.8}
)
#: Kinds whose denial says nothing for the other side: "no bid has been made" is not "they do not want him".
_ONE_SIDED = frozenset(
    {
        *(Kind.TALKS, Kind.BID, Kind.BID_REJECTED, Kind.FEE_AGREED, Kind.TERMS_AGREED, Kind.TRANSFER_REQUEST),
        *(Kind.REFUSES_TO_PLAY, Kind.LEFT_OUT, Kind.ASKING_PRICE, Kind.CONTRACT_OFFER),
    }
)
_OF_SUITORS = (Topic.MOVE, Topic.PURSUIT)
#: What nobody has said of a suitor for three weeks before the saga's last claim is no current stance.
STALE = timedelta(days=21)
HALF_LIFE = 7.0
OFFICIAL = 2.0
#: Kinds with less than that share of a fortnight's claims, or of one origin, are strays beside the commonest kind:
#: about one claim in ten is misread, and a strong word is news that others repeat.
STRAY_SHARE = 0.2
#: Words so strong that, of as many claims on the question, two origins or an official one must use them.
_HARD = frozenset({Kind.REFUSES_TO_PLAY, Kind.TRANSFER_REQUEST, Kind.TERMS_AGREED})
MANY = 5
#: A plan is worded as one; it tells less than what is said to be so by one kind and a half.
PLAN = 1.5


@dataclass(frozen=True, slots=True)
class _Said:
    row: Heard
    willing: bool
    strength: float
    weight: float
    implied: bool = False
    """Whether it only follows: who wants to join another club wants to leave his own."""

    @property
    def words(self) -> tuple[Kind, bool]:
        """The kind that words it, and whether as a plan."""
        return self.row.kind, self.row.mode is Mode.PLANNED


def stances_of(episode: Episode, name: str, clubs: Mapping[str, Club], lanes: Sequence[Lane] = ()) -> list[Stance]:
    """Work out the stances of an episode.

    Args:
        episode: The episode.
        name: The player's name.
        clubs: The clubs by their keys.
        lanes: Its lanes: a suitor's stance is worded no stronger than his lane has come.

    Returns:
        The player's, then the holder's, then the suitors'; on each question the current one.
    """
    questions: dict[tuple[Topic, str], list[_Said]] = defaultdict(list)
    for row in episode.rows:
        spoken = SAYS.get(row.kind)
        if spoken is None or row.past or (row.mode is Mode.DENIED and row.kind in _ONE_SIDED):
            continue
        topic, willing, strength = spoken
        club = row.buyer if topic in _OF_SUITORS else row.holder
        if topic in _OF_SUITORS:
            if not club or club == episode.holder:
                continue
        elif club and club != episode.holder:
            continue  # said of another club than the one that holds him: misread, or about somewhere else
        weight = WEIGHTS[row.mode] * (OFFICIAL if row.entry.origin.voice is Voice.PARTY else 1.0)
        if weight:
            side = willing is not (row.mode is Mode.DENIED)
            strength_here = strength - PLAN * (row.mode is Mode.PLANNED)
            where = row.buyer if topic in _OF_SUITORS else episode.holder
            questions[topic, where].append(_Said(row, side, strength_here, weight))
            if topic is Topic.MOVE and side:
                questions[Topic.FUTURE, episode.holder].append(_Said(row, True, 0, weight, implied=True))
    latest = episode.rows[-1].day
    by_buyer = {lane.buyer: lane for lane in lanes}
    found = []
    for (topic, key), said in questions.items():
        suitor = clubs.get(key)
        lane = by_buyer.get(suitor) if suitor and topic is Topic.PURSUIT else None
        found.append(_stance(topic, suitor, said, name, lane))
    stances = [s for s in found if s and (s.topic not in _OF_SUITORS or latest - s.latest <= STALE)]
    order = list(Topic)
    return sorted(
        stances, key=lambda s: (order.index(s.topic), -len(s.attested.entries), s.club.name if s.club else "")
    )


def _stance(topic: Topic, club: Club | None, said: Sequence[_Said], name: str, lane: Lane | None) -> Stance | None:
    """Work out one stance; None where nobody speaks on it outright."""
    willing, since = _current(said)
    said = [s for s in said if not s.implied]
    if lane and lane.stage is Stage.COOLED and not all(s.willing for s in said):
        willing, since = False, lane.stage_since
    own = [s for s in said if s.willing is willing]
    if not own:
        return None
    current = [s for s in own if s.row.day >= since] or own
    latest = max(s.row.day for s in current)
    recent = [s for s in current if (latest - s.row.day).days <= 2 * HALF_LIFE]
    sound = _sound(recent, current) or _sound(current, current) or recent
    fitting = [s for s in sound if not _ahead_of(lane, s)]
    words, fee = _best(fitting, lane) if fitting else ((Kind.INTEREST, False), None)
    # The words are put in the mouths of those alone who said just that.
    said_so = [
        not fitting or (s.words == words and (fee is None or _same(s.row.entry.claim.fee, fee))) for s in current
    ]
    saying = [s for s, so in zip(current, said_so, strict=True) if so]
    # What one said too early counts from the day on which the lane came there.
    came = _came(lane, saying[-1])
    saying = [s for s in saying if s.row.day >= came] or saying
    mine = {s.row.entry.id for s in saying}
    likewise = [s.row for s in current if s.row.entry.id not in mine]
    last = max(saying, key=lambda s: (s.row.said, s.row.entry.place))
    against = sorted(
        (s.row for s in said if s.willing is not willing), key=lambda r: (abs((latest - r.day).days), r.entry.place)
    )
    role = ROLES[topic]
    return Stance(
        party=name if role is Role.PLAYER else (club.name if club else ""),
        role=role,
        topic=topic,
        club=club,
        wants=words[0],
        mode=last.row.mode,
        willing=willing,
        since=saying[0].row.day,
        latest=latest,
        attested=attest(s.row for s in saying),
        likewise=attest(likewise),
        contradicted_by=attest(against),
        fee=fee,
    )


def _ahead_of(lane: Lane | None, one: _Said) -> bool:
    """Whether a claim tells of more than its suitor's lane has come to: what is not borne out yet words no stance."""
    if lane is None or not one.willing or not one.row.said:
        return False
    return _stage_of(one).rank > max(lane.reached.rank, Stage.INTEREST.rank)


def _sound(said: Sequence[_Said], current: Sequence[_Said]) -> list[_Said]:
    """Claims without the hard words of one origin alone, which is misread as often as it is news, where many speak."""
    if len(current) < MANY:
        return list(said)
    origins: dict[Kind, set[str]] = defaultdict(set)
    official: set[Kind] = set()
    for one in current:
        origins[one.row.kind].add(one.row.entry.origin.key)
        if one.row.entry.origin.voice is Voice.PARTY:
            official.add(one.row.kind)
    return [s for s in said if s.row.kind not in _HARD or len(origins[s.row.kind]) > 1 or s.row.kind in official]


def _came(lane: Lane | None, one: _Said) -> date:
    """The first of the days that last brought a lane to what a claim says, where that is more than interest."""
    stage = _stage_of(one)
    if lane is None or not one.row.said or stage.rank <= Stage.INTEREST.rank:
        return date.min
    days = [step.day - timedelta(days=NEEDS[stage].days - 1) for step in lane.steps if step.stage is stage]
    return max(days, default=date.min)


def _stage_of(one: _Said) -> Stage:
    """The stage that a claim speaks for."""
    return SPEAKS_FOR.get(one.row.kind, (Stage.LINKED,))[0]


def _same(one: Fee | None, other: Fee) -> bool:
    return one is not None and (one.amount, one.currency) == (other.amount, other.currency)


def _best(recent: Sequence[_Said], lane: Lane | None) -> tuple[tuple[Kind, bool], Fee | None]:
    """What words a stance: of what the last fortnight said the strongest that is no stray; of prices, which.

    What a suitor's lane stands at is no stray.
    """
    counts = Counter(s.words for s in recent)
    origins: dict[tuple[Kind, bool], set[str]] = defaultdict(set)
    for one in recent:
        origins[one.words].add(one.row.entry.origin.key)
    common = counts.most_common(1)[0][1]
    least = STRAY_SHARE * len(recent)
    firm = [
        s
        for s in recent
        if counts[s.words] == common
        or (len(origins[s.words]) > 1 and counts[s.words] >= least)
        or (lane and s.row.said and _stage_of(s).rank <= lane.stage.rank)
    ]
    words = max(firm, key=lambda s: (s.strength, s.row.entry.place)).words
    if words[0] is not Kind.ASKING_PRICE:
        return words, None
    prices = [fee for s in recent if s.words == words and (fee := s.row.entry.claim.fee)]
    named = Counter((fee.amount, fee.currency) for fee in prices)
    return words, max(reversed(prices), key=lambda fee: named[fee.amount, fee.currency], default=None)


def _current(said: Sequence[_Said]) -> tuple[bool, date]:
    """Which side weighs more at the end, and since when."""
    weights = {True: 0.0, False: 0.0}
    day = said[0].row.day
    leader: bool | None = None
    since = day
    counted: set[tuple[str, bool]] = set()
    index = 0
    while index < len(said):
        today = said[index].row.day
        decay = 0.5 ** ((today - day).days / HALF_LIFE)
        weights = {side: weight * decay for side, weight in weights.items()}
        day = today
        counted.clear()
        first: dict[bool, date] = {}
        while index < len(said) and said[index].row.day == today:
            one = said[index]
            key = (one.row.entry.origin.key or one.row.story, one.willing)
            if key not in counted:
                counted.add(key)
                weights[one.willing] += one.weight
            first.setdefault(one.willing, today)
            index += 1
        ahead = weights[True] > weights[False]
        if leader is None or (ahead is not leader and weights[ahead] > weights[not ahead]):
            leader, since = ahead, today
    return bool(leader), since
