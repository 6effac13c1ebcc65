"""Letters to agencies: how many they may name, until when, by which link. One letter an agency's mailbox."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from nhipcau.common import formats
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.mailing.actions import Draft, put_many
from nhipcau.mailing.actions.bulk import PUT
from nhipcau.record.actions import note
from nhipcau.training.inviting_words import PURPOSE as PURPOSE_OF_NAMES
from nhipcau.training.models import Quota, Round
from nhipcau.training.queries.keys import quota_address
from nhipcau.training.rules import nominating as rules

PURPOSE = "training.nomination"


def tell_agencies(*, by: Any, at: datetime, round: Round) -> int:  # noqa: A002 - the field's own word
    """Write to every mailbox that was not told yet, or is to be told anew; return how many letters."""
    if rules.stage(round.opens_at, round.deadline_at, at) == rules.CLOSED:
        raise Refused(_("Đợt cử người đã hết hạn. Hãy gia hạn trước khi gửi thư."))
    with write_gate():
        letters = _letters(round)
        outcomes = put_many(at=at, purpose=PURPOSE, unit_id=round.conference.unit_id, drafts=[*letters])
        told = [pk for draft, ids in letters.items() if outcomes[draft.key] == PUT for pk in ids]
        Quota.objects.filter(pk__in=told).update(told_at=at)
        sent = sum(outcome == PUT for outcome in outcomes.values())
        note(by=by, at=at, verb="training.tell_agencies", subject=f"training.round:{round.public_id}",
             after={"letters": sent, "quotas": len(told)})  # fmt: skip
    return sent


def _letters(call: Round) -> dict[Draft, list[int]]:
    """Return a letter for each agency and mailbox, and which quotas it tells of."""
    rows = Quota.objects.filter(round=call, told_at=None).exclude(email="")
    mailboxes: dict[tuple[int, str], list[Quota]] = defaultdict(list)
    for quota in rows.select_related("round__conference", "body", "category", "site"):
        mailboxes[quota.body_id, quota.email].append(quota)
    with override("vi"):
        return {_letter(call, quotas): [one.pk for one in quotas] for quotas in mailboxes.values()}


def _letter(call: Round, quotas: list[Quota]) -> Draft:
    first = quotas[0]
    versions = "-".join(f"{one.public_id}.{one.key_version}" for one in quotas[:4])
    title = " ".join(call.conference.title.split())
    return Draft(
        key=f"training.quota:{versions}:{call.revision}", to=first.email, language="vi",
        text=_text(call, quotas),
        subject=(_("Cử người dự: %(title)s") % {"title": title})[:300],
    )  # fmt: skip


def _text(call: Round, quotas: list[Quota]) -> str:
    conference, body = call.conference, quotas[0].body.name
    deadline = timezone.localtime(call.deadline_at)
    told = {
        "title": conference.title, "first": formats.day(conference.starts_on),
        "last": formats.day(conference.ends_on),
        "moment": f"{formats.clock(deadline)} {formats.day(deadline)}",
        "kept": formats.day(conference.personal_until),
    }  # fmt: skip
    lines = [
        _("Kính gửi: %(body)s") % {"body": body},
        _("Đề nghị quý cơ quan cử người dự “%(title)s”, từ %(first)s đến %(last)s.") % told,
        _("Theo văn bản số %(letter)s.") % {"letter": call.letter} if call.letter else "",
        *(_seat_line(one) for one in quotas),
        _("Nhập tên tại đường dẫn trên trước %(moment)s. Đến lúc đó vẫn đổi, rút được.") % told,
        _("Ai có đường dẫn đều sửa được danh sách của quý cơ quan: xin không chuyển cho người ngoài."),
        PURPOSE_OF_NAMES % told,
        call.note,
        _("Cần hỏi, xin liên hệ: %(contact)s") % {"contact": conference.contact_words}
        if conference.contact_words else "",
    ]  # fmt: skip
    return "\n\n".join(line for line in lines if line) + "\n"


def _seat_line(quota: Quota) -> str:
    what = quota.category.name if quota.category else _("Mọi thành phần")
    told = {"what": what, "seats": quota.seats, "site": quota.site.name}
    return f"{_('%(what)s: %(seats)d người, dự tại %(site)s.') % told}\n{quota_address(quota)}"
