"""The order of the stages on one screen: a page in, its outcome out. Called by engines and journeys."""

from __future__ import annotations

from lxml.html import HtmlElement

from nhipcau.reading.folding import fold
from nhipcau.reading.languages.identify import identify
from nhipcau.reading.outcomes import BreakReason, Broken, Dropped, DropReason, Kept, Outcome
from nhipcau.reading.records import Article, Page
from nhipcau.reading.stages.annotate import annotate
from nhipcau.reading.stages.decode import Shape, decode
from nhipcau.reading.stages.extract import blocks, extract, parse
from nhipcau.reading.stages.fingerprint import fingerprint
from nhipcau.reading.stages.frame import framed, without_page
from nhipcau.reading.stages.identify import byline_of, lead_of, published_of, title_of
from nhipcau.reading.stages.metadata import declared
from nhipcau.reading.stages.prune import silence, weigh
from nhipcau.reading.stages.refuse import refuse
from nhipcau.reading.stages.tidy import NOTHING, clean, tidy
from nhipcau.reading.tools import Tools


def read(page: Page, tools: Tools) -> Outcome:
    """Read one page: decode, extract or tidy, identify, refuse, annotate, sign."""
    decoded = decode(page)
    if isinstance(decoded, Dropped | Broken):
        return decoded
    if decoded.shape is Shape.FEED:
        return Dropped(DropReason.LINK_LIST, "a feed; read it as a feed")
    found = from_html(page, decoded.text) if decoded.shape is Shape.HTML else from_text(page, decoded.text)
    if isinstance(found, Dropped | Broken):
        return found
    return Kept(found, annotate(found, tools), fingerprint(f"{found.title}\n{found.text}"))


def from_text(page: Page, text: str) -> Article | Dropped:
    """Read a page that a browser saved as text."""
    saved = tidy(text)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    title = saved.title or page.feed_title or ""
    refused = refuse(title, saved.paragraphs, lines, linked=_listed(lines))
    if refused:
        return refused
    body = "\n".join(saved.paragraphs)
    return Article(
        url=page.url,
        title=title or _first_words(body),
        lead=saved.lead,
        byline=byline_of(saved.printed, saved.signed),
        language=identify(f"{title}. {body}"),
        published_at=published_of(page, None, saved.printed, page.url, body),
        text=body,
    )


def _listed(lines: list[str]) -> float:
    """Share of lines that are no sentences: what a saved page has for links."""
    return sum(line[-1] not in '.!?…”"。' for line in lines) / max(1, len(lines))


def from_html(page: Page, text: str) -> Article | Dropped | Broken:
    """Read a page of markup."""
    tree = parse(text)
    if tree is None:
        return Broken(BreakReason.UNREADABLE, "no markup could be parsed")
    known = declared(tree)
    silence(tree)
    bulk = weigh(tree)
    lines = _lines(tree)
    title = title_of(known, page.feed_title, "\n".join(map(fold, lines)))
    linked = bulk[tree].linked / max(1, bulk[tree].size)
    extracted = without_page(extract(tree, bulk=bulk, summary=page.feed_summary), lines, title)
    if not extracted:
        extracted = list(tidy("\n".join(lines), title).paragraphs)
    paragraphs = clean(framed(extracted, _lines(tree), title, known.leads), title)
    refused = refuse(title, paragraphs, lines, linked=linked)
    if refused:
        return refused
    around = NOTHING if known.is_complete else tidy("\n".join(lines), title)
    body = "\n".join(paragraphs)
    url = next(iter(known.urls), page.url)
    return Article(
        url=url,
        title=title or around.title or _first_words(body),
        lead=lead_of(known, paragraphs),
        byline=byline_of(around.printed, around.signed, known.authors),
        language=identify(f"{title}. {body}"),
        published_at=published_of(page, known, around.printed, page.url or url, body),
        text=body,
    )


def _lines(tree: HtmlElement) -> list[str]:
    """All that the page prints, line by line."""
    body = tree.find("body")
    return [line for line in blocks(body if body is not None else tree, silent=True) if line]


def _first_words(text: str) -> str:
    """Name an article without a title by its opening."""
    first = text.split("\n", 1)[0]
    return first if len(first) <= 120 else first[:119].rsplit(" ", 1)[0] + "…"  # noqa: PLR2004
