"""Who speaks where no name is printed ("he added", "the Lisbon chief", "his agent"), and who behind a quotation."""

import re

from sagabook.reading import phrases
from sagabook.reading.mentions import Mention
from sagabook.reading.names import NameIndex
from sagabook.reading.people import Person
from sagabook.reading.press import Press
from sagabook.reading.quotations import Quotation, covered
from sagabook.reading.scene import Scene
from sagabook.reading.units import Unit

_AGENT = re.compile(rf"\b(?:{phrases.AGENT})s?$")
_OFFICIAL = re.compile(rf"\b(?:{phrases.OFFICIAL})$")
_ANY_AGENT = re.compile(rf"[’'s] (?:{phrases.AGENT})\b")
_AGENT_WORDS = frozenset(phrases.AGENT.split("|"))
#: On which side of a club an official sits, where his title tells.
_OFFICES = {
    **dict.fromkeys(("manager", "coach", "gaffer", "tactician", "trainer"), "bench"),
    **dict.fromkeys(("president", "chairman", "chairwoman", "owner", "co-owner", "vice-president"), "board"),
    **dict.fromkeys(("director", "executive", "ceo", "CEO"), "board"),
}
_HIS = re.compile(r"(?:his|her|the player[’']s)\s", re.IGNORECASE)
#: Words after which a name no longer opens its sentence.
_PREDICATE = re.compile(r"[a-z]ed |\b(?:to|of|for|from|with|by|is|was|has|have|are|were|had|wants?) ")
#: How far into its sentence a name can stand and still open it: "Former Torino and Lazio midfielder Jan Novak".
_OPENING = 70
_PRONOUNS = ("He ", "She ", "They ", "It ")
_SET_OFF = frozenset(",\"”’'–—-")
#: An agent without a name who opens a sentence: "The player's agent has left the door open".
_HIS_AGENT = re.compile(
    rf"(?:[Hh]is|[Tt]he [a-z-]+[’']s|[A-Z][\w’-]+(?: [A-Z][\w-]+)?[’']s?) (?P<agent>{phrases.AGENT})\b"
    r"(?!,? [A-Z]|[’']|[, ]+who\b)"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_SHE = frozenset(("she", "her"))
_SAID = "said|told|added|says|wrote|insisted|explained|admitted"
_BEHIND = re.compile(
    rf"[,.]?\s(?:(?P<he>he|she)\s(?:{_SAID})\b|"
    r"(?P<rest>(?:said|says|added|insisted|explained|admitted|joked|continued|concluded)\s[^,.\n]{2,70}|"
    rf"[A-ZÀ-Þ][^,.\n]{{1,40}}\s(?:{_SAID})\b))"
)
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2}")


