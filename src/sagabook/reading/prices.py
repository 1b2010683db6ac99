"""Sums that a sentence tells of a move without telling the move: they price the claim that other sentences make.

"He will cost Torino £20m." "Rovers have a £12m option to buy him." "It beat the record £27m for Jan Novak." "He came
after his £30m release clause was met." "Novak took Price's place in a £9m deal."
"""

import re
from dataclasses import dataclass

from sagabook.model import Deal, Fee, Kind, Mode
from sagabook.reading.clauses import Sentence
from sagabook.reading.drafts import Draft
from sagabook.reading.figures import in_parts
from sagabook.reading.mentions import Mention
from sagabook.reading.people import Person
from sagabook.reading.row import Clause
from sagabook.reading.scene import Scene

_WHOLE = frozenset({Kind.SIGNING, Kind.FEE_AGREED, Kind.BID, Kind.BID_REJECTED})
#: What tells of a clause that was met, and leaves its sum to the move.
_MET = frozenset({Kind.RELEASE_CLAUSE, Kind.FEE_AGREED})
_TO_BUY = (
    r"(?:(?:options?|obligations?|commitments?) (?:to (?:buy|purchase|sign|make)|of (?:buying|signing|making))|"
    r"(?:buy|purchase|buying)[ -](?:option|clause|obligation)|(?:buy|purchase) him|"
    r"mak(?:e|ing) (?:the|that|his|it|this)(?: (?:loan|move|deal|switch|transfer|stay))? permanent|"
    r"permanent (?:transfer|move|deal))"
)
_OPTION_AFTER = re.compile(rf" {_TO_BUY}\b")
_OPTION_BEFORE = re.compile(
    rf"\b{_TO_BUY}(?: (?:him|outright|permanently|for|at|of|worth|in|the|next|this|summer|a|fee|player|midfielder|"
    r"forward|striker|defender|winger|set|fixed|the season|end|season))* $"
)
_TRIGGERED = re.compile(
    r"(?:release|buy-?out|exit) clause[^.;,]{0,30}? (?:was|is|had been|has been|being) "
    r"(?:triggered|activated|met|paid)\b"
)
_TRIGGERING = re.compile(
    r"\b(?:trigger(?:ed|ing)|activat(?:ed|ing)|met|meeting|paid|paying) (?:[\w’'-]+ ){0,4}$", re.IGNORECASE
)
_CLAUSE = re.compile(r" (?:release|buy-?out|exit) clause\b")
_PRICED = re.compile(
    r"\b(?:at a cost of|(?:in|for|with|on) (?:a|an|the) (?:[\w-]+ )?(?:deal|fee|sum|move|transfer|package|switch)"
    r"(?: (?:of|worth|that|which|could|may|might|can|will|rise|reach|to|be|is|said|reported|reportedly|rumoured|"
    r"believed|thought|understood|about|around|in|the|region|up|potentially|total))*|"
    r"\b(?:cost|costing|costs)(?: (?:the|a|an|around|about|some|up|to|club|them|[A-Z][\w’']+))*|(?:in|for) an?) $"
)
_DEAL = re.compile(r"[ -](?:deal|move|transfer|switch|swoop)\b")
_PAID_FOR = re.compile(r" (?:they |he |it |was |were )?(?:paid |spent |splashed out )?(?:for|to sign|on) ")
_STYLED = re.compile(r" (?:\w+[ -])?(?:signing|arrival|recruit|acquisition|buy)\b")
_REACH = 900


@dataclass(slots=True)
class _Sum:
    """A price told of a player's move: where, of whom, and whether of a loan's option or a clause that was met."""

    fee: Fee
    start: int
    end: int
    player: Person
    option: bool = False
    near: bool = False


