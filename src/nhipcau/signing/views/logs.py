"""Staff screens of the public log: the list, one line, the check of the chain."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from nhipcau.common.formats import number
from nhipcau.common.screens import Guarded, ListScreen
from nhipcau.signing.filters import LogFilter
from nhipcau.signing.queries.logs import check_log, get_line_for, latest_head, line_published, lines_for
from nhipcau.signing.tables import LogTable

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from nhipcau.signing.models import LogLine

SEE = "signing.see_log"


class LogList(ListScreen):
    """What left the office and when, as everybody can read it."""

    needs = SEE
    template_name = "signing/log.html"
    title = gettext_lazy("Sổ công khai")
    lead = gettext_lazy("Mỗi lần công bố, đính chính, rút, đổi khóa là một dòng, niêm phong vào dòng trước.")
    table_class = LogTable
    filterset_class = LogFilter
    export_name = "so-cong-khai"
    empty_title = gettext_lazy("Sổ chưa có dòng nào")
    empty_hint = gettext_lazy("Dòng đầu tiên được ghi khi tạo khóa ký hoặc công bố phát ngôn.")

    def get_queryset(self) -> QuerySet[LogLine]:
        """List the lines."""
        return lines_for(self.visitor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the newest signed head."""
        return super().get_context_data(head=latest_head(), **kwargs)


class LinePage(Guarded, TemplateView):
    """One line, with what its seal covers."""

    needs = SEE
    template_name = "signing/line.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it as it is published."""
        line = get_line_for(self.visitor, self.kwargs["seq"])
        told = json.dumps(line_published(line), ensure_ascii=False, indent=2)
        return super().get_context_data(
            title=_("Dòng %(seq)s: %(kind)s") % {"seq": line.seq, "kind": line.get_kind_display()},
            crumbs=[(_("Sổ công khai"), reverse("signing:log"))],
            line=line,
            told=told,
            **kwargs,
        )


@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Verify the whole log now, against every head we signed."""
    person: Any = request.user
    if not person.may(SEE):
        raise PermissionDenied
    result = check_log()
    if result.holds:
        text = _("Sổ công khai nguyên vẹn: đã kiểm tra %(count)s dòng.") % {"count": number(result.lines)}
        messages.success(request, text)
    else:
        places = [fault.seq for fault in result.faults] + list(result.bad_heads)
        text = _(
            "Sổ công khai có %(count)s chỗ không khớp, chỗ đầu tiên ở dòng %(seq)s. "
            "Hãy báo người giám sát hệ thống."
        )
        messages.error(request, text % {"count": number(len(places)), "seq": min(places)})
    return redirect("signing:log")
