"""Whether a dropped document carries a secrecy stamp (charter 12: refused at the door). Pure.

In: a file's bytes or its text. Out: the stamp, or None. Called at every door before anything is stored.
"""

from __future__ import annotations

import html
import re
import unicodedata

LOOKED_AT = 2 * 1024 * 1024
_TAG = re.compile(r"<[^<>]*>")
_STAMP = re.compile(
    r"(?:(?i:độ\s*mật)\s*[:.\-\u2013]?\s*)?[\[(*\"“\s]*(TUYỆT\s*MẬT|TỐI\s*MẬT|MẬT)[\])*\"”.\s]*"
    r"|(?i:độ\s*mật)\s*[:.\-\u2013]?\s*(?i:(tuyệt\s*mật|tối\s*mật|mật))[\s.]*"
)
"""A line of its own, in capitals as the stamp is cut, or named "Độ mật: …"; a word in a sentence is none."""


def stamp_of(content: bytes) -> str | None:
    """Find a stamp in a file of text or markup."""
    return stamp_in(_TAG.sub("\n", html.unescape(_text(content[:LOOKED_AT]))))


def stamp_in(text: str) -> str | None:
    """Find a stamp standing alone on a line."""
    for line in unicodedata.normalize("NFC", text).splitlines():
        match = _STAMP.fullmatch(line.strip()) if 3 <= len(line.strip()) <= 40 else None  # noqa: PLR2004 one short line
        if match:
            return " ".join((match[1] or match[2]).split()).upper()
    return None


def _text(content: bytes) -> str:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1258", "replace")
