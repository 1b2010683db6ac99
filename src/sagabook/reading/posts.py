"""What the signs of a short post mean: tags, handles, emoji. A post is read as the plain text that it stands for."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from sagabook.reading.lexicon import Lexicon
from sagabook.reading.names import NameIndex
from sagabook.reading.people import fold

#: Pictures, arrows, bullets and what joins them, but no punctuation of prose.
_PICTURE = r"[\u2022\u2139\u203c\u2049\u2190-\u2bff\u3030\ufe0f\u200d\u20e3\U0001f000-\U0001faff\U000e0020-\U000e007f]"
_ANY = re.compile(rf"{_PICTURE}|(?<!\w)[#@]\w")
#: A text without any of these characters bears no sign; one set of characters is looked for fastest.
_HINT = re.compile(f"{_PICTURE[:-1]}#@]")
#: What opens a post or a story and names nobody: "BREAKING:", "Exclusive:", "Done deal!".
_OPENERS = r"breaking|excl(?:usive)?|official|confirmed|update|latest|info|news|transfer|done deal|just in|more|x"
_OPENED = re.compile(rf"(?:{_OPENERS})(?: news| deal)?[:!] ", re.IGNORECASE)
_SIGN = re.compile(
    r"(?P<link>https?://\S+)"
    r"|(?P<dash>(?<=\w)-)?(?P<tag>(?<!\w)#[^\W\d]\w*)(?P<heads>\s?:\s*)?"
    r"|(?P<above>\s*\n\s*)?(?P<handle>(?<!\w)@\w+)(?P<below>\s*\n\s*(?=[a-zß-ÿ&,.;:!?)’']))?(?P<names>\s?:\s*)?"
    rf"|(?P<picture>{_PICTURE}(?:[ ]*{_PICTURE})*)"
    r"|\b(?P<age>\d\d)\s?y/?o\b|\b(?P<years>\d)\s?yrs?(?=[ -](?:deal|contract))"
    r"|(?P<bar>(?<=\s)(?:\||I(?=\s@))(?=\s))"
    rf"|(?i:\b(?P<opener>(?:(?:{_OPENERS})\b[ ]?[.!]?[ ]?){{1,3}}"
    r"(?::\s*|on\s+(?=(?:\w+\s)?#)|(?=(?:\w+\s)?#\w+\s?:))))"
)
_ARROW = re.compile(r"[\u2192\u21d2\u21e8\u2794-\u27be]")
_CROSS = re.compile(r"[\u2715-\u2718\u274c\u274e]")
#: Where a word of a tag ends and the next begins: "JanNovak", "FCBarcelona".
_HUMP = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-zß-ÿ])|_")
_ENDED = ".!?…:;|\n"
#: Words after which a name belongs to the sentence, and is no label behind it.
_JOINS = frozenset(
    "a an the to at for from of with by between and or in on against as via than before after over about towards into "
    "join joins joining leave leaves leaving sign signs want wants new target like near versus vs".split()
)
#: What clubs put around their names in handles.
_AROUND = (
    "official|oficial|officiel|fussball|football|futbol|calcio|clube|club|english|eng|the|women|afc|fcb|fc|cf|ac|as|sc|ssc|"
    "us|ud|cd|rcd|rc|sv|vfl|vfb|tsg|rb|bc|bsc|sk|kv|krc|rsc|sl|ss|bk|if|og|ogc|en|uk|de|es|it|fr|usa|br|tr|nl"
)
_AFFIX = re.compile(rf"^(?:{_AROUND})(?=.{{3}})|(?<=.{{3}})(?:{_AROUND})$")
_SHORTEST = 3


@dataclass(slots=True)
class Plain:
    """A text freed of signs: where its stretches stand in the text as published, and the words of names in tags."""

    text: str
    tagged: frozenset[str] = frozenset()
    here: list[int] = field(default_factory=list)
    there: list[int] = field(default_factory=list)
    end: int = 0

    def back(self, at: int) -> int:
        """The place in the published text of the letter `at` of the plain one."""
        if not self.here:
            return at
        piece = max(bisect_right(self.here, at) - 1, 0)
        limit = self.there[piece + 1] if piece + 1 < len(self.there) else self.end
        # A name that is written out is longer than its tag: what stands beyond the tag is its last letter.
        return max(min(self.there[piece] + at - self.here[piece], limit - 1), self.there[piece])

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the published text that `text[start:end]` stands for, of at least one letter."""
        return self.back(start), self.back(end - 1) + 1


