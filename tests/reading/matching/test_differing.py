"""Warnings: on opposites and changed facts, not on translations or shorter tellings."""

from __future__ import annotations

import pytest

from nhipcau.reading.matching import differences, why

CLAIM = "Từ ngày 1/12/2026, tỉnh Cao Bằng tăng giá vé xe buýt lên 12.000 đồng."


@pytest.mark.parametrize(
    ("kind", "language", "text"),
    [
        ("figures", "vi", "Từ ngày 1/12/2026, tỉnh Cao Bằng tăng giá vé xe buýt lên 21.000 đồng."),
        ("figures", "en", "Cao Bang bus fares rise to 15,000 dong on 1 December 2026"),
        ("direction", "vi", "Từ ngày 1/12/2026, tỉnh Cao Bằng giảm giá vé xe buýt còn 12.000 đồng."),
        ("direction", "zh", "高平省自2026年12月1日起下调公交票价至12000盾"),
        ("negation", "vi", "Từ ngày 1/12/2026, tỉnh Cao Bằng không tăng giá vé xe buýt lên 12.000 đồng."),
        ("negation", "fr", "Cao Bằng n'augmente pas le prix du bus à 12 000 dongs"),
        ("place", "km", "ខេត្តឡាងសឺនដំឡើងថ្លៃឡានក្រុងដល់ ១២.០០០ ដុង"),
        ("place", "vi", "Từ ngày 1/12/2026, tỉnh Lạng Sơn tăng giá vé xe buýt lên 12.000 đồng."),
        ("date", "lo", "ແຂວງກາວບັ່ງຂຶ້ນລາຄາປີ້ລົດເມເປັນ 12.000 ດົ່ງ ແຕ່ວັນທີ 15 ທັນວາ 2026"),
    ],
)
def test_a_changed_claim_is_warned_of(kind: str, language: str, text: str) -> None:
    found = differences(CLAIM, text, one_language="vi", other_language=language)
    assert kind in {one.kind for one in found}
    assert all(one.one_says or one.other_says for one in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "tu 1/12 ve xe buyt cao bang tang len 12k"),
        ("vi", "Cao Bằng tăng giá vé xe buýt"),
        ("en", "Bus tickets in Cao Bang go up to 12,000 dong from 1 December"),
        ("zh", "高平省12月1日起公交票价上调至1.2万盾"),
        ("fr", "À Cao Bằng, le ticket de bus augmente à 12 000 dongs dès le 1er décembre"),
        ("lo", "ແຂວງກາວບັ່ງ ຂຶ້ນລາຄາປີ້ລົດເມເປັນ 12.000 ດົ່ງ ແຕ່ວັນທີ 1 ທັນວາ"),
        ("km", "ខេត្តកាវបាំងដំឡើងថ្លៃឡានក្រុងដល់ ១២.០០០ ដុង ចាប់ពីថ្ងៃទី១ ខែធ្នូ"),
    ],
)
def test_a_translation_or_a_shorter_telling_is_not(language: str, text: str) -> None:
    assert differences(CLAIM, text, one_language="vi", other_language=language) == []


def test_both_sides_are_quoted_and_the_order_does_not_matter() -> None:
    one = differences("Có 7 người chết", "Có 17 người chết")
    other = differences("Có 17 người chết", "Có 7 người chết")
    assert [(d.kind, d.one_says, d.other_says) for d in one] == [("figures", "7", "17")]
    assert [(d.kind, d.other_says, d.one_says) for d in other] == [("figures", "7", "17")]


def test_why_names_what_is_shared() -> None:
    reason = why(CLAIM, "Cao Bang bus fares rise to 12,000 dong on 1 December", other_language="en")
    assert reason.places == ("Cao Bằng",)
    assert reason.figures == ("12.000",)
    assert reason.dates == ("1/12/2026",)
    assert "Cao" in reason.words
