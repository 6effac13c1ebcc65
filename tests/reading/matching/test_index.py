"""The nearest texts: found whatever the spelling, dropped for good, and without a model too."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np
import pytest

from nhipcau.reading.matching import ClaimIndex, packed, said_of, unpacked
from nhipcau.reading.matching.meaning import MeaningIndex

CLAIMS = {
    "market": "Chợ Đông Triều đóng cửa vĩnh viễn từ ngày 1/12/2026.",
    "bridge": "Cầu Sông Hiến sập làm 12 người bị thương.",
    "bus": "Tỉnh Cao Bằng miễn phí xe buýt cho học sinh từ tháng 9.",
    "dog": "Thành phố cấm nuôi chó thả rông trên phố đi bộ.",
}


class TopicModel:
    """Stands in for the model: one direction a topic word, whatever the language."""

    name = "made/topics"
    dimensions = 4
    topics = (
        ("chợ", "market", "市场"),
        ("cầu", "bridge", "桥"),
        ("buýt", "bus", "公交"),
        ("chó", "dog", "狗"),
    )

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        rows = [[0.01 + any(w in t.casefold() for w in words) for words in self.topics] for t in texts]
        return np.asarray([np.array(row) / np.linalg.norm(row) for row in rows], dtype=np.float32)


def filled(model: TopicModel | None = None) -> ClaimIndex:
    index = ClaimIndex(model)
    for key, text in CLAIMS.items():
        index.put(key, text, language="vi")
    return index


@pytest.mark.parametrize(
    "question",
    [
        "Chợ Đông Triều đóng cửa",
        "cho dong trieu dong cua",
        unicodedata.normalize("NFD", "chợ Đông Triều đóng cửa"),
        "ch\u200bợ Đông\u00a0Tri\u00adều",
        "@mot_nguoi @hai Nghe nói #ChợĐôngTriều đóng cửa https://t.co/x1 pic.twitter.com/abc",
    ],
)
def test_found_however_it_is_typed(question: str) -> None:
    best = filled().nearest(question)[0]
    assert best.key == "market"
    assert best.lexical_rank == 1
    assert best.gram_rank == 1
    assert best.meaning_rank is None
    assert best.likeness > 0.3


def test_another_language_is_found_by_meaning_and_says_so() -> None:
    index = filled(TopicModel())
    found = index.nearest("市内的狗必须拴绳", language="zh")
    assert found[0].key == "dog"
    assert found[0].meaning_rank == 1
    assert found[0].lexical_rank is None


def test_a_shared_year_does_not_outrank_meaning() -> None:
    index = filled(TopicModel())
    index.put("year", "Ngân sách 2026", language="vi")
    assert index.nearest("2026年狗的管理规定在全市开始实施", language="zh")[0].key == "dog"


def test_facts_part_what_means_the_same_in_another_language() -> None:
    index = ClaimIndex(TopicModel())
    for dead in (7, 17, 27):
        index.put(dead, f"Cầu sập ngày {dead}/10 làm {dead} người chết", language="vi")
    best = index.nearest("A bridge collapse on 17 October left seventeen people dead", language="en")[0]
    assert best.key == 17
    assert best.fact_rank == 1


def test_shared_words_are_quoted_from_the_question() -> None:
    best = filled().nearest("Xe BUÝT miễn phí")[0]
    assert {"BUÝT", "miễn", "phí"} <= set(best.shared_words)


def test_dropped_and_replaced_texts_are_gone() -> None:
    index = filled(TopicModel())
    index.drop("market")
    index.drop("market")
    index.put("dog", "Nông dân trồng ngô vụ đông.", language="vi")
    assert len(index) == 3
    assert "market" not in {match.key for match in index.nearest("chợ Đông Triều đóng cửa")}
    assert index.nearest("trồng ngô vụ đông")[0].key == "dog"


def test_many_changes_leave_no_debris(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nhipcau.reading.matching.index.LEFT_OVER", 10)
    index = filled(TopicModel())
    for turn in range(60):
        index.put("turning", f"Lượt thứ {turn}", language="vi")
    assert index._next < 40
    assert index.nearest("chợ Đông Triều")[0].key == "market"
    assert index.nearest("lượt thứ 59")[0].key == "turning"


@pytest.mark.parametrize("question", ["", "   ", "https://t.co/x", "!!!", "👍"])
def test_nothing_asked_nothing_found(question: str) -> None:
    assert filled().nearest(question) == []
    assert ClaimIndex().nearest("gì đó") == []


def test_no_more_than_asked_for() -> None:
    assert len(filled(TopicModel()).nearest("Cao Bằng", limit=2)) == 2


def test_a_repeated_title_counts_once() -> None:
    assert said_of("Chợ đóng cửa hôm nay", "Chợ đóng cửa") == "Chợ đóng cửa hôm nay"
    assert said_of("từ mai", "Chợ đóng cửa") == "Chợ đóng cửa từ mai"


def test_vectors_survive_the_column() -> None:
    row = np.linspace(-1, 1, 384, dtype=np.float32)
    assert np.allclose(unpacked(packed(row)), row, atol=1e-3)
    assert len(packed(row)) == 768


def test_one_mean_a_language_puts_languages_on_one_scale() -> None:
    chance = np.random.default_rng(5)
    lean = {"vi": chance.normal(size=16) * 3, "lo": chance.normal(size=16) * 3}
    topics = chance.normal(size=(40, 16))
    index = MeaningIndex("made", steady=1.0)
    for slot, topic in enumerate(topics):
        for shift, language in enumerate(lean):
            row = topic + lean[language]
            index.put(2 * slot + shift, language, (row / np.linalg.norm(row)).astype(np.float32))
    asked = topics[3] + lean["lo"]
    found, known = index.cosines("lo", (asked / np.linalg.norm(asked)).astype(np.float32), 80)
    assert known.all()
    assert set(np.argsort(-found)[:2].tolist()) == {6, 7}


def test_vectors_of_another_model_are_left_out() -> None:
    index = filled(TopicModel())
    index.put("odd", "Một tin khác", language="vi", vector=np.ones(7, dtype=np.float32))
    index.put("nan", "Tin hỏng", language="vi", vector=np.full(4, np.nan, dtype=np.float32))
    assert index.nearest("tin khác")[0].key == "odd"
    assert index.nearest("tin khác")[0].meaning_rank is None
