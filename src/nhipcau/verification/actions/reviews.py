"""The second reader: chooses a verdict of his own first, then passes exactly what was sealed or returns it.

Called by the review page.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks.actions import stop_clock
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.verification.actions.corrections import open_correction
from nhipcau.verification.actions.turning import step
from nhipcau.verification.models import Dossier, Finding, Reading
from nhipcau.verification.models.findings import Verdict
from nhipcau.verification.queries.findings_sealing import facts_of
from nhipcau.verification.queries.reviews import reading_of, why_not_read
from nhipcau.verification.rules import states
from nhipcau.verification.rules.seal import changed_parts, seal_of, sealed_text


def choose_verdict(*, by: Any, at: datetime, finding: Finding, verdict: str, interest: str) -> Reading:
    """Keep what the reader would say, before any machine score is shown; chosen once."""
    if verdict not in states.VERDICTS:
        raise Refused(_("Hãy chọn kết luận của chính bạn."), field="verdict")
    if not interest.strip():
        raise Refused(_("Hãy ghi xung đột lợi ích, hoặc ghi rõ là không có."), field="interest")
    with write_gate():
        row = _submitted(finding, by)
        if reading_of(row, by):
            raise Refused(_("Bạn đã chọn rồi; lựa chọn ấy được giữ nguyên."))
        subject = f"verification.finding:{row.public_id}"
        note(by=by, at=at, verb="verification.choose_verdict", subject=subject, after={"verdict": verdict})
        return Reading.objects.create(
            finding=row, reviewer=by, verdict=verdict, interest=interest.strip(), chosen_at=at
        )


def pass_finding(*, by: Any, at: datetime, finding: Finding) -> Finding:
    """Pass exactly the sealed text: the dossier is closed, its clock stops, our own mistake gets its task."""
    with write_gate():
        row = _submitted(finding, by)
        reading = _chosen(row, by)
        if reading.verdict != row.verdict:
            words = _("Bạn chọn “%(mine)s”, tác giả chọn “%(theirs)s”. Khi khác nhau, chỉ có thể trả lại.")
            chosen = {"mine": Verdict(reading.verdict).label, "theirs": row.get_verdict_display()}
            raise Refused(words % chosen)
        _refuse_changed(row)
        _stop(row.dossier, by=by, at=at, outcome=row.get_verdict_display())
        if row.verdict == states.RIGHT_WE_CORRECT:
            open_correction(by=by, at=at, finding=row)
        _decide(row, reading, at, state=states.PASSED, reviewed_seal=row.seal)
        step(
            dossier=row.dossier, by=by, at=at, verb="verification.pass_finding", seen=None,
            about=_about(row), origin=states.IN_REVIEW, to=states.CLOSED, seal=row.seal,
        )  # fmt: skip
        row.refresh_from_db()
    return row


def return_finding(*, by: Any, at: datetime, finding: Finding, reason: str) -> Finding:
    """Give the dossier back to its desk; the returned finding stays as it was, with the reason."""
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do trả lại, để người viết biết sửa gì."), field="reason")
    with write_gate():
        row = _submitted(finding, by)
        reading = _chosen(row, by)
        _decide(row, reading, at, state=states.RETURNED, return_reason=reason.strip())
        step(
            dossier=row.dossier, by=by, at=at, verb="verification.return_finding", seen=None,
            about=f"{_about(row)}: {reason.strip()}", origin=states.IN_REVIEW, to=states.GATHERING,
        )  # fmt: skip
        row.refresh_from_db()
    return row


def _submitted(finding: Finding, by: Any) -> Finding:
    """Return the finding as it stands, held with its dossier to the end; or refuse the reader."""
    Dossier.objects.select_for_update().get(pk=finding.dossier_id)
    row = Finding.objects.select_related("dossier__clock", "author", "correct_by").get(pk=finding.pk)
    if row.state != states.SUBMITTED:
        raise Refused(_("Kết luận này không còn chờ thẩm định."))
    refusal = why_not_read(row, by)
    if refusal:
        raise Refused(refusal)
    return row


def _chosen(finding: Finding, by: Any) -> Reading:
    reading = reading_of(finding, by)
    if reading is None:
        raise Refused(_("Hãy chọn kết luận của chính bạn trước khi quyết định."))
    return reading


def _refuse_changed(finding: Finding) -> None:
    now, then = sealed_text(facts_of(finding)), finding.sealed or "{}"
    if seal_of(now) != finding.seal or seal_of(then) != finding.seal:
        parts = ", ".join(str(words_of_part(part)) for part in changed_parts(then, now))
        raise Refused(
            _("Hồ sơ đã khác với lúc gửi thẩm định (%(parts)s). Hãy trả lại để tác giả xem và gửi lại.")
            % {"parts": parts or _("bản niêm phong")}
        )


def words_of_part(part: str) -> str:
    """Name a part of what is sealed."""
    return {
        "claim": _("lời nhận định"),
        "occurrences": _("nơi gặp nhận định"),
        "would_show_wrong": _("điều gì sẽ cho thấy ta sai"),
        "best_case": _("lý lẽ mạnh nhất của phía kia"),
        "evidence": _("chứng cứ"),
        "searches": _("nhật ký tìm kiếm"),
        "requests": _("đề nghị và trả lời"),
        "finding": _("lời kết luận"),
        "sealed": _("bản niêm phong"),
        "record": _("niêm phong trong nhật ký"),
        "copies": _("bản lưu của chứng cứ"),
    }.get(part, part)


def _decide(finding: Finding, reading: Reading, at: datetime, **decision: Any) -> None:
    Finding.objects.filter(pk=finding.pk, state=states.SUBMITTED).update(
        reviewer=reading.reviewer, decided_at=at, reviewer_verdict=reading.verdict,
        reviewer_interest=reading.interest, **decision,
    )  # fmt: skip


def _stop(dossier: Dossier, *, by: Any, at: datetime, outcome: str) -> None:
    if dossier.clock and dossier.clock.is_running:
        stop_clock(by=by, at=at, clock=dossier.clock, outcome=outcome)


def _about(finding: Finding) -> str:
    return _("Kết luận số %(number)s") % {"number": finding.number}
