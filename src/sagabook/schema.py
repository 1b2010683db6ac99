"""The JSON form of read stories: the record of a story and its claims, and its JSON Schema."""

from collections.abc import Iterable
from typing import Annotated, Any, NotRequired, get_type_hints

from annotated_types import Ge, Interval
from typing_extensions import Doc, TypedDict

from sagabook.model import Claim, Club, Contract, Deal, Fee, Kind, Mode, Period, Qualifier, Span, Story, Wage

Amount = Annotated[int | float, Ge(0)]


class PlayerRecord(TypedDict):
    """A player."""

    name: Annotated[str, Doc("Full name as far as the story, or the register, gives it.")]
    age: Annotated[Annotated[int, Ge(0)] | None, Doc("Age in years, where the story gives it.")]
    nation: Annotated[str | None, Doc("Code of the nation in the register, where the story gives one.")]


class ClubRecord(TypedDict):
    """A club."""

    name: Annotated[str, Doc("The club's name.")]
    id: Annotated[str | None, Doc("Its id in the register, where the register knows it.")]


class SourceRecord(TypedDict):
    """Whom the story names as a claim's source."""

    name: Annotated[str, Doc("An outlet, a journalist, an agent, a club official.")]


class FeeRecord(TypedDict):
    """A price."""

    amount: Annotated[Amount, Doc("Whole currency units.")]
    currency: Annotated[str, Doc("ISO 4217 code.")]
    qualifier: Annotated[Qualifier, Doc("How exactly the figure is meant.")]
    addons: Annotated[Amount | None, Doc("Add-ons, where the text gives them apart.")]
    text: Annotated[str, Doc("The words as printed.")]


class WageRecord(TypedDict):
    """Pay."""

    amount: Annotated[Amount, Doc("Whole currency units.")]
    currency: Annotated[str, Doc("ISO 4217 code.")]
    period: Annotated[Period, Doc("What the amount is paid for.")]


class ContractRecord(TypedDict):
    """A contract's length and end."""

    years: Annotated[Amount | None, Doc("Its length; for contract_until the time left.")]
    until: Annotated[str | None, Doc("Its end as YYYY, YYYY-MM or YYYY-MM-DD.")]


class EvidenceRecord(TypedDict):
    """A sentence that the claim was read from."""

    start: Annotated[int, Ge(0), Doc("Offset of its first character in the story's text.")]
    end: Annotated[int, Ge(0), Doc("Offset just past its last character.")]
    quote: Annotated[str, Doc("The sentence: text[start:end].")]


class ClaimRecord(TypedDict):
    """Somebody says that something is so about a player's possible move."""

    kind: Annotated[Kind, Doc("What is said.")]
    player: Annotated[PlayerRecord, Doc("The player concerned.")]
    buyer: Annotated[ClubRecord | None, Doc("The club that would get the player, or did.")]
    seller: Annotated[ClubRecord | None, Doc("The club that holds the player, or did.")]
    mode: Annotated[Mode, Doc("How it is put.")]
    deal: Annotated[Deal | None, Doc("The form of the move.")]
    fee: Annotated[FeeRecord | None, Doc("The price.")]
    wage: Annotated[WageRecord | None, Doc("The pay.")]
    contract: Annotated[ContractRecord | None, Doc("The contract's length and end.")]
    said_by: Annotated[list[SourceRecord], Doc("Sources that the story names, nearest first.")]
    when: Annotated[str | None, Doc("Date, month, year or interval that the claim is about, in ISO 8601 form.")]
    evidence: Annotated[list[EvidenceRecord], Doc("The sentences that it was read from.")]
    confidence: Annotated[float, Interval(ge=0, le=1), Doc("Share of such claims that are right.")]
    trace: NotRequired[Annotated[list[str], Doc("The pattern and steps that gave the claim; with --explain.")]]


