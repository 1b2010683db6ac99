"""Sums that a sentence tells of a move without telling the move: they price the claim that other sentences make.

"He will cost Torino £20m." "Rovers have a £12m option to buy him." "It beat the record £27m for Jan Novak." "He came
after his £30m release clause was met." "Novak took Price's place in a £9m deal." "His £25m move is off." "Both came
for a combined £40m." "The clubs split the £20m fee."
"""

import re
from dataclasses import dataclass

from sagabook.model import Deal, Fee, Kind, Mode
from sagabook.reading.clauses import Sentence
from sagabook.reading.drafts import Draft
from sagabook.reading.figures import in_parts
from sagabook.reading.mentions import Mention
from sagabook.reading.people import Person
from sagabook.reading.roles import phrases_after
from sagabook.reading.row import Clause
from sagabook.reading.scene import Scene

_BOUGHT = frozenset({Kind.SIGNING, Kind.FEE_AGREED, Kind.DEAL_OFF})
_WHOLE = frozenset({Kind.SIGNING, Kind.FEE_AGREED, Kind.BID, Kind.BID_REJECTED})
#: What tells of a clause that was met, and leaves its sum to the move.
_MET = frozenset({Kind.RELEASE_CLAUSE, Kind.FEE_AGREED})
_TO_BUY = (
    r"(?:(?:options?|obligations?|commitments?) (?:to (?:buy|purchase|sign|make)|of (?:buying|signing|making))|"
    r"(?:buy|purchase|buying)[ -](?:option|clause|obligation)|(?:buy|purchase) him|"
    r"mak(?:e|ing) (?:the|that|his|it|this)(?: (?:loan|move|deal|switch|transfer|stay))? permanent|"
    r"(?:made|become|becomes|becoming|go|goes|turn|turns|turned) permanent|"
    r"right (?:of|to) (?:redemption|purchase|buy)|permanent (?:transfer|move|deal|switch))"
)
_OPTION_AFTER = re.compile(rf" {_TO_BUY}\b")
#: A sale that a loan may end in: "the loan could lead to a £2m transfer".
_LOAN_ENDS = re.compile(
    r"\bloan\b[^.;]{0,40}\b(?:lead(?:s|ing)? to|turn(?:s|ing)? into|becom(?:e|es|ing)) (?:an?|the) $"
)
_LOAN_FEE_BEFORE = re.compile(
    r"\bloan fee(?: (?:of|worth|is|was|believed|understood|thought|said|to|be|about|around))* $"
)
_LOAN_FEE_AFTER = re.compile(r" loan fee\b")
#: What owns a sum that is the price of a move: "his proposed £25m", "Novak's £25m", "the £25m".
_OWNED = re.compile(
    r"(?:\b(?P<his>[Hh]is|[Hh]er)|(?P<name>[A-ZÀ-Þ][\w’'-]*[’']s?)|\b(?P<the>[Tt]he|[Tt]hat|[Tt]his))\s"
    r"(?:(?:proposed|potential|possible|mooted|planned|prospective|club[- ]record|club’s record|record|summer|January|"
    r"permanent|big-money|reported|initial|blockbuster|full|whole|total|eventual|hefty|huge|massive)\s){0,2}$"
)
_OWNED_MOVE = re.compile(r"[ -](?:deal|move|transfer|switch|swoop|sale|fee|price|exit|departure)\b")
_EARLIER = re.compile(r"\b(?:since|record fee of|eclips\w+|beat\w*|surpass\w*|more than|than) [^.;,]{0,30}$")
_OTHER_TIME = re.compile(r"[^.;]{0,60}?\b(?:last|ago|in (?:19|20)\d\d|back in|previous|earlier)\b")
#: A price for several, and who shares it.
_COMBINED = re.compile(
    r"\b(?:combined|total|totalling|joint)(?: (?:of|fee|cost|price|sum|deal|package|worth|around|about|over))* $"
)
_FOR_BOTH = re.compile(r" (?:\w+ ){0,2}(?:for (?:both|the pair|the duo|the two|the trio)|combined|between them)\b")
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
    joint: bool = False
    owned: bool = False
    buyers: tuple[str, ...] = ()


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
                self._sums.extend(self._told(sentence, mention, fee))

    def _told(self, sentence: Sentence, mention: Mention, fee: Fee) -> list[_Sum]:
        """What a sum prices, by the words beside it."""
        low, high = sentence.start, sentence.end
        place = (fee, low, high)
        before = self.text[max(low, mention.start - 90) : mention.start]
        if (
            _OPTION_AFTER.match(self.text, mention.end, high)
            or _LOAN_FEE_AFTER.match(self.text, mention.end, high)
            or any(pattern.search(before) for pattern in (_OPTION_BEFORE, _LOAN_ENDS, _LOAN_FEE_BEFORE))
        ):
            return [_Sum(*place, p, option=True) for p in self._only(mention.start)]
        if _TRIGGERED.search(self.text, mention.end, min(high, mention.end + 90)) or (
            _CLAUSE.match(self.text, mention.end, high) and _TRIGGERING.search(before)
        ):
            return [_Sum(*place, p) for p in self._last(mention.start)]
        if _STYLED.match(self.text, mention.end, high) and before.endswith((" a ", " an ")):
            return [_Sum(*place, p) for p in self._last(mention.start)]
        if (after := _PAID_FOR.match(self.text, mention.end, high)) is not None:
            paid = self._those_at(sentence, after.end())
            return [_Sum(*place, p, near=True, joint=len(paid) > 1) for p in paid]
        if _COMBINED.search(before) or _FOR_BOTH.match(self.text, mention.end, high):
            pair = dict.fromkeys(p for _, p in self.scene.here if p.is_player)
            return [_Sum(*place, p, joint=True) for p in pair] if len(pair) > 1 else []
        if (owned := _OWNED.search(before)) is not None and _OWNED_MOVE.match(self.text, mention.end, high):
            return self._owned(sentence, mention, owned, place)
        priced = _PRICED.search(before)
        if priced is not None and (
            not priced[0].endswith((" a ", " an ")) or _DEAL.match(self.text, mention.end, high)
        ):
            player = self._actor(sentence, mention.start)
            return [_Sum(*place, player, near=True)] if player is not None else []
        return []

    def _owned(
        self, sentence: Sentence, mention: Mention, owned: re.Match[str], place: tuple[Fee, int, int]
    ) -> list[_Sum]:
        """The price of a move that somebody is said to have: "Novak's £25m switch to Torino", "the £20m fee"."""
        opens = mention.start - (owned.end() - owned.start())
        if _EARLIER.search(self.text[max(sentence.start, opens - 40) : opens]) or _OTHER_TIME.match(
            self.text, mention.end, sentence.end
        ):
            return []
        if owned["name"]:
            players = [p for at, p in self.scene.here if p.is_player and opens - 30 < at <= opens][-1:]
        else:
            players = self._only(mention.start)
        unit = next((u for u in sentence.units if mention in u.money), None)
        to = phrases_after(sentence, unit).get("to", []) if unit is not None and unit.kind == "n" else []
        buyers = tuple(club for u in to for club in self.scene.clubs(u))
        return [_Sum(*place, p, owned=True, buyers=buyers) for p in players]

    def _those_at(self, sentence: Sentence, at: int) -> list[Person]:
        """The players named or described at a place, one or a list of them."""
        named = [p for start, p in self.scene.here if start == at and p.is_player]
        for number, unit in enumerate(sentence.units):
            if unit.start <= at < unit.end or (unit.start > at and not named):
                more, _ = sentence._coordinated(number + 1)
                return list(dict.fromkeys([*named, *(p for u in (unit, *more) for p in self.scene.persons(u))]))
        return named

    def _only(self, at: int) -> list[Person]:
        """The one player that a sentence names, or goes on about."""
        here = {id(p): p for start, p in self.scene.here if p.is_player}
        if len(here) > 1:
            return self._last(at)
        return [p for p in (next(iter(here.values()), self.scene.focus),) if p is not None]

    def _last(self, at: int) -> list[Person]:
        """The player named last before a place in a sentence, or the one that the story goes on about."""
        named = [p for start, p in self.scene.here if p.is_player and start < at]
        player = named[-1] if named else self.scene.focus
        return [player] if player is not None else []

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
            own = [d for d in drafts if d.player is told.player and d.kind in _BOUGHT]
            if not told.option and any(
                d.fee is not None and _alike(d.fee, told.fee)
                for d in own
                if told.near or told.owned or d.kind is Kind.SIGNING
            ):
                continue
            open_ones = [d for d in own if d.fee is None and d.mode is not Mode.DENIED and _fits(told, d)]
            if not open_ones or len({d.buyer for d in open_ones}) > 1:
                continue
            for draft in open_ones:
                draft.fee, draft.joint = told.fee, told.joint
                draft.steps.append("fee:told apart")
        agreed = [d for d in drafts if d.kind in (Kind.SIGNING, Kind.FEE_AGREED)]
        for draft in drafts:
            if draft.kind not in _WHOLE or draft.fee is None or draft.fee.addons:
                continue
            parts = next((part for part in self._parts if in_parts(part, draft.fee)), None)
            if parts is None or (draft.kind is Kind.BID and any(_same_move(d, draft) and d.fee for d in agreed)):
                continue  # an offer's sum, where the parts are those of the deal that came of it
            draft.fee = parts
            draft.steps.append("fee:in parts")
        _share(agreed)


