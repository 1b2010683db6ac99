"""Who is credited: one story a line or two, and the sources that its sentences have; the stories are invented."""

import time
from typing import Any

import pytest

from sagabook.model import Story
from sagabook.reading import CascadeReader
from sagabook.reading.attribution import Attribution, Credit
from sagabook.reading.scene import Scene


@pytest.fixture(scope="module")
def credits_of(reader: CascadeReader) -> "CreditsOf":
    return CreditsOf(reader)


class CreditsOf:
    """Reads a story and keeps the credit of each of its sentences."""

    def __init__(self, reader: CascadeReader) -> None:
        self.reader = reader

    def __call__(self, text: str, outlet: str = "Upper Marlow Gazette") -> list[tuple[str, Credit]]:
        kept: list[tuple[str, Credit]] = []
        plain = Attribution.credit

        def keep(self: Attribution, start: int, end: int, *rest: Any) -> Credit:
            credit = plain(self, start, end, *rest)
            kept.append((self.text[start:end], credit))
            return credit

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Attribution, "credit", keep)
            self.reader.read(Story(text, outlet=outlet))
        return kept

    def last(self, text: str, outlet: str = "Upper Marlow Gazette") -> list[str]:
        return self(text, outlet)[-1][1].names


NAMED = [
    # according to, per, via, as reported by
    ("According to the Sun, Leeds striker Dan Holt wants to join Chelsea.", ["Sun"]),
    ("Chelsea are keen on Dan Holt, according to Fichajes.", ["Fichajes"]),
    ("Holt will cost £30m, according to Spanish outlet Fichajes.", ["Fichajes"]),
    ("According to Sky Germany's Florian Plettenberg, Bayern want Dan Holt.", ["Sky Germany", "Florian Plettenberg"]),
    ("According to journalist Ivo Marrek, Arsenal have bid £20m for Dan Holt.", ["Ivo Marrek"]),
    ("According to Holt's agent, the forward dismissed a move to Leeds.", ["Holt's agent"]),
    ("Holt's move is off, according to the striker's agent, Paul Stretton.", ["Paul Stretton"]),
    ("Everton are in talks for Dan Holt, per The Athletic.", ["The Athletic"]),
    ("Holt is wanted by Leeds, as per Sky Sports reporter Tim Thornton.", ["Sky Sports", "Tim Thornton"]),
    ("Everton have bid £20m for Dan Holt (via Football Italia).", ["Football Italia"]),
    ("As reported by Bild, Dortmund want Dan Holt.", ["Bild"]),
    ("Everton's interest in Dan Holt was first reported by The Times.", ["The Times"]),
    ("Real Madrid are 'monitoring' Dan Holt, per AS.", ["AS"]),
    # whose denial it is
    ("Claims that Dan Holt is about to be sold to Leeds have been dismissed by Chelsea.", ["Chelsea"]),
    ("Talk of Holt joining Leeds has been played down by his agent, Paul Stretton.", ["Paul Stretton"]),
    ("Holt passed his medical on Monday, according to the Premier League club.", []),
    ("The Chelsea striker Dan Holt let slip last week that he was planning to leave.", ["Dan Holt"]),
    ("'Leeds want Dan Holt,' the agent Paul Stretton was quoted as saying.", ["Paul Stretton"]),
    ('Paul Stretton, who owns Elite Goals and looks after Dan Holt, said: "Leeds want him."', ["Paul Stretton"]),
    ("Dan Holt is a second arrival for Leeds after confirming the £5m signing of Carl Brook.", ["Leeds United"]),
    ("The Daily Record newspaper has said Leeds want Dan Holt.", ["The Daily Record"]),
    # reports, claims, understands that
    ("Marca report that Dan Holt has agreed terms with Atletico Madrid.", ["Marca"]),
    ("The Guardian understand that Chelsea have made an offer for Dan Holt.", ["The Guardian"]),
    ("L'Equipe claim Lyon are ready to sell Dan Holt.", ["L'Equipe"]),
    ("French outlet L'Equipe delivered the news that Dan Holt will leave Lyon.", ["L'Equipe"]),
    ("Everton are set to bid for Dan Holt, The Times reports.", ["The Times"]),
    ("Arsenal are ready to bid, ESPN understands, for Dan Holt.", ["ESPN"]),
    ("Both the Mirror and the Sun say that Arsenal want Dan Holt.", ["Mirror", "Sun"]),
    ("Kicker and Bild both report that Dortmund are after Dan Holt.", ["Kicker", "Bild"]),
    ("Sky Sports News has been told that Leeds have bid £10m for Dan Holt.", ["Sky Sports News"]),
    ("Leeds have no interest in Holt, club sources have told The Yorkshire Post.", ["The Yorkshire Post"]),
    ("La Gazzetta dello Sport has Atalanta saying that Holt may go abroad.", ["La Gazzetta dello Sport", "Atalanta"]),
    # journalists
    ("The Athletic's David Ornstein says Arsenal are in talks for Dan Holt.", ["The Athletic", "David Ornstein"]),
    ("Keith Downie of Sky Sports tweeted that Leeds want Dan Holt.", ["Sky Sports", "Keith Downie"]),
    ("Fabrizio Romano, writing on X, said Dan Holt is close to Chelsea.", ["Fabrizio Romano"]),
    ("Chronicle reporter Lee Ryder believes Newcastle will sell Isak.", ["Chronicle", "Lee Ryder"]),
    ("Journalist Christian Falk says Bayern have made a bid for Dan Holt.", ["Christian Falk"]),
    ("Writing in his Sky Sports column, Paul Merson said Dan Holt should go.", ["Sky Sports", "Paul Merson"]),
    ("Sky Sports pundit Gary Neville wrote in his column that Holt will go.", ["Sky Sports", "Gary Neville"]),
    # told, speaking to; outlets that the register lacks
    ("Stefan Borson told Football Insider that Chelsea could pay £30m.", ["Football Insider", "Stefan Borson"]),
    ("'I have missed too much football,' Jack Holt told Stadium Astro.", ["Stadium Astro", "Jack Holt"]),
    ('"I want to stay," Dan Holt told Radio Yorkshire.', ["Radio Yorkshire", "Dan Holt"]),
    ("Speaking to Football Insider, scout Pete Hale said Everton want Holt.", ["Football Insider", "Pete Hale"]),
    ("Jean Aulas told footmercato.net: 'We do not need to sell Dan Holt.'", ["footmercato.net", "Jean Aulas"]),
    ("Transfer account @windowwatch claims that Dan Holt will join Leeds.", ["@windowwatch"]),
    # officials and players
    ("Leeds president Pedro Varga denied that Holt has an agreement to go.", ["Pedro Varga"]),
    ("Luca Percani, chief executive of Atalanta, insisted that Holt will stay.", ["Luca Percani"]),
    ('The Leeds vice-president, Paulo Zenna, said of Holt: "He is ours."', ["Paulo Zenna"]),
    ("Holt will not go to Leeds, says the club's sporting director, Mirko Tessari.", ["Mirko Tessari"]),
    ("The chances have risen through Mirko Tessari, who has confirmed that Leeds will not bid.", ["Mirko Tessari"]),
    ("Southampton vice-chairman Lee Reddan insists that Holt is not for sale.", ["Lee Reddan"]),
    ("Rangers manager Ally Boyd has ruled out a move for Dan Holt.", ["Ally Boyd"]),
    ('"We hope to sign Dan Holt," admitted Everton coach Luis Pardo on Friday.', ["Luis Pardo"]),
    ('Leeds manager Carl Brook is a fan of Holt and said: "We have bid."', ["Carl Brook"]),
    # clubs
    ("Forest have confirmed they received a bid for Dan Holt.", ["Nottingham Forest"]),
    ("Chelsea have announced the signing of Dan Holt.", ["Chelsea"]),
    ("Dan Holt has gone to Porto, with Arsenal confirming his departure.", ["Arsenal"]),
    ('A Chelsea statement read: "We have agreed a fee for Dan Holt."', ["Chelsea"]),
    # press reviews
    ("Arsenal want Dan Holt - Mirror", ["Mirror"]),
    ("Arsenal want Dan Holt. (Sun)", ["Sun"]),
    ("Dortmund are after Dan Holt (Bild, Kicker).", ["Bild", "Kicker"]),
]

