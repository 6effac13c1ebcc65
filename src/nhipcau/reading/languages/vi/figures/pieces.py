"""Numbers that are part of a name, a time or a telephone, and where such a piece ends.

In come tokens and a position. Called by `reader`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhipcau.reading.languages.vi.figures.tokens import Token

_GLUED = frozenset(
    [
        "km",
        "m",
        "cm",
        "mm",
        "ha",
        "kg",
        "g",
        "tấn",
        "tạ",
        "lít",
        "ml",
        "kw",
        "mw",
        "kwh",
        "mwh",
        "gwh",
        "kv",
        "kva",
        "mva",
        "gb",
        "mb",
        "tb",
        "m2",
        "m3",
        "km2",
        "m²",
        "m³",
        "km²",
        "đồng",
        "đ",
        "vnđ",
        "vnd",
        "usd",
        "triệu",
        "tỷ",
        "tỉ",
        "nghìn",
        "ngàn",
        "tr",
        "người",
        "năm",
        "ngày",
        "tháng",
        "tuổi",
        "xã",
        "w",
        "v",
        "hz",
        "ghz",
        "mhz",
        "teu",
        "db",
        "°c",
        "ºc",
    ]
)
"""Units that the press writes right behind the digits: "3,8ha"."""
_GLUE = frozenset({"-", "\u2013", ".", "/", "+", "@", "#", ":"})
"""Signs that tie a number to the name before it; "1.900 đại biểu/75 điểm cầu" is two counts all the same."""


def part_of_a_name(line: Sequence[Token], index: int, text: str) -> bool:
    """Tell "COVID-19", "5G", "12A1", "0912 345 678" and "1.2.3" from numbers."""
    token = line[index]
    before, after = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 3]
    if (
        before[-1:].isalnum()
        or before[-1:] == "_"
        or (before[-1:] in _GLUE and before[:-1].isalnum() and not (before[1] == "/" and before[0].islower()))
    ):
        return True
    if after[:1] in {".", ",", ":", "+"} and after[1:2].isdecimal():
        return True
    if len(token.fold) > 1 and token.fold[0] == "0" and token.fold[1].isdecimal() and len(token.fold) > 3:  # noqa: PLR2004
        return True
    glued = line[index + 1] if index + 1 < len(line) and line[index + 1].start == token.end else None
    if glued is None:
        return False
    if glued.sort == "word":
        letter = len(glued.fold) == 1 and text[glued.start].isupper() and glued.fold not in {"v", "w"}
        return letter or glued.fold not in _GLUED or text[glued.end : glued.end + 1].isdecimal()
    return glued.fold in {"-", "_", "@"} and after[1:2].isalpha()


def past_the_piece(line: Sequence[Token], index: int) -> int:
    """Skip what is glued to a refused number, so that its rest is not read as another."""
    end = index + 1
    while (
        end < len(line)
        and line[end].start == line[end - 1].end
        and line[end].fold not in {",", ";", ")", "("}
    ):
        if line[end].sort == "break":
            break
        end += 1
    return end


def past_the_minutes(line: Sequence[Token], index: int) -> int:
    """Skip "8 giờ 30 phút" whole."""
    after = line[index + 2 : index + 4]
    if not after or after[0].sort != "number":
        return index + 2
    return index + (4 if len(after) > 1 and after[1].fold == "phút" else 3)


def proper_word(line: Sequence[Token], index: int, text: str) -> bool:
    """Tell a capitalised word inside a sentence, as in "SEA Games 31"."""
    token = line[index]
    starts = index == 0 or line[index - 1].fold in {
        ".",
        "\n",
        ":",
        "?",
        "!",
        '"',
        "\u201c",
        "(",
        "-",
        ";",
    }
    return token.sort == "word" and text[token.start].isupper() and not starts
