"""Writes stories as one self-contained HTML page, their claims highlighted in place; no script, all text escaped."""

from collections.abc import Iterable, Sequence
from html import escape
from importlib import resources
from itertools import pairwise

from sagabook.amounts import date_words
from sagabook.cli.phrases import phrase, sources
from sagabook.cli.print_claims import by_player, byline_of, title_of
from sagabook.model import Claim, Mode, Span, Story

#: The strength of the modes: a stretch that several claims share takes the colour of the first of these.
MODES = (Mode.ASSERTED, Mode.PLANNED, Mode.HEDGED, Mode.CONDITIONAL, Mode.DENIED)


def html_page(stories: Iterable[tuple[Story, Sequence[Claim]]]) -> str:
    """Lay out stories with their claims as a page.

    Args:
        stories: Each story and its claims.

    Returns:
        An HTML document that needs nothing beside it.
    """
    articles = [_article(story, claims) for story, claims in stories]
    styles = resources.files("sagabook.cli").joinpath("page.css").read_text(encoding="utf-8")
    legend = "".join(f'<li><mark class="{mode}">{mode}</mark></li>' for mode in MODES)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="generator" content="Sagabook">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Sagabook</title>\n<style>\n{styles}</style>\n</head>\n<body>\n"
        f'<header><p>Sagabook</p><ul class="legend">{legend}</ul></header>\n<main>\n'
        + "".join(articles)
        + "</main>\n</body>\n</html>\n"
    )


def _article(story: Story, claims: Sequence[Claim]) -> str:
    """Print one story: its title (with its own marks, where the text opens with it), byline, text and claims."""
    lines = _lines(story.text)
    title = ""
    if story.title:
        opens = lines and story.text[lines[0].start : lines[0].end] == story.title.strip()
        title = f"<h1>{_marked(story, lines.pop(0), claims) if opens else escape(title_of(story))}</h1>\n"
    text = "".join(f"<p>{_marked(story, line, claims)}</p>\n" for line in lines)
    language = f' lang="{escape(story.language, quote=True)}"' if story.language else ""
    return (
        f'<article{language}>\n{title}{_byline(story)}<div class="story">\n{text}</div>\n'
        f'<section lang="en" aria-label="Claims">\n{_summary(claims)}</section>\n</article>\n'
    )


def _byline(story: Story) -> str:
    byline = escape(byline_of(story))
    if story.url and story.url.startswith(("http://", "https://")):
        byline += f' <a href="{escape(story.url, quote=True)}">source</a>'
    return f'<p class="byline">{byline}</p>\n' if byline else ""


def _lines(text: str) -> list[Span]:
    """Find the lines that hold words, less the space around them."""
    lines: list[Span] = []
    begin = 0
    for line in text.splitlines(keepends=True):
        if words := line.strip():
            start = begin + line.index(words)
            lines.append(Span(start, start + len(words)))
        begin += len(line)
    return lines


def _marked(story: Story, line: Span, claims: Sequence[Claim]) -> str:
    """Print a line, cut wherever a claim's evidence or furniture begins or ends."""
    return "".join(_piece(story.text, piece, story, claims) for piece in _pieces(line.start, line.end, story, claims))


def _pieces(begin: int, end: int, story: Story, claims: Iterable[Claim]) -> list[Span]:
    """Cut a stretch at every boundary inside it."""
    spans = [span for claim in claims for span in claim.evidence] + list(story.furniture)
    cuts = {begin, end} | {cut for span in spans for cut in (span.start, span.end) if begin < cut < end}
    return [Span(start, stop) for start, stop in pairwise(sorted(cuts))]


def _piece(text: str, piece: Span, story: Story, claims: Iterable[Claim]) -> str:
    """Print one stretch: plain, dimmed as furniture, or marked with the claims that rest on it."""
    words = escape(text[piece.start : piece.end])
    resting = [claim for claim in claims if any(_covers(span, piece) for span in claim.evidence)]
    if resting and words.strip():
        mode = min((claim.mode for claim in resting), key=MODES.index)
        notes = "".join(f'<span class="claim {claim.mode}">{_claim_words(claim)}</span>' for claim in resting)
        return f'<mark class="{mode}" tabindex="0">{words}<span class="note" role="note">{notes}</span></mark>'
    if any(_covers(span, piece) for span in story.furniture):
        return f'<span class="furniture">{words}</span>'
    return words


def _covers(span: Span, piece: Span) -> bool:
    return span.start <= piece.start and piece.end <= span.end


def _summary(claims: Sequence[Claim]) -> str:
    if not claims:
        return "<p>No transfer claims.</p>\n"
    groups = []
    for player, group in by_player(claims).items():
        items = "".join(f'<li class="{claim.mode}">{_claim_words(claim, under=player)}</li>\n' for claim in group)
        groups.append(f"<h2>{escape(player)}</h2>\n<ul>\n{items}</ul>\n")
    return "".join(groups)


def _claim_words(claim: Claim, *, under: str = "") -> str:
    """Put a claim in words, opening with its player where neither the words nor a heading names him."""
    words = phrase(claim)
    if claim.player.name not in words and claim.player.name != under:
        words = f"{claim.player.name}: {words}"
    if claim.when:
        words += f", {date_words(claim.when)}"
    said_by = sources(claim)
    credit = f' <span class="source">({escape(said_by)})</span>' if said_by else ""
    return f"{escape(words)}{credit}"
