"""Scores the reader on posts and headlines that others have labelled: players, clubs, fees and stages.

usage: python bench/labelled_posts.py [--data FOLDER] [--errors]

The data are tweets.json (178 posts) and headlines.jsonl (50 lines of the BBC). Their labels are not ours; so they map:

* player: the distinct players of a post's claims against the distinct players of its labelled transfers. Spellings that
  a transfer lists together ("Gonzalo Plata", "Plata") are one player. A post without transfers should give none, though
  five of those are labelled rumours all the same and tell of a move ("he's set to leave OM").
* club: the distinct buyers and sellers of a post's claims against its labelled clubs, whatever the role: a post's
  `current_teams` hold loan clubs and new clubs too, and headline 23 has two TO_CLUBs. Spellings listed together, and
  those that mean one club by the register or make a handle of its name ("Forest", "#nffc", "@juventusfc"), are one.
* fee: a transfer with a fee counts as right when a claim on its player has that amount. Of a range the upper end
  counts, of "€12m plus €3m" the first part; both as in docs/claim.md. Words that are no figure ("undisclosed") are
  left out.
* stage: a transfer's label against the furthest stage that the claims on its player and, where it names one, its suitor
  come to:

  - interest: interest, wants_move, illegal_approach, apology; signing where hedged or conditional; and the kinds of
    the holder's side that open a door: for_sale, wants_to_leave, transfer_request, refuses_to_play, left_out,
    release_clause, departure, contract_until
  - negotiations: talks, bid, bid_rejected, asking_price; fee_agreed and terms_agreed where planned or conditional
  - personal_terms_agreed: terms_agreed
  - full_agreement: fee_agreed; signing, asserted or planned ("here we go"); medical where planned
  - medical_done: medical; signing where asserted, since they label announcements so too
  - deal_off: deal_off, interest_ended, rejects_move; a denied signing, bid, talks or interest; and where nothing else
    is claimed, any other denied buyer-side kind, not_for_sale, stays, wants_to_stay, contract_offer, contract_signed,
    contract_rejected

  What cannot be mapped: the empty label ("deal is still on", one post), left out; `negotations` is read as
  negotiations; deal_off on posts that are no transfer news at all (a player at training, or praised by his manager,
  about a third of that label) has no claim of ours and counts as wrong; announcements are labelled full_agreement or
  medical_done without a rule, so that an asserted signing is right for both.
* type (headlines): loan, or free transfer and free agent, against the `deal` of the player's claims. Headlines have no
  stage; all but a few are done signings.

The headlines' text is UTF-8 read as Windows-1252, and their offsets count its characters: the labelled strings are cut
by those offsets first, and text and strings are repaired then. A cut that parts the two characters of a "Â£" keeps
only the pound sign's second half, which is put right too. The fee that headline 26 labels as a player is a fee.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from corpus import default_data, require, shipped_reader
from sagabook.model import BUYER_KINDS, Claim, Club, Deal, Kind, Mode
from sagabook.reading import CascadeReader
from sagabook.reading.scoring import Counts, Share
from sagabook.reading.scoring_names import fold, same_club, same_player
from sagabook.stories import from_text

#: The posts are of the season 2023/24, most of July and August; the headlines are of summer 2024 and January 2025.
_POSTED = date(2023, 8, 1)
_PRINTED = date(2024, 8, 30)

_STAGES = ("interest", "negotiations", "personal_terms_agreed", "full_agreement", "medical_done")
_SPELLING = {"negotations": "negotiations"}
_OPENERS = frozenset(
    {Kind.INTEREST, Kind.WANTS_MOVE, Kind.ILLEGAL_APPROACH, Kind.APOLOGY, Kind.FOR_SALE, Kind.WANTS_TO_LEAVE}
    | {Kind.TRANSFER_REQUEST, Kind.RELEASE_CLAUSE, Kind.DEPARTURE, Kind.CONTRACT_UNTIL, Kind.LEFT_OUT}
    | {Kind.REFUSES_TO_PLAY}
)
_HAGGLING = frozenset({Kind.TALKS, Kind.BID, Kind.BID_REJECTED, Kind.ASKING_PRICE})
_OFF = frozenset({Kind.DEAL_OFF, Kind.INTEREST_ENDED, Kind.REJECTS_MOVE})
#: Whether a labelled spelling and a name mean the same.
Same = Callable[[str, str], bool]
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_SCALE = re.compile(r"\s*(million|m|k|thousand)?", re.IGNORECASE)
_FIRST_PART = re.compile(r"\+|\bplus\b|\bbonus|\bincluding\b", re.IGNORECASE)


@dataclass(slots=True)
class Transfer:
    """A labelled transfer: spellings of the player and of the suitor, the fee, the stage, the form."""

    players: list[str]
    suitors: list[str] = field(default_factory=list)
    fee: float | None = None
    stage: str = ""
    deal: Deal | None = None


@dataclass(slots=True)
class Post:
    """A labelled text."""

    id: str
    text: str
    published: date
    clubs: list[list[str]]
    transfers: list[Transfer]


@dataclass(slots=True)
class Figures:
    """What is counted, and what went wrong."""

    players: Counts = field(default_factory=Counts)
    clubs: Counts = field(default_factory=Counts)
    fees: Share = field(default_factory=Share)
    fees_of_players_read: Share = field(default_factory=Share)
    stages: Share = field(default_factory=Share)
    stages_of_players_read: Share = field(default_factory=Share)
    deals: Share = field(default_factory=Share)
    errors: list[str] = field(default_factory=list)


def main() -> None:
    """Read the posts and print the figures."""
    parser = argparse.ArgumentParser(description="Score the reader on labelled posts and headlines.")
    parser.add_argument("--data", type=Path, default=default_data(), help="folder of tweets.json and headlines.jsonl")
    parser.add_argument("--errors", action="store_true", help="list what is missed, too much, or wrong")
    options = parser.parse_args()
    sets = {
        "tweets": load_posts(require(options.data / "tweets.json")),
        "headlines": load_headlines(require(options.data / "headlines.jsonl")),
    }
    reader = shipped_reader()
    for name, posts in sets.items():
        figures = Figures()
        for post in posts:
            score_post(figures, post, reader)
        print_figures(name, figures)
        if options.errors:
            print("\n".join(figures.errors))


def print_figures(name: str, figures: Figures) -> None:
    """Print one set's lines."""
    for what, counts in (("player", figures.players), ("club", figures.clubs)):
        shares = f"P {counts.precision:.3f}  R {counts.recall:.3f}  F1 {counts.f1:.3f}"
        print(f"{name:10} {what:7} {shares}   ({counts.right} right, {counts.read} read, {counts.gold} labelled)")
    for what, share, known in (
        ("fee", figures.fees, figures.fees_of_players_read),
        ("stage", figures.stages, figures.stages_of_players_read),
        ("type", figures.deals, None),
    ):
        if share.of:
            more = f"; {known.value:.3f} of the {known.of} whose player was read" if known else ""
            print(f"{name:10} {what:7} accuracy {share.value:.3f} of {share.of}{more}")


