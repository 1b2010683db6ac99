"""Clubs that the register does not know: told by the words that clubs bear, and by how a story speaks of them."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import resources

from sagabook.reading.club_cues import ENOUGH, ClubCues, Span, any_of
from sagabook.reading.lexicon import Lexicon
from sagabook.reading.names import NameIndex
from sagabook.reading.people import at_sentence_start

#: What marks the key of such a club; the rest is its name as printed.
STRANGE = "~"
#: A place takes three words at most: "Kings Langley Bay".
_LONGEST = 3
_WORD_BEFORE = re.compile(r"\S+ $")
_NEXT = re.compile(r" (?:(?:de|da|do|del|du|of|la) )?(\w[\w'’-]*)")
#: So many of a line's longer words in capitals and it is a headline, where a capital says nothing.
_TITLED = 0.85


@dataclass(frozen=True, slots=True)
class Stranger:
    """A club as a story names it where the register has none: in full at a place, and what it may be called after."""

    start: int
    end: int
    name: str
    place: str
    word: str = ""
    known: str = ""

    @property
    def key(self) -> str:
        """The key of the club: that of the register's club whose name this one misspells, else one of its own."""
        return self.known or STRANGE + self.name


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Strangers:
    """Finds in a story the clubs that the register does not know; built once for a register."""

    def __init__(self, index: NameIndex, lexicon: Lexicon, common: frozenset[str], others: frozenset[str]) -> None:
        self.index = index
        self.lexicon = lexicon
        self.common = common
        self.others = others
        self.given = index.register.given_names | index.register.weak_given_names
        data = tomllib.loads(
            resources.files("sagabook.reading").joinpath("patterns/lexicon/club_words.toml").read_text("utf-8")
        )
        behind, before = data["behind"], data["before"]
        self._sure, self._wary = _words(behind["sure"]), _words(behind["wary"])
        self._letters = _words(behind["letters"])
        self._first = _words(behind["first"])
        self._shared = _words(behind["shared"])
        self._sure_before = _words(before["sure"])
        self._not_before = _words(data["others"]["after"])
        self._names = frozenset(n.strip() for n in data["others"]["names"].replace("\n", " ").split(",") if n.strip())
        self._behind = _finder(self._sure | self._wary | self._letters, " ", r"(?![-\w])")
        self._before = _finder(
            self._sure_before | _words(before["wary"]), "", r"(?= (?:d[aeiou]l? |of |la )?[^\W\d_a-z])"
        )
        self._places = index.towns | {
            w for c in index.clubs.values() for a in c.areas for w in a.split() if w[:1].isupper()
        }
        self._cues = ClubCues(data["cues"], self._may_be_club, common, index.register.given_names)
        self._tail = re.compile(
            rf" (?:{any_of(_words(data['tails']['club']))})\b(?!-)|(?: Association)? Football Club\b"
        )

    def find(self, text: str, known: list[Span]) -> list[Stranger]:
        """The unknown clubs that `text` names in full, in order.

        Args:
            text: The story.
            known: Where it bears names that the register knows, in order.
        """
        out = [s for m in self._behind.finditer(text) if (s := self._ending(text, m, known)) is not None]
        done = [(s.start, s.end) for s in out]
        for match in self._before.finditer(text):
            if not any(low < match.end() and match.start() < high for low, high in done):
                found = self._beginning(text, match, known)
                if found is not None:
                    out.append(found)
        out.sort(key=lambda s: s.start)
        if out:
            full = [text[s.start : s.end] for s in known if s.sure and s.what == "C"]
            out = [s for s in out if not (self._in_headline_only(text, s) or self._is_single(text, s, full))]
            clubs = frozenset(s.club for s in known if s.club)
            out = [replace(s, known=self.index.misprinted(s.name, clubs) or "") for s in out]
        return out

    def cued(self, text: str, known: list[Span], sorts: frozenset[int]) -> list[Stranger]:
        """Where a story calls clubs by names that say of no club, and shows them to be clubs: "Hartwell have bid".

        Args:
            text: The story.
            known: Where it bears names that the register knows, or that are taken for clubs already.
            sorts: Where names of leagues, nations and their adjectives end.
        """
        taken = [(s.start, s.end) for s in known]
        clubs = frozenset(s.club for s in known if s.club)
        out: list[Stranger] = []
        for name, weight in self._cues.weigh(text, sorts, known).items():
            if weight < ENOUGH or _GLUED.search(name) or self.is_person(text, name):
                continue
            if any(self._named_before(text, at) for at in _wholes(text, name)):
                continue
            if (
                name.endswith("s")
                and " " not in name
                and all(at_sentence_start(text, at) for at in _wholes(text, name))
            ):
                continue  # "Complications are expected"
            club = self.index.misprinted(name, clubs) or ""
            out += (Stranger(at, at + len(name), name, name, known=club) for at in self._calls(text, name, taken))
        return out

    def _may_be_club(self, name: str) -> bool:
        """Whether nothing that is known of a name keeps it from being a club's."""
        if name in self.index.table or name in self._places or len(name) < 4 or (name.isupper() and len(name) < 5):
            return False
        return not any(
            (lower := word.lower()) in self.common
            or lower in self.lexicon.grammar
            or lower in self.lexicon.roles
            or word in self.given
            or word in self.others
            or word in self._sure_before
            or word in self.index.table
            or word in self.index.staff_by_surname
            or any(c.isdigit() for c in word)
            or _COMPOUND.search(word)
            for word in name.split()
        )

    def shortened(self, text: str, named: list[Stranger], known: list[Span]) -> list[Stranger]:
        """Where clubs named in full are called by their place or their club word alone: "Hartwell", "the Swifts".

        Args:
            text: The story.
            named: The clubs that it names in full.
            known: Where it bears other names that the register knows.
        """
        out: list[Stranger] = []
        taken = [(s.start, s.end) for s in named] + [(s.start, s.end) for s in known]
        for club in {s.name: s for s in named if not s.known}.values():
            word = club.word if club.word in self._wary and club.word not in self.index.table else ""
            for name in (club.place, word):
                if len(name) > 3 and name not in self.index.table:
                    calls = self._calls(text, name, taken)
                    out += (replace(club, start=at, end=at + len(name)) for at in calls)
        return out

    def _calls(self, text: str, name: str, taken: list[tuple[int, int]]) -> Iterator[int]:
        """Where a name calls a club, in places that nothing else has taken."""
        for start in _wholes(text, name):
            end = start + len(name)
            if any(low < end and start < high for low, high in taken) or self._called(text, start, end):
                continue
            after = _NEXT.match(text, end)
            if after is not None and after.start(1) == end + 1 and self._goes_on(after.group(1), text, end):
                continue
            if text[max(0, start - 4) : start].lower().endswith((" in ", "\nin ")):
                continue  # the town
            yield start

    def _goes_on(self, word: str, text: str, end: int) -> bool:
        """Whether a name goes on with a word in capitals: "Hartwell Road"; but "Hartwell striker", "Hartwell Ann"."""
        return (
            word[0].isupper() and word not in self.given and not _titled(text, end) and word.lower() not in self.common
        )

    # -- names in full ----------------------------------------------------------------------------------------

    def _ending(self, text: str, match: re.Match[str], known: list[Span]) -> Stranger | None:
        """The club whose name ends with a club word: "Hartwell Town"."""
        word, start = match.group()[1:], match.start() + 1
        if not _ENDING.match(text, start - 2) or self._is_of_something_else(text, match.end()):
            return None
        if _covers(known, start, match.end()):
            return None
        found = self._place_before(text, start, known, lent=word in self._sure)
        if found is None:
            return None
        at, place = found
        if not self._stands(text, place, word):
            return None
        tail = self._tail.match(text, match.end())
        name, end = f"{place} {word}", match.end()
        if tail is not None:
            end = tail.end()
            name += tail.group() if tail.group() in (" Ladies", " Women") else ""
        return Stranger(at, end, name, place, word)

    def _place_before(self, text: str, at: int, known: list[Span], *, lent: bool) -> tuple[int, str] | None:
        """Where the place begins that ends before `at`, and the place; `lent`: it may be the town of a known club."""
        begun, end = at, at - 1
        for count in range(_LONGEST):
            before = _WORD_BEFORE.search(text, max(0, begun - 30), begun)
            if before is None:
                break
            part = before.group()[:-1]
            word = part.lstrip("\"“‘'(#[")
            start = before.start() + len(part) - len(word)
            if not self._may_place(word, count > 0, at_sentence_start(text, start)):
                if count and part in self.given:
                    return None  # "Jan Novak United's best"
                break
            span = _covers(known, start, start + len(word))
            if span is not None:
                if not count and lent and self._lends_its_name(text, span):
                    begun = span.start
                break
            begun = start
            if word != part:
                break
        return (begun, text[begun:end]) if begun < at else None

    def _beginning(self, text: str, match: re.Match[str], known: list[Span]) -> Stranger | None:
        """The club whose name begins with a club word: "FC Valdora", "Real Valdora"."""
        word = match.group()
        if text[match.start() - 1 : match.start()].isalnum() or _covers(known, match.start(), match.end()):
            return None
        before = _WORD_BEFORE.search(text, max(0, match.start() - 30), match.start())
        if before is not None and before.group()[:-1] in self.given:
            return None  # "Ann Racing"
        at = match.end()
        for count in range(2):
            after = _NEXT.match(text, at)
            if after is None or (count and text[at : after.start(1)] != " "):
                break
            span = _covers(known, after.start(1), after.end(1))
            lent = not count and word in self._sure_before
            if not self._may_follow(after.group(1), count > 0) or (
                span is not None and not (lent and self._lends_its_name(text, span))
            ):
                break
            at = after.end(1)
        place = text[match.end() + 1 : at].removesuffix("'s").removesuffix("’s")
        if not place or f"{word} {place}" in self._names or self._is_of_something_else(text, at):
            return None
        end = match.end() + 1 + len(place)
        return Stranger(match.start(), end, f"{word} {place}", place, word)

    def _may_place(self, word: str, inner: bool, opening: bool) -> bool:
        """Whether a word can be (part of) the place that a club is called after."""
        if not word[:1].isupper() or (word[-1] in ".,;:!?)\"”’'…" and word != "St."):
            return False
        lower = word.lower()
        if word.endswith(("'s", "’s")) or any(c.isdigit() for c in word):
            return inner and lower.rstrip("s’'") not in self.common and word.endswith("s") and not opening
        if lower in self.lexicon.grammar or lower in self.lexicon.roles or (word.isupper() and len(word) < 5):
            return False
        if word.partition("-")[2].islower() and not _LINKED.search(word):
            return False  # "Lisbon-based", "In-form"
        if inner:
            return word in self._first or (
                lower not in self.common and word not in self.others and word not in self.given
            )
        if opening and lower.endswith(("ing", "ed")):
            return False  # "Reposting United's picture"
        return word not in self.others and lower not in self.common and not _GLUED.search(word)

    def _may_follow(self, word: str, inner: bool) -> bool:
        """Whether a word behind "Real" or "FC" can be of the name of a club."""
        if not word[0].isupper() or word in self.others or (inner and word in self.given):
            return False
        lower = word.lower()
        return lower not in self.common and lower not in self.lexicon.roles and not (word.isupper() and len(word) < 4)

    def _lends_its_name(self, text: str, span: Span) -> bool:
        """Whether a known name is that of a club's town, which may have another club: "Leeds" of "Leeds Rovers"."""
        return span.what == "C" and text[span.start : span.end] in self.index.towns

    def _stands(self, text: str, place: str, word: str) -> bool:
        """Whether a place and a club word make a club's name, and no person's beside a club of that word."""
        last = place.rpartition(" ")[2]
        if f"{last} {word}" in self._names or f"{place} {word}" in self._names:
            return False
        if word in self._wary and (last in self.given or place.split()[0] in self.given):
            return False
        return not self.is_person(text, place, word)

    def is_person(self, text: str, place: str, word: str = "") -> bool:
        """Whether a story uses a word as somebody's name: "Jan Hartwell", "striker Hartwell", "Hartwell, 23,"."""
        last = place.rpartition(" ")[2]
        alone = not word or text.count(last) > text.count(f"{last} {word}")
        if alone and last in self.index.staff_by_surname and place == last and word in ("", *self._shared):
            return True  # a manager, but not where he is named only so: "Ashton Athletic"
        at = text.find(last)
        while at >= 0:
            end = at + len(last)
            if (
                (not at or not text[at - 1].isalnum())
                and not text[end : end + 1].isalnum()
                and not text.startswith(f" {word}" if word else "\0", end)
                and self._called(text, at, end)
            ):
                return True
            at = text.find(last, end)
        return False

    def _called(self, text: str, start: int, end: int) -> bool:
        """Whether the name at a place is a person's there."""
        before = _WORD_BEFORE.search(text, max(0, start - 30), start)
        if before is not None:
            word = before.group()[:-1].lstrip("\"“‘'(")
            if word in self.given or (
                word.lower() in self.lexicon.roles and word.islower() and self.lexicon.roles[word] in "RS"
            ):
                return True
        return bool(_AGED.match(text, end)) or (
            text[start:end] in self.given
            and (after := _NEXT.match(text, end)) is not None
            and after.group(1)[0].isupper()
            and after.group(1) not in self._sure | self._letters
        )

    def _named_before(self, text: str, start: int) -> bool:
        """Whether a word in capitals that is nothing else stands before a name, as first names do: "Wily Novak"."""
        before = _WORD_BEFORE.search(text, max(0, start - 30), start)
        if before is None or at_sentence_start(text, before.start()):
            return False
        word = before.group()[:-1]
        return self._may_place(word, False, False) and word not in self.index.table and not _titled(text, start)

    def _is_of_something_else(self, text: str, end: int) -> bool:
        after = _NEXT.match(text, end)
        return after is not None and after.group(1) in self._not_before

    def _is_single(self, text: str, stranger: Stranger, full: list[str]) -> bool:
        """Whether a name stands by chance before a word that means a club in play: "Price and Novak United lack".

        Args:
            text: The story.
            stranger: What was taken for a club.
            full: The names of clubs of the register in it.
        """
        if stranger.word not in self._shared or not any(name.endswith(" " + stranger.word) for name in full):
            return False
        alone, in_full = sum(1 for _ in _wholes(text, stranger.place)), text.count(stranger.name)
        joined = text.endswith((" and ", ", "), 0, stranger.start)
        if alone > in_full == 1 and joined:
            return True
        return alone > 2 * in_full and re.search(rf"\b{re.escape(stranger.place)} (?:is|was|has) ", text) is not None

    def _in_headline_only(self, text: str, stranger: Stranger) -> bool:
        """Whether a name stands only in lines in capitals, amid others: "Novak United Exit Latest"."""
        if len(stranger.place.split()) == 1 and stranger.word not in self._shared:
            return False
        at = text.find(stranger.name)
        while at >= 0:
            if at == text.rfind("\n", 0, at) + 1 or not _titled(text, at):
                return False
            at = text.find(stranger.name, at + 1)
        return True


