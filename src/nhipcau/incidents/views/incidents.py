"""Incidents and drills: the list, declaring, the one page from which everything is done."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.forms import Form
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.incidents.actions.declaring import assign, change_level, close, declare
from nhipcau.incidents.filters import IncidentFilter
from nhipcau.incidents.forms.incidents import (
    AssignForm,
    CloseForm,
    DeclareForm,
    LevelForm,
    NoteForm,
    RumourForm,
)
from nhipcau.incidents.models import Incident
from nhipcau.incidents.queries.incidents import colleagues_of, get_incident_for, incidents_for, templates_for
from nhipcau.incidents.queries.standing import standing_of
from nhipcau.incidents.rules import levels
from nhipcau.incidents.tables import TONES, IncidentTable


class IncidentList(ListScreen):
    """What happened, and what was exercised."""

    needs = "incidents.see_incidents"
    title = _("Sự cố")
    lead = _("Việc nghiêm trọng và diễn tập: ai làm gì, đã nói gì, tin đồn nào, rút ra điều gì.")
    table_class = IncidentTable
    filterset_class = IncidentFilter
    export_name = "su-co"
    page_actions = [
        PageAction(
            _("Công bố sự cố"), "incidents:declare", needs="incidents.declare", icon="plus", primary=True
        ),
        PageAction(_("Mẫu thông tin ban đầu"), "incidents:templates", needs="incidents.see_incidents"),
        PageAction(_("Điều rút ra"), "incidents:lessons", needs="incidents.see_incidents"),
    ]
    empty_title = _("Chưa có sự cố nào")
    empty_hint = _("Khi có việc nghiêm trọng, công bố ở đây. Nên diễn tập trước ít nhất mỗi quý một lần.")

    def get_queryset(self) -> QuerySet[Incident]:
        """List the unit's incidents."""
        return incidents_for(self.visitor)


class Declare(ActionScreen):
    """Declares an incident or a drill."""

    needs = "incidents.declare"
    title = _("Công bố sự cố")
    lead = _("Mọi việc sau đó làm từ một trang: mẫu thông tin, phân công, nhật ký, tin đồn.")
    form_class = DeclareForm
    submit_label = _("Công bố")
    cancel_url = reverse_lazy("incidents:incidents")

    def act(self, form: Form) -> None:
        """Declare it and go to its page."""
        row = declare(by=self.visitor, at=timezone.now(), **form.cleaned_data)
        self.success_url = reverse("incidents:incident", args=[row.public_id])


class IncidentPage(Guarded, TemplateView):
    """Everything of one incident."""

    needs = "incidents.see_incidents"
    template_name = "incidents/incident.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the standing, the checklist, who does what, what was said, the log, rumours, lessons."""
        row = get_incident_for(self.visitor, self.kwargs["public_id"])
        is_open = row.state == levels.OPEN
        standing = standing_of(row)
        first = standing.first_word_after
        extra = {
            "row": row, "title": row.title, "crumbs": [(_("Sự cố"), reverse("incidents:incidents"))],
            "standing": standing, "standing_tone": TONES[row.level],
            "first_minutes": None if first is None else max(int(first.total_seconds() // 60), 0),
            "at": timezone.now(), "is_english": get_language() == "en",
            "can_work": is_open and self.visitor.may("incidents.keep_log"),
            "can_teach": self.visitor.may("incidents.keep_log"), "note_form": NoteForm(),
            "rumour_form": RumourForm(),
            "templates": templates_for(self.visitor).filter(state=levels.APPROVED).order_by("name"),
        }  # fmt: skip
        return super().get_context_data(**extra, **kwargs)


class OfIncident(ActionScreen):
    """A form of one incident; goes back to its page."""

    needs = "incidents.keep_log"

    @cached_property
    def incident(self) -> Incident:
        """The incident in the address; 404 for another unit's."""
        return get_incident_for(self.visitor, self.kwargs["public_id"])

    def get_success_url(self) -> str:
        """Stay with the incident."""
        return reverse("incidents:incident", args=[self.incident.public_id])

    @property
    def cancel_url(self) -> str:
        """Go back to the incident."""
        return self.get_success_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        crumbs = [(_("Sự cố"), reverse("incidents:incidents")), (self.incident.title, self.get_success_url())]
        return super().get_context_data(**{"crumbs": crumbs, **kwargs})


class Assign(OfIncident):
    """Gives a duty to a colleague."""

    title, submit_label, done_message = _("Phân công"), _("Giao"), _("Đã giao.")
    form_class = AssignForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer colleagues."""
        return {**super().get_form_kwargs(), "colleagues": colleagues_of(self.visitor)}

    def act(self, form: Form) -> None:
        """Assign."""
        assign(by=self.visitor, at=timezone.now(), incident=self.incident, **form.cleaned_data)


class ChangeLevel(OfIncident):
    """Raises or lowers the level."""

    title, submit_label, done_message = _("Đổi mức"), _("Đổi"), _("Đã đổi mức.")
    form_class = LevelForm

    def get_initial(self) -> dict[str, Any]:
        """Begin with the level that stands."""
        return {"level": self.incident.level}

    def act(self, form: Form) -> None:
        """Change it."""
        change_level(by=self.visitor, at=timezone.now(), incident=self.incident, **form.cleaned_data)


class Close(OfIncident):
    """Ends it with an account."""

    title, submit_label, done_message = (
        _("Kết thúc sự cố"),
        _("Kết thúc"),
        _("Đã kết thúc. Hãy ghi điều rút ra."),
    )
    lead = _("Báo cáo sau sự cố lấy từ đây, từ nhật ký và từ những gì đã công bố.")
    form_class = CloseForm

    def get_initial(self) -> dict[str, Any]:
        """Carry the revision that was seen."""
        return {"seen": self.incident.revision}

    def act(self, form: Form) -> None:
        """Close it."""
        close(by=self.visitor, at=timezone.now(), incident=self.incident, **form.cleaned_data)
