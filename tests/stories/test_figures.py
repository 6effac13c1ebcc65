"""Figures side by side: what is the same count, who disagrees, what only touches; offsets in six languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from nhipcau.stories.rules.comparing import Seen, disagreements
from nhipcau.stories.rules.foreign_figures import find_counts
from nhipcau.stories.rules.sentences import opening, sentence_at

MORNING = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def seen(
    value: float, qualifier: str = "exact", *, unit: str = "đại biểu", outlet: str = "", hours: float = 0,
    text: str = "", language: str = "vi",
) -> Seen:  # fmt: skip
    text = text or f"Có {value:g} {unit} dự hội nghị."
    start = text.index(f"{value:g}")
    number = int(value * 10 + hours)
    return Seen(
        number, outlet or f"Báo {value}{qualifier}", language, MORNING + timedelta(hours=hours), value,
        qualifier, unit, start, text.index(unit) + len(unit), text,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "two", "differ"),
    [
        ((200, "nearly"), (150, "over"), True),
        ((200, "about"), (150, "over"), True),
        ((152, "exact"), (150, "over"), False),
        ((200, "exact"), (200, "exact"), False),
        ((200, "nearly"), (187, "exact"), False),
        ((187, "exact"), (150, "over"), True),
        ((200, "about"), (200, "nearly"), False),
        ((130, "nearly"), (128, "exact"), False),
        ((14, "exact"), (17, "exact"), True),
        ((300, "at_least"), (340, "exact"), False),
        ((300, "at_most"), (340, "exact"), True),
        ((1.5e6, "exact"), (1.6e6, "exact"), True),
    ],
)
def test_a_qualifier_is_respected(one: tuple[float, str], two: tuple[float, str], differ: bool) -> None:
    found = disagreements([seen(*one, outlet="A"), seen(*two, outlet="B", hours=1)])
    assert bool(found) is differ


def test_one_outlet_alone_does_not_disagree_with_itself() -> None:
    assert not disagreements([seen(100, outlet="A"), seen(200, outlet="A", hours=1)])


def test_parts_and_wholes_do_not_disagree() -> None:
    part = seen(12, outlet="B", text="Phát biểu góp ý, 12 đại biểu đề nghị kéo dài thời gian thực hành.")
    assert not disagreements([seen(200, outlet="A"), part])


def test_an_article_that_tells_both_numbers_agrees_with_either() -> None:
    text = "Có 14 câu hỏi tại chỗ và 17 câu hỏi gửi trước."
    both = [
        Seen(1, "A", "vi", MORNING, 14, "exact", "câu hỏi", 3, 13, text),
        Seen(1, "A", "vi", MORNING, 17, "exact", "câu hỏi", 25, 35, text),
    ]
    assert not disagreements([*both, seen(17, unit="câu hỏi", outlet="B")])


def test_dead_and_injured_are_told_apart_by_their_sentence() -> None:
    text = "Vụ lở đất làm 3 người thiệt mạng, 7 người bị thương."
    other = "Đến trưa đã xác định 3 người thiệt mạng; 9 người bị thương đang điều trị."
    told = [(1, text, 3), (1, text, 7), (2, other, 3), (2, other, 9)]
    rows = []
    for number, words, value in told:
        start = words.index(f"{value} người")
        rows.append(
            Seen(number, f"Báo {number}", "vi", MORNING, value, "exact", "người", start, start + 7, words)
        )
    (found,) = disagreements(rows)
    assert [line.seen.value for line in found.lines] == [7, 9]


def test_a_later_new_number_may_be_an_update_and_a_repeated_one_is_not() -> None:
    rows = [seen(312, unit="ngôi nhà", outlet="A"), seen(388, unit="ngôi nhà", outlet="B", hours=5),
            seen(312, unit="ngôi nhà", outlet="C", hours=9)]  # fmt: skip
    (found,) = disagreements(rows)
    assert [(line.seen.outlet, line.is_update) for line in found.lines] == [
        ("A", False),
        ("B", True),
        ("C", False),
    ]


def test_spans_of_time_count_nothing() -> None:
    assert not disagreements([seen(24, unit="giờ", outlet="A"), seen(48, unit="giờ", outlet="B")])


FOREIGN = [
    ("en", "Nearly 200 local officials attended.", "Nearly 200 local officials", 200, "nearly"),
    ("en", "At least 1,200 people were evacuated.", "At least 1,200 people", 1200, "at_least"),
    ("en", "It drew 1.5 million foreign visitors.", "1.5 million foreign visitors", 1_500_000, "exact"),
    ("en", "Three people were killed.", "Three people", 3, "exact"),
    ("fr", "Près de 1 200 personnes ont été évacuées.", "Près de 1 200 personnes", 1200, "nearly"),
    ("fr", "Environ 200 participants étaient là.", "Environ 200 participants", 200, "about"),
    ("zh", "近200名基层干部参加培训。", "近200名基层干部", 200, "nearly"),
    ("zh", "接待游客超过1.5万人次。", "超过1.5万人次", 15_000, "over"),
    ("zh", "约600名游客入园。", "约600名游客", 600, "about"),
    ("lo", "ມີ ເກືອບ 200 ຄົນ ເຂົ້າຮ່ວມ.", "ເກືອບ 200 ຄົນ", 200, "nearly"),
    ("km", "មន្ត្រីជិត ២០០ នាក់ បានចូលរួម។", "ជិត ២០០ នាក់", 200, "nearly"),
]


@pytest.mark.parametrize(("language", "text", "said", "value", "qualifier"), FOREIGN, ids=range(len(FOREIGN)))
def test_counts_of_other_languages_stand_where_they_say(
    language: str, text: str, said: str, value: float, qualifier: str
) -> None:
    (found,) = find_counts(text, language)
    assert text[found.start : found.end] == said
    assert (found.value, found.qualifier) == (value, qualifier)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2026, officials met twice on 12 March."),
        ("en", "Article 5 says that people may ask."),
        ("en", "She was born in 1990 and lives with visitors."),
        ("fr", "Le 12 mars, les participants partent."),
        ("zh", "2026年11月20日，代表团抵达。"),
        ("de", "200 Teilnehmer kamen."),
    ],
    ids=range(6),
)
def test_years_and_dates_count_nothing(language: str, text: str) -> None:
    assert find_counts(text, language) == []


def test_the_same_count_meets_over_six_languages() -> None:
    rows = [seen(150, "over", outlet="A")]
    for number, (language, text, said, _value, _qualifier) in enumerate(FOREIGN):
        if "200" in said or "២០០" in said:
            (one,) = find_counts(text, language)
            rows.append(
                Seen(900 + number, f"F{number}", language, MORNING, one.value, one.qualifier, one.noun,
                     one.start, one.end, text)
            )  # fmt: skip
    (found,) = disagreements(rows)
    assert {line.seen.language for line in found.lines} == {"vi", "en", "fr", "zh", "lo", "km"}


def test_a_sentence_is_cut_at_its_figure_and_no_abbreviation_of_numbers_breaks_it() -> None:
    text = "Mưa lớn. Đến 8 giờ có khoảng 2.300 người dự, nhiều nhất từ trước đến nay. Chiều tạnh."
    start = text.index("khoảng")
    quoted = sentence_at(text, start, text.index(" dự"))
    assert (quoted.before, quoted.said) == ("Đến 8 giờ có ", "khoảng 2.300 người")
    assert quoted.after == " dự, nhiều nhất từ trước đến nay."


def test_excerpts_are_short() -> None:
    assert len(opening("Một câu rất dài " * 60, 240)) <= 243
    quoted = sentence_at("từ " * 200 + "5 nhà" + " nữa" * 200, 600, 605)
    assert quoted.said == "5 nhà"
    assert len(quoted.before) + len(quoted.after) < 300
