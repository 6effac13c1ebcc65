"""Numbers with a unit that count nothing all the same: ranks, lunar days, parts of an address, known pairs.

In come tokens, the `Amount` and its `Unit`. Called by `reader`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.figures.lexicon import nouns, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhipcau.reading.languages.vi.figures.amounts import Amount
    from nhipcau.reading.languages.vi.figures.tokens import Token
    from nhipcau.reading.languages.vi.figures.units import Unit

_RANK_REACH = 4
_LUNAR = frozenset({"giêng", "chạp"})
_ADDRESS = frozenset({"tổ", "thôn", "ấp", "xóm", "khóm", "khu", "phố", "bản", "buôn", "đội", "làng"})
_FEW = 4


def rank(line: Sequence[Token], amount: Amount) -> bool:
    """Tell the place in a row ("đứng 14/63 tỉnh") from a part ("98/103 xã")."""
    before = [token.fold for token in line[max(0, amount.first - _RANK_REACH) : amount.first]]
    ranks = word_set("units.toml", "words", "ranks")
    return any(word in ranks for word in before) or ("thứ" in before[-1:])


def lunar_month(line: Sequence[Token], unit: Unit, text: str) -> bool:
    """Tell "8 tháng Giêng" from eight months."""
    if line[unit.after - 1].fold != "tháng" or unit.after >= len(line):
        return False
    following = line[unit.after]
    return following.fold in _LUNAR and text[following.start].isalpha()


def address(line: Sequence[Token], amount: Amount, unit: Unit, text: str) -> bool:
    """Tell "Tổ 15 phường Tân Hà" from fifteen wards."""
    if amount.first == 0 or line[amount.first - 1].fold not in _ADDRESS or unit.after >= len(line):
        return False
    noun = nouns().at(line, unit.first)
    named = line[unit.after].sort == "word" and text[line[unit.after].start].isupper()
    return noun is not None and noun[1] == "admin" and named


def known_few(line: Sequence[Token], amount: Amount, group: str, after: int) -> bool:
    """Tell "lãnh đạo hai tỉnh", the two already named, from a count of two provinces."""
    if group not in {"admin", "bodies"} or amount.value > _FEW:
        return False
    before = line[amount.first - 1] if amount.first else None
    if before is not None and before.fold in word_set("units.toml", "words", "few_known_after"):
        return True
    opens = before is None or before.sort != "word"
    follows = line[after].fold if after < len(line) else ""
    return opens and follows in word_set("units.toml", "words", "few_known_before")
