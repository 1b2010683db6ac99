"""What a deal is worth and what form it takes: fee, wage, contract, loan or free."""

import re

from sagabook.model import Contract, Deal, Fee, Kind, Mode, Wage
from sagabook.reading.clauses import Sentence
from sagabook.reading.drafts import Draft
from sagabook.reading.figures import LENGTH, find_amounts, years_of
from sagabook.reading.mentions import Mention
from sagabook.reading.people import Person
from sagabook.reading.roles import Roles, phrases_after
from sagabook.reading.row import Clause
from sagabook.reading.scene import Scene
from sagabook.reading.units import Unit

#: Verbs by which an offer becomes a better one.
RAISE = frozenset(
    "raise raised raising raises increase increased increasing increases "
    "improve improving improves improved up upped upping".split()
)
_NEW = re.compile(r"\b(?:new|fresh|extension|extend|improved|renew)")
_TERMS = re.compile(r"contract|terms|new deal|extension|renew")
_LOAN = re.compile(r"(?<!on-)\bloan|\bborrow|\bon-loan to\b")
#: A loan to come, and no loan that was: no "loan spell", no return "from a loan".
_NEW_LOAN = re.compile(r"(?<!from )(?<!from a )(?<!from his )(?<!on-)\bloan(?!ee)(?! spell| at\b| there\b)|\bborrow")
#: A loan that is but one of two ways, and one that there will not be.
_OR_LOAN = re.compile(
    r"\bor (?:(?:be|to|on|a|an|again|season-long|season’s|season's|initial|temporary|borrowed) ){0,3}loan|"
    r"\bloan(?:ed|ing)?(?: (?:move|deal|out|him|them|basis|switch)){0,2} or "
    r"(?:be |a |on a |to )*(?:sold|sell|permanent|sale|bought)"
)
_NO_LOAN = re.compile(
    r"\b(?:no interest in|not (?:be )?(?:interested in|looking to|willing to|prepared to|want to|consider)|rather than|"
    r"instead of|no|not|ruled? out|against)"
    r"(?: (?:on|a|an|another|any|just|merely|him|out|of|the|accept|sanction)){0,2} loan"
)
#: A loan that becomes a sale is one: "made his loan permanent".
_MADE_PERMANENT = re.compile(
    r"\b(?:mak(?:e|es|ing)|made|turn(?:s|ed|ing)?) (?:[\w’']+ ){0,6}permanent\b|"
    r"\b(?:convert|turn)(?:s|ed|ing)? (?:[\w’']+ ){1,7}into (?:a |an )(?:£\S+ |permanent )?(?:move|deal|transfer)\b|"
    r"\b(?:had been|having been) on loan\b.*\b(?:outright|permanently)\b"
)
_FREE = re.compile(r"\b(?:free transfers?|on a free|for free|for nothing|free agent|as a free)\b")
_SWAP = re.compile(r"\b(?:swap|part-exchange|makeweight|in exchange)\b")
#: A sum that is nobody's fee: what a club demands, has spent, owes or pays as wages.
_ASKED_BEFORE = re.compile(
    r"\b(?:(?:valu(?:e|es|ed|ing|ation)|demand(?:s|ed|ing)?|hold(?:s|ing)? out for|held out for|asking(?: price)?|"
    r"price tag|outlay|owe[sd]?|wages?|salary|profit|penalty|fine)(?: [\w’']+){0,5}|"
    r"(?:want(?:s|ed|ing)?|seek(?:s|ing)?|spending|spent|spend)"
    r"(?: (?:at|least|around|about|close|to|in|excess|of|more|than|a|fee|as|much|up|nearer|over|between|breaks|beyond|"
    r"past|this|the|last|summer|month|window|season|above|total))*) ?$",
    re.IGNORECASE,
)
_ASKED_AFTER = re.compile(
    r"(?:-|\s)?(?:valuation|price tag|asking price|rated|valued|fine|penalty|profit|barrier|budget|outlay|spending|"
    r"wages?|salary|loss|in (?:unpaid|wages|debts?|prize|profit)|spent on)\b"
)
#: A price asked that is also the one paid: "will pay their asking price of £20m".
_MET = re.compile(
    r"\b(?:pay(?:s|ing)?|paid|meet(?:s|ing)?|met|match(?:es|ed|ing)?)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:asking price|valuation|price tag|demands?)\s(?:of|at)\s(?:[a-z]+\s){0,3}$"
)
#: What takes up a sum told before, and how far before it may stand, characters.
_SUCH_A_SUM = re.compile(
    r"\b(?:such an? (?:fee|sum|figure|amount|price|outlay)|(?:that|the same|this) (?:fee|sum|figure|amount|price)|"
    r"(?:that|so) much)\b",
    re.IGNORECASE,
)
_BEFORE = 260
_MOVES = frozenset({"MOVE", "DEAL", "SIGNING", "FEE"})
#: What a sum may stand behind, and the nouns that say what it is of.
_APPOSING = frozenset({":", "-", "–", "—", "(", ","})
_OF_A_SUM = frozenset({"BID", "FEE", "DEAL"})
_BEHIND_A_SUM = frozenset({".", ",", ";", ":", ")", "-", "–", "—", "p", "t", "c", "D"})
#: What has pay of its own.
_PAID = frozenset(
    {
        *(Kind.SIGNING, Kind.TERMS_AGREED, Kind.BID, Kind.REJECTS_MOVE),
        *(Kind.CONTRACT_OFFER, Kind.CONTRACT_SIGNED, Kind.CONTRACT_REJECTED),
    }
)
_SPENDING = frozenset({"PAY", "SPEND", "ALLOT"})
#: What ties talks to the deal that they are about.
_ABOUT = ("over", "about", "for", "on", "in", "with", "to", "regarding", "concerning", "around")
#: What has a price of its own.
_PRICED = frozenset(
    {
        Kind.SIGNING,
        Kind.BID,
        Kind.BID_REJECTED,
        Kind.FEE_AGREED,
        Kind.ASKING_PRICE,
        Kind.RELEASE_CLAUSE,
        Kind.DEAL_OFF,
    }
)
_PERMANENT = re.compile(r"\bpermanent(?:ly)?\b|\boutright\b|\bfor good\b")


