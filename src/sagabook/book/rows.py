"""Stories and claims as rows of the ledger, and back."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from typing import Any, overload

from sqlalchemy import RowMapping

from sagabook.book.entry import Head
from sagabook.book.origins import Press
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

#: A row as the database answers it, by column.
Row = Mapping[str, Any] | RowMapping

#: Look-ups of an enumeration, which takes its time; a book asks by the ten thousand.
_kind, _mode = cache(Kind), cache(Mode)
#: The longest tag of a language that is kept; longer ones name what nobody reads by.
LANGUAGE = 16
#: PostgreSQL's text holds no NUL, and neither database takes half a surrogate pair.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def story_key(story: Story) -> str:
    """What makes two stories one: outlet, day of publication and text, hashed (SHA-256, 64 hexadecimal digits).

    The address and the id that a story was given are left out, for one story comes by a feed, an archive and a saved
    page under several.
    """
    published = story.published.isoformat() if story.published else ""
    content = "\x1f".join((story.outlet or "", published, story.text))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def tidy(story: Story) -> Story:
    """The story as both databases take it: odd letters replaced, blanks for what is not given left out."""
    return replace(
        story,
        text=storable(story.text),
        id=storable(story.id),
        title=storable(story.title) or None,
        outlet=storable(story.outlet) or None,
        url=storable(story.url),
        language=storable(story.language)[:LANGUAGE],
    )


def story_row(story: Story, key: str, today: date) -> dict[str, Any]:
    """Lay out a story as a row, without signature and time of adding.

    Args:
        story: The story, made `tidy`.
        key: Its `story_key`.
        today: The day that stands for the date of publication where the story has none.
    """
    return {
        "key": key,
        "given_id": story.id,
        "url": story.url,
        "outlet": story.outlet or "",
        "published": story.published or today,
        "dated": story.published is not None,
        "title": story.title or "",
        "language": story.language,
        "text": story.text,
        "furniture": _spans(story.furniture),
    }


def story_of(row: Row) -> Story:
    """The story that a row holds, as it was added."""
    return Story(
        text=row["text"],
        id=row["given_id"],
        title=row["title"] or None,
        outlet=row["outlet"] or None,
        published=row["published"] if row["dated"] else None,
        url=row["url"],
        language=row["language"],
        furniture=spans_of(row["furniture"]),
    )


def head_of(row: Row, press: Press) -> Head:
    """The head of a story from a row that holds its columns, and `story_id`."""
    key = press.outlet_key(row["outlet"])
    return Head(
        id=row["story_id"],
        key=row["key"],
        published=row["published"],
        title=row["title"],
        outlet=row["outlet"],
        outlet_key=key,
        aggregator=press.aggregates(key),
        url=row["url"],
        players=row["players"],
    )


def claim_row(claim: Claim, ordinal: int, block: str) -> dict[str, Any]:
    """Lay out a claim as a row, without the ids of its story and reading.

    Args:
        claim: The claim.
        ordinal: Its number in its story, from 0.
        block: The block of names that its player falls in.
    """
    fee, wage, contract = claim.fee, claim.wage, claim.contract
    return {
        "ordinal": ordinal,
        "block": block,
        "kind": claim.kind.value,
        "player": storable(claim.player.name),
        "age": claim.player.age,
        "nation": claim.player.nation,
        "buyer": storable(claim.buyer.name) if claim.buyer else None,
        "buyer_id": claim.buyer.id if claim.buyer else None,
        "seller": storable(claim.seller.name) if claim.seller else None,
        "seller_id": claim.seller.id if claim.seller else None,
        "mode": claim.mode.value,
        "deal": claim.deal.value if claim.deal else None,
        "fee": fee.amount if fee else None,
        "fee_currency": fee.currency if fee else None,
        "fee_qualifier": fee.qualifier.value if fee else None,
        "fee_addons": fee.addons if fee else None,
        "fee_text": storable(fee.text) if fee else None,
        "wage": wage.amount if wage else None,
        "wage_currency": wage.currency if wage else None,
        "wage_period": wage.period.value if wage else None,
        "contract_years": contract.years if contract else None,
        "contract_until": contract.until if contract else None,
        "said_by": json.dumps([storable(source.name) for source in claim.said_by], ensure_ascii=False),
        "when": claim.when,
        "evidence": _spans(claim.evidence),
        "quote_start": claim.evidence[0].start if claim.evidence else 0,
        "quote_end": claim.evidence[0].end if claim.evidence else 0,
        "confidence": round(claim.confidence, 3),
    }


def claim_of(row: Row) -> Claim:
    """The claim that a row holds; its trace is not kept."""
    return Claim(
        kind=_kind(row["kind"]),
        player=Player(row["player"], row["age"], row["nation"]),
        buyer=_club(row["buyer"], row["buyer_id"]),
        seller=_club(row["seller"], row["seller_id"]),
        mode=_mode(row["mode"]),
        deal=Deal(row["deal"]) if row["deal"] else None,
        fee=_fee(row),
        wage=_wage(row),
        contract=_contract(row),
        said_by=_sources_of(row["said_by"]),
        when=row["when"],
        evidence=spans_of(row["evidence"]),
        confidence=row["confidence"],
    )


@overload
def storable(text: str) -> str: ...
@overload
def storable(text: str | None) -> str | None: ...
def storable(text: str | None) -> str | None:
    """Text that both databases take; what they do not is replaced letter by letter, so that offsets stay."""
    return None if text is None else _UNSTORABLE.sub("\ufffd", text)


def _spans(spans: tuple[Span, ...]) -> str:
    """Spans in a short form: "0-52 60-81"."""
    return " ".join(f"{span.start}-{span.end}" for span in spans)


@lru_cache(maxsize=16384)
def spans_of(text: str) -> tuple[Span, ...]:
    """The spans that the short form means."""
    return tuple(Span(int(start), int(end)) for start, _, end in (part.partition("-") for part in text.split()))


@lru_cache(maxsize=16384)
def _sources_of(text: str) -> tuple[Source, ...]:
    return tuple(map(Source, json.loads(text)))


@lru_cache(maxsize=16384)
def _club(name: str | None, id: str | None) -> Club | None:
    return None if name is None else Club(name, id)


def _fee(row: Row) -> Fee | None:
    if row["fee"] is None:
        return None
    return Fee(row["fee"], row["fee_currency"], Qualifier(row["fee_qualifier"]), row["fee_addons"], row["fee_text"])


def _wage(row: Row) -> Wage | None:
    return None if row["wage"] is None else Wage(row["wage"], row["wage_currency"], Period(row["wage_period"]))


def _contract(row: Row) -> Contract | None:
    if row["contract_years"] is None and row["contract_until"] is None:
        return None
    return Contract(row["contract_years"], row["contract_until"])
