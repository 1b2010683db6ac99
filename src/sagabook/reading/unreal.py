"""Acts that a sentence only speaks of.

Open questions, alternatives, hopes, what nobody vouches for; and what says nothing of its kind after all.
"""

import re

from sagabook.model import Kind, Mode
from sagabook.reading.clauses import Sentence
from sagabook.reading.frames import Frame
from sagabook.reading.roles import HAVING, WILL, Roles
from sagabook.reading.row import Clause

#: "whether he will stay", "nobody knows why he does not leave", "there is no guarantee that he will stay".
_ASKED = re.compile(
    r"(?:\b(?:whether|why)|(?:\b(?:no|not|never)|n['’]t)(?: \w+){0,2} "
    r"(?:guarantees?|guaranteed|certain(?:ty)?|sure|clear|convinced|given|foregone conclusion|inevitable)"
    r"(?: that| if)?)\b[^,.;:]{0,60}$",
    re.IGNORECASE,
)
#: "I am hoping he doesn't walk out", "fans would love him to stay": what somebody wishes is not so yet.
_HOPED = re.compile(
    r"\b(?:hop(?:e|es|ing)|pray(?:s|ing)?|wish(?:es|ing)?|would love|beg(?:s|ging)?|"
    r"(?:make|making) sure|ensur(?:e|es|ing))\b(?: that)?[^,.;:]{0,40}$",
    re.IGNORECASE,
)
#: "to stay or go", "leave or see out his contract".
_CHOICE = re.compile(
    r"\W+(?:(?:at|with|in) (?:\w+ ){1,3})?or (?:to )?(?:go|leave|move|depart|stay|remain)\b", re.IGNORECASE
)
_FETCHING = frozenset({"fetch", "command", "bring in", "go for"})
_GOING = frozenset({Kind.STAYS, Kind.DEPARTURE, Kind.FOR_SALE})
_COUNSELLED = frozenset({Kind.STAYS, Kind.DEPARTURE, Kind.FOR_SALE, Kind.NOT_FOR_SALE})
_ALTERNATIVES = frozenset({Kind.STAYS, Kind.DEPARTURE, Kind.CONTRACT_SIGNED, Kind.SIGNING})
_OTHER_TALKS = frozenset("takeover buyout sponsorship title crisis peace team-talk half-time investment".split())
_OTHER_PARTNERS = frozenset(
    "investor investors sponsor sponsors council consortium bank banks police union broadcasters backers".split()
)


#: What is called for, and so not told: "need to sign Novak", "it is imperative that they sign him".
_STEPS = frozenset({Kind.SIGNING, Kind.FEE_AGREED, Kind.TERMS_AGREED})
_UNTIL = re.compile(r"\b(?:until|unless and until) (?:[\w'’-]+ ){1,6}$", re.IGNORECASE)
_DOUBTED = re.compile(r"\b(?:by no means|far from|anything but) (?:certain|guaranteed|assured|a given|a formality)\b")
_CALLING = frozenset({"imperative", "vital", "essential", "crucial", "important"})
#: What is so only when it comes true: said under a predicate of unknown bearing, it is no news.
_OUTCOMES = frozenset({Kind.DEPARTURE, Kind.STAYS})
#: Predicates that only report what they govern, or make it so.
_TELLING = frozenset({"HEDGE", "ADMIT", "BECOME", "FACEV", "REJECT", "BID"})
_SEEING = frozenset({"see", "sees", "saw", "seen", "have", "has", "had", "going", "remain"})


def only_spoken_of(text: str, sentence: Sentence, clause: Clause, kind: Kind) -> bool:
    """Whether an act stands only as a question, a hope or an alternative, and is not told."""
    if _opens_with_whether(sentence, clause):
        return True
    if kind in _STEPS and (
        _called_for(sentence, clause) or _in_question(text, sentence, clause) or _awaited(text, sentence, clause)
    ):
        return True
    if kind in _ALTERNATIVES and _instead(sentence, clause):
        return True
    if kind in _COUNSELLED and _counselled(clause):
        return True
    if kind not in _GOING and kind not in _STEPS:
        return False
    before = text[max(sentence.start, clause.head.start - 110) : clause.head.start]
    if clause.head.finite and _ASKED.search(before):
        return True
    if kind is Kind.FOR_SALE or kind in _STEPS:
        return False
    if clause.head.finite and clause.governor is None and _HOPED.search(before):
        return True
    return bool(_CHOICE.match(text, clause.head.end, sentence.end))


