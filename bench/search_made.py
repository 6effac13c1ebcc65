"""Made short articles for the search benchmark: syllables by Zipf's law, place names, rare words set by hand.

In: how many and a seed; out: batches of rows, and the queries of each kind with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np

from nhipcau.common.folding import fold
from nhipcau.monitoring.rules.words import searchable

INITIALS = [
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
RHYMES = [
    "a",
    "à",
    "á",
    "ả",
    "ã",
    "ạ",
    "ai",
    "ài",
    "ái",
    "ải",
    "an",
    "àn",
    "án",
    "ản",
    "ang",
    "àng",
    "áng",
    "ảng",
    "anh",
    "ành",
    "ánh",
    "ảnh",
    "ao",
    "ào",
    "áo",
    "ảo",
    "ay",
    "ày",
    "áy",
    "ảy",
    "ăn",
    "ằn",
    "ắn",
    "ăng",
    "ằng",
    "ắng",
    "âm",
    "ầm",
    "ấm",
    "ân",
    "ần",
    "ấn",
    "âu",
    "ầu",
    "ấu",
    "ây",
    "ầy",
    "ấy",
    "ê",
    "ề",
    "ế",
    "ể",
    "ên",
    "ền",
    "ến",
    "iên",
    "iền",
    "iến",
    "iện",
    "iết",
    "iệt",
    "o",
    "ò",
    "ó",
    "ỏ",
    "oa",
    "òa",
    "óa",
    "oan",
    "oàn",
    "oán",
    "ôi",
    "ồi",
    "ối",
    "ông",
    "ồng",
    "ống",
    "ổng",
    "ơi",
    "ời",
    "ới",
    "ơn",
    "ờn",
    "ớn",
    "u",
    "ù",
    "ú",
    "ủ",
    "ui",
    "ùi",
    "úi",
    "uân",
    "uần",
    "uấn",
    "ung",
    "ùng",
    "úng",
    "ưa",
    "ừa",
    "ứa",
    "ương",
    "ường",
    "ướng",
    "ược",
    "ước",
]
PLACES = [
    "Hà Nội",
    "Hải Phòng",
    "Cao Bằng",
    "Lạng Sơn",
    "Quảng Ninh",
    "Đông Triều",
    "Hạ Long",
    "Móng Cái",
    "Uông Bí",
    "Thái Nguyên",
    "Nghệ An",
    "Hà Tĩnh",
    "Đồng Nai",
    "Cần Thơ",
    "Vĩnh Long",
    "Trùng Khánh",
    "Bảo Lạc",
    "Quảng Hòa",
    "Nguyên Bình",
    "Thạch An",
]
SAME_FOLDED = "Đồng Triệu"
"""Not a place: folds to the same words as Đông Triều, so that exact marks have something to stand above."""
TITLE_WORDS, TEXT_WORDS = 12, 60
BATCH = 5_000
RARE_WORDS, RARE_EVERY = 40, 40_000
"""Forty words that stand in one article of 40,000 each: 25 articles of a million."""
DAYS = 730
LAST_DAY = datetime(2026, 11, 20, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Row:
    """One article as it is stored, number by number."""

    number: int
    title: str
    text: str
    exact: str
    folded: str
    at: datetime


class Press:
    """A vocabulary in the order of its frequency, and the articles written with it."""

    def __init__(self, seed: int) -> None:
        """Fix chance once, so that every run writes the same press."""
        self.chance = np.random.default_rng(seed)
        made = np.array([initial + rhyme for initial in INITIALS for rhyme in RHYMES])
        self.chance.shuffle(made)
        self.words = made.tolist()
        self.folded = [fold(word) for word in self.words]
        weights = 1 / (np.arange(len(self.words)) + 12.0)
        self.shares = weights / weights.sum()
        self.rare = [f"{self.words[-n - 1]}q{n}" for n in range(RARE_WORDS)]

    def rows(self, count: int) -> Iterator[list[Row]]:
        """Write `count` articles, a batch at a time, in no order of publication."""
        for start in range(1, count + 1, BATCH):
            size = min(BATCH, count + 1 - start)
            picked = self.chance.choice(len(self.words), (size, TITLE_WORDS + TEXT_WORDS), p=self.shares)
            hours = self.chance.integers(0, DAYS * 24 * 3600, size)
            names = self.chance.zipf(1.6, size)
            yield [
                self._row(start + at, picked[at].tolist(), int(hours[at]), int(names[at]))
                for at in range(size)
            ]

    def _row(self, number: int, picked: list[int], seconds: int, name: int) -> Row:
        place = SAME_FOLDED if number % 9_973 == 0 else PLACES[(name - 1) % len(PLACES)]
        more = [word for n, word in enumerate(self.rare) if number % RARE_EVERY == 900 * n + 7]
        title = " ".join(self.words[one] for one in picked[:TITLE_WORDS])
        added = ", ".join([place, *more])
        text = f"{added}. {' '.join(self.words[one] for one in picked[TITLE_WORDS:])}."
        exact = f" {title} {added.replace(',', '').casefold()} {text[len(added) + 2 : -1]} "
        folded = " ".join(self.folded[one] for one in picked[:TITLE_WORDS])
        rest = " ".join(self.folded[one] for one in picked[TITLE_WORDS:])
        return Row(
            number,
            title.capitalize(),
            text,
            exact,
            f" {folded} {fold(added.replace(',', ''))} {rest} ",
            LAST_DAY - timedelta(seconds=seconds),
        )

    def queries(self) -> dict[str, list[str]]:
        """Return the questions of each kind; common words stand in 30 to 60 articles of 100."""
        common, middle = self.words[2:22], self.words[400:420]
        return {
            "rare word": self.rare[:20],
            "middle word": middle,
            "common word": common,
            "common word without marks": [fold(word) for word in common],
            "two common words": [f"{a} {b}" for a, b in pairwise(common)],
            "common and rare word": [f"{a} {b}" for a, b in zip(common, self.rare, strict=False)],
            "place without marks": [fold(place) for place in PLACES],
            "phrase": [f'"{place}"' for place in PLACES],
            "phrase of common words": [f'"{a} {b}"' for a, b in pairwise(common)],
            "common but not another": [f"{a} -{b}" for a, b in pairwise(common)],
        }


def check(row: Row) -> None:
    """The columns above are put together quickly; they must be what the desk itself would store."""
    if (row.exact, row.folded) != searchable(row.title, row.text):
        raise AssertionError((row.exact, searchable(row.title, row.text)[0]))
