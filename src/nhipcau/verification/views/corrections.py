"""What we set right of our own: the list, one task with its clock, giving it to somebody else."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen, ListScreen
from nhipcau.verification.actions.corrections import hand_over_correction, settle_correction
from nhipcau.verification.filters.corrections import CorrectionFilter
from nhipcau.verification.forms.corrections import OwnerForm, SettleForm
from nhipcau.verification.models import Correction
from nhipcau.verification.queries.corrections import corrections_for, get_correction_for
from nhipcau.verification.queries.dossiers import colleagues_for
from nhipcau.verification.tables.corrections import CorrectionTable, standing


class CorrectionList(ListScreen):
    """Every correction of the unit, the late first."""

    needs = "verification.see_corrections"
    title = _("Đính chính")
    lead = _("Nhận định đúng mà ta sai: ai phải sửa gì, đến ngày nào, nay đã sửa thế nào.")
    table_class = CorrectionTable
    filterset_class = CorrectionFilter
    export_name = "dinh-chinh"
    empty_title = _("Chưa có việc đính chính nào")
    empty_hint = _("Khi một kết luận “đúng, và cơ quan ta phải đính chính” được thông qua, việc hiện ở đây.")

    def get_queryset(self) -> QuerySet[Correction]:
        """List what this person may see."""
        return corrections_for(self.visitor)


class OfCorrection(ActionScreen):
    """A screen of one correction."""

    needs = "verification.see_corrections"
    writes = "verification.settle_correction"

    @cached_property
    def correction(self) -> Correction:
        """The correction in the address; 404 for another unit's."""
        return get_correction_for(self.visitor, self.kwargs["public_id"])

    @property
    def can_write(self) -> bool:
        """Say whether whoever looks may still set it right."""
        return self.visitor.may(self.writes) and self.correction.done_at is None

    def get_success_url(self) -> str:
        """Stay at the task."""
        return reverse("verification:correction", args=[self.correction.public_id])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the task and the way back."""
        crumbs = [(_("Đính chính"), reverse("verification:corrections"))]
        extra = {"correction": self.correction, "can_write": self.can_write, "crumbs": crumbs}
        return super().get_context_data(**{**extra, **kwargs})


class CorrectionPage(OfCorrection):
    """One task; whoever may, says here that it was done."""

    template_name = "verification/findings/correction.html"
    title = _("Việc đính chính")
    submit_label = _("Ghi là đã đính chính")
    done_message = _("Đã ghi. Đồng hồ của việc này đã dừng.")
    form_class = SettleForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for more to write than to read."""
        self.needs = self.writes if request.method == "POST" else self.needs
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how it stands and the finding it comes of."""
        tone, words = standing(self.correction)
        finding = self.correction.finding
        extra = {"tone": tone, "standing": words, "finding": finding, "dossier": finding.dossier}
        return super().get_context_data(**extra, **kwargs)

    def act(self, form: Form) -> None:
        """Settle it."""
        settle_correction(
            by=self.visitor, at=timezone.now(), correction=self.correction,
            done_how=form.cleaned_data["done_how"],
        )  # fmt: skip


class HandOverCorrection(OfCorrection):
    """Gives the task to a colleague."""

    needs = "verification.settle_correction"
    title = _("Giao việc đính chính cho người khác")
    lead = _("Thời hạn giữ nguyên.")
    submit_label = _("Giao")
    done_message = _("Đã giao việc.")
    form_class = OwnerForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer colleagues of the unit."""
        return {**super().get_form_kwargs(), "colleagues": colleagues_for(self.visitor)}

    def act(self, form: Form) -> None:
        """Hand it over."""
        hand_over_correction(
            by=self.visitor, at=timezone.now(), correction=self.correction, **form.cleaned_data
        )

    @property
    def cancel_url(self) -> str:
        """Go back to the task."""
        return self.get_success_url()
