"""Whether a word that may be a verb or a noun is the one or the other at its place."""

from sagabook.reading.units import Token, verb_of

#: What may follow a verb at once, and no noun: an object, a clause.
_COMPLEMENT = "deiCPMZs"
PRONOMINAL = frozenset("this that each another these those all both many some few several most others".split())
#: Singular forms that are verbs before an infinitive: "the club needs to sell".
_VOLITION = frozenset("needs hopes aims".split())
_SEEING = ("let", "help", "see", "saw", "mak", "made", "watch")
_DO = frozenset("do does did don't doesn't didn't".split())


def _complements(tokens: list[Token], at: int) -> bool:
    """Whether what stands at `at` follows a verb at once and no noun: an object or a clause, but no time."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.tag == "d" and at + 1 < len(tokens) and tokens[at + 1].tag == "D":
        return False
    return token.tag in _COMPLEMENT or token.word == "that"


def _gerund(token: Token) -> bool:
    return any(s[1:] == ("v", "ing") for s in token.senses)


def _clause_follows(tokens: list[Token], at: int) -> bool:
    """Whether a name or pronoun with a verb of its own stands at `at`: "sources in the deal claim Rovers want"."""
    return (
        at + 1 < len(tokens)
        and tokens[at].tag in "CPi"
        and (
            tokens[at + 1].tag in "hm" or any(s[1] == "v" and s[2] not in ("ing", "pp") for s in tokens[at + 1].senses)
        )
    )


def acts(tokens: list[Token], at: int) -> bool:
    """Whether a word that is as often a plain noun is a verb here, by number and by what follows."""
    before = at - 1
    while before >= 0 and tokens[before].tag in "yq":
        before -= 1
    after = at + 1
    while after < len(tokens) and tokens[after].tag in "yq":
        after += 1
    forms = {s[2] for s in tokens[at].senses if s[1] == "v"}
    if before < 0:
        return forms == {"ing"} and _complements(tokens, after)
    previous = tokens[before]
    if forms == {"ing"}:
        return previous.tag in "hi" or (
            previous.tag not in "degt"
            and (
                _complements(tokens, after)
                or (after < len(tokens) and previous.tag + tokens[after].tag in (":d", ":#"))
            )
        )
    following = tokens[after] if after < len(tokens) else None
    tag = previous.tag
    if tag in "tm":
        return bool(forms & {"base", "any"})
    if tag == "N":
        return before > 0 and (tokens[before - 1].tag == "m" or tokens[before - 1].word in _DO)
    if tag == "h":
        return "any" in forms or previous.word in _DO
    if tag in "ir":
        return previous.word != "whose"
    if tag == "v" and "base" in forms:
        return previous.word.startswith("help")
    if tag == "C" and _club_as_style(tokens, before + 1):
        return False
    opens = _complements(tokens, after)
    leads = opens or (following is not None and (following.tag in "tp" or _gerund(following)))
    if tag in "deg#p":
        return previous.word in PRONOMINAL and opens
    many = previous.word.endswith("s") and not previous.word.endswith("ss")
    if tag in "COZLDF":
        if "s" in forms and before and tokens[before - 1].tag == "p":
            return leads or following is None or following.tag in "D.,;c"  # "his deal at Troyes ends next June"
        return opens or (leads and ("s" not in forms or tag in "LD" or tokens[at].word in _VOLITION))
    if tag == "s":
        return "s" in forms and previous.word in ("that", "what") and leads
    if tag == "P":
        return leads if "s" in forms else opens or (leads and before > 1 and tokens[before - 1].tag == "c")
    if tag in "SBRAjnx":
        if "s" in forms:
            ends = following is None or following.tag in ".,;cD"
            return not many and (leads or (ends and tag == "n") if tag in "SRAn" else opens)
        return leads if many or tag == "B" else _clause_follows(tokens, after)
    if tag == "c" and leads and before and tokens[before - 1].tag == "v":
        return True  # "likes and needs in his side"
    return tag in ",c-–—)(" and opens


def noun_here(tokens: list[Token], at: int) -> bool:
    """Whether a word that is otherwise a verb is a noun or adjective by its place: "the look", "a given fee"."""
    if not at:
        return {s[2] for s in tokens[at].senses} == {"s"}
    token, previous = tokens[at], tokens[at - 1]
    if previous.word == "whose":
        return True
    forms = verb_of(token.senses)[1]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    opens = _complements(tokens, at + 1)
    if previous.tag in "deg#":
        if previous.word not in PRONOMINAL:
            return True
        return not (
            opens
            or (previous.word in ("those", "all", "both", "that", "others") and bool(forms & {"ing", "pastpp", "pp"}))
        )
    if previous.tag == "t":
        return forms == {"s"}
    if "base" in forms and following is not None and previous.tag in "ZLFnjRP" and _finite(following):
        return True  # "the former Torino wonder has signed"
    if "base" in forms and _club_as_style(tokens, at):
        return True
    if "base" in forms and following is not None and previous.tag == "L" and following.tag == "C":
        return True  # "Championship rival Leeds"
    if previous.tag == "j" and at > 1 and not forms <= {"s", "past"}:
        return _noun_after_plain(tokens, at, forms, opens)
    if previous.tag == "p" and previous.word not in ("to",) and not forms & {"ing"}:
        return previous.word not in ("than", "as", "like")
    return False


def _club_as_style(tokens: list[Token], at: int) -> bool:
    """Whether a club's own name behind an article stands before `at`, as only before a noun: "the Torino push"."""
    club = tokens[at - 1].mention
    return (
        at > 1
        and club is not None
        and club.what == "C"
        and club.how == "strong"
        and tokens[at - 2].word in ("the", "a", "another", "this", "any", "no")
        and not tokens[at - 1].word.startswith(("The ", "the "))
    )


