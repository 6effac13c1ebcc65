"""The screen that asks for the second factor once more, on the way to something that needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen
from nhipcau.people.actions import confirm_by_code
from nhipcau.people.confirming import SIGNED_IN_AT, keep, moment_in, next_of
from nhipcau.people.forms import CodeForm, LateCodeForm
from nhipcau.people.queries import has_factor, sample_code
from nhipcau.people.rules import asks_password

if TYPE_CHECKING:
    from django.forms import Form


def check_own_password(request: HttpRequest, password: str) -> None:
    """Refuse a wrong password; django-axes counts it and locks as at the sign-in."""
    username = request.user.get_username()
    if authenticate(request, username=username, password=password) is None:
        raise Refused(_("Mật khẩu không đúng. Hãy gõ lại."), field="password")


class ConfirmNow(ActionScreen):
    """A code of the phone or a recovery code; the password too when the sign-in is hours old."""

    title = gettext_lazy("Xác nhận là bạn")
    lead = gettext_lazy("Việc này cần mã xác nhận. Mã có hiệu lực mười phút cho mọi việc cần xác nhận.")
    template_name = "people/confirm.html"
    submit_label = gettext_lazy("Xác nhận")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead whoever has no second factor to setting it up."""
        if not has_factor(self.visitor):
            return HttpResponseRedirect(f"{reverse('people:enrol')}?{request.GET.urlencode()}")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def is_late(self) -> bool:
        """Whether the password is asked too."""
        return asks_password(moment_in(self.request, SIGNED_IN_AT), timezone.now())

    def get_form_class(self) -> type[Form]:
        """Ask for what is needed, not more."""
        return LateCodeForm if self.is_late else CodeForm

    def act(self, form: Form) -> None:
        """Take the code, and remember in this session that it was shown."""
        at = timezone.now()
        if self.is_late:
            check_own_password(self.request, form.cleaned_data["password"])
        confirm_by_code(by=self.visitor, at=at, code=form.cleaned_data["code"])
        if self.is_late:
            self.request.session[SIGNED_IN_AT] = at.isoformat()
        keep(self.request, at)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """In the demo, show what the sample account's phone would."""
        return super().get_context_data(sample_code=sample_code(self.visitor, timezone.now()), **kwargs)

    def get_success_url(self) -> str:
        """Go on to what asked."""
        return next_of(self.request, reverse("people:profile"))

    @property
    def cancel_url(self) -> str:
        """Go home: what asked would only ask again."""
        return reverse("home")
