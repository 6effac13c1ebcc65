"""Adding evidence from an article, a visit or an answer; withdrawing it. Addresses and files stand apart."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.monitoring.languages import language_name
from nhipcau.verification.actions import evidence as actions
from nhipcau.verification.forms import evidence as forms
from nhipcau.verification.models import Evidence, Request
from nhipcau.verification.queries import evidence as queries
from nhipcau.verification.queries.dossiers_fairness import fairness_of, remedies
from nhipcau.verification.queries.requests import get_request_of
from nhipcau.verification.rules.fairness import missing_before_evidence
from nhipcau.verification.views.dossiers_shared import ChangesDossier, OfDossier


class AddsEvidence(ChangesDossier):
    """What all screens of evidence share."""

    template_name = "verification/dossiers/evidence_form.html"
    submit_label = _("Thêm chứng cứ")
    done_message = _("Đã thêm chứng cứ.")
    anchor = "chung-cu"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say before anything is typed what has to be written first."""
        lacks = missing_before_evidence(fairness_of(self.dossier))
        return super().get_context_data(lacks=remedies(lacks), **kwargs)

    def context(self, form: Form, seen: int) -> dict[str, Any]:
        """Return what every action on evidence asks for."""
        return {
            "by": self.visitor, "at": timezone.now(), "dossier": self.dossier, "seen": seen,
            "described": form.described(),  # type: ignore[attr-defined]
        }  # fmt: skip


class ChooseArticle(OfDossier, TemplateView):
    """Suggests the story's articles, or those that words find."""

    needs = "verification.keep_dossier"
    template_name = "verification/dossiers/choose_article.html"
    title = _("Chứng cứ từ bài báo trong kho")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """List them."""
        words = self.request.GET.get("q", "")
        rows = queries.articles_offered(self.visitor, self.dossier, words)
        offered = [(row, language_name(row.language) if row.language else "") for row in rows]
        return super().get_context_data(words=words, offered=offered, **kwargs)


class AddArticle(AddsEvidence):
    """An article's version; the quoted words must stand in it."""

    title = _("Chứng cứ từ bài báo trong kho")
    template_name = "verification/dossiers/article_form.html"
    form_class = forms.ArticleForm

    @cached_property
    def version(self) -> Any:
        """The latest version of the article in the address."""
        return queries.version_for(self.visitor, self.kwargs["article_id"])

    def get_initial(self) -> dict[str, Any]:
        """Offer the article's own title."""
        return {**super().get_initial(), "title": self.version.title[:300]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the text to quote from."""
        return super().get_context_data(version=self.version, article=self.version.article, **kwargs)

    def save(self, form: Form, *, seen: int) -> None:
        """Add it."""
        outlet = self.version.article.outlet
        said = self.context(form, seen)
        said["described"] = actions.Described(
            stance=form.cleaned_data["stance"], title=form.cleaned_data["title"],
            publisher=outlet.name if outlet else "", published_on=self.version.article.published_on,
            note=form.cleaned_data["note"],
        )  # fmt: skip
        actions.add_article(**said, version=self.version, exact=form.cleaned_data["exact"])


class AddVisit(AddsEvidence):
    """What people of ours saw."""

    title = _("Chứng cứ xem tại chỗ")
    lead = _("Ghi điều người của ta đã thấy. Không ghi tên người dân.")
    form_class = forms.VisitForm

    def save(self, form: Form, *, seen: int) -> None:
        """Add it."""
        actions.add_visit(**self.context(form, seen), seen_at=form.cleaned_data["seen_at"])


class AddAnswer(AddsEvidence):
    """A unit's answer; the officer says how it stands to the claim."""

    title = _("Đưa trả lời vào chứng cứ")
    template_name = "verification/dossiers/answer_form.html"
    form_class = forms.ReplyForm

    @cached_property
    def asked(self) -> Request:
        """The request in the address."""
        return get_request_of(self.dossier, self.kwargs["request_id"])

    def get_initial(self) -> dict[str, Any]:
        """Offer a title."""
        title = say("Trả lời của %(addressee)s") % {"addressee": self.asked.addressee}
        return {**super().get_initial(), "title": title[:300]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the answer."""
        return super().get_context_data(asked=self.asked, **kwargs)

    def save(self, form: Form, *, seen: int) -> None:
        """Add it."""
        said = self.context(form, seen)
        answered = self.asked.answered_at
        said["described"] = actions.Described(
            stance=form.cleaned_data["stance"], title=form.cleaned_data["title"],
            publisher=self.asked.addressee, note=form.cleaned_data["note"],
            published_on=timezone.localdate(answered) if answered else None,
        )  # fmt: skip
        actions.add_answer(**said, request=self.asked, exact=form.cleaned_data["exact"])


class WithdrawEvidence(ChangesDossier):
    """Takes a piece out of the count, with a reason."""

    title = _("Rút chứng cứ")
    submit_label = _("Rút")
    done_message = _("Đã rút chứng cứ; nó vẫn nằm trong hồ sơ, gạch ngang.")
    form_class = forms.WithdrawForm
    anchor = "chung-cu"

    @cached_property
    def evidence(self) -> Evidence:
        """The piece in the address."""
        return queries.get_evidence_of(self.dossier, self.kwargs["evidence_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name it."""
        return super().get_context_data(lead=str(self.evidence), **kwargs)

    def save(self, form: Form, *, seen: int) -> None:
        """Withdraw it."""
        actions.withdraw_evidence(
            by=self.visitor, at=timezone.now(), dossier=self.dossier, seen=seen, evidence=self.evidence,
            reason=form.cleaned_data["reason"],
        )  # fmt: skip
