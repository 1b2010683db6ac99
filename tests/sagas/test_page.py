"""The page on sagas says what the tables say."""

from pathlib import Path

from sagabook.sagas.ladder import AHEAD, NEEDS, SPEAKS_FOR
from sagabook.sagas.saga import Label, Stage


def rows(root: Path) -> list[str]:
    page = (root / "docs" / "sagas.md").read_text(encoding="utf-8")
    return [line for line in page.splitlines() if line.startswith("| ")]


def test_every_stage_and_label_is_explained(root: Path) -> None:
    table = rows(root)
    assert [stage for stage in Stage if not any(row.startswith(f"| `{stage}` |") for row in table)] == []
    assert [label for label in Label if not any(row.startswith(f"| *{label}* |") for row in table)] == []


def test_every_kind_stands_beside_the_stages_that_it_speaks_for(root: Path) -> None:
    table = rows(root)
    for kind, stages in SPEAKS_FOR.items():
        for stage in stages:
            (row,) = [
                row for row in table if row.startswith(f"| `{stage}` |") and "%" not in row and "any |" not in row
            ]
            assert f"`{kind}`" in row, (stage, kind)


def test_every_plan_stands_beside_what_it_bears_out(root: Path) -> None:
    for kind, stage in AHEAD.items():
        assert any(f"`{kind}`" in row and row.endswith(f"| `{stage}` |") for row in rows(root)), kind


def test_every_share_is_the_one_that_is_used(root: Path) -> None:
    for stage, needs in NEEDS.items():
        share = f"{needs.share:.0%}".replace("%", " %") if needs.share else "any"
        assert any(f"`{stage}`" in row.split("|")[1] and row.split("|")[2].strip() == share for row in rows(root)), (
            stage
        )
