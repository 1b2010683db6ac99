"""From a matched pattern to its drafts: kind and mode settled, parties and figures set."""

from collections.abc import Iterator
from dataclasses import replace

from sagabook.model import BUYER_KINDS, Deal, Kind, Mode
from sagabook.reading.clauses import Sentence
from sagabook.reading.drafts import Draft
from sagabook.reading.filling import Filler
from sagabook.reading.frames import Frame, Patterns
from sagabook.reading.matched import Match, acts_himself, leaves_a_country, signed_to_no_club
from sagabook.reading.mood import Mood
from sagabook.reading.parties import Parties
from sagabook.reading.people import Person
from sagabook.reading.roles import Roles, phrases_after, words_of
from sagabook.reading.row import Clause
from sagabook.reading.scene import Scene
from sagabook.reading.terms import Terms
from sagabook.reading.turning import Turner
from sagabook.reading.units import Unit
from sagabook.reading.unnamed import Unnamed

#: What a club's list tells of several of its players, one sentence after another.
_TOLD_OF_SEVERAL = frozenset({Kind.DEPARTURE, Kind.FOR_SALE, Kind.CONTRACT_OFFER, Kind.CONTRACT_SIGNED})
#: What a club that holds a player says of him.
_TOLD_BY_HOLDERS = frozenset(
    {Kind.NOT_FOR_SALE, Kind.FOR_SALE, Kind.DEPARTURE, Kind.STAYS, Kind.ASKING_PRICE, Kind.RELEASE_CLAUSE}
)
_TOO = frozenset({"also", "likewise", "too"})
#: How many sentences later a list still goes on.
_SOON = 2


