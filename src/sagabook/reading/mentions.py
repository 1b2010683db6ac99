"""Where a story names or marks something: clubs, people, outlets, competitions, nations and money, with offsets."""

import re
from dataclasses import dataclass
from datetime import date

from sagabook.reading.club_cues import Span
from sagabook.reading.figures import Amount, find_amounts
from sagabook.reading.lexicon import Lexicon
from sagabook.reading.names import Named, NameIndex
from sagabook.reading.people import SEQUENCE, Cast, Person, at_sentence_start
from sagabook.reading.short_names import lend_their_words, settle_short_names, settle_surnames
from sagabook.reading.strangers import Strangers
from sagabook.register import ClubRow


@dataclass(slots=True)
class Mention:
    """A stretch of the story that names something.

    `what` is C (club), P (person), O (outlet), L (competition), N (nation), M (money) or X (another name).
    """

    start: int
    end: int
    what: str
    how: str = ""
    clubs: tuple[str, ...] = ()
    person: Person | None = None
    amount: Amount | None = None
    key: str = ""


#: A line in capitals, as headlines may be: names in it are looked for in their usual form.
_CAPITALS = re.compile(r"^[^a-z\n]*[A-Z]{4,}[^a-z\n]*$", re.MULTILINE)
#: A run of words in capitals, which may open with a club: "MOTHERWELL have warned".
_SHOUTED_RUN = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,})*\b")
_THE = ("the ", "The ", "THE ")
#: What stands before an outlet that is credited, the ends of it that fit in fourteen letters.
_CREDITING = (
    "according to ",
    "via ",
    "per ",
    "told ",
    "outlet ",
    "paper ",
    "publication ",
    "website ",
    "broadcaster ",
    "daily ",
    "reports in ",
    "report in ",
    "reports from ",
    "report from ",
    "reported by ",
)
#: A compound that is nobody's name: "Lisbon-based", "Treble-hunting", "U-turn".
_COMPOUND = re.compile(
    r"-(?:[a-z]{3,}(?:ed|ing)|based|born|bound|led|side|day|turn|off|up|wide|style|like|striker|league|time|year|game|man|goal|side|half|free|shirt)$",
    re.IGNORECASE,
)
_CALENDAR = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday".split()
)
#: Small words of names, with a capital where they begin one: "Van der Berg", "De Groot".
_PARTICLES = frozenset("de van von di da dos das del della der ter".split())
#: What a body is named for: "the Academy of Excellence".
_BODY_OF = re.compile(r"\b(?:Academy|University|College|School|House|Hall|Bank|Church|Court|Museum) of $")
#: Whom a word in capitals that is common otherwise names: "have signed Long from Torino".
_WON = re.compile(r"\b(?:sign|signs|signed|signing|bought|sold|loaned|bid for|offer for|move for|interest in) $")
_WON_FROM = re.compile(r" (?:from|on loan|for [£€$]|to [A-Z])")
#: Enough for the capitalised words of the press; a bound on memory.
_CACHED_WORDS = 20_000
_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
#: After these "Wednesday" is the day.
_CAPITAL_BEFORE = re.compile(r"(?<![.!?] )\b[A-Z][a-z]+ $")
_DAY_BEFORE = re.compile(r"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Ll]ast|[Nn]ext|[Tt]his|late|early|[Ss]ince|every) $")


