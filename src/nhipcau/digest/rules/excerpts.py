"""How long a quotation may be. In: an article's opening; out: at most two sentences of 300 characters."""

from __future__ import annotations

import re
from itertools import pairwise

from nhipcau.digest.rules import MOST_EXCERPT, MOST_SENTENCES

_STOP = re.compile(r"[.!?…]+[\"”’»)]*(?=\s|$)|[。！？។]+[”』」]*")
_SHORT = re.compile(r"\b(?:TP|TS|ThS|PGS|GS|BS|Tr|Mr|Mrs|Dr|St|No)\.$")
"""Shortened words whose point ends no sentence."""
_BLANKS = re.compile(r"\s+")
ELLIPSIS = "…"


def sentences(text: str) -> list[str]:
    """Cut a text into sentences; Lao has no stop and comes back whole."""
    whole = _BLANKS.sub(" ", text).strip()
    pieces = (whole[start:end].strip() for start, end in pairwise([0, *_stops(whole)]))
    return [piece for piece in pieces if piece]


def _stops(whole: str) -> list[int]:
    """Return where sentences end; the text's end is one."""
    return [*(stop.end() for stop in _STOP.finditer(whole) if _ends(whole, stop.end())), len(whole)]


def _ends(text: str, end: int) -> bool:
    """Tell a sentence's stop from that of a shortened word: what follows begins anew."""
    after = text[end:].lstrip()[:1]
    return not _SHORT.search(text[:end]) and not after.islower()


def excerpt(text: str, *, title: str = "") -> str:
    """Return the first two sentences that fit, the second left out or the first cut where they do not."""
    whole = _BLANKS.sub(" ", _without(text, title)).strip()
    ends = [end for end in _stops(whole)[:MOST_SENTENCES] if end <= MOST_EXCERPT]
    return whole[: ends[-1]] if ends else _cut(whole)


def too_long(text: str) -> bool:
    """Say whether a typed excerpt is more than may be quoted."""
    return len(text.strip()) > MOST_EXCERPT or len(sentences(text)) > MOST_SENTENCES


def _without(text: str, title: str) -> str:
    """Take the title off a text that repeats it as its first sentence, never off a longer one."""
    opening = text.strip()
    after = opening[len(title) :]
    repeats = bool(title) and opening.startswith(title) and after[:1] in {"\n", ".", ":"}
    return after.lstrip(" .:\n") if repeats else opening


def _cut(text: str) -> str:
    head = text[: MOST_EXCERPT - 1]
    at_blank = head.rfind(" ")
    return head[: at_blank if at_blank > MOST_EXCERPT // 2 else None].rstrip(" ,;:") + ELLIPSIS