class Speakers:
    """Follows who is spoken of and who speaks, from sentence to sentence of one story."""

    def __init__(self, index: NameIndex, press: Press, text: str) -> None:
        self.index = index
        self.press = press
        self.text = text
        self.topic: Person | None = None
        self.speaker: Person | None = None
        self._officials: list[Person] = []
        self._women: dict[int, bool] = {}
        self._named: list[Mention] = []
        self._opened: Person | None = None
        self._spoken_of: set[int] = set()
        self.journalist: Person | None = None
        self._agent_of: str | None = None
        self._player: Person | None = None
        self._has_agents = _ANY_AGENT.search(text) is not None

    def note(self, start: int, mentions: list[Mention], speech: list[Quotation]) -> None:
        """Begin a sentence at `start`: note who opens it, and which officials it names outside its quotations."""
        self._opened = None
        people = [m for m in mentions if m.what == "P"]
        self._named = [m for m in people if not covered(speech, m.start)]
        self._spoken_of = {id(m.person) for m in people} - {id(m.person) for m in self._named}
        if self._named:
            self.journalist = next((m.person for m in reversed(self._named) if _writes(m)), self.journalist)
        opens_with_pronoun = self.text.startswith(_PRONOUNS, start)
        for mention in self._named:
            person = mention.person
            if person is None:
                continue
            if person.staff or person.roles & _AGENT_WORDS:
                self._note_official(person, self.text[mention.end : mention.end + 1] in ("’", "'"))
            if (
                self._opened is None
                and not opens_with_pronoun
                and mention.start - start < _OPENING
                and not self.press.looks_press(mention)
            ):
                before = self.text[start : mention.start]
                if "," not in before.rstrip(" ,")[12:] and not _PREDICATE.search(before):
                    self._opened = self.topic = person
            if person.is_player:
                self._player = person
        if self._has_agents:
            self._note_agent(start, opens_with_pronoun or (bool(speech) and speech[0].start == start))

    def _note_agent(self, start: int, goes_on: bool) -> None:
        """Note whose agent, unnamed, opens a sentence: "he" who then speaks is the agent, and not the player."""
        found = _HIS_AGENT.match(self.text, start)
        if found is None:
            self._agent_of = self._agent_of if goes_on else None
        elif (whose := self.topic if self.topic is not None and self.topic.is_player else self._player) is not None:
            self._agent_of = f"{whose.name}’s {found['agent']}"

    def _note_official(self, person: Person, genitive: bool) -> None:
        """Mark an official as the one named last; but "Price's side" speaks of the side."""
        if genitive:
            if person not in self._officials:
                self._officials.insert(0, person)
            return
        if person in self._officials:
            self._officials.remove(person)
        self._officials.append(person)

    def speaks(self, person: Person, pronoun: str = "") -> None:
        """Note `person` as the one who speaks, and by `pronoun` whether a woman."""
        self.speaker = self.topic = person
        if pronoun:
            self._women.setdefault(id(person), pronoun.lower() in _SHE)

    def silent_topic(self, start: int, end: int) -> Person | None:
        """Who is spoken of and may speak words that nobody is credited with: their own, which do not name him."""
        if self.topic is None or id(self.topic) in self._spoken_of or not _FIRST_PERSON.search(self.text, start, end):
            return None
        return self.topic

    def pronoun(self, word: str, at: int) -> Person | str | None:
        """Whom "he", "she" or "by her account" at `at` means as a speaker; "Novak’s agent" where he has no name."""
        if self._agent_of is not None:
            return self._agent_of
        woman = word.lower() in _SHE or word.lower().endswith(" her")
        for person in (self._named_before(at), self.topic, self.speaker, *self._officials[-1:]):
            if (
                person is not None
                and self._women.get(id(person), woman) == woman
                and id(person) not in self._spoken_of  # whom the quoted words name does not speak them
            ):
                return person
        return None

    def _named_before(self, at: int) -> Person | None:
        """The person named last before a pronoun, where its sentence opens with no other; not before ", he said"."""
        if self._opened is not None or self.text[max(0, at - 2) : at].rstrip()[-1:] in _SET_OFF:
            return None
        return next((m.person for m in reversed(self._named) if m.start < at), None)

    def described(self, printed: str, unit: Unit | None, scene: Scene, spoken: Person | None) -> Person | str | None:
        """Somebody described: the person where the story names him, an agent or official as printed where it does not.

        Args:
            printed: The description.
            unit: What the parser made of it.
            scene: The story so far.
            spoken: Who already speaks in this sentence.
        """
        if printed.startswith(("a ", "an ", "A ", "An ")):
            return printed.split(" ", 1)[1] if _OFFICIAL.search(printed) or _AGENT.search(printed) else None
        if _AGENT.search(printed):
            return self._agent(printed, scene)
        if _OFFICIAL.search(printed):
            return self._official(unit, printed.rsplit(" ", 1)[-1], scene)
        if unit is not None and unit.kind == "P" and unit.key:
            # a demonym is whoever spoke or was spoken of last, unless his nation is known to be another
            sure = [p for p in scene.cast.people if unit.key in p.nations]
            for person in (spoken, *sure[-1:], self.topic, self.speaker, *reversed(self._officials)):
                if person is not None and (not person.nations or unit.key in person.nations):
                    return person
        found = scene.persons(unit) if unit is not None else ()
        return found[0] if found else self.topic

    def _agent(self, printed: str, scene: Scene) -> Person | str | None:
        known = [p for p in self._officials if p.roles & _AGENT_WORDS]
        if known:
            return known[-1]
        named = [p for p in scene.cast.people if p.roles & _AGENT_WORDS and not p.is_player]
        if len(named) == 1:
            return named[0]  # whom the story names later on
        if _HIS.match(printed):
            owner = scene.focus or self.topic or next((m.person for m in self._named if m.person is not None), None)
            return f"{owner.name}’s {printed.rsplit(' ', 1)[1]}" if owner is not None else printed
        return printed if re.search(r"[’'s]\s", printed) else None

    def _official(self, unit: Unit | None, role: str, scene: Scene) -> Person | str | None:
        """The official whom a role means: one of its club, one so called before, else the one named last.

        Where the story names nobody of that office, "the Lisbon president" is as far as it goes.
        """
        clubs = scene.clubs(unit) if unit is not None else ()
        other = {"bench": "board", "board": "bench"}.get(_OFFICES.get(role, ""))
        known = [
            p for p in self._officials if not p.roles & _AGENT_WORDS and (other is None or self._office(p) != other)
        ]
        same = [p for p in known if p.club in clubs] if clubs else []
        called = [p for p in same or known if role in p.roles]
        found = called or same or [p for p in known if p.club] or [p for p in known if not p.holder]
        if found:
            return found[-1]
        later = [p for p in scene.cast.people if role in p.roles and p.staff and (not clubs or p.club in clubs)]
        if len(later) == 1:
            return later[0]
        return f"{self.index.clubs[clubs[0]].name} {role}" if len(clubs) == 1 else None

    def _office(self, person: Person) -> str | None:
        """Whether an official is of the bench or the board, where anything tells."""
        roles = person.roles | {spell.role for spell in self.index.spells_of(person.name)}
        return next((office for role in sorted(roles) if (office := _OFFICES.get(role))), None)

    def behind(self, at: int, scene: Scene) -> Person | None:
        """The person whom the words behind a closing mark name as its speaker (", said Price"; ", Price said")."""
        found = _BEHIND.match(self.text, at)
        if not found:
            return None
        if found["he"]:
            who = self.pronoun(found["he"], found.start("he"))
            return None if isinstance(who, str) else who
        for name in _CAPITALS.findall(found["rest"]):
            who = next((p for p in scene.cast.people if p.name == name), None) or scene.cast.known(name, at)
            if who is not None:
                return who
        return None


def _writes(mention: Mention) -> bool:
    return mention.person is not None and mention.person.journalist
