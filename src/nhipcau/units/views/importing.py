"""A sheet of holders handed in, and the blank one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from nhipcau.common.exports import xlsx_response
from nhipcau.common.screens import ActionScreen, Guarded, PageAction
from nhipcau.units.actions.posts import keep_holdings
from nhipcau.units.forms import SheetForm
from nhipcau.units.queries.posts import crowded
from nhipcau.units.tabling import COLUMN_NAMES, SAMPLE, holders_in

SHOWN = 5
"""Crowded posts that a message names."""


class ImportHolders(ActionScreen):
    """A whole sheet, or nothing."""

    needs = "units.keep_posts"
    title = _("Nhập người giữ chức vụ từ bảng")
    lead = _("Cơ quan và chức vụ chưa có sẽ được thêm. Bỏ trống cột Đơn vị nếu là đơn vị mình.")
    submit_label = _("Nhập")
    form_class = SheetForm
    success_url = cancel_url = reverse_lazy("units:bodies")
    page_actions = (PageAction(_("Tải bảng mẫu"), "units:blank", icon="download"),)

    def act(self, form: Any) -> None:
        """Take in every line; say how many, and which seats are taken twice."""
        file = form.cleaned_data["upload"]
        rows = holders_in(file.name, file.read(), self.visitor, timezone.localdate())
        kept = keep_holdings(by=self.visitor, at=timezone.now(), rows=rows)
        words = gettext(
            "Thêm %(added)s người giữ chức vụ, %(posts)s chức vụ, %(bodies)s cơ quan; sửa %(changed)s, "
            "giữ nguyên %(untouched)s."
        )
        counts = {"added": kept.added, "posts": kept.posts, "bodies": kept.bodies, "changed": kept.changed}
        messages.success(self.request, words % {**counts, "untouched": kept.untouched})
        for post, both in crowded(kept.post_ids)[:SHOWN]:
            words = gettext("%(post)s, %(body)s: trùng thời gian giữa %(names)s. Hãy xem lại ngày.")
            names = ", ".join(one.name for one in both)
            messages.warning(
                self.request, words % {"post": post.title, "body": post.body.name, "names": names}
            )


class BlankSheet(Guarded, View):
    """The sheet to fill in, with one line as an example."""

    needs = "units.keep_posts"

    def get(self, _request: HttpRequest) -> HttpResponseBase:
        """Give it as a workbook."""
        header = [str(name) for name in COLUMN_NAMES.values()]
        return xlsx_response("nguoi-giu-chuc-vu-mau", header, [SAMPLE])