def _of_its_sum(units: list[Unit], at: int) -> bool:
    """Whether "that" at `at` goes on with the sum: "a fee that could reach £20m", "a package that includes £20m"."""
    after = units[at + 1] if at + 1 < len(units) else None
    return units[at].word == "that" and after is not None and (after.kind == "M" or after.word.startswith("includ"))


def _tells_the_past(units: list[Unit], at: int) -> bool:
    """Whether a relative clause at `at` tells of before: "for Novak, who moved there for £6m in 2003"."""
    if units[at].kind != "r" or units[at - 1].kind != ",":
        return False
    verb = next((u for u in units[at + 1 : at + 4] if u.kind in "vb"), None)
    return verb is not None and verb.kind == "v" and verb.form in ("past", "pastpp") and "PAY" not in verb.classes


def _opens_a_price(units: list[Unit], at: int) -> bool:
    """Whether a clause at `at` tells the sum: "for what is believed to be £20m", "a fee that reports put at £20m"."""
    if units[at].kind != "s" or not at:
        return False
    before = units[at - 1]
    return (units[at].word == "what" and before.word == "for") or (
        units[at].word == "that" and "FEE" in before.classes and not before.money
    )


def _breaks_off(units: list[Unit], at: int, high: int) -> bool:
    """Whether the stretch of the predicate or noun at `at` ends before the unit at `high`."""
    unit, before = units[high], units[high - 1]
    if unit.kind in ".;:s" and not _of_its_sum(units, high) and not _opens_a_price(units, high):
        return True
    if _tells_the_past(units, high):
        return True
    if unit.kind == "c" and high + 2 < len(units):
        return any(u.kind in "vb" and u.finite for u in units[high + 1 : high + 4])
    return (
        unit.kind in "vb"
        and unit.finite
        and high > at + 1
        and before.kind in "CPSxi"
        and not _of_its_sum(units, high - 1)
    )


