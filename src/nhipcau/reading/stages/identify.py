"""Title, lead, by-line and date of an article, from what the page declares and prints; called by `line`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from nhipcau.reading.folding import bare, fold, squeeze, terms, weight
from nhipcau.reading.records import Page
from nhipcau.reading.stages.kinds import Kind, is_name
from nhipcau.reading.stages.metadata import Declared
from nhipcau.reading.stages.published import from_dateline, from_declared, from_printed, is_believable
from nhipcau.reading.stages.sites import without_site
from nhipcau.reading.stages.stamps import HOME, stamps
from nhipcau.reading.stages.tidy import Printed

_ROLES = (
    r"tác giả|(?:được )?viết bởi|người viết|người đăng|đăng bởi|bài viết|bài(?:\s*(?:và|,|-|&)\s*ảnh)?"
    r"|tin(?:\s*(?:và|,|-|&)\s*(?:ảnh|bài))?|thực hiện|biên tập|biên soạn|nguồn(?: tin)?|phóng viên|pv|ctv"
    r"|by|written by|reported by|author|source|posted by|par|texte|auteur|propos recueillis par"
    r"|作者|记者|编辑|来源|责任编辑|文|ໂດຍ|ຂ່າວ|ຂ່າວ-ພາບ|ແຫຼ່ງຂ່າວ|ដោយ|ប្រភព|អត្ថបទ"
)
_LABEL = re.compile(rf"^(?:(?:{_ROLES})\s*[:：៖/丨|]|theo\s+|(?:by|par|ដោយ|ໂດຍ)\s+)\s*", re.IGNORECASE)
_NO_AUTHOR = re.compile(
    r"^(?:admin(?:istrator)?|https?://.*|www\..*|.*@.*|user\d*|root|null|undefined|editor|false|true"
    r"|ban biên tập|bbt|quản trị.*)$",
    re.IGNORECASE,
)
_URL_DAY = re.compile(
    r"/((?:19|20)\d{2})[-/](\d{1,2})[-/](\d{1,2})(?=[/_-]|$)|/(20\d{2})(\d{2})(\d{2})(?=[/_-])"
)
_AUTHOR_LENGTH = 90


@dataclass(frozen=True, slots=True)
class Identity:
    """What an article is called, who signed it, when and where it was published."""

    title: str
    lead: str | None
    byline: str | None
    url: str | None
    published_at: datetime | date | None


def title_of(found: Declared, fallback: str | None = None, page: str = "") -> str:
    """Prefer the page's heading when a declared title confirms it, then the declared titles."""
    declared = [without_site(title, page) for title in found.titles]
    for head in found.heads:
        if any(_agree(head, title) for title in (*declared, *found.titles)) and weight(head) >= 8:  # noqa: PLR2004
            return without_site(head)
    heads = [head for head in found.heads if len(head.split()) >= 4]  # noqa: PLR2004
    candidates = [*declared, *heads, fallback or ""]
    return next((title for title in candidates if title), "")


def _agree(head: str, title: str) -> bool:
    one, two = bare(fold(head)), bare(fold(title))
    if not one or not two:
        return False
    return one == two or (weight(one) > 15 and (two.startswith(one) or one.startswith(two)))  # noqa: PLR2004


def lead_of(found: Declared, paragraphs: Sequence[str]) -> str | None:
    """Take the opening paragraph that the page's description repeats, else the first when more follow."""
    for lead in found.leads:
        known = terms(lead)
        for paragraph in paragraphs[:3]:
            own = terms(paragraph)
            if own and known and len(own & known) >= 0.6 * min(len(own), len(known)):
                return paragraph
    return None


def byline_of(rows: Sequence[Printed], signed: str | None, authors: Sequence[str] = ()) -> str | None:
    """Take the declared author, else the name beside the date, else a credit."""
    for author in authors:
        if not _NO_AUTHOR.match(author) and len(author) <= _AUTHOR_LENGTH:
            return author
    near = [row for row in rows if row.from_title > 0 and row.from_end is None]
    beside = {row.from_top + step for row in near if row.kind is Kind.DATE for step in (-1, 1)}
    printed = [name for row in near if (name := _name_in(row, row.from_top in beside))]
    credit = [
        row.text
        for row in rows
        if row.from_end is not None and (row.kind is Kind.CREDIT or is_name(row.text))
    ]
    chosen = next(iter([*printed, *([signed] if signed else []), *credit]), None)
    return _plain(chosen) if chosen else None


_DOMAIN = re.compile(r"\W*[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info)\W*")
"""Sites open their text with their address; it is nobody's name."""


def _name_in(row: Printed, by_date: bool) -> str | None:
    if _DOMAIN.fullmatch(row.text):
        return None
    if row.kind is Kind.DATE:
        rest = stamps(row.text)[0].rest
        return rest if rest and is_name(_plain(rest)) else None
    if row.kind is Kind.CREDIT:
        return row.text
    named = row.kind is Kind.SHORT and by_date and len(row.text.split()) > 1 and is_name(row.text)
    return row.text if named else None


def _plain(text: str) -> str:
    inner = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    return squeeze(_LABEL.sub("", inner.strip())).strip(" |-–—:;.,") or text


def published_of(
    page: Page, found: Declared | None, rows: Sequence[Printed], address: str | None, text: str = ""
) -> datetime | date | None:
    """Declared dates first, then printed ones, then the feed's, then the address's."""
    printed = from_printed(rows, page.fetched_at, text)
    declared = from_declared(found.dates, page.fetched_at) if found else None
    if declared is not None:
        return _finer(declared, printed)
    if printed is not None:
        return printed
    timed = from_declared(found.times, page.fetched_at) if found else None
    feed = (
        page.feed_published_at
        if page.feed_published_at and is_believable(page.feed_published_at, page.fetched_at)
        else None
    )
    return timed or feed or from_dateline(text, page.fetched_at) or _from_address(address, page.fetched_at)


def _finer(declared: datetime | date, printed: datetime | date | None) -> datetime | date:
    """A declared day, or midnight, takes the hour that the page prints for the same day."""
    if not isinstance(printed, datetime):
        return declared
    if not isinstance(declared, datetime):
        return printed if printed.date() == declared else declared
    midnight = (declared.hour, declared.minute) == (0, 0)
    return (
        printed
        if midnight and printed.astimezone(HOME).date() in {declared.date(), declared.astimezone(HOME).date()}
        else declared
    )


def _from_address(address: str | None, fetched_at: datetime | None) -> date | None:
    match = _URL_DAY.search(address or "")
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if is_believable(found, fetched_at) else None


__all__ = ["Identity", "byline_of", "lead_of", "published_of", "title_of"]
