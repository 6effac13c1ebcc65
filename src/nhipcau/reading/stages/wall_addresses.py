"""Where a redirect led: to a log-in, an error or the home page in place of the page. Called by `walls`."""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import unquote, urlsplit


class WallReason(StrEnum):
    """Why an answer is no page to cite. Each has a sentence in `verification`."""

    BOT = "bot"
    LOGIN = "login"
    SUBSCRIBE = "subscribe"
    CONSENT = "consent"
    MISSING = "missing"
    FAILING = "failing"
    HOME = "home"
    EMPTY = "empty"


_HOME = re.compile(
    r"/?(?:(?:index|default|home|trang-chu|trangchu|accueil)(?:\.\w{2,5})?|vi|en|fr|zh|zh-cn|cn|lo|km|vn|vi-vn|en-us|m)?/?",
    re.IGNORECASE,
)
_NAMES = {
    WallReason.LOGIN: r"log-?in|sign-?in|dang-?nhap|connexion|sso|authori[sz]e|denglu",
    WallReason.BOT: r"captcha|challenge|bot-?check|sorry|verify-?human|anti-?bot",
    WallReason.CONSENT: r"(?:collect-?)?consent|cookie-?wall|privacy-?gate",
    WallReason.MISSING: r"404|not-?found|khong-tim-thay|page-introuvable|page-?404",
    WallReason.FAILING: r"errors?|maintenance|bao-tri",
}
_PLACES = {
    reason: re.compile(rf"(?:[a-z0-9]{{1,8}}[-_.])?(?:{names})(?:[-_.]?[a-z0-9]{{1,8}})?")
    for reason, names in _NAMES.items()
}
"""One part of a path is nothing but the word, a short one before or behind; a headline's slug is longer."""
_PAGE_ID = re.compile(r"(?:^|&)(?:id|p|page_id|article|newsid|cid|a|aid|itemid)=\w+", re.IGNORECASE)
_CONSENT_HOST = re.compile(r"^(?:consent|guce|gdpr)\.|^(?:login|auth|sso|accounts|passport|id)\.")


def moved_to(url: str, final_url: str) -> tuple[WallReason, str] | None:
    """Judge a redirect by where it ended; no redirect, or one to another page, says nothing."""
    asked, got = urlsplit(url), urlsplit(final_url)
    before, after = unquote(asked.path), unquote(got.path)
    if (asked.hostname, before.rstrip("/")) == (got.hostname, after.rstrip("/")):
        return None
    for reason, pattern in _PLACES.items():
        if _has_part(pattern, after) and not _has_part(pattern, before):
            return reason, after[:120]
    host = got.hostname or ""
    if host != asked.hostname and (named := _CONSENT_HOST.match(host)):
        is_consent = named[0].startswith(("consent", "guce", "gdpr"))
        return (WallReason.CONSENT if is_consent else WallReason.LOGIN), host
    if _HOME.fullmatch(after) and not _HOME.fullmatch(before) and not _names_page(got.query):
        return WallReason.HOME, after or "/"
    return None


def _has_part(pattern: re.Pattern[str], path: str) -> bool:
    return any(pattern.fullmatch(part) for part in path.lower().split("/"))


def _names_page(query: str) -> bool:
    """Old sites name their pages in the query: /index.php?id=12345."""
    return (
        re.search(r"(?:^|&)(?:id|p|page_id|article|newsid|cid|a|aid|itemid)=\w+", query, re.IGNORECASE)
        is not None
    )
