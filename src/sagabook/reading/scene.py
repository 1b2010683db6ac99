"""What a story has set up so far: who is in focus, which clubs are in play, and so what descriptions mean."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from operator import itemgetter

from sagabook.reading.casting import settle
from sagabook.reading.describing import PAIRS, definite, described, group, pronoun
from sagabook.reading.focusing import HE, next_focus
from sagabook.reading.learning import learn
from sagabook.reading.mentions import Mention
from sagabook.reading.names import NameIndex
from sagabook.reading.people import Cast, Person, fold
from sagabook.reading.quotations import Quotation
from sagabook.reading.row import Row
from sagabook.reading.units import Unit, places
from sagabook.reading.voices import spoken_of, unnamed_voice

THEY = frozenset("they them their its themselves".split())
WE = frozenset("we us our".split())
#: Those named last, together: "both want to leave", "all have bid", "neither has bid".
TOGETHER = frozenset("both neither all each".split())
ME = frozenset("i me my".split())
_OTHER_THING = frozenset(
    "fans supporters players legend legends icon academy shirt squad women ladies great hero defence attack "
    "midfield fan supporter colours youth training ground stadium window history".split()
)
#: Words by which a description is of no one club in play: "rival clubs", "a club", "several sides".
_NO_ONE_CLUB = frozenset(
    "rival rivals several many other some two three four five various a clubs sides teams suitors another every any "
    "no which".split()
)
_TEAMS = frozenset("club clubs side sides team teams outfits suitors".split())
#: What opens a phrase of its own.
_DETERMINED = frozenset("the a an his her their this that another fellow both".split())
#: Descriptions that hold no place.
_BARE_CLUB = (("the", "club"), ("club",))
_END = 1 << 60


class Scene:
    """The discourse state of one story while its sentences are read in order."""

    def __init__(self, index: NameIndex, cast: Cast, mentions: list[Mention], published: date | None) -> None:
        self.index = index
        self.cast = cast
        self.published = published
        self.focus: Person | None = None
        self.speaker: Person | None = None
        self.quoting = False
        self.voice: str | None = None
        self.spoken_of: Person | None = None
        self.recent: list[str] = []
        self.group: tuple[str, ...] = ()
        self.subject_clubs: tuple[str, ...] = ()
        self.subject_since = 0
        self.named: dict[str, int] = {}
        self.here: list[tuple[int, Person]] = []
        self.here_clubs: list[tuple[int, tuple[str, ...]]] = []
        self.here_owners: list[tuple[int, tuple[str, ...]]] = []
        self.here_named: list[tuple[int, tuple[str, ...]]] = []
        self.here_acting: list[tuple[int, str]] = []
        self.here_subjects: list[tuple[int, tuple[str, ...]]] = []
        self.last: dict[int, int] = {}
        self.sentence_of: dict[int, int] = {}
        self.number = 0
        self.official = False
        self.about: Person | None = None
        self.before: Person | None = None
        self.here_players: list[tuple[int, Person]] = []
        self.listed: tuple[Person, ...] = ()
        self.here_many: list[tuple[int, tuple[Person, ...]]] = []
        self.here_gaps: frozenset[int] = frozenset()
        self.acting: set[int] = set()
        self.players: list[Person] = []
        self.topic: Person | None = None
        self.appositions: dict[int, Person] = {}
        self.sought: set[int] = set()
        self._described: dict[int, tuple[Person, ...]] = {}
        self._speech: list[tuple[int, int]] = []
        for mention in mentions:
            if mention.what == "C" and mention.how in ("strong", "ground") and len(mention.clubs) == 1:
                self.named[mention.clubs[0]] = self.named.get(mention.clubs[0], 0) + (
                    3 if mention.how == "strong" else 1
                )

    def prominence(self, mentions: list[Mention]) -> dict[str, int]:
        """How often each club is named.

        "United" and "the Reds" count for the one named in full that they can mean; the club that a story opens with
        counts for more.
        """
        counts = dict(self.named)
        spoken = [m for m in mentions if m.what == "C"]
        for number, mention in enumerate(spoken):
            known = [c for c in mention.clubs if c in self.named]
            club = max(known, key=lambda c: self.named[c], default=None)
            if club is not None:
                counts[club] += (mention.how in ("weak", "nick", "named")) * 3 + (number == 0) * 2
        return counts

    # -- clubs ------------------------------------------------------------------------------------------------

    def club_of_mention(self, clubs: tuple[str, ...], how: str) -> str | None:
        """The one club that a name means here: one in play, where it can mean several."""
        if len(clubs) == 1:
            return clubs[0]
        live = [c for c in self.recent if c in clubs]
        named = sorted((c for c in clubs if c in self.named), key=lambda c: -self.named[c])
        if named and (not live or (len(named) > 1 and self.named[named[0]] >= 2 * self.named[named[1]])):
            return named[0]
        if live:
            return live[-1]
        if named:
            return named[0]
        return clubs[0] if how == "named" else self.index.foremost(clubs) if how in ("weak", "nick", "ground") else None

    def note_club(self, club: str) -> None:
        """Mark `club` as the one named last."""
        if club in self.recent:
            self.recent.remove(club)
        self.recent.append(club)

    def clubs(self, unit: Unit) -> tuple[str, ...]:
        """The clubs that a unit stands for: by name, by description, by a pronoun, or by somebody who acts for one."""
        if unit.kind == "C":
            if unit.how == "description":
                if several := self._described_clubs(unit):
                    return several
                found = self._described_club(unit)
                return (found,) if found else ()
            if unit.words and unit.words[-1] in _OTHER_THING:
                return ()
            found = self._club_named_before(unit) if len(unit.clubs) > 1 and unit.how == "nick" else None
            found = found or self.club_of_mention(unit.clubs, unit.how)
            return (found,) if found else ()
        if unit.kind == "S":
            found = self.club_among(unit.of)
            return (found,) if found else ()
        if unit.kind == "P" and isinstance(unit.person, Person):
            person = unit.person
            if person.staff and person.club:
                return (person.club,)
            return ()
        if unit.kind == "P" and unit.words[:1] == ("the",) and PAIRS.get(unit.words[-1]) == len(self.group):
            return () if self.persons(unit) else self.group  # "the trio have made contact", of three clubs
        if unit.kind == "i":
            if self.voice is not None and (unit.word in WE or unit.word in ME):
                return (self.voice,)
            if unit.word in WE and self.speaker is not None:
                club = self.speaker.club if not self.speaker.is_player else self.speaker.holder
                return (club,) if club else ()
            if unit.word in THEY:
                before = [clubs for at, clubs in self.here_subjects if at < unit.start] or [
                    clubs for at, clubs in self.here_named if at < unit.start
                ]
                return before[-1] if before else self.group or self.subject_clubs
            if unit.word in TOGETHER:
                fits = len(self.group) == 2 or (len(self.group) > 2 and unit.word in ("all", "each"))
                return self.group if fits and self._goes_on() else ()
        return ()

    def _described_clubs(self, unit: Unit) -> tuple[str, ...]:
        """The clubs that acted together before: "both clubs", "neither side", "all three clubs"."""
        if unit.words[0] not in TOGETHER or unit.start not in self.acting:
            return ()
        size = next((PAIRS[w] for w in unit.words[:2] if w in PAIRS), 2)
        fits = size > 1 and len(self.group) == size and unit.words[-1] in _TEAMS
        return self.group if fits and not any(part.kind in "CPi" for part in unit.of) else ()

    def _club_named_before(self, unit: Unit) -> str | None:
        """The club by whose name a nickname was led in: "to Chelsea in August, with the Blues to pay"."""
        here = next(
            (c for at, clubs in reversed(self.here_clubs) if at < unit.start for c in clubs if c in unit.clubs), None
        )
        if here is None and self._goes_on() and len(self.subject_clubs) == 1:
            return next((c for c in self.subject_clubs if c in unit.clubs), None)
        return here

    def club_among(self, of: Sequence[Unit]) -> str | None:
        """The first club among names and possessors that belong to a phrase."""
        for unit in of:
            if unit.kind == "C" and unit.how != "former":
                found = self.club_of_mention(unit.clubs, unit.how)
                if found:
                    return found
            if unit.kind == "i" and unit.word in ("his", "her") and self.focus is not None:
                return self.focus.holder
            if unit.kind == "i" and unit.word in ("their", "its", "our"):
                clubs = self.clubs(Unit("i", 0, 0, unit.word if unit.word != "our" else "we"))
                if clubs:
                    return clubs[0]
        return None

    def _described_club(self, unit: Unit) -> str | None:
        if "former" in unit.words or "other" in unit.words or ("new" in unit.words and "his" in unit.words):
            return None
        if not _NO_ONE_CLUB.isdisjoint(unit.words):
            return None
        if unit.words[-1] in ("champions", "holders", "winners"):
            # "Price, the Torino president, says the champions will not sell"
            own = [p.club for at, p in self.here if at < unit.start and not p.is_player and p.club]
            if own and not any(part.kind == "C" for part in unit.of):
                return own[-1]
        for part in unit.of:
            if part.kind == "P" and isinstance(part.person, Person):
                person = part.person
                return (person.club if not person.is_player else person.holder) or None
            if part.kind == "C" and part.how != "former":
                found = self._of_town(part) or self.club_of_mention(part.clubs, part.how)
                if found:
                    return found
            if part.kind == "i":
                if part.word in ("his", "her"):
                    return self.focus.holder if self.focus is not None else None
                if part.word in ("our", "my"):
                    clubs = self.clubs(Unit("i", 0, 0, "we"))
                    return clubs[0] if clubs else None
        here = [c for at, clubs in reversed(self.here_named) if at < unit.start for c in reversed(clubs)]
        acting = [c for at, c in reversed(self.here_acting) if at < unit.start]
        live = list(
            dict.fromkeys([*acting, *here, *reversed(self.recent), *sorted(self.named, key=lambda c: -self.named[c])])
        )
        rows = [self.index.clubs[c] for c in live if c in self.index.clubs]
        if unit.words not in _BARE_CLUB:
            words = " ".join(unit.words)
            for row in rows:
                if any(map(words.__contains__, self.index.places[row.id])):
                    return row.id
        nations = {part.key for part in unit.of if part.kind == "N"}
        if nations:
            for row in rows:
                if row.country in nations:
                    return row.id
            return None
        leagues = {part.key for part in unit.of if part.kind == "L"}
        if leagues:
            for row in rows:
                if self._league_id(row.league) in leagues:
                    return row.id
            return None
        if any(part.kind == "x" for part in unit.of):
            return None
        holder = self.focus.holder if self.focus is not None else None
        if unit.words == ("the", "club") and holder in self.recent[-4:] and not acting and not self._goes_on():
            return holder
        if unit.words in _BARE_CLUB and not acting and not here and self.subject_clubs:
            return self.subject_clubs[0]
        if unit.words[-1] in ("men", "boys", "lot", "winners", "neighbours", "hosts"):
            return None
        return rows[0].id if rows else None

    def _stayed_with(self, units: list[Unit]) -> str | None:
        """The club named last that nobody came from: "Novak joined Torino from Lille"."""
        for before, unit in zip(units[-2::-1], units[:0:-1], strict=False):
            if unit.kind == "C" and not before.word.endswith("from") and (found := self.clubs(unit)):
                return found[-1]
        return None

    def _goes_on(self) -> bool:
        """Whether the sentence before was about what a club does, so that "the club" goes on about that one."""
        return self.subject_since == self.number - 1

    def _of_town(self, part: Unit) -> str | None:
        """The club in play that "the Turin club" means, where the town has lent its name to another club."""
        if part.how != "weak" or len(part.clubs) != 1 or part.clubs[0] in self.named:
            return None
        town = self.index.clubs[part.clubs[0]].city
        return next((c for c in reversed(self.recent) if self.index.clubs[c].city == town), None)

    def _league_id(self, name: str) -> str:
        return self.index.league_ids.get(name, name)

    # -- people -----------------------------------------------------------------------------------------------

    def persons(self, unit: Unit, at: int | None = None) -> tuple[Person, ...]:
        """The players that a unit stands for."""
        if unit.kind == "P":
            if isinstance(unit.person, Person):
                return (unit.person,) if unit.person.is_player else ()
            if unit.start not in self._described:
                self._described[unit.start] = self._by_description(unit)
            return self._described[unit.start]
        if unit.kind == "x":
            if unit.word == "latter" and self.last:
                latest = max(
                    (p for p in self.players if id(p) in self.last), key=lambda p: self.last[id(p)], default=None
                )
                return (latest,) if latest else ()
            if unit.words == ("the", "former") and len(self.listed) > 1:
                before = tuple(dict.fromkeys(p for at, p in self.here if at < unit.start and p.is_player))
                return ((before if len(before) > 1 else self.listed)[-2],)
            return group(self, unit) if unit.words else ()
        if unit.kind == "C" and unit.words == ("both", "men"):
            return group(self, unit)
        if unit.kind == "i":
            if unit.word in HE:
                found = pronoun(self, unit.start if at is None else at)
                return (found,) if found else ()
            if unit.word in ME and self.speaker is not None and self.speaker.is_player and self.quoting:
                return (self.speaker,)
            if unit.word in TOGETHER:
                named = tuple(p for p in self.listed if self.sentence_of.get(id(p)) == self.number - 1)
                fits = len(named) == 2 or (len(named) > 2 and unit.word in ("all", "each"))
                return named if fits and len(self.group) < 2 else ()
            if unit.word in ("they", "them"):
                if unit.start in self.here_gaps:
                    return ()
                return next((found for at, found in reversed(self.here_many) if at < unit.start), ())
        return ()

    def _by_description(self, unit: Unit) -> tuple[Person, ...]:
        if unit.plural or (unit.words and unit.words[-1] in ("pair", "duo", "trio")):
            return group(self, unit)
        if unit.start in self.sought or (not definite(unit) and unit.start not in self.appositions):
            return ()
        found = described(self, unit)
        return (found,) if found else ()

    def in_speech(self, at: int) -> bool:
        """Whether the text at an offset is somebody's quoted words."""
        place = bisect_right(self._speech, (at, _END))
        return place > 0 and at < self._speech[place - 1][1]

    # -- learning ---------------------------------------------------------------------------------------------

    def learn(self, units: list[Unit]) -> None:
        """Take from a sentence what it says of its people: club, age, nation, position, former clubs."""
        learn(self, units)

    def appose(self, units: list[Unit], kinds: str) -> None:
        """Note which descriptions say more of a name beside them: "Novak, the Torino forward," "the Swede, Novak,"."""
        for at in places(kinds, "P"):
            unit = units[at]
            if unit.how != "description" or unit.plural or unit.person is not None:
                continue
            if _among_sought(units, at, self.sought):
                self.sought.add(unit.start)
                continue
            before = units[at - 2] if at > 1 and units[at - 1].kind == "," else None
            after = units[at + 2] if at + 2 < len(units) and units[at + 1].kind == "," else None
            if before is not None and before.kind == "#" and at > 3:
                before = units[at - 4]
            if before is not None and before.kind == "P" and isinstance(before.person, Person) and not before.genitive:
                self.appositions[unit.start] = before.person
            elif (
                after is not None
                and after.kind == "P"
                and isinstance(after.person, Person)
                and not after.of
                and (at + 3 >= len(units) or units[at + 3].kind in ",.")
            ):
                self.appositions[unit.start] = after.person
            elif (style_of := _joined_style(units, at)) is not None:
                self.appositions[unit.start] = style_of

    def settle(
        self,
        text: str,
        mentions: list[Mention],
        quotations: list[Quotation],
        given: frozenset[str],
        common: frozenset[str],
    ) -> None:
        """Tell players from other voices, once the whole story has been learnt from."""
        settle(self.cast, text, mentions, given, common)
        self.players = [p for p in self.cast.people if p.is_player]
        self.topic = self.cast.topic()
        self._speech = [(q.start, q.end) for q in quotations if q.speech]
        for person in self.cast.people:
            if person.staff and person.club:
                self.named[person.club] = self.named.get(person.club, 0) + 1

    def enter(self, mentions: list[Mention], sentence: Row, subjects: list[list[Unit]]) -> None:
        """Begin a sentence: who and what it names."""
        units, kinds = sentence.units, sentence.kinds
        self.number += 1
        self.acting = {unit.start for actors in subjects for unit in actors}
        self.here_clubs = []
        self.here_owners = []
        joined = False
        for at, kind in enumerate(kinds):
            if kind == "C" and (found := self.clubs(units[at])):
                if joined and self.here_clubs:
                    found = (*self.here_clubs[-1][1], *found)
                self.here_clubs.append((units[at].start, found))
                joined = False
            elif kind in ",c":
                joined = bool(self.here_clubs) and (joined or kind == "c" or (at > 0 and kinds[at - 1] == "C"))
            else:
                joined = False
                if kind in "nx" and units[at].of:
                    owners = [u for u in units[at].of if u.kind == "C" and u.how != "former"]
                    if owners and (club := self.club_of_mention(owners[-1].clubs, owners[-1].how)):
                        self.here_owners.append((units[at].start, (club,)))
        self.here_named = sorted([*self.here_clubs, *self.here_owners], key=itemgetter(0))
        self.here_clubs = self.here_named
        self.here_subjects = []
        self.here_acting = []
        acting: dict[int, Person] = {}
        for each in subjects:
            actors = [u for u in each if u.kind in "CSP"]
            clubs = tuple(dict.fromkeys([c for u in actors for c in self.clubs(u)]))
            if clubs or any(u.kind == "S" for u in actors):
                self.here_subjects.append((each[0].start, clubs))
                if len(each) == 1 and clubs and each[0].kind != "P":
                    self.here_acting.append((each[0].start, clubs[0]))
            acting.update((u.start, u.person) for u in actors if isinstance(u.person, Person) and u.person.is_player)
        self.here = [(m.start, m.person) for m in mentions if m.what == "P" and m.person is not None]
        self.voice = unnamed_voice(self, units) if "S" in kinds and "q" in kinds else None
        self.spoken_of = spoken_of(self, units) if "P" in kinds and "q" in kinds else None
        self.here_players = sorted(acting.items(), key=itemgetter(0))
        self.here_many = self._groups(subjects)
        # "the players they are looking to sell": a club's, for the players are what is sold
        self.here_gaps = frozenset(
            units[at].start for at in places(kinds, "i") if at and units[at].word == "they" and kinds[at - 1] in "Pnx"
        )

    def _groups(self, subjects: list[list[Unit]]) -> list[tuple[int, tuple[Person, ...]]]:
        """The players who act together, with where they are named: whom "they" means after them."""
        out = []
        for each in subjects:
            if len(each) == 1 and each[0].kind != "x":
                continue
            people = tuple(
                dict.fromkeys(p for u in each if u.kind == "x" or u.person is not None for p in self.persons(u))
            )
            if len(people) > 1:
                out.append((each[-1].start, people))
        return out

    def leave(self, sentence: Row, subjects: list[Unit]) -> None:
        """End a sentence: move the focus, and note the clubs named."""
        units = sentence.units
        for at, person in self.here:
            self.last[id(person)] = at
            self.sentence_of[id(person)] = self.number
        distinct = tuple(dict.fromkeys(p for _, p in self.here if p.is_player))
        if len(distinct) > 1:
            self.listed = distinct
        self.focus = next_focus(self, units, subjects)
        self.official = (
            bool(subjects)
            and (
                subjects[0].kind == "S" or (isinstance(subjects[0].person, Person) and not subjects[0].person.is_player)
            )
        ) or (self.official and bool(subjects) and subjects[0].kind == "i")
        clubs: list[str] = []
        for unit in units:
            for part in unit.of:
                if part.kind == "C" and (found := self.club_of_mention(part.clubs, part.how)):
                    self.note_club(found)
            if unit.kind == "C":
                for club in self.clubs(unit):
                    self.note_club(club)
                    clubs.append(club)
        acting = [c for u in subjects if u.kind in "CSP" for c in self.clubs(u)]
        if acting:
            self.subject_clubs = tuple(dict.fromkeys(acting))
            self.subject_since = self.number
            self.group = self.subject_clubs
        elif clubs:
            self.group = (self._stayed_with(units) or clubs[-1],)


def _among_sought(units: list[Unit], at: int, sought: set[int]) -> bool:
    """Whether a bare post stands in a list of men yet to be found: "a new striker, winger and goalkeeper"."""
    if at < 2 or units[at - 1].kind not in "c," or units[at].words[0] in _DETERMINED or len(units[at].words) > 2:
        return False
    before = units[at - 2]
    if before.kind != "P" or before.person is not None or any(u.kind == "C" for u in units[at].of):
        return False
    return before.start in sought or not definite(before)


def _joined_style(units: list[Unit], at: int) -> Person | None:
    """Who is styled twice: "Villa keeper and Egypt captain Jan Novak"."""
    if at + 2 >= len(units) or units[at + 1].kind != "c" or units[at].words[0] in _DETERMINED:
        return None
    name = units[at + 2]
    if name.kind != "P" or not isinstance(name.person, Person) or not any(u.kind == "w" for u in name.of):
        return None
    return name.person


def same_name(first: str, second: str) -> bool:
    """Whether two printed names are one name but for case, accents and a leading "The"."""
    a, b = fold(first), fold(second)
    return a.removeprefix("the ") == b.removeprefix("the ")
