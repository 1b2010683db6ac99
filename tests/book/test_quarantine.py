"""What cannot be read is kept with its reason, tried again, and let go of once it can be read."""

import json
import os
from pathlib import Path

from sagabook.book import Book
from sagabook.stories import Place, Unreadable, gather
from sagabook.stories.found import unopened

from .shelf import Canned

GOOD = {"text": "Rovers were told no.", "published": "2025-07-01", "outlet": "The Sun"}


def test_the_unreadable_is_counted_and_listed_and_the_rest_added(book: Book, tmp_path: Path) -> None:
    lines = tmp_path / "stories.jsonl"
    lines.write_text(f"{json.dumps(GOOD)}\n{{broken\n[]\n", encoding="utf-8")
    (tmp_path / "blob.txt").write_bytes(b"\0\1\2" * 500)
    tally = book.add(gather([tmp_path]), reader=Canned([]))
    assert (tally.added, tally.quarantined, tally.failed) == (1, 3, True)
    held = book.quarantined()
    expected = {f"{lines}:2", f"{lines}:3", str(tmp_path / "blob.txt")}
    assert {item.locator for item in held} == set(tally.unreadable) == expected
    assert all(item.reason and "\n" not in item.reason and item.tries == 1 for item in held)
    assert len(book.quarantined()) == 3


def test_what_is_not_there_is_told_and_not_kept(book: Book, tmp_path: Path) -> None:
    names = [tmp_path / "missing.txt", tmp_path / "*.nothing", tmp_path]
    tally = book.add(gather(names), reader=Canned([]))
    assert (tally.added, tally.known, tally.quarantined, tally.failed) == (0, 0, 0, True)
    assert [item.place.source for item in tally.missing] == list(map(str, names))
    assert book.quarantined() == []


def test_what_is_gone_when_it_is_tried_again_stays_where_it_was(book: Book, tmp_path: Path) -> None:
    lines = tmp_path / "stories.jsonl"
    lines.write_text("{broken\n{broken too\n", encoding="utf-8")
    book.add(gather([lines]), reader=Canned([]))
    lines.unlink()
    tally = book.retry(reader=Canned([]))
    assert (tally.quarantined, tally.missing) == (2, [])
    held = book.quarantined()
    assert [(item.locator, item.tries) for item in held] == [(f"{lines}:1", 2), (f"{lines}:2", 2)]
    assert all("No such file" in item.reason for item in held)


def test_a_source_that_could_not_be_opened_is_read_to_its_end_and_let_go_of(book: Book, tmp_path: Path) -> None:
    lines = tmp_path / "stories.jsonl"
    lines.write_text(f"{json.dumps(GOOD)}\n{json.dumps({**GOOD, 'text': 'Rovers gave in.'})}\n", encoding="utf-8")
    failed = Unreadable(unopened(str(lines)), "cannot be read: Permission denied")
    book.add([failed], reader=Canned([]))
    tally = book.retry(reader=Canned([]))
    assert (tally.added, tally.quarantined) == (2, 0)
    assert book.quarantined() == []
    book.add([failed], reader=Canned([]))
    assert book.add(gather([lines]), reader=Canned([])).known == 2
    assert book.quarantined() == []


def test_what_is_mended_is_let_go_of_and_added(book: Book, tmp_path: Path) -> None:
    lines = tmp_path / "stories.jsonl"
    lines.write_text("{broken\n{broken too\n", encoding="utf-8")
    assert book.add(gather([lines]), reader=Canned([])).quarantined == 2
    lines.write_text(f"{json.dumps(GOOD)}\n{{broken too\n", encoding="utf-8")
    tally = book.retry(reader=Canned([]))
    assert (tally.added, tally.quarantined) == (1, 1)
    (left,) = book.quarantined()
    assert (left.locator, left.tries) == (f"{lines}:2", 2)
    assert left.first_tried <= left.last_tried
    assert book.story("1")[1].text == GOOD["text"]


def test_what_is_mended_and_known_already_is_let_go_of(book: Book, tmp_path: Path) -> None:
    lines = tmp_path / "stories.jsonl"
    lines.write_text(f"{json.dumps(GOOD)}\n{{broken\n", encoding="utf-8")
    book.add(gather([lines]), reader=Canned([]))
    lines.write_text(f"{json.dumps(GOOD)}\n{json.dumps(GOOD)}\n", encoding="utf-8")
    tally = book.retry(reader=Canned([]))
    assert (tally.added, tally.known, tally.quarantined) == (0, 1, 0)
    assert book.quarantined() == []


def test_the_same_place_twice_in_a_batch_counts_as_two_tries(book: Book) -> None:
    item = Unreadable(Place("a.txt", 1, "a.txt"), "why")
    book.add([item, Unreadable(item.place, "another why")], reader=Canned([]))
    (held,) = book.quarantined()
    assert (held.tries, held.reason) == (2, "another why")


def test_odd_and_endless_places_are_kept(book: Book, tmp_path: Path) -> None:
    odd = os.fsdecode(b"caf\xe9\n.txt")
    (tmp_path / odd).write_bytes(b"\0\1\2" * 500)
    letters = "".join(chr(0x4E00 + number * 7 % 20_000) for number in range(3_000))
    endless = [f"https://example.org/{letters}{number}" for number in range(2)]
    found = [*gather([tmp_path]), *(Unreadable(Place(url, 1, url), "a \0 reason \ud800") for url in endless)]
    tally = book.add(found, reader=Canned([]))
    held = {item.locator: item for item in book.quarantined()}
    assert len(held) == 3
    assert set(tally.unreadable) == set(held)
    assert {item.source for item in held.values()} >= set(endless)
    (tmp_path / odd).write_text("It rained. Nobody minded much.", encoding="utf-8")
    again = book.add(gather([tmp_path]), reader=Canned([]))
    assert (again.added, len(book.quarantined())) == (1, 2)
