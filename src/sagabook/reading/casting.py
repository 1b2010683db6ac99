"""Who of those named is no player: voices, officials, companies and headings, told by how the story names them."""

import re
from collections.abc import Iterable

from sagabook.reading.mentions import Mention
from sagabook.reading.people import Cast, Person

_SPEAKS = re.compile(
    r",? (?:has |had |also |who )?(?:told|said|says|added|adds|insists|insisted|believes|reckons|wrote|writes|"
    r"tweeted|explained|claimed|claims|continued|argued|predicted|suggested|dubbed|slammed|blasted|urged|urges|advised|"
    r"hailed|hails|warned|understands|reports|reported)\b"
    r"(?! (?:yes|no) to\b)"
)
#: What only a player tells anybody: "told Rovers that he wants to leave".
_OWN_WISH = re.compile(
    r",? (?:has |had |have |also |who )?(?:told|says|said|insists|insisted) (?:[\w'’-]+ ){0,5}?(?:he|she) "
    r"(?:now |still |only |no longer )?(?:wants|wanted|would (?:like|love|prefer)|wishes|wished|hopes|hoped|intends|"
    r"does not want|did not want|has no (?:wish|desire|intention)|is (?:keen|ready|open|willing|desperate)) (?:of |to )"
    r"(?:join|leav|go(?:ing)? |mov|sign(?:ing)? (?:for|an? )|stay|play(?:ing)? for|return|depart|be sold|a move|rejoin)"
)
#: What only a player says of himself: "insists he is 'so happy' at Rovers", "says he will stay", "is going nowhere".
_OWN_STATE = re.compile(
    r",? (?:has |had |have |also |who )?(?:told|says|said|insists|insisted|claims|claimed) "
    r"(?:[\w'’-]+ ){0,4}?(?:he|she)"
    r"(?:['’]s| is| was| feels| remains) [‘'\"]?(?:(?:so|very|really|still|perfectly|fully|not|now) )*"
    r"(?:(?:happy|settled|content)[’'\"]? (?:at|in|here|to stay)|enjoying (?:life|his|her) |going nowhere|"
    r"(?:not|n[’']t) (?:leaving|going anywhere)|staying (?:at|put)|committed to (?:the club|his|her)|"
    r"loving (?:life|it))"
)
#: What only a player tells his club: "told Rovers he will not sign a new deal", "that he is leaving".
_OWN_WORD = re.compile(
    r" (?:has |had |have |also |who )?(?:told|informed) (?:[\w'’-]+ ){0,5}?(?:he|she)"
    r"(?:['’]s| is| was|['’]ll| will| would|['’]d| won['’]t| wouldn['’]t) (?:not |never |be |no longer )*"
    r"(?:sign(?:ing)? (?:an?|any|the|fresh|new|their|his|her) (?:\S+ )?(?:deal|contract|terms|extension)|leav|renew|"
    r"extend|reject(?:ing)? (?:a|the|any) new|turn(?:ing)? down (?:a|the|any) new|go(?:ing)?\b|depart|mov(?:e|ing) on)"
)
#: After a quotation or a comma; "Rovers added Novak to their squad" gives nobody a word.
#: How somebody named once, by one name, may be told of as a player is: "Novak will sign", "a bid for Novak".
_BEFORE_PLAYER = re.compile(
    r"\b(?:for|over|about|of|sign|signs|signed|signing|want|wants|join|replace|replaces|loan|sell|sold|buy|bought) $",
    re.IGNORECASE,
)
_AFTER_PLAYER = re.compile(
    r" (?:will|has|is|joins|signs|wants|leaves|agrees|moves|arrives|undergoes|completes|passes|who|set) "
)
_INVERTED = re.compile(r" (?:the |The )?[A-Z]")
_SPOKEN_BY = re.compile(
    r"(?:[”\"’',?!…] (?:said|says|added|insisted|explained|wrote)|according to|(?:interview|podcast) with) $"
)
_LISTED = re.compile(r".{0,3}(?:, |and |\w ?['’]s )[A-Z]", re.DOTALL)


def settle(cast: Cast, text: str, mentions: list[Mention], given: frozenset[str], common: frozenset[str]) -> None:
    """Take people who only speak, and capitalised words that nothing marks as anybody's name, for no players."""
    for person in cast.people:
        if not person.is_player or _marked(person) or person.name.split()[0] in given:
            continue
        if len(person.tokens) == 1:
            if person.count == 1 and not _heads(person, text) and not _LISTED.match(text, max(0, person.first - 5)):
                person.staff = True
        elif (
            person.name.split()[-1].lower() in common
            or person.name.split()[0].isupper()
            or text[max(0, person.first - 4) : person.first] in ("The ", "the ")
        ):
            person.staff = True
    outlets = {m.end for m in mentions if m.what == "O"}
    for person in cast.people:  # "Sportsmail's Sam Price will bring you the latest"
        if person.count == 1 and not _marked(person) and text[person.first - 3 : person.first] in ("'s ", "’s "):
            person.journalist = person.journalist or person.first - 3 in outlets
    topic = cast.topic()
    for person, spoken in _speakers(text, mentions):
        if not person.is_player or (person is topic and person.count > 3):
            continue
        if (not _marked(person) and (person.count <= 2 or 2 * spoken >= person.count)) or (
            person.former and not person.holder and 3 * spoken >= person.count
        ):
            person.staff = True


def _heads(person: Person, text: str) -> bool:
    """Whether a text tells of somebody named once as it tells of a player."""
    at, name = person.first, person.name
    if name.isupper() or not text.startswith(name, at):
        return False
    return bool(_AFTER_PLAYER.match(text, at + len(name)) or _BEFORE_PLAYER.search(text, max(0, at - 10), at))


def _marked(person: Person) -> bool:
    """Whether something said of a person marks a player."""
    return bool(person.tagged or person.holder or person.roles or person.ages or person.former or person.nations)


def _speaks(text: str, at: int) -> bool:
    """Whether what follows a name gives it words; in "…, reports the Echo" they are those of who stands behind."""
    found = _SPEAKS.match(text, at)
    return found is not None and not (text[at : at + 1] == "," and _INVERTED.match(text, found.end()))


def _speakers(text: str, mentions: list[Mention]) -> Iterable[tuple[Person, int]]:
    """Those to whom the story gives words, with how often it does."""
    out: dict[int, tuple[Person, int]] = {}
    for mention in mentions:
        person = mention.person
        if (
            mention.what == "P"
            and person is not None
            and person.is_player
            and not _OWN_WISH.match(text, mention.end)
            and not _OWN_STATE.match(text, mention.end)
            and not _OWN_WORD.match(text, mention.end)
            and (_speaks(text, mention.end) or _SPOKEN_BY.search(text, max(0, mention.start - 16), mention.start))
        ):
            out[id(person)] = (person, out.get(id(person), (person, 0))[1] + 1)
    return out.values()
