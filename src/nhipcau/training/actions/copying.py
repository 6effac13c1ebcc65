"""A conference made from a former one: its sites, categories, programme and quotas, on another day; no names.

Speakers get the post they hold on the new day. Called by the screen "from a former one" and by the sample.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks.rules.calendar import ZONE
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.training.actions.opening import subject, tidy
from nhipcau.training.actions.speaking import spoken_on
from nhipcau.training.models import (
    Category,
    Conference,
    HalfDay,
    Quota,
    Round,
    Session,
    SessionSpeaker,
    Site,
)
from nhipcau.training.rules.programme import personal_until, shifted

KEPT = ("unit_id", "office_id", "aims", "bases", "partners", "funding", "duties", "contact_words")


def copy_conference(*, by: Any, at: datetime, former: Conference, title: str, starts_on: date) -> Conference:
    """Make a conference like a former one, its first day on `starts_on`."""
    if not tidy(title):
        raise Refused(_("Hãy ghi tên hội nghị."), field="title")
    days = (starts_on - former.starts_on).days
    ends_on = former.ends_on + timedelta(days=days)
    with write_gate():
        if by is not None and by.unit_id != former.unit_id:
            raise Refused(_("Hội nghị này của đơn vị khác."))
        row = Conference.objects.create(
            title=tidy(title)[:300], starts_on=starts_on, ends_on=ends_on, copied_from=former,
            personal_until=personal_until(ends_on), **{name: getattr(former, name) for name in KEPT},
        )  # fmt: skip
        sites = _sites(former, row)
        categories = _categories(former, row)
        _programme(former, row, days)
        seats = _quotas(former, row, days, sites, categories)
        after = {"title": row.title, "starts_on": starts_on.isoformat(), "copied_from": former.public_id,
                 "sites": len(sites), "seats": seats}  # fmt: skip
        note(by=by, at=at, verb="training.copy_conference", subject=subject(row), after=after)
    return row


def _sites(former: Conference, row: Conference) -> dict[int, Site]:
    """Copy the sites without their hosts: who hosts is asked anew."""
    olds = list(former.sites.order_by("pk"))
    fields = ("unit_id", "code", "name", "room", "capacity", "is_main", "folded")
    news = Site.objects.bulk_create(
        [Site(conference=row, **{name: getattr(old, name) for name in fields}) for old in olds]
    )
    pairs = {old.pk: new for old, new in zip(olds, news, strict=True)}
    joined = [old for old in olds if old.parent_id is not None]
    for old in joined:
        pairs[old.pk].parent = pairs[old.parent_id]  # type: ignore[index]
    Site.objects.bulk_update([pairs[old.pk] for old in joined], ["parent"], batch_size=500)
    return pairs


def _categories(former: Conference, row: Conference) -> dict[int, Category]:
    return {
        old.pk: Category.objects.create(conference=row, name=old.name, position=old.position)
        for old in former.categories.all()
    }


def _programme(former: Conference, row: Conference, days: int) -> None:
    for old in former.half_days.all():
        half_day = HalfDay.objects.create(
            conference=row, day=old.day + timedelta(days=days), part=old.part,
            starts_at=shifted(old.starts_at, days, ZONE), ends_at=shifted(old.ends_at, days, ZONE),
        )  # fmt: skip
        for session in old.sessions.prefetch_related("speakers"):
            _session(session, half_day, days)


def _session(old: Session, half_day: HalfDay, days: int) -> None:
    session = Session.objects.create(
        half_day=half_day, kind=old.kind, title=old.title, topic_id=old.topic_id,
        starts_at=shifted(old.starts_at, days, ZONE), ends_at=shifted(old.ends_at, days, ZONE),
    )  # fmt: skip
    for speaker in old.speakers.all():
        SessionSpeaker.objects.create(
            session=session, position=speaker.position, **spoken_on(speaker, half_day.day)
        )


def _quotas(
    former: Conference, row: Conference, days: int, sites: Mapping[int, Site], kinds: Mapping[int, Category]
) -> int:
    """Copy rounds with their seats; the letter and who was named stay behind."""
    seats = 0
    for old in former.rounds.all():
        call = Round.objects.create(
            conference=row, opens_at=shifted(old.opens_at, days, ZONE),
            deadline_at=shifted(old.deadline_at, days, ZONE), note=old.note,
        )  # fmt: skip
        quotas = [
            Quota(
                round=call, body_id=quota.body_id, unit_id=quota.unit_id, site=sites[quota.site_id],
                category=kinds[quota.category_id] if quota.category_id else None, seats=quota.seats,
                email=quota.email,
            )
            for quota in old.quotas.all()
        ]  # fmt: skip
        Quota.objects.bulk_create(quotas)
        seats += sum(quota.seats for quota in quotas)
    return seats