UNNAMED = [
    "Les Reddan is determined not to sell Dan Holt.",
    "According to reports in Italy, Juventus want Dan Holt.",
    "Reports in Italy say Juventus are keen to sign Dan Holt and believe he will go.",
    "Sources suggest that Dan Holt will go.",
    "Dan Holt has told Leeds he wants to leave.",
    "Dan Holt told his team-mates that he will join Chelsea.",
    "Dan Holt told the club that he wants to join Chelsea.",
    "Leeds have told Dan Holt that he can leave.",
    "Chelsea have been told that they must pay £40m for Dan Holt.",
    "Chelsea insist on a fee of £50m for Dan Holt.",
    "Everton have made it clear that they will not sell Dan Holt.",
    "Dan Holt is said to be keen on Leeds, who are understood to want him.",
    "Leeds have signed Dan Holt and ‘here we go’ has been given to a 'dream' move.",
    "Dan Holt is expected to continue to play for Leeds.",
    "Holt can leave for a fee of £100,000 per week in wages saved.",
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_a_named_source_is_credited(credits_of: CreditsOf, text: str, names: list[str]) -> None:
    assert sorted(credits_of.last(text)) == sorted(names)


@pytest.mark.parametrize("text", UNNAMED)
def test_acts_and_unnamed_reports_have_no_source(credits_of: CreditsOf, text: str) -> None:
    assert credits_of.last(text) == []


def test_the_outlet_comes_before_the_person_and_a_relay_before_its_source(credits_of: CreditsOf) -> None:
    assert credits_of.last("The Athletic's David Ornstein says Leeds want Dan Holt.") == [
        "The Athletic",
        "David Ornstein",
    ]
    told = credits_of.last('"We want Dan Holt," Leeds chairman Ann Price told the Sun.')
    assert told == ["Sun", "Ann Price"]


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        ("BBC Sport", "Newcastle will bid for Dan Holt, BBC Sport understands."),
        ("Daily Mail", "Sportsmail understands that Leeds want Dan Holt."),
        ("Manchester Evening News", "The MEN understands Al-Hilal would want a deal for Dan Holt."),
        ("Shields Ferret", "Shields Ferret understands that Leeds want Dan Holt."),
    ],
)
def test_a_story_s_own_outlet_is_never_credited(credits_of: CreditsOf, outlet: str, text: str) -> None:
    assert credits_of.last(text, outlet) == []