class _Writer:
    """Writes a plain text piece by piece, and notes where each piece came from."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.size = 0
        self.here: list[int] = []
        self.there: list[int] = []
        self.last = "\n"

    def put(self, piece: str, at: int) -> None:
        """Write a piece that stands at `at` in the published text; of two blanks the second is left out."""
        if self.last[-1].isspace():
            bare = piece.lstrip(" ")
            at, piece = at + len(piece) - len(bare), bare
        if not piece:
            return
        self.here.append(self.size)
        self.there.append(at)
        self.out.append(piece)
        self.size += len(piece)
        self.last = (self.last + piece)[-60:]

    def line(self, at: int) -> None:
        """Begin a new line, if none is begun."""
        if not self.last.endswith("\n"):
            self.put("\n", at)

    @property
    def ended(self) -> bool:
        """Whether what is written ends a sentence, or nothing is written."""
        return self.last.rstrip(" \"”’'»)")[-1:] in _ENDED

    @property
    def word(self) -> str:
        """The last word written."""
        return (self.last.split() or [""])[-1]

    @property
    def joined(self) -> bool:
        """Whether a name is due."""
        return self.word.lower() in _JOINS or self.word[-1:] in ",&-/"


class Posts:
    """Reads the signs of posts; built once for a register."""

    def __init__(self, index: NameIndex, lexicon: Lexicon, common: frozenset[str], others: frozenset[str]) -> None:
        self.index = index
        self.lexicon = lexicon
        self.common = common
        self.others = others

    def plain(self, text: str) -> Plain:
        """`text` without its signs; itself where it bears none."""
        hint = _HINT.search(text)
        if not _OPENED.match(text) and (hint is None or not _ANY.search(text, hint.start())):
            return Plain(text)
        writer = _Writer()
        tagged: set[str] = set()
        at = 0
        for sign in _SIGN.finditer(text):
            writer.put(text[at : sign.start()], at)
            at = sign.end()
            if sign["tag"]:
                self._tag(text, sign, writer, tagged)
            elif sign["handle"]:
                self._handle(text, sign, writer)
            elif sign["picture"]:
                self._picture(text, sign, writer)
            elif sign["age"]:
                writer.put(f"{sign['age']}-year-old", sign.start())
            elif sign["years"]:
                writer.put(f"{sign['years']}-year", sign.start())
            elif sign["opener"]:
                writer.put("" if writer.ended else sign.group(), sign.start())
            else:
                writer.line(sign.start())
        writer.put(text[at:], at)
        return Plain("".join(writer.out), frozenset(tagged), writer.here, writer.there, len(text))

    def _tag(self, text: str, sign: re.Match[str], writer: _Writer, tagged: set[str]) -> None:
        """Write what a tag names: a club, somebody, a common word; a mere topic is left out."""
        word, start = sign["tag"][1:], sign.start()
        words = [w for w in _HUMP.split(word) if w]
        if sign["dash"]:  # "#Novak-#Torino": to that club
            writer.put(" to ", sign.start())
        heads = sign["heads"] is not None and (writer.ended or not writer.joined)
        alone = heads or self._alone(text, sign.end("tag"), writer)
        name = None if self._topic(word, words) else self.club_of(word)
        if name is None and self._idle(word, words):
            if alone or not writer.joined:
                writer.line(start)
            else:
                writer.put(word, start)
        elif name is None:
            name = " ".join(words)
            tagged.add(fold(words[-1]))
            self._write(name, start, writer, alone, opening=not heads and not writer.word[:1].isupper())
        else:
            self._write(name, start, writer, alone)
        if sign["heads"] and not heads:
            writer.put(sign["heads"], sign.start("heads"))

    def _handle(self, text: str, sign: re.Match[str], writer: _Writer) -> None:
        """Write a handle: the club that it names, else itself; a line that breaks off before it goes on."""
        start = sign.start("handle")
        if sign["above"] and not writer.ended:
            writer.put(" ", sign.start())
        elif sign["above"]:
            writer.line(sign.start())
        club = self.club_of(sign["handle"][1:])
        if club is None:
            writer.put(sign["handle"], start)
        elif writer.last.strip() == ".":  # ". @torino have signed him": the stop keeps it from being a reply
            writer.line(start)
            writer.put(club, start)
        else:
            self._write(club, start, writer, self._alone(text, sign.end("handle"), writer) and not sign["below"])
        if sign["names"] and (club is None or writer.last.endswith("\n")):
            writer.line(sign.start("names"))
        elif sign["names"]:
            writer.put(": ", sign.start("names"))
        elif sign["below"] and text[sign.end()] not in ",.;:!?)":
            writer.put(" ", sign.start("below"))

    @staticmethod
    def _write(name: str, at: int, writer: _Writer, alone: bool, opening: bool = True) -> None:
        """Write a name, on a line of its own if it stands alone."""
        if alone and opening:
            writer.line(at)
        writer.put(name, at)
        if alone:
            writer.line(at)

    @staticmethod
    def _alone(text: str, end: int, writer: _Writer) -> bool:
        """Whether a tag stands outside the sentences, as a label: at an end, or before a sentence's start."""
        rest = text[end : end + 3].lstrip(" ")
        if rest and rest[0] in ".,!?’'-&/":
            return False
        labels = not rest or rest[0] in "\n#@|" or bool(_ANY.match(rest))
        if writer.ended:
            return labels or rest[0].isupper() or rest[0].isdigit()
        return labels and not writer.joined

    def _picture(self, text: str, sign: re.Match[str], writer: _Writer) -> None:
        """Write what a picture means: a new line before a sentence, "to" or "x" between names, else nothing."""
        start = sign.start()
        rest = text[sign.end() :].lstrip(" ")[:40]
        opens = rest[:1].isupper() or rest[:1].isdigit() or rest[:1] in '€£$“"#@|•-'
        if not rest or (writer.ended and rest[0] not in ":,."):
            writer.line(start)
        elif not opens:
            writer.put("" if writer.last[-1].isspace() or rest[0] in ":,.;!?)" else " ", start)
        elif _CROSS.match(sign["picture"]) and writer.word[:1].isupper():
            writer.put("x", start)
        elif _ARROW.match(sign["picture"]) and self._names_meet(writer, rest):
            writer.put("to", start)
        elif writer.word.lower() not in self.lexicon.grammar and not writer.word.endswith(","):
            writer.line(start)

    def _names_meet(self, writer: _Writer, rest: str) -> bool:
        """Whether a club is named on both sides: "Torino ➡️ Rovers"."""
        before, after = writer.last.split(), rest.split()
        return self._club_in([before[-size:] for size in (1, 2, 3)]) and self._club_in(
            [after[:size] for size in (1, 2, 3)]
        )

    def _club_in(self, names: list[list[str]]) -> bool:
        found = (self.index.table.get(" ".join(words).rstrip(".,"), ()) for words in names)
        return any(named.what == "C" for entries in found for named in entries)

    def _topic(self, word: str, words: list[str]) -> bool:
        """Whether a tag is known to name neither club nor person: "SerieA", "TransferTalk", "Deadline"."""
        return squeeze(word) in self._leagues or all(w in self.others for w in words)

    def _idle(self, word: str, words: list[str]) -> bool:
        """Whether a tag that names no club is made of common words or is an acronym, so that nobody is named."""
        if self._topic(word, words) or word.islower() or (word.isupper() and len(word) < 7):
            return True
        return all(w.lower() in self.common or w in self.others or w.lower() in self.lexicon.words for w in words)

    def club_of(self, word: str) -> str | None:
        """The name of the club that a tag or a handle names: "MUFC", "acffiorentina", "Bolognafc1909"."""
        bare = re.sub(r"[\W_]", "", word)
        keys = self._tickers(bare) if bare.islower() or bare.isupper() else ()
        keys = keys or self._squeezed(squeeze(word))
        if not keys:
            return None
        club = keys[0] if len(keys) == 1 else self.index.foremost(keys)
        return None if club is None else self._written[club]

    def _squeezed(self, word: str) -> tuple[str, ...]:
        tried = [word, word.rstrip("0123456789")]
        for candidate in tried:
            if len(candidate) < _SHORTEST or candidate in self._press:
                return ()
            found = self._clubs.get(candidate) or (self._tickers(candidate) if candidate != word else ())
            if found:
                return found
            for affix in _AFFIX.finditer(candidate):
                bare = candidate[: affix.start()] + candidate[affix.end() :]
                if bare not in tried:
                    tried.append(bare)
        return ()

    def _tickers(self, letters: str) -> tuple[str, ...]:
        named = self.index.table.get("#" + letters.upper(), ())
        return tuple(key for entry in named if entry.how == "tag" for key in entry.keys)

    @cached_property
    def _clubs(self) -> dict[str, tuple[str, ...]]:
        """Clubs by their names written as one word."""
        out: dict[str, set[str]] = {}
        for row in self.index.clubs.values():
            for name in (row.name, row.official, *row.short, *row.ambiguous):
                if len(name) >= _SHORTEST:
                    out.setdefault(squeeze(name), set()).add(row.id)
        return {name: tuple(sorted(keys)) for name, keys in out.items()}

    @cached_property
    def _written(self) -> dict[str, str]:
        """For each club a name that means it alone."""
        table = self.index.table
        return {
            row.id: next(
                (
                    name
                    for name in (row.name, *row.short, row.official)
                    if any(n.what == "C" and n.how == "strong" and n.keys == (row.id,) for n in table.get(name, ()))
                ),
                row.name,
            )
            for row in self.index.clubs.values()
        }

    @cached_property
    def _press(self) -> frozenset[str]:
        rows = self.index.register.outlets.values()
        return frozenset(squeeze(name) for row in rows for name in (row.name, *row.aliases, *row.weak))

    @cached_property
    def _leagues(self) -> frozenset[str]:
        rows = self.index.register.competitions.values()
        return frozenset(squeeze(name) for row in rows for name in (row.name, *row.aliases))


def squeeze(name: str) -> str:
    """`name` as it is written in a tag: in small letters, in one word."""
    return re.sub(r"[\W_]", "", fold(name))
