"""From clauses to drafts: patterns matched on predicates and event nouns, their roles filled from the scene."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from sagabook.model import Kind, Mode
from sagabook.reading.clauses import Sentence
from sagabook.reading.companions import companions
from sagabook.reading.drafts import Draft
from sagabook.reading.event_nouns import EventNouns
from sagabook.reading.filling import Filler
from sagabook.reading.fitting import Fitter
from sagabook.reading.frames import Frame, Patterns
from sagabook.reading.hearsay import Hearsay
from sagabook.reading.lexicon import Lexicon
from sagabook.reading.listing import Lister, names_from
from sagabook.reading.making import Maker
from sagabook.reading.mood import Mood
from sagabook.reading.parties import Parties
from sagabook.reading.roles import Roles
from sagabook.reading.row import Clause
from sagabook.reading.scene import Scene
from sagabook.reading.sieve import Sieve
from sagabook.reading.swapping import Swaps
from sagabook.reading.telegrams import Telegrams
from sagabook.reading.terms import Terms
from sagabook.reading.units import Unit, places

#: Event nouns that tell a figure of their own even as the object of a verb: "triggered his £30m release clause".
_PRICED = frozenset({"CLAUSE", "FEE"})
_BE = frozenset({"be"})
#: What else than "be" says what somebody is: "remains a Torino player".
_PREDICATING = frozenset({"BECOME", "STAY"})
_STINTS = frozenset("time days stay career spell stint tenure adventure".split())
_OVER = re.compile(
    r"(?:\w+ ){0,4}?(?:over|up|at an end|(?P<soon>numbered|coming to an end|nearing (?:its|an) end|"
    r"drawing to a close|finished)|(?:come|came) to an end|ended)\b"
)
#: What a club does, or denies to have done, to win a player.
_APPROACHES = frozenset({Kind.TALKS, Kind.BID})
#: Predicates that tell of a rival to the club that acts, and those that tell of any company in a race.
_FACING = frozenset({"FACEV", "FACEC", "GIVEMED"})
_RACING = _FACING | {"RIVAL", "INRACE", "JOIN", "STEALM"}
_CHOSE = frozenset({"chose", "chosen", "choosing", "opted", "opting", "picked", "preferred"})
_TELLING = frozenset({"told", "tells", "informed", "informs", "notified"})
_NEW_HERE = frozenset(
    f"{when} {what}{s}"
    for when in ("new", "summer", "january", "record", "latest")
    for what in ("signing", "recruit", "arrival")
    for s in ("", "s")
)
#: What a player tells his own club.
_STAY_OR_GO = re.compile(
    r"\b(?:leav(?:e|es|ing)|go|going|quit|depart(?:ing)?|exit|away|out|stay(?:ing)?|remain|sell|sold|release|renew(?:ing)?|extend(?:ing)?|"
    r"extension|contract|deal|request|future|play (?:for|again)|new club)\b"
)
#: A style that tells a wish: "the want-away striker".
_WANT_AWAY = re.compile(r"\b(?:want-?away|unsettled|disgruntled|disaffected|disenchanted)\b", re.IGNORECASE)
#: What those styles hold, in small letters: most stories have none of them.
_STYLES = ("wantaway", "want-away", "unsettled", "disgruntled", "disaffected", "disenchanted", "departing")
_DEPARTING = re.compile(r"\bdeparting\b", re.IGNORECASE)


def _under_rivalry(clause: Clause) -> bool:
    """Whether an act is what a club competes with another one for."""
    return clause.governor is not None and "RIVAL" in clause.governor.head.classes


class Matcher:
    """Matches the patterns on the sentences of one story."""

    def __init__(self, patterns: Patterns, sieve: Sieve, lexicon: Lexicon, text: str, scene: Scene) -> None:
        self.patterns = patterns
        self.sieve = sieve
        self.text = text
        self.scene = scene
        self.fitter = Fitter(lexicon, scene)
        self.filler = Filler(text, scene, self.fitter)
        self.mood = Mood(text, scene, patterns)
        self.terms = Terms(text, scene)
        self.nouns = EventNouns(scene, self.terms)
        self.parties = Parties(text, scene, self.filler)
        self.hearsay = Hearsay(text)
        self._credited: Callable[[int], list[str]] = lambda at: []
        self._has_if: bool | None = None
        low = text.lower()
        self._any_style = any(map(low.__contains__, _STYLES))
        self.lister = Lister(text, scene, self.fitter, self.mood)
        self.telegrams = Telegrams(text, scene)
        self.swaps = Swaps(text, scene, self.mood)
        self.maker = Maker(text, scene, patterns, self.filler, self.mood, self.terms, self.parties)

    def drafts(self, sentence: Sentence, credited: Callable[[int], list[str]] = lambda at: []) -> list[Draft]:
        """The drafts that a sentence gives, in order.

        Args:
            sentence: The sentence.
            credited: The sources that the story names for what stands at an offset of it.
        """
        self._credited = credited
        out: list[Draft] = []
        used: set[int] = set()
        self._has_if = None
        for clause in sentence.clauses:
            if clause.conditional:
                used.update(unit.lead for unit in (*clause.objects, *clause.subjects))
            else:
                out.extend(self._clause(sentence, clause, used))
        for clause in sentence.clauses:
            if (
                (clause.head.kind == "b" or not clause.head.classes.isdisjoint(_PREDICATING))
                and clause.objects
                and not clause.conditional
            ):
                out.extend(self._player_of(sentence, clause))
            for unit in clause.subjects:
                if unit.words and unit.words[-1] in _STINTS and unit.kind in "xDn":
                    out.extend(self._time_over(sentence, clause, unit))
                    break
        out.extend(self.telegrams.drafts(sentence))
        if self.swaps.likely and sentence.clauses:
            hedged = self.hedged(sentence, sentence.clauses[0].head)
            out.extend(self.swaps.drafts(sentence, hedged, self.has_if(sentence)))
        units, kinds = sentence.units, sentence.kinds
        for at in places(kinds, "v"):
            if units[at].word == "bound":
                out.extend(self.lister.bound(sentence, at))
        nouns = places(kinds, "n")
        for at in nouns:
            if names := self.lister.names_behind(sentence, at):
                unit = units[at]
                out.extend(self.lister.named(sentence, at, names, self.hedged(sentence, unit), self.has_if(sentence)))
        for at in places(kinds, "P"):
            if units[at].of and any(u.kind == "n" for u in units[at].of):
                out.extend(self._styled(sentence, units[at]))
            if self._any_style:
                out.extend(self._want_away(sentence, units[at]))
        for at in nouns:
            if at not in used:
                out.extend(self._noun(sentence, at, units[at]))
        self.parties.unasked(sentence, out)
        return out

    def hedged(self, sentence: Sentence, at: Unit) -> bool:
        """Whether a unit is told as hearsay; asked only where a pattern fits, for most sentences fit none."""
        return self.hearsay.covers(sentence, at.start, self._credited)

    def has_if(self, sentence: Sentence) -> bool:
        """Whether a clause of the sentence opens with "if" or its like."""
        if self._has_if is None:
            self._has_if = any(
                sentence.units[at].word in ("if", "unless", "should") for at in places(sentence.kinds, "s")
            )
        return self._has_if

    def _clause(self, sentence: Sentence, clause: Clause, used: set[int]) -> list[Draft]:
        classes = clause.head.classes if clause.head.kind != "b" else _BE
        if clause.head.word.partition(" ")[0] in _TELLING:
            self._hear(sentence, clause)
        for frame in self.sieve.frames(sentence, clause, classes, self.filler):
            roles = self.filler.fill(sentence, clause, frame)
            if roles is not None and not roles.buyers and frame.kind in _APPROACHES and clause.passive:
                roles.buyers = self.parties.denier(sentence, clause, roles)
            if roles is None:
                continue
            made = list(
                self.maker.make(
                    sentence, clause, frame, roles, self.hedged(sentence, clause.head), self.has_if(sentence)
                )
            )
            if made and made[0].kind is Kind.WANTS_MOVE and (passed := self._passed_over(clause)):
                made = [draft for draft in made if draft.buyer not in passed] or made
            if made:
                for slot in frame.slots:
                    for unit in self.filler.args(clause, slot.where):
                        if not unit.classes & _PRICED:
                            used.add(unit.lead)
                return [*made, *self._more(sentence, clause, frame, made)]
        return []

    def _more(self, sentence: Sentence, clause: Clause, frame: Frame, made: list[Draft]) -> Iterator[Draft]:
        """What the same clause tells besides: the rest of a list, the club turned down, the rivals."""
        if made[-1].kind is Kind.SIGNING:
            yield from self.lister.gapped(sentence, made[-1])
        if made[-1].kind is Kind.WANTS_MOVE:
            yield from self._spurned(clause, made[-1])
        yield from companions(self.scene, sentence, clause, made)
        racing = made[-1].kind is Kind.INTEREST and (
            frame.head in _RACING or "with" in clause.pp or _under_rivalry(clause)
        )
        if made[-1].kind is Kind.SIGNING or racing or frame.head == "MATCHV":
            yield from self._rivals(clause, frame, made)

    def _hear(self, sentence: Sentence, clause: Clause) -> None:
        """Learn a holder from whom a player tells that he goes or stays: "has told Southampton that he wants to go"."""
        if not _STAY_OR_GO.search(self.text, clause.head.end, sentence.end):
            return
        for player in (p for u in self.filler.args(clause, "s") for p in self.scene.persons(u)):
            for club in (c for u in clause.objects if u.kind == "C" for c in self.scene.clubs(u)):
                player.vote(club, 2)

    def _player_of(self, sentence: Sentence, clause: Clause) -> Iterator[Draft]:
        """What "is a Torino player" says: he signed there, or stays, as the club is new to him or his own."""
        style = clause.objects[0]
        if (
            style.kind != "P"
            or style.how != "description"
            or style.words[-1] != "player"
            or style.words[0] not in ("a", "an", "new")
        ):
            return
        clubs = [
            c
            for u in style.of
            if u.kind == "C" and u.how != "former" and (c := self.scene.club_of_mention(u.clubs, u.how))
        ]
        if not clubs:
            return
        for player in (p for u in clause.subjects for p in self.scene.persons(u)):
            staying = clause.head.word.startswith(("remain", "still")) or "still" in clause.head.adverbs
            kind = Kind.STAYS if staying or player.holder == clubs[0] else Kind.SIGNING
            frame = Frame("player-of", kind, "be", ())
            mode = self.mood.mode(
                sentence, clause, self.hedged(sentence, clause.head), self.has_if(sentence), None, frame
            )
            if mode is Mode.DENIED and self.mood.no_longer(sentence, clause):
                kind, mode = Kind.DEPARTURE, Mode.ASSERTED  # "is no longer a Torino player"
            elif (clause.head.kind == "v" or clause.governor is not None) and (
                under := self.mood.under(sentence, clause, kind, Roles(), mode)
            ) is not None:
                kind, mode = under[0], under[1]
            if kind is Kind.STAYS and mode is Mode.ASSERTED and not staying:
                continue
            buyer, seller = (clubs[0], None) if kind is Kind.SIGNING else (None, clubs[0])
            draft = Draft(
                kind, player, buyer, seller, mode, sentence.start, sentence.end, "player-of", steps=["player-of"]
            )
            draft.clause = (clause.at, clause.end)
            self.terms.figures(sentence, clause, None, Roles(), draft)
            yield draft

    def _time_over(self, sentence: Sentence, clause: Clause, stay: Unit) -> Iterator[Draft]:
        """The departure that the end of a stay tells.

        "his time at Torino is over", "Novak's days at Torino are numbered".
        """
        over = _OVER.match(self.text, clause.head.start, sentence.end)
        at = stay.lead + 1
        if over is None or clause.head.neg or " not " in over.group():
            return
        if at + 1 >= len(sentence.units) or sentence.units[at].word not in ("at", "with"):
            return
        clubs = self.scene.clubs(sentence.units[at + 1])
        for player in (p for u in stay.of for p in self.scene.persons(u, stay.start)):
            if (clubs and clubs[0] in (player.holder, None)) or (clubs and player.holder is None):
                mode = Mode.HEDGED if self.hedged(sentence, clause.head) or over.group("soon") else Mode.ASSERTED
                if any(c is not None and c.head.classes & {"PLAN", "READY"} for c in (clause, clause.governor)):
                    mode = Mode.PLANNED  # "looks set to be over"
                draft = Draft(
                    Kind.DEPARTURE,
                    player,
                    None,
                    clubs[0],
                    mode,
                    sentence.start,
                    sentence.end,
                    "time-over",
                    explicit=True,
                    steps=["time-over"],
                )
                draft.clause = (clause.at, clause.end)
                yield draft

    def _rivals(self, clause: Clause, frame: Frame, made: list[Draft]) -> Iterator[Draft]:
        """The other side of a race that is over: "were pipped to Novak by Rovers", "missed out on Novak to Rovers"."""
        first = made[0]
        if frame.head == "BEAT" and first.mode is not Mode.DENIED and clause.passive:
            units, mode = clause.subjects, Mode.DENIED
        elif frame.head == "MISSOUT" and first.mode is Mode.DENIED:
            units, mode = clause.pp.get("to", []), Mode.ASSERTED
        elif frame.head == "RIVAL" and first.mode is not Mode.DENIED:
            # "compete with Torino for Novak": both want him
            units, mode = [u for u in clause.objects if u.kind == "C"], first.mode
        elif first.kind is Kind.INTEREST and clause.governor is not None and _under_rivalry(clause):
            units, mode = clause.governor.objects, first.mode  # "are fighting Torino to sign Novak"
        elif frame.head == "MATCHV" and first.kind is Kind.BID:
            units, mode = [p for o in clause.objects for p in o.of if p.kind == "C"], first.mode
        elif frame.head in ("JOIN", "STEALM") and first.kind is Kind.INTEREST:
            units, mode = clause.objects, first.mode  # "join Torino in the battle for Novak"
        elif frame.head == "INRACE" and (race := clause.governor) is not None and "BEAT" not in race.head.classes:
            units, mode = race.subjects, first.mode  # "join Torino in the race for Novak", "lead them in the race"
        elif frame.head == "be" and first.kind is Kind.INTEREST and "in" in frame.where:
            units, mode = clause.pp.get("with", []), first.mode  # "are in a three-way fight with Lille for Novak"
        elif frame.head in _FACING and first.kind is Kind.INTEREST and first.mode is not Mode.DENIED:
            # "face competition from Torino for Novak", "give Torino competition for Novak"
            rival = [o for o in clause.objects if "COMPETITION" in o.classes]
            units, mode = (
                [u for w in ("from", "with") for u in clause.pp.get(w, ())]
                + [p for o in rival for p in o.of if p.kind == "C"]
                if rival
                else [],
                first.mode,
            )
        elif (
            any(s.filler == "SIGNING" for s in frame.slots)
            and frame.head in ("be", "BECOME", "SEAL")
            and first.mode is not Mode.DENIED
        ):
            # "he is their third signing, after Price and Diaz"
            earlier = dict.fromkeys(
                p
                for w in ("after", "following", "alongside")
                for u in clause.pp.get(w, ())
                for p in self.scene.persons(u)
            )
            for player in earlier:
                if all(player is not d.player for d in made):
                    yield replace(
                        first,
                        player=player,
                        seller=None,
                        mode=Mode.ASSERTED,
                        fee=None,
                        contract=None,
                        deal=None,
                        steps=[*first.steps, "after"],
                    )
            return
        else:
            return
        clubs = dict.fromkeys(c for u in units for c in self.scene.clubs(u))
        paired = len(clubs) == len(made) > 1 and "respectively" in self.text[first.start : first.end]
        for number, club in enumerate(clubs):
            for draft in made[number : number + 1] if paired else made:
                if club != draft.buyer and (draft is first or draft.player is not first.player):
                    yield replace(draft, buyer=club, mode=mode, fee=None, contract=None, steps=[*draft.steps, "rival"])

    def _passed_over(self, clause: Clause) -> set[str]:
        """The clubs that a choice ranks second: "favours a switch to Rovers over a move to Torino"."""
        at = min(
            (u.start for w in ("over", "than") for u in clause.pp.get(w, ()) if u.kind == "n" or u.word == "one"),
            default=None,
        )
        if at is None:
            return set()
        return {c for w in ("to", "with") for u in clause.pp.get(w, ()) if u.start > at for c in self.scene.clubs(u)}

    def _spurned(self, clause: Clause, draft: Draft) -> Iterator[Draft]:
        """The club that a choice turns down: "chose Torino over Rovers", "opted for Torino rather than Rovers"."""
        if draft.mode is not Mode.ASSERTED or clause.head.word.partition(" ")[0] not in _CHOSE:
            return
        for club in dict.fromkeys(
            c for w in ("over", "than") for u in clause.pp.get(w, ()) for c in self.scene.clubs(u)
        ):
            if club not in (draft.buyer, draft.player.holder):
                yield replace(draft, kind=Kind.REJECTS_MOVE, buyer=club, steps=[*draft.steps, "spurned"])

    def _want_away(self, sentence: Sentence, unit: Unit) -> Iterator[Draft]:
        """What a style tells of a wish to go, or of a going: "unsettled winger Novak", "the departing Novak"."""
        at = unit.lead - 1
        start = sentence.units[at].start if at >= 0 and sentence.units[at].kind == "a" else unit.start
        kind, mode = Kind.WANTS_TO_LEAVE, Mode.ASSERTED
        if not _WANT_AWAY.search(self.text, start, unit.end):
            if not _DEPARTING.search(self.text, start, unit.end):
                return
            kind, mode = Kind.DEPARTURE, Mode.PLANNED
        for player in self.scene.persons(unit):
            clubs = [
                c
                for u in unit.of
                if u.kind == "C" and u.how != "former" and (c := self.scene.club_of_mention(u.clubs, u.how))
            ]
            seller = clubs[0] if clubs else player.holder
            yield Draft(kind, player, None, seller, mode, sentence.start, sentence.end, "style", steps=["want-away"])

    def _styled(self, sentence: Sentence, unit: Unit) -> Iterator[Draft]:
        """What a style before a name says.

        "Chelsea target Novak" is interest, "Chelsea's new signing Novak" a signing.
        """
        clubs = [
            c
            for u in unit.of
            if u.kind == "C" and u.how != "former" and (c := self.scene.club_of_mention(u.clubs, u.how))
        ]
        classes = {c for u in unit.of if u.kind == "n" for c in u.classes}
        kind = Kind.SIGNING if "SIGNING" in classes else Kind.INTEREST if "TARGET" in classes else None
        words = {u.word for u in unit.of if u.kind == "n"}
        own = kind is Kind.SIGNING and not clubs and bool(_NEW_HERE & words)
        if (
            kind is None
            or (not clubs and not own)
            or words & {"option", "options", "replacement", "alternative", "team", "services"}
        ):
            return
        several = any(w.endswith("s") for w in words)
        for player in (p for u in self._styled_so(sentence, unit, several) for p in self.scene.persons(u)):
            buyer = clubs[-1] if clubs else None
            draft = Draft(
                kind,
                player,
                buyer,
                None,
                Mode.ASSERTED,
                sentence.start,
                sentence.end,
                "style",
                steps=["style"],
                own=own,
            )
            draft.clause = (unit.lead, unit.lead)
            yield draft

    @staticmethod
    def _styled_so(sentence: Sentence, unit: Unit, several: bool) -> list[Unit]:
        """The names that one style before them fits: "new signings Novak and Price"."""
        return [name.unit for name in names_from(sentence.units, unit.lead)] if several else [unit]

    def _noun(self, sentence: Sentence, at: int, unit: Unit) -> Iterator[Draft]:
        for name in sorted(unit.classes):
            for frame in self.patterns.nouns.get(name, ()):
                roles = Roles()
                self.fitter.noun_roles(sentence, unit, name, roles)
                if not self.nouns.noun_allowed(sentence, at, unit, frame, roles):
                    continue
                if frame.kind is Kind.INTEREST and not roles.players:
                    roles.players = self.nouns.courted(sentence, at)
                if frame.kind is Kind.TALKS and not roles.buyers and roles.club_any:
                    roles.buyers = self.parties.one_of_two(roles)
                if ("buyer" in frame.need and not roles.buyers) or ("seller" in frame.need and not roles.sellers):
                    continue
                if "player" in frame.need and not roles.players:
                    continue
                clause = self.nouns.around(sentence, at)
                made = list(
                    self.maker.make(
                        sentence, clause, frame, roles, self.hedged(sentence, unit), self.has_if(sentence), noun=unit
                    )
                )
                if made:
                    yield from made
                    return
