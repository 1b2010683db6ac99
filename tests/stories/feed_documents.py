"""Writes feeds and sitemaps for the tests."""

from collections.abc import Iterable
from html import escape


def item(
    number: int,
    *,
    link: str | None = None,
    content: str | None = None,
    summary: str | None = "Town want him.",
    more: str = "",
) -> str:
    """An entry of an RSS feed."""
    link = f"https://example.org/{number}" if link is None else link
    parts = [
        f"<title>Story {number}</title>",
        f"<link>{escape(link)}</link>" if link else "",
        f'<guid isPermaLink="false">g{number}</guid>',
        f"<description>{escape(summary)}</description>" if summary else "",
        f"<content:encoded>{escape(content)}</content:encoded>" if content else "",
        more,
    ]
    return f"<item>{''.join(parts)}</item>"


def rss(items: Iterable[str], *, title: str = "The Example", more: str = "") -> bytes:
    """An RSS feed."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>{escape(title)}</title><link>https://example.org/</link>{more}{''.join(items)}"
        "</channel></rss>\n"
    ).encode()


def sitemap(entries: Iterable[str]) -> bytes:
    """A sitemap."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{"".join(entries)}</urlset>'
    ).encode()


def address(url: str, title: str | None = None) -> str:
    """An entry of a sitemap, with what the news extension says if there is a title."""
    news = (
        "<news:news><news:publication><news:name>The Example</news:name><news:language>en</news:language>"
        "</news:publication><news:publication_date>2017-08-01T09:30:00+01:00</news:publication_date>"
        f"<news:title>{escape(title or '')}</news:title></news:news>"
    )
    return f"<url><loc>{escape(url)}</loc>{news if title else ''}</url>"
