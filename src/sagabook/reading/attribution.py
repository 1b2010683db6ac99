"""Who says so: outlets credited, people quoted, and how far along a story a credit reaches."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from sagabook.reading import citing, cues, phrases
from sagabook.reading.citing import Citation
from sagabook.reading.masked import Masked
from sagabook.reading.mentions import Mention
from sagabook.reading.names import NameIndex
from sagabook.reading.people import Person
from sagabook.reading.press import Press
from sagabook.reading.quotations import Quotation, find_quotations
from sagabook.reading.scene import Scene
from sagabook.reading.syntax import Unit

_REPORT = re.compile(
    r"[\"“‘']?(?:(?:And |But |Yet |However, |Also, )?"
    r"(?P<said>[Ii]t(?: is|['’]s| was| has been| is also)(?: also| further| then)? "
    r"(?:said|claimed|reported|added|stated|suggested)\b)"
    r"|The (?:\w+ )?(?:report|outlet|newspaper|paper|publication|site|website|broadcaster|story|article|post|account|"
    r"statement)(?:['’]s)?\b(?! (?:on|about|that|will))|Sources have told the (?:website|outlet|paper|newspaper|site)|"
    r"(?:It|They) (?:adds?|claims?|also claim|also report|reports?|puts?|wrote|write|says?|state)\b)")
_AGENT = re.compile(rf"\b(?:{phrases.AGENT})s?$")
_OFFICIAL = re.compile(rf"\b(?:{phrases.OFFICIAL})$")
_AGENT_WORDS = frozenset(phrases.AGENT.split("|"))
_HIS = re.compile(r"(?:his|her|the player[’']s)\s", re.IGNORECASE)
_PRESS_SAYS = frozenset("say says said add adds added claim claims claimed report reports reported write writes wrote put "
                        "puts state states stated suggest suggests suggested reveal reveals revealed".split())
#: How many sentences on a speaker's words still come from the interview that the story named.
_INTERVIEW = 4
#: The sentences at a story's head whose unnamed "reports" are the ones that it then names.
_LEAD = 4
_ANONYMOUS = re.compile(r"according to (?:\w+ )?reports|\b[Rr]eports (?:have )?(?:claim|suggest|say)|"
                        r"\b[Aa] (?:new )?report (?:says|claims|suggests)")
#: Words after which a name no longer opens its sentence.
_PREDICATE = re.compile(r"[a-z]ed |\b(?:to|of|for|from|with|by|is|was|has|have|are|were|had|wants?) ")
_AGED = re.compile(r"\d-year-old $")
_OWN_WORDS = frozenset("tweeted tweets tweet posted wrote".split())
#: A line that ends so gives the floor to its subject: "Ann Price, of the Echo, explains."
_FLOOR = re.compile(r"(?:explains|writes|reports|says|analyses|takes a look)[.:]$")
_SHE = frozenset(("she", "her"))


@dataclass(slots=True)
class Credit:
    """The sources of one sentence's claims, nearest first, and whether the sentence is somebody's words.

    `reaches` bounds each source by the stretch of the story that it vouches for.
    """

    names: list[str] = field(default_factory=list)
    speaker: Person | None = None
    quoted: bool = False
    reaches: list[tuple[int, int, list[str]]] = field(default_factory=list)

    def at(self, offset: int) -> list[str]:
        """The sources of what stands at `offset` of the story."""
        found = [name for low, high, names in self.reaches if low <= offset <= high for name in names]
        return list(dict.fromkeys(found))


class Attribution:
    """Follows the credits of one story from sentence to sentence."""

    def __init__(self, index: NameIndex, outlet: str | None, text: str) -> None:
        self.index = index
        self.text = text
        self.speaker: Person | None = None
        self.press = Press(index, outlet or "", text)
        self._cues = cues.find_cues(text)
        self._starts = [cue[0] for cue in self._cues]
        self._quotations = find_quotations(text)
        self._ends = [quotation.end for quotation in self._quotations]
        self._houses: dict[int, tuple[list[str], int]] = {}
        self._count = 0
        self._running: list[str] = []
        self._stated: list[str] = []
        self._unnamed: list[tuple[Credit, int, int]] = []
        self._women: dict[int, bool] = {}
        self._section: str | None = None
        self._reporter: list[str] = []
        self._gap = 99
        self._topic: Person | None = None
        self._officials: list[Person] = []
        self._named: list[Mention] = []
        self._opened: Person | None = None
        self._voice: tuple[list[str], Person | None] = ([], None)

    def header(self, line: str, mentions: list[Mention]) -> bool:
        """Whether a line is only an outlet's name, as over the items of a press review, which are then credited to it."""
        outlet = self.press.heading(line, mentions)
        if outlet is None:
            return False
        self._section = None if self.press.is_own(outlet) else self.press.outlet(outlet)
        return True

    # -- one sentence -----------------------------------------------------------------------------------------

    def credit(self, start: int, end: int, mentions: list[Mention], units: list[Unit], scene: Scene) -> Credit:
        """The credit of the sentence at `text[start:end]`."""
        out = Credit()
        quotations = self._quoted(start, end)
        speech = [q for q in quotations if q.speech]
        marks = self._cues_in(start, end, quotations)
        self._gap += 1
        self._count += 1
        found: list[Citation] = []
        first: Citation | None = None
        if mentions:
            self._note_people(start, mentions, speech)
        else:
            self._named, self._opened = [], None
        closed = bool(mentions) and mentions[-1].what == "O" and end - mentions[-1].end < 3
        if marks or closed or (mentions and mentions[0].what == "O"):
            masked = Masked(self.text, start, end, mentions)
            if marks or closed:
                found = citing.citations(masked, marks)
            if mentions and mentions[0].what == "O" and (first := citing.opening(masked)) is not None:
                found.insert(0, first)
        for citation in found:
            self._resolve(citation, out, units, scene)
        if out.names:
            self._running = out.names if _FLOOR.search(self.text, max(start, end - 12), end) else []
        elif self._running and not speech and self.text[start] not in "[#":
            out.names.extend(self._running)
            out.reaches.append((start, end, self._running))
        else:
            self._running = []
        if not out.names and (self._gap < 8 or self._stated):
            self._go_on(start, end, quotations, speech, out)
        self._quote(start, end, speech, out, scene)
        if not out.names and self._count <= _LEAD and "eport" in self.text[start:end] and (
                _ANONYMOUS.search(self.text, start, end)):
            self._unnamed.append((out, start, end))
        if first is not None and out.names:
            self.press.cover_line(end, out.names[0])
        covering = self.press.dashed(end) or self.press.closing(start, end) or self._section
        if covering and not out.names:
            out.names.append(covering)
            out.reaches.append((start, end, [covering]))
        return out

    def _quoted(self, start: int, end: int) -> list[Quotation]:
        at = bisect_left(self._ends, start + 1)
        stop = at
        while stop < len(self._quotations) and self._quotations[stop].start < end:
            stop += 1
        return self._quotations[at:stop]

    def _cues_in(self, start: int, end: int, quotations: list[Quotation]) -> list[tuple[int, int, str]]:
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if low == high:
            return []
        return [cue for cue in self._cues[low:high] if not any(q.start < cue[0] < q.end for q in quotations)]

    def _note_people(self, start: int, mentions: list[Mention], speech: list[Quotation]) -> None:
        """Note who opens the sentence, and which officials it names."""
        topic: Person | None = None
        self._named = [m for m in mentions if m.what == "P" and not any(q.start < m.start < q.end for q in speech)]
        for mention in self._named:
            person = mention.person
            if person is None:
                continue
            if person.staff or person.roles & _AGENT_WORDS:
                if self.text[mention.end:mention.end + 1] in ("’", "'"):
                    # "Price's side" speaks of the side
                    self._officials.insert(0, person)
                else:
                    if person in self._officials:
                        self._officials.remove(person)
                    self._officials.append(person)
            if topic is None and mention.start - start < 70 and not self.press.looks_press(mention):
                before = self.text[start:mention.start]
                if "," not in before.rstrip(" ,")[12:] and not _PREDICATE.search(before):
                    topic = person
        self._opened = topic
        if topic is not None:
            self._topic = topic

    def _resolve(self, citation: Citation, out: Credit, units: list[Unit], scene: Scene) -> None:
        """Add the names that a citation stands for to the sentence's credit."""
        outlets = self._named_with(citation)
        people: list[Person] = []
        others: list[str] = []
        mention = citation.mention
        reporting = bool(outlets)
        if citation.kind == "O" and mention is not None:
            if self.press.is_own(mention):
                self._reporter, self._gap = [], 99
            else:
                outlets.append(self.press.outlet(mention))
                reporting = True
        elif citation.kind == "P" and mention is not None and mention.person is not None:
            if mention.how == "single" and _AGED.search(self.text, max(0, mention.start - 14), mention.start):
                people.extend([self._topic] if self._topic is not None else ())
            elif self.text[mention.start - 1:mention.start] == "@" and not mention.person.journalist:
                outlets.append(self.text[mention.start - 1:mention.end])
                reporting = True
            elif self.press.looks_press(mention) or (citation.press and not self.press.is_person(mention.person)):
                outlets.append(self.text[mention.start:mention.end])
                reporting = True
            elif citation.verb.startswith(("made ", "makes ", "making ")) and mention.person.is_player:
                return
            else:
                people.append(mention.person)
                reporting |= mention.person.journalist or citation.press
        elif citation.kind == "X" and mention is not None:
            if self.text[mention.start:mention.end].isupper() and mention.end - mention.start > 2:
                outlets.append(self.text[mention.start:mention.end])
        elif citation.kind in ("C", "clubword"):
            others.extend(self._club(citation, units, scene))
        elif citation.kind == "text":
            outlets.append(self.text[citation.at:citation.end])
            reporting = True
        elif citation.kind == "report":
            outlets.extend(self._reporter if self._gap < 9 else ())
            reporting = bool(outlets)
        elif citation.kind == "pronoun":
            self._pronoun(citation, outlets, people)
            if not outlets and not people and citation.verb in ("announced", "confirmed", "confirm", "announce"):
                others.extend(self._club(citation, units, scene))
        elif citation.kind == "role":
            self._role(citation, people, others, units, scene, out.speaker)
        for person in people:
            self._speaks(person, outlets, out, citation)
        names = list(dict.fromkeys([*outlets, *(p.name for p in people), *others]))
        if not names:
            return
        if outlets and not people and not others and citation.verb not in cues.TALKED:
            self._reveal(names)
        if reporting:
            kept = names if self._gap > 0 else [*self._reporter, *names]
            self._reporter, self._gap = list(dict.fromkeys(kept)), 0
        if others and not people:
            self._voice = (others, None)
            if citation.verb.startswith("statement"):
                self._stated = others
        out.names = list(dict.fromkeys([*outlets, *out.names, *names]))
        out.reaches.append((citation.lo, citation.hi, names))

    def _reveal(self, names: list[str]) -> None:
        """Give the "reports" of a story's lead the name that the story first gives to its source."""
        for credit, start, end in self._unnamed:
            credit.names.extend(names)
            credit.reaches.append((start, end, names))
        self._unnamed = []

    def _named_with(self, citation: Citation) -> list[str]:
        out = []
        for named in citation.outlets:
            if isinstance(named, str):
                out.append(named)
            elif named.what == "O":
                if not self.press.is_own(named):
                    out.append(self.press.outlet(named))
            elif named.what == "P" and named.person is not None:
                # who was told: a journalist, or an outlet that the register lacks
                if named.person.journalist:
                    out.append(named.person.name)
                elif not self.press.is_person(named.person) or self.press.looks_press(named):
                    out.append(self.press.whole(named))
            elif named.what in "XNL":
                run = self.press.whole(named)
                if (run.isupper() and len(run) > 2) or self.press.sounds_like(run):
                    out.append(run)
        return out

    def _speaks(self, person: Person, outlets: list[str], out: Credit, citation: Citation) -> None:
        """Note `person` as the one who speaks, with the outlets that he or she writes for or has told."""
        house, since = self._houses.get(id(person), ([], 0))
        if outlets:
            self._houses[id(person)] = (list(outlets), self._count)
        elif person.journalist or (self._count - since <= _INTERVIEW and citation.verb not in _OWN_WORDS):
            outlets.extend(house)
        if citation.kind == "pronoun":
            self._women.setdefault(id(person), self.text[citation.at:citation.end].lower() in _SHE)
        out.speaker = person
        self.speaker = self._topic = person
        self._voice = (list(outlets), person)

    def _pronoun(self, citation: Citation, outlets: list[str], people: list[Person]) -> None:
        word = self.text[citation.at:citation.end].lower()
        if word in ("it", "they"):
            if self._gap <= 3 and citation.verb in _PRESS_SAYS:
                outlets.extend(self._reporter)
            return
        woman = word in _SHE or word.endswith(" her")
        near = self._named_before(citation.at)
        for person in (near, self._topic, self.speaker):
            if person is not None and self._women.get(id(person), woman) == woman:
                people.append(person)
                return

    def _named_before(self, at: int) -> Person | None:
        """The person named last before a pronoun in its sentence, where the sentence does not open with another."""
        named = [m for m in self._named if m.start < at]
        return named[-1].person if named and self._opened is None else None

    def _role(self, citation: Citation, people: list[Person], others: list[str], units: list[Unit], scene: Scene,
              spoken: Person | None) -> None:
        """Somebody described and not named: "the Lisbon chief", "his agent", "the defender"."""
        printed = self.text[citation.at:citation.end]
        if printed.startswith(("a ", "an ", "A ", "An ")):
            if _OFFICIAL.search(printed) or _AGENT.search(printed):
                others.append(printed.split(" ", 1)[1])
            return
        unit = _unit_at(units, citation.at, citation.end)
        if _AGENT.search(printed):
            known = [p for p in self._officials if p.roles & _AGENT_WORDS]
            if known:
                people.append(known[-1])
            elif _HIS.match(printed):
                owner = scene.focus or self._topic
                others.append(f"{owner.name}’s {printed.split(' ', 1)[1]}" if owner is not None else printed)
            elif re.search(r"[’'s]\s", printed):
                others.append(printed)
            return
        if _OFFICIAL.search(printed) and not printed.endswith("player"):
            people.extend(self._official(unit, printed.rsplit(" ", 1)[-1], scene))
            return
        if unit is not None and unit.kind == "P" and unit.key:
            # a demonym is whoever spoke or was spoken of last, unless his nation is known to be another
            sure = [p for p in scene.cast.people if unit.key in p.nations]
            for person in (*sure[-1:], spoken, self._topic, self.speaker, *reversed(self._officials)):
                if person is not None and (not person.nations or unit.key in person.nations):
                    people.append(person)
                    return
        found = scene.persons(unit) if unit is not None else ()
        if found:
            people.append(found[0])
        elif self._topic is not None:
            people.append(self._topic)

    def _official(self, unit: Unit | None, role: str, scene: Scene) -> Iterable[Person]:
        """The official whom a role means: one of its club, one so called before, else the one named last."""
        clubs = set(scene.clubs(unit)) if unit is not None else set()
        known = [p for p in self._officials if not p.roles & _AGENT_WORDS]
        same = [p for p in known if p.club in clubs] if clubs else []
        called = [p for p in same or known if role in p.roles]
        return (called or same or [p for p in known if p.club] or [p for p in known if not p.holder])[-1:]

    def _club(self, citation: Citation, units: list[Unit], scene: Scene) -> list[str]:
        if citation.mention is not None:
            club = scene.club_of_mention(citation.mention.clubs, citation.mention.how)
            return [self.index.clubs[club].name] if club else []
        unit = _unit_at(units, citation.at, citation.end)
        return [self.index.clubs[c].name for c in (scene.clubs(unit)[:1] if unit is not None else ())]

    # -- from sentence to sentence ----------------------------------------------------------------------------

    def _go_on(self, start: int, end: int, quotations: list[Quotation], speech: list[Quotation], out: Credit) -> None:
        """Continue the former credit where the sentence says that it still reports, or prints more of its phrases."""
        if self._stated and self.text.startswith("The statement", start):
            out.names.extend(self._stated)
            out.reaches.append((start, end, self._stated))
            self._voice = (self._stated, None)
            return
        if not self._reporter:
            return
        found = _REPORT.match(self.text, start, end)
        if found:
            goes = self._gap <= 1 if found["said"] else True
        else:
            words = sum(self.text.count(" ", q.start, q.end) + 1 for q in quotations)
            goes = self._gap <= 1 and not speech and words > 1
        if goes:
            out.names.extend(self._reporter)
            out.reaches.append((start, end, list(self._reporter)))
            self._gap = 0
            if speech:
                self._voice = (list(self._reporter), None)

    def _quote(self, start: int, end: int, speech: list[Quotation], out: Credit, scene: Scene) -> None:
        """Give the sentence's quotations their speaker, and an uncredited quotation the credit of its speaker."""
        if not speech:
            return
        out.quoted = True
        if out.names:
            if out.speaker is None and out.names != self._voice[0]:
                self._voice = (list(out.names), None)
            for quotation in speech:
                quotation.known, (quotation.outlets, quotation.speaker) = True, self._voice
            if out.speaker is None:
                out.speaker = self._voice[1]
            return
        first = speech[0]
        if not first.known:
            self._find_voice(first, end, scene)
        out.speaker = first.speaker
        names = list(dict.fromkeys([*first.outlets, *([first.speaker.name] if first.speaker else ())]))
        out.names = names
        out.reaches.append((max(start, first.start), min(end, speech[-1].end), names))

    def _find_voice(self, quotation: Quotation, end: int, scene: Scene) -> None:
        """Who speaks a quotation: who is named after it, or else who spoke last."""
        quotation.known = True
        later = quotation.end > end and not quotation.follows
        if later and (who := self._named_behind(quotation.end, scene)) is not None:
            self.speaker = self._topic = who
            house, since = self._houses.get(id(who), ([], 0))
            self._voice = (house if who.journalist or self._count - since <= _INTERVIEW else [], who)
        elif not quotation.follows and self._voice[1] is None and not self._voice[0]:
            self._voice = ([], self._topic if self._topic is not scene.focus else scene.focus)
        quotation.outlets, quotation.speaker = self._voice

    def _named_behind(self, at: int, scene: Scene) -> Person | None:
        """The person whom the words behind a closing mark name as its speaker (", said Planes"; ", Hurst said")."""
        found = _BEHIND.match(self.text, at)
        if not found:
            return None
        if found["he"]:
            people: list[Person] = []
            self._pronoun(Citation("pronoun", found.start("he"), found.end("he"), "said", at, at), [], people)
            return people[0] if people else None
        for name in _CAPITALS.findall(found["rest"]):
            who = next((p for p in scene.cast.people if p.name == name), None) or scene.cast.known(name, at)
            if who is not None:
                return who
        return None


_BEHIND = re.compile(
    r"[,.]?\s(?:(?P<he>he|she)\s(?:said|told|added|says|wrote|insisted|explained|admitted)\b|"
    r"(?P<rest>(?:said|says|added|insisted|explained|admitted|joked|continued|concluded)\s[^,.\n]{2,70}|"
    r"[A-ZÀ-Þ][^,.\n]{1,40}\s(?:said|told|added|says|insisted|explained|admitted)\b))")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2}")


def _unit_at(units: list[Unit], low: int, high: int) -> Unit | None:
    """The unit that the description at `low` to `high` became, or the one that holds its end."""
    for unit in units:
        if unit.start <= high - 1 < unit.end:
            return unit
    return None
