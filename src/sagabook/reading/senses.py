"""Which sense of a word is meant where it stands: verb, noun or adjective."""

from collections.abc import Callable

from sagabook.reading.tokens import Tokenizer
from sagabook.reading.units import Token
from sagabook.reading.verb_or_noun import PRONOMINAL, acts, noun_here, pick

_VERBAL_PREPOSITIONS = frozenset("given following like regarding concerning considering including".split())
#: Tags that the place of a word may change.
_UNSURE = frozenset("?jpm")
#: Tags right before an unknown word that may be a verb: of a subject, an auxiliary, "to", an adverb behind those.
_BEFORE_PLAIN_VERB = frozenset("CPihmtrRSFn,yN")


class Senses:
    """Chooses one sense for each token of a sentence."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self._steps: dict[str, Callable[[list[Token], int], None]] = {
            "all": self._quantifier,
            "both": self._quantifier,
            "each": self._quantifier,
            "neither": self._quantifier,
            "like": self._liking,
            "one": self._among,
            "should": self._inverted,
            "that": self._that,
            "close": self._near_sum,
            "up": self._up,
            "more": self._degree,
            "most": self._degree,
            "less": self._degree,
            "record": self._record,
            "leading": self._leading,
            "competing": self._leading,
            "attacking": self._leading,
            "holding": self._leading,
            "defending": self._leading,
            "about": self._about_to,
            "'d": self._had,
            "had": self._inverted,
            "were": self._inverted,
            "since": self._since,
            "once": self._once,
            "though": self._though,
            "given": self._given,
            "prospect": self._prospect,
            "subject": self._after_article,
            "outside": self._after_article,
            "inside": self._after_article,
            "next": self._next_one,
            "latest": self._next_one,
        }

    def choose_senses(self, tokens: list[Token]) -> None:
        """Decide for each ambiguous word whether it is a verb, a noun or an adjective here."""
        steps = self._steps
        for at, token in enumerate(tokens):
            if token.word in steps:
                steps[token.word](tokens, at)
            tag = token.tag
            if tag not in _UNSURE:
                continue
            if tag == "j":
                if at and tokens[at - 1].tag in _BEFORE_PLAIN_VERB:
                    self._plain(tokens, at)
            elif tag == "p":
                if token.senses and token.word in _VERBAL_PREPOSITIONS:
                    self._verbal_preposition(tokens, at)
            elif tag == "m" and token.word in ("may", "must", "can", "will") and at and self._named(tokens[at - 1]):
                token.tag = "D" if token.word == "may" else "j"
            if token.tag == "?":
                self._choose(tokens, at)

    def _choose(self, tokens: list[Token], at: int) -> None:
        """Settle a word of several senses by its place."""
        token = tokens[at]
        if not token.senses:
            token.tag = "j"
            return
        if self._styles(tokens, at):
            token.tag = "j"
            return
        kind = token.senses[0][1]
        if len(token.senses) > 1 and len(kinds := {sense[1] for sense in token.senses}) > 1:
            plain = kinds == {"v", "x"}
            kind = ("x", "v")[acts(tokens, at)] if plain else pick(tokens, at, kinds)
            if kind not in kinds:
                kind = "v" if "v" in kinds else min(kinds)
            token.senses = tuple([s for s in token.senses if s[1] == kind])
        token.tag = "j" if kind == "x" or (kind == "v" and noun_here(tokens, at)) else kind

    @staticmethod
    def _named(before: Token) -> bool:
        """Whether a modal after `before` is a noun: "in May", "his will"; but "this may", "the other two will"."""
        return before.tag in "ep" or (before.tag == "d" and before.word in ("the", "a", "every", "its"))

    @staticmethod
    def _quantifier(tokens: list[Token], at: int) -> None:
        """ "They all want", "City both lead": an adverb; but "all clubs"."""
        after = at + 1
        while after < len(tokens) and tokens[after].tag == "y":
            after += 1
        following = tokens[after] if after < len(tokens) else None
        if (
            following is not None
            and following.tag in "?hm"
            and (
                following.tag != "?"
                or any(s[1] == "v" for s in following.senses)
                or (at and tokens[at - 1].tag in "hC" and any(s[1] == "a" for s in following.senses))
            )
        ):
            if not at:
                tokens[at].tag = "i"  # "Both want to leave"
            elif tokens[at].word != "neither":
                tokens[at].tag = "y"
        elif tokens[at].word == "neither" and following is not None and following.tag in "FR":
            tokens[at].tag = "d"  # "neither club"

    @staticmethod
    def _plain(tokens: list[Token], at: int) -> None:
        """Take an unknown word for a verb where only one can stand."""
        back = at - 1
        while back >= 0 and tokens[back].tag in "yN":
            back -= 1
        if back < 0 or tokens[back].tag not in "CPihmtrRSFn,":
            return
        token, tag = tokens[at], tokens[back].tag
        form = ""
        opens = at + 1 < len(tokens) and tokens[at + 1].tag in "deiCPM"
        if token.word.endswith("ed") and len(token.word) > 4:
            form = "pastpp" if tag in "CPih" or (opens and (back == at - 1 or tag != ",")) else ""
        elif token.word.endswith("ing") and len(token.word) > 5:
            form = "ing" if tag == "h" else ""
        elif tag in "mt" and opens and tokens[at + 1].tag in "dei" and not token.word.endswith("s"):
            form = "base"  # "would herald a fresh start"
        if form:
            token.tag, token.senses = "v", (("", "v", form),)

    @staticmethod
    def _verbal_preposition(tokens: list[Token], at: int) -> None:
        """ "Has given", "is considering": a verb after its auxiliary."""
        before = at - 1
        while before >= 0 and tokens[before].tag in "yN":
            before -= 1
        if before >= 0 and tokens[before].tag in "hm":
            tokens[at].tag = "?"

    @staticmethod
    def _since(tokens: list[Token], at: int) -> None:
        """ "Has since joined Torino": an adverb between the parts of a verb."""
        if (
            0 < at < len(tokens) - 1
            and tokens[at - 1].word in ("has", "have", "had", "'ve")
            and any(s[1] == "v" for s in tokens[at + 1].senses)
        ):
            tokens[at].tag = "y"

    @staticmethod
    def _had(tokens: list[Token], at: int) -> None:
        """ "He'd joined Torino": had, not would."""
        if at + 1 < len(tokens) and tokens[at + 1].senses:
            forms = {s[2] for s in tokens[at + 1].senses if s[1] == "v"}
            if forms and forms <= {"pp", "pastpp"}:
                tokens[at].tag, tokens[at].word = "h", "had"

    @staticmethod
    def _once(tokens: list[Token], at: int) -> None:
        """ "Novak once joined Torino", "has once been there": an adverb; but "once Novak joined Torino"."""
        if (
            tokens[at].tag == "s"
            and 0 < at < len(tokens) - 1
            and (
                tokens[at + 1].tag in "hm"
                or (tokens[at + 1].tag == "?" and any(s[1] == "v" and s[2] != "ing" for s in tokens[at + 1].senses))
            )
        ):
            tokens[at].tag = "y"

    @staticmethod
    def _though(tokens: list[Token], at: int) -> None:
        """ "Torino, though, have rejected it": however."""
        if at and (at + 1 == len(tokens) or tokens[at + 1].tag in "hm,.;"):
            tokens[at].tag = "y"

    @staticmethod
    def _given(tokens: list[Token], at: int) -> None:
        """A headline's "Novak given final verdict": a participle."""
        if tokens[at].tag != "p" or not at or tokens[at - 1].tag not in "CPRFS" or at + 1 == len(tokens):
            return
        if _after_a_verb(tokens, at, ",.;:-–—"):
            return
        if tokens[at + 1].tag not in "ei" and tokens[at + 1].word not in ("the", "that", "how"):
            tokens[at].tag = "?"

    def _prospect(self, tokens: list[Token], at: int) -> None:
        """ "The prospect of a move": no player."""
        if at + 1 < len(tokens) and tokens[at + 1].word == "of":
            tokens[at].senses = self.tokenizer.lexicon.words.get("prospect", ())
            tokens[at].tag = "?"

    @staticmethod
    def _after_article(tokens: list[Token], at: int) -> None:
        """ "The subject of a bid", "an outside chance": no preposition."""
        if at and tokens[at - 1].tag in "deg" and tokens[at - 1].word not in PRONOMINAL:
            tokens[at].tag = "j"

    @staticmethod
    def _next_one(tokens: list[Token], at: int) -> None:
        """ "The next arrival": an adjective, where it is no time."""
        if (
            0 < at < len(tokens) - 1
            and tokens[at].tag == "y"
            and tokens[at - 1].tag in "de"
            and any(s[1] == "n" for s in tokens[at + 1].senses)
        ):
            tokens[at].tag = "j"

    @staticmethod
    def _liking(tokens: list[Token], at: int) -> None:
        """ "Rovers like the Dane": a verb where nothing before in the clause is one, and nobody is likened."""
        token = tokens[at]
        if token.tag != "p" or not at or at + 1 == len(tokens):
            return
        before, after = tokens[at - 1], tokens[at + 1]
        if before.tag == "q" and at > 1:
            before = tokens[at - 2]
        if (
            not (before.tag in "CFS" or before.word in ("we", "they", "i"))
            or after.tag not in "CPdeiRFZLAq"
            or (before.tag == "F" and before.word.endswith("s") and after.tag in "CP")  # "clubs like Torino"
        ):
            return
        if _after_a_verb(tokens, at, "s;:"):
            return
        token.tag = "?"

    @staticmethod
    def _among(tokens: list[Token], at: int) -> None:
        """ "With Torino one of the favourites": among them."""
        if (
            1 < at < len(tokens) - 2
            and tokens[at - 1].tag == "C"
            and tokens[at - 2].word == "with"
            and tokens[at + 1].word == "of"
        ):
            tokens[at].tag, tokens[at].word = "p", "among"
            del tokens[at + 1]

    @staticmethod
    def _inverted(tokens: list[Token], at: int) -> None:
        """ "Should Torino back down": if."""
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if tokens[at].word != "should":
            if at == 0 and following is not None and following.tag in "deiCP" and tokens[-1].word != "?":
                tokens[at].tag, tokens[at].word = "s", "if"  # "had Torino sold him", "were he to leave"
            return
        if (
            following is not None
            and (following.tag in "deiCP" or (not at and following.tag in "nj") or following.word == "no")
            and (
                not at
                or tokens[at - 1].tag in ",c"
                or tokens[at - 1].word == "-"
                or (
                    tokens[at - 1].tag in "nCPv"
                    and tokens[-1].word != "?"
                    and (following.word in ("he", "she", "they", "we") or following.tag in "CP")
                )
            )
        ):
            tokens[at].tag = "s"

    @staticmethod
    def _that(tokens: list[Token], at: int) -> None:
        """ "Says that Torino", "an agreement that lets them buy him": no article."""
        token = tokens[at]
        if token.tag != "d" or at + 1 >= len(tokens):
            return
        following = tokens[at + 1]
        if (
            following.mention is not None
            or following.tag in "deiyhmA"
            or (at and tokens[at - 1].tag == "v" and following.tag != "n")
            or (at and tokens[at - 1].tag in "njCPRF" and any(s[1:] == ("v", "s") for s in following.senses))
            or (at and tokens[at - 1].tag in "nRFS" and any(s[1] == "v" and "past" in s[2] for s in following.senses))
        ):
            token.tag = "s"

    @staticmethod
    def _near_sum(tokens: list[Token], at: int) -> None:
        """ "Value him close to £30m": about."""
        if at + 2 < len(tokens) and tokens[at + 1].tag == "t" and tokens[at + 2].tag == "M":
            tokens[at].tag = tokens[at + 1].tag = "y"

    @staticmethod
    def _up(tokens: list[Token], at: int) -> None:
        """ "When his deal is up": over."""
        token = tokens[at]
        if (
            token.tag == "p"
            and at
            and tokens[at - 1].tag in "hy"
            and (
                at + 1 == len(tokens)
                or tokens[at + 1].tag in ".,;D"
                or tokens[at + 1].word in ("in", "at", "next", "this", "and")
            )
        ):
            token.tag, token.senses = "a", (("UPA", "a", ""),)

    @staticmethod
    def _degree(tokens: list[Token], at: int) -> None:
        """ "A move is more likely": a degree, not a number."""
        if (
            tokens[at].tag == "d"
            and at
            and at + 1 < len(tokens)
            and tokens[at + 1].tag == "?"
            and {s[1] for s in tokens[at + 1].senses} == {"a"}
            and tokens[at - 1].tag in "hyvN"
        ):
            tokens[at].tag = "y"

    @staticmethod
    def _record(tokens: list[Token], at: int) -> None:
        """ "Broke the club transfer record to bring him in", "a club record £8m": a noun."""
        token = tokens[at]
        if token.tag == "?" and at and tokens[at - 1].tag in "nj":
            token.tag = "j"
        if at and at + 1 < len(tokens) and tokens[at + 1].tag == "M":
            token.tag = "j"
            if tokens[at - 1].word == "club":
                tokens[at - 1].tag = "j"

    @staticmethod
    def _leading(tokens: list[Token], at: int) -> None:
        """ "Of leading European clubs", "Torino attacking midfielder Novak": an adjective."""
        if tokens[at].tag == "?" and at + 1 < len(tokens) and tokens[at + 1].tag in "jNFZR":
            tokens[at].tag = "j"

    def _about_to(self, tokens: list[Token], at: int) -> None:
        """A headline's "Novak about to join Rovers"."""
        token = tokens[at]
        if (
            token.tag == "p"
            and at
            and at + 2 < len(tokens)
            and tokens[at - 1].tag in "CPj"
            and tokens[at + 1].tag == "t"
            and self.tokenizer.infinitive(tokens[at + 2])
        ):
            token.tag, token.senses = "a", (("READY", "a", ""),)

    @staticmethod
    def _styles(tokens: list[Token], at: int) -> bool:
        """Whether a word only styles a name: "Palace central defender Novak", "of interest to promoted Watford"."""
        if at + 1 >= len(tokens) or tokens[at + 1].tag not in "RFCPjn?D":
            return False
        token, after = tokens[at], tokens[at + 1].tag
        if token.word == "first" and at > 0 and tokens[at - 1].tag == "p" and after in "jn?D":
            return True  # "as first summer deal"
        if token.word in ("central", "top", "first", "high") and after in "RF":
            return True
        return bool(
            at
            and tokens[at - 1].tag == "t"
            and after in "CPRF"
            and not (
                {s[2] for s in token.senses if s[1] == "v"} & {"base", "any", "ing"}
                or {s[1] for s in token.senses} != {"v"}
                or token.word == "beat"
            )
        )


def _after_a_verb(tokens: list[Token], at: int, bounds: str) -> bool:
    """Whether a verb or auxiliary stands before `at`, as far back as the next of the `bounds`."""
    for token in reversed(tokens[:at]):
        if token.tag in bounds:
            return False
        if token.tag in "vhm":
            return True
    return False
