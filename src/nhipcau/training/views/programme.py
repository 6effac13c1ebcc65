"""Forms of the programme: half-days and sessions."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.rules.calendar import ZONE
from nhipcau.training.actions.programme import (
    keep_half_day,
    keep_session,
    remove_half_day,
    remove_session,
)
from nhipcau.training.forms.programme import HalfDayForm, SessionForm
from nhipcau.training.models import Conference, HalfDay, Session
from nhipcau.training.queries.conferences import get_half_day_for, get_session_for
from nhipcau.training.queries.topics import get_topic_for, topics_offered
from nhipcau.training.rules import states
from nhipcau.training.rules.programme import usual_span
from nhipcau.training.views.shared import OnConference, Removal

PART = "chuong-trinh"


class AddHalfDay(OnConference):
    """Add a half-day."""

    title = _("Thêm buổi")
    done_message = _("Đã lưu buổi.")
    form_class = HalfDayForm
    part = PART
    half_day: HalfDay | None = None

    def get_initial(self) -> dict[str, Any]:
        """Begin with the first half-day that is not there yet, at its usual hours."""
        there = set(self.conference.half_days.values_list("day", "part"))
        day = self.conference.starts_on
        part = next((each for each in states.PARTS if (day, each) not in there), states.MORNING)
        first, last = usual_span(day, part, ZONE)
        return {"day": day, "part": part, "starts": first.time(), "ends": last.time()}

    def act(self, form: HalfDayForm) -> None:  # type: ignore[override]
        """Keep it."""
        keep_half_day(**self.act_with(), conference=self.conference, half_day=self.half_day, **form.said())


class _OnHalfDay:
    """The half-day of the address, and its conference."""

    kwargs: dict[str, Any]
    visitor: Any

    @cached_property
    def half_day(self) -> HalfDay:
        """The half-day in the address."""
        return get_half_day_for(self.visitor, self.kwargs["half_day"])

    @cached_property
    def conference(self) -> Conference:
        """Its conference."""
        return self.half_day.conference


class ChangeHalfDay(_OnHalfDay, AddHalfDay):  # type: ignore[misc]
    """Change the hours of a half-day."""

    title = _("Sửa buổi")

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is kept."""
        row = self.half_day
        hours = {
            "starts": timezone.localtime(row.starts_at).time(),
            "ends": timezone.localtime(row.ends_at).time(),
        }
        return {"day": row.day, "part": row.part, **hours}


class RemoveHalfDay(_OnHalfDay, Removal):
    """Take a half-day out."""

    title = _("Bỏ buổi")
    done_message = _("Đã bỏ buổi.")
    part = PART

    def consequences(self) -> list[str]:
        """Say which one."""
        return [_now("%(half_day)s không còn trong chương trình.") % {"half_day": self.half_day}]

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing is asked
        """Remove it."""
        remove_half_day(**self.act_with(), half_day=self.half_day)


class AddSession(_OnHalfDay, OnConference):
    """Add a line to a half-day."""

    title = _("Thêm nội dung")
    done_message = _("Đã lưu nội dung.")
    form_class = SessionForm
    part = PART
    session: Session | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the catalogue's topics, and the one it has."""
        topics = list(topics_offered(self.visitor))
        if self.session and self.session.topic and self.session.topic not in topics:
            topics.append(self.session.topic)
        return {**super().get_form_kwargs(), "topics": topics}

    def get_initial(self) -> dict[str, Any]:
        """Begin where the last line ends."""
        last = self.half_day.sessions.order_by("-ends_at").first()
        starts = last.ends_at if last else self.half_day.starts_at
        hours = (timezone.localtime(each).time() for each in (starts, self.half_day.ends_at))
        return dict(zip(("starts", "ends"), hours, strict=True))

    def act(self, form: SessionForm) -> None:  # type: ignore[override]
        """Keep it."""
        said = form.cleaned_data
        topic = get_topic_for(self.visitor, said["topic"]) if said["topic"] else None
        keep_session(
            **self.act_with(), half_day=self.half_day, title=said["title"], kind=said["kind"], topic=topic,
            new_topic=said["new_topic"], session=self.session, seen=said["revision"],
            **form.moments(self.half_day.day),
        )  # fmt: skip


class OnSession(_OnHalfDay):
    """The session of the address, its half-day and its conference."""

    @cached_property
    def session(self) -> Session:
        """The session in the address."""
        return get_session_for(self.visitor, self.kwargs["session"])

    @cached_property
    def half_day(self) -> HalfDay:
        """Its half-day."""
        return self.session.half_day


class ChangeSession(OnSession, AddSession):  # type: ignore[misc]
    """Change a line."""

    title = _("Sửa nội dung")

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is kept."""
        row = self.session
        return {
            "kind": row.kind, "topic": row.topic.public_id if row.topic else "", "title": row.title,
            "starts": timezone.localtime(row.starts_at).time(),
            "ends": timezone.localtime(row.ends_at).time(), "revision": row.revision,
        }  # fmt: skip


class RemoveSession(OnSession, Removal):
    """Take a line out."""

    title = _("Bỏ nội dung")
    done_message = _("Đã bỏ nội dung.")
    part = PART

    def consequences(self) -> list[str]:
        """Say which one."""
        words = _now("“%(title)s” và báo cáo viên của nội dung này không còn trong chương trình.")
        return [words % {"title": self.session.title}, _now("Tài liệu của nội dung chuyển về cả hội nghị.")]

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing is asked
        """Remove it."""
        remove_session(**self.act_with(), session=self.session)
