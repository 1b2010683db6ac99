"""Where a story quotes, and whether it quotes speech; the sentences are invented."""

from sagabook.reading.quotations import find_quotations


def test_quotations_are_told_from_scare_quotes_and_apostrophes() -> None:
    text = (
        "A 'dream' move for the players' boss. 'He stays,' said Price. Fans' hopes are 'high'. "
        "\"It's ours. We'll see.\""
    )
    found = [(text[q.start : q.end], q.speech) for q in find_quotations(text)]
    assert found == [("'dream'", False), ("'He stays,'", True), ("'high'", False), ("\"It's ours. We'll see.\"", True)]
