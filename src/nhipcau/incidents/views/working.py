"""What is done from an incident's page: a note, a tick, a rumour and what becomes of it, lessons."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen, ListScreen
from nhipcau.incidents.actions.working import (
    answer_rumour,
    check_rumour,
    drop_rumour,
    note_rumour,
    settle_lesson,
    tick,
    write_lesson,
    write_note,
)
from nhipcau.incidents.filters import LessonFilter
from nhipcau.incidents.forms.incidents import FollowForm, LessonForm, NoteForm, RumourForm, SettleForm
from nhipcau.incidents.models import Lesson, Rumour
from nhipcau.incidents.queries.incidents import (
    colleagues_of,
    get_check_for,
    get_incident_for,
    get_lesson_for,
    get_rumour_for,
    lessons_for,
)
from nhipcau.incidents.tables import LessonTable
from nhipcau.incidents.views.incidents import OfIncident
from nhipcau.people.access import requires
from nhipcau.statements.queries.desk import statements_for
from nhipcau.verification.queries.claims import claims_for


class WriteNote(OfIncident):
    """Adds a line to the situation log."""

    title, submit_label, done_message = _("Ghi nhật ký"), _("Ghi"), _("Đã ghi nhật ký.")
    form_class = NoteForm

    def act(self, form: Form) -> None:
        """Write it."""
        write_note(by=self.visitor, at=timezone.now(), incident=self.incident, **form.cleaned_data)


class NoteRumour(OfIncident):
    """Notes what is being told."""

    title, submit_label, done_message = _("Ghi tin đồn"), _("Ghi"), _("Đã ghi tin đồn.")
    form_class = RumourForm

    def act(self, form: Form) -> None:
        """Note it."""
        note_rumour(by=self.visitor, at=timezone.now(), incident=self.incident, **form.cleaned_data)


@require_POST
@requires("incidents.keep_log")
def tick_check(request: HttpRequest, public_id: str, position: int) -> HttpResponseBase:
    """Say that a line of the checklist is done."""
    incident = get_incident_for(request.user, public_id)
    try:
        tick(by=request.user, at=timezone.now(), check=get_check_for(request.user, incident, position))
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    return redirect(f"{reverse('incidents:incident', args=[public_id])}#viec")


class FollowRumour(ActionScreen):
    """Links a rumour to a claim or a statement, or leaves it."""

    needs = "incidents.keep_log"
    title, submit_label, done_message = _("Theo tin đồn"), _("Lưu"), _("Đã lưu.")
    form_class = FollowForm

    @cached_property
    def rumour(self) -> Rumour:
        """The rumour in the address; 404 for another unit's."""
        return get_rumour_for(self.visitor, self.kwargs["public_id"])

    @property
    def lead(self) -> str:
        """Show what is being told."""
        return self.rumour.words

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the unit's claims and statements."""
        offered = {"claims": claims_for(self.visitor), "statements": statements_for(self.visitor)}
        return {**super().get_form_kwargs(), **offered}

    def get_success_url(self) -> str:
        """Go back to the incident."""
        return reverse("incidents:incident", args=[self.rumour.incident.public_id])

    @property
    def cancel_url(self) -> str:
        """Go back to the incident."""
        return self.get_success_url()

    def act(self, form: Form) -> None:
        """Do the one that was chosen."""
        given, at = form.cleaned_data, timezone.now()
        if given["claim"]:
            check_rumour(by=self.visitor, at=at, rumour=self.rumour, claim=given["claim"])
        elif given["statement"]:
            answer_rumour(by=self.visitor, at=at, rumour=self.rumour, statement=given["statement"])
        else:
            drop_rumour(by=self.visitor, at=at, rumour=self.rumour, why=given["why"])


class WriteLesson(OfIncident):
    """Writes a limit with cause and remedy."""

    title, submit_label, done_message = _("Ghi điều rút ra"), _("Ghi"), _("Đã ghi điều rút ra.")
    form_class = LessonForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer colleagues as owners."""
        return {**super().get_form_kwargs(), "colleagues": colleagues_of(self.visitor)}

    def act(self, form: Form) -> None:
        """Write it."""
        write_lesson(by=self.visitor, at=timezone.now(), incident=self.incident, **form.cleaned_data)


class LessonList(ListScreen):
    """What incidents taught, and what became of it."""

    needs = "incidents.see_incidents"
    title = _("Điều rút ra")
    lead = _("Hạn chế, nguyên nhân, biện pháp: không điều nào bị quên.")
    table_class = LessonTable
    filterset_class = LessonFilter
    export_name = "dieu-rut-ra"
    empty_title = _("Chưa có điều rút ra nào")
    empty_hint = _("Sau mỗi sự cố hay diễn tập, ghi hạn chế cùng người khắc phục và ngày xong.")

    def get_queryset(self) -> QuerySet[Lesson]:
        """List the unit's lessons."""
        return lessons_for(self.visitor)


class SettleLesson(ActionScreen):
    """Says what was done about a limit."""

    needs = "incidents.keep_log"
    title, submit_label, done_message = _("Ghi đã khắc phục"), _("Ghi"), _("Đã ghi.")
    form_class = SettleForm
    success_url = cancel_url = reverse_lazy("incidents:lessons")

    @cached_property
    def lesson(self) -> Lesson:
        """The lesson in the address; 404 for another unit's."""
        return get_lesson_for(self.visitor, self.kwargs["public_id"])

    @property
    def lead(self) -> str:
        """Show the remedy that was promised."""
        return f"{self.lesson.limit} → {self.lesson.remedy}"

    def act(self, form: Form) -> None:
        """Settle it."""
        settle_lesson(by=self.visitor, at=timezone.now(), lesson=self.lesson, **form.cleaned_data)
