"""The JSON form of a saga: its nouns, laid out field by field."""

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from sagabook.sagas.saga import Attested, Saga


def saga_record(saga: Saga) -> dict[str, Any]:
    """Lay out a saga as plain JSON data.

    Args:
        saga: The saga.

    Returns:
        Its fields by name; days as YYYY-MM-DD, entries by their numbers in the book, and beside the entries and
        origins that something rests on its standing, `Attested.standing`.
    """
    return {field.name: _plain(getattr(saga, field.name)) for field in fields(saga)}


def _plain(value: Any) -> Any:
    if isinstance(value, Attested):
        return {
            "entries": list(value.entries),
            "origins": [_plain(origin) for origin in value.origins],
            "standing": value.standing.value,
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
