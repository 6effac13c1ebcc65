"""Adding evidence from an address or a file: bytes are kept first, then become evidence.

What was archived or handed in before a refusal is carried along, so that nothing is fetched or sent twice.
"""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HttpResponseClientRedirect

from nhipcau.common.files.receiving import MOST_BYTES
from nhipcau.common.refusals import Refused
from nhipcau.verification.actions import evidence as actions
from nhipcau.verification.actions.capturing import archive_address, keep_file
from nhipcau.verification.forms import evidence as forms
from nhipcau.verification.models import Capture, KeptFile
from nhipcau.verification.queries import evidence as queries
from nhipcau.verification.rules import states
from nhipcau.verification.views.evidence import AddsEvidence


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
            content = said["upload"].read(MOST_BYTES + 1)
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
