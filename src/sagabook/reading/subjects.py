"""Whose act a predicate tells: its subject, however far to the left it stands."""

from itertools import takewhile

from sagabook.reading.belonging import Belonging
from sagabook.reading.row import ARG, NAMING, Clause
from sagabook.reading.units import Unit

_STOP = frozenset(".;:?!s")
_GIVES = frozenset(
    "offer offers offered offering give gives gave given giving hand hands handed handing grant grants granted".split()
)
#: Verbs whose object does what "for" or "on" tells: "thanked him for choosing Rovers".
_THANKING = frozenset(
    "thank thanks thanked thanking praise praised congratulate congratulated congratulates forgive forgiven forgave "
    "blame blamed criticise criticised".split()
)
#: What becomes of an offer, and the verbs of those whose offer it is: "had a bid turned down".
_ANSWERS = frozenset({"REJECT", "ACCEPT"})
_HAVING = frozenset("have has had having see saw seen sees seeing".split())
#: What a player does of himself.
_GOING = frozenset(
    {"JOIN", "LEAVE", "GO", "GOAWAY", "STAY", "MOVEV", "MOVEAW", "PLAYFOR", "LEFTV", "TRAVELMED", "GETOFF"}
)
#: Verbs behind which a name may begin a clause.
_CLAUSE_TAKING = frozenset({"ADMIT", "HEDGE", "INTEND", "DESIRE", "IDENTIFYAS", "BIDV", "PAY"})
#: What only people and clubs do.
_ANIMATE = frozenset(
    {"ALLOW", "LETLEAVE", "WANT", "DESIRE", "TALK", "HOLDT", "ADMIT", "SELL", "SIGN", "REFUSE", "BIDV", "BIDFOR"}
)
#: Verbs whose object does the act that follows: "allow him to leave", "want him to stay".
_CONTROL = frozenset(
    {
        "FORCE",
        "ALLOW",
        "DESIRE",
        "WANT",
        "PLAN",
        "HEDGE",
        "CONVINCE",
        "DEMAND",
        "ADMIT",
        "LETLEAVE",
        "OFFERTO",
        "BEG",
        "ENQUIRE",
    }
)
#: Verbs whose object does what a bare infinitive tells: "could see Torino renew their interest".
_WITNESSING = frozenset(
    "see sees saw seen seeing help helps helped helping watch watched make makes made making".split()
)
#: After these a headline begins anew.
_HEADING = ".:;!?|-–—"


