"""Who does what in a sentence: for each predicate its subject, objects, prepositional phrases and the acts it governs."""

from dataclasses import dataclass, field

from sagabook.reading.syntax import Unit

_NP = frozenset("CPSOMnxiLNK#D")
_ARG = frozenset("CPSOnxiMN")
_CLAUSAL = frozenset({"after", "before", "since", "until", "as", "given", "than", "like"})
_BARE_AFTER = frozenset("let lets letting help helps helped helping see saw make made have".split())
#: After these a gerund is a circumstance, and hangs on nothing: "after refusing", "without signing".
_TEMPORAL = frozenset("after before since by without despite until following through via amid upon besides".split())
_STOP = frozenset(".;:?!s")
#: Verbs that a sum before them may be the object of: "the £12m that Rennes got for him".
_PAYING = frozenset({"DEMAND", "PAY", "SPEND", "RECEIVE", "GIVEMED"})
_GIVES = frozenset("offer offers offered offering give gives gave given giving hand hands handed handing grant grants "
                   "granted".split())
#: Verbs whose object does what "for" tells: "thanked him for choosing Rovers".
_THANKING = frozenset("thank thanks thanked thanking praise praised forgive forgiven forgave blame blamed criticise criticised".split())
#: What only people and clubs do.
_ANIMATE = frozenset({"ALLOW", "LETLEAVE", "WANT", "DESIRE", "TALK", "HOLDT", "ADMIT", "SELL", "SIGN", "REFUSE", "BIDV", "BIDFOR"})
_NAMING = frozenset({"including", "like"})
_SEEING = frozenset("have has had having see saw seen sees seeing".split())
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
#: Verbs whose object does the act that follows: "allow him to leave", "want him to stay".
_CONTROL = frozenset({"FORCE", "ALLOW", "DESIRE", "WANT", "PLAN", "HEDGE", "CONVINCE", "DEMAND", "ADMIT", "LETLEAVE", "OFFERTO", "ENQUIRE"})


@dataclass(slots=True)
class Clause:
    """One predicate with its arguments.

    `head` is the unit of the predicate; `pp` maps a preposition to its noun phrases; `governor` is the predicate
    that this act depends on ("set to sign": sign depends on set), `link` how ("to", "ing" or a preposition).
    """

    head: Unit
    at: int
    subjects: list[Unit] = field(default_factory=list)
    objects: list[Unit] = field(default_factory=list)
    pp: dict[str, list[Unit]] = field(default_factory=dict)
    governor: "Clause | None" = None
    link: str = ""
    passive: bool = False
    conditional: bool = False
    end: int = 0
    governs: bool = False


