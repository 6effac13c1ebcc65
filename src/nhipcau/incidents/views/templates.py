"""Holding templates: the list, one with its languages and who may do what next, writing one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.incidents.actions.templates import (
    approve_template,
    retire_template,
    submit_template,
    write_template,
)
from nhipcau.incidents.filters import TemplateFilter
from nhipcau.incidents.forms.templates import TemplateForm
from nhipcau.incidents.models import Template
from nhipcau.incidents.queries.incidents import get_template_for, templates_for
from nhipcau.incidents.rules import levels
from nhipcau.incidents.tables import TEMPLATE_TONES, TemplateTable
from nhipcau.people.access import requires
from nhipcau.people.confirming import confirmed, confirmed_at


class TemplateList(ListScreen):
    """Words that wait for a bad day."""

    needs = "incidents.see_incidents"
    title = _("Mẫu thông tin ban đầu")
    lead = _("Soạn và duyệt lúc yên tĩnh, để khi có sự cố chỉ còn điền nơi và giờ.")
    table_class = TemplateTable
    filterset_class = TemplateFilter
    export_name = "mau-thong-tin-ban-dau"
    page_actions = [
        PageAction(
            _("Soạn mẫu"),
            "incidents:write_template",
            needs="incidents.keep_templates",
            icon="plus",
            primary=True,
        )
    ]
    empty_title = _("Chưa có mẫu nào")
    empty_hint = _("Soạn mẫu cho thiên tai, tai nạn, tin đồn: hai ngôn ngữ trở lên, người khác duyệt.")

    def get_queryset(self) -> QuerySet[Template]:
        """List the unit's templates."""
        return templates_for(self.visitor)


class TemplatePage(Guarded, TemplateView):
    """One template as it would leave."""

    needs = "incidents.see_incidents"
    template_name = "incidents/template.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show every language, and the next step for whoever looks."""
        row = get_template_for(self.visitor, self.kwargs["public_id"])
        may_approve = self.visitor.may("incidents.approve_templates") and row.writer_id != self.visitor.pk
        extra = {
            "row": row, "title": row.name, "texts": list(row.texts.all()),
            "crumbs": [(_("Mẫu thông tin ban đầu"), reverse("incidents:templates"))],
            "tone": TEMPLATE_TONES.get(row.state, "neutral"),
            "can_write": self.visitor.may("incidents.keep_templates") and row.state != levels.RETIRED,
            "can_submit": self.visitor.may("incidents.keep_templates") and row.state == levels.DRAFT,
            "can_approve": may_approve and row.state == levels.SUBMITTED,
        }  # fmt: skip
        return super().get_context_data(**extra, **kwargs)


class WriteTemplate(ActionScreen):
    """Writes a new template, or new words of one."""

    needs = "incidents.keep_templates"
    lead = _(
        "Chỗ trống: {place} (nơi), {time} (lúc), {phone} (điện thoại), {next_at} (thông tin tiếp theo lúc)."
    )
    form_class = TemplateForm
    submit_label = _("Lưu mẫu")
    done_message = _("Đã lưu. Mẫu cần người khác duyệt trước khi dùng.")
    success_url = cancel_url = reverse_lazy("incidents:templates")

    @cached_property
    def template(self) -> Template | None:
        """The template in the address, if any."""
        public_id = self.kwargs.get("public_id")
        return get_template_for(self.visitor, public_id) if public_id else None

    @property
    def title(self) -> Any:
        """Name what is done."""
        return _("Sửa mẫu") if self.template else _("Soạn mẫu")

    def get_initial(self) -> dict[str, Any]:
        """Begin with the words that stand."""
        row = self.template
        if row is None:
            return {}
        words = {f"title_{text.language}": text.title for text in row.texts.all()}
        words |= {f"body_{text.language}": text.body for text in row.texts.all()}
        return {**words, "name": row.name, "playbook": row.playbook, "seen": row.revision}

    def act(self, form: Form) -> None:
        """Write it."""
        given = form.cleaned_data
        texts = form.texts() if isinstance(form, TemplateForm) else []
        write_template(
            by=self.visitor, at=timezone.now(), name=given["name"], playbook=given["playbook"], texts=texts,
            template=self.template, seen=given["seen"],
        )  # fmt: skip


@require_POST
@requires("incidents.keep_templates")
def submit(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Hand a template to whoever approves."""
    return _step(request, public_id, lambda row, by, at: submit_template(
        by=by, at=at, template=row, seen=row.revision))  # fmt: skip


@require_POST
@requires("incidents.keep_templates")
def retire(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Take a template out of use."""
    return _step(request, public_id, lambda row, by, at: retire_template(
        by=by, at=at, template=row, seen=row.revision))  # fmt: skip


@requires("incidents.approve_templates")
@confirmed
@require_POST
def approve(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Approve exactly the words whose hash the form carries."""
    return _step(request, public_id, lambda row, by, at: approve_template(
        by=by, at=at, template=row, seen_hash=request.POST.get("seen", ""),
        confirmed_at=confirmed_at(request)))  # fmt: skip


def _step(request: HttpRequest, public_id: str, act: Any) -> HttpResponseBase:
    row = get_template_for(request.user, public_id)
    try:
        act(row, request.user, timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    return redirect("incidents:template", public_id)
