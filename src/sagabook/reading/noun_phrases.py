"""A noun phrase as one unit: its head, what stands before it, whose it is."""

import re
from itertools import pairwise

from sagabook.reading.lexicon import Lexicon
from sagabook.reading.units import CALENDAR, Token, Unit, classes_of

_AGE = re.compile(r"^(\d{2})-year-olds?$|^(\d{2})$")
#: A deal so described is a contract with a player: "a six-year deal", "a new deal".
_LENGTHY = re.compile(
    r"-year$|^(?:year|month|new|fresh|improved|long-term|longer|extra|bumper|current|existing|extended|lucrative|professional)$|-month$"
)
#: What noun phrases are made of.
_NOMINAL = "dejCPOLXMZnDA#RFSBg"
#: How an event noun ends that goes on to a name: "a formal request to leave Rovers".
_LEADING_ON = frozenset("leave to at for of from quit buy sign".split())
#: Nouns that a clause may follow without "that": "amid news Torino are close".
_REPORTS = frozenset(
    "news talk speculation word belief hope confidence concern suspicion feeling day time moment".split()
)
_NONE = frozenset({"no", "neither", "little"})
#: Tags of words before a head that make units of their own.
_MODIFYING = frozenset("ARFSBen")
_FORMERLY = frozenset({"former", "ex", "ex-", "then", "one-time", "old"})
_ONCE = frozenset({"former", "ex", "ex-", "one-time"})
_AFTER_HIS = frozenset("most other two three four five six many few various".split())


def _age_of(word: str) -> int:
    match = _AGE.match(word)
    return int(match.group(1) or match.group(2)) if match else 0


