"""Pure decisions: publication days, spans to pieces, differences, search words, snippets."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime

import pytest

from nhipcau.monitoring.rules.difference import difference
from nhipcau.monitoring.rules.mentions import rows, storable
from nhipcau.monitoring.rules.publication import OFFICE_ZONE, Publication, believed, earlier
from nhipcau.monitoring.rules.snippets import SNIPPET_LETTERS, marked, snippet
from nhipcau.monitoring.rules.spans import paragraphs
from nhipcau.monitoring.rules.words import searchable, terms
from nhipcau.reading.records import Mentions, Person

FETCHED = datetime(2026, 3, 10, 20, 0, tzinfo=UTC)  # already the 11th in Vietnam


@pytest.mark.parametrize(
    ("claimed", "day"),
    [
        (date(2026, 3, 11), date(2026, 3, 11)),
        (date(2026, 3, 12), date(2026, 3, 12)),
        (date(2026, 3, 13), None),
        (datetime(2026, 3, 10, 23, 30, tzinfo=UTC), date(2026, 3, 11)),
        (datetime(2026, 3, 11, 20, 1, tzinfo=UTC), None),
        (datetime(2026, 3, 10, 1, 0), date(2026, 3, 10)),  # noqa: DTZ001 - a page without a zone
        (None, None),
    ],
)
def test_no_publication_from_the_future_is_believed(
    claimed: datetime | date | None, day: date | None
) -> None:
    assert believed(claimed, FETCHED).on == day


def test_an_edit_does_not_move_the_publication_later() -> None:
    first = believed(datetime(2026, 3, 9, 8, 0, tzinfo=OFFICE_ZONE), FETCHED)
    edited = believed(datetime(2026, 3, 10, 8, 0, tzinfo=OFFICE_ZONE), FETCHED)
    assert earlier(first, edited) == first == earlier(edited, first)
    assert earlier(Publication(), first) == first == earlier(first, Publication())
    assert earlier(Publication(None, first.on), first) == first


def test_a_text_without_an_hour_is_ordered_inside_its_day() -> None:
    key = Publication(None, date(2026, 3, 11)).sort_key(FETCHED)
    assert key.astimezone(OFFICE_ZONE).date() == date(2026, 3, 11)
    assert key <= FETCHED


def test_every_letter_comes_out_once_whatever_the_spans() -> None:
    chance = random.Random(7)
    text = "Dòng một <b>đậm</b>\nDòng hai & ba\n\nDòng bốn"
    for _ in range(300):
        spans = [
            [(chance.randint(-5, 60), chance.randint(-5, 60)) for _ in range(chance.randint(0, 3))]
            for _ in range(chance.randint(0, 6))
        ]
        cut = paragraphs(text, spans)
        assert "\n".join("".join(piece.text for piece in line) for line in cut) == text.replace("\n\n", "\n")


def test_overlapping_spans_keep_all_their_mentions_and_begin_once() -> None:
    text = "xã Trường Hà, tỉnh Cao Bằng"
    line = paragraphs(text, [[(0, 12)], [(3, 27)], [(3, 12), (14, 27)]])[0]
    assert [(piece.text, piece.mentions) for piece in line] == [
        ("xã ", (0,)), ("Trường Hà", (0, 1, 2)), (", ", (1,)), ("tỉnh Cao Bằng", (1, 2)),
    ]  # fmt: skip
    begins = [(one.mention, one.number) for piece in line for one in piece.begins]
    assert begins == [(0, 1), (1, 1), (2, 1), (2, 2)]


def test_a_span_that_starts_on_a_line_feed_still_has_a_landing_place() -> None:
    cut = paragraphs("một\nhai", [[(3, 7)]])
    assert [piece.begins[0].number for line in cut for piece in line if piece.begins] == [1]


def test_the_difference_loses_nothing_and_marks_only_what_changed() -> None:
    old = "Đoạn mở đầu.\nCó 2.300 người dự lễ.\nĐoạn cuối."
    new = "Đoạn mở đầu.\nĐoạn thêm vào.\nCó hơn 2.500 người dự lễ.\nĐoạn cuối."
    lines = difference(old, new)
    for change, text in (("removed", old), ("added", new)):
        kept = ["".join(run.text for run in line.runs if run.change in {"same", change}) for line in lines]
        assert "\n".join(part for part in kept if part) == text
    assert not lines[0].changed
    assert not lines[-1].changed
    removed = "".join(run.text for line in lines for run in line.runs if run.change == "removed")
    assert "300" in removed
    assert "người dự" not in removed


def test_chinese_is_compared_letter_by_letter() -> None:
    runs = [run for line in difference("代表团共五十人抵达", "代表团共六十人抵达") for run in line.runs]
    assert [(run.change, run.text) for run in runs if run.change != "same"] == [
        ("removed", "五"),
        ("added", "六"),
    ]


def test_a_long_rewritten_text_is_compared_within_reason() -> None:
    old, new = " ".join(f"a{n}" for n in range(5_000)), " ".join(f"b{n}" for n in range(5_000))
    assert [run.change for line in difference(old, new) for run in line.runs] == ["removed", "added"]


def test_words_are_found_without_their_marks_and_only_whole() -> None:
    exact, folded = searchable("Đông Triều khởi công 57-KL/TW")
    assert terms("dong trieu")[0].needle(exact=False) in folded
    assert terms("Đông")[0].needle(exact=True) in exact
    assert terms("don")[0].needle(exact=False) not in folded
    assert terms("57-kl/tw")[0].needle(exact=False) in folded
    assert terms("“đông triều”")[0].needle(exact=True) in exact


def test_marks_of_khmer_and_lao_are_kept_and_chinese_needs_no_blanks() -> None:
    for text, part in (
        ("ព្រះរាជាណាចក្រកម្ពុជា", "កម្ពុជា"),
        ("ແຂວງຫຼວງພະບາງ", "ຫຼວງພະບາງ"),
        ("高平省代表团", "代表"),
    ):
        _, folded = searchable(text)
        assert terms(part)[0].needle(exact=False) in folded


def test_a_hostile_query_stays_small() -> None:
    assert len(terms("a b c d " * 1000)) <= 12
    assert terms('"') == terms("  %_% ") == terms("") == []


def test_the_snippet_marks_the_words_as_printed() -> None:
    text = "Mở đầu dài dòng. " * 40 + "Tại Đông Triều, nhiều đại biểu dự lễ. " + "Kết thúc. " * 40
    fragments = snippet(text, terms("dong trieu"))
    assert "Đông Triều" in [part.text for part in fragments if part.found]
    assert len("".join(part.text for part in fragments)) <= SNIPPET_LETTERS + 4
    assert "".join(part.text for part in marked("高平省代表团", terms("代表")) if part.found) == "代表"
    assert "".join(part.text for part in snippet("ngắn", terms("khác"))) == "ngắn"


def test_what_a_database_refuses_is_replaced_letter_for_letter() -> None:
    assert storable("a\x00b\ud800c") == "a\ufffdb\ufffdc"
    row = rows(Mentions(people=(Person("Đỗ Văn Mẫu\x00", ("Phó Chủ tịch",), ((0, 10),)),)))[0]
    assert row.label == "Đỗ Văn Mẫu\ufffd"
    assert row.folded == "do van mau pho chu tich"
