"""A saved or fetched HTML page to story, by trafilatura."""

import codecs
import re
from datetime import date

from sagabook.errors import StoryError
from sagabook.model import Story
from sagabook.stories.build import build_story
from sagabook.stories.dates import parse_date
from sagabook.stories.repair import clean_line, decode, require_text

#: A page larger than this is refused; stories' pages have up to 1.5 MB.
MAX_PAGE_BYTES = 5_000_000
#: Extraction costs up to 0.25 ms a tag on the worst of pages, so this bounds it to some 10 s; stories' pages have up to
#: 16,000, closing ones counted.
MAX_TAGS = 40_000
#: The parser gives up on all that lies deeper than 255 elements; real pages lie 15 to 40 deep.
MAX_DEPTH = 150

#: The single-byte encodings of European pages; all else is read as UTF-8 where it can be.
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*((?:windows-|cp)125\d|iso-8859-\d{1,2}|latin-?1)\b", re.IGNORECASE
)
_CHARSET_PARAMETER = re.compile(r";\s*charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE | re.ASCII)
#: The encodings of text on the web (https://encoding.spec.whatwg.org); Python's codecs hold others that are none.
_HTTP_CHARSET = re.compile(
    r"utf-?8|utf-16(?:le|be)?|(?:windows-|cp)125\d|iso-?8859-\d{1,2}|latin-?\d|us-ascii|ascii|koi8-[ru]|gbk|gb2312|gb18030"
    r"|big5|euc-jp|euc-kr|shift_jis|iso-2022-jp|windows-874"
)
#: Pages that say Latin-1 or ASCII mean Windows-1252; browsers read them so.
_MEANS_1252 = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
#: Characters of markup up to which all words are kept: of less than some 250 page reading makes guesses, and puts words
#: in bold on lines of their own.
_SHORT = 600
_BLANK = re.compile(r"\s+")
_SILENT = ("title", "script", "style", "noscript", "template", "svg", "iframe", "button", "select")
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav"
    " ol p pre section table td th tr ul".split()
)
_UNPARSABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LANGUAGE = re.compile(r"<html\b[^>]{0,400}?\blang\s*=\s*[\"']?([a-zA-Z]{2})\b", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
#: Elements that hold nothing, and those that the next of their kind closes: neither takes a page deeper.
_FLAT = frozenset(
    (
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
        ),
        *("p", "li", "dt", "dd", "tr", "td", "th", "option", "html", "head", "body"),
    )
)


def from_html(
    html: bytes | str,
    *,
    url: str | None = None,
    outlet: str | None = None,
    published: date | None = None,
) -> Story:
    """Read the story on an HTML page.

    Args:
        html: The page.
        url: Where it stands.
        outlet: Who published it; else the site's name as the page gives it.
        published: The day that it was published; else the page's own date.

    Returns:
        The story, repaired, with its title first and its furniture marked.

    Raises:
        StoryError: When the page is too large, has no story on it, or cannot be taken apart.
    """
    return story_from_page(html, where=url or "the page", url=url, outlet=outlet, published=published)


def story_from_page(
    html: bytes | str,
    *,
    where: str,
    id: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    published: date | None = None,
) -> Story:
    """Do what `from_html` does, with an id, and a name of the caller's choice in errors.

    Args:
        html: The page.
        where: What to call it in an error.
        id: The story's id.
        url: Where it stands.
        outlet: Who published it.
        published: The day that it was published.

    Returns:
        The story.

    Raises:
        StoryError: As `from_html`.
    """
    if len(html) > MAX_PAGE_BYTES:
        raise StoryError(f"{where}: a page over {MAX_PAGE_BYTES:,} bytes; save only the article")
    source = _decode_page(html, where=where) if isinstance(html, bytes) else html
    source = _UNPARSABLE.sub("", source)
    if source.count("<") > MAX_TAGS:
        raise StoryError(f"{where}: a page of over {MAX_TAGS:,} tags; save only the article")
    found = _extract(_flatten(source), where=where, url=url)
    if found is None:
        raise StoryError(f"{where}: no story found on the page; save its text and read that")
    text, title, site, day = found
    language = _LANGUAGE.search(source[:5_000])
    return build_story(
        require_text(text, where=where),
        id=id,
        title=clean_line(title),
        outlet=clean_line(outlet) or clean_line(site),
        published=published or (parse_date(day) if day else None),
        url=url,
        language=language[1].lower() if language else "en",
    )


