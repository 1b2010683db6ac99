"""The wording table: how each kind of claim is put in plain words, in each of the five modes.

A template is a line with slots: player, buyer, seller, fee ("about £60m"), deal ("on loan"), years ("3-year"), left
("2 years left"), until ("June 2027"). A bracketed part is left out when a slot inside it has nothing to say, and
`[this|that]` then falls back on `that`; outside brackets an unknown buyer is "a club", an unknown seller "the club".
Clubs take the plural, as the British press has it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sagabook.model import Kind, Mode


@dataclass(frozen=True, slots=True)
class Wording:
    """The five templates of one kind, one a mode."""

    asserted: str
    hedged: str
    planned: str
    conditional: str
    denied: str

    def template(self, mode: Mode) -> str:
        """Give the template of a mode."""
        text: str = getattr(self, mode.value)
        return text


WORDINGS: Mapping[Kind, Wording] = MappingProxyType(
    {
        Kind.INTEREST: Wording(
            "{buyer} are interested",
            "reportedly: {buyer} are interested",
            "{buyer} are set to show interest",
            "on a condition: {buyer} would be interested",
            "{buyer} are not interested",
        ),
        Kind.INTEREST_ENDED: Wording(
            "{buyer} have ended their interest",
            "talk of {buyer} ending their interest",
            "{buyer} are set to end their interest",
            "on a condition: {buyer} would end their interest",
            "{buyer} have not ended their interest",
        ),
        Kind.TALKS: Wording(
            "{buyer} have made contact or held talks",
            "reportedly: contact or talks with {buyer}",
            "{buyer} are set for talks",
            "on a condition: {buyer} would open talks",
            "no talks with {buyer}",
        ),
        Kind.ILLEGAL_APPROACH: Wording(
            "{buyer} are accused of an illegal approach",
            "talk of an illegal approach by {buyer}",
            "{buyer} are set to be accused of an illegal approach",
            "on a condition: {buyer} would be accused of an illegal approach",
            "no illegal approach by {buyer}",
        ),
        Kind.APOLOGY: Wording(
            "{buyer} have apologised[ to {seller}]",
            "talk of an apology from {buyer}[ to {seller}]",
            "{buyer} are set to apologise[ to {seller}]",
            "on a condition: {buyer} would apologise[ to {seller}]",
            "no apology from {buyer}[ to {seller}]",
        ),
        Kind.BID: Wording(
            "{buyer} have bid[ {fee}][ {deal}]",
            "talk of a bid by {buyer}[ of {fee}][ {deal}]",
            "{buyer} are ready to bid[ {fee}][ {deal}]",
            "on a condition: {buyer} would bid[ {fee}][ {deal}]",
            "no bid by {buyer}[ of {fee}][ {deal}]",
        ),
        Kind.BID_REJECTED: Wording(
            "{buyer} bid[ {fee}][ {deal}], rejected[ by {seller}]",
            "talk of a bid by {buyer}[ of {fee}][ {deal}], rejected[ by {seller}]",
            "{seller} are set to reject a bid by {buyer}[ of {fee}][ {deal}]",
            "on a condition: {seller} would reject a bid by {buyer}[ of {fee}][ {deal}]",
            "no bid by {buyer}[ of {fee}][ {deal}] has been rejected[ by {seller}]",
        ),
        Kind.FEE_AGREED: Wording(
            "{buyer} have agreed a fee[ of {fee}][ with {seller}][ {deal}]",
            "talk of an agreed fee[ of {fee}][ with {seller}] for a move to {buyer}[ {deal}]",
            "{buyer} are close to agreeing a fee[ of {fee}][ with {seller}][ {deal}]",
            "on a condition: {buyer} would agree a fee[ of {fee}][ with {seller}][ {deal}]",
            "{buyer} have not agreed a fee[ of {fee}][ with {seller}][ {deal}]",
        ),
        Kind.TERMS_AGREED: Wording(
            "{player} has agreed personal terms with {buyer}",
            "talk of personal terms agreed with {buyer}",
            "{player} is close to personal terms with {buyer}",
            "on a condition: {player} would agree personal terms with {buyer}",
            "no personal terms agreed with {buyer}",
        ),
        Kind.MEDICAL: Wording(
            "{player} has had, or is having, a medical at {buyer}",
            "talk of a medical at {buyer}",
            "{player} is to have a medical at {buyer}",
            "on a condition: {player} would have a medical at {buyer}",
            "no medical at {buyer}",
        ),
        Kind.SIGNING: Wording(
            "{buyer} have signed {player}[ from {seller}][ {deal}][ for {fee}]",
            "talk of a move to {buyer}[ from {seller}][ {deal}][ for {fee}]",
            "{buyer} are set to sign {player}[ from {seller}][ {deal}][ for {fee}]",
            "on a condition: {buyer} would sign {player}[ from {seller}][ {deal}][ for {fee}]",
            "{buyer} are not signing {player}[ from {seller}][ {deal}][ for {fee}]",
        ),
        Kind.DEAL_OFF: Wording(
            "the move to {buyer}[ from {seller}][ {deal}][ for {fee}] is off",
            "the move to {buyer}[ from {seller}][ {deal}][ for {fee}] may be off",
            "the move to {buyer}[ from {seller}][ {deal}][ for {fee}] is about to fall through",
            "on a condition: the move to {buyer}[ from {seller}][ {deal}][ for {fee}] would be off",
            "the move to {buyer}[ from {seller}][ {deal}][ for {fee}] is not off",
        ),
        Kind.WANTS_MOVE: Wording(
            "{player} wants to join {buyer}[ {deal}]",
            "reportedly: {player} wants to join {buyer}[ {deal}]",
            "{player} is set to choose {buyer}[ {deal}]",
            "on a condition: {player} would want to join {buyer}[ {deal}]",
            "{player} does not want to join {buyer}[ {deal}]",
        ),
        Kind.REJECTS_MOVE: Wording(
            "{player} has turned down {buyer}[ {deal}]",
            "talk of {player} turning down {buyer}[ {deal}]",
            "{player} is set to turn down {buyer}[ {deal}]",
            "on a condition: {player} would turn down {buyer}[ {deal}]",
            "{player} has not turned down {buyer}[ {deal}]",
        ),
        Kind.NOT_FOR_SALE: Wording(
            "{seller} will not sell[ to {buyer}][ for {fee}]",
            "reportedly: {seller} will not sell[ to {buyer}][ for {fee}]",
            "{seller} are set to refuse a sale[ to {buyer}][ for {fee}]",
            "on a condition: {seller} would not sell[ to {buyer}][ for {fee}]",
            "{seller} have not ruled out a sale[ to {buyer}][ for {fee}]",
        ),
        Kind.FOR_SALE: Wording(
            "{seller} are willing to let {player} go[ to {buyer}][ {deal}][ for {fee}]",
            "reportedly: {seller} are willing to let {player} go[ to {buyer}][ {deal}][ for {fee}]",
            "{seller} are set to put {player} up for sale[ to {buyer}][ {deal}][ for {fee}]",
            "on a condition: {seller} would let {player} go[ to {buyer}][ {deal}][ for {fee}]",
            "{seller} have not put {player} up for sale[ to {buyer}][ {deal}][ for {fee}]",
        ),
        Kind.ASKING_PRICE: Wording(
            "{seller} want [{fee}|a fee][ from {buyer}]",
            "reportedly: {seller} want [{fee}|a fee][ from {buyer}]",
            "{seller} are set to ask for [{fee}|a fee][ from {buyer}]",
            "on a condition: {seller} would accept [{fee}|a fee][ from {buyer}]",
            "{seller} are not asking for [{fee}|a fee][ from {buyer}]",
        ),
        Kind.RELEASE_CLAUSE: Wording(
            "the contract[ at {seller}] has a release clause[ of {fee}]",
            "reportedly: the contract[ at {seller}] has a release clause[ of {fee}]",
            "the contract[ at {seller}] is to have a release clause[ of {fee}]",
            "on a condition: a release clause[ of {fee}][ at {seller}] would apply",
            "the contract[ at {seller}] has no release clause[ of {fee}]",
        ),
        Kind.LEFT_OUT: Wording(
            "{seller} have left {player} out",
            "talk of {seller} leaving {player} out",
            "{seller} are set to leave {player} out",
            "on a condition: {seller} would leave {player} out",
            "{seller} have not left {player} out",
        ),
        Kind.WANTS_TO_LEAVE: Wording(
            "{player} wants to leave[ {seller}]",
            "reportedly: {player} wants to leave[ {seller}]",
            "{player} is set to push for an exit[ from {seller}]",
            "on a condition: {player} would want to leave[ {seller}]",
            "{player} does not want to leave[ {seller}]",
        ),
        Kind.TRANSFER_REQUEST: Wording(
            "{player} has formally asked to leave[ {seller}]",
            "talk of a transfer request by {player}[ at {seller}]",
            "{player} is set to hand in a transfer request[ at {seller}]",
            "on a condition: {player} would hand in a transfer request[ at {seller}]",
            "no transfer request by {player}[ at {seller}]",
        ),
        Kind.REFUSES_TO_PLAY: Wording(
            "{player} refuses to play, train or travel[ with {seller}]",
            "talk of {player} refusing to play, train or travel[ with {seller}]",
            "{player} is set to refuse to play, train or travel[ with {seller}]",
            "on a condition: {player} would refuse to play, train or travel[ with {seller}]",
            "{player} has not refused to play, train or travel[ with {seller}]",
        ),
        Kind.WANTS_TO_STAY: Wording(
            "{player} wants to stay[ at {seller}]",
            "reportedly: {player} wants to stay[ at {seller}]",
            "{player} is set to choose to stay[ at {seller}]",
            "on a condition: {player} would want to stay[ at {seller}]",
            "{player} does not want to stay[ at {seller}]",
        ),
        Kind.CONTRACT_OFFER: Wording(
            "{seller} have offered, or are discussing, a new[ {years}] contract[ until {until}]",
            "talk of a new[ {years}] contract[ at {seller}][ until {until}]",
            "{seller} are set to offer a new[ {years}] contract[ until {until}]",
            "on a condition: {seller} would offer a new[ {years}] contract[ until {until}]",
            "no offer of a new[ {years}] contract[ at {seller}][ until {until}]",
        ),
        Kind.CONTRACT_SIGNED: Wording(
            "{player} has signed a[ {years}] contract[ at {seller}][ until {until}]",
            "talk of a signed[ {years}] contract[ at {seller}][ until {until}]",
            "{player} is set to sign a[ {years}] contract[ at {seller}][ until {until}]",
            "on a condition: {player} would sign a[ {years}] contract[ at {seller}][ until {until}]",
            "{player} has not signed a[ {years}] contract[ at {seller}][ until {until}]",
        ),
        Kind.CONTRACT_REJECTED: Wording(
            "{player} has turned down a new[ {years}] contract[ at {seller}][ until {until}]",
            "talk of {player} turning down a new[ {years}] contract[ at {seller}][ until {until}]",
            "{player} is set to turn down a new[ {years}] contract[ at {seller}][ until {until}]",
            "on a condition: {player} would turn down a new[ {years}] contract[ at {seller}][ until {until}]",
            "{player} has not turned down a new[ {years}] contract[ at {seller}][ until {until}]",
        ),
        Kind.CONTRACT_UNTIL: Wording(
            "{player} is under contract[ at {seller}][ with {left}][ until {until}]",
            "reportedly: {player} is under contract[ at {seller}][ with {left}][ until {until}]",
            "{player} is to be under contract[ at {seller}][ with {left}][ until {until}]",
            "on a condition: {player} would be under contract[ at {seller}][ with {left}][ until {until}]",
            "{player} is not under contract[ at {seller}][ with {left}][ until {until}]",
        ),
        Kind.DEPARTURE: Wording(
            "{player} leaves[ {seller}][ {deal}][ for {fee}]",
            "talk of an exit[ from {seller}][ {deal}][ for {fee}]",
            "{player} is set to leave[ {seller}][ {deal}][ for {fee}]",
            "on a condition: {player} would leave[ {seller}][ {deal}][ for {fee}]",
            "{player} is not leaving[ {seller}][ {deal}][ for {fee}]",
        ),
        Kind.STAYS: Wording(
            "{player} stays[ at {seller}]",
            "{player} may stay[ at {seller}]",
            "{player} is set to stay[ at {seller}]",
            "on a condition: {player} would stay[ at {seller}]",
            "{player} is not staying[ at {seller}]",
        ),
    }
)
