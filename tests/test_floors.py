"""Figures stand at or above the floors of floors.toml: quality on the gold sets, speed and adding by a yardstick."""

import json
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sagabook.reading import CascadeReader
from sagabook.reading.gold import load_gold
from sagabook.reading.scoring import predict, score_claims
from sagabook.register import load_register

FLOORS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))


@cache
def gold_figures(folder: Path) -> dict[str, float]:
    """The figures of one gold set."""
    stories = load_gold(folder)
    score = score_claims(stories, predict(CascadeReader(load_register()), stories))
    return {
        "claims_f1": score.claims.f1,
        "claims_precision": score.claims.precision,
        "moves_f1": score.moves.f1,
        **{name: share.value for name, share in score.attributes.items()},
    }


@pytest.mark.parametrize(("name", "figure"), [(n, f) for n, floors in FLOORS["gold"].items() for f in floors])
def test_quality(shared: Path, name: str, figure: str) -> None:
    assert gold_figures(shared / "gold" / name)[figure] >= FLOORS["gold"][name][figure]


def test_every_gold_set_has_floors(shared: Path) -> None:
    sets = {folder.name for folder in (shared / "gold").iterdir() if folder.is_dir()}
    assert sets == set(FLOORS["gold"])


@pytest.fixture(scope="module")
def speeds(root: Path) -> dict[str, Any]:
    """Speed in a process of its own, so that what other tests have loaded does not count."""
    command = [sys.executable, str(root / "bench" / "speed.py"), "--examples", "--rounds", "24", "--json"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    groups: dict[str, Any] = json.loads(ran.stdout)["groups"]
    return groups


@pytest.mark.parametrize("group", FLOORS["speed"])
def test_speed(speeds: dict[str, Any], group: str) -> None:
    assert speeds[group]["ratio"] >= FLOORS["speed"][group]


def test_adding(root: Path) -> None:
    command = [sys.executable, str(root / "bench" / "ingest.py"), "--examples", "--json"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["book_ratio_to_yardstick"] >= FLOORS["adding"]["book"]
