"""Spans of time: read in six languages, told from dates, hours, ages and rates, and compared by length."""

from __future__ import annotations

import pytest

from nhipcau.reading.matching import differences
from nhipcau.reading.matching.facts.durations import DAYS, find_durations
from nhipcau.reading.matching.facts.said import prepared

MONTH, YEAR = DAYS["month"], DAYS["year"]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("vi", "Cửa khẩu đóng cửa một tháng", MONTH),
        ("vi", "dong cua mot thang de sua duong", MONTH),
        ("vi", "ngung hai muoi mot ngay", 21),
        ("vi", "trong vòng 15 ngày", 15),
        ("vi", "mất điện 6 tiếng", 0.25),
        ("vi", "tạm dừng nửa tháng", MONTH / 2),
        ("vi", "kéo dài hai tháng rưỡi", 2.5 * MONTH),
        ("vi", "trong năm ngày", 5),
        ("vi", "sau mười năm", 10 * YEAR),
        ("vi", "từ 5 đến 7 ngày", 7),
        ("vi", "hai ba ngày", 3),
        ("vi", "chín tháng năm 2026", 9 * MONTH),
        ("vi", "thi công 1 năm 6 tháng", 1.5 * YEAR),
        ("vi", "ba quý liên tiếp", 9 * MONTH),
        ("vi", "48 giờ đồng hồ", 2),
        ("en", "closed for a month", MONTH),
        ("en", "a three-week closure", 21),
        ("en", "half a month", MONTH / 2),
        ("en", "a year and a half", 1.5 * YEAR),
        ("en", "one and a half months", 1.5 * MONTH),
        ("en", "ten working days", 10),
        ("en", "two years and three months", 2.25 * YEAR),
        ("en", "a fortnight", 14),
        ("zh", "关闭一个半月", 1.5 * MONTH),
        ("zh", "停课十天", 10),
        ("zh", "半个月", MONTH / 2),
        ("zh", "三十多天", 30),
        ("zh", "3至5周", 35),
        ("zh", "七十二小时", 3),
        ("fr", "fermé pendant un an et demi", 1.5 * YEAR),
        ("fr", "une demi-journée", 0.5),
        ("fr", "plus d'un mois", MONTH),
        ("fr", "soixante-douze heures à cause des crues", 3),
        ("lo", "ປິດ ໒ ເດືອນ", 2 * MONTH),
        ("lo", "ສິບວັນ", 10),
        ("lo", "2 ປີເຄິ່ງ", 2.5 * YEAR),
        ("km", "បិទរយៈពេល ២ ខែ", 2 * MONTH),
        ("km", "មួយខែកន្លះ", 1.5 * MONTH),
        ("km", "ប្រាំឆ្នាំ", 5 * YEAR),
    ],
)
def test_a_span_is_read_as_days(language: str, text: str, days: float) -> None:
    assert [one.high for one in find_durations(prepared(text, language))] == pytest.approx([days])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "tháng một"),
        ("vi", "2 tháng 9 năm 2026"),
        ("vi", "từ tháng hai năm nay"),
        ("vi", "ngày 22"),
        ("vi", "2 giờ sáng"),
        ("vi", "lúc 0 giờ 40 ngày 2/2"),
        ("vi", "từ 8 giờ đến 17 giờ"),
        ("vi", "cháu bé 12 tuổi và em 6 tháng tuổi"),
        ("vi", "Quyết định số 12 ngày 5/10/2026"),
        ("vi", "đợt 2 năm 2026"),
        ("vi", "sau ngay 5/10"),
        ("vi", "500 khách một ngày"),
        ("en", "in 2026"),
        ("en", "on 5 May"),
        ("en", "a 24-year-old driver"),
        ("en", "the third day"),
        ("en", "eight a day, hundreds of calls a week, 5 trips a month"),
        ("en", "a third more than a year earlier"),
        ("fr", "à 8 heures, une femme de 24 ans"),
        ("fr", "le 1er mai, deux fois par mois"),
        ("zh", "2026年5月1日第三天"),
        ("zh", "24岁，五周年，三年级，周三"),
        ("lo", "ວັນທີ 5 ກັນຍາ 2026"),
        ("lo", "45 ປີ້ ອາຍຸ 24 ປີ ເວລາ 2 ໂມງ"),
        ("km", "ថ្ងៃទី៥ ខែកញ្ញា ឆ្នាំ២០២៦ ម៉ោង ៣"),
        ("km", "អាយុ ២៤ ឆ្នាំ"),
    ],
)
def test_a_date_an_hour_an_age_and_a_rate_are_none(language: str, text: str) -> None:
    assert find_durations(prepared(text, language)) == ()


