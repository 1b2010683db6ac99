"""Which sense of a word is meant where it stands: verb, noun or adjective."""

from sagabook.reading.tokens import Tokenizer
from sagabook.reading.units import Token

_VERBAL_PREPOSITIONS = frozenset("given following like regarding concerning considering including".split())
#: Words whose sense hangs on particular words about them; all others are spared the questions.
_WATCHED = frozenset(
    "about all both close competing each leading less like more most one record should that up".split()
)


class Senses:
    """Chooses one sense for each token of a sentence."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer

    def choose_senses(self, tokens: list[Token]) -> None:
        """Decide for each ambiguous word whether it is a verb, a noun or an adjective here."""
        for at, token in enumerate(tokens):
            tag = token.tag
            if (
                tag == "j"
                and at
                and token.word.endswith("ed")
                and len(token.word) > 4
                and (
                    tokens[at - 1].tag in "CPi"
                    or (tokens[at - 1].tag == "y" and at > 1 and tokens[at - 2].tag in "CPi")
                )
            ):
                token.tag, token.senses = "v", (("", "v", "pastpp"),)
            elif tag == "p" and token.senses and token.word in _VERBAL_PREPOSITIONS:
                before = at - 1
                while before >= 0 and tokens[before].tag in "yN":
                    before -= 1
                if before >= 0 and tokens[before].tag in "hm":
                    token.tag = "?"
            if token.word in _WATCHED:
                self._choose_by_word(tokens, at, token)
            tag = token.tag
            if tag == "m":
                if token.word in ("may", "must", "can", "will") and at and tokens[at - 1].tag in "dep":
                    token.tag = "D" if token.word == "may" else "j"
                continue
            if tag != "?":
                continue
            if not token.senses:
                token.tag = "j"
                continue
            if (
                token.word in ("central", "top", "first", "high")
                and at + 1 < len(tokens)
                and tokens[at + 1].tag in "RF"
            ):
                token.tag = "j"  # "Palace central defender Guehi"
                continue
            if (
                at
                and tokens[at - 1].tag == "t"
                and at + 1 < len(tokens)
                and tokens[at + 1].tag in "CPRF"
                and not (
                    {s[2] for s in token.senses if s[1] == "v"} & {"base", "any", "ing"}
                    or {s[1] for s in token.senses} != {"v"}
                    or token.word == "beat"
                )
            ):
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

    def _choose_by_word(self, tokens: list[Token], at: int, token: Token) -> None:
        """Decide what a word of `_WATCHED` is, by the words around it."""
        if (
            token.word in ("all", "both", "each")
            and at + 1 < len(tokens)
            and tokens[at + 1].tag in "?hm"
            and (
                tokens[at + 1].tag != "?"
                or any(s[1] == "v" for s in tokens[at + 1].senses)
                or (at and tokens[at - 1].tag in "hC" and any(s[1] == "a" for s in tokens[at + 1].senses))
            )
        ):
            token.tag = "y"
        if (
            token.word == "like"
            and token.tag == "p"
            and at
            and at + 1 < len(tokens)
            and (tokens[at - 1].tag in "CFS" or tokens[at - 1].word in ("we", "they", "i"))
            and tokens[at + 1].tag in "CPdei"
            and (not any(t.tag in "vhm" for t in tokens[:at]))
        ):
            token.tag = "?"
        if (
            token.word == "one"
            and 1 < at < len(tokens) - 2
            and tokens[at - 1].tag == "C"
            and tokens[at - 2].word == "with"
            and (tokens[at + 1].word == "of")
        ):
            token.tag, token.word = "p", "among"  # "with Torino one of the favourites"
            del tokens[at + 1]
        if (
            token.word == "should"
            and (
                not at
                or tokens[at - 1].tag in ",c"
                or tokens[at - 1].word == "-"
                or (
                    tokens[at - 1].tag in "nCPv"
                    and tokens[-1].word != "?"
                    and (
                        tokens[min(at + 1, len(tokens) - 1)].word in ("he", "she", "they", "we")
                        or tokens[min(at + 1, len(tokens) - 1)].tag in "CP"
                    )
                )
            )
            and (at + 1 < len(tokens))
            and (tokens[at + 1].tag in "deiCP")
        ):
            token.tag = "s"
        if (
            token.word == "that"
            and token.tag == "d"
            and at + 1 < len(tokens)
            and (
                tokens[at + 1].mention is not None
                or tokens[at + 1].tag in "deiyhmA"
                or (at and tokens[at - 1].tag == "v" and tokens[at + 1].tag != "n")
            )
        ):
            token.tag = "s"
        if token.word == "close" and at + 2 < len(tokens) and tokens[at + 1].tag == "t" and tokens[at + 2].tag == "M":
            token.tag = tokens[at + 1].tag = "y"  # "value him close to £30m"
        if (
            token.word == "that"
            and token.tag == "d"
            and at
            and at + 1 < len(tokens)
            and tokens[at - 1].tag in "njCPRF"
            and (any(s[1:] == ("v", "s") for s in tokens[at + 1].senses))
        ):
            token.tag = "s"  # "an agreement that lets them buy him"
        if (
            token.word == "up"
            and token.tag == "p"
            and at
            and tokens[at - 1].tag in "hy"
            and (
                at + 1 == len(tokens)
                or tokens[at + 1].tag in ".,;D"
                or tokens[at + 1].word in ("in", "at", "next", "this", "and")
            )
        ):
            token.tag, token.senses = "a", (("UPA", "a", ""),)  # "when his deal is up"
        if (
            token.word in ("more", "most", "less")
            and token.tag == "d"
            and at + 1 < len(tokens)
            and (
                tokens[at + 1].tag == "?"
                and {s[1] for s in tokens[at + 1].senses} == {"a"}
                and at
                and tokens[at - 1].tag in "hyvN"
            )
        ):
            token.tag = "y"  # "a move is more likely"
        if token.word == "record" and token.tag == "?" and at and tokens[at - 1].tag in "nj":
            token.tag = "j"  # "broke the club transfer record to bring him in"
        if (
            token.word in ("leading", "competing")
            and token.tag == "?"
            and at + 1 < len(tokens)
            and tokens[at + 1].tag in "jNFZ"
        ):
            token.tag = "j"  # "of leading European clubs"
        if token.word == "record" and at and at + 1 < len(tokens) and tokens[at + 1].tag == "M":
            token.tag = "j"  # "a club record £8m"
            if tokens[at - 1].word == "club":
                tokens[at - 1].tag = "j"
        if (
            token.word == "about"
            and token.tag == "p"
            and at
            and at + 2 < len(tokens)
            and tokens[at - 1].tag in "CPj"
            and (tokens[at + 1].tag == "t" and self.tokenizer.infinitive(tokens[at + 2]))
        ):
            token.tag, token.senses = "a", (("READY", "a", ""),)  # a headline's "Novak about to join Rovers"

    @staticmethod
    def _noun_here(tokens: list[Token], at: int) -> bool:
        """Whether a word that is otherwise a verb is a noun or adjective by its place: "the look", "a given fee"."""
        if not at:
            return {s[2] for s in tokens[at].senses} == {"s"}
        token, previous = tokens[at], tokens[at - 1]
        forms = {s[2] for s in token.senses}
        if previous.word == "whose":
            return True
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
