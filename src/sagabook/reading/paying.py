"""Whether money paid is told as paid: then a move is done, and no bid."""

from sagabook.reading.clauses import Sentence
from sagabook.reading.row import Clause


def had_paid(sentence: Sentence, clause: Clause) -> bool:
    """Whether a participle tells of what came before.

    "after paying £5m for him", "within hours of paying", "have been busy, forking out £5m for him".
    """
    if clause.head.form != "ing" or clause.head.finite or clause.at < 1:
        return False
    if clause.governor is not None and clause.governor.head.word.startswith("ended up"):
        return True
    before = sentence.units[clause.at - 1]
    if before.kind in ",-–—":
        return _told_as_done(sentence, clause)
    return before.kind in "ps" and (
        before.word in ("after", "since", "following", "having")
        or (before.word == "of" and clause.at > 1 and (sentence.units[clause.at - 2].kind == "D"))
    )


def _told_as_done(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause before a participle is itself told as past."""
    main = next((c for c in reversed(sentence.clauses) if c.at < clause.at and c.head.finite), None)
    return (
        main is not None
        and main.head.kind == "v"
        and not main.head.modal
        and not main.head.neg
        and (main.head.perfect or main.head.form in ("past", "pastpp"))
    )
