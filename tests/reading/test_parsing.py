"""Sentences and the clause that each must hold: who does what to whom.

A line is "sentence | verb | subjects | objects"; "-" stands for none, ";" parts several.
"""

import pytest

from sagabook.reading import CascadeReader
from sagabook.reading.clauses import Sentence
from sagabook.reading.units import Unit

TABLE = """
# adverbs
Jan Novak could leave Torino either permanently or on loan. | leave | Jan Novak | Torino
Torino and Lyon alike want Jan Novak. | want | Torino; Lyon | Jan Novak
Jan Novak has not quite gone to Torino. | gone to | Jan Novak | Torino
The striker would quite like a move to Torino. | like | The striker | a move
Jan Novak joined Torino overnight. | joined | Jan Novak | Torino
Rovers signed Jan Novak twice. | signed | Rovers | Jan Novak
Torino have, of course, signed Jan Novak. | signed | Torino | Jan Novak
Torino have in the meantime signed Jan Novak. | signed | Torino | Jan Novak
Jan Novak left Torino altogether last summer. | left | Jan Novak | Torino
Lyon still badly want Jan Novak. | want | Lyon | Jan Novak
Jan Novak once turned down Torino. | turned down | Jan Novak | Torino
Torino, though, have rejected the offer. | rejected | Torino | the offer
# noun or verb
It would give Torino a free run at Jan Novak. | give | It | Torino; a free run
The deal benefits both clubs. | benefits | The deal | both clubs
The move could benefit Torino. | benefit | The move | Torino
The sale could ensure a profit for Torino. | ensure | The sale | a profit
Torino hope to achieve a quick sale of Jan Novak. | achieve | Torino | a quick sale
If Jan Novak delays his decision, Torino will look elsewhere. | delays | Jan Novak | his decision
Torino need strikers. | need | Torino | strikers
The fans hope Jan Novak stays. | hope | The fans | Jan Novak
Sources close to the player claim Torino want a fee of £20m. | want | Torino | a fee
Reports in Italy claim Torino are keen. | keen | Torino | -
His contract runs until 2027. | runs | His contract | -
Jan Novak, whose deal at Torino ends next June, will leave. | ends | deal | -
He is the first new face at Torino. | be | He | the first new face
The other two will come in January. | come | The other two | -
This may suit Torino. | suit | This | Torino
That means Torino want Jan Novak. | want | Torino | Jan Novak
Torino have had budget issues this summer. | have | Torino | budget issues
Torino must generate significant funds. | generate | Torino | significant funds
Torino want to rescue Jan Novak from his nightmare at Lyon. | rescue | Torino | Jan Novak
Lyon have leapt to the front of the queue for Jan Novak. | leapt | Lyon | -
Torino would herald a new era with Jan Novak. | herald | Torino | a new era
He has been the subject of a world-record bid from Torino. | be | He | the subject
Torino risk losing Jan Novak for nothing. | losing | Torino | Jan Novak
Lyon and Torino plan talks with Jan Novak. | plan | Lyon; Torino | talks
He helped his side win the cup. | win | his side | the cup
# as, since, after with a clause
Torino have opened talks as they try to sign Jan Novak. | sign | they | Jan Novak
Torino sold two players as they bid to secure Jan Novak. | secure | they | Jan Novak
As Torino close in on Jan Novak, Lyon have turned to Petr Kral. | turned to | Lyon | Petr Kral
Torino have since signed Jan Novak. | signed | Torino | Jan Novak
Since he joined Torino, Jan Novak has scored nine goals. | joined | he | Torino
Torino want Jan Novak before they sell Petr Kral. | sell | they | Petr Kral
As soon as Torino sell Petr Kral, they will sign Jan Novak. | sign | they | Jan Novak
By the time Torino moved for Jan Novak, he had signed for Lyon. | moved for | Torino | Jan Novak
# nouns with clauses
Lyon are calm amid news Torino are on the verge of signing Jan Novak. | signing | Torino | Jan Novak
The midfielder has been in the headlines amid claims Torino have made an offer. | made | Torino | an offer
Fans were angry amid fears Torino could lose Jan Novak. | lose | Torino | Jan Novak
There is talk Lyon will sign Jan Novak. | sign | Lyon | Jan Novak
There are reports Lyon have agreed a fee. | agreed | Lyon | a fee
He fuelled speculation he will leave Torino. | leave | he | Torino
The option to keep Jan Novak for another year has been taken up. | taken up | The option | -
# lists and the next clause
Torino want Jan Novak, Petr Kral and Ivo Maly, and one source told us they will pay £40m. | told | one source | us
Lyon, Torino and Roma are chasing Jan Novak. | chasing | Lyon; Torino; Roma | Jan Novak
Torino signed Jan Novak and Lyon signed Petr Kral. | signed | Torino | Jan Novak
Torino have sold Jan Novak, and Lyon have bid for Petr Kral. | bid | Lyon | -
Roma want Jan Novak and Petr Kral wants Roma. | wants | Petr Kral | Roma
# who does the infinitive
Torino are keen to see the midfielder leave. | leave | the midfielder | -
Torino want to let Jan Novak go. | go | Jan Novak | -
The money would help Torino sign Jan Novak. | sign | Torino | Jan Novak
Selling Petr Kral could help finance a move for Jan Novak. | finance | - | a move
The agent helped bring Jan Novak to Torino. | bring | The agent | Jan Novak
Torino want Jan Novak to sign a new deal. | sign | Jan Novak | a new deal
Torino watched Jan Novak leave for Lyon. | leave for | Jan Novak | Lyon
Torino have the opportunity to sell Jan Novak to Lyon and use the money. | use | Torino | the money
Jan Novak asked Torino to let him leave. | leave | him | -
Lyon made Jan Novak train alone. | train alone | Jan Novak | -
The way is clear for Jan Novak to join Torino. | join | Jan Novak | Torino
Torino want £20m for Jan Novak to leave. | leave | Jan Novak | -
Torino have bid for Jan Novak to bolster their attack. | bolster | Torino | their attack
He was tipped for Torino, only for Lyon to sign him. | sign | Lyon | him
# like
It is said that Torino like winger Jan Novak. | like | Torino | winger Jan Novak
Torino “like” Lyon winger Jan Novak. | like | Torino | Lyon winger Jan Novak
Clubs like Torino want Jan Novak. | want | Torino | Jan Novak
# participles
With Jan Novak set to make the move to Torino, Lyon need a striker. | set | Jan Novak | -
With Torino keen on Jan Novak, Lyon must act. | act | Lyon | -
Signed from Lyon in 2022, Jan Novak has been injured. | signed from | Jan Novak | Lyon
Signed from Lyon in 2022, Jan Novak's career has stalled. | signed from | Jan Novak | Lyon
Having already signed Jan Novak, Torino want Petr Kral. | signed | Torino | Jan Novak
Having already signed Jan Novak, who scored ten goals, Torino want Petr Kral. | signed | Torino | Jan Novak
Linked with Torino, Jan Novak stayed at Lyon. | linked | Jan Novak | -
The midfielder, signed from Lyon in 2022, wants to leave. | wants to leave | The midfielder | -
Torino have a player in Jan Novak capable of scoring goals, and want to keep him. | want | Torino | -
The position occupied by Jan Novak is filled. | filled | The position | -
Speaking to reporters, the coach said Jan Novak will stay. | stay | Jan Novak | -
# headlines
Jan Novak given final verdict on Torino move | given | Jan Novak | final verdict
Torino sent warning over Jan Novak | sent | Torino | warning
Torino told to pay £40m for Jan Novak | told | Torino | -
Torino bid for Jan Novak rejected | rejected | Torino bid | -
Torino handed Jan Novak boost | handed | Torino | Jan Novak; boost
Torino to sign Jan Novak | sign | Torino | Jan Novak
Torino offered chance to sign Jan Novak | offered | Torino | chance
Reports: Torino agree Jan Novak deal | agree | Torino | Jan Novak deal
# former clubs
Ex-Torino striker Jan Novak has joined Lyon. | joined | Ex-Torino striker Jan Novak | Lyon
The ex-Torino striker joined Lyon. | joined | The ex-Torino striker | Lyon
Jan Novak is the ex-Torino target Lyon tried to sign. | sign | Lyon | -
# genitives and numbers
Torino's next signing will be Jan Novak. | be | Torino's next signing | Jan Novak
His next club will be Torino. | be | His next club | Torino
Torino sold several of their expensively acquired stars. | sold | Torino | several
The club's most recently signed player is Jan Novak. | be | The club's most recently signed player | Jan Novak
The clubs' spending has risen. | risen | The clubs' spending | -
Jan Novak scored nine goals in the 2023-24 season for Torino. | scored | Jan Novak | nine goals
Jan Novak scored nine goals in 2023/24 and joined Torino. | joined | Jan Novak | Torino
The prospect of Torino signing Jan Novak has grown. | grown | The prospect | -
A Torino swoop for Jan Novak is likely. | likely | A Torino swoop | -
Torino have made a new, improved offer for Jan Novak. | made | Torino | a new, improved offer
Lyon attacking midfielder Jan Novak has left. | left | Lyon attacking midfielder Jan Novak | -
# dashes and brackets
Torino – who finished fourth – want Jan Novak. | want | Torino | Jan Novak
Torino (fourth last season) want Jan Novak. | want | Torino | Jan Novak
Jan Novak - signed from Lyon in 2022 - wants to leave Torino. | wants to leave | Jan Novak | Torino
Torino, fourth last season, want Jan Novak. | want | Torino | Jan Novak
Torino, according to reports, want Jan Novak. | want | Torino | Jan Novak
Jan Novak, 23, wants to leave. | wants to leave | Jan Novak | -
# quotes in the middle
Torino are ‘keeping tabs’ on Jan Novak. | keeping tabs on | Torino | Jan Novak
Torino have “agreed personal terms” with Jan Novak. | agreed | Torino | personal terms
Lyon have told Torino that Jan Novak is ‘not for sale’. | told | Lyon | Torino
# relative clauses
Jan Novak, who joined Torino in 2022, wants to leave. | joined | Jan Novak | Torino
The striker Torino want has signed for Lyon. | signed for | The striker | Lyon
Jan Novak, whom Torino signed in 2022, is leaving Lyon. | leaving | Jan Novak | Lyon
Torino, where Jan Novak began his career, want him back. | began | Jan Novak | his career
The club that signed Jan Novak last year will sell him. | signed | The club | Jan Novak
Torino have signed a player who once turned down Lyon. | turned down | a player | Lyon
Lyon, whose interest in Jan Novak is known, have made an offer. | made | Lyon | an offer
The club that signed Jan Novak last year will sell him. | sell | The club | him
The players who carried Torino to the title have been handed new contracts. | handed | The players | new contracts
Lyon, who claim Jan Novak is happy, will keep him. | happy | Jan Novak | -
The offer that Torino had made for Jan Novak has expired. | expired | The offer | -
There is no clause in the new contract Jan Novak signed. | signed | Jan Novak | the new contract
# coordination
Torino have bid for Jan Novak and are confident of a deal. | confident | Torino | -
Jan Novak passed his medical and signed a four-year deal. | signed | Jan Novak | a four-year deal
Torino wanted Jan Novak but signed Petr Kral instead. | signed | Torino | Petr Kral
Torino hope to sell Petr Kral and buy Jan Novak. | buy | Torino | Jan Novak
Torino will either sell Jan Novak or loan him to Lyon. | loan | Torino | him
Neither Torino nor Lyon have bid for Jan Novak. | bid | Torino; Lyon | -
Torino have not only signed Jan Novak but also sold Petr Kral. | sold | Torino | Petr Kral
# subordinate clauses
When Torino signed Jan Novak, Lyon were furious. | signed | Torino | Jan Novak
Although Lyon have rejected two bids, Torino remain keen. | rejected | Lyon | two bids
Lyon will sell Jan Novak if Torino meet his release clause. | meet | Torino | his release clause
Unless Torino raise their offer, Lyon will keep Jan Novak. | raise | Torino | their offer
Torino will wait until Jan Novak returns from injury. | returns from injury | Jan Novak | -
Because he wants to play, Jan Novak will leave. | leave | Jan Novak | -
Now that Torino have sold Petr Kral, they can sign Jan Novak. | sold | Torino | Petr Kral
Even though Torino made an offer, Jan Novak joined Lyon. | made | Torino | an offer
Torino say that they have not made a bid. | made | they | a bid
The agent revealed how Torino missed out on Jan Novak. | missed out on | Torino | Jan Novak
Had Torino sold Jan Novak, Lyon would have bid. | sold | Torino | Jan Novak
Were Torino to sell Jan Novak, Lyon would bid. | sell | Torino | Jan Novak
# absolutes
Torino are in talks, with Lyon demanding £40m. | demanding | Lyon | £40m
With Lyon unwilling to sell, Torino have moved on. | moved on | Torino | -
Torino have agreed a deal, with Jan Novak due to have a medical. | due | Jan Novak | -
Torino signed Jan Novak, with Petr Kral leaving for Lyon. | leaving for | Petr Kral | Lyon
Jan Novak having left, Torino need a striker. | need | Torino | a striker
Talk has been rampant, with Torino and Lyon believed to be keen. | believed | Torino; Lyon | -
# participles after nouns
The club linked with Jan Novak is Torino. | be | The club | Torino
A source close to Torino said a deal was done. | said | A source | a deal
The striker Torino want has signed for Lyon. | want | Torino | The striker
Jan Novak is a player they have long admired. | admired | they | a player
The fee paid by Torino was a record. | be | The fee | a record
The deal agreed between the clubs includes add-ons. | includes | The deal | add-ons
# infinitives
Torino have the funds to sign Jan Novak. | sign | Torino | Jan Novak
Jan Novak has a chance to join Torino. | join | Jan Novak | Torino
Torino turned to Lyon in a bid to sign Jan Novak. | sign | Torino | Jan Novak
Torino are the first club to bid for Jan Novak. | bid | Torino | -
Torino sold Petr Kral to fund a move for Jan Novak. | fund | Torino | a move
# passives
Jan Novak has been offered a new contract by Torino. | offered | Jan Novak | a new contract
Jan Novak is being watched by Torino. | watched | Jan Novak | -
A bid for Jan Novak was turned down by Lyon. | turned down | A bid | -
Torino have had a bid for Jan Novak rejected. | rejected | a bid | -
Jan Novak was left out of the squad. | left out | Jan Novak | -
# fronted phrases
In January, Torino signed Jan Novak. | signed | Torino | Jan Novak
After two years at Torino, Jan Novak wants to move. | wants | Jan Novak | -
Despite interest from Torino, Jan Novak signed for Lyon. | signed for | Jan Novak | Lyon
At 33, Jan Novak is ready to retire. | ready | Jan Novak | -
According to the Echo, Torino have signed Jan Novak. | signed | Torino | Jan Novak
Last summer Torino signed Jan Novak. | signed | Torino | Jan Novak
For now Jan Novak remains at Torino. | remains | Jan Novak | -
In addition to Jan Novak, Torino want Petr Kral. | want | Torino | Petr Kral
By selling Jan Novak, Torino made a profit. | selling | Torino | Jan Novak
Without Jan Novak, Torino lost the final. | lost | Torino | the final
"""
ROWS = [tuple(part.strip() for part in line.split("|")) for line in TABLE.splitlines() if "|" in line]


def clauses(reader: CascadeReader, text: str) -> list[tuple[str, list[str], list[str]]]:
    """The verb, subjects and objects of each clause of a sentence, in its own words."""
    mentions, _, _ = reader.scanner.scan(text, None)
    sentence = Sentence(reader.parser.units(text, 0, len(text), mentions), 0, len(text))

    def words(units: list[Unit]) -> list[str]:
        return [text[unit.start : unit.end] for unit in units]

    return [(clause.head.word or "be", words(clause.subjects), words(clause.objects)) for clause in sentence.clauses]


def listed(names: str) -> list[str]:
    """The names of a cell."""
    return [] if names == "-" else [name.strip() for name in names.split(";")]


@pytest.mark.parametrize(("text", "verb", "subjects", "objects"), ROWS)
def test_clause(reader: CascadeReader, text: str, verb: str, subjects: str, objects: str) -> None:
    found = clauses(reader, text)
    assert any(
        (head == verb or head.endswith(" " + verb)) and who == listed(subjects) and what == listed(objects)
        for head, who, what in found
    ), found
