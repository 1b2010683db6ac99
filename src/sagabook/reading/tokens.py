"""A sentence as tokens: words with their senses, set phrases, and the mentions that stand in it."""

import re
from itertools import pairwise

from sagabook.reading.lexicon import Lexicon, Sense
from sagabook.reading.mentions import Mention
from sagabook.reading.units import CALENDAR, Token

#: Each alternative begins with a character of its own, and none runs back over a word: every text is cut by it.
_TOKEN = re.compile(
    r"[^\W\d_]\w*(?:(?:(?<!n[’']t)[-&.]|[’'](?!(?:s|re|ve|ll|d|m)\b))\w+)*|[’'](?:s|re|ve|ll|d|m)\b"
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?:[-/]\d+)?(?:-[A-Za-z]+)*|[^\s\w]"
)
_NOUN_PREPOSITIONS = frozenset(
    "in of for after amid despite over during from with into on via about before since without between "
    "following".split()
)
_GOING = ("mov", "tak", "took", "send", "sent", "go", "went", "com", "came", "sign", "bring", "brought")
_TERMS_OF_A_MOVE = frozenset("loan free transfer deal contract permanent temporary season-long basis".split()) | {
    "free transfer",
    "loan deal",
}
_SIDES = frozenset({"right", "left", "centre", "center", "full", "wing"})
_FEELINGS = frozenset("happy keen eager proud desperate close excited pleased glad delighted good important".split())
_PARTICLES = frozenset("down back out off up away over in on".split())
#: What makes a nation part of an adjective: "Guinea-born".
_NATIVE = frozenset({("-", "born"), ("-", "raised"), ("-", "capped")})
#: Small words that may make one with those behind them, beside those of the lexicon.
_OPENERS = frozenset({*_SIDES, "less", "more", "so", "ex"})
_BEFORE_STYLES = frozenset({"a", "the", "another", "any", "no", "this"})
_SORTS_OF_MOVE = frozenset({"free", "permanent", "season-long", "short-term", "initial", "temporary"})
#: Words after which "'s" is "is" or "has", not a possessor's mark.
_BEFORE_IS = frozenset({"there", "that", "it", "he", "she", "what", "who", "here"})
#: What follows a name only where its "'s" is "is" or "has": "Novak's not for sale", "Novak's got two years left".
_IS_BEFORE = re.compile(
    r" (?:not|got|been|staying|going|leaving|happy|under contract|still|never|always|our player|very|definitely|"
    r"a (?:\w+ ){1,2}player\b|contracted|committed|available|signed|here to)\b"
)
#: Enough for the vocabulary of the press; a bound, so that hostile texts cannot fill the memory.
_CACHED_WORDS = 60_000
#: Possessors that stand in a phrase for any.
_ANYBODYS = frozenset({"his", "their"})
_NOTHING: tuple[Sense, ...] = ()
#: Adjectives that stand as a style before a name: "free agent Novak", "unsettled Novak".
_BEING = frozenset("be is was are were been being".split())
_TIME = frozenset(
    "today yesterday tomorrow tonight week month year season summer winter window january february march "
    "april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday morning afternoon evening night weekend term campaign days weeks months years "
    "seasons hours minutes spring autumn deadline day windows fortnight century".split()
)
_QUOTES = frozenset("\"“”‘’'`„«»")


