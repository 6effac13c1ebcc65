"""Naming many at once, all or nobody: an agency's uploaded list, or those of a whole conference."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.training.actions import nominating_checks as checks
from nhipcau.training.actions.nominating_people import delegate_row
from nhipcau.training.models import Conference, Delegate, Quota
from nhipcau.training.queries.nominating import with_taken
from nhipcau.training.rules.nominating import PersonRow, seats_left, twins_inside

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class DelegateRow:
    """One person with the seat that is filled."""

    quota: Quota
    name: str
    post: str = ""
    phone: str = ""
    email: str = ""

    @property
    def person(self) -> PersonRow:
        """The person alone."""
        return PersonRow(self.name, self.post, self.phone, self.email)


def name_many(
    *, by: Any, at: datetime, quota: Quota, rows: Sequence[PersonRow], reason: str = ""
) -> list[Delegate]:
    """Name a whole list into one agency's free seats, or nobody of it."""
    people = [checks.checked(row) for row in rows]
    _refuse_twice(people)
    with write_gate():
        held = checks.locked(quota)
        checks.refuse_late(held, actor=by, at=at, reason=reason)
        checks.refuse_full(held, len(people))
        checks.refuse_twins(held.round.conference, people)
        made = [delegate_row(held, row, named_by=by, named_at=at, reason=reason) for row in people]
        Delegate.objects.bulk_create(made, batch_size=AT_ONCE)
        note(by=by, at=at, verb="training.name_many", subject=f"training.quota:{held.public_id}",
             after={"count": len(made)})  # fmt: skip
    return made


def name_bulk(
    *, by: Any, at: datetime, conference: Conference, rows: Sequence[DelegateRow]
) -> list[Delegate]:
    """Name the lists of many agencies of one conference, or nobody; for whoever keeps the whole list."""
    people = [checks.checked(row.person) for row in rows]
    wanted = Counter(row.quota.pk for row in rows)
    with write_gate():
        quotas = _locked(conference, wanted)
        _refuse_each_twice(rows, people)
        checks.refuse_twins(conference, people)
        made = [
            delegate_row(quotas[row.quota.pk], one, named_by=by, named_at=at)
            for row, one in zip(rows, people, strict=True)
        ]
        Delegate.objects.bulk_create(made, batch_size=AT_ONCE)
        note(by=by, at=at, verb="training.name_bulk", subject=f"training.conference:{conference.public_id}",
             after={"count": len(made), "quotas": len(quotas)})  # fmt: skip
    return made


def _locked(conference: Conference, wanted: Counter[int]) -> dict[int, Quota]:
    """Hold every quota, in one order (two lists never wait for each other); refuse more than its seats."""
    mine = Quota.objects.filter(pk__in=wanted, round__conference=conference)
    held = list(mine.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    quotas = {one.pk: one for one in with_taken(Quota.objects.filter(pk__in=held))}
    for pk, count in wanted.items():
        if pk not in quotas:
            raise Refused(_("Có dòng ghi chỉ tiêu của hội nghị khác."))
        left = seats_left(quotas[pk].seats, quotas[pk].taken)  # type: ignore[attr-defined]
        if count > left:
            words = _("%(body)s: còn %(left)d chỗ, danh sách có %(count)d người.")
            raise Refused(words % {"body": quotas[pk].body.name, "left": left, "count": count})
    return quotas


def _refuse_each_twice(rows: Sequence[DelegateRow], people: Sequence[PersonRow]) -> None:
    """Namesakes without a phone are told apart by their agency."""
    lists: dict[int, list[PersonRow]] = defaultdict(list)
    for row, one in zip(rows, people, strict=True):
        lists[row.quota.body_id].append(one)
    for one_list in lists.values():
        _refuse_twice(one_list)


def _refuse_twice(people: Sequence[PersonRow]) -> None:
    for place, twin in twins_inside(people).items():
        words = _("%(name)s có hai lần trong danh sách (dòng %(first)d và %(second)d).")
        raise Refused(words % {"name": people[place].name, "first": twin + 1, "second": place + 1})