def _noun_after_plain(tokens: list[Token], at: int, forms: frozenset[str], opens: bool) -> bool:
    """Whether a verb form behind a plain word goes on with the phrase: "the first new face"."""
    begins = _opened(tokens, at - 2)
    if begins < 0:
        return False
    if "base" in forms and (
        (opens and tokens[at - 1].word.endswith("s"))  # "the fans hope he"
        or (begins and tokens[begins - 1].tag == "v" and tokens[begins - 1].word.startswith(_SEEING))
    ):
        return False  # "saw the record fall"
    if forms <= {"ing"}:
        return not opens  # "a fair sum considering his age"
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return not forms & {"past", "pastpp"} or (following is not None and following.tag in "jnRFSBA#D?")


def _finite(token: Token) -> bool:
    """Whether a word can only be a finite verb."""
    return token.tag in "hm" or (
        token.tag == "?" and bool(token.senses) and all(s[1] == "v" and s[2] in ("s", "past") for s in token.senses)
    )


def _opened(tokens: list[Token], at: int) -> int:
    """Where an article or possessor stands, at `at` or before the plain words there, or -1: "the first new face"."""
    while at > 0 and tokens[at].tag in "ja#Z":
        at -= 1
    return at if tokens[at].tag in "deg" else -1


def pick(tokens: list[Token], at: int, kinds: set[str]) -> str:
    """The part of speech, of `kinds`, of a word of the trade: v, n or a."""
    token = tokens[at]
    if (
        token.word in ("close", "open")
        and "a" in kinds
        and at + 2 < len(tokens)
        and tokens[at + 1].tag == "t"
        and any(s[1:] == ("v", "ing") for s in tokens[at + 2].senses)
    ):
        return "a"  # a headline's "Torino close to signing Novak", "Novak open to joining Torino"
    previous = tokens[at - 1] if at else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    before = previous.tag if previous else "."
    after = following.tag if following else "."
    back = at - 1
    while back > 0 and tokens[back].tag in "yq":
        back -= 1
    if back >= 0 and at:
        previous, before = tokens[back], tokens[back].tag
    if "a" in kinds:
        return _pick_adjective(tokens, at, back, kinds)
    forms = {s[2] for s in token.senses if s[1] == "v"}
    if "base" in forms and before in "CFjnRSB" and previous is not None and _many_do(tokens, back, at + 1):
        return "v"
    if before == "a" and forms <= {"ing"} and after in "deCPMijR":
        return "v"
    if before in "RASL" and "s" in forms and previous is not None and not previous.word.endswith("s"):
        return "v" if _complements(tokens, at + 1) or after == "t" else "n"  # "the winger moves to Torino"
    if before in "deg#MDLARa":
        return "n"
    if before == "t" and forms <= {"ing"}:
        return "v"
    if before == "S" and previous is not None and previous.word == "official" and "ing" not in forms:
        return "n"  # "an official bid to Torino"
    if before == "t" and forms <= {"s"}:
        return "n"  # "listen to offers"
    if before == "N" and at > 1 and tokens[at - 2].tag in "hm":
        return "v"
    if previous is not None and previous.word == "whose":
        return "n"
    if before in ("t", "m", "i", "r"):
        return "v" if (forms & {"base", "any", "s", "past", "pastpp"}) else "n"
    if before == "h":
        return "v" if forms & {"ing", "pp", "pastpp", "any"} else "n"
    if before == "j":
        return "n"
    if before == "p":
        if forms & {"ing"}:
            return "n" if following is not None and following.word == "of" else "v"
        return "n"
    if before in ("C", "P", "S", "F"):
        if (
            before == "C"
            and after == "P"
            and at > 1
            and (tokens[at - 2].tag in "de" or tokens[at - 2].word in ("former", "ex", "long-term", "one-time"))
        ):
            return "n"
        if forms <= {"ing"}:
            return "v" if after in "deCPMi" else "n"
        if after in "deCMiPZt":
            return "v"
        if forms & {"past", "pastpp"}:
            return "v"
        return "n"
    if before == "c" and token.word == "bid" and following is not None and following.word == "for":
        return "v"
    if token.word == "talks" and following is not None and following.word in ("over", "with", "between", "about"):
        return "n"  # "…, and talks over a deal go on"
    if before == "c" or before == ",":
        if forms & {"ing", "past", "pastpp", "s"} and after in "deCPMipt":
            return "v"
        if forms <= {"ing"} and before == "," and after in "jARZF":
            return "v"  # "…, signing former Rovers striker Novak"
        return "v" if after in "deCMiP" and forms & {"base", "any"} else "n"
    if before == "n":
        return "n" if after not in "deCPi" or not forms & {"s", "past", "pastpp"} else "v"
    if forms <= {"ing"}:
        return "n" if following is not None and (following.word == "of" or after in ".,") else "v"
    return "n"


