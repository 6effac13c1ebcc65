"""A text as what counts in it: words, figures, signs; for scripts without spaces, letters. Pure.

Blanks and line ends only part words. Quotes, dashes and dots written in another style are the same sign.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from nhipcau.signing.rules.invisible import HIDDEN

WORD, LETTER, FIGURE, SIGN = "word", "letter", "figure", "sign"
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u2e80-\u2fff\u3005-\u3007\u3021-\u30ff\u3400-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, Han and kana: no blanks between words."""
# ruff: noqa: RUF001 - look-alikes are what these tables are about
_QUOTES = dict.fromkeys('"“”„‟«»「」『』〝〞', '"') | dict.fromkeys("'‘’‚‛‹›", "'")
_DASHES = dict.fromkeys("-‐‑‒–—―−", "-")
_SAME = {**_QUOTES, **_DASHES, "...": "…"}
_BULLETS = frozenset("-–—•‣◦∙▪▫●○■□◆◇►➢➤✓✔*>")
_JOINERS = frozenset(",:/")
_TOKEN = re.compile(
    r"(?:(?<![wdumh])-(?=d))?[wdmh](?:[wdmh]|(?<=d)[jt-](?=d))*"  # a word or a figure, with its sign
    r"|u(?:[sn]*[mh])*"  # one letter with its marks, also where a line was cut between them
    r"|ttt"
    r"|[^sn]"
)
"""Over the classes below, one letter a sign of the text."""
_BULLET_PLACE = re.compile(r"(?:^|n)s*([^sn])(?=[sn])")


class _Classes(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = found = _class_of(chr(code))
        return found


def _class_of(sign: str) -> str:
    if HIDDEN.match(sign):
        return "h"
    if sign.isspace():
        return "n" if sign == "\n" else "s"
    category = unicodedata.category(sign)[0]
    if category == "L":
        return "u" if _UNSPACED.match(sign) else "w"
    if category in "MN":
        return "m" if category == "M" else "d"
    return "t" if sign == "." else "j" if sign in _JOINERS else "-" if sign in _DASHES else "p"


_CLASSES = _Classes()


@dataclass(frozen=True, slots=True)
class Token:
    """One thing that counts, as it is compared, and its place in the text."""

    key: str
    start: int
    end: int
    kind: str
    is_soft: bool = False
    """A bullet before a line, a quotation mark or dots around the whole: there or not is layout."""


def tokens(text: str) -> list[Token]:
    """Part a canonical text."""
    classes = text.translate(_CLASSES)
    bullets = {
        found.start(1) for found in _BULLET_PLACE.finditer(classes) if text[found.start(1)] in _BULLETS
    }
    found = [_token(text, classes, *piece.span(), bullets) for piece in _TOKEN.finditer(classes)]
    return _with_soft_edges(found)


def _token(text: str, classes: str, start: int, end: int, bullets: set[int]) -> Token:
    piece = text[start:end]
    kind = _kind(classes[start:end])
    if kind == FIGURE:
        key = "".join(_DASHES.get(sign, sign) for sign in piece)
    elif kind == LETTER and end - start > 1:
        key = unicodedata.normalize("NFC", "".join(piece.split()))
    else:
        key = _SAME.get(piece, piece)
    return Token(key, start, end, kind, start in bullets)


def _kind(classes: str) -> str:
    if "d" in classes:
        return FIGURE
    return LETTER if classes[0] == "u" else WORD if "w" in classes else SIGN


def _with_soft_edges(found: list[Token]) -> list[Token]:
    """Mark quotation marks and dots around the whole text as layout."""
    for places in (range(len(found)), range(len(found) - 1, -1, -1)):
        for place in places:
            token = found[place]
            if token.key not in {'"', "'", "…"} and not token.is_soft:
                break
            found[place] = Token(token.key, token.start, token.end, token.kind, is_soft=True)
    return found
