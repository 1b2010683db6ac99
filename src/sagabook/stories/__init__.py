"""The way in: text, saved pages, JSON Lines and web addresses become stories, one by one or in bulk."""

from sagabook.stories.bulk import gather
from sagabook.stories.fetch import Page, fetch
from sagabook.stories.found import Found, Place, Unreadable
from sagabook.stories.furniture import find_furniture
from sagabook.stories.lines import from_json_lines, open_lines
from sagabook.stories.page import from_html
from sagabook.stories.plain import from_text
from sagabook.stories.sources import read_stories

__all__ = [
    "Found",
    "Page",
    "Place",
    "Unreadable",
    "fetch",
    "find_furniture",
    "from_html",
    "from_json_lines",
    "from_text",
    "gather",
    "open_lines",
    "read_stories",
]
