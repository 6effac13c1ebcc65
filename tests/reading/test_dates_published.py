"""The article's own date in every shape that sites print, and never the site's clock."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from nhipcau.reading.stages.published import from_declared, from_printed, read_moment
from nhipcau.reading.stages.stamps import stamps
from nhipcau.reading.stages.tidy import tidy

BODY = (
    "\n\n"
    + "Sáng nay, hội nghị bàn về công tác thông tin đối ngoại của tỉnh đã diễn ra với nhiều ý kiến.\n\n" * 1
    + ("Các đại biểu cho rằng công tác thông tin đối ngoại của tỉnh cần được đầu tư bài bản và lâu dài hơn.")
)
TITLE = "Hội nghị bàn về công tác thông tin đối ngoại"
FETCHED = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("12/07/2018 15:40", "2018-07-12T15:40:00+07:00"),
        ("15:40 | 12/07/2018", "2018-07-12T15:40:00+07:00"),
        ("Thứ năm, 12/07/2018 - 15:40 (GMT+7)", "2018-07-12T15:40:00+07:00"),
        ("Cập nhật lúc 09h15 ngày 3-4-2024", "2024-04-03T09:15:00+07:00"),
        ("Ngày đăng: 5.6.2025 8:05 SA", "2025-06-05T08:05:00+07:00"),
        ("Ngày đăng: 5.6.2025 8:05 CH", "2025-06-05T20:05:00+07:00"),
        ("Đăng ngày 05 tháng 6 năm 2025", "2025-06-05"),
        ("12-07-2018, 3:40 PM", "2018-07-12T15:40:00+07:00"),
        ("12/7/2018 | 15:40 (UTC+7)", "2018-07-12T15:40:00+07:00"),
        ("12/07 /2018 15 : 40", "2018-07-12T15:40:00+07:00"),
        ("ngày12/7/2018", "2018-07-12"),
        ("Trần Lan (Báo Vùng cao)Cập nhật 11:51 ngày 12/07/2018", "2018-07-12T11:51:00+07:00"),
        ("Thứ ba, 25 Tháng 1 2022 16:22", "2022-01-25T16:22:00+07:00"),
        ("Tháng Sáu 5, 2025", "2025-06-05"),
        ("3 thg 4, 2024", "2024-04-03"),
        ("10:15 - 12/07/2018", "2018-07-12T10:15:00+07:00"),
        ("Published 3 April 2024", "2024-04-03"),
        ("Apr 3, 2024 | 8:05 am GMT+7", "2024-04-03T08:05:00+07:00"),
        ("April 3, 2024 12:05 AM UTC", "2024-04-03T00:05:00+00:00"),
        ("Publié le 1er avril 2024", "2024-04-01"),
        ("Le mercredi 3 avril 2024 à 15h40", "2024-04-03T15:40:00+07:00"),
        ("2024年4月3日 15:40", "2024-04-03T15:40:00+07:00"),
        ("发布时间：2024年04月03日 下午3:40", "2024-04-03T15:40:00+07:00"),
        ("ວັນທີ ໓ ເມສາ ໒໐໒໔ 15:40", "2024-04-03T15:40:00+07:00"),
        ("ພ.ຈ. 26, 2020", "2020-11-26"),
        ("ថ្ងៃទី៣ ខែមេសា ឆ្នាំ២០២៤", "2024-04-03"),
        ("01 វិច្ឆិកា 2024 ម៉ោង 05:29 PM", "2024-11-01T17:29:00+07:00"),
        ("31/02/2024", None),
        ("Nghị quyết 12/2018", None),
        ("15:40", None),
    ],
)
def test_shapes(line: str, wanted: str | None) -> None:
    found = stamps(line)
    assert (found[0].when.isoformat() if found else None) == wanted


@pytest.mark.parametrize(
    ("top", "below", "wanted"),
    [
        ("Thứ Tư, 18/11/2026 09:12 GMT+7\nTrang chủ\nThời sự\n", "", None),
        ("Thứ Tư, 18/11/2026 09:12 GMT+7\n", "12/07/2018 15:40\n", "2018-07-12T15:40:00+07:00"),
        ("Chủ nhật, ngày 22 tháng 11 năm 2026\n", "Thứ năm, 12/07/2018\n", "2018-07-12"),
        ("Trang chủ > Thời sự\nThứ năm, 12/07/2018, 15:40\n", "", "2018-07-12T15:40:00+07:00"),
        ("08:07, 12/07/2018\n", "", "2018-07-12T08:07:00+07:00"),
        ("Hôm nay: 18/11/2026\n", "", None),
        ("", "Đăng lúc 12/07/2018 15:40, cập nhật 13/07/2018 08:00\n", "2018-07-12T15:40:00+07:00"),
        ("", "30/11/2026\n", None),
    ],
)
def test_the_clock_is_not_the_date(top: str, below: str, wanted: str | None) -> None:
    saved = tidy(f"{top}{TITLE}\n{below}{BODY}")
    found = from_printed(saved.printed, FETCHED)
    assert saved.title == TITLE
    assert (found.isoformat() if found else None) == wanted


def test_declared_dates_are_believed_only_up_to_the_fetch() -> None:
    found = from_declared(["2099-01-01T00:00:00Z", "2018-07-12T15:40:00"], FETCHED)
    assert found is not None
    assert found.isoformat() == "2018-07-12T15:40:00+07:00"
    assert read_moment("no date") is None
