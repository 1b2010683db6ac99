"""The book's tables of names: the shipped ones stand, and what cannot stand is named."""

from pathlib import Path
from shutil import copytree

import pytest

from sagabook.book.names import block_of, form_of
from sagabook.book.tables import name_tables, read_name_tables
from sagabook.errors import RegisterError

SHIPPED = Path(__file__).parents[2] / "src" / "sagabook" / "book" / "tables"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(copytree(SHIPPED, tmp_path / "tables"))


def test_nicknames_lead_to_a_name_of_another_form() -> None:
    for nickname, name in name_tables().nicknames.items():
        assert nickname != name
        assert form_of(nickname) == form_of(name)
        assert block_of(nickname) == block_of(name)


@pytest.mark.parametrize(
    ("table", "line", "told"),
    [
        ("nicknames.csv", "Kvara,Jan Novak", 'nicknames.csv line .*: "kvara" stands there twice'),
        ("nicknames.csv", "Novakinho,Kvara", 'nicknames.csv: "novakinho" leads to "kvara"'),
        ("nicknames.csv", "Novakinho", "nicknames.csv line .*: must have 2 cells"),
        ("nicknames.csv", "Novakinho,", "nicknames.csv line .*: must have 2 cells, none empty"),
        ("given_names.csv", "zdenko,zdenek|zdenko", 'given_names.csv line .*: "zdenko" stands there twice'),
        ("given_names.csv", "zdenko,Zdeněk", 'given_names.csv line .*: "Zdeněk" must be one folded word'),
        ("family_first.csv", "both,kim", "family_first.csv: must hold the rows"),
        ("pundits.csv", "gary neville", 'pundits.csv line .*: "gary neville" stands there twice'),
    ],
)
def test_a_row_that_cannot_stand_is_named(folder: Path, table: str, line: str, told: str) -> None:
    with (folder / table).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(RegisterError, match=told):
        read_name_tables(folder)


def test_a_table_that_is_missing_or_of_other_columns_is_named(folder: Path) -> None:
    (folder / "pundits.csv").write_text("who\nX\n", encoding="utf-8")
    with pytest.raises(RegisterError, match=r"pundits.csv line 1: the columns must be name"):
        read_name_tables(folder)
    (folder / "pundits.csv").unlink()
    with pytest.raises(RegisterError, match=r"pundits.csv: cannot be read"):
        read_name_tables(folder)
