"""`sagabook score`: figures on invented stories, line for line those of the reference scorer where that is at hand."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import TITLE, Ran, Run, run_command

Record = dict[str, Any]

PLAYERS = ["Ade Bello", "A. Bello", "Bello", "José Ñáñez", "Jose Nanez", "Kim Sørensen", "Kim O'Hara", None]
CLUBS = ["Manchester United", "Man Utd", "Manchester City", "Milan", "AC Milan", "Inter", "Real Madrid", "Real", None]
OUTLETS = ["Daily Courier", "Courier", "the courier", "Jo Finch", ""]
KINDS = ["interest", "bid", "signing", "not_for_sale", "departure"]
MODES = ["asserted", "hedged", "planned", "conditional", "denied"]


def claim(kind: str, player: object = "Ade Bello", **fields: object) -> Record:
    """A claim's record, as annotators write it."""
    return {"kind": kind, "player": player, "mode": "asserted", **fields}


def write_gold(folder: Path, gold: dict[str, list[Record]], text: str = "A story.") -> Path:
    """Write stories with their annotations."""
    folder.mkdir(exist_ok=True)
    for name, claims in gold.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.json").write_text(json.dumps({"id": name, "claims": claims}), encoding="utf-8")
    return folder


def write_predictions(file: Path, predictions: dict[str, list[Record]]) -> Path:
    """Write claims as `sagabook read --json` prints them."""
    lines = [json.dumps({"id": name, "claims": claims}) for name, claims in predictions.items()]
    file.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return file


GOLD = {
    "a": [
        claim("bid", buyer="Man Utd", seller="Hartwell", fee={"amount": 2e7, "currency": "GBP"}, said_by=["Courier"]),
        claim("bid", buyer="Man Utd", fee={"amount": 3e7, "currency": "GBP"}),
        claim("stays", seller="Hartwell", quote="Bello stays"),
    ],
    "b": [],
}
READ = {
    "a": [
        claim(
            "bid", {"name": "A. Bello"}, buyer={"name": "Manchester United FC"}, fee={"amount": 3e7, "currency": "GBP"}
        ),
        claim(
            "bid",
            {"name": "Bello"},
            buyer={"name": "Manchester United"},
            seller={"name": "Hartwell Town"},
            mode="hedged",
            fee={"amount": 20_000_000, "currency": "GBP"},
            said_by=[{"name": "Daily Courier"}],
        ),
        claim("interest", {"name": "Kim O'Hara"}, buyer={"name": "Porto"}, seller=None, mode="denied"),
    ],
}
PRINTED = """\
claims  P 0.667  R 0.667  F1 0.667   (2 right, 3 read, 3 gold)
moves   P 0.500  R 1.000  F1 0.667   (player, buyer) pairs
on matched claims: mode 0.500 (2), polarity 1.000 (2), other 1.000 (1), fee 1.000 (2), said 1.000 (1)
  bid                P 1.00 R 1.00 F1 1.00  gold 2
  stays              P 0.00 R 0.00 F1 0.00  gold 1
  interest           P 0.00 R 0.00 F1 0.00  gold 0
  a missed: stays Ade Bello buyer=None seller=Hartwell asserted  | Bello stays
  a extra: interest Kim O'Hara buyer=Porto seller=None denied  | \n"""


def scored(gold: Path, predictions: Path) -> Ran:
    """Score predictions with all details."""
    return run_command("score", gold, "--predictions", predictions, "--by-kind", "--errors")