# -- labels in ------------------------------------------------------------------------------------------------------


def load_posts(file: Path) -> list[Post]:
    """The labelled posts."""
    posts = []
    for number, record in enumerate(json.loads(file.read_text(encoding="utf-8")), 1):
        transfers = [_transfer(row) for row in record["transfers"] if row["involved_players"]]
        clubs = [
            names for row in record["transfers"] for names in (row["current_teams"], row["rumoured_teams"]) if names
        ]
        posts.append(Post(f"post {number}", record["text"], _POSTED, clubs, transfers))
    return posts


def _transfer(row: dict[str, Any]) -> Transfer:
    fee = next((amount for text in row["bid_fees"] if (amount := amount_of(text)) is not None), None)
    stage = _SPELLING.get(row["stage"], row["stage"])
    return Transfer(row["involved_players"], row["rumoured_teams"], fee, stage)


def load_headlines(file: Path) -> list[Post]:
    """The labelled headlines, text and labels repaired."""
    posts = []
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        labels: dict[str, list[str]] = {}
        for start, end, label in record["label"]:
            string = repair(record["text"][start:end])
            labels.setdefault("TRANSFER_FEE" if string.startswith("£") else label, []).append(string)
        fees = [amount for string in labels.get("TRANSFER_FEE", ()) if (amount := amount_of(string)) is not None]
        forms = " ".join(
            [*labels.get("TRANSFER_TYPE", ()), *labels.get("TRANSFER_FEE", ()), *labels.get("FROM_CLUB", ())]
        )
        deal = Deal.LOAN if "loan" in forms else Deal.FREE if "free" in forms else None
        clubs = [[n] for key in ("TO_CLUB", "FROM_CLUB") for n in labels.get(key, ()) if not n.startswith("free")]
        transfer = Transfer(labels["PLAYER_NAME"], labels["TO_CLUB"], fees[0] if fees else None, "", deal)
        posts.append(Post(f"headline {record['id']}", repair(record["text"]), _PRINTED, clubs, [transfer]))
    return posts