def test_a_report_goes_on_until_the_story_speaks_for_itself(credits_of: CreditsOf) -> None:
    names = [
        c.names
        for _, c in credits_of(
            "French outlet L'Equipe reports that Dan Holt will leave Lyon. The report adds that Chelsea are keen. "
            "It is said that talks have begun. Leeds then signed Joe Barr from Everton. It is said that Barr cost £5m."
        )
    ]
    assert names == [["L'Equipe"], ["L'Equipe"], ["L'Equipe"], [], []]


@pytest.mark.parametrize(
    "opening",
    [
        "The outlet also claims that",
        "The Turin-based newspaper says that",
        "They claim that",
        "It adds that",
        "It is also claimed that",
        "The report suggests",
    ],
)
def test_ways_to_go_on_reporting(credits_of: CreditsOf, opening: str) -> None:
    text = f"A report in Tuttosport claims that Juventus want Dan Holt. {opening} a bid is ready."
    assert credits_of.last(text) == ["Tuttosport"]


def test_printed_phrases_of_a_report_go_on_with_it(credits_of: CreditsOf) -> None:
    names = [
        c.names
        for _, c in credits_of(
            "And now Spanish website Fichajes insists that Leeds are ‘close’ to Dan Holt.\n"
            "Leeds ‘want to begin their rebuilding with authority’ and will sign Holt for £30m.\n"
            "Holt was born in York."
        )
    ]
    assert names == [["Fichajes"], ["Fichajes"], []]


