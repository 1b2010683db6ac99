"""Between whom a claim is: its player, buyer and seller, where roles are open."""

import re
from itertools import pairwise

from sagabook.model import BUYER_KINDS, Deal, Fee, Kind
from sagabook.reading.clauses import Sentence
from sagabook.reading.drafts import Draft
from sagabook.reading.filling import Filler
from sagabook.reading.frames import Frame
from sagabook.reading.people import Person
from sagabook.reading.prepositions import of_a_suitor
from sagabook.reading.roles import Roles
from sagabook.reading.row import Clause
from sagabook.reading.scene import Scene
from sagabook.reading.units import Unit

#: How a player comes to his club.
_COMING = frozenset({"COMEFROM", "SIGN", "SIGN_WEAK", "JOIN", "BUYV", "MOVEV"})
#: What a club does to a player of another club.
_SUITING = frozenset(
    {"PAY", "MEETFEE", "WANT", "SIGN", "INTERESTED", "KEEN", "INRACE", "LINK", "BIDFOR", "ENQUIRE", "COOLP", "BALKV"}
)
#: Why a player is missing when the market has nothing to do with it.
_UNFIT = re.compile(
    r"\b(?:injur(?:y|ed|ies)|hamstring|calf|groin|ankle|knee|knock|virus|illness|ill|unwell|suspen(?:ded|sion)|fitness|concussion|"
    r"rested|rotat(?:ed|ion)|national (?:team|squad|side)|World Cup squad|Euro \d{4})\b",
    re.IGNORECASE,
)
_FOR_A_GAME = re.compile(
    r"\b(?:travelling|matchday|match-day|\d\d-man) (?:squad|party|group)\b|\bI['’]m not in the team\b"
)
#: How far before a sentence a squad's occasion may be told, characters.
_BEFORE = 200
_ON_THE_MARKET = re.compile(
    r"\b(?:future|transfers?|speculation|interest|bids?|offers?|mov(?:e|ing)|leav(?:e|ing)|exit|contract|sale|sell|want)\b",
    re.IGNORECASE,
)
#: What makes an approach a wrong one.
_UNASKED = re.compile(
    r"\bwithout (?:first |even |ever )?(?:asking|seeking|permission|consent|their consent|the club's consent|"
    r"their permission|the club's permission|telling)\b|\bbehind (?:their|its|the club's) backs?\b|\bon the sly\b|"
    r"\bbefore (?:asking|(?:they|it) had (?:asked|approached the club))\b|\bnobody had asked\b|\bagainst the rules\b|"
    r"\bbr(?:oke|oken|eaking|each of) (?:the |league |Fifa |transfer )?(?:rules|regulations)\b|"
    r"\bno (?:permission|leave|consent) (?:had|has) been (?:sought|given)\b",
    re.IGNORECASE,
)


#: How a club tells nothing of its own, but learns it of another's player.
_HEARING_OF = frozenset("know knows knew learn learned learnt discover discovered".split())
_MATCHES = frozenset("defeat win draw victory loss game match clash final tie semi-final fixture opener derby".split())


def _played_against(sentence: Sentence, unit: Unit) -> bool:
    """Whether a club is named as one that was played: "the defeat to Torino"."""
    noun = sentence.units[unit.lead - 2] if unit.lead > 1 else None
    return noun is not None and noun.kind in "xnv" and (noun.words or (noun.word,))[-1] in _MATCHES


#: What a seller has done with the money.
_EARNED = frozenset(
    "banked recouped received raised earned pocketed collected netted banking recouping raising".split()
)


