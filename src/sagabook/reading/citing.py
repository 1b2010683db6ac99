"""Whom a sentence credits: the grammar around its cues, over a sentence whose names are masked."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from sagabook.reading import phrases
from sagabook.reading.cues import BEFORE, DENIED_BY, NOUNS, QUOTING, REPORTING, SPEECH, STATED, TELLING
from sagabook.reading.masked import Masked
from sagabook.reading.mentions import Mention
from sagabook.reading.press import Press

#: A subject further than this before a verb is another verb's.
_FAR = 130
#: How far around a cue its clauses are looked for.
_CLAUSE = 400
_PRESS_NOUNS = frozenset(
    "outlet newspaper paper publication website site broadcaster daily magazine channel station "
    "radio podcast journalist reporter insider expert account agency correspondent "
    "columnist".split()
)
#: What stands before a club that says something as a club.
_FROM_A_CLUB = frozenset(("according to", "statement from", "statement by", "confirmed by", "announced by"))
#: Who speaks for himself or for his club, and does not tell the news around it.
_SPOKESMEN = frozenset(("P", "C", "clubword", "role", "pronoun"))
#: What a club can be yet to do.
_TO_ANNOUNCE = frozenset(("announce", "confirm", "reveal"))


@dataclass(slots=True)
class Citation:
    """A source as a sentence names it.

    `kind` is O (outlet), P (person), C (club), X (another name), or one of: pronoun, role ("the Lisbon chief"), report
    ("the newspaper"), clubword ("the club"), source ("Torino sources"), nobody ("sources"), text (a handle or a
    domain); `at` is where it stands. `outlets` are outlets named with it ("The Athletic's", "of Sky Sports", "told the
    Sun"); `lo` and `hi` bound the stretch of the story that it vouches for.
    """

    kind: str
    at: int
    end: int
    verb: str
    lo: int
    hi: int
    mention: Mention | None = None
    outlets: list[Mention | str] = field(default_factory=list)
    press: bool = False


def citations(masked: Masked, cues: list[tuple[int, int, str]]) -> list[Citation]:
    """Whom a sentence credits, by the cues in it that no quotation covers, in the order of the cues."""
    out: list[Citation] = []
    for start, end, cue in cues:
        begin, stop = masked.to_mask(start), masked.to_mask(end)
        if cue == "(":
            found = _parenthesis(masked, begin)
        elif cue in BEFORE:
            found = _named_after(masked, cue, begin, stop)
        else:
            found = None
            reporting = cue in REPORTING and (_has_press(masked) or phrases.COLON.match(masked.text, stop))
            if cue in SPEECH or cue in STATED or reporting:
                found = _said(masked, cue, begin, stop)
            if found is None and cue in NOUNS:
                found = _noun(masked, cue, begin, stop)
        if found is not None:
            out.append(found)
    _bound(masked, out)
    if (last := phrases.LAST.search(masked.text, max(0, len(masked.text) - 12))) is not None:
        out.append(_plain(masked, last.start(1), "-"))
    return out


def _bound(masked: Masked, found: list[Citation]) -> None:
    """End what a source vouches for where the next one begins, and where a speaker's words give way to the story's."""
    text = masked.text
    prelude = phrases.PRELUDE.match(text) if found else None
    ends = prelude.end() if prelude is not None else 0
    opened = any(masked.to_mask(citation.at) < ends for citation in found)
    for citation in found:
        at, low, high = map(masked.to_mask, (citation.at, citation.lo, citation.hi))
        if low <= at:
            if opened and at > ends and low < ends:
                citation.lo = masked.to_story(ends)
            if citation.kind in _SPOKESMEN and not _writes(citation) and at > ends and low < at:
                citation.hi = min(citation.hi, masked.to_story(max(text.find(" as ", at), 0) or len(text)))
            continue
        later = [other.at for other in found if other.at > citation.lo]
        cuts = [cut for cut in later if phrases.NEXT.search(text, low, masked.to_mask(cut))]
        if low < ends and citation.verb.endswith("ing"):
            cuts.append(masked.to_story(ends))
        if citation.kind in _SPOKESMEN and not _writes(citation) and (amid := phrases.AMID.search(text, low, high)):
            cuts.append(masked.to_story(amid.start()))
        citation.hi = min([citation.hi, *cuts])


def _writes(citation: Citation) -> bool:
    """Whether a source is of the press."""
    person = citation.mention.person if citation.mention is not None else None
    return citation.press or (person is not None and person.journalist)


def _has_press(masked: Masked) -> bool:
    """Whether a sentence names an outlet or a journalist, or speaks of one: tested before verbs such as "put"."""
    return any(m.what == "O" or (m.person is not None and m.person.journalist) for _, m in masked.names) or bool(
        phrases.PRESS_NOUN.search(masked.text)
    )


def opening(masked: Masked) -> Citation | None:
    """The outlet that opens a line of a press review ("The Sun: …")."""
    found = phrases.FIRST.match(masked.text)
    return _plain(masked, found.start(1), ":") if found else None


def _plain(masked: Masked, at: int, verb: str) -> Citation:
    mention = masked.mention(at)
    return Citation(mention.what, mention.start, mention.end, verb, masked.start, masked.end, mention)


def _parenthesis(masked: Masked, begin: int) -> Citation | None:
    if (several := _named_among(masked, begin)) is not None:
        return several
    found = phrases.PAREN.match(masked.text, begin)
    if not found:
        return None
    if found["person"]:
        # an unknown name in brackets is an outlet only where credits stand, at a sentence's end
        if any(c.isalpha() for c in found["rest"].replace("external", "")):
            return None
        citation = _plain(masked, found.start("person"), "(")
        citation.press = True
        return citation
    citation = _plain(masked, found.start("outlet"), "(")
    low, high = found.end("outlet"), found.start("rest")
    citation.outlets = [m for place, m in masked.names if low < place < high and m.what == "O"]
    return citation


def _named_among(masked: Masked, begin: int) -> Citation | None:
    """The journalists or outlets that a bracket names: "several reporters (Ann Price and Jan Novak among them) say"."""
    found = phrases.AMONG.match(masked.text, begin) if phrases.SEVERAL.search(masked.text, 0, begin) else None
    if found is None:
        return None
    first, *others = (m for place, m in masked.names if begin < place < found.end())
    low, high = masked.to_story(found.end()), masked.to_story(len(masked.text))
    return Citation(first.what, first.start, first.end, "(", low, high, first, list(others), press=True)


def _set_off(text: str, begin: int, stop: int) -> bool:
    """Whether subject and verb stand aside from what they vouch for: '…," he said', ", Price said, "."""
    before = text[max(0, begin - 80) : begin].rstrip()
    head = max((found.start() for found in phrases.ASIDE_MARK.finditer(before)), default=-1)
    if head < 0 or len(before) - head > 60:
        return False
    if before[head] == ",":
        return phrases.AFTERTHOUGHT.match(text, stop) is not None
    return (before + " ")[head + 1] in (" ", ",")


def _reach(masked: Masked, begin: int, stop: int, leading: bool, subject: int = 0) -> tuple[int, int]:
    """The stretch a credit vouches for: its sentence, but not what a "but" sets apart from it.

    What stands before the end of a `subject` that leads in its words, or set off behind it, is the story's own: "As
    Torino close in, Price, who signed Novak, said …".
    """
    low, high = 0, len(masked.text)
    if leading and not _set_off(masked.text, begin, stop):
        low = max(subject, masked.text.rfind(",", subject, begin), masked.text.rfind(" and ", subject, begin))
    far = min(high, stop + _CLAUSE)
    mark = phrases.QUOTE_MARK.search(masked.text, stop, far)
    cut = phrases.STOP.search(masked.text, stop, mark.start() if mark else far)
    if cut is not None:
        high = cut.start()
    return masked.to_story(low), masked.to_story(high)


def _named_after(masked: Masked, cue: str, begin: int, stop: int) -> Citation | None:
    """The source that follows "according to", "via", "speaking to" and their like."""
    text = masked.text
    if cue in _FROM_A_CLUB and phrases.TO_COME.search(text, max(0, begin - 40), begin):
        return None  # "he will be announced by Torino"
    loose = cue in ("per", "via", "courtesy of", "speaking on", "appearing on", "informed", "reports in", "report in")
    found = phrases.SOURCE.match(text, stop)
    low, high = _reach(masked, begin, stop, False)
    if found is None or found["other"]:
        if (cue in _FROM_A_CLUB or cue in DENIED_BY) and (club := phrases.CLUB_SOURCE.match(text, stop)):
            return Citation("clubword", *masked.span(club, "club"), cue, low, high)
        if (
            found is None
            and (cue == "according to" or cue in DENIED_BY)
            and (role := phrases.ROLE_SOURCE.match(text, stop))
        ):
            if role["named"]:
                who = masked.mention(role.start("named"))
                return Citation("P", who.start, who.end, cue, low, high, who)
            return Citation("role", *masked.span(role, "role"), cue, low, high)
    if found is None:
        same = phrases.REPORT_SOURCE.match(text, stop) if cue in ("according to", "per", "as per") else None
        if same is None:
            return None
        return Citation("report", *masked.span(same, "report"), cue, low, high)
    if found["text"]:
        return Citation("text", *masked.span(found, "text"), cue, low, high, press=True)
    key = "outlet" if found["outlet"] else "person" if found["person"] else "club" if found["club"] else "other"
    if key == "other" and not (cue in ("according to", "via", "as per") and not loose):
        return None
    if key == "club" and cue not in _FROM_A_CLUB and cue not in DENIED_BY:
        return None
    if key == "person" and loose and cue not in ("per", "via"):
        return None
    if key != "outlet" and found["lead"].endswith(("reports ", "report ")):
        return None  # "according to reports Rovers are about to …"
    mention = masked.mention(found.start(key))
    citation = Citation(mention.what, mention.start, mention.end, cue, low, high, mention)
    citation.press = _is_press_lead(found["lead"]) or cue in (
        "per",
        "via",
        "speaking to",
        "spoke to",
        "talking to",
        "interview with",
        "speaking on",
        "reports from",
    )
    if found["by"]:
        who = masked.mention(found.start("by"))
        citation = Citation("P", who.start, who.end, cue, low, high, who, [mention])
    elif found["agent"]:
        named = found["named"] and masked.mention(found.start("named"))
        if named:
            citation = Citation("P", named.start, named.end, cue, low, high, named)
        else:
            citation = Citation("role", mention.start, masked.to_story(found.end("agent")), cue, low, high, mention)
    elif found["house"]:
        citation.outlets.append(masked.mention(found.start("house")))
    relayed = cue in ("via", "relayed by", "quoted by")
    if relayed and (origin := phrases.ORIGIN.search(text, max(0, begin - 8), begin)) is not None:
        citation.outlets.append(masked.mention(origin.start(1)))
    _add_more(masked, found.end(), citation)
    return citation


def _is_press_lead(lead: str) -> bool:
    """Whether the words before a name say that it is an outlet's or a journalist's."""
    return not _PRESS_NOUNS.isdisjoint(lead.split())


def _add_more(masked: Masked, at: int, citation: Citation) -> None:
    """The further outlets of "the Mirror and the Sun", "Marca, via the Sun": a relay comes before its source."""
    while (more := phrases.MORE.match(masked.text, at)) is not None:
        mention = masked.mention(more.start("outlet"))
        if "via" in more[0] or " by" in more[0]:
            citation.outlets.insert(0, mention)
        else:
            citation.outlets.append(mention)
        at = more.end()


def _told(masked: Masked, verb: str, stop: int, citation: Citation) -> bool:
    """Add the outlet that was told; False where somebody was told in private."""
    if masked.text.startswith(" to ", stop):
        stop += 3
    elif verb not in TELLING or verb == "said":
        return True
    elif phrases.PRIVATE.match(masked.text, stop) and not _radio(masked, stop + 1):
        return False
    found = phrases.SOURCE.match(masked.text, stop)
    if found is None:
        if unknown := phrases.CAPITALS.match(masked.text, stop):
            citation.outlets.append(unknown[1])
        return True
    if found["outlet"]:
        citation.outlets.append(masked.mention(found.start("outlet")))
    elif (found["person"] or found["other"]) and verb in TELLING:
        citation.outlets.append(masked.mention(found.start("person" if found["person"] else "other")))
    elif found["text"]:
        citation.outlets.append(found["text"])
    return True


def _radio(masked: Masked, at: int) -> bool:
    """Whether what stands at `at` is a name taken for somebody's that sounds like an outlet's: "told Radio Marte"."""
    mention = next((m for place, m in masked.names if place == at and m.what == "P"), None)
    return mention is not None and mention.person is not None and Press.sounds_like(mention.person.name)


def _said(masked: Masked, verb: str, begin: int, stop: int) -> Citation | None:
    """The subject of a verb of saying, before it or (set off by a mark) after it."""
    text = masked.text
    if verb.startswith("add") and phrases.ADDED_TO.match(text, stop):
        return None
    handed_in = verb in ("put", "puts") and text.startswith((" in ", " pen to "), stop)
    if (
        handed_in
        or text.startswith(phrases.NO_SAYING, stop)
        or phrases.ANSWER.match(text, stop)
        or (text.startswith(" on his ", stop) and verb.startswith("insist"))
    ):
        return None
    if verb in ("said", "reported", "believed", "understood") and text.startswith(phrases.HEARSAY_TO, stop):
        return None  # "Torino, also said to be keen"
    alone = text[stop : stop + 1] not in (",", ":", ".", ";") and text[begin - 2 : begin - 1] not in phrases.SET_OFF
    if verb in QUOTING and alone:
        return None
    citation = _subject(masked, verb, begin, stop) if text[begin - 2 : begin - 1] == "," else None
    if citation is None or (not _apposed(masked, begin) and not _opens(masked, citation)):
        citation = _inverted(masked, verb, begin, stop) or _subject(masked, verb, begin, stop)
    if citation is None or not _fits(citation, verb, text, begin, stop):
        return None
    unsaid = text.startswith("What ") and stop < phrases.FREE and not text.startswith((" was ", " is "), stop)
    if unsaid or phrases.TOPIC.match(text, stop):
        citation.hi = citation.lo  # "What he said will be a blow to Torino, who want Novak": his words are not told
    return citation if _told(masked, verb, stop, citation) else None


def _apposed(masked: Masked, begin: int) -> bool:
    """Whether a name in apposition stands before a verb: "the president, Ann Price, says"."""
    return phrases.APPOSED.search(masked.text, max(0, begin - 6), begin) is not None


def _opens(masked: Masked, citation: Citation) -> bool:
    """Whether a subject with something set off behind it opens its sentence ("Price, speaking on Friday, said")."""
    place = masked.to_mask(citation.at)
    return place < 45 and not phrases.VERBISH.search(masked.text, 0, place)


def _fits(citation: Citation, verb: str, text: str, begin: int, stop: int) -> bool:
    """Whether this kind of subject may be credited with this verb."""
    if citation.kind in ("C", "clubword"):
        if verb in _TO_ANNOUNCE and phrases.TO_COME.search(text, max(0, begin - 40), begin):
            return False  # "Torino could announce his arrival"
        if verb == "announcing":
            return False  # "made their move, announcing the signing of Novak" tells what the club did
        if verb in ("claimed", "claims"):
            return text.startswith((" that ", " they ", " he "), stop)
        return verb in STATED
    if verb in SPEECH or phrases.COLON.match(text, stop):
        return True
    person = citation.mention.person if citation.mention is not None else None
    press = citation.kind in ("O", "report", "text") or citation.press or (person is not None and person.journalist)
    reports = citation.kind == "pronoun" and verb in ("reports", "reported", "understands", "put", "puts", "expects")
    return press or reports or bool(citation.outlets)


def _inverted(masked: Masked, verb: str, begin: int, stop: int) -> Citation | None:
    text = masked.text
    before = text[max(0, begin - 8) : begin].rstrip()
    if verb.endswith("ing"):
        return None
    if before and before[-1] not in phrases.SET_OFF and not before.endswith((" and", " as")):
        return None
    if verb in ("reports", "claims") and before[-1:] not in phrases.SET_OFF and not before.endswith(" as"):
        return None  # the noun: "and reports have suggested Novak …"
    found = phrases.AFTER_VERB.match(text, stop)
    if found is None:
        return None
    low, high = masked.start, masked.to_story(len(text))
    if found["role"]:
        return Citation("role", *masked.span(found, "role"), verb, low, high)
    key = "head" if found["head"] else "club"
    mention = masked.mention(found.start(key))
    citation = Citation(mention.what, mention.start, mention.end, verb, low, high, mention)
    if mention.what == "P":
        house = phrases.SOURCE.match(text, found.start(key))
        if house and house["house"]:
            citation.outlets.append(masked.mention(house.start("house")))
        if house and house["agent"] and not house["named"]:
            citation.kind, citation.end = "role", masked.to_story(house.end("agent"))
    return citation


def _subject(masked: Masked, verb: str, begin: int, stop: int) -> Citation | None:
    text = masked.text
    if text.find(", who", 0, begin) > 0 and (owner := phrases.WITH_RELATIVE.match(text, 0, begin)) is not None:
        mention = masked.mention(owner.start("person"))
        return Citation("P", mention.start, mention.end, verb, *_reach(masked, begin, stop, True), mention)
    tail = phrases.ING_TAIL if verb.endswith("ing") else phrases.SUBJECT_TAIL
    at = bisect_left(masked.names, (begin,))
    for place, mention in reversed(masked.names[max(0, at - 3) : at]):
        if mention.what not in "POC" or begin - place > _FAR or not tail.match(text, place + 1, begin):
            continue
        writer = phrases.PERSON_OF.search(text, max(0, place - 40), place)
        if not _stands_alone(text, place, begin) and not writer:
            continue
        if mention.what == "C" and phrases.OF_RELATIVE.search(text, max(0, place - 40), place):
            continue
        low, high = _reach(masked, begin, stop, True, place + 1)
        aside = phrases.IN_RELATIVE.search(text[place + 1 : begin]) and phrases.RELATIVE_END.search(
            text, stop, stop + _CLAUSE
        )
        if aside:  # "Novak, who told the Mirror that he wants to go, is a target": the target is nobody's word
            low, high = masked.to_story(begin), masked.to_story(aside.start())
        citation = Citation(mention.what, mention.start, mention.end, verb, low, high, mention)
        if writer:
            who = masked.mention(writer.start())
            citation = Citation("P", who.start, who.end, verb, low, high, who)
            if mention.what == "O":
                citation.outlets.append(mention)
        _companions(masked, place, citation)
        return citation
    word = phrases.WORD_HEAD.search(text, max(0, begin - 70), begin)
    if (
        word is not None
        and not text.startswith("what ", max(0, word.start() - 5))
        and (verb.endswith("ing") or not phrases.BE.search(text, word.end(), begin))
    ):
        return _word_citation(masked, word, verb, *_reach(masked, begin, stop, True, word.end()))
    if verb in ("reports", "claims"):
        return None
    if phrases.CONJOINED.search(text, max(0, begin - 40), begin) or verb.endswith("ing"):
        first = _announcer(masked, verb, begin, stop) or _first_subject(masked, begin)
        if first is not None:
            return Citation(first.what, first.start, first.end, verb, *_reach(masked, begin, stop, True), first)
        if (role := phrases.OPENING_ROLE.match(text, 0, begin)) is not None and not verb.endswith("ing"):
            at, end = masked.to_story(role.start()), masked.to_story(role.end())
            return Citation("role", at, end, verb, *_reach(masked, begin, stop, True, begin - 1))
    return None


def _stands_alone(text: str, place: int, begin: int) -> bool:
    """Whether the name at `place` can be the subject of the verb at `begin`, and is no object before it."""
    if text.startswith("what ", max(0, place - 5)):
        return False
    if phrases.WHO.match(text, place + 1):
        return True
    apposed = text[max(0, place - 4) : place].rstrip()[-1:] == ","
    if text.startswith(",", place + 1) and text.count(",", place + 1, begin) == 1 and not apposed:
        return False
    return not phrases.PREPOSITION.search(text, max(0, place - 20), place)


def _word_citation(masked: Masked, word: re.Match[str], verb: str, low: int, high: int) -> Citation:
    name = next(n for n in ("report", "club", "role", "pronoun", "source", "text") if word[n])
    at, end = masked.to_story(word.start(name)), masked.to_story(word.end(name))
    if name == "source" and not phrases.NAMES_SOMEBODY.search(word[name]):
        name = "nobody"
    return Citation("clubword" if name == "club" else name, at, end, verb, low, high, press=name == "text")


def _companions(masked: Masked, place: int, citation: Citation) -> None:
    """The outlets that stand with a subject: "the Echo's Carl Brook", "the Mirror and the Sun say"."""
    text = masked.text
    if citation.kind == "P":
        found = phrases.OUTLETS_OF.search(text, max(0, place - 45), place)
        if found and not text[max(0, found.start(1) - 8) : found.start(1)].endswith(("former ", "ex-")):
            citation.outlets.insert(0, masked.mention(found.start(1)))
        lead = text[max(0, place - 30) : place]
        citation.press = _is_press_lead(lead)
        return
    with_it = phrases.TELLS if citation.kind == "C" else phrases.PAIRED
    if found := with_it.search(text, max(0, place - 12), place):
        citation.outlets.insert(0, masked.mention(found.start(1)))


def _announcer(masked: Masked, verb: str, begin: int, stop: int) -> Mention | None:
    """The club named last before it announces a signing: "a second arrival for Torino after confirming his capture"."""
    if verb not in ("confirming", "announcing") or phrases.ARRIVAL.match(masked.text, stop) is None:
        return None
    return next((m for place, m in reversed(masked.names) if place < begin and m.what == "C"), None)


def _first_subject(masked: Masked, before: int) -> Mention | None:
    """What opens the sentence as its subject: the first person, outlet or club that no other name follows at once."""
    text = masked.text
    for place, mention in masked.names:
        if place >= before or place > 60:
            break
        if mention.what not in "POC" or phrases.QUOTED.search(text, place, before):
            continue
        if phrases.MODIFIER.match(text, place + 1):
            continue
        if phrases.PREPOSITION.search(text, max(0, place - 20), place):
            return None
        return mention
    return None


def _noun(masked: Masked, cue: str, begin: int, stop: int) -> Citation | None:
    """The owner of a claim or account: "Price's insistence that", "in Novak's account", "Bild's report"."""
    text = masked.text
    found = phrases.OWNER.search(text, max(0, begin - 30), begin)
    if found is None and cue == "statement":
        found = phrases.STATEMENT_OF.search(text, max(0, begin - 30), begin)
    if found is None:
        if cue == "statement" and phrases.CLUB_STATEMENT.search(text, max(0, begin - 20), stop + 80) is not None:
            at, end = masked.to_story(begin), masked.to_story(stop)
            return Citation("clubword", at, end, cue, masked.start, masked.to_story(len(text)))
        if cue == "account" and (own := phrases.BY_HIS.search(text, max(0, begin - 16), begin)):
            at = masked.to_story(own.start())
            return Citation("pronoun", at, masked.to_story(begin), cue, masked.start, masked.to_story(len(text)))
        return None
    mention = masked.mention(found.start(1))
    if mention.what == "C" and cue not in ("statement", "confirmation", "announcement", "insistence"):
        return None
    low, high = _reach(masked, begin, stop, False)
    return Citation(mention.what, mention.start, mention.end, cue, low, high, mention)
