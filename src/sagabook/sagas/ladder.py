"""The rules of stage as tables: what each kind and mode of claim says for a stage, and how much of it suffices."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sagabook.model import Kind, Mode
from sagabook.sagas.saga import Stage

#: What a claim weighs for its stage: said outright, said with a hedge, said not to be so. Planned and conditional
#: claims weigh nothing for the stage that they look forward to: "set for a medical" is no medical.
WEIGHTS: Mapping[Mode, float] = MappingProxyType({Mode.ASSERTED: 1.0, Mode.HEDGED: 0.5, Mode.DENIED: -1.0})

#: The stage that a claim of each kind speaks for where it is said to be so.
SPEAKS_FOR: Mapping[Kind, tuple[Stage, ...]] = MappingProxyType(
    {
        Kind.INTEREST: (Stage.INTEREST,),
        Kind.ILLEGAL_APPROACH: (Stage.INTEREST,),
        Kind.TALKS: (Stage.TALKS,),
        Kind.BID: (Stage.BID,),
        Kind.BID_REJECTED: (Stage.BID, Stage.REJECTED),
        Kind.FEE_AGREED: (Stage.FEE_AGREED,),
        Kind.TERMS_AGREED: (Stage.TERMS_AGREED,),
        Kind.MEDICAL: (Stage.MEDICAL,),
        Kind.INTEREST_ENDED: (Stage.COOLED,),
        Kind.REJECTS_MOVE: (Stage.REJECTED,),
        Kind.DEAL_OFF: (Stage.OFF,),
    }
)

#: Claims about what is still ahead; where they are planned, they bear out the stage below it.
AHEAD: Mapping[Kind, Stage] = MappingProxyType(
    {
        Kind.TALKS: Stage.INTEREST,
        Kind.BID: Stage.INTEREST,
        Kind.FEE_AGREED: Stage.TALKS,
        Kind.TERMS_AGREED: Stage.TALKS,
        Kind.MEDICAL: Stage.TALKS,
        Kind.SIGNING: Stage.TALKS,
    }
)


@dataclass(frozen=True, slots=True)
class Needs:
    """How much it takes: the share of the lane's stories of the last `days` days that say so, less those that deny it.

    Besides, two stories must say so, of two origins or with an official voice among them. One suffices where the whole
    saga has no more than `FEW` stories in a week.
    """

    share: float
    days: int = 3


#: Measured on the stories of summer 2025, shares of three days of a lane's stories: claims of an agreed fee were 2 to
#: 19 % before clubs agreed, for the reader takes some hopes for facts, and 21 to 60 % from the day on which they did;
#: of a medical under 4 % before, 7 to 22 % after; of terms up to 6 % before. Bids and talks are told less often once
#: they are old, and need less.
NEEDS: Mapping[Stage, Needs] = MappingProxyType(
    {
        Stage.INTEREST: Needs(0.0),
        Stage.TALKS: Needs(0.10),
        Stage.BID: Needs(0.12),
        Stage.FEE_AGREED: Needs(0.20),
        Stage.TERMS_AGREED: Needs(0.08),
        Stage.MEDICAL: Needs(0.07),
        Stage.COOLED: Needs(0.30),
        Stage.REJECTED: Needs(0.15),
        Stage.OFF: Needs(0.30),
    }
)
#: Half the share suffices for an agreed fee where half of those stories have the signing ahead: a month before one true
#: agreement up to 10 % told of one and three in four had the signing ahead, at another 17 % and half.
CLOSE_SHARE = 0.12
CLOSE_AHEAD = 0.5
#: So few stories about the player in a week that one origin must suffice, if its claim is more likely right than not.
FEW = 2
SURE = 0.5
#: What one origin alone says of an agreed fee, terms or a medical stands only while those who write of the lane within
#: a week after it do not leave it out: two stories that do are enough to drop it.
UNCONFIRMED_DAYS = 7
UNCONFIRMED_STORIES = 2
#: An agreed fee lapses where, of at least that many of the lane's stories in a week, fewer than that share bear it out.
LAPSE_STORIES = 3
LAPSE_SHARE = 0.06
LAPSE_DAYS = 7
#: Nor does it lapse while a good share has the signing ahead, or medical or terms ahead or done: of a false agreement
#: 16 % of stories had, of a true one before its announcement 50 to 80 %.
AHEAD_SHARE = 0.3
#: A bid is new where it is higher than all before by more than rounding and exchange rates explain.
NEW_BID = 1.03
#: And where that share of the stories that name a bid's figure in those days name it: old figures are misread too.
NEW_BID_SHARE = 0.25
#: Nor is one story enough for a new bid, or its rejection, where more speak of bids.
NEW_STORIES = 2
