"""Lines that only add to a move told before them: its fee, its contract, its form.

"The fee is believed to be £20m." "Fee: €20m plus add-ons." "Contract until June 2029." "Loan with an option to buy."
"""

import re
from collections.abc import Sequence

from sagabook.model import Deal, Fee, Kind, Mode
from sagabook.reading.clauses import Sentence
from sagabook.reading.drafts import Draft
from sagabook.reading.figures import in_parts
from sagabook.reading.people import Person
from sagabook.reading.scene import Scene
from sagabook.reading.terms import length

#: What a figure may be of, and the small words between it and the figure.
_PRICED = (
    r"(?:fees?|sum|deal|transfer|move|package|operation|transaction|agreement|amount|cost|figure|total|switch|swoop|"
    r"bids?|offers?|proposals?)"
)
_SMALL = (
    r"(?:a|an|the|one|both|of|for|in|to|at|is|was|be|are|will|would|could|should|has|been|now|set|up|reported(?:ly)?|understood|believed|thought|"
    r"said|reckoned|estimated|expected|likely|rumoured|worth|valued|agreed|region|around|about|approximately|roughly|close|just|under|"
    r"over|more|less|than|almost|nearly|initial(?:ly)?|guaranteed|fixed|basic|total|transfer|permanent|full|potential|final|his|her|"
    r"their|whole|entire|official|club|record|british|which|that|it|he|she|and|also|come|comes|stand|stands|amounts?|costs?|"
    r"on|offer|consist(?:s|ed|ing)?|compris(?:es|ed|ing)|stood|made|broken|down|as|"
    r"this|these|negotiation|discuss(?:ed|ion)|transaction|deal|transfer|move|operation|included?|including|with|package)"
)
_LEAD = re.compile(
    rf"(?:^|.*[;:—–]\s|.*\s-\s|(?:As|According to|Per)\b[^,;]{{2,60}},\s)[^\w£€$]*"
    rf"(?:[A-ZÀ-Þ][\w’' -]{{1,30}}[’']s?\s)?(?:{_SMALL}\W{{1,3}})*?{_PRICED}\b(?:\W{{1,3}}{_SMALL}\b)*\W{{0,4}}$",
    re.IGNORECASE | re.DOTALL,
)
_LISTED = re.compile(r"^\W*(?:(?:for|around|about|up to|an initial|initial)\s)*$", re.IGNORECASE)
_PAYS = re.compile(
    r"\b(?:salary|wages?|per (?:week|year|season)|a week|sell-on|percentage|profit|clause|prize)\b", re.IGNORECASE
)
_CONTRACT = re.compile(
    r"^\W*(?:(?:a|an|the|new|initial|long[- ]term|permanent|full|agreed|his|her|and|with)\s)*"
    r"(?:contract|deal|\w+(?:-and-a-half)?[- ]?(?:years?|yrs?|seasons?|months?)[- ](?:contract|deal|agreement))\b"
    r"(?!.*\b(?:left|remain\w*|expir\w*|run(?:s|ning)? (?:out|down)|current|extension|end(?:s|ed)?)\b)",
    re.IGNORECASE,
)
_LOAN = re.compile(
    r"^\W*(?:(?:a|an|the|it|is|will|be|it's|on|straight|initial|dry|simple|season-long)\s)*loan\b", re.IGNORECASE
)
_FREE = re.compile(
    r"^\W*(?:(?:a|an|the|it|is|will|be|it's|on|as|he|joins|she)\s)*free (?:transfer|agent)\b", re.IGNORECASE
)
_PERMANENT = re.compile(
    r"^\W*(?:(?:a|an|the|it|is|will|be|it's|on|straight|full)\s)*permanent (?:transfer|deal|move|switch|basis)\b",
    re.IGNORECASE,
)
#: Kinds that a price may be added to, and how far back the telling may lie, in characters and in sentences.
_SOLD = frozenset({Kind.SIGNING, Kind.FEE_AGREED, Kind.BID, Kind.BID_REJECTED, Kind.DEAL_OFF})
_SIGNED = frozenset({Kind.SIGNING, Kind.TERMS_AGREED})
_FORMED = frozenset({Kind.SIGNING, Kind.FEE_AGREED, Kind.BID, Kind.TALKS})
_MOVING = frozenset({Kind.SIGNING, Kind.FEE_AGREED, Kind.BID, Kind.TALKS, Kind.MEDICAL, Kind.TERMS_AGREED})
_AGREED = frozenset({Kind.FEE_AGREED, Kind.TERMS_AGREED})
#: What says that he goes to a new club, and not only that he goes.
_MOVES = re.compile(r"\b(?<!could be set )(?:to|will) (?:complete (?:the|his|a) )?(?:move|switch|transfer)\b")
_REACH = 400


