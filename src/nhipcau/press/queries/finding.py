"""Enquiries and press conferences by words: what the lists and the one search ask alike."""

from __future__ import annotations

from typing import Any

from nhipcau.common import finding


def enquiries_with(rows: Any, words: str) -> Any:
    """Keep enquiries that carry every word in question, outlet or journalist, marks or no marks."""
    return finding.with_words(rows, words, "folded", "contact__folded")


def conferences_with(rows: Any, words: str) -> Any:
    """Keep conferences that carry every word in topic, place or outcome."""
    return finding.with_words(rows, words, "folded")
