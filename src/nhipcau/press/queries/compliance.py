"""The compliance board: each duty of a unit's office, its source, and how many days it is overdue.

In: who asks, a moment. Out: `duties.Line`s, the broken ones first; computed from rows each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.clocks.queries.rules import counted, rule_on
from nhipcau.clocks.rules.calendar import day_of
from nhipcau.press.models import Enquiry
from nhipcau.press.queries.conferences import last_regular
from nhipcau.press.queries.wording import last_day
from nhipcau.press.rules import states
from nhipcau.press.rules.duties import Duty, Line, duties_on, line_of
from nhipcau.spokespersons.queries.offices import office_of_unit
from nhipcau.spokespersons.queries.speaking import speakers_of, units_with_voice
from nhipcau.statements.queries.public import public_editions
from nhipcau.units.queries import children, unit_name


def compliance_for(person: Any, at: datetime) -> list[Line]:
    """Judge the person's unit on every duty in force, what is overdue longest first."""
    if not person.may("press.see_boards"):
        return []
    lines = list(lines_of(person.unit_id, at))
    return sorted(lines, key=lambda line: (line.is_met, -(line.days_late or 0), line.duty.code, line.who))


def lines_of(unit_id: str, at: datetime) -> Iterator[Line]:
    """Judge one unit."""
    on = day_of(at)
    office = office_of_unit(unit_id, on)
    speakers = speakers_of(office.pk, on) if office else []
    own = [speaker for speaker in speakers if speaker.kind != "authorised"]
    for code, duty in duties_on(on).items():
        if code in _OF_SPEAKERS:
            yield from _details(duty, speakers, on, _OF_SPEAKERS[code])
        elif code == "spokesperson":
            yield line_of(duty, unit_name(unit_id), last_day=_first_day(office), on=on, is_met=bool(own))
        elif code in _PERIODIC:
            yield _periodic(duty, unit_id, office, at, _PERIODIC[code])
        elif code == "enquiries":
            yield _enquiries(duty, unit_id, at)
        else:
            yield from _subordinates(duty, unit_id, on)


def last_spoken(unit_id: str, at: datetime) -> datetime | None:
    """Return when a unit's office last published something."""
    rows = public_editions().filter(statement__unit_id=unit_id, published_at__lte=at)
    return rows.values_list("published_at", flat=True).first()


def _details(duty: Duty, speakers: list[Any], on: date, done: str) -> Iterator[Line]:
    for speaker in speakers:
        when, is_whole = getattr(speaker, done), bool(speaker.phone and speaker.email)
        is_met = when is not None and when <= on and is_whole
        url = reverse("spokespersons:speaker", args=[speaker.public_id])
        yield line_of(duty, speaker.name, last_day=speaker.starts_on, on=on, is_met=is_met, url=url)


def _periodic(
    duty: Duty, unit_id: str, office: Any, at: datetime,
    measured: tuple[str, Callable[[str, datetime], datetime | None]],
) -> Line:  # fmt: skip
    """Count from the last time; where there was none, from the office's first day as far as it is known."""
    code, last = measured
    on, done = day_of(at), last(unit_id, at)
    if done is None:
        return line_of(duty, _("Chưa có lần nào"), last_day=_first_day(office), on=on, is_met=False)
    due = counted(rule_on(code, day_of(done)), done)
    who = _("Lần gần nhất: %(day)s") % {"day": f"{day_of(done):%d/%m/%Y}"}
    return line_of(duty, who, last_day=last_day(due.at), on=on, is_met=at <= due.at)


def _enquiries(duty: Duty, unit_id: str, at: datetime) -> Line:
    rows = Enquiry.objects.filter(unit_id=unit_id, clock__due_at__lt=at).exclude(state=states.CLOSED)
    dues = list(rows.order_by("clock__due_at").values_list("clock__due_at", flat=True))
    who = _("Câu hỏi quá hạn: %(count)s") % {"count": len(dues)}
    oldest = last_day(dues[0]) if dues else None
    url = f"{reverse('press:enquiries')}?clock=late"
    return line_of(duty, who, last_day=oldest, on=day_of(at), is_met=not dues, url=url)


def _subordinates(duty: Duty, unit_id: str, on: date) -> Iterator[Line]:
    below = list(children(unit_id, on).values_list("unit_id", flat=True))
    having = units_with_voice(below, on)
    if not set(below) - having:
        who = _("Đơn vị cấp dưới: %(count)s") % {"count": len(below)}
        yield line_of(duty, who, last_day=None, on=on, is_met=True)
    for unit in sorted(set(below) - having):
        yield line_of(duty, unit_name(unit, on), last_day=None, on=on, is_met=False)


def _first_day(office: Any) -> date | None:
    return office.starts_on if office else None


_OF_SPEAKERS = {"published": "published_on", "notified": "notified_on"}
_PERIODIC: dict[str, tuple[str, Callable[[str, datetime], datetime | None]]] = {
    "conference": (states.CONFERENCE_RULE, last_regular), "channels": (states.CHANNELS_RULE, last_spoken),
}  # fmt: skip
