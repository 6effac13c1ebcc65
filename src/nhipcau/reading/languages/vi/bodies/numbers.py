"""Numbers, brackets and dashes inside a body's name: "Quân khu 1", "(HĐND)", "Việt Nam - Lào".

Called by `bodies.grammar`.
"""

from __future__ import annotations

from nhipcau.reading.languages.vi.place_words import known_place, place_at
from nhipcau.reading.languages.vi.syllables import DASHES, Phrases, Words, is_acronym, lexicon

_NUMBERED = Phrases(lexicon("bodies")["heads"]["numbered"])
_NO_UNITS = frozenset((*lexicon("bodies")["domains"]["stops"], "cùng", "như", "nhận", "tổ", "thông", "nói"))
"""Words that a number does not count: behind them it belongs to the name before it."""
_ROMAN = frozenset(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))
_SHORT_NUMBER = 3
"""Digits of "Đặc công 1", "Sơn La 2"; longer numbers are years."""


def numbered(words: Words, i: int, j: int) -> int:
    """Past the number of "Quân khu 1", "Sư đoàn 316", "Trường Mầm non số 2"."""
    if _NUMBERED.match(words, i) != j or j >= len(words):
        return j
    k = j + 1 if words[j].fold == "số" else j
    if k < len(words) and words[k].text in _ROMAN:
        return k + 1
    if k >= len(words) or not words[k].text.isdigit():
        return j
    dash = k + 2 < len(words) and words[k + 1].text in "-/" and words[k + 2].text.isdigit()
    return k + 3 if dash and words[k + 1].glued else k + 1


def past_short_form(words: Words, j: int) -> int:
    """Past "(HĐND)" of "Hội đồng nhân dân (HĐND) tỉnh Bình Định" when the seat follows; else stay."""
    closed = j + 3 < len(words) and is_acronym(words[j + 1]) and words[j + 2].text == ")"
    return max(place_at(words, j + 3), j) if closed and place_at(words, j + 3) > j + 3 else j


def past_ordinal(words: Words, j: int) -> int:
    """Past the number of "Lữ đoàn Đặc công 1", unless it counts what follows; else stay."""
    if j >= len(words) or not words[j].text.isdigit() or len(words[j].text) > _SHORT_NUMBER:
        return j
    follower = words[j + 1] if j + 1 < len(words) else None
    counts = (
        follower is not None
        and follower.text.isalpha()
        and not follower.capital
        and follower.fold not in _NO_UNITS
    )
    return j if counts else j + 1


def number_end(words: Words, j: int) -> int:
    """Past "số 2" of "Đội Quản lý thị trường số 2"."""
    return j + 2 if words[j].fold == "số" and j + 1 < len(words) and words[j + 1].text.isdigit() else j


def paired(words: Words, j: int) -> int:
    """Past " - Trung Quốc" of "Việt Nam - Trung Quốc"."""
    if j + 1 < len(words) and words[j].text in DASHES and known_place(words, j) == j and words[j - 1].capital:
        return max(known_place(words, j + 1), j) if known_place(words, j + 1) > j + 1 else j
    return j