class StoryRecord(TypedDict):
    """One story and its claims: one line of `sagabook read --json`."""

    id: Annotated[str | None, Doc("The story's id, where its source gives one.")]
    outlet: Annotated[str | None, Doc("The outlet that published it.")]
    published: Annotated[str | None, Doc("The date of publication, YYYY-MM-DD.")]
    claims: Annotated[list[ClaimRecord], Doc("What it claims.")]


RECORDS = (
    PlayerRecord,
    ClubRecord,
    SourceRecord,
    FeeRecord,
    WageRecord,
    ContractRecord,
    EvidenceRecord,
    ClaimRecord,
    StoryRecord,
)


def story_record(story: Story, claims: Iterable[Claim], *, explain: bool = False) -> StoryRecord:
    """Lay out a story and its claims as plain JSON data.

    Args:
        story: The story that was read.
        claims: Its claims.
        explain: Whether each claim carries its trace.

    Returns:
        A record that `json.dumps` takes as it is, its keys in the documented order.
    """
    return {
        "id": story.id,
        "outlet": story.outlet,
        "published": story.published.isoformat() if story.published else None,
        "claims": [claim_record(claim, story.text, explain=explain) for claim in claims],
    }


def claim_record(claim: Claim, text: str, *, explain: bool = False) -> ClaimRecord:
    """Lay out one claim as plain JSON data.

    Args:
        claim: The claim.
        text: The text of the story that it was read from, for the quotes.
        explain: Whether the record carries the claim's trace.

    Returns:
        The claim's record.
    """
    record: ClaimRecord = {
        "kind": claim.kind,
        "player": {"name": claim.player.name, "age": claim.player.age, "nation": claim.player.nation},
        "buyer": _club(claim.buyer),
        "seller": _club(claim.seller),
        "mode": claim.mode,
        "deal": claim.deal,
        "fee": _fee(claim.fee),
        "wage": _wage(claim.wage),
        "contract": _contract(claim.contract),
        "said_by": [{"name": source.name} for source in claim.said_by],
        "when": claim.when,
        "evidence": [_evidence(span, text) for span in claim.evidence],
        "confidence": round(claim.confidence, 3),
    }
    if explain:
        record["trace"] = list(claim.trace)
    return record


def json_schema() -> dict[str, Any]:
    """Describe a line of `sagabook read --json`.

    Returns:
        A JSON Schema (draft 2020-12) of `StoryRecord`, with a description of every field.
    """
    from pydantic import TypeAdapter

    schema = TypeAdapter(StoryRecord).json_schema()
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    for record in RECORDS:
        properties = (schema if record is StoryRecord else schema["$defs"][record.__name__])["properties"]
        for name, hint in get_type_hints(record, include_extras=True).items():
            properties[name]["description"] = _doc(hint)
    return schema


def _doc(hint: Any) -> str:
    """Find the documentation in a field's annotation, also inside NotRequired."""
    if "__metadata__" not in dir(hint):
        return _doc(hint.__args__[0])
    return next(note.documentation for note in hint.__metadata__ if isinstance(note, Doc))


def _whole(amount: float) -> int | float:
    """Print an amount as an integer where it is whole."""
    return int(amount) if amount == int(amount) else amount


def _club(club: Club | None) -> ClubRecord | None:
    return None if club is None else {"name": club.name, "id": club.id}


def _fee(fee: Fee | None) -> FeeRecord | None:
    if fee is None:
        return None
    return {
        "amount": _whole(fee.amount),
        "currency": fee.currency,
        "qualifier": fee.qualifier,
        "addons": None if fee.addons is None else _whole(fee.addons),
        "text": fee.text,
    }


def _wage(wage: Wage | None) -> WageRecord | None:
    return None if wage is None else {"amount": _whole(wage.amount), "currency": wage.currency, "period": wage.period}


def _contract(contract: Contract | None) -> ContractRecord | None:
    if contract is None:
        return None
    return {"years": None if contract.years is None else _whole(contract.years), "until": contract.until}


def _evidence(span: Span, text: str) -> EvidenceRecord:
    return {"start": span.start, "end": span.end, "quote": text[span.start : span.end]}
