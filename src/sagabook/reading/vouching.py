"""Whose quoted words bear out what a story tells in its own voice.

"Novak wants to stay. 'I am happy here and see my future at the club,' he said": the words give no claim of their own,
but are where the claim comes from.
"""

import re
from collections.abc import Sequence

from sagabook.model import BUYER_KINDS, Kind, Mode
from sagabook.reading.attribution import Credit
from sagabook.reading.clauses import Sentence
from sagabook.reading.drafts import Draft
from sagabook.reading.people import Person
from sagabook.reading.scene import Scene
from sagabook.reading.units import Unit

#: What a speaker says who speaks of the same thing.
_SAME = {
    Kind.INTEREST: r"interest|like|want|monitor|keen|target|admire|follow|watch|bid|sign|looking|bring",
    Kind.TALKS: r"talk|meet|contact|negotiat|discuss|dialogue|spoke|speak|conversation|agree",
    Kind.BID: r"offer|bid",
    Kind.FEE_AGREED: r"agree|deal",
    Kind.SIGNING: r"sign|contract|finali[sz]e|medical|deal|agreement",
    Kind.WANTS_TO_STAY: r"stay|happy|here|remain|future|belong|love|continue",
    Kind.WANTS_MOVE: r"love|want|join|dream|like|move|play for|return",
    Kind.NOT_FOR_SALE: r"sell|sale|leav|going|go |keep|stay|lose|part of",
    Kind.FOR_SALE: r"sell|leav|offers?\b|permission|going|go |move",
    Kind.INTEREST: r"interest|monitor|watching|link|stories|heard|flatter|look(?:ed|ing) at",
    Kind.TALKS: r"talk|meet|spoke|speak|contact|discuss|negotiat",
    Kind.CONTRACT_OFFER: r"contract|offer|sign|talk|deal",
    Kind.CONTRACT_SIGNED: r"sign|contract|deal",
    Kind.CONTRACT_REJECTED: r"contract|offer|sign|deal|terms",
}
_WORDS = {kind: re.compile(rf"\b(?:{words})", re.IGNORECASE) for kind, words in _SAME.items()}
#: Words about oneself, and about somebody else.
_OWN, _OTHER = re.compile(r"\b(?:I|me|my)\b"), re.compile(r"\b(?:him|[Hh]e (?:is|was|has|will))\b")
_STATEMENT = re.compile(r"\b[Ss]tatement (?:from|by) ")
#: What two clubs do, so that either may speak of it.
_BETWEEN = frozenset({Kind.TALKS, Kind.FEE_AGREED, Kind.BID})
_OFFICIALS = frozenset(("executive", "chairman", "chairwoman", "director", "president", "owner", "ceo", "secretary"))
_AGENTS = frozenset(("agent", "representative", "adviser", "advisor"))
#: How many sentences after a claim such words may come.
_REACH = 3
#: What leads in a move of before that a sentence only mentions: "since his move to Torino", "who left for Rovers".
_ASIDE = re.compile(
    r"\b(?:since|following|after|before|despite)\s(?:[\w’'-]+\s){0,3}$|[,–—-]\s?(?:(?:who|whom|which|where)\s(?:(?:had|still|also|has|now|currently)\s)?|whose\s(?:[\w’'-]+\s){1,4})$",
    re.IGNORECASE,
)
#: What somebody speaks about, and does not tell: "is flattered by links to Torino", "asked about their interest".
_REACTS = re.compile(
    r"\b(?:flattered|honoured|quizzed|asked|questioned|pressed|respond\w*|react\w*|address\w*|comment\w*|spoke|"
    r"opened up|truth|silence)\s(?:[\w’'-]+\s){0,4}$"
)
_PAST_MOVES = frozenset({Kind.SIGNING, Kind.DEPARTURE})
#: What everybody knows of a contract.
_TERMS = frozenset({Kind.CONTRACT_UNTIL, Kind.RELEASE_CLAUSE, Kind.CONTRACT_SIGNED})