def _pick_adjective(tokens: list[Token], at: int, back: int, kinds: set[str]) -> str:
    """The part of speech of a word that may be an adjective of the trade; `back` is the word before, no adverb."""
    token = tokens[at]
    previous = tokens[back] if at else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    before = previous.tag if previous else "."
    after = following.tag if following else "."
    if before in "deg" and "n" in kinds:
        return "n"
    if (
        token.word in ("admirers", "admirer")
        and before in "hv"
        and previous is not None
        and previous.word in ("have", "has", "had")
    ):
        return "n"
    if token.word == "close" and after == "t":
        return "a"
    if token.word == "interested" and (following is None or following.word == "in" or after in ".,;c"):
        return "a"
    if token.word == "open" and before in "CP" and after == "t" and not any(t.tag in "hm" for t in tokens[:at]):
        return "a"  # a headline's "Novak open to Torino switch"
    if before == "h" and previous is not None and previous.word in ("has", "have", "had", "'ve") and "v" in kinds:
        return "v"
    if before in ("h", "b", "v") or before == "N" or before == "?" or "v" not in kinds:
        return "a"
    if before in "deg":
        return "n" if "n" in kinds else "a"
    if before in "CPS" and after == "t" and _after_with(tokens, back):
        return "a"
    return "v" if "v" in kinds else "a"


def _many_do(tokens: list[Token], back: int, after: int) -> bool:
    """Whether a bare form after a club or a plural is its verb: "the fans hope Novak stays", "Torino need strikers"."""
    previous = tokens[back]
    if previous.tag in "CF":
        return _clause_follows(tokens, after) or (
            after < len(tokens)
            and tokens[after].tag in "?jnRFSA"
            and (not back or tokens[back - 1].tag in "s,;:.-–—c")
            and not _verb_ahead(tokens, after)
        )
    return previous.word.endswith("s") and (_complements(tokens, after) or _clause_follows(tokens, after))


def _verb_ahead(tokens: list[Token], at: int) -> bool:
    """Whether a finite verb follows before the clause ends."""
    for token in tokens[at:]:
        if token.tag in ".,;:sc-–—":
            return False
        if token.tag in "hm" or (
            token.tag == "?" and token.senses and all(s[1] == "v" and s[2] not in ("ing", "base") for s in token.senses)
        ):
            return True
    return False


def _after_with(tokens: list[Token], at: int) -> bool:
    """Whether the names that end at `at` follow "with": "with Burnley prepared to sell"."""
    while at > 0 and tokens[at].tag in "CPSRFdgj,c":
        at -= 1
    return tokens[at].word == "with"