class Maker:
    """Makes the drafts of one match."""

    def __init__(
        self, text: str, scene: Scene, patterns: Patterns, filler: Filler, mood: Mood, terms: Terms, parties: Parties
    ) -> None:
        self.text = text
        self.scene = scene
        self.terms = terms
        self.parties = parties
        self.unnamed = Unnamed(text, scene)
        self._holders_told: dict[Kind, tuple[str, int]] = {}
        self.turner = Turner(text, scene, patterns, filler, mood, parties)

    def make(
        self,
        sentence: Sentence,
        clause: Clause | None,
        frame: Frame,
        roles: Roles,
        hedged: bool,
        has_if: bool,
        noun: Unit | None = None,
    ) -> Iterator[Draft]:
        """The drafts of a pattern that fits a clause, or an event noun in it, one for each player and pair of clubs."""
        m = Match(sentence, clause, frame, roles, hedged, has_if, noun, frame.kind, Mode.ASSERTED, [frame.id])
        if not (leaves_a_country(m) or signed_to_no_club(m)) and self.turner.turn(m) and self._players(m):
            self._holders(m)
            yield from self._drafts(m)

    def _players(self, m: Match) -> bool:
        """Find whom it is about; False where nobody fits."""
        sentence, clause, frame, roles, noun = m.sentence, m.clause, m.frame, m.roles, m.noun
        m.players = roles.players
        m.explicit = roles.explicit_player
        if not m.players and noun is not None and clause is not None:
            m.players = tuple(p for u in clause.subjects for p in self.scene.persons(u))
        if not m.players and acts_himself(m):
            return False
        if not m.players:
            focus = self.unnamed.player(m)
            if focus is None or (
                m.kind in (Kind.BID, Kind.INTEREST) and self._for_another(sentence, clause, roles, noun)
            ):
                return False
            m.players = (focus,)
            if (
                frame.kind is Kind.SIGNING
                and roles.noun >= 0
                and (sentence.units[roles.noun].words[-1:] in (("transfers",), ("moves",), ("signings",)))
            ):
                return False  # "complete any more transfers" names nobody
            m.steps.append("player:focus")
        meant = self.unnamed.held_instead(m)
        if meant is not None:
            m.players = (meant,)
            m.steps.append("player:by holder")
        return True

    def _holders(self, m: Match) -> None:
        """Find who holds them, where the clause leaves it open."""
        sentence, clause, frame, roles = m.sentence, m.clause, m.frame, m.roles
        if m.kind is Kind.BID_REJECTED and not roles.buyers and clause is not None and roles.sellers:
            roles.buyers = self.parties.bidder_beside(sentence, clause, roles)
        if m.kind is Kind.FOR_SALE and not roles.sellers and clause is not None and clause.link == "oc":
            # "have made Novak available for transfer"
            above = clause.governor.subjects if clause.governor is not None else []
            roles.sellers = tuple(c for u in above for c in self.scene.clubs(u))[:1]
        if (
            m.kind is Kind.DEPARTURE
            and clause is not None
            and (teller := self.parties.told(sentence, clause, m.players)) is not None
        ):
            m.kind, m.mode = Kind.FOR_SALE, Mode.ASSERTED
            roles.sellers = roles.sellers or teller
            m.steps.append("told he may leave")
        if (
            m.kind not in BUYER_KINDS
            and not roles.sellers
            and not (frame.deal is Deal.LOAN and roles.buyers)
            and all(p.holder is None for p in m.players)
            and not _met(m, clause)
            and not (clause is not None and _by_his_club(clause))
        ):
            roles.sellers = self.parties.teller(sentence, clause) if m.kind in _TOLD_BY_HOLDERS else ()
            roles.sellers = roles.sellers or self.parties.sole_club(sentence, clause, roles) or self._as_just_told(m)
            roles.sellers = roles.sellers or self._of_the_price(m)

    def _of_the_price(self, m: Match) -> tuple[str, ...]:
        """The club of the official who names a price."""
        if m.kind not in (Kind.ASKING_PRICE, Kind.RELEASE_CLAUSE):
            return ()
        clubs = {p.club for _, p in self.scene.here if p.staff and p.club} - set(m.roles.buyers)
        return tuple(c for c in clubs if c) if len(clubs) == 1 else ()

    def _as_just_told(self, m: Match) -> tuple[str, ...]:
        """The club of those of whom the same was told just before: "Torino release Novak. Price and Diaz go too"."""
        if len(m.players) < 2 and not (m.clause is not None and _TOO & set(m.clause.head.adverbs)):
            return ()
        club, number = self._holders_told.get(m.kind, (None, 0))
        return (club,) if club is not None and self.scene.number - number <= _SOON else ()

    def _drafts(self, m: Match) -> Iterator[Draft]:
        """The drafts, one for each player and pair of clubs."""
        sentence, clause, frame, roles, noun = m.sentence, m.clause, m.frame, m.roles, m.noun
        start, end = sentence.start, sentence.end
        parted = (
            len(m.players) > 1
            and len(roles.sellers) == len(m.players)
            and "respectively" in words_of(self.text, sentence)
        )
        if m.kind in (Kind.FOR_SALE, Kind.ASKING_PRICE, Kind.DEPARTURE) and frame.head != "ENDC" and _by_clause(clause):
            m.kind = Kind.RELEASE_CLAUSE  # "a clause that allows him to leave for £30m"
            m.mode = m.mode if m.mode is Mode.DENIED else Mode.ASSERTED
        if m.kind is Kind.REJECTS_MOVE and m.players and all(self._own_offer(sentence, roles, p) for p in m.players):
            m.kind = Kind.CONTRACT_REJECTED
            roles.buyers = ()
        sellers = roles.sellers
        each = self.parties.clubs_of_each(sentence) if len(m.players) > 1 else {}
        prices = self.parties.prices_of_each(sentence) if len(m.players) > 1 else {}
        for number, player in enumerate(m.players):
            if parted:
                roles.sellers = sellers[number : number + 1]
            elif each and sellers and any(sellers[0] in clubs for clubs in each.values()):
                roles.sellers = each.get(id(player), ())
            for buyer, seller in self.parties.pairs(m.kind, roles, player, frame):
                draft = Draft(
                    m.kind,
                    player,
                    buyer,
                    seller,
                    m.mode,
                    start,
                    end,
                    frame.id,
                    deal=frame.deal,
                    explicit=m.explicit,
                    steps=list(m.steps),
                )
                draft.clause = (clause.at, clause.end) if clause is not None else (0, 0)
                draft.noun, draft.act = roles.noun, _act(sentence, clause)
                draft.hanging = _hangs(clause) and noun is None
                draft.joint = len(m.players) > 1
                draft.vague = roles.vague
                draft.bare_noun = noun is not None
                draft.clubs = roles.club_any if player.holder is None and len(roles.club_any) == 2 else ()
                draft.by_clause = any(s.filler == "CLAUSE" for s in frame.slots)
                draft.by_contract = any(s.filler == "CONTRACT" for s in frame.slots)
                draft.own = self._own_move(m, player, buyer, seller) or (
                    m.kind is Kind.SIGNING and noun is not None and buyer is None and seller is not None
                )
                if m.kind is Kind.SIGNING and buyer is not None and seller is None and player.holder is None:
                    club = self.parties.bereft(sentence, clause) or self.parties.earner(clause)
                    draft.seller = club if club != buyer else None
                self.terms.figures(sentence, clause, noun, roles, draft)
                if any(id(p) in prices for p in m.players[:-1]):
                    draft.fee = prices.get(id(player))
                if self.parties.stands(draft, frame):
                    if m.kind in _TOLD_OF_SEVERAL and (holder := seller or player.holder) is not None:
                        self._holders_told[m.kind] = (holder, self.scene.number)
                    yield draft
                    yield from self._other_offers(m, draft)
                    if m.refused is not None:
                        yield self._refused(draft, m.refused)
                if m.kind is Kind.FOR_SALE and draft.money is not None and m.mode is not Mode.DENIED:
                    price = replace(draft, kind=Kind.ASKING_PRICE, fee=draft.money, steps=[*m.steps, "price of a sale"])
                    yield price

    @staticmethod
    def _other_offers(m: Match, draft: Draft) -> Iterator[Draft]:
        """The further ones of several offers told at once: "rejected bids of £20m and £25m"."""
        at = m.noun.lead if m.noun is not None else m.roles.noun
        if draft.kind not in (Kind.BID, Kind.BID_REJECTED) or at < 0:
            return
        offers = m.sentence.units[at]
        if not offers.plural or "BID" not in offers.classes:
            return
        of = phrases_after(m.sentence, offers).get("of", []) + (m.clause.pp.get("of", []) if m.clause else [])
        told = (x.amount.fee for x in (*offers.money, *(x for u in of for x in u.money)) if x.amount is not None)
        for fee in dict.fromkeys(fee for fee in told if fee not in (None, draft.fee)):
            yield replace(draft, fee=fee, steps=[*draft.steps, "several offers"])

    @staticmethod
    def _refused(draft: Draft, offer: Unit) -> Draft:
        """The offer turned down that a draft raises, with its own sum; the better one is a bid of its own."""
        told = next((m.amount.fee for m in offer.money if m.amount is not None), None)
        draft.fee = None if draft.fee == told else draft.fee
        draft.raised = True
        return replace(
            draft, kind=Kind.BID_REJECTED, mode=Mode.ASSERTED, fee=told, steps=[*draft.steps, "raised"], raised=False
        )

    @staticmethod
    def _own_move(m: Match, player: Person, buyer: str | None, seller: str | None) -> bool:
        """Whether a move that names no new club took him to the one he is at: "sealed a £20m move from Torino"."""
        return "own" in m.frame.flags or (
            m.frame.head == "SEAL"
            and m.kind is Kind.SIGNING
            and m.mode is Mode.ASSERTED
            and buyer is None
            and seller is not None
            and player.holder not in (None, seller)
        )

    def _own_offer(self, sentence: Sentence, roles: Roles, player: Person) -> bool:
        """Whether the offer turned down is that of the player's own club: "Rovers' offer", "the club's offer"."""
        if roles.noun < 0 or player.holder is None or "BID" not in sentence.units[roles.noun].classes:
            return False
        return any(
            player.holder in self.scene.clubs(u) or (u.how == "description" and u.words[-1:] == ("club",))
            for u in sentence.units[roles.noun].of
            if u.kind == "C"
        )

    def _for_another(self, sentence: Sentence, clause: Clause | None, roles: Roles, noun: Unit | None) -> bool:
        """Whether an offer or a wish is for somebody that the text describes but nobody known fits.

        No matter for the focus.
        """
        units = list(clause.pp.get("for", ())) if clause is not None else []
        event = noun if noun is not None or roles.noun < 0 else sentence.units[roles.noun]
        if event is not None:
            behind = phrases_after(sentence, event)
            units += behind.get("for", [])
            units += [u for word in ("of", "in") for u in behind.get(word, ()) if _no_player(u)]
        return any(u.kind in "PS" or (u.kind == "n" and "TARGET" in u.classes) for u in units)