def test_the_reports_of_a_lead_are_those_named_below(credits_of: CreditsOf) -> None:
    found = credits_of(
        "Leeds are closing in on Dan Holt, according to reports.\nHolt is 23.\nBild claims that Leeds have bid."
    )
    assert [c.names for _, c in found] == [["Bild"], [], ["Bild"]]


def test_reports_in_a_country_are_those_named_soon_after(credits_of: CreditsOf) -> None:
    told = "Leeds lost on Saturday. They play Hull next. Rain is forecast. Fans grumble. "
    found = credits_of(
        told + "Reports in Turkey claim that Leeds want Dan Holt. He is wanted, according to journalist Ivo Marrek."
    )
    assert found[4][1].names == ["Ivo Marrek"]


def test_whom_a_quotation_names_does_not_speak_it(credits_of: CreditsOf) -> None:
    found = credits_of('Leeds manager Ann Price likes Dan Holt. She sees Holt as ideal. "Dan is a target," she said.')
    assert found[-1][1].names == ["Ann Price"]


def test_a_club_goes_on_with_its_statement(credits_of: CreditsOf) -> None:
    found = credits_of(
        "Leeds United said they had sold Dan Holt. In a second statement, they said they wanted Carl Brook."
    )
    assert found[-1][1].names == ["Leeds United"]


def test_a_source_may_confirm_the_sentence_before(credits_of: CreditsOf) -> None:
    found = credits_of("Dan Holt is joining Leeds from Hull. That has been confirmed by Sky Sports.")
    assert found[0][1].names == ["Sky Sports"]


def test_reported_speech_runs_over_sentences(credits_of: CreditsOf) -> None:
    found = credits_of(
        "Keith Downie of Sky Sports tweeted that Leeds want Dan Holt. He may go in January, Downie said. Other clubs "
        "pay more, he wrote. Dan Holt, in Downie's account, is happy at Everton."
    )
    assert all(c.names == ["Sky Sports", "Keith Downie"] for _, c in found)


def test_the_floor_is_given(credits_of: CreditsOf) -> None:
    found = credits_of(
        "Kaveh Solhekol, chief reporter of Sky Sports News, explains.\nLeeds have bid for Dan Holt, he said.\n"
        "They pay £30m.\n[sub-heading] The season\nLeeds won.",
        "The Echo of Marlow",
    )
    assert [bool(c.names) for _, c in found] == [True, True, True, False, False]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")])
def test_a_quotation_with_any_marks_has_its_speaker(credits_of: CreditsOf, opening: str, closing: str) -> None:
    text = (
        f"Leeds manager Carl Brook spoke on Friday.\n{opening}We don't want to sell Dan Holt. He stays,{closing} "
        f"he said.\n{opening}There is no bid.{closing}"
    )
    found = credits_of(text)
    assert [c.names for _, c in found] == [[], *[["Carl Brook"]] * 3]
    assert all(c.quoted and c.speaker is not None and c.speaker.name == "Carl Brook" for _, c in found[1:])


def test_a_quotation_runs_over_paragraphs_with_opening_marks_only(credits_of: CreditsOf) -> None:
    found = credits_of(
        "Leeds manager Carl Brook said: “We want Dan Holt. He is a fine player.\n\n“We have made a bid for him "
        "and we hope he will join us.\n\n“His club know what we think.”\n\nLeeds play Everton on Sunday."
    )
    assert [c.names for _, c in found] == [*[["Carl Brook"]] * 4, []]


