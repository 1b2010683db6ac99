"""The pattern files' own sentences: each is read, or ignored, as its file says (bench/pattern_sentences.py)."""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pattern_sentences import PatternSentence, failure, load_sentences
from sagabook.model import Kind
from sagabook.reading import CascadeReader

FLOORS: dict[str, float] = tomllib.loads((Path(__file__).parent.parent / "floors.toml").read_text(encoding="utf-8"))[
    "sentences"
]
LEAST = {"reads": 25, "ignores": 10}
SENTENCES = load_sentences()
STRICT = [sentence for sentence in SENTENCES if not sentence.unread]


@cache
def fault(reader: CascadeReader, sentence: PatternSentence) -> str | None:
    """Read each sentence once, for all the tests."""
    return failure(reader, sentence)


@pytest.mark.parametrize("sentence", [pytest.param(s, id=s.name) for s in STRICT if s.section == "reads"])
def test_reads(reader: CascadeReader, sentence: PatternSentence) -> None:
    assert fault(reader, sentence) is None


@pytest.mark.parametrize("sentence", [pytest.param(s, id=s.name) for s in STRICT if s.section == "ignores"])
def test_ignores(reader: CascadeReader, sentence: PatternSentence) -> None:
    assert fault(reader, sentence) is None


@pytest.mark.parametrize("section", LEAST)
def test_share(reader: CascadeReader, section: str) -> None:
    of = [sentence for sentence in SENTENCES if sentence.section == section]
    right = sum(fault(reader, sentence) is None for sentence in of)
    assert right / len(of) >= FLOORS[section], f"{right} of {len(of)}"


@pytest.mark.parametrize("kind", Kind)
def test_enough_sentences(kind: Kind) -> None:
    counts = Counter(sentence.section for sentence in STRICT if sentence.kind is kind)
    assert {section: counts[section] for section in LEAST if counts[section] < LEAST[section]} == {}


def test_no_sentence_stands_twice() -> None:
    counts = Counter((sentence.kind, sentence.text) for sentence in SENTENCES)
    assert [key for key, count in counts.items() if count > 1] == []
