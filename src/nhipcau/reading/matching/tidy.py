"""A claim or a post made comparable: one Unicode form, no invisible signs, no addresses, hashtags as words.

In: text as written. Out: text to index and to compare; whoever wrote it is cut away, not kept (charter 1).
"""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\b(?:pic\.twitter\.com|t\.co|bit\.ly|fb\.me|youtu\.be)/\S*", re.IGNORECASE
)
_SIGNED = re.compile(r"\s[—–-]\s[^\n]{0,80}\(@\w{1,30}\)\s*(?:[\w ,.:·/-]{0,40})$")
"""How copied posts end: dash, display name, handle, day. The name is nobody's business here."""
_REPLYING = re.compile(r"^(?:\s*@\w+)+\s+")
_TAGGED = re.compile(r"[@#]([\w]+)")
_HUMPS = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d_])(?=\d)|_+")
_LAO_ORDER = re.compile(r"([\u0ec8-\u0ecb])(\u0ecd)")
"""Tone mark typed before nikhahit: looks the same, sorts the same, compares different."""
_SPACES = re.compile(r"\s+")


def tidy(text: str) -> str:
    """Return the words of a text or post, NFKC, without invisible signs, addresses and handles of a reply."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    plain = _LAO_ORDER.sub(r"\2\1", plain).replace("\u0ebc", "\u0ea5")  # ຫຼ is ຫລ in older spelling
    plain = _SIGNED.sub("", _ADDRESS.sub(" ", plain).rstrip())
    plain = _REPLYING.sub("", plain) if not _REPLYING.fullmatch(plain + " ") else plain
    plain = _TAGGED.sub(lambda found: _HUMPS.sub(" ", found[1]), plain)
    return _SPACES.sub(" ", plain).strip()
