"""Signatures of texts: the same everywhere, alike where the texts are."""

import random
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from sagabook.book.twins import LIKE, bare, likeness, signature
from sagabook.model import Span, Story

WORDS = "rovers watford bid winger talks fee summer loan window contract deal club season offer agent medical".split()


def text(seed: int, length: int = 300) -> str:
    """A text of chance words."""
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) + str(chance.randrange(40)) for _ in range(length))


def test_a_signature_is_the_same_on_every_machine() -> None:
    signed = signature("Rovers want the winger Jan Novak, says the Echo").hex()
    assert signed.startswith("5b4f6525b4541f29f099d51778b6989ea68dfef9ee25e639bb97cea21871e6f6")
    said = "signature('Rovers want the winger Jan Novak, says the Echo')"
    code = f"from sagabook.book.twins import signature; print({said}.hex())"
    for seed in ("1", "2"):
        out = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        )
        assert out.stdout.strip() == signed


def test_the_same_words_are_twins_whatever_case_and_punctuation() -> None:
    assert likeness(signature("Rovers want Novak, now!"), signature("ROVERS want “Novak” now")) == 1.0
    assert likeness(signature(""), signature("")) == 0.0
    assert signature("?!") == b""


def test_the_estimate_is_near_the_true_likeness() -> None:
    for seed in range(20):
        whole = text(seed).split()
        kept = len(whole) * (seed + 1) // 20
        other = " ".join(whole[:kept]) + " " + text(1000 + seed, len(whole) - kept)
        one, two = ({tuple(t[at : at + 3]) for at in range(len(t) - 2)} for t in (whole, other.split()))
        true = len(one & two) / len(one | two)
        estimate = likeness(signature(" ".join(whole)), signature(other))
        assert abs(estimate - true) < 0.16
        if true > 0.6:
            assert estimate > LIKE


def test_different_texts_are_no_twins() -> None:
    signed = [signature(text(seed)) for seed in range(30)]
    assert all(likeness(a, b) < LIKE for at, a in enumerate(signed) for b in signed[:at])


@given(st.text(max_size=200))
def test_any_text_can_be_signed(any_text: str) -> None:
    assert len(signature(any_text)) in (0, 252)


def test_furniture_is_left_out() -> None:
    body = "Rovers want Novak. Read more here. Watford will not sell. Sign up!"
    spans = (Span(body.index("Sign"), len(body)), Span(19, 34))
    assert bare(Story(body, furniture=spans)).split() == "Rovers want Novak. Watford will not sell.".split()
    assert bare(Story(body)) == body
