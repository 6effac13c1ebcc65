"""Small pages of the house itself: appearance, health, the style guide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from nhipcau.common.templatetags.screen import THEME_COOKIE, THEMES

YEAR = 365 * 24 * 3600


@login_not_required
@require_POST
def choose_appearance(request: HttpRequest) -> HttpResponse:
    """Remember light or dark on this device, or let the device decide."""
    response = HttpResponseRedirect(came_from(request))
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie(
            THEME_COOKIE, chosen, max_age=YEAR, samesite="Lax", secure=settings.HTTPS, httponly=True
        )
    else:
        response.delete_cookie(THEME_COOKIE)
    return response


def came_from(request: HttpRequest) -> str:
    """Return the page to go back to, only ever one of ours."""
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else "/"


@login_not_required
@require_GET
def healthz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """Answer "ok" when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


class SampleForm(forms.Form):
    """One field of each kind, for the style guide."""

    name = forms.CharField(label=gettext_lazy("Tên"), help_text=gettext_lazy("Tên đầy đủ như trên văn bản."))
    address = forms.URLField(label=gettext_lazy("Địa chỉ"), assume_scheme="https")
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=[("a", "A"), ("b", "B")])
    day = forms.DateField(
        label=gettext_lazy("Ngày"), required=False, widget=forms.DateInput({"type": "date"})
    )
    file = forms.FileField(label=gettext_lazy("Tệp"), required=False)
    note = forms.CharField(label=gettext_lazy("Ghi chú"), required=False, widget=forms.Textarea({"rows": 3}))
    agreed = forms.BooleanField(label=gettext_lazy("Tôi đã kiểm tra"), required=False)


@login_not_required
@require_GET
def style_guide(request: HttpRequest) -> HttpResponse:
    """Show every component; only where DEBUG or DEMO is on."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    context: dict[str, Any] = {
        "title": _("Bộ mẫu giao diện"),
        "form": SampleForm({"address": "khong-phai-dia-chi", "kind": "a"}),
        "now": timezone.now(),
        "tones": ["neutral", "good", "warn", "bad", "info"],
        "levels": ["success", "info", "warning", "error"],
    }
    return render(request, "common/styleguide.html", context)
