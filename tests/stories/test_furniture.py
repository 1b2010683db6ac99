"""Furniture is found, and story text is left alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagabook.stories import find_furniture, from_text

BEFORE = "Harbour Town have agreed a fee of £12m with Northvale for the winger Tomas Brandt."
AFTER = "Northvale want a replacement first, and have asked Eastport about Leon Abara."

LINES = [
    "We use cookies to improve your visit and to show you adverts. You can change your choice in the settings.",
    "Join our free WhatsApp community for Town news. You can leave whenever you like. Read our Privacy Notice.",
    "The post Brandt: Town sign him for £12m appeared first on The Example.",
    "Sign up to our Town newsletter and never miss a thing",
    "Want more? Get our FREE daily newsletter sent to your inbox",
    "18+ | Play safe | BeGambleAware.org | Odds may change",
    "Please gamble responsibly and visit gambleaware.org.",
    "New customers get £20 in free bets.",
    "READ MORE: Eastport bid £9m for Abara",
    "READ: Five strikers Town could sign",
    "READ NEXT: Town’s summer in numbers",
    "Read more: Brandt’s rise",
    "Read the full story here.",
    "Read what the coach said here >>>",
    "MORE HARBOUR TOWN COVERAGE ON F365…",
    "MORE: Ten deals that may still happen",
    "MUST-READ FEATURES ON F365…",
    "👉 Eastport ‘reject’ Town bid as Abara ‘wants’ move",
    "🔴⚪ MORE TOWN NEWS FROM F365",
    "Click here to read about the other deals.",
    "CLICK BELOW TO READ MORE",
    "Download the app for goal alerts",
    "Watch: the goals that earned the move",
    "Watch free highlights of every game on our site",
    "Listen to our latest podcast",
    "Subscribe to our channel",
    "Follow us on every platform",
    "Sky has slashed the price of its sports bundle in a new deal.",
    "£85",
    "Fans can order the new shirt today.",
    "Harbour Town have launched their new home kit for the season, in the old blue.",
    "Share",
    "Comments (14)",
    "27 comments",
    "Advertisement",
    "Image: Getty Images",
    "Credit: Getty",
    "(Image: Getty Images)",
    "Photo by Ann Other/Getty Images",
    "PA Images",
    "AFP via Getty Images",
    "Picture courtesy of @someone",
    "Have your say! Would you sell Brandt?",
    "Should Town sign Abara too? Tell us in the comments below",
    "Your turn! Is £12m too much? Give us your view in the comments section.",
    "Nora Field is a football writer covering the clubs of the south coast.",
    "By Nora Field",
    "By Nora Field and Ann Other, Chief Reporter",
    "© 2017 Example Media. All rights reserved",
    "Copyright Example Media 2017",
    "A post shared by Tomas Brandt (@example) on Aug 1, 2017",
    "Tuesday 1 August 2017 12:32, UK",
    "<script src=x></script>",
]

TEXT = [
    "Town are ready to share the cost with Northvale.",
    "Share prices fell after Brandt left.",
    "Comments from the coach suggest that Brandt will stay.",
    "Tomas Brandt has left the Town WhatsApp group after his move fell through.",
    "He told his newsletter that Eastport have bid £9m.",
    "Reading are keen on Abara.",
    "Read is out of contract and Town want him.",
    "Read, 24, is wanted by Eastport.",
    "More than three clubs have asked about Abara.",
    "By Friday Town hope to have signed Brandt.",
    "By signing Brandt, Town would fill their quota.",
    "Brandt follows Abara to Eastport.",
    "Watch Brandt play and you see why Town want him.",
    "Listen, we all know that he wants to go.",
    "The 49-year-old wrote in the comments that Brandt is not for sale.",
    "Free agent Leon Abara is close to joining Town.",
    "£85m is what Northvale ask for Brandt.",
    "Tomas Brandt signs his contract at Harbour Park",
    "Image rights are what holds the deal up.",
    "Picture the scene: Brandt in blue.",
    "Town transfer latest: Brandt agrees terms",
    "Fans cannot wait to see Brandt, who joined on a free transfer.",
    "Abara told Reuters that he wants to join Town.",
    "The bookmakers make Town favourites to sign Abara.",
    "Published accounts show that Town can afford him.",
    "The coach told reporters to have their say in January.",
    "Join the club you love, his father told him, and he chose Town.",
    "Save for Brandt, nobody is leaving.",
    "Sky will lift the lid on Brandt’s move tonight.",
    "(Abara, 24, is a target too)",
    "Credit to Town, they have held firm over Brandt.",
    "Photographs show Brandt at the airport ahead of his medical.",
    "Topics such as his wages are still to be discussed.",
    "Click, clack: Town’s door keeps turning and Brandt is next.",
]


def marked(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_furniture(text)]


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_furniture_is_marked_and_nothing_beside_it(line: str) -> None:
    text = f"{BEFORE}\n{line}\n{AFTER}"
    assert marked(text)
    uncovered = "".join(
        char for at, char in enumerate(text) if not any(s.start <= at < s.end for s in find_furniture(text))
    )
    assert uncovered.startswith(BEFORE)
    assert uncovered.endswith(AFTER)
    left = uncovered.removeprefix(BEFORE).removesuffix(AFTER)
    assert sum(char.isalnum() for char in left) <= 0.35 * len(line), left


@pytest.mark.parametrize("line", LINES)
def test_it_is_marked_at_either_end_of_the_text_too(line: str) -> None:
    assert marked(f"{line}\n{AFTER}")[0] in line
    assert marked(f"{BEFORE}\n{line}")[-1] in line


@pytest.mark.parametrize("line", TEXT)
def test_story_text_is_left_alone(line: str) -> None:
    assert marked(f"{BEFORE}\n{line}\n{AFTER}") == []


def test_a_plug_within_a_line_goes_alone() -> None:
    assert marked(f"{BEFORE} Join our WhatsApp channel for more. {AFTER}") == ["Join our WhatsApp channel for more."]


def test_questions_to_the_reader_go_with_their_invitation() -> None:
    text = f"{BEFORE} Should Town sign Abara? Let us know in the comments!"
    assert marked(text) == ["Should Town sign Abara? Let us know in the comments!"]


def test_captions_stay_and_their_credits_go() -> None:
    assert marked("Tomas Brandt on his way to a medical (Image: Ann Other/Getty Images)\nMore words") == [
        "(Image: Ann Other/Getty Images)"
    ]
    assert marked("Leon Abara in action for Eastport (PA)\nMore words") == ["(PA)"]
    assert marked("Brandt waves to the fans. Credit: Getty\nMore words") == ["Credit: Getty"]


def test_the_words_of_a_post_stay_and_its_links_go() -> None:
    text = "Brandt to Town, here we go! pic.twitter.com/Ab12 https://example.org/x"
    assert marked(text) == ["pic.twitter.com/Ab12", "https://example.org/x"]


def test_exclusive_lines_are_links_only_within_the_story() -> None:
    line = "EXCLUSIVE: Town agree Brandt fee"
    assert marked(f"{line}\n{BEFORE}") == []
    assert marked(f"{BEFORE}\n" * 5 + f"{line}\n{AFTER}") == [line]


def test_stories_carry_their_furniture() -> None:
    story = from_text(f"{BEFORE}\nREAD MORE: Eastport bid for Abara\n{AFTER}")
    (span,) = story.furniture
    assert story.text[span.start : span.end] == "READ MORE: Eastport bid for Abara"


@given(
    st.lists(st.sampled_from([*LINES, *TEXT, "", " ", "(", "your ", "😀"])), st.sampled_from(["\n", " ", "\n\n", ""])
)
def test_spans_are_sorted_apart_inside_and_not_blank(lines: list[str], between: str) -> None:
    text = between.join(lines)
    end = 0
    for span in find_furniture(text):
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        end = span.end


@given(st.text(max_size=300))
def test_any_text_can_be_searched(text: str) -> None:
    find_furniture(text)


@pytest.mark.parametrize(
    "piece", ["Join our WhatsApp channel? ", "cookies your comments Getty ", "(Aa Aa ", "\nRead ", "http://"]
)
def test_time_grows_with_length_only(piece: str) -> None:
    text = piece * (500_000 // len(piece))
    started = time.perf_counter()
    find_furniture(text)
    assert time.perf_counter() - started < 5
