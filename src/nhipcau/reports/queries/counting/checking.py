"""Counts of the verification desk: claims, concluded dossiers, our own errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.reports.queries.counting.asking import Asked, Counter, Row
from nhipcau.verification.queries import counting


def claims(asked: Asked) -> Iterator[Row]:
    """Yield the claims that were taken up for checking."""
    for row in counting.noted(asked.unit_id, asked.start, asked.end):
        yield Row(row.wording, day_of(row.noted_at), row.get_absolute_url())


def dossiers(asked: Asked) -> Iterator[Row]:
    """Yield the dossiers that came to a finding."""
    return _told(counting.concluded(asked.unit_id, asked.start, asked.end))


def own_errors(asked: Asked) -> Iterator[Row]:
    """Yield those that found us wrong."""
    return _told(counting.concluded_we_erred(asked.unit_id, asked.start, asked.end))


def _told(rows: Iterable[Any]) -> Iterator[Row]:
    for row in rows:
        number = f"{row.number}/{row.year}"
        yield Row(row.claim.wording or number, day_of(row.closed_at), row.get_absolute_url(), said=number)


COUNTERS = (
    Counter(
        "claims", claims,
        _("Nhận định kiểm chứng được, đã đánh dấu trong kỳ; nhận định trùng với nhận định trước "
          "không tính lại."),
    ),
    Counter("dossiers", dossiers, _("Hồ sơ kiểm chứng kết luận trong kỳ, đã được người thứ hai thẩm định.")),
    Counter(
        "own_errors", own_errors,
        _("Trong số hồ sơ kết luận trong kỳ: kết luận nhận định đúng và cơ quan ta phải đính chính."),
    ),
)  # fmt: skip
