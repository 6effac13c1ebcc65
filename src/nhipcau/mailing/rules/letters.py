"""What a letter may hold, and when it is tried again. Values in, decisions out; no Django."""

from __future__ import annotations

import re
from datetime import timedelta

from lxml import html as markup
from lxml.etree import ParserError

WAITING, SENDING, SENT, UNSURE, FAILED, DEAD = "waiting", "sending", "sent", "unsure", "failed", "dead"
RECALLED = "recalled"
"""Called back by the office before it left: corrected, withdrawn, or its reader erased. No trouble."""
ENDED = (SENT, UNSURE, FAILED, DEAD, RECALLED)
TROUBLED = (UNSURE, FAILED, DEAD)
"""Ends that a person should see, and may have sent again."""

BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 20, 40, 80, 160, 320, 360, 360, 360))
"""One minute to six hours: a letter outlives a mail server that is down for a day and a half."""
MOST_TRIES = len(BACK_OFF) + 1
LEASE = timedelta(minutes=6)
"""Longer than the slowest hand-over: seven answers of at most 20 seconds, a last one of 120, and one turn."""

MOST_ATTACHED_BYTES = 10 * 1024 * 1024
"""Most servers take 20 MB and more, and base64 adds a third."""
MOST_SUBJECT_LETTERS = 300
CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")
CONTENT_TYPE = re.compile(r"^[a-z]+/[a-z0-9][a-z0-9.+-]{0,90}$")
PURPOSE = re.compile(r"^[a-z_]+\.[a-z_]+$")
UNWANTED = frozenset({"script", "iframe", "frame", "object", "embed", "link", "meta", "base", "form", "svg"})
FETCHING = frozenset({"src", "srcset", "background", "poster", "data", "longdesc"})
STYLE_FETCHES = re.compile(r"url\s*\(|@import|expression\s*\(", re.IGNORECASE)
LINK = re.compile(r"^(https?://|mailto:|#)", re.IGNORECASE)


def fits_one_line(text: str) -> bool:
    """Say whether a text may stand in a header: no line break or other control character."""
    return bool(text.strip()) and not CONTROL.search(text)


def is_file_name(name: str) -> bool:
    """Say whether a name is that of a plain file."""
    return fits_one_line(name) and not set(name) & set('/\\"') and len(name) <= 150  # noqa: PLR2004


def wait_after(tries: int) -> timedelta | None:
    """Return how long to wait after that many failed tries; None when it is given up."""
    return BACK_OFF[tries - 1] if tries < MOST_TRIES else None


def fetched_parts(text: str) -> list[str]:
    """Name everything in an HTML letter that would load, run or send something when it is opened."""
    try:
        tree = markup.fragment_fromstring(text, create_parent="div")
    except (ParserError, ValueError):
        return ["unreadable"]
    return [part for element in tree.iter() for part in _parts_of(element)]


def _parts_of(element: markup.HtmlElement) -> list[str]:
    if not isinstance(element.tag, str):
        return ["comment"]
    found = [element.tag] if element.tag in UNWANTED else []
    if element.tag == "style" and STYLE_FETCHES.search(element.text or ""):
        found.append("style")
    return found + [f"{element.tag} {name}" for name, value in element.attrib.items() if _loads(name, value)]


def _loads(name: str, value: str) -> bool:
    if name in FETCHING:
        return not value.startswith("data:image/")
    if name == "style":
        return bool(STYLE_FETCHES.search(value))
    return name.startswith("on") or (name == "href" and not LINK.match(value.strip()))
