"""The phrases in which a sentence names its source: cues found in one pass, and the grammar around each of them."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, MatchKind

from sagabook.reading.mentions import Mention

#: How the names of a sentence stand in its masked form, one character each.
PERSON, OUTLET, CLUB, NATION, OTHER = "\x01", "\x02", "\x03", "\x04", "\x05"
_SYMBOL = {"P": PERSON, "O": OUTLET, "C": CLUB, "N": NATION, "L": OTHER, "X": OTHER}


def _forms(verbs: str) -> list[str]:
    """Regular verbs in their four forms ("claim" gives claims, claimed, claiming too)."""
    out = []
    for verb in verbs.split():
        stem = verb.removesuffix("e")
        if verb.endswith("y"):
            out += [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
        elif verb.endswith("mit"):
            out += [verb, verb + "s", verb + "ted", verb + "ting"]
        else:
            out += [verb, verb + "s", stem + "ed", stem + "ing"]
    return out


#: What anybody may be credited with saying.
_SPEECH = frozenset(_forms(
    "add insist reveal admit claim explain confirm stress warn concede state declare reiterate hint suggest tweet joke "
    "acknowledge vow disclose maintain underline deny reckon predict announce indicate note continue reply respond "
    "argue report assert quip remark comment conclude affirm mention clarify emphasise foresee"
) + "say says said saying tell tells told telling write writes wrote writing believes believed believe foresees foresaw "
    "dismissed dismisses dismissing".split()
) | {"made clear", "made it clear", "makes clear", "makes it clear", "making clear", "making it clear", "played down",
     "ruled out", "rules out", "ruling out", "opened up", "poured cold water"}
#: What only outlets and journalists do.
_REPORTING = frozenset(_forms("report understand credit link expect detail describe name deliver relay speculate") + (
    "understood broke breaks drops has have carries carried puts put spoke knows learned learnt learns heard hears "
    "reporting has been told have been told has it have it".split()
)) | {"has been told", "have been told", "has it that", "have it that", "spoke of"}
#: What a club says as a club; its wants and doings are nobody's words.
_OFFICIAL = frozenset(_forms("confirm announce insist reveal state deny admit maintain disclose tweet declare stress") + (
    "say says said saying wrote told claimed claims".split()))
#: What introduces a quotation and nothing else: "he continued:", but not "he continued to train".
_QUOTING = frozenset(_forms("continue conclude reply respond joke comment remark"))
_OBJECT = frozenset("told tell tells telling said".split())
_NOUNS = frozenset("claim claims insistence account admission revelation assertion report reports story statement "
                   "suggestion column words understanding confirmation".split())
_BEFORE = frozenset((
    "according to|per|as per|via|speaking to|spoke to|speak to|talking to|talked to|interview with|reported by|"
    "revealed by|relayed by|quoted by|quoted in|cited by|confirmed by|claimed by|disclosed by|broken by|reports in|report in|"
    "reports from|report from|report by|reports by|claims in|claims from|claim in|claim from|writing in|writing for|"
    "wrote in|statement from|statement by|courtesy of|conversation with|speaking on|appearing on|told to|admitted to|"
    "confirmed to|revealed to|explained to|column in|column for|informed|understood by|seen by|announced by|chat with|"
    "claims by|claim by|told by|warned by|informed by|suggested by|outlined by|shared by|posted by|words of|in the words of|message to|insisted to").split("|"))
_ALL = sorted(_SPEECH | _REPORTING | _OFFICIAL | _NOUNS | _BEFORE | {"("})
_CUES = [*_ALL, *(w[0].upper() + w[1:] for w in _ALL if w[0].isalpha())]
_FINDER = AhoCorasick(_CUES, matchkind=MatchKind.LeftmostLongest)

_S = "(?:[’']s?)"
_ADVERB = (
    r"(?:also|now|then|since|has|have|had|even|again|further|later|once|still|both|all along|[a-z]+ly|today|yesterday|"
    r"earlier|did|does|appeared to|appears to|seemed to|seems to|himself|herself|in turn|went on to|would|could|meanwhile|however|duly|just|simply|more than once|"
    rf"(?:on|in) {OTHER}|last [a-z]+|this [a-z]+|(?:late |early )?on [A-Z][a-z]+(?: (?:night|evening|morning|afternoon))?|"
    r"(?:earlier |later |back )?(?:in|on|at) (?:his|her|their|its|a|an|the) [\w’'\x02-\x05 -]{3,32}?)")
#: From the end of a subject to its verb.
_TAIL = (rf"(?:\s\([^()]{{1,40}}\))?(?P<of>\s(?:of|from|at|for|on)\s(?:the\s)?[{OUTLET}{CLUB}{OTHER}])?"
         rf"(?:,\s(?!who\b)[^,:;“”\"]{{2,80}},(?=\s))?(?:,?\swho)?,?(?:\s{_ADVERB}(?:,(?=\s))?)*")
_SUBJECT_TAIL = re.compile(rf"{_TAIL}\s*$")
_ING_TAIL = re.compile(rf"{_TAIL}(?:\s(?:is|are|was|were|been))?(?:\s[a-z]+ly)?\s*$")
_PREPOSITION = re.compile(r"(?:^|\s)(?:of|from|at|for|to|against|by|in|on|over|into|than|between|like|about|under|"
                          r"around|after|before|via|per|told|joining|join|via)\s(?:the\s|The\s)?$")
_PERSON_OF = re.compile(rf"{PERSON}(?:,)?(?:\s[a-z-]+){{0,3}}?\s(?:of|from|at|for)\s(?:the\s)?$")
_PRESS_NOUN = re.compile(r"website|outlet|paper|journalist|reporter|insider|\b[Ii]t \w+s\b|[Hh]e reports|account")
_OUTLETS_OF = re.compile(rf"({OUTLET})(?:{_S}?\s(?:[a-z-]+\s){{0,4}}|{_S}\s)$")
_PAIRED = re.compile(rf"([{OUTLET}{PERSON}])\s(?:and|&|,)\s(?:the\s|The\s|from\s)?$")
AGENT = ("agent|agents|representative|representatives|adviser|advisor|brother|father|lawyer|camp|entourage|"
         "intermediary")
OFFICIAL = ("official|spokesman|boss|manager|coach|chief|president|chairman|chairwoman|director|owner|executive|supremo|ceo|CEO|gaffer|"
            "tactician|vice-president|co-owner|head coach|trainer")
_PLAYER = ("striker|forward|winger|midfielder|defender|goalkeeper|keeper|player|captain|skipper|star|international|"
           "centre-back|full-back|left-back|right-back|playmaker|youngster|teenager|man|ace|attacker|stopper|"
           rf"veteran|{NATION}|\d\d-year-old")
_ROLE = (rf"(?:(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|[{PERSON}{CLUB}{NATION}]{_S})\s(?:[\w’'{OUTLET}{CLUB}{NATION}{OTHER}.-]+\s){{0,3}}?"
         rf"|(?:^|(?<=\s))[{CLUB}{NATION}]\s(?:[a-z-]+\s){{0,2}}?)(?:{AGENT}|{OFFICIAL}|{_PLAYER})")
_REPORT = (r"[Tt]he (?:\w+ )?(?:report|outlet|newspaper|paper|publication|site|website|broadcaster|story|article|account|post|"
           r"statement|daily|reporter|journalist)")
_WORD_HEAD = re.compile(
    rf"(?:(?P<report>\b{_REPORT})|(?P<club>\b[Tt]he club)|(?P<role>{_ROLE})|\b(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey|[Ii]t)"
    rf"|(?P<text>@\w{{3,}}|\b[a-z][\w-]*\.(?:com|net|co\.uk|it|fr|es|de|org|tv|london|news)))(?={_TAIL}(?:\s(?:is|are))?\s*$)")
_APPOSED = re.compile(rf",\s{PERSON},\s$")
_BE = re.compile(r"\s(?:is|are)\s*$")
_CONJOINED = re.compile(rf"(?:\band|\bbut|,|\bthen|\bby|\bwhile|\bbefore|\bafter|\bwhen)(?:\s{_ADVERB})*\s*$")
_PRESS = ("the|both|that|his|their|a|an|outlet|newspaper|paper|publication|website|site|broadcaster|daily|magazine|"
          "channel|station|radio|television|tv|TV|podcast|journalist|reporter|insider|expert|pundit|correspondent|columnist|"
          "writer|fanzine|agency|editor|account|blog|news|sports|football|transfer|finance|chief|senior|former|local|"
          "regional|national|club|respected|reliable|renowned|guru|specialist|digital|team|reports|report|in|from|by|"
          "media|press|weekly|sport|popular|well-known|well-connected|trusted|agent|manager|boss|coach|president|chairman|director|"
          "sporting|technical|executive|managing|chief|head|vice-president|general|assistant|captain|striker|forward|winger|"
          "midfielder|defender|goalkeeper|source|sources|close|to|at|ex|state|public|online|platform|streaming|betting|"
          "interview|with|legend|new|own")
_LEAD = rf"(?:(?:(?:{_PRESS})|[{NATION}{OTHER}{CLUB}]{_S}?|former-\w+|ex-\w+)\s)*"
_SOURCE = re.compile(
    rf"\s*(?P<lead>{_LEAD})[\"'‘“]?(?:"
    rf"(?P<outlet>{OUTLET})(?:(?:{_S}\s(?:[a-z-]+\s){{0,4}}|\s(?:(?:journalist|reporter|correspondent|pundit|columnist|insider|expert|chief)\s)+)(?P<by>{PERSON}))?"
    rf"|(?P<person>{PERSON})(?:{_S}\s(?P<agent>(?:[a-z-]+\s){{0,2}}?(?:{AGENT}))\b(?:,?\s(?P<named>{PERSON}))?)?"
    rf"(?P<of>(?:,[^,]{{3,50}})?\s(?:of|from|at|for|in)\s(?:the\s)?(?P<house>{OUTLET}))?"
    rf"|(?P<club>{CLUB})|(?P<other>{OTHER})"
    r"|(?P<text>@\w{3,}|[a-z][\w-]*\.(?:com|net|co\.uk|it|fr|es|de|org|tv|london|news)\b))")
_ROLE_SOURCE = re.compile(rf"\s*(?P<role>{_ROLE})\b(?!\s[{PERSON}{OUTLET}])")
_MORE = re.compile(rf"(?:,? and|,|,? via|,? (?:as )?(?:relayed|reported|quoted) by|\s?\((?:via|h/t|per)?)\s?(?:the\s|The\s|from\s)?(?P<outlet>{OUTLET})(?!{_S}|\s(?:will|were|was))")
_AFTER_VERB = re.compile(
    rf"\s(?:(?P<role>{_ROLE})(?=[,.;:\"”’']|$|\s(?!(?:[\w-]+\s)?{PERSON}))|(?:(?!(?:that|he|she|it|they|we|in|on|to|after|as|when|who|if|there|has|is|was|are|no|how|why|but)\b)"
    rf"(?:[a-z\d][\w-]*[’']?|[{OUTLET}{CLUB}{NATION}{OTHER}]{_S}?|[A-Z][a-z]+(?=\s[a-z])),?\s){{0,7}}?(?P<head>[{PERSON}{OUTLET}])"
    rf"|(?P<club>{CLUB})(?=[,.]|\sin\s))")
_SET_OFF = frozenset("\"”’',!?—–-")
#: Whom one tells something privately: no statement to the public.
_PRIVATE = re.compile(
    rf"\s(?:(?:him|them|her|me|friends|family|{CLUB}(?!{_S}?\s(?:TV|[Tt]elevision|website|official|club|fans|media))|{PERSON}(?=\s(?:that|he|to|they|of|about|in|it|how|his))|"
    rf"(?:his|her|their|the|its|{CLUB}{_S}|{NATION})\s(?:[\w’'{CLUB}{OTHER}-]+\s){{0,2}}?(?:club|clubs|team-mates|teammates|agent|agents|bosses|chiefs|friends|"
    rf"manager|player|players|board|employers|side|striker|winger|midfielder|defender|goalkeeper|representatives|suitors|hierarchy|{NATION}))\b(?!{_S})"
    rf"|(?:{CLUB}|{PERSON})\s(?:that|he|they|to)\b)")
_PAREN = re.compile(rf"\((?:via |per |from |h/t |[Ss]ource:? )?(?:the |The )?(?:(?P<outlet>{OUTLET})|(?P<person>{PERSON}))(?:\s?[-–,]\s?[^()]{{1,30}}|,? via {OUTLET})?\)(?P<rest>.*)")
_LAST = re.compile(rf"[-–—|]\s(?:the |The |via )?({OUTLET})\W*$")
_FIRST = re.compile(rf"\W*(?:the |The |What )?({OUTLET})(?:\s?[:|]|\s[-–—]|\ssays:)\s")
_CUT = re.compile(r"(?:,|;| -| –| —)?\s(?:but|although|though|whereas|while|with)\s|(?:;|\s[-–—])\s|\sand\s")
_STOP = re.compile(r",?\s(?:but|although|though|whereas)\s|;\s")


@dataclass(slots=True)
class Citation:
    """A source as a sentence names it.

    `kind` is O (outlet), P (person), C (club), or pronoun, role, report, clubword or text; `at` is where it stands.
    `outlets` are outlets named with it ("The Athletic's", "of Sky Sports", "told the Sun"); `lo` and `hi` bound the
    stretch of the story that it vouches for.
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
    spoken: bool = False