def _share(drafts: list[Draft]) -> None:
    """Give a deal that was done the sum that it was agreed at, and the agreement that of the deal."""
    done = [d for d in drafts if d.mode is Mode.ASSERTED and d.deal not in (Deal.LOAN, Deal.FREE, Deal.SWAP)]
    for draft in done:
        if draft.fee is None:
            other = next((d for d in done if d.kind is not draft.kind and d.fee and _same_move(d, draft)), None)
            if other is not None:
                draft.fee, draft.joint = other.fee, other.joint
                draft.steps.append("fee:as agreed")


def _same_move(first: Draft, second: Draft) -> bool:
    return first.player is second.player and first.buyer is not None and first.buyer == second.buyer


def _fits(told: _Sum, draft: Draft) -> bool:
    """Whether a claim can be the one that a sum prices."""
    if told.option:
        return draft.kind is Kind.SIGNING and draft.deal is Deal.LOAN
    if draft.deal in (Deal.LOAN, Deal.FREE) or (told.buyers and draft.buyer not in told.buyers):
        return False
    if draft.kind is Kind.DEAL_OFF and not told.owned:
        return False
    return not told.near or min(abs(told.start - end) for _, end in draft.spans or [(0, draft.end)]) < _REACH


def _alike(first: Fee, second: Fee) -> bool:
    return first.amount == second.amount or in_parts(first, second) or in_parts(second, first)