class NounPhrases:
    """Gathers tokens into noun phrases."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def nominal(self, tokens: list[Token], at: int, out: list[Unit]) -> int:
        """One noun phrase from `tokens[at]` on; genitives and names before the head hang on it as `of`."""
        first = tokens[at]
        if first.tag not in _NOMINAL:
            out.append(Unit(first.tag if len(first.tag) == 1 else "x", first.start, first.end, first.word))
            return at + 1
        size = len(tokens)
        run = [first]
        at += 1
        while at < size:
            token = tokens[at]
            tag = token.tag
            last = run[-1]
            behind = last.tag
            if tag in _NOMINAL:
                if tag in "de":
                    if (
                        behind not in "deg#"
                        and last.word not in ("all", "half", "both")
                        and not (behind == "e" and token.word in _AFTER_HIS)
                    ):
                        break
                elif tag in "CPO":
                    if self._opens_anew(tokens, at, run):
                        break
                elif tag == "M":
                    if behind == "P" and last.mention is not None:
                        break  # "value Jan Novak close to £30m"
                    if behind == "C" and len(run) == 1 and (at + 1 >= size or tokens[at + 1].tag not in "jnRv"):
                        break
                elif tag == "#":
                    if behind == "C" and len(run) == 1 and at + 1 < size and tokens[at + 1].tag == "D":
                        break  # "joined Torino 10 years ago"
                elif tag in "jn":
                    if tag == "j" and behind == "n" and token.word in ("permanent", "official"):
                        break
                    if token.word == "according":
                        break  # a headline's "a target for Torino according to reports"
                    if token.word == "worth" and behind in "CP" and at + 1 < size and tokens[at + 1].tag == "M":
                        break
                    if behind == "P" and last.mention is not None and tag != "n":
                        break  # but "the Novak deal" goes on
            elif tag in "c," and (
                (behind == "C" and self._former_too(tokens, at, run))
                or (behind == "M" and self._further_sum(tokens, at))
            ):
                run += (token, tokens[at + 1])
                at += 2
                continue
            elif not (
                (tag == "," and behind == "j" and self._goes_on(tokens, at, run))
                or (tag == "y" and behind in "deg" and self._degree(tokens, at, last))
                or (tag == "v" and self._attributive(tokens, at) and self._plain(run) and token.word != "linking")
                or (tag == "a" and behind in "deg" and last.word != "those")
            ):
                break
            run.append(token)
            at += 1
        out.append(self._head(run))
        return at

    @staticmethod
    def _former_too(tokens: list[Token], at: int, run: list[Token]) -> bool:
        """Whether a second club joins a style: "former Torino and Lille striker"."""
        return (
            at + 2 < len(tokens)
            and tokens[at + 1].tag == "C"
            and tokens[at + 2].tag in "RAZ"
            and any(t.word in ("former", "ex", "one-time", "ex-") for t in run)
        )

    @staticmethod
    def _further_sum(tokens: list[Token], at: int) -> bool:
        """Whether a list of sums goes on at the comma or the "and" at `at`: "offers of £18m, £20m and £24m"."""
        tags = [token.tag for token in tokens[at : at + 4]]
        return tags[:2] == ["c", "M"] or tags == [",", "M", "c", "M"]

    @staticmethod
    def _opens_anew(tokens: list[Token], at: int, run: list[Token]) -> bool:
        """Whether a name at `at` begins a phrase of its own behind those words, and no part of theirs."""
        token, last, size = tokens[at], run[-1], len(tokens)
        tag, behind = token.tag, last.tag
        if tag == "C" and (
            (
                behind == "R"
                and run[0].tag == "d"
                and at + 1 < size
                and (tokens[at + 1].tag in "hmv" or (last.word in ("man", "player") and len(run) == 2))
            )  # "another player United are happy to sell"
            or (behind in "Mn" and at + 1 < size and tokens[at + 1].tag in "hmv")  # "the £12m Chelsea paid for him"
        ):
            return True
        if (
            behind == "j"
            and at + 1 < size
            and tokens[at + 1].tag in "hmv"
            and (last.word in _REPORTS or (last.word.endswith("s") and not last.word.endswith(("ss", "ous"))))
        ):
            return True  # "amid fears Torino could lose him"
        if token.mention is not None and (
            (behind in "CP" and last.mention is not None and not (behind == "C" and tag == "P"))
            or (behind == "D" and len(run) < 3)
        ):
            return True
        if tag == "P" and behind == "n" and run[0].tag == "d" and at + 1 < size and tokens[at + 1].tag in "hmv":
            return True  # "the contract Novak signed"
        # "a formal request to leave Rovers"
        return behind == "n" and tag in "CP" and last.word.rpartition(" ")[2] in _LEADING_ON

    @classmethod
    def _goes_on(cls, tokens: list[Token], at: int, run: list[Token]) -> bool:
        """Whether a comma parts two adjectives of one phrase: "a new, five-year deal"."""
        if run[0].tag not in "de" or any(t.tag not in "dejy" for t in run):
            return False
        after = at + 1
        if after < len(tokens) and tokens[after].tag == "v":
            told = any(sense[0] in ("ADMIT", "HEDGE") for sense in tokens[after].senses)
            return len(run) == 2 and not told and cls._attributive(tokens, after)
        while after < len(tokens) and tokens[after].tag == "j" and after < at + 4:
            after += 1
        return at + 1 < after < len(tokens) and tokens[after].tag in "nRFS"

    @classmethod
    def _degree(cls, tokens: list[Token], at: int, last: Token) -> bool:
        """Whether an adverb at `at` goes with the phrase: "a very good offer", "their expensively acquired stars"."""
        if at + 1 >= len(tokens):
            return False
        after = tokens[at + 1].tag
        if last.tag == "d":
            return after in "ja?v"
        return after in "jnRFSBA#" or (after == "v" and cls._attributive(tokens, at + 1))

    @staticmethod
    def _plain(run: list[Token]) -> bool:
        """Whether no noun stands yet in the phrase or behind its last possessor."""
        for token in reversed(run):
            if token.tag == "g":
                return True
            if token.tag not in "dej#yM,":
                return False
        return True

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
        body = run
        while len(body) > 1 and body[-1].tag == "g":
            body = body[:-1]
        head = body[-1]
        if head.tag == "M" and len(body) > 2 and body[-2].word == "worth" and body[-3].tag == "n":
            head = body[-3]  # "a deal worth £20m" is a deal
        elif head.tag == "M" and len(body) > 1 and body[-2].tag == "n" and self._behind_its_noun(body[-2], head):
            head = body[-2]  # "a bid in excess of £20m" is a bid
        # a trailing time word or number after a name is no head: "Torino yesterday", "Novak 23"
        while (
            (head.tag in "D#" and len(body) > 1)
            and ((head.tag == "D" and (head.word in CALENDAR or body[-2].mention is not None)) or head.tag == "#")
            and head.mention is None
            and any(t.tag in "CPnRFSM" for t in body[:-1])
        ):
            body = body[:-1]
            head = body[-1]
        unit = Unit("x", first.start, last.end, head.word)
        unit.genitive = genitive
        before = body[:-1]
        if before:
            unit.neg = first.word in _NONE
            unit.words = tuple([t.word for t in body])
            unit.of = self._modifiers(before)
            for token in body:
                if token.tag == "M" and token.mention is not None:
                    unit.money = (*unit.money, token.mention)
                elif token.tag == "A" and (age := _AGE.match(token.word)):
                    unit.age = int(age.group(1) or age.group(2))
        else:
            unit.neg = head.word in _NONE
            unit.words = (head.word,)
            if head.tag == "M" and head.mention is not None:
                unit.money = (head.mention,)
            elif head.tag == "A":
                unit.age = _age_of(head.word)
        if head.mention is not None:
            mention = head.mention
            unit.kind = "x" if mention.what == "X" else mention.what
            unit.person, unit.clubs, unit.how, unit.key = mention.person, mention.clubs, mention.how, mention.key
            if (
                mention.what == "P"
                and mention.how == "single"
                and first.word in ("the", "his")
                and len(body) > 1
                and (unit.age or any(t.tag == "R" for t in before))
                and not any(t.tag in "RSB" for t in before[-1:])
            ):
                unit.how, unit.person = "description", None
            if mention.what == "N" and (
                (mention.how == "demonym" and (first.word in ("the", "a") or len(body) == 1))
                or (
                    mention.how == "adjective"
                    and first.word == "the"
                    and len(body) == 2
                    and head.word.endswith(("an", "i"))
                )
            ):
                unit.kind, unit.how = "P", "description"
            return unit
        tag = head.tag
        if tag == "n":
            unit.kind = "n"
            unit.classes = classes_of(head.senses, "n")
            unit.plural = head.word.endswith("s")
            if "DEAL" in unit.classes and any(_LENGTHY.search(w) for w in unit.words):
                unit.classes = unit.classes - {"DEAL"} | {"CONTRACT"}
            if unit.money and head.word in ("approach", "approaches"):
                unit.classes = unit.classes - {"TALKS"} | {"BID"}  # "a £20m approach"
        elif tag == "e":
            unit.kind = "i"
        elif tag == "A" or (head.word == "winner" and (any(t.tag == "L" for t in before) or "cup" in unit.words)):
            unit.kind, unit.how = "P", "description"
        elif head.word == "time" and any(t.tag == "D" for t in before):
            unit.kind = "D"  # "in two months' time"
        elif tag == "j":
            if before and any(t.tag in "CZ" for t in before) and any(t.word in _ONCE for t in before):
                unit.kind, unit.how = "P", "description"  # "the former Torino prodigy"
        elif tag == "R" and head.word == "number" and first.word == "a":
            pass  # "a number of clubs"
        elif tag == "R":
            unit.kind, unit.how = "P", "description"
            unit.plural = head.word.endswith("s") and head.word not in ("misfits",)
            if any(t.tag == "P" and t.mention is not None for t in before):
                unit.kind = "x"
        elif tag == "F":
            unit.kind, unit.how = "C", "description"
            unit.plural = (
                head.word in ("clubs", "sides", "teams", "outfits", "suitors", "rivals", "giants")
                and first.word != "the"
            ) or head.word in ("clubs", "sides", "teams", "outfits", "suitors")
        elif tag in "SB":
            unit.kind, unit.how = "S", "description"
        elif tag in "MKD":
            unit.kind = tag
        elif tag == "#" and len(body) == 1 and head.word.isdecimal() and len(head.word) == 2:
            unit.kind, unit.age = "#", int(head.word)
        if before and unit.kind == "x" and any(token.tag == "n" for token in before):
            unit.how = "about"
        return unit

    @staticmethod
    def _behind_its_noun(noun: Token, money: Token) -> bool:
        """Whether words tie a sum to the noun before it: "worth £20m", "in excess of £20m"."""
        amount = money.mention.amount if money.mention is not None else None
        lead = amount is not None and amount.fee is not None and money.end - money.start > len(amount.fee.text)
        return lead or money.word.startswith("worth") or noun.word.endswith("worth")

    @staticmethod
    def _modifiers(tokens: list[Token]) -> tuple[Unit, ...]:
        """The names and possessors before a head, as small units; `how` says "former" where the text does."""
        out: list[Unit] = []
        # "the former Torino striker", "Torino old boy Jan Novak"
        former = any(one.word == "old" and other.word == "boy" for one, other in pairwise(tokens))
        for at, token in enumerate(tokens):
            word, tag, mention = token.word, token.tag, token.mention
            if word in _FORMERLY or word[:3] == "ex-":
                former = True
            if mention is None:
                if tag not in _MODIFYING:
                    continue
                if tag in "ARF" and at + 1 < len(tokens) and tokens[at + 1].tag == "g":
                    club = tag == "F"
                    words = tuple([t.word for t in tokens[: at + 1]])
                    out = [
                        Unit(
                            "C" if club else "P",
                            tokens[0].start,
                            token.end,
                            word,
                            how="description",
                            of=tuple(out),
                            genitive=True,
                            words=words,
                            age=0 if club else _age_of(word),
                        )
                    ]
                elif tag == "e":
                    out.append(Unit("i", token.start, token.end, word, genitive=True))
                elif tag == "n":
                    out.append(Unit("n", token.start, token.end, word, classes_of(token.senses, "n")))
                elif tag != "A":
                    out.append(Unit("w", token.start, token.end, word, how=tag))
                continue
            if mention.what == "N" and mention.how == "demonym" and at + 1 < len(tokens) and tokens[at + 1].tag == "g":
                out.append(
                    Unit(
                        "P",
                        token.start,
                        token.end,
                        token.word,
                        how="description",
                        key=mention.key,
                        genitive=True,
                        words=tuple(t.word for t in tokens[: at + 1]),
                    )
                )
                continue
            unit = Unit(mention.what, token.start, token.end, word)
            unit.person, unit.clubs, unit.key = mention.person, mention.clubs, mention.key
            unit.how = "former" if former else mention.how
            unit.genitive = at + 1 < len(tokens) and tokens[at + 1].tag == "g"
            out.append(unit)
        return tuple(out)
