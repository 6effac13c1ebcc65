"""The page "next period" of a review: tasks of its limits and next steps, topics handed to training."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView

from nhipcau.common import doors
from nhipcau.common.refusals import Refused
from nhipcau.common.screens import Guarded
from nhipcau.people.access import requires
from nhipcau.reports.actions.following import NextTask, hand_needs, make_tasks
from nhipcau.reports.forms.following import NextTasks, next_tasks
from nhipcau.reports.models import Review
from nhipcau.reports.queries.following import Suggestion, suggestions, topics, usual_day, usual_lead
from nhipcau.reports.queries.reviews import get_review_for

KEEP = "reports.make_review"


class Following(Guarded, TemplateView):
    """What follows from a review of the visitor's own level."""

    needs = KEEP
    title = gettext_lazy("Việc cho kỳ tới")
    template_name = "reports/following.html"

    @cached_property
    def review(self) -> Review:
        """The review in the address; only its own level follows it."""
        found = get_review_for(self.visitor, self.kwargs["public_id"])
        if found.unit_id != self.visitor.unit_id:
            raise Http404
        return found

    @cached_property
    def open_ones(self) -> list[Suggestion]:
        """What is no task yet."""
        return [one for one in self.suggested if one.task is None]

    @cached_property
    def suggested(self) -> list[Suggestion]:
        """Everything that may follow."""
        return suggestions(self.review, timezone.now())

    def rows(self, sent: Any = None) -> NextTasks:
        """Return the form's rows."""
        lead = usual_lead(self.review, timezone.localdate())
        return next_tasks([one.title for one in self.open_ones], lead, usual_day(self.review), sent)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show suggestions, tasks made already, topics."""
        rows = kwargs.pop("rows", None) or self.rows()
        found = topics(self.review)
        return super().get_context_data(
            review=self.review, rows=rows, lead=self.review.period.name,
            crumbs=[(_("Báo cáo tổng hợp"), self.review.get_absolute_url())],
            suggested=_beside(rows, self.open_ones), made=[one for one in self.suggested if one.task],
            topics=found, waiting=[one for one in found if one.need is None], **kwargs,
        )  # fmt: skip

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Make the ticked tasks, all or none."""
        rows = self.rows(request.POST)
        if not rows.is_valid():
            return self._again(rows)
        for form in rows.forms:
            for name, stamp in doors.stamped(form.cleaned_data).items():
                form.add_error(name, doors.NO_SECRETS % {"stamp": stamp})
        if any(form.errors for form in rows.forms):
            return self._again(rows)
        try:
            made = make_tasks(by=self.visitor, at=timezone.now(), review=self.review, rows=_ticked(rows))
        except Refused as refusal:
            messages.error(request, refusal.message)
            return self._again(rows)
        told = ngettext("Đã tạo %(count)s công việc.", "Đã tạo %(count)s công việc.", len(made))
        messages.success(request, told % {"count": len(made)})
        return HttpResponseRedirect(request.path)

    def _again(self, rows: NextTasks) -> HttpResponse:
        return self.render_to_response(self.get_context_data(rows=rows), status=422)


@requires(KEEP)
def hand_over(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hand the topics to training."""
    person: Any = request.user
    review = get_review_for(person, public_id)
    if review.unit_id != person.unit_id:
        raise Http404
    made = hand_needs(by=person, at=timezone.now(), review=review)
    messages.success(request, _("Đã giao %(count)s nội dung cho tập huấn.") % {"count": len(made)})
    return HttpResponseRedirect(reverse("reports:following", args=[public_id]))


def _ticked(rows: NextTasks) -> list[NextTask]:
    names = ("title", "lead_words", "due_on", "kind")
    return [NextTask(**{name: row[name] for name in names}) for row in rows.wanted()]


def _beside(rows: NextTasks, open_ones: list[Suggestion]) -> list[tuple[Any, Suggestion | None]]:
    """Put each row beside what it was suggested by; a page sent back may have fewer suggestions by now."""
    why = {one.title: one for one in open_ones}
    return [(form, why.get(form.initial.get("title", ""))) for form in rows.forms]
