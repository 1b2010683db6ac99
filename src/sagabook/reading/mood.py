"""Mode and kind of an act under negation, "if", "will" and the predicates that govern it."""

import re

from sagabook.model import Kind, Mode
from sagabook.reading.chances import ahead_of, aimed_at, awaited, dim, move_to_come, no_surprise, to_come
from sagabook.reading.clauses import Sentence
from sagabook.reading.frames import Frame, Patterns
from sagabook.reading.roles import PRIORITY, WILL, Roles, verbals
from sagabook.reading.row import Clause
from sagabook.reading.scene import Scene
from sagabook.reading.units import Unit
from sagabook.reading.unreal import leaves_open, only_priced

MAY = frozenset({"could", "may", "might", "can"})
_HEDGE_ADVERBS = frozenset("reportedly apparently allegedly supposedly possibly perhaps maybe probably".split())
_SELLING = frozenset({"SELL", "LOANED", "SENDV"})
_NO_REASON = re.compile(r"\bno (?:good )?(?:reason|point|sense|use) (?:to|in|for) $")
_FINISHING = ("complet", "finali", "conclud", "wrap", "seal", "tie up", "tying up", "get a deal over")
_STANCE_OF_SALE = frozenset(
    {
        "DESIRE",
        "KEEN",
        "WILLING",
        "DETERMINED",
        "CONSIDER",
        "WANT",
        "PUSH",
        "HOPEFUL",
        "REFUSE",
        "UNWILLING",
        "PLACE",
        "REFUSAL",
    }
)
#: The steps of a move, which may be told as what follows or precedes another one.
_STEPS = frozenset({Kind.SIGNING, Kind.MEDICAL, Kind.FEE_AGREED, Kind.TERMS_AGREED})
_WANTS = frozenset(
    {Kind.WANTS_MOVE, Kind.WANTS_TO_LEAVE, Kind.WANTS_TO_STAY, Kind.FOR_SALE, Kind.NOT_FOR_SALE, Kind.INTEREST}
)
_REFUTES = re.compile(
    r"\bunlikely (?:that|they|he|she|the [a-z]+)\b(?:(?!\b(?:but|as|when|while|if)\b)[^.;,]){0,60}$|"
    r"\bden(?:y|ied|ies|ying)\b(?! a (?:move|transfer|new contract)\b)(?:(?!\bbut\b)[^.;]){0,90}$|"
    r"\bmiss(?:ed|es|ing)?\b[^.;,]{0,40}\bdeadlines?\b[^.;,]{0,12}$|"
    r"\b(?:wishful thinking|far-fetched) (?:that|to)\b[^.;,]{0,60}$|"
    r"\b(?:reneg(?:ed?|es|ing) on|(?:go|goes|going|went|gone) back on|broke(?:n)?) (?:an?|the|his|their|its) "
    r"(?:\w+ ){0,2}(?:promise|agreement|pledge|word)\b[^.;,]{0,30}$|"
    r"\b(?:no truth (?:in|to)|not true|rubbish(?:ed|es|ing)?|dismiss(?:ed|es|ing)?|play(?:ed|s|ing)? down|"
    r"pour(?:ed|s|ing)? cold water on|laugh(?:ed|s|ing)? off|scotched|quash(?:ed|es)?|refut(?:ed|es|ing))\b"
    r"(?:(?!\bbut\b)[^.;])*\b(?:that|reports?|claims?|talk|suggestions?|rumours?|speculation|links?|having)\b(?:(?!\bbut\b)[^.;]){0,80}$",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:reports?|claims?|talk|suggestions?|rumours?|stories|story|speculation) (?:that|of)\b[^.;]*$", re.IGNORECASE
)
_FALSE = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ )?"
    r"(?:untrue|false|wide of the mark|nonsense|rubbish|not true|without foundation|unfounded|fiction)\b|"
    r"\b(?:been|was|were|being) (?:\w+ly )?"
    r"(?:dismissed|denied|rubbished|played down|quashed|refuted|scotched|laughed off|brushed off|shot down)\b"
)
_ALL_BUT = re.compile(
    r"\b(?:is|are|was|were|looks?|be) (?:now )?"
    r"(?:all but|almost|nearly|virtually|practically|as good as|close to being) "
    r"(?:a )?(?:done|completed?|finali[sz]ed|sealed|there|wrapped|sewn|settled|agreed|over the line)\b"
)
_COMMA_BUT = re.compile(r"[;:]|\b(?:but|who|which)\b")
#: Participles of what is still in the making: "a bid is being prepared".
_IN_PREPARATION = frozenset("coming prepared readied planned imminent looming mooted considered".split())
#: Predicates of rivalry, whose "will" tells of a wish there is: "will rival Rovers for Novak".
_RIVALRY = frozenset({"RIVAL", "FACEV", "FACEC"})
#: Who "will try to sign" somebody wants him today.
_TRYING = ("try", "attempt")
_AHEAD = frozenset({Kind.SIGNING, Kind.MEDICAL})
_AGREED = frozenset({Kind.FEE_AGREED, Kind.TERMS_AGREED, Kind.CONTRACT_SIGNED})
_NOT_ONLY = re.compile(r"\b(?:not|n[’']t) (?:the )?(?:only|just)\b")
#: "He is the fifth player to join": he has joined; who "is to join" has not.
_ORDINAL = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth latest only".split())
_FOLLOWERS = frozenset({"fans", "supporters"})


