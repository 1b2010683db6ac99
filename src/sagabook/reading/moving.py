"""Whether a verb of moving, or its look-alike, tells of a move: "left him out" and "took him off" do not."""

from collections.abc import Callable

from sagabook.model import Kind
from sagabook.reading.clauses import Sentence
from sagabook.reading.frames import Frame
from sagabook.reading.roles import Roles
from sagabook.reading.row import Clause
from sagabook.reading.scene import Scene

#: Who does so goes to a place; whom he joins there is another matter.
_TRAVELS = ("fly", "flies", "flew", "flown", "jet", "head", "touch", "check", "travel")
_TIMED_BY = frozenset({"in", "on"})


def misread(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    """Whether a pattern that fits a clause by its words takes it for a move that it does not tell."""
    check = _CHECKS.get(frame.head)
    return check is not None and check(sentence, clause, frame, roles, scene)


def _left(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    if (
        clause.head.word.startswith("turn")
        and roles.sellers
        and any(p.holder not in (None, *roles.sellers) for p in roles.players)
    ):
        return True  # he "turned his back on" a suitor
    if any(slot.where == "for" for slot in frame.slots) and not _at_once(sentence, clause, "for"):
        return True
    return not _leaves(sentence, clause, frame, scene)


def _at_once(sentence: Sentence, clause: Clause, word: str) -> bool:
    """Whether a preposition names where he goes.

    "left Torino in 2020 for Lille", not "leave Torino after a fine season for Lille".
    """
    for unit in clause.pp.get(word, ()):
        if unit.kind in "CSPi":
            owner = max((o.lead for o in clause.objects if o.lead < unit.lead), default=clause.at)
            between = sentence.units[owner + 1 : unit.lead - 1]
            return all(
                u.kind in "yqDM#," or (u.kind == "p" and u.word in _TIMED_BY) or (u.kind == "x" and u.word.isdecimal())
                for u in between
            )
    return True


def _joined(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    if (
        clause.head.word.startswith("return")
        and all(o.how == "ground" for o in clause.objects)
        and clause.objects
        and "on" not in clause.pp
    ):
        return True
    if any(slot.where == "o" and slot.filler == "P" for slot in frame.slots) and "in" in clause.pp:
        return True  # "joined Novak in the treatment room"
    if any(c.governor is clause and c.link == "in" for c in sentence.clauses):
        return True  # "are joined by Novak in leaving"
    if clause.head.word.startswith("return") and any(
        "LOAN" in u.classes for w in ("after", "from", "following") for u in clause.pp.get(w, ())
    ):
        return True  # "returned to Rovers after a loan spell at Torino"
    if clause.head.word.startswith(_TRAVELS) and any(o.how == "weak" for o in clause.objects):
        return True  # "is flying to Rome"
    return frame.kind is Kind.SIGNING and roles.noun >= 0 and not _joins_squad(clause, roles)


def _joins_squad(clause: Clause, roles: Roles) -> bool:
    """Whether who joins a squad joins its club: "joins a star-studded Torino squad", not "the squad on tour"."""
    roles.buyers, roles.sellers = roles.sellers, ()
    return (
        bool(roles.buyers)
        and not clause.pp.keys() & {"for", "on", "after"}
        and all(u.kind == "D" or u.word.isdecimal() for u in clause.pp.get("in", ()))
        and all(p.holder not in roles.buyers for p in roles.players)
    )


def _weakly_signed(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    units = sentence.units
    if clause.head.word in ("added", "adds") and clause.at and units[clause.at - 1].kind in "q,?!.":
        return True  # "…", added the Italian
    off = max((o.lead for o in clause.objects), default=clause.at) + 1
    return (
        off < len(units)
        and units[off].word in ("off", "on")
        and (off + 1 == len(units) or units[off + 1].kind in ".,pD")
    )  # "took him off at half-time"


def _agreed(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    if clause.head.word != "done" or clause.head.perfect:
        return False
    got = any(u in other.objects for other in sentence.clauses for u in clause.subjects)
    return got or not clause.passive  # "get a deal done", not "deal done"


def _taken(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    return not clause.passive and not _at_once(sentence, clause, "to")  # "took him off in the defeat to Torino"


def _beat(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    return not roles.players  # a match


def _leaves(sentence: Sentence, clause: Clause, frame: Frame, scene: Scene) -> bool:
    """Whether a form of "leave" tells of going: not "(left)", not "two years left", not "left him out"."""
    unit = clause.head
    if unit.word == "left" and not unit.perfect and clause.at and sentence.units[clause.at - 1].kind == "D":
        return False  # "with six minutes left on the clock"
    if (
        clause.objects
        and len(frame.slots) == 1
        and not any(
            o.kind in "NL"
            or scene.clubs(o)
            or (o.words and o.words[-1] in ("country", "club", "side", "league", "team"))
            for o in clause.objects
        )
    ):
        return False
    if (
        not clause.objects
        and unit.form == "ing"
        and not unit.perfect
        and not unit.finite
        and clause.governor is None
        and not (
            clause.subjects
            and clause.subjects[-1].kind == "P"
            and clause.subjects[-1].lead + 1 == clause.at
            and "on" in clause.pp
        )
    ):
        return False
    if unit.form == "pastpp" and not unit.finite:
        return False
    if clause.governs and unit.word == "left":
        return False
    return not (
        unit.word == "left"
        and not clause.objects
        and not unit.perfect
        and not (set(clause.pp) & {"on", "for", "in", "time", "as", "at"})
    )


def _moved(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    return bool(clause.objects) and clause.head.word.startswith(("leav", "left", "depart"))  # that is LEAVE's to tell


def _hijacked(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    """Let "their move" be another club's than the one that hijacks it: "until Torino hijacked their move for Novak"."""
    thieves = tuple(c for u in clause.subjects for c in scene.clubs(u))
    if not clause.passive and thieves and roles.buyers == thieves:
        before = [clubs for at, clubs in scene.here_named if at < clause.subjects[0].start and clubs != thieves]
        roles.buyers = before[-1] if before else scene.group or scene.subject_clubs
    return roles.buyers == thieves


def _had_cost(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    return frame.kind is Kind.SIGNING and bool(clause.head.modal or clause.governor)  # what he would cost


def _losing(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    return clause.head.form == "ing" and clause.head.finite  # a race that goes on is not lost


def _hinged(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    return any(u.words[:1] == ("any",) for u in clause.subjects)  # "any move would depend on the price"


def _bought(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    return "ever" in clause.head.adverbs  # "the dearest player ever signed by a club of theirs" is a record


def _asked(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    return len(frame.slots) == 1 and any(u.kind == "S" for u in clause.objects)  # "asked the board to sign Novak"


def _stays(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    """Whether a word of staying tells of no outcome: what somebody still is, how long he was there, what he must do."""
    if frame.kind is not Kind.STAYS:
        return False
    head = clause.head
    if any(slot.where == "o" for slot in frame.slots):
        return False
    if "fight" in head.word or "win back" in head.word:
        return _told_to(clause)
    if any(o.kind in "Pn" and o.words[-1:] != ("player",) and not scene.clubs(o) for o in clause.objects):
        return True  # "remains a key man at Torino"
    was = head.form in ("past", "pastpp") and not head.perfect and head.finite
    return was and any(u.kind == "D" and _SPAN & set(u.words) for u in clause.pp.get("for", ()))


def _told_to(clause: Clause) -> bool:
    """Whether somebody is only told what he has to do: "must fight for his place", "has to win back his place"."""
    if any(u.word in ("i", "me") for u in clause.subjects):
        return False
    over = clause.governor
    return clause.head.modal in ("must", "should", "ought") or (
        over is not None
        and over.head.kind == "v"
        and over.head.word in ("have", "has", "had", "need", "needs", "needed")
    )


def _fights(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    return _told_to(clause)


_SPAN = frozenset("year years season seasons months decade".split())


def _offered_himself(sentence: Sentence, clause: Clause, frame: Frame, roles: Roles, scene: Scene) -> bool:
    if frame.kind is not Kind.CONTRACT_OFFER or clause.passive:
        return False
    objects = [slot.filler for slot in frame.slots if slot.where == "o"]
    return len(objects) > 1 and "player" in objects and not any(scene.persons(u) for u in clause.objects)


_CHECKS: dict[str, Callable[[Sentence, Clause, Frame, Roles, Scene], bool]] = {
    "LEAVE": _left,
    "JOIN": _joined,
    "MOVEV": _moved,
    "COSTV": _had_cost,
    "MISSOUT": _losing,
    "HINGE": _hinged,
    "HIJACK": _hijacked,
    "SIGN_WEAK": _weakly_signed,
    "AGREE": _agreed,
    "TAKETO": _taken,
    "BEAT": _beat,
    "STAY": _stays,
    "FIGHTPLACE": _fights,
    "ENQUIRE": _asked,
    "BUYV": _bought,
    "OFFERC": _offered_himself,
    "SIGN": _bought,
}
