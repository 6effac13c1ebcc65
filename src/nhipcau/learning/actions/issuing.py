"""Issuing certificates in bulk: one run of numbers, one signature each, one entry of the record.

Called through `actions/certifying.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.identity import new_public_id
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.documents.actions import register_documents
from nhipcau.learning.models import Certificate
from nhipcau.learning.queries.certificates import Standing, issuer_of, narrative, rule_of, standings
from nhipcau.learning.rules import badges, jws
from nhipcau.learning.wording import days_in_words
from nhipcau.people.rules import is_fresh
from nhipcau.record.actions import note
from nhipcau.signing.actions.signing import signer
from nhipcau.training.queries.conferences import half_days_of, programme_of
from nhipcau.training.rules.states import TOPIC

KIND = "GCN"
PLACES_LOCK = 0x6E68_6763
"""PostgreSQL advisory lock of the places in the public list; any fixed number unused elsewhere ("nhgc")."""
AT_ONCE = 60
"""Rows of a bulk write: under SQLite's oldest limit of 999 variables."""


@dataclass(frozen=True, slots=True)
class _Run:
    """What all certificates of one issue share."""

    conference: Any
    at: datetime
    by: Any
    issuer: badges.Issuer
    key_id: str
    sign: jws.Sign
    shared: dict[str, Any]
    narrative: str


def issue(
    *,
    by: Any,
    at: datetime,
    conference: Any,
    confirmed_at: datetime | None,
    only: frozenset[int] | None = None,
) -> int:
    """Issue to everybody who has none yet and meets the rule (or those of them named); return how many."""
    if not is_fresh(confirmed_at, at):
        raise Refused(_("Hãy xác nhận lại bằng mã trên điện thoại rồi cấp."))
    rule = rule_of(conference)
    if rule is None or not rule.signer_name or not rule.signer_post:
        raise Refused(_("Hãy ghi điều kiện cấp và người ký chứng nhận trước."))
    key, sign = signer(at=at)
    with write_gate():
        _hold_places()
        chosen = [row for row in standings(conference) if row.is_due and (only is None or row.pk in only)]
        if not chosen:
            raise Refused(_("Chưa có ai đủ điều kiện mà chưa được cấp."))
        run = _Run(conference, at, by, issuer_of(conference), key.key_id, sign,
                   _shared(conference, rule, at), narrative(rule))  # fmt: skip
        Certificate.objects.bulk_create(_made(run, chosen), batch_size=AT_ONCE)
        subject = f"training.conference:{conference.public_id}"
        after = {"certificates": len(chosen), "key": key.key_id}
        note(by=by, at=at, verb="learning.issue_certificates", subject=subject, after=after)
    return len(chosen)


def _made(run: _Run, chosen: Sequence[Standing]) -> list[Certificate]:
    ids = [new_public_id() for _one in chosen]
    office, day = run.conference.office, timezone.localdate(run.at)
    subject = _("Giấy chứng nhận: %(title)s") % {"title": run.conference.title}
    registered = register_documents(
        by=run.by, at=run.at, unit_id=run.conference.unit_id, kind=KIND, symbol=office.symbol,
        family=office.family, subjects=[subject] * len(ids), dated_on=day,
        abouts=[f"learning.certificate:{public_id}" for public_id in ids],
    )  # fmt: skip
    first = _first_place()
    return [
        _one(run, row, public_id, registration, first + step)
        for step, (row, public_id, registration) in enumerate(zip(chosen, ids, registered, strict=True))
    ]


def _one(run: _Run, row: Standing, public_id: str, registration: Any, place: int) -> Certificate:
    facts = badges.Facts(
        certificate=public_id, number=registration.line, place=place, name=row.name,
        half_days=row.half_days, **run.shared,
    )  # fmt: skip
    whole = badges.credential(facts, issuer=run.issuer, at=run.at, narrative=run.narrative)
    return Certificate(
        public_id=public_id, conference=run.conference, delegate_id=row.pk, registration=registration,
        name=row.name, place=place, key_id=run.key_id, issued_at=run.at, issued_by=run.by,
        credential=jws.compact(badges.header_of(run.key_id, run.issuer), whole, run.sign),
        code=jws.compact(badges.short_header(run.key_id), badges.short_payload(facts), run.sign),
    )  # fmt: skip


def _shared(conference: Any, rule: Any, at: datetime) -> dict[str, Any]:
    sessions = [one for _half_day, rows in programme_of(conference) for one in rows if one.kind == TOPIC]
    return {
        "conference": conference.title,
        "dates": days_in_words(conference.starts_on, conference.ends_on),
        "issued_on": timezone.localdate(at),
        "office": conference.office.name,
        "topics": tuple(dict.fromkeys(one.title for one in sessions)),
        "of_half_days": half_days_of(conference).count(),
        "signer_name": rule.signer_name,
        "signer_post": rule.signer_post,
        "seat": conference.office.seat,
    }


def _hold_places() -> None:
    """Let one issue at a time take places; on SQLite the write gate does."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PLACES_LOCK])


def _first_place() -> int:
    last: int | None = Certificate.objects.aggregate(last=Max("place"))["last"]
    return 0 if last is None else last + 1
