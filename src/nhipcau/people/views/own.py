"""What everybody may change of themselves: language, password."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, Guarded
from nhipcau.common.views import YEAR, came_from


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language on this device."""
    response = HttpResponseRedirect(came_from(request))
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, samesite="Lax")
    return response


class Profile(Guarded, TemplateView):
    """Who I am here."""

    template_name = "people/profile.html"
    title = _("Hồ sơ của tôi")


class ChangePassword(ActionScreen):
    """A new password of one's own."""

    title = _("Đổi mật khẩu")
    success_url = cancel_url = reverse_lazy("people:profile")
