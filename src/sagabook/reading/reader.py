"""The cascade: from a story to its claims."""

import re
from bisect import bisect_left
from importlib import resources
from typing import Protocol

from sagabook.model import Claim, Club, Contract, Kind, Mode, Player, Source, Span, Story
from sagabook.reading.attribution import Attribution, Credit
from sagabook.reading.clauses import Sentence
from sagabook.reading.confidence import load_confidence, signs
from sagabook.reading.covering import cover
from sagabook.reading.details import Details
from sagabook.reading.drafts import Draft
from sagabook.reading.frames import load_patterns
from sagabook.reading.gate import Gate
from sagabook.reading.ledgers import Ledgers
from sagabook.reading.lexicon import load_lexicon
from sagabook.reading.matching import Matcher
from sagabook.reading.mentions import Scanner
from sagabook.reading.merging import fill, merge
from sagabook.reading.names import NameIndex
from sagabook.reading.people import Person
from sagabook.reading.posts import Plain, Posts
from sagabook.reading.prices import Prices
from sagabook.reading.row import Clause
from sagabook.reading.scene import Scene
from sagabook.reading.sieve import Sieve
from sagabook.reading.strangers import STRANGE
from sagabook.reading.syntax import Parser
from sagabook.reading.units import Unit
from sagabook.reading.vouching import Vouching, told_aside
from sagabook.reading.when import Calendar
from sagabook.register import Register

#: Begins with what it looks for, and not with a look back: that is found twice as fast.
_SPLIT = re.compile(r"[.!?…]([\"”’'\)\]]*)\s+(?=[\"“‘'(\[]*[A-ZÀ-Þ0-9£€#@‘“])")
#: Where a text without full stops is cut, characters: above any sentence of the press, and a bound on time.
_LONGEST = 700
_ABBREVIATION = re.compile(r"(?:\b(?:No|Mr|Mrs|Ms|Dr|St|Jr|Sr|vs|v|Nott|approx|[A-Z])\.)$")


