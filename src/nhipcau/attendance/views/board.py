"""The live board of a conference, the same on the big screen of the hall, and as a file."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from nhipcau.attendance.forms.board import BoardFilter, ordered
from nhipcau.attendance.queries.board import Board, board_for
from nhipcau.attendance.queries.stamps import stamp_of
from nhipcau.attendance.tables.board import header, lines
from nhipcau.attendance.views.shared import board_url, half_day_asked
from nhipcau.common.exports import csv_response, xlsx_response
from nhipcau.common.screens import Guarded, PageAction
from nhipcau.people.access import requires
from nhipcau.training.queries.conferences import (
    conferences_for,
    get_conference_for,
    half_days_of,
    next_conference_for,
)

NOTHING_NEW = 204
"""htmx swaps nothing on this answer: a poll that finds the same stamp costs one statement."""
PER_PAGE = 200
"""A province's conference fits (118 sites, at most 168 communes); a national one of 3,300 is paged."""


@requires("attendance.see_board")
def boards(request: HttpRequest) -> HttpResponse:
    """Open the board of the conference that runs or comes next; else list those there are."""
    found = next_conference_for(request.user, timezone.now())
    if found is not None:
        return HttpResponseRedirect(board_url(found))
    rows = conferences_for(request.user)[:30]
    return render(request, "attendance/boards.html", {"title": _("Bảng điều hành"), "conferences": rows})


class BoardPage(Guarded, TemplateView):
    """Every site in one half-day."""

    needs = "attendance.see_board"
    template_name = "attendance/board.html"
    fragment = "attendance/board_live.html"
    title: Any = gettext_lazy("Bảng điều hành")

    def get(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Answer with the page, its living part, "nothing new", or a file."""
        if self.half_day is None:
            return render(request, "attendance/board_empty.html", self._around())
        stamp = stamp_of(self.conference, self.half_day, self.at)
        if request.GET.get("stamp") == stamp:
            return HttpResponse(status=NOTHING_NEW)
        kind = request.GET.get("export")
        if kind in {"csv", "xlsx"}:
            answer = csv_response if kind == "csv" else xlsx_response
            return answer("bang-dieu-hanh", header(), lines(self.board, self.narrowed, self.at))
        context = self.get_context_data(stamp=stamp, **kwargs)
        is_poll = bool(request.headers.get("HX-Request")) and "stamp" in request.GET
        return render(request, self.fragment if is_poll else self.template_name, context)

    @cached_property
    def at(self) -> datetime:
        """Now, the same for every figure of the page."""
        return timezone.now()

    @cached_property
    def conference(self) -> Any:
        """The conference in the address."""
        return get_conference_for(self.visitor, self.kwargs["public_id"])

    @cached_property
    def half_day(self) -> Any:
        """The half-day looked at; None: the programme has none."""
        return half_day_asked(self.request, self.conference, self.at)

    @cached_property
    def board(self) -> Board:
        """The figures."""
        return board_for(self.visitor, self.conference, self.half_day, self.at)

    @cached_property
    def form(self) -> BoardFilter:
        """What is asked for."""
        return BoardFilter(self.request.GET)

    @cached_property
    def narrowed(self) -> Any:
        """The rows asked for, in the order asked for."""
        return ordered(self.form.narrowed(self.board.rows), self.request.GET.get("sort", ""))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what is asked for."""
        page = Paginator(self.narrowed, PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **self._around(), board=self.board, rows=page, page=page, shown=len(self.narrowed),
            form=self.form, filters_in_use=self.form.in_use, sort=self.request.GET.get("sort", ""),
            is_narrowed=len(self.narrowed) != len(self.board.rows), **kwargs,
        )  # fmt: skip

    def _around(self) -> dict[str, Any]:
        crumbs = [(self.conference.title, self.conference.get_absolute_url())]
        return {"title": self.title, "conference": self.conference, "half_day": self.half_day, "at": self.at,
                "half_days": half_days_of(self.conference), "crumbs": crumbs,
                "page_actions": self._actions()}  # fmt: skip

    def _actions(self) -> list[PageAction]:
        if self.half_day is None:
            return []
        hall = board_url(self.conference, self.half_day).replace("/bang/", "/man-hinh/")
        return [PageAction(_("Màn hình hội trường"), url=hall)]


class HallPage(BoardPage):
    """The same for the screen of the hall: large figures, one tile a site."""

    title = gettext_lazy("Màn hình hội trường")

    template_name = "attendance/hall.html"
    fragment = "attendance/hall_live.html"
