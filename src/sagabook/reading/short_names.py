"""Which club or player of a story a part of a name means: "United", "Town", a surname that is a club's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sagabook.reading.people import Cast, fold

if TYPE_CHECKING:
    from sagabook.reading.mentions import Mention
    from sagabook.reading.strangers import Stranger

#: A verb in the plural, as clubs take it.
_ACTS_AS_MANY = re.compile(r" (?:have|are|were|want|need|hope|plan|expect)\b")


def lend_their_words(text: str, mentions: list[Mention], named: list[Stranger]) -> None:
    """Let "Town" mean Hartwell Town too: once that is named, where the register's clubs of that word are as well."""
    called = {c for m in mentions if m.what == "C" and m.how == "strong" for c in m.clubs}
    for mention in mentions:
        if mention.what == "C" and mention.how in ("weak", "nick"):
            part = text[mention.start : mention.end]
            own = called.isdisjoint(mention.clubs)
            lent = [s.key for s in named if s.word == part and (own or s.start < mention.start)]
            mention.clubs = tuple(dict.fromkeys((*mention.clubs, *lent)))


def settle_short_names(text: str, mentions: list[Mention]) -> None:
    """Give a part of several clubs' names to the one club that the story mostly calls by a name with that part.

    Where "Manchester United" meets "Newcastle" or "Leeds", who once is "Leeds United", "United" is Manchester's.
    """
    names: dict[str, list[list[str]]] = {}
    for mention in mentions:
        if mention.what == "C" and mention.how == "strong" and len(mention.clubs) == 1:
            words = text[mention.start : mention.end].replace("Utd", "United").split()
            names.setdefault(mention.clubs[0], []).append(words)
    meant: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    for mention in mentions:
        if mention.what == "C" and len(mention.clubs) > 1:
            place = text[mention.start : mention.end], mention.clubs
            if place not in meant:
                part = place[0].replace("Utd", "United")
                found = [
                    club
                    for club in mention.clubs
                    if (called := names.get(club)) and 2 * sum(part in words for words in called) > len(called)
                ]
                meant[place] = (found[0],) if len(found) == 1 else mention.clubs
            mention.clubs = meant[place]


def settle_surnames(text: str, mentions: list[Mention], cast: Cast) -> None:
    """Give a club's one-word name to the player of that surname where the story calls no club so in full.

    "Diego Leon … Leon is expected": he, no Mexican club; but "Leon are".
    """
    called: dict[str, set[str]] = {}
    for mention in mentions:
        for club in mention.clubs if mention.what == "C" else ():
            called.setdefault(club, set()).add(text[mention.start : mention.end])
    for mention in mentions:
        name = text[mention.start : mention.end]
        if mention.what != "C" or " " in name or any(called[club] != {name} for club in mention.clubs):
            continue
        if _ACTS_AS_MANY.match(text, mention.end):
            continue
        person = cast.known(name, mention.start)
        if person is not None and len(person.tokens) > 1 and person.tokens[-1] == fold(name):
            person.count += 1
            mention.what, mention.how, mention.clubs, mention.person = "P", "", (), person
