"""A deadline at midnight is told as the end of the day before, never as the day after."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from nhipcau.clocks.tables import ClockTable
from nhipcau.verification.tables.corrections import CorrectionTable
from nhipcau.verification.tables.requests import RequestTable

DUE = datetime(2026, 12, 2, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
SAID = "hết thứ Ba 01/12/2026"


def test_lists_and_exports_name_the_last_day_and_not_the_next() -> None:
    assert CorrectionTable([]).render_due(DUE) == SAID
    assert ClockTable([]).value_due(DUE) == SAID
    assert RequestTable([]).value_due(DUE) == SAID