def told_aside(text: str, draft: Draft, units: list[Unit], credit: Credit) -> bool:
    """Whether a move or a link is only the background of what somebody says: the story tells it, and not he."""
    at = units[draft.noun if draft.bare_noun and draft.noun >= 0 else draft.clause[0]].start
    if draft.kind is Kind.INTEREST:
        linked = draft.mode is Mode.HEDGED and not credit.quoted  # "Novak, who has been linked with Torino, …"
        spoken = linked or (credit.speaker is not None and not credit.outlet and not credit.quoted)
        before = max(draft.start, at - 40)
        reacts = draft.bare_noun and credit.speaker is not None and _REACTS.search(text, before, at) is not None
        return reacts or (spoken and _ASIDE.search(text, before, at) is not None)
    if draft.kind in _TERMS and not credit.quoted:
        return _ASIDE.search(text, max(draft.start, at - 40), at) is not None
    if draft.kind not in _PAST_MOVES or draft.mode is not Mode.ASSERTED or not credit.names:
        return False
    return draft.hanging or _ASIDE.search(text, max(draft.start, at - 40), at) is not None


class Vouching:
    """Follows the claims told last, and gives them the speakers who bear them out."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._told: list[list[Draft]] = []
        self.vouched: list[tuple[Draft, str]] = []

    def note(
        self, start: int, end: int, found: list[Draft], credit: Credit, named: Sequence[Person], focus: Person | None
    ) -> None:
        """Take a sentence: its claims are told, and who speaks in it may bear out those told before."""
        if credit.quoted and credit.speaker is not None:
            made = {(draft.kind, id(draft.player)) for draft in found}
            for draft in (draft for told in self._told for draft in told):
                if (draft.kind, id(draft.player)) not in made and self._bears_out(
                    draft, credit.speaker, start, end, named, focus
                ):
                    self.vouched.append((draft, credit.speaker.name))
        self._told = [*self._told[1 - _REACH :], [] if credit.names else found]

    def hear(self, sentence: Sentence, found: list[Draft], scene: Scene) -> None:
        """Credit a statement told with its club, and what a player tells his club of his future with him.

        "A statement from Torino confirmed that the deal is off", "Novak has told Torino that he will leave".
        """
        stated = _STATEMENT.search(self.text, sentence.start, sentence.end) if found else None
        if stated is not None:
            club = next((c for u in sentence.units if u.start == stated.end() for c in scene.clubs(u)), None)
            if club is not None:
                self.vouched += [(draft, scene.index.clubs[club].name) for draft in found]
        for draft in found:
            if draft.kind in (Kind.DEPARTURE, Kind.STAYS) and any(
                c.head.word.startswith(("told", "tells", "informed"))
                and c.at < draft.clause[0]
                and any(draft.player is p for u in c.subjects for p in scene.persons(u))
                for c in sentence.clauses
            ):
                self.vouched.append((draft, draft.player.name))

    def _bears_out(
        self, draft: Draft, speaker: Person, start: int, end: int, named: Sequence[Person], focus: Person | None
    ) -> bool:
        """Whether a speaker who has a say in it speaks of what a claim tells."""
        words = _WORDS.get(draft.kind)
        if draft.kind is Kind.SIGNING and draft.mode is not Mode.PLANNED:
            return False  # what is done needs nobody's word
        if words is None or words.search(self.text, start, end) is None:
            return False
        if speaker is draft.player:
            said = self.text[start:end]
            return (
                not [p for p in named if p is not speaker]
                and _OWN.search(said) is not None
                and _OTHER.search(said) is None
            )
        about = draft.player in named or (not named and focus is draft.player)
        return about and _has_a_say(draft, speaker)


def _has_a_say(draft: Draft, speaker: Person) -> bool:
    """Whether a speaker is the agent of a claim's player, or of its club."""
    if speaker.roles & _AGENTS:
        return draft.kind in (Kind.TALKS, Kind.INTEREST, Kind.WANTS_MOVE, Kind.WANTS_TO_STAY)
    if draft.kind in _BETWEEN:
        party = speaker.club in (draft.buyer, draft.seller, draft.player.holder)
        return party if speaker.club is not None else bool(speaker.roles & _OFFICIALS)
    club = draft.buyer if draft.kind in BUYER_KINDS else draft.seller or draft.player.holder
    return speaker.club is not None and speaker.club == club
