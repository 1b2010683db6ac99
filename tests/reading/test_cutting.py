"""How a text is cut: into sentences, runs of capitals, sums and units; each by an expression made to skip fast."""

import pytest

from sagabook.reading import CascadeReader
from sagabook.reading.clauses import Sentence
from sagabook.reading.figures import find_amounts
from sagabook.reading.quotations import find_quotations
from sagabook.reading.reader import sentences
from sagabook.reading.units import kinds_of, places


@pytest.mark.parametrize(
    "text",
    [
        "He is “done.”|Novak left.",
        "One...|Two?!|(“Three.”)|Four",
        "They play in Serie A.|Novak left.",
        "J. Novak left for Nott. Forest.|He is 23.",
    ],
)
def test_sentences_end_behind_their_quotation_marks(text: str) -> None:
    plain = text.replace("|", " ")
    assert [plain[low:high] for low, high in sentences(plain)] == text.split("|")


def test_sums_begin_at_a_sign_or_at_a_figure_with_a_scale_or_a_currency_behind_it() -> None:
    text = "In 2024, 30 to 35 million euros; 1,500 pounds; a 12m bid; 5bn dollars; 10 minutes; $7m; 40k euros; 9 March"
    found = [text[amount.start : amount.end] for amount in find_amounts(text)]
    assert found == ["30 to 35 million euros", "1,500 pounds", "12m", "5bn dollars", "$7m", "40k euros"]


def test_an_apostrophe_between_letters_quotes_nothing() -> None:
    text = "Novak's agent said: 'He won't go, it isn't true.'"
    assert [text[q.start : q.end] for q in find_quotations(text)] == ["'He won't go, it isn't true.'"]


@pytest.mark.parametrize(
    ("text", "club"), [("LEEDS UNITED STAR to go", "LEEDS UNITED"), ("McPRICE LEEDS UNITED", "LEEDS UNITED")]
)
def test_clubs_are_found_in_runs_of_capitals(reader: CascadeReader, text: str, club: str) -> None:
    mentions, _, _ = reader.scanner.scan(text, None)
    assert club in [text[m.start : m.end] for m in mentions if m.what == "C"]


@pytest.mark.parametrize(
    "text", ["a Guinea-born", "He is ex-", "more than", "so", "“a” ‘b’ as well as", "in the event that"]
)
def test_words_that_join_others_may_end_a_text(reader: CascadeReader, text: str) -> None:
    mentions, _, _ = reader.scanner.scan(text, None)
    assert reader.parser.units(text, 0, len(text), mentions)


def test_the_kinds_of_a_sentence_are_those_of_its_units(reader: CascadeReader) -> None:
    text = "Before Torino sell Jan Novak, they want to sign Petr Kral after talks with Lyon."
    mentions, _, _ = reader.scanner.scan(text, None)
    sentence = Sentence(reader.parser.units(text, 0, len(text), mentions), 0, len(text))
    assert sentence.kinds == kinds_of(sentence.units)
    assert "s" in sentence.kinds
    assert [sentence.units[at].person is not None for at in places(sentence.kinds, "P")] == [True, True]
