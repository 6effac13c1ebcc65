"""OPML and CSV, in and out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from nhipcau.common.exports import csv_response
from nhipcau.common.screens import ActionScreen
from nhipcau.people.access import requires
from nhipcau.sources.actions import import_sources
from nhipcau.sources.exchange import COLUMNS, cells, write_opml
from nhipcau.sources.forms import ImportForm
from nhipcau.sources.queries.outlets import rows_for


class ImportSources(ActionScreen):
    """A file of sources in; links to take them out."""

    needs = "sources.add_outlet"
    title = _("Nhập, xuất danh sách nguồn")
    lead = _("Tệp có một dòng sai thì không lưu dòng nào, và các dòng sai được nêu rõ.")
    template_name = "sources/exchange.html"
    form_class = ImportForm
    submit_label = _("Nhập tệp")
    success_url = cancel_url = reverse_lazy("sources:list")

    def act(self, form: Form) -> None:
        """Import the whole file or nothing."""
        file = form.cleaned_data["file"]
        by: Any = self.request.user
        count = import_sources(by=by, at=timezone.now(), name=file.name, content=file.read())
        messages.success(self.request, gettext("Số nguồn tin mới: %(count)s.") % {"count": count})


@require_GET
@requires("sources.export_outlets")
def export_opml(request: HttpRequest) -> HttpResponse:
    """Take the active feeds out as OPML."""
    text = write_opml(gettext("Nguồn tin"), rows_for(request.user))  # type: ignore[arg-type]
    response = HttpResponse(text, content_type="text/x-opml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="nguon-tin.opml"'
    return response


@require_GET
@requires("sources.export_outlets")
def export_csv(request: HttpRequest) -> HttpResponseBase:
    """Take the active feeds out as CSV, in the shape that can be imported."""
    rows = rows_for(request.user)  # type: ignore[arg-type]
    return csv_response("nguon-tin-nhap", COLUMNS, (cells(row) for row in rows))
