"""One site in one half-day: its roll, its line, heads, the signature, and every way to hand in facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from nhipcau.attendance.forms.rolls import HeadsForm, LineForm, SignForm
from nhipcau.attendance.models.facts import Way
from nhipcau.attendance.models.rolls import LineState
from nhipcau.attendance.queries.numbers import numbers
from nhipcau.attendance.queries.rolls import Line, lines_of, roll_at
from nhipcau.attendance.tables.rolls import STATE_WORDS
from nhipcau.attendance.views.shared import crumbs_to_board, half_day_asked, site_url
from nhipcau.common import gates
from nhipcau.common.exports import csv_response, xlsx_response
from nhipcau.common.folding import fold, fold_words
from nhipcau.common.screens import Guarded
from nhipcau.training.queries.conferences import get_site_for, half_days_of

EXPORT_NEEDS = "training.export_delegates"


class SitePage(Guarded, TemplateView):
    """What the site's clerk and the organiser see of one site."""

    needs = "attendance.keep_rolls"
    template_name = "attendance/site.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Answer with the page, or with the roll as a file."""
        if self.half_day is None:
            return render(request, "attendance/board_empty.html", self._around())
        kind = request.GET.get("export")
        if kind in {"csv", "xlsx"}:
            return self._file(kind)
        response: HttpResponseBase = super().get(request, *args, **kwargs)
        return response

    @cached_property
    def site(self) -> Any:
        """The site in the address."""
        return get_site_for(self.visitor, self.kwargs["public_id"])

    @cached_property
    def half_day(self) -> Any:
        """The half-day looked at."""
        return half_day_asked(self.request, self.site.conference, timezone.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the roll and what can be done."""
        lines = lines_of(self.site, self.half_day)
        roll = roll_at(self.site, self.half_day)
        words = self.request.GET.get("q", "")
        found = numbers(self.site.conference, self.half_day, self.site)
        return super().get_context_data(
            **self._around(), lines=_with_words(lines, words), q=words, roll=roll, numbers=found,
            line_choices=LineState.choices, heads_form=HeadsForm(), line_form=LineForm(),
            sign_form=SignForm(initial={"name": self.site.host_name}), all_lines=len(lines),
            is_unlike=roll.signed_present is not None and roll.signed_present != found.present,
            can_export=self.visitor.may(EXPORT_NEEDS), new_id=uuid4, **kwargs,
        )  # fmt: skip

    def _around(self) -> dict[str, Any]:
        site = self.site
        return {"title": f"{site.code} {site.name}", "lead": site.room, "site": site, "at": timezone.now(),
                "conference": site.conference, "half_day": self.half_day,
                "half_days": half_days_of(site.conference),
                "crumbs": crumbs_to_board(site.conference, self.half_day)}  # fmt: skip

    def _file(self, kind: str) -> HttpResponseBase:
        if not self.visitor.may(EXPORT_NEEDS):
            raise PermissionDenied
        away = gates.detour(self.request, EXPORT_NEEDS)
        if away is not None:
            return away
        rows = _rows(lines_of(self.site, self.half_day))
        answer = csv_response if kind == "csv" else xlsx_response
        return answer(f"danh-sach-{self.site.code}", next(rows), rows)


def address_of(name: str, site: Any, half_day: Any) -> str:
    """Return the address of something done at a site in a half-day."""
    return reverse(f"attendance:{name}", args=[site.public_id, half_day.public_id])


def back_to(site: Any, half_day: Any) -> str:
    """Return the address of the site's page."""
    return site_url(site, half_day)


def _with_words(lines: list[Line], words: str) -> list[Line]:
    wanted = fold_words(words)
    if not wanted:
        return lines
    return [
        line for line in lines if all(word in fold(f"{line.who.name} {line.place.folded}") for word in wanted)
    ]


def _rows(lines: list[Line]) -> Iterator[list[object]]:
    yield [_("Họ và tên"), _("Chức vụ"), _("Cơ quan"), _("Thành phần"), _("Tình trạng"), _("Thay cho"),
           _("Giờ đến"), _("Cách ghi")]  # fmt: skip
    for line in lines:
        who, presence = line.who, line.presence
        yield [
            who.name or _("(đã xóa tên)"), who.post, who.body.name if who.body else who.body_words,
            who.category.name if who.category else "", str(STATE_WORDS[line.state]),
            line.place.name if line.is_substitute else "", presence.arrived_at if presence else None,
            str(Way(presence.scan.batch.way).label) if presence else "",
        ]  # fmt: skip
