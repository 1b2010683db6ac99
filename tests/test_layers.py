"""The house: imports run one way, every module says its one job and is short, and the public names are these."""

import ast
import subprocess
import sys
from pathlib import Path

import sagabook

LONGEST = 500
PUBLIC = {
    *(
        "BUYER_KINDS",
        "Book",
        "Claim",
        "Club",
        "Contract",
        "Deal",
        "Fee",
        "Kind",
        "Mode",
        "Period",
        "Player",
        "Qualifier",
    ),
    *("Source", "Span", "Story", "Wage"),
    *(
        "BookError",
        "FeedsError",
        "FetchError",
        "GoldError",
        "MarketError",
        "PatternError",
        "RegisterError",
        "SagabookError",
        "StoryError",
    ),
    "UnavailableError",
    *("read", "__version__"),
}


def modules(root: Path) -> list[Path]:
    """The package's modules."""
    found = sorted((root / "src" / "sagabook").rglob("*.py"))
    assert found
    return found


def test_imports_run_one_way(root: Path) -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([linter, "--no-cache"], cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_every_module_says_its_job(root: Path) -> None:
    silent = [file.name for file in modules(root) if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))]
    assert silent == []


def test_no_module_is_long(root: Path) -> None:
    lengths = {file.name: len(file.read_text(encoding="utf-8").splitlines()) for file in modules(root)}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_the_public_names() -> None:
    assert set(sagabook.__all__) == PUBLIC
    assert list(sagabook.__all__) == sorted(sagabook.__all__)
    for name in PUBLIC:
        assert getattr(sagabook, name) is not None


def test_errors_are_all_sagabook_s() -> None:
    errors = [getattr(sagabook, name) for name in PUBLIC if name.endswith("Error")]
    assert all(issubclass(error, sagabook.SagabookError) for error in errors)
