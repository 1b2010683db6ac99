"""Importing the real files of ../shared/data, where they are."""

import os
import time
from pathlib import Path

import pytest

from sagabook.register import add_file, load_register

DATA = Path(os.environ.get("SAGABOOK_SHARED", Path(__file__).parents[3] / "shared")) / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"{DATA} is not there: the real files are not shipped")


def test_transfers_of_a_league(tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    added = add_file(DATA / "ewenme" / "premier-league.csv.gz", own)
    assert added.players > 5_000
    assert added.linked >= 40
    register = load_register(own)
    (player,) = [p for p in register.players.values() if p.name == "Virgil van Dijk"]
    assert player.born == "1991"
    assert player.clubs[-2:][0].until == player.clubs[-1].since == "2018-01"
    assert [stint.id for stint in player.clubs] == ["celtic", "southampton", "liverpool"]
    assert add_file(DATA / "ewenme" / "premier-league.csv.gz", own).players == 0
    assert load_register(own).players == register.players


def test_fantasy_players(tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    first = add_file(DATA / "fpl" / "2024-25.csv", own)
    second = add_file(DATA / "fpl" / "2025-26.csv", own)
    assert first.players > 750
    assert 250 < second.players < 450
    register = load_register(own)
    names = {player.name for player in register.players.values()}
    assert {"David Raya", "Gabriel Jesus", "Bukayo Saka", "Gabriel Magalhães", "Virgil van Dijk"} <= names
    unlinked = {s.club for p in register.players.values() for s in p.clubs if s.id is None}
    assert not unlinked


def test_teams_and_loading_them(tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    added = add_file(DATA / "reep_teams.csv.gz", own)
    assert added.clubs > 40_000
    assert added.linked > 700
    assert add_file(DATA / "reep_teams.csv.gz", own).clubs == 0
    start = time.perf_counter()
    register = load_register(own)
    assert time.perf_counter() - start < 1.5
    assert register.find("Liverpool")[0].id == "liverpool"
    assert register.find("1. Bockenheimer FC 1899")
