"""Who says so: outlets credited, people quoted, and how far along a story a credit reaches."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from sagabook.reading import citing
from sagabook.reading.citing import Citation, Masked
from sagabook.reading.mentions import Mention
from sagabook.reading.names import NameIndex
from sagabook.reading.people import Person
from sagabook.reading.quotations import Quotation, find_quotations
from sagabook.reading.scene import Scene, same_name
from sagabook.reading.syntax import Unit

_REPORT = re.compile(
    r"[\"“‘']?(?:(?:And |But |Yet |However, |Also, )?(?P<said>[Ii]t(?: is|['’]s| was| has been| is also)(?: also| further| then)? "
    r"(?:said|claimed|reported|added|stated|suggested)\b)"
    r"|(?P<press>The (?:\w+ )?(?:report|outlet|newspaper|paper|publication|site|website|broadcaster|story|article|post|account|statement)"
    r"(?:['’]s)?\b(?! (?:on|about|that|will))|Sources have told the (?:website|outlet|paper|newspaper|site|publication)|"
    r"(?:It|They) (?:add|adds|claim|claims|also claim|also report|report|reports|put|puts|wrote|write|say|says|state)\b))")
_AGENT = re.compile(rf"\b(?:{citing.AGENT})s?$")
_OFFICIAL = re.compile(rf"\b(?:{citing.OFFICIAL})$")
_AGENT_WORDS = frozenset(citing.AGENT.split("|"))
_HIS = re.compile(r"(?:his|her|the player[’']s)\s", re.IGNORECASE)
_PRESS_WORDS = frozenset(
    "News Sport Sports Football Daily Times TV Radio Insider Mail Post Star Herald Gazette Echo Online Live Media Press Stand "
    "Podcast Show Magazine Today Weekly Calcio Tribune Record Telegraph Chronicle Astro Mercato Deportivo Sportivo Journal "
    "Transfer Transfers Goal Report Network Channel Bulletin Standard Express Mirror Sun World Talk Tavern".split())
_CAMEL = re.compile(r"^[A-Z]?[a-z]+[A-Z]")
_PRESS_SAYS = frozenset("say says said add adds added claim claims claimed report reports reported write writes wrote put puts "
                        "state states stated suggest suggests suggested reveal reveals revealed".split())
#: How many sentences on a speaker's words still come from the interview that the story named.
_INTERVIEW = 4
#: The sentences at a story's head whose unnamed "reports" are the ones that it then names.
_LEAD = 4
_ANONYMOUS = re.compile(r"according to (?:\w+ )?reports|\b[Rr]eports (?:have )?(?:claim|suggest|say)|\b[Aa] (?:new )?report (?:says|claims|suggests)")
_OWN_WORDS = frozenset("tweeted tweets tweet posted wrote".split())
#: A line that ends so gives the floor to its subject: "Ann Price, of the Echo, explains."
_FLOOR = re.compile(r"(?:explains|writes|reports|says|analyses|takes a look)[.:]$")
_CREDIT_LINE = re.compile(r"\((?:via |from |[Ss]ource:? )?(?P<name>[^()]{2,40}?)(?:\s[-–][^()]{1,30}|, via [^()]+)?\)\W*(?:, external)?\W*$")
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
        self.outlet = outlet or ""
        self.text = text
        self.speaker: Person | None = None
        self._own = self._own_keys()
        self._cues = citing.find_cues(text)
        self._starts = [cue[0] for cue in self._cues]
        self._quotations = find_quotations(text)
        self._ends = [quotation.end for quotation in self._quotations]
        self._printed: dict[str, str] = {}
        self._houses: dict[int, tuple[list[str], int]] = {}
        self._count = 0
        self._running: list[str] = []
        self._unnamed: list[tuple[Credit, int, int]] = []
        self._women: dict[int, bool] = {}
        self._section: str | None = None
        self._line: tuple[int, str | None] = (-1, None)
        self._reporter: list[str] = []
        self._gap = 99
        self._topic: Person | None = None
        self._officials: list[Person] = []
        self._named: list[tuple[int, Mention]] = []
        self._opened: Person | None = None
        self._voice: tuple[list[str], Person | None] = ([], None)

    # -- outlets ----------------------------------------------------------------------------------------------

    def _own_keys(self) -> frozenset[str]:
        """The ids of the outlets that are this story's own house: its outlet, and whatever shares its domain."""
        keys = {key for named in self.index.table.get(self.outlet, ()) if named.what == "O" for key in named.keys}
        outlets = self.index.register.outlets
        domains = {outlets[key].domain for key in keys} - {""}
        return frozenset(keys | {row.id for row in outlets.values() if row.domain in domains}) if domains else frozenset(keys)

    def _is_own(self, mention: Mention) -> bool:
        return mention.key in self._own or same_name(self.text[mention.start:mention.end], self.outlet)

    def _outlet(self, mention: Mention) -> str:
        """An outlet as the story first prints it, a heading's capitals undone."""
        known = self._printed.get(mention.key)
        if known is not None:
            return known
        printed = self.text[mention.start:mention.end]
        row = self.index.register.outlets.get(mention.key)
        if row is not None and printed.isupper() and len(printed) > 4:
            names = (row.name, *row.aliases, *row.weak)
            same = [n for n in names if n.upper().removeprefix("THE ") == printed.removeprefix("THE ")]
            printed = next((n for n in same if not n.isupper()), same[0] if same else row.name)
        elif self.text[max(0, mention.start - 4):mention.start] == "The ":
            printed = "The " + printed
        self._printed[mention.key] = printed
        return printed

    def header(self, line: str, mentions: list[Mention]) -> bool:
        """Whether a line is only an outlet's name, as over the items of a press review; its items are then credited to it."""
        if len(line) > 40:
            return False
        inside = [m for m in mentions if m.what == "O"]
        bare = line.strip(" :-–—*#•").removeprefix("The ").removeprefix("THE ")
        if len(inside) != 1 or inside[0].end - inside[0].start < len(bare):
            return False
        self._section = None if self._is_own(inside[0]) else self._outlet(inside[0])
        return True

    def _line_credit(self, start: int, end: int) -> str | None:
        """The outlet that closes the line in brackets ("… for £20m. (Sun)") and so covers all its sentences."""
        if start <= self._line[0]:
            return self._line[1]
        line = self.text.find("\n", end)
        stop = line if line >= 0 else len(self.text)
        name: str | None = None
        tail = self.text[max(start, stop - 70):stop]
        if tail.rstrip(" .").endswith((")", "external")) and (found := _CREDIT_LINE.search(tail)):
            named = [n for n in self.index.table.get(found["name"].removeprefix("the ").removeprefix("The "), ()) if n.what == "O"]
            if named and named[0].keys[0] not in self._own:
                name = found["name"].removeprefix("the ")
        self._line = (stop, name)
        return name

    # -- one sentence -----------------------------------------------------------------------------------------

    def credit(self, start: int, end: int, mentions: list[Mention], units: list[Unit], scene: Scene) -> Credit:
        """The credit of the sentence at `text[start:end]`."""
        out = Credit()
        quotations = self._quoted(start, end)
        speech = [q for q in quotations if q.speech]
        cues = self._cues_in(start, end, quotations)
        self._gap += 1
        self._count += 1
        found: list[Citation] = []
        masked = None
        if cues or mentions:
            masked = Masked(self.text, start, end, mentions)
            self._note_people(masked, speech)
        if masked is not None:
            if cues or self.text[start:end].rstrip(" .")[-1:].isalpha() and mentions and mentions[-1].what == "O":
                found = citing.citations(masked, cues)
            if mentions and mentions[0].what == "O" and (first := citing.opening(masked)):
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
        if not out.names and self._gap < 8:
            self._go_on(start, end, quotations, speech, out)
        self._quote(start, end, speech, out, scene)
        if not out.names and self._count <= _LEAD and _ANONYMOUS.search(self.text, start, end):
            self._unnamed.append((out, start, end))
        covering = self._line_credit(start, end) or self._section
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

    def _note_people(self, masked: Masked, speech: list[Quotation]) -> None:
        """Note who opens the sentence, and which officials it names."""
        topic: Person | None = None
        self._named = [(p, m) for p, m in masked.names if m.what == "P" and not any(q.start < m.start < q.end for q in speech)]
        for place, mention in masked.names:
            person = mention.person
            if person is None or mention.what != "P" or any(q.start < mention.start < q.end for q in speech):
                continue
            if person.staff or person.roles & _AGENT_WORDS:
                if person in self._officials:
                    self._officials.remove(person)
                self._officials.append(person)
            if topic is None and place < 60 and not self._looks_press(mention):
                before = masked.text[:place]
                if "," not in before.rstrip(" ,")[12:] and not re.search(r"[a-z]ed |\bto |\bof |\bfor |\bfrom |\bwith |\bby |\bis |\bhas |\bhave |\bare ", before):
                    topic = person
        self._opened = topic
        if topic is not None:
            self._topic = topic

    def _looks_press(self, mention: Mention) -> bool:
        """Whether a name that the recogniser took for a person's is an outlet's that the register lacks."""
        person = mention.person
        if person is None:
            return True
        if person.journalist or person.staff and person.club:
            return False
        name = self.text[mention.start:mention.end]
        words = name.split()
        if words[0] in self.index.register.given_names and words[-1] not in _PRESS_WORDS:
            return False
        return words[-1] in _PRESS_WORDS and len(words) > 1 or bool(_CAMEL.match(name)) and not name.startswith(("Mc", "Mac", "De", "Di", "Van", "Le", "La"))

    def _resolve(self, citation: Citation, out: Credit, units: list[Unit], scene: Scene) -> None:
        """Add the names that a citation stands for to the sentence's credit."""
        outlets, people, others = self._named_with(citation), [], []
        mention = citation.mention
        reporting = bool(outlets)
        if citation.kind == "O" and mention is not None:
            if self._is_own(mention):
                self._reporter, self._gap = [], 99
            else:
                outlets.append(self._outlet(mention))
                reporting = True
        elif citation.kind == "P" and mention is not None and mention.person is not None:
            if self._looks_press(mention) or citation.press and not self._is_person(mention.person):
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
        if reporting and (citation.kind == "O" or citation.press or people and people[0].journalist):
            self._reveal(names)
        if reporting:
            kept = names if self._gap > 0 else [*self._reporter, *names]
            self._reporter, self._gap = list(dict.fromkeys(kept)), 0
        if others and not people:
            self._voice = (others, None)
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
                if not self._is_own(named):
                    out.append(self._outlet(named))
            elif named.what == "P" and named.person is not None:
                # who was told: a journalist, or an outlet that the register lacks
                if named.person.journalist:
                    out.append(named.person.name)
                elif not self._is_person(named.person) or self._looks_press(named):
                    out.append(self.text[named.start:named.end])
            elif named.what == "X" and self.text[named.start:named.end].isupper() and named.end - named.start > 2:
                out.append(self.text[named.start:named.end])
        return out

    def _is_person(self, person: Person) -> bool:
        """Whether anything marks a name as a human being's."""
        first = person.name.split()[0]
        return bool(person.journalist or person.staff and person.club or person.holder or person.roles or person.ages or person.nations
                    or first in self.index.register.given_names or first in self.index.register.weak_given_names and " " in person.name)

    def _speaks(self, person: Person, outlets: list[str], out: Credit, citation: Citation) -> None:
        """Note `person` as the one who speaks, with the outlets that he or she writes for or has told."""
        house, since = self._houses.get(id(person), ([], 0))
        if outlets:
            self._houses[id(person)] = (list(outlets), self._count)
        elif person.journalist or self._count - since <= _INTERVIEW and citation.verb not in _OWN_WORDS:
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
        named = [m for _, m in self._named if m.start < at]
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
                owner = scene.focus
                others.append(f"{owner.name}’s {printed.split(' ', 1)[1]}" if owner is not None else printed)
            elif re.search(r"[’'s]\s", printed):
                others.append(printed)
            return
        if _OFFICIAL.search(printed) and not printed.endswith("player"):
            people.extend(self._official(unit, scene))
            return
        if self.speaker is not None and citation.spoken and unit is not None and unit.kind == "P" and unit.key and (
                not self.speaker.nations or unit.key in self.speaker.nations):
            people.append(self.speaker)
            return
        if unit is not None and unit.key and spoken is not None and not spoken.is_player:
            people.append(spoken)
            return
        found = scene.persons(unit) if unit is not None else ()
        if found:
            people.append(found[0])
        elif self._topic is not None:
            people.append(self._topic)

    def _official(self, unit: Unit | None, scene: Scene) -> Iterable[Person]:
        clubs = set(scene.clubs(unit)) if unit is not None else set()
        known = [p for p in self._officials if not p.roles & _AGENT_WORDS]
        same = [p for p in known if p.club in clubs] if clubs else []
        if same or known:
            return (same or known)[-1:]
        return ()

    def _club(self, citation: Citation, units: list[Unit], scene: Scene) -> list[str]:
        if citation.mention is not None:
            club = scene.club_of_mention(citation.mention.clubs, citation.mention.how)
            return [self.index.clubs[club].name] if club else []
        unit = _unit_at(units, citation.at, citation.end)
        return [self.index.clubs[c].name for c in (scene.clubs(unit)[:1] if unit is not None else ())]

    # -- from sentence to sentence ----------------------------------------------------------------------------

    def _go_on(self, start: int, end: int, quotations: list[Quotation], speech: list[Quotation], out: Credit) -> None:
        """Continue the former credit where the sentence says that it still reports, or prints more of its phrases."""
        if not self._reporter:
            return
        found = _REPORT.match(self.text, start, end)
        if found:
            goes = self._gap <= 1 if found["said"] else True
        else:
            goes = self._gap <= 1 and not speech and sum(self.text.count(" ", q.start, q.end) + 1 for q in quotations) > 1
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
        if quotation.end > end and not quotation.follows and (who := self._named_behind(quotation.end, scene)) is not None:
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
        return scene.cast.known(found["name"], at)


_BEHIND = re.compile(
    r"[,.]?\s(?:(?P<he>he|she)\s(?:said|told|added|says|wrote|insisted|explained|admitted)\b|"
    r"(?:(?:said|says|added|insisted|explained|admitted|told|joked|continued|concluded)\s(?:(?:the|[a-z-]+|[A-Z][\w’']+(?=\s[a-z]))\s){0,5})?"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2})(?:\s(?:said|told|added|says|insisted|explained|admitted)\b|[,.:]|\s))")


def _unit_at(units: list[Unit], low: int, high: int) -> Unit | None:
    """The unit that the description at `low` to `high` became, or the one that holds its end."""
    for unit in units:
        if unit.start <= high - 1 < unit.end:
            return unit
    return None