class Masked:
    """A sentence in which each name is one character, so that one grammar fits all names."""

    def __init__(self, text: str, start: int, end: int, mentions: list[Mention]) -> None:
        self.start = start
        self.end = end
        parts: list[str] = []
        self.names: list[tuple[int, Mention]] = []
        self._story: list[int] = [start]
        self._mask: list[int] = [0]
        at, size = start, 0
        for mention in mentions:
            symbol = _SYMBOL.get(mention.what)
            if symbol is None or mention.start < at:
                continue
            parts.append(text[at:mention.start])
            size += mention.start - at
            self.names.append((size, mention))
            parts.append(symbol)
            size += 1
            at = mention.end
            self._story.append(at)
            self._mask.append(size)
        parts.append(text[at:end])
        self.text = "".join(parts)
        self._by_place = dict(self.names)

    def mention(self, at: int) -> Mention:
        """The mention that stands at `at` of the masked sentence."""
        return self._by_place[at]

    def to_mask(self, at: int) -> int:
        """Where an offset of the story stands here."""
        found = bisect_left(self._story, at + 1) - 1
        return self._mask[found] + at - self._story[found]

    def to_story(self, at: int) -> int:
        """Where an offset of the masked sentence stands in the story."""
        found = bisect_left(self._mask, at + 1) - 1
        return self._story[found] + at - self._mask[found]


