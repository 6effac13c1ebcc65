"""The test on a delegate's own phone: one page, plain radio buttons, no script; handed in once.

Called by his link. It never answers with points: those belong to the group.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nhipcau.common.refusals import Refused
from nhipcau.learning.actions.testing import hand_in
from nhipcau.learning.forms.testing import SheetForm
from nhipcau.learning.queries.testing import form_for, has_handed_in, test_of_conference
from nhipcau.learning.rules.scoring import may_be_taken
from nhipcau.learning.rules.states import MOMENTS
from nhipcau.learning.views.links import of_delegate


@require_http_methods(["GET", "HEAD", "POST"])
@of_delegate
def take_test(request: HttpRequest, delegate: Any, key: str, test_id: str, moment: str) -> HttpResponse:
    """Show the questions, or take the answers."""
    test = test_of_conference(delegate.conference_id, test_id) if moment in MOMENTS else None
    if test is None:
        raise Http404
    told: dict[str, Any] = {
        "delegate": delegate,
        "key": key,
        "test": test,
        "moment": moment,
        "title": test.title,
    }
    if has_handed_in(test, moment, delegate):
        return render(request, "learning/test/taken.html", told)
    if not may_be_taken(moment, before_open=test.before_open, after_open=test.after_open):
        return render(
            request, "learning/test/closed.html", told, status=409 if request.method == "POST" else 200
        )
    items = list(form_for(test, delegate.public_id, moment).items.all())
    form = SheetForm(request.POST if request.method == "POST" else None, items=items)
    if request.method == "POST" and form.is_valid() and not form.left_out():
        try:
            hand_in(at=timezone.now(), test=test, moment=moment, delegate=delegate, answers=form.answers())
        except Refused as refusal:
            return render(request, "learning/test/closed.html", {**told, "why": refusal.message}, status=409)
        return HttpResponseRedirect(
            reverse("learning:take_test", args=[delegate.public_id, key, test_id, moment])
        )
    status = 422 if form.is_bound else 200
    told["unread"] = _("Có câu không đọc được. Hãy chọn lại.") if form.errors else ""
    told["left_out"] = form.left_out() if form.is_valid() else []
    return render(request, "learning/test/take.html", {**told, "form": form}, status=status)
