"""A clause, and how to walk the row of units that it stands in."""

from dataclasses import dataclass, field

from sagabook.reading.units import Unit, kinds_of

ARG = frozenset("CPSOnxiMN")
#: What an act that may come about is called: "the prospect of Novak joining Torino".
CHANCES = frozenset("hope hopes chance chances prospect prospects possibility likelihood idea question".split())
NAMING = frozenset({"including", "like"})


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


class Row:
    """The units of one sentence and its clauses, and steps among them.

    Args:
        units: The units, in order.
        start: Where the sentence begins in the text.
        end: Where it ends.
    """

    def __init__(self, units: list[Unit], start: int, end: int) -> None:
        self.units = units
        self.kinds = kinds_of(units)
        self.start = start
        self.end = end
        self.clauses: list[Clause] = []
        self._by_unit: dict[int, Clause] = {}

    def _skip_adverbs(self, at: int) -> int:
        kinds = self.kinds
        while at < len(kinds) and kinds[at] in "yq":
            at += 1
        return at

    def _back(self, at: int) -> int:
        at -= 1
        while at >= 0 and self.kinds[at] in "yq":
            at -= 1
        return at

    def _back_past_time(self, at: int) -> int:
        """The unit before `at`, adverbs and dates passed over: "their first choice this summer was to sell"."""
        at = self._back(at)
        while at > 0 and self.units[at].kind == "D":
            at = self._back(at)
        return at

    def _previous_verb(self, at: int) -> Clause | None:
        """The nearest predicate to the left that has a subject of its own.

        For "and wants", not an infinitive's object.
        """
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
        while before >= 0 and (self.units[before].kind in "px" or "TARGET" in self.units[before].classes):
            before = self._back(before)
        found = self._by_unit.get(before) if before >= 0 else None
        heads = found is not None and (found.head.kind == "b" or "TOPL" in found.head.classes)
        return found if heads else None  # "Torino head a list of clubs keen on Novak"

    def _parenthesis(self, at: int) -> int:
        """Where the text before a parenthetical stretch that closes at `at` ends, or -1."""
        units = self.units
        j = at - 1
        while j >= 0:
            if units[j].kind in (",", "-", "–", "—", "("):
                inner = units[j + 1 : at]
                if not inner:
                    return -1
                first = inner[0]
                opens = (
                    self._reports(inner)
                    or first.kind == "r"
                    or first.word in ("who", "which", "whom", "according", "where")
                    or first.kind in "#p"
                    or (first.kind in "v" and not first.finite)
                    or first.kind in "a"
                    or first.form in ("ing", "pastpp")
                    or (not any(u.kind in "vb" and u.finite for u in inner))
                    or (
                        first.kind in "nxP"
                        and len(inner) > 2
                        and (pronoun := next((k for k, u in enumerate(inner[1:9], 1) if u.kind == "r"), 0))
                        and not any(u.kind in "vb" and u.finite for u in inner[:pronoun])
                    )
                )
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
        return (
            1 < len(inner) <= 4
            and inner[0].kind in "PSOi"
            and inner[-1].kind == "v"
            and inner[-1].finite
            and "ADMIT" in inner[-1].classes
        ) or (len(inner) == 2 and inner[0].kind == "v" and "ADMIT" in inner[0].classes and inner[1].kind in "PSO")

    def _list_start(self, at: int) -> int:
        """Where a list of noun phrases that ends at `at` begins: "between Juventus and Wolves" begins at Juventus."""
        units = self.units
        i = at
        while (
            i >= 2
            and units[i - 1].kind == "c"
            and units[i - 1].word in ("and", "or")
            and units[i - 2].kind in "CPS"
            and units[i].kind in "CPS"
        ):
            i -= 2
        return i

    def _with_coordinates(self, at: int) -> list[Unit]:
        """The noun phrase at `at` with those joined to it on its left: "Chelsea, Arsenal and City"."""
        units = self.units
        if (
            units[at].how == "description"
            and at + 3 < len(units)
            and units[at + 1].kind == ","
            and units[at + 2].kind == "P"
            and (units[at + 2].how != "description" and units[at + 3].kind == ",")
        ):
            return [units[at + 2]]
        if (
            units[at].kind == "x"
            and units[at].words[:1] == ("the",)
            and at + 3 < len(units)
            and units[at + 1].kind == ","
            and units[at + 2].kind == "P"
            and (units[at + 2].how != "description" and units[at + 3].kind == ",")
        ):
            return [units[at + 2]]  # "the other, goalkeeper Jan Novak, has joined"
        out = [units[at]]
        kind = units[at].kind
        i = at - 1
        while i >= 0:
            j = i
            saw = False
            while j >= 0 and (units[j].kind in (",", "c", "y") or (units[j].kind == "#" and units[j].age)):
                if units[j].kind == "c" and units[j].word not in ("and", "or", "&", "nor", "plus"):
                    return out
                saw |= units[j].kind in (",", "c")
                j -= 1
            if (
                saw
                and j >= 1
                and kind == "P"
                and units[j].kind not in "CPS"
                and any(units[k].kind == "c" for k in range(j + 1, i + 1))
                and (opened := self._parenthesis(j + 1) if units[j + 1].kind == "," else -1) >= 0
                and units[opened].kind == "P"
            ):
                j = opened  # "Novak, a full-back of many uses, and Price"
            if (
                not saw
                or j < 0
                or units[j].kind not in "CPS"
                or (units[j].kind != kind and not {units[j].kind, kind} <= {"C", "S"})
            ):
                break
            joined = any(units[k].kind == "c" for k in range(j + 1, i + 1))
            if len(out) == 1 and not joined and not self._bare_list(j, i):
                break
            before = self._back(j)
            joint = self._skip_adverbs(at + 1)
            acting = (
                joint < len(units)
                and units[joint].kind == "v"
                and units[joint].form == "ing"
                and units[before].word == "with"
            )
            if (
                before >= 0
                and units[before].kind == "p"
                and units[before].word not in NAMING
                and not acting
                and not self._absolute(before)
            ):
                break
            out.insert(0, units[j])
            i = j - 1
        return out

    def _bare_list(self, at: int, end: int) -> bool:
        """Whether the clubs that end before a comma at `end` open a sentence's list: "Torino, Lille, Ajax want"."""
        units = self.units
        return at == 2 and end == 3 and units[0].kind == units[2].kind == "C" and units[1].kind == ","

    def _absolute(self, at: int) -> bool:
        """Whether the preposition at `at` opens a stretch with a subject of its own.

        ", with Arsenal and Lyon also keen".
        """
        return self.units[at].word == "with" and at > 0 and self.units[at - 1].kind in (",", "-", "–", "—")

    def clause_at(self, at: int) -> Clause | None:
        """The clause whose head is the unit at `at`."""
        return self._by_unit.get(at)
