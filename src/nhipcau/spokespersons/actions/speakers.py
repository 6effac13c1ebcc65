"""Somebody is named to speak, changes, or leaves. Called by the forms and by journeys.

Phone and mail of a speaker are public by law, so they stand in the record too.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.spokespersons.actions.checking import by_language, in_order, own_unit, said, unchanged
from nhipcau.spokespersons.models import Office, Speaker, SpeakerKind

KEPT = ("kind", "name", "post", "posts", "phone", "email", "starts_on", "ends_on", "decision",
        "published_on", "notified_on")  # fmt: skip


def name_speaker(
    *, by: Any, at: datetime, office: Office, kind: str, name: str, post: str, starts_on: date, decision: str,
    person: Any = None, posts: Mapping[str, str] | None = None, phone: str = "", email: str = "",
    ends_on: date | None = None, published_on: date | None = None, notified_on: date | None = None,
) -> Speaker:  # fmt: skip
    """Enter somebody who may speak for an office, by the decision that named him or her."""
    values = _values(
        kind=kind, name=name, post=post, posts=posts, phone=phone, email=email, starts_on=starts_on,
        ends_on=ends_on, decision=decision, published_on=published_on, notified_on=notified_on,
    )  # fmt: skip
    with write_gate():
        row = Speaker(office=Office.objects.get(pk=office.pk))
        return _kept(row, values, by=by, at=at, person=person, verb="spokespersons.name_speaker")


def change_speaker(
    *, by: Any, at: datetime, speaker: Speaker, seen: int, kind: str, name: str, post: str, starts_on: date,
    decision: str, person: Any = None, posts: Mapping[str, str] | None = None, phone: str = "",
    email: str = "", ends_on: date | None = None, published_on: date | None = None,
    notified_on: date | None = None,
) -> Speaker:  # fmt: skip
    """Change what is kept of a speaker."""
    values = _values(
        kind=kind, name=name, post=post, posts=posts, phone=phone, email=email, starts_on=starts_on,
        ends_on=ends_on, decision=decision, published_on=published_on, notified_on=notified_on,
    )  # fmt: skip
    with write_gate():
        row = _locked(speaker)
        unchanged(row, seen)
        return _kept(row, values, by=by, at=at, person=person, verb="spokespersons.change_speaker")


def end_speaker(*, by: Any, at: datetime, speaker: Speaker, ends_on: date) -> Speaker:
    """Say from which day on somebody no longer speaks: `ends_on` is the last day."""
    with write_gate():
        row = _locked(speaker)
        own_unit(by, row.office.unit_id)
        in_order(row.starts_on, ends_on)
        before, row.ends_on = {"ends_on": row.ends_on and row.ends_on.isoformat()}, ends_on
        row.revision += 1
        row.save()
        subject = f"spokespersons.speaker:{row.public_id}"
        note(by=by, at=at, verb="spokespersons.end_speaker", subject=subject, before=before,
             after={"ends_on": ends_on.isoformat()})  # fmt: skip
    return row


def _locked(speaker: Speaker) -> Speaker:
    return Speaker.objects.select_for_update(of=("self",)).select_related("office").get(pk=speaker.pk)


def _values(*, posts: Mapping[str, str] | None, **said_of: Any) -> dict[str, Any]:
    if said_of["kind"] not in SpeakerKind.values:
        raise Refused(_("Hãy chọn tư cách phát ngôn."), field="kind")
    in_order(said_of["starts_on"], said_of["ends_on"])
    needed = {
        "name": _("Hãy ghi họ tên."), "post": _("Hãy ghi chức vụ."),
        "decision": _("Hãy ghi số, ngày của quyết định: không có quyết định thì không có quyền phát ngôn."),
    }  # fmt: skip
    texts = {field: said(said_of[field], field, words) for field, words in needed.items()}
    contact = {"phone": said_of["phone"].strip(), "email": said_of["email"].strip()}
    return {**said_of, **texts, **contact, "posts": by_language(posts)}


def _kept(row: Speaker, values: dict[str, Any], *, by: Any, at: datetime, person: Any, verb: str) -> Speaker:
    own_unit(by, row.office.unit_id)
    if person is not None:
        _fitting(by, row.office, person)
    before = _told(row) if row.pk else None
    row.revision += 1 if row.pk else 0
    for field, value in values.items():
        setattr(row, field, value)
    row.person = person
    row.folded = fold(f"{row.name} {row.post} {row.decision} {row.phone} {row.email}")[:600]
    row.save()
    subject = f"spokespersons.speaker:{row.public_id}"
    note(by=by, at=at, verb=verb, subject=subject, before=before, after=_told(row))
    return row


def _fitting(by: Any, office: Office, person: Any) -> None:
    """Refuse an account of another unit, and whoever would name himself (trust.md item 5)."""
    if person.unit_id != office.unit_id:
        raise Refused(_("Tài khoản này thuộc đơn vị khác."), field="person")
    if by is not None and person.pk == by.pk:
        raise Refused(_("Không ai tự ghi quyền phát ngôn cho mình: hãy để đồng nghiệp nhập."), field="person")


def _told(row: Speaker) -> dict[str, Any]:
    told = {field: getattr(row, field) for field in KEPT}
    plain = {key: value.isoformat() if isinstance(value, date) else value for key, value in told.items()}
    return {**plain, "office": row.office.public_id, "account": row.person.public_id if row.person else None}
