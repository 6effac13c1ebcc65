"""Passes on paper: name, QR and code, by site and given name; and the address of the delegate's own page.

In: a conference, or one of its sites. Out: PDF bytes. Called by the screens of passes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

import segno
import typst

from nhipcau.attendance.queries.passes import printed_pass_for
from nhipcau.training.queries.doors import with_pass

SHEET = Path(__file__).with_name("passes.typ")
MASK = 3
"""Passes are as good as random: any mask reads alike, and trying all eight costs most of the time."""

PageOf = Callable[[Any], str]


def passes_pdf(conference: Any, *, site: Any = None, page_of: PageOf | None = None) -> bytes:
    """Print the passes of a conference or of one site; `page_of` names the address of a delegate's page."""
    rows = with_pass(conference, site)
    sites = [
        [_card(conference, row, page_of) for row in group]
        for _site, group in groupby(rows, key=lambda row: row.site_id)
    ]
    made: bytes = _printer().compile(
        sys_inputs={"told": json.dumps({"sites": sites}, ensure_ascii=False)}, format="pdf"
    )
    return made


def _card(conference: Any, row: Any, page_of: PageOf | None) -> dict[str, str]:
    code, page = printed_pass_for(row), page_of(row) if page_of else ""
    body = row.body.name if row.body_id else row.body_words
    return {
        "conference": conference.title,
        "name": row.name,
        "post": ", ".join(part for part in (row.post, body) if part),
        "site": f"{row.site.code} – {row.site.name}",
        "category": row.category.name if row.category_id else "",
        "code": code,
        "picture": _drawn(code.replace("-", "")),
        "page": page,
        "page_picture": _drawn(page) if page else "",
    }


def _drawn(code: str) -> str:
    """Draw a code; of a pass without dashes, since letters and digits alone make the smallest."""
    written = BytesIO()
    segno.make_qr(code, error="m", mask=MASK).save(
        written, kind="svg", border=2, xmldecl=False, svgns=True, nl=False
    )
    return written.getvalue().decode()


@cache
def _printer() -> Any:
    """Read sheet and fonts once."""
    return typst.Compiler(str(SHEET), sys_inputs={"told": "{}"})
