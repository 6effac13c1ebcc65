"""What is done to a task before its end: added, changed, moved, dropped, taken off a draft."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen
from nhipcau.steering.actions import tasks as acting
from nhipcau.steering.forms import tasks as forms
from nhipcau.steering.models import Plan, Task
from nhipcau.steering.queries.obligations import obliged_of
from nhipcau.steering.queries.plans import get_own_plan_for
from nhipcau.steering.queries.tasks import get_own_task_for
from nhipcau.steering.rules.cycles import due_day
from nhipcau.units.queries.bodies import bodies_of, body_named

MOST_BODIES = 300


class _Worded(ActionScreen):
    """A form of a task's words, with the bodies of the unit to choose from."""

    template_name = "steering/task_form.html"
    needs = "steering.keep_tasks"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the bodies of the unit."""
        names = bodies_of(self.visitor.unit_id, timezone.localdate()).values_list("name", flat=True)
        return super().get_context_data(bodies=list(names[:MOST_BODIES]), **kwargs)

    def said(self, form: Form) -> dict[str, Any]:
        """Return what was filled in, with the body that the lead's name is of."""
        told = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        return told | {
            "lead_body": body_named(self.visitor.unit_id, told["lead_words"], timezone.localdate())
        }


class AddTask(_Worded):
    """Add a task: for a draft plan (?plan=), from an obligation (?obliged=), or by itself."""

    title = _("Thêm việc")
    submit_label, done_message = _("Thêm việc"), _("Đã thêm việc.")
    form_class = forms.TaskForm

    @cached_property
    def plan(self) -> Plan | None:
        """The draft that takes it."""
        asked = self.request.GET.get("plan", "")
        return get_own_plan_for(self.visitor, asked) if asked else None

    @cached_property
    def obliged(self) -> Any:
        """What obliges the own unit to it."""
        asked = self.request.GET.get("obliged", "")
        return obliged_of(self.visitor.unit_id).filter(public_id=asked).first() if asked else None

    def get_initial(self) -> dict[str, Any]:
        """Fill in what the obligation says."""
        if self.obliged is None:
            return super().get_initial()
        told, today = self.obliged.obligation, timezone.localdate()
        day = due_day(told.repeats, told.due_on, today)
        return {"title": told.what[:300], "product": told.product, "due_on": day}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what it comes of."""
        self.cancel_url = self._back()
        crumbs = [(_now("Công việc"), reverse("steering:tasks"))]
        return super().get_context_data(plan=self.plan, obliged=self.obliged, crumbs=crumbs, **kwargs)

    def act(self, form: Form) -> Task:
        """Add it."""
        words = str(self.obliged.obligation.clause.directive.number) if self.obliged else ""
        return acting.add_task(
            by=self.visitor, at=timezone.now(), unit_id=self.visitor.unit_id, plan=self.plan,
            obliged=self.obliged, origin_words=words, **self.said(form),
        )  # fmt: skip

    def get_success_url(self) -> str:
        """Go where it was added."""
        return self._back()

    def _back(self) -> str:
        return self.plan.get_absolute_url() if self.plan else reverse("steering:tasks")


class OnTask(ActionScreen):
    """A form on one task of the own unit, filled on the version that was shown."""

    needs = "steering.keep_tasks"
    form_class: Any = forms.ConfirmForm

    @cached_property
    def task(self) -> Task:
        """The task in the address."""
        return get_own_task_for(self.visitor, self.kwargs["public_id"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Reach the row before the form is drawn: another unit's is a 404."""
        _row = self.task
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        """Carry the version."""
        return {"seen": self.task.revision}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back to the task."""
        self.cancel_url = self.task.get_absolute_url()
        crumbs = [(_now("Công việc"), reverse("steering:tasks")), (self.task.title, self.cancel_url)]
        return super().get_context_data(crumbs=crumbs, task=self.task, **kwargs)

    def get_success_url(self) -> str:
        """Go back to the task."""
        return self.task.get_absolute_url()

    def on(self, form: Form) -> dict[str, Any]:
        """Return who, when, what and which version."""
        return {
            "by": self.visitor, "at": timezone.now(), "task": self.task, "seen": form.cleaned_data.get("seen")
        }  # fmt: skip


class ChangeTask(_Worded, OnTask):
    """Change what it says; its day too while its plan is a draft."""

    title, submit_label, done_message = _("Sửa việc"), _("Lưu"), _("Đã lưu.")

    def get_form_class(self) -> Any:
        """Show the day only where it may change."""
        return forms.TaskForm if self.task.plan_id else forms.TaskWordsForm

    def get_initial(self) -> dict[str, Any]:
        """Begin with what it says."""
        names = ("title", "kind", "lead_words", "partners", "product", "funding", "due_on")
        return super().get_initial() | {name: getattr(self.task, name) for name in names}

    def act(self, form: Form) -> Task:
        """Change it."""
        told = self.said(form)
        body = told.pop("lead_body")
        return acting.change_task(**self.on(form), **told, lead_body_id=body.pk if body else None)


class ExtendTask(OnTask):
    """Move its day."""

    title, submit_label = _("Gia hạn"), _("Gia hạn")
    done_message = _("Đã gia hạn; hạn đầu vẫn được giữ.")
    form_class = forms.ExtendForm

    def act(self, form: Form) -> Task:
        """Move it."""
        return acting.extend(
            **self.on(form), to_on=form.cleaned_data["to_on"], reason=form.cleaned_data["reason"]
        )


class DropTask(OnTask):
    """End it undone."""

    title, submit_label = _("Không thực hiện việc này"), _("Không thực hiện")
    done_message = _("Đã ghi việc không thực hiện và lý do.")
    form_class = forms.WhyForm

    def act(self, form: Form) -> Task:
        """End it."""
        return acting.drop(**self.on(form), why=form.cleaned_data["why"])


class TakeOutTask(OnTask):
    """Take it off a draft."""

    title, submit_label, done_message = _("Bỏ khỏi dự thảo"), _("Bỏ khỏi dự thảo"), _("Đã bỏ khỏi dự thảo.")
    template_name = "common/confirm.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what happens."""
        lines = [_now("Việc “%(title)s” không còn trong dự thảo kế hoạch.") % {"title": self.task.title}]
        return super().get_context_data(consequences=lines, is_danger=True, **kwargs)

    def act(self, form: Form) -> None:
        """Take it off."""
        self.back = self.task.plan.get_absolute_url() if self.task.plan else reverse("steering:tasks")
        acting.take_out(**self.on(form))

    def get_success_url(self) -> str:
        """Go back to the plan."""
        return self.back
