"""Whatever the text, the finders end, raise nothing, and their spans hold the words they claim."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.reading.languages.vi import syllables
from nhipcau.reading.languages.vi.bodies import find_bodies
from nhipcau.reading.languages.vi.people import find_people
from nhipcau.reading.languages.vi.syllables import Words, fold, words_of

PIECES = (
    "Nguyễn", "Văn", "An", "Giám đốc", "Sở", "Y tế", "và", ",", ";", ":", "(", ")", "-", "\u2013", "\n", " ",
    "tỉnh", "Cao Bằng", "xã", "Chủ tịch", "UBND", "đồng chí", "ông", "các", "H'Lan", "K'", "Đại sứ", "Pháp",
    "tại", "của", "Trưởng", "Ban", "Phó", "nguyên", "Tổng thống", "Macron", "TP.", "HCM", "số", "1",
    "VI", ".",
    "Trường THPT", "đường", "Ban Chỉ đạo", "phòng, chống", "TT&TT", "khóa", "nhiệm kỳ", "2025", "J.", "von",
    "giữ chức", "\u201c", "\u201d", "\u0301", "kiêm nhiệm", "thường trực", "đại diện",
)  # fmt: skip
ANY_TEXT = st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
REPEATED = (
    "Nguyễn ",
    "Chủ tịch, ",
    "Giám đốc Sở Y tế và ",
    "xã ",
    "Ban ",
    "ông A, B và ",
    "(",
    "TT&",
    "Sở Văn hóa, ",
)
LONG = 20_000


def _tail(text: str) -> str:
    return fold(" ".join(text.split()))


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_people_spans_hold_the_name_or_its_last_syllable(text: str) -> None:
    for person in find_people(text, title=text[:50], byline=text[-20:]):
        name = _tail(person.name)
        assert person.offices
        assert list(person.spans) == sorted(set(person.spans))
        for start, end in person.spans:
            assert name.endswith(_tail(text[start:end])) or _tail(text[start:end]) in name


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_bodies_spans_hold_the_text(text: str) -> None:
    taken: list[tuple[int, int]] = []
    for body in find_bodies(text):
        assert all(text[start:end] == body.text for start, end in body.spans)
        taken.extend(body.spans)
    taken.sort()
    assert all(before[1] <= after[0] for before, after in pairwise(taken))


@pytest.mark.slow
@pytest.mark.parametrize("piece", REPEATED)
def test_work_grows_with_the_text_not_its_square(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Count look-ups instead of seconds: twice the text, about twice the look-ups."""
    calls = 0
    plain = syllables.Phrases.match

    def counted(self: syllables.Phrases, words: Words, i: int) -> int:
        nonlocal calls
        calls += 1
        return plain(self, words, i)

    monkeypatch.setattr(syllables.Phrases, "match", counted)
    counts = []
    for size in (LONG // len(piece), 2 * LONG // len(piece)):
        calls = 0
        find_people(piece * size)
        find_bodies(piece * size)
        counts.append(calls)
    assert counts[1] < 2.6 * counts[0]


def test_words_cover_the_text() -> None:
    words = words_of("TP.HCM: H'Lan Niê, K' Nhiên")
    assert [word.text for word in words] == ["TP", ".", "HCM", ":", "H'Lan", "Niê", ",", "K'", "Nhiên"]