def test_the_speaker_may_be_named_after_several_sentences(credits_of: CreditsOf) -> None:
    found = credits_of('"Dan is not for sale. We have no need of the money," said Leeds chairman Ann Price.')
    assert [c.names for _, c in found] == [["Ann Price"], ["Ann Price"]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Leeds defender Joe Barr is in talks. "I want to stay here," the defender said.', "Joe Barr"),
        ('Leeds boss Pablo Ruiz wants Dan Holt. "We have made a bid," the Spaniard added.', "Pablo Ruiz"),
        ('Leeds coach Pablo Ruiz was asked about Holt. He told reporters: "Dan will stay."', "Pablo Ruiz"),
        ('Leeds chief Ann Price denied it. Sky Sports asked Holt. "He stays," the Leeds chief said.', "Ann Price"),
        ("Holt's agent Paul Stretton is in Leeds. The agent said that Dan Holt will sign.", "Paul Stretton"),
        ('Everton forward Dan Holt is wanted by Lyon. His agent told L\'Equipe: "Dan will go."', "Dan Holt’s agent"),
    ],
)
def test_described_speakers_are_the_people_they_mean(credits_of: CreditsOf, text: str, speaker: str) -> None:
    assert speaker in credits_of.last(text)


def test_headings_of_a_press_review_credit_the_lines_below(credits_of: CreditsOf) -> None:
    found = credits_of(
        "THE SUN\nChelsea want Dan Holt.\nHolt is 23.\nDAILY TELEGRAPH\nLeeds will sell Joe Barr to Everton."
    )
    assert [c.names for _, c in found] == [["The Sun"], ["The Sun"], ["Daily Telegraph"]]


def test_an_outlet_that_closes_or_opens_a_line_covers_the_line(credits_of: CreditsOf) -> None:
    found = credits_of(
        "Everton want Dan Holt. They will offer £20m. (Sun)\nLeeds have rejected a bid for Joe Barr.\n"
        "The Times: Arsenal want Al Reese. They will pay £9m."
    )
    assert {text.split()[0]: c.names for text, c in found} == {
        "Everton": ["Sun"],
        "They": ["The Times"],
        "(Sun)": ["Sun"],
        "Leeds": [],
        "The": ["The Times"],
    }


def test_a_source_vouches_for_its_own_clause(credits_of: CreditsOf) -> None:
    text = "talkSPORT reported that Leeds had asked for Dan Holt, but the striker is valued at £60m."
    ((_, credit),) = credits_of(text)
    assert credit.at(text.index("asked")) == ["talkSPORT"]
    assert credit.at(text.index("valued")) == []
    text = "Leeds want £6m for Dan Holt but chief executive Ann Price has confirmed that talks are on."
    ((_, credit),) = credits_of(text)
    assert credit.at(text.index("want")) == []
    assert credit.at(text.index("talks")) == ["Ann Price"]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("As Leeds close in on Dan Holt, Everton coach Carl Brook said he would stay.", "close"),
        ("Dan Holt, who turned down Leeds in May, says that he would join them now.", "turned"),
        ("Leeds want Dan Holt after journalist Ivo Marrek insisted that Everton would sell.", "want"),
        ("Dan Holt waits. The chase is hampered by the striker stating that he wants to go to Everton.", "chase"),
        ("What Carl Brook said will be a blow to Leeds, who want Dan Holt.", "want"),
    ],
)
def test_what_stands_before_a_subject_is_not_in_his_words(credits_of: CreditsOf, text: str, own: str) -> None:
    credit = credits_of(text)[-1][1]
    assert credit.names
    assert credit.at(text.index(own)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Leeds want Dan Holt, Carl Brook said on Friday.",
        "Leeds want Dan Holt, the club's president Carl Brook has revealed.",
        "Leeds want Dan Holt, Carl Brook told the Echo at the weekend.",
    ],
)
def test_what_stands_before_an_afterthought_is_in_his_words(credits_of: CreditsOf, text: str) -> None:
    ((_, credit),) = credits_of(text)
    assert "Carl Brook" in credit.at(text.index("want"))


