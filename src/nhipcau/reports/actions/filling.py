"""What a unit does with its open form, under one name: count, state, confirm, write, name limits, answer."""

from __future__ import annotations

from nhipcau.reports.actions.keeping import CONFIRM, CellsRefused, keep_cells
from nhipcau.reports.actions.prefilling import prefill, prefill_due
from nhipcau.reports.actions.words import answer_finding, drop_finding, keep_finding, write_words

__all__ = [
    "CONFIRM", "CellsRefused", "answer_finding", "drop_finding", "keep_cells", "keep_finding", "prefill",
    "prefill_due", "write_words",
]  # fmt: skip
