"""The JSON form of read stories, against its own schema."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from sagabook.model import (
    Claim,
    Club,
    Contract,
    Deal,
    Fee,
    Kind,
    Mode,
    Period,
    Player,
    Qualifier,
    Source,
    Span,
    Story,
    Wage,
)
from sagabook.schema import json_schema, story_record

VALIDATOR = Draft202012Validator(json_schema())

names = st.text(min_size=1, max_size=12)
amounts = st.integers(0, 10**9).map(float) | st.floats(0, 1e9)
clubs = st.builds(Club, names, st.none() | names)
fees = st.builds(Fee, amounts, st.sampled_from(["GBP", "EUR"]), st.sampled_from(Qualifier), st.none() | amounts, names)
claims = st.builds(
    Claim,
    kind=st.sampled_from(Kind),
    player=st.builds(Player, names),
    buyer=st.none() | clubs,
    seller=st.none() | clubs,
    mode=st.sampled_from(Mode),
    deal=st.none() | st.sampled_from(Deal),
    fee=st.none() | fees,
    wage=st.none() | st.builds(Wage, amounts, st.just("GBP"), st.sampled_from(Period)),
    contract=st.none() | st.builds(Contract, st.none() | st.floats(0, 10), st.none() | st.just("2027-06")),
    said_by=st.lists(st.builds(Source, names), max_size=2).map(tuple),
    when=st.none() | st.just("2017-06/2017-08"),
    evidence=st.lists(st.builds(Span, st.integers(0, 5), st.integers(5, 9)), max_size=2).map(tuple),
    confidence=st.floats(0, 1),
    trace=st.lists(names, max_size=2).map(tuple),
)
stories = st.builds(
    Story, text=names, id=st.none() | names, outlet=st.none() | names, published=st.none() | st.dates(date(1900, 1, 1))
)


def strict(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object schema inside a schema."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for part in schema.values():
            yield from strict(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from strict(part)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_every_field_is_described_and_but_for_the_trace_required() -> None:
    objects = list(strict(json_schema()))
    assert len(objects) == 9
    for schema in objects:
        assert all(field["description"] for field in schema["properties"].values())
        assert set(schema["properties"]) - set(schema["required"]) <= {"trace"}


@given(story=stories, found=st.lists(claims, max_size=3), explain=st.booleans())
def test_every_record_validates(story: Story, found: list[Claim], explain: bool) -> None:
    record = json.loads(json.dumps(story_record(story, found, explain=explain)))
    VALIDATOR.validate(record)
    assert ["trace" in claim for claim in record["claims"]] == [explain] * len(found)


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "rumour"), ("mode", "maybe"), ("confidence", 1.5), ("player", "Ade Bello"), ("evidence", None)],
)
def test_the_schema_refuses_what_no_claim_holds(field: str, value: object) -> None:
    record = json.loads(json.dumps(story_record(Story("x"), [Claim(Kind.BID, Player("Ade Bello"))])))
    VALIDATOR.validate(record)
    record["claims"][0][field] = value
    with pytest.raises(ValidationError):
        VALIDATOR.validate(record)


@pytest.mark.parametrize(("amount", "printed"), [(4e7, "40000000"), (180_000.5, "180000.5"), (0.0, "0")])
def test_whole_amounts_are_printed_as_integers(amount: float, printed: str) -> None:
    claim = Claim(Kind.BID, Player("Ade Bello"), fee=Fee(amount, "GBP", addons=amount))
    text = json.dumps(story_record(Story("x"), [claim]))
    assert f'"amount": {printed},' in text
    assert f'"addons": {printed},' in text
