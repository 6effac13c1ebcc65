"""One key for one page: the same article from many feeds, with or without tracking, is found again.

In: an address. Out: its tidy form and its key. Pure; called by the actions of this room.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

TRACKING = re.compile(
    r"(?:utm_|mtm_|pk_|piwik_|hsa_|at_|__twitter_)\w*"
    r"|(?:fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|ocid)"
    r"|(?:zarsrc|zalo_\w+|vn_source|vn_medium|vn_campaign|vn_term|vn_thumb|vn_aid|gidzl|ref_src|ref_url|cmpid|ncid)"
    r"|(?:spm|_ga|_gl|sr_share|xtor|wt_mc|s_kwcid|rss|feed_id|from_rss)\Z",
    re.IGNORECASE,
)
"""Parameters that tell who sent the reader, never which page: the analytics packages' own and Zalo's."""
_WRAPPED = re.compile(r"[\t\r\n]+")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
"""No browser sends them and PostgreSQL stores no NUL; line breaks are how some feeds wrap long addresses."""
DEFAULT_PORTS = {"http": 80, "https": 443}


def tidy_address(url: str, base: str = "") -> str | None:
    """Resolve, lower the host, drop fragment, default port and tracking; None when not a web address."""
    bare = _WRAPPED.sub("", url.strip()).replace(" ", "%20")
    if _UNPRINTABLE.search(bare):
        return None
    try:
        parts = urlsplit(urljoin(base, bare))
        port = parts.port
    except ValueError:
        return None
    scheme, host = parts.scheme.lower(), (parts.hostname or "").rstrip(".")
    if scheme not in DEFAULT_PORTS or not host:
        return None
    shown = f"[{host}]" if ":" in host else host
    if port is not None and port != DEFAULT_PORTS[scheme]:
        shown = f"{shown}:{port}"
    return urlunsplit((scheme, shown, parts.path or "/", _kept_query(parts.query), ""))


def _kept_query(query: str) -> str:
    if not query or not any(TRACKING.match(piece) for piece in query.split("&")):
        return query
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=200)
    return urlencode([pair for pair in pairs if not TRACKING.fullmatch(pair[0])])


def page_key(tidy_url: str) -> str:
    """Return the key that two spellings of one page share: the scheme does not count."""
    return hashlib.sha256(tidy_url.partition("://")[2].encode()).hexdigest()


def host_of(url: str) -> str:
    """Return the host without a leading ``www.``, for comparing outlets."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def origin_of(url: str) -> str:
    """Return scheme, host and port: what robots.txt and the pace belong to."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
