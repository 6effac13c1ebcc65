"""The organisers' page of an evaluation: what is asked, opening, closing, what it gave."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, Guarded, PageAction
from nhipcau.learning.actions.evaluating import close_evaluation, keep_items, open_evaluation
from nhipcau.learning.forms.evaluating import ItemsForm, as_lines
from nhipcau.learning.queries import evaluating as reading
from nhipcau.learning.rules.states import SCALE_MOST
from nhipcau.learning.views.shared import OnConference


class EvaluationPage(OnConference, Guarded, TemplateView):
    """How the evaluation stands, and its figures once it is closed."""

    needs = "learning.see_results"
    template_name = "learning/evaluation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay it out."""
        row = reading.evaluation_of(self.conference)
        self.page_actions = self._actions(row)
        return super().get_context_data(
            title=_now("Phiếu đánh giá"), crumbs=self.crumbs(), conference=self.conference, evaluation=row,
            items=reading.items_of(self.conference), sheets=reading.sheets(self.conference),
            results=reading.results(self.conference), said=reading.comments(self.conference),
            marks=range(1, SCALE_MOST + 1), **kwargs,
        )  # fmt: skip

    def _actions(self, row: Any) -> list[PageAction]:
        keep = "learning.keep_evaluations"
        if row is None:
            return [
                PageAction(_("Soạn các mục"), url=self.path("evaluation_items"), needs=keep, icon="edit"),
                PageAction(_("Mở cho đại biểu"), url=self.path("open_evaluation"), needs=keep, primary=True),
            ]
        if row.closed_at is None:
            return [PageAction(_("Đóng phiếu"), url=self.path("close_evaluation"), needs=keep, primary=True)]
        return []


class _OnEvaluation(OnConference, ActionScreen):
    """A form on the evaluation of one conference."""

    needs = "learning.keep_evaluations"

    def get_success_url(self) -> str:
        """Go back to it."""
        return self.path("evaluation")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back."""
        back = self.path("evaluation")
        crumbs = self.crumbs((_now("Phiếu đánh giá"), back))
        return super().get_context_data(**{"crumbs": crumbs, "cancel_url": back, **kwargs})


class Items(_OnEvaluation):
    """What is asked."""

    form_class = ItemsForm
    title, submit_label, done_message = _("Soạn các mục"), _("Lưu"), _("Đã lưu các mục.")

    def get_initial(self) -> dict[str, Any]:
        """Begin with its own, with those of the former conference, or with ours."""
        return {**super().get_initial(), "lines": as_lines(reading.offered_items(self.conference))}

    def act(self, form: Any) -> None:
        """Keep them."""
        keep_items(
            by=self.visitor, at=timezone.now(), conference=self.conference, items=form.cleaned_data["lines"]
        )


class Open(_OnEvaluation):
    """Open it to the delegates."""

    form_class, template_name = Form, "common/confirm.html"
    title, submit_label, done_message = (
        _("Mở phiếu đánh giá"),
        _("Mở"),
        _("Đại biểu gửi phiếu được từ trang của mình."),
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what follows."""
        consequences = [
            _now("Đại biểu thấy phiếu trên trang của mình; mỗi người gửi một lần."),
            _now("Các mục không sửa được nữa."),
            _now("Không ai, kể cả quản trị viên, thấy ai chọn gì hay viết gì."),
        ]
        return super().get_context_data(consequences=consequences, **kwargs)

    def act(self, form: Any) -> None:  # noqa: ARG002 - a confirmation has no fields
        """Open."""
        items = reading.items_of(self.conference)
        offered = None if items else reading.offered_items(self.conference)
        open_evaluation(by=self.visitor, at=timezone.now(), conference=self.conference, items=offered)


class Close(_OnEvaluation):
    """Close it for good."""

    form_class, template_name = Form, "common/confirm.html"
    title, submit_label, done_message = _("Đóng phiếu đánh giá"), _("Đóng"), _("Đã đóng phiếu.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what follows."""
        consequences = [
            _now("Không nhận thêm phiếu và không mở lại: nếu không, một phiếu gửi sau sẽ lộ ra."),
            _now("Kết quả và lời góp ý hiện ra, nếu có từ năm phiếu."),
        ]
        return super().get_context_data(consequences=consequences, **kwargs)

    def act(self, form: Any) -> None:  # noqa: ARG002 - a confirmation has no fields
        """Close."""
        close_evaluation(by=self.visitor, at=timezone.now(), conference=self.conference)
