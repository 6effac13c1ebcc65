"""What stands before a number: words that qualify it, and words that make it a name, a time or a telephone.

In come tokens and the number's position. Called by `reader`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.figures.lexicon import labels, qualifiers, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhipcau.reading.languages.vi.figures.tokens import Token
    from nhipcau.reading.records import Qualifier

_FILLERS = frozenset({"là", "đạt", "có", "lên", "tới", "đến", "từ"})
"""May stand between the qualifier and the number: "tối thiểu là 5", "ước đạt 5"."""
_DEGREES = frozenset(
    [
        "nhiệt",
        "tốc",
        "mức",
        "cấp",
        "trình",
        "chế",
        "tiến",
        "cường",
        "mật",
        "thái",
        "điều",
        "góc",
        "kinh",
        "vĩ",
        "cao",
        "ấn",
        "tần",
        "phong",
        "hạn",
        "chừng",
    ]
)
"""Before "độ" they make it a noun: "nhiệt độ 30"."""
_PLACE_NOUNS = frozenset(
    [
        "lĩnh vực",
        "phương diện",
        "mặt",
        "trang",
        "kênh",
        "nền tảng",
        "tuyến",
        "địa bàn",
        "trục",
        "mặt trận",
        "khía cạnh",
        "tinh thần",
        "cơ sở",
        "quan điểm",
        "bình diện",
        "sân",
        "diện tích",
    ]
)
"""After "trên" and a small number these are where, not what is exceeded: "trên 3 lĩnh vực"."""
_FORMS = frozenset(["hình thức", "dạng", "góc độ", "khía cạnh"])
_WHOLE_COUNTRY = frozenset({34, 63, 64})
"""Numbers of provinces: "trên 63 tỉnh" says everywhere."""
_SMALL = 10
_ESTIMATE_REACH = 4
_BOUND_REACH = 5
"""How many words of the counted thing may stand before "trở lên"."""
_STEPS = frozenset({"loại", "mức", "bậc", "hạng", "cấp", "trình", "khá", "giỏi", "độ", "và", "đạt"})
"""With one of these before it "trở lên" speaks of a step: "80% học sinh loại khá trở lên"."""


def qualifier_before(line: Sequence[Token], index: int) -> tuple[int, Qualifier]:
    """Return where the qualifying words begin and what they say; the innermost decides."""
    found = qualifiers().before(line, index)
    if found is None and index >= 1 and line[index - 1].fold in _FILLERS:
        found = qualifiers().before(line, index - 1)
        if found is not None and found[1] in {"over", "under", "nearly"}:
            found = None
    if found is None or _is_noun(line, found[0]):
        estimated = _estimated_from(line, index)
        return (index, "exact") if estimated is None else (estimated, "about")
    start, meaning = found
    outer = qualifiers().before(line, start)
    if meaning == "exact":
        return index, "exact"
    if outer is not None and outer[1] == "about" and not _is_noun(line, outer[0]):
        start = outer[0]
    return start, meaning  # type: ignore[return-value]


def _estimated_from(line: Sequence[Token], index: int) -> int | None:
    """Return where "ước" begins that is said of the number through a verb: "ước đón 5.000 lượt"."""
    not_after, not_before = (
        word_set("labels.toml", "estimates", name) for name in ("not_after", "not_before")
    )
    for at in range(index - 1, max(-1, index - 1 - _ESTIMATE_REACH), -1):
        if line[at].sort != "word":
            return None
        if line[at].fold == "ước":
            wished = line[at + 1].fold in not_before or (at > 0 and line[at - 1].fold in not_after)
            return None if wished else at
    return None


def _is_noun(line: Sequence[Token], start: int) -> bool:
    """Tell "nhiệt độ 30" and "tầm cỡ" from the qualifiers of the same spelling."""
    return line[start].fold == "độ" and start > 0 and line[start - 1].fold in _DEGREES


def plain_place(qualifier: Qualifier, word: str, unit: str, value: float) -> bool:
    """Tell "trên 3 lĩnh vực" (where) from "trên 3 tỷ" (how many)."""
    if qualifier == "over" and word == "trên":
        return (value <= _SMALL and unit in _PLACE_NOUNS) or (
            value in _WHOLE_COUNTRY and unit.startswith("tỉnh")
        )
    if qualifier == "under" and word == "dưới":
        return value <= _SMALL and unit in _FORMS
    return qualifier == "over" and word == "vượt" and unit in {"%", "phần trăm"}


def label_before(line: Sequence[Token], index: int) -> str | None:
    """Return "always" or "usually" when the word before makes the number a name."""
    found = labels().before(line, index)
    if found is None:
        return None
    start, how = found
    word = line[index - 1].fold
    if (
        word == "số"
        and start > 0
        and line[start - 1].fold in word_set("labels.toml", "names", "number_words")
    ):
        return None
    if word == "năm" and start > 0 and line[start - 1].sort == "number":
        return None
    return how


def clock_time(line: Sequence[Token], index: int) -> bool:
    """Tell a time of day ("lúc 8 giờ", "8 giờ 30") from a duration ("trong 8 giờ")."""
    value, unit = line[index].fold, line[index + 1].fold if index + 1 < len(line) else ""
    if unit not in {"giờ", "h", "g"} or not value.isdecimal() or int(value) > 24:  # noqa: PLR2004
        return False
    before = line[index - 1].fold if index else ""
    if before in {"trong", "suốt", "hơn", "gần", "mỗi", "kéo", "dài", "mất", "sau", "khoảng", "tổng"}:
        return False
    if before in {"lúc", "hồi", "vào", "từ", "đến", "tới", "trước", "hết", "quá"}:
        return True
    after = line[index + 2] if index + 2 < len(line) else None
    if after is None:
        return False
    return after.sort == "number" or after.fold in {
        "sáng",
        "chiều",
        "tối",
        "đêm",
        "trưa",
        "ngày",
        "hôm",
        "kém",
        "rưỡi",
        "cùng",
        "giờ",
    }


def bound_after(line: Sequence[Token], after: int, *, reach: bool = False) -> tuple[int, Qualifier] | None:
    """Read "trở lên" and "trở xuống" behind the unit: where they end and what they say.

    With ``reach`` the counted thing may go on before them: "từ 80% hộ dân trở lên".
    """
    for at in range(after, min(len(line), after + (_BOUND_REACH if reach else 1))):
        words = [token.fold for token in line[at : at + 2]]
        if words in (["trở", "lên"], ["trở", "đi"]):
            return at + 2, "at_least"
        if words == ["trở", "xuống"]:
            return at + 2, "at_most"
        if line[at].sort != "word" or line[at].fold in _STEPS:
            return None
    return None
