"""Official channels and how much text each takes. Pure.

In: a text, its address and a kind of channel. Out: what a person may copy there.
"""

from __future__ import annotations

WEBSITE, FANPAGE, ZALO, YOUTUBE, X, TIKTOK, OTHER = (
    "website", "fanpage", "zalo", "youtube", "x", "tiktok", "other",
)  # fmt: skip
KINDS = (WEBSITE, FANPAGE, ZALO, YOUTUBE, X, TIKTOK, OTHER)
LENGTHS = {FANPAGE: 63_206, ZALO: 2_000, YOUTUBE: 5_000, X: 280, TIKTOK: 2_200}
"""Characters a post may have, as the networks' own pages said in 2025 (recalled, the network may change
them); a channel row may set its own. A site of one's own has no limit."""
LINK_LENGTHS = {X: 23}
"""X counts every address as 23 signs."""


SINGLE = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""twitter-text, configuration v3: signs that weigh one; Chinese and Khmer weigh two."""


def length_of(text: str, kind: str) -> int:
    """Count a text as the channel does."""
    if kind != X:
        return len(text)
    return sum(1 if _is_single(ord(letter)) else 2 for letter in text)


def _is_single(code: int) -> bool:
    return any(first <= code <= last for first, last in SINGLE)


def ready_text(*, title: str, lead: str, address: str, kind: str, limit: int | None = None) -> str:
    """Return title, lead and address, cut at a word so that the channel takes all of it."""
    most = limit or LENGTHS.get(kind)
    words = "\n\n".join(part.strip() for part in (title, lead) if part.strip())
    if most is None:
        return f"{words}\n\n{address}"
    room = most - LINK_LENGTHS.get(kind, len(address)) - 2
    return f"{cut(words, room, kind)}\n\n{address}".strip()


def cut(text: str, most: int, kind: str) -> str:
    """Cut at the last blank that fits and say so by an ellipsis; a script without blanks is cut anywhere."""
    if length_of(text, kind) <= most:
        return text
    room = most - length_of("…", kind)
    kept = _fitting(text, room, kind)
    if len(kept) < len(text) and not text[len(kept)].isspace():
        whole = kept.rpartition(" ")[0]
        kept = whole if len(whole) > len(kept) // 2 else kept
    return f"{kept.rstrip()}…" if room > 0 else ""


def _fitting(text: str, most: int, kind: str) -> str:
    used = 0
    for place, letter in enumerate(text):
        used += length_of(letter, kind)
        if used > most:
            return text[:place]
    return text
