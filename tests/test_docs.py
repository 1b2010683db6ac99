"""The pages say what the code does: generated ones are current, links lead somewhere, every word is there."""

import re
import shlex
import subprocess
import sys
from enum import StrEnum
from itertools import takewhile
from pathlib import Path

import pytest

from sagabook.model import BUYER_KINDS, Deal, Kind, Mode, Period, Qualifier
from sagabook.sagas.saga import Standing
from sagabook.sagas.wording import STAGES
from sagabook.schema import ClaimRecord

ROOT = Path(__file__).parent.parent
PAGES = [str(page.relative_to(ROOT)) for page in (*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md")))]


def test_generated_pages_are_current(root: Path) -> None:
    checked = subprocess.run(
        [sys.executable, root / "docs" / "generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stdout) == (0, "")


def test_the_saga_in_the_readme_is_in_the_words_of_today(root: Path) -> None:
    page = (root / "README.md").read_text(encoding="utf-8")
    shown = page.partition("<!-- saga: ")[2].partition("<!-- end of saga -->")[0].splitlines()
    runs = [at for at, line in enumerate(shown) if line.startswith("$ sagabook saga ")]
    assert len(runs) == 3
    stages = "|".join(words.format(holder=".+", fee=".*") for words in STAGES.values())
    line_of_a_lane = re.compile(rf"  .+ (?:{stages})(?: \(had come to: .+\))?, since .+; (?:{'|'.join(Standing)})")
    heads = [shown.index("Suitors", at) for at in runs]
    for head in heads:
        lanes = list(takewhile(lambda line: line.startswith("  ") and "…" not in line, shown[head + 1 :]))
        assert lanes
        assert [line for line in lanes if not line_of_a_lane.fullmatch(line)] == []


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files(root: Path, page: str) -> None:
    file = root / page
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", file.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (file.parent / target).exists(), target


README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("snippet", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
def test_what_the_readme_shows_in_python_runs(root: Path, tmp_path: Path, snippet: str) -> None:
    ran = subprocess.run([sys.executable, "-c", snippet], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout
    assert not (tmp_path / "sagabook.db").exists()  # the user's own book is no place to try things


def test_what_the_readme_tries_on_the_examples_runs(root: Path, tmp_path: Path) -> None:
    (block,) = (block for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) if "add examples" in block)
    (tmp_path / "examples").symlink_to(root / "examples")
    for line in block.splitlines():
        words = shlex.split(line, comments=True)
        ran = subprocess.run([sys.executable, "-m", *words], capture_output=True, text=True, cwd=tmp_path, check=False)
        assert (ran.returncode, ran.stderr) == (0, ""), line
        assert ran.stdout


@pytest.mark.parametrize("words", [Kind, Mode, Deal, Qualifier, Period])
def test_the_claim_s_page_names_every_word(root: Path, words: type[StrEnum]) -> None:
    page = (root / "docs" / "claim.md").read_text(encoding="utf-8")
    assert [word for word in words if f"`{word}`" not in page] == []


def test_the_claim_s_page_sets_kinds_on_their_side(root: Path) -> None:
    page = (root / "docs" / "claim.md").read_text(encoding="utf-8")
    buyers, holders = page.split("## Kinds of the buyer's side")[1].split("## Modes")[0].split("## Kinds of the holder")
    rows = [re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) for part in (buyers, holders)]
    assert rows[0] == [kind for kind in Kind if kind in BUYER_KINDS]
    assert rows[1] == [kind for kind in Kind if kind not in BUYER_KINDS]


def test_the_claim_s_page_names_every_field(root: Path) -> None:
    page = (root / "docs" / "claim.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page.split("### Fee")[0], re.MULTILINE) == list(ClaimRecord.__annotations__)


def test_the_examples_are_stories(root: Path) -> None:
    examples = sorted((root / "examples").glob("*.txt"))
    assert len(examples) == 6
    for example in examples:
        headline, source, published, blank, *text = example.read_text(encoding="utf-8").splitlines()
        assert headline
        assert text
        assert not blank
        assert source.startswith("Source: ")
        assert published == f"Published: {example.name[:10]}"
        assert 150 <= len(" ".join(text).split()) <= 350