def find_cues(text: str) -> list[tuple[int, int, str]]:
    """Where words stand that may credit somebody, as (start, end, word in small letters)."""
    out = []
    size = len(text)
    for number, start, end in _FINDER.find_matches_as_indexes(text):
        cue = _CUES[number]
        if cue != "(" and (start and text[start - 1].isalnum() or end < size and text[end].isalnum()):
            continue
        out.append((start, end, cue.lower()))
    return out


def citations(masked: Masked, cues: list[tuple[int, int, str]]) -> list[Citation]:
    """Whom a sentence credits, by the cues in it that no quotation covers, in the order of the cues."""
    out: list[Citation] = []
    press = any(m.what == "O" or m.person is not None and m.person.journalist for _, m in masked.names) or _PRESS_NOUN.search(masked.text)
    for start, end, cue in cues:
        begin, stop = masked.to_mask(start), masked.to_mask(end)
        if cue == "(":
            found = _parenthesis(masked, begin)
        elif cue in _BEFORE:
            found = _named_after(masked, cue, begin, stop)
        else:
            found = None
            if cue in _SPEECH or press and cue in _REPORTING or cue in _OFFICIAL:
                found = _said(masked, cue, begin, stop)
            if found is None and cue in _NOUNS:
                found = _noun(masked, cue, begin, stop)
        if found is not None:
            out.append(found)
    if (last := _LAST.search(masked.text, max(0, len(masked.text) - 12))) is not None:
        out.append(_plain(masked, last.start(1), "-"))
    return out


