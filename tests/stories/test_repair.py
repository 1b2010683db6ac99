"""Texts are freed of wrong decodings, marks that nobody sees, and odd spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagabook.stories.repair import clean, clean_line, decode


@pytest.mark.parametrize(
    ("dirty", "repaired"),
    [
        ("the clubâ€™s Â£5m bid", "the club’s £5m bid"),
        ("Å ime JovandiÄ‡", "Šime Jovandić"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("five\xa0million\u2009pounds\tnow", "five million pounds now"),
        ("\u200fYusuf \u202bKarim\u202c\u200b \u2066x\u2069", "Yusuf Karim x"),
        ("wing\xader\ufeff\x07", "winger"),
        ("a \ud83dbroken\udc00 pair", "a broken pair"),
        ("\ud83d\ude00", "😀"),
        ("Jose\u0301 and A\u030angstro\u0308m", "José and Ångström"),
        ("Smith &amp; Sons&#8217; &quot;offer&quot;", 'Smith & Sons’ "offer"'),
        ("five &lt; six", "five &lt; six"),
    ],
)
def test_dirt_is_repaired(dirty: str, repaired: str) -> None:
    assert clean(dirty) == repaired


@pytest.mark.parametrize("text", ["Brandt’s “best” É’ – £5m…", "JOSÉ’S MOVE", "Zoë, Łukasz and Jiří", "日本", "🇬🇧 👉"])
def test_good_text_comes_back_as_it_is(text: str) -> None:
    assert clean(text) == text


def test_a_line_keeps_single_spaces_only() -> None:
    assert clean_line(" The\xa0\n Example ") == "The Example"
    assert clean_line(" \u200b ") is None
    assert clean_line(None) is None


def test_endless_accents_take_no_endless_time() -> None:
    text = "a" + "\u0301\u0316" * 200_000
    assert clean(text) == text


@given(st.text())
def test_nothing_suspect_is_left(text: str) -> None:
    result = clean(text)
    assert not set(result) & set("\r\t\xa0\u200b\u200e\u202a\ufeff\x00\x7f")
    result.encode()


@given(st.binary(max_size=200).filter(lambda raw: b"\0" not in raw))
def test_bytes_without_nul_decode_or_are_known(raw: bytes) -> None:
    if not raw.startswith((b"%PDF-", b"\x1f\x8b", b"PK\x03\x04")):
        assert isinstance(decode(raw, where="x"), str)
