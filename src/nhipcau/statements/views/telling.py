"""Who was told, the signed file of a language, and the check of everything released."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from nhipcau.common.screens import ActionScreen
from nhipcau.people.access import requires
from nhipcau.signing.rules.envelope import envelope_of
from nhipcau.statements.actions.checking import check_published
from nhipcau.statements.queries.desk import get_version_for
from nhipcau.statements.queries.integrity import last_check


@requires("statements.see_statements")
@require_GET
def signed_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """Serve the signed statement of one language, as it is or will be published."""
    version = get_version_for(request.user, public_id)
    approval = version.approvals.filter(voided_at=None).select_related("key").first()
    if approval is None:
        raise Http404
    stamp = bytes(approval.time_stamp) if approval.time_stamp else None
    envelope = envelope_of(
        payload=approval.payload, key_id=approval.key.key_id, public=approval.key.public,
        signature=approval.signature, time_stamp=stamp,
    )  # fmt: skip
    name = f"{version.edition.statement.public_id}-{version.edition.number}-{version.language}.json"
    answer = JsonResponse(envelope, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


class Checks(ActionScreen):
    """What the last check found; asks for another."""

    needs = "statements.see_statements"
    title = _("Kiểm tra bản đã công bố")
    lead = _("Mỗi đêm, mọi bản đã công bố được so với mã băm, chữ ký và sổ công khai. Sửa lén một chữ là lộ.")
    template_name = "statements/checks.html"
    form_class = Form
    submit_label = _("Kiểm tra ngay")
    success_url = "."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the last one."""
        return super().get_context_data(check=last_check(), **kwargs)

    def act(self, form: Form) -> None:  # noqa: ARG002 - but a click
        """Check now."""
        check_published(by=self.visitor, at=timezone.now())
