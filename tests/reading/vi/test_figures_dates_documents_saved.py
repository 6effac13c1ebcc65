"""The three finders on the saved pages beside the project, and on noise that is long and nasty."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhipcau.reading.languages.vi.dates import find_dates
from nhipcau.reading.languages.vi.documents import find_documents
from nhipcau.reading.languages.vi.figures import find_figures

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"


def _read(name: str, paragraphs: int) -> str:
    path = SAMPLES / name
    if not path.exists():
        pytest.skip("the saved pages are not here")
    return "\n".join(path.read_text(encoding="utf-8").split("\n")[:paragraphs])


def test_national_training_conference() -> None:
    text = _read("nha-trang-training.txt", 14)
    figures = {(one.value, one.qualifier, one.unit) for one in find_figures(text)}
    assert figures == {(200, "nearly", "đại biểu"), (63, "exact", "tỉnh, thành phố")}
    days = {(one.start, one.end) for one in find_dates(text, published_on=None)}
    assert {("2018-07-12", "2018-07-12"), ("2018-01-01", "2018-06-30"), ("2017-01-01", "2017-12-31")} <= days


def test_provincial_conference_has_no_year_to_take() -> None:
    text = _read("cao-bang-training.txt", 22)
    assert [(one.value, one.unit) for one in find_figures(text)] == [(2, "ngày")]
    assert [(one.start, one.end) for one in find_dates(text, published_on=None)] == [("--09-14", "--09-15")]


def test_half_year_review_takes_the_year_of_its_period() -> None:
    text = _read("half-year-review.txt", 40)
    documents = {one.number: one for one in find_documents(text)}
    assert documents["57-KL/TW"].issued_on == "2023-06-15"
    assert documents["57-KL/TW"].issuer == "Bộ Chính trị"
    assert len(documents["57-KL/TW"].spans) == 4
    assert "2023-07-05" in {one.start for one in find_dates(text, published_on=None)}


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["1 ", "1", "1/1, ", "1-", "1 và ", "hai ", "Quyết định số 1 ", "Nghị quyết số 57-NQ/TW, ", "của Bộ ",
     "2011-", "tháng 1, ", "1/A-A-", "Nghị quyết Hội nghị lần thứ ", "Luật Báo ", "đại biểu, ", " ", "\n"],
)  # fmt: skip
def test_long_noise_ends(piece: str) -> None:
    """A quadratic finder would run into the suite's own time-out here."""
    text = piece * (40_000 // len(piece))
    find_documents(text)
    find_dates(text, published_on=None)
    find_figures(text)
