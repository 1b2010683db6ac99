"""The words that reading knows: verbs, nouns and adjectives of the trade by class, and the small words of grammar."""

import tomllib
from dataclasses import dataclass, field
from importlib import resources

#: What a word can be at its place: its class, part of speech (v, n, a) and form (base, s, ing, past, pp, pastpp).
Sense = tuple[str, str, str]


@dataclass(slots=True)
class Lexicon:
    """Senses by word and by phrase; phrases are keyed on their first two words, longest first."""

    words: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], list[Sense]]]]] = field(default_factory=dict)
    operators: dict[str, str] = field(default_factory=dict)
    noun_roles: dict[str, dict[str, str]] = field(default_factory=dict)
    grammar: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)


def _split(words: str) -> list[str]:
    return [w.strip() for w in words.split(",") if w.strip()]


class _Inflector:
    """English verb forms, regular and from the list of irregular ones."""

    def __init__(self, irregular: str, doubling: str) -> None:
        self.irregular = {p[0]: (p[1], p[2]) for p in (line.split() for line in irregular.splitlines()) if len(p) == 3}
        self.doubling = frozenset(_split(doubling))

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
_GRAMMAR = {
    "d": "the a an this that these those some any every each another both all several many other such two three four "
    "five six seven eight nine ten no more most various numerous few half its your",
    "e": "his her their my our",
    "i": "he him she they them i me we us himself herself themselves it you",
    "p": "of in on at by from for with about over under into onto against after before during since until despite "
    "amid through between towards toward within without throughout via per regarding concerning following near "
    "upon behind ahead alongside besides including like than as among amongst across off out down up above "
    "beyond versus unlike subject around given",
    "c": "and or but plus nor",
    "s": "that because although though while whilst when if unless whether where once whereas why how what so provided",
    "r": "which whose who whom",
    "N": "not never cannot n't no-one hardly barely nobody neither",
    "m": "will would could should may might can must shall 'll 'd won't wouldn't couldn't shouldn't can't mightn't",
    "h": "is are was were be been being am has have had having do does did 's 're 'm 've isn't aren't wasn't weren't "
    "hasn't haven't hadn't don't doesn't didn't ain't",
    "t": "to",
    "y": "now still already also just even yet again soon too very only ever much later early earlier "
    "recently reportedly "
    "apparently currently previously finally initially eventually allegedly supposedly officially however "
    "meanwhile then once there here today tonight tomorrow yesterday instead perhaps maybe possibly probably "
    "nearly almost always often long ago back away home abroad together well really simply actually clearly "
    "definitely certainly surely rather sooner outright somewhere anywhere therefore thus elsewhere "
    "otherwise so far at least indeed else next last nevertheless nonetheless "
    "formerly respectively further once",
}

#: Nouns that name what a person or a body is in football.
_ROLES = {
    "R": "striker forward winger midfielder defender goalkeeper keeper man star ace player international captain "
    "skipper centre-back centre-half full-back left-back right-back wing-back playmaker stopper frontman hitman "
    "marksman youngster teenager starlet wonderkid veteran veterano attacker wideman talent prospect favourite "
    "hero sensation powerhouse sharpshooter academy-graduate graduate loanee stalwart talisman goalscorer "
    "anchorman shot-stopper custodian schemer target-man poacher flop misfit outcast fan-favourite sweeper "
    "team-mate teammate compatriot superstar maestro youth full-backs midfielders linkman number gem duo pair trio "
    "brothers strikers forwards wingers defenders players stars goalkeepers trialist schemer footballer centre-forward "
    "centre-backs back half-back goal-getter flyer speedster workhorse enforcer no.9 no9 no.10 "
    "left-footer baller phenom rookie shotstopper wing-wizard wizard bad-boy dynamo wanderer exile ex-captain",
    "F": "side club outfit giants giant champions team boys rivals neighbours hosts minnows strugglers newcomers "
    "high-flyers leaders winners runners-up holders heavyweights big-spenders powerhouses men lot sides clubs teams "
    "outfits employers londoners paymasters suitors suitor new-boys club's club-side",
    "S": "manager boss coach president chairman chairwoman director owner co-owner chief ceo executive "
    "scout agent representative "
    "adviser spokesman spokeswoman vice-president vice-chairman supremo secretary brother father lawyer "
    "head-coach technical sporting-director tactician gaffer caretaker assistant no.2 number-two journalist "
    "reporter correspondent pundit legend insider expert editor ex-manager presenter columnist commentator "
    "managing-director shareholder official source sources spokesperson minister referee physio doctor "
    "skipper-turned-coach "
    "representatives agents entourage camp intermediaries intermediary advisers advisors advisor",
    "B": "board chiefs bosses officials hierarchy management recruitment scouts owners bigwigs directors supremos "
    "top-brass recruiters powers-that-be decision-makers backroom executives",
}


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
            if table == "operators":
                lexicon.operators[name] = "v"
            for phrase in _split(words):
                first, *rest = phrase.split()
                for form, tag in inflector.forms(first).items():
                    note(form, tuple(rest), (name, "v", tag))
    for verb in _split(verbs["common"]["words"]):
        for form, tag in inflector.forms(verb).items():
            note(form, (), ("", "v", tag))
    for name, words in nouns["nouns"].items():
        for phrase in _split(words):
            first, *rest = phrase.split()
            note(first, tuple(rest), (name, "n", ""))
    for name, words in nouns["adjectives"].items():
        for phrase in _split(words):
            first, *rest = phrase.split()
            note(first, tuple(rest), (name, "a", ""))
    lexicon.words = {w: tuple(dict.fromkeys(s)) for w, s in senses.items()}
    for first, found in phrases.items():
        seconds = lexicon.phrases.setdefault(first, {})
        for words, meant in sorted(found.items(), key=lambda item: -len(item[0])):
            second = "their" if words[1] in _POSSESSIVES else words[1]
            seconds.setdefault(second, []).append((words, meant))
    lexicon.noun_roles = {
        name: dict(pair.split("=") for pair in spec.split()) for name, spec in nouns["noun_roles"].items()
    }
    for tag, words in _GRAMMAR.items():
        for word in words.split():
            lexicon.grammar.setdefault(word, tag)
    for tag, words in _ROLES.items():
        for word in words.split():
            lexicon.roles.setdefault(word, tag)
    return lexicon