def proceeds(units: list[Unit], at: int) -> tuple[Mention, ...]:
    """The sum that a sale at `at` is said to bring: "banked £20m from the sale of Novak"."""
    raised = at > 1 and units[at - 1].word == "from"
    for unit in reversed(units[max(0, at - 4) : at - 1]) if raised else ():
        if unit.kind not in "Mvxn":
            break
        if unit.money:
            return unit.money
    return ()


#: What takes no form of a deal: a stay, a contract, a place in the squad.
_FORMLESS = frozenset(
    {
        *(Kind.LEFT_OUT, Kind.RELEASE_CLAUSE, Kind.CONTRACT_SIGNED, Kind.CONTRACT_OFFER, Kind.CONTRACT_REJECTED),
        *(Kind.CONTRACT_UNTIL, Kind.TRANSFER_REQUEST, Kind.REFUSES_TO_PLAY, Kind.STAYS, Kind.WANTS_TO_STAY),
    }
)


#: What the expressions for a form of deal must hold.
_FORMS = (
    "loan",
    "borrow",
    "permanent",
    "free",
    "for nothing",
    "swap",
    "part-ex",
    "makewei",
    "exchange",
    "outright",
    "for good",
)


class Terms:
    """Reads the figures that belong to a clause or an event noun."""

    def __init__(self, text: str, scene: Scene) -> None:
        self.text = text
        self.scene = scene
        self._of = -1
        self._renewed = (False, False)

    def _paid_for_another(self, sentence: Sentence, clause: Clause | None, unit: Unit, player: Person) -> bool:
        """Whether a sum was paid for somebody else in a clause of its own.

        "after paying £5m for Price, they signed Novak".
        """
        for other in sentence.clauses:
            if other is not clause and "PAY" in other.head.classes and any(unit is o for o in other.objects):
                for_whom = [p for u in other.pp.get("for", ()) for p in self.scene.persons(u)]
                return bool(for_whom) and player not in for_whom
        return False

    def _rated(self, mention: Mention) -> bool:
        """Whether a sum only says what somebody is thought to be worth: "the £40m-rated winger"."""
        return self.text.startswith(("-rated", " rated", "-valu"), mention.end)

    def _asked(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a sum is what somebody asks, spends or earns, and no fee of what the clause tells."""
        if _ASKED_AFTER.match(self.text, mention.end, sentence.end):
            return True
        if _MET.search(self.text, max(sentence.start, mention.start - 80), mention.start):
            return False
        return _ASKED_BEFORE.search(self.text, max(sentence.start, mention.start - 60), mention.start) is not None

    def fee_near(self, sentence: Sentence, at: int, unit: Unit) -> tuple[Fee | None, Wage | None]:
        """The money of a noun: inside it, or right after it ("a release clause of £60m")."""
        if unit.money and unit.money[0].amount is not None:
            return unit.money[0].amount.fee, unit.money[0].amount.wage
        for other in sentence.units[at + 1 : at + 6]:
            if other.kind in ".;s":
                break
            if other.money and other.money[0].amount is not None:
                return other.money[0].amount.fee, other.money[0].amount.wage
        return None, None

    @staticmethod
    def _bid_before(sentence: Sentence, clause: Clause) -> Fee | None:
        """The sum of the bid that a clause tells the answer to: "offered £40m and were refused"."""
        for other in sentence.clauses:
            for unit in other.objects if other.at < clause.at else ():
                if unit.kind == "M" and unit.money and unit.money[0].amount is not None:
                    return unit.money[0].amount.fee
        return None

    def _styles(self, unit: Unit, clause: Clause | None) -> bool:
        """Whether a sum only styles somebody who does what the clause tells: "the £25m signing Novak could leave"."""
        return (
            unit.kind == "P"
            and clause is not None
            and clause.head.kind == "v"
            and any(unit is s for s in clause.subjects)
        )

    def _cost(self, sentence: Sentence, clause: Clause, player: Person) -> Fee | None:
        """What the player of a move cost by another clause: "Novak cost Torino £20m when he joined"."""
        for other in sentence.clauses:
            if other is clause or "COSTV" not in other.head.classes:
                continue
            if any(player in self.scene.persons(unit) for unit in other.subjects):
                for unit in other.objects:
                    if unit.kind == "M" and unit.money and unit.money[0].amount is not None:
                        return unit.money[0].amount.fee
        return None

    def figures(self, sentence: Sentence, clause: Clause | None, noun: Unit | None, roles: Roles, draft: Draft) -> None:
        """Fee, wage, contract and form of deal from the clause's own stretch."""
        fee: Fee | None = None
        wage: Wage | None = None
        if noun is not None and draft.kind in (Kind.RELEASE_CLAUSE, Kind.ASKING_PRICE, Kind.BID):
            fee, wage = self.fee_near(sentence, noun.lead, noun)
        for unit in roles.money:
            for mention in unit.money:
                if mention.amount is not None:
                    fee = fee or mention.amount.fee
                    wage = wage or mention.amount.wage
        if fee is None and clause is not None and draft.kind in (Kind.SIGNING, Kind.BID):
            fee = self._spent(clause)
        low, high = self._stretch(sentence, clause, noun)
        raising = clause is not None and noun is None and draft.kind is not Kind.BID_REJECTED
        if raising and clause is not None and not clause.head.neg and clause.head.word.partition(" ")[0] in RAISE:
            for unit in clause.pp.get("to", ()):
                if unit.money and unit.money[0].amount is not None:
                    fee = unit.money[0].amount.fee
        if noun is not None and draft.kind is Kind.SIGNING:
            fee = next((m.amount.fee for m in proceeds(sentence.units, noun.lead) if m.amount), fee)
        if noun is not None and fee is None:
            for found in phrases_after(sentence, noun).values():
                for unit in found:
                    if unit.money and unit.money[0].amount is not None:
                        fee = fee or unit.money[0].amount.fee
        if fee is None and draft.kind in _PRICED:
            for unit in sentence.units[low:high]:
                if unit.money and (
                    self._paid_for_another(sentence, clause, unit, draft.player) or self._styles(unit, clause)
                ):
                    continue
                for mention in unit.money:
                    if noun is None and mention.amount is not None and fee is None and mention.amount.fee is not None:
                        asked = draft.kind is not Kind.ASKING_PRICE and self._asked(sentence, mention)
                        fee = None if asked or self._rated(mention) else mention.amount.fee
        if fee is None and draft.kind in _PRICED:
            fee = self._apposed(sentence, high)
        if fee is None and clause is not None and draft.kind is Kind.BID_REJECTED:
            fee = self._bid_before(sentence, clause)
        if fee is None and clause is not None and draft.kind is Kind.SIGNING:
            fee = self._cost(sentence, clause, draft.player)
        if fee is None and draft.kind in _PRICED:
            fee = self._sum_before(sentence, low, high)
        draft.renews, draft.about_terms = self._renewal(sentence)
        words = self.text[sentence.units[low].start : sentence.units[high - 1].end] if high > low else ""
        if draft.kind in _PRICED:
            draft.fee = fee
        elif draft.kind in (Kind.TALKS, Kind.INTEREST):
            draft.fee = self._sought(sentence, clause, noun)
        if wage is None and draft.kind in _PAID:
            told = [
                m.amount for u in sentence.units[low:high] if u.kind != "P" for m in u.money if m.amount is not None
            ]
            wage = next((amount.wage for amount in told if amount.wage is not None), None)
        draft.wage = wage
        draft.money = fee
        if draft.deal is None and draft.kind not in _FORMLESS and any(map(words.__contains__, _FORMS)):
            before = self.text[max(sentence.start, sentence.units[low].start - 30) : sentence.units[low].start]
            draft.deal = _form(draft, before, words)
        if draft.kind in (
            Kind.SIGNING,
            Kind.CONTRACT_SIGNED,
            Kind.CONTRACT_UNTIL,
            Kind.CONTRACT_OFFER,
            Kind.TERMS_AGREED,
        ):
            draft.contract = length(draft.kind, words)

    @staticmethod
    def _spent(clause: Clause) -> Fee | None:
        """What is spent or put by for an act: "spent £9m on signing Novak", "set aside £9m to try to sign him"."""
        above, hops = clause.governor, 0
        while above is not None and above.head.classes.isdisjoint(_SPENDING) and hops < 2:
            above, hops = above.governor, hops + 1
        if above is None or above.head.classes.isdisjoint(_SPENDING):
            return None
        sums = [m.amount.fee for unit in above.objects for m in unit.money if m.amount is not None]
        return sums[0] if len(sums) == 1 else None

    def _apposed(self, sentence: Sentence, high: int) -> Fee | None:
        """The sum that stands behind what is told: "have sent a bid for Novak: €20m plus add-ons"."""
        units = sentence.units
        if high + 1 >= len(units) or units[high].kind not in _APPOSING:
            return None
        sum_ = units[high + 1]
        ends = high + 2 == len(units) or units[high + 2].kind in _BEHIND_A_SUM
        if not ends or not (sum_.kind == "M" or sum_.classes & _OF_A_SUM):
            return None
        for mention in sum_.money:
            if mention.amount is not None and not self._asked(sentence, mention) and not self._rated(mention):
                return mention.amount.fee
        return None

    @staticmethod
    def _sought(sentence: Sentence, clause: Clause | None, noun: Unit | None) -> Fee | None:
        """The price of the deal that talks or a wish are about: "in talks over a £20m move", "want him for £20m"."""
        phrases = phrases_after(sentence, noun) if noun is not None else clause.pp if clause is not None else {}
        units = [u for word in _ABOUT for u in phrases.get(word, ()) if not u.classes.isdisjoint(_MOVES)]
        if noun is None and clause is not None:
            units += [u for u in clause.objects if not u.classes.isdisjoint(_MOVES)]
            units += [u for u in phrases.get("for", ()) if u.kind == "M"] if clause.objects else []
        sums = [m.amount.fee for unit in units for m in unit.money if m.amount is not None]
        return next((fee for fee in sums if fee is not None), None)

    def _renewal(self, sentence: Sentence) -> tuple[bool, bool]:
        """Whether a sentence speaks of something new, and of a contract; asked of it once for all its claims."""
        if self._of != sentence.start:
            self._of = sentence.start
            self._renewed = (
                _NEW.search(self.text, sentence.start, sentence.end) is not None,
                _TERMS.search(self.text, sentence.start, sentence.end) is not None,
            )
        return self._renewed

    def _sum_before(self, sentence: Sentence, low: int, high: int) -> Fee | None:
        """The sum of the sentence before that "such a fee" or "the same figure" takes up."""
        units = sentence.units
        if high <= low or not _SUCH_A_SUM.search(self.text, units[low].start, units[high - 1].end):
            return None
        told = find_amounts(self.text, max(0, sentence.start - _BEFORE), sentence.start)
        return next((amount.fee for amount in reversed(told) if amount.fee is not None), None)

    @staticmethod
    def _stretch(sentence: Sentence, clause: Clause | None, noun: Unit | None) -> tuple[int, int]:
        """The units that belong to a clause or a noun: from the last break before it to the next one after it."""
        units = sentence.units
        at = noun.lead if noun is not None else clause.at if clause is not None else 0
        low = at
        while low > 0 and not (
            units[low - 1].kind in ".;:s"
            or (units[low - 1].kind == "c" and any(u.kind in "vb" for u in units[low : at + 1]))
            or (units[low - 1].kind == "," and any(u.kind in "vb" and u.finite for u in units[low:at]))
        ):
            low -= 1
        high = at + 1
        pricing = False  # inside "for what reports put at £20m"
        while high < len(units) and (pricing or not _breaks_off(units, at, high)):
            pricing = (
                (pricing or _opens_a_price(units, high)) and not units[high].money and units[high].kind not in ".;"
            )
            high += 1
        return low, high


def _form(draft: Draft, before: str, words: str) -> Deal | None:
    """The form of deal that words about a claim give it; None where they leave the choice open."""
    if _MADE_PERMANENT.search(words):
        return Deal.PERMANENT
    lent = (_LOAN if draft.kind is Kind.SIGNING else _NEW_LOAN).search(words)
    if lent and (draft.mode is Mode.DENIED or not _NO_LOAN.search(words)):
        return None if _OR_LOAN.search(before + words) else Deal.LOAN
    if _FREE.search(words):
        return Deal.FREE
    if _SWAP.search(words):
        return Deal.SWAP
    return Deal.PERMANENT if _PERMANENT.search(words) else None


#: What a length or an end of a contract must hold.
_SPANS = ("year", "month", "season", "20")


#: What tells that a length is what a contract has left, or its whole length.
_REMAINING = re.compile(r"\s*(?:left|remaining|more|to run|to go|still|on (?:his|her|their)|of (?:his|her|their))")
_LAST_OF_IT = re.compile(r"\b(?:last|final|under contract for|contracted for|tied down for)(?: \w+)? $", re.IGNORECASE)
_OF_A_LENGTH = re.compile(
    r"\b(?:contract|deal|terms) of (?:\w+ )?$|"
    r"\b(?:sign|signs|signed|signing|contract|deal|terms|ties?|tied|committed)\b(?:(?!loan)[^.;]){0,50} for "
    r"(?:the next |another |a further )?$",
    re.IGNORECASE,
)
_FINAL_YEAR = re.compile(
    r"\b(?:final|last) (?:year|12 months|twelve months) (?:of|on|at)\b|\binto (?:its|the) (?:final|last) year\b"
)


def length(kind: Kind, words: str) -> Contract | None:
    """The contract that words about a claim of `kind` give."""
    years: float | None = None
    until: str | None = None
    if not any(map(words.lower().__contains__, _SPANS)):
        return None
    for match in LENGTH.finditer(words):
        if match.group("until"):
            before = words[max(0, match.start() - 14) : match.start()].lower()
            if (
                re.search(r"(?:until|till|to|in|summer of|june|july|through)\s*(?:the\s)?$", before)
                and kind is not Kind.SIGNING
            ) or "until" in before:
                until = match.group("until")
            continue
        noun = match.group("noun")
        after = words[match.end() : match.end() + 40].lower()
        ahead = words[max(0, match.start() - 70) : match.start()]
        if noun and noun.lower() == "loan":
            continue
        if kind is Kind.CONTRACT_UNTIL:
            if noun or _REMAINING.match(after) or _LAST_OF_IT.search(ahead):
                years = years or years_of(match)
        elif noun or re.match(r"\s*(?:deal|contract|extension)", after) or _OF_A_LENGTH.search(ahead):
            years = years or years_of(match)
    if kind is Kind.CONTRACT_UNTIL and years is None and until is None and _FINAL_YEAR.search(words):
        years = 1.0
    if years is None and until is None:
        return None
    return Contract(years, until)