def _act(sentence: Sentence, clause: Clause | None) -> int:
    """Where the predicate stands that a clause hangs on in the end, past the noun that it may tell more of."""
    if clause is None:
        return -1
    for _ in range(6):
        if clause.governor is not None:
            clause = clause.governor
        elif clause.head.kind == "n" and (holds := sentence.clause_of(clause.head)) is not None:
            clause = holds
        else:
            break
    return clause.at


def _hangs(clause: Clause | None) -> bool:
    """Whether an act hangs on another one as its circumstance: "after passing a medical", "having met his clause"."""
    return clause is not None and clause.head.kind == "v" and not clause.head.finite and clause.governor is None


def _no_player(unit: Unit) -> bool:
    """Whether a unit is a coach or an official: "their pursuit of the Rovers boss"."""
    return unit.kind == "S" or (isinstance(unit.person, Person) and not unit.person.is_player)


_PARTS_OF_TERMS = frozenset({"CLAUSE", "CONTRACT"})


def _by_clause(clause: Clause | None) -> bool:
    """Whether a clause of the contract is what lets this happen."""
    while clause is not None:
        if any(unit.classes & _PARTS_OF_TERMS for unit in clause.subjects):
            return True
        if any("CLAUSE" in unit.classes for found in clause.pp.values() for unit in found):
            return True  # "can leave for £30m under a clause in his contract"
        clause = clause.governor
    return False


def _by_his_club(clause: Clause) -> bool:
    """Whether an act is told as that of "his club", which the story has not named."""
    by = clause.pp.get("by", ()) if clause.passive else ()
    return any(u.kind == "C" and u.how == "description" and u.words[:1] == ("his",) for u in by)


def _met(m: Match, clause: Clause | None) -> bool:
    """Whether a clause is told as met by whom the sentence names: "Torino have triggered his £20m release clause"."""
    return (
        m.kind is Kind.RELEASE_CLAUSE
        and clause is not None
        and "TRIGGER" in clause.head.classes
        and not clause.passive
        and bool(clause.subjects)
    )
