"""Posts as plain text: tags, handles, emoji, openers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagabook.reading import CascadeReader
from sagabook.stories import from_text


@pytest.mark.parametrize(
    ("post", "plain"),
    [
        ("Torino want Jan #Novak.", "Torino want Jan Novak."),
        ("Torino want #JanNovak now", "Torino want Jan Novak now"),
        ("🚨 #MUFC want Novak", "Manchester United want Novak"),
        ("Novak will join #LFC next week", "Novak will join Liverpool next week"),
        ("Novak will join @acffiorentina next week", "Novak will join Fiorentina next week"),
        ("Novak signs for @Bolognafc1909!", "Novak signs for Bologna!"),
        ("as @SamPriceReports told us", "as @SamPriceReports told us"),
        ("Talks go on. 🔵⚪ Novak has agreed terms", "Talks go on.\nNovak has agreed terms"),
        ("Novak 🇨🇿 wants to leave", "Novak wants to leave"),
        ("Jan Novak ✖️ AC Milan", "Jan Novak x AC Milan"),
        ("Jan Novak: Torino ➡️ Lille", "Jan Novak: Torino to Lille"),
        ("#Novak-#OM is close", "Novak to Marseille is close"),
        ("🚨 BREAKING: Torino sign Novak", "Torino sign Novak"),
        ("❗️X News #Novak: He wants to go", "Novak\nHe wants to go"),
        ("Torino sign Novak #SerieA #transfers", "Torino sign Novak"),
        ("Deal done. #LFC Novak signs on Friday", "Deal done.\nLiverpool\nNovak signs on Friday"),
        ("🚨 Torino sign 33yo on 3yr deal", "Torino sign 33-year-old on 3-year deal"),
        ("Torino and \n@PSV\n are still talking", "Torino and PSV Eindhoven are still talking"),
    ],
)
def test_signs_are_read_as_what_they_stand_for(reader: CascadeReader, post: str, plain: str) -> None:
    lines = reader.posts.plain(post).text.splitlines()
    assert [line.strip() for line in lines] == plain.splitlines()


@given(st.text(alphabet=st.sampled_from(list("Novak Torino to join. \n#@:🚨🇨🇿➡️•|-LFC")), max_size=60))
def test_every_place_leads_back_into_the_post(reader: CascadeReader, post: str) -> None:
    plain = reader.posts.plain(post)
    places = [plain.back(at) for at in range(len(plain.text))]
    assert places == sorted(places)
    assert all(0 <= at < len(post) for at in places)


@pytest.mark.parametrize(
    ("post", "evidence"),
    [("Jan Novak leave @LFC", "Jan Novak leave @LFC"), ("Jan Novak leave @LFC today", "Jan Novak leave @LFC today")],
)
def test_evidence_ends_where_a_shorter_tag_ends(reader: CascadeReader, post: str, evidence: str) -> None:
    (claim,) = reader.read(from_text(post))
    assert [post[span.start : span.end] for span in claim.evidence] == [evidence]


def test_evidence_is_cut_from_the_post_as_published(reader: CascadeReader) -> None:
    post = "🚨🔴 BREAKING: #Torino have signed #JanNovak from @LOSC_EN for €20m! 🤝\n\nMore soon. #SerieA"
    (claim,) = reader.read(from_text(post))
    assert (claim.player.name, claim.buyer and claim.buyer.name) == ("Jan Novak", "Torino")
    (span,) = claim.evidence
    assert post[span.start : span.end] == "#Torino have signed #JanNovak from @LOSC_EN for €20m!"