class Sentence:
    """A sentence's units with the clauses over them."""

    def __init__(self, units: list[Unit], start: int, end: int) -> None:
        self.units = units
        self.start = start
        self.end = end
        self.clauses: list[Clause] = []
        self._by_unit: dict[int, Clause] = {}
        for at, unit in enumerate(units):
            unit.lead = at
        self._mark_plain_verbs()
        self._mark_subordinators()
        self._build()

    def _mark_plain_verbs(self) -> None:
        """Make a bare verb right after a club or "they" the finite verb that it is: "before they land Novak"."""
        units = self.units
        for at, unit in enumerate(units):
            if unit.kind != "v" or unit.finite or unit.form not in ("base", "any") or unit.modal:
                continue
            owner = self._back(at)
            if owner < 0 or not (units[owner].kind == "C" or units[owner].kind == "i" and (
                    units[owner].word in ("they", "we", "i", "you"))):
                continue
            before = self._back(owner)
            if before < 0 or units[before].kind in "s.,:;cr" or units[before].kind == "p" and (
                    units[before].word in ("before", "after", "since", "until")):
                unit.finite = True

    def _mark_subordinators(self) -> None:
        """Make "after", "before", "since" and their like subordinators where a clause of its own follows them."""
        units = self.units
        for at, unit in enumerate(units):
            if unit.kind != "p" or unit.word not in _CLAUSAL:
                continue
            nxt = self._skip_adverbs(at + 1)
            while nxt < len(units) and units[nxt].kind in "CPSOnxi":
                _, after = self._coordinated_plain(nxt)
                if after < len(units) and units[after].kind in "vb" and (
                        units[after].finite or units[nxt].kind == "C" and units[after].form in ("base", "any")) and not self._is_bare_participle(after):
                    unit.kind = "s"
                break

    def _coordinated_plain(self, at: int) -> tuple[int, int]:
        """The stretch of noun phrases joined by commas and conjunctions from `at` on, and where it ends."""
        units = self.units
        end = at + 1
        while end + 1 < len(units) and (units[end].kind in ",c" and units[end + 1].kind in "CPS" or units[end].kind in "yq"):
            end += 2 if units[end].kind in ",c" else 1
        return at, end

    def _build(self) -> None:
        units = self.units
        for at, unit in enumerate(units):
            if unit.kind in "vab":
                if unit.kind == "b" and self._copula_of(at) is not None:
                    continue
                clause = Clause(unit, at)
                self.clauses.append(clause)
                self._by_unit[at] = clause
        for clause in self.clauses:
            self._govern(clause)
        for clause in self.clauses:
            clause.passive = self._is_passive(clause)
            self._after(clause)
            if clause.head.classes & _PAYING and not any(o.money for o in clause.objects):
                self._priced_gap(clause)
            if clause.head.kind == "v" and not clause.objects and not clause.passive and (
                    "DEMAND" in clause.head.classes or not clause.head.classes & _PAYING):
                self._noun_gap(clause)
        for at, noun in list(self._by_unit.items()):
            if noun.head.kind == "n":
                noun.governor = next((c for c in self.clauses if c.at < at <= c.end and c is not noun and (
                    noun.head in c.objects or any(noun.head in found for found in c.pp.values()))), None)
        for clause in self.clauses:
            if clause.head.kind == "a":
                self._complement(clause)
            elif clause.head.kind == "v" and clause.governor is None and not clause.head.finite and clause.head.form in ("base", "any"):
                self._let(clause)
        for clause in self.clauses:
            clause.subjects = self._subjects(clause, set())
        for clause in self.clauses:
            if clause.head.kind == "b" and any(o.kind == "P" for o in clause.objects) and not any(s.kind in "CPSi" for s in clause.subjects) and (
                    (listed := self._listed_before(clause.at)) is not None):
                clause.subjects = [listed]  # "top of Rovers' list is Novak"
        self._relative_phrases()
        for clause in self.clauses:
            clause.conditional = self._is_conditional(clause)

    def _listed_before(self, at: int) -> Unit | None:
        """The list of targets that ends before the copula at `at`: "top of Rovers' list (for the summer) are"."""
        i = self._back(at)
        while i >= 0 and (self.units[i].kind in "pDy" or self.units[i].kind in "CPNx" and i and self.units[i - 1].kind == "p"):
            i -= 1
        return self.units[i] if i > 0 and self.units[i].kind == "n" and "TARGET" in self.units[i].classes else None

    def _relative_phrases(self) -> None:
        """Give a clause the phrase that its relative opens with, or that trails it: "for whom they paid £30m", ", Lille among them"."""
        units = self.units
        for at in range(2, len(units)):
            if units[at].kind == "p" and units[at].word == "including" and units[at - 1].kind in "CP" and (
                    at + 1 == len(units) or units[at + 1].kind in ".,;c") and (
                    clause := next((c for c in reversed(self.clauses) if c.at < at), None)) is not None:
                for trailing in (clause, clause.governor):
                    if trailing is not None:
                        trailing.pp.setdefault("including", []).extend(self._with_coordinates(at - 1))
        for at in range(2, len(units)):
            unit = units[at]
            if unit.kind != "r" or units[at - 1].kind not in "pt" or unit.word not in ("whom", "which"):
                continue
            before = at - 2
            while before > 0 and units[before].kind in (",", "-", "–", "—", "#", "("):
                before -= 1
            clause = next((c for c in self.clauses if c.at > at), None)
            if units[before].kind in "CPn" and clause is not None and not any(u.kind in ".;:" for u in units[at:clause.at]):
                clause.pp.setdefault(units[at - 1].word, []).append(units[before])

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
        while before > 1 and self.units[before].money and self.units[before - 1].kind in ",(" and self.units[before - 2].money:
            before -= 2  # "the €30m (£21m, $33m) that they want"
        if before >= 0 and self.units[before].money:
            clause.objects.append(self.units[before])

    def _noun_gap(self, clause: Clause) -> None:
        """Give a relative clause the act that it is about: "the offer (that) Everton had made", "the deal he signed"."""
        owner = self._back(clause.at)
        if owner < 1 or self.units[owner].kind not in "CPi":
            return
        before = self._back(owner)
        marked = before >= 0 and self.units[before].word in ("that", "which")
        if marked:
            before = self._back(before)
        if before >= 0 and self.units[before].kind == "n" and (marked or self.units[before].words[0] in ("the", "a", "an", "that")):
            clause.objects.append(self.units[before])

    # -- what governs what ------------------------------------------------------------------------------------

    def _copula_of(self, at: int) -> int | None:
        """The adjective that a copula at `at` leads to, past adverbs."""
        nxt = self._skip_adverbs(at + 1)
        if nxt < len(self.units) and self.units[nxt].kind == "a":
            return nxt
        return None

    def _skip_adverbs(self, at: int) -> int:
        while at < len(self.units) and self.units[at].kind in "yq":
            at += 1
        return at

    def _back(self, at: int) -> int:
        at -= 1
        while at >= 0 and self.units[at].kind in "yq":
            at -= 1
        return at

    def _back_past_time(self, at: int) -> int:
        """The unit before `at`, adverbs and dates passed over: "their first choice this summer was to sell"."""
        at = self._back(at)
        while at > 0 and self.units[at].kind == "D":
            at = self._back(at)
        return at

    def _govern(self, clause: Clause) -> None:
        """Find the predicate that an infinitive or gerund depends on."""
        units = self.units
        unit = clause.head
        at = clause.at
        before = self._back(at)
        if before < 0:
            return
        kind = units[before].kind
        if unit.kind == "v" and not unit.finite or unit.kind in "vb" and kind == "t":
            pass
        elif unit.kind == "a":
            copula = before if units[before].kind == "b" else -1
            if copula >= 0 and not units[copula].finite:
                before = self._back(copula)
                if before < 0:
                    return
                kind = units[before].kind
            else:
                return
        else:
            return
        if kind == "c" and unit.form in ("base", "any") and units[before].word in ("and", "or", "then"):
            sister = next((c for c in reversed(self.clauses) if c.at < before), None)
            if sister is not None and sister.governor is not None and sister.link in ("to", "ing"):
                clause.governor, clause.link = sister.governor, sister.link
            return
        if kind == "t":
            link, up = "to", self._back(before)
        elif kind == "p" and unit.form == "ing" and units[before].word not in _TEMPORAL:
            link, up = units[before].word, self._back(before)
        elif kind in "va" and unit.form == "ing":
            link, up = "ing", before
        else:
            return
        if up >= 0 and link == "to" and units[up].kind == "c" and units[up].word in ("and", "or", "nor"):
            sister = next((c for c in reversed(self.clauses) if c.at < up), None)
            if sister is not None and sister.link == "to" and sister.governor is not None and not (sister.head.finite and sister.head.kind == "v"):
                clause.governor, clause.link = sister.governor, "to"  # "have no wish to negotiate or to sell"
                return
        if up >= 0 and units[up].kind == "x" and units[up].word == "order":
            clause.link = "purpose"
            return
        hops = 0
        while up >= 0 and hops < 8:
            found = self._by_unit.get(up)
            if found is not None and found is not clause:
                if up < clause.at:
                    if found.head.kind == "b" and (owner := self._back_past_time(up)) >= 0 and units[owner].kind == "n":
                        clause.governor, clause.link = self._noun_governor(owner), link
                        return
                    clause.governor, clause.link = found, link
                    found.governs = True
                return
            u = units[up]
            if u.kind == "n" and link in ("to", "for", "of", "in", "over", "on", "about", "with"):
                clause.link = link
                clause.governor = self._noun_governor(up)
                return
            if link in ("to", "ing") and u.kind in "CPSxinOMt" and hops < 5 or u.kind in "yq,":
                up -= 1
            elif u.kind == "p" and link == "to" and hops < 5:
                up -= 1
            elif u.kind in "CPSxinOMLND#K" and hops < 5 and link == "to":
                up -= 1
            elif link in ("over", "about", "for", "on", "in", "of", "with") and u.kind in "CPSpi" and hops < 4:
                up -= 1
            else:
                return
            hops += 1

    def _complement(self, clause: Clause) -> None:
        """Tie an adjective after an object to its verb: "put him up for sale", "deemed surplus by Rovers"."""
        before = self._back(clause.at)
        if before > 0 and self.units[before].kind == "p" and self.units[before].word == "as":
            before = self._back(before)  # "see him as untouchable"
        if before < 0 or clause.governor is not None:
            return
        unit = self.units[before]
        if unit.kind == "v" and self._by_unit[before].passive:
            clause.governor, clause.link = self._by_unit[before], "oc"
            return
        for verb in self.clauses:
            if verb.at < before and verb.head.kind == "v" and any(o is unit for o in verb.objects):
                clause.governor, clause.link, clause.subjects = verb, "oc", [u for u in verb.objects if u.kind == unit.kind and u.lead <= unit.lead]

    def _let(self, clause: Clause) -> None:
        """Tie a bare infinitive to the let, help or see before it: "will let Novak leave"."""
        before = self._back(clause.at)
        if before > 0 and self.units[before].kind == "," and (opened := self._parenthesis(before)) >= 0:
            before = opened
        unit = self.units[before] if before >= 0 else None
        for verb in self.clauses:
            if unit is not None and verb.at < before and any(o is unit for o in verb.objects) and verb.head.word.split(" ")[0] in _BARE_AFTER:
                clause.governor, clause.link = verb, "to"
                verb.governs = True

    def _noun_governor(self, at: int) -> Clause:
        found = self._by_unit.get(at)
        if found is None:
            found = Clause(self.units[at], at)
            self._by_unit[at] = found
        return found

    def _is_passive(self, clause: Clause) -> bool:
        unit = clause.head
        if unit.kind != "v" or "COMEFROM" in unit.classes:
            return False
        if unit.passive:
            return True
        if unit.form in ("pp", "pastpp", "any") and not unit.modal and not unit.perfect:
            before = self._back(clause.at)
            nxt = self._skip_adverbs(clause.at + 1)
            after = self.units[nxt] if nxt < len(self.units) else None
            if unit.form == "pp":
                return True
            if before >= 0 and self.units[before].kind in ("v",) and self.units[before].word in ("have", "see", "saw", "seen", "had", "get", "got"):
                return True
            if after is not None and after.kind == "p" and after.word == "by":
                return True
            if before < 0 and after is not None and after.kind in "pt":
                return True
            if before >= 0 and self.units[before].kind == "," and after is not None and after.kind in "pt":
                return True
            if before >= 0 and self.units[before].kind in "CP" and after is not None and after.kind == "p" and after.word in ("with", "by") and "LINK" in unit.classes:
                return True
            if before >= 0 and after is not None and after.kind == "t" and "HEDGE" in unit.classes:
                return True
            if before > 0 and self.units[before].kind in "CP" and after is not None and after.kind in "pt" and (
                    opens := self._back(self._list_start(before))) > 0 and self._absolute(opens):
                return True
            if before >= 0 and self.units[before].kind == "n" and after is not None and after.kind in "pt.," and "SEAL" in unit.classes and (
                    self.units[before].classes & {"DEAL", "MOVE", "SIGNING"}):
                return True  # "with a deal already finalised to sign him"
            if before > 1 and self.units[before].kind == "C" and self.units[before - 1].word in ("of", "from", "for") and unit.classes & {"REJECT", "ACCEPT"} and (
                    any(u.word in _SEEING for u in self.units[:before])):
                return True  # "saw a bid for Novak of Porto rejected"
            if before >= 0 and self.units[before].kind in "nxMP" and after is not None and after.kind in "pt.," and unit.classes & {"REJECT", "ACCEPT", "BIDV", "PLAN", "LINK", "SELL", "OMIT", "RELEASE", "VALUE", "TRIGGER", "SCUPPER"}:
                return not (self.units[before].kind == "P" and after.kind == "t") and unit.word != "left"
            if before >= 0 and self.units[before].kind == "n" and "AGREE" in unit.classes and (after is None or after.kind in "pt.,!") and (
                    self.units[before].classes & {"DEAL", "FEE", "TERMS"}):
                opens = self._back(before)
                return "ACCORD" not in self.units[before].classes and (
                    opens < 0 or self.units[opens].kind in ",:-–—" or self._absolute(opens))
        return False

    # -- what stands to the right -----------------------------------------------------------------------------

    def _after(self, clause: Clause) -> None:
        units = self.units
        at = self._skip_adverbs(clause.at + 1)
        size = len(units)
        if clause.head.kind == "v" or clause.head.kind == "b":
            while at < size and units[at].kind in _ARG | {"K", "D", "#", "L", "x"}:
                if clause.objects and units[at].kind == "C" and clause.objects[-1].kind == "i" and clause.head.form == "ing" and (
                        units[self._skip_adverbs(at + 1) % size].kind in "vb"):
                    break  # "in recalling him Chelsea meant …"
                if clause.head.kind == "b" and clause.objects and units[at].kind in "CSPi" and (
                        units[self._skip_adverbs(at + 1) % size].kind in "vb"):
                    break  # "is a player Bolton hope to bring in"
                if units[at].kind == "i" and units[at].word in _NOMINATIVE:
                    break  # "told the club he wants to go"
                if units[at].kind in _ARG or units[at].kind in "KLx":
                    clause.objects.append(units[at])
                elif units[at].kind == "D":
                    clause.pp.setdefault("time", []).append(units[at])
                at = self._skip_adverbs(at + 1)
                more, at2 = self._coordinated(at)
                if more:
                    clause.objects.extend(more)
                    at = at2
                more, at = self._apposed(at)
                clause.objects.extend(more)
                if clause.objects and at < size and units[at].kind in _ARG and len(clause.objects) > 5:
                    break
        elif clause.head.kind == "a" and at < size and units[at].kind in "nCPS" and clause.head.word.endswith((" of", " to", " in", " on", " for")):
            clause.objects.append(units[at])
            more, after = self._coordinated(at + 1)
            clause.objects.extend(more)
            at = after if more else at + 1
        while at < size:
            unit = units[at]
            if unit.kind == "p":
                nxt = self._skip_adverbs(at + 1)
                if nxt < size and units[nxt].kind == "p":
                    at = nxt
                    continue
                if nxt < size and units[nxt].kind in _NP:
                    found = [units[nxt]]
                    after = self._skip_adverbs(nxt + 1)
                    while after < size and units[after].kind in "P#DCM" and units[after - 1].kind in "CxD" and units[after].kind != units[after - 1].kind:
                        found.append(units[after])
                        after += 1
                    more, after2 = self._coordinated(after)
                    if unit.word == "between" and not more and after + 1 < size and units[after].kind == "c" and units[after + 1].kind in "CPS":
                        more, after2 = [units[after + 1]], after + 2
                    if more:
                        found.extend(more)
                        after = after2
                    more, after = self._apposed(after)
                    found.extend(more)
                    clause.pp.setdefault(unit.word, []).extend(found)
                    at = after
                    continue
                break
            if unit.kind == "t":
                nxt = self._skip_adverbs(at + 1)
                if nxt < size and units[nxt].kind in _NP:
                    found = [units[nxt]]
                    more, after = self._coordinated(nxt + 1)
                    found.extend(more)
                    clause.pp.setdefault("to", []).extend(found)
                    at = after if more else nxt + 1
                    continue
                break
            if unit.kind in "yq" or unit.kind == ")" and units[at - 1].kind == "M":
                at += 1
                continue
            if unit.kind == "D":
                clause.pp.setdefault("time", []).append(unit)
                at += 1
                continue
            if unit.kind == "," or unit.kind in "-–—(":
                nxt = self._skip_adverbs(at + 1)
                if nxt < size and units[nxt].kind in "pM" and units[nxt].word in ("from", "for", "on", "in", "with", "at", "until", "of", "including", "like", "after", "following", "alongside", ""):
                    if units[nxt].kind == "M":
                        clause.objects.append(units[nxt])
                        at = nxt + 1
                    else:
                        at = nxt
                    continue
                break
            if unit.kind in "MK" and clause.head.kind == "a":
                clause.objects.append(unit)
                at += 1
                continue
            break
        clause.end = at

    def _coordinated(self, at: int) -> tuple[list[Unit], int]:
        """Further noun phrases joined to one that ends at `at`: ", C", "and C", ", age," and appositions skipped."""
        units = self.units
        size = len(units)
        out: list[Unit] = []
        start = at
        previous = units[at - 1].kind if at else "."
        while at < size:
            if units[at].kind == "#" and units[at].age and at and units[at - 1].kind in ",(":
                at += 1
                continue
            if units[at].kind in ("(", ")"):
                at += 1
                continue
            if units[at].kind in (",", "c") and units[at].word in (",", "and", "or", "plus", "but", "nor", "&"):
                nxt = self._skip_adverbs(at + 1)
                last = nxt < size and units[nxt].kind == "c"
                if last:
                    nxt = self._skip_adverbs(nxt + 1)
                if nxt < size and units[nxt].kind == "#" and units[nxt].age:
                    at = nxt + 1
                    continue
                if nxt < size and units[nxt].kind in "CPSnxN" and self._ends_list(nxt):
                    kind = units[nxt].kind
                    if kind != previous and not (kind in "CSN" and previous in "CSN"):
                        break
                    if units[at].kind == "," and not last and not self._list_goes_on(nxt):
                        break
                    out.append(units[nxt])
                    previous = kind
                    at = nxt + 1
                    continue
            break
        if not out:
            return [], start
        return out, at

    def _list_goes_on(self, at: int) -> bool:
        """Whether a comma-joined phrase is one of a list: a conjunction or another comma follows."""
        units = self.units
        for ahead in range(at + 1, min(len(units), at + 12)):
            kind = units[ahead].kind
            if kind == "c":
                return True
            if kind in "vbsr.;":
                return False
        return False

    def _ends_list(self, at: int) -> bool:
        """Whether the phrase at `at` is not itself the subject of a verb that follows."""
        units = self.units
        nxt = self._skip_adverbs(at + 1)
        return not (nxt < len(units) and units[nxt].kind in "vb" and units[nxt].finite and not self._is_bare_participle(nxt))

    def _is_bare_participle(self, at: int) -> bool:
        unit = self.units[at]
        return unit.form in ("pastpp", "pp") and not unit.perfect and not unit.modal and unit.kind == "v" and (
            self._skip_adverbs(at + 1) < len(self.units) and self.units[self._skip_adverbs(at + 1)].kind == "p"
            and self.units[self._skip_adverbs(at + 1)].word == "by")

    # -- what stands to the left ------------------------------------------------------------------------------

    def _subjects(self, clause: Clause, seen: set[int]) -> list[Unit]:
        if clause.subjects or clause.at in seen:
            return clause.subjects
        seen.add(clause.at)
        governor = clause.governor
        if governor is not None:
            if governor.head.kind == "n":
                owner = [u for u in governor.head.of if u.kind in "CPSi"]
                if owner:
                    return owner[-1:]
                return self._holder_of_noun(governor, seen)
            persons = [o for o in governor.objects if o.kind in "PiCS" and o.kind != "n"]
            if clause.link == "to" and persons and governor.head.classes & _CONTROL and not governor.passive:
                return persons[-1:]
            if persons and (clause.link == "from" or clause.link in ("of", "for", "with") and (
                    "ACCUSE" in governor.head.classes or governor.head.word.partition(" ")[0] in _THANKING)):
                return governor.subjects if governor.passive else persons[-1:]
            found = self._subjects(governor, seen)
            if clause.link == "to" and governor.head.kind == "v" and governor.passive and found and found[0].kind == "n" and (
                    governor.at not in seen or len(found) == 1) and "DEAL" in found[0].classes and (
                    outer := self._previous_verb(found[0].lead)) is not None:
                return self._subjects(outer, seen)  # "they are busy, with a deal agreed to sign Novak"
            return found
        return self._left_subject(clause.at, seen)

    def _told_of(self, at: int) -> int:
        """The noun whose infinitive or gerund ends with the name at `at` and that may be a subject, or -1."""
        for clause in self.clauses:
            if clause.at < at < clause.end and clause.governor is not None and clause.governor.head.kind == "n" and clause.link in ("to", "of") and (
                    clause.end <= at + 2):
                before = self._back(clause.governor.at)
                if before < 0 or self.units[before].kind in ",;:s–—-":
                    return clause.governor.at
        return -1

    def _holder_of_noun(self, governor: Clause, seen: set[int]) -> list[Unit]:
        """Who has the talks, the chance or the bid that an act hangs on: the subject of the verb before the noun."""
        at = governor.at - 1
        if at > 1 and self.units[at].word == "among" and self.units[at - 1].kind == "C" and self.units[at - 2].word == "with":
            return self._with_coordinates(at - 1)  # "with Torino among the favourites to sign him"
        while at >= 0:
            found = self._by_unit.get(at)
            if found is not None and found.head.kind in "vab":
                given = [o for o in found.objects if o.kind in "CPi"]
                if given and not found.passive and found.head.word.partition(" ")[0] in _GIVES:
                    return given[-1:]  # "have offered Burnley the chance to sign him"
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
        alone = i >= 0 and units[i].kind in "CPn" and (i == 0 or units[i - 1].kind in ",c–—-" or units[i - 1].word == "with")
        if head.perfect and not head.finite and not alone and (verb := self._previous_verb(at)) is not None and verb.at != at:
            return self._subjects(verb, seen)  # "Otamendi made 210 appearances having joined from Valencia"
        hops = 0
        while i >= 0 and hops < 40:
            hops += 1
            unit = units[i]
            if unit.kind in "CPS" and head.finite and (owner := self._told_of(i)) >= 0:
                i = owner  # "a deal to take Novak to Rovers has collapsed"
                continue
            if unit.kind in _ARG or unit.kind in "LK#D":
                if unit.kind == "i" and unit.word in ("him", "her", "them") and head.form == "ing":
                    return [unit]
                if unit.kind == "L" and i > 1 and units[i - 1].kind == "c" and units[i - 2].kind in "CS":
                    i -= 2  # "Chelsea and the Saudi Pro League were keen"
                    continue
                if unit.kind in "D#LK" and i > 0 and units[i - 1].kind not in "p":
                    i -= 1
                    continue
                first = i
                while first > 0 and units[first - 1].kind in "CPSxn" and unit.kind in "CPSx" and units[first].kind == "#":
                    first -= 1
                before = self._back(self._list_start(i))
                if head.finite and self._list_start(i) < i and before > 0 and units[before].kind == "p" and any(
                        c.at < before < c.end <= i and c.head.finite and not c.head.classes & {"ADMIT", "HEDGE"}
                        for c in self.clauses):
                    return [unit]  # "has signed at Athletic and Liverpool have rejected offers"
                if before > 0 and units[before].kind == "," and unit.kind in "CP" and (
                        longer := self._noun_over_list(before)) >= 0:
                    i = longer  # "the sales of Rashford, Antony and Sancho"
                    continue
                if unit.how == "description" and unit.plural and unit.kind == "C" and (
                        unit.words[-1] in ("clubs", "sides", "teams", "suitors") and (listed := self._listed_clubs(at, i))):
                    return listed
                if unit.how == "description" and unit.plural and before >= 0 and units[before].word in ("of", "among") and (
                        found := self._previous_copula(i)) is not None:
                    return self._subjects(found, seen)
                if before > 0 and units[before].word in _NAMING and unit.kind == "C" and (
                        units[before - 1].how == "description"):
                    return self._with_coordinates(i)  # "clubs such as Rovers and Torino"
                if before >= 0 and units[before].kind in "pt" and units[before].word not in ("than",):
                    if units[before].word == "with" and (head.kind == "a" or head.kind == "v" and (
                            not head.finite or head.form == "pastpp" and self._absolute(before))):
                        return self._with_coordinates(i)
                    beyond = self._back(before)
                    if beyond >= 0 and (units[beyond].kind in _ARG or units[beyond].kind == ","):
                        if units[beyond].kind == "," and beyond > 0:
                            if units[before].word in ("of",):
                                i = beyond - 1
                                continue
                            j = beyond - 1
                            i = j
                            continue
                        i = beyond
                        continue
                    if beyond < 0:
                        return [unit]
                    if units[beyond].kind in "vb" and (found := self._by_unit.get(beyond)) is not None and head.kind == "v" and head.finite:
                        return self._subjects(found, seen)
                    i = beyond
                    continue
                return self._with_coordinates(i)
            if unit.kind == "r" or unit.word in ("who", "which", "that", "whom") and unit.kind in "irsx":
                j = self._back(i)
                while j >= 0 and (units[j].kind in ",-–—(#" or units[j].word in ("of", "all", "both", "some")):
                    j -= 1
                if unit.word == "which":
                    k = j
                    while k >= 0 and units[k].kind in "pDMx#yCt" and j - k < 8:
                        k -= 1
                    if k >= 0 and units[k].kind == "n":
                        return [units[k]]
                if j >= 0 and units[j].kind in _ARG | {"L"}:
                    if units[j].how == "description" and units[j].plural and (found := self._previous_copula(j)) is not None:
                        return self._subjects(found, seen)
                    return self._with_coordinates(j)
                return []
            if unit.kind == "c":
                verb = self._previous_verb(i)
                if verb is not None and head.classes & _ANIMATE and head.finite:
                    said = self._subjects(verb, set(seen))
                    if said and all(u.kind in "nx" for u in said) and (earlier := next(
                            (c for c in reversed(self.clauses) if c.at < verb.at and c.head.kind == "v" and c.governor is None
                             and any(u.kind in "CPS" for u in self._subjects(c, set(seen)))), None)) is not None:
                        return self._subjects(earlier, seen)  # "Rovers accept that the clause is met and will let him go"
                return self._subjects(verb, seen) if verb is not None else []
            if unit.kind in (",", "-", "–", "—", ")", "("):
                opened = self._parenthesis(i)
                if opened >= 0 and units[opened + 2].word in _NAMING and units[opened].kind == units[i - 1].kind == "C" and (
                        units[opened].how == "description"):
                    return self._with_coordinates(i - 1)  # "several clubs, including Rovers and Torino, want him"
                if opened >= 0:
                    i = opened
                    continue
                verb = self._previous_verb(i)
                if verb is not None and not (head.finite and head.kind == "v" and verb.head.form == "ing"):
                    return self._subjects(verb, seen)
                i -= 1
                continue
            if unit.kind in "vab":
                found = self._by_unit.get(i)
                if found is not None:
                    objects = [o for o in found.objects if o.kind in "CPS"]
                    if head.form == "ing" or not head.finite:
                        return self._subjects(found, seen)
                    return objects[-1:] if objects and head.finite else self._subjects(found, seen)
                i -= 1
                continue
            if unit.kind == "t":
                i -= 1
                continue
            if unit.kind == "p":
                if head.form == "ing" or not head.finite:
                    verb = self._previous_verb(i)
                    if verb is not None:
                        return self._subjects(verb, seen)
                    return self._next_subject(at, seen)
                i -= 1
                continue
            if unit.kind in ("s", ":", ";", "."):
                if head.form == "ing" and unit.kind == "s":
                    verb = self._previous_verb(i)
                    if verb is not None:
                        return self._subjects(verb, seen)
                return []
            i -= 1
        if head.kind == "v" and not head.finite or head.kind == "a" or head.form in ("ing", "pastpp", "pp"):
            return self._next_subject(at, seen)
        return []

    def _next_subject(self, at: int, seen: set[int]) -> list[Unit]:
        """The subject of the main clause that follows an opening participle."""
        for clause in self.clauses:
            if clause.at > at and clause.governor is None and (clause.head.finite or clause.head.kind == "a" and (
                    copula := self._back(clause.at)) > at and self.units[copula].kind == "b" and self.units[copula].finite):
                for j in range(at + 1, clause.at):
                    if self.units[j].kind in (",", "–", "—"):
                        return self._subjects(clause, seen)
        return []

    def _previous_verb(self, at: int) -> Clause | None:
        """The nearest predicate to the left that has a subject of its own: for "and wants", not an infinitive's object."""
        i = at - 1
        best = None
        while i >= 0:
            found = self._by_unit.get(i)
            if found is not None and found.head.kind in "vab":
                if found.head.finite or found.head.kind == "a" or found.governor is None:
                    return found
                best = best or found
            if self.units[i].kind in (".", ";", ":"):
                break
            i -= 1
        return best

    def _previous_copula(self, at: int) -> Clause | None:
        """The copula of "A and B are among the clubs (who …)", for the clubs at `at`."""
        before = self._back(at)
        while before >= 0 and self.units[before].kind in "px":
            before = self._back(before)
        found = self._by_unit.get(before) if before >= 0 else None
        return found if found is not None and found.head.kind == "b" else None

    def _parenthesis(self, at: int) -> int:
        """Where the text before a parenthetical stretch that closes at `at` ends, or -1."""
        units = self.units
        j = at - 1
        while j >= 0:
            if units[j].kind in (",", "-", "–", "—", "("):
                inner = units[j + 1:at]
                if not inner:
                    return -1
                first = inner[0]
                opens = self._reports(inner) or first.kind == "r" or first.word in ("who", "which", "whom", "according", "where") or first.kind in "#p" or (
                    first.kind in "v" and not first.finite) or first.kind in "a" or first.form in ("ing", "pastpp") or (
                    not any(u.kind in "vb" and u.finite for u in inner)) or first.kind in "nxP" and len(inner) > 2 and any(
                    u.kind == "r" for u in inner[1:4]) and not any(u.kind in "vb" and u.finite for u in inner[:2])
                if opens and j > 0:
                    return j - 1
                if not opens:
                    j -= 1
                    continue
                return -1
            if units[j].kind in ";:.":
                return -1
            j -= 1
        return -1

    @staticmethod
    def _reports(inner: list[Unit]) -> bool:
        """Whether a stretch between commas only says who tells it: ", sources said,", ", the Echo reports,"."""
        return 1 < len(inner) <= 4 and inner[0].kind in "PSOi" and inner[-1].kind == "v" and inner[-1].finite and "ADMIT" in inner[-1].classes or (
            len(inner) == 2 and inner[0].kind == "v" and "ADMIT" in inner[0].classes and inner[1].kind in "PSO")

    def _list_start(self, at: int) -> int:
        """Where a list of noun phrases that ends at `at` begins: "between Juventus and Wolves" begins at Juventus."""
        units = self.units
        i = at
        while i >= 2 and units[i - 1].kind == "c" and units[i - 1].word in ("and", "or") and units[i - 2].kind in "CPS" and units[i].kind in "CPS":
            i -= 2
        return i

    def _with_coordinates(self, at: int) -> list[Unit]:
        """The noun phrase at `at` with those joined to it on its left: "Chelsea, Arsenal and City"."""
        units = self.units
        if units[at].how == "description" and at + 3 < len(units) and units[at + 1].kind == "," and units[at + 2].kind == "P" and (
                units[at + 2].how != "description" and units[at + 3].kind == ","):
            return [units[at + 2]]
        if units[at].kind == "x" and units[at].words[:1] == ("the",) and at + 3 < len(units) and units[at + 1].kind == "," and units[at + 2].kind == "P" and (
                units[at + 2].how != "description" and units[at + 3].kind == ","):
            return [units[at + 2]]  # "the other, goalkeeper Jan Novak, has joined"
        out = [units[at]]
        kind = units[at].kind
        i = at - 1
        while i >= 0:
            j = i
            saw = False
            while j >= 0 and (units[j].kind in (",", "c", "y") or units[j].kind == "#" and units[j].age):
                if units[j].kind == "c" and units[j].word not in ("and", "or", "&", "nor", "plus"):
                    return out
                saw |= units[j].kind in (",", "c")
                j -= 1
            if saw and j >= 1 and kind == "P" and units[j].kind not in "CPS" and any(units[k].kind == "c" for k in range(j + 1, i + 1)) and (
                    opened := self._parenthesis(j + 1) if units[j + 1].kind == "," else -1) >= 0 and units[opened].kind == "P":
                j = opened  # "Hinds, a full-back of many uses, and Borbe"
            if not saw or j < 0 or units[j].kind not in "CPS" or units[j].kind != kind and not {units[j].kind, kind} <= {"C", "S"}:
                break
            if len(out) == 1 and not any(units[k].kind == "c" for k in range(j + 1, i + 1)):
                break
            before = self._back(j)
            joint = self._skip_adverbs(at + 1)
            acting = joint < len(units) and units[joint].kind == "v" and units[joint].form == "ing" and units[before].word == "with"
            if before >= 0 and units[before].kind == "p" and units[before].word not in _NAMING and not acting and not self._absolute(before):
                break
            out.insert(0, units[j])
            i = j - 1
        return out

    def _listed_clubs(self, at: int, clubs: int) -> list[Unit]:
        """The clubs named behind "the clubs keen on Novak are …" or "include …", for the predicate at `at`."""
        if self.units[at].kind != "a" and not (self.units[at].kind == "v" and self.units[at].form == "ing"):
            return []
        for clause in self.clauses:
            if clause.at > at and (clause.head.kind == "b" or clause.head.word.startswith("includ")):
                if not any(u.kind in ",;:s" for u in self.units[at:clause.at]) and not (
                        any(u.kind in "vb" and u.finite for u in self.units[clubs:at])):
                    return [o for o in clause.objects if o.kind == "C" and o.how != "description"]
                return []
        return []

    def _apposed(self, at: int) -> tuple[list[Unit], int]:
        """The names that spell out players spoken of in a body before `at`: "four strikers: Novak, Price and Diaz"."""
        units = self.units
        before = units[at - 1]
        many = before.plural if before.kind == "P" and before.how == "description" else (
            before.kind == "C" and before.words[-1:] == ("men",))
        if not many or at + 1 >= len(units) or units[at].kind not in ",:-–—" or units[at + 1].kind != "P" or (
                units[at + 1].how == "description"):
            return [], at
        more, end = self._coordinated(at + 2)
        return ([units[at + 1], *more], end) if more else ([], at)

    def _noun_over_list(self, at: int) -> int:
        """The event noun that "of" ties to a list whose comma stands at `at`, or -1."""
        units = self.units
        while at > 2 and units[at].kind == "," and units[at - 1].kind in "CP":
            at -= 2
            if units[at].word == "of" and units[at - 1].kind == "n":
                return at - 1
        return -1

    def _absolute(self, at: int) -> bool:
        """Whether the preposition at `at` opens a stretch with a subject of its own: ", with Arsenal and Lyon also keen"."""
        return self.units[at].word == "with" and at > 0 and self.units[at - 1].kind in (",", "-", "–", "—")

    def _is_conditional(self, clause: Clause) -> bool:
        """Whether the clause stands under if, should, unless or provided."""
        i = clause.at - 1
        while i >= 0:
            unit = self.units[i]
            if unit.kind == "s":
                return unit.word in ("if", "unless", "should", "provided") and not self._past_condition(i, clause)
            if unit.kind in (":", ";", "."):
                return False
            i -= 1
        return False

    def _past_condition(self, opens: int, clause: Clause) -> bool:
        """Whether the condition that opens at `opens` is over before `clause`: a predicate and then a comma, or a new subject."""
        seen = False
        for at in range(opens + 1, clause.at):
            unit = self.units[at]
            if unit.kind in "vb" and (found := self._by_unit.get(at)) is not clause.governor and found is not None or unit.kind == "b":
                seen = True
            if seen and (unit.kind in (",", "–", "—", "-") or unit.kind == "i" and clause.head.finite and clause.subjects == [unit]):
                return True
        return False

    def clause_at(self, at: int) -> Clause | None:
        """The clause whose head is the unit at `at`."""
        return self._by_unit.get(at)
