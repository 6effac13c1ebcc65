"""The administrator's screens of the record: the list, one entry, the check of the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from nhipcau.common import naming
from nhipcau.common.formats import number
from nhipcau.common.screens import Guarded, ListScreen
from nhipcau.record.checks import check_record
from nhipcau.record.filters import EntryFilter
from nhipcau.record.queries import entries_for, get_entry_for, last_check
from nhipcau.record.tables import EntryTable
from nhipcau.record.wording import Wording

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from nhipcau.record.models import Entry


class EntryList(ListScreen):
    """Everything that anybody did here."""

    needs = "record.see_entries"
    template_name = "record/list.html"
    title = gettext_lazy("Nhật ký")
    lead = gettext_lazy(
        "Ai đã làm gì, lúc nào. Mỗi mục được niêm phong vào mục trước; không ai sửa hay xóa được."
    )
    table_class = EntryTable
    filterset_class = EntryFilter
    export_name = "nhat-ky"

    def get_queryset(self) -> QuerySet[Entry]:
        """List what this administrator may read."""
        return entries_for(self.visitor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the outcome of the last check."""
        return super().get_context_data(last_check=last_check(), **kwargs)


class EntryPage(Guarded, TemplateView):
    """One entry: who, what, before, after, and its seal."""

    needs = "record.see_entries"
    template_name = "record/entry.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Put the entry into words."""
        wording = Wording()
        entry = get_entry_for(self.visitor, self.kwargs["seq"])
        return super().get_context_data(
            title=naming.word(entry.verb),
            crumbs=[(_("Nhật ký"), reverse("record:list"))],
            entry=entry,
            actor=wording.actor(entry.by),
            subject=wording.subject(entry.subject),
            changes=wording.changes(entry),
            **kwargs,
        )


@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Verify the whole chain now."""
    person: Any = request.user
    if not person.may("record.see_entries"):
        raise PermissionDenied
    result = check_record(by=person, at=timezone.now())
    if result.holds:
        messages.success(
            request, _("Nhật ký nguyên vẹn: đã kiểm tra %(count)s mục.") % {"count": number(result.entries)}
        )
    else:
        text = _(
            "Nhật ký có %(count)s chỗ không khớp, chỗ đầu tiên ở mục %(seq)s. "
            "Hãy báo người giám sát hệ thống."
        )
        messages.error(request, text % {"count": number(len(result.faults)), "seq": result.faults[0].seq})
    return redirect("record:list")
