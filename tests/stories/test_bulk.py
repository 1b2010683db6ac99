"""Whatever is pointed at comes record by record, as a story or as a reason; nothing stops the rest."""

import gzip
import json
import os
import tracemalloc
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagabook.errors import FetchError
from sagabook.stories import Found, Page, Unreadable, gather
from sagabook.stories import bulk as room

from .archive_records import answer, archive, page, record
from .feed_documents import address, item, rss, sitemap

TEXT = "Harbour Town have agreed a fee of £12m with Northvale for the winger Tomas Brandt."
LINES = '{"text": "One."}\n\nbroken\n{"text": "Two.", "outlet": "Own", "published": "2016-01-01"}\n'
NINJS = {"uri": "https://agency.example/1", "headline": "Brandt signs", "body_text": TEXT}


def read(*inputs: str | Path, **options: Any) -> list[Found | Unreadable]:
    return list(gather(inputs, **options))


def outline(items: list[Found | Unreadable]) -> list[tuple[str, str]]:
    """Each item's locator, without its folder, and its title or text, or the first words of its reason."""
    return [
        (
            each.place.locator.rpartition("/")[2] if "http" not in each.place.locator else each.place.locator,
            (each.story.title or each.story.text) if isinstance(each, Found) else f"! {each.reason}"[:24],
        )
        for each in items
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in {
        "a.txt": TEXT.encode(),
        "b.html": page(1).encode(),
        "c.jsonl": LINES.encode(),
        "d.json": json.dumps([NINJS, 7, {"uri": "x:2"}], indent=1).encode(),
        "e.xml": rss([item(5)]),
        "f.xml": sitemap([address("https://example.org/6", "Story 6")]),
        "g.warc": archive([record(answer(page(7).encode()), number=7)]),
        "h.xml": b"<?xml version='1.0'?><newsMessage/>",
        "i.txt": b"",
        "j.png": b"\x89PNG\r\n\x1a\n\0\0",
    }.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


EXPECTED = [
    ("a.txt", TEXT),
    ("b.html", "Story 1"),
    ("c.jsonl:1", "One."),
    ("c.jsonl:3", "! not a JSON object; eac"),
    ("c.jsonl:4", "Two."),
    ("d.json#1", "Brandt signs"),
    ("d.json#2", "! not a JSON object; giv"),
    ("d.json#3", "! a news object without "),
    ("e.xml#1 https://example.org/5", "Story 5"),
    ("f.xml#1 https://example.org/6", "Story 6"),
    ("g.warc#1 https://example.org/7", "Story 7"),
    ("i.txt", "! empty; a story needs s"),
]


def plain(items: list[Found | Unreadable]) -> list[tuple[str, str]]:
    return [
        (locator.removeprefix(items[0].place.source.rpartition("/")[0] + "/"), what) for locator, what in outline(items)
    ]


def test_a_folder_gives_the_stories_in_it_and_passes_by_the_rest(folder: Path) -> None:
    passed: list[str] = []
    assert plain(read(folder, passed_by=passed.append)) == EXPECTED
    assert passed == [str(folder / name) for name in ("h.xml", "j.png")]


def test_a_file_that_is_named_is_tried_whatever_it_is(folder: Path) -> None:
    (folder / "k.csv").write_bytes(b"player,club\nBrandt,Northvale\n")
    names = ("h.xml", "j.png", "k.csv")
    assert [what for _, what in outline(read(*(folder / name for name in names)))] == [
        "! XML of a kind that is ",
        "! binary, not text; give",
        "! a program or a table b",
    ]
    assert [what for _, what in outline(read(folder / "k.*"))] == ["! a program or a table b"]


def test_a_folder_without_stories_is_nothing_to_try_again(folder: Path) -> None:
    (folder / "below").mkdir()
    (folder / "below" / "notes.md").write_text("Town sign Brandt.")
    (told,) = read(folder / "below")
    assert isinstance(told, Unreadable)
    assert (told.lasting, told.reason) == (False, "holds no stories; name a file itself to have it tried")


def test_packed_files_are_read_like_others_whatever_their_names(folder: Path) -> None:
    for file in sorted(folder.iterdir()):
        file.with_suffix(".gz").write_bytes(gzip.compress(file.read_bytes()))
        file.unlink()
    items = plain(read(*sorted(folder.iterdir())))
    assert [what for _, what in items if what != "! empty; a story needs s"] == [
        *(what for _, what in EXPECTED if what != "! empty; a story needs s"),
        "! XML of a kind that is ",
        "! binary, not text; give",
    ]


def test_sources_are_read_in_the_order_given(folder: Path) -> None:
    items = read(folder / "b.html", folder / "a.txt", str(folder / "*.jsonl"))
    assert [what for _, what in outline(items)] == ["Story 1", TEXT, "One.", EXPECTED[3][1], "Two."]


def test_places_tell_where_a_story_came_from(folder: Path) -> None:
    item = read(folder / "c.jsonl")[-1]
    source = str(folder / "c.jsonl")
    assert (item.place.source, item.place.position, item.place.locator) == (source, 4, f"{source}:4")


def test_what_cannot_be_read_keeps_its_bytes(folder: Path) -> None:
    broken = read(folder / "c.jsonl")[1]
    assert isinstance(broken, Unreadable)
    assert broken.raw == b"broken\n"
    (folder / "c.jsonl").write_bytes(b'{"no text": "' + b"x" * 100_000 + b'"}')
    (large,) = read(folder / "c.jsonl")
    assert isinstance(large, Unreadable)
    assert len(large.raw) == 65_536


def test_failures_are_named_and_the_rest_go_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = gzip.compress(LINES.encode() * 2_000)
    (folder / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    (folder / "crc.jsonl.gz").write_bytes(packed[:-8] + bytes(8))
    (folder / "empty.jsonl").write_bytes(b"\n \n")
    (folder / "large.txt").write_bytes(b"a" * 5_000_001)
    (folder / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 50_000_000))
    (folder / "nothing").mkdir()
    for name, reason in {
        "cut.jsonl.gz": "damaged gzip data",
        "crc.jsonl.gz": "damaged gzip data",
        "empty.jsonl": "empty",
        "large.txt": "over 5,000,000 bytes",
        "bomb.txt.gz": "over 5,000,000 bytes",
        "nothing": "holds no file",
        "missing.txt": "No such file",
        "*.pdf": "no file matches",
    }.items():
        items = read(folder / name, folder / "a.txt")
        assert isinstance(items[-1], Found)
        failure = items[-2]
        assert isinstance(failure, Unreadable)
        assert reason in failure.reason
        assert "\n" not in failure.reason
        positions = [each.place.position for each in items[:-1]]
        assert positions == sorted(set(positions))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    (refused,) = read(folder / "a.txt")
    assert isinstance(refused, Unreadable)
    assert "Permission denied" in refused.reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    assert "Permission denied" in str(read(folder / "a.txt"))


def test_given_outlet_and_date_win_or_fill_in(folder: Path) -> None:
    items = read(folder, outlet="Given", published=date(2017, 8, 1))
    said = [(each.story.outlet, each.story.published) for each in items if isinstance(each, Found)]
    assert said[3] == ("Own", date(2016, 1, 1))
    assert {outlet for outlet, _ in said} == {"Given", "Own", "example.org"}  # an archive's pages are of many sites
    assert {day for _, day in said} == {date(2017, 8, 1), date(2016, 1, 1)}


def test_the_gate_sees_raw_bytes_before_anything_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []

    def wanted(raw: bytes) -> bool:
        seen.append(raw)
        return b"Two" in raw

    monkeypatch.setattr(room, "story_from_page", None)
    monkeypatch.setattr(room, "story_from_text", None)
    items = read(folder, wanted=wanted)
    assert [what for _, what in plain(items) if not what.startswith("!")] == ["Two."]
    assert page(7).encode() in seen
    assert page(1).encode() in seen


def test_reading_goes_on_where_it_stopped(folder: Path) -> None:
    whole = read(folder)
    for stop in range(len(whole) + 1):
        done = {each.place.source: each.place.position for each in whole[:stop]}
        assert read(folder, done=done) == whole[stop:]


def test_what_could_not_be_opened_is_tried_again_from_its_beginning(tmp_path: Path) -> None:
    file = tmp_path / "stories.jsonl"
    (missing,) = read(file)
    assert (type(missing), missing.place.position) == (Unreadable, 0)
    file.write_text(LINES)
    assert len(read(file, done={missing.place.source: missing.place.position})) == 3


def test_a_mistake_in_a_gate_is_not_swallowed(folder: Path) -> None:
    def wanted(raw: bytes) -> bool:
        raise ValueError("a mistake")

    for name in ("a.txt", "c.jsonl", "d.json", "e.xml", "g.warc"):
        with pytest.raises(ValueError, match="a mistake"):
            read(folder / name, wanted=wanted)


lines = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9).map(
            lambda text: json.dumps({"text": text})
        ),
        st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=9),
        st.sampled_from(["", " ", "{", "[]", '{"uri": "x:1"}', '{"text": 7}']),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(lines, st.booleans(), st.integers(0, 14))
