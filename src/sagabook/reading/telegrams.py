"""Moves told without a verb, as headlines, posts and lists tell them: "Novak to Torino, here we go"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sagabook.model import Deal, Kind, Mode
from sagabook.reading.clauses import Sentence
from sagabook.reading.drafts import Draft
from sagabook.reading.people import Person
from sagabook.reading.roles import phrases_after
from sagabook.reading.scene import Scene
from sagabook.reading.terms import length
from sagabook.reading.units import Unit, places

#: What makes a bare "Novak to Torino" a deal: said in its sentence, or in the words right after it.
_SEALED = re.compile(
    r"\b(?:done deal|here we go|confirmed|official(?:ly)?|agreement (?:completed|reached|in place)|"
    r"deal (?:is |now |almost |all |nearly )*(?:agreed|done|completed|sealed|confirmed|close|imminent|in place)|"
    r"(?:almost|nearly|all but|practically|basically) (?:done|complete|sealed|agreed)|"
    r"(?:is|now) (?:done|imminent|close|on)|"
    r"one step away|final (?:details|steps?|stages?)|to the details|on the verge|closing|signed|"
    r"medicals? (?:tests? )?(?:today|tonight|tomorrow|booked|scheduled|this|on|in|passed|done|completed)|"
    r"contract (?:until|valid|signed|ready|agreed)|"
    r"(?:personal terms|fee|everything|long[- ]term deal|all) (?:is |are |has been |been )?agreed)\b",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\b(?:is|now|deal|move) (?:\w+ )?(?:off|dead|collapsed|called off|blocked|hijacked)\b|\bno deal\b", re.IGNORECASE
)
_TALKED = re.compile(r"\b(?:talks|negotiations?|discussions|contacts?|negotiating)\b", re.IGNORECASE)
#: What a list of moves says of those that are done, not of those that somebody dreams up.
_CLOSED = re.compile(r"[£€$]|\b(?:undisclosed|loan|free|nominal|fee|done|deal|signed|compensation)\b", re.IGNORECASE)
#: How far behind "Novak to Torino." the seal may stand.
_NEAR = 160
_BEFORE = 40
#: What parts a name from its clubs in a list.
_LIST_MARKS = "([-–—:,"
_OPENING = ":!-–—.;"
_PACT = frozenset({"ACCORD", "CONTRACT", "MEDICAL"})
_LEADING = _PACT | {"BID", "TALKS"}


class Telegrams:
    """Reads the moves that a story tells without a verb."""

    def __init__(self, text: str, scene: Scene) -> None:
        self.text = text
        self.scene = scene

    def drafts(self, sentence: Sentence) -> Iterator[Draft]:
        """The drafts of a sentence's verbless moves."""
        units, kinds = sentence.units, sentence.kinds
        for at in places(kinds[: min(2, len(kinds) - 1)], "n"):
            if not units[at].classes.isdisjoint(_LEADING):
                yield from self._pact(sentence, at)
        for at in places(kinds[:-1], "P"):
            if units[at].how != "description":
                if kinds[at + 1] in _LIST_MARKS:
                    yield from self._listed(sentence, at)
                elif kinds[at + 1] in "tC":
                    yield from self._bound(sentence, at)

    def _listed(self, sentence: Sentence, at: int) -> Iterator[Draft]:
        """A move of a list: "Novak (Rovers to Torino, loan)", "Novak - Rovers to Torino"."""
        units = sentence.units
        if at + 4 >= len(units):
            return
        bracketed = units[at + 1].kind in "[("
        if (
            units[at + 2].kind == "C"
            and (units[at + 3].kind == "t" or (units[at + 3].kind in "-–—>" and bracketed))
            and units[at + 4].kind == "C"
            and not any(u.kind in "vb" and u.finite for u in units)
            and (bracketed or _CLOSED.search(self.text, sentence.start, sentence.end))
        ):
            sellers, buyers = self.scene.clubs(units[at + 2]), self.scene.clubs(units[at + 4])
            for player in self.scene.persons(units[at]) if buyers else ():
                yield self._draft(sentence, Kind.SIGNING, player, buyers[0], sellers, Mode.ASSERTED, (at, at + 5))

    def _bound(self, sentence: Sentence, at: int) -> Iterator[Draft]:
        """A move by its goal alone: "Novak to Torino, here we go", "Novak x Torino", "talks for Novak to Torino"."""
        units = sentence.units
        end = at + 3
        if units[at + 1].kind == "t" and at + 2 < len(units) and units[at + 2].kind == "C":
            goal = units[at + 2]
        elif units[at + 1].kind == "C" and units[at + 1].words[:1] == ("x",) and units[at + 1].lead == at + 1:
            goal, end = units[at + 1], at + 2
        else:
            return
        noun = units[at - 2] if at > 1 and units[at - 1].word in ("for", "of", "over") else None
        opens = at == 0 or units[at - 1].kind in _OPENING
        if noun is not None and noun.kind == "v" and at > 2:
            noun = units[at - 3]  # "negotiations advancing for Novak to Torino"
        if not opens and (noun is None or not noun.classes & {"TALKS", "DEAL", *_PACT}):
            return
        if opens and end < len(units) and units[end].kind not in ",:;-–—!.bvypt(":
            return
        buyers = self.scene.clubs(goal)
        told = self._told(sentence, noun, bare=opens and end == at + 3)
        if not buyers or told is None:
            return
        sellers: tuple[str, ...] = ()
        if end + 1 < len(units) and units[end].word == "from":
            sellers = self.scene.clubs(units[end + 1])
        for one, partner in pairwise(units[end:]):  # "Novak to Torino: fee agreed with Rovers"
            if not sellers and one.word == "with" and partner.kind == "C":
                sellers = tuple(c for c in self.scene.clubs(partner) if c not in buyers)
        for player in self.scene.persons(units[at]):
            yield self._draft(sentence, told[0], player, buyers[0], sellers, told[1], (at, end))

    def _told(self, sentence: Sentence, noun: Unit | None, bare: bool) -> tuple[Kind, Mode] | None:
        """What a sentence says of a move that it names; None where it says nothing."""
        start, end = sentence.start, sentence.end
        if noun is not None:
            kind = (
                Kind.TALKS if "TALKS" in noun.classes else Kind.MEDICAL if "MEDICAL" in noun.classes else Kind.SIGNING
            )
            if noun.neg:
                return kind, Mode.DENIED
            return kind, Mode.PLANNED if kind is Kind.SIGNING else Mode.ASSERTED
        if _OFF.search(self.text, start, end):
            return Kind.DEAL_OFF, Mode.ASSERTED
        if _SEALED.search(self.text, start, end) or _CLOSED.search(self.text, start, end):
            return Kind.SIGNING, Mode.PLANNED
        if _TALKED.search(self.text, start, end):
            return Kind.TALKS, Mode.ASSERTED
        if bare and not (
            _SEALED.search(self.text, end, end + _NEAR) or _SEALED.search(self.text, max(0, start - _BEFORE), start)
        ):
            return None
        return Kind.SIGNING, Mode.PLANNED

    def _pact(self, sentence: Sentence, at: int) -> Iterator[Draft]:
        """What a noun alone tells at the head of a sentence without a verb.

        "Total agreement between Torino and Novak", "No agreement yet with Lille for Novak".
        """
        units = sentence.units
        noun = units[at]
        if any(u.kind in "vb" for u in units) or at > 1:
            return
        if "BID" in noun.classes:
            yield from self._offer(sentence)
        after = phrases_after(sentence, noun)
        talking = "TALKS" in noun.classes and "between" in after
        if "ACCORD" not in noun.classes and not talking:
            return
        partners = [u for word in ("between", "with") for u in after.get(word, ())]
        about = [u for word in ("for", "over", "on") for u in after.get(word, ())]
        players = tuple(p for u in about for p in self.scene.persons(u))
        clubs = tuple(c for u in partners for c in self.scene.clubs(u))
        with_player = tuple(p for u in partners for p in self.scene.persons(u))
        mode = Mode.DENIED if noun.neg else Mode.ASSERTED
        for player in with_player if clubs else ():
            kind = Kind.TALKS if talking else Kind.TERMS_AGREED
            yield self._draft(sentence, kind, player, clubs[0], (), mode, (at, at + 1))
        focus = () if self.scene.focus is None or about or with_player else (self.scene.focus,)
        for player in (players or focus) if clubs and not with_player else ():
            held = tuple(c for c in clubs if c == player.holder) or clubs[1:]
            buyers = tuple(c for c in clubs if c not in held) if len(clubs) > 1 else ()
            kind = Kind.TALKS if talking else Kind.FEE_AGREED
            draft = self._draft(
                sentence, kind, player, buyers[0] if buyers else None, held or clubs, mode, (at, at + 1)
            )
            draft.explicit = bool(players)
            yield draft

    def _offer(self, sentence: Sentence) -> Iterator[Draft]:
        """The offers that follow up a sentence on their club: "Loan proposal for Novak, permanent one for Price"."""
        bidder = self.scene.subject_clubs[:1]
        for unit in sentence.units if bidder else ():
            if unit.kind != "n" or "BID" not in unit.classes or any(part.kind == "C" for part in unit.of):
                continue
            after = phrases_after(sentence, unit)
            if after.keys() & {"from", "by"}:
                continue
            for player in dict.fromkeys(p for u in after.get("for", ()) for p in self.scene.persons(u)):
                if player.holder != bidder[0]:
                    yield self._draft(
                        sentence, Kind.BID, player, bidder[0], (), Mode.ASSERTED, (unit.lead, unit.lead + 1)
                    )

    def _draft(
        self,
        sentence: Sentence,
        kind: Kind,
        player: Person,
        buyer: str | None,
        sellers: tuple[str, ...],
        mode: Mode,
        stretch: tuple[int, int],
    ) -> Draft:
        """A draft of such a move, with the form and the contract that its sentence gives."""
        units = sentence.units
        draft = Draft(
            kind,
            player,
            buyer,
            sellers[0] if sellers else None,
            mode,
            sentence.start,
            sentence.end,
            "telegram",
            deal=Deal.LOAN if "loan" in self.text[units[stretch[0]].start : sentence.end].lower() else None,
            steps=["telegram"],
        )
        draft.clause = stretch
        if kind in (Kind.SIGNING, Kind.BID):
            draft.contract = length(kind, self.text[sentence.start : sentence.end])
            draft.fee = next(
                (
                    m.amount.fee
                    for u in units[stretch[0] :]
                    for m in u.money
                    if m.amount is not None and m.amount.fee is not None
                ),
                None,
            )
        return draft
