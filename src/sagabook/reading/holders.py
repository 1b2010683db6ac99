"""Who holds a player, or held him, where no clause tells it: by what else the story claims."""

from sagabook.model import Kind
from sagabook.reading.covering import overlap
from sagabook.reading.drafts import Draft
from sagabook.reading.people import Person

#: Signs so few are of a club that he was at; more are of one that is said to hold him yet.
_IN_PASSING = 2


def left_for(draft: Draft) -> str | None:
    """The one other club that the story tells him of at, where he has joined the one that holds him now."""
    if draft.kind is not Kind.SIGNING or draft.polarity != "is":
        return None
    others = [(club, votes) for club, votes in draft.player.votes.items() if club != draft.buyer]
    return others[0][0] if len(others) == 1 and others[0][1] <= _IN_PASSING else None


def likely_holder(drafts: list[Draft], player: Person, named: dict[str, int]) -> str | None:
    """The club that most likely holds a player whose club nothing tells.

    The one most named, no suitor of his, and named twice.
    """
    suitors = {d.buyer for d in drafts if d.player is player and d.buyer}
    others = sorted(((count, club) for club, count in named.items() if club not in suitors), reverse=True)
    if others and others[0][0] >= 2 and (len(others) == 1 or others[0][0] > others[1][0]):
        return others[0][1]
    return None


def shared_holder(drafts: list[Draft], draft: Draft) -> str | None:
    """The one club of those of whom the same is told in one breath: "Novak, Price and Reed may go"."""
    holders = {
        other.seller or other.player.holder
        for other in drafts
        if draft.joint and other.joint and other.kind is draft.kind and overlap(other, draft)
    } - {None}
    return holders.pop() if len(holders) == 1 else None
