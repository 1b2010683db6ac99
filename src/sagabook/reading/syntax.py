"""A sentence as a short row of typed units: noun phrases with their heads, verb groups, and the small words between."""

from sagabook.reading.lexicon import Lexicon
from sagabook.reading.mentions import Mention
from sagabook.reading.noun_phrases import NounPhrases
from sagabook.reading.senses import Senses
from sagabook.reading.tokens import Tokenizer
from sagabook.reading.units import Token, Unit, classes_of, verb_of

_STYLES = frozenset(
    {"free agent", "free-agent", "unsettled", "wantaway", "want-away", "unwanted", "transfer-listed", "out-of-contract"}
)
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_PARTICIPLES = frozenset({"pp", "pastpp", "any"})
#: Forms that are finite without an auxiliary.
_FINITE = frozenset({"past", "s", "pastpp"})
#: What a token of a tag begins: a noun phrase, a verb group, or a unit whose kind is the tag; another is its own kind.
_BEGINS = {
    **dict.fromkeys("dejCPOLXMZnDA#RFSBgik", "noun"),
    **dict.fromkeys("hmNv", "verb"),
    **dict.fromkeys("ptcsryq", "own"),
}


class Parser:
    """Cuts sentences into units, by the words of a lexicon."""

    def __init__(self, lexicon: Lexicon, common: frozenset[str]) -> None:
        self.lexicon = lexicon
        self.common = common
        self.tokenizer = Tokenizer(lexicon, common)
        self.senses = Senses(self.tokenizer)
        self.noun_phrases = NounPhrases(lexicon)

    def units(self, text: str, start: int, end: int, mentions: list[Mention]) -> list[Unit]:
        """The units of `text[start:end]`."""
        tokens = self.tokenizer.tokens(text, start, end, mentions)
        self.senses.choose_senses(tokens)
        return self._chunk(tokens)

    def _chunk(self, tokens: list[Token]) -> list[Unit]:
        out: list[Unit] = []
        at, size = 0, len(tokens)
        nominal, verbs, begins = self.noun_phrases.nominal, self._verbs, _BEGINS.get
        while at < size:
            token = tokens[at]
            tag = token.tag
            sort = begins(tag, "small")
            if sort == "noun" and not (tag == "i" and self._only_stresses(tokens, at)):
                at = nominal(tokens, at, out)
                continue
            if sort == "verb" or (tag == "y" and self._leads_verb(tokens, at)):
                at = verbs(tokens, at, out)
                continue
            if tag == "i":
                out.append(Unit("y", token.start, token.end, token.word))
                at += 1
                continue
            if tag == "a":
                if at + 1 < size and self._styles(tokens, at):
                    token.tag = "j"
                    at = nominal(tokens, at, out)
                    continue
                out.append(Unit("a", token.start, token.end, token.word, classes_of(token.senses, "a")))
            else:
                out.append(Unit(tag if sort == "own" else token.word, token.start, token.end, token.word))
            at += 1
        return out

    @staticmethod
    def _only_stresses(tokens: list[Token], at: int) -> bool:
        """Whether "themselves" only stresses the name before it: "Torino themselves have been busy"."""
        return (
            tokens[at].word in _REFLEXIVE
            and 0 < at < len(tokens) - 1
            and tokens[at - 1].tag in "CPSRZA"
            and tokens[at + 1].tag in "hmvy"
        )

    @staticmethod
    def _styles(tokens: list[Token], at: int) -> bool:
        """Whether an adjective is the style of a name or noun behind it: "unsettled Novak", "sell unwanted trio"."""
        behind = tokens[at + 1].tag
        if behind in "PRF" and tokens[at].word in _STYLES:
            return True
        return behind in "jRA" and at > 0 and tokens[at - 1].tag in "vp" and " " not in tokens[at].word

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
                    unit.neg, unit.modal = (
                        True,
                        {"won't": "will", "wouldn't": "would", "couldn't": "could", "can't": "can"}.get(
                            token.word, "should"
                        ),
                    )
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
            else:
                break
            unit.end = token.end
            at += 1
        if adverbs:
            unit.adverbs = tuple(adverbs)
        if at < size and tokens[at].tag == "v":
            token = tokens[at]
            unit.kind, unit.end, unit.word = "v", token.end, token.word
            unit.classes, forms, plain = verb_of(token.senses)
            if be and not forms.isdisjoint(_PARTICIPLES):
                unit.passive = True
            elif be and "ing" in forms:
                unit.form = "ing"
            if not (be or have or unit.modal):
                if not forms.isdisjoint(_FINITE):
                    unit.finite = True
                unit.form = plain
            at += 1
        elif have and not be:
            unit.kind, unit.word = "v", "have"
            unit.classes = classes_of(self.lexicon.words.get("have", ()), "v")
            if tokens[at - 1].word == "having":
                unit.finite = False
        elif be:
            unit.word = "be"
        if at == first:
            at += 1
        out.append(unit)
        return at
