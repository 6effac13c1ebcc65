"""Languages of headlines: check 4 of the design, accuracy only."""

from __future__ import annotations

import pytest
from tests.reading.made_headlines import headlines, without_marks

from nhipcau.reading.languages.identify import identify

ROWS = headlines(300)


@pytest.mark.parametrize(
    ("language", "floor"),
    [("vi", 0.99), ("en", 0.99), ("zh", 0.99), ("fr", 0.99), ("lo", 0.99), ("km", 0.99)],
)
def test_headlines_are_told(language: str, floor: float) -> None:
    texts = [text for name, text in ROWS if name == language]
    assert sum(identify(text) == language for text in texts) >= floor * len(texts)


def test_vietnamese_without_marks_is_told() -> None:
    texts = [without_marks(text) for name, text in ROWS if name == "vi"]
    assert sum(identify(text) == "vi" for text in texts) >= 0.95 * len(texts)


@pytest.mark.parametrize("text", ["", "   ", "12/7", "a"])
def test_next_to_nothing_has_no_language(text: str) -> None:
    assert identify(text) is None


def test_a_foreign_page_is_not_forced_into_the_office() -> None:
    text = (
        "La Regione ha annunciato un nuovo piano per le strade di montagna, con lavori che dureranno fino alla prossima primavera e un costo di dodici milioni. "
        * 2
    )
    assert identify(text) == "it"