class Parties:
    """Settles the parties of a draft."""

    def __init__(self, text: str, scene: Scene, filler: Filler) -> None:
        self.text = text
        self.scene = scene
        self.filler = filler

    @staticmethod
    def sold(clause: Clause) -> bool:
        """Whether a sale is told as done."""
        head = clause.head
        return (
            head.word.partition(" ")[0] in ("sold", "offloaded", "shipped", "jettisoned")
            and not head.modal
            and not head.neg
            and clause.governor is None
            and (head.finite or head.passive or head.perfect)
        )

    def told(self, sentence: Sentence, clause: Clause, players: tuple[Person, ...]) -> tuple[str, ...] | None:
        """The clubs that told a player that he can go ("have told Novak he can leave"), or None where nobody did."""
        if clause.head.modal not in ("can", "could", "may", "will", "would"):
            return None
        for other in sentence.clauses:
            if (
                other.at < clause.at
                and other.head.kind == "v"
                and other.head.word.partition(" ")[0] in ("told", "tell", "tells", "informed", "telling")
            ):
                heard = other.subjects if other.passive else other.objects
                if any(p in players for u in heard for p in self.scene.persons(u)):
                    if (
                        clause.head.modal not in ("can", "could", "may")
                        and not other.passive
                        and not any(self.scene.clubs(u) for u in other.subjects)
                    ):
                        return None
                    return tuple(c for u in self.filler.args(other, "s") for c in self.scene.clubs(u))
        return None

    def teller(self, sentence: Sentence, clause: Clause | None) -> tuple[str, ...]:
        """The club that says it of its own player: "Wigan say that he is not for sale"."""
        for other in reversed(sentence.clauses):
            if (
                clause is not None
                and other.at < clause.at
                and other.head.classes & {"ADMIT", "DETERMINED"}
                and other.head.word not in _HEARING_OF
                and not other.passive
                and (found := tuple(c for u in other.subjects if u.kind in "CSP" for c in self.scene.clubs(u)))
            ):
                return found[:1]
        return ()

    def sole_club(self, sentence: Sentence, clause: Clause | None, roles: Roles) -> tuple[str, ...]:
        """The one club that a sentence names beside those in other roles.

        The holder, where nothing else says who is.
        """
        named = {c for _, clubs in self.scene.here_clubs for c in clubs} - set(roles.buyers)
        named |= {
            c
            for u in sentence.units
            if u.kind == "P" and u.how == "description"
            for part in u.of
            if part.kind == "C" and (part.how != "former") and (c := self.scene.club_of_mention(part.clubs, part.how))
        }
        named -= {c for u in sentence.units if u.kind == "C" and of_a_suitor(sentence, u) for c in self.scene.clubs(u)}
        named -= {
            c for u in sentence.units if u.kind == "C" and _played_against(sentence, u) for c in self.scene.clubs(u)
        }
        if len(named) == 1:  # nor one that this very sentence tells to be after him
            named -= {
                c
                for other in sentence.clauses
                if other.head.classes & _SUITING
                and other.head.kind != "b"
                and not (clause is not None and clause.governor is other and clause.link == "oc")
                for u in (*other.subjects, *(other.pp.get("by", ()) if other.passive else ()))
                if u.kind in "CS" or (u.kind == "P" and u.how == "description")
                for c in self.scene.clubs(u)
            }
        named -= {  # nor one that he came from: "Novak, who was signed from Torino this summer, could be sold"
            c
            for other in sentence.clauses
            if other is not clause and other.head.finite and other.head.classes & _COMING
            for u in (*other.pp.get("from", ()), *(other.objects if "COMEFROM" in other.head.classes else ()))
            for c in self.scene.clubs(u)
        }
        named -= {
            c for o in sentence.clauses if o.head.word in _HEARING_OF for u in o.subjects for c in self.scene.clubs(u)
        }
        named -= {
            c for o in sentence.clauses if "PUTOFFA" in o.head.classes for u in o.objects for c in self.scene.clubs(u)
        }
        if (
            clause is not None and len(named) == 1
        ):  # not the subject of a clause of its own: "Novak is for sale, and Torino need a winger"
            named -= {
                c
                for other in sentence.clauses
                if other.at > clause.at and other.governor is None and "ADMIT" not in other.head.classes
                for u in other.subjects
                if u.kind == "C" and u.lead > clause.at
                for c in self.scene.clubs(u)
            }
        return tuple(named) if len(named) == 1 else ()

    def bidder_beside(self, sentence: Sentence, clause: Clause, roles: Roles) -> tuple[str, ...]:
        """Whose offer it is, where only the sentence around it tells: "Torino are upset after Rovers turned down £5m".

        The one other club, where it acts in the sentence or is who it is a blow "for".
        """
        holders = {*roles.sellers, *(p.holder for p in roles.players)}
        named = {c for _, clubs in self.scene.here_clubs for c in clubs} - holders
        if len(named) != 1:
            return ()
        acting = {
            c
            for other in sentence.clauses
            if other is not clause
            for u in other.subjects
            if u.kind == "C"
            for c in self.scene.clubs(u)
        }
        acting |= {
            c
            for before, u in pairwise(sentence.units[: clause.at])
            if before.word == "for" and u.kind == "C"
            for c in self.scene.clubs(u)
        }
        return tuple(named & acting)

    def denier(self, sentence: Sentence, clause: Clause, roles: Roles) -> tuple[str, ...]:
        """The club that says that it did nothing: "Torino insist (that) no approach has been made for Novak"."""
        players = roles.players or ((self.scene.focus,) if self.scene.focus is not None else ())
        if not players or "by" in clause.pp or "from" in clause.pp or not any(u.neg for u in clause.subjects):
            return ()
        club = self.teller(sentence, clause)
        return club if club and all(p.holder not in (None, *club) for p in players) else ()

    def one_of_two(self, roles: Roles) -> tuple[str, ...]:
        """The buyer among those who talk to each other: "talks between Torino and Rovers", who hold the player."""
        players = roles.players or ((self.scene.focus,) if self.scene.focus is not None else ())
        holders = {p.holder for p in players}
        both = tuple(dict.fromkeys(roles.club_any))
        rest = tuple(c for c in both if c not in holders)
        return rest if len(rest) == 1 and (roles.explicit_player or len(both) > 1) else ()

    def only_suitor(self, roles: Roles) -> tuple[str, ...]:
        """The one club of a sentence that does not hold the player: "a deal for Novak is dead, and Torino look on"."""
        holders = {p.holder for p in roles.players}
        named = {c for _, clubs in self.scene.here_clubs for c in clubs} - holders - set(roles.sellers)
        return tuple(named) if len(named) == 1 and None not in holders else ()

    def joined(self, sentence: Sentence, clause: Clause | None, roles: Roles) -> tuple[str, ...]:
        """The club that somebody joined where only the sentence tells it.

        "Torino are busy, with Novak arriving from Rovers".
        """
        at = sentence.units[clause.at].start if clause is not None else sentence.end
        holders = {p.holder for p in roles.players}
        left = {  # "Novak arrived from Torino, Price from Lille"
            c
            for o, u in pairwise(sentence.units)
            if o.word.endswith("from") and u.kind == "C"
            for c in self.scene.clubs(u)
        }
        for start, clubs in self.scene.here_clubs:
            if (
                start < at
                and clubs[0] not in roles.sellers
                and (clubs[0] not in holders or roles.sellers)
                and clubs[0] not in left
            ):
                return clubs[:1]
        if roles.sellers and self.scene.subject_clubs and self.scene.subject_clubs[0] not in roles.sellers:
            return self.scene.subject_clubs[:1]
        return ()

    def earner(self, clause: Clause | None) -> str | None:
        """The club that a move has brought money: "have banked £20m from the sale of Novak to Lille"."""
        if clause is None or clause.passive or clause.head.word.rpartition(" ")[2] not in _EARNED:
            return None
        clubs = [c for u in clause.subjects for c in self.scene.clubs(u)]
        return clubs[0] if len(clubs) == 1 and any(u.kind == "M" for u in clause.objects) else None

    def bereft(self, sentence: Sentence, clause: Clause | None) -> str | None:
        """The club that makes do without somebody: "with Novak sold to Lille, Torino want Price"."""
        if clause is None or sentence.units[0].word != "with" or not any(u.lead == 1 for u in clause.subjects):
            return None
        main = next((c for c in sentence.clauses if c.at > clause.at and c.head.finite and c.governor is None), None)
        acts = main.subjects if main is not None and not main.passive else []
        clubs = [c for u in acts if u.kind == "C" and u.lead > clause.at for c in self.scene.clubs(u)]
        return clubs[0] if len(clubs) == 1 else None

    def clubs_of_each(self, sentence: Sentence) -> dict[int, tuple[str, ...]]:
        """The clubs told behind the names of a list: "Novak from Torino and Price from Lille"."""
        units = sentence.units
        out: dict[int, tuple[str, ...]] = {}
        for at, unit in enumerate(units):
            if unit.kind != "P" or not isinstance(unit.person, Person):
                continue
            behind = at + 1
            while behind < len(units) and (units[behind].kind in ",()" or units[behind].age) and behind < at + 4:
                behind += 1
            if (
                behind + 1 < len(units)
                and units[behind].kind == "p"
                and units[behind].word in ("from", "of")
                and units[behind + 1].kind == "C"
            ):
                out[id(unit.person)] = self.scene.clubs(units[behind + 1])
        return out

    @staticmethod
    def prices_of_each(sentence: Sentence) -> dict[int, Fee | None]:
        """The sums told behind the names of a list: "Novak for £5m and Price from Lille for £8m", "Reed (£2m)"."""
        units = sentence.units
        out: dict[int, Fee | None] = {}
        for at, unit in enumerate(units):
            if unit.kind != "P" or not isinstance(unit.person, Person):
                continue
            behind = at + 3 if at + 2 < len(units) and units[at + 2].kind == "C" else at + 1
            if behind + 1 < len(units) and (units[behind].word == "for" or units[behind].kind == "("):
                sums = [m.amount.fee for m in units[behind + 1].money if m.amount is not None]
                if sums:
                    out[id(unit.person)] = sums[0]
        return out

    def pairs(self, kind: Kind, roles: Roles, player: Person, frame: Frame) -> list[tuple[str | None, str | None]]:
        """The (buyer, seller) pairs of a claim, from roles that may be open."""
        buyers, sellers = roles.buyers, roles.sellers
        if roles.vague and player.holder is not None:
            sellers = (player.holder,)
        if (
            kind is Kind.TALKS
            and buyers
            and player.holder is not None
            and set(buyers) == {player.holder}
            and roles.club_any
        ):
            buyers = ()
        if roles.club_any:
            rest = tuple(c for c in roles.club_any if c != player.holder)
            held = tuple(c for c in roles.club_any if c == player.holder)
            if not buyers and kind in BUYER_KINDS:
                if sellers or held:
                    buyers = tuple(c for c in rest if c not in sellers)
                elif (len(roles.club_any) > 1 and kind in (Kind.TALKS, Kind.SIGNING)) or kind in (
                    Kind.FEE_AGREED,
                    Kind.DEAL_OFF,
                ):
                    buyers = rest[:1]
                else:
                    buyers = rest
            if not sellers and held:
                sellers = held
            elif not sellers and buyers and kind in BUYER_KINDS:
                others = tuple(c for c in roles.club_any if c not in buyers)
                sellers = others[:1]
        if kind in BUYER_KINDS:
            seller = sellers[0] if sellers else None
            if not buyers:
                return [(None, seller)]
            if kind is not Kind.SIGNING:
                kept = tuple(b for b in buyers if b != player.holder or (seller is not None and seller != b))
                if not kept:
                    return []
                buyers = kept
            return [(b, seller if seller != b else None) for b in buyers]
        if kind is Kind.DEPARTURE and frame.deal is Deal.LOAN and buyers:
            buyers, sellers = (), buyers  # a loan that ends is left, whoever called him back
        if frame.deal is Deal.LOAN and buyers and not sellers:
            sellers = buyers
            buyers = ()
        buyer = buyers[0] if buyers else None
        if not sellers:
            return [(buyer, None)]
        return [(buyer if buyer != s else None, s) for s in sellers[:1]]

    def unasked(self, sentence: Sentence, drafts: list[Draft]) -> None:
        """Tell what was done behind a club's back from plain talks, and whose back it was: whoever complains of it."""
        for draft in drafts:
            if draft.kind is Kind.TALKS and _UNASKED.search(self.text, sentence.start, sentence.end):
                draft.kind = Kind.ILLEGAL_APPROACH
                draft.steps.append("unasked")
            if draft.kind is Kind.ILLEGAL_APPROACH and draft.seller is None and draft.player.holder is None:
                draft.seller = self._accuser(sentence, draft.buyer)

    def _accuser(self, sentence: Sentence, buyer: str | None) -> str | None:
        """The club that accuses another one, or tells of its conduct: "Rovers say that Torino tapped him up"."""
        for clause in sentence.clauses:
            if clause.head.kind != "v" or not clause.head.classes & {"ACCUSE", "COMPLAIN", "ADMIT", "WARN"}:
                continue
            for unit in clause.pp.get("by", ()) if clause.passive else clause.subjects:
                style = [c for u in unit.of if u.kind == "C" and (c := self.scene.club_of_mention(u.clubs, u.how))]
                for club in style if unit.kind == "P" else self.scene.clubs(unit) or style:
                    if club != buyer:
                        return club
        return None

    def _picked_for_a_game(self, draft: Draft) -> bool:
        """Whether a squad is one for a game or trip, and the words before tell of no move: "the travelling squad"."""
        if draft.kind is not Kind.LEFT_OUT or not _FOR_A_GAME.search(self.text, draft.start, draft.end):
            return False
        return _ON_THE_MARKET.search(self.text, max(0, draft.start - _BEFORE), draft.start) is None

    def stands(self, draft: Draft, frame: Frame) -> bool:
        """Whether a draft may become a claim at all."""
        if (
            draft.kind in BUYER_KINDS
            and draft.buyer is None
            and draft.kind
            not in (
                Kind.BID_REJECTED,
                Kind.MEDICAL,
                Kind.FEE_AGREED,
                Kind.TERMS_AGREED,
                Kind.DEAL_OFF,
                Kind.APOLOGY,
                Kind.ILLEGAL_APPROACH,
                Kind.SIGNING,
                Kind.TALKS,
                Kind.INTEREST_ENDED,
                Kind.BID,
                Kind.REJECTS_MOVE,
            )
        ):
            return False
        if draft.kind is Kind.REJECTS_MOVE and draft.buyer is None and any(s.filler == "INTEREST" for s in frame.slots):
            return False  # "snubbed Premier League interest"
        if (
            draft.kind is Kind.NOT_FOR_SALE
            and draft.seller is not None
            and draft.player.holder not in (None, draft.seller)
        ):
            return False
        if (
            draft.kind in (Kind.LEFT_OUT, Kind.REFUSES_TO_PLAY)
            and not _ON_THE_MARKET.search(self.text, draft.start, draft.end)
            and (_UNFIT.search(self.text, draft.start, draft.end) or self._picked_for_a_game(draft))
        ):
            return False
        if draft.kind in (Kind.CONTRACT_SIGNED, Kind.CONTRACT_OFFER) and draft.buyer is not None:
            draft.buyer = None
        if frame.head == "PARTC" and draft.kind is Kind.DEPARTURE and draft.player.holder not in (None, draft.seller):
            return draft.seller is None  # a suitor that gives him up "waves goodbye" to him
        foreign = frame.head in ("VALUE", "RECOUP", "FEE") and None not in (draft.seller, draft.player.holder)
        if draft.kind is Kind.ASKING_PRICE and foreign and draft.seller != draft.player.holder:
            return False  # what a suitor thinks him worth
        return draft.kind is not Kind.ASKING_PRICE or draft.fee is not None
