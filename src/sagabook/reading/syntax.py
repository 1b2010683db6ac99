"""A sentence as a short row of typed units: noun phrases with their heads, verb groups, and the small words between."""

import re
from dataclasses import dataclass, field

from sagabook.reading.lexicon import Lexicon, Sense
from sagabook.reading.mentions import Mention

_TOKEN = re.compile(
    r"[A-Za-zÀ-ɏ]+n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?:-[A-Za-z]+)*"
    r"|[^\W\d_](?:\w|[-&.](?=\w)|[’'](?!(?:s|re|ve|ll|d|m)\b)(?=\w))*|[^\s\w]", re.UNICODE)
_AGE = re.compile(r"^(\d{2})-year-olds?$|^(\d{2})$")
_VERBISH = re.compile(r"(?:[^aeiou]|e)ed$|ing$")


@dataclass(slots=True)
class Unit:
    """One unit of a sentence.

    `kind`: C club, P person, S staff or official (unnamed or standing for a club), O outlet, M money, K contract
    length, D time, n event noun, x other noun phrase, v verb group, b copula group, a adjective, p preposition,
    t "to", c conjunction, s subordinator, r relative, "," and other punctuation.
    """

    kind: str
    start: int
    end: int
    word: str = ""
    classes: frozenset[str] = frozenset()
    form: str = ""
    person: object = None
    clubs: tuple[str, ...] = ()
    how: str = ""
    of: list["Unit"] = field(default_factory=list)
    money: list[Mention] = field(default_factory=list)
    words: tuple[str, ...] = ()
    neg: bool = False
    modal: str = ""
    passive: bool = False
    perfect: bool = False
    finite: bool = False
    genitive: bool = False
    plural: bool = False
    key: str = ""
    age: int = 0
    adverbs: tuple[str, ...] = ()
    lead: int = 0


@dataclass(slots=True)
class Token:
    """A word or a mention, with what it can be."""

    tag: str
    start: int
    end: int
    word: str
    senses: tuple[Sense, ...] = ()
    mention: Mention | None = None


#: A deal so described is a contract with a player: "a six-year deal", "a new deal".
_LENGTHY = re.compile(r"-year$|^(?:year|month|longer|new|fresh|improved|long-term|longer|extra|bumper|current|existing|extended|lucrative|professional)$|-month$")
_NOUN_PREPOSITIONS = frozenset("in of for after amid despite over during from with into on via about before since without between following".split())
_CALENDAR = frozenset("today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday january february march april "
                      "may june july august september october november december".split())
_VERBAL_PREPOSITIONS = frozenset("given following like regarding concerning considering including".split())
_AFTER_HIS = frozenset("most other two three four five six many few various".split())
_GOING = ("mov", "tak", "took", "send", "sent", "go", "went", "com", "came", "sign", "bring", "brought")
_TERMS_OF_A_MOVE = frozenset("loan free transfer deal contract permanent temporary season-long basis".split()) | {"free transfer", "loan deal"}
_PARTICLES = frozenset("down back out off up away over in on".split())
_JOINED: dict[str, tuple[tuple[tuple[str, ...], str, str], ...]] = {
    "as": ((("well", "as"), "c", "and"),),
    "in": ((("the", "event", "that"), "s", "if"), (("the", "event", "of"), "p", "in case of"), (("case",), "s", "if")),
    "along": ((("with",), "c", "and"),),
    "together": ((("with",), "c", "and"),),
    "so": ((("far",), "y", "so far"),),
    "once": ((("again",), "y", "once again"), (("more",), "y", "once more")),
    "at": ((("once",), "y", "at once"), (("least",), "y", "at least"), (("most",), "y", "at most")),
    "such": ((("as",), "p", "including"),),
    "among": ((("them",), "p", "including"),),
    "prior": ((("to",), "p", "before"),),
    "ahead": ((("of",), "p", "before"),),
    "because": ((("of",), "p", "because"),),
    "instead": ((("of",), "p", "instead"),),
    "no": ((("longer",), "N", "no longer"),),
    "the": ((("likes", "of"), "y", "the likes of"), (("rest", "of"), "y", "the rest of")),
    "all": ((("of",), "y", "all of"), (("but",), "y", "all but")),
    "both": ((("of",), "y", "both of"),),
}
_SORTS_OF_MOVE = frozenset({"free", "permanent", "season-long", "short-term", "initial", "temporary"})
#: Words after which "'s" is "is" or "has", not a possessor's mark.
_BEFORE_IS = frozenset({"there", "that", "it", "he", "she", "what", "who", "here"})
#: Enough for the vocabulary of the press; a bound, so that hostile texts cannot fill the memory.
_CACHED_WORDS = 60_000
#: Adjectives that stand as a style before a name: "free agent Novak", "unsettled Novak".
_BEING = frozenset("be is was are were been being".split())
_STYLES = frozenset({"free agent", "free-agent", "unsettled", "wantaway", "want-away", "unwanted", "transfer-listed", "out-of-contract"})
_EMPTY: frozenset[str] = frozenset()
_TIME = frozenset("today yesterday tomorrow tonight week month year season summer winter window january february march "
                  "april may june july august september october november december monday tuesday wednesday thursday "
                  "friday saturday sunday morning afternoon evening night weekend term campaign days weeks months years "
                  "seasons hours minutes spring autumn deadline day windows fortnight century".split())
