"""`sagabook read`: what it prints and writes, and how it takes bad input."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sagabook.model import Story

from .conftest import TEXT, TITLE, Run, ScriptedReader


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The story as a text file with header lines."""
    path = tmp_path / "hartwell.txt"
    title, rest = TEXT.split("\n", 1)
    path.write_text(f"{title}\nSource: The Example Gazette\nPublished: 2024-08-01\n{rest}", encoding="utf-8")
    return path


def test_read_prints_claims_for_people(run: Run, file: Path) -> None:
    ran = run("read", file)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"{TITLE}\nThe Example Gazette, 1 August 2024\n\nAde Bello, Hartwell\n  • Hartwell will")


def test_json_is_one_line_a_story_in_the_documented_order(run: Run, file: Path) -> None:
    ran = run("read", file, file, "--json")
    first, second = map(json.loads, ran.out.splitlines())
    assert first == second
    assert list(first) == ["id", "outlet", "published", "claims"]
    assert {key: first[key] for key in ("id", "outlet", "published")} == {
        "id": "hartwell",
        "outlet": "The Example Gazette",
        "published": "2024-08-01",
    }
    bid = first["claims"][2]
    assert list(bid) == [
        *("kind", "player", "buyer", "seller", "mode", "deal", "fee", "wage", "contract"),
        *("said_by", "when", "evidence", "confidence"),
    ]
    start = bid["evidence"][0]["start"]
    assert bid == {
        "kind": "bid",
        "player": {"name": "Ade Bello", "age": None, "nation": None},
        "buyer": {"name": "Porto", "id": "porto"},
        "seller": {"name": "Hartwell", "id": None},
        "mode": "hedged",
        "deal": "permanent",
        "fee": {"amount": 15000000, "currency": "GBP", "qualifier": "about", "addons": None, "text": "about £15m"},
        "wage": None,
        "contract": None,
        "said_by": [],
        "when": "2024-08",
        "evidence": [
            {"start": start, "end": start + 52, "quote": "Porto are thought to be keen & could pay about £15m."}
        ],
        "confidence": 0.8,
    }
    assert '"amount": 15000000,' in ran.out
    assert "£15m" in ran.out, "letters stand as they are"


def test_json_with_explain_carries_the_trace(run: Run, file: Path) -> None:
    claims = json.loads(run("read", file, "--json", "--explain").out)["claims"]
    assert claims[0]["trace"] == ["pattern not_for_sale.will-not-sell", "seller: subject"]


def test_explain_prints_the_steps(run: Run, file: Path) -> None:
    assert "← seller: subject" in run("read", file, "--explain").out
    assert "←" not in run("read", file).out


def test_standard_input(run: Run) -> None:
    ran = run("read", "-", "--outlet", "The Daily Sample", "--published", "2024-08-02", "--json", input=TEXT)
    record = json.loads(ran.out)
    assert (record["outlet"], record["published"], len(record["claims"])) == ("The Daily Sample", "2024-08-02", 3)


def test_stories_are_a_blank_line_apart(run: Run, tmp_path: Path) -> None:
    lines = tmp_path / "two.jsonl"
    lines.write_text('{"text": "One thing."}\n{"text": "Another thing."}\n')
    assert run("read", lines).out == "One thing.\nno transfer claims\n\nAnother thing.\nno transfer claims\n"


def test_html_writes_a_page_beside_the_printing(run: Run, file: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    ran = run("read", file, file, "--html", page)
    assert ran.status == 0
    assert "Hartwell will not sell" in ran.out
    assert page.read_text(encoding="utf-8").count("<article") == 2


def test_a_page_that_cannot_be_written_is_one_line(run: Run, file: Path, tmp_path: Path) -> None:
    ran = run("read", file, "--html", tmp_path / "none" / "page.html")
    assert_one_line(ran.err, "page.html: cannot write the page")
    assert ran.status == 2


def assert_one_line(err: str, holds: str) -> None:
    """One line, saying what and where."""
    assert err.startswith("sagabook: ")
    assert err.count("\n") == 1
    assert err.endswith("\n")
    assert holds in err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.txt", None),
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("binary.txt", b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00" + bytes(range(256)) * 8),
        ("empty.html", b""),
        ("empty.jsonl", b""),
        ("list.jsonl", b'["a story"]\n'),
        ("broken.jsonl", b'{"text": \n'),
        ("textless.jsonl", b'{"id": "1", "title": "T"}\n'),
        ("deep.jsonl", b"[" * 200_000 + b"\n"),
        ("long.txt", b"x" * 6_000_000),
    ],
)
def test_bad_input_is_one_line_and_status_2(run: Run, tmp_path: Path, name: str, content: bytes | None) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    ran = run("read", path)
    assert_one_line(ran.err, name)
    assert (ran.status, ran.out) == (2, "")


