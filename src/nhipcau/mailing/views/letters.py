"""Letters: the list, one of them as it was written, its files, and sending again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from csp.decorators import csp_update
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import TemplateView

from nhipcau.common import naming
from nhipcau.common.refusals import Refused
from nhipcau.common.screens import Guarded, ListScreen, PageAction
from nhipcau.mailing.actions import send_again
from nhipcau.mailing.filters import LetterFilter
from nhipcau.mailing.models import LetterState
from nhipcau.mailing.queries import letters as queries
from nhipcau.mailing.rules.letters import TROUBLED
from nhipcau.mailing.tables import LetterTable
from nhipcau.mailing.wording import ERASED, STATE_TONES, WAYS_OUT
from nhipcau.people.access import requires

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from nhipcau.mailing.models import Letter


class LetterList(ListScreen):
    """Every letter with its end; counts by state on top."""

    needs = "mailing.see_letters"
    template_name = "mailing/list.html"
    title = gettext_lazy("Thư gửi")
    lead = gettext_lazy("Thư văn phòng này viết ra: điểm báo, cảnh báo. Thư nào cũng có kết cục.")
    table_class = LetterTable
    filterset_class = LetterFilter
    export_name = "thu-gui"
    page_actions = (
        PageAction(gettext_lazy("Thư trả lại"), "mailing:returned", icon="letters"),
        PageAction(gettext_lazy("Địa chỉ ngừng gửi"), "mailing:suppressed", icon="lock"),
    )
    empty_title = gettext_lazy("Chưa có thư nào")
    empty_hint = gettext_lazy("Thư sinh ra khi phát hành điểm báo hay khi có cảnh báo gửi qua thư.")

    def get_queryset(self) -> QuerySet[Letter]:
        """List what this person may see."""
        return queries.letters_for(self.visitor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the counts and how letters leave."""
        counts = queries.counts_for(self.visitor)
        states = [{"state": each, "tone": STATE_TONES[each], "count": counts[each]} for each in LetterState]
        way_out = queries.way_out()
        return super().get_context_data(
            states=states, way_out=way_out, way_out_words=WAYS_OUT[way_out], **kwargs
        )


@method_decorator(csp_update({"frame-src": ["'self'"]}), name="dispatch")
class LetterPage(Guarded, TemplateView):
    """One letter: where it stands and what it says."""

    needs = "mailing.see_letters"
    template_name = "mailing/letter.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Put it into words."""
        letter = queries.get_letter_for(self.visitor, self.kwargs["public_id"])
        return super().get_context_data(
            **kwargs,
            title=letter.subject or ERASED,
            crumbs=[(_("Thư gửi"), reverse("mailing:letters"))],
            letter=letter,
            tone=STATE_TONES[letter.state],
            purpose=naming.word(letter.purpose),
            enclosures=queries.enclosures_of(letter),
            is_troubled=letter.state in TROUBLED and not letter.erased_at,
            is_unsure=letter.state == LetterState.UNSURE,
        )


@require_GET
@requires("mailing.see_letters")
@xframe_options_sameorigin
def drawn(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the HTML version in a cage of its own: no script, form or outside picture, and no link out."""
    letter = queries.get_letter_for(request.user, public_id)  # type: ignore[arg-type]
    if not letter.html:
        raise Http404
    response = HttpResponse(letter.html)
    # Ready before the middleware comes, which then leaves it alone; replaces the policy of our own pages.
    response["Content-Security-Policy"] = (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_GET
@requires("mailing.see_letters")
def enclosure(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hand over an attached file; it is never shown inside our own pages."""
    file = queries.get_enclosure_for(request.user, public_id)  # type: ignore[arg-type]
    response = HttpResponse(bytes(file.content), content_type="application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@requires("mailing.send_again")
def again(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send a letter that did not surely arrive once more."""
    letter = queries.get_letter_for(request.user, public_id)  # type: ignore[arg-type]
    try:
        send_again(by=request.user, at=timezone.now(), letter=letter)  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Thư sẽ được gửi lại ngay."))
    return redirect(letter)
