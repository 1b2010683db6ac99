"""A claim in plain words: fills the wording table's slots with names, money, contracts and dates."""

import re

from sagabook.amounts import date_words, fee_words, shortly, wage_words
from sagabook.cli.wording import WORDINGS
from sagabook.model import Claim, Contract, Deal

DEALS = {
    Deal.PERMANENT: "permanently",
    Deal.LOAN: "on loan",
    Deal.FREE: "on a free transfer",
    Deal.SWAP: "in a swap",
}
UNKNOWN = {"buyer": "a club", "seller": "the club"}

_FILLED = re.compile(r"\[(?P<this>[^\[\]|]*)(?:\|(?P<that>[^\[\]]*))?\]|\{(?P<slot>\w+)\}")
_SLOT = re.compile(r"\{(\w+)\}")
_AN = re.compile(r"\ba (?=(?:8|11|18)-(?:year|month))")


def phrase(claim: Claim) -> str:
    """Put a claim in one line of plain words, without its sources and date.

    Args:
        claim: The claim.

    Returns:
        A line such as "Liverpool are ready to bid about £60m"; what the kind's wording has no place for
        (a wage, say) follows after commas.
    """
    template = WORDINGS[claim.kind].template(claim.mode)
    slots = _slots(claim)
    used: set[str] = set()

    def fill(part: re.Match[str]) -> str:
        if part["slot"]:
            return slots[part["slot"]] or UNKNOWN[part["slot"]]
        wanted = _SLOT.findall(part["this"])
        if all(slots[name] for name in wanted):
            used.update(wanted)
            return part["this"].format(**slots)
        return part["that"] or ""

    # Bracketed parts and bare slots go in one pass, so that nothing is looked for in what was filled in.
    line = _AN.sub("an ", _FILLED.sub(fill, template))
    return ", ".join([line, *_leftovers(claim, slots, used)])


def sources(claim: Claim) -> str:
    """Name a claim's sources, nearest first, in one string; empty when the story speaks in its own voice."""
    return ", ".join(source.name for source in claim.said_by)


def _years(years: float, *, adjective: bool) -> str:
    """Print a length: "3-year" or "3 years", and months where it is no whole number of half years."""
    if years * 2 == int(years * 2):
        count, unit = shortly(years), "year"
    else:
        count, unit = str(max(1, round(years * 12))), "month"
    if adjective:
        return f"{count}-{unit}"
    return f"{count} {unit}" if count == "1" else f"{count} {unit}s"


def _slots(claim: Claim) -> dict[str, str]:
    contract = claim.contract or Contract()
    return {
        "player": claim.player.name,
        "buyer": claim.buyer.name if claim.buyer else "",
        "seller": claim.seller.name if claim.seller else "",
        "fee": fee_words(claim.fee) if claim.fee else "",
        "deal": DEALS[claim.deal] if claim.deal else "",
        "years": _years(contract.years, adjective=True) if contract.years else "",
        "left": f"{_years(contract.years, adjective=False)} left" if contract.years else "",
        "until": date_words(contract.until) if contract.until else "",
    }


def _leftovers(claim: Claim, slots: dict[str, str], used: set[str]) -> list[str]:
    """What the claim says beyond its wording: fee, deal, wage, contract."""
    rest = [slots[name] for name in ("deal", "fee") if slots[name] and name not in used]
    if claim.wage:
        rest.append(wage_words(claim.wage))
    contract = "contract"
    if claim.contract and claim.contract.years and not used & {"years", "left"}:
        contract += f" of {_years(claim.contract.years, adjective=False)}"
    if slots["until"] and "until" not in used:
        contract += f" until {slots['until']}"
    return rest if contract == "contract" else [*rest, contract]