def opening(masked: Masked) -> Citation | None:
    """The outlet that opens a line of a press review ("The Sun: …")."""
    found = _FIRST.match(masked.text)
    return _plain(masked, found.start(1), ":") if found else None


def _plain(masked: Masked, at: int, verb: str) -> Citation:
    mention = masked.mention(at)
    return Citation(mention.what, mention.start, mention.end, verb, masked.start, masked.end, mention)


def _parenthesis(masked: Masked, begin: int) -> Citation | None:
    found = _PAREN.match(masked.text, begin)
    if not found:
        return None
    if found["person"]:
        # an unknown name in brackets is an outlet only where credits stand, at a sentence's end
        if any(c.isalpha() for c in found["rest"].replace("external", "")):
            return None
        citation = _plain(masked, found.start("person"), "(")
        citation.press = True
        return citation
    return _plain(masked, found.start("outlet"), "(")


_QUOTE_MARK = re.compile("[\"“‘]|(?<!\\w)'")


def _set_off(text: str, begin: int, stop: int) -> bool:
    """Whether subject and verb stand aside from what they vouch for: '…," he said', ", Price said, "."""
    before = text[:begin].rstrip()
    head = max(before.rfind(mark) for mark in (",", '"', "”", "’", "'"))
    if head < 0 or len(before) - head > 60:
        return False
    return before[head] != "," and text[head + 1:head + 2] in (" ", ",") or before[head] == "," and text[stop:stop + 1] in ("", ",", ".", ";")


