"""Who does what in a sentence.

For each predicate its subject, objects, prepositional phrases and the acts it governs.
"""

from itertools import takewhile

from sagabook.reading.government import BARE_AFTER
from sagabook.reading.objects import Objects
from sagabook.reading.row import NAMING, Clause
from sagabook.reading.units import Unit, places

_CLAUSAL = frozenset({"after", "before", "since", "until", "as", "given", "than", "like"})
_LOCATING = frozenset("of in from at for around like including".split())
#: Prepositions inside a noun phrase: "talks with Torino".
_INSIDE = frozenset("of with from to for at in on over between by about against towards".split())
#: Verbs that a clause may follow without "that": "he says Torino want Novak".
_REPORTING = frozenset({"ADMIT", "HEDGE", "INTEND", "DESIRE", "PLACE"})
#: Verbs that a sum before them may be the object of: "the £12m that Rennes got for him".
_PAYING = frozenset({"DEMAND", "PAY", "SPEND", "RECEIVE", "GIVEMED"})
#: What a club does to those that it has in mind, and the "have" of it.
_SOUGHT = frozenset({"IDENTIFYAS", "WANT"})
_HAVING = frozenset({"HAVE", "SPELLV"})


class Sentence(Objects):
    """A parsed sentence: its units and its clauses."""

    def __init__(self, units: list[Unit], start: int, end: int) -> None:
        super().__init__(units, start, end)
        for at, unit in enumerate(units):
            unit.lead = at
        self._mark_plain_verbs()
        self._mark_subordinators()
        self._build()

    def _mark_plain_verbs(self) -> None:
        """Make a bare verb right after its subject the finite verb that it is: "before they land Novak"."""
        for at in places(self.kinds, "v"):
            unit = self.units[at]
            if not unit.finite and unit.form in ("base", "any") and not unit.modal:
                owner = self._back(at)
                if owner >= 0:
                    unit.finite = self._acts_plainly(owner, at)

    def _acts_plainly(self, owner: int, at: int) -> bool:
        """Whether the phrase at `owner` is the subject of the bare form at `at`, not one let or helped do it."""
        units = self.units
        unit = units[owner]
        if unit.kind == "i":
            if unit.word in ("they", "we", "i"):
                return True
            if unit.word != "you" and not (unit.word in ("he", "she", "it") and units[at].form == "any"):
                return False
        many = unit.kind == "C" or unit.word == "you"
        first = owner
        before = self._back(first)
        while before > 0:
            further = self._back(before)
            if further > 0 and units[before].kind == "p" and units[further].kind == "a":
                further = self._back(further)  # "clubs interested in Novak include …"
            if further < 0 or units[further].kind not in "CPSOxnN":
                break
            if units[before].kind == "c" and units[before].word in ("and", "nor"):
                many = True
            elif units[before].kind != "p" or units[before].word not in _LOCATING:
                break
            else:
                many = False
            first, before = further, self._back(further)
        many = many or units[first].plural or units[first].word.endswith("s") or units[first].kind == "C"
        if not many and not (units[at].form == "any" and self._object_follows(at)):
            return False
        if before < 0 or units[before].kind in "s.,:;cr-–—":
            return True
        if units[before].kind == "p":
            return units[before].word in ("before", "after", "since", "until", "as", "than")
        if units[before].kind == "v":
            return bool(units[before].classes & _REPORTING) and units[before].word.partition(" ")[0] not in BARE_AFTER
        return first == owner and unit.kind == "C" and units[before].kind in "xnPM"  # "news Torino want Novak"

    def _object_follows(self, at: int) -> bool:
        nxt = self._skip_adverbs(at + 1)
        return nxt < len(self.units) and self.units[nxt].kind in "CPSOnxiM"

    def _mark_subordinators(self) -> None:
        """Make "after", "before", "since" and their like subordinators where a clause of its own follows them."""
        units = self.units
        opening: list[int] = []
        for at in places(self.kinds, "p"):
            unit = units[at]
            if unit.word not in _CLAUSAL or unit.end - unit.start != len(unit.word):
                continue  # "ahead of" opens no clause, though "before" may
            if unit.word == "like" and at and units[at - 1].plural:
                continue  # "clubs like Torino want him"
            nxt = self._skip_adverbs(at + 1)
            while nxt < len(units) and units[nxt].kind in "CPSOnxi":
                _, after = self._coordinated_plain(nxt)
                while after + 1 < len(units) and units[after].word in _INSIDE and units[after + 1].kind in "CPSOnxLN":
                    _, after = self._coordinated_plain(after + 1)  # "as talks with Torino collapsed"
                if (
                    after < len(units)
                    and units[after].kind in "vb"
                    and (units[after].finite or (units[nxt].kind == "C" and units[after].form in ("base", "any")))
                    and not self._is_bare_participle(after)
                ):
                    unit.kind = "s"
                    opening.append(at)
                break
        for at in opening:
            self.kinds = f"{self.kinds[:at]}s{self.kinds[at + 1 :]}"

    def _coordinated_plain(self, at: int) -> tuple[int, int]:
        """The stretch of noun phrases joined by commas and conjunctions from `at` on, and where it ends."""
        units = self.units
        end = at + 1
        while end + 1 < len(units) and (
            (units[end].kind in ",c" and units[end + 1].kind in "CPS") or units[end].kind in "yq"
        ):
            end += 2 if units[end].kind in ",c" else 1
        return at, end

    def _build(self) -> None:
        units = self.units
        for at, kind in enumerate(self.kinds):
            if kind in "vab":
                if kind == "b" and self._copula_of(at) is not None:
                    continue
                clause = Clause(units[at], at)
                self.clauses.append(clause)
                self._by_unit[at] = clause
        for clause in self.clauses:
            self._govern(clause)
        for clause in self.clauses:
            clause.passive = self._is_passive(clause)
            self._after(clause)
            if clause.head.classes & _PAYING and not any(o.money for o in clause.objects):
                self._priced_gap(clause)
            if (
                clause.head.kind == "v"
                and not clause.objects
                and not clause.passive
                and ("DEMAND" in clause.head.classes or not clause.head.classes & _PAYING)
            ):
                self._noun_gap(clause)
        for at, noun in list(self._by_unit.items()) if len(self._by_unit) > len(self.clauses) else ():
            if noun.head.kind == "n":
                noun.governor = next(
                    (
                        c
                        for c in self.clauses
                        if c.at < at <= c.end
                        and c is not noun
                        and (noun.head in c.objects or any(noun.head in found for found in c.pp.values()))
                    ),
                    None,
                )
        for clause in self.clauses:
            if clause.head.kind == "a":
                self._complement(clause)
            elif (
                clause.head.kind == "v"
                and clause.governor is None
                and not clause.head.finite
                and clause.head.form in ("base", "any")
            ):
                self._let(clause)
        for clause in self.clauses:
            clause.subjects = self._subjects(clause, set())
        for clause in self.clauses:
            if (
                clause.head.kind == "b"
                and any(o.kind == "P" for o in clause.objects)
                and not any(s.kind in "CPSi" for s in clause.subjects)
                and ((listed := self._listed_before(clause.at)) is not None)
            ):
                clause.subjects = [listed]  # "top of Rovers' list is Novak"
        self._relative_phrases()
        for clause in self.clauses:
            if clause.head.form == "pastpp" and not clause.objects and not clause.head.classes.isdisjoint(_SOUGHT):
                self._had_so(clause)
        for clause in self.clauses:
            clause.conditional = self._is_conditional(clause)

    def _had_so(self, clause: Clause) -> None:
        """Let who has somebody marked be who marks him: "Torino have Novak lined up"."""
        for other in self.clauses:
            if (
                other.head.classes >= _HAVING
                and other.at < clause.at
                and any(o in clause.subjects for o in other.objects)
            ):
                if all(o.kind == "P" for o in other.objects) and not other.passive:
                    clause.passive, clause.pp["by"] = True, list(other.subjects)
                return

    def clause_of(self, unit: Unit) -> Clause | None:
        """The clause whose object a unit is."""
        return next((c for c in self.clauses if any(o is unit for o in c.objects)), None)

    def _listed_before(self, at: int) -> Unit | None:
        """The list of targets that ends before the copula at `at`: "top of Rovers' list (for the summer) are"."""
        i = self._back(at)
        while i >= 0 and (
            self.units[i].kind in "pDy" or (self.units[i].kind in "CPNx" and i and self.units[i - 1].kind == "p")
        ):
            i -= 1
        return self.units[i] if i > 0 and self.units[i].kind == "n" and "TARGET" in self.units[i].classes else None

    def _relative_phrases(self) -> None:
        """Give a clause the phrase that its relative opens with, or that trails it.

        "for whom they paid £30m", ", Lille among them".
        """
        units = self.units
        for told in self.clauses:
            at = told.subjects[0].lead + 1 if told.subjects else len(units)
            if at + 2 < told.at and units[at].kind == "," and units[at + 1].word == "including":
                named = [units[at + 2], *self._coordinated(at + 3)[0]]  # "several clubs, including Torino, want"
                told.pp.setdefault("including", []).extend(u for u in named if u.kind in "CP")
            elif at + 1 < told.at and units[at].word in NAMING and units[at + 1].kind == "P":
                named = list(takewhile(lambda u: u.kind in "P,cy#", units[at + 1 : told.at]))
                told.pp.setdefault("including", []).extend(u for u in named if u.kind == "P")  # "stars such as Novak"
        for at in places(self.kinds, "p"):
            if (
                at > 1
                and units[at].word == "including"
                and units[at - 1].kind in "CP"
                and (at + 1 == len(units) or units[at + 1].kind in ".,;c")
                and (clause := self._told_before(at)) is not None
            ):
                for trailing in (clause, clause.governor):
                    if trailing is not None:
                        trailing.pp.setdefault("including", []).extend(self._with_coordinates(at - 1))
        for at in places(self.kinds, "r"):
            if at < 2 or units[at - 1].kind not in "pt" or units[at].word not in ("whom", "which"):
                continue
            before = at - 2
            while before > 0 and units[before].kind in (",", "-", "–", "—", "#", "("):
                before -= 1
            clause = next((c for c in self.clauses if c.at > at), None)
            if (
                units[before].kind in "CPn"
                and clause is not None
                and not any(u.kind in ".;:" for u in units[at : clause.at])
            ):
                clause.pp.setdefault(units[at - 1].word, []).append(units[before])

    def _told_before(self, at: int) -> Clause | None:
        """The clause that a naming phrase at `at` trails, or else breaks: "a host of clubs, Lille among them, want"."""
        before = next((c for c in reversed(self.clauses) if c.at < at), None)
        return before or next((c for c in self.clauses if c.subjects and c.subjects[0].lead < at), None)

    def _priced_gap(self, clause: Clause) -> None:
        """Give a relative clause the sum that it is about: "the £12m (that) Chelsea paid Rennes for him"."""
        owner = self._back(clause.at)
        if owner < 1 or self.units[owner].kind not in "CPSi":
            return
        before = self._back(owner)
        while before >= 0 and self.units[before].kind in "rs,)":
            if self.units[before].kind == "," and "DEMAND" in clause.head.classes:
                return  # "his clause is £30m, which Porto want in full"
            before = self._back(before)
        while (
            before > 1
            and self.units[before].money
            and self.units[before - 1].kind in ",("
            and self.units[before - 2].money
        ):
            before -= 2  # "the €30m (£21m, $33m) that they want"
        if before >= 0 and self.units[before].money:
            clause.objects.append(self.units[before])

    def _noun_gap(self, clause: Clause) -> None:
        """Give a relative clause the act that it is about.

        "the offer (that) Everton had made", "the deal he signed".
        """
        owner = self._back(clause.at)
        if owner < 1 or self.units[owner].kind not in "CPi":
            return
        before = self._back(owner)
        marked = before >= 0 and self.units[before].word in ("that", "which")
        if marked:
            before = self._back(before)
        if (
            before >= 0
            and (self.units[before].kind == "n" or self._player_gap(before, clause))
            and (marked or self.units[before].words[0] in ("the", "a", "an", "that"))
        ):
            clause.objects.append(self.units[before])

    def _player_gap(self, at: int, clause: Clause) -> bool:
        """Whether a player described at `at` is whom the clause behind is about: "the striker Torino want"."""
        unit = self.units[at]
        if unit.kind != "P" or unit.how != "description" or clause.head.kind != "v" or clause.pp:
            return False
        nxt = self._skip_adverbs(clause.at + 1)
        return nxt >= len(self.units) or self.units[nxt].kind in ".,;:-–—vbhm"