class Scanner:
    """Finds the mentions of a story; built once for a register."""

    def __init__(self, index: NameIndex, lexicon: Lexicon, common: frozenset[str], others: frozenset[str]) -> None:
        self.index = index
        self.lexicon = lexicon
        self.common = common
        self.given = index.register.given_names
        self.weak_given = index.register.weak_given_names
        self.others = others
        self.strangers = Strangers(index, lexicon, common, others)
        self._single: dict[tuple[str, bool], bool] = {}
        places = {club.city for club in index.clubs.values()}
        for club in index.clubs.values():
            places.update(
                word for area in (*club.areas, *club.nicknames) for word in area.split() if word[:1].isupper()
            )
        self.places = frozenset(places)

    def scan(self, text: str, published: date | None) -> tuple[list[Mention], Cast, dict[str, ClubRow]]:
        """The mentions of `text` in order, without overlaps, the people named, and the clubs that it alone knows."""
        cast = Cast()
        shouted = [m.span() for m in _CAPITALS.finditer(text)]
        text = _CAPITALS.sub(lambda m: m.group().title(), text) if shouted else text
        text = _SHOUTED_RUN.sub(self._calmed, text)
        mentions = self._known(text, published, cast)
        strangers = self._strangers(text, mentions)
        settle_short_names(text, mentions)
        self._people(text, mentions, cast, published, shouted)
        settle_surnames(text, mentions, cast)
        slips = cast.settle_slips()
        for mention in mentions:
            if mention.person is not None and id(mention.person) in slips:
                mention.person = slips[id(mention.person)]
        for amount in find_amounts(text):
            mentions.append(Mention(amount.start, amount.end, "M", amount=amount))
        mentions.sort(key=lambda m: (m.start, -m.end))
        out: list[Mention] = []
        for mention in mentions:
            if out and mention.start < out[-1].end:
                if out[-1].what == "M" or mention.what != "M":
                    continue
                out.pop()
            out.append(mention)
        return out, cast, strangers

    def _calmed(self, run: re.Match[str]) -> str:
        """A run of capitals with the club that it opens with as it is usually written: "Leeds United STAR"."""
        shouted: str = run.group()
        if run.start() and (before := run.string[run.start() - 1]) and (before.isalnum() or before == "_"):
            first, blank, shouted = shouted.partition(" ")  # the end of a word: "McPRICE"
            return f"{first}{blank}{self._in_title(shouted)}"
        return self._in_title(shouted)

    def _in_title(self, shouted: str) -> str:
        end = len(shouted)
        while end > 3:
            name = shouted[:end].title()
            if shouted[:end] not in self.index.table and any(
                named.what == "C" and named.how == "strong" for named in self.index.table.get(name, ())
            ):
                return name + shouted[end:]
            end = shouted.rfind(" ", 0, end)
        return shouted

    def _known(self, text: str, published: date | None, cast: Cast) -> list[Mention]:
        out: list[Mention] = []
        for start, end, name in self.index.find(text):
            named = self.index.table[name]
            if self._inside_person(text, start, end, name, named[0].how):
                continue
            mention = self._choose(text, start, end, name, named, published, cast)
            if mention is not None:
                out.append(mention)
        return out

    def _strangers(self, text: str, mentions: list[Mention]) -> dict[str, ClubRow]:
        """Put the clubs that the register does not know among the mentions; their rows by key."""
        known = [_span(m) for m in mentions]
        named = self.strangers.find(text, known)
        if named:
            full = [(s.start, s.end) for s in named]
            mentions[:] = [m for m in mentions if not any(low < m.end and m.start < high for low, high in full)]
            known = [_span(m) for m in mentions]
            lend_their_words(text, mentions, named)
            named += self.strangers.shortened(text, named, known)
        sorts = frozenset(m.end for m in mentions if m.what in "LN")
        named += self.strangers.cued(text, [*known, *(Span(s.start, s.end, True, "C", s.key) for s in named)], sorts)
        if not named:
            return {}
        mentions += (Mention(s.start, s.end, "C", how="strong", clubs=(s.key,)) for s in named)
        mentions.sort(key=lambda m: m.start)
        return {s.key: ClubRow(s.key, s.name, city=s.place) for s in named if not s.known}

    def _inside_person(self, text: str, start: int, end: int, name: str, how: str) -> bool:
        """Whether a known name is only a part of somebody's: "Milan Novak", "Jordan Price", "Paris Diaz"."""
        if " " in name or how in ("tag", "demonym"):
            return False
        after = SEQUENCE.match(text, end + 1) if text[end : end + 1] == " " else None
        if after and (name in self.given or name in self.weak_given):
            word = after.group().split()[0]
            if any(c.isdigit() for c in word):
                return False  # "Chelsea No1 Novak"
            known = word in self.index.table and how != "weak"  # "Tom Preston" is no club of Tomsk
            return word.lower() not in self.common and not known and word not in self.others
        if start > 1 and text[start - 1] == " ":
            before = text[max(0, start - 20) : start - 1].split()
            while len(before) > 1 and before[-1] in _PARTICLES:
                before.pop()  # "Rui dos Santos"
            if not before or before[-1] not in self.given:
                return False
            return how != "strong" or text.count(name) < 3 * text.count(f"{before[-1]} {name}")
        return False

    def _choose(
        self, text: str, start: int, end: int, name: str, named: list[Named], published: date | None, cast: Cast
    ) -> Mention | None:
        the = text[max(0, start - 4) : start] in _THE
        clubs: tuple[str, ...] = ()
        how = ""
        for entry in named:
            if entry.what == "S":
                if self._in_office(entry.keys[0], published):
                    person = cast.add(entry.keys[0], start)
                    person.staff = True
                    person.club = person.club or self._club_of(entry.keys[0], published)
                    return Mention(start, end, "P", person=person)
                return None
            if entry.what == "J":
                row = self.index.register.journalists[entry.keys[0]]
                person = cast.add(row.name, start)
                person.journalist = True
                return Mention(start, end, "P", person=person)
            if entry.what == "C":
                if (
                    entry.how == "nick"
                    and not the
                    and " " not in name
                    and (not self._before_role(text, end) or _CAPITAL_BEFORE.search(text, max(0, start - 20), start))
                ):
                    continue  # "Super Eagles captain" is of a nation
                if entry.how == "strong" or not clubs or (entry.how == "nick" and the):
                    how = entry.how if not clubs or entry.how == "strong" else how
                    clubs = entry.keys if entry.how == "strong" else (*clubs, *entry.keys)
                    if entry.how == "strong":
                        break
                elif entry.how in ("weak", "nick"):
                    clubs = (*clubs, *entry.keys)
        outlets = [entry for entry in named if entry.what == "O"]
        if outlets and (not clubs or how == "weak"):
            entry = outlets[0]
            if entry.how == "strong" or the or name.startswith("The ") or self._credited(text, start, end):
                return Mention(start, end, "O", how=entry.how, key=entry.keys[0])
        if clubs:
            if how == "weak" and name == "Wednesday" and _DAY_BEFORE.search(text, max(0, start - 9), start):
                return None  # the day
            before = _CAPITAL_BEFORE.search(text, max(0, start - 20), start) if name.endswith("s") else None
            if how == "weak" and before is not None and before[0].strip() not in _CALENDAR:
                return None  # but "on Thursday Rangers said"
            if how == "weak" and len(clubs) == 1 and self._place(text, start, name, clubs[0]):
                return Mention(start, end, "X")
            if how == "weak" and self.index.clubs[clubs[0]].name == name:
                how = "named"
            if text[max(0, start - 3) : start].lower() == "ex-":
                how = "former"
            return Mention(start, end, "C", how=how, clubs=tuple(dict.fromkeys(clubs)))
        for entry in named:
            if entry.what in "LN":
                return Mention(start, end, entry.what, how=entry.how, key=entry.keys[0])
        return None

    def _place(self, text: str, start: int, name: str, club: str) -> bool:
        """Whether a town's name means the town: "in Turin"."""
        row = self.index.clubs[club]
        if name != row.city or name == row.name:
            return False
        before = text[max(0, start - 4) : start].lower()
        return before.endswith("in ") and not before[:-3].isalpha()  # but "join Preston"

    def _before_role(self, text: str, end: int) -> bool:
        """Whether a role follows, as in "Blues boss", so that a nickname needs no article."""
        word = text[end + 1 : end + 16].split(" ")[0].strip(",.")
        return text[end : end + 1] == " " and word in self.lexicon.roles

    @staticmethod
    def _credited(text: str, start: int, end: int) -> bool:
        """Whether a weak outlet name ("Sun", "Record") stands where outlets are credited."""
        before, after = text[max(0, start - 14) : start].lower(), text[end : end + 12].lower()
        return (
            before.endswith(_CREDITING)
            or (before.endswith("(") and (after[:1] in "),;" or after.startswith(" -")))
            or after.startswith((" report", " claim", " say", " understand", " note", " state", " write"))
        )

    def _in_office(self, name: str, published: date | None) -> bool:
        """Whether the register has `name` as a manager or official when the story appeared (or soon before)."""
        begun = min((s.since[:4] for s in self.index.spells_of(name) if s.since), default="9999")
        if published is None:
            return begun <= "2005"
        return int(begun) <= published.year

    def _club_of(self, name: str, published: date | None) -> str | None:
        if published is None:
            return None
        now = published.strftime("%Y-%m")
        for spell in self.index.spells_of(name):
            begun = bool(spell.since) and spell.since[:7] <= now[: len(spell.since)]
            if begun and (not spell.until or spell.until >= now[: len(spell.until)]):
                return self.index.club_named(spell.club)
        return None

    def _people(
        self, text: str, mentions: list[Mention], cast: Cast, published: date | None, shouted: list[tuple[int, int]]
    ) -> None:
        """Add mentions of people in the stretches that no known name covers.

        Args:
            text: The story, its lines in capitals, at `shouted`, as titles.
            mentions: Where it bears known names.
            cast: The people named so far.
            published: When it appeared.
            shouted: The lines that were in capitals.
        """
        single: list[tuple[int, int, str]] = []
        at = 0
        gaps = []
        for mention in mentions:
            gaps.append((at, mention.start))
            at = mention.end
        gaps.append((at, len(text)))
        found: list[Mention] = []
        for low, high in gaps:
            if high - low < 2:
                continue
            for match in SEQUENCE.finditer(text, low, high):
                run = match.group()
                if " " not in run:
                    if self._may_name(run, at_sentence_start(text, match.start())):
                        single.append((match.start(), match.end(), run))
                    continue
                titled = any(low <= match.start() < high for low, high in shouted)
                for start, end in self._names_in(text, match.start(), match.end(), titled=titled):
                    name = text[start:end]
                    if " " in name:
                        found.append(Mention(start, end, "P", person=cast.add(name, start)))
                    else:
                        single.append((start, end, name))
        counts: dict[str, int] = {}
        for start, _, name in single:
            if not at_sentence_start(text, start) or name.lower() not in self.common:
                counts[name] = counts.get(name, 0) + 1
        for start, end, name in single:
            person = cast.known(name, start)
            if person is not None:
                person.count += 1
                found.append(Mention(start, end, "P", person=person))
            elif (
                name in self.index.staff_by_surname
                and name not in self.given
                and (staff := self._sole_staff(name)) is not None
                and self._in_office(staff, published)
                and not cast.misspelt(name)
            ):
                person = cast.add(staff, start)
                person.staff = True
                found.append(Mention(start, end, "P", person=person))
            elif name.endswith("ed") and text[end : end + 4] in (" by ", " off") and at_sentence_start(text, start):
                continue
            elif (
                any(c.isdigit() for c in name)
                or _COMPOUND.search(name)
                or name in self.others
                or (name in self.places and name not in self.given)
                or (name.isupper() and len(name) <= 4)
                or name.isdigit()
                or _BODY_OF.search(text, max(0, start - 24), start)
                or (
                    counts.get(name, 0) < 2
                    and text[max(0, start - 4) : start].lower().endswith(("the ", " a ", " an "))
                    and name not in self.given
                )
            ):
                found.append(Mention(start, end, "X"))
            elif (
                name.lower() in self.common
                and _WON_FROM.match(text, end)
                and _WON.search(text, max(0, start - 12), start)
                and not any(low <= start < high for low, high in shouted)
            ):
                found.append(Mention(start, end, "P", how="single", person=cast.add(name, start)))
            elif name.lower() in self.common and (counts.get(name, 0) < 2 or at_sentence_start(text, start)):
                continue
            else:
                found.append(Mention(start, end, "P", how="single", person=cast.add(name, start)))
        mentions.extend(found)

    def _may_name(self, word: str, opening: bool) -> bool:
        """Whether a capitalised word by itself can be a name; `opening` says that a sentence opens with it."""
        known = self._single.get((word, opening))
        if known is None:
            known = bool(self._names_in(word, 0, len(word), opening))
            if len(self._single) < _CACHED_WORDS:
                self._single[word, opening] = known
        return known

    @staticmethod
    def _shouted(word: str, words: list[tuple[int, int, str]]) -> bool:
        """Whether a word is in capitals among others that are not: "THIRD Jan Novak bid", "Novak COMPLETES move"."""
        return len(word) > 3 and word.isupper() and any(len(w) > 3 and not w.isupper() for _, _, w in words)

    def _coined(self, word: str) -> bool:
        """Whether a word is put together from plain ones, or numbers something: "Low-ball", "Twenty-two", "No1"."""
        if word.isalpha():
            return False
        if any(c.isdigit() for c in word):
            return True
        first, hyphen, rest = word.partition("-")
        if first == "Ex":
            return bool(hyphen)
        return rest.islower() and rest in self.common and (first.lower() in self.common or first.lower() in _TENS)

    def _sole_staff(self, surname: str) -> str | None:
        names = self.index.staff_by_surname[surname]
        return names[0] if len(names) == 1 else None

    def _names_in(
        self, text: str, start: int, end: int, opening: bool | None = None, titled: bool = False
    ) -> list[tuple[int, int]]:
        """The stretches of a run of capitalised words that can be names: without openers, roles and other names."""
        words: list[tuple[int, int, str]] = []
        at = start
        for word in text[start:end].split(" "):
            words.append((at, at + len(word), word))
            at += len(word) + 1
        opening = at_sentence_start(text, start) if opening is None else opening
        titled = titled or len(words) > 3
        runs: list[list[tuple[int, int, str]]] = [[]]
        for position, (low, high, word) in enumerate(words):
            lower = word.lower()
            named = (
                len(words) > 1
                and (word in self.given or word in self.weak_given)
                and not (
                    word in _CALENDAR
                    and {w for _, _, w in words[max(0, position - 1) : position + 2]} & _CALENDAR - {word}
                )
            )
            if word[0].islower() or (lower in _PARTICLES and position + 1 < len(words)):
                runs[-1].append((low, high, word))
                continue
            stop = (
                (word in self.others and not named)
                or word == "I"
                or self._shouted(word, words)
                or self._coined(word)
                or (lower in self.lexicon.roles and word not in self.given)
                or (
                    lower in self.lexicon.grammar
                    and (position == 0 or titled)
                    and not (word in self.weak_given and position + 1 < len(words) and not opening)
                )
                or (
                    position == 0
                    and opening
                    and lower in self.common
                    and word not in self.given
                    and not (word in self.weak_given and len(words) == 2)
                )
                or (titled and lower in self.common and word not in self.given and word not in self.weak_given)
            )
            if stop:
                runs.append([])
            else:
                runs[-1].append((low, high, word))
        out = []
        for run in runs:
            while run and run[0][2][0].islower():
                if len(run) > 1 and run[0][2] in ("de", "van", "di", "da", "dos", "el", "al"):
                    break
                run = run[1:]
            while run and run[-1][2][0].islower():
                run = run[:-1]
            if run and (len(run) > 1 or len(run[0][2]) > 2):
                out.append((run[0][0], run[-1][1]))
        return out


def _span(mention: Mention) -> Span:
    """A known name as one whose neighbourhood is looked at for clubs that nobody knows."""
    one = mention.what != "C" or (mention.how not in ("weak", "nick") and len(mention.clubs) == 1)
    return Span(mention.start, mention.end, one, mention.what, mention.clubs[0] if one and mention.clubs else "")
