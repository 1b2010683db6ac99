"""Which sense of a word is meant where it stands: verb, noun or adjective."""

from collections.abc import Callable

from sagabook.reading.tokens import Tokenizer
from sagabook.reading.units import Token

_VERBAL_PREPOSITIONS = frozenset("given following like regarding concerning considering including".split())
#: What may follow a verb at once, and no noun: an object, a clause.
_COMPLEMENT = "deiCPMZs"
_PRONOMINAL = frozenset("this that each another these those all both many some few several most others".split())
#: Singular forms that are verbs before an infinitive: "the club needs to sell".
_VOLITION = frozenset("needs hopes aims".split())
_DO = frozenset("do does did don't doesn't didn't".split())


class Senses:
    """Chooses one sense for each token of a sentence."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self._steps: dict[str, Callable[[list[Token], int], None]] = {
            "all": self._quantifier,
            "both": self._quantifier,
            "each": self._quantifier,
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
            "about": self._about_to,
            "since": self._since,
            "next": self._next_one,
            "latest": self._next_one,
        }

    def choose_senses(self, tokens: list[Token]) -> None:
        """Decide for each ambiguous word whether it is a verb, a noun or an adjective here."""
        steps = self._steps
        for at, token in enumerate(tokens):
            step = steps.get(token.word)
            if step is not None:
                step(tokens, at)
            tag = token.tag
            if tag == "j":
                self._plain(tokens, at)
            elif tag == "p":
                if token.senses and token.word in _VERBAL_PREPOSITIONS:
                    self._verbal_preposition(tokens, at)
            elif tag == "m" and token.word in ("may", "must", "can", "will") and at and tokens[at - 1].tag in "dep":
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
        kinds = {sense[1] for sense in token.senses}
        if len(kinds) > 1:
            plain = kinds == {"v", "x"}
            kind = ("x", "v")[self._acts(tokens, at)] if plain else self._pick(tokens, at, kinds)
            if kind not in kinds:
                kind = "v" if "v" in kinds else min(kinds)
            token.senses = tuple(s for s in token.senses if s[1] == kind)
            kinds = {kind}
        if "x" in kinds or ("v" in kinds and self._noun_here(tokens, at)):
            token.tag = "j"
        else:
            token.tag = kinds.pop()

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
            tokens[at].tag = "y"

    @staticmethod
    def _plain(tokens: list[Token], at: int) -> None:
        """Take an unknown word for a verb where only one can stand."""
        back = at - 1
        while back >= 0 and tokens[back].tag in "yN":
            back -= 1
        if back < 0 or tokens[back].tag not in "CPihmtr":
            return
        token, tag = tokens[at], tokens[back].tag
        form = ""
        if token.word.endswith("ed") and len(token.word) > 4:
            form = "pastpp" if tag in "CPih" else ""
        elif token.word.endswith("ing") and len(token.word) > 5:
            form = "ing" if tag == "h" else ""
        elif tag in "mt" and at + 1 < len(tokens) and tokens[at + 1].tag in "dei" and not token.word.endswith("s"):
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
        """ "Rovers like the Dane": a verb where nothing before is one."""
        token = tokens[at]
        if (
            token.tag == "p"
            and at
            and at + 1 < len(tokens)
            and (tokens[at - 1].tag in "CFS" or tokens[at - 1].word in ("we", "they", "i"))
            and tokens[at + 1].tag in "CPdei"
            and (not any(t.tag in "vhm" for t in tokens[:at]))
        ):
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
        if (
            following is not None
            and following.tag in "deiCP"
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
        """ "Of leading European clubs": an adjective."""
        if tokens[at].tag == "?" and at + 1 < len(tokens) and tokens[at + 1].tag in "jNFZ":
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
        """Whether a word only styles a name: "Palace central defender Guehi", "of interest to promoted Watford"."""
        if at + 1 >= len(tokens):
            return False
        token, after = tokens[at], tokens[at + 1].tag
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

    @staticmethod
    def _complements(tokens: list[Token], at: int) -> bool:
        """Whether what stands at `at` follows a verb at once and no noun: an object or a clause, but no time."""
        if at >= len(tokens):
            return False
        token = tokens[at]
        if token.tag == "d" and at + 1 < len(tokens) and tokens[at + 1].tag == "D":
            return False
        return token.tag in _COMPLEMENT or token.word == "that"

    @staticmethod
    def _gerund(token: Token) -> bool:
        return any(s[1:] == ("v", "ing") for s in token.senses)

    @staticmethod
    def _clause_follows(tokens: list[Token], at: int) -> bool:
        """Whether a name or pronoun with a verb of its own stands at `at`: "sources in the deal claim Rovers want"."""
        return (
            at + 1 < len(tokens)
            and tokens[at].tag in "CPi"
            and (
                tokens[at + 1].tag in "hm"
                or any(s[1] == "v" and s[2] not in ("ing", "pp") for s in tokens[at + 1].senses)
            )
        )

    def _acts(self, tokens: list[Token], at: int) -> bool:
        """Whether a word that is as often a plain noun is a verb here, by number and by what follows."""
        before = at - 1
        while before >= 0 and tokens[before].tag in "yq":
            before -= 1
        if before < 0:
            return False
        previous = tokens[before]
        forms = {s[2] for s in tokens[at].senses if s[1] == "v"}
        after = at + 1
        while after < len(tokens) and tokens[after].tag in "yq":
            after += 1
        following = tokens[after] if after < len(tokens) else None
        tag = previous.tag
        if tag in "tm":
            return bool(forms & {"base", "any"})
        if tag == "N":
            return before > 0 and (tokens[before - 1].tag == "m" or tokens[before - 1].word in _DO)
        if tag == "h":
            return "any" in forms or previous.word in _DO
        if tag in "ir":
            return previous.word != "whose"
        opens = self._complements(tokens, after)
        leads = opens or (following is not None and (following.tag in "tp" or self._gerund(following)))
        if tag in "deg#p":
            return previous.word in _PRONOMINAL and opens
        many = previous.word.endswith("s") and not previous.word.endswith("ss")
        if tag in "COZLDF":
            if "s" in forms and before and tokens[before - 1].tag == "p":
                return leads or following is None or following.tag in "D.,;c"  # "his deal at Troyes ends next June"
            return opens or (leads and ("s" not in forms or tag in "LD" or tokens[at].word in _VOLITION))
        if tag == "s":
            return "s" in forms and previous.word in ("that", "what") and leads
        if tag == "P":
            return leads if "s" in forms else opens or (leads and before > 1 and tokens[before - 1].tag == "c")
        if tag in "SBRAjnx":
            if "s" in forms:
                ends = following is None or following.tag in ".,;cD"
                return not many and (leads or (ends and tag == "n") if tag in "SRAn" else opens)
            return leads if many or tag == "B" else self._clause_follows(tokens, after)
        return tag in ",c-–—)(" and opens

    def _noun_here(self, tokens: list[Token], at: int) -> bool:
        """Whether a word that is otherwise a verb is a noun or adjective by its place: "the look", "a given fee"."""
        if not at:
            return {s[2] for s in tokens[at].senses} == {"s"}
        token, previous = tokens[at], tokens[at - 1]
        forms = {s[2] for s in token.senses}
        if previous.word == "whose":
            return True
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        opens = self._complements(tokens, at + 1)
        if previous.tag in "deg#":
            if previous.word not in _PRONOMINAL:
                return True
            return not (
                opens
                or (
                    previous.word in ("those", "all", "both", "that", "others")
                    and bool(forms & {"ing", "pastpp", "pp"})
                )
            )
        if previous.tag == "t":
            return forms == {"s"}
        if previous.tag == "j" and at > 1 and tokens[at - 2].tag in "deg" and not forms <= {"s", "past"}:
            if "base" in forms and opens and previous.word.endswith("s"):
                return False  # "the fans hope he"
            return not (forms & {"past", "pastpp"} and following is not None and following.tag in "deCPpiZM")
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
            if (
                token.word in ("admirers", "admirer")
                and before in "hv"
                and previous is not None
                and previous.word in ("have", "has", "had")
            ):
                return "n"
            if token.word == "interested" and following is not None and following.word == "in":
                return "a"
            if (
                before == "h"
                and previous is not None
                and previous.word in ("has", "have", "had", "'ve")
                and "v" in kinds
            ):
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
        if previous is not None and previous.word == "whose":
            return "n"
        if before in ("t", "m", "i", "r"):
            return "v" if (forms & {"base", "any", "s", "past", "pastpp"}) else "n"
        if before == "h":
            return "v" if forms & {"ing", "pp", "pastpp", "any"} else "n"
        if before == "j":
            return "n"
        if before == "p":
            if forms & {"ing"}:
                return "n" if following is not None and following.word == "of" else "v"
            return "n"
        if before in ("C", "P", "S", "F"):
            if (
                before == "C"
                and after == "P"
                and at > 1
                and (tokens[at - 2].tag in "de" or tokens[at - 2].word in ("former", "ex", "long-term", "one-time"))
            ):
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
        if token.word == "talks" and following is not None and following.word in ("over", "with", "between", "about"):
            return "n"  # "…, and talks over a deal go on"
        if before == "c" or before == ",":
            if forms & {"ing", "past", "pastpp", "s"} and after in "deCPMipt":
                return "v"
            if forms <= {"ing"} and before == "," and after in "jARZF":
                return "v"  # "…, signing former Rovers striker Novak"
            return "v" if after in "deCMiP" and forms & {"base", "any"} else "n"
        if before == "n":
            return "n" if after not in "deCPi" or not forms & {"s", "past", "pastpp"} else "v"
        if forms <= {"ing"}:
            return "n" if following is not None and (following.word == "of" or after in ".,") else "v"
        return "n"

    @staticmethod
    def _after_with(tokens: list[Token], at: int) -> bool:
        """Whether the names that end at `at` follow "with": "with Burnley prepared to sell"."""
        while at > 0 and tokens[at].tag in "CPSRFdgj,c":
            at -= 1
        return tokens[at].word == "with"
