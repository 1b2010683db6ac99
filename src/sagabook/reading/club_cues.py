"""Clubs known by how a story speaks of them: "the League Two side Hartwell", "Hartwell have bid"."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sagabook.reading.people import SEQUENCE, at_sentence_start

# Expressions that are tried on a whole story begin with a blank: that is found fast, and tells where to try them.

#: What makes a name a club's by itself; lesser signs count one each.
ENOUGH = 2
_CAPITAL = r"(?=[^\W\d_a-z])"
_ADVERBS = r"(?:also |now |already |again |reportedly |apparently |since |just |recently |still |not |never |twice )*"
#: What follows a verb in the plural whose subject is a club: "want to", "value him".
_OBJECTS = r"(?:to|that|for|£|€|\$|confident|keen|interested|him|her|the|a|an|firm)\b"
#: A bid that came to nothing, or a clause about the club before what it does.
_TOLD_OF_CLUBS = re.compile(
    r" (?:(?P<who>who|which) [^,.\n]{3,70}, (?:have|are|were) |"
    r"(?:had|saw|have had|have seen|has had|has seen) (?:an?|two|three|several|their|its|the) (?:[\w£€$.-]+ ){0,4}?"
    r"(?:bids?|offers?|approach) (?:[\w£€$.'’-]+ ){0,6}?(?:rejected|turned down|rebuffed|knocked back|accepted)\b)"
)
#: What may stand between a club and its deed.
_HAVING = re.compile(r"(?: has| had)?(?: also| now| since)?$")
_RACE = re.compile(r" in (?:the|their|a) (?:race|hunt|chase|battle|pursuit|queue|fight|running|scramble)\b")
#: A verb in the plural behind these says nothing of the name before it: "does Novak want", "let Novak sell".
_AFTER_AUXILIARY = re.compile(
    r"\b(?:do|does|did|should|could|would|will|can|may|might|must|let|lets|make|makes|made|help|helps|see|sees|saw|and|"
    r"or|were|nor|n['’]t|not|to|both|if|plus|have|has|had) $|[,&] $",
    re.IGNORECASE,
)
_FROM = re.compile(
    r" (?:on loan (?:at|with|to|from)|loan (?:spell|stint|move|switch|deal|transfer) (?:at|with|to)) " + _CAPITAL
)
_PRICED = re.compile(
    r" (?:for (?:£|€|\$|a fee|an undisclosed|an initial|a reported|a club)|in a (?:£|€|\$|deal|permanent|swap)|"
    r"on (?:loan|a free|a season|a two|a three|a four|a five|a six|a one|an initial|a permanent))"
)
_TO = re.compile(
    r" (?:join|joins|joined|joining|rejoin|rejoined|from|to|leave|leaves|left|leaving|for|with|by|at|against) "
    + _CAPITAL
)
#: Where another club follows: "joined Hartwell from Torino".
_FROM_ANOTHER = re.compile(r" from " + _CAPITAL)
#: A club left for another: "left Torino for Hartwell".
_LEFT = re.compile(r"\b(?:left|leave|leaves|leaving|swap|swapped|swapping|quit) $")
_SIGNED = (" sign", " signs", " signed", " signing")
#: Whom a sum is paid: "will cost Hartwell £1m".
_PAID = re.compile(r" (?:pay|pays|paid|paying|cost|costs|costing|owe|owed|give|gave|offered) " + _CAPITAL)
_SUM = re.compile(
    r" (?:an? |about |around |only |just |some |up to |at least |over |almost |nearly |a further |an initial )*[£€$]"
)
#: Where a name is told to be a club's: "Hartwell, of League Two,", "Hartwell, the Greek club,".
_APPOSED = re.compile(
    r", (?:(?:the|a|an) (?:[\w'’-]+ ){0,3}?(?:side|club|outfit|minnows|strugglers|leaders|champions)\b|"
    r"(?P<of>who (?:play|compete|finished \w+|are \w+|were \w+) in |of )(?:the )?(?P<tier>(?:[\w'’-]+ ){0,2}?"
    r"(?:tier|division|league|flight)\b)?)"
)
#: How far behind such words the name of a league or a nation may end.
_NEAR = 20
#: What tells of a club right after it is named: "has left Hartwell. The club announced".
_THE_CLUB = re.compile(r"[^.\n]{0,60}\.\s+The club\b")
#: A name so ended is an adjective of a place: "Catalan giants", "the Basque side".
_ADJECTIVE = re.compile(r"(?:ian|ean|ish|ese|[a-z]ic|[dlr]ine|[ls]an|que)s?$")
#: Kings Langley.
_WORDS = 2
#: No club's name of one word is longer.
_SHORT = 24


@dataclass(frozen=True, slots=True)
class Span:
    """A known name in a story: where, whether it stands for one thing alone, what (C, O, L, N, S, J), which club."""

    start: int
    end: int
    sure: bool
    what: str
    club: str = ""


@dataclass(slots=True)
class _Weights:
    """What counts for each name's being a club's: every sign once."""

    signs: set[tuple[str, str]] = field(default_factory=set)
    of: dict[str, int] = field(default_factory=dict)

    def note(self, name: str, sign: str, weight: int) -> None:
        if name and (name, sign) not in self.signs:
            self.signs.add((name, sign))
            self.of[name] = self.of.get(name, 0) + weight


def any_of(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


class ClubCues:
    """Weighs what a story says of a name that nobody knows.

    Args:
        cues: The words of `patterns/lexicon/club_words.toml` that tell of a club.
        may_name: Whether nothing that is known of a name keeps it from being a club's.
        common: Words that the press prints in small letters.
        given: First names.
    """

    def __init__(
        self, cues: dict[str, str], may_name: Callable[[str], bool], common: frozenset[str], given: frozenset[str]
    ) -> None:
        self._may_name = may_name
        self._common = common
        self._given = given
        words = {name: any_of(w.strip() for w in listed.split(",")) for name, listed in cues.items()}
        self._side = re.compile(rf" (?:{words['side']}) {_CAPITAL}")
        self._sort = re.compile(rf"(?:\b|-)(?:{words['sort']}|[\w-]+-based) (?:football )?$", re.IGNORECASE)
        self._post = re.compile(rf" (?:{words['post']})\b(?= [^\W\d_a-z]|[,.])")
        self._office = re.compile(rf" (?:{words['office']})\b(?= [^\W\d_a-z])")
        self._office_of = re.compile(rf"['’]s? (?:{words['office_of']})\b")
        self._acts = re.compile(
            rf" (?:(?:have|are|were) {_ADVERBS}(?:been )?(?:{words['acts']})\b|(?:{words['verbs']}) (?={_OBJECTS}))"
        )
        self._deeds = re.compile(rf" (?:{words['deeds']}) (?:[a-z-]+ ){{0,3}}(?P<man>[^\W\d_a-z][\w'’-]+) [^\W\d_a-z]")
        self._headline = re.compile(rf" (?:{words['headlines']})\b")
        self._hints = re.compile(rf"\b(?:(?:{words['offers']}) (?:for (?:\w+ ){{1,3}})?from|{words['hints']}) $")

    def weigh(self, text: str, sorts: frozenset[int], known: list[Span]) -> dict[str, int]:
        """What counts for each name's being a club's.

        Args:
            text: The story.
            sorts: Where names of leagues, nations and their adjectives end: "the League Two side".
            known: Where it bears names that are known.
        """
        weights = _Weights()
        starts = {span.start for span in known if span.what == "C"}
        ends = {span.end: span.start for span in known if span.what == "C"}
        self._styles(text, sorts, weights)
        for name in self._actors(text, ends):
            weights.note(name, "act", ENOUGH)
        for match in _PAID.finditer(text):
            name = self._name_from(text, match.end())
            if name and _SUM.match(text, match.end() + len(name)):
                weights.note(name, "paid", ENOUGH)
        for match in _FROM.finditer(text):
            weights.note(self._name_from(text, match.end()), "loan", ENOUGH)
        for match in _TO.finditer(text):
            name = self._name_from(text, match.end())
            if name:
                self._places(text, match, name, sorts, starts, ends, weights)
        return weights.of

    def _styles(self, text: str, sorts: frozenset[int], weights: _Weights) -> None:
        """What a name is called, and who is called after it."""
        for match in self._side.finditer(text):
            low = match.start() + 1
            if low - 1 in sorts or self._sort.search(text, max(0, low - 25), low):
                weights.note(self._name_from(text, match.end()), "side", ENOUGH)
        for match in self._post.finditer(text):
            weights.note(self._name_to(text, match.start()), "post", ENOUGH)
        for match in self._office.finditer(text):
            weights.note(self._name_to(text, match.start()), "office", 1)
        for match in self._office_of.finditer(text):
            weights.note(self._name_to(text, match.start()), "office of", 1)

    def _actors(self, text: str, ends: dict[int, int]) -> Iterator[str]:
        """Who does what only clubs do; `ends` gives for the end of each known club its start."""
        for match in self._acts.finditer(text):
            at = match.start()
            first = ends.get(at, 0)
            if text.startswith(" and ", first - 5):
                yield self._name_to(text, first - 5)  # "Hartwell and Torino are keen"
            name = self._name_to(text, at)
            low = at - len(name)
            if name and (
                (text.endswith(" and ", 0, low) and low - 5 in ends)
                or not (_of_many(text, low) or _AFTER_AUXILIARY.search(text, max(0, low - 12), low))
            ):
                yield name
        for match in self._headline.finditer(text):
            line = text.rfind("\n", 0, match.start()) + 1
            if match.start() - line < _SHORT and " " not in text[line : match.start()]:
                yield self._name_from(text, line)
        for match in self._deeds.finditer(text):
            if match["man"] in self._given and (
                having := _HAVING.search(text, max(0, match.start() - 10), match.start())
            ):
                yield from self._alone(text, having.start())
        for match in _TOLD_OF_CLUBS.finditer(text):
            at = match.start()
            yield from self._alone(text, at - 1 if match["who"] and text[at - 1 : at] == "," else at)

    def _alone(self, text: str, end: int) -> Iterator[str]:
        """The name that ends at an offset, where it is none of several."""
        name = self._name_to(text, end)
        if name and not _of_many(text, end - len(name)):
            yield name

    def _places(
        self,
        text: str,
        match: re.Match[str],
        name: str,
        sorts: frozenset[int],
        starts: set[int],
        ends: dict[int, int],
        weights: _Weights,
    ) -> None:
        """Where a name stands: behind "joined", beside another club, before what it is said to be."""
        end = match.end() + len(name)
        joined = match.group().startswith((" join", " rejoin"))
        before = ends.get(match.start()) if match.group() == " for " else None
        left = before is not None and _LEFT.search(text, max(0, before - 12), before)
        signed = match.group() == " for " and text.endswith(_SIGNED, 0, match.start())
        if (joined and (_RACE.match(text, end) or _FROM_ANOTHER.match(text, end))) or (
            (joined or signed or match.group() == " from ") and _PRICED.match(text, end)
        ):
            weights.note(name, "slot", ENOUGH)
        elif left:
            weights.note(name, "left for", ENOUGH)
        if any(text.startswith(s, end) and end + len(s) in starts for s in (" and ", ", ", " or ")):
            weights.note(name, "list", 1)
        apposed = _APPOSED.match(text, end)
        if apposed is not None and (
            not apposed["of"]
            or apposed["tier"]
            or any(at in sorts for at in range(apposed.end(), apposed.end() + _NEAR))
        ):
            weights.note(name, "apposed", ENOUGH)
        if _THE_CLUB.match(text, end):
            weights.note(name, "the club", 1)
        if self._hints.search(text, max(0, match.end() - 60), match.end()):
            weights.note(name, "hint", 1)

    def _name_from(self, text: str, start: int) -> str:
        """The name that begins at an offset, if it can be a club's."""
        run = SEQUENCE.match(text, start)
        if run is None:
            return ""
        name = run.group().removesuffix("'s").removesuffix("’s")
        return name if name.count(" ") < _WORDS and self._may(name) else ""

    def _name_to(self, text: str, end: int) -> str:
        """The name that ends at an offset, if it can be a club's."""
        low = max(0, end - 40)
        run = next((m for m in SEQUENCE.finditer(text, low, end) if m.end() == end), None)
        if run is None or (run.start() == low and low):
            return ""
        start, words = run.start(), run.group().split(" ")
        while len(words) > 1 and words[0].lower() in self._common and at_sentence_start(text, start):
            start += len(words[0]) + 1
            words = words[1:]
        name = " ".join(words)
        return name if len(words) <= _WORDS and self._may(name) else ""

    def _may(self, name: str) -> bool:
        return not _ADJECTIVE.search(name) and self._may_name(name)


def _of_many(text: str, start: int) -> bool:
    """Whether a name is of many or of one of theirs: "the Glazers", "sources close to Roma's Novak"."""
    return text[max(0, start - 4) : start].lower().endswith(("the ", "'s ", "’s "))
