"""What everybody may change of themselves: language, password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, Guarded, PageAction
from nhipcau.common.views import YEAR, came_from
from nhipcau.people.actions import change_own_language, change_own_password
from nhipcau.people.forms import OwnPasswordForm
from nhipcau.people.queries import factor_since, recovery_codes_left
from nhipcau.people.tables import role_labels

if TYPE_CHECKING:
    from django.forms import Form


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language: on this device, and with the account of whoever is signed in."""
    response = HttpResponseRedirect(came_from(request))
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            change_own_language(by=request.user, at=timezone.now(), language=language)
        remember_language(response, language)
    return response


def remember_language(response: HttpResponse, language: str) -> None:
    """Put the language into the cookie that Django reads it from."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, samesite="Lax", secure=settings.HTTPS
    )


class Profile(Guarded, TemplateView):
    """Who I am here."""

    template_name = "people/profile.html"
    title = _("Hồ sơ của tôi")
    page_actions = (PageAction(_("Đổi mật khẩu"), "people:change_password", icon="lock"),)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Add the roles as words, and how the second factor stands."""
        kwargs["factor_since"] = factor_since(self.visitor)
        kwargs["codes_left"] = recovery_codes_left(self.visitor)
        return super().get_context_data(role_labels=role_labels(self.visitor), **kwargs)


class ChangePassword(ActionScreen):
    """A new password of one's own."""

    title = _("Đổi mật khẩu")
    lead = _("Các phiên đăng nhập khác của bạn sẽ kết thúc.")
    form_class = OwnPasswordForm
    submit_label = _("Đổi mật khẩu")
    done_message = _("Đã đổi mật khẩu.")
    success_url = cancel_url = reverse_lazy("people:profile")

    def act(self, form: Form) -> None:
        """Change it, and keep this session."""
        current, password = form.cleaned_data["current"], form.cleaned_data["password"]
        person = change_own_password(by=self.visitor, at=timezone.now(), current=current, password=password)
        update_session_auth_hash(self.request, person)