def text_of_markup(markup: str, *, where: str) -> str:
    """Read the text of an article's own markup, as feeds and agencies send it: HTML without the page around it.

    Args:
        markup: The markup.
        where: What to call it in an error.

    Returns:
        The text as a page's is read; where that is short or page reading finds nothing to keep, all the words.

    Raises:
        StoryError: When it is too large, holds no words or cannot be taken apart.
    """
    if len(markup) > MAX_PAGE_BYTES or markup.count("<") > MAX_TAGS:
        raise StoryError(f"{where}: markup of over {MAX_PAGE_BYTES:,} bytes or {MAX_TAGS:,} tags; give its text")
    source = _flatten(_UNPARSABLE.sub("", markup))
    words = _words_of(source, where=where)
    if len(words) > _SHORT:
        found = _extract(f"<!DOCTYPE html><html><body><article>{source}</article></body></html>", where=where, url=None)
        words = found[0] if found else words
    return require_text(words, where=where)


def _words_of(source: str, *, where: str) -> str:
    """All the words of some markup, a line for each of its blocks."""
    from lxml import etree, html

    try:
        tree = html.fromstring(f"<div>{source}</div>")
    except (etree.LxmlError, ValueError) as error:  # ValueError: a declared encoding
        raise StoryError(f"{where}: the markup cannot be taken apart; give its text") from error
    etree.strip_elements(tree, *_SILENT, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    words: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in _BLOCKS:
            words.append("\n")
        piece = element.text if event == "start" else element.tail
        if piece:
            words.append(_BLANK.sub(" ", piece))
    lines = (line.strip() for line in "".join(words).split("\n"))
    return "\n".join(line for line in lines if line)


def decode_as(raw: bytes, content_type: str) -> bytes | str:
    """Decode a page by the charset that came with it over HTTP, which outranks the page's own word (RFC 9110, 8.3).

    Args:
        raw: The page.
        content_type: Its content type as sent.

    Returns:
        The page decoded; its bytes as they are when there is no charset, an unknown one or one that does not fit.
    """
    said = _CHARSET_PARAMETER.search(content_type)
    name = said[1].lower() if said else ""
    if not _HTTP_CHARSET.fullmatch(name) or raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw
    try:
        return raw.decode("cp1252" if name in _MEANS_1252 else name)
    except (LookupError, UnicodeError):
        return raw


def _extract(source: str, *, where: str, url: str | None) -> tuple[str, str | None, str | None, str | None] | None:
    """Text, title, site name and date; None where there is no text."""
    from lxml.etree import LxmlError  # these two cost 0.4 s to import, so only pages pay for them
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(
            source,
            url=url,
            with_metadata=True,
            include_comments=False,
            # The extensive search guesses dates from the prose: a wrong publication date is worse than none.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (LxmlError, RecursionError, ValueError, TypeError, AttributeError) as error:  # what broken trees provoke
        raise StoryError(f"{where}: the page cannot be taken apart; save its text and read that") from error
    if document is None or isinstance(document, dict) or not document.text:
        return None
    return document.text, document.title, document.sitename, document.date


def _decode_page(html: bytes, *, where: str) -> str:
    """By byte order mark, then the page's own declaration, then as any text."""
    declared = _CHARSET.search(html, 0, 4_096)
    if declared and not html.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = declared[1].decode("ascii", "ignore").lower()
        try:
            return html.decode("cp1252" if name in _MEANS_1252 else name)
        except (LookupError, UnicodeError):
            return decode(html, where=where)  # an unknown name or a false one: go by the bytes
    return decode(html, where=where)


def _flatten(source: str) -> str:
    """Drop the tags that open elements deeper than `MAX_DEPTH`, and those that close them; their text stays."""
    if source.count("</") + source.count("<") < MAX_DEPTH:
        return source
    depth = 0
    kept: list[str] = []
    copied = 0
    for tag in _TAG.finditer(source):
        if tag[2].lower() in _FLAT or tag[0].endswith("/>"):
            continue
        depth = max(0, depth + (-1 if tag[1] else 1))
        if depth + (1 if tag[1] else 0) > MAX_DEPTH:
            kept.append(source[copied : tag.start()])
            copied = tag.end()
    return "".join((*kept, source[copied:])) if kept else source