class Details:
    """Adds the details of one story's moves to them."""

    def __init__(self, text: str, scene: Scene) -> None:
        self.text = text
        self.scene = scene

    def add(self, sentence: Sentence, found: list[Draft], told: Sequence[Draft]) -> list[Draft]:
        """Add what a sentence says to the move told last, and return its drafts without those that misread it."""
        if told and any(draft.kind is Kind.DEPARTURE for draft in found):
            self._follow(sentence, found, told)
        others = [draft for draft in found if draft.kind is not Kind.ASKING_PRICE]
        near = self._near(sentence, told)
        if not near or any(draft.player is near[0].player for draft in others):
            return found
        words = self.text[sentence.start : sentence.end]
        fee = self._fee(sentence) or (self._paid(sentence, near[0]) if not others else None)
        if fee is not None and (of := [d for d in near if d.kind in _SOLD]):
            self._give(sentence, of[0], fee=fee)
            return [draft for draft in found if draft.fee != fee]
        if found:
            return found
        if _CONTRACT.match(words) and (signed := [d for d in near if d.kind in _SIGNED]):
            signed[0].contract = signed[0].contract or length(signed[0].kind, words)
            self._give(sentence, signed[0])
        deal = Deal.LOAN if _LOAN.match(words) else Deal.FREE if _FREE.match(words) else None
        deal = deal or (Deal.PERMANENT if _PERMANENT.match(words) else None)
        if deal is not None and (of := [d for d in near if d.kind in _FORMED]) and of[0].deal is None:
            of[0].deal = deal
            self._give(sentence, of[0])
        return found

    def _follow(self, sentence: Sentence, found: list[Draft], told: Sequence[Draft]) -> None:
        """Take "he is set to move in January" for the move that the line before told the terms of."""
        agreed = next((d for d in self._near(sentence, told) if d.kind in _AGREED), None)
        for draft in found:
            if (
                agreed is not None
                and draft.kind is Kind.DEPARTURE
                and draft.mode is Mode.PLANNED
                and draft.player is agreed.player
                and _MOVES.search(self.text, sentence.start, sentence.end)
            ):
                draft.kind, draft.buyer = Kind.SIGNING, agreed.buyer
                draft.steps.append("goes on")

    def _near(self, sentence: Sentence, told: Sequence[Draft]) -> list[Draft]:
        """The moves told shortly before of the one player that this sentence can be about, the last first."""
        ends = next((m.end for unit in sentence.units for m in unit.money), sentence.end)
        here = {id(person) for at, person in self.scene.here if person.is_player and at < ends}
        out: list[Draft] = []
        player: Person | None = None
        for draft in reversed(told):
            if sentence.start - draft.end > _REACH:
                break
            if draft.kind not in _MOVING | _SOLD or draft.mode is Mode.DENIED:
                continue
            if (player is not None and draft.player is not player) or (here and here != {id(draft.player)}):
                break
            player = draft.player
            out.append(draft)
        return out

    def _fee(self, sentence: Sentence) -> Fee | None:
        """The price that the sentence tells and nothing else."""
        for unit in sentence.units:
            for mention in unit.money:
                if mention.amount is None or mention.amount.fee is None:
                    continue
                before = self.text[sentence.start : mention.start]
                alone = _LISTED.match(before) and not any(
                    u.kind in "vb" and u.finite and not u.word.startswith("includ") for u in sentence.units
                )
                if (alone or _LEAD.match(before)) and not _PAYS.search(self.text, mention.end, mention.end + 12):
                    return mention.amount.fee
                return None
        return None

    def _paid(self, sentence: Sentence, draft: Draft) -> Fee | None:
        """The price that the buyer of the move told last is said to pay: "Rovers will pay £20m up front"."""
        if any(unit.person is not None and draft.player not in self.scene.persons(unit) for unit in sentence.units):
            return None
        for clause in sentence.clauses:
            if "PAY" not in clause.head.classes or clause.conditional or clause.head.neg or clause.governor is not None:
                continue
            payers = {club for unit in clause.subjects for club in self.scene.clubs(unit)}
            sums = [m.amount.fee for u in clause.objects for m in u.money if m.amount is not None and m.amount.fee]
            if (
                sums
                and draft.buyer is not None
                and payers == {draft.buyer}
                and not _PAYS.search(self.text, clause.head.end, sentence.end)
            ):
                return sums[0]
        return None

    @staticmethod
    def _give(sentence: Sentence, draft: Draft, fee: Fee | None = None) -> None:
        if fee is not None:
            draft.fee = fee if draft.fee is None or in_parts(fee, draft.fee) else draft.fee
        draft.spans.append((sentence.start, sentence.end))
        draft.steps.append("details")
