"""The sentences of the pattern files: what each must give or must not, and whether a reader does as it says.

A file patterns/sentences/KIND.toml holds `[[reads]]` entries with a text and the claims it gives, and `[[ignores]]`
entries with a text that gives no claim of that kind. A claim is a line "kind | player | buyer | seller | mode" with "-"
for an open role, and then, each after a bar, what else it has: "fee=20000000 EUR up_to", "said=Mirror", "deal=loan" …
An entry with `unread = true` is one that the reader is known not to manage yet.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sagabook.model import Kind, Mode, Story
from sagabook.reading import Reader
from sagabook.reading.gold import Annotation, GoldStory
from sagabook.reading.scoring import predict
from sagabook.reading.scoring_names import same_club, same_player
from sagabook.stories import find_furniture

FOLDER = Path(__file__).resolve().parent.parent / "src" / "sagabook" / "reading" / "patterns" / "sentences"
PUBLISHED = date(2025, 7, 1)
OUTLET = "The Example"


@dataclass(frozen=True, slots=True)
class PatternSentence:
    """One entry: the `number`-th of its section (`reads` or `ignores`) in the file of its kind."""

    kind: Kind
    section: str
    number: int
    text: str
    claims: tuple[Annotation, ...] = ()
    unread: bool = False

    @property
    def name(self) -> str:
        """A short name for tests and lists."""
        return f"{self.kind.value}-{self.section}-{self.number}"


@cache
def load_sentences() -> tuple[PatternSentence, ...]:
    """All entries of all files, in order.

    Raises:
        ValueError: An entry is not of the form above; the message says which.
    """
    found: list[PatternSentence] = []
    for file in sorted(FOLDER.glob("*.toml")):
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        for section in ("reads", "ignores"):
            for number, entry in enumerate(tables.get(section, ()), 1):
                found.append(_sentence(Kind(file.stem), section, number, entry))
    return tuple(found)


def _sentence(kind: Kind, section: str, number: int, entry: dict[str, Any]) -> PatternSentence:
    where = f"{kind.value}.toml, {section} {number}"
    claims = tuple(_claim(line, where) for line in entry.get("claims", ()))
    if (section == "reads") != any(claim.kind is kind for claim in claims):
        raise ValueError(f"{where}: a sentence that reads needs a {kind.value} claim, one that ignores must have none")
    return PatternSentence(kind, section, number, entry["text"], claims, bool(entry.get("unread", False)))


def _claim(line: str, where: str) -> Annotation:
    roles, extras = (parts := [part.strip() for part in line.split("|")])[:5], parts[5:]
    if len(roles) < 5 or not all("=" in extra for extra in extras):
        raise ValueError(f"{where}: {line!r}: write kind | player | buyer | seller | mode | key=value…")
    more = dict(extra.split("=", 1) for extra in extras)
    fee = more.get("fee", "").split()
    kind, player, buyer, seller, mode = (None if role == "-" else role for role in roles)
    return Annotation(
        kind=Kind(kind or ""),
        player=player,
        buyer=buyer,
        seller=seller,
        mode=Mode(mode or ""),
        fee=(round(float(fee[0])), fee[1]) if fee else None,
        said_by=(more["said"],) if "said" in more else (),
    )


def failure(reader: Reader, sentence: PatternSentence) -> str | None:
    """Read a sentence, and say what is wrong with the claims that it gives; None where all is as it should be.

    A `reads` sentence is right when each of its claims of the file's kind is read with its player, primary club,
    polarity and, where it has one, fee; an `ignores` sentence when no claim of that kind is read.
    """
    text = sentence.text
    story = Story(text=text, published=PUBLISHED, outlet=OUTLET, furniture=find_furniture(text))
    read = predict(reader, [GoldStory(story, sentence.name, ())])[sentence.name]
    return _fault(sentence, [claim for claim in read if claim.kind is sentence.kind], read)


def _fault(sentence: PatternSentence, of_kind: Sequence[Annotation], read: Sequence[Annotation]) -> str | None:
    if sentence.section == "ignores":
        return f"{sentence.text!r} gave {_lines(of_kind)}" if of_kind else None
    left = list(of_kind)
    for claim in sentence.claims:
        if claim.kind is not sentence.kind:
            continue
        match = next((other for other in left if _same(claim, other)), None)
        if match is None:
            return f"{sentence.text!r} did not give {_lines([claim])}; it gave {_lines(read)}"
        left.remove(match)
    return None


def _same(wanted: Annotation, read: Annotation) -> bool:
    return (
        same_player(wanted.player, read.player)
        and (wanted.primary is None or same_club(wanted.primary, read.primary))
        and wanted.polarity == read.polarity
        and (wanted.fee is None or wanted.fee == read.fee)
    )


def _lines(claims: Sequence[Annotation]) -> str:
    return (
        "; ".join(
            f"{c.kind.value} | {c.player} | {c.buyer or '-'} | {c.seller or '-'} | {c.mode}"
            + (f" | {c.fee}" if c.fee else "")
            for c in claims
        )
        or "no claim"
    )
