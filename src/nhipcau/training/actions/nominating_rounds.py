"""Rounds of nomination, their quotas, the categories of a conference. One note an action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.training.models import Category, Conference, Delegate, Quota, Round, Site
from nhipcau.training.queries.nominating import with_taken
from nhipcau.training.rules import states


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """Seats of one agency: of a category, or of any; at which site; whose staff fills it; where to write."""

    body_id: int
    unit_id: str
    category: Category | None
    site: Site
    seats: int
    email: str = ""

    @property
    def key(self) -> tuple[int, int]:
        """What makes it the same quota within a round."""
        return self.body_id, self.category.pk if self.category else 0


def open_round(
    *,
    by: Any,
    at: datetime,
    conference: Conference,
    letter: str,
    deadline_at: datetime,
    opens_at: datetime | None = None,
    note: str = "",
) -> Round:
    """Open a call for names, from now on or from a later moment."""
    begins = opens_at or at
    _refuse_days(begins, deadline_at)
    with write_gate():
        made = Round.objects.create(
            conference=conference,
            letter=letter.strip(),
            opens_at=begins,
            deadline_at=deadline_at,
            note=note.strip(),
        )
        after = {
            "conference": conference.public_id,
            "letter": made.letter,
            "deadline_at": deadline_at.isoformat(),
        }
        _note(by, at, "training.open_round", made, after=after)
    return made


def change_round(
    *,
    by: Any,
    at: datetime,
    round: Round,  # noqa: A002 - the field's own word
    seen: int | None,
    letter: str,
    deadline_at: datetime,
    opens_at: datetime | None = None,
    note: str = "",
) -> None:
    """Change letter, deadline or note; agencies are told anew of another deadline."""
    begins = opens_at or round.opens_at
    _refuse_days(begins, deadline_at)
    with write_gate():
        before = {"letter": round.letter, "deadline_at": round.deadline_at.isoformat()}
        changed = take_revision(Round.objects.filter(pk=round.pk), seen=seen, letter=letter.strip(),
                                deadline_at=deadline_at, opens_at=begins, note=note.strip())  # fmt: skip
        if not changed:
            raise Stale(_("Người khác vừa sửa đợt cử người này. Hãy xem lại rồi sửa tiếp."))
        if deadline_at != round.deadline_at:
            Quota.objects.filter(round=round).update(told_at=None)
        after = {"letter": letter.strip(), "deadline_at": deadline_at.isoformat()}
        _note(by, at, "training.change_round", round, before=before, after=after)
    round.refresh_from_db()


def set_quotas(*, by: Any, at: datetime, round: Round, rows: Sequence[QuotaRow]) -> list[Quota]:  # noqa: A002
    """Set these seats, by agency and category; no seats takes the quota away; what is not named stays."""
    with write_gate():
        Round.objects.select_for_update().get(pk=round.pk)
        kept = Quota.objects.filter(round=round).select_for_update(of=("self",))
        held = {(one.body_id, one.category_id or 0): one for one in with_taken_of(kept)}
        _refuse_twice(rows)
        fresh = [_made(round, row) for row in rows if row.key not in held and row.seats]
        gone = [held[row.key] for row in rows if row.key in held and not row.seats]
        changed = [_changed(held[row.key], row) for row in rows if row.key in held and row.seats]
        _remove(gone)
        Quota.objects.bulk_create(fresh)
        Quota.objects.bulk_update(changed, ["seats", "site", "unit", "email", "revision"], batch_size=100)
        _move(changed)
        _note(by, at, "training.set_quotas", round, after={
            "added": len(fresh), "changed": len(changed), "removed": len(gone),
            "seats": sum(one.seats for one in [*fresh, *changed]),
        })  # fmt: skip
    return [*fresh, *changed]


def with_taken_of(rows: Any) -> list[Quota]:
    """Lock the rows first, then count: a count and a lock cannot stand in one query on PostgreSQL."""
    ids = [one.pk for one in rows]
    return list(with_taken(Quota.objects.filter(pk__in=ids)))


def renew_link(*, by: Any, at: datetime, quota: Quota) -> None:
    """Make the link of an agency void; the next letter carries a new one."""
    with write_gate():
        take_revision(
            Quota.objects.filter(pk=quota.pk), seen=None, key_version=quota.key_version + 1, told_at=None
        )
        note(by=by, at=at, verb="training.renew_link", subject=f"training.quota:{quota.public_id}")
    quota.refresh_from_db()


def keep_category(
    *,
    by: Any,
    at: datetime,
    conference: Conference,
    name: str,
    position: int = 1,
    category: Category | None = None,
) -> Category:
    """Add a category of delegates, or give one another name."""
    words = " ".join(name.split())
    twins = Category.objects.filter(conference=conference, name__iexact=words)
    with write_gate():
        if twins.exclude(pk__in=[category.pk] if category else []).exists():
            raise Refused(_("Hội nghị đã có thành phần này."), field="name")
        row = category or Category(conference=conference)
        row.name, row.position = words, position
        row.save()
        note(by=by, at=at, verb="training.keep_category", subject=f"training.category:{row.public_id}",
             after={"name": words})  # fmt: skip
    return row


def remove_category(*, by: Any, at: datetime, category: Category) -> None:
    """Take a category away that no quota and no delegate uses."""
    with write_gate():
        if category.quotas.exists() or category.delegates.exists():
            raise Refused(_("Thành phần này đã có chỉ tiêu hoặc đại biểu, không xóa được."))
        note(by=by, at=at, verb="training.remove_category", subject=f"training.category:{category.public_id}",
             before={"name": category.name})  # fmt: skip
        category.delete()


def _refuse_days(begins: datetime, deadline: datetime) -> None:
    if deadline <= begins:
        raise Refused(_("Hạn chót phải sau lúc bắt đầu nhận danh sách."), field="deadline_at")


def _refuse_twice(rows: Sequence[QuotaRow]) -> None:
    if len({row.key for row in rows}) < len(rows):
        raise Refused(_("Một cơ quan có hai dòng cùng một thành phần. Hãy gộp lại thành một dòng."))


def _made(call: Round, row: QuotaRow) -> Quota:
    return Quota(round=call, body_id=row.body_id, unit_id=row.unit_id, category=row.category, site=row.site,
                 seats=row.seats, email=row.email)  # fmt: skip


def _changed(quota: Any, row: QuotaRow) -> Quota:
    if row.seats < quota.taken:
        words = _("%(body)s đã cử %(taken)d người, không giảm xuống %(seats)d được. Hãy rút bớt người trước.")
        raise Refused(words % {"body": quota.body.name, "taken": quota.taken, "seats": row.seats})
    quota.seats, quota.site, quota.unit_id = row.seats, row.site, row.unit_id
    quota.email = row.email or quota.email
    quota.revision += 1
    return quota  # type: ignore[no-any-return]


def _remove(quotas: Sequence[Quota]) -> None:
    ids = [quota.pk for quota in quotas]
    if Delegate.objects.filter(quota__in=ids).exists():
        raise Refused(_("Có cơ quan đã cử người, không bỏ chỉ tiêu được. Hãy rút người trước."))
    Quota.objects.filter(pk__in=ids).delete()


def _move(quotas: Sequence[Quota]) -> None:
    """Seat who was named already where the quota sits now."""
    for quota in quotas:
        moved = Delegate.objects.filter(quota=quota, state=states.NAMED).exclude(site=quota.site)
        moved.update(site=quota.site)


def _note(by: Any, at: datetime, verb: str, call: Round, **told: Any) -> None:
    note(by=by, at=at, verb=verb, subject=f"training.round:{call.public_id}", **told)
