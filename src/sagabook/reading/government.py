"""What a predicate hangs on, and whether it is passive or only supposed."""

from sagabook.reading.row import CHANCES, Clause
from sagabook.reading.subjects import Subjects

BARE_AFTER = frozenset(
    "let lets letting help helps helped helping see sees saw seeing make makes made making have has had having "
    "watch watched".split()
)
#: After these a gerund is a circumstance, and hangs on nothing: "after refusing", "without signing".
_TEMPORAL = frozenset("after before since by without despite until following through via amid upon besides".split())
#: How a wish to go ends that is one word to us.
_LEAVING = (" leave", " quit", " depart", " go")
_SUPPOSING = frozenset({"if", "unless", "should", "provided"})
_SEEING = frozenset("have has had having see saw seen sees seeing".split())
#: What clubs do to players.
_CLUBS_ACTS = frozenset({"SELL", "LOANED", "SENDV", "RELEASE"})


class Government(Subjects):
    """Finds what governs a clause."""

    def _copula_of(self, at: int) -> int | None:
        """The adjective that a copula at `at` leads to, past adverbs."""
        nxt = self._skip_adverbs(at + 1)
        if nxt < len(self.units) and self.units[nxt].kind == "a":
            return nxt
        return None

    def _govern(self, clause: Clause) -> None:
        """Find the predicate that an infinitive or gerund depends on."""
        units = self.units
        unit = clause.head
        at = clause.at
        before = self._back(at)
        if before < 0:
            return
        kind = self.kinds[before]
        if (unit.kind == "v" and not unit.finite) or (unit.kind in "vb" and kind == "t"):
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
        if unit.form == "ing" and kind in "CPi" and self._chance_of(before):
            clause.governor, clause.link, clause.subjects = self._noun_governor(before - 2), "chance", [units[before]]
            return
        if kind == "c" and unit.form in ("base", "any") and units[before].word in ("and", "or", "then"):
            sister = next((c for c in reversed(self.clauses) if c.at < before), None)
            if sister is not None and sister.governor is not None and sister.link in ("to", "ing"):
                clause.governor, clause.link = sister.governor, sister.link
            elif sister is not None and "WANTOUT" in sister.head.classes and sister.head.word.endswith(_LEAVING):
                clause.governor, clause.link = sister, "to"  # "wants to leave Torino and join Rovers"
            elif sister is not None and not unit.modal:
                unit.modal = sister.head.modal  # "will leave Torino and join Rovers"
                unit.neg |= sister.head.neg and units[before].word == "or"
            return
        if kind == "t":
            link, up = "to", self._back(before)
        elif kind == "p" and (unit.form == "ing" or unit.perfect) and units[before].word not in _TEMPORAL:
            link, up = units[before].word, self._back(before)
        elif kind in "va" and unit.form == "ing":
            link, up = "ing", before
        else:
            return
        if up >= 0 and link == "to" and units[up].kind == "c" and units[up].word in ("and", "or", "nor"):
            sister = next((c for c in reversed(self.clauses) if c.at < up), None)
            if (
                sister is not None
                and sister.link == "to"
                and sister.governor is not None
                and not (sister.head.finite and sister.head.kind == "v")
            ):
                clause.governor, clause.link = sister.governor, "to"  # "have no wish to negotiate or to sell"
                return
        if up > 0 and units[up - 1].word == "in" and units[up].word in ("order", "bid") and not units[up].money:
            clause.link = "purpose"
            return
        if (
            link == "to"
            and up > 1
            and units[up].kind == "n"
            and units[up - 1].word == "for"
            and units[up - 2].word == "only"
        ):
            clause.subjects = [units[up]]  # "only for the deal to collapse"
            return
        if up > 0 and units[up].word == "whether" and "CONSIDER" in units[self._back(up)].classes:
            up = self._back(up)  # "are weighing up whether to bid"
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
                clause.governor = self._race_won(up) or self._noun_governor(up)
                return
            if (
                (link in ("to", "ing") and u.kind in "CPSxinOMt" and hops < 5)
                or u.kind in "yq,"
                or (u.kind == "c" and link in ("to", "of") and up and units[up - 1].kind == units[up + 1].kind == "C")
                or (u.kind == "p" and link == "to" and hops < 5)
                or (u.kind in "CPSxinOMLND#K" and hops < 5 and link == "to")
                or (link in ("over", "about", "for", "on", "in", "of", "with") and u.kind in "CPSpiDtx" and hops < 4)
                or (link == "on" and u.kind == "M")
            ):
                up -= 1
            else:
                return
            hops += 1

    def _race_won(self, at: int) -> Clause | None:
        """The predicate that an infinitive behind "interest" hangs on: "beat off interest from Rovers to sign him"."""
        found = self._by_unit.get(self._back(at)) if "INTEREST" in self.units[at].classes else None
        return found if found is not None and "BEAT" in found.head.classes else None

    def _chance_of(self, at: int) -> bool:
        """Whether the name at `at` is whose chance is told of: "the prospect of Novak joining Torino"."""
        units = self.units
        return (
            at > 1
            and units[at - 1].word == "of"
            and units[at - 2].kind in "nx"
            and bool(units[at - 2].words)
            and units[at - 2].words[-1] in CHANCES
        )

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
                clause.governor, clause.link, clause.subjects = (
                    verb,
                    "oc",
                    [u for u in verb.objects if u.kind == unit.kind and u.lead <= unit.lead],
                )

    def _let(self, clause: Clause) -> None:
        """Tie a bare infinitive to the let, help or see before it: "will let Novak leave"."""
        before = self._back(clause.at)
        if before > 0 and self.units[before].kind == "," and (opened := self._parenthesis(before)) >= 0:
            before = opened
        unit = self.units[before] if before >= 0 else None
        for verb in self.clauses:
            if (
                unit is not None
                and verb.at < before
                and any(o is unit for o in verb.objects)
                and verb.head.word.split(" ")[0] in BARE_AFTER
            ):
                clause.governor, clause.link = verb, "to"
                verb.governs = True

    def _noun_governor(self, at: int) -> Clause:
        found = self._by_unit.get(at)
        if found is None:
            found = Clause(self.units[at], at)
            self._by_unit[at] = found
        return found

    def _headline_bid(self, at: int) -> bool:
        """Whether a phrase that ends at `at` is an offer: "Torino bid (for Novak)"."""
        if self.units[at].kind == "P" and at > 1 and self.units[at - 1].word == "for":
            at -= 2
        return self.units[at].kind == "n" and "BID" in self.units[at].classes

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
            if unit.form == "pp" or ("BID" not in unit.classes and self._haver(clause) is not None):
                return True
            if (
                before >= 0
                and self.units[before].kind in ("v",)
                and self.units[before].word in ("have", "see", "saw", "seen", "had", "get", "got")
            ):
                return True
            if after is not None and after.kind == "p" and after.word == "by":
                return True
            if before < 0 and after is not None and after.kind in "pts":
                return True
            if before == 0 and after is None and "BID" in self.units[0].classes and "REJECT" in unit.classes:
                return True  # a headline's "Torino bid rejected"
            if before >= 0 and self.units[before].kind == "," and after is not None and after.kind in "pt":
                return True
            if (
                before >= 0
                and self.units[before].kind in "CP"
                and after is not None
                and after.kind == "p"
                and after.word in ("with", "by")
                and "LINK" in unit.classes
            ):
                return True
            if (
                before >= 0
                and self.units[before].kind == "P"
                and after is not None
                and (after.kind == "t" or after.word in ("by", "on", "from"))
                and not unit.classes.isdisjoint(_CLUBS_ACTS)
            ):
                return True  # a headline's "Novak loaned to Torino": a player sells nobody
            if before >= 0 and after is not None and after.kind == "t" and "HEDGE" in unit.classes:
                return True
            if (
                before > 0
                and self.units[before].kind in "CP"
                and after is not None
                and after.kind in "pt"
                and (opens := self._back(self._list_start(before))) > 0
                and self._absolute(opens)
            ):
                return True
            if (
                before >= 0
                and self.units[before].kind == "n"
                and after is not None
                and after.kind in "pt.,"
                and "SEAL" in unit.classes
                and (self.units[before].classes & {"DEAL", "MOVE", "SIGNING"})
            ):
                return True  # "with a deal already finalised to sign him"
            if (
                before > 1
                and self.units[before].kind == "C"
                and self.units[before - 1].word in ("of", "from", "for")
                and unit.classes & {"REJECT", "ACCEPT"}
                and (any(u.word in _SEEING for u in self.units[:before]))
            ):
                return True  # "saw a bid for Novak of Porto rejected"
            if after is None and before > 0 and "REJECT" in unit.classes and self._headline_bid(before):
                return True  # a headline's "Torino bid for Novak rejected"
            if (
                before >= 0
                and self.units[before].kind in "nxMP"
                and after is not None
                and after.kind in "pt.,"
                and unit.classes
                & {"REJECT", "ACCEPT", "BIDV", "PLAN", "LINK", "SELL", "OMIT", "RELEASE", "VALUE", "TRIGGER", "SCUPPER"}
            ):
                return not (self.units[before].kind == "P" and after.kind == "t") and unit.word != "left"
            if (
                before >= 0
                and self.units[before].kind == "n"
                and "AGREE" in unit.classes
                and (after is None or after.kind in "pt.,!")
                and (self.units[before].classes & {"DEAL", "FEE", "TERMS"})
            ):
                opens = self._back(before)
                return "ACCORD" not in self.units[before].classes and (
                    opens < 0 or self.units[opens].kind in ",:-–—" or self._absolute(opens)
                )
        return False

    def _is_conditional(self, clause: Clause) -> bool:
        """Whether the clause stands under if, should, unless or provided, or under "had Torino agreed"."""
        if self._had_it_been(clause):
            return True
        opens = self.kinds.rfind("s", 0, clause.at)
        return (
            opens >= 0
            and self.units[opens].word in _SUPPOSING
            and not any(mark in self.kinds[opens : clause.at] for mark in ":;.")
            and not self._past_condition(opens, clause)
        )

    def _had_it_been(self, clause: Clause) -> bool:
        """Whether "had" stands before the subject of what would have changed something: "had Torino agreed a fee"."""
        first = min((u.lead for u in clause.subjects), default=0)
        before = self.units[first - 1] if first else None
        return (
            before is not None
            and before.kind == "v"
            and before.word == "have"
            and before.form == "past"
            and clause.head.form in ("past", "pastpp")
            and all(u.kind in "CPi" for u in clause.subjects)
            and (first == 1 or self.units[first - 2].kind not in "ic")
            and any(unit.kind in "vb" and unit.modal in ("would", "could", "might") for unit in self.units)
        )

    def _past_condition(self, opens: int, clause: Clause) -> bool:
        """Whether the condition that opens at `opens` is over before `clause`.

        A predicate and then a comma, or a new subject.
        """
        seen = False
        for at in range(opens + 1, clause.at):
            unit = self.units[at]
            if (
                unit.kind in "vb" and (found := self._by_unit.get(at)) is not clause.governor and found is not None
            ) or unit.kind == "b":
                seen = True
            if seen and (
                unit.kind in (",", "–", "—", "-")
                or (unit.kind == "i" and clause.head.finite and clause.subjects == [unit])
                or (unit.kind in "CPS" and clause.head.modal in ("would", "will") and clause.subjects == [unit])
            ):
                return True
        return False
