"""The article-extraction-benchmark, read from ../shared: its pages and its own metric."""

from __future__ import annotations

import gzip
import json
import re
import statistics
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import process_time

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "scrapinghub"
_WORD = re.compile(r"\w+", re.UNICODE)
_GRAM = 4


@dataclass(frozen=True)
class Sample:
    """One real page with its body by hand."""

    name: str
    url: str
    html: str
    body: str


@dataclass(frozen=True)
class Score:
    """What one reader reached on all pages."""

    f1: float
    precision: float
    recall: float
    pages_per_second: float


def samples() -> list[Sample]:
    """Load the pages; none when the folder is missing."""
    if not FOLDER.is_dir():
        return []
    truth = json.loads((FOLDER / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        Sample(
            name,
            row.get("url", ""),
            gzip.decompress((FOLDER / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace"),
            row["articleBody"],
        )
        for name, row in truth.items()
    ]


def _grams(text: str) -> Counter[tuple[str, ...]]:
    found = _WORD.findall(text)
    return Counter(tuple(found[i : i + _GRAM]) for i in range(max(1, len(found) - _GRAM + 1)))


def compare(truth: str, read: str) -> tuple[float, float]:
    """Precision and recall of one page over its 4-grams, as evaluate.py defines them."""
    wanted, found = _grams(truth), _grams(read)
    hit = sum((wanted & found).values())
    extra = sum((found - wanted).values())
    missed = sum((wanted - found).values())
    precision = 1.0 if extra == missed == 0 else hit / (hit + extra) if hit + extra else 0.0
    recall = 1.0 if extra == missed == 0 else hit / (hit + missed) if hit + missed else 0.0
    return precision, recall


def score(reader: Callable[[str], str], rows: list[Sample]) -> Score:
    """Run a reader over the pages; only its own processor time counts."""
    spent = 0.0
    found: list[tuple[float, float]] = []
    for row in rows:
        start = process_time()
        text = reader(row.html)
        spent += process_time() - start
        found.append(compare(row.body, text))
    precision = statistics.mean(p for p, _ in found)
    recall = statistics.mean(r for _, r in found)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(f1, precision, recall, len(rows) / spent)