class Reader(Protocol):
    """Anything that reads claims out of a story."""

    def read(self, story: Story, *, explain: bool = False) -> list[Claim]:
        """The claims of `story`; with `explain`, each with its trace."""
        ...


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of `text` as (start, end) offsets, line by line, without surrounding blanks."""
    out: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        low, high = at, at + len(line)
        at = high + 1
        begin = low
        for match in _SPLIT.finditer(text, low, high):
            ended = match.start() + 1
            if _ABBREVIATION.search(text, max(low, ended - 8), ended) and not text.endswith(
                ("Serie A.", "Serie B."), low, ended
            ):
                continue
            out.append((begin, match.end(1)))
            begin = match.end()
        while high - begin > _LONGEST:
            stop = max(text.rfind(" ", begin + _LONGEST // 2, begin + _LONGEST), begin + _LONGEST // 2)
            out.append((begin, stop))
            begin = stop
        out.append((begin, high))
    trimmed = []
    for low, high in out:
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if high - low > 2:
            trimmed.append((low, high))
    return trimmed


def _word_list(name: str) -> frozenset[str]:
    text = resources.files("sagabook.reading").joinpath("patterns/lexicon", name).read_text("utf-8")
    return frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())


class CascadeReader:
    """Reads English stories by the cascade of docs/reading.md: deterministic, and with no model to download.

    Args:
        register: Who exists; the shipped register, with the user's imports over it.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self.lexicon = load_lexicon()
        self.patterns = load_patterns()
        self.index = NameIndex(register)
        self.gate = Gate()
        self.confidence = load_confidence()
        common = _word_list("common_words.txt")
        others = _word_list("other_names.txt")
        self.posts = Posts(self.index, self.lexicon, common, others)
        self.scanner = Scanner(self.index, self.lexicon, common, others)
        self.parser = Parser(self.lexicon, common)
        self.sieve = Sieve(self.patterns)

    def read(self, story: Story, *, explain: bool = False) -> list[Claim]:
        """The claims of `story`, in the order of their first evidence.

        Args:
            story: An English story; another language gives no claims.
            explain: Whether each claim carries its trace.
        """
        if not story.language.startswith("en") or not self.gate.passes(story.text):
            return []
        plain = self.posts.plain(story.text)
        return [self._claim(draft, plain, explain) for draft in self._drafts(story, plain)]

    def _drafts(self, story: Story, plain: Plain) -> list[Draft]:
        text = plain.text
        mentions, cast, strangers = self.scanner.scan(text, story.published)
        cast.tag(plain.tagged)
        index = self.index.joined_by(strangers)
        scene = Scene(index, cast, mentions, story.published)
        attribution = Attribution(index, story.outlet, text)
        starts = [m.start for m in mentions]
        pieces = [
            (low, high, [m for m in mentions[bisect_left(starts, low) : bisect_left(starts, high)] if m.end <= high])
            for low, high in sentences(text)
            if not (story.furniture and _in_furniture(story, *plain.stretch(low, high)))
        ]
        parsed = []
        for start, end, inside in pieces:
            units = self.parser.units(text, start, end, inside)
            parsed.append(units)
            scene.learn(units)
        scene.settle(text, mentions, attribution.quotations, self.register.given_names, self.parser.common)
        details, ledgers, prices = Details(text, scene), Ledgers(text, scene), Prices(text, scene)
        matcher = Matcher(self.patterns, self.sieve, self.lexicon, text, scene)
        calendar, vouching = Calendar(text, story.published), Vouching(text)
        drafts: list[Draft] = []
        credited: list[tuple[Draft, Credit, int]] = []
        for number, ((start, end, inside), units) in enumerate(zip(pieces, parsed, strict=True)):
            if attribution.header(text[start:end], inside):
                continue
            sentence = Sentence(units, start, end)
            scene.enter(inside, sentence, [actors for c in sentence.clauses if (actors := _actors(c))])
            credit = attribution.credit(start, end, inside, units, scene)
            scene.speaker, scene.quoting = credit.speaker or attribution.speaker, credit.quoted
            listed = ledgers.drafts(sentence)
            if listed is None:
                found = details.add(sentence, cover(matcher.drafts(sentence, credit.at)), drafts)
            else:
                found = listed
            if any(m.what == "M" for m in inside):
                prices.note(sentence, found)
            vouching.note(start, end, found, credit, [p for _, p in scene.here if p.is_player], scene.focus)
            if found:
                vouching.hear(sentence, found, scene)
            for draft in found:
                _date(draft, calendar, units)
                own = draft.bare_noun and draft.noun >= 0
                credited.append(
                    (draft, credit, units[draft.noun if own else draft.clause[0] or max(draft.noun, 0)].start)
                )
                draft.aside = told_aside(text, draft, units, credit)
                draft.headline = number == 0
            drafts.extend(found)
            scene.leave(sentence, [u for c in sentence.clauses for u in c.subjects])
        for draft, credit, at in credited:
            draft.said_by = tuple(self._announcer(draft, name, credit) for name in credit.at(at))
            if draft.aside:
                draft.said_by = tuple(
                    name for name in draft.said_by if draft.buyer and name == self._club(draft.buyer).name
                )
        for draft, name in vouching.vouched:
            if not draft.said_by:
                draft.said_by = (name,)
                draft.steps.append("said:borne out")
        _speak_for_their_own(credited, scene)
        merged = merge(fill(drafts, scene.prominence(mentions)))
        prices.settle(merged)
        return merged

    def _announcer(self, draft: Draft, name: str, credit: Credit) -> str:
        """Who says so: "the club" that announces a signing is the one that signs."""
        if draft.kind is not Kind.SIGNING or name != credit.described or draft.buyer is None:
            return name
        return self._club(draft.buyer).name

    def _club(self, key: str) -> Club:
        """The club of a key, by the name that the register gives it, or by its own where it has none."""
        return Club(key.removeprefix(STRANGE)) if key.startswith(STRANGE) else Club(self.index.clubs[key].name, key)

    def _claim(self, draft: Draft, plain: Plain, explain: bool) -> Claim:
        return Claim(
            kind=draft.kind,
            player=_player(draft.player),
            buyer=self._club(draft.buyer) if draft.buyer is not None else None,
            seller=self._club(draft.seller) if draft.seller is not None else None,
            mode=draft.mode,
            deal=draft.deal,
            fee=draft.fee,
            wage=draft.wage,
            contract=draft.contract,
            said_by=tuple(Source(n) for n in draft.said_by),
            when=draft.when,
            evidence=tuple(Span(*plain.stretch(s, e)) for s, e in draft.spans),
            confidence=self.confidence.of(draft),
            trace=(*draft.steps, *(f"sign: {sign}" for sign in signs(draft))) if explain else (),
        )


