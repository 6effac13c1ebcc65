"""A written authorisation for one matter until a date is given, or taken back before its end."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.spokespersons.actions.checking import in_order, own_unit, said
from nhipcau.spokespersons.models import Mandate, Speaker, SpeakerKind


def give_mandate(
    *, by: Any, at: datetime, speaker: Speaker, matter: str, number: str, signed_by: str, starts_on: date,
    ends_on: date,
) -> Mandate:  # fmt: skip
    """Enter a mandate; only somebody who is authorised, and not head or named, needs one."""
    values = {
        "matter": said(matter, "matter", _("Hãy ghi việc được ủy quyền.")),
        "number": said(number, "number", _("Hãy ghi số của giấy ủy quyền.")),
        "signed_by": said(signed_by, "signed_by", _("Hãy ghi ai ký giấy ủy quyền.")),
        "starts_on": starts_on, "ends_on": ends_on,
    }  # fmt: skip
    in_order(starts_on, ends_on)
    with write_gate():
        row = Speaker.objects.select_related("office").get(pk=speaker.pk)
        own_unit(by, row.office.unit_id)
        _needs_one(by, row)
        mandate = Mandate.objects.create(speaker=row, **values)
        after = {**values, "starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat(),
                 "speaker": row.public_id}  # fmt: skip
        note(by=by, at=at, verb="spokespersons.give_mandate", subject=_subject(mandate), after=after)
    return mandate


def end_mandate(*, by: Any, at: datetime, mandate: Mandate, ended_on: date) -> Mandate:
    """Take a mandate back: from `ended_on` on it no longer holds."""
    with write_gate():
        row = Mandate.objects.select_for_update(of=("self",)).select_related("speaker__office")
        fresh = row.get(pk=mandate.pk)
        own_unit(by, fresh.speaker.office.unit_id)
        if fresh.ended_on is not None:
            raise Refused(_("Giấy ủy quyền này đã được thu hồi."))
        if not fresh.starts_on <= ended_on <= fresh.ends_on:
            raise Refused(_("Ngày thu hồi phải nằm trong thời hạn của giấy ủy quyền."), field="ended_on")
        fresh.ended_on = ended_on
        fresh.save(update_fields=["ended_on"])
        after = {"ended_on": ended_on.isoformat()}
        note(by=by, at=at, verb="spokespersons.end_mandate", subject=_subject(fresh), after=after)
    return fresh


def _needs_one(by: Any, speaker: Speaker) -> None:
    if speaker.kind != SpeakerKind.AUTHORISED:
        raise Refused(_("Người đứng đầu và người phát ngôn nói theo chức trách, không cần giấy ủy quyền."))
    if by is not None and speaker.person_id == by.pk:
        raise Refused(_("Không ai tự ghi giấy ủy quyền cho mình: hãy để đồng nghiệp nhập."))


def _subject(mandate: Mandate) -> str:
    return f"spokespersons.mandate:{mandate.public_id}"