def test_every_line_comes_once_in_order_and_any_tail_can_be_had(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[str], packed: bool, stop: int
) -> None:
    file = tmp_path_factory.mktemp("lines") / "stories.jsonl"
    raw = ('{"text": "First."}\n' + "\n".join(drawn) + "\n").encode()
    file.write_bytes(gzip.compress(raw) if packed else raw)
    items = read(file)
    expected = [number for number, line in enumerate(raw.split(b"\n"), start=1) if line.strip()]
    assert [each.place.position for each in items] == expected
    assert read(file, done={str(file): stop}) == [each for each in items if each.place.position > stop]


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    file = tmp_path / "stories.jsonl.gz"
    with gzip.open(file, "wt") as stream:
        for number in range(20_000):
            stream.write(json.dumps({"text": f"{TEXT} {number}", "rest": "x" * 500}) + "\n")
    tracemalloc.start()
    assert sum(1 for _ in gather([file])) == 20_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


class Web:
    """Pages by address, each with its type, and what was asked for."""

    def __init__(self, pages: dict[str, tuple[bytes, str]]) -> None:
        self.pages = pages
        self.asked: list[str] = []

    def fetch(self, url: str, *, allow_private: bool = False) -> Page:
        self.asked.append(url)
        if url not in self.pages:
            raise FetchError(f"{url}: status 404; check the address")
        return Page(url, *self.pages[url])


