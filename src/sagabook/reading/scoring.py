"""Scores claims against annotations: aligns them one to one, and counts what matches."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sagabook.model import BUYER_KINDS, Claim, Kind
from sagabook.reading.gold import Annotation, GoldStory
from sagabook.reading.reader import Reader
from sagabook.reading.scoring_names import fold, same_club, same_player


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right, how many were read, and how many there are."""

    right: int = 0
    read: int = 0
    gold: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.read + other.read, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was read."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of so many."""

    right: int = 0
    of: int = 0

    @property
    def value(self) -> float:
        """The share, 0 of none."""
        return self.right / self.of if self.of else 0.0

    def counting(self, right: bool) -> "Share":
        """Count one more."""
        return Share(self.right + right, self.of + 1)


@dataclass(frozen=True, slots=True)
class Error:
    """A claim that was missed, or read though no annotation has it."""

    story: str
    what: str
    claim: Annotation


@dataclass(slots=True)
class Score:
    """The figures of a set of stories."""

    claims: Counts = Counts()
    moves: Counts = Counts()
    attributes: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in _ATTRIBUTES})
    kinds: dict[Kind, Counts] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)


def predict(reader: Reader, stories: Iterable[GoldStory]) -> dict[str, list[Annotation]]:
    """Read annotated stories.

    Args:
        reader: What is to be scored.
        stories: The stories; their annotations are not looked at.

    Returns:
        The claims that the reader finds, by the id of their story.
    """
    return {gold.id: [annotation_of(claim) for claim in reader.read(gold.story)] for gold in stories}


def score_claims(stories: Iterable[GoldStory], predictions: Mapping[str, Sequence[Annotation]]) -> Score:
    """Score claims against annotations.

    A claim matches an annotation of the same kind and player and, where the annotation names one, the same primary
    club. Each is matched once, the closest pairs (polarity and fee first, then mode and other club) before others.

    Args:
        stories: The annotated stories.
        predictions: The claims that were read, by the id of their story; a story that is not there has none.

    Returns:
        The figures over all the stories.
    """
    score = Score()
    for gold in stories:
        _score_story(score, gold, predictions.get(gold.id, ()))
    return score


def align(gold: Sequence[Annotation], read: Sequence[Annotation]) -> list[tuple[int, int]]:
    """Pair annotations with claims one to one, closest pairs first.

    Args:
        gold: The annotations of a story.
        read: The claims read from it.

    Returns:
        Pairs of indices into the two.
    """
    candidates = sorted(
        (-_closeness(g, r), at, to) for at, g in enumerate(gold) for to, r in enumerate(read) if _matches(g, r)
    )
    pairs: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken_read: set[int] = set()
    for _, at, to in candidates:
        if at not in taken_gold and to not in taken_read:
            taken_gold.add(at)
            taken_read.add(to)
            pairs.append((at, to))
    return pairs


def _score_story(score: Score, gold: GoldStory, read: Sequence[Annotation]) -> None:
    """Add one story's figures."""
    pairs = align(gold.claims, read)
    score.claims += Counts(len(pairs), len(read), len(gold.claims))
    score.moves += _count_moves(gold.claims, read)
    for claim in gold.claims:
        _count_kind(score, claim.kind, Counts(gold=1))
    for claim in read:
        _count_kind(score, claim.kind, Counts(read=1))
    for at, to in pairs:
        _count_kind(score, gold.claims[at].kind, Counts(right=1))
        for name, (asked, same) in _ATTRIBUTES.items():
            if asked(gold.claims[at]):
                score.attributes[name] = score.attributes[name].counting(same(gold.claims[at], read[to]))
    found = {at for at, _ in pairs}
    meant = {to for _, to in pairs}
    score.errors += [Error(gold.id, "missed", claim) for at, claim in enumerate(gold.claims) if at not in found]
    score.errors += [Error(gold.id, "extra", claim) for to, claim in enumerate(read) if to not in meant]


def _count_kind(score: Score, kind: Kind, counts: Counts) -> None:
    score.kinds[kind] = score.kinds.get(kind, Counts()) + counts


def _matches(gold: Annotation, read: Annotation) -> bool:
    if gold.kind != read.kind or not same_player(gold.player, read.player):
        return False
    return not gold.primary or same_club(gold.primary, read.primary)


def _closeness(gold: Annotation, read: Annotation) -> int:
    """Weigh how much of a matching pair agrees beyond kind, player and primary club."""
    return (
        2 * (gold.polarity == read.polarity)
        + (gold.mode == read.mode)
        + 2 * (gold.fee == read.fee)
        + same_club(gold.other, read.other)
    )


def _same_source(gold: Annotation, read: Annotation) -> bool:
    """Whether one source of either is named, in full or in part, by the other."""
    names = [fold(name) for name in read.said_by]
    return any(a and b and (a in b or b in a) for a in map(fold, gold.said_by) for b in names)


#: The attributes compared on matched claims: which annotations are asked for it, and when a claim has it right.
_ATTRIBUTES: Mapping[str, tuple[Callable[[Annotation], bool], Callable[[Annotation, Annotation], bool]]] = {
    "mode": (lambda gold: True, lambda gold, read: gold.mode == read.mode),
    "polarity": (lambda gold: True, lambda gold, read: gold.polarity == read.polarity),
    "other": (lambda gold: bool(gold.other), lambda gold, read: same_club(gold.other, read.other)),
    "fee": (lambda gold: gold.fee is not None, lambda gold, read: gold.fee == read.fee),
    "said": (lambda gold: bool(gold.said_by), _same_source),
}


def _count_moves(gold: Sequence[Annotation], read: Sequence[Annotation]) -> Counts:
    """Count the distinct (player, buyer) pairs that buyer-side claims speak of."""
    expected, found = _moves(gold), _moves(read)
    right = sum(any(_same_move(move, other) for other in found) for move in expected)
    return Counts(right, len(found), len(expected))


def _moves(claims: Iterable[Annotation]) -> list[tuple[str, str]]:
    moves: list[tuple[str, str]] = []
    for claim in claims:
        if claim.kind in BUYER_KINDS and claim.buyer and claim.player:
            move = (claim.player, claim.buyer)
            if not any(_same_move(move, other) for other in moves):
                moves.append(move)
    return moves


def _same_move(move: tuple[str, str], other: tuple[str, str]) -> bool:
    return same_player(move[0], other[0]) and same_club(move[1], other[1])


def annotation_of(claim: Claim) -> Annotation:
    """A claim in the form that annotations have, for scoring."""
    return Annotation(
        kind=claim.kind,
        player=claim.player.name,
        buyer=claim.buyer.name if claim.buyer else None,
        seller=claim.seller.name if claim.seller else None,
        mode=claim.mode,
        fee=(round(claim.fee.amount), claim.fee.currency) if claim.fee else None,
        said_by=tuple(source.name for source in claim.said_by),
    )
