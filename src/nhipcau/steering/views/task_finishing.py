"""The end of a task on screen: reported done, confirmed, sent back; what came out of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common.finding import found_for
from nhipcau.steering.actions import tasks as acting
from nhipcau.steering.forms import tasks as forms
from nhipcau.steering.models import Task
from nhipcau.steering.queries.tasks import get_task_for
from nhipcau.steering.views.task_steps import OnTask

MOST_HITS = 5


class FinishTask(OnTask):
    """Say that it is done."""

    needs = "steering.do_tasks"
    title, submit_label = _("Báo đã xong"), _("Báo đã xong")
    done_message = _("Đã báo xong; người khác sẽ xác nhận.")
    form_class = forms.FinishForm

    def act(self, form: Form) -> Task:
        """Say so."""
        return acting.finish(**self.on(form), words=form.cleaned_data["words"])


class _Judge(OnTask):
    """A form on finished work: by the own unit, or by one above it."""

    needs = "steering.confirm_tasks"

    @cached_property
    def task(self) -> Task:
        """The task in the address, of the own unit or of one below."""
        return get_task_for(self.visitor, self.kwargs["public_id"])


class ConfirmTask(_Judge):
    """Confirm what somebody else finished."""

    title, submit_label, done_message = _("Xác nhận hoàn thành"), _("Xác nhận"), _("Đã xác nhận.")
    template_name = "common/confirm.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what happens."""
        lines = [self.task.done_words, _now("Công việc được coi là hoàn thành; sản phẩm giữ nguyên.")]
        return super().get_context_data(consequences=lines, **kwargs)

    def act(self, form: Form) -> Task:
        """Confirm."""
        return acting.confirm(**self.on(form))


class SendBackTask(_Judge):
    """Send finished work back; whoever finished it may take it back without that right."""

    needs = "steering.do_tasks"
    title, submit_label, done_message = _("Trả lại để làm tiếp"), _("Trả lại"), _("Đã trả lại.")
    form_class = forms.WhyForm

    def act(self, form: Form) -> Task:
        """Send it back."""
        is_own = self.task.done_by_id == self.visitor.pk
        if not is_own and not self.visitor.may("steering.confirm_tasks"):
            raise PermissionDenied
        return acting.send_back(**self.on(form), why=form.cleaned_data["why"])


class AddProduct(OnTask):
    """Name what came out: typed, or a page of the house found by words."""

    needs = "steering.do_tasks"
    title, submit_label, done_message = _("Thêm sản phẩm"), _("Thêm sản phẩm"), _("Đã thêm sản phẩm.")
    form_class = forms.ProductForm
    template_name = "steering/task_product.html"

    def get_initial(self) -> dict[str, Any]:
        """Take over the page that was chosen."""
        asked = self.request.GET
        return {"title": asked.get("ten", self.task.product)[:300], "address": asked.get("dia_chi", "")[:500]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Find pages of the house."""
        words = self.request.GET.get("q", "").strip()
        groups = found_for(self.visitor, words, most=MOST_HITS) if words else []
        shown = [(finder.label, found.hits) for finder, found in groups if found.hits]
        return super().get_context_data(words=words, groups=shown, **kwargs)

    def act(self, form: Form) -> Any:
        """Add it."""
        return acting.add_product(by=self.visitor, at=timezone.now(), task=self.task, **form.cleaned_data)


class RemoveProduct(OnTask):
    """Take off what was named by mistake."""

    needs = "steering.do_tasks"
    title, submit_label, done_message = _("Bỏ sản phẩm"), _("Bỏ sản phẩm"), _("Đã bỏ sản phẩm.")
    template_name = "common/confirm.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask only about a product of this very task."""
        get_object_or_404(self.task.products, public_id=self.kwargs["product_id"])
        return super().get_form_kwargs()

    def act(self, form: Form) -> None:  # noqa: ARG002 - the form has no field
        """Take it off."""
        acting.remove_product(
            by=self.visitor, at=timezone.now(), task=self.task, public_id=self.kwargs["product_id"]
        )
