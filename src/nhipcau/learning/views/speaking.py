"""The speaker's page by link, and the organisers' sheet of these links to print, hand out or make void."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.generic import TemplateView

from nhipcau.common.refusals import Refused
from nhipcau.common.screens import Guarded
from nhipcau.learning.actions.answering import answer_live, leave
from nhipcau.learning.queries.questions import facing, to_speaker
from nhipcau.learning.views.links import of_speaker
from nhipcau.learning.views.shared import OnConference
from nhipcau.mailing.addresses import absolute
from nhipcau.people.access import requires
from nhipcau.training.actions.speaker_links import void_speaker_link
from nhipcau.training.queries.speakers import get_speaker_for, speaker_key, speakers_of

MOST_WORDS = 4000


def speaker_path(speaker: Any, name: str = "speaker", *more: str) -> str:
    """Return where a speaker's page is."""
    return reverse(f"learning:{name}", args=[speaker.public_id, speaker_key(speaker), *more])


@of_speaker
@require_safe
def speaker_page(request: HttpRequest, speaker: Any, key: str) -> HttpResponse:
    """Show what waits for him; asked by htmx, the list alone."""
    name = "speaker_list" if request.headers.get("HX-Request") else "speaker"
    context = {
        "title": speaker.session.title, "speaker": speaker, "key": key, "rows": facing(speaker),
        "answered": to_speaker(speaker).exclude(answered_at=None),
    }  # fmt: skip
    return render(request, f"learning/{name}.html", context)


@of_speaker
@require_http_methods(["GET", "HEAD", "POST"])
def speaker_answered(request: HttpRequest, speaker: Any, key: str, question: str) -> HttpResponse:
    """Take down that he answered, with words where he gives them; GET shows the field for them."""
    row = _faced(speaker, question)
    fault = ""
    if request.method == "POST":
        try:
            said = request.POST.get("words", "")[:MOST_WORDS]
            who = f"{speaker.name}, {speaker.post}"[:300]
            answer_live(at=timezone.now(), question=row, words=said, answered_by=who)
            return HttpResponseRedirect(speaker_path(speaker))
        except Refused as refusal:
            fault = refusal.message
    context = {
        "title": _("Đã trả lời tại hội nghị"),
        "speaker": speaker,
        "key": key,
        "row": row,
        "fault": fault,
    }
    return render(request, "learning/speaker_words.html", context, status=422 if fault else 200)


@of_speaker
@require_POST
def speaker_leaves(request: HttpRequest, speaker: Any, key: str, question: str) -> HttpResponse:  # noqa: ARG001
    """Leave a question for an answer in writing."""
    with suppress(Refused):  # somebody was faster; the list shows how it stands
        leave(at=timezone.now(), question=_faced(speaker, question))
    return HttpResponseRedirect(speaker_path(speaker))


def _faced(speaker: Any, public_id: str) -> Any:
    row = facing(speaker).filter(public_id=public_id).first()
    if row is None:
        raise Http404
    return row


class SpeakerLinks(OnConference, Guarded, TemplateView):
    """Each speaker's link with its code, to print."""

    needs = "learning.keep_questions"
    template_name = "learning/speaker_links.html"
    title = gettext_lazy("Đường dẫn cho báo cáo viên")
    lead = gettext_lazy(
        "In ra hoặc gửi cho từng người; ai có đường dẫn thì mở được trang câu hỏi của người đó."
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Draw the codes."""
        crumbs = self.crumbs((_("Câu hỏi"), self.path("questions")))
        cards = [_card(row) for row in speakers_of(self.conference)]
        return super().get_context_data(crumbs=crumbs, conference=self.conference, cards=cards, **kwargs)


def _card(speaker: Any) -> dict[str, Any]:
    address = absolute(speaker_path(speaker))
    picture = segno.make(address, error="m").svg_data_uri(scale=4, border=3, light="#fff")
    return {"speaker": speaker, "address": address, "picture": picture}


@require_POST
@requires("learning.keep_questions")
def void_link(request: HttpRequest, public_id: str) -> HttpResponseRedirect:
    """Make a link void; the page shows the new one."""
    speaker = get_speaker_for(request.user, public_id)
    void_speaker_link(by=request.user, at=timezone.now(), speaker=speaker)
    messages.success(request, _("Đường dẫn cũ không mở được nữa; đây là đường dẫn mới."))
    conference = speaker.session.half_day.conference
    return HttpResponseRedirect(reverse("learning:speaker_links", args=[conference.public_id]))
