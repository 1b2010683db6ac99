"""Outlets as a story prints them: its own, the others, those that the register lacks, and those that close a line."""

import re

from sagabook.reading.mentions import Mention
from sagabook.reading.names import NameIndex
from sagabook.reading.people import Person
from sagabook.reading.scene import same_name

_PRESS_WORDS = frozenset(
    "News Sport Sports Football Daily Times TV Radio Insider Mail Post Star Herald Gazette Echo Online Live Media "
    "Press Stand Podcast Show Magazine Today Weekly Calcio Tribune Record Telegraph Chronicle Astro Mercato Deportivo "
    "Sportivo Journal Transfer Transfers Goal Report Network Channel Bulletin Standard Express Mirror Sun World Talk "
    "Tavern".split()
)
_SURNAMES = ("Mc", "Mac", "De", "Di", "Van", "Le", "La")
_CAMEL = re.compile(r"^[A-Z]?[a-z]+[A-Z]")
_RUN_BEFORE = re.compile(r"(?:[A-Z][\w.]+ )+$")
_RUN_AFTER = re.compile(r"(?: [A-Z][\w.]*\w)+")
_DASHED = re.compile(r"\s[-–—|]\s(?:the |The |via )?(?P<name>[A-Z][\w’' ]{1,25})\W*$")
_CREDIT_LINE = re.compile(
    r"\((?:via |from |[Ss]ource:? )?(?P<name>[^()]{2,40}?)(?:\s[-–][^()]{1,30}|, via [^()]+)?\)\W*(?:, external)?\W*$"
)


#: A line that is only a credit, under the item of a press review that it closes: "(The Mirror)", "Full story: Metro".
_CREDIT_BELOW = re.compile(
    r"\s*\n\s*(?:[\[(](?:via |from |[Ss]ource:? )?(?P<name>[^()\[\]\n]{2,40})[\])]|"
    r"(?:[Ff]ull story|[Ss]ource|[Rr]ead more|[Mm]ore)(?: in|:) (?:the )?(?P<story>[^()\[\]\n]{2,30}))[^\S\n]*(?:\n|$)"
)
#: The signature under a post, or at its end: "— Ann Price (@annprice) June 3, 2024".
_SIGNED = re.compile(r"[—–-] ?(?P<name>[^\n()—–]{2,40}) \(@\w+\)")


