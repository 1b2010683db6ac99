"""The last step of every way in: cleaned parts become one `Story`."""

from datetime import date, datetime

from sagabook.model import Story
from sagabook.stories.furniture import find_furniture


def build_story(
    text: str,
    *,
    id: str | None,
    title: str | None,
    outlet: str | None,
    published: date | None,
    url: str | None,
    language: str = "en",
) -> Story:
    """Put a story together.

    Args:
        text: The text, cleaned and stripped.
        id: Its id.
        title: Its title on one line; it is put above a text that does not open with it.
        outlet: Who published it.
        published: The day that it was published; a datetime gives its day.
        url: Where it stands.
        language: ISO 639-1 code.

    Returns:
        The story with its furniture marked.
    """
    if title and not _opens_with(text, title):
        text = f"{title}\n\n{text}"
    if isinstance(published, datetime):
        published = published.date()
    return Story(
        text=text,
        id=id,
        title=title,
        outlet=outlet,
        published=published,
        url=url,
        language=language,
        furniture=find_furniture(text),
    )


def _opens_with(text: str, title: str) -> bool:
    if text.startswith(title):
        return True
    opening = " ".join(text[: 2 * len(title) + 20].split())
    return opening.casefold().startswith(title.casefold())