def _reach(masked: Masked, begin: int, stop: int, leading: bool) -> tuple[int, int]:
    """The stretch a credit vouches for: its sentence, but not what a "but" sets apart from it."""
    low, high = 0, len(masked.text)
    if leading and not _set_off(masked.text, begin, stop):
        cut = None
        for cut in _CUT.finditer(masked.text, 0, begin + 1):
            pass
        if cut is not None and cut.start() > 12 and begin - cut.end() < 60:
            low = cut.end()
    mark = _QUOTE_MARK.search(masked.text, stop)
    cut = _STOP.search(masked.text, stop, mark.start() if mark else high)
    if cut is not None:
        high = cut.start()
    return masked.to_story(low), masked.to_story(high)


def _named_after(masked: Masked, cue: str, begin: int, stop: int) -> Citation | None:
    """The source that follows "according to", "via", "speaking to" and their like."""
    text = masked.text
    loose = cue in ("per", "via", "courtesy of", "speaking on", "appearing on", "informed", "reports in", "report in")
    found = _SOURCE.match(text, stop)
    low, high = _reach(masked, begin, stop, False)
    if found is None:
        if cue == "according to" and (role := _ROLE_SOURCE.match(text, stop)):
            return Citation("role", masked.to_story(role.start("role")), masked.to_story(role.end("role")), cue, low, high)
        return None
    if found["text"]:
        at, end = masked.to_story(found.start("text")), masked.to_story(found.end("text"))
        return Citation("text", at, end, cue, low, high, press=True)
    key = "outlet" if found["outlet"] else "person" if found["person"] else "club" if found["club"] else "other"
    if key == "other" and not (cue in ("according to", "via", "as per") and not loose):
        return None
    if key == "club" and cue not in ("according to", "statement from", "statement by", "confirmed by", "announced by"):
        return None
    if key == "person" and loose and cue not in ("per", "via"):
        return None
    mention = masked.mention(found.start(key))
    citation = Citation(mention.what, mention.start, mention.end, cue, low, high, mention)
    citation.press = _is_press_lead(found["lead"]) or cue in (
        "per", "via", "speaking to", "spoke to", "talking to", "interview with", "speaking on", "reports from")
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
    _add_more(masked, found.end(), citation)
    return citation


def _is_press_lead(lead: str) -> bool:
    return any(w in ("outlet", "newspaper", "paper", "publication", "website", "site", "broadcaster", "daily", "magazine",
                     "channel", "station", "radio", "podcast", "journalist", "reporter", "insider", "expert", "account", "agency",
                     "correspondent", "columnist") for w in lead.split())


def _add_more(masked: Masked, at: int, citation: Citation) -> None:
    """The further outlets of "the Mirror and the Sun", "Marca, via Football Espana": a relay comes before its source."""
    while (more := _MORE.match(masked.text, at)) is not None:
        mention = masked.mention(more.start("outlet"))
        if "via" in more[0] or " by" in more[0]:
            citation.outlets.insert(0, mention)
        else:
            citation.outlets.append(mention)
        at = more.end()


