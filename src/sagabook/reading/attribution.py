"""Who says so: outlets credited, people quoted, and how far along a story a credit reaches."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from sagabook.reading import citing, cues
from sagabook.reading.citing import Citation
from sagabook.reading.masked import Masked
from sagabook.reading.mentions import Mention
from sagabook.reading.names import NameIndex
from sagabook.reading.people import Person
from sagabook.reading.press import Press
from sagabook.reading.quotations import Quotation, covered, find_quotations
from sagabook.reading.scene import Scene
from sagabook.reading.speakers import Speakers
from sagabook.reading.units import Unit

_REPORT = re.compile(
    r"[\"“‘']?(?:(?:And |But |Yet |However, |Also, )?"
    r"(?P<said>[Ii]t(?: is|['’]s| was| has been| is also)(?: also| further| then)? "
    r"(?:said|claimed|reported|added|stated|suggested)\b)"
    r"|The (?:\w+ )?(?:report|outlet|newspaper|paper|publication|site|website|broadcaster|story|article|post|account|"
    r"statement)(?:['’]s)?\b(?! (?:on|about|that|will))|Sources have told the (?:website|outlet|paper|newspaper|site)|"
    r"(?:It|They) (?:go(?:es)? on to \w+|adds?|claims?|also claim|also report|reports?|puts?|wrote|write|says?|"
    r"state)\b)"
)
#: What still reports, wherever it stands in its sentence.
_NOTED = re.compile(
    r"\b[Ii]t(?: is| has been|['’]s)(?: also| further| then| even)? (?:claimed|noted|added|stated|suggested)\b"
)
#: What adds to a report, and so goes on with it over a line or two of the story's own.
_ADDED = re.compile(r"\b(?:added|also|further|then)\b")
#: What may go on with a report behind a line of the story's own; "it is said" is too loose for that.
_IT_IS_CLAIMED = re.compile(r"It(?: is|['’]s) (?:claimed|reported|stated|suggested)")
_PRESS_SAYS = frozenset(
    "say says said add adds added claim claims claimed report reports reported write writes wrote "
    "put puts state states stated suggest suggests suggested reveal reveals revealed".split()
)
#: How many sentences on a speaker's words still come from the interview that the story named.
_INTERVIEW = 4
#: How many sentences on "the report" still means the outlet credited last, and "they" or "it" the outlet.
_REPORT_REACH, _PRONOUN_REACH = 8, 3
#: The sentences at a story's head whose unnamed "reports" are the ones that it then names.
_LEAD = 4
#: How many sentences later "reports" may be given their name where they stand further down.
_NAMED_SOON = 2
_ANONYMOUS = re.compile(
    r"[Aa]ccording to (?:\w+ )?reports|\b[Rr]eports (?:in \w+ )?(?:claim|suggest|say)\b|"
    r"\b[Aa] (?:new )?report (?:says|claims|suggests)|\breportedly\b|"
    r"\b[Ii]t(?: is| was| has been|['’]s(?: been)?) (?:reported|claimed)\b"
)
#: What sets the words of a report apart from the story's own.
_BUT = re.compile(r"[;,]? (?:but|although|though|whereas) ")
_CLOSING_REPORTS = re.compile(r"\b(?:[Aa]ccording to|per|as per) (?:\w+ )?reports\b|, reports (?:claim|say|suggest)")
#: A report that is none of those named before, so that "the report adds" no longer means them.
_NEW_REPORT = re.compile(
    r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne)"
    r"(?: new| fresh| separate| recent| further| latest| different| second| rival| conflicting)? report\b|"
    r"\b(?:[Rr]ecent|[Ss]eparate|[Oo]ther|[Pp]revious|[Ee]arlier|[Dd]ifferent|[Cc]onflicting) reports\b|"
    r"\b[Rr]eports (?:in|from|out of) [A-Z]|"
    r"\b(?:[Ee]arlier|[Ll]ast|[Yy]esterday|[Oo]n [A-Z]\w+day)\b[^,.]{0,30},? it (?:was|had been) (?:claimed|reported)\b"
)
#: Reports of one place, of which the next lines may well tell whose they are: "Reports in Turkey claim".
_REPORTS_IN = re.compile(r"\b[Rr]eports (?:in|from|out of) [A-Z]|\b[Aa] (?:new |fresh )?report (?:in|from) [A-Z]")
#: A sentence that only credits the one before it: "That is according to the Mirror".
_THAT_IS = re.compile(
    r"(?:That|This|Those)(?:['’]s| is| was| are|,? at least, is)(?: all)? "
    r"(?:according to|the (?:claim|view|word|report|verdict)s? (?:of|from|in)|what|as per|per)\b|"
    r"(?:That|This|It|The (?:news|move|deal))(?: has| have|['’]s)?(?: also| now| since)?(?: been| was)?(?: also)? "
    r"(?:confirmed|reported|revealed|claimed|backed up) by\b|"
    r"[^\"“]{3,80}\b(?:confirm|report|reveal)(?:s|ed) "
    r"(?:it|this|that|as much|the (?:news|report|story|claim))(?:[.,]| (?:on|in|to)\b)"
)
#: More cues than any sentence of prose has; what goes on after them is no prose.
_MARKS = 60
_AGED = re.compile(r"\d-year-old $")
_SHOWING = ("made ", "makes ", "making ", "indicat")
_OWN_WORDS = frozenset("tweeted tweets tweet posted wrote".split())
#: How a journalist is called, and no paper.
_WRITERS = ("journalist", "reporter")
#: What names the journalist of the reports that a story opened with.
_AFTER_NAMES = frozenset(("according to", "as per", "reported by"))
#: What adds to the report of the line before.
_GOES_ON = re.compile(
    r"\bthat (?:list|shortlist)\b|\b(?:could|may|might|would) also\b|\b(?:is|are) also (?:among|part)\b"
)
#: A heading over a club's own words, printed without marks: "The official Torino statement, 14 June:"
_STATEMENT_BELOW = re.compile(
    r"(?:\[[\w -]+\] )?(?:The )?(?:[Oo]fficial|[Cc]lub|[Ff]ull)[^\n.]{0,40} statement\b[^\n.\"“]{0,30}:$"
)
#: A line that ends so gives the floor to its subject: "Ann Price, of the Echo, explains."
_FLOOR = re.compile(r"(?:explains|writes|reports|says|analyses|takes a look)[.:]$")


@dataclass(slots=True)
class Credit:
    """The sources of one sentence's claims, nearest first, and whether the sentence is somebody's words.

    `club` is the id of the club whose statement is quoted, for its "we"; `outlet` marks that an outlet or a journalist
    is among them; `described` is the club that "the club" was taken for; `reaches` bounds each source by the stretch of
    the story that it vouches for.
    """

    names: list[str] = field(default_factory=list)
    speaker: Person | None = None
    quoted: bool = False
    club: str | None = None
    outlet: bool = False
    described: str = ""
    reaches: list[tuple[int, int, list[str]]] = field(default_factory=list)

    def at(self, offset: int) -> list[str]:
        """The sources of what stands at `offset` of the story."""
        found = [name for low, high, names in self.reaches if low <= offset <= high for name in names]
        return list(dict.fromkeys(found))

    def add(self, names: list[str], low: int, high: int) -> None:
        """Credit the stretch from `low` to `high` to `names` too."""
        self.names.extend(n for n in names if n not in self.names)
        self.reaches.append((low, high, names))


@dataclass(slots=True)
class _Sources:
    """What one citation stands for: outlets, people and others (clubs, "Novak's agent"), and whether it is a report."""

    outlets: list[str]
    people: list[Person] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    report: bool = False
    described: bool = False


class Attribution:
    """Follows the credits of one story from sentence to sentence."""

    def __init__(self, index: NameIndex, outlet: str | None, text: str) -> None:
        self.index = index
        self.text = text
        self.press = Press(index, outlet or "", text)
        self.speakers = Speakers(index, self.press, text)
        self._cues = cues.find_cues(text)
        self._starts = [cue[0] for cue in self._cues]
        self.quotations = find_quotations(text)
        self._ends = [quotation.end for quotation in self.quotations]
        self._count = 0
        # the outlets (or the journalist) credited last, and how many sentences ago
        self._reporter: list[str] = []
        self._gap = 99
        # whose words an uncredited quotation goes on with
        self._voice: tuple[list[str], Person | None] = ([], None)
        self._houses: dict[int, tuple[list[str], int]] = {}
        self._clubs: dict[str, str] = {}
        self._section: str | None = None
        self._floor: list[str] = []
        self._stated: list[str] = []
        self._stated_at = -99
        self._unnamed: list[tuple[int, Credit, int, int]] = []
        self._before: tuple[Credit, int, int] | None = None

    @property
    def speaker(self) -> Person | None:
        """Who spoke last."""
        return self.speakers.speaker

    def header(self, line: str, mentions: list[Mention]) -> bool:
        """Whether a line is only an outlet's name, as over the items of a press review, then credited to it."""
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
        self._gap += 1
        self._count += 1
        self.speakers.note(start, mentions, speech)
        opened, before = False, self._before
        for citation in self._citations(start, end, mentions, quotations):
            self._resolve(citation, out, units, scene)
            opened |= citation.verb == ":"
        if opened and out.names:
            self.press.cover_line(end, out.names[0])
        self._hold_floor(start, end, speech, out)
        if before is not None and out.names and _THAT_IS.match(self.text, start, end):
            before[0].add(out.names, before[1], before[2])
        elif (
            not out.names
            and _tells_of_reports(self.text, start, end)
            and _NEW_REPORT.search(self.text, start, end) is not None
        ):
            self._reporter, self._gap, self._voice = [], 99, ([], None)
        self._before = (out, start, end)
        covering = self._covering(start, end)
        if not out.names and not covering and (self._gap <= _REPORT_REACH or self._stated):
            self._go_on(start, end, quotations, speech, out)
        if speech:
            self._quote(start, end, speech, out, scene)
        elif out.names and out.speaker is None and self.text[end - 1] == ":":
            self._voice = (list(out.names), None)  # "The report adds:" gives the report its words
        lead = self._count <= _LEAD
        if (
            not out.names
            and _tells_of_reports(self.text, start, end)
            and (mark := (_ANONYMOUS if lead else _REPORTS_IN).search(self.text, start, end))
        ):
            low = max((cut.end() for cut in _BUT.finditer(self.text, start, mark.start())), default=start)
            after = _BUT.search(self.text, mark.end(), end)
            self._unnamed.append((self._count, out, low, after.start() if after else end))
        if covering and not out.outlet:
            out.add([covering], start, end)
            out.names = list(dict.fromkeys([covering, *out.names]))
        return out

    def _covering(self, start: int, end: int) -> str | None:
        """Who is credited with the line that a sentence stands in, or with its section of a press review."""
        return self.press.dashed(end) or self.press.closing(start, end) or self.press.signed(end) or self._section

    def _quoted(self, start: int, end: int) -> list[Quotation]:
        at = bisect_left(self._ends, start + 1)
        stop = at
        while stop < len(self.quotations) and self.quotations[stop].start < end:
            stop += 1
        return self.quotations[at:stop]

    def _citations(self, start: int, end: int, mentions: list[Mention], quotations: list[Quotation]) -> list[Citation]:
        """Whom the sentence credits, in order; most sentences have no cue, and cost nothing."""
        marks = self._cues[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        if quotations:
            marks = [mark for mark in marks if not covered(quotations, mark[0])]
        opens = bool(mentions) and mentions[0].what == "O"
        closes = bool(mentions) and mentions[-1].what == "O" and end - mentions[-1].end < 3
        if not (marks or opens or closes):
            return []
        masked = Masked(self.text, start, end, mentions)
        marks = marks[:_MARKS]
        found = citing.citations(masked, marks) if marks or closes else []
        first = citing.opening(masked) if opens else None
        return found if first is None else [first, *found]

    def _resolve(self, citation: Citation, out: Credit, units: list[Unit], scene: Scene) -> None:
        """Add the names that a citation stands for to the sentence's credit."""
        found = self._sources(citation, units, scene, out.speaker)
        for person in found.people:
            self._speaks(person, found.outlets, citation)
            out.speaker = person
        names = list(dict.fromkeys([*found.outlets, *(p.name for p in found.people), *found.others]))
        if not names:
            if citation.kind == "report":
                self._voice = ([], None)  # of a report that the story does not name
            return
        named = found.outlets and not found.people and not found.others and citation.verb not in cues.TALKED
        if named or (found.report and citation.verb in _AFTER_NAMES):
            self._reveal(names)
        out.outlet |= found.report
        out.described = names[-1] if found.described else out.described
        if found.report:
            kept = names if self._gap > 0 else [*self._reporter, *names]
            self._reporter, self._gap = list(dict.fromkeys(kept)), 0
        if found.others and not found.people:
            self._voice, self._stated_at = (found.others, None), self._count
            if citation.verb.startswith("statement"):
                self._stated = found.others
        out.names = list(dict.fromkeys([*found.outlets, *out.names, *names]))
        out.reaches.append((citation.lo, citation.hi, names))

    def _sources(self, citation: Citation, units: list[Unit], scene: Scene, spoken: Person | None) -> _Sources:
        """What a citation stands for, by its kind."""
        out = _Sources(self._named_with(citation))
        out.report = bool(out.outlets)
        printed = self.text[citation.at : citation.end]
        if citation.mention is not None and citation.kind in "POX":
            self._name(citation, citation.mention, out)
        elif citation.kind in ("C", "clubword"):
            out.others.extend(self._club(citation, units, scene))
            out.described = citation.kind == "clubword"
        elif citation.kind == "text":
            out.outlets.append(printed)
            out.report = True
        elif citation.kind == "report" and printed.endswith(_WRITERS) and self.speakers.journalist is not None:
            out.people.append(self.speakers.journalist)
            out.report = True
        elif citation.kind == "report":
            out.outlets.extend(self._reporter if self._gap <= _REPORT_REACH else ())
            out.report = bool(out.outlets)
        elif citation.kind == "pronoun" and printed.lower() in ("it", "they"):
            if self._gap <= _PRONOUN_REACH and citation.verb in _PRESS_SAYS:
                out.outlets.extend(self._reporter)
            if not out.outlets and self._count - self._stated_at <= _PRONOUN_REACH and citation.verb in _PRESS_SAYS:
                out.others.extend(self._voice[0] if self._voice[1] is None else ())
                return out
            if not out.outlets and citation.verb in ("announced", "confirmed", "confirm", "announce"):
                out.others.extend(self._club(citation, units, scene))
        elif citation.kind == "pronoun":
            who = self.speakers.pronoun(printed, citation.at)
            if isinstance(who, str):
                out.others.append(who)
            elif who is not None:
                out.people.append(who)
        elif citation.kind == "source":
            out.others.append(printed.replace("Sources", "sources").replace("Insiders", "insiders"))
        elif citation.kind == "role":
            known = self.speakers.described(printed, _unit_at(units, citation.end), scene, spoken)
            if isinstance(known, Person):
                out.people.append(known)
            elif known:
                out.others.append(known)
        return out

    def _name(self, citation: Citation, mention: Mention, out: _Sources) -> None:
        """A source that is named: an outlet, a person, or an outlet that the register lacks."""
        printed, person = self.text[mention.start : mention.end], mention.person
        if citation.kind == "O":
            if self.press.is_own(mention):
                # the story's own voice: what was credited before is over
                self._reporter, self._gap = [], 99
            else:
                out.outlets.append(self.press.outlet(mention))
                out.report = True
        elif person is None:
            if printed.isupper() and len(printed) > 2:
                out.outlets.append(printed)
        elif mention.how == "single" and _AGED.search(self.text, max(0, mention.start - 14), mention.start):
            # "the 25-year-old Dubliner" is a description
            out.people.extend([self.speakers.topic] if self.speakers.topic is not None else ())
        elif self.text[mention.start - 1 : mention.start] == "@" and not person.journalist:
            out.outlets.append("@" + printed)
            out.report = True
        elif self.press.looks_press(mention) or (citation.press and not self.press.is_person(person)):
            out.outlets.append(printed)
            out.report = True
        elif not (person.is_player and citation.verb.startswith(_SHOWING)):
            # a player who "has made it clear" acts; a manager who does speaks
            out.people.append(person)
            out.report |= person.journalist or citation.press

    def _named_with(self, citation: Citation) -> list[str]:
        """The outlets named with a source: whose journalist it is, or whom it told."""
        out = []
        for named in citation.outlets:
            if isinstance(named, str):
                if named[0] == "@" or "." in named or self.press.sounds_like(named):
                    out.append(named)
            elif named.what == "O":
                if not self.press.is_own(named):
                    out.append(self.press.outlet(named))
            elif named.person is not None:
                if named.person.journalist:
                    out.append(named.person.name)
                elif not self.press.is_person(named.person) or self.press.looks_press(named):
                    out.append(self.press.whole(named))
            elif named.what in "XNL":
                run = self.press.whole(named)
                if (run.isupper() and len(run) > 2) or self.press.sounds_like(run):
                    out.append(run)
        return out

    def _club(self, citation: Citation, units: list[Unit], scene: Scene) -> list[str]:
        if citation.mention is not None:
            club = scene.club_of_mention(citation.mention.clubs, citation.mention.how)
        else:
            unit = _unit_at(units, citation.end)
            club = next(iter(scene.clubs(unit)), None) if unit is not None else None
            here = {named for _, clubs in scene.here_clubs for named in clubs}
            if club is None and len(here) == 1:
                club = here.pop()  # "Novak has joined Torino, the Serie A club announced"
            if club is None and citation.verb == "statement":
                club = next(iter((*scene.subject_clubs, *scene.recent[-1:])), None)
        if club is None:
            return []
        name = self.index.clubs[club].name
        self._clubs[name] = club
        return [name]

    def _speaks(self, person: Person, outlets: list[str], citation: Citation) -> None:
        """Note `person` as the one who speaks, with the outlets that he or she writes for or has told."""
        if outlets:
            self._houses[id(person)] = (list(outlets), self._count)
        elif citation.verb not in _OWN_WORDS or person.journalist:
            outlets.extend(self._house(person))
        pronoun = citation.kind == "pronoun"
        self.speakers.speaks(person, self.text[citation.at : citation.end] if pronoun else "")
        self._voice = (list(outlets), person)

    def _house(self, person: Person) -> list[str]:
        """The outlets that go with a person's words: a journalist's own, a speaker's for the length of an interview."""
        outlets, since = self._houses.get(id(person), ([], 0))
        return outlets if person.journalist or self._count - since <= _INTERVIEW else []

    # -- from sentence to sentence ----------------------------------------------------------------------------

    def _reveal(self, names: list[str]) -> None:
        """Give the "reports" of a story's lead, or of the lines before, the name that the story then gives them."""
        for count, credit, start, end in self._unnamed:
            if count <= _LEAD or self._count - count <= _NAMED_SOON:
                credit.add(names, start, end)
        self._unnamed = []

    def _hold_floor(self, start: int, end: int, speech: list[Quotation], out: Credit) -> None:
        """Credit what follows "Ann Price explains." to her, until another source or a heading."""
        if out.names:
            if _FLOOR.search(self.text, max(start, end - 12), end) or _STATEMENT_BELOW.match(self.text, start, end):
                self._floor = out.names
            elif set(self._floor).isdisjoint(out.names):
                self._floor = []
        elif self._floor and not speech and self.text[start] not in "[#":
            out.add(self._floor, start, end)
        else:
            self._floor = []

    def _go_on(self, start: int, end: int, quotations: list[Quotation], speech: list[Quotation], out: Credit) -> None:
        """Continue the former credit where the sentence says that it still reports, or prints more of its phrases."""
        names = self._reporter
        if self._stated and self.text.startswith("The statement", start):
            names = self._stated
        elif (found := _REPORT.match(self.text, start, end)) is not None:
            said = found["said"]
            reach = _PRONOUN_REACH if said and _ADDED.search(said) else 2 if said and _IT_IS_CLAIMED.match(said) else 1
            if said and self._gap > reach:
                return
        elif (self._gap == 1 and _GOES_ON.search(self.text, start, end) is not None) or (
            self._gap <= _PRONOUN_REACH and _NOTED.search(self.text, start, end) is not None
        ):
            pass
        elif speech or self._gap > 1 or sum(self.text.count(" ", q.start, q.end) + 1 for q in quotations) < 2:
            return
        elif _ANONYMOUS.search(self.text, start, quotations[0].start) or _CLOSING_REPORTS.search(self.text, start, end):
            return  # it has reports of its own
        if not names:
            return
        out.add(list(names), start, end)
        if names is self._reporter:
            self._gap = 0
        if speech:
            self._voice = (list(names), None)

    def _quote(self, start: int, end: int, speech: list[Quotation], out: Credit, scene: Scene) -> None:
        """Give the sentence's quotations their speaker, and an uncredited quotation the credit of its speaker."""
        out.quoted = True
        if out.names:
            if out.speaker is None and out.names != self._voice[0]:
                self._voice = (list(out.names), None)
            for quotation in speech:
                quotation.known, (quotation.outlets, quotation.speaker) = True, self._voice
            out.speaker = out.speaker or self._voice[1]
            out.club = next((self._clubs[name] for name in out.names if name in self._clubs), None)
            return
        first = speech[0]
        if not first.known:
            self._find_voice(first, end, scene)
        out.speaker = first.speaker
        names = [*first.outlets, *([first.speaker.name] if first.speaker is not None else ())]
        out.add(list(dict.fromkeys(names)), max(start, first.start), min(end, speech[-1].end))
        out.club = next((self._clubs[name] for name in names if name in self._clubs), None)

    def _find_voice(self, quotation: Quotation, end: int, scene: Scene) -> None:
        """Who speaks a quotation: who is named after it, or else who spoke last."""
        quotation.known = True
        later = quotation.end > end and not quotation.follows
        if later and (who := self.speakers.behind(quotation.end, scene)) is not None:
            self.speakers.speaks(who)
            self._voice = (self._house(who), who)
        elif not quotation.follows and self._voice[1] is None and not self._voice[0]:
            topic = self.speakers.silent_topic(quotation.start, quotation.end)
            reported = topic is None and self._gap <= _PRONOUN_REACH
            self._voice = (list(self._reporter) if reported else [], topic)
        quotation.outlets, quotation.speaker = self._voice


def _unit_at(units: list[Unit], end: int) -> Unit | None:
    """The unit that the description ending at `end` became, or the one that holds its end."""
    return next((unit for unit in units if unit.start < end <= unit.end), None)


def _tells_of_reports(text: str, start: int, end: int) -> bool:
    """Whether a sentence may speak of reports: tested before longer expressions."""
    return text.find("eport", start, end) >= 0 or text.find("claimed", start, end) >= 0
