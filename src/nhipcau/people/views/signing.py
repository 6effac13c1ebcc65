"""Signing in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.people.confirming import CONFIRMED_AT, SIGNED_IN_AT
from nhipcau.people.views.own import remember_language

if TYPE_CHECKING:
    from django.http import HttpResponse


class SignInForm(AuthenticationForm):
    """User name and password, in our words."""

    error_messages = {
        "invalid_login": _(
            "Tên đăng nhập hoặc mật khẩu không đúng. Hãy thử lại; sau 5 lần sai phải chờ 15 phút."
        ),
        "inactive": _("Tài khoản này đã ngừng dùng. Hãy liên hệ quản trị viên."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our labels on Django's fields."""
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Tên đăng nhập")
        self.fields["password"].label = _("Mật khẩu")


class SignIn(LoginView):
    """The page that everybody meets first."""

    template_name = "people/sign_in.html"
    form_class = SignInForm
    redirect_authenticated_user = True
    extra_context = {"title": _("Đăng nhập")}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Go on in the language of the account; what an earlier sign-in confirmed no longer counts."""
        response = super().form_valid(form)
        self.request.session.pop(CONFIRMED_AT, None)
        self.request.session[SIGNED_IN_AT] = timezone.now().isoformat()
        remember_language(response, form.get_user().language)
        return response


class SignOut(LogoutView):
    """The way out; POST only."""
