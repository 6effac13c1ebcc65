"""The one way a text is written before it is signed: NFC, one kind of line end, no trailing blanks. Pure.

Called for every field of a payload, and by whoever compares a text with a signed one.
"""

from __future__ import annotations

import re
import unicodedata

from nhipcau.signing.rules.invisible import LAYOUT_SPACE, has_layout_spaces

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TRAILING = re.compile(r"[^\S\n]+$", re.MULTILINE)


def canonical(text: str, language: str) -> str:
    """Return the text as it is signed.

    Where words stand without spaces (Lao, Khmer, Thai) a zero-width space only says where a line may
    break: it is layout, put in by whoever prints the text, and never part of signed words.
    """
    if has_layout_spaces(language):
        text = text.replace(LAYOUT_SPACE, "")
    lines = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    return _TRAILING.sub("", lines).strip("\n")
