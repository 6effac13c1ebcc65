"""Children that hang, grow or die cost their own page only. Slow: each child starts a new interpreter."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass

import pytest

from nhipcau.reading.engines.processes import Limits, read_all
from nhipcau.reading.outcomes import BreakReason, Broken, Kept
from nhipcau.reading.records import Page, Place
from nhipcau.reading.tools import Tools

GOOD = (
    "Tiêu đề của bài viết về hội nghị\n\n"
    + "Hội nghị đã thảo luận nhiều nội dung quan trọng về thông tin đối ngoại tại tỉnh. " * 4
).encode()


@dataclass
class Trap:
    """A place finder that does what the text tells it."""

    def find(self, text: str, **_: object) -> tuple[Place, ...]:
        if "HANG" in text:
            time.sleep(60)
        if "DIE" in text:
            os._exit(3)
        if "GROW" in text:
            _ = bytearray(8 * 1024**3)
        if "SPIN" in text:
            while True:
                pass
        return ()


def trapped() -> Tools:
    return Tools(places=Trap())


def annotating(monkeypatch_free_text: str) -> bytes:
    return GOOD.replace(b"quan tr", f"{monkeypatch_free_text} quan tr".encode(), 1)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no resource limits")
def test_a_bad_child_costs_its_own_page_only() -> None:
    sources = [
        Page(str(n), annotating(word))
        for n, word in enumerate(["ok", "DIE", "ok", "HANG", "GROW", "SPIN", "ok"])
    ]
    limits = Limits(wall_seconds=12, cpu_seconds=3)
    found = list(read_all(sources, trapped, workers=2, limits=limits))
    assert [name for name, _ in found] == [str(n) for n in range(7)]
    reasons = [outcome.reason if isinstance(outcome, Broken) else type(outcome) for _, outcome in found]
    expected = [
        Kept,
        BreakReason.CRASHED,
        Kept,
        BreakReason.TIMED_OUT,
        BreakReason.OUT_OF_MEMORY,
        BreakReason.TIMED_OUT,
        Kept,
    ]
    assert reasons == expected
