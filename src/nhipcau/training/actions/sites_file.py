"""A workbook of sites is taken whole, or not at all. Called by the upload screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.files.cells import first_sheet
from nhipcau.common.files.receiving import MOST_BYTES, receive
from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.training.actions.sites import keep_sites
from nhipcau.training.models import Conference, Site
from nhipcau.training.queries.sites import units_by_words
from nhipcau.training.rules.site_lists import Fault, read_sites


class BadCellsError(Refused):
    """Some cells are wrong; nothing was saved."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """`faults` name the cells."""
        super().__init__(_("Danh sách còn ô sai, chưa lưu gì."), field="upload")
        self.faults = faults


def take_sites_file(*, by: Any, at: datetime, conference: Conference, upload: Any) -> list[Site]:
    """Read the first sheet and keep its sites; a name that is a commune's is tied to it."""
    name = upload.name or ""
    if not name.lower().endswith(".xlsx"):
        raise Refused(_("Hãy nộp tệp Excel (.xlsx)."), field="upload")
    received = receive(name, upload.read(MOST_BYTES + 1), field="upload")
    read = read_sites(first_sheet(received.content, field="upload"))
    if read.faults:
        raise BadCellsError(read.faults)
    units = units_by_words(conference.unit_id, conference.starts_on)
    rows = [replace(row, unit_id=units.get(fold(row.name))) for row in read.rows]
    return keep_sites(by=by, at=at, conference=conference, rows=rows)
