"""Names, folders and patterns become files, always in the same order; what cannot be followed is said."""

import os
import socket
from pathlib import Path

import pytest

from sagabook.stories.found import Unreadable
from sagabook.stories.paths import PassedBy, find_files


def files(name: Path | str) -> list[str]:
    return [item for item in find_files(str(name)) if isinstance(item, str)]


def failures(name: Path | str) -> list[tuple[str, str]]:
    return [(item.place.source, item.reason) for item in find_files(str(name)) if isinstance(item, Unreadable)]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "c/d/e.txt", "c/a.txt", ".hidden.txt", ".git/config"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Words.")
    return tmp_path


def test_a_folder_gives_its_files_sorted_and_without_hidden_ones(tree: Path) -> None:
    assert files(tree) == [str(tree / name) for name in ("a.txt", "b.txt", "c/a.txt", "c/d/e.txt")]
    assert failures(tree) == []


def test_patterns_are_filled_in(tree: Path) -> None:
    assert files(tree / "*.txt") == [str(tree / "a.txt"), str(tree / "b.txt")]
    assert files(tree / "**" / "e.*") == [str(tree / "c/d/e.txt")]
    assert files(tree / "[ab].txt") == [str(tree / "a.txt"), str(tree / "b.txt")]


def test_a_file_called_like_a_pattern_is_that_file(tree: Path) -> None:
    (tree / "a[1].txt").write_text("Words.")
    assert files(tree / "a[1].txt") == [str(tree / "a[1].txt")]


def test_a_hidden_file_that_is_named_is_meant(tree: Path) -> None:
    assert files(tree / ".hidden.txt") == [str(tree / ".hidden.txt")]


def test_what_gives_no_file_is_said(tree: Path) -> None:
    (tree / "empty" / "emptier").mkdir(parents=True)
    assert "holds no file" in failures(tree / "empty")[0][1]
    assert "no file matches" in failures(tree / "*.pdf")[0][1]
    assert "No such file" in failures(tree / "missing.txt")[0][1]
    assert "null" in failures("a\0b")[0][1]
    assert failures(tree) == []  # an empty folder among others is nothing to speak of


def test_of_a_folder_only_what_is_chosen_is_taken_and_what_is_named_whatever_it_is(tree: Path) -> None:
    def chosen(path: str) -> bool:
        return path.endswith("e.txt")

    found = list(find_files(str(tree), chosen))
    assert [item for item in found if isinstance(item, str)] == [str(tree / "c/d/e.txt")]
    passed = [item.path for item in found if isinstance(item, PassedBy)]
    assert passed == [str(tree / name) for name in ("a.txt", "b.txt", "c/a.txt")]
    for name in ("a.txt", "a.*"):
        assert list(find_files(str(tree / name), chosen)) == [str(tree / "a.txt")]


def test_a_name_that_leads_nowhere_is_not_worth_another_try(tree: Path) -> None:
    (tree / "empty").mkdir()
    (tree / "gone").symlink_to(tree / "nowhere")
    lasting = {
        name: [item.lasting for item in find_files(str(tree / name)) if isinstance(item, Unreadable)]
        for name in ("*.pdf", "missing.txt", "missing/a.txt", "a.txt/a.txt", "empty", "")
    }
    assert lasting == {
        "*.pdf": [False],
        "missing.txt": [False],
        "missing/a.txt": [False],
        "a.txt/a.txt": [False],
        "empty": [False],
        "": [True],  # the link in the folder: it may lead somewhere again
    }


def test_links_are_followed_but_never_back_up(tree: Path) -> None:
    (tree / "c" / "loop").symlink_to(tree)
    (tree / "c" / "gone").symlink_to(tree / "nowhere")
    (tree / "z").symlink_to(tree / "c" / "d")
    assert str(tree / "z" / "e.txt") in files(tree)
    assert len(files(tree)) == 5
    assert [(name, reason.split(":")[0]) for name, reason in failures(tree)] == [
        (str(tree / "c/gone"), "cannot be read"),
        (str(tree / "c/loop"), "a link back to a folder above it; leave it out"),
    ]


def test_what_is_no_file_is_left_alone(tree: Path) -> None:
    os.mkfifo(tree / "pipe")
    with socket.socket(socket.AF_UNIX) as bound:
        here = Path.cwd()
        os.chdir(tree)  # names of sockets are short
        try:
            bound.bind("socket")
        finally:
            os.chdir(here)
    assert [name for name, _ in failures(tree)] == [str(tree / "pipe"), str(tree / "socket")]
    assert files(tree / "pipe") == [str(tree / "pipe")]  # named, it is meant


def test_a_folder_that_may_not_be_read_is_said(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("d"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert failures(tree) == [(str(tree / "c/d"), "cannot be read: Permission denied; check the permissions")]
    assert len(files(tree)) == 3


def test_no_folder_is_too_deep_to_be_told(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 110)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("Words.")
    ((_, reason),) = failures(tmp_path)
    assert "over 100 folders deep" in reason
