"""A declared or printed title in, the same without the site's name out. Called by `tidy` and `identify`."""

from __future__ import annotations

import re

from nhipcau.reading.folding import bare, fold, weight
from nhipcau.reading.stages.stamps import stamps

_RULE = re.compile(r"\s+[-–—|_»:•·]+\s+|\s*(?:--+|[|\uff5c_»])\s*|\s*[—–]{2,}\s*")
"""What sites print between a title and their name."""
_BEHIND = re.compile(r"\s*[(\[]([^()\[\]]{8,40})[)\]]\s*$")
_SITE = re.compile(
    r"^(?:bao\b|tap chi|cong (?:thong tin|ttdt)|dai (?:pt|phat|truyen)|trang (?:tin|thong tin|chu)|ubnd"
    r"|so (?:ngoai|thong|van)|bo (?:ngoai|thong|van|cong)|tinh uy|thanh uy|uy ban nhan dan|ban tuyen giao"
    r"|tuyengiao|thong tan xa)"
    r"|\b(?:online|dien tu|news|newspaper|times|post|daily|tv|media|vnexpress|vietnam ?(?:\+|plus)"
    r"|vov\d?|vtv\d?|ttxvn|vna|press|agency|journal|gazette|radio|portal|courier|courrier"
    r"|tribune|herald|observer|weekly)$"
    r"|\.(?:vn|com|net|org|gov|la|kh|cn|fr)$|(?:网|報|报|新闻|日报|电视台)$|ຂ່າວ|ព័ត៌មាន"
)
_WORDS = 9
_LEAST = 12
"""Weight of the shortest title that may be left."""

_SHARE = 0.5
"""Of the title: a shorter part that stands on the page is a section's name."""


def without_site(title: str, page: str = "") -> str:
    """Take the site's name off either end: it reads like one, or the rest stands on the page by itself.

    ``page`` is the page's lines, folded and joined by line breaks.
    """
    cuts = [(match.start(), match.end()) for match in _RULE.finditer(title)]
    if not cuts:
        return title
    alone = _standing(title, cuts, page) if page else None
    if alone:
        return alone
    for start, end in cuts:
        head, site = title[:start].strip(), title[end:].strip()
        if names_site(site) and weight(head) >= _LEAST:
            return head
    return title


def date_behind(title: str) -> str:
    """Find the date in brackets that portals print behind a title; nothing when there is none."""
    match = _BEHIND.search(title)
    printed = stamps(match[1]) if match else []
    return match[1] if match and printed and not printed[0].rest else ""


def without_date(title: str) -> str:
    """Take the date in brackets off a title's end."""
    return _BEHIND.sub("", title) if date_behind(title) else title


def names_site(text: str) -> bool:
    """Sites write their names with a capital; the second half of a pair (kinh tế - xã hội) has none."""
    own = text[:1].isupper() or "." in text or not text[:1].isascii()
    short = len(text.split()) <= _WORDS and not text[:1].islower()
    return own and short and _SITE.search(fold(text)) is not None


def _standing(title: str, cuts: list[tuple[int, int]], page: str) -> str | None:
    """Find the longest part of the title that is a line of the page; None when the whole one is."""
    lines = {bare(line) for line in page.split("\n")}
    if bare(fold(title)) in lines:
        return title
    ends = [title[:start].strip() for start, _ in cuts]
    fronts = [title[end:].strip() for _, end in cuts]
    least = max(_LEAST, _SHARE * weight(title))
    parts = [part for part in (*ends, *fronts) if weight(part) >= least and bare(fold(part)) in lines]
    return max(parts, key=weight, default=None)