class Press:
    """Tells the outlets of one story, and how to print them."""

    def __init__(self, index: NameIndex, outlet: str, text: str) -> None:
        self.index = index
        self.own = outlet
        self.text = text
        named = index.table.get(outlet, ())
        self._own = frozenset(key for name in named if name.what == "O" for key in name.keys)
        self._domains = {index.register.outlets[key].domain for key in self._own} - {""}
        self._printed: dict[str, str] = {}
        self._closes = ")\n" in text or text.rstrip()[-1:] in (")", "l") or "external\n" in text or "ull story:" in text
        self._signatures = list(_SIGNED.finditer(text)) if "(@" in text else []
        self._line: tuple[int, str | None] = (-1, None)

    def is_own(self, mention: Mention) -> bool:
        """Whether an outlet is of this story's own house: the story's outlet, or one on the same domain."""
        row = self.index.register.outlets.get(mention.key)
        printed = self.text[mention.start : mention.end]
        short = printed.removeprefix("The ")  # "the Echo" in the Marlow Echo is that paper
        return (
            mention.key in self._own
            or (row is not None and row.domain in self._domains)
            or same_name(printed, self.own)
            or (short != self.own and " " not in short and self.own.endswith(" " + short))
        )

    def outlet(self, mention: Mention) -> str:
        """An outlet as the story first prints it, a heading's capitals undone."""
        known = self._printed.get(mention.key)
        if known is not None:
            return known
        printed = self.text[mention.start : mention.end]
        row = self.index.register.outlets.get(mention.key)
        if row is not None and printed.isupper() and len(printed) > 4:
            names = (row.name, *row.aliases, *row.weak)
            same = [n for n in names if n.upper().removeprefix("THE ") == printed.removeprefix("THE ")]
            printed = next((n for n in same if not n.isupper()), same[0] if same else row.name)
        elif row is not None and (fuller := self._fuller(printed, row.name, mention.end)):
            printed = fuller
        elif self.text[max(0, mention.start - 4) : mention.start] == "The ":
            printed = "The " + printed
        printed = printed.removeprefix("the ")
        self._printed[mention.key] = printed
        return printed

    def _fuller(self, printed: str, known: str, by: int) -> str | None:
        """The longer name that the story gave an outlet first: "the Gazette" after "the Hartwell Gazette".

        The register knows but the short one, as another outlet's; it stands where it is that outlet's whole name.
        """
        short = printed.removeprefix("The ")
        if " " in short or known.removeprefix("The ") == short:
            return None
        found = re.search(rf"\b[Tt]he ((?:[A-Z][\w’'-]+ ){{1,3}}{re.escape(short)})\b", self.text[:by])
        return None if found is None else found[1]

    def heading(self, line: str, mentions: list[Mention]) -> Mention | None:
        """The outlet that is all that a line says, as over the items of a press review."""
        if len(line) > 40:
            return None
        inside = [m for m in mentions if m.what == "O"]
        bare = line.strip(" :-–—*#•").removeprefix("The ").removeprefix("THE ")
        return inside[0] if len(inside) == 1 and inside[0].end - inside[0].start >= len(bare) else None

    def closing(self, start: int, end: int) -> str | None:
        """The outlet that closes the line in brackets ("… for £20m. (Sun)") and so covers all its sentences."""
        if start <= self._line[0]:
            return self._line[1]
        if not self._closes:
            return None
        line = self.text.find("\n", end)
        stop = line if line >= 0 else len(self.text)
        name: str | None = None
        tail = self.text[max(start, stop - 70) : stop]
        if tail.rstrip(" .").endswith((")", "external")) and (found := _CREDIT_LINE.search(tail)):
            printed = found["name"].removeprefix("the ")
            name = printed if self._lists(printed.removeprefix("The ")) else None
        elif (below := _CREDIT_BELOW.match(self.text, stop)) is not None:
            printed = (below["name"] or below["story"]).split(", via ")[0].removeprefix("the ")
            name = printed if self._lists(printed.removeprefix("The ")) else None
        self._line = (stop, name)
        return name

    def signed(self, end: int) -> str | None:
        """Who signed the post whose last line ends with, or goes on after, the sentence that ends at `end`."""
        after = next((found for found in self._signatures if found.end() >= end), None)
        if after is None or self.text[end : after.start()].count("\n") > (2 if self.text[end : end + 1] == "\n" else 1):
            return None
        if "\n" in self.text[end : after.start()].strip():
            return None
        name = after["name"].strip()
        named = self.index.table.get(name, ())
        return None if name == self.own or any(n.what == "O" and n.keys[0] in self._own for n in named) else name

    def cover_line(self, end: int, name: str) -> None:
        """Credit the rest of the line that goes on at `end` to `name`, which opened it."""
        line = self.text.find("\n", end)
        self._line = (line if line >= 0 else len(self.text), name)

    def dashed(self, end: int) -> str | None:
        """The outlet that closes a line after a dash, where only its place tells that it is one ("… - Mirror")."""
        found = _DASHED.search(self.text, end - 40, end) if self.text[end - 1 : end].isalpha() else None
        return found["name"] if found and self._lists(found["name"]) else None

    def _lists(self, name: str) -> bool:
        """Whether the register has another house's outlet of this name."""
        named = self.index.table.get(name, ())
        return any(n.what == "J" or (n.what == "O" and n.keys[0] not in self._own) for n in named)

    def looks_press(self, mention: Mention) -> bool:
        """Whether a name that the recogniser took for a person's is an outlet's that the register lacks."""
        person = mention.person
        if person is None:
            return True
        if person.journalist or (person.staff and person.club):
            return False
        name = self.text[mention.start : mention.end]
        words = name.split()
        if words[0] in self.index.register.given_names and words[-1] not in _PRESS_WORDS:
            return False
        joined = _CAMEL.match(name) and not name.startswith(_SURNAMES)
        return (words[-1] in _PRESS_WORDS and len(words) > 1) or bool(joined)

    def whole(self, mention: Mention) -> str:
        """A name with the capitalised words about it ("Radio Yorkshire", where only Yorkshire is known)."""
        before = _RUN_BEFORE.search(self.text, max(0, mention.start - 30), mention.start)
        after = _RUN_AFTER.match(self.text, mention.end)
        return self.text[before.start() if before else mention.start : after.end() if after else mention.end]

    @staticmethod
    def sounds_like(name: str) -> bool:
        """Whether a word of `name` is one that outlets are called by ("Radio Yorkshire")."""
        return not _PRESS_WORDS.isdisjoint(name.split())

    def is_person(self, person: Person) -> bool:
        """Whether anything marks a name as a human being's."""
        if person.journalist or (person.staff and person.club) or person.holder or person.roles or person.ages:
            return True
        first, register = person.name.split()[0], self.index.register
        return (
            bool(person.nations)
            or first in register.given_names
            or (first in register.weak_given_names and " " in person.name)
        )