class Subjects(Belonging):
    """Finds the subjects of clauses."""

    def _subjects(self, clause: Clause, seen: set[int]) -> list[Unit]:
        if clause.subjects or clause.at in seen:
            return clause.subjects
        seen.add(clause.at)
        governor = clause.governor
        if clause.link == "purpose" and (verb := self._previous_verb(clause.at)) is not None and verb is not clause:
            return self._subjects(verb, seen)  # "took a pay cut in order to join them"
        if clause.link in ("to", "") and (named := self._named_for(clause)):
            return named
        if governor is not None:
            if governor.head.kind == "n":
                owner = [u for u in governor.head.of if u.kind in "CPSi"]
                if owner:
                    return owner[-1:]
                return self._holder_of_noun(governor, seen)
            persons = [o for o in governor.objects if o.kind in "PiCS" and o.kind != "n"]
            controls = governor.head.classes & _CONTROL or governor.head.word in _WITNESSING
            if clause.link == "to" and persons and controls and not governor.passive:
                return persons[-1:]
            if persons and (
                clause.link == "from"
                or (
                    clause.link in ("of", "for", "with", "on")
                    and ("ACCUSE" in governor.head.classes or governor.head.word.partition(" ")[0] in _THANKING)
                )
            ):
                accused = clause.link == "of"  # "accused Torino and Lille of tapping him up": both
                return governor.subjects if governor.passive else persons if accused else persons[-1:]
            found = self._subjects(governor, seen)
            if (
                clause.link == "to"
                and governor.head.kind == "v"
                and governor.passive
                and found
                and found[0].kind == "n"
                and (governor.at not in seen or len(found) == 1)
                and "DEAL" in found[0].classes
                and (outer := self._previous_verb(found[0].lead)) is not None
            ):
                return self._subjects(outer, seen)  # "they are busy, with a deal agreed to sign Novak"
            return found
        return self._left_subject(clause.at, seen) or self._inverted(clause)

    def _inverted(self, clause: Clause) -> list[Unit]:
        """Who follows the copula where a sentence opens with what they do: "Also leaving are Novak and Price"."""
        if clause.head.form != "ing" or clause.head.finite or clause.at > 1:
            return []
        for at in range(clause.at + 1, min(clause.at + 5, len(self.units) - 1)):
            if self.units[at].kind == "b" and self.units[at].finite:
                row = takewhile(lambda u: u.kind in "P,c", self.units[at + 1 :])
                return [u for u in row if u.kind == "P"]
            if self.units[at].kind in "v,.;":
                break
        return []

    def _named_for(self, clause: Clause) -> list[Unit]:
        """Who is to do it by "for" before an infinitive: "the way is clear for Novak to join them"."""
        units = self.units
        to = self._back(clause.at)
        name = self._back(to) if to > 1 and units[to].kind == "t" else -1
        if name < 1 or units[name].kind not in "CPSi" or clause.head.kind not in "vb":
            return []
        opens = self._back(self._list_start(name))
        if opens < 0 or units[opens].word != "for" or units[name].word in ("his", "their"):
            return []
        before = self._back(opens)
        let = (opens and units[opens - 1].word == "only") or (
            before >= 0 and "ALLOW" in units[before].classes and units[before].word.startswith("g")
        )  # "agreed, only for Novak to say no", "gave the green light for Novak to hold talks"
        if let:
            return self._with_coordinates(name)
        if units[name].kind != "C" and clause.head.classes.isdisjoint(_GOING):
            return []  # "a bid for Novak to bolster their attack"
        if (
            before >= 0
            and units[before].kind in "va"
            and not units[before].word.endswith(("clear", "possible", "wait"))
        ):
            return []  # "bound for Torino to sign his deal"
        return self._with_coordinates(name)

    def _whose_relative(self, at: int, predicate: int, seen: set[int]) -> list[Unit]:
        """Whom the relative clause tells of that ends with the name at `at`, right before the predicate.

        "The club that signed Novak have sold him": the club have.
        """
        units = self.units
        if units[predicate].form == "pastpp":
            return []
        opens = self._back(self._list_start(at))
        for clause in self.clauses:
            if not (clause.at < at < clause.end and clause.head.finite and self._skip_adverbs(clause.end) == predicate):
                continue
            if units[opens].kind not in "pt" and (
                not clause.head.classes or clause.head.classes & _CLAUSE_TAKING or units[at] not in clause.objects
            ):
                continue  # "who claims Novak is close"
            before = self._back(clause.at)
            if (owned := self._antecedent(before)) >= 0 and not any(u.kind in ",c" for u in units[owned:predicate]):
                return [units[owned]]  # "the offer that Torino had made for Novak is off"
            if (
                before > 0
                and (units[before].kind == "r" or (units[before].word == "that" and units[before - 1].kind in "CPSnx"))
                and units[before].word != "whose"
                and not any(u.kind in ",c" for u in units[before:predicate])
            ):
                return self._subjects(clause, seen)
        return []

    def _holder_of_noun(self, governor: Clause, seen: set[int]) -> list[Unit]:
        """Who has the talks, the chance or the bid that an act hangs on: the subject of the verb before the noun."""
        at = governor.at - 1
        if (
            at > 1
            and self.units[at].word == "among"
            and self.units[at - 1].kind == "C"
            and self.units[at - 2].word == "with"
        ):
            return self._with_coordinates(at - 1)  # "with Torino among the favourites to sign him"
        if at and self.units[at].word == "in" and self.units[at - 1].kind == "C":
            first = min(u.lead for u in self._with_coordinates(at - 1))
            if not first or self.units[first - 1].kind in _HEADING:
                return self._with_coordinates(at - 1)  # a headline's "Torino in talks to sign Novak"
        while at >= 0:
            found = self._by_unit.get(at)
            if found is not None and found.head.kind in "vab":
                given = [o for o in found.objects if o.kind in "CPi"]
                if given and not found.passive and found.head.word.partition(" ")[0] in _GIVES:
                    return given[-1:]  # "have offered Burnley the chance to sign him"
                if given and not found.passive and "ACCUSE" in found.head.classes:
                    return given  # "have accused Lille of tricks in the battle to sign him"
                return self._subjects(found, seen)
            if self.units[at].kind in _STOP:
                break
            at -= 1
        return self._left_subject(governor.at, seen)

    def _left_subject(self, at: int, seen: set[int]) -> list[Unit]:
        units = self.units
        head = units[at]
        i = self._back(at)
        if head.kind == "a" and i >= 0 and units[i].kind == "b":
            i = self._back(i)
        alone = (
            i >= 0
            and units[i].kind in "CPn"
            and (i == 0 or units[i - 1].kind in ",c–—-" or units[i - 1].word == "with")
        )
        if (
            head.perfect
            and not head.finite
            and not alone
            and (verb := self._previous_verb(at)) is not None
            and verb.at != at
        ):
            return self._subjects(verb, seen)  # "Novak made 210 appearances having joined from Valencia"
        hops = 0
        while i >= 0 and hops < 40:
            hops += 1
            unit = units[i]
            if unit.kind in ARG or unit.kind in "LK#D":
                step = self._at_name(i, at, seen)
            elif unit.kind == "r" or (unit.word in ("who", "which", "that", "whom") and unit.kind in "irsx"):
                return self._at_relative(i, at, seen)
            elif unit.kind == "c":
                return self._at_conjunction(i, at, seen)
            elif unit.kind in (",", "-", "–", "—", ")", "("):
                step = self._at_comma(i, at, seen)
            else:
                step = self._at_small(i, at, seen)
            if not isinstance(step, int):
                return step
            i = step
        if (head.kind == "v" and not head.finite) or head.kind == "a" or head.form in ("ing", "pastpp", "pp"):
            return self._next_subject(at, seen)
        return []

    # Each of these steps to the left from the unit at `i`, in search of the subject of the predicate at `at`: it gives
    # the subject, or where to go on.

    def _at_name(self, i: int, at: int, seen: set[int]) -> list[Unit] | int:
        units = self.units
        unit, head = units[i], units[at]
        if unit.kind in "CPS" and head.finite:
            opens = self._back(self._list_start(i))
            if not (opens > 0 and self._absolute(opens)) and (owner := self._told_of(i, at)) >= 0:
                return owner  # "a deal to take Novak to Rovers has collapsed"
            if self._gerund_opens(i):
                return []
        if unit.kind in "CPS" and self._abstract_before(i, head) >= 0:
            return self._with_coordinates(i)
        if unit.kind == "i" and unit.word in ("him", "her", "them") and head.form == "ing":
            return [unit]
        if unit.kind == "L" and i > 1 and units[i - 1].kind == "c" and units[i - 2].kind in "CS":
            return i - 2  # "Chelsea and the Saudi Pro League were keen"
        if unit.kind in "D#LK" and i > 0 and units[i - 1].kind not in "p":
            return i - 1
        before = self._back(self._list_start(i))
        if head.finite and (owners := self._whose_relative(i, at, seen)):
            return owners
        if (
            head.finite
            and self._list_start(i) < i
            and before > 0
            and not self._absolute(before)
            and units[before].kind == "p"
            and any(
                c.at < before < c.end <= i and c.head.finite and not c.head.classes & {"ADMIT", "HEDGE"}
                for c in self.clauses
            )
        ):
            return [unit]  # "has signed at Athletic and Liverpool have rejected offers"
        if (
            before > 0
            and units[before].kind == ","
            and unit.kind in "CP"
            and (longer := self._noun_over_list(before)) >= 0
        ):
            return longer  # "the sales of Novak, Price and Diaz"
        if (
            unit.how == "description"
            and unit.plural
            and unit.kind == "C"
            and (unit.words[-1] in ("clubs", "sides", "teams", "suitors") and (listed := self._listed_clubs(at, i)))
        ):
            return listed
        if (
            unit.how == "description"
            and unit.plural
            and before >= 0
            and units[before].word in ("of", "among")
            and (found := self._previous_copula(i)) is not None
        ):
            return self._subjects(found, seen)
        if (
            before > 0
            and units[before].word in NAMING
            and unit.kind == "C"
            and (units[before - 1].how == "description")
        ):
            return self._with_coordinates(i)  # "clubs such as Rovers and Torino"
        if before >= 0 and units[before].kind in "pt" and units[before].word not in ("than",):
            return self._behind_preposition(i, before, at, seen)
        if head.finite and head.form != "pastpp" and self._object_list(i):
            return [unit]  # "Roma want Novak and Kral wants Roma"
        return self._partners(i, head) or self._with_coordinates(i)

    def _behind_preposition(self, i: int, before: int, at: int, seen: set[int]) -> list[Unit] | int:
        units = self.units
        unit, head = units[i], units[at]
        if (
            units[before].word in ("after", "before", "until")
            and unit.kind == "n"
            and head.finite
            and (verb := self._previous_verb(before)) is not None
            and verb.head.finite
            and not any(u.kind in ",rs" for u in units[before:at])
        ):
            return [unit]  # "joined Rovers after a switch to Torino fell apart"
        if units[before].word == "with" and (
            head.kind == "a"
            or (head.kind == "v" and (not head.finite or (head.form == "pastpp" and self._absolute(before))))
        ):
            return self._with_coordinates(i)
        beyond = self._back(before)
        if beyond >= 0 and (units[beyond].kind in ARG or units[beyond].kind == ","):
            if units[beyond].kind == "," and beyond > 0:
                if units[before].word in ("of",):
                    return beyond - 1
                return beyond - 1
            return beyond
        if beyond < 0:
            return [unit]
        if (
            units[beyond].kind in "vb"
            and (found := self._by_unit.get(beyond)) is not None
            and head.kind == "v"
            and head.finite
        ):
            return self._subjects(found, seen)
        return beyond

    def _at_relative(self, i: int, at: int, seen: set[int]) -> list[Unit]:
        units = self.units
        unit, head = units[i], units[at]
        j = self._back(i)
        while j >= 0 and (units[j].kind in ",-–—(#" or units[j].word in ("of", "all", "both", "some")):
            j -= 1
        if unit.word == "which":
            k = j
            while k >= 0 and units[k].kind in "pDMx#yCt" and j - k < 8:
                k -= 1
            if k >= 0 and units[k].kind == "n":
                return [units[k]]
        if j >= 0 and units[j].word == "those" and (found := self._previous_copula(j)) is not None:
            return self._subjects(found, seen)  # "is one of those who will leave"
        if j >= 0 and units[j].kind in ARG | {"L"}:
            if units[j].how == "description" and units[j].plural and (found := self._previous_copula(j)) is not None:
                return self._subjects(found, seen)
            return [units[j]] if self._of_one(i, head) else self._with_coordinates(j)
        return []

    def _at_conjunction(self, i: int, at: int, seen: set[int]) -> list[Unit]:
        head = self.units[at]
        verb = self._previous_verb(i)
        if verb is not None and verb.passive and head.finite and (haver := self._haver(verb)) is not None:
            return self._subjects(haver, seen)  # "Rovers have had a bid rejected and will make a better one"
        if verb is not None and head.classes & _ANIMATE and head.finite:
            said = self._subjects(verb, set(seen))
            if (
                said
                and all(u.kind in "nx" for u in said)
                and (
                    earlier := next(
                        (
                            c
                            for c in reversed(self.clauses)
                            if c.at < verb.at
                            and c.head.kind == "v"
                            and c.governor is None
                            and any(u.kind in "CPS" for u in self._subjects(c, set(seen)))
                        ),
                        None,
                    )
                )
                is not None
            ):
                return self._subjects(earlier, seen)  # "Rovers accept that the clause is met and will let him go"
        return self._subjects(verb, seen) if verb is not None else []

    def _haver(self, answer: Clause) -> Clause | None:
        """Who had the offer that `answer` tells the fate of: the verb of "had a bid of £9m for Novak rejected"."""
        if answer.head.classes.isdisjoint(_ANSWERS):
            return None
        verb = next((c for c in reversed(self.clauses) if c.at < answer.at and c.head.kind in "vb"), None)
        if (
            verb is None
            or verb.head.word.partition(" ")[0] not in _HAVING
            or not any("BID" in unit.classes for unit in verb.objects)
            or any(kind in ",c;:rs" for kind in self.kinds[verb.at : answer.at])
        ):
            return None
        return verb

    def _at_comma(self, i: int, at: int, seen: set[int]) -> list[Unit] | int:
        units = self.units
        head = units[at]
        opened = self._parenthesis(i)
        if (
            opened >= 0
            and units[opened + 2].word in NAMING
            and units[opened].kind == units[i - 1].kind == "C"
            and (units[opened].how == "description")
        ):
            return self._with_coordinates(i - 1)  # "several clubs, including Rovers and Torino, want him"
        if opened >= 0:
            return opened
        verb = self._previous_verb(i)
        if verb is not None and not (head.finite and head.kind == "v" and verb.head.form == "ing"):
            return self._subjects(verb, seen)
        return i - 1

    def _at_small(self, i: int, at: int, seen: set[int]) -> list[Unit] | int:
        units = self.units
        unit, head = units[i], units[at]
        if unit.kind in "vab":
            found = self._by_unit.get(i)
            if found is not None:
                objects = [o for o in found.objects if o.kind in "CPS"]
                if head.form == "ing" or not head.finite:
                    return self._subjects(found, seen)
                return objects[-1:] if objects and head.finite else self._subjects(found, seen)
            return i - 1
        if unit.kind == "p":
            if head.form == "ing" or not head.finite:
                verb = self._previous_verb(i)
                if verb is not None:
                    return self._subjects(verb, seen)
                return self._next_subject(at, seen)
            return i - 1
        if unit.kind in ("s", ":", ";", "."):
            if unit.kind == "s" and (head.form == "ing" or unit.word in ("though", "although")):
                verb = self._previous_verb(i)
                if verb is not None:
                    return self._subjects(verb, seen)
            return []
        return i - 1

    def _next_subject(self, at: int, seen: set[int]) -> list[Unit]:
        """The subject of the main clause that follows an opening participle; of "Novak's career" that is Novak."""
        for clause in self.clauses:
            if (
                clause.at > at
                and clause.governor is None
                and self.units[max(0, self._back(clause.at))].kind not in "rs"
                and (
                    clause.head.finite
                    or (
                        clause.head.kind == "a"
                        and (copula := self._back(clause.at)) > at
                        and self.units[copula].kind == "b"
                        and self.units[copula].finite
                    )
                )
            ):
                for j in range(at + 1, clause.at):
                    if self.units[j].kind in (",", "–", "—"):
                        found = self._subjects(clause, seen)
                        if len(found) == 1 and found[0].kind in "xn":
                            owners = [u for u in found[0].of if u.kind in "CP" and u.genitive]
                            return owners[:1] or found
                        return found
        return []

    def _listed_clubs(self, at: int, clubs: int) -> list[Unit]:
        """The clubs named behind "the clubs keen on Novak are …" or "include …", for the predicate at `at`."""
        if self.units[at].kind != "a" and not (self.units[at].kind == "v" and self.units[at].form == "ing"):
            return []
        for clause in self.clauses:
            if clause.at > at and (clause.head.kind == "b" or clause.head.word.startswith("includ")):
                if not any(u.kind in ",;:s" for u in self.units[at : clause.at]) and not (
                    any(u.kind in "vb" and u.finite for u in self.units[clubs:at])
                ):
                    return [o for o in clause.objects if o.kind == "C" and o.how != "description"]
                return []
        return []
