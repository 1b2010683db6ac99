"""Plain text to story: header lines, headline, repairs."""

from datetime import date

from sagabook.errors import StoryError
from sagabook.model import Story
from sagabook.stories.build import build_story
from sagabook.stories.heading import read_heading
from sagabook.stories.repair import MAX_CHARACTERS, clean_line, decode, require_text

#: No encoding that is read takes more bytes for a character.
_BYTES_A_CHARACTER = 4


def from_text(
    raw: str | bytes,
    *,
    id: str | None = None,
    outlet: str | None = None,
    published: date | None = None,
    url: str | None = None,
    title: str | None = None,
) -> Story:
    """Read a story from plain text.

    Lines at the top such as "Published: 1 August 2017", "Source: The Example", "Title: …" and "URL: …" are taken out
    of the text and set the fields; what is given as an argument wins. The first line is the title when it looks like a
    headline: short, no final full stop, above a blank or a longer line.

    Args:
        raw: The text, or its bytes in UTF-8, UTF-16 with a byte order mark, or Windows-1252.
        id: The story's id.
        outlet: Who published it.
        published: The day that it was published.
        url: Where it stands.
        title: Its title; put above the text if the text does not open with it.

    Returns:
        The story, repaired, with its furniture marked.

    Raises:
        StoryError: When it is empty, binary or longer than 2,000,000 characters.
    """
    where = id or url or "the text"
    return story_from_text(raw, where=where, id=id, outlet=outlet, published=published, url=url, title=title)


def story_from_text(
    raw: str | bytes,
    *,
    where: str,
    id: str | None = None,
    outlet: str | None = None,
    published: date | None = None,
    url: str | None = None,
    title: str | None = None,
) -> Story:
    """Do what `from_text` does, with a name of the caller's choice in errors.

    Args:
        raw: The text.
        where: What to call it in an error.
        id: The story's id.
        outlet: Who published it.
        published: The day that it was published.
        url: Where it stands.
        title: Its title.

    Returns:
        The story.

    Raises:
        StoryError: When it is empty, binary or too long.
    """
    if isinstance(raw, bytes):
        if len(raw) > _BYTES_A_CHARACTER * MAX_CHARACTERS:
            raise StoryError(f"{where}: longer than {MAX_CHARACTERS:,} characters; split it into its stories")
        raw = decode(raw, where=where)
    heading = read_heading(require_text(raw, where=where))
    if not heading.text:
        raise StoryError(f"{where}: nothing but header lines; a story needs some text")
    return build_story(
        heading.text,
        id=id,
        title=clean_line(title) or clean_line(heading.title),
        outlet=clean_line(outlet) or heading.outlet,
        published=published or heading.published,
        url=url or heading.url,
    )
