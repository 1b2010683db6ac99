"""Follows a link to its page, and reads the story there with what the link already told of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sagabook.errors import StoryError
from sagabook.model import Story
from sagabook.stories.fetch import Page
from sagabook.stories.page import decode_as, story_from_page

_PAGE_TYPES = frozenset({"", "text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class Follower:
    """How links are followed: what fetches a page, and what may turn it away by its bytes before it is read."""

    fetch_page: Callable[[str], Page]
    wanted: Callable[[bytes], bool] | None = None

    def follow(
        self,
        url: str,
        *,
        where: str,
        id: str | None = None,
        outlet: str | None = None,
        published: date | None = None,
    ) -> Story | None:
        """Read the story that a link leads to.

        Args:
            url: The link.
            where: What to call it in an error.
            id: The story's id.
            outlet: Who published it, if that is known; else what the page says.
            published: The day that it was published; likewise.

        Returns:
            The story; None when its page is not wanted.

        Raises:
            FetchError: When the page does not come.
            StoryError: When there is no story on it.
        """
        page = self.fetch_page(url)
        kind = page.content_type.partition(";")[0].strip().lower()
        if kind not in _PAGE_TYPES:
            raise StoryError(f"{where}: {kind[:60]}, not a page; leave it out")
        if self.wanted is not None and not self.wanted(page.body):
            return None
        story = story_from_page(
            decode_as(page.body, page.content_type),
            where=where,
            id=id or url,
            url=page.url,
            outlet=outlet,
        )
        # The page knows its day better than the list that it was found on.
        return story if story.published or published is None else replace(story, published=published)
