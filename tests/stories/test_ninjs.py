"""News objects of all generations become stories; those without a body say so."""

from datetime import date
from typing import Any

import pytest

from sagabook.errors import StoryError
from sagabook.stories.ninjs import is_ninjs, story_from_ninjs

FIRST: dict[str, Any] = {
    "uri": "https://agency.example/items/1",
    "type": "text",
    "language": "en-GB",
    "versioncreated": "2017-08-01T10:37:00Z",
    "firstcreated": "2017-07-30T10:37:00Z",
    "copyrightholder": "Example Agency",
    "headline": "Brandt close to Town",
    "body_text": "Town are close to Brandt. He costs £12m.",
    "body_xhtml": "<p>Town are close to Brandt.</p><p>He costs £12m.</p>",
}
SECOND: dict[str, Any] = {
    "uri": "urn:newsml:agency.example:2",
    "versioncreated": "2017-08-01T10:37:00Z",
    "infosources": [{"role": "x", "name": "Example Wire"}],
    "headlines": [{"role": "short", "value": "Brandt"}, {"role": "main", "value": "<b>Brandt</b> close to Town"}],
    "bodies": [
        {"role": "caption", "value": "<p>Brandt in training.</p>"},
        {"role": "text", "contenttype": "text/plain", "value": "Town are close to Brandt. He costs £12m."},
        {"role": "xhtml", "contenttype": "text/html", "value": "<p>Town are close to Brandt.</p><p>He costs £12m.</p>"},
    ],
}
THIRD: dict[str, Any] = {
    "uri": "urn:newsml:agency.example:3",
    "versionCreated": "2017-08-01T10:37:00Z",
    "infoSources": [{"name": "Example Wire"}],
    "headlines": [{"role": "main", "value": "Brandt close to Town"}],
    "bodies": [{"role": "main", "contentType": "text/plain", "value": "Town are close to Brandt.\n\nHe costs £12m."}],
}


@pytest.mark.parametrize("values", [FIRST, SECOND, THIRD])
def test_every_generation_is_read(values: dict[str, Any]) -> None:
    assert is_ninjs(values)
    story = story_from_ninjs(values, where="x")
    assert story.title == "Brandt close to Town"
    assert story.text.split() == "Brandt close to Town Town are close to Brandt. He costs £12m.".split()
    assert story.text.count("\n") >= 3
    assert story.id == values["uri"]
    assert story.published == date(2017, 8, 1)
    assert story.outlet in {"Example Agency", "Example Wire"}
    assert story.language == "en"


def test_an_address_of_the_web_is_one() -> None:
    assert story_from_ninjs(FIRST, where="x").url == "https://agency.example/items/1"
    assert story_from_ninjs(SECOND, where="x").url is None


def test_only_a_body_is_needed() -> None:
    story = story_from_ninjs({"bodies": [{"value": "Town sign Brandt."}]}, where="x")
    assert story.text == "Town sign Brandt."
    assert (story.id, story.title, story.outlet, story.published) == (None, None, None, None)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"uri": "x:1"}, "without a body"),
        ({"uri": "x:1", "type": "picture", "headline": "Brandt", "body_text": " "}, "without a body"),
        ({"uri": "x:1", "bodies": [{"role": "caption", "value": "Brandt."}, "x", None]}, "without a body"),
        ({"uri": 3, "bodies": {"value": "x"}, "body_text": 7}, "without a body"),
        ({"uri": "x:1", "type": "picture", "description_text": "Brandt."}, "without a body, of type picture"),
        ({"uri": "x:1", "type": "event", "descriptions": [{"value": "Town present Brandt."}]}, "of type event"),
        ({**FIRST, "pubstatus": "canceled"}, "canceled by its publisher"),
        ({**FIRST, "pubstatus": "stat:Cancelled"}, "cancelled by its publisher"),
        (
            {**FIRST, "embargoed": "2999-08-01T06:00:00+01:00"},
            "embargoed until 2999-08-01T06:00:00.01:00; try it again",
        ),
        ({**THIRD, "embargoed": "2999-08-01T06:00:00"}, "embargoed until 2999-08-01"),
        ({**THIRD, "pubStatus": "withheld"}, "withheld by its publisher"),
        ({"uri": "x:1", "body_text": "\0\0"}, "control characters"),
    ],
)
def test_what_has_no_story_says_so(values: dict[str, Any], reason: str) -> None:
    with pytest.raises(StoryError, match=f"^here: .*{reason}"):
        story_from_ninjs(values, where="here")


def test_an_embargo_that_is_over_holds_nothing_back() -> None:
    for moment in ("2017-08-01T06:00:00Z", "2017-08-01", "soon", ""):
        assert story_from_ninjs({**FIRST, "embargoed": moment}, where="x").title == "Brandt close to Town"


def test_without_a_body_the_description_is_read() -> None:
    head = {"uri": "x:1", "type": "text", "headline": "Brandt close to Town"}
    for rest in (
        {"description_text": "Town are close to Brandt."},
        {"description_html": "<p>Town are close to Brandt.</p>"},
        {"descriptions": [{"role": "caption", "value": "Brandt."}, {"value": "Town are close to Brandt."}]},
    ):
        story = story_from_ninjs({**head, **rest}, where="x")
        assert story.text == "Brandt close to Town\n\nTown are close to Brandt."


def test_of_many_bodies_the_one_in_html_is_read() -> None:
    bodies = [
        {"role": "nitf", "contentType": "application/xml", "value": "<nitf><head><title>SLUG</title></head></nitf>"},
        {"role": "text", "contentType": "text/plain", "value": "Town are close to Brandt. He costs £12m."},
        {
            "role": "html5",
            "contentType": "text/html; charset=utf-8",
            "value": "<html><head><title>SLUG</title></head><body><h1>Brandt close to Town</h1>"
            "<p>Town are close to Brandt.</p><p>He costs £12m.</p></body></html>",
        },
    ]
    story = story_from_ninjs({**THIRD, "bodies": bodies}, where="x")
    assert story.text == "Brandt close to Town\nTown are close to Brandt.\nHe costs £12m."
    story = story_from_ninjs({**THIRD, "bodies": bodies[:2]}, where="x")
    assert story.text == "Brandt close to Town\n\nTown are close to Brandt. He costs £12m."


def test_an_id_may_be_called_guid() -> None:
    assert story_from_ninjs({"guid": "urn:x:1", "body_html": "<p>Town sign Brandt.</p>"}, where="x").id == "urn:x:1"


@pytest.mark.parametrize("values", [{}, {"text": "Words."}, {"title": "x", "id": 1}])
def test_other_objects_are_none(values: dict[str, Any]) -> None:
    assert not is_ninjs(values)