def _player(person: Person) -> Player:
    """A person as a claim names a player; an age or a nation counts where the story gives but one."""
    ages, nations = person.ages, person.nations
    return Player(
        person.name,
        age=next(iter(ages)) if len(ages) == 1 else None,
        nation=next(iter(nations)) if len(nations) == 1 else None,
    )


#: What looks ahead: a bare month that it names is the next one.
_TO_COME = frozenset({Mode.PLANNED, Mode.CONDITIONAL})
_WISHES = frozenset({Kind.WANTS_MOVE, Kind.WANTS_TO_STAY})
_STANCES = frozenset({Kind.FOR_SALE, Kind.WANTS_TO_LEAVE, Kind.WANTS_MOVE})


def _date(draft: Draft, calendar: Calendar, units: list[Unit]) -> None:
    """Set what time a draft is about, and the end of a contract that runs out then."""
    at = units[draft.noun if draft.bare_noun and draft.noun >= 0 else draft.clause[0]].start
    span = calendar.time_for(draft.start, draft.end, at)
    if span is None:
        return
    dated = span.kind == "day" and any(map(str.isdigit, calendar.text[span.start : span.end]))
    if span.past and (span.kind == "month" or dated) and (draft.mode in _TO_COME or draft.kind in _STANCES):
        span = calendar.to_come(draft.start, draft.end, at) or span  # "ready to leave in January"
    if draft.kind is Kind.CONTRACT_UNTIL:
        if draft.contract is None and span.past is not True and span.kind != "relative":
            draft.contract = Contract(
                until=span.value[:4] if span.kind in ("window", "season", "year") else span.value.split("/")[-1]
            )
        return
    rough = span.kind in ("window", "season")
    if rough and span.past is not True and draft.kind in (Kind.INTEREST, Kind.BID) and draft.mode is not Mode.DENIED:
        return  # "want to sign him this summer" dates the signing, not the wish
    if draft.kind is Kind.INTEREST and len(span.value.split("/")[0]) == len("2024-07-03"):
        return  # a wish is of no day
    if rough and draft.kind in _WISHES:
        return
    if span.kind == "season" and draft.kind is Kind.FOR_SALE:
        return
    draft.when = span.value


def _speak_for_their_own(credited: list[tuple[Draft, Credit, int]], scene: Scene) -> None:
    """Take the club of a manager or official who is asked about a player whom another club is after."""
    clubs = {p.name: p.club for p in scene.cast.people if p.staff and p.club}
    for draft, credit, _ in credited:
        for club in filter(None, map(clubs.get, {*draft.said_by, *credit.names})):
            if draft.buyer not in (None, club) and draft.player.holder is None:
                draft.player.vote(club, 1)


def _actors(clause: Clause) -> list[Unit]:
    """Whom a clause puts forward: its subject, and who does it to somebody: "he is pursued by Torino"."""
    if clause.passive and any(u.kind in "Pi" for u in clause.subjects):
        return [*clause.subjects, *clause.pp.get("by", ())]
    return clause.subjects


def _in_furniture(story: Story, start: int, end: int) -> bool:
    return any(span.start <= start and end <= span.end for span in story.furniture)
