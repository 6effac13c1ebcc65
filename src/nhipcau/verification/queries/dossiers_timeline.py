"""What happened around a dossier's claim, gathered for the one dated list. In: a dossier; out: days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.verification.models import Dossier
from nhipcau.verification.models.findings import FindingState
from nhipcau.verification.rules import timeline
from nhipcau.verification.rules.timeline import Day, Event


def timeline_of(dossier: Dossier) -> list[Day]:
    """Return the days of a dossier in order."""
    opened = _event(timeline.OPENED, dossier.opened_at, _("Mở hồ sơ"), str(dossier.opened_by))
    return timeline.by_day([*_said(dossier), *_evidence(dossier), *_asked(dossier), *_found(dossier), opened])


def _event(kind: str, at: datetime, title: str, about: str = "", anchor: str = "") -> Event:
    return Event(kind, timezone.localdate(at), at, title, about, anchor)


def _said(dossier: Dossier) -> Iterator[Event]:
    for one in dossier.claim.occurrences.all():
        yield _event(timeline.SAID, one.said_at, one.outlet or _("Không rõ nơi đăng"), one.exact)


def _evidence(dossier: Dossier) -> Iterator[Event]:
    for one in dossier.evidence.all():
        title = _("Chứng cứ %(number)s: %(title)s") % {"number": one.number, "title": one.title}
        on = one.published_on or timezone.localdate(one.captured_at)
        at = None if one.published_on else one.captured_at
        anchor = f"chung-cu-{one.number}"
        yield Event(
            timeline.EVIDENCE,
            on,
            at,
            title,
            str(one.get_stance_display()),
            anchor,
            one.withdrawn_at is not None,
        )


def _asked(dossier: Dossier) -> Iterator[Event]:
    for one in dossier.requests.all():
        anchor = f"yeu-cau-{one.public_id}"
        asked = _("Hỏi %(addressee)s") % {"addressee": one.addressee}
        yield Event(
            timeline.ASKED, timezone.localdate(one.asked_at), one.asked_at, asked, one.question, anchor,
            one.withdrawn_at is not None,
        )  # fmt: skip
        if one.answered_at:
            said = _("%(addressee)s trả lời") % {"addressee": one.addressee}
            yield _event(timeline.ANSWERED, one.answered_at, said, one.answer, anchor)


def _found(dossier: Dossier) -> Iterator[Event]:
    for one in dossier.findings.exclude(state=FindingState.DRAFT).select_related("correction"):
        verdict = str(one.get_verdict_display())
        yield _event(
            timeline.FINDING,
            one.submitted_at or one.written_at,
            _("Trình kết luận %(number)s") % {"number": one.number},
            verdict,
        )
        if one.decided_at:
            yield _event(timeline.FINDING, one.decided_at, str(one.get_state_display()), verdict)
        yield from _corrected(getattr(one, "correction", None))


def _corrected(correction: Any) -> Iterator[Event]:
    if correction is None:
        return
    yield _event(timeline.CORRECTION, correction.made_at, _("Giao việc đính chính"), correction.what)
    if correction.done_at:
        yield _event(timeline.CORRECTION, correction.done_at, _("Đã đính chính"), correction.done_how)
