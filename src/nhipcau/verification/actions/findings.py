"""Writing the one draft of a dossier's finding, and handing it to a second reader under seal.

Called by the form of the finding; every word goes through the dossier's one door.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.verification.actions.turning import step, turn
from nhipcau.verification.models import Dossier, Finding, Writer
from nhipcau.verification.models.findings import Verdict
from nhipcau.verification.queries.dossiers_fairness import fairness_of, remedies
from nhipcau.verification.queries.findings import draft_of, latest_of, why_reopened
from nhipcau.verification.queries.findings_sealing import facts_of
from nhipcau.verification.rules import states
from nhipcau.verification.rules.fairness import missing
from nhipcau.verification.rules.seal import seal_of, sealed_text
from nhipcau.verification.rules.states import MOST_SUMMARY_WORDS
from nhipcau.verification.rules.summary import is_too_long, word_count


@dataclass(frozen=True, slots=True)
class Words:
    """What the author says; the last three only where we were wrong."""

    verdict: str
    confidence: str
    summary: str
    interest: str
    reasoning: str = ""
    correct_what: str = ""
    correct_where: str = ""
    correct_by: Any = None


def write_finding(*, by: Any, at: datetime, dossier: Dossier, seen: int, words: Words) -> Finding:
    """Begin or change the draft; whoever changes somebody's draft becomes its author, and stays named."""
    said = _checked(words, dossier)
    with write_gate():
        draft, last = draft_of(dossier), latest_of(dossier)
        number = draft.number if draft else (last.number if last else 0) + 1
        about = _("Kết luận số %(number)s: %(verdict)s") % {
            "number": number, "verdict": Verdict(said["verdict"]).label,
        }  # fmt: skip
        row = turn(
            dossier=dossier, by=by, at=at, verb="verification.write_finding", about=about, seen=seen,
            before=draft.summary if draft else "", after=said["summary"],
        )  # fmt: skip
        said |= {"author": by, "written_at": at, "changed_why": why_reopened(row)}
        finding, _new = Finding.objects.update_or_create(
            dossier=row, number=number, state=states.DRAFT, defaults=said
        )
        Writer.objects.get_or_create(finding=finding, person=by, defaults={"first_at": at})
    return finding


def submit_finding(*, by: Any, at: datetime, dossier: Dossier, seen: int) -> Finding:
    """Seal the draft and hand it on; from here to the decision nobody changes the dossier."""
    with write_gate():
        row = Dossier.objects.select_for_update().get(pk=dossier.pk)
        finding = draft_of(row)
        if finding is None:
            raise Refused(_("Chưa có kết luận nào đang viết. Hãy viết kết luận trước."))
        if finding.author_id != by.pk:
            raise Refused(
                _("Chỉ người viết mới gửi kết luận đi. Muốn nhận viết tiếp, hãy lưu lại bản nháp trước.")
            )
        _refuse_unfair(row)
        text = sealed_text(facts_of(finding))
        seal = seal_of(text)
        Finding.objects.filter(pk=finding.pk).update(
            state=states.SUBMITTED, submitted_at=at, seal=seal, sealed=text
        )
        step(
            dossier=row, by=by, at=at, verb="verification.submit_finding", seen=seen,
            about=_("Kết luận số %(number)s") % {"number": finding.number},
            origin=states.GATHERING, to=states.IN_REVIEW, seal=seal,
        )  # fmt: skip
        finding.refresh_from_db()
    return finding


def _refuse_unfair(dossier: Dossier) -> None:
    lacks = missing(fairness_of(dossier))
    if lacks:
        raise Refused(remedies(lacks))


def _checked(words: Words, dossier: Dossier) -> dict[str, Any]:
    """Return the columns as they are kept, or refuse at the field."""
    said = {name: value.strip() if isinstance(value, str) else value for name, value in _fields(words)}
    if said["verdict"] not in states.VERDICTS:
        raise Refused(_("Hãy chọn một kết luận."), field="verdict")
    if not said["summary"]:
        raise Refused(_("Hãy viết kết luận cho người đọc."), field="summary")
    if is_too_long(said["summary"]):
        long = _("Kết luận dài %(count)s từ. Hãy rút xuống không quá %(most)s từ.")
        count = {"count": word_count(said["summary"]), "most": MOST_SUMMARY_WORDS}
        raise Refused(long % count, field="summary")
    if not said["interest"]:
        raise Refused(_("Hãy ghi xung đột lợi ích, hoặc ghi rõ là không có."), field="interest")
    return said | _correcting(said, dossier)


def _correcting(said: dict[str, Any], dossier: Dossier) -> dict[str, Any]:
    if said["verdict"] != states.RIGHT_WE_CORRECT:
        return {"correct_what": "", "correct_where": "", "correct_by": None}
    if not said["correct_what"]:
        raise Refused(_("Hãy ghi phải đính chính điều gì của cơ quan ta."), field="correct_what")
    owner = said["correct_by"]
    if owner is None or not owner.is_active or owner.unit_id != dossier.unit_id:
        raise Refused(_("Hãy chọn người cùng đơn vị chịu trách nhiệm đính chính."), field="correct_by")
    return {}


def _fields(words: Words) -> list[tuple[str, Any]]:
    return [(name, getattr(words, name)) for name in Words.__slots__]
