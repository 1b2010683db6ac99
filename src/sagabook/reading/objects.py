"""What follows a predicate: its objects and prepositional phrases, lists and appositions."""

from sagabook.reading.government import Government
from sagabook.reading.row import ARG, Clause
from sagabook.reading.units import Unit

_NP = frozenset("CPSOMnxiLNK#D")
#: What may follow a verb or a copula as its object, its time or a figure.
_COMPLEMENTS = ARG | set("KD#Lx")
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})


class Objects(Government):
    """Finds the objects of clauses."""

    def _after(self, clause: Clause) -> None:
        units = self.units
        at = self._skip_adverbs(clause.at + 1)
        size = len(units)
        if clause.head.kind == "v" or clause.head.kind == "b":
            while at < size and units[at].kind in _COMPLEMENTS:
                if (
                    clause.objects
                    and units[at].kind == "C"
                    and clause.objects[-1].kind == "i"
                    and clause.head.form == "ing"
                    and (units[self._skip_adverbs(at + 1) % size].kind in "vb")
                ):
                    break  # "in recalling him Chelsea meant …"
                if (
                    clause.head.kind == "b"
                    and clause.objects
                    and units[at].kind in "CSPi"
                    and (units[self._skip_adverbs(at + 1) % size].kind in "vb")
                ):
                    break  # "is a player Bolton hope to bring in"
                if units[at].kind == "i" and units[at].word in _NOMINATIVE:
                    break  # "told the club he wants to go"
                if units[at].kind in ARG or units[at].kind in "KLx":
                    clause.objects.append(units[at])
                elif units[at].kind == "D":
                    clause.pp.setdefault("time", []).append(units[at])
                at = self._skip_adverbs(at + 1)
                more, at = self._coordinated(at)
                clause.objects.extend(more)
                more, at = self._apposed(at)
                clause.objects.extend(more)
                if clause.objects and at < size and units[at].kind in ARG and len(clause.objects) > 5:
                    break
        elif (
            clause.head.kind == "a"
            and at < size
            and units[at].kind in "nCPS"
            and clause.head.word.endswith((" of", " to", " in", " on", " for"))
        ):
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
                    while (
                        after < size
                        and units[after].kind in "P#DCM"
                        and units[after - 1].kind in "CxD"
                        and units[after].kind != units[after - 1].kind
                    ):
                        found.append(units[after])
                        after += 1
                    more, after2 = self._coordinated(after)
                    if (
                        unit.word == "between"
                        and not more
                        and after + 1 < size
                        and units[after].kind == "c"
                        and units[after + 1].kind in "CPS"
                    ):
                        more, after2 = [units[after + 1]], after + 2
                    found.extend(more)
                    more, after = self._apposed(after2)
                    found.extend(more)
                    clause.pp.setdefault(unit.word, []).extend(found)
                    at = after
                    continue
                break
            if unit.kind == "t":
                nxt = self._skip_adverbs(at + 1)
                if nxt < size and units[nxt].kind in _NP:
                    more, at = self._coordinated(nxt + 1)
                    clause.pp.setdefault("to", []).extend([units[nxt], *more])
                    continue
                break
            if unit.kind in "yq" or (unit.kind == ")" and units[at - 1].kind == "M"):
                at += 1
                continue
            if unit.kind == "D":
                clause.pp.setdefault("time", []).append(unit)
                at += 1
                continue
            if (behind := self._aside(at)) > at:
                at = behind
                continue
            if unit.kind == "," or unit.kind in "-–—(":
                nxt = self._skip_adverbs(at + 1)
                if (
                    nxt < size
                    and units[nxt].kind in "pM"
                    and units[nxt].word
                    in (
                        "from",
                        "for",
                        "on",
                        "in",
                        "with",
                        "at",
                        "until",
                        "of",
                        "including",
                        "like",
                        "after",
                        "following",
                        "alongside",
                        "",
                    )
                ):
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

    def _aside(self, at: int) -> int:
        """Where what is said between commas or brackets of a name before `at` ends: "Novak, 23, from Torino"."""
        units, kinds = self.units, self.kinds
        if not at or at + 3 >= len(units) or kinds[at] not in ",(" or kinds[at - 1] not in "P#":
            return at
        closes = kinds[at + 2] == ("," if kinds[at] == "," else ")") and kinds[at + 3] in "pt"
        told = units[at + 1]
        return at + 3 if closes and (told.age or (told.kind == "P" and told.how == "description")) else at

    def _coordinated(self, at: int) -> tuple[list[Unit], int]:
        """Further noun phrases joined to one that ends at `at`: ", C", "and C", ", age," and appositions skipped."""
        units = self.units
        size = len(units)
        if at >= size or self.kinds[at] not in ",c#()p":
            return [], at
        out: list[Unit] = []
        start = at
        previous = units[at - 1].kind if at else "."
        while at < size:
            if units[at].kind == "#" and units[at].age and at and units[at - 1].kind in ",(":
                at += 1
                continue
            if previous == "P" and (behind := self._told_of_one(at)) > at:
                at = behind
            elif previous == "P" and at > start and (behind := self._told_of_one(at + 1)) > at + 1:
                at = behind  # "Novak, 23, from Torino, and Price"
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
                if nxt < size and previous + units[nxt].kind == "PM" and self.in_the_price(at):
                    out.append(units[nxt])  # "offered Price plus £20m for Novak"
                    at = nxt + 1
                    break
                if nxt < size and units[nxt].kind in "CPSnxN" and self._ends_list(nxt):
                    kind = units[nxt].kind
                    if previous + kind == "MP" and self.in_the_price(at):
                        start = at = nxt + 1  # "£20m plus Price (for Novak)": he is part of the price
                        break
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

    def in_the_price(self, at: int) -> bool:
        """Whether the "plus" or "and" at `at` joins a player and a sum to one price: "offered Price and £2m for Novak".

        And not two deals: "£20m for Novak and £2m for Price".
        """
        units = self.units
        if units[at].kind != "c":
            return False
        ends = at + 2 >= len(units) or units[at + 2].kind in ".,;" or units[at + 2].word in ("for", "from", "to")
        two = units[at].word != "plus" and at > 1 and units[at - 2].word in ("for", "to", "from")
        return ends and not two

    def _told_of_one(self, at: int) -> int:
        """Where what is told of one name ends, if a list goes on: "Novak of Torino", "Price for £5m and …"."""
        units = self.units
        end = at
        while end + 2 < len(units):
            first, second = units[end], units[end + 1]
            if first.kind == "p" and (
                (first.word in ("of", "from") and second.kind == "C") or (first.word == "for" and second.kind == "M")
            ):
                end += 2
            elif first.kind == "(" and second.kind in "CM" and units[end + 2].kind == ")":
                end += 3
            else:
                break
        if end == at or end + 1 >= len(units) or units[end].word not in (",", "and", "or"):
            return at
        nxt = self._skip_adverbs(end + 1)
        if nxt < len(units) and units[nxt].kind == "c":
            nxt = self._skip_adverbs(nxt + 1)
        goes_on = (
            nxt < len(units)
            and units[nxt].kind == "P"
            and units[nxt].how != "description"
            and not "".join(units[nxt].words[:1]).endswith("ing")
            and self._ends_list(nxt)
        )
        return end if goes_on else at

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
        return not (
            nxt < len(units) and units[nxt].kind in "vb" and units[nxt].finite and not self._is_bare_participle(nxt)
        )

    def _is_bare_participle(self, at: int) -> bool:
        unit = self.units[at]
        return (
            unit.form in ("pastpp", "pp")
            and not unit.perfect
            and not unit.modal
            and unit.kind == "v"
            and (
                self._skip_adverbs(at + 1) < len(self.units)
                and self.units[self._skip_adverbs(at + 1)].kind == "p"
                and self.units[self._skip_adverbs(at + 1)].word == "by"
            )
        )

    def _apposed(self, at: int) -> tuple[list[Unit], int]:
        """The names that spell out players spoken of in a body before `at`: "four strikers: Novak, Price and Diaz"."""
        units, kinds = self.units, self.kinds
        if at + 1 >= len(units) or kinds[at] not in ",:-–—" or kinds[at + 1] != "P":
            return [], at
        before = units[at - 1]
        many = (
            before.plural
            if before.kind == "P" and before.how == "description"
            else (before.kind == "C" and before.words[-1:] == ("men",))
        )
        if not many or units[at + 1].how == "description":
            return [], at
        more, end = self._coordinated(at + 2)
        return ([units[at + 1], *more], end) if more else ([], at)
