"""What a page declares of itself in JSON-LD, meta tags and links; read by `identify` before extraction."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from nhipcau.reading.folding import squeeze

_KINDS = re.compile(r"Article|Posting|Report|WebPage", re.IGNORECASE)
_DATES = (
    "article:published_time og:published_time datepublished pubdate publishdate publish-date "
    "publish_date date.issued dc.date.issued dcterms.created dc.date dcterms.date sailthru.date "
    "parsely-pub-date article.published published-date cxenseparse:recs:publishtime "
    "article:published date dc.date.created datecreated its_publication rnews:datepublished "
    "article:publicationdate"
)
_DATE_NAMES = tuple(_DATES.split())
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "title", "headline")
_LEAD_NAMES = ("og:description", "description", "twitter:description")
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "parsely-author",
    "sailthru.author",
)


@dataclass(frozen=True, slots=True)
class Declared:
    """Values in the order of trust."""

    titles: tuple[str, ...]
    heads: tuple[str, ...]
    leads: tuple[str, ...]
    authors: tuple[str, ...]
    dates: tuple[str, ...]
    times: tuple[str, ...]
    """Time elements: some belong to other articles or to a clock."""
    urls: tuple[str, ...]
    language: str | None

    @property
    def is_complete(self) -> bool:
        """The page names its author and its hour: what it prints besides need not be read."""
        return bool(
            self.titles and self.authors and any("T" in moment or ":" in moment for moment in self.dates[:1])
        )


def _objects(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """Yield the objects of every JSON-LD block that parses."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        raw = (script.text or "").strip().strip(";")
        try:
            found = json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _flatten(found, 4)


def _flatten(found: object, levels: int) -> Iterator[dict[str, object]]:
    if isinstance(found, list):
        for item in found[:50]:
            yield from _flatten(item, levels)
    elif isinstance(found, dict):
        yield found
        if levels and isinstance(found.get("@graph"), list):
            yield from _flatten(found["@graph"], levels - 1)
        if levels and isinstance(found.get("mainEntity"), dict):
            yield from _flatten(found["mainEntity"], levels - 1)


def _articles(tree: HtmlElement) -> list[dict[str, object]]:
    found = [item for item in _objects(tree) if _KINDS.search(str(item.get("@type", "")))]
    return sorted(found, key=lambda item: "WebPage" in str(item.get("@type")))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict) and isinstance(value.get("name"), str | list):
        yield from _strings(value["name"])


def _clean(values: Iterator[str] | list[str]) -> tuple[str, ...]:
    seen = dict.fromkeys(squeeze(html.unescape(value)) for value in values)
    return tuple(value for value in seen if value)


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = meta.get("content")
        if content:
            for attribute in ("property", "name", "itemprop"):
                if name := meta.get(attribute):
                    found.setdefault(name.lower(), []).append(content)
    return found


def declared(tree: HtmlElement) -> Declared:
    """Collect what the page says of itself."""
    articles = _articles(tree)
    metas = _metas(tree)
    titles = [text for item in articles for text in _strings(item.get("headline"))]
    return Declared(
        titles=_clean(
            titles
            + [v for name in _TITLE_NAMES for v in metas.get(name, [])]
            + [tree.findtext(".//title") or ""]
        ),
        heads=_clean([" ".join(h.itertext()) for h in tree.iter("h1")]),
        leads=_clean([v for name in _LEAD_NAMES for v in metas.get(name, [])]),
        authors=_clean(
            [t for item in articles for t in _strings(item.get("author"))]
            + [v for n in _AUTHOR_NAMES for v in metas.get(n, [])]
        ),
        dates=_clean(
            [t for item in articles for t in _strings(item.get("datePublished"))]
            + [v for n in _DATE_NAMES for v in metas.get(n, [])]
        ),
        times=_clean(
            [e.get("datetime") or e.get("content") or " ".join(e.itertext()) for e in _time_elements(tree)]
        ),
        urls=_clean(_addresses(tree, metas)),
        language=(tree.get("lang") or tree.get("xml:lang") or "")[:2].lower() or None,
    )


def _time_elements(tree: HtmlElement) -> list[HtmlElement]:
    marked = tree.xpath("//*[@itemprop='datePublished'][not(self::meta)]")
    return [*marked, *tree.iter("time")] if isinstance(marked, list) else list(tree.iter("time"))


def _addresses(tree: HtmlElement, metas: dict[str, list[str]]) -> list[str]:
    links = [
        link.get("href") or ""
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    return [
        value for value in (*links, *metas.get("og:url", [])) if value.startswith(("http://", "https://"))
    ]
