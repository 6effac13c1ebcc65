"""Writing a finding, sending it to its reader, opening its dossier again; no machine score is shown here."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from nhipcau.people.access import requires
from nhipcau.verification.actions.findings import Words, submit_finding, write_finding
from nhipcau.verification.actions.findings_reopening import reopen_dossier
from nhipcau.verification.forms.dossiers import SeenForm
from nhipcau.verification.forms.findings import FindingForm, ReopenForm
from nhipcau.verification.models import Finding
from nhipcau.verification.queries.dossiers import colleagues_for
from nhipcau.verification.queries.dossiers_fairness import fairness_of, remedies
from nhipcau.verification.queries.findings import draft_of, latest_of, why_reopened
from nhipcau.verification.rules.fairness import missing
from nhipcau.verification.rules.summary import word_count
from nhipcau.verification.templatetags.findings import words_of_most
from nhipcau.verification.views.dossiers_page import page_of
from nhipcau.verification.views.dossiers_shared import ChangesDossier

KEPT = (
    "verdict", "confidence", "summary", "reasoning", "correct_what", "correct_where", "correct_by",
)  # fmt: skip


class WriteFinding(ChangesDossier):
    """The one draft of a dossier."""

    needs = "verification.write_finding"
    title = _("Viết kết luận")
    lead = _("Kết luận chỉ dựa vào chứng cứ trong hồ sơ. Người khác sẽ đọc lại từng chữ trước khi thông qua.")
    template_name = "verification/findings/write.html"
    submit_label = _("Lưu bản nháp")
    done_message = _("Đã lưu bản nháp kết luận.")
    form_class = FindingForm
    anchor = "ket-luan"

    @cached_property
    def before(self) -> Finding | None:
        """What the form starts from: the draft, else what was returned or passed last."""
        return draft_of(self.dossier) or latest_of(self.dossier)

    def get_initial(self) -> dict[str, Any]:
        """Start from what stands; an interest is stated by each author anew."""
        before = self.before
        said = {name: getattr(before, name) for name in KEPT} if before else {}
        own = {"interest": before.interest} if before and before.author_id == self.visitor.pk else {}
        return {**super().get_initial(), **said, **own}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer colleagues of the unit."""
        return {**super().get_form_kwargs(), "colleagues": colleagues_for(self.visitor)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the evidence beside the form, the count, and whose draft it is."""
        context = super().get_context_data(**kwargs)
        summary = context["form"]["summary"].value() or ""
        return {
            **context, **page_of(self.visitor, self.dossier), "can_change": False,
            "count": word_count(summary), "before": self.before,
            "is_taken_over": bool(self.before and self.before.author_id != self.visitor.pk),
            "why_reopened": why_reopened(self.dossier), "is_editable": self.dossier.state == "gathering",
        }  # fmt: skip

    def save(self, form: Form, *, seen: int) -> None:
        """Write the draft."""
        said = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        write_finding(
            by=self.visitor, at=timezone.now(), dossier=self.dossier, seen=seen, words=Words(**said)
        )


class SubmitFinding(ChangesDossier):
    """Asks before the draft is sealed and handed on."""

    needs = "verification.write_finding"
    title = _("Trình thẩm định")
    template_name = "common/confirm.html"
    submit_label = _("Trình thẩm định")
    done_message = _("Đã trình. Hồ sơ khóa lại cho đến khi người thẩm định quyết định.")
    form_class = SeenForm
    anchor = "ket-luan"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what will happen, and what is still missing."""
        consequences = [
            _now(
                "Kết luận và toàn bộ hồ sơ được niêm phong bằng mã SHA-256; chỉ đúng bản này được thông qua."
            ),
            _now("Không ai sửa được hồ sơ, kể cả bạn, cho đến khi người thẩm định quyết định."),
            _now("Bạn, và ai từng sửa kết luận này, không được là người thẩm định."),
        ]
        lacks = missing(fairness_of(self.dossier))
        if lacks:
            consequences.insert(0, _now("Chưa trình được. %(lacks)s") % {"lacks": remedies(lacks)})
        return super().get_context_data(consequences=consequences, **kwargs)

    def save(self, form: Form, *, seen: int) -> None:  # noqa: ARG002 - the form is but a click
        """Submit it."""
        submit_finding(by=self.visitor, at=timezone.now(), dossier=self.dossier, seen=seen)


class ReopenDossier(ChangesDossier):
    """Opens a closed dossier again."""

    needs = "verification.write_finding"
    title = _("Mở lại hồ sơ")
    lead = _("Kết luận đã thông qua vẫn được giữ nguyên và vẫn đọc được. Kết luận mới mang số tiếp theo.")
    submit_label = _("Mở lại")
    done_message = _("Đã mở lại hồ sơ.")
    form_class = ReopenForm

    def act(self, form: Form) -> None:
        """Open it."""
        reopen_dossier(by=self.visitor, at=timezone.now(), dossier=self.dossier, why=form.cleaned_data["why"])


@require_POST
@requires("verification.write_finding")
def count_words(request: HttpRequest) -> HttpResponse:
    """Count the words of a summary while it is typed."""
    return HttpResponse(words_of_most(word_count(request.POST.get("summary", ""))))
