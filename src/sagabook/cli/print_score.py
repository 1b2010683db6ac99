"""Prints a score: a line each of claims, moves and attributes, then kinds and errors where asked for."""

from collections.abc import Iterator

from sagabook.reading.scoring import Counts, Error, Score


def score_lines(score: Score, *, by_kind: bool = False, errors: bool = False) -> Iterator[str]:
    """Lay out a score.

    Args:
        score: The figures.
        by_kind: Whether to give a line to each kind, the most frequent in the annotations first.
        errors: Whether to list what was missed and what was read too much.

    Yields:
        The lines.
    """
    claims = score.claims
    yield f"claims  {_shares(claims)}   ({claims.right} right, {claims.read} read, {claims.gold} gold)"
    yield f"moves   {_shares(score.moves)}   (player, buyer) pairs"
    yield "on matched claims: " + ", ".join(
        f"{name} {share.value:.3f} ({share.of})" for name, share in score.attributes.items()
    )
    if by_kind:
        for kind, counts in sorted(score.kinds.items(), key=lambda row: -row[1].gold):
            figures = f"P {counts.precision:.2f} R {counts.recall:.2f} F1 {counts.f1:.2f}"
            yield f"  {kind.value:18} {figures}  gold {counts.gold}"
    if errors:
        yield from map(_error_line, score.errors)


def _shares(counts: Counts) -> str:
    return f"P {counts.precision:.3f}  R {counts.recall:.3f}  F1 {counts.f1:.3f}"


def _error_line(error: Error) -> str:
    claim = error.claim
    return (
        f"  {error.story} {error.what}: {claim.kind.value} {claim.player} buyer={claim.buyer} seller={claim.seller} "
        f"{claim.mode} {claim.fee or ''} | {claim.quote}"
    )
