"""Laws of reading that hold for every story: evidence, determinism, what adds nothing, and furniture."""

import json
import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sagabook.model import Claim, Span, Story
from sagabook.reading import CascadeReader
from sagabook.reading.reader import sentences
from sagabook.register import load_register
from sagabook.stories import find_furniture

from ..strategies import EXAMPLES, news_sentences, stories, texts

#: The reader is shared by all examples, and reading changes nothing in it: that is one of the laws.
laws = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

#: Words by which a sentence can mean a player whom it does not name.
_POINTS_BACK = re.compile(
    r"\b(?:he|him|his|she|her|hers|i|me|my|they|them|their|we|us|our|you|your|it|its|who|whose|the|this|that|both|pair"
    r"|duo|trio|each|one)\b|['’]s\b|\d",
    re.IGNORECASE,
)


def words(text: str) -> set[str]:
    """Folded words of two letters or more."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    return {word for word in re.findall(r"\w+", bare) if len(word) > 1}


@laws
@given(story=stories())
def test_evidence_is_sentences_of_the_story(reader: CascadeReader, story: Story) -> None:
    plain = reader.posts.plain(story.text)
    whole = {Span(*plain.stretch(start, end)) for start, end in sentences(plain.text)}
    for claim in reader.read(story):
        assert claim.evidence
        assert len(set(claim.evidence)) == len(claim.evidence)
        assert set(claim.evidence) <= whole
        for span in claim.evidence:
            assert 0 <= span.start < span.end <= len(story.text)
            assert story.text[span.start : span.end].strip() == story.text[span.start : span.end] != ""


@laws
@given(story=stories())
def test_evidence_names_or_means_the_player(reader: CascadeReader, story: Story) -> None:
    for claim in reader.read(story):
        named = words(claim.player.name)
        assert named & words(story.text), f"{claim.player.name} stands nowhere in the story"
        for span in claim.evidence:
            quote = story.text[span.start : span.end]
            assert named & words(quote) or _POINTS_BACK.search(quote), f"{claim.player.name}: {quote}"


@laws
@given(story=stories())
def test_a_claim_is_whole(reader: CascadeReader, story: Story) -> None:
    for claim in reader.read(story):
        assert claim.player.name.strip()
        assert 0 <= claim.confidence <= 1
        assert claim.buyer is None or claim.buyer != claim.seller
        assert claim.fee is None or (claim.fee.amount > 0 and claim.fee.text in story.text)
        assert len(set(claim.said_by)) == len(claim.said_by)
        assert claim.trace == ()


@laws
@given(story=stories())
def test_explaining_changes_no_claim(reader: CascadeReader, story: Story) -> None:
    explained = reader.read(story, explain=True)
    assert [replace(claim, trace=()) for claim in explained] == reader.read(story)
    assert all(claim.trace for claim in explained)


@laws
@given(first=stories(), second=stories())
def test_reading_leaves_the_reader_as_it_was(reader: CascadeReader, first: Story, second: Story) -> None:
    before = reader.read(first)
    reader.read(second)
    assert reader.read(first) == before


def test_a_new_reader_reads_the_same(reader: CascadeReader) -> None:
    other = CascadeReader(load_register())
    for text in EXAMPLES:
        story = Story(text=text, published=date(2017, 8, 1))
        assert other.read(story) == reader.read(story)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples and the pattern files' first sentences, as JSON Lines."""
    from pattern_sentences import load_sentences

    file = tmp_path_factory.mktemp("laws") / "stories.jsonl"
    found = [*EXAMPLES, *(s.text for s in load_sentences() if s.section == "reads" and s.number <= 5)]
    file.write_text("".join(json.dumps({"id": str(n), "text": t}) + "\n" for n, t in enumerate(found)), "utf-8")
    return file


def test_hash_seeds_do_not_show(archive: Path) -> None:
    printed = []
    for seed in ("0", "1"):
        ran = subprocess.run(
            [sys.executable, "-m", "sagabook", "read", "--json", str(archive)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        printed.append(ran.stdout)
    assert printed[0].count(b"\n") > len(EXAMPLES)
    assert printed[0] == printed[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "It rained all afternoon.",
        "The match kicked off an hour late because of the fog.",
        "A crowd of 31,204 had come to watch on a cold night.",
        "Doors open at nine o'clock in the morning.",
    ],
)
@laws
@given(story=stories())
def test_an_unrelated_end_adds_nothing(reader: CascadeReader, sentence: str, story: Story) -> None:
    longer = f"{story.text}\n\n{sentence}"
    assume(reader.gate.passes(longer))  # the gate asks more of a longer text
    assert reader.read(replace(story, text=longer)) == reader.read(story)


@laws
@given(story=stories())
def test_blank_lines_at_the_end_add_nothing(reader: CascadeReader, story: Story) -> None:
    assert reader.read(replace(story, text=f"{story.text}\n\n \n")) == reader.read(story)


@laws
@given(text=texts())
def test_furniture_gives_no_claims(reader: CascadeReader, text: str) -> None:
    assert reader.read(Story(text=text, furniture=(Span(0, len(text)),))) == []


@laws
@given(paragraphs=st.lists(news_sentences(), min_size=2, max_size=6), data=st.data())
def test_no_evidence_lies_in_furniture(reader: CascadeReader, paragraphs: list[str], data: st.DataObject) -> None:
    text = "\n".join(paragraphs)
    out = data.draw(st.integers(0, len(paragraphs) - 1))
    start = sum(len(paragraph) + 1 for paragraph in paragraphs[:out])
    span = Span(start, start + len(paragraphs[out]))
    for claim in reader.read(Story(text=text, furniture=(span,))):
        assert not any(lies_in(evidence, span) for evidence in claim.evidence)


@pytest.mark.parametrize(
    "plug",
    [
        "READ MORE: Liverpool sign Virgil van Dijk from Southampton for £75m",
        "Sign up to our free newsletter for all the latest transfer news",
        "Our community members are treated to special offers, promotions and adverts from us and our partners.",
    ],
)
def test_a_plug_alone_gives_no_claims(reader: CascadeReader, plug: str) -> None:
    text = f"Hartwell draw again\n\nIt rained all afternoon.\n{plug}"
    assert find_furniture(text)
    assert reader.read(Story(text=text, furniture=find_furniture(text))) == []


@laws
@given(story=stories(), language=st.sampled_from(["es", "pt", "de", "fr"]))
def test_another_language_gives_no_claims(reader: CascadeReader, story: Story, language: str) -> None:
    assert reader.read(replace(story, language=language)) == []


def lies_in(evidence: Span, furniture: Span) -> bool:
    """Whether two stretches share a character."""
    return evidence.start < furniture.end and furniture.start < evidence.end


def test_every_example_gives_claims(reader: CascadeReader) -> None:
    given_none: list[str] = []
    for text in EXAMPLES:
        claims: list[Claim] = reader.read(Story(text=text, furniture=find_furniture(text)))
        if not claims:
            given_none.append(text[:60])
    assert given_none == []
