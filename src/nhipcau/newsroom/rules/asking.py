"""Which question of an address a page reads; the rest is left out, so memory holds one page for it. Pure.

In: path and query as they came; out: the query as the page reads it, or None where it is too long to be kept.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

LONGEST = 1200
"""Letters of a query. Two hundred Khmer letters, percent-encoded, are 1,800: Django answers those unkept."""
MOST_PARTS = 20
READ = (
    (re.compile(r"/[A-Za-z-]+/search/$").match, ("q", "page")),
    (re.compile(r"/[A-Za-z-]+/real/$").match, ("c",)),
    (re.compile(r"/[A-Za-z-]+/chung-nhan/$").match, ("c",)),
    (re.compile(r"/api/newsroom/").match, ("subject", "limit", "offset")),
)


@lru_cache(maxsize=4096)
def _as_read(path: str, query: str) -> str | None:
    names = next((names for matches, names in READ if matches(path)), ())
    if not names:
        return ""
    try:
        given = dict(parse_qsl(query, encoding="utf-8", errors="replace", max_num_fields=MOST_PARTS))
    except ValueError:
        return None
    told = {name: _tidied(given[name]) for name in names if name in given}
    if not told.get("page", "").isdecimal() or told["page"] == "1":
        told.pop("page", None)
    return urlencode({name: value for name, value in told.items() if value})


def as_read(path: str, query: str) -> str | None:
    """Return what the page of this path reads of a query."""
    if not query:
        return ""
    return None if len(query) > LONGEST else _as_read(path, query)


def _tidied(value: str) -> str:
    return " ".join(unicodedata.normalize("NFC", value).split())