def _told(masked: Masked, verb: str, stop: int, citation: Citation) -> bool:
    """Add the outlet that was told; False where somebody was told in private."""
    if verb not in _OBJECT:
        return True
    if verb == "said":
        if not masked.text.startswith(" to ", stop):
            return True
        stop += 3
    elif _PRIVATE.match(masked.text, stop):
        return False
    found = _SOURCE.match(masked.text, stop)
    if found is None:
        return True
    if found["outlet"]:
        citation.outlets.append(masked.mention(found.start("outlet")))
    elif found["person"] or found["other"]:
        citation.outlets.append(masked.mention(found.start("person" if found["person"] else "other")))
    elif found["text"]:
        citation.outlets.append(found["text"])
    return True


def _said(masked: Masked, verb: str, begin: int, stop: int) -> Citation | None:
    """The subject of a verb of saying, before it or (set off by a mark) after it."""
    text = masked.text
    if text.startswith(" on a ", stop) or text.startswith(" on his ", stop) and verb.startswith("insist"):
        return None
    if verb in _QUOTING and text[stop:stop + 1] not in (",", ":", ".", ";") and text[begin - 2:begin - 1] not in _SET_OFF:
        return None
    if _apposed(masked, begin):
        citation = _subject(masked, verb, begin, stop)
    else:
        citation = _inverted(masked, verb, begin, stop) or _subject(masked, verb, begin, stop)
    if citation is None or not _fits(citation, verb, text, stop):
        return None
    return citation if _told(masked, verb, stop, citation) else None


def _apposed(masked: Masked, begin: int) -> bool:
    """Whether a name in apposition stands before a verb: "the president, Ann Price, says"."""
    return _APPOSED.search(masked.text, max(0, begin - 6), begin) is not None


def _fits(citation: Citation, verb: str, text: str, stop: int) -> bool:
    """Whether this kind of subject may be credited with this verb."""
    if citation.kind in ("C", "clubword"):
        if verb in ("claimed", "claims"):
            return text.startswith((" that ", " they ", " he "), stop)
        return verb in _OFFICIAL
    if verb in _SPEECH:
        return True
    person = citation.mention.person if citation.mention is not None else None
    press = citation.kind in ("O", "report", "text") or citation.press or person is not None and person.journalist
    if verb in ("has", "have"):
        return press and bool(re.match(rf"\s(?:it\b|[{PERSON}{CLUB}]\s(?:saying|as|down|on|joining)|him\s)", text[stop:stop + 20]))
    return press or citation.kind == "pronoun" and verb in ("reports", "reported", "understands", "put", "puts", "expects") or bool(
        citation.outlets)


def _inverted(masked: Masked, verb: str, begin: int, stop: int) -> Citation | None:
    text = masked.text
    before = text[:begin].rstrip()
    if before and before[-1] not in _SET_OFF and not before.endswith(" and"):
        return None
    found = _AFTER_VERB.match(text, stop)
    if found is None:
        return None
    low, high = masked.start, masked.to_story(len(text))
    if found["role"]:
        return Citation("role", masked.to_story(found.start("role")), masked.to_story(found.end("role")), verb, low, high, spoken=True)
    key = "head" if found["head"] else "club"
    mention = masked.mention(found.start(key))
    citation = Citation(mention.what, mention.start, mention.end, verb, low, high, mention, spoken=True)
    if mention.what == "P":
        house = _SOURCE.match(text, found.start(key))
        if house and house["house"]:
            citation.outlets.append(masked.mention(house.start("house")))
        if house and house["agent"] and not house["named"]:
            citation.kind, citation.end = "role", masked.to_story(house.end("agent"))
    return citation