def _called_for(sentence: Sentence, clause: Clause) -> bool:
    """Whether an act is what somebody ought to do: "need to sign him", "must sign him", "it is vital they sign him"."""
    if clause.head.modal in ("must", "ought"):
        return True
    governor = clause.governor
    if governor is not None and clause.link == "to" and governor.head.kind == "v":
        word = governor.head.word.partition(" ")[0]
        open_still = {"still", "yet"} & set(governor.head.adverbs)
        return word.startswith("need") or (not open_still and word in ("have", "has") and not governor.objects)
    if clause.head.modal == "should" and any(u.kind in "CS" for u in clause.subjects):
        return "SIGN" in clause.head.classes
    first = min((u.lead for u in clause.subjects), default=0)
    if first > 1 and sentence.units[first - 1].word == "that" and sentence.units[first - 2].word in _CALLING:
        return True
    if clause.head.form not in ("base", "any") or clause.head.modal or not clause.subjects:
        return False
    return (first > 0 and sentence.units[first - 1].word in _CALLING) or bool(_CALLING & set(clause.subjects[0].words))


def _awaited(text: str, sentence: Sentence, clause: Clause) -> bool:
    """Whether something else waits for an act: "until the clubs agree a fee", "is by no means certain"."""
    head = clause.head
    doubt = _DOUBTED.search(text, sentence.start, sentence.end)
    if doubt is not None and "," not in text[min(doubt.end(), head.end) : max(doubt.start(), head.start)]:
        return True
    done = head.form in ("past", "pastpp") and not head.perfect and not head.modal  # "until he joined Torino"
    return head.finite and not done and _UNTIL.search(text, sentence.start, head.start) is not None


def _in_question(text: str, sentence: Sentence, clause: Clause) -> bool:
    """Whether an act is one that somebody has yet to choose: "must decide whether to accept their offer"."""
    if clause.head.finite or clause.head.form not in ("base", "any"):
        return False
    return "whether to " in text[sentence.start : clause.head.start]


def _counselled(clause: Clause) -> bool:
    """Whether somebody only holds what should be done: "should sell him", "would be a mistake to let him go"."""
    if clause.head.modal == "should":
        return True
    top = clause
    while top.governor is not None:
        top = top.governor
    return top is not clause and top.head.modal in ("would", "'d") and top.head.kind == "b"


def _instead(sentence: Sentence, clause: Clause) -> bool:
    """Whether an act is what another one is done in place of, or is named with: "rather than leave"."""
    at = sentence._back(clause.at)
    if clause.head.finite or at < 1:
        return False
    before = sentence.units[at]
    if before.word == "or" and clause.head.form == "ing":
        first = next((c for c in reversed(sentence.clauses) if c.at < at), None)
        return first is not None and first.head.form == "ing" and _instead(sentence, first)
    if before.kind != "p":
        return False
    return before.word in ("than", "between") or (
        before.word == "of" and sentence.units[at - 1].word.endswith("instead")
    )


