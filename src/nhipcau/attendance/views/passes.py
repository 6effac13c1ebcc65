"""The organiser's screens of passes: give them, print them by site, take a lost one out of force."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from nhipcau.attendance.actions.passes import give_passes, revoke_pass
from nhipcau.attendance.forms.devices import NoWords, RevokePassForm
from nhipcau.attendance.printing.passes import passes_pdf
from nhipcau.attendance.views.shared import crumbs_to_board
from nhipcau.common import formats
from nhipcau.common.files.serving import attachment
from nhipcau.common.screens import ActionScreen
from nhipcau.people.access import requires
from nhipcau.training.queries.conferences import get_conference_for, get_site_for
from nhipcau.training.queries.delegates import get_delegate_for
from nhipcau.training.queries.doors import with_pass, without_pass
from nhipcau.training.queries.keys import own_address

PDF = "application/pdf"


class GivePasses(ActionScreen):
    """Give everybody on the list a pass who has none yet."""

    needs = "training.keep_delegates"
    template_name, form_class = "common/confirm.html", NoWords
    title, submit_label = _("Cấp thẻ đại biểu"), _("Cấp thẻ")
    done_message = _("Đã cấp thẻ. In thẻ ở mục Thẻ đại biểu trên trang này, hoặc ở trang từng điểm cầu.")

    @cached_property
    def conference(self) -> Any:
        """The conference in the address."""
        return get_conference_for(self.visitor, self.kwargs["public_id"])

    def get_success_url(self) -> str:
        """Go back to the conference, whose page offers the passes to print."""
        return str(self.conference.get_absolute_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what follows."""
        missing, given = len(without_pass(self.conference)), with_pass(self.conference).count()
        told = {"missing": formats.number(missing), "given": formats.number(given)}
        consequences = (
            _now("%(missing)s người chưa có thẻ nhận mã riêng, in được thành QR.") % told
            if missing
            else _now("Mọi người trong danh sách đã có thẻ."),
            _now("%(given)s thẻ đã cấp giữ nguyên.") % told,
        )
        extra = {"crumbs": crumbs_to_board(self.conference)[:1], "cancel_url": self.get_success_url(),
                 "consequences": consequences}  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})

    def act(self, form: Any) -> object:  # noqa: ARG002 - a decision without words
        """Give them."""
        return give_passes(by=self.visitor, at=timezone.now(), conference=self.conference)


class RevokePass(ActionScreen):
    """Take a lost pass out of force."""

    needs = "training.keep_delegates"
    form_class = RevokePassForm
    title, submit_label = _("Thu hồi thẻ bị mất"), _("Thu hồi và cấp thẻ mới")
    done_message = _("Thẻ cũ không dùng được nữa; hãy in thẻ mới.")

    @cached_property
    def delegate(self) -> Any:
        """The delegate in the address."""
        return get_delegate_for(self.visitor, self.kwargs["public_id"])

    def get_success_url(self) -> str:
        """Go back to the delegate."""
        return reverse("training:delegate", args=[self.delegate.public_id])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose pass."""
        extra = {"lead": self.delegate.name, "cancel_url": self.get_success_url(),
                 "crumbs": [*crumbs_to_board(self.delegate.conference)[:1],
                            (self.delegate.name, self.get_success_url())]}  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})

    def act(self, form: Any) -> object:
        """Revoke it."""
        why = form.cleaned_data["why"]
        return revoke_pass(by=self.visitor, at=timezone.now(), delegate=self.delegate, why=why)


@require_safe
@requires("training.export_delegates")
def site_passes(request: HttpRequest, public_id: str) -> HttpResponse:
    """Print the passes of one site."""
    site = get_site_for(request.user, public_id)
    name = f"the-dai-bieu-{site.code}.pdf"
    return attachment(passes_pdf(site.conference, site=site, page_of=own_address), name=name, media_type=PDF)


@require_safe
@requires("training.export_delegates")
def all_passes(request: HttpRequest, public_id: str) -> HttpResponse:
    """Print the passes of a conference, by site."""
    conference = get_conference_for(request.user, public_id)
    content = passes_pdf(conference, page_of=own_address)
    return attachment(content, name="the-dai-bieu.pdf", media_type=PDF)
