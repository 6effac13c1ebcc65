"""Office-holders on the made corpus, exactly: the name and every office as written."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reading.vi.gold import Case, read_gold, score

from nhipcau.reading.languages.vi.people import find_people

GOLD = read_gold(Path(__file__).with_name("people_gold.txt"))
FLOOR = 0.97
CHARTER = [
    "Ông Nguyễn Văn An, một người dân ở xã Tân Hà, nói rằng nước đã rút.",
    "Chị Trần Thị Bưởi, chủ quán phở, và em Lê Văn Cừ, học sinh lớp 5, được tặng quà.",
    "Nông dân Trần Văn Cày vui vì được mùa; bà Lý Thị Pham ở bản Nà Lốm cảm ơn.",
    "Anh Hoàng Văn Tú, công nhân Công ty May 10, kể lại với phóng viên Trần Hà.",
    "Ảnh: Nguyễn Thị Ngọc",
]


def _found(text: str) -> set[tuple[str, ...]]:
    return {(person.name, *person.offices) for person in find_people(text)}


def test_corpus_is_large_and_mixed() -> None:
    assert len(GOLD) >= 170
    assert sum(not case.named for case in GOLD) >= 25


def test_precision_and_recall_hold_the_floor() -> None:
    reached = score([(case, _found(case.text)) for case in GOLD])
    assert min(reached.precision, reached.recall) >= FLOOR, "\n".join(reached.wrong)


@pytest.mark.parametrize("text", CHARTER)
def test_a_private_person_is_never_kept(text: str) -> None:
    assert find_people(text) == ()


@pytest.mark.parametrize("case", [case for case in GOLD if not case.named], ids=lambda case: case.text[:40])
def test_texts_without_an_office_holder_name_nobody(case: Case) -> None:
    assert _found(case.text) == set()
