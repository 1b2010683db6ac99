"""Players offered for players: "offered Novak plus £10m for Reed", "could use him as a makeweight in a deal"."""

import re
from collections.abc import Iterator

from sagabook.model import Deal, Kind, Mode
from sagabook.reading.clauses import Sentence
from sagabook.reading.drafts import Draft
from sagabook.reading.frames import Frame
from sagabook.reading.mood import Mood
from sagabook.reading.people import Person
from sagabook.reading.roles import Roles
from sagabook.reading.row import Clause
from sagabook.reading.scene import Scene
from sagabook.reading.units import Unit

#: What tells that somebody goes the other way.
_SWAP = re.compile(
    r"\b(?:makeweight|part[- ]exchange|swap|plus|in exchange|in return|as part of|sweetener|as bait|"
    r"into (?:the|any|a) deal|in (?:the|any|a) deal)\b"
)
_HINTS = ("makeweight", "exchange", "swap", " plus ", "in return", "as part of", "sweetener", "as bait", " deal for ")
_OFFERING = frozenset({"BIDV", "OFFERFEE", "OFFERTO", "INCLUDE", "SIGN_WEAK", "PROPOSE"})
_USING = frozenset(
    "use uses used using throw throws threw thrown throwing dangle dangled dangling include included including".split()
)
_BID = Frame("swap", Kind.BID, "OFFERFEE", ())


class Swaps:
    """Reads the offers of players for players in one story."""

    def __init__(self, text: str, scene: Scene, mood: Mood) -> None:
        self.text = text
        self.scene = scene
        self.mood = mood
        low = text.lower()
        self.likely = any(map(low.__contains__, _HINTS))

    def drafts(self, sentence: Sentence, hedged: bool, has_if: bool) -> Iterator[Draft]:
        """The offers of a sentence: one for the player wanted, one for each that would go the other way."""
        if not _SWAP.search(self.text, sentence.start, sentence.end):
            return
        for clause in sentence.clauses:
            if clause.head.kind != "v" or clause.passive or clause.conditional:
                continue
            if clause.head.classes.isdisjoint(_OFFERING) and clause.head.word.partition(" ")[0] not in _USING:
                continue
            clubs = [c for u in clause.subjects for c in self.scene.clubs(u)]
            given = self._given(sentence, clause)
            wanted = self._wanted(sentence, given[-1].lead) if given else ()
            if len(clubs) != 1 or len(wanted) != 1:
                continue
            mode = self.mood.mode(sentence, clause, hedged, has_if, None, _BID)
            under = self.mood.under(sentence, clause, Kind.BID, Roles(), mode)
            if under is None or under[0] is not Kind.BID:
                continue
            holder = wanted[0].holder
            used = clause.head.word.startswith(("us",))  # as a part of a move that is otherwise told
            if not used:
                yield self._draft(sentence, clause, Kind.BID, wanted[0], clubs[0], holder, under[1])
            for player in (p for u in given for p in self.scene.persons(u)):
                if holder is not None and holder != clubs[0] and player is not wanted[0]:
                    kind = Kind.SIGNING if used else Kind.BID
                    yield self._draft(sentence, clause, kind, player, holder, clubs[0], under[1])
            return

    def _given(self, sentence: Sentence, clause: Clause) -> list[Unit]:
        """Who is offered: the objects, or the names that "plus" adds to a sum."""
        named = [o for o in clause.objects if o.kind == "P" and self.scene.persons(o)]
        last = max((o.lead for o in clause.objects), default=clause.at)
        units = sentence.units
        if not named and last + 2 < len(units) and units[last].money and units[last + 1].word in ("plus", "and"):
            named = [u for u in units[last + 2 : last + 3] if u.kind == "P" and self.scene.persons(u)]
        return named

    def _wanted(self, sentence: Sentence, after: int) -> tuple[Person, ...]:
        """Whom the offer is for: the name behind the first "for" after what is offered."""
        units = sentence.units
        for at in range(after + 1, len(units) - 1):
            if units[at].word == "for" and units[at].kind == "p" and units[at + 1].kind == "P":
                return self.scene.persons(units[at + 1])
            if units[at].kind in ".;:":
                break
        return ()

    @staticmethod
    def _draft(
        sentence: Sentence, clause: Clause, kind: Kind, player: Person, buyer: str, seller: str | None, mode: Mode
    ) -> Draft:
        draft = Draft(
            kind,
            player,
            buyer,
            seller if seller != buyer else None,
            mode,
            sentence.start,
            sentence.end,
            "swap",
            deal=Deal.SWAP,
            steps=["swap"],
        )
        draft.clause = (clause.at, clause.end)
        return draft
