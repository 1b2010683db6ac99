"""The commands that keep a book and ask it: what they print, what they refuse, and that nothing steers the terminal."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sagabook.book import Book
from sagabook.book.engine import book_url as address_of
from sagabook.book.engine import open_engine, writing
from sagabook.book.relations import readings
from sagabook.model import Claim, Club, Fee, Kind, Player, Source, Span, Story

from .conftest import Ask, refused, run_command, write

# -- add, reread, quarantine -----------------------------------------------------------------------------------------


def test_adding_tells_what_was_done_and_again_that_all_is_known(quick: Ask, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Porto bid for Ade Bello of Hartwell this morning, it is said.")
    write(tmp_path, "b.txt", "Nothing happened at the ground today, and nobody minded.")
    told = ("add", tmp_path, "--published", "2024-08-01", "--outlet", "The Example")
    assert quick(*told).out == "2 stories added with 1 claim, 0 known, 0 quarantined, 0 of them echoes\n"
    assert quick(*told).out == "0 stories added with 0 claims, 2 known, 0 quarantined\n"
    ran = quick("story", "a")
    assert "The Example, 1 August 2024; story " in ran.out
    assert ran.out.splitlines()[2:] == [
        "first in The Example, unless brackets say otherwise",
        "",
        "Ade Bello (ade-bello)",
        "  • Porto have bid £15m",
    ]


def test_of_a_folder_the_stories_are_added_and_the_rest_is_passed_by(
    quick: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "a.txt", "Porto bid for Ade Bello of Hartwell this morning, it is said.")
    write(tmp_path, "feeds.toml", "[[feed]]")
    for number in range(3):
        write(tmp_path, f"notes{number}.md", "Notes.")
    ran = quick("add", ".", "--book", "sagabook.db", "--outlet", "The Example")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("1 story added with 1 claim, 0 known, 0 quarantined")
    for form in ("csv", "jsonl", "parquet"):
        assert quick("export", "tables", "--format", form, "--book", "sagabook.db").status == 0
    ran = quick("add", ".", "--book", "sagabook.db", "--outlet", "The Example")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "0 stories added with 0 claims, 1 known, 0 quarantined",
        "passed by 14 files that are no stories by name and content: ./feeds.toml, ./notes0.md, ./notes1.md …",
    ]
    ran = quick("add", "feeds.toml", "sagabook.db", "--book", "sagabook.db")
    assert ran.status == 2
    assert [line.partition(";")[0] for line in ran.err.splitlines()] == [
        "sagabook: feeds.toml: a program or a table by its name, not a story",
        "sagabook: sagabook.db: binary, not text",
    ]


def test_a_name_that_leads_nowhere_is_told_and_kept_nowhere(quick: Ask, tmp_path: Path) -> None:
    good = write(tmp_path, "good.txt", "Nothing happened at the ground today, and nobody minded.")
    ran = quick("add", good, tmp_path / "*.nothing")
    assert ran.status == 2
    assert ran.out.startswith("1 story added with 0 claims, 0 known, 0 quarantined")
    assert ran.err == f"sagabook: {tmp_path}/*.nothing: no file matches; check the name (hidden files are left out)\n"
    assert quick("quarantine").out == "nothing is in quarantine\n"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nothing.txt", "nothing.txt: cannot be read: No such file"),
        (".", ".: holds no file"),
        ("ftp://example.org/x", "ftp://example.org/x: not an http or https address"),
        ("http://", "http://: not an http or https address"),
        ("https://me:secret@example.org/x", "https://example.org/x: the address carried a user name; give it without"),
    ],
)
def test_a_mistyped_name_makes_no_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, told: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAGABOOK_BOOK", raising=False)
    assert told in refused(run_command("add", name))
    assert list(tmp_path.iterdir()) == []


def test_a_story_of_a_day_to_come_does_not_move_the_day_that_is_answered_for(quick: Ask, tmp_path: Path) -> None:
    story = write(tmp_path, "a.txt", "Porto bid for Ade Bello of Hartwell this morning, it is said.")
    quick("add", story, "--published", "2024-08-01", "--outlet", "The Example")
    before = quick("sagas")
    quick("add", story, "--published", "2924-08-01", "--outlet", "The Example")
    ran = quick("sagas")
    assert (ran.status, ran.out) == (0, before.out)
    assert ran.err == (
        "sagabook: stories dated after today are left out, up to 2924-08-01; --as-of 2924-08-01 takes them in\n"
    )
    assert quick("sagas", "--as-of", "2924-08-01").out.startswith("as of 1 August 2924\n")


def test_echoes_are_counted(quick: Ask, tmp_path: Path) -> None:
    words = "Porto bid for Ade Bello of Hartwell this morning, it is said, and the gulls sat in rows on the crossbar."
    a, b = write(tmp_path, "a.txt", words), write(tmp_path, "b.txt", f"{words} More.")
    assert quick("add", a, "--published", "2024-08-01", "--outlet", "The Sun").out.endswith("0 of them echoes\n")
    ran = quick("add", b, "--published", "2024-08-02", "--outlet", "The Gull Gazette")
    assert ran.out == "1 story added with 1 claim, 0 known, 0 quarantined, 1 of them an echo\n"
    assert "echo of The Sun" in quick("story", "b").out


def test_what_cannot_be_read_is_told_listed_and_tried_again(quick: Ask, tmp_path: Path) -> None:
    good = write(tmp_path, "good.txt", "Nothing happened at the ground today, and nobody minded.")
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0\1\2" * 500)
    ran = quick("add", good, bad)
    assert ran.status == 2
    assert ran.out.startswith("1 story added with 0 claims, 0 known, 1 quarantined")
    assert ran.err.startswith(f"sagabook: {bad}: ")
    assert ran.err.count("\n") == 1
    assert quick("quarantine").out.startswith(f"{bad}: ")
    ran = quick("quarantine", "--retry")
    assert ran.out.startswith("0 stories added with 0 claims, 0 known, 1 quarantined\n")
    assert "(2 tries, the last on " in ran.out
    assert ran.status == 2
    write(tmp_path, "bad.txt", "Something happened at the ground today, and all minded.")
    ran = quick("quarantine", "--retry")
    assert ran.out == "1 story added with 0 claims, 0 known, 0 quarantined\nnothing is in quarantine\n"
    assert ran.status == 0


def test_reading_again_reads_what_an_older_reader_read(quick: Ask, book_url: str, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Porto bid for Ade Bello of Hartwell this morning, it is said.")
    quick("add", tmp_path)
    assert quick("reread").out == "every story was read by this reader already\n"
    engine = open_engine(address_of(book_url))
    with writing(engine) as connection:
        connection.execute(readings.update().values(reader="older"))
    engine.dispose()
    assert quick("reread").out == "1 stories read again\n"


# -- sagas, saga, club, story ----------------------------------------------------------------------------------------


def test_sagas_lists_the_market(ask: Ask) -> None:
    ran = ask("sagas")
    assert ran.status == 0
    assert ran.out.startswith("as of 27 December 2017\n")
    assert "Virgil van Dijk, Southampton" in ran.out
    assert ask("sagas", "--as-of", "2017-06-03").out.startswith("as of 3 June 2017\n")
    assert "Virgil van Dijk" in ask("sagas", "--club", "Liverpool").out
    assert "no saga is told of" in ask("sagas", "--club", "Torino").out
    assert len(ask("sagas", "-n", "1").out.splitlines()) == 2


def test_a_saga_is_told_as_of_a_day(ask: Ask) -> None:
    early, late = ask("saga", "van dijk", "--as-of", "2017-06-08"), ask("saga", "van dijk", "--as-of", "2017-08-01")
    assert early.out.splitlines()[0] == "Virgil van Dijk, Southampton"
    assert "as of 8 June 2017" in early.out
    assert "August" not in early.out
    assert early.out != late.out
    assert ask("saga", "Virgil van Djik", "--as-of", "2017-06-08").out == early.out
    explained = ask("saga", "virgil-van-dijk", "--explain", "--as-of", "2017-06-08").out
    assert "← 2017-06-03 The Example Gazette, story " in explained


def test_earlier_sagas_are_told_of_and_all_of_them_told(quick: Ask, tmp_path: Path) -> None:
    for day, words in (("2018-01-05", "Porto bid for Ade Bello."), ("2018-07-05", "Another bid for Ade Bello.")):
        quick("add", write(tmp_path, f"{day}.txt", words), "--published", day, "--outlet", "The Sun")
    newest, every = quick("saga", "bello"), quick("saga", "bello", "--all")
    assert "earlier saga (--all tells them in full)\n  since 5 January 2018, quiet since 5 January 2018" in newest.out
    assert (newest.out.count("Who wants what"), every.out.count("Who wants what")) == (1, 2)
    assert len(json.loads(quick("saga", "bello", "--json").out)) == 1
    assert len(json.loads(quick("saga", "bello", "--json", "--all").out)) == 2


def test_sagas_as_json_are_json(ask: Ask) -> None:
    ran = ask("saga", "van dijk", "--json", "--as-of", "2017-08-01")
    told = json.loads(ran.out)
    assert [saga["name"] for saga in told] == ["Virgil van Dijk"] * len(told)
    assert told[-1]["as_of"] == "2017-08-01"
    assert ran.err == ""


def test_a_clubs_market(ask: Ask) -> None:
    ran = ask("club", "Southampton", "--as-of", "2017-08-07")
    assert ran.out.startswith("Southampton\nas of 7 August 2017\n")
    assert "Its own players" in ran.out
    assert "Virgil van Dijk" in ran.out
    assert "Whom it is said to want" in ask("club", "Liverpool", "--as-of", "2017-08-07").out
    assert ask("club", "Porto", "--as-of", "2017-08-07").out.endswith("nothing is said of it lately\n")


@pytest.mark.parametrize("words", [["club", "liverpol"], ["sagas", "--club", "liverpol"]])
def test_a_club_that_nobody_knows_is_refused_with_a_hint(ask: Ask, words: Sequence[str]) -> None:
    assert "Liverpool" in refused(ask(*words))


def test_a_club_that_the_book_alone_knows(quick: Ask, tmp_path: Path) -> None:
    quick("add", write(tmp_path, "a.txt", "Porto bid for Ade Bello of Hartwell this morning, it is said."))
    assert quick("club", "hartwell").out.startswith("hartwell\n")
    assert "Hartwell Rangers" in refused(quick("club", "Hartwell Rangers"))


def test_a_story_by_number_key_id_or_start_of_its_key(ask: Ask) -> None:
    ran = ask("story", "2017-06-03-three-clubs-circle")
    assert ran.status == 0
    assert "The Example Gazette, 3 June 2017" in ran.out
    key = ran.out.partition(", key ")[2].split()[0]
    number = ran.out.partition("; story ")[2].partition(",")[0]
    assert ask("story", key).out == ask("story", number).out == ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["saga", "nobody at all"], "nobody of that name in the book by 2017-12-27"),
        (["saga", "van dijk", "--as-of", "0001-01-01"], "nobody of that name in the book by 0001-01-01"),
        (["saga", "\udcff\udcfe"], "nobody of that name"),
        (["saga", ""], "nobody of that name"),
        (["story", "9" * 40], "no such story"),
        (["story", "999999999999"], "no such story"),
        (["story", "deadbeef"], "no such story"),
        (["story", "\udcff%"], "no such story"),
        (["club", "United"], "several clubs go by that name; say which: "),
        (["sagas", "--club", "United"], "several clubs go by that name; say which: "),
        (["sagas", "--stage", "nowhere"], "no such stage; the stages are "),
        (["people", "merge", "nobody", "virgil-van-dijk"], "nobody of that key"),
        (["people", "merge", "virgil-van-dijk", "virgil-van-dijk"], "the same key twice"),
        (["sagas", "--book", "."], "a folder, no book; name a file in it"),
        (["sagas", "--book", "nowhere/book.db"], "no book there"),
        (["add", "*.nothing"], "*.nothing: no file matches; check the name"),
        (["add", "nothing.txt"], "nothing.txt: cannot be read: No such file"),
        (["sagas", "--as-of", "2017-13-01"], "'2017-13-01': not a day; write it as 2017-08-01 or 1 August 2017"),
        (["add", "x.txt", "--published", "01/08/2017"], "'01/08/2017': not a day; write it as 2017-08-01"),
        (["people", "split", "virgil-van-dijk", "no-story"], "no such story"),
        (["people", "undo", "7"], "no ruling 7 holds"),
        (["export", "somewhere", "--format", "xml"], "no form to export in; take one of parquet, csv, jsonl"),
        (["sagas", "--book", "mysql://me:secret@host/x"], "not in mysql"),
    ],
)
def test_bad_input_is_refused_in_one_line(
    ask: Ask, words: Sequence[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = refused(ask(*words))
    assert said in told
    assert "secret" not in told


@pytest.mark.parametrize("words", [["sagas"], ["saga", "x"], ["club", "Porto"], ["quarantine"], ["people", "rulings"]])
def test_a_question_makes_no_book(words: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAGABOOK_BOOK", str(tmp_path / "none.db"))
    assert "no book there" in refused(run_command(*words))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["sagas"], ["club", "Porto"], ["quarantine"], ["people", "rulings"], ["reread"]])
def test_an_empty_book_says_that_there_is_nothing(quick: Ask, words: Sequence[str]) -> None:
    ran = quick(*words)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out


@pytest.mark.parametrize("command", ["sagas", "saga", "club", "export"])
@pytest.mark.parametrize("day", ["2017-02-30", "yesterday", "", "20170801", "30 February 2017", "1.8.2017"])
def test_a_day_that_is_none_is_refused(ask: Ask, command: str, day: str) -> None:
    words = [] if command == "sagas" else ["x"]
    assert f"{day!r}: not a day; write it as 2017-08-01 or 1 August 2017" in refused(
        ask(command, *words, "--as-of", day)
    )


@pytest.mark.parametrize("day", ["2017-06-08", "8 June 2017", "8th June 2017", "June 8, 2017"])
def test_a_day_may_be_typed_as_it_is_printed(ask: Ask, day: str) -> None:
    assert ask("sagas", "--as-of", day).out.startswith("as of 8 June 2017\n")


def test_the_first_and_the_last_day_there_are(ask: Ask) -> None:
    for day in ("0001-01-01", "9999-12-31"):
        for words in (["sagas"], ["club", "Southampton"], ["people", "find", "van dijk"]):
            assert ask(*words, "--as-of", day).status == 0
    assert ask("saga", "van dijk", "--as-of", "9999-12-31").status == 0


# -- people ----------------------------------------------------------------------------------------------------------


def test_rulings_are_made_listed_and_taken_back(quick: Ask, tmp_path: Path) -> None:
    for number in (1, 2):
        write(tmp_path, f"{number}.txt", f"Porto bid for Ade Bello of Hartwell on day {number}, it is said.")
        quick("add", tmp_path / f"{number}.txt", "--published", f"2024-08-0{number}", "--outlet", "The Example")
    assert quick("people", "find", "bello").out == "ade-bello: Ade Bello, 2 claims, 2024-08-01 to 2024-08-02\n"
    assert quick("people", "rulings").out == "no rulings were made\n"
    assert quick("people", "split", "ade-bello", "2").out.startswith("ruling 1: another ade-bello in 1 story; ")
    keys = [line.partition(":")[0] for line in quick("people", "find", "bello").out.splitlines()]
    assert len(keys) == 2
    assert quick("people", "rulings").out.startswith("1: another Ade Bello in 1 story, made ")
    assert quick("people", "merge", *keys).out.startswith("ruling 2: ")
    for number in (2, 1):
        assert quick("people", "undo", number).out == f"ruling {number} is undone\n"
    assert quick("people", "rulings").out.count(", undone ") == 2
    assert quick("people", "find", "bello").out == "ade-bello: Ade Bello, 2 claims, 2024-08-01 to 2024-08-02\n"
    assert quick("people", "find", "zzz").out == "nobody in the book is called anything like 'zzz'\n"


# -- the terminal ----------------------------------------------------------------------------------------------------

STEERING = "\x1b]0;owned\x07\x1b[2J\u202e\x9b31m"


def test_no_story_steers_the_terminal(quick: Ask, book_url: str, tmp_path: Path) -> None:
    text = f"Porto bid for Ade {STEERING} Bello of Hartwell."
    evil = Story(
        text,
        id="evil",
        title=f"Ti{STEERING}tle",
        outlet=f"Out{STEERING}let",
        published=date(2024, 8, 1),
        url=f"https://example.org/{STEERING}",
    )
    clubs = Club(f"Por{STEERING}to"), Club(f"Hart{STEERING}well")
    claim = Claim(Kind.BID, Player(f"Ade {STEERING} Bello"), *clubs, evidence=(Span(0, len(text)),))
    claim = replace(claim, fee=Fee(15e6, "GBP", text=STEERING), said_by=(Source(f"S{STEERING}un"),))

    class Evil:
        def read(self, story: Story, *, explain: bool = False) -> list[Claim]:
            return [claim, replace(claim, kind=Kind.NOT_FOR_SALE)]

    with Book(book_url) as book:
        book.add([evil], reader=Evil())
    bad = tmp_path / f"bad{STEERING.replace('/', '')}.txt"
    bad.write_bytes(b"\0\1\2" * 500)
    key = quick("people", "find", "bello").out.partition(":")[0]
    commands: list[list[object]] = [
        ["add", bad],
        ["quarantine"],
        ["sagas"],
        ["saga", "bello", "--explain"],
        ["story", "evil"],
        ["people", "find", "bello"],
        ["people", "find", STEERING],
        ["saga", f"nobody{STEERING}"],
        ["story", f"no{STEERING}"],
        ["club", f"~por{STEERING}to"],
        ["people", "merge", key, f"no{STEERING}body"],
    ]
    for words in commands:
        ran = quick(*words)
        shown = (ran.out + ran.err).replace("\n", "")
        assert shown.isprintable(), words
        assert "own" in shown or "Bello" in shown or words[0] in ("sagas", "club")