MONTH_LONG = ("vi", "Cửa khẩu Hà Vân đóng cửa một tháng để sửa đường")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MONTH_LONG, ("en", "Ha Van border gate will close for two months for road repairs")),
        (MONTH_LONG, ("vi", "Cửa khẩu Hà Vân đóng cửa hai tháng để sửa đường")),
        (MONTH_LONG, ("vi", "Cửa khẩu Hà Vân đóng cửa 2 tháng để sửa đường")),
        (MONTH_LONG, ("vi", "cua khau ha van dong cua nua thang de sua duong")),
        (MONTH_LONG, ("zh", "河云口岸因修路关闭两个月")),
        (MONTH_LONG, ("zh", "河云口岸因修路关闭半个月")),
        (MONTH_LONG, ("lo", "ດ່ານຮ່າເວີນ ປິດ ໒ ເດືອນ ເພື່ອສ້ອມແປງທາງ")),
        (MONTH_LONG, ("km", "ច្រកហាវ៉ាន់បិទរយៈពេលពីរខែ ដើម្បីជួសជុលផ្លូវ")),
        (MONTH_LONG, ("fr", "Le poste de Hà Vân ferme un an pour travaux")),
        (("vi", "Trường nghỉ 3 ngày"), ("vi", "Trường nghỉ ba tuần")),
        (("vi", "Trường nghỉ 3 ngày"), ("en", "The school shuts for three hours")),
        (("en", "The road is shut for a week"), ("fr", "La route est fermée pendant deux semaines")),
        (("zh", "停水十天"), ("lo", "ຢຸດນ້ຳ 2 ອາທິດ")),
        (("km", "បិទផ្លូវដប់ថ្ងៃ"), ("zh", "道路封闭三十天")),
        (("lo", "ປິດທາງ 24 ຊົ່ວໂມງ"), ("km", "បិទផ្លូវបីថ្ងៃ")),
        (("fr", "fermé pendant plus d'un an"), ("en", "closed for less than six months")),
    ],
)
def test_another_length_is_warned_of_both_ways(one: tuple[str, str], other: tuple[str, str]) -> None:
    for first, second in ((one, other), (other, one)):
        found = differences(first[1], second[1], one_language=first[0], other_language=second[0])
        figures = [said for said in found if said.kind == "figures"]
        assert len(figures) == 1
        assert figures[0].one_says
        assert figures[0].other_says


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MONTH_LONG, ("en", "Ha Van border gate will close for 30 days for road repairs")),
        (MONTH_LONG, ("en", "Ha Van border gate will close for a month for road repairs")),
        (MONTH_LONG, ("en", "Month-long closure of Ha Van border gate")),
        (MONTH_LONG, ("vi", "Cửa khẩu Hà Vân đóng cửa để sửa đường")),
        (MONTH_LONG, ("vi", "Cửa khẩu Hà Vân đóng cửa từ tháng 2, mỗi ngày 200 xe chờ")),
        (MONTH_LONG, ("zh", "河云口岸因修路关闭一个月")),
        (MONTH_LONG, ("fr", "Le poste de Hà Vân ferme quatre semaines")),
        (MONTH_LONG, ("lo", "ດ່ານຮ່າເວີນ ປິດໜຶ່ງເດືອນ")),
        (MONTH_LONG, ("km", "ច្រកហាវ៉ាន់បិទមួយខែ")),
        (("vi", "Chợ nghỉ hơn một tháng"), ("vi", "Chợ nghỉ 40 ngày")),
        (("vi", "Chợ nghỉ gần hai năm"), ("en", "The market shut for 22 months")),
        (("vi", "Chợ nghỉ 3 tháng"), ("en", "The market shut for 12 weeks")),
        (("vi", "Chợ nghỉ hai tuần"), ("fr", "Le marché ferme quinze jours")),
        (("vi", "Chợ nghỉ nửa tháng"), ("zh", "市场休市半个月")),
        (("vi", "Kim ngạch chín tháng năm 2026 tăng"), ("km", "ពាណិជ្ជកម្ម ៩ ខែ កើន")),
        (("vi", "Cửa khẩu đóng một tháng"), ("vi", "Sở sẽ trả lời sau 24 giờ")),
        (("zh", "停电72小时"), ("lo", "ໄຟຟ້າຢຸດ 3 ວັນ")),
        (("en", "a year and a half of works"), ("vi", "thi công 18 tháng")),
        (("vi", "phạt từ 3 đến 5 ngày"), ("en", "suspended for four days")),
    ],
)
def test_the_same_length_in_other_words_is_not(one: tuple[str, str], other: tuple[str, str]) -> None:
    for first, second in ((one, other), (other, one)):
        found = differences(first[1], second[1], one_language=first[0], other_language=second[0])
        assert [said for said in found if said.kind == "figures"] == []


def test_what_a_span_counts_is_not_said_again_as_a_bare_figure() -> None:
    found = differences("Trường đóng cửa 3 ngày, 20 lớp nghỉ", "Trường đóng cửa 5 ngày, 25 lớp nghỉ")
    assert [(one.one_says, one.other_says) for one in found] == [("20", "25"), ("3 ngày", "5 ngày")]
