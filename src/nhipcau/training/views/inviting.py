"""Invitations: sending them, the delegate's answer page behind the link, the staff's calendar file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.common import formats
from nhipcau.common.files.serving import attachment
from nhipcau.common.pace import address_of
from nhipcau.people.access import requires
from nhipcau.training.actions.inviting import answer, invite
from nhipcau.training.calendars import conference_file
from nhipcau.training.forms.delegates import AnswerForm
from nhipcau.training.inviting_words import PURPOSE
from nhipcau.training.models import Delegate
from nhipcau.training.queries.conferences import get_conference_for, half_days_of
from nhipcau.training.queries.inviting import facts_of, to_invite, unreachable
from nhipcau.training.queries.keys import delegate_of_link, own_address
from nhipcau.training.rules import keys, states
from nhipcau.training.rules.inviting import may_answer, times_in_words
from nhipcau.training.tables.delegates import ANSWER_TONES
from nhipcau.training.views.nominating_doors import CHANGES, private, too_many, tried, wrong_key
from nhipcau.training.views.shared import OnConference

REFUSED = 422


class Invite(OnConference):
    """Letters to whoever was not invited yet."""

    needs = "training.invite"
    title, submit_label = _("Gửi giấy mời"), _("Gửi")
    template_name = "common/confirm.html"
    form_class = Form

    def get_success_url(self) -> str:
        """Go back to the delegates."""
        return reverse("training:delegates", args=[self.conference.public_id])

    def act(self, form: Form) -> object:  # noqa: ARG002 - nothing is asked
        """Write to all of them."""
        rows = to_invite(self.conference)
        sent = invite(by=self.visitor, at=timezone.now(), conference=self.conference, delegates=rows)
        words = _now("Đã đưa %(count)s giấy mời vào hàng thư gửi.") % {"count": formats.number(sent)}
        messages.success(self.request, words)
        return sent

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say to how many, and who gets none."""
        count = to_invite(self.conference).count()
        told = {
            "count": formats.number(count),
            "without": formats.number(unreachable(self.conference)),
        }
        consequences = [
            _now("%(count)s đại biểu nhận thư mời kèm lịch và đường dẫn trả lời.") % told
            if count
            else _now("Không còn ai để gửi: người có thư điện tử đã được mời cả."),
            _now("%(without)s đại biểu không có thư điện tử: báo qua cơ quan cử hoặc điện thoại.") % told,
            _now("Về sau, khi giờ hoặc nơi thay đổi, người đã được mời tự động nhận thư báo."),
        ]
        return super().get_context_data(**{"consequences": consequences, **kwargs})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer_link(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Show the invitation (changes nothing), or keep the answer."""
    row = delegate_of_link(keys.ANSWER, public_id, key)
    if row is None:
        return wrong_key(request)
    if request.method == "POST" and CHANGES.is_too_fast(address_of(request)):
        return too_many()
    first = {"answer": row.answer, "words": row.answer_words}
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and tried(
        form, lambda: answer(at=timezone.now(), delegate=row, **form.cleaned_data)
    ):
        messages.success(request, _now("Đã ghi câu trả lời. Cảm ơn ông/bà."))
        return private(redirect(request.path))
    return private(_answer_page(request, row, form))


def _answer_page(request: HttpRequest, row: Delegate, form: AnswerForm) -> HttpResponse:
    facts = facts_of(row.conference, row.site)
    is_on = row.conference.state == states.PLANNED
    return render(request, "training/invitation.html", {
        "title": _now("Giấy mời"), "lead": row.conference.title, "row": row, "form": form, "is_on": is_on,
        "times": times_in_words(facts.times), "place": facts.place, "tone": ANSWER_TONES[row.answer],
        "may_answer": is_on and may_answer(facts, timezone.now()), "own_url": own_address(row),
        "kept_words": PURPOSE % {"kept": formats.day(row.conference.personal_until)},
    }, status=REFUSED if form.errors else 200)  # fmt: skip


@require_safe
@requires("training.see_conferences")
def calendar(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hand out the half-days of a conference for a staff member's calendar."""
    row = get_conference_for(request.user, public_id)
    content = conference_file(row, list(half_days_of(row)), at=timezone.now())
    return attachment(content, name="hoi-nghi.ics", media_type="text/calendar; charset=utf-8")
