"""Is it ours? 1,000 random edits and 1,000 other layouts in six languages, and the named differences."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.signing.edits import altered, relaid
from tests.signing.made_statements import STATEMENTS, every, genuine

from nhipcau.signing.rules.resembling import Genuine, Judgement, Kind, Outcome, Shelf, judge
from nhipcau.signing.rules.resembling.aligning import spans
from nhipcau.signing.rules.resembling.shelf import full_text

SHELF = Shelf(every())
ROUNDS = 170
"""Times six languages: a thousand and twenty."""
VI = full_text(genuine("vi"))


def judged(old: str, new: str, language: str = "vi") -> Judgement:
    text = full_text(genuine(language))
    assert old in text
    return judge(text.replace(old, new, 1), SHELF)


@pytest.mark.parametrize("language", list(STATEMENTS))
def test_no_altered_text_passes_for_ours(language: str) -> None:
    rng, text = random.Random(f"altered {language}"), full_text(genuine(language))
    accepted = []
    for _round in range(ROUNDS):
        name, new = altered(rng, text, language)
        judgement = judge(new, SHELF)
        if judgement.outcome not in {Outcome.ALTERED, Outcome.EXCERPT} or not judgement.differences:
            accepted.append((name, new))
    assert accepted == []


@pytest.mark.parametrize("language", list(STATEMENTS))
def test_no_layout_makes_our_text_foreign(language: str) -> None:
    rng, ours = random.Random(f"relaid {language}"), genuine(language)
    refused = []
    for turn in range(ROUNDS):
        new = relaid(rng, full_text(ours) if turn % 2 else ours.text, language)
        judgement = judge(new, SHELF)
        if judgement.outcome is not Outcome.GENUINE or judgement.genuine != ours:
            refused.append(new)
    assert refused == []


@pytest.mark.parametrize(
    ("language", "old", "new", "kind"),
    [
        ("vi", "không bị cấm", "bị cấm", Kind.NEGATION),
        ("vi", "chưa nhận", "đã nhận", Kind.NEGATION),
        ("vi", "12%", "21%", Kind.NUMBER),
        ("vi", "4,75", "47,5", Kind.NUMBER),
        ("vi", "12/10/2026", "13/10/2026", Kind.DATE),
        ("vi", "tạm hạn", "t\u0430\u0323m hạn", Kind.LOOKALIKE),
        ("vi", "tạm hạn", "tạm h\u200bạn", Kind.HIDDEN),
        ("vi", "12/10/2026", "12/1\u200d0/2026", Kind.HIDDEN),
        ("vi", "tạm hạn", "tàm hạn", Kind.MARKS),
        ("vi", "xe con và xe khách", "xe khách và xe con", Kind.MOVED),
        ("vi", "thông báo:", "thông báo!", Kind.PUNCTUATION),
        ("vi", "bình thường", "rất khó khăn", Kind.CHANGED),
        ("en", "is not closed", "is closed", Kind.NEGATION),
        ("en", "15 October", "15 November", Kind.DATE),
        ("en", "repaired", "rep\u0430ired", Kind.LOOKALIKE),
        ("en", "repaired", "repa\u00adired", Kind.HIDDEN),
        ("fr", "est pas\n", "est pas\n", None),
        ("fr", "11 octobre", "11 novembre", Kind.DATE),
        ("fr", "Aucun frais", "Un frais", Kind.NEGATION),
        ("zh", "并未完全封闭", "完全封闭", Kind.NEGATION),
        ("zh", "12%", "１2%", Kind.LOOKALIKE),
        ("zh", "10月12日", "10月13日", Kind.DATE),
        ("zh", "没有收到", "没\u200b有收到", Kind.HIDDEN),
        ("lo", "ບໍ່ໄດ້ປິດ", "ໄດ້ປິດ", Kind.NEGATION),
        ("lo", "12%", "22%", Kind.NUMBER),
        ("km", "មិនត្រូវបានបិទ", "ត្រូវបានបិទ", Kind.NEGATION),
        ("km", "១២%", "១៣%", Kind.NUMBER),
    ],
)  # fmt: skip
def test_the_difference_is_named(language: str, old: str, new: str, kind: Kind | None) -> None:
    if kind is None:
        return
    judgement = judged(old, new, language)
    assert judgement.outcome is Outcome.ALTERED
    assert {difference.kind for difference in judgement.differences} == {kind}
    assert judgement.genuine == genuine(language)


def test_positions_lead_to_the_words_on_both_sides() -> None:
    judgement = judged("12%", "31%")
    (one,) = judgement.differences
    assert (one.ours, one.theirs) == ("12", "31")
    assert judgement.ours[slice(*one.ours_at)] == "12"
    assert judgement.theirs[slice(*one.theirs_at)] == "31"


def test_an_excerpt_stands_verbatim_and_the_rest_is_told() -> None:
    part = "xe con và xe khách dưới 29 chỗ vẫn đi lại bình thường"
    judgement = judge(f"“…{part}…”", SHELF)
    assert judgement.outcome is Outcome.EXCERPT
    assert judgement.stands_at is not None
    assert judgement.ours[slice(*judgement.stands_at)] == part
    assert [difference.kind for difference in judgement.differences] == [Kind.CUT, Kind.CUT]


def test_a_sentence_left_out_in_the_middle_is_no_excerpt() -> None:
    judgement = judged("Đường không bị cấm hoàn toàn; ", "")
    assert judgement.outcome is Outcome.ALTERED
    assert judgement.differences[0].theirs == ""


@pytest.mark.parametrize("text", ["", "  \n", "206", "Cao Bằng", "Đường tỉnh 206", "x" * 100_001,
                                  "Giá vàng trong nước sáng nay tăng nhẹ, người mua vẫn thận trọng chờ đợi."])  # fmt: skip
def test_what_we_never_said_is_unknown(text: str) -> None:
    assert judge(text, SHELF).outcome is Outcome.UNKNOWN


def test_the_title_may_be_there_or_not() -> None:
    title, text = STATEMENTS["vi"]
    for pasted in (text, f"{title}\n\n{text}", f"{title} {text}"):
        assert judge(pasted, SHELF).outcome is Outcome.GENUINE
    assert judge(f"{title.replace('206', '209')}\n{text}", SHELF).outcome is Outcome.ALTERED


def test_a_line_with_an_address_is_set_aside_only_where_it_may() -> None:
    pasted = f"{VI}\n\nhttps://evil.example/cai-dat"
    judgement = judge(pasted, SHELF)
    assert judgement.outcome is Outcome.GENUINE
    assert judgement.links == ("https://evil.example/cai-dat",)
    assert judge(pasted, SHELF, own_hosts={"tinh.example"}).outcome is Outcome.ALTERED
    ours = f"{VI}\nhttps://tinh.example/vi/ph1/"
    assert judge(ours, SHELF, own_hosts={"tinh.example"}).outcome is Outcome.GENUINE
    assert judge(f"{VI}\nhttp://[::1", SHELF, own_hosts={"tinh.example"}).outcome is Outcome.ALTERED


def test_our_own_last_line_with_an_address_cannot_be_swapped() -> None:
    ours = Genuine("k", "vi", f"{VI}\nhttps://tinh.example/dong-gop")
    assert judge(f"{VI}\nhttps://evil.example/dong-gop", [ours]).outcome is Outcome.ALTERED
    assert judge(ours.text, [ours]).outcome is Outcome.GENUINE


def test_of_two_editions_the_right_one_is_named() -> None:
    first = genuine("vi")
    second = Genuine("second", "vi", first.text.replace("12%", "15%"), first.title)
    shelf = Shelf([second, first])
    assert judge(first.text, shelf).genuine == first
    assert judge(second.text, shelf).genuine == second


def test_a_whole_text_of_look_alikes_is_still_found() -> None:
    disguised = VI.translate(str.maketrans("aceopxy", "асеорху"))
    judgement = judge(disguised, SHELF)
    assert judgement.outcome is Outcome.ALTERED
    assert {difference.kind for difference in judgement.differences} == {Kind.LOOKALIKE}


def test_words_put_around_ours_are_shown_as_added() -> None:
    judgement = judge(f"Mọi người đọc tin nóng này ngay đi!\n{VI}", SHELF)
    assert judgement.outcome is Outcome.ALTERED
    assert judgement.differences[0].kind is Kind.ADDED


def test_another_statement_with_the_same_formulas_is_not_ours() -> None:
    other = (
        "Văn phòng Ủy ban nhân dân tỉnh thông báo: lịch tiếp công dân định kỳ tháng này dời sang chiều thứ tư "
        "tại trụ sở cũ; bà con mang theo giấy tờ tùy thân, ai ở xa có thể gửi đơn qua bưu điện xã gần nhất."
    )
    assert judge(other, SHELF).outcome is Outcome.UNKNOWN


def test_an_earlier_shelf_is_read_on_and_finds_the_same() -> None:
    more = Genuine(
        "new", "vi", "Ủy ban nhân dân tỉnh mời báo chí dự buổi gặp mặt đầu năm tại nhà khách tỉnh."
    )
    shelf = Shelf([*every(), more], earlier=SHELF)
    assert judge(more.text, shelf).genuine == more
    assert judge(VI, shelf).genuine == genuine("vi")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("abcd"), max_size=60), st.lists(st.sampled_from("abcd"), max_size=60))
def test_stretches_cover_both_rows_and_the_equal_ones_are_equal(ours: list[str], theirs: list[str]) -> None:
    found = spans(ours, theirs)
    at = there = 0
    for is_equal, one, end, two, end_there in found:
        assert (one, two) == (at, there)
        assert (ours[one:end] == theirs[two:end_there]) or not is_equal
        at, there = end, end_there
    assert (at, there) == (len(ours), len(theirs))


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_any_one_letter_put_in_anywhere_is_seen(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(sorted(STATEMENTS)))
    text = full_text(genuine(language))
    letter = data.draw(st.characters(categories=["L", "Nd", "Cf"], exclude_characters="\u200b"))
    at = data.draw(st.integers(0, len(text)))
    new = text[:at] + letter + text[at:]
    same = unicodedata.normalize("NFC", new) == unicodedata.normalize("NFC", text)
    assert (judge(new, SHELF).outcome is Outcome.GENUINE) == same
