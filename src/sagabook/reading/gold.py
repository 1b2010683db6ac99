"""Annotated stories in: folders of texts and their claims, and files of claims to be scored against them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sagabook.errors import GoldError, StoryError
from sagabook.model import BUYER_KINDS, Kind, Mode, Story
from sagabook.stories import from_json_lines

POLARITY = {Mode.ASSERTED: "is", Mode.HEDGED: "is", Mode.PLANNED: "may", Mode.CONDITIONAL: "may", Mode.DENIED: "not"}


@dataclass(frozen=True, slots=True)
class Annotation:
    """A claim as far as scoring looks at it: roles by name, the fee as amount and currency."""

    kind: Kind
    player: str | None
    buyer: str | None = None
    seller: str | None = None
    mode: Mode | None = None
    fee: tuple[int, str | None] | None = None
    said_by: tuple[str, ...] = ()
    quote: str = ""

    @property
    def primary(self) -> str | None:
        """The club that the claim is first about."""
        return self.buyer if self.kind in BUYER_KINDS else self.seller

    @property
    def other(self) -> str | None:
        """The club on the other side."""
        return self.seller if self.kind in BUYER_KINDS else self.buyer

    @property
    def polarity(self) -> str | None:
        """Whether the claim says that it is so, that it may be, or that it is not."""
        return POLARITY[self.mode] if self.mode else None


@dataclass(frozen=True, slots=True)
class GoldStory:
    """A story with the claims that an annotator found in it."""

    story: Story
    id: str
    claims: tuple[Annotation, ...]


def load_gold(folder: Path) -> list[GoldStory]:
    """Load a folder of annotated stories.

    Args:
        folder: Holds, for each story, ID.txt with its text and ID.json with its claims.

    Returns:
        The stories in the order of their files' names.

    Raises:
        GoldError: There is no such folder or nothing in it, a text is missing, or a file is not of that form.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise GoldError(f"{folder}: no annotations; name a folder of ID.txt and ID.json files")
    return [_gold_story(file) for file in files]


def load_predictions(file: Path) -> dict[str, list[Annotation]]:
    """Load claims as `sagabook read --json` prints them.

    Args:
        file: JSON Lines, each with the "id" of a story and its "claims".

    Returns:
        The claims by the id of their story.

    Raises:
        GoldError: The file cannot be read, or a line is not of that form.
    """
    predictions: dict[str, list[Annotation]] = {}
    for number, line in enumerate(_text(file).splitlines(), 1):
        if line.strip():
            where = f"{file}:{number}"
            record = _object(line, where)
            predictions[_id(record, where)] = _annotations(record, where)
    return predictions


def _gold_story(file: Path) -> GoldStory:
    text_file = file.with_suffix(".txt")
    if not text_file.is_file():
        raise GoldError(f"{text_file}: no such file; every ID.json needs its story's text beside it")
    where = str(file)
    record = _object(_text(file), where)
    line = {key: record.get(key) for key in ("url", "outlet", "published", "language")}
    line |= {"id": _id(record, where), "text": _text(text_file)}
    for story in from_json_lines([json.dumps(line)], where=where):
        if isinstance(story, StoryError):
            raise GoldError(f"{text_file}: {story}")
        return GoldStory(story, _id(record, where), tuple(_annotations(record, where)))
    raise GoldError(f"{text_file}: holds no story")


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise GoldError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise GoldError(f"{file}: not UTF-8 at byte {error.start}; save it as UTF-8") from None


def _object(text: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise GoldError(f"{where}: not JSON: {error}") from None
    if not isinstance(record, dict):
        raise GoldError(f"{where}: not a JSON object; give one with an id and its claims")
    return record


def _id(record: Mapping[str, Any], where: str) -> str:
    name = record.get("id")
    if not isinstance(name, str):
        raise GoldError(f'{where}: no "id"; give the story\'s id as a string')
    return name


def _annotations(record: Mapping[str, Any], where: str) -> list[Annotation]:
    claims = record.get("claims")
    if not isinstance(claims, list):
        raise GoldError(f'{where}: no "claims"; give a list, empty where there are none')
    return [_annotation(claim, f"{where}: claim {number}") for number, claim in enumerate(claims, 1)]


def _annotation(record: Any, where: str) -> Annotation:
    """Take a claim's record; a role or a source is a name or an object with one."""
    if not isinstance(record, dict):
        raise GoldError(f"{where}: not a JSON object")
    try:
        fee = record.get("fee") or {}
        mode = record.get("mode")
        return Annotation(
            kind=Kind(record.get("kind", "")),
            player=_name(record.get("player")),
            buyer=_name(record.get("buyer")),
            seller=_name(record.get("seller")),
            mode=Mode(mode) if mode else None,
            fee=None if fee.get("amount") is None else (round(float(fee["amount"])), fee.get("currency")),
            said_by=tuple(_name(source) or "" for source in _list(record.get("said_by") or [])),
            quote=record.get("quote") or "",
        )
    except (AttributeError, TypeError, ValueError, OverflowError) as error:
        raise GoldError(f"{where}: {error}") from None


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is no list")
    return value


def _name(role: Any) -> str | None:
    name = role.get("name") if isinstance(role, dict) else role
    if name is not None and not isinstance(name, str):
        raise ValueError(f"{name!r} is no name")
    return name
