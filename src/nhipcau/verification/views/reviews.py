"""What waits for a second reader, and the page on which he chooses first and decides then.

No machine score is on that page until his choice is stored.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen, ListScreen
from nhipcau.verification.actions.reviews import choose_verdict, pass_finding, return_finding
from nhipcau.verification.filters.reviews import ReviewFilter
from nhipcau.verification.forms.reviews import PASS, ChooseForm, DecideForm
from nhipcau.verification.models import Finding, Reading
from nhipcau.verification.models.findings import FindingState
from nhipcau.verification.queries.findings import get_finding_for
from nhipcau.verification.queries.reviews import reading_of, reviews_for, why_not_read
from nhipcau.verification.queries.worth import reasons_in_words
from nhipcau.verification.tables.reviews import ReviewTable
from nhipcau.verification.views.dossiers_page import page_of

CRUMB = _("Thẩm định")


class ReviewList(ListScreen):
    """Findings before a second reader, the longest waiting first."""

    needs = "verification.review"
    title = _("Thẩm định")
    lead = _("Kết luận do người khác viết, chờ người thứ hai đọc. Ai đã viết thì không thẩm định.")
    table_class = ReviewTable
    filterset_class = ReviewFilter
    export_name = "tham-dinh"
    empty_title = _("Không có kết luận nào chờ thẩm định")
    empty_hint = _("Khi đồng nghiệp trình một kết luận, nó hiện ở đây.")

    def get_queryset(self) -> QuerySet[Finding]:
        """List what this person may see."""
        return reviews_for(self.visitor)


class Review(ActionScreen):
    """One finding before its second reader."""

    needs = "verification.review"
    template_name = "verification/findings/review.html"

    @cached_property
    def finding(self) -> Finding:
        """The finding in the address; 404 for another unit's, and for a draft."""
        return get_finding_for(self.visitor, self.kwargs["public_id"])

    @cached_property
    def reading(self) -> Reading | None:
        """What this reader chose, as it is stored."""
        return reading_of(self.finding, self.visitor)

    @property
    def is_waiting(self) -> bool:
        """Say whether it still waits for a decision."""
        return self.finding.state == FindingState.SUBMITTED

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Tell authors and former editors why they may not read."""
        if request.user.may(self.needs):  # type: ignore[union-attr]
            refusal = why_not_read(self.finding, request.user) if self.is_waiting else ""
            if refusal:
                return self._declined(refusal)
        return super().dispatch(request, *args, **kwargs)

    def _declined(self, refusal: str) -> HttpResponse:
        self.template_name = "verification/findings/declined.html"
        context = {**self._heading(), "refusal": refusal, "finding": self.finding}
        return self.render_to_response(context, status=403)

    def get_form_class(self) -> type[Form]:
        """Ask for the choice first, for the decision then."""
        if not self.is_waiting:
            return Form
        return DecideForm if self.reading else ChooseForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer passing only where the verdicts agree."""
        given: dict[str, Any] = super().get_form_kwargs()
        if self.is_waiting and self.reading:
            given["may_pass"] = self.reading.verdict == self.finding.verdict
        return given

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay out the page; scores only after the choice."""
        dossier = self.finding.dossier
        scores = {}
        if self.reading:
            claim = dossier.claim
            scores = {"worth": claim.worth, "reasons": reasons_in_words(claim.worth_reasons)}
        return super().get_context_data(
            **{**self._heading(), **page_of(self.visitor, dossier), **scores, **kwargs, "can_change": False},
            dossier=dossier, finding=self.finding, reading=self.reading, is_waiting=self.is_waiting,
            submit_label=_("Quyết định") if self.reading else _("Giữ lựa chọn này"),
        )  # fmt: skip

    def _heading(self) -> dict[str, Any]:
        words = {"number": self.finding.number, "dossier": self.finding.dossier}
        return {
            "title": _("Kết luận số %(number)s của hồ sơ %(dossier)s") % words,
            "crumbs": [(CRUMB, reverse("verification:reviews"))],
        }

    def act(self, form: Form) -> None:
        """Choose, or decide."""
        now, said = timezone.now(), form.cleaned_data
        self.done_message = ""
        if not self.is_waiting:
            raise Refused(gettext("Kết luận này không còn chờ thẩm định."))
        if not self.reading:
            choose_verdict(by=self.visitor, at=now, finding=self.finding, **said)
        elif said.get("decision") == PASS:
            pass_finding(by=self.visitor, at=now, finding=self.finding)
            self.done_message = _("Đã thông qua. Hồ sơ đã kết luận.")
        else:
            return_finding(by=self.visitor, at=now, finding=self.finding, reason=said.get("reason", ""))
            self.done_message = _("Đã trả lại cho người viết.")

    def get_success_url(self) -> str:
        """Stay for the second step; after the decision the page shows it."""
        return reverse("verification:review", args=[self.finding.public_id])
