"""Fuzz target of the finders: any text, in any language, and every span lies in it.

Run: python tests/fuzz/fuzz_mentions.py -max_total_time=60
"""

from __future__ import annotations

import sys
import unicodedata
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import atheris

with atheris.instrument_imports(include=["nhipcau.reading"]):
    from nhipcau.reading.records import Article
    from nhipcau.reading.stages.annotate import annotate
    from nhipcau.reading.tools import Tools

from tests.fuzz.aiming import fuzz
from tests.fuzz.seeds import TEXT_SEEDS, WORDS
from tests.fuzz.spans import check_mentions

DAYS = (None, date(2026, 11, 20), date(2024, 2, 29), date(1990, 1, 1), date(2026, 12, 31))
TOOLS = Tools()


def check(content: bytes) -> None:
    """Find mentions in the bytes as text, published on a day of choice."""
    text = unicodedata.normalize("NFC", content[1:].decode("utf-8", "ignore").replace("\x00", ""))
    published = DAYS[content[0] % len(DAYS)] if content else None
    article = Article(None, text.partition("\n")[0], None, None, "vi", published, text)
    check_mentions(text, annotate(article, TOOLS))


if __name__ == "__main__":
    fuzz(check, [bytes([number]) + seed for seed in TEXT_SEEDS for number in range(2)], words=WORDS)
