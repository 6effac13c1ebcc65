"""Fuzz target of the whole line: any bytes end in an outcome, and every span of a kept article lies in its text.

Run: python tests/fuzz/fuzz_reading.py -max_total_time=60
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import atheris

with atheris.instrument_imports(include=["nhipcau.reading"]):
    from nhipcau.reading.line import read
    from nhipcau.reading.outcomes import Broken, Dropped, Kept
    from nhipcau.reading.records import Page
    from nhipcau.reading.tools import Tools

from tests.fuzz.aiming import fuzz
from tests.fuzz.seeds import HTML_SEEDS, TEXT_SEEDS, WORDS
from tests.fuzz.spans import check_mentions

TYPES = (None, "text/html; charset=utf-8", "text/plain; charset=utf-8", "text/html; charset=gb18030")
TOOLS = Tools()


def check(content: bytes) -> None:
    """Read the bytes as one of four kinds; the first byte says which, so that chance can choose."""
    kind = TYPES[content[0] % len(TYPES)] if content else None
    page = Page("fuzz", content[1:], kind, url="https://bao-mau.example/tin/1.html")
    outcome = read(page, TOOLS)
    assert isinstance(outcome, Kept | Dropped | Broken)
    if isinstance(outcome, Kept):
        assert outcome.article.text, "an article without text was kept"
        assert unicodedata.is_normalized("NFC", outcome.article.text)
        check_mentions(outcome.article.text, outcome.mentions)


if __name__ == "__main__":
    marked = [b"\x01" + seed for seed in HTML_SEEDS] + [b"\x02" + seed for seed in TEXT_SEEDS]
    fuzz(check, marked, words=WORDS)