_QUOTES = frozenset("\"“”‘’'`„«»")


def _age_of(word: str) -> int:
    match = _AGE.match(word)
    return int(match.group(1) or match.group(2)) if match else 0


class Parser:
    """Cuts sentences into units, by the words of a lexicon."""

    def __init__(self, lexicon: Lexicon, common: frozenset[str]) -> None:
        self.lexicon = lexicon
        self.common = common
        self._known: dict[str, tuple[str, str, tuple[Sense, ...]]] = {}

    def tokens(self, text: str, start: int, end: int, mentions: list[Mention]) -> list[Token]:
        """The tokens of `text[start:end]`; `mentions` are those inside, in order."""
        out: list[Token] = []
        at = start
        for mention in mentions:
            self._plain(text, at, mention.start, out)
            out.append(Token("Z" if mention.what == "N" else mention.what, mention.start, mention.end, text[mention.start:mention.end], (), mention))
            at = mention.end
            if mention.what == "M" and text.startswith(")", at) and out[-1].word.count("(") > out[-1].word.count(")"):
                at += 1  # the bracket of "€75m (£63m)"
        self._plain(text, at, end, out)
        self._unquote(out)
        return self._phrases(out)

    @staticmethod
    def _unquote(tokens: list[Token]) -> None:
        """Drop the marks around a few quoted words: "are also ‘keeping tabs’ on him" reads as if without them."""
        marks = [at for at, token in enumerate(tokens) if token.tag == "q"]
        drop: list[int] = []
        for first, second in zip(marks, marks[1:], strict=False):
            if (not drop or drop[-1] != first) and first and 1 < second - first < 7 and not any(
                    t.tag in ",.:;!?" for t in tokens[first + 1:second]):
                drop += (first, second)
        for at in reversed(drop):
            del tokens[at]

    def _plain(self, text: str, start: int, end: int, out: list[Token]) -> None:
        """Add the words of a stretch without mentions."""
        known = self._known
        for match in _TOKEN.finditer(text, start, end):
            word = match.group()
            found = known.get(word)
            if found is None:
                found = self._classify(word)
                if len(known) < _CACHED_WORDS:
                    known[word] = found
            tag, lower, senses = found
            if tag == "'s":
                previous = out[-1] if out else None
                verbal = previous is not None and (previous.tag in "i" or previous.word in _BEFORE_IS)
                tag = "h" if verbal else "g"
            elif tag == "q" and out and lower == "'" and out[-1].tag in "CPOLN" and match.start() == out[-1].end and out[-1].word[-1] in "sS":
                tag = "g"
            out.append(Token(tag, match.start(), match.end(), lower, senses))

    def _classify(self, word: str) -> tuple[str, str, tuple[Sense, ...]]:
        """What a word can be wherever it stands: its tag, its form in small letters, its senses."""
        lower = word.lower().replace("’", "'")
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
        return tag, lower, senses

    def _phrases(self, tokens: list[Token]) -> list[Token]:
        """Join the words of known phrases into one token each; adverbs may stand inside."""
        self._join_small(tokens)
        phrases = self.lexicon.phrases
        out: list[Token] = []
        size = len(tokens)
        at = 0
        while at < size:
            token = tokens[at]
            seconds = phrases.get(token.word) if token.mention is None else None
            candidates = None
            if seconds:
                second = at + 1
                while second < size and tokens[second].tag == "y" and tokens[second].word not in seconds:
                    second += 1
                if second < size:
                    word = tokens[second].word
                    candidates = seconds.get("their" if tokens[second].tag == "e" else word)
                    if candidates and self._noun_place(out, token):
                        candidates = [(w, nouns) for w, found in candidates if (nouns := [s for s in found if s[1] != "v"])]
            best = at
            senses: list[Sense] = []
            if candidates:
                for words, found in candidates:
                    if len(words) < best - at and senses:
                        break
                    last = self._match(tokens, at, words, size)
                    if last and words[0].startswith("sign") and words[-1] == "for" and self._priced(tokens, last, size):
                        continue  # "signed for £20m": no club follows
                    if last and len(words) == 2 and words[1] == "on" and words[0].startswith(_GOING) and self._on_terms(tokens, last, size):
                        continue  # "moved on a free transfer"
                    if last and len(words) == 2 and words[1] == "in" and last < size and tokens[last].tag == "D":
                        continue  # "will go in July"
                    if last and last - at >= best - at:
                        if last > best:
                            best, senses = last, []
                        senses.extend(found)
            if not senses and seconds and (split := self._split_phrasal(tokens, at, seconds, size)):
                joined, skipped, best = split
                out.append(joined)
                out.extend(skipped)
                at = best
            elif senses:
                joined = Token("?", token.start, tokens[best - 1].end, " ".join(t.word for t in tokens[at:best]), tuple(senses))
                out.append(joined)
                at = best
            else:
                out.append(token)
                at += 1
        return out

    @staticmethod
    def _join_small(tokens: list[Token]) -> None:
        """Make one word of the small words that stand for one: "as well as" is "and", "such as" is "including"."""
        for at in range(len(tokens) - 2, -1, -1):
            choices = _JOINED.get(tokens[at].word)
            if choices is None:
                continue
            for rest, tag, word in choices:
                size = len(rest) + 1
                if tuple(t.word for t in tokens[at + 1:at + size]) == rest:
                    tokens[at:at + size] = [Token(tag, tokens[at].start, tokens[at + size - 1].end, word)]
                    break

    def _noun_place(self, out: list[Token], token: Token) -> bool:
        """Whether a word that may be a noun follows an article, a possessor, a figure or an adjective of such."""
        if not any(s[1] == "n" for s in self.lexicon.words.get(token.word, ())):
            return False
        if not out:
            return token.word.endswith("s")
        for before in reversed(out):
            if before.tag in "deg#M" or before.tag == "p" and before.word in _NOUN_PREPOSITIONS:
                return True
            if before.tag == "?" and token.word.endswith("s") and any(s[1] == "v" for s in before.senses):
                return True
            if before.tag not in "jyD" and not (before.tag == "?" and any(s[2] in ("pastpp", "pp", "ing") for s in before.senses)):
                return False
        return False

    @staticmethod
    def _split_phrasal(tokens: list[Token], at: int, seconds: dict[str, list[tuple[tuple[str, ...], list[Sense]]]],
                       size: int) -> tuple[Token, list[Token], int] | None:
        """A verb and its particle about a short object: "turn the offer down", "left him out"."""
        for gap in range(2, 5):
            if at + gap >= size or tokens[at + gap].word not in _PARTICLES or tokens[at + gap].word not in seconds:
                continue
            if at + gap + 1 < size and (tokens[at + gap + 1].tag in "DdejCPnRF#" or tokens[at + gap + 1].word in ("loan", "trial", "free")):
                continue
            for words, found in seconds[tokens[at + gap].word]:
                if len(words) == 2:
                    between = tokens[at + 1:at + gap]
                    if between[0].tag in "CP" and any(s[1:] == ("v", "base") for t in between[1:] for s in t.senses):
                        continue  # "may see Novak go out on loan"
                    if between[0].tag in "i" and gap == 2 or between[0].tag in "CPde" and all(t.tag in "CPde?jnRg" for t in between):
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
            if token.word != word and not (word in ("his", "their") and token.word in ("his", "their", "her", "my", "our", "its")):
                return 0
            position += 1
        if words[-1] == "to" and position < size and self._infinitive(tokens[position]):
            return 0
        if words[-1] == "up" and len(words) == 2 and words[0] in _BEING and position < size and tokens[position].word == "to":
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
        return at < size and (tokens[at].tag == "D" and (tokens[at].word in _CALENDAR or first != tokens[at].word or tokens[at].word.isdigit())
                              or tokens[at].word in ("loan", "transfer")
                              and not (at + 1 < size and tokens[at + 1].word.startswith(("request", "demand", "plea"))))

    @staticmethod
    def _on_terms(tokens: list[Token], at: int, size: int) -> bool:
        """Whether "on" before `at` opens the terms of a move: "on loan", "on a free transfer"."""
        words = [t.word for t in tokens[at:min(size, at + 4)]]
        return bool(words) and (words[0] == "loan" or words[0] in ("a", "an") and bool(_TERMS_OF_A_MOVE & set(words)))

    @staticmethod
    def _priced(tokens: list[Token], at: int, size: int) -> bool:
        """Whether a figure stands at `at`, past adverbs."""
        while at < size and tokens[at].tag in "yd":
            at += 1
        return at < size and tokens[at].tag == "M"

    @staticmethod
    def _infinitive(token: Token) -> bool:
        """Whether a word after "to" is a verb, so that "to" is its own and no part of a phrase before it."""
        return token.tag == "?" and any(s[1] == "v" and s[2] in ("base", "any") for s in token.senses) or token.word in ("be", "have", "do")

    def units(self, text: str, start: int, end: int, mentions: list[Mention]) -> list[Unit]:
        """The units of `text[start:end]`."""
        tokens = self.tokens(text, start, end, mentions)
        self._choose_senses(tokens)
        return self._chunk(tokens)

    def _choose_senses(self, tokens: list[Token]) -> None:
        """Decide for each ambiguous word whether it is a verb, a noun or an adjective here."""
        for at, token in enumerate(tokens):
            if token.word in ("all", "both", "each") and at + 1 < len(tokens) and tokens[at + 1].tag in "?hm" and (
                    tokens[at + 1].tag != "?" or any(s[1] == "v" for s in tokens[at + 1].senses)
                    or at and tokens[at - 1].tag in "hC" and any(s[1] == "a" for s in tokens[at + 1].senses)):
                token.tag = "y"
            if token.tag == "j" and at and token.word.endswith("ed") and len(token.word) > 4 and (
                    tokens[at - 1].tag in "CPi" or tokens[at - 1].tag == "y" and at > 1 and tokens[at - 2].tag in "CPi"):
                token.tag, token.senses = "v", (("", "v", "pastpp"),)
            if token.tag == "p" and token.senses and token.word in _VERBAL_PREPOSITIONS:
                before = at - 1
                while before >= 0 and tokens[before].tag in "yN":
                    before -= 1
                if before >= 0 and tokens[before].tag in "hm":
                    token.tag = "?"
            if token.word == "like" and token.tag == "p" and at and at + 1 < len(tokens) and (
                    tokens[at - 1].tag in "CFS" or tokens[at - 1].word in ("we", "they", "i")) and tokens[at + 1].tag in "CPdei" and (
                    not any(t.tag in "vhm" for t in tokens[:at])):
                token.tag = "?"
            if token.word == "one" and 1 < at < len(tokens) - 2 and tokens[at - 1].tag == "C" and tokens[at - 2].word == "with" and (
                    tokens[at + 1].word == "of"):
                token.tag, token.word = "p", "among"  # "with Torino one of the favourites"
                del tokens[at + 1]
            if token.word == "should" and (
                    not at or tokens[at - 1].tag in ",c" or tokens[at - 1].word == "-" or tokens[at - 1].tag in "nCPv"
                    and tokens[-1].word != "?" and tokens[min(at + 1, len(tokens) - 1)].word in ("he", "she", "they", "we")) and (
                    at + 1 < len(tokens)) and (
                    tokens[at + 1].tag in "deiCP"):
                token.tag = "s"
            if token.word == "that" and token.tag == "d" and at + 1 < len(tokens) and (
                    tokens[at + 1].mention is not None or tokens[at + 1].tag in "deiyhmA" or at and tokens[at - 1].tag == "v" and tokens[at + 1].tag != "n"):
                token.tag = "s"
            if token.word == "close" and at + 2 < len(tokens) and tokens[at + 1].tag == "t" and tokens[at + 2].tag == "M":
                token.tag = tokens[at + 1].tag = "y"  # "value him close to £30m"
            if token.word == "that" and token.tag == "d" and at and at + 1 < len(tokens) and tokens[at - 1].tag in "njCPRF" and (
                    any(s[1:] == ("v", "s") for s in tokens[at + 1].senses)):
                token.tag = "s"  # "an agreement that lets them buy him"
            if token.word == "up" and token.tag == "p" and at and tokens[at - 1].tag in "hy" and (
                    at + 1 == len(tokens) or tokens[at + 1].tag in ".,;D" or tokens[at + 1].word in ("in", "at", "next", "this", "and")):
                token.tag, token.senses = "a", (("UPA", "a", ""),)  # "when his deal is up"
            if token.word in ("more", "most", "less") and token.tag == "d" and at + 1 < len(tokens) and (
                    tokens[at + 1].tag == "?" and {s[1] for s in tokens[at + 1].senses} == {"a"} and at and tokens[at - 1].tag in "hyvN"):
                token.tag = "y"  # "a move is more likely"
            if token.word == "record" and token.tag == "?" and at and tokens[at - 1].tag in "nj":
                token.tag = "j"  # "broke the club transfer record to bring him in"
            if token.word in ("leading", "competing") and token.tag == "?" and at + 1 < len(tokens) and tokens[at + 1].tag in "jNFZ":
                token.tag = "j"  # "of leading European clubs"
            if token.word == "record" and at and at + 1 < len(tokens) and tokens[at + 1].tag == "M":
                token.tag = "j"  # "a club record £8m"
                if tokens[at - 1].word == "club":
                    tokens[at - 1].tag = "j"
            if token.word == "about" and token.tag == "p" and at and at + 2 < len(tokens) and tokens[at - 1].tag in "CPj" and (
                    tokens[at + 1].tag == "t" and self._infinitive(tokens[at + 2])):
                token.tag, token.senses = "a", (("READY", "a", ""),)  # a headline's "Novak about to join Rovers"
            if token.tag == "?" and not token.senses:
                token.tag = "j"
            if token.tag == "m" and token.word in ("may", "must", "can", "will") and at and tokens[at - 1].tag in "dep":
                token.tag = "D" if token.word == "may" else "j"
            if token.tag != "?":
                continue
            if token.word in ("central", "top", "first", "high") and at + 1 < len(tokens) and tokens[at + 1].tag in "RF":
                token.tag = "j"  # "Palace central defender Guehi"
                continue
            if at and tokens[at - 1].tag == "t" and at + 1 < len(tokens) and tokens[at + 1].tag in "CPRF" and not (
                    {s[2] for s in token.senses if s[1] == "v"} & {"base", "any", "ing"} or {s[1] for s in token.senses} != {"v"}
                    or token.word == "beat"):
                token.tag = "j"  # "of interest to promoted Watford"
                continue
            kinds = {sense[1] for sense in token.senses}
            if len(kinds) > 1:
                kind = self._pick(tokens, at, kinds)
                if kind not in kinds:
                    kind = "v" if "v" in kinds else min(kinds)
                token.senses = tuple(s for s in token.senses if s[1] == kind)
                kinds = {kind}
            if "v" in kinds and self._noun_here(tokens, at):
                token.tag = "j"
            else:
                token.tag = kinds.pop()

    @staticmethod
    def _noun_here(tokens: list[Token], at: int) -> bool:
        """Whether a word that is otherwise a verb is a noun or adjective by its place: "the look", "a given fee"."""
        if not at:
            return {s[2] for s in tokens[at].senses} == {"s"}
        token, previous = tokens[at], tokens[at - 1]
        forms = {s[2] for s in token.senses}
        if previous.tag in "deg#":
            return not (previous.word in ("those", "all", "both", "that", "others") and forms & {"ing", "pastpp", "pp"})
        if previous.tag == "j" and at > 1 and tokens[at - 2].tag in "deg" and not forms <= {"s", "past"}:
            following = tokens[at + 1].tag if at + 1 < len(tokens) else "."
            return not (forms & {"past", "pastpp"} and following in "deCPpiZM")
        if previous.tag == "p" and previous.word not in ("to",) and not forms & {"ing"}:
            return previous.word not in ("than", "as", "like")
        return False

    def _pick(self, tokens: list[Token], at: int, kinds: set[str]) -> str:
        token = tokens[at]
        previous = tokens[at - 1] if at else None
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        before = previous.tag if previous else "."
        after = following.tag if following else "."
        back = at - 1
        while back > 0 and tokens[back].tag in "yq":
            back -= 1
        if back >= 0 and at:
            previous, before = tokens[back], tokens[back].tag
        if "a" in kinds:
            if before in "deg" and "n" in kinds:
                return "n"
            if token.word in ("admirers", "admirer") and before in "hv" and previous is not None and previous.word in ("have", "has", "had"):
                return "n"
            if token.word == "interested" and following is not None and following.word == "in":
                return "a"
            if before == "h" and previous is not None and previous.word in ("has", "have", "had", "'ve") and "v" in kinds:
                return "v"
            if before in ("h", "b", "v") or before == "N" or before == "?" or "v" not in kinds:
                return "a"
            if before in "deg":
                return "n" if "n" in kinds else "a"
            if before in "CPS" and after == "t" and self._after_with(tokens, back):
                return "a"
            return "v" if "v" in kinds else "a"
        forms = {s[2] for s in token.senses if s[1] == "v"}
        if before == "a" and forms <= {"ing"} and after in "deCPMijR":
            return "v"
        if before in "deg#MDLARa":
            return "n"
        if before == "t" and forms <= {"ing"}:
            return "v"
        if before == "N" and at > 1 and tokens[at - 2].tag in "hm":
            return "v"
        if before in ("t", "m", "i", "r"):
            return "v" if (forms & {"base", "any", "s", "past", "pastpp"}) else "n"
        if before == "h":
            return "v" if forms & {"ing", "pp", "pastpp", "any"} else "n"
        if before == "j":
            return "n" if previous is not None and not _VERBISH.search(previous.word) else "n"
        if before == "p":
            if forms & {"ing"}:
                return "n" if following is not None and following.word == "of" else "v"
            return "n"
        if before in ("C", "P", "S", "F"):
            if before == "C" and after == "P" and at > 1 and (tokens[at - 2].tag in "de" or tokens[at - 2].word in ("former", "ex", "long-term", "one-time")):
                return "n"
            if forms <= {"ing"}:
                return "v" if after in "deCPMi" else "n"
            if after in "deCMiPZt":
                return "v"
            if forms & {"past", "pastpp"}:
                return "v"
            return "n"
        if before == "c" and token.word == "bid" and following is not None and following.word == "for":
            return "v"
        if before == "c" or before == ",":
            if forms & {"ing", "past", "pastpp", "s"} and after in "deCPMipt":
                return "v"
            return "v" if after in "deCMiP" and forms & {"base", "any"} else "n"
        if before == "n":
            return "n" if after not in "deCPi" or not forms & {"s", "past", "pastpp"} else "v"
        if forms <= {"ing"}:
            return "n" if following is not None and (following.word == "of" or after in ".," ) else "v"
        return "n"

    @staticmethod
    def _after_with(tokens: list[Token], at: int) -> bool:
        """Whether the names that end at `at` follow "with": "with Burnley prepared to sell"."""
        while at > 0 and tokens[at].tag in "CPSRFdgj,c":
            at -= 1
        return tokens[at].word == "with"

    def _chunk(self, tokens: list[Token]) -> list[Unit]:
        out: list[Unit] = []
        at, size = 0, len(tokens)
        while at < size:
            tag = tokens[at].tag
            if tag in "hmN" or tag == "v" or tag == "y" and self._leads_verb(tokens, at):
                at = self._verbs(tokens, at, out)
            elif tag in "dejCPOLXMZnDA#RFSBgik":
                at = self._nominal(tokens, at, out)
            elif tag == "a" and at + 1 < size and tokens[at + 1].tag in "PRF" and tokens[at].word in _STYLES:
                tokens[at].tag = "j"
                at = self._nominal(tokens, at, out)
            elif tag == "a":
                token = tokens[at]
                out.append(Unit("a", token.start, token.end, token.word, frozenset(s[0] for s in token.senses if s[1] == "a")))
                at += 1
            elif tag == "y":
                out.append(Unit("y", tokens[at].start, tokens[at].end, tokens[at].word))
                at += 1
            elif tag == "q":
                out.append(Unit("q", tokens[at].start, tokens[at].end, tokens[at].word))
                at += 1
            else:
                token = tokens[at]
                kind = tag if tag in "ptcsr" else token.word
                out.append(Unit(kind, token.start, token.end, token.word))
                at += 1
        return out

    @staticmethod
    def _leads_verb(tokens: list[Token], at: int) -> bool:
        while at < len(tokens) and tokens[at].tag == "y":
            at += 1
        return at < len(tokens) and tokens[at].tag in "hmv"

    def _verbs(self, tokens: list[Token], at: int, out: list[Unit]) -> int:
        """One verb group from `tokens[at]` on: auxiliaries, negation, adverbs, and one verb or none (a copula)."""
        first = at
        unit = Unit("b", tokens[at].start, tokens[at].end)
        adverbs: list[str] = []
        size = len(tokens)
        be = have = False
        while at < size:
            token = tokens[at]
            if token.tag == "m":
                unit.modal = token.word
                unit.finite = True
                if token.word.endswith("n't"):
                    unit.neg, unit.modal = True, {"won't": "will", "wouldn't": "would", "couldn't": "could", "can't": "can"}.get(token.word, "should")
            elif token.tag == "h":
                word = token.word
                if word.endswith("n't"):
                    unit.neg, word = True, word[:-3]
                if word in ("is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m"):
                    be = True
                    unit.finite |= word not in ("be", "been", "being")
                    if word in ("was", "were") and not unit.modal:
                        unit.form = "past"
                elif word in ("has", "have", "had", "'ve", "having"):
                    have = True
                    unit.finite |= word != "having"
                    unit.perfect = True
                    if word == "had":
                        unit.form = "past"
                else:
                    unit.finite = True
            elif token.tag == "N":
                unit.neg = True
                if token.word == "cannot":
                    unit.modal, unit.finite = "can", True
                adverbs.append(token.word)
            elif token.tag == "q" and at > first and at + 1 < size and tokens[at + 1].tag in "yv":
                pass
            elif token.tag == "y":
                adverbs.append(token.word)
            elif token.tag == "d" and token.word == "no" and be:
                break
            elif token.tag == "v":
                break
            else:
                break
            unit.end = token.end
            at += 1
        unit.adverbs = tuple(adverbs)
        if at < size and tokens[at].tag == "v" and (at == first or not self._blocks(tokens, at)):
            token = tokens[at]
            forms = {s[2] for s in token.senses if s[1] == "v"}
            unit.kind, unit.end, unit.word = "v", token.end, token.word
            unit.classes = frozenset(s[0] for s in token.senses if s[1] == "v")
            pp = forms & {"pp", "pastpp", "any"}
            if be and pp:
                unit.passive = True
            elif be and "ing" in forms:
                unit.form = "ing"
            if not (be or have or unit.modal):
                if forms & {"past", "s"} or "pastpp" in forms:
                    unit.finite = True
                unit.form = next(iter(sorted(forms, reverse=True)), "")
                if "pastpp" in forms:
                    unit.form = "pastpp"
                elif "ing" in forms:
                    unit.form = "ing"
                elif "s" in forms:
                    unit.form = "s"
            unit.lead = 0
            at += 1
        elif have and not be:
            unit.kind, unit.word = "v", "have"
            unit.classes = frozenset(s[0] for s in self.lexicon.words.get("have", ()) if s[1] == "v")
            if tokens[at - 1].word == "having":
                unit.finite = False
        elif be:
            unit.word = "be"
        if at == first:
            at += 1
        out.append(unit)
        return at

    @staticmethod
    def _blocks(tokens: list[Token], at: int) -> bool:
        return False

    def _nominal(self, tokens: list[Token], at: int, out: list[Unit]) -> int:
        """One noun phrase from `tokens[at]` on; genitives and names before the head hang on it as `of`."""
        size = len(tokens)
        if tokens[at].tag == "i":
            token = tokens[at]
            out.append(Unit("i", token.start, token.end, token.word))
            return at + 1
        run: list[Token] = []
        while at < size:
            token = tokens[at]
            tag = token.tag
            if tag in "de" and run:
                if not (run[-1].tag in "deg#" or run[-1].word in ("all", "half", "both") or run[-1].tag == "e" and token.word in _AFTER_HIS):
                    break
            if tag == "i":
                break
            if tag == "j" and token.word in ("permanent", "official") and run and run[-1].tag == "n":
                break
            if tag == "C" and run and run[-1].tag == "R" and run[0].tag == "d" and at + 1 < size and (
                    tokens[at + 1].tag in "hmv" or run[-1].word in ("man", "player") and len(run) == 2):
                break  # "another player United are happy to sell"
            if token.word == "worth" and run and run[-1].tag in "CP" and at + 1 < size and tokens[at + 1].tag == "M":
                break
            if tag in "dejCPOLXMZnDA#RFSBg":
                if tag == "M" and run and run[-1].tag == "P" and run[-1].mention is not None:
                    break  # "value Jan Novak close to £30m"
                if tag == "M" and run and run[-1].tag == "C" and len(run) == 1 and (at + 1 >= size or tokens[at + 1].tag not in "jnRv"):
                    break
                if run and token.mention is not None and run[-1].mention is not None and run[-1].tag in "CP" and tag in "CPO" and not (
                        run[-1].tag == "C" and tag == "P"):
                    break
                if run and run[-1].tag == "D" and token.mention is not None and tag in "CPO" and len(run) < 3:
                    break
                if run and tag in "CP" and run[-1].tag == "n" and run[-1].word.rpartition(" ")[2] in ("leave", "to", "at", "for", "of", "from", "quit", "buy", "sign"):
                    break  # "a formal request to leave Rovers"
                if run and tag == "C" and run[-1].tag in "Mn" and at + 1 < size and tokens[at + 1].tag in "hmv":
                    break  # "the £12m Chelsea paid for him"
                if run and tag in "jn" and run[-1].tag == "P" and run[-1].mention is not None and not self._noun_after_name(tokens, at):
                    break
                run.append(token)
                at += 1
                continue
            if tag == "y" and run and run[-1].tag in "d" and at + 1 < size and tokens[at + 1].tag in "ja?v":
                run.append(token)
                at += 1
                continue
            if tag == "v" and run and all(r.tag in "degj#yM" for r in run) and self._attributive(tokens, at):
                run.append(token)
                at += 1
                continue
            if tag == "a" and run and run[-1].tag in "deg":
                run.append(token)
                at += 1
                continue
            break
        if not run:
            token = tokens[at]
            out.append(Unit(token.tag if len(token.tag) == 1 else "x", token.start, token.end, token.word))
            return at + 1
        out.append(self._head(run))
        return at

    @staticmethod
    def _noun_after_name(tokens: list[Token], at: int) -> bool:
        """Whether a plain word after a person's name goes on with the phrase ("the Novak deal"), not a new one."""
        return tokens[at].tag == "n"

    @staticmethod
    def _attributive(tokens: list[Token], at: int) -> bool:
        token = tokens[at]
        forms = {s[2] for s in token.senses}
        if not forms & {"pastpp", "pp", "ing", "any"}:
            return False
        following = tokens[at + 1].tag if at + 1 < len(tokens) else "."
        return following in ("j", "n", "R", "F", "S", "B", "M", "D", "C")

    def _head(self, run: list[Token]) -> Unit:
        """The noun phrase that a run of nominal tokens makes."""
        first, last = run[0], run[-1]
        genitive = last.tag == "g"
        body = run[:-1] if genitive else run
        while len(body) > 1 and body[-1].tag == "g":
            body = body[:-1]
        body = body or run
        head = body[-1]
        if head.tag == "M" and len(body) > 2 and body[-2].word == "worth" and body[-3].tag == "n":
            head = body[-3]  # "a deal worth £20m" is a deal
        elif head.tag == "M" and len(body) > 1 and body[-2].tag == "n" and head.word.startswith("worth"):
            head = body[-2]
        # a trailing time word or number after a name is no head: "Torino yesterday", "Novak 23"
        while len(body) > 1 and (head.tag == "D" and (head.word in _CALENDAR or body[-2].mention is not None) or head.tag == "#") and any(
                t.tag in "CPnRFSM" for t in body[:-1]) and head.mention is None:
            body = body[:-1]
            head = body[-1]
        unit = Unit("x", first.start, last.end, head.word)
        unit.genitive = genitive
        unit.words = tuple(t.word for t in body)
        unit.neg = first.word in ("no", "neither", "little")
        unit.money = [t.mention for t in body if t.tag == "M" and t.mention is not None]
        for token in body:
            if token.tag == "A" and (age := _AGE.match(token.word)):
                unit.age = int(age.group(1) or age.group(2))
        before = body[:-1]
        unit.of = self._modifiers(before)
        if head.mention is not None:
            mention = head.mention
            unit.kind = {"L": "L", "N": "N", "X": "x"}.get(mention.what, mention.what)
            unit.person, unit.clubs, unit.how, unit.key = mention.person, mention.clubs, mention.how, mention.key
            if mention.what == "P" and mention.how == "single" and first.word in ("the", "his") and len(body) > 1 and (
                    unit.age or any(t.tag == "R" for t in before)) and not any(t.tag in "RSB" for t in before[-1:]):
                unit.how, unit.person = "description", None
            if mention.what == "N" and (mention.how == "demonym" and (first.word in ("the", "a") or len(body) == 1) or (
                    mention.how == "adjective" and first.word == "the" and len(body) == 2 and head.word.endswith(("an", "i")))):
                unit.kind, unit.how = "P", "description"
            return unit
        tag = head.tag
        if tag == "n":
            unit.kind = "n"
            unit.classes = frozenset(s[0] for s in head.senses if s[1] == "n")
            unit.plural = head.word.endswith("s")
            if "DEAL" in unit.classes and any(_LENGTHY.search(w) for w in unit.words):
                unit.classes = unit.classes - {"DEAL"} | {"CONTRACT"}
        elif tag == "A" or head.word == "winner" and (any(t.tag == "L" for t in before) or "cup" in unit.words):
            unit.kind, unit.how = "P", "description"
        elif tag == "R" and head.word == "number" and first.word == "a":
            pass  # "a number of clubs"
        elif tag == "R":
            unit.kind, unit.how = "P", "description"
            unit.plural = head.word.endswith("s") and head.word not in ("misfits",)
            if any(t.tag == "P" and t.mention is not None for t in before):
                unit.kind = "x"
        elif tag == "F":
            unit.kind, unit.how = "C", "description"
            unit.plural = head.word in ("clubs", "sides", "teams", "outfits", "suitors", "rivals", "giants") and first.word != "the" or head.word in (
                "clubs", "sides", "teams", "outfits", "suitors")
        elif tag in "SB":
            unit.kind, unit.how = "S", "description"
        elif tag == "M":
            unit.kind = "M"
        elif tag == "K":
            unit.kind = "K"
        elif tag == "D":
            unit.kind = "D"
        elif tag == "#" and len(body) == 1 and head.word.isdigit() and len(head.word) == 2:
            unit.kind, unit.age = "#", int(head.word)
        elif tag == "e":
            unit.kind = "i"
        elif tag == "d" and len(body) == 1:
            unit.kind = "x"
        if unit.kind == "x":
            for token in body:
                if token.tag == "n" and token is not head:
                    unit.how = "about"
        return unit

    @staticmethod
    def _modifiers(tokens: list[Token]) -> list[Unit]:
        """The names and possessors before a head, as small units; `how` says "former" where the text does."""
        out: list[Unit] = []
        former = False
        for at, token in enumerate(tokens):
            if token.word in ("former", "ex", "ex-", "then", "one-time", "old") or token.word.startswith("ex-"):
                former = True
            if token.mention is None:
                if token.tag in "AR" and at + 1 < len(tokens) and tokens[at + 1].tag == "g":
                    out = [Unit("P", tokens[0].start, token.end, token.word, how="description", of=out, genitive=True,
                                words=tuple(t.word for t in tokens[:at + 1]), age=_age_of(token.word))]
                    continue
                if token.tag == "F" and at + 1 < len(tokens) and tokens[at + 1].tag == "g":
                    out = [Unit("C", tokens[0].start, token.end, token.word, how="description", of=out, genitive=True,
                                words=tuple(t.word for t in tokens[:at + 1]))]
                    continue
                if token.tag == "e":
                    out.append(Unit("i", token.start, token.end, token.word, genitive=True))
                elif token.tag in "FRSB" and token is not tokens[-1]:
                    pass
                if token.tag == "n":
                    out.append(Unit("n", token.start, token.end, token.word, frozenset(s[0] for s in token.senses if s[1] == "n")))
                if token.tag in "SBRF":
                    out.append(Unit("w", token.start, token.end, token.word, how=token.tag))
                continue
            mention = token.mention
            if mention.what == "N" and mention.how == "demonym" and at + 1 < len(tokens) and tokens[at + 1].tag == "g":
                out.append(Unit("P", token.start, token.end, token.word, how="description", key=mention.key, genitive=True,
                                words=tuple(t.word for t in tokens[:at + 1])))
                continue
            unit = Unit(mention.what, token.start, token.end, token.word, person=mention.person, clubs=mention.clubs,
                        how="former" if former else mention.how, key=mention.key)
            unit.genitive = at + 1 < len(tokens) and tokens[at + 1].tag == "g"
            out.append(unit)
        return out
