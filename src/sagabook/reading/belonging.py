"""What a name in a row belongs to: a noun that it is told of, a gerund, a list, a relative clause."""

from sagabook.reading.row import Row
from sagabook.reading.units import Unit

#: Nouns whose "of" a gerund with a subject of its own may follow: "the prospect of Torino signing him".
_ABSTRACT = frozenset(
    "prospect possibility likelihood idea chance chances hope hopes sight thought danger risk question notion "
    "probability odds threat fear fears dream case event".split()
)
#: What a club and a player do together.
_JOINT = frozenset({"PARTC", "AGREE", "AGREEM", "TALK"})


class Belonging(Row):
    """Tells what the name at a place is a part of, so that it is not taken for a subject."""

    def _told_of(self, at: int, predicate: int) -> int:
        """The noun whose infinitive or gerund ends with the name at `at` and that may be a subject, or -1."""
        for clause in self.clauses:
            if clause.at < at < clause.end and (noun := self._abstract_before(self._back(clause.at), clause.head)) >= 0:
                return noun  # "the prospect of Torino signing Novak has grown"
            if (
                clause.at < at < clause.end
                and clause.governor is not None
                and clause.governor.head.kind == "n"
                and clause.link in ("to", "of", "chance")
                and (clause.end <= at + 2 or self._skip_adverbs(clause.end) == predicate)
            ):
                before = self._back(clause.governor.at)
                if before < 0 or self.units[before].kind in ",;:s–—-" or (not before and self.units[0].kind == "c"):
                    return clause.governor.at
        return -1

    def _abstract_before(self, at: int, head: Unit) -> int:
        """The "prospect" or "chance" of which the name at `at` does what the gerund `head` tells, or -1."""
        units = self.units
        if at < 2 or head.form != "ing" or units[at].kind not in "CPSi":
            return -1
        of = self._back(self._list_start(at))
        return of - 1 if of > 0 and units[of].word == "of" and units[of - 1].word in _ABSTRACT else -1

    def _antecedent(self, subject: int) -> int:
        """What the relative clause whose own subject stands at `subject` is about, or -1."""
        units = self.units
        if subject < 1 or units[subject].kind not in "CPi":
            return -1
        before = self._back(subject)
        if before > 0 and units[before].word in ("that", "which"):
            before = self._back(before)
        return before if before >= 0 and units[before].kind == "n" and units[before].words[0] in ("the", "a") else -1

    def _object_list(self, at: int) -> bool:
        """Whether the list that the name at `at` seems to end is what the verb before it has for object."""
        first = self._list_start(at)
        before = self._back(first)
        return (
            first < at
            and before >= 0
            and self.units[before].kind == "v"
            and not self.units[before].classes & {"ADMIT", "HEDGE"}
        )

    def _gerund_opens(self, at: int) -> bool:
        """Whether the name at `at` is the object of a gerund that is the subject: "selling Novak could pay for it"."""
        for clause in self.clauses:
            if clause.at < at < clause.end and clause.head.form == "ing" and clause.governor is None:
                before = self._back(clause.at)
                return before < 0 or self.units[before].kind in ":;s" or self.units[before].word in ("that", "but")
        return False

    def _partners(self, at: int, head: Unit) -> list[Unit]:
        """A club and a person that act together, as only those who agree or talk do: "Torino and Novak have agreed"."""
        units = self.units
        if (
            at <= 1
            or units[at - 1].word not in ("and", "nor", "&")
            or {units[at].kind, units[at - 2].kind} not in ({"C", "P"}, {"C", "i"})
            or head.classes.isdisjoint(_JOINT)
        ):
            return []
        before = self._back(at - 2)
        return [units[at - 2], units[at]] if before < 0 or units[before].kind not in "pt" else []

    def _of_one(self, at: int, head: Unit) -> bool:
        """Whether a relative apart tells of one only: "Novak, Price and Cruz - who has since signed"."""
        return self.units[at - 1].kind in "-–—" and not {"all", "both", "each"} & set(head.adverbs)

    def _noun_over_list(self, at: int) -> int:
        """The event noun that "of" ties to a list whose comma stands at `at`, or -1."""
        units = self.units
        while at > 2 and units[at].kind == "," and units[at - 1].kind in "CP":
            at -= 2
            if units[at].word == "of" and units[at - 1].kind == "n":
                return at - 1
        return -1
