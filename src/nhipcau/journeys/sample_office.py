"""The sample office as it signs, and its first key; the press desk and the conferences both begin with it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from importlib.resources import files
from typing import Any

from django.utils.timezone import localdate

from nhipcau.common.writing import write_gate
from nhipcau.people.queries import person_named
from nhipcau.signing.actions.keys import make_key
from nhipcau.spokespersons.actions.offices import keep_office
from nhipcau.spokespersons.queries.offices import office_of_unit

OFFICER, ADMINISTRATOR = "chuyenvien", "quantri"


def sample_office(*, at: datetime) -> Any:
    """Return the sample office; make it, and its first key, where there is none yet."""
    officer, today = person_named(OFFICER), localdate(at)
    found = office_of_unit(str(officer.unit_id), today)
    if found is not None:
        return found
    with write_gate():
        make_key(by=person_named(ADMINISTRATOR), at=at)
        return keep_office(by=officer, at=at, starts_on=new_year(today), **press_book()["office"])


def press_book() -> Mapping[str, Any]:
    """Return what the sample office says."""
    return tomllib.loads(files("nhipcau.sample").joinpath("statements.toml").read_text(encoding="utf-8"))


def new_year(day: date) -> date:
    """Return the first day of a year: since when the sample office stands."""
    return day.replace(month=1, day=1)
