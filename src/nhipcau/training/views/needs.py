"""What units need to be taught: the list, one of them, into a conference, declined, open again."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.training.actions.needs import decline_need, plan_need, reopen_need
from nhipcau.training.filters.needs import NeedFilter
from nhipcau.training.forms.needs import DeclineNeedForm, PlanNeedForm
from nhipcau.training.models.needs import Need
from nhipcau.training.queries.conferences import get_conference_for
from nhipcau.training.queries.needs import conferences_to_plan_into, get_need_for, needs_for
from nhipcau.training.rules import states
from nhipcau.training.tables.needs import TONES, NeedTable

KEEP = "training.keep_needs"
LIST = reverse_lazy("training:needs")


class NeedList(ListScreen):
    """What was handed to the unit."""

    needs = "training.see_needs"
    title = _("Nhu cầu tập huấn")
    lead = _("Nội dung các đơn vị cần được hướng dẫn, rút ra từ hạn chế trong báo cáo nửa năm.")
    table_class = NeedTable
    filterset_class = NeedFilter
    export_name = "nhu-cau-tap-huan"
    empty_title = _("Chưa có nhu cầu nào")
    empty_hint = _("Nhu cầu đến từ báo cáo tổng hợp: các hạn chế có ghi nội dung cần tập huấn.")

    def get_queryset(self) -> Any:
        """List them."""
        return needs_for(self.visitor)


class NeedPage(Guarded, TemplateView):
    """One need: why, who asks, what became of it."""

    needs = NeedList.needs
    template_name = "training/need.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it."""
        row = get_need_for(self.visitor, self.kwargs["public_id"])
        return super().get_context_data(
            need=row, title=row.topic, lead=row.origin_words, crumbs=[(NeedList.title, str(LIST))],
            tone=TONES[row.state], units=row.units_words.splitlines(), page_actions=self._actions(row),
            **kwargs,
        )  # fmt: skip

    def _actions(self, row: Need) -> list[PageAction]:
        if not self.visitor.may(KEEP):
            return []
        if row.state != states.NEED_OPEN:
            return [_action(row, _("Để chờ lại"), "reopen_need")]
        return [
            _action(row, _("Không tổ chức"), "decline_need"),
            _action(row, _("Đưa vào hội nghị"), "plan_need", primary=True),
        ]


class OnNeed(ActionScreen):
    """A form on one need of the visitor's unit."""

    needs = KEEP

    @cached_property
    def need(self) -> Need:
        """The need in the address."""
        return get_need_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which need, and the way back."""
        crumbs = [(NeedList.title, str(LIST)), (self.need.topic, self.get_success_url())]
        extra = {"crumbs": crumbs, "cancel_url": self.get_success_url(), "lead": self.need.topic}
        return super().get_context_data(**{**extra, **kwargs})

    def get_success_url(self) -> str:
        """Go back to the need."""
        return reverse("training:need", args=[self.need.public_id])


class PlanNeed(OnNeed):
    """Into a planned conference."""

    title = _("Đưa vào hội nghị")
    submit_label = _("Đưa vào hội nghị")
    done_message = _("Đã đưa vào hội nghị. Hãy thêm nội dung này vào chương trình của hội nghị.")
    form_class = PlanNeedForm
    template_name = "training/need_plan.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the unit's planned conferences."""
        return {**super().get_form_kwargs(), "conferences": list(conferences_to_plan_into(self.visitor))}

    def act(self, form: Form) -> None:
        """Plan it."""
        conference = get_conference_for(self.visitor, form.cleaned_data["conference"])
        plan_need(by=self.visitor, at=timezone.now(), need=self.need, conference=conference)


class DeclineNeed(OnNeed):
    """With a reason."""

    title = _("Không tổ chức")
    submit_label = _("Ghi lý do")
    done_message = _("Đã ghi là không tổ chức.")
    form_class = DeclineNeedForm

    def act(self, form: Form) -> None:
        """Decline it."""
        decline_need(by=self.visitor, at=timezone.now(), need=self.need, why=form.cleaned_data["why"])


class ReopenNeed(OnNeed):
    """Let it wait again."""

    title = _("Để chờ lại")
    submit_label = _("Để chờ lại")
    done_message = _("Nhu cầu lại chờ lên kế hoạch.")
    form_class = Form
    template_name = "common/confirm.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what will happen."""
        told = [_("Nhu cầu rời hội nghị hoặc lý do đã ghi được bỏ; nhật ký vẫn giữ lại.")]
        return super().get_context_data(**{"consequences": told, **kwargs})

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing is asked
        """Open it."""
        reopen_need(by=self.visitor, at=timezone.now(), need=self.need)


def _action(row: Need, label: Any, name: str, *, primary: bool = False) -> PageAction:
    return PageAction(
        label, url=reverse(f"training:{name}", args=[row.public_id]), needs=KEEP, primary=primary
    )
