"""The sign-in sheet of a site: names to sign beside, blank rows for the door, a column for each half-day.

In: a site. Out: PDF bytes. Called by the site's page.
"""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.utils import timezone

from nhipcau.attendance.queries.bundles import site_code_of
from nhipcau.attendance.queries.rolls import places_at
from nhipcau.training.queries.conferences import half_days_of

SHEET = Path(__file__).with_name("sheet.typ")
BLANK_ROWS = 3
"""For walk-ins and substitutes: with them a site of 14 fits one page, the code printed too."""
UPRIGHT_COLUMNS = 3
"""More half-days than this and the sheet lies on its side."""


def sheet_pdf(site: Any, *, at: datetime, with_code: bool = False) -> bytes:
    """Print the sheet; names as of now, by given name."""
    half_days = list(half_days_of(site.conference))
    told = {
        "conference": site.conference.title,
        "site": f"{site.code} – {site.name}",
        "room": site.room,
        "host": site.host_name,
        "half_days": [f"{one.get_part_display()} {one.day:%d/%m}" for one in half_days],
        "is_wide": len(half_days) > UPRIGHT_COLUMNS,
        "people": [_person(place) for place in places_at(site) if place.name],
        "blank": BLANK_ROWS,
        "printed": f"{timezone.localtime(at):%H:%M %d/%m/%Y}",
        "code": site_code_of(site) if with_code else "",
    }
    made: bytes = _printer().compile(sys_inputs={"told": json.dumps(told, ensure_ascii=False)}, format="pdf")
    return made


@cache
def _printer() -> Any:
    """Read sheet and fonts once."""
    return typst.Compiler(str(SHEET), sys_inputs={"told": "{}"})


def _person(place: Any) -> dict[str, str]:
    body = place.body.name if place.body else place.body_words
    return {"name": place.name, "post": ", ".join(part for part in (place.post, body) if part)}