HOST = "https://example.org"
SITEMAPS = b"<sitemapindex><sitemap><loc>%s/a.xml</loc></sitemap><sitemap><loc>%s/b.xml</loc></sitemap></sitemapindex>"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    web = Web(
        {
            f"{HOST}/rss": (rss([item(1), item(2, content="<p>All of it.</p>"), item(404)]), "application/rss+xml"),
            f"{HOST}/1": (page(1).encode(), "text/html"),
            f"{HOST}/text": (page(3).encode(), "text/plain"),
            f"{HOST}/latin": (page(4).encode("cp1252"), "text/html; charset=iso-8859-1"),
            f"{HOST}/a.png": (b"\x89PNG", "image/png"),
            f"{HOST}/news.jsonl.gz": (gzip.compress(LINES.encode()), "application/gzip"),
            f"{HOST}/maps.xml": (SITEMAPS % (HOST.encode(), HOST.encode()), "application/xml"),
            f"{HOST}/a.xml": (sitemap([address(f"{HOST}/1"), address(f"{HOST}/2", "Story 2")]), "text/xml"),
            f"{HOST}/endless.xml": (SITEMAPS.replace(b"a.xml", b"endless.xml") % (HOST.encode(), HOST.encode()), ""),
        }
    )
    monkeypatch.setattr(room, "fetch", web.fetch)
    return web


def test_addresses_are_read_by_what_they_give(web: Web) -> None:
    names = ["1", "text", "latin", "a.png", "gone", "news.jsonl.gz"]
    items = read(*(f"{HOST}/{name}" for name in names))
    first, text, latin, picture, gone, *lines = items
    assert isinstance(first, Found)
    assert (first.story.id, first.story.url, first.story.title) == (f"{HOST}/1", f"{HOST}/1", "Story 1")
    assert isinstance(text, Found)
    assert text.story.text.startswith("<!DOCTYPE")
    assert isinstance(latin, Found)
    assert "£12m" in latin.story.text
    assert isinstance(picture, Unreadable)
    assert "image/png, not a page" in picture.reason
    assert isinstance(gone, Unreadable)
    assert gone.reason == "status 404; check the address"
    assert [each.place.locator for each in lines] == [f"{HOST}/news.jsonl.gz:{number}" for number in (1, 3, 4)]


def test_links_are_followed_only_when_asked(web: Web) -> None:
    summary, full, other = read(f"{HOST}/rss")
    assert web.asked == [f"{HOST}/rss"]
    assert all(isinstance(each, Found) for each in (summary, full, other))
    followed, full, gone = read(f"{HOST}/rss", follow=True, fetch_page=web.fetch)
    assert isinstance(followed, Found)
    assert "£12m" in followed.story.text
    assert isinstance(full, Found)
    assert "All of it." in full.story.text
    assert isinstance(gone, Unreadable)


def test_a_sitemap_of_sitemaps_is_followed_by_its_address(web: Web, tmp_path: Path) -> None:
    items = read(f"{HOST}/maps.xml", follow=True, fetch_page=web.fetch)
    assert [(each.place.source, isinstance(each, Found)) for each in items] == [
        (f"{HOST}/a.xml", True),
        (f"{HOST}/a.xml", False),
        (f"{HOST}/b.xml", False),
    ]
    reasons = [each.reason for each in read(f"{HOST}/maps.xml") if isinstance(each, Unreadable)]
    assert len(reasons) == 2
    assert "another names" in reasons[0]
    (tmp_path / "maps.xml").write_bytes(web.pages[f"{HOST}/maps.xml"][0])
    (in_file,) = read(tmp_path / "maps.xml", follow=True, fetch_page=web.fetch)
    assert isinstance(in_file, Unreadable)
    assert "give it by its address" in in_file.reason


def test_sitemaps_that_name_each_other_end(web: Web) -> None:
    items = read(f"{HOST}/endless.xml", follow=True, fetch_page=web.fetch)
    assert web.asked.count(f"{HOST}/endless.xml") == 3
    assert any("too deep" in each.reason for each in items if isinstance(each, Unreadable))