@pytest.mark.parametrize(
    ("text", "at", "names"),
    [
        ("The Sun says Leeds want Dan Holt, with the Mail claiming that Hull lead the race.", "want", ["The Sun"]),
        ("The Sun says Leeds want Dan Holt, with the Mail claiming that Hull lead the race.", "lead", ["Mail"]),
        ("Despite Carl Brook insisting he stays, Leeds will bid, according to the Mirror.", "stays", ["Carl Brook"]),
        ("Despite Carl Brook insisting he stays, Leeds will bid, according to the Mirror.", "bid", ["Mirror"]),
        ("Leeds boss Carl Brook said that Dan Holt is out amid interest from Hull.", "out", ["Carl Brook"]),
        ("Leeds boss Carl Brook said that Dan Holt is out amid interest from Hull.", "interest", []),
        ("Several reporters (Ann Price and Ivo Marrek among them) say Hull want Dan Holt.", "want", ["Ann Price"]),
    ],
)
def test_each_source_has_its_stretch(credits_of: CreditsOf, text: str, at: str, names: list[str]) -> None:
    ((_, credit),) = credits_of(text)
    assert credit.at(text.index(at))[: len(names) or 1] == names


@pytest.mark.parametrize(
    "text",
    [
        "Leeds could announce the signing of Dan Holt today.",
        "Dan Holt will be officially announced by Leeds on Friday.",
        "Leeds, also said to be keen on Dan Holt, have money.",
        "Dan Holt has ‘said yes’ to Leeds.",
        "Dan Holt has been training alone since reporting for pre-season.",
        "Carl Brook wants Dan Holt before adding another winger to his squad.",
        "Dan Holt is not for sale, said the Italians.",
        "Sources in the Midlands said that Leeds want Dan Holt.",
        "Leeds made a good start, announcing the signing of Dan Holt on Sunday.",
    ],
)
def test_acts_and_hearsay_are_nobody_s_words(credits_of: CreditsOf, text: str) -> None:
    assert credits_of.last(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bild say Leeds want Dan Holt. According to the same report, Everton will sell.", ["Bild"]),
        ("Bild say Leeds want Dan Holt. He joined Everton in May. It's added that a bid is near.", ["Bild"]),
        ("Bild say Leeds want Dan Holt. A report in Italy has more. The report adds that a bid is near.", []),
        ("Bild say Leeds want Dan Holt. Leeds have ‘made an offer’, according to reports.", []),
        ("Bild say Leeds want Dan Holt.\n‘Everton have had offers for Holt.’", ["Bild"]),
        ("Leeds midfielder Dan Holt is wanted.\n‘Leeds have had offers for Holt.’", []),
        ("Leeds midfielder Dan Holt is wanted.\n‘I have had offers.’", ["Dan Holt"]),
        ("Everton coach Carl Brook likes Dan Holt. The Everton president said he would stay.", ["Everton president"]),
        ("Leeds want Dan Holt. The player's agent is open to it. He said that Holt would go.", ["Dan Holt’s agent"]),
        ("Leeds sources say that Dan Holt is not for sale.", ["Leeds sources"]),
        ("Ann Price posted on X: ‘Leeds want Dan Holt.’", ["Ann Price"]),
        ("Fabrizio Romano's Daily Briefing was headed: ‘Leeds want Dan Holt.’", ["Fabrizio Romano"]),
        ("\"I asked you not to ask me,' Dan Holt said.", ["Dan Holt"]),
        ("The Gazette understands that Leeds want Dan Holt.", []),
        ("Hull director Ann Price is calm. Dan Holt stays, according to the Hull director.", ["Ann Price"]),
        ("Bild say Leeds want Joe Barr. Dan Holt could also be signed.", ["Bild"]),
        ("Dan Holt is happy. The forward is on his way and disclosed that he has no deal.", ["Dan Holt"]),
        ("Dan Holt has made his intentions clear, as report the Times.", ["Times"]),
        ("The official Hull City statement, 3 June:\nDan Holt has left.", ["Hull City"]),
    ],
)
def test_whose_report_it_still_is(credits_of: CreditsOf, text: str, names: list[str]) -> None:
    assert credits_of.last(text) == names


