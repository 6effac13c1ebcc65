"""What stands before a name is taken: the round is open, a seat is left, nobody is named twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import formats
from nhipcau.common.refusals import Refused
from nhipcau.training.models import Conference, Quota
from nhipcau.training.queries.delegates import namesakes
from nhipcau.training.queries.nominating import taken_seats
from nhipcau.training.rules import nominating as rules
from nhipcau.training.rules import states

LABELS = {
    rules.EMPTY: gettext_lazy("ô trống"),
    rules.TOO_LONG: gettext_lazy("quá dài"),
    rules.NO_NAME: gettext_lazy("không phải họ tên người"),
    rules.NO_PHONE: gettext_lazy("không phải số điện thoại"),
    rules.NO_ADDRESS: gettext_lazy("không phải địa chỉ thư điện tử"),
}


def locked(quota: Quota) -> Quota:
    """Return the quota as it stands, held to the end of the transaction: one clerk at a time."""
    rows = Quota.objects.select_related("round__conference", "body", "site")
    return rows.select_for_update(of=("self",)).get(pk=quota.pk)


def is_keeper(by: Any, conference: Conference) -> bool:
    """Say whether somebody keeps the list of a conference, and so may change it after the deadline."""
    return by is not None and by.unit_id == conference.unit_id and by.may("training.keep_delegates")


def refuse_late(quota: Quota, *, actor: Any, at: datetime, reason: str) -> None:
    """Refuse what comes outside the round, save by whoever keeps the list and says why."""
    call, conference = quota.round, quota.round.conference
    if conference.state != states.PLANNED:
        raise Refused(_("Hội nghị đã kết thúc hoặc không tổ chức nữa, danh sách không đổi được."))
    stage = rules.stage(call.opens_at, call.deadline_at, at)
    if stage == rules.OPEN or (is_keeper(actor, conference) and reason.strip()):
        return
    if is_keeper(actor, conference):
        raise Refused(_("Ngoài thời gian cử người: hãy ghi lý do thay đổi."), field="reason")
    if stage == rules.NOT_OPEN:
        words = _("Đợt cử người bắt đầu lúc %(moment)s.") % {"moment": formats.moment(call.opens_at)}
        raise Refused(words)
    raise Refused(late_words(call.deadline_at, conference))


def late_words(deadline: datetime, conference: Conference) -> str:
    """Say that it is too late here, and whom to call."""
    said = _("Đã hết hạn cử người lúc %(moment)s.") % {"moment": formats.moment(deadline)}
    contact = conference.contact_words or _("cơ quan tổ chức hội nghị")
    return f"{said} {_('Cần thay đổi, hãy gọi: %(contact)s.') % {'contact': contact}}"


def refuse_full(quota: Quota, more: int) -> None:
    """Refuse more people than seats; called with the quota locked."""
    left = rules.seats_left(quota.seats, taken_seats(quota).count())
    if more > left:
        words = _("Chỉ tiêu %(seats)d người, còn %(left)d chỗ, không thêm được %(more)d người.")
        raise Refused(words % {"seats": quota.seats, "left": left, "more": more})


def checked(row: rules.PersonRow) -> rules.PersonRow:
    """Return a person written the one way, or refuse the first field that is wrong."""
    tidy = rules.tidy(row)
    for field, fault in rules.faults_of(tidy).items():
        raise Refused(_("Chưa đúng: %(why)s.") % {"why": LABELS[fault]}, field=field)
    return tidy


def refuse_twins(conference: Conference, rows: Sequence[rules.PersonRow], *, but: int | None = None) -> None:
    """Refuse somebody who surely is on the list already: same name, and same phone or mail address."""
    for place, other in twins_of(conference, rows, but=but).items():
        words = _("%(name)s đã có trong danh sách của %(body)s (cùng điện thoại hoặc thư điện tử).")
        raise Refused(words % {"name": rows[place].name, "body": other.body}, field="name")


def twins_of(
    conference: Conference, rows: Sequence[rules.PersonRow], *, but: int | None = None
) -> dict[int, rules.Standing]:
    """Map the place of each row that is somebody on the conference's list to that one."""
    standing = [
        rules.Standing(one.name, one.phone, one.email, one.body.name if one.body else one.body_words)
        for one in namesakes(conference, (row.name for row in rows))
        if one.pk != but
    ]
    return rules.twins_outside(rows, standing)
