"""What a story has set up so far: who is in focus, which clubs are in play, and so what a description or pronoun means."""

import re
from datetime import date

from sagabook.reading.mentions import Mention
from sagabook.reading.names import NameIndex
from sagabook.reading.people import Cast, Person, fold
from sagabook.reading.syntax import Unit

_HE = frozenset("he him his she her himself herself".split())
_THEY = frozenset("they them their its themselves".split())
_WE = frozenset("we us our".split())
_I = frozenset("i me my".split())
_OTHER_THING = frozenset("fans supporters players legend legends icon academy shirt squad women ladies great hero defence attack "
                         "midfield fan supporter colours youth training ground stadium window history".split())


_POSITIONS = frozenset("striker forward winger midfielder defender goalkeeper keeper centre-back full-back left-back right-back".split())
_SPEAKS = re.compile(r" (?:told|said|says|added|adds|insists|insisted|believes|reckons|wrote|tweeted|explained|claimed|claims|continued)\b")
_SPOKEN_BY = re.compile(r"(?:said|says|added|insisted|explained) $")


_LISTED = re.compile(r".{0,3}(?:, |and |\w ?['’]s )[A-Z]", re.DOTALL)


class Scene:
    """The discourse state of one story while its sentences are read in order."""

    def __init__(self, index: NameIndex, cast: Cast, mentions: list[Mention], published: date | None) -> None:
        self.index = index
        self.cast = cast
        self.published = published
        self.focus: Person | None = None
        self.speaker: Person | None = None
        self.quoting = False
        self.recent: list[str] = []
        self.group: tuple[str, ...] = ()
        self.subject_clubs: tuple[str, ...] = ()
        self.named: dict[str, int] = {}
        self.here: list[tuple[int, Person]] = []
        self.here_clubs: list[tuple[int, tuple[str, ...]]] = []
        self.here_subjects: list[tuple[int, tuple[str, ...]]] = []
        self.last: dict[int, int] = {}
        for mention in mentions:
            if mention.what == "C" and mention.how in ("strong", "ground") and len(mention.clubs) == 1:
                self.named[mention.clubs[0]] = self.named.get(mention.clubs[0], 0) + (3 if mention.how == "strong" else 1)

    # -- clubs ------------------------------------------------------------------------------------------------

    def club_of_mention(self, clubs: tuple[str, ...], how: str) -> str | None:
        """The one club that a name means here: one in play, where it can mean several."""
        if len(clubs) == 1:
            return clubs[0]
        live = [c for c in self.recent if c in clubs]
        named = sorted((c for c in clubs if c in self.named), key=lambda c: -self.named[c])
        if named and (not live or len(named) > 1 and self.named[named[0]] >= 2 * self.named[named[1]]):
            return named[0]
        if live:
            return live[-1]
        if named:
            return named[0]
        return clubs[0] if how == "named" else None

    def note_club(self, club: str) -> None:
        """Mark `club` as the one named last."""
        if club in self.recent:
            self.recent.remove(club)
        self.recent.append(club)

    def clubs(self, unit: Unit) -> tuple[str, ...]:
        """The clubs that a unit stands for: by name, by description, by a pronoun, or by somebody who acts for one."""
        if unit.kind == "C":
            if unit.how == "description":
                found = self._described_club(unit)
                return (found,) if found else ()
            if unit.words and unit.words[-1] in _OTHER_THING:
                return ()
            found = self.club_of_mention(unit.clubs, unit.how)
            return (found,) if found else ()
        if unit.kind == "S":
            found = self._club_among(unit.of)
            return (found,) if found else ()
        if unit.kind == "P" and isinstance(unit.person, Person):
            person = unit.person
            if person.staff and person.club:
                return (person.club,)
            return ()
        if unit.kind == "i":
            if unit.word in _WE and self.speaker is not None:
                club = self.speaker.club if not self.speaker.is_player else self.speaker.holder
                return (club,) if club else ()
            if unit.word in _THEY:
                before = [clubs for at, clubs in self.here_subjects if at < unit.start] or [clubs for at, clubs in self.here_clubs if at < unit.start]
                return before[-1] if before else self.group or self.subject_clubs
        return ()

    def _club_among(self, of: list[Unit]) -> str | None:
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
        if "former" in unit.words or "other" in unit.words or "new" in unit.words and "his" in unit.words:
            return None
        if any(w in ("rival", "rivals", "several", "many", "other", "some", "two", "three", "four", "five", "various", "a", "clubs", "sides",
                     "teams", "suitors", "another", "every", "any", "no", "which") for w in unit.words):
            return None
        for part in unit.of:
            if part.kind == "P" and isinstance(part.person, Person):
                person = part.person
                return (person.club if not person.is_player else person.holder) or None
            if part.kind == "C" and part.how != "former":
                found = self.club_of_mention(part.clubs, part.how)
                if found:
                    return found
            if part.kind == "i":
                if part.word in ("his", "her") and self.focus is not None:
                    return self.focus.holder
                if part.word in ("our", "my"):
                    clubs = self.clubs(Unit("i", 0, 0, "we"))
                    return clubs[0] if clubs else None
        live = list(dict.fromkeys([*reversed(self.recent), *sorted(self.named, key=lambda c: -self.named[c])]))
        rows = [self.index.clubs[c] for c in live if c in self.index.clubs]
        words = " ".join(unit.words)
        for row in rows:
            if any(area.lower() in words for area in row.areas if len(area) > 3) or row.city.lower() in words:
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
        if unit.words == ("the", "club") and holder in self.recent[-4:]:
            return holder
        if unit.words[-1] in ("men", "boys", "lot", "winners", "neighbours", "hosts"):
            return None
        return rows[0].id if rows else None

    def _league_id(self, name: str) -> str:
        return self.index.league_ids.get(name, name)

    # -- people -----------------------------------------------------------------------------------------------

    def persons(self, unit: Unit, at: int | None = None) -> tuple[Person, ...]:
        """The players that a unit stands for."""
        if unit.kind == "P":
            if isinstance(unit.person, Person):
                return (unit.person,) if unit.person.is_player else ()
            if unit.plural or unit.words and unit.words[0] in ("a", "another", "any", "some", "no", "several"):
                return ()
            found = self._described_person(unit)
            return (found,) if found else ()
        if unit.kind == "x" and unit.word == "latter" and self.last:
            latest = max((p for p in self.cast.people if p.is_player and id(p) in self.last), key=lambda p: self.last[id(p)], default=None)
            return (latest,) if latest else ()
        if unit.kind == "i":
            if unit.word in _HE:
                found = self._he(unit.start if at is None else at)
                return (found,) if found else ()
            if unit.word in _I and self.speaker is not None and self.speaker.is_player and self.quoting:
                return (self.speaker,)
        return ()

    def _he(self, at: int) -> Person | None:
        if self.quoting and self.speaker is not None:
            before = [p for where, p in self.here if where < at and p.is_player and p is not self.speaker]
            if before:
                return before[-1]
            if self.speaker.is_player and self.focus is self.speaker:
                return self.speaker
            return self.focus
        before = [p for where, p in self.here if where < at]
        players = [p for p in before if p.is_player]
        if players:
            return players[0] if len(set(players)) > 1 and len(players) < 3 else players[-1]
        if before and not before[-1].is_player and self.focus is None:
            return None
        return self.focus

    def _described_person(self, unit: Unit) -> Person | None:
        players = [p for p in self.cast.people if p.is_player]
        nations = {part.key for part in unit.of if part.kind == "N"} | ({unit.key} if unit.key else set())
        former = {c for part in unit.of if part.kind == "C" and part.how == "former" for c in part.clubs}
        clubs = {c for part in unit.of if part.kind == "C" and part.how != "former"
                 for c in [self.club_of_mention(part.clubs, part.how)] if c}
        if unit.age:
            found = [p for p in players if unit.age in p.ages]
            if len(found) == 1:
                return found[0]
        if nations:
            found = [p for p in players if p.nations & nations]
            if found:
                return self.focus if self.focus in found else found[-1]
            if self.focus is not None and self.focus.nations:
                free = [p for p in players if not p.nations and id(p) in self.last]
                if free:
                    return max(free, key=lambda p: self.last[id(p)])
        if former:
            found = [p for p in players if p.former & former]
            if found:
                return self.focus if self.focus in found else found[-1]
        role = unit.words[-1] if unit.words else ""
        if not clubs and not unit.age:
            before = [p for at, p in self.here if at < unit.start and p.is_player and not (role in _POSITIONS and p.roles & _POSITIONS and role not in p.roles)]
            if before:
                return before[-1]
        if clubs:
            found = [p for p in players if p.holder in clubs]
            if self.focus in found:
                return self.focus
            same = [p for p in found if role in p.roles]
            if same or found:
                return (same or found)[-1] if len(same or found) == 1 else (same or found)[0]
            if self.focus is not None and self.focus.holder is None:
                self.focus.vote(min(clubs), 2)
                return self.focus
            return None
        if role and self.focus is not None and role not in self.focus.roles:
            found = [p for p in players if role in p.roles]
            if len(found) == 1 and role not in ("player", "star", "man", "ace", "international", "youngster", "captain"):
                return found[0]
        return self.focus

    # -- learning ---------------------------------------------------------------------------------------------

    def learn(self, units: list[Unit]) -> None:
        """Take from a sentence what it says of its people: club, age, nation, position, former clubs."""
        for at, unit in enumerate(units):
            if unit.kind in "nx" and len(unit.of) > 1:
                self._learn_possessor(unit)
            if unit.kind != "P" or not isinstance(unit.person, Person):
                continue
            person = unit.person
            words = [u.word for u in unit.of if u.kind == "w"]
            targeted = any(u.kind == "n" for u in unit.of)
            staffed = any(u.kind == "w" and u.how in "SB" for u in unit.of)
            if staffed:
                person.staff = True
            clubs = [u for u in unit.of if u.kind == "C"]
            for part in clubs:
                club = self.club_of_mention(part.clubs, part.how)
                if club is None:
                    continue
                if part.how == "former":
                    person.former.add(club)
                elif staffed:
                    person.club = person.club or club
                elif not targeted and person.is_player:
                    person.vote(club, 3)
            for part in unit.of:
                if part.kind == "N":
                    person.nations.add(part.key)
            person.roles.update(words)
            if unit.age:
                person.ages.add(unit.age)
            follow = units[at + 1:at + 5]
            self._learn_behind(person, follow)
            if len(follow) >= 2 and follow[0].kind in (",", "(") and follow[1].kind == "#" and follow[1].age:
                person.ages.add(follow[1].age)
            elif len(follow) >= 2 and follow[0].kind == "," and follow[1].kind in ("S",) and len(follow) > 2:
                person.staff = True
                club = self._club_among(follow[1].of)
                person.club = person.club or club
            elif len(follow) >= 2 and follow[0].kind == "," and follow[1].kind == "P" and follow[1].how == "description":
                if follow[1].age:
                    person.ages.add(follow[1].age)
                person.nations.update(u.key for u in follow[1].of if u.kind == "N")

    def _learn_behind(self, person: Person, follow: list[Unit]) -> None:
        """Take the club from what stands behind a name: "Tah, of Leverkusen", "Sagna, an Auxerre defender", "Kane of Bayern"."""
        if follow and follow[0].kind in (",", "("):
            follow = follow[1:]
        if len(follow) > 1 and follow[0].kind == "#" and follow[1].kind == ",":
            follow = follow[2:]
        if not follow:
            return
        first = follow[0]
        club = None
        if first.kind == "p" and first.word == "of" and len(follow) > 1 and follow[1].kind == "C" and not follow[1].how == "description":
            club = self.club_of_mention(follow[1].clubs, follow[1].how)
        elif first.kind == "P" and first.how == "description" and first.words and first.words[0] in ("a", "an", "the"):
            clubs = [c for u in first.of if u.kind == "C" and u.how != "former" and (c := self.club_of_mention(u.clubs, u.how))]
            former = any(u.how == "former" for u in first.of)
            if clubs and not former and not any(u.kind == "n" for u in first.of):
                club = clubs[0]
            elif len(follow) > 2 and follow[1].kind == "p" and follow[1].word in ("with", "at", "of") and follow[2].kind == "C":
                club = self.club_of_mention(follow[2].clubs, follow[2].how)
        if club is not None and person.is_player:
            person.vote(club, 3)

    def _learn_possessor(self, unit: Unit) -> None:
        """Take the club from a possessor's style: "Stoke striker Jan Novak's contract"."""
        for before, part in zip(unit.of, unit.of[1:], strict=False):
            last = part if part.kind == "P" else None
            if before.kind == "w" and last is not None and isinstance(last.person, Person) and last.genitive and last.person.is_player:
                clubs = [c for u in unit.of if u.kind == "C" and u.how != "former" and u.start < last.start
                         and (c := self.club_of_mention(u.clubs, u.how))]
                if clubs:
                    last.person.vote(clubs[-1], 3)

    def settle(self, text: str, mentions: list[Mention], given: frozenset[str], common: frozenset[str]) -> None:
        """Take people who only speak, and of whom nothing marks a player, for what they are: other voices.

        The same for capitalised words that nothing marks as anybody's name.
        """
        for person in self.cast.people:
            marked = person.holder or person.roles or person.ages or person.former or person.nations or person.journalist
            first = person.name.split()[0]
            if marked or not person.is_player or first in given:
                continue
            if len(person.tokens) == 1:
                if person.count == 1 and not _LISTED.match(text, max(0, person.first - 5)):
                    person.staff = True
            elif person.name.split()[-1].lower() in common or first.isupper():
                person.staff = True
        for mention in mentions:
            person = mention.person
            if mention.what == "P" and person is not None and person.is_player and not (
                    person.holder or person.roles or person.ages or person.former or person.nations):
                if _SPEAKS.match(text, mention.end) or _SPOKEN_BY.search(text, max(0, mention.start - 12), mention.start):
                    person.staff = True

    def enter(self, mentions: list[Mention], units: list[Unit], subjects: list[list[Unit]]) -> None:
        """Begin a sentence: who and what it names."""
        self.here_clubs = []
        joined = False
        for unit in units:
            if unit.kind == "C" and (found := self.clubs(unit)):
                if joined and self.here_clubs:
                    found = (*self.here_clubs[-1][1], *found)
                self.here_clubs.append((unit.start, found))
                joined = False
            elif unit.kind in (",", "c"):
                joined = bool(self.here_clubs) and (joined or unit.kind == "c" or unit.lead > 0 and units[unit.lead - 1].kind == "C")
            else:
                joined = False
        self.here_subjects = []
        for group in subjects:
            clubs = tuple(dict.fromkeys(c for u in group if u.kind in "CS" for c in self.clubs(u)))
            if clubs:
                self.here_subjects.append((group[0].start, clubs))
        self.here = [(m.start, m.person) for m in mentions if m.what == "P" and m.person is not None]

    def leave(self, units: list[Unit], subjects: list[Unit]) -> None:
        """End a sentence: move the focus, and note the clubs named."""
        for at, person in self.here:
            self.last[id(person)] = at
        players = [p for _, p in self.here if p.is_player]
        first = [u.person for u in subjects if u.kind == "P" and isinstance(u.person, Person) and u.person.is_player]
        if first and len(set(map(id, players))) <= 2:
            self.focus = first[0]  # type: ignore[assignment]
        elif players:
            if self.focus not in players:
                self.focus = players[-1] if not first else first[0]  # type: ignore[assignment]
        clubs: list[str] = []
        for unit in units:
            for part in [*unit.of, unit]:
                if part.kind == "C":
                    found = self.clubs(part) if part is unit else ((c,) if (c := self.club_of_mention(part.clubs, part.how)) else ())
                    for club in found:
                        self.note_club(club)
                        if part is unit:
                            clubs.append(club)
        named = [c for u in subjects for c in (self.clubs(u) if u.kind in "CS" or u.kind == "P" else ())]
        if named:
            self.subject_clubs = tuple(dict.fromkeys(named))
            self.group = self.subject_clubs
        elif clubs:
            self.group = (clubs[-1],)


def same_name(first: str, second: str) -> bool:
    """Whether two printed names are one name but for case, accents and a leading "The"."""
    a, b = fold(first), fold(second)
    return a.removeprefix("the ") == b.removeprefix("the ")