@pytest.mark.parametrize(
    "piece",
    [
        "he said that ",
        "Novak said and ",
        "according to the Sun and ",
        "(Sun) ",
        "his agent said ",
        "the report says ",
        "'a' ",
        '"a ',
        "Novak, Torino, said ",
    ],
)
def test_a_sentence_without_end_is_credited_in_time(reader: CascadeReader, piece: str) -> None:
    text = "Jan Novak said: " + piece * (40_000 // len(piece))
    mentions, cast, _ = reader.scanner.scan(text, None)
    scene = Scene(reader.index, cast, mentions, None)
    began = time.process_time()
    Attribution(reader.index, None, text).credit(0, len(text), mentions, [], scene)
    assert time.process_time() - began < 1


def test_a_club_s_statement_tells_whose_we_it_is(credits_of: CreditsOf) -> None:
    found = credits_of('"We regret it. We have bid for Dan Holt," Chelsea said in a statement. "We want him."')
    assert found[-1][1].names == ["Chelsea"]
    assert {credit.club for _, credit in found[-2:]} == {found[-1][1].club}
    assert found[-1][1].club is not None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Sun say Leeds want Dan Holt. The report adds:\n‘Leeds have made a bid for Holt.’", ["The Sun"]),
        ("Leeds want Dan Holt. That is according to the Echo.", ["Echo"]),
        ("Leeds have bid for Dan Holt.\nFull story: Daily Mirror", ["Daily Mirror"]),
        ("Leeds want Dan Holt, and Everton too. (Fabrizio Romano)", ["Fabrizio Romano"]),
        ("Dan Holt to Leeds is done.\n— Fabrizio Romano (@FabrizioRomano) June 3, 2024", ["Fabrizio Romano"]),
        ("Sources close to the deal have told ESPN that Leeds want Dan Holt.", ["ESPN"]),
        ("Dan Holt has signed for Leeds, the Championship club announced.", ["Leeds United"]),
        ("Leeds United have been busy. A club statement read: “Dan Holt has joined us.”", ["Leeds United"]),
        ("A new report from The Mail notes that Leeds want Dan Holt.", ["The Mail"]),
    ],
)
def test_credits_that_stand_apart_from_what_they_vouch_for(credits_of: CreditsOf, text: str, names: list[str]) -> None:
    assert any(credit.names == names for sentence, credit in credits_of(text) if "Holt" in sentence)


def test_reports_without_a_name_credit_nobody_that_they_tell_of(credits_of: CreditsOf) -> None:
    assert credits_of.last("According to reports Leeds United are about to sign Dan Holt.") == []


def test_the_club_that_announces_a_signing_is_the_one_that_signs(reader: CascadeReader) -> None:
    (claim,) = reader.read(Story("Winger Jan Novak has joined Burnley from Torino, the club announced on Saturday."))
    assert [source.name for source in claim.said_by] == ["Burnley"]


def test_what_a_relative_clause_tells_ends_with_it(reader: CascadeReader) -> None:
    text = "Striker Jan Novak, who told the Echo that he wants to leave Torino, is a target for Burnley."
    told, wanted = reader.read(Story(text))
    assert [source.name for source in told.said_by] == ["Echo", "Jan Novak"]
    assert not wanted.said_by


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Leeds want Dan Holt, the Ashby Gazette reports. The Gazette adds that a bid is close.", ["Ashby Gazette"]),
        ("The Ashby Gazette knows more.\nThe Gazette says Leeds have bid for Dan Holt.", ["Ashby Gazette"]),
        ("The Irish Sun knows more.\nThe Sun says Leeds have bid for Dan Holt.", ["The Sun"]),
    ],
)
def test_a_short_name_is_the_outlet_s_that_was_named_in_full(
    credits_of: CreditsOf, text: str, names: list[str]
) -> None:
    assert credits_of.last(text, "The Example") == names