def repair(text: str) -> str:
    """Decode again what was read as Windows-1252; half a pound sign is a pound sign."""
    return text.encode("cp1252").decode("utf-8", "replace").replace("\ufffd", "£")


def amount_of(text: str) -> float | None:
    """The figure that a labelled fee means: "€13/14m" is 14,000,000, "€12m plus €3m add ons" 12,000,000."""
    first = _FIRST_PART.split(text)[0]
    found = [(match.group().replace(",", ""), match.end()) for match in _FIGURE.finditer(first)]
    if not found:
        return None
    scale = _SCALE.match(first, found[-1][1])
    word = (scale.group(1) or "").lower() if scale else ""
    return float(found[-1][0]) * {"m": 1e6, "million": 1e6, "k": 1e3, "thousand": 1e3}.get(word, 1)


# -- scoring --------------------------------------------------------------------------------------------------------


def score_post(figures: Figures, post: Post, reader: CascadeReader) -> None:
    """Read one post and count."""
    claims = reader.read(from_text(post.text, published=post.published))
    wrong: list[str] = []
    players = _joined((t.players for t in post.transfers), _same_player)
    read_players = _distinct([c.player.name for c in claims])
    figures.players += _counts(players, read_players, _same_player, "player", wrong)

    clubs = _joined(post.clubs, lambda a, b: same_labelled_club(a, b, reader))
    read_clubs = {c.name: c for claim in claims for c in (claim.buyer, claim.seller) if c is not None}
    figures.clubs += _counts(
        clubs, list(read_clubs), lambda name, read: means(name, read_clubs[read], reader), "club", wrong
    )
    for transfer in post.transfers:
        _score_transfer(figures, transfer, claims, reader, wrong)
    if wrong:
        figures.errors.append(f"  {post.id}: {' '.join(post.text.split())}")
        figures.errors += [f"      {what}" for what in wrong]


def _score_transfer(
    figures: Figures, transfer: Transfer, claims: Sequence[Claim], reader: CascadeReader, wrong: list[str]
) -> None:
    own = [c for c in claims if any(_same_player(name, c.player.name) for name in transfer.players)]
    who = transfer.players[0]
    if transfer.fee is not None:
        right = any(c.fee is not None and round(c.fee.amount) == round(transfer.fee) for c in own)
        figures.fees = figures.fees.counting(right)
        if own:
            figures.fees_of_players_read = figures.fees_of_players_read.counting(right)
        if not right:
            wrong.append(f"fee of {who}: labelled {transfer.fee:,.0f}, read {[c.fee.text for c in own if c.fee]}")
    if transfer.stage:
        meant = [c for c in own if _concerns(c, transfer.suitors, reader)]
        stages = stages_of(meant)
        figures.stages = figures.stages.counting(transfer.stage in stages)
        if own:
            figures.stages_of_players_read = figures.stages_of_players_read.counting(transfer.stage in stages)
        if transfer.stage not in stages:
            read = [f"{c.kind.value} {c.mode.value}" for c in meant]
            wrong.append(f"stage of {who} to {transfer.suitors}: labelled {transfer.stage}, read {stages} of {read}")
    if transfer.deal is not None:
        right = any(c.deal is transfer.deal for c in own)
        figures.deals = figures.deals.counting(right)
        if not right:
            wrong.append(f"type of {who}: labelled {transfer.deal.value}, read {[c.deal for c in own]}")


