"""A claim in the making: the roles, mode and figures that one clause gives, before a story's claims are joined."""

from dataclasses import dataclass, field

from sagabook.model import Contract, Deal, Fee, Kind, Mode, Wage
from sagabook.reading.people import Person


@dataclass(slots=True)
class Draft:
    """What one clause claims; clubs are register ids (or None while open)."""

    kind: Kind
    player: Person
    buyer: str | None
    seller: str | None
    mode: Mode
    start: int
    end: int
    frame: str
    deal: Deal | None = None
    fee: Fee | None = None
    wage: Wage | None = None
    contract: Contract | None = None
    said_by: tuple[str, ...] = ()
    when: str | None = None
    clause: tuple[int, int] = (0, 0)
    act: int = -1
    noun: int = -1
    explicit: bool = True
    past: bool = False
    steps: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    headline: bool = False
    own: bool = False
    vague: bool = False
    bare_noun: bool = False
    clubs: tuple[str, ...] = ()
    by_contract: bool = False
    by_clause: bool = False
    named_seller: bool = False
    money: Fee | None = None
    joint: bool = False
    renews: bool = False
    about_terms: bool = False
    hanging: bool = False
    raised: bool = False
    aside: bool = False

    @property
    def polarity(self) -> str:
        """The mode's group: "is", "may" or "not"."""
        if self.mode in (Mode.ASSERTED, Mode.HEDGED):
            return "is"
        return "not" if self.mode is Mode.DENIED else "may"


def signed_by(drafts: list[Draft], style: Draft) -> str | None:
    """The club of "summer signing Novak", where the story tells who signed him."""
    if style.frame != "style":
        return None
    clubs = {d.buyer for d in drafts if d.player is style.player and d.kind is Kind.SIGNING and d.explicit and d.buyer}
    return clubs.pop() if len(clubs) == 1 else None