#: What a place may end with, before a club word.
_ENDING = re.compile(r"[\w.’')]")
#: A place of several words: "Hartwell-on-Sea".
_LINKED = re.compile(r"-(?:on|in|under|le|by|upon|super|next|sur|am|an|der)-")
#: Words that have run into one: "SunderlandAge".
_GLUED = re.compile(r"[a-z]{4}[A-Z]")
_COMPOUND = re.compile(r"-[a-z]+$")
_AGED = re.compile(r",? \(?(?:aged )?[123]\d[,)]")


def _finder(words: Iterable[str], before: str, after: str) -> re.Pattern[str]:
    return re.compile(rf"{before}(?:{any_of(words)}){after}")


def _wholes(text: str, name: str) -> Iterator[int]:
    """Where a name stands as a whole word."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (at and (text[at - 1].isalnum() or text[at - 1] in "-@#_")) and not (
            text[end : end + 1].isalnum() or text[end : end + 1] == "-"
        ):
            yield at
        at = text.find(name, end)


def _covers(known: list[Span], start: int, end: int) -> Span | None:
    """The known name, sure to stand for what it does, that (start, end) touches."""
    return next((s for s in known if s.sure and s.start < end and start < s.end), None)


def _titled(text: str, at: int) -> bool:
    """Whether the line at an offset is written as headlines are, in capitals."""
    low = text.rfind("\n", 0, at) + 1
    high = text.find("\n", at)
    words = [w for w in text[low : high if high >= 0 else len(text)].split() if len(w) > 3 and w[0].isalpha()]
    return sum(w[0].isupper() for w in words) > _TITLED * len(words)
