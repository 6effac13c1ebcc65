"""Making and downloading evidence kits."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nhipcau.common.refusals import Refused
from nhipcau.people.access import requires
from nhipcau.verification.actions.kits import make_kit
from nhipcau.verification.queries.dossiers import get_dossier_for
from nhipcau.verification.queries.kits import finding_to_pack, get_kit_for, kit_bytes, kit_name


@require_POST
@requires("verification.make_kit")
def make(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Pack the kit of the finding that stands, and go back to the dossier."""
    dossier = get_dossier_for(request.user, public_id)
    finding = finding_to_pack(dossier)
    if finding is None:
        raise Http404
    try:
        make_kit(by=request.user, at=timezone.now(), finding=finding)
        messages.success(request, _("Đã đóng gói bộ chứng cứ."))
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    return redirect(f"{dossier.get_absolute_url()}#bo-chung-cu")


@require_safe
@requires("verification.make_kit")
def download(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Hand the ZIP out."""
    kit = get_kit_for(request.user, public_id)
    response = HttpResponse(kit_bytes(kit), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{kit_name(kit)}"'
    return response
