"""The way in: text, saved pages, JSON Lines and web addresses become stories."""

from sagabook.stories.fetch import Page, fetch
from sagabook.stories.furniture import find_furniture
from sagabook.stories.lines import from_json_lines, open_lines
from sagabook.stories.page import from_html
from sagabook.stories.plain import from_text
from sagabook.stories.sources import read_stories

__all__ = [
    "Page",
    "fetch",
    "find_furniture",
    "from_html",
    "from_json_lines",
    "from_text",
    "open_lines",
    "read_stories",
]