def _concerns(claim: Claim, suitors: Sequence[str], reader: CascadeReader) -> bool:
    """Whether a claim is about one of the suitors, or about nobody's suit in particular."""
    return claim.buyer is None or not suitors or any(means(name, claim.buyer, reader) for name in suitors)


def stages_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The stage that claims come to; an asserted signing is two, as the labels do not part them."""
    furthest, off, weakly_off, announced = -1, False, False, False
    for claim in claims:
        if claim.mode is Mode.DENIED:
            weakly_off = weakly_off or claim.kind in BUYER_KINDS
            off = off or claim.kind in (Kind.SIGNING, Kind.INTEREST, Kind.TALKS, Kind.BID)
        elif claim.kind in _OFF:
            off = True
        else:
            stage = _stage(claim)
            weakly_off = weakly_off or stage < 0
            furthest = max(furthest, stage)
            announced = announced or (claim.kind is Kind.SIGNING and claim.mode is Mode.ASSERTED)
    if off or furthest < 0:
        return ("deal_off",) if off or weakly_off else ()
    if announced and furthest >= _STAGES.index("full_agreement"):
        return _STAGES[3:]
    return (_STAGES[furthest],)


def _stage(claim: Claim) -> int:
    """The place of a claim's stage among `_STAGES`; -1 for kinds of staying."""
    sure = claim.mode in (Mode.ASSERTED, Mode.HEDGED)
    if claim.kind is Kind.MEDICAL:
        return 4 if sure else 3
    if claim.kind is Kind.SIGNING:
        return 3 if claim.mode in (Mode.ASSERTED, Mode.PLANNED) else 0
    if claim.kind is Kind.FEE_AGREED:
        return 3 if sure else 1
    if claim.kind is Kind.TERMS_AGREED:
        return 2 if sure else 1
    if claim.kind in _HAGGLING:
        return 1
    return 0 if claim.kind in _OPENERS else -1


def _counts(labelled: list[list[str]], read: list[str], same: Same, what: str, wrong: list[str]) -> Counts:
    """Match labelled groups of spellings with names read, one to one."""
    left = list(read)
    right = 0
    for group in labelled:
        match = next((name for name in left if any(same(spelling, name) for spelling in group)), None)
        if match is None:
            wrong.append(f"{what} missed: {group[0]}")
        else:
            left.remove(match)
            right += 1
    wrong += [f"{what} too many: {name}" for name in left]
    return Counts(right, len(read), len(labelled))


def _joined(groups: Iterable[Sequence[str]], same: Same) -> list[list[str]]:
    """Groups of spellings, those joined that share a meaning."""
    out: list[list[str]] = []
    for group in groups:
        home = next((other for other in out if any(same(a, b) for a in other for b in group)), None)
        if home is None:
            out.append(list(group))
        else:
            home += group
    return out


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _same_player(spelling: str, name: str) -> bool:
    return same_player(spelling.replace("#", ""), name.replace("#", ""))


def ids_of(name: str, reader: CascadeReader) -> set[str]:
    """The register's clubs that a labelled name can mean."""
    bare = name.lstrip("#@")
    named = [n for key in (name, bare, f"#{bare}", bare.title()) for n in reader.index.table.get(key, ())]
    return {key for entry in named if entry.what == "C" for key in entry.keys}


def means(name: str, club: Club, reader: CascadeReader) -> bool:
    """Whether a labelled name means a club: by the register, by its words, or a tag or handle made of its name."""
    if club.id in ids_of(name, reader):
        return True
    return same_labelled_club(name, club.name, reader)


def same_labelled_club(one: str, other: str, reader: CascadeReader) -> bool:
    """Whether two names mean one club."""
    a, b = one.lstrip("#@"), other.lstrip("#@")
    if same_club(a, b) or (ids_of(one, reader) & ids_of(other, reader)):
        return True
    squeezed = sorted((fold(a).replace(" ", ""), fold(b).replace(" ", "")), key=len)
    return (one[:1] in "#@" or other[:1] in "#@") and len(squeezed[0]) > 4 and squeezed[0] in squeezed[1]


if __name__ == "__main__":
    main()
