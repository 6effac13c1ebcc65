"""Adding evidence: one screen a source; and withdrawing it.

What was archived or handed in before a refusal is carried along, so that nothing is fetched or sent twice.
"""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from django_htmx.http import HttpResponseClientRedirect

from nhipcau.common.refusals import Refused
from nhipcau.monitoring.languages import language_name
from nhipcau.verification.actions import evidence as actions
from nhipcau.verification.actions.capturing import archive_address, keep_file
from nhipcau.verification.forms import evidence as forms
from nhipcau.verification.models import Capture, Evidence, KeptFile, Request
from nhipcau.verification.queries import evidence as queries
from nhipcau.verification.queries.dossiers_fairness import fairness_of, remedies
from nhipcau.verification.queries.requests import get_request_of
from nhipcau.verification.rules import states
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


class AddAddress(AddsEvidence):
    """An address, archived at once; a wall, a log-in page or missing words come back at the field."""

    title = _("Chứng cứ từ một địa chỉ")
    lead = _("Trang được lưu lại ngay lúc này, kèm mã kiểm và giờ lưu. Có khi mất nửa phút.")
    template_name = "verification/dossiers/address_form.html"
    form_class = forms.AddressForm

    def save(self, form: Form, *, seen: int) -> None:
        """Archive it, then add it."""
        said = form.cleaned_data
        actions.refuse_early(self.dossier)
        capture = self._kept(said["url"], said["kept"]) or archive_address(
            by=self.visitor, at=timezone.now(), url=said["url"], exact=said["exact"]
        )
        self.carried = {"kept": f"{capture.public_id} {said['url']}"}
        actions.add_capture(
            **self.context(form, seen), kind=said["kind"], capture=capture, exact=said["exact"]
        )

    def _kept(self, url: str, kept: str) -> Capture | None:
        """Return the copy archived before a refusal, where the address is still the same."""
        public_id, _blank, of = kept.partition(" ")
        return queries.kept_capture(self.visitor, public_id) if of == url else None

    def form_valid(self, form: Form) -> HttpResponse:
        """Let htmx load the dossier anew after success."""
        answer = super().form_valid(form)
        if self.request.headers.get("HX-Request") and answer.has_header("Location"):
            return HttpResponseClientRedirect(answer["Location"])
        return answer

    def form_invalid(self, form: Form) -> HttpResponse:
        """Carry the archived copy; htmx shows an answer only when it is a plain one."""
        if getattr(self, "carried", None):
            self.carry(form, **self.carried)
        answer = super().form_invalid(form)
        if self.request.headers.get("HX-Request"):
            answer.status_code = 200
        return answer


class AddFile(AddsEvidence):
    """A file: a document or figures."""

    title = _("Chứng cứ từ một tệp")
    form_class: Any = forms.FileForm
    kept: KeptFile | None = None

    def save(self, form: Form, *, seen: int) -> None:
        """Keep the file, then add it."""
        said = form.cleaned_data
        actions.refuse_early(self.dossier)
        self.kept = self.received(form)
        actions.add_file(
            **self.context(form, seen), kind=said.get("kind", states.PICTURE), file=self.kept,
            exact=said.get("exact", ""),
        )  # fmt: skip

    def received(self, form: Form) -> KeptFile:
        """Return the file handed in, or the one handed in before a refusal."""
        said = form.cleaned_data
        if said["upload"]:
            content = said["upload"].read()
            return keep_file(by=self.visitor, at=timezone.now(), name=said["upload"].name, content=content)
        kept = queries.kept_file(self.visitor, said["kept"])
        if kept is None:
            raise Refused(say("Hãy chọn một tệp."), field="upload")
        return kept

    def form_invalid(self, form: Form) -> HttpResponse:
        """Carry the file that has been kept already."""
        if self.kept is not None:
            self.carry(form, kept=self.kept.public_id)
        return super().form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the file that has been kept already."""
        kept = self.kept or queries.kept_file(self.visitor, self.request.POST.get("kept", ""))
        return super().get_context_data(kept=kept, **kwargs)


class AddPicture(AddFile):
    """A picture, drawn anew without its hidden data."""

    title = _("Chứng cứ là ảnh")
    form_class = forms.PictureForm

    def received(self, form: Form) -> KeptFile:
        """Take pictures only."""
        kept = super().received(form)
        if not kept.media_type.startswith("image/"):
            raise Refused(say("Tệp này không phải ảnh. Hãy thêm nó ở mục tệp."), field="upload")
        return kept


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
