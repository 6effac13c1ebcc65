"""Press conferences: the list, one conference, planning, settling, and the calendar file."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.common.files.serving import attachment
from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.people.access import requires
from nhipcau.press.actions.conferences import keep_conference, settle_conference
from nhipcau.press.calendars import calendar_file
from nhipcau.press.filters.enquiries import ConferenceFilter
from nhipcau.press.forms.conferences import HELD, ConferenceForm, SettleForm
from nhipcau.press.models import Conference
from nhipcau.press.printing import invitation_paper
from nhipcau.press.queries.conferences import conferences_for, get_conference_for
from nhipcau.press.queries.public import conferences_public
from nhipcau.press.tables.enquiries import CONFERENCE_TONES, ConferenceTable
from nhipcau.spokespersons.queries.offices import office_of_unit
from nhipcau.spokespersons.queries.speaking import speakers_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class ConferenceList(ListScreen):
    """The unit's press conferences."""

    needs = "press.see_boards"
    title = _("Họp báo")
    lead = _("Dự kiến, đã tổ chức hay không. Họp báo định kỳ tính vào nghĩa vụ mỗi quý.")
    table_class = ConferenceTable
    filterset_class = ConferenceFilter
    export_name = "hop-bao"
    page_actions = (
        PageAction(
            _("Thêm họp báo"), "press:plan", needs="press.keep_conferences", icon="plus", primary=True
        ),
        PageAction(_("Tệp lịch"), "press:calendar"),
    )
    empty_title = _("Chưa có cuộc họp báo nào")
    empty_hint = _("Ghi cuộc họp báo dự kiến; cuộc công khai hiện trên lịch của cổng báo chí.")
    empty_action = PageAction(_("Thêm họp báo"), "press:plan", needs="press.keep_conferences")

    def get_queryset(self) -> Any:
        """List the unit's own."""
        return conferences_for(self.visitor)


class ConferencePage(Guarded, TemplateView):
    """One conference."""

    needs = "press.see_boards"
    template_name = "press/conference.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it."""
        row = get_conference_for(self.visitor, self.kwargs["public_id"])
        return super().get_context_data(
            conference=row, title=row.topic, crumbs=[(ConferenceList.title, reverse("press:conferences"))],
            tone=CONFERENCE_TONES[row.state],
            has_office=office_of_unit(row.unit_id, day_of(row.starts_at)) is not None, **kwargs,
        )  # fmt: skip


class Plan(ActionScreen):
    """Plan a conference."""

    needs = "press.keep_conferences"
    title = _("Thêm họp báo")
    done_message = _("Đã ghi cuộc họp báo.")
    form_class = ConferenceForm
    cancel_url = reverse_lazy("press:conferences")
    conference: Conference | None = None

    def get_initial(self) -> dict[str, Any]:
        """Begin with a regular, public one."""
        return {"is_regular": True, "is_public": True}

    def act(self, form: Form) -> None:
        """Keep it."""
        said = dict(form.cleaned_data)
        topics = {**(self.conference.topics if self.conference else {}), "en": said.pop("topic_en")}
        self.made = keep_conference(
            by=self.visitor, at=timezone.now(), conference=self.conference, seen=said.pop("revision"),
            topics=topics, **said,
        )  # fmt: skip

    def get_success_url(self) -> str:
        """Go to the conference."""
        return self.made.get_absolute_url()


class OnConference:
    """The conference of the address."""

    kwargs: dict[str, Any]
    visitor: Any

    @cached_property
    def conference(self) -> Conference:
        """The conference in the address."""
        return get_conference_for(self.visitor, self.kwargs["public_id"])


class Change(OnConference, Plan):  # type: ignore[misc]
    """Change a planned one."""

    title = _("Sửa họp báo")

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is kept."""
        row = self.conference
        fields = ("topic", "place", "is_regular", "is_public", "contact_words", "revision")
        times = {name: getattr(row, name) and timezone.localtime(getattr(row, name))
                 for name in ("starts_at", "ends_at")}  # fmt: skip
        return {
            **{name: getattr(row, name) for name in fields},
            **times,
            "topic_en": row.topics.get("en", ""),
        }


class Settle(OnConference, ActionScreen):
    """Say whether it was held."""

    needs = "press.keep_conferences"
    title = _("Ghi kết quả họp báo")
    done_message = _("Đã ghi kết quả.")
    form_class = SettleForm

    def get_initial(self) -> dict[str, Any]:
        """Carry the revision."""
        return {"revision": self.conference.revision}

    def act(self, form: Form) -> None:
        """Settle."""
        said = form.cleaned_data
        settle_conference(
            by=self.visitor, at=timezone.now(), conference=self.conference, is_held=said["state"] == HELD,
            outcome=said["outcome"], seen=said["revision"],
        )  # fmt: skip

    def get_success_url(self) -> str:
        """Go back to it."""
        return self.conference.get_absolute_url()


@requires("press.see_boards")
def calendar(_request: HttpRequest) -> HttpResponse:
    """Give the public conferences to come as a calendar file."""
    now = timezone.now()
    content = calendar_file(conferences_public(day_of(now)), at=now)
    return attachment(content, name="hop-bao.ics", media_type="text/calendar; charset=utf-8")


@requires("press.see_boards")
def invitation(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give the invitation as a Word file; without an office there is nobody to invite."""
    row = get_conference_for(request.user, public_id)
    on = day_of(row.starts_at)
    office = office_of_unit(row.unit_id, on)
    if office is None:
        raise Http404
    paper = invitation_paper(row, office, speakers_of(office.pk, on))
    return attachment(paper, name="giay-moi-hop-bao.docx", media_type=DOCX)