def test_a_directory_is_one_line(run: Run, tmp_path: Path) -> None:
    ran = run("read", tmp_path)
    assert_one_line(ran.err, tmp_path.name)
    assert ran.status == 2


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/story", "http://localhost/", "http://[::1]/", "http://10.0.0.1/"]
)
def test_private_addresses_are_refused(run: Run, address: str) -> None:
    ran = run("read", address)
    assert_one_line(ran.err, address)
    assert (ran.status, ran.out) == (2, "")


def test_in_a_batch_the_bad_are_reported_and_the_rest_go_on(run: Run, file: Path, tmp_path: Path) -> None:
    lines = tmp_path / "stories.jsonl"
    lines.write_text('{"id": "a", "text": "One thing."}\nnonsense\n[1]\n{"id": "b", "text": "Another."}\n')
    ran = run("read", tmp_path / "missing.txt", lines, file, "--json")
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["a", "b", "hartwell"]
    errors = ran.err.splitlines()
    assert len(errors) == 3
    assert [error.startswith("sagabook: ") for error in errors] == [True] * 3
    assert "missing.txt" in errors[0]
    assert "2" in errors[1]
    assert "3" in errors[2]
    assert ran.status == 2


@pytest.mark.parametrize(
    "words",
    [["read"], ["read", "x.txt", "--wrong"], ["wrong"]],
    ids=["no input", "no such option", "no such command"],
)
def test_wrong_usage_is_status_2(run: Run, words: list[str]) -> None:
    ran = run(*words)
    assert ran.status == 2
    assert "Usage: " in ran.err
    assert "Traceback" not in ran.err


def test_interruption_is_status_130(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: ScriptedReader, story: Story, *, explain: bool = False) -> list[object]:
        raise KeyboardInterrupt

    monkeypatch.setattr(ScriptedReader, "read", interrupted)
    ran = run("read", file)
    assert (ran.status, ran.out) == (130, "")
    assert "Traceback" not in ran.err


def sagabook(*words: object, **options: Any) -> "subprocess.CompletedProcess[str]":
    """Run the command as its own process."""
    command = [sys.executable, "-m", "sagabook", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, **options)


def test_the_example_story_from_a_process_of_its_own(root: Path) -> None:
    ran = sagabook("read", *(root / "examples").glob("2017-08-01-*.txt"))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "\nVirgil van Dijk" in ran.stdout
    assert "Southampton will not sell" in ran.stdout
    assert "\x1b" not in ran.stdout


def test_the_same_stories_give_the_same_lines_in_every_process(root: Path) -> None:
    examples = sorted((root / "examples").glob("*.txt"))
    printed = {
        sagabook("read", *examples, "--json", "--explain", env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "2", "3")
    }
    assert len(printed) == 1


@pytest.mark.parametrize("form", [["--json"], []], ids=["JSON", "for people"])
def test_whoever_stops_reading_early_makes_no_error(tmp_path: Path, form: list[str]) -> None:
    lines = tmp_path / "many.jsonl"
    lines.write_text('{"text": "The window is open."}\n' * 5_000)
    command = [sys.executable, "-m", "sagabook", "read", str(lines), *form]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_terminal_of_another_encoding_still_gets_its_lines(root: Path) -> None:
    example = next((root / "examples").glob("2017-08-01-*.txt"))
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ran = sagabook("read", example, env=environment)
    assert (ran.returncode, ran.stderr) == (0, "")
    as_json = sagabook("read", example, "--json", env=environment)
    assert "\\u00a3" in as_json.stdout
    assert json.loads(as_json.stdout)["claims"]