class Tokenizer:
    """Cuts a sentence into tokens, by the words and phrases of a lexicon."""

    def __init__(self, lexicon: Lexicon, common: frozenset[str]) -> None:
        self.lexicon = lexicon
        self.common = common
        self._known: dict[str, tuple[str, str, tuple[Sense, ...], bool]] = {}
        #: the phrases that are joined into one small word, by their first and second words
        self._seconds = {
            first: {rest[0]: [row for row in found if row[0][0] == rest[0]] for rest, _, _ in found}
            for first, found in lexicon.joined.items()
        }
        self._opening = frozenset({*lexicon.joined, *_OPENERS})
        #: verbs that an object may part from their particle: "turn the offer down"
        self._parted = frozenset(
            first
            for first, seconds in lexicon.phrases.items()
            if any(len(words) == 2 for second in seconds if second in _PARTICLES for words, _ in seconds[second])
        )

    def tokens(self, text: str, start: int, end: int, mentions: list[Mention]) -> list[Token]:
        """The tokens of `text[start:end]`; `mentions` are those inside, in order."""
        out: list[Token] = []
        marked: list[int] = []
        at = start
        for mention in mentions:
            if mention.start - at > 1 or not text.startswith(" ", at):
                self._plain(text, at, mention.start, out, marked)
            word, tag = text[mention.start : mention.end], mention.what
            if tag == "N":
                tag = "Z"
            if tag == "Z" or word in self._opening:
                marked.append(len(out))
            out.append(Token(tag, mention.start, mention.end, word, (), mention))
            at = mention.end
            if tag == "M" and text.startswith(")", at) and word.count("(") > word.count(")"):
                at += 1  # the bracket of "€75m (£63m)"
        self._plain(text, at, end, out, marked)
        if marked:
            if any(out[at].tag == "q" for at in marked) and self._unquote(out):
                marked = [at for at, token in enumerate(out) if token.tag == "Z" or token.word in self._opening]
            self._join_small(out, marked)
        return self._phrases(out)

    @staticmethod
    def _unquote(tokens: list[Token]) -> bool:
        """Drop the marks around a few quoted words: "are also ‘keeping tabs’ on him" reads as if without them."""
        marks = [at for at, token in enumerate(tokens) if token.tag == "q"]
        drop: list[int] = []
        for first, second in pairwise(marks):
            if (
                (not drop or drop[-1] != first)
                and first
                and 1 < second - first < 7
                and not any(t.word in ",.:;!?" for t in tokens[first + 1 : second])
            ):
                drop += (first, second)
        for at in reversed(drop):
            del tokens[at]
        return bool(drop)

    def _plain(self, text: str, start: int, end: int, out: list[Token], marked: list[int]) -> None:
        """Add the words of a stretch without mentions."""
        known, find = self._known, text.find
        at = start
        for word in _TOKEN.findall(text, start, end):
            # only blanks part one token from the next: to look for it is cheaper than a match object with its offsets
            at = find(word, at)
            found = known.get(word)
            if found is None:
                found = self._classify(word)
                if len(known) < _CACHED_WORDS:
                    known[word] = found
            tag, lower, senses, special = found
            begin, at = at, at + len(word)
            if special:
                if tag == "'s":
                    tag = self._apostrophe_s(text, at, out)
                elif lower == "'" and out and begin == out[-1].end and self._ends_possessor(out):
                    tag = "g"
                else:
                    marked.append(len(out))
            out.append(Token(tag, begin, at, lower, senses))

    @staticmethod
    def _apostrophe_s(text: str, at: int, out: list[Token]) -> str:
        """Whether an "'s" that ends at `at` is a verb (h) or the mark of a possessor (g)."""
        previous = out[-1] if out else None
        verbal = previous is not None and (
            previous.tag in "i"
            or previous.word in _BEFORE_IS
            or (previous.tag == "P" and _IS_BEFORE.match(text, at) is not None)
        )
        return "h" if verbal else "g"

    @staticmethod
    def _ends_possessor(out: list[Token]) -> bool:
        """Whether an apostrophe behind the last of the tokens is a possessor's: "the clubs' spending"."""
        before = out[-1]
        return before.word[-1] in "sSzZxX" and (before.tag in "CPOLN" or not any(t.tag == "q" for t in out))

    def _classify(self, word: str) -> tuple[str, str, tuple[Sense, ...], bool]:
        """What a word can be wherever it stands: its tag, its form in small letters, its senses.

        And whether it is a mark or may begin what `_join_small` joins.
        """
        lower = "and" if word == "&" else word.lower().replace("’", "'")
        senses = self.lexicon.words.get(lower, ())
        tag = self.lexicon.grammar.get(lower)
        if lower == "'s":
            tag = "'s"
        elif lower in _QUOTES:
            tag, lower = "q", "'" if lower in "'’" else word
        elif tag is not None:
            pass
        elif lower in self.lexicon.roles:
            tag = self.lexicon.roles[lower]
        elif senses:
            tag = "?"
        elif lower[0].isdigit():
            tag = "A" if lower.endswith(("-year-old", "-year-olds")) else "#"
        elif not lower[0].isalnum():
            tag = lower
        elif lower in _TIME:
            tag = "D"
        elif lower.endswith("ly") and len(lower) > 4:
            tag = "y"
        else:
            tag = "j"
        return tag, lower, senses, tag in ("'s", "q") or lower in self._opening

    def _phrases(self, tokens: list[Token]) -> list[Token]:
        """Join the words of known phrases into one token each; adverbs may stand inside."""
        phrases = self.lexicon.phrases
        firsts = [at for at, token in enumerate(tokens) if token.word in phrases and token.mention is None]
        if not firsts:
            return tokens
        out: list[Token] = []
        size = len(tokens)
        done = 0
        for at in firsts:
            if at < done:
                continue
            token = tokens[at]
            seconds = phrases[token.word]
            second = at + 1
            while second < size and tokens[second].tag == "y" and tokens[second].word not in seconds:
                second += 1
            best, senses = at, _NOTHING
            if second < size and (
                candidates := seconds.get("their" if tokens[second].tag == "e" else tokens[second].word)
            ):
                out += tokens[done:at]
                done = at
                best, senses = self._longest(tokens, at, second + 1, candidates, out)
            if senses:
                word = " ".join([t.word for t in tokens[at:best]])
                out.append(Token("?", token.start, tokens[best - 1].end, word, senses))
                done = best
            elif token.word in self._parted and (split := self._split_phrasal(tokens, at, seconds, size)) is not None:
                joined, skipped, best = split
                out += tokens[done:at]
                out.append(joined)
                out += skipped
                done = best
        out += tokens[done:]
        return out

    def _longest(
        self,
        tokens: list[Token],
        at: int,
        after: int,
        candidates: list[tuple[tuple[str, ...], list[Sense]]],
        before: list[Token],
    ) -> tuple[int, tuple[Sense, ...]]:
        """Where the longest phrase that stands at `at` ends, and its senses: those as a noun, in a noun's place.

        Args:
            tokens: The sentence.
            at: Where the first word of the phrase stands.
            after: What follows its second word; few of the candidates have that for their third.
            candidates: The phrases of these two words.
            before: What the tokens before have become.
        """
        size = len(tokens)
        best = at
        senses: list[Sense] = []
        third = tokens[after] if after < size else None
        open_third = third is not None and third.tag == "y"
        noun: bool | None = None
        for words, meant in candidates:
            if len(words) < best - at and senses:
                break
            if (
                len(words) > 2
                and not open_third
                and (third is None or (words[2] != third.word and words[2] not in _ANYBODYS))
            ):
                continue
            last = self._match(tokens, at, words, size)
            if not last:
                continue
            if noun is None:
                noun = self._noun_place(before, tokens[at])
            found = [s for s in meant if s[1] != "v"] if noun else meant
            if not found:
                continue
            if words[-1] == "for" and words[0].startswith("sign") and self._priced(tokens, last, size):
                continue  # "signed for £20m": no club follows
            if len(words) == 2:
                if words[1] == "on" and words[0].startswith(_GOING) and self._on_terms(tokens, last, size):
                    continue  # "moved on a free transfer"
                if words[1] == "in" and last < size and tokens[last].tag == "D":
                    continue  # "will go in July"
            if last >= best:
                if last > best:
                    best, senses = last, []
                senses.extend(found)
        return best, tuple(senses)

    def _join_small(self, tokens: list[Token], marked: list[int]) -> None:
        """Make one word of small words that stand for one, at the places `marked`.

        "As well as" is "and", "such as" is "including"; the "ex-" of "ex-Torino striker" is one word.
        """
        seconds = self._seconds
        for at in reversed(marked):
            if at + 1 >= len(tokens):
                continue
            token = tokens[at]
            if (token.tag == "Z" or token.word in _OPENERS) and self._join_style(tokens, at):
                continue
            choices = seconds.get(token.word)
            for rest, tag, word in choices.get(tokens[at + 1].word, ()) if choices is not None else ():
                size = len(rest) + 1
                if tuple([t.word for t in tokens[at + 1 : at + size]]) == rest:
                    tokens[at : at + size] = [Token(tag, token.start, tokens[at + size - 1].end, word)]
                    break

    @staticmethod
    def _join_style(tokens: list[Token], at: int) -> bool:
        """Settle the parts of a style or a degree at `at`: whether there was one."""
        token, following = tokens[at], tokens[at + 1].word
        if token.word == "ex" and following == "-":
            token.tag = "j"
            del tokens[at + 1]
        elif token.tag == "Z" and tuple([t.word for t in tokens[at + 1 : at + 3]]) in _NATIVE:
            tokens[at : at + 3] = [Token("j", token.start, tokens[at + 2].end, "native")]
        elif (
            token.word in ("less", "more")
            and following == "than"
            and any(t.tag == "D" for t in tokens[at + 2 : at + 4])
        ):  # "has less than a year left"
            tokens[at : at + 2] = [Token("y", token.start, tokens[at + 1].end, "just")]
        elif (
            token.word in _SIDES
            and following in ("back", "half")
            and at + 2 < len(tokens)
            and tokens[at + 2].tag == "P"
            and (not at or tokens[at - 1].tag not in "iPh")
        ):  # "Porto left back Jan Novak", not "he left back in June"
            tokens[at : at + 2] = [Token("R", token.start, tokens[at + 1].end, f"{token.word}-back")]
        elif token.word == "so" and at and tokens[at - 1].tag in "bh" and following in _FEELINGS:
            token.tag = "y"  # "he is so happy": a degree, no new clause
        else:
            return False
        return True

    @staticmethod
    def _governs(verb: Token, at: int, out: list[Token]) -> bool:
        """Whether a plain verb stands right before what can so be no verb: a headline's "agrees switch to Torino"."""
        adjacent = at == len(out) - 1
        return adjacent and not verb.word.startswith("help") and all(s[1] == "v" and s[2] != "ing" for s in verb.senses)

    def _noun_place(self, out: list[Token], token: Token) -> bool:
        """Whether a word that may be a noun follows an article, a possessor, a figure or an adjective of such."""
        if not any(s[1] == "n" for s in self.lexicon.words.get(token.word, ())):
            return False
        if token.word == "deal" and out and out[-1].tag == "P" and out[-1].mention is not None:
            return True  # "the Novak deal with Rovers"
        if not out:
            return token.word.endswith("s")
        for back in range(len(out) - 1, -1, -1):
            before = out[back]
            if (
                before.tag in "deg#M"
                or before.word == "whose"
                or (before.tag == "p" and before.word in _NOUN_PREPOSITIONS)
                or (before.word == "as" and token.word.endswith("s"))  # "as talks with Torino go on"
            ):
                return True
            verb = before.tag == "?" and any(s[1] == "v" for s in before.senses)
            if verb and (token.word.endswith("s") or self._governs(before, back, out)):
                return True
            if before.tag == "C" and before.mention is not None and before.mention.how == "strong":
                return back > 0 and out[back - 1].word in _BEFORE_STYLES  # "a Torino swoop for Novak"
            if before.tag not in "jyD" and not (
                before.tag == "?" and any(s[1] == "x" or s[2] in ("pastpp", "pp", "ing") for s in before.senses)
            ):
                return False
        return False

    @staticmethod
    def _split_phrasal(
        tokens: list[Token], at: int, seconds: dict[str, list[tuple[tuple[str, ...], list[Sense]]]], size: int
    ) -> tuple[Token, list[Token], int] | None:
        """A verb and its particle about a short object: "turn the offer down", "left him out"."""
        if _PARTICLES.isdisjoint([t.word for t in tokens[at + 2 : at + 5]]):
            return None
        for gap in range(2, min(5, size - at)):
            word = tokens[at + gap].word
            if word not in _PARTICLES or word not in seconds:
                continue
            if at + gap + 1 < size and (
                tokens[at + gap + 1].tag in "DdejCPnRFM#" or tokens[at + gap + 1].word in ("loan", "trial", "free")
            ):
                continue
            for words, found in seconds[word]:
                if len(words) == 2:
                    between = tokens[at + 1 : at + gap]
                    if between[0].tag in "CP" and any(
                        s[1] == "v" and s[2] in ("base", "s") for t in between[1:] for s in t.senses
                    ):
                        continue  # "may see Novak go out on loan"
                    if (between[0].tag in "i" and gap == 2) or (
                        between[0].tag in "CPde" and all(t.tag in "CPde?jnRg" for t in between)
                    ):
                        joined = Token("?", tokens[at].start, tokens[at].end, " ".join(words), tuple(found))
                        return joined, between, at + gap + 1
        return None

    def _match(self, tokens: list[Token], at: int, words: tuple[str, ...], size: int) -> int:
        position = at + 1
        for word in words[1:]:
            while position < size and tokens[position].tag == "y" and tokens[position].word != word:
                position += 1
            if position >= size:
                return 0
            token = tokens[position]
            if token.mention is not None:
                return 0
            if token.word != word and not (
                word in _ANYBODYS and token.word in ("his", "their", "her", "my", "our", "its")
            ):
                return 0
            position += 1
        if words[-1] == "to" and position < size and self.infinitive(tokens[position]):
            return 0
        if (
            words[-1] == "up"
            and len(words) == 2
            and words[0] in _BEING
            and position < size
            and tokens[position].word == "to"
        ):
            return 0  # "it is up to the clubs"
        if words[-1] in ("in", "on") and len(words) == 2 and self._opens_phrase(tokens, position, size):
            return 0
        return position

    @staticmethod
    def _opens_phrase(tokens: list[Token], at: int, size: int) -> bool:
        """Whether the particle before `at` is a preposition: "go in January", "moved on a free transfer"."""
        first = tokens[at].word if at < size else ""
        while at < size and (tokens[at].tag in "dj#" or tokens[at].word in _SORTS_OF_MOVE):
            at += 1
        return at < size and (
            (
                tokens[at].tag == "D"
                and (tokens[at].word in CALENDAR or first != tokens[at].word or tokens[at].word.isdigit())
            )
            or (
                tokens[at].word in ("loan", "transfer")
                and not (at + 1 < size and tokens[at + 1].word.startswith(("request", "demand", "plea")))
            )
        )

    @staticmethod
    def _on_terms(tokens: list[Token], at: int, size: int) -> bool:
        """Whether "on" before `at` opens the terms of a move: "on loan", "on a free transfer"."""
        words = [t.word for t in tokens[at : min(size, at + 4)]]
        return bool(words) and (words[0] == "loan" or (words[0] in ("a", "an") and bool(_TERMS_OF_A_MOVE & set(words))))

    @staticmethod
    def _priced(tokens: list[Token], at: int, size: int) -> bool:
        """Whether a figure stands at `at`, past adverbs."""
        while at < size and tokens[at].tag in "yd":
            at += 1
        return at < size and tokens[at].tag == "M"

    @staticmethod
    def infinitive(token: Token) -> bool:
        """Whether a word after "to" is a verb, so that "to" is its own and no part of a phrase before it."""
        return (
            token.tag == "?" and any(s[1] == "v" and s[2] in ("base", "any") for s in token.senses)
        ) or token.word in ("be", "have", "do")