def idle(text: str, sentence: Sentence, clause: Clause, kind: Kind, mode: Mode, frame: Frame, roles: Roles) -> bool:
    """Whether a match says nothing of the kind after all.

    A fee that was the price of a move done, "need not sell".
    """
    first = clause.head.word.partition(" ")[0]
    if frame.head == "WANT" and clause.passive and clause.head.word == "followed":
        return all(u.kind in "nx" for u in clause.subjects)  # "his move was followed by that of Price"
    if frame.head == "WANT" and any(c.governor is clause and c.link == "oc" for c in sentence.clauses):
        return True  # "consider him untouchable"
    if frame.head == "BIDV":
        if first.startswith(("receiv", "field")) and frame.slots[0].filler == "buyer":
            return True  # who receives an offer holds the player
        if (first in HAVING or first.startswith(("receiv", "rais"))) and any(s.filler == "money" for s in frame.slots):
            return True  # "will have £20m for new players", "raised £20m from his sale"
        return first in HAVING and any(
            c.at > clause.at
            and c.passive
            and "REJECT" in c.head.classes
            and any(s is o for s in c.subjects for o in clause.objects)
            for c in sentence.clauses
        )
    if (
        frame.head == "EXPLORE"
        and kind is Kind.INTEREST
        and roles.noun >= 0
        and "BID" in sentence.units[roles.noun].classes
    ):
        offer = sentence.units[roles.noun]
        bidders = [p for p in offer.of if p.kind == "C"]
        others = any(set(b.clubs).isdisjoint(c) for b in bidders for c in (u.clubs for u in clause.subjects))
        return offer.plural or others  # "would consider bids", "weigh up Torino's offer": the holder's stance
    if frame.head == "RECEIVE" and kind is Kind.BID and not roles.buyers:
        return roles.noun >= 0 and sentence.units[roles.noun].plural
    if frame.head == "UNHAPPY" and len(frame.slots) == 1:
        left = clause.governor is not None and clause.governor.head.word == "left"
        return left or not {"by", "with"}.isdisjoint(clause.pp)  # "left frustrated", "frustrated by the defeat"
    if frame.head == "RECOUP" and any(c.at > clause.at and "PAY" in c.head.classes for c in sentence.clauses):
        return True  # "hope to recoup the £12m they paid for him"
    if frame.head == "EXPIRE" and (clause.head.form == "past" or clause.head.perfect):
        return True  # "his deal there ran out": he is free of it
    if frame.head == "COSTV" and clause.head.word == "costing" and clause.governor is None:
        return True  # "with the winger costing £37m": what was paid
    if frame.head == "TEMPT" and clause.governor is not None:
        return bool(clause.governor.head.classes & {"DESIRE", "FAIL", "PLAN"})  # "as they attempt to convince him"
    if frame.head == "PRICEMOVE" and _HOPED.search(text, sentence.start, clause.head.start):
        return True  # "both hope that the price drops"
    if frame.head == "COSTV" and clause.head.modal in ("could", "might", "may") and clause.head.word in _FETCHING:
        return True  # what somebody reckons that he would bring
    if frame.head == "COSTV" and kind is not Kind.SIGNING:
        if (
            clause.head.word == "cost"
            and not clause.head.modal
            and clause.governor is None
            and clause.head.form != "base"
        ):
            return True  # "Novak, who cost £1m"
        return any(o.kind == "C" for o in clause.objects)
    if frame.head == "be" and kind is Kind.WANTS_TO_STAY and clause.head.modal:
        return True  # "convinced him that his future could be at Torino"
    if frame.head == "be" and kind is Kind.ASKING_PRICE:
        return clause.head.modal in WILL
    if kind is Kind.TALKS and roles.noun >= 0:
        partners = {w for u in clause.pp.get("with", ()) for w in u.words}
        return bool(_OTHER_TALKS & set(sentence.units[roles.noun].words) or _OTHER_PARTNERS & partners)
    if kind is Kind.FOR_SALE and mode is Mode.DENIED and clause.governor is not None:
        return clause.governor.head.kind == "v" and clause.governor.head.word.startswith("need")
    return False


def leaves_open(kind: Kind, governor: Clause) -> bool:
    """Whether nothing is known of what becomes of an outcome under a predicate: it may as well not happen."""
    head = governor.head
    if kind not in _OUTCOMES or head.kind not in "vn":
        return False
    return head.classes.isdisjoint(_TELLING) and head.word not in _SEEING


def _opens_with_whether(sentence: Sentence, clause: Clause) -> bool:
    """Whether a sentence asks about the act at once: "Whether any club will swoop remains to be seen"."""
    units = sentence.units
    return units[0].word == "whether" and not any(
        u.kind in ",;:" and units[at + 1].kind not in "CP" for at, u in enumerate(units[: clause.at])
    )


def only_priced(governor: Clause) -> bool:
    """Whether an act only says what a payment is for: "must pay £10m to sign him"."""
    if governor.passive and "AGREE" in governor.head.classes and any("FEE" in u.classes for u in governor.subjects):
        return True  # "a fee is agreed for him to join Torino" tells the fee alone
    if "PAY" not in governor.head.classes:
        return False
    above = governor.governor
    return governor.head.modal in ("must", "would") or (
        above is not None and above.head.word in ("have", "has", "need")
    )