class Prices:
    """Gathers the loose sums of one story, and gives them to the claims that lack one."""

    def __init__(self, text: str, scene: Scene) -> None:
        self.text = text
        self.scene = scene
        self._sums: list[_Sum] = []
        self._parts: list[Fee] = []

    def note(self, sentence: Sentence, found: list[Draft]) -> None:
        """Keep what a sentence prices and its own claims do not take."""
        taken = {d.fee.text for d in found if d.fee is not None and d.kind not in _MET}
        for unit in sentence.units:
            for mention in unit.money:
                fee = mention.amount.fee if mention.amount is not None else None
                if fee is not None and fee.addons:
                    self._parts.append(fee)
                if fee is None or fee.text in taken:
                    continue
                kept = self._sum(sentence, mention, fee)
                if kept is not None:
                    self._sums.append(kept)

    def _sum(self, sentence: Sentence, mention: Mention, fee: Fee) -> _Sum | None:
        """What a sum prices, by the words beside it."""
        low, high = sentence.start, sentence.end
        place = (fee, low, high)
        before = self.text[max(low, mention.start - 90) : mention.start]
        if _OPTION_AFTER.match(self.text, mention.end, high) or _OPTION_BEFORE.search(before):
            player = self._only(sentence, mention.start)
            return _Sum(*place, player, option=True) if player is not None else None
        if _TRIGGERED.search(self.text, mention.end, min(high, mention.end + 90)) or (
            _CLAUSE.match(self.text, mention.end, high) and _TRIGGERING.search(before)
        ):
            player = self._last(sentence, mention.start)
            return _Sum(*place, player) if player is not None else None
        if _STYLED.match(self.text, mention.end, high) and before.endswith((" a ", " an ")):
            player = self._last(sentence, mention.start)
            return _Sum(*place, player) if player is not None else None
        if (after := _PAID_FOR.match(self.text, mention.end, high)) is not None:
            player = next((p for at, p in self.scene.here if at == after.end() and p.is_player), None)
            return _Sum(*place, player, near=True) if player is not None else None
        priced = _PRICED.search(before)
        if priced is not None and (
            not priced[0].endswith((" a ", " an ")) or _DEAL.match(self.text, mention.end, high)
        ):
            player = self._actor(sentence, mention.start)
            return _Sum(*place, player, near=True) if player is not None else None
        return None

    def _only(self, sentence: Sentence, at: int) -> Person | None:
        """The one player that a sentence names, or goes on about."""
        here = {id(p): p for start, p in self.scene.here if p.is_player}
        if len(here) > 1:
            return self._last(sentence, at)
        return next(iter(here.values()), self.scene.focus)

    def _last(self, sentence: Sentence, at: int) -> Person | None:
        """The player named last before a place in a sentence, or the one that the story goes on about."""
        named = [p for start, p in self.scene.here if p.is_player and start < at]
        return named[-1] if named else self.scene.focus

    def _actor(self, sentence: Sentence, at: int) -> Person | None:
        """The player who does what is told before a sum."""
        for clause in reversed([c for c in sentence.clauses if c.head.start < at and c.head.finite]):
            aside = any(u.kind == "r" for u in clause.subjects) or self._relative(sentence, clause)
            if aside and "," in self.text[clause.head.end : at]:
                continue  # "has replaced Price, who left on a free, in a £9m deal"
            players = {
                id(p): p
                for unit in clause.subjects
                for p in self.scene.persons(unit)
                if unit.person is not None or p is self.scene.focus
            }
            if len(players) == 1:
                return next(iter(players.values()))
            if clause.subjects and any(u.kind in "CSi" for u in clause.subjects):
                return None
        return None

    @staticmethod
    def _relative(sentence: Sentence, clause: Clause) -> bool:
        """Whether a clause hangs on a "who" right before its verb."""
        return clause.at > 0 and sentence.units[clause.at - 1].kind == "r"

    def settle(self, drafts: list[Draft]) -> None:
        """Give the sums to the moves that they price."""
        for told in self._sums:
            own = [d for d in drafts if d.player is told.player and d.kind in (Kind.SIGNING, Kind.FEE_AGREED)]
            if not told.option and any(
                d.fee is not None and _alike(d.fee, told.fee) for d in own if d.kind is Kind.SIGNING
            ):
                continue
            open_ones = [d for d in own if d.fee is None and d.mode is not Mode.DENIED and _fits(told, d)]
            if not open_ones or len({d.buyer for d in open_ones}) > 1:
                continue
            for draft in open_ones:
                draft.fee = told.fee
                draft.steps.append("fee:told apart")
        for draft in drafts:
            if draft.kind in _WHOLE and draft.fee is not None and not draft.fee.addons:
                parts = next((part for part in self._parts if in_parts(part, draft.fee)), None)
                if parts is not None:
                    draft.fee = parts
                    draft.steps.append("fee:in parts")


def _fits(told: _Sum, draft: Draft) -> bool:
    """Whether a claim can be the one that a sum prices."""
    if told.option:
        return draft.kind is Kind.SIGNING and draft.deal is Deal.LOAN
    if draft.deal in (Deal.LOAN, Deal.FREE):
        return False
    return not told.near or min(abs(told.start - end) for _, end in draft.spans or [(0, draft.end)]) < _REACH


def _alike(first: Fee, second: Fee) -> bool:
    return first.amount == second.amount or in_parts(first, second) or in_parts(second, first)