def _subject(masked: Masked, verb: str, begin: int, stop: int) -> Citation | None:
    text = masked.text
    tail = _ING_TAIL if verb.endswith("ing") else _SUBJECT_TAIL
    low, high = _reach(masked, begin, stop, True)
    at = bisect_left(masked.names, (begin,))
    for place, mention in reversed(masked.names[max(0, at - 3):at]):
        if mention.what not in "POC":
            continue
        if not tail.match(text, place + 1, begin):
            continue
        if text[place + 1:begin].lstrip() == text[place + 1:begin] and begin - place > 1:
            continue
        if text.startswith(",", place + 1) and text.count(",", place + 1, begin) == 1 and text[:place].rstrip()[-1:] != ",":
            continue
        if (lead := _PREPOSITION.search(text, max(0, place - 20), place)) and not _PERSON_OF.search(text, max(0, place - 40), place):
            continue
        if text.startswith("what ", max(0, place - 5)):
            continue
        citation = Citation(mention.what, mention.start, mention.end, verb, low, high, mention)
        if lead:
            who = next((m for p, m in reversed(masked.names) if p < place and m.what == "P"), None)
            if who is None or mention.what == "X":
                continue
            citation = Citation("P", who.start, who.end, verb, low, high, who)
            if mention.what == "O":
                citation.outlets.append(mention)
        _companions(masked, place, citation)
        return citation
    word = _WORD_HEAD.search(text, max(0, begin - 70), begin)
    if word is not None and not text.startswith("what ", max(0, word.start() - 5)) and (
            verb.endswith("ing") or not _BE.search(text, word.end(), begin)):
        return _word_citation(masked, word, verb, low, high)
    if _CONJOINED.search(text, max(0, begin - 40), begin) or verb.endswith("ing"):
        first = _first_subject(masked, begin)
        if first is not None:
            return Citation(first.what, first.start, first.end, verb, low, high, first)
    return None


def _word_citation(masked: Masked, word: re.Match[str], verb: str, low: int, high: int) -> Citation:
    kinds = {"report": "report", "club": "clubword", "role": "role", "pronoun": "pronoun", "text": "text"}
    name = next(n for n in kinds if word[n])
    at, end = masked.to_story(word.start(name)), masked.to_story(word.end(name))
    return Citation(kinds[name], at, end, verb, low, high, press=name == "text")


def _companions(masked: Masked, place: int, citation: Citation) -> None:
    """The outlets that stand with a subject: "The Athletic's David Ornstein", "the Mirror and the Sun say"."""
    text = masked.text
    if citation.kind == "P":
        found = _OUTLETS_OF.search(text, max(0, place - 45), place)
        if found and not text[:found.start(1)].endswith(("former ", "ex-")):
            citation.outlets.insert(0, masked.mention(found.start(1)))
        lead = text[max(0, place - 30):place]
        citation.press = _is_press_lead(lead)
    elif citation.kind == "O" and (found := _PAIRED.search(text, max(0, place - 12), place)):
        citation.outlets.insert(0, masked.mention(found.start(1)))


_MODIFIER = re.compile(rf"{_S}\s|{_S}?\s(?:[a-z-]+\s){{0,3}}(?:{OFFICIAL}|{AGENT}|{_PLAYER})\b")


def _first_subject(masked: Masked, before: int) -> Mention | None:
    """What opens the sentence as its subject: the first person, outlet or club that no other name follows at once."""
    text = masked.text
    for place, mention in masked.names:
        if place >= before or place > 60 or mention.what not in "POC":
            continue
        if _MODIFIER.match(text, place + 1):
            continue
        if _PREPOSITION.search(text, max(0, place - 20), place):
            return None
        return mention
    return None


def _noun(masked: Masked, cue: str, begin: int, stop: int) -> Citation | None:
    """The owner of a claim or account: "Parry's insistence that", "in Downie's account", "Bild's report"."""
    text = masked.text
    found = re.search(rf"([{PERSON}{OUTLET}{CLUB}]){_S}\s(?:[a-z-]+\s){{0,2}}$", text[max(0, begin - 30):begin])
    if found is None:
        if cue == "account" and (own := re.search(r"\b[Bb]y (?:his|her|their) (?:own )?$", text[max(0, begin - 16):begin])):
            at = masked.to_story(max(0, begin - 16) + own.start())
            return Citation("pronoun", at, masked.to_story(begin), cue, masked.start, masked.to_story(len(text)))
        return None
    mention = masked.mention(max(0, begin - 30) + found.start(1))
    if mention.what == "C" and cue not in ("statement", "confirmation", "insistence"):
        return None
    low, high = _reach(masked, begin, stop, False)
    return Citation(mention.what, mention.start, mention.end, cue, low, high, mention)
