"""The board: who carries what, how old it is, and the same yardstick for both sorts of claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from nhipcau.common.exports import csv_response, xlsx_response
from nhipcau.common.screens import Guarded
from nhipcau.verification.models.claims import Leaning
from nhipcau.verification.models.findings import Verdict
from nhipcau.verification.queries.board import Board, board_for

EXPORT_NAME = "khoi-luong-kiem-chung"


class BoardPage(Guarded, TemplateView):
    """One look at the work of the unit."""

    needs = "verification.see_dossiers"
    title = gettext_lazy("Bảng việc")
    lead = gettext_lazy(
        "Ai đang giữ hồ sơ nào, đã bao lâu, và nhận định hai phía có được kiểm chứng như nhau không."
    )
    template_name = "verification/board.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Answer with the page, or with the workload as a file."""
        kind = request.GET.get("export")
        if kind in {"csv", "xlsx"}:
            rows = _rows(board_for(self.visitor, at=timezone.now()))
            answer = csv_response if kind == "csv" else xlsx_response
            return answer(EXPORT_NAME, next(rows), rows)
        response: HttpResponseBase = super().get(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count and name."""
        found = board_for(self.visitor, at=timezone.now())
        leanings, verdicts = dict(Leaning.choices), dict(Verdict.choices)
        return super().get_context_data(
            **kwargs,
            board=found,
            steps=_steps(),
            loads=[(load, list(zip(_steps(), load.ages, strict=True))) for load in found.loads],
            waiting=list(zip(_steps(), found.waiting, strict=True)),
            waiting_total=sum(found.waiting),
            yardstick=[
                (leanings[row.leaning], row, round(100 * row.share_opened)) for row in found.yardstick
            ],
            verdicts=[(verdicts[verdict], count) for verdict, count in found.verdicts],
        )


def _steps() -> list[str]:
    return [_("đến 1 ngày"), _("2–3 ngày"), _("4–7 ngày"), _("trên 7 ngày")]


def _rows(found: Board) -> Iterator[list[object]]:
    yield [
        _("Người giữ"),
        _("Đang mở"),
        _("Chờ thẩm định"),
        _("Quá hạn"),
        _("Chờ trả lời"),
        _("Từ"),
        *_steps(),
    ]
    for load in found.loads:
        since = timezone.localtime(load.oldest) if load.oldest else ""
        yield [load.owner, load.open, load.in_review, load.late, load.waiting_requests, since, *load.ages]
