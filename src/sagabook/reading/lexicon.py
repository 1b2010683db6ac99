"""The words that reading knows: verbs, nouns and adjectives of the trade by class, and the small words of grammar."""

import tomllib
from dataclasses import dataclass, field
from importlib import resources

#: What a word can be at its place: its class, part of speech (v, n, a; x for a noun of no class) and form (base, s,
#: ing, past, pp, pastpp).
Sense = tuple[str, str, str]


@dataclass(slots=True)
class Lexicon:
    """Senses by word and by phrase; phrases are keyed on their first two words, longest first."""

    words: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], list[Sense]]]]] = field(default_factory=dict)
    noun_roles: dict[str, dict[str, str]] = field(default_factory=dict)
    grammar: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    joined: dict[str, list[tuple[tuple[str, ...], str, str]]] = field(default_factory=dict)


def _split(words: str) -> list[str]:
    return [w.strip() for w in words.split(",") if w.strip()]


class _Inflector:
    """English verb forms, regular and from the list of irregular ones."""

    def __init__(self, irregular: str, doubling: str) -> None:
        self.irregular = {p[0]: (p[1], p[2]) for p in (line.split() for line in irregular.splitlines()) if len(p) == 3}
        self.doubling = frozenset(_split(doubling))

    @staticmethod
    def plural(noun: str) -> str:
        """The regular plural of `noun`."""
        if noun.endswith("y") and noun[-2] not in "aeiou":
            return noun[:-1] + "ies"
        return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")

    def forms(self, verb: str) -> dict[str, str]:
        """The forms of `verb`, each with the name of the form; past and participle share "pastpp" where alike."""
        if verb == "be":
            return {
                "be": "base",
                "is": "s",
                "are": "s",
                "was": "past",
                "were": "past",
                "been": "pp",
                "being": "ing",
                "am": "s",
                "'s": "s",
                "'re": "s",
                "'m": "s",
            }
        base = verb
        if base.endswith("y") and base[-2] not in "aeiou":
            s, past = base[:-1] + "ies", base[:-1] + "ied"
        elif base.endswith(("s", "x", "z", "ch", "sh")) or base.endswith("o"):
            s, past = base + "es", base + "ed"
        else:
            s = base + "s"
            past = base + ("d" if base.endswith("e") else "ed")
        if base.endswith("ie"):
            ing = base[:-2] + "ying"
        elif base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
            ing = base[:-1] + "ing"
        else:
            ing = base + "ing"
        if base in self.doubling:
            past, ing = base + base[-1] + "ed", base + base[-1] + "ing"
        if base == "have":
            s = "has"
        pp = past
        if base in self.irregular:
            past, pp = self.irregular[base]
        out = {base: "base", s: "s", ing: "ing"}
        if past == pp:
            out.setdefault(past, "pastpp")
            if past == base:
                out[base] = "any"
        else:
            out[past] = "past"
            out.setdefault(pp, "pp")
        return out


#: A phrase with one of these stands for all of them: "set his sights on", "set their sights on".
_POSSESSIVES = frozenset({"his", "their", "her", "my", "our", "its"})


def load_lexicon() -> Lexicon:
    """The lexicon as shipped, every verb in all its forms."""
    folder = resources.files("sagabook.reading").joinpath("patterns/lexicon")
    verbs = tomllib.loads(folder.joinpath("verbs.toml").read_text("utf-8"))
    nouns = tomllib.loads(folder.joinpath("nouns.toml").read_text("utf-8"))
    inflector = _Inflector(verbs["irregular"]["forms"], verbs["irregular"]["doubling"])
    lexicon = Lexicon()
    senses: dict[str, list[Sense]] = {}
    phrases: dict[str, dict[tuple[str, ...], list[Sense]]] = {}

    def note(first: str, rest: tuple[str, ...], sense: Sense) -> None:
        if rest:
            words = (first, *rest)
            known = phrases.setdefault(first, {}).setdefault(words, [])
            if sense not in known:
                known.append(sense)
        else:
            senses.setdefault(first, []).append(sense)

    for table in ("operators", "classes"):
        for name, words in verbs[table].items():
            for phrase in _split(words):
                first, *rest = phrase.split()
                for form, tag in inflector.forms(first).items():
                    note(form, tuple(rest), (name, "v", tag))
    for name, words in nouns["nouns"].items():
        for phrase in _split(words):
            first, *rest = phrase.split()
            note(first, tuple(rest), (name, "n", ""))
    for name, words in nouns["adjectives"].items():
        for phrase in _split(words):
            first, *rest = phrase.split()
            note(first, tuple(rest), (name, "a", ""))
    # of verbs that say nothing of a move, only the forms that nothing of the trade has taken
    taken = {word for word, found in senses.items() if any(sense[1] in "na" for sense in found)}
    adjectives = {word for word in taken if not any(sense[1] == "n" for sense in senses[word])}
    for verb in _split(verbs["common"]["words"]) + _split(verbs["common"]["nouns_too"]):
        for form, tag in inflector.forms(verb).items():
            if form not in taken or (tag == "base" and form in adjectives):
                note(form, (), ("", "v", tag))
    for word in _split(verbs["common"]["gerunds"]):
        if word not in taken:
            note(word, (), ("", "x", ""))
    for word in _split(verbs["common"]["nouns_too"]):
        for form in (word, inflector.plural(word)):
            if form not in taken:
                note(form, (), ("", "x", ""))
    lexicon.words = {w: tuple(dict.fromkeys(s)) for w, s in senses.items()}
    for first, found in phrases.items():
        seconds = lexicon.phrases.setdefault(first, {})
        for words, meant in sorted(found.items(), key=lambda item: -len(item[0])):
            second = "their" if words[1] in _POSSESSIVES else words[1]
            seconds.setdefault(second, []).append((words, meant))
    lexicon.noun_roles = {
        name: dict(pair.split("=") for pair in spec.split()) for name, spec in nouns["noun_roles"].items()
    }
    _load_grammar(lexicon, tomllib.loads(folder.joinpath("grammar.toml").read_text("utf-8")))
    return lexicon


def _load_grammar(lexicon: Lexicon, grammar: dict[str, dict[str, str]]) -> None:
    """The small words, the roles, and the phrases that stand for one small word, longest first."""
    for table, known in (("grammar", lexicon.grammar), ("roles", lexicon.roles)):
        for tag, words in grammar[table].items():
            for word in words.split():
                known.setdefault(word, tag)
    for meaning, phrases in grammar["joined"].items():
        tag, _, word = meaning.partition(" ")
        for phrase in _split(phrases.replace("\n", " ")):
            first, *rest = phrase.split()
            lexicon.joined.setdefault(first, []).append((tuple(rest), tag, word or phrase))
    for choices in lexicon.joined.values():
        choices.sort(key=lambda choice: -len(choice[0]))
