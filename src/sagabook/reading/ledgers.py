"""Lines of a club's ledger: "In: Novak (Torino, £2m)", "Out: Price (released)", "Released: Novak, Price"."""

import re
from collections.abc import Iterator

from sagabook.model import Deal, Fee, Kind, Mode
from sagabook.reading.clauses import Sentence
from sagabook.reading.drafts import Draft
from sagabook.reading.people import Person
from sagabook.reading.scene import Scene
from sagabook.reading.units import Unit

_LABEL = re.compile(
    r"(?P<head>[^:]{0,40}?)\b(?:(?P<came>in|ins|arrivals?|arrived|signed|new signings|bought|loaned in)"
    r"|(?P<went>out|outs|departures?|departed|sold|loaned out|gone)"
    r"|(?P<back>(?:end of loans?|loans? (?:ended|expired)|(?:returned|returning) (?:from loan|to parent clubs?)))"
    r"|(?P<left>released|leaving(?: the club)?|left(?: the club)?|not retained|let go|departing|out of contract)"
    r"|(?P<offered>(?:offered|offers of) (?:an? )?(?:new )?(?:contracts?|deals?|terms)|in talks"
    r"|(?:new )?(?:contracts?|deals?|terms) offer(?:ed|s)?)"
    r"|(?P<listed>transfer[- ]listed|available for transfer)"
    r"|(?P<kept>retained|under contract|staying))(?: players?| list)?\s?:(?=\s)",
    re.IGNORECASE,
)
#: The most words that stand before a label beside which a club is named.
_TITLE = 4
#: What a label may open with: "The following players have been released:".
_OPENERS = frozenset("the following these players player have has been will be are being who all were those".split())
#: A label stands so near the start of its line, characters.
_REACH = 60
_LOAN = re.compile(r"\bloan", re.IGNORECASE)
_FREE = re.compile(r"\bfree\b", re.IGNORECASE)
#: What a line that only heads a ledger may say beside the club's name.
_TITLES = frozenset(
    "retained list released transfers transfer ins outs in out squad news summer january window".split()
)


class Ledgers:
    """Reads the ledgers of one story; remembers whose ledger is open."""

    def __init__(self, text: str, scene: Scene) -> None:
        self.text = text
        self.scene = scene
        self._club: str | None = None

    def drafts(self, sentence: Sentence) -> list[Draft] | None:
        """The drafts of a ledger's line; None where a sentence is no such line."""
        start = sentence.start
        if self.text.find(":", start, min(start + _REACH, sentence.end)) < 0:
            self._open(sentence)
            return None
        label = _LABEL.match(self.text, start, sentence.end)
        if label is None:
            return None
        heads = [u for u in sentence.units if u.start < label.end("head")]
        named = [c for u in heads for part in [*u.of, u] if part.kind == "C" for c in self._clubs(part)]
        opened = label["head"].strip()
        generic = set(opened.lower().split()) <= _OPENERS
        if not generic and (any(u.kind in "PM" for u in heads) or not named or len(opened.split()) > _TITLE):
            return None
        club = named[0] if named else self._club or next(iter(self.scene.subject_clubs), None)
        if club is None:
            return None
        self._club = club
        return list(self._items(sentence, label, club))

    def _open(self, sentence: Sentence) -> None:
        """Take a line that is a club's name, or its name and a title, for the head of its ledger."""
        if len(sentence.units) > 3:
            self._club = None
            return
        clubs = [c for u in sentence.units for part in [*u.of, u] if part.kind == "C" for c in self._clubs(part)]
        words = {w for u in sentence.units if u.kind != "C" for w in (u.words or (u.word,))}
        if len(clubs) == 1 and words <= _TITLES | {self.text[sentence.end - 1]}:
            self._club = clubs[0]

    def _clubs(self, unit: Unit) -> tuple[str, ...]:
        club = self.scene.club_of_mention(unit.clubs, unit.how) if unit.clubs else None
        return (club,) if club else ()

    def _items(self, sentence: Sentence, label: re.Match[str], club: str) -> Iterator[Draft]:
        """One draft for each name behind the label; what brackets say of a name belongs to it."""
        units = [u for u in sentence.units if u.start >= label.end()]
        for at, unit in enumerate(units):
            if unit.kind != "P" or label["kept"]:
                continue
            bracket = self._bracket(units, at + 1)
            other = next((c for u in bracket for part in [*u.of, u] for c in self._clubs(part) if c != club), None)
            for player in self.scene.persons(unit):
                draft = self._draft(sentence, label, player, club, other)
                stretch = self.text[bracket[0].start : bracket[-1].end] if bracket else ""
                if draft.kind is Kind.SIGNING:
                    draft.deal = Deal.LOAN if _LOAN.search(stretch) else Deal.FREE if _FREE.search(stretch) else None
                    draft.fee = _fee(bracket)
                draft.clause = (unit.lead, unit.lead)
                yield draft

    @staticmethod
    def _bracket(units: list[Unit], at: int) -> list[Unit]:
        if at >= len(units) or units[at].kind not in "([":
            return []
        end = next((n for n in range(at, len(units)) if units[n].kind in ")]"), len(units))
        return units[at + 1 : end]

    @staticmethod
    def _draft(sentence: Sentence, label: re.Match[str], player: Person, club: str, other: str | None) -> Draft:
        if label["came"]:
            kind, buyer, seller = Kind.SIGNING, club, other
        elif label["offered"]:
            kind, buyer, seller = Kind.CONTRACT_OFFER, None, club
        elif label["listed"]:
            kind, buyer, seller = Kind.FOR_SALE, None, club
        elif label["went"] and other is not None:
            kind, buyer, seller = Kind.SIGNING, other, club
        else:
            kind, buyer, seller = Kind.DEPARTURE, None, club
        draft = Draft(
            kind, player, buyer, seller, Mode.ASSERTED, sentence.start, sentence.end, "ledger", steps=["ledger"]
        )
        draft.deal = Deal.LOAN if label["back"] else None
        return draft


def _fee(bracket: list[Unit]) -> Fee | None:
    found = (m.amount.fee for u in bracket for m in u.money if m.amount is not None)
    return next((fee for fee in found if fee is not None), None)
