"""Posts become words; who wrote them does not come along."""

from __future__ import annotations

import pytest

from nhipcau.reading.matching.tidy import tidy


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Xem ngay https://vi.du/a?b=1 nhé", "Xem ngay nhé"),
        ("Breaking pic.twitter.com/AbC123", "Breaking"),
        ("@one @two_2 is it true?", "is it true?"),
        (".@SomeOffice said so", ".Some Office said so"),
        ("#StopTheSpread now", "Stop The Spread now"),
        ("#COVID19 #caobang_2026", "COVID 19 caobang 2026"),
        ("Nghe nói cầu sập — Tên Ai Đó (@taikhoan) May 3, 2020", "Nghe nói cầu sập"),
        ("𝗧𝗶𝗻 𝗻𝗼́𝗻𝗴", "Tin nóng"),
        ("a\u200bb\u00adc\ufeff", "abc"),
        ("@only", "only"),
    ],
)
def test_tidied(written: str, said: str) -> None:
    assert tidy(written) == said


def test_one_form_for_lao_marks_typed_in_either_order() -> None:
    assert tidy("ນ້ຳ") == tidy("ນໍ້າ") == tidy("ນ້ໍາ")
    assert tidy("ຫຼາຍ") == tidy("ຫລາຍ")