#: Words that a sentence must hold, in small letters, before the expressions above are tried on it.
_REFUTE_WORDS = (
    *("unlikely", "den", "no truth", "not true", "rubbish", "dismiss", "play", "pour", "laugh", "scotched", "quash"),
    *("refut", "deadline", "wishful", "far-fetched", "promise", "agreement", "pledge", " word"),
)
_FALSE_WORDS = (
    *("true", "false", "wide of", "nonsense", "rubbish", "foundation", "unfounded", "fiction", "dismissed", "denied"),
    *("played down", "quashed", "refuted", "scotched", "laughed off", "brushed off", "shot down"),
)
_PRESENT = re.compile(r"(?:is|are|['’](?:s|re|m))\b")


class Mood:
    """Tells how sure and how real an act is in its sentence."""

    def __init__(self, text: str, scene: Scene, patterns: Patterns) -> None:
        self.text = text
        self.scene = scene
        self.patterns = patterns
        self._small: tuple[tuple[int, int], str] = ((-1, -1), "")

    @staticmethod
    def no_longer(sentence: Sentence, clause: Clause) -> bool:
        """Whether a negation says that something was so and has ended."""
        return any("no longer" in u.adverbs for u in verbals(sentence, clause))

    @staticmethod
    def not_yet(sentence: Sentence, clause: Clause) -> bool:
        """Whether a negation leaves open what is to come: "has not left", "is yet to leave", "no closer to leaving"."""
        chain = [clause] if clause.governor is None else [clause, clause.governor]
        units = [u for c in chain for u in verbals(sentence, c)]
        return any(u.perfect or "yet" in u.adverbs or "closer" in u.word for u in units)

    def under(
        self, sentence: Sentence, clause: Clause, kind: Kind, roles: Roles, mode: Mode
    ) -> tuple[Kind, Mode, list[str]] | None:
        """The kind and mode of an act after the predicates that govern it; None when the claim falls."""
        steps: list[str] = []
        if clause.link == "purpose":
            who = "player" if any(self.scene.persons(u) for u in clause.subjects) else "club"
            return aimed_at(kind, mode, self.patterns.operators.get(f"{kind}.{who}", {}))
        governor = clause.governor
        link = clause.link
        inner = clause
        hops = 0
        while governor is not None and hops < 5:
            subject = (
                "player"
                if kind
                in (
                    Kind.DEPARTURE,
                    Kind.STAYS,
                    Kind.TERMS_AGREED,
                    Kind.MEDICAL,
                    Kind.REFUSES_TO_PLAY,
                    Kind.TRANSFER_REQUEST,
                    Kind.REJECTS_MOVE,
                    Kind.WANTS_MOVE,
                )
                else "club"
            )
            if kind is Kind.SIGNING and only_priced(governor):
                return None  # "must pay £10m to sign him"
            if kind is Kind.SIGNING and any("OPTION" in o.classes for o in governor.objects):
                return None  # "the option they held to sign him"
            if (slight := dim(self.text, sentence, inner, governor)) or link == "chance":
                wish = Mode.DENIED if slight else Mode.HEDGED
                mode = wish if PRIORITY[wish] < PRIORITY[mode] else mode
                steps.append("chance")
                break
            own = inner.subjects
            if own and any(self.scene.persons(u) for u in own):
                subject = "player"
            elif own and any(self.scene.clubs(u) for u in own):
                subject = "club"
            outer = governor.subjects
            object_control = (
                link == "to"
                and governor.head.kind == "v"
                and not governor.passive
                and any(o.kind in "Pi" for o in governor.objects)
            )
            if link == "to" and any(u.words and u.words[-1] in _FOLLOWERS for u in outer):
                return None  # "fans want Torino to sign him"
            if object_control and (
                kind in (Kind.STAYS, Kind.DEPARTURE, Kind.CONTRACT_SIGNED)
                or (kind is Kind.SIGNING and "WANT" in governor.head.classes and any(u.kind in "CS" for u in outer))
            ):
                subject = "club"
            table = self.patterns.operators.get(f"{kind}.{subject}", {})
            if link == "to" and governor.head.word == "going" and PRIORITY[Mode.PLANNED] < PRIORITY[mode]:
                mode = Mode.PLANNED
            if (
                inner is clause
                and link == "before"
                and kind is Kind.SIGNING
                and mode is Mode.ASSERTED
                and ahead_of(self.text, clause)
            ):
                mode = Mode.PLANNED
            if (
                governor.head.kind == "b"
                and link == "to"
                and not governor.pp
                and not inner.head.perfect
                and not any(_ORDINAL.intersection(o.words) for o in governor.objects)
                and not no_surprise(governor)
                and PRIORITY[Mode.PLANNED] < PRIORITY[mode]
            ):
                mode = Mode.PLANNED
            if (
                kind is Kind.SIGNING
                and inner is clause
                and subject == "club"
                and clause.head.classes & _SELLING
                and not clause.passive
                and (
                    roles.sellers
                    and governor.head.classes & _STANCE_OF_SALE
                    and not governor.head.classes & {"PLAN", "READY"}
                )
            ):
                kind = Kind.FOR_SALE  # "willing to sell Novak to Torino"
                table = self.patterns.operators.get("for_sale.club", {})
            if (
                kind is Kind.FOR_SALE
                and "FORCE" in governor.head.classes
                and not governor.passive
                and any(o.kind == "C" for o in governor.objects)
            ):
                suitors = tuple(c for u in outer for c in self.scene.clubs(u) if c not in roles.sellers)
                if not suitors or governor.head.neg:
                    return None  # "would take £80m to persuade them to sell"
                kind, roles.buyers = Kind.INTEREST, suitors  # "Torino hope to persuade them to sell"
                inner, link, governor = governor, governor.link, governor.governor
                continue
            if governor.head.kind == "n" and any(
                governor.head in c.subjects and c.head.classes & {"COLLAPSE", "SCUPPER", "OFF", "BEOFF"}
                for c in sentence.clauses
            ):
                return None  # "a deal to take him to Rovers has collapsed": the collapse tells it
            if (
                link == "like"
                and kind is Kind.SIGNING
                and governor.head.word.partition(" ")[0] in ("look", "looks", "looked")
            ):
                mode = mode if PRIORITY[mode] < PRIORITY[Mode.HEDGED] else Mode.HEDGED
                inner, link, governor = governor, governor.link, governor.governor
                continue
            if (
                link == "to"
                and governor.head.kind == "v"
                and governor.head.classes & {"REJECT", "COOLP"}
                and any(o.kind == "C" or (o.kind == "n" and o.classes & {"BID", "INTEREST"}) for o in governor.objects)
                and not governor.passive
            ):
                break  # "snubbed Rovers to join Torino": what he did instead
            verdicts = [table[name] for name in sorted(governor.head.classes) if name in table]
            verdict = next((v for v in verdicts if v != "-"), verdicts[0] if verdicts else None)
            if (
                link == "to"
                and kind is Kind.DEPARTURE
                and governor.head.word == "have"
                and governor.head.modal in WILL
                and not governor.objects
            ):
                verdict = "= planned"  # "will have to leave"
            if link == "ing" and "DENYBID" in governor.head.classes and "= denied" in verdicts:
                verdict = "= denied"  # "denied asking for a move", not "denied him a move"
            if (
                kind is Kind.SIGNING
                and link == "to"
                and governor.head.kind == "n"
                and "OPTION" in governor.head.classes
            ):
                taker = governor.governor
                if taker is None or "TRIGGER" not in taker.head.classes:
                    return None  # "have an option to make his loan permanent" is part of the loan
                verdict = "="  # "took up their option to sign him"
            if governor.head.word.partition(" ")[0] in (
                "look",
                "looks",
                "looked",
                "appears",
                "appear",
                "seems",
                "seem",
            ) and (self.text[inner.head.start : inner.head.start + 5].startswith(("be ", "have "))):
                verdict = "= planned" if self.text[inner.head.start : inner.head.start + 3] == "be " else "= hedged"
            if inner is clause and kind is Kind.STAYS and _NO_REASON.search(self.text[: inner.head.start][-20:]):
                return None  # "sees no reason to stay"
            if (
                verdict == "interest"
                and governor.head.word.startswith("hop")
                and inner.head.word.startswith(_FINISHING)
            ):
                verdict = "= planned"  # "hopes to complete the signing of Novak": all but done
            if "DELIGHTED" in governor.head.classes and any(u.modal for u in verbals(sentence, governor)):
                verdict = "wants_move" if subject == "player" else "interest"  # "would be thrilled to join"
            if object_control and verdict is None:
                table = self.patterns.operators.get(f"{kind}.player", {})
                verdict = next((table[n] for n in sorted(governor.head.classes) if n in table), None)
            if verdict is not None:
                if verdict == "-":
                    return None
                word, _, how = verdict.partition(" ")
                if how == "planned" and "likel" in governor.head.word and kind is not Kind.MEDICAL:
                    how = "hedged"
                if word != "=":
                    if word in ("for_sale", "not_for_sale") and object_control and outer:
                        clubs = tuple(c for u in outer for c in self.scene.clubs(u))
                        if clubs:
                            roles.sellers = clubs
                        elif all(u.kind == "x" for u in outer):
                            return None  # "fans want him to stay"
                    kind = Kind(word)
                if how and PRIORITY[Mode(how)] < PRIORITY[mode]:
                    mode = Mode(how)
                steps.append(f"under:{sorted(governor.head.classes)[0] or governor.head.word}")
            elif leaves_open(kind, governor):
                return None
            inner, link, governor = governor, governor.link, governor.governor
            hops += 1
        return kind, mode, steps

    def under_way(self, clause: Clause) -> bool:
        """Whether a move is told in the present progressive: "is joining Torino", "are signing Novak"."""
        moving = clause.head.word.startswith(("join", "mov", "going", "sign", "return", "switch"))
        return (
            clause.governor is None
            and moving
            and bool(_PRESENT.match(self.text, clause.head.start, clause.head.start + 4))
        )

    def _neither(self, sentence: Sentence, unit: Unit) -> bool:
        """Whether a subject is the first of those that "neither" takes out: "neither Torino nor Rovers have bid"."""
        before = sentence.units[unit.lead - 1] if unit.lead else None
        own = self.text[unit.start : unit.start + 8].lower() == "neither "  # "neither club has bid"
        return own or (before is not None and self.text[before.start : before.end].lower() == "neither")

    @staticmethod
    def _for_it(sentence: Sentence, noun: Unit) -> bool:
        """Whether somebody only goes to what a noun tells: "left the camp for a medical", but "in for a medical"."""
        at = noun.lead
        return at > 1 and sentence.units[at - 1].word == "for" and sentence.units[at - 2].word != "in"

    def mode(
        self, sentence: Sentence, clause: Clause | None, hedged: bool, has_if: bool, noun: Unit | None, frame: Frame
    ) -> Mode:
        """How a clause or an event noun puts what it tells: asserted, hedged, planned, conditional or denied."""
        mode = Mode.HEDGED if hedged else Mode.ASSERTED

        def lower(to: Mode) -> None:
            nonlocal mode
            if PRIORITY[to] < PRIORITY[mode]:
                mode = to

        if noun is not None and noun.neg:
            return Mode.DENIED
        if noun is not None and frame.kind is Kind.MEDICAL and self._for_it(sentence, noun):
            lower(Mode.PLANNED)
        if noun is not None and frame.kind in _AHEAD and move_to_come(self.text, clause, noun):
            lower(Mode.PLANNED)
        ahead = clause is not None and noun is None and frame.kind in _STEPS
        if ahead and clause is not None and to_come(self.text, sentence, clause, frame.kind):
            lower(Mode.PLANNED)
        hops = 0
        current = clause
        denied = 0
        governing: set[int] = set()
        upward = clause
        while upward is not None and len(governing) < 6:
            governing.add(id(upward.head))
            upward = upward.governor
        while current is not None and hops < 6:
            if current is not clause and no_surprise(current):
                lower(Mode.HEDGED)
                break
            for unit in verbals(sentence, current):
                if (
                    unit.neg
                    and noun is None
                    and not (current is clause and "neg" in frame.flags)
                    and not self._not_only(unit)
                ):
                    denied += 1
                if noun is None and self._to_do(sentence, current, unit, frame.kind):
                    denied += 1
                if unit.modal in WILL and not (noun is not None):
                    if frame.head not in _RIVALRY and not (
                        current.head.word.startswith(_TRYING) and (frame.kind is Kind.SIGNING or frame.kind in _WANTS)
                    ):
                        lower(Mode.PLANNED)
                elif unit.modal in MAY:
                    lower(Mode.CONDITIONAL if has_if and unit.modal == "could" else Mode.HEDGED)
                elif unit.modal in ("would", "'d", "should"):
                    if "would" in frame.flags or (
                        frame.kind in _WANTS
                        and not has_if
                        and current.head.classes & {"WELCOMEV", "WANT", "DESIRE", "KEEN", "HAPPY"}
                    ):
                        pass
                    elif unit.modal == "should" or (
                        noun is None and not has_if and current is clause and self._foretold(sentence, clause)
                    ):
                        lower(Mode.PLANNED)
                    else:
                        lower(Mode.CONDITIONAL)
                if (
                    noun is None
                    and current is clause
                    and set(unit.adverbs) & {"almost", "nearly"}
                    and unit.form in ("past", "pastpp")
                ):
                    denied += 1
                if current is clause and "all but" in unit.adverbs:
                    lower(Mode.PLANNED)  # "have all but signed him"
                if set(unit.adverbs) & _HEDGE_ADVERBS:
                    lower(Mode.HEDGED)
                if has_if and unit.modal in WILL:
                    lower(Mode.CONDITIONAL)
            if current is not clause or current.head.kind == "v":
                if current.passive and "HEDGE" in current.head.classes and current is not clause:
                    lower(Mode.HEDGED)
                if (
                    current is not clause
                    and current.head.kind == "v"
                    and not current.passive
                    and current.head.word in ("seem", "appear", "seems", "appears")
                ):
                    lower(Mode.HEDGED)
            if noun is not None:
                if current.head.modal in WILL and "LOAN" in noun.classes:
                    lower(Mode.PLANNED)  # "will spend the season on loan at Torino"
                if any(s is noun for s in current.subjects) and (
                    current.head.classes & {"READY", "PLAN", "LIKELYV"}
                    or current.head.modal in WILL
                    or current.head.word in _IN_PREPARATION
                ):
                    lower(Mode.PLANNED)
                break
            if "UNLIKELY" in current.head.classes or ("DENYV" in current.head.classes and current is not clause):
                denied += 1
            if current.subjects and self._neither(sentence, current.subjects[0]):
                denied += 1
            if current.passive and any(o.neg for o in current.subjects):
                denied += 1
            if any(o.neg for o in current.objects if o.kind == "n" and id(o) not in governing):
                denied += 1
            if (current.head.kind in "ab" or not current.passive) and any(
                o.neg for o in current.subjects if o.kind in "nx"
            ):
                denied += 1
            current = current.governor
            hops += 1
        if (
            clause is not None
            and frame.kind is Kind.SIGNING
            and "matter of time" in self.text[sentence.start : sentence.start + 80]
        ):
            lower(Mode.PLANNED)
        if clause is not None and noun is None and awaited(sentence, clause):
            lower(Mode.PLANNED)
        if clause is not None and noun is None and frame.kind is Kind.SIGNING and self._all_but(clause):
            lower(Mode.PLANNED)
        if not denied and clause is not None and self.refuted(sentence, (noun or clause.head).start):
            denied += 1
        if denied % 2 == 1:
            lower(Mode.DENIED)
        return mode

    def _to_do(self, sentence: Sentence, clause: Clause, unit: Unit, kind: Kind) -> bool:
        """Whether an act is what has yet to be done: "have yet to bid", "still have to agree"."""
        if unit.modal or "to" not in [u.word for u in sentence.units[clause.at : clause.at + 3]]:
            return False
        if "yet" in unit.adverbs:
            return True
        if "still" not in unit.adverbs or unit.word.partition(" ")[0] not in ("have", "has", "had"):
            return False
        return kind in _AGREED or self.text.endswith("still", unit.start, unit.end)

    def _foretold(self, sentence: Sentence, clause: Clause) -> bool:
        """Whether "would" is the "will" of what somebody said in the past: "Price said that he would join Torino"."""
        before = next((c for c in reversed(sentence.clauses) if c.at < clause.at), None)
        if before is None or before.head.kind != "v" or "ADMIT" not in before.head.classes or before.passive:
            return False
        if before.head.form not in ("past", "pastpp") or before.head.perfect:
            return False
        between = self.text[before.head.end : clause.head.start]
        return '"' not in between and "“" not in between and not _COMMA_BUT.search(between)

    def _all_but(self, clause: Clause) -> bool:
        """Whether a move is told as done but for a little: "his loan to Torino is all but done"."""
        return bool(_ALL_BUT.search(self.text, max(0, clause.head.start - 24), clause.head.end + 24))

    def _not_only(self, unit: Unit) -> bool:
        """Whether a negation is that of "not only": it denies nothing."""
        return bool(_NOT_ONLY.search(self.text, unit.start, unit.end + 18))

    def refuted(self, sentence: Sentence, at: int) -> bool:
        """Whether what stands at `at` is only what somebody denies: "dismissed reports that Torino want him"."""
        words = self._words(sentence)
        return (
            any(map(words.__contains__, _REFUTE_WORDS)) and bool(_REFUTES.search(self.text, sentence.start, at))
        ) or (
            any(map(words.__contains__, _FALSE_WORDS))
            and bool(_REPORTED.search(self.text, sentence.start, at) and _FALSE.search(self.text, at, sentence.end))
        )

    def _words(self, sentence: Sentence) -> str:
        """The sentence in small letters: to look for a word in it costs a tenth of an expression."""
        if self._small[0] != (place := (sentence.start, sentence.end)):
            self._small = place, self.text[sentence.start : sentence.end].lower()
        return self._small[1]
