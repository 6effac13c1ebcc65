"""The alerts one person received, and how they want to be told."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from nhipcau.common.screens import ActionScreen, ListScreen, PageAction
from nhipcau.common.views import came_from
from nhipcau.people.access import requires
from nhipcau.watching.actions import acknowledge, acknowledge_all, set_own_rules
from nhipcau.watching.filters import AlertFilter
from nhipcau.watching.forms import OwnForm
from nhipcau.watching.models import Receipt
from nhipcau.watching.queries.topics import get_receipt_for, own_rules_of, receipts_for, subscriptions_for
from nhipcau.watching.tables import AlertTable


class AlertList(ListScreen):
    """What was told to whoever looks."""

    needs = "watching.see_alerts"
    title = _("Cảnh báo")
    lead = _("Dòng tin mới và lần tăng đột biến của những chủ đề bạn theo dõi.")
    template_name = "watching/alerts.html"
    table_class = AlertTable
    filterset_class = AlertFilter
    export_name = "canh-bao"
    page_actions = (PageAction(_("Cách báo cho tôi"), "watching:own", icon="clock"),)
    empty_title = _("Chưa có cảnh báo nào")
    empty_hint = _("Mở một chủ đề và chọn theo dõi; có dòng tin mới thì cảnh báo hiện ở đây.")
    empty_action = PageAction(_("Xem các chủ đề"), "watching:topics")

    def get_queryset(self) -> QuerySet[Receipt]:
        """List what this person received."""
        return receipts_for(self.visitor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the unseen ones that stand on this page."""
        context = super().get_context_data(**kwargs)
        shown = [row.record for row in context["table"].paginated_rows]
        unseen = [row.alert.public_id for row in shown if row.acknowledged_at is None]
        return {**context, "unseen": unseen}


@require_POST
@requires("watching.acknowledge")
def acknowledge_one(request: HttpRequest, public_id: str) -> HttpResponseRedirect:
    """Mark one alert as seen and go back to where it stood."""
    receipt = get_receipt_for(request.user, public_id)
    acknowledge(by=request.user, at=timezone.now(), receipt=receipt)
    return _back(request)


@require_POST
@requires("watching.acknowledge")
def acknowledge_shown(request: HttpRequest) -> HttpResponseRedirect:
    """Mark those as seen that stood on the page."""
    mine = receipts_for(request.user).filter(alert__public_id__in=request.POST.getlist("alert"))
    ids = list(mine.values_list("pk", flat=True))
    count = acknowledge_all(by=request.user, at=timezone.now(), receipt_ids=ids)
    messages.success(request, _now("Đã đánh dấu %(count)s cảnh báo là đã xem.") % {"count": count})
    return _back(request)


class OwnSettings(ActionScreen):
    """Quiet hours, mail, and what one watches."""

    needs = "watching.see_topics"
    title = _("Cách báo cho tôi")
    template_name = "watching/own.html"
    form_class = OwnForm
    done_message = _("Đã lưu.")
    success_url = reverse_lazy("watching:own")
    cancel_url = reverse_lazy("watching:alerts")

    def get_initial(self) -> dict[str, Any]:
        """Start from what stands."""
        own = own_rules_of(self.visitor)
        names = ("mail", "quiet_from", "quiet_until", "bursts_break_quiet")
        return {name: getattr(own, name) for name in names}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what this person watches."""
        return super().get_context_data(subscriptions=subscriptions_for(self.visitor), **kwargs)

    def act(self, form: Any) -> None:
        """Save it."""
        set_own_rules(by=self.visitor, at=timezone.now(), **form.cleaned_data)


def _back(request: HttpRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect(came_from(request) if "next" in request.POST else reverse("watching:alerts"))
