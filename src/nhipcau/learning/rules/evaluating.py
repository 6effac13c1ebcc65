"""What makes an evaluation anonymous, and its figures. Pure: counts in, means and mixed words out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from nhipcau.learning.rules.states import SCALE, SCALE_MOST, SMALLEST_GROUP, WORDS

MOST_WORDS = 1000
MOST_ITEMS = 20
USUAL_ITEMS = (
    (SCALE, "Nội dung thiết thực với công việc của tôi"),
    (SCALE, "Báo cáo viên trình bày dễ hiểu"),
    (SCALE, "Tài liệu đầy đủ, dễ dùng"),
    (SCALE, "Đường truyền, âm thanh, hình ảnh tại điểm cầu"),
    (SCALE, "Công tác tổ chức tại điểm cầu"),
    (WORDS, "Điều gì có ích nhất với bạn?"),
    (WORDS, "Lần sau cần làm khác đi điều gì?"),
)
"""Our own sheet, where no former conference has one."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The marks of one item."""

    n: int
    mean: float | None
    counts: tuple[int, ...]
    """How often 1, 2, … was given."""


def counted(marks: Mapping[int, int]) -> Counted:
    """Sum the tallies of one item up."""
    counts = tuple(marks.get(mark, 0) for mark in range(1, SCALE_MOST + 1))
    n = sum(counts)
    total = sum(mark * count for mark, count in enumerate(counts, start=1))
    return Counted(n, total / n if n else None, counts)


def is_shown(sheets: int, *, is_closed: bool) -> bool:
    """Say whether results may be seen: of five sheets or more, and never while one more may change them."""
    return is_closed and sheets >= SMALLEST_GROUP


def mixed(
    waiting: Mapping[str, Sequence[str]], words: Mapping[str, str], chance: Random
) -> dict[str, list[str]]:
    """Add words to those that wait, each item in an order drawn anew: the place of a text tells nothing."""
    keys = {*waiting, *(key for key, text in words.items() if text)}
    result = {}
    for key in sorted(keys):
        texts = [*waiting.get(key, ()), *([words[key]] if words.get(key) else [])]
        chance.shuffle(texts)
        result[key] = texts
    return result
