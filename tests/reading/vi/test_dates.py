"""Days and periods of made sentences, with and without a day of publication."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.reading.languages.vi.dates import find_dates

GOLD = [
    line
    for line in (Path(__file__).parent / "dates_gold.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
FLOOR = 0.97
_LINE = re.compile(r"(?P<text>.*?)(?: @ (?P<day>\d{4}-\d\d-\d\d))? =>(?P<expected>.*)")


def _case(line: str) -> tuple[str, date | None, list[tuple[str, str]]]:
    parts = _LINE.fullmatch(line)
    assert parts, line
    pairs = [item.strip().partition("..") for item in parts["expected"].split(";") if item.strip()]
    day = date.fromisoformat(parts["day"]) if parts["day"] else None
    return parts["text"], day, sorted((start, end or start) for start, _, end in pairs)


def test_precision_and_recall_on_the_made_sentences() -> None:
    right = wanted = given_back = 0
    for line in GOLD:
        text, day, want = _case(line)
        got = sorted((one.start, one.end) for one in find_dates(text, published_on=day) for _ in one.spans)
        right += sum(min(want.count(one), got.count(one)) for one in set(want))
        wanted += len(want)
        given_back += len(got)
    assert right / wanted >= FLOOR, f"recall {right}/{wanted}"
    assert right / given_back >= FLOOR, f"precision {right}/{given_back}"


@pytest.mark.parametrize(
    ("text", "mention", "precision"),
    [
        ("Trong 2 ngày 14 và 15/9, trời mưa", "14 và 15/9", "day"),
        ("Ngày 5/7 có họp", "5/7", "day"),
        ("Lúc 15h30 ngày 5/7 có họp", "15h30 ngày 5/7", "minute"),
        ("Trong tháng 9, có họp", "tháng 9", "month"),
        ("Đến quý II/2024 thì xong", "quý II/2024", "quarter"),
        ("Trong 6 tháng đầu năm 2023, thu tăng", "6 tháng đầu năm 2023", "half"),
        ("Giai đoạn 2011-2020 đã qua", "2011-2020", "range"),
        ("Những năm 1990 khó khăn", "Những năm 1990", "decade"),
        ("Cuối năm 2018 thì xong", "năm 2018", "year"),
    ],
)
def test_mention_and_precision(text: str, mention: str, precision: str) -> None:
    assert [(one.text, one.precision) for one in find_dates(text, published_on=None)] == [
        (mention, precision)
    ]


def _only(text: str, wanted: str, *, title: str = "", published_on: date | None = None) -> str:
    return next(
        one.start for one in find_dates(text, published_on=published_on, title=title) if one.text == wanted
    )


def test_year_from_the_publication_beats_the_text() -> None:
    text = "Ngày 28/12, xã họp tổng kết năm 2023."
    assert _only(text, "28/12", published_on=date(2025, 1, 2)) == "2024-12-28"


def test_year_from_the_nearest_event_not_from_history_or_aims() -> None:
    assert (
        _only("Từ năm 1945 đến nay, nhớ mãi. Ngày 5/7, tổng kết năm 2023, mục tiêu đến năm 2030.", "5/7")
        == "2023-07-05"
    )
    assert _only("Ngày 5/7, triển khai giai đoạn 2011-2020.", "5/7") == "--07-05"
    assert _only("Ngày 5/7, họp kỷ niệm Cách mạng năm 1945.", "5/7") == "--07-05"


def test_year_from_the_title_when_the_text_has_none() -> None:
    assert _only("Sáng 12/7, lớp học mở.", "12/7", title="Tập huấn năm 2018") == "2018-07-12"
    assert _only("Sáng 12/7, lớp học mở.", "12/7", title="Giải chạy Hà Giang 2019") == "2019-07-12"
    assert _only("Sáng 12/7, lớp học mở.", "12/7", title="Kế hoạch 2021-2025") == "--07-12"


def test_equal_mentions_share_one_record() -> None:
    found = find_dates("Sáng 5/7 họp, chiều 5/7 nghỉ.", published_on=date(2020, 7, 6))
    assert [(one.text, len(one.spans)) for one in found] == [("5/7", 2)]


def test_taken_places_are_left_alone() -> None:
    text = "Theo Luật Báo chí năm 2016, ngày 5/7/2020 họp."
    assert [one.text for one in find_dates(text, published_on=None, taken=[(5, 26)])] == ["5/7/2020"]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.dates(date(1950, 1, 1), date(2090, 12, 31)),
    st.sampled_from(["{d}/{m}/{y}", "{d}-{m}-{y}", "{d}.{m}.{y}", "{d} tháng {m} năm {y}"]),
)
def test_a_full_date_reads_back(day: date, shape: str) -> None:
    written = shape.format(d=day.day, m=day.month, y=day.year)
    found = find_dates(f"Ngày {written}, lễ khai mạc.", published_on=None)
    assert [(one.text, one.start, one.end) for one in found] == [(written, day.isoformat(), day.isoformat())]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(-170, 170))
def test_the_elided_year_is_the_nearest(published: date, shift: int) -> None:
    day = date.fromordinal(published.toordinal() + shift)
    found = find_dates(f"Ngày {day.day}/{day.month}, lễ khai mạc.", published_on=published)
    if (day.month, day.day) != (2, 29):
        assert [one.start for one in found] == [day.isoformat()]


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "ngày",
                "14",
                "và",
                "15/9",
                ",",
                "từ",
                "đến",
                "-",
                "28/12/2023",
                "3-1",
                "12.7",
                "tháng",
                "năm",
                "2018",
                "2011-2020",
                "quý",
                "II",
                "/",
                "đầu",
                "cuối",
                "6",
                "nửa",
                "hôm",
                "nay",
                "sáng",
                "lúc",
                "15h30",
                "những",
                "1990",
                "29/2",
                "31/4",
                "(",
                ")",
                ".",
                "\n",
                "mùng",
                "Tết",
                "hai",
                "\u0661\u0662/\u0667",
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=24,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(PIECES, st.booleans(), st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2099, 1, 1))))
def test_spans_index_any_text(pieces: list[str], spaced: bool, published: date | None) -> None:
    text = (" " if spaced else "").join(pieces)
    for one in find_dates(text, published_on=published, title=text):
        assert one.spans
        assert all(text[start:end] == one.text for start, end in one.spans)
        assert re.fullmatch(r"(?:\d{4}-|--)\d\d-\d\d", one.start)
        assert re.fullmatch(r"(?:\d{4}-|--)\d\d-\d\d", one.end)
