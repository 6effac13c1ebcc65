"""Setting up the second factor, a new sheet of recovery codes, and taking somebody else's off."""

from __future__ import annotations

from base64 import b32encode
from typing import TYPE_CHECKING, Any

import segno
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen
from nhipcau.people.actions import enrol_factor, renew_recovery_codes, reset_factor
from nhipcau.people.confirming import Confirmed, detour, keep, next_of
from nhipcau.people.forms import EnrolForm, ResetForm
from nhipcau.people.queries import has_factor
from nhipcau.people.views.accounts import ChangePerson, OfPerson
from nhipcau.people.views.confirming import check_own_password

if TYPE_CHECKING:
    from datetime import datetime

PENDING_KEY = "factor_key"
"""In the session until the phone has shown a right code: a key nobody scanned is in no table."""


class ShowsCodes(ActionScreen):
    """A form whose answer is the sheet of recovery codes, shown this once."""

    def codes(self, form: Form, at: datetime) -> list[str]:
        """Make the one domain call; override."""
        raise NotImplementedError

    def form_valid(self, form: Form) -> HttpResponse:
        """Show the codes, or what was refused."""
        try:
            codes = self.codes(form, timezone.now())
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
            return self.form_invalid(form)
        self.template_name = "people/recovery_codes.html"
        title = _("Cất mã dự phòng")
        answer = self.render_to_response(
            self.get_context_data(form=form, title=title, lead="", codes=codes, next=self.get_success_url())
        )
        answer["Cache-Control"] = "no-store"
        return answer

    def get_success_url(self) -> str:
        """Go on to what asked."""
        return next_of(self.request, self.cancel_url)

    @property
    def cancel_url(self) -> str:
        """Go back to one's own page."""
        return reverse("people:profile")


class Enrol(ShowsCodes):
    """Scan, type the code that the phone shows, and it is in use."""

    title = gettext_lazy("Cài mã xác nhận")
    lead = gettext_lazy("Ai duyệt, phát hành hay quản trị cần thêm một mã trên điện thoại, ngoài mật khẩu.")
    template_name = "people/enrol.html"
    form_class = EnrolForm
    submit_label = gettext_lazy("Bắt đầu dùng")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the earlier phone, or a recovery code, before another takes its place."""
        away = detour(request) if has_factor(self.visitor) else None
        return away or super().dispatch(request, *args, **kwargs)

    @cached_property
    def key(self) -> str:
        """The key of this attempt, the same until it succeeds."""
        return str(self.request.session.setdefault(PENDING_KEY, default_key()))

    def codes(self, form: Form, at: datetime) -> list[str]:
        """Put the phone in use; this session goes on and has confirmed."""
        check_own_password(self.request, form.cleaned_data["password"])
        typed = "".join(form.cleaned_data["code"].split())
        codes = enrol_factor(by=self.visitor, at=at, key=self.key, code=typed)
        del self.request.session[PENDING_KEY]
        update_session_auth_hash(self.request, self.visitor)
        keep(self.request, at)
        return codes

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Draw the key as a picture to scan, and in letters to type; never beside the codes."""
        if "codes" in kwargs:
            return super().get_context_data(**kwargs)
        device = TOTPDevice(user=self.visitor, key=self.key)
        picture = segno.make(device.config_url, error="m").svg_data_uri(scale=5, border=3, light="#fff")
        letters = b32encode(device.bin_key).decode()
        typed = " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))
        return super().get_context_data(picture=picture, typed_key=typed, **kwargs)


class RenewCodes(Confirmed, ShowsCodes):
    """A new sheet; the earlier one stops."""

    title = gettext_lazy("Lấy mã dự phòng mới")
    template_name = "common/confirm.html"
    form_class = Form
    submit_label = gettext_lazy("Lấy mã mới")

    def codes(self, form: Form, at: datetime) -> list[str]:  # noqa: ARG002 - the confirmation has no field
        """Make them."""
        return renew_recovery_codes(by=self.visitor, at=at)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what will happen."""
        consequences = [_("Mười mã mới hiện ra một lần."), _("Các mã dự phòng trước không dùng được nữa.")]
        return super().get_context_data(consequences=consequences, **kwargs)


class Reset(OfPerson, ActionScreen):
    """Taking off the second factor of somebody who lost the phone and the sheet."""

    title = gettext_lazy("Bỏ mã xác nhận")
    lead = gettext_lazy("Mọi phiên đăng nhập của người này kết thúc; họ cài lại mã khi cần đến.")
    form_class = ResetForm
    submit_label = gettext_lazy("Bỏ mã xác nhận")
    get_success_url = ChangePerson.get_success_url
    cancel_url = ChangePerson.cancel_url

    def act(self, form: Form) -> None:
        """Take it off."""
        reason = form.cleaned_data["reason"]
        reset_factor(by=self.visitor, at=timezone.now(), person=self.person, reason=reason)
        messages.success(self.request, _("Đã bỏ mã xác nhận của %(name)s.") % {"name": self.person})
