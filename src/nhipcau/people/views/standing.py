"""One-button screens of an account: roles, stopping it, putting it back in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.forms import Form
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen
from nhipcau.people.access import requires
from nhipcau.people.actions import deactivate, grant_role, reactivate, revoke_role
from nhipcau.people.queries import get_person_for
from nhipcau.people.views.accounts import ChangePerson, OfPerson

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


@require_POST
@requires("people.change_accounts")
def grant(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give the role named in the form."""
    return _decide(request, public_id, grant_role, _("Đã giao vai trò."))


@require_POST
@requires("people.change_accounts")
def revoke(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take the role named in the form back."""
    return _decide(
        request, public_id, revoke_role, _("Đã thu lại vai trò; phiên đăng nhập của người này đã kết thúc.")
    )


def _decide(request: HttpRequest, public_id: str, action: Callable[..., None], done: str) -> HttpResponse:
    person = get_person_for(request.user, public_id)  # type: ignore[arg-type]
    try:
        action(by=request.user, at=timezone.now(), person=person, role=request.POST.get("role", ""))
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, done)
    return redirect("people:person", public_id=public_id)


class Deactivate(OfPerson, ActionScreen):
    """Asks before an account is stopped."""

    template_name = "common/confirm.html"
    form_class = Form
    title = gettext_lazy("Ngừng tài khoản")
    submit_label = gettext_lazy("Ngừng tài khoản")
    done_message = gettext_lazy("Đã ngừng tài khoản.")
    get_success_url = ChangePerson.get_success_url
    cancel_url = ChangePerson.cancel_url

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what will happen."""
        consequences = [
            _("Người này không đăng nhập được nữa; các phiên đang mở kết thúc ngay."),
            _("Những gì người này đã làm vẫn nằm trong nhật ký."),
            _("Có thể mở lại tài khoản bất cứ lúc nào."),
        ]
        return super().get_context_data(consequences=consequences, is_danger=True, **kwargs)

    def act(self, form: Form) -> None:  # noqa: ARG002 - the confirmation has no field
        """Stop it."""
        deactivate(by=self.visitor, at=timezone.now(), person=self.person)


class Reactivate(OfPerson, ActionScreen):
    """Asks before a stopped account is used again."""

    template_name = "common/confirm.html"
    form_class = Form
    title = gettext_lazy("Mở lại tài khoản")
    lead = gettext_lazy("Người này sẽ đăng nhập được với các vai trò đã có.")
    submit_label = gettext_lazy("Mở lại")
    done_message = gettext_lazy("Đã mở lại tài khoản.")
    get_success_url = ChangePerson.get_success_url
    cancel_url = ChangePerson.cancel_url

    def act(self, form: Form) -> None:  # noqa: ARG002 - the confirmation has no field
        """Put it back in use."""
        reactivate(by=self.visitor, at=timezone.now(), person=self.person)