def reference(shared: Path, gold: Path, predictions: Path) -> str:
    """What the reference scorer prints."""
    command = [sys.executable, shared / "tools" / "score_claims.py", gold, "--predictions", predictions]
    ran = subprocess.run(
        [*map(str, command), "--by-kind", "--errors"], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return ran.stdout


def test_figures(tmp_path: Path) -> None:
    ran = scored(write_gold(tmp_path / "gold", GOLD), write_predictions(tmp_path / "read.jsonl", READ))
    assert (ran.status, ran.out, ran.err) == (0, PRINTED, "")


def test_details_only_where_asked_for(tmp_path: Path) -> None:
    gold, read = write_gold(tmp_path / "gold", GOLD), write_predictions(tmp_path / "read.jsonl", READ)
    assert run_command("score", gold, "--predictions", read).out.splitlines() == PRINTED.splitlines()[:3]


def test_figures_are_the_reference_s(tmp_path: Path, shared: Path) -> None:
    gold, read = write_gold(tmp_path / "gold", GOLD), write_predictions(tmp_path / "read.jsonl", READ)
    assert reference(shared, gold, read) == PRINTED


def drawn(source: random.Random) -> Record:
    """A claim of names that are nearly alike."""
    fee = {"amount": source.choice([None, 1e6, 2e6]), "currency": source.choice(["GBP", "EUR"])}
    return claim(
        source.choice(KINDS),
        source.choice(PLAYERS),
        buyer=source.choice(CLUBS),
        seller=source.choice(CLUBS),
        mode=source.choice(MODES),
        fee=source.choice([None, fee]),
        said_by=source.sample(OUTLETS, source.randrange(3)),
    )


def drawn_stories(source: random.Random) -> dict[str, list[Record]]:
    """Four stories of up to eight claims."""
    return {name: [drawn(source) for _ in range(source.randrange(9))] for name in "abcd"}


@pytest.mark.parametrize("seed", range(20))
def test_figures_are_the_reference_s_on_nearly_alike_names(tmp_path: Path, shared: Path, seed: int) -> None:
    source = random.Random(seed)
    gold = write_gold(tmp_path / "gold", drawn_stories(source))
    read = write_predictions(tmp_path / "read.jsonl", drawn_stories(source))
    assert scored(gold, read).out == reference(shared, gold, read)


@pytest.mark.parametrize("name", ["dev", "mail", "modern", "retold"])
def test_figures_are_the_reference_s_on_real_annotations(tmp_path: Path, shared: Path, name: str) -> None:
    folder, source = shared / "gold" / name, random.Random(name)
    stories = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))]
    every = [one for story in stories for one in story["claims"]]
    changed = {
        story["id"]: [
            {**one, "mode": source.choice(MODES), "buyer": source.choice([one["buyer"], source.choice(every)["buyer"]])}
            for one in source.choices(story["claims"] or every, k=len(story["claims"]))
        ]
        for story in stories
    }
    read = write_predictions(tmp_path / "read.jsonl", changed)
    assert scored(folder, read).out == reference(shared, folder, read)


def test_without_predictions_the_stories_are_read(run: Run, tmp_path: Path) -> None:
    gold = {"a": [claim("interest", buyer="Porto"), claim("stays", seller="Hartwell")]}
    ran = run("score", write_gold(tmp_path / "gold", gold, text=TITLE))
    first, second, *_ = ran.out.splitlines()
    assert first.startswith("read 1 articles in 0.")
    assert second == "claims  P 0.333  R 0.500  F1 0.400   (1 right, 3 read, 2 gold)"


def test_predictions_are_what_read_prints(run: Run, tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold", {"a": [claim("interest", buyer="Porto")]}, text=TITLE)
    printed = tmp_path / "read.jsonl"
    printed.write_text(run("read", gold / "a.txt", "--json").out, encoding="utf-8")
    assert run("score", gold, "--predictions", printed).out == run("score", gold).out.split("\n", 1)[1]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "no annotations"),
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ('{"claims": []}', 'no "id"'),
        ('{"id": "a"}', 'no "claims"'),
        ('{"id": "a", "claims": [1]}', "claim 1: not a JSON object"),
        ('{"id": "a", "claims": [{"kind": "rumour"}]}', "rumour"),
        ('{"id": "a", "claims": [{"kind": "bid", "mode": "maybe"}]}', "maybe"),
        ('{"id": "a", "claims": [{"kind": "bid", "fee": 3}]}', "claim 1"),
        ('{"id": "a", "claims": [{"kind": "bid", "fee": {"amount": "much"}}]}', "much"),
        ('{"id": "a", "claims": [{"kind": "bid", "player": 7}]}', "7 is no name"),
        ('{"id": "a", "claims": [{"kind": ["bid"]}]}', "claim 1"),
        ('{"id": "a", "claims": [{"kind": "bid", "said_by": "Courier"}]}', "'Courier' is no list"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_bad_annotations_are_one_line_and_status_2(tmp_path: Path, content: str | None, says: str) -> None:
    folder = write_gold(tmp_path / "gold", {})
    if content is not None:
        (folder / "a.json").write_text(content)
        (folder / "a.txt").write_text("A story.")
    ran = run_command("score", folder)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"sagabook: {folder}")
    assert says in ran.err


def test_a_missing_text_or_folder_or_file_is_one_line(tmp_path: Path) -> None:
    folder = write_gold(tmp_path / "gold", GOLD)
    missing = run_command("score", folder, "--predictions", tmp_path / "none.jsonl")
    nowhere = run_command("score", tmp_path / "nowhere")
    (folder / "a.txt").unlink()
    textless = run_command("score", folder)
    for ran, says in ((missing, "none.jsonl"), (nowhere, "no annotations"), (textless, "a.txt: no such file")):
        assert (ran.status, ran.err.count("\n")) == (2, 1)
        assert says in ran.err
