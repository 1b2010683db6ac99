"""A noun phrase as one unit: its head, what stands before it, whose it is."""

import re

from sagabook.reading.lexicon import Lexicon
from sagabook.reading.units import CALENDAR, Token, Unit

_AGE = re.compile(r"^(\d{2})-year-olds?$|^(\d{2})$")
#: A deal so described is a contract with a player: "a six-year deal", "a new deal".
_LENGTHY = re.compile(
    r"-year$|^(?:year|month|new|fresh|improved|long-term|longer|extra|bumper|current|existing|extended|lucrative|professional)$|-month$"
)
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
        size = len(tokens)
        if tokens[at].tag == "i":
            token = tokens[at]
            out.append(Unit("i", token.start, token.end, token.word))
            return at + 1
        run: list[Token] = []
        while at < size:
            token = tokens[at]
            tag = token.tag
            if (
                tag in "de"
                and run
                and run[-1].tag not in "deg#"
                and run[-1].word not in ("all", "half", "both")
                and not (run[-1].tag == "e" and token.word in _AFTER_HIS)
            ):
                break
            if tag == "i":
                break
            if tag == "j" and token.word in ("permanent", "official") and run and run[-1].tag == "n":
                break
            if (
                tag == "C"
                and run
                and run[-1].tag == "R"
                and run[0].tag == "d"
                and at + 1 < size
                and (tokens[at + 1].tag in "hmv" or (run[-1].word in ("man", "player") and len(run) == 2))
            ):
                break  # "another player United are happy to sell"
            if token.word == "worth" and run and run[-1].tag in "CP" and at + 1 < size and tokens[at + 1].tag == "M":
                break
            if tag in "dejCPOLXMZnDA#RFSBg":
                if tag == "M" and run and run[-1].tag == "P" and run[-1].mention is not None:
                    break  # "value Jan Novak close to £30m"
                if (
                    tag == "M"
                    and run
                    and run[-1].tag == "C"
                    and len(run) == 1
                    and (at + 1 >= size or tokens[at + 1].tag not in "jnRv")
                ):
                    break
                if (
                    run
                    and token.mention is not None
                    and run[-1].mention is not None
                    and run[-1].tag in "CP"
                    and tag in "CPO"
                    and not (run[-1].tag == "C" and tag == "P")
                ):
                    break
                if run and run[-1].tag == "D" and token.mention is not None and tag in "CPO" and len(run) < 3:
                    break
                if (
                    run
                    and tag in "CP"
                    and run[-1].tag == "n"
                    and run[-1].word.rpartition(" ")[2]
                    in ("leave", "to", "at", "for", "of", "from", "quit", "buy", "sign")
                ):
                    break  # "a formal request to leave Rovers"
                if run and tag == "C" and run[-1].tag in "Mn" and at + 1 < size and tokens[at + 1].tag in "hmv":
                    break  # "the £12m Chelsea paid for him"
                if (
                    run
                    and tag in "jn"
                    and run[-1].tag == "P"
                    and run[-1].mention is not None
                    and not self._noun_after_name(tokens, at)
                ):
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
            if tag == "a" and run and run[-1].tag in "deg" and run[-1].word != "those":
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
        while (
            len(body) > 1
            and ((head.tag == "D" and (head.word in CALENDAR or body[-2].mention is not None)) or head.tag == "#")
            and any(t.tag in "CPnRFSM" for t in body[:-1])
            and head.mention is None
        ):
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
            unit.classes = frozenset(s[0] for s in head.senses if s[1] == "n")
            unit.plural = head.word.endswith("s")
            if "DEAL" in unit.classes and any(_LENGTHY.search(w) for w in unit.words):
                unit.classes = unit.classes - {"DEAL"} | {"CONTRACT"}
        elif tag == "A" or (head.word == "winner" and (any(t.tag == "L" for t in before) or "cup" in unit.words)):
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
            unit.plural = (
                head.word in ("clubs", "sides", "teams", "outfits", "suitors", "rivals", "giants")
                and first.word != "the"
            ) or head.word in ("clubs", "sides", "teams", "outfits", "suitors")
        elif tag in "SB":
            unit.kind, unit.how = "S", "description"
        elif tag == "M":
            unit.kind = "M"
        elif tag == "K":
            unit.kind = "K"
        elif tag == "D":
            unit.kind = "D"
        elif tag == "#" and len(body) == 1 and head.word.isdecimal() and len(head.word) == 2:
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
                    out = [
                        Unit(
                            "P",
                            tokens[0].start,
                            token.end,
                            token.word,
                            how="description",
                            of=out,
                            genitive=True,
                            words=tuple(t.word for t in tokens[: at + 1]),
                            age=_age_of(token.word),
                        )
                    ]
                    continue
                if token.tag == "F" and at + 1 < len(tokens) and tokens[at + 1].tag == "g":
                    out = [
                        Unit(
                            "C",
                            tokens[0].start,
                            token.end,
                            token.word,
                            how="description",
                            of=out,
                            genitive=True,
                            words=tuple(t.word for t in tokens[: at + 1]),
                        )
                    ]
                    continue
                if token.tag == "e":
                    out.append(Unit("i", token.start, token.end, token.word, genitive=True))
                elif token.tag in "FRSB" and token is not tokens[-1]:
                    pass
                if token.tag == "n":
                    out.append(
                        Unit(
                            "n",
                            token.start,
                            token.end,
                            token.word,
                            frozenset(s[0] for s in token.senses if s[1] == "n"),
                        )
                    )
                if token.tag in "SBRF":
                    out.append(Unit("w", token.start, token.end, token.word, how=token.tag))
                continue
            mention = token.mention
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
            unit = Unit(
                mention.what,
                token.start,
                token.end,
                token.word,
                person=mention.person,
                clubs=mention.clubs,
                how="former" if former else mention.how,
                key=mention.key,
            )
            unit.genitive = at + 1 < len(tokens) and tokens[at + 1].tag == "g"
            out.append(unit)
        return out
