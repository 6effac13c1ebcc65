"""The review of a level: begun, written, its figures frozen, its paper issued. Called by the screens.

From the freezing on, figures come from the snapshot alone; words may still be mended until it is issued.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.documents.actions import register_document
from nhipcau.documents.rules.symbols import REPORT, STATE
from nhipcau.record.actions import note
from nhipcau.reports.models import Annex, Period, Report, Review
from nhipcau.reports.queries.annex import annex_of
from nhipcau.reports.queries.reviews import title_of
from nhipcau.reports.queries.snapshot import snapshot_of
from nhipcau.reports.rules.snapshot import Unwhole, check, digest
from nhipcau.spokespersons.queries.offices import office_of_unit, offices_of_unit

WORDS = ("assessment", "limits", "causes", "next_steps", "proposals")
LONGEST = 20_000
"""Signs of one part: some eight pages (our own choice)."""


def begin_review(*, by: Any, at: datetime, period: Period, unit_id: str) -> Review:
    """Open the review of a period for the own level; a second one of the same level is the first."""
    if by.unit_id != unit_id:
        raise Refused(_("Mỗi cấp lập sơ kết của chính mình."))
    if not Report.objects.filter(period=period, parent=unit_id).exists():
        raise Refused(_("Kỳ này không có đơn vị nào báo cáo lên đơn vị của bạn."))
    office = office_of_unit(unit_id, timezone.localdate(at))
    with write_gate():
        review, is_new = Review.objects.get_or_create(
            period=period, unit_id=unit_id, defaults={"office": office}
        )
        if is_new:
            _note(by, at, "begin_review", review, after={"period": period.public_id, "unit": unit_id})
    return review


def write_review(
    *, by: Any, at: datetime, review: Review, seen: int, office: Any | None = None, **words: str
) -> Review:
    """Change the words of a review, and the office that signs it, until it is issued."""
    changed = {name: text.strip() for name, text in words.items() if name in WORDS}
    if any(len(text) > LONGEST for text in changed.values()):
        raise Refused(_("Mỗi phần tối đa %(most)s ký tự.") % {"most": LONGEST})
    if office is not None:
        if office not in offices_of_unit(review.unit_id, timezone.localdate(at)):
            raise Refused(_("Hãy chọn cơ quan của đơn vị mình."), field="office")
        changed["office"] = office
    with write_gate():
        _take(review, seen, rows=Review.objects.filter(issued_at=None), **changed)
        after = {name: text for name, text in changed.items() if name in WORDS}
        _note(by, at, "write_review", review, after={"words_changed": sorted(after)})
    review.refresh_from_db()
    return review


def freeze_review(*, by: Any, at: datetime, review: Review, seen: int) -> Review:
    """Take the figures as they stand now, whole, under their hash; they never change again."""
    if review.frozen_at is not None:
        raise Refused(_("Số liệu của sơ kết này đã chốt."))
    with write_gate():
        Period.objects.select_for_update().get(pk=review.period_id)  # no approval moves a total meanwhile
        annex = annex_of(review.period, review.unit_id)
        snapshot = snapshot_of(review.period, review.unit_id, at)
        if annex is not None:
            snapshot["annex"] = {"sha256": digest(annex), "units": len(annex["units"])}
        try:
            sha256 = digest(check(snapshot))
        except Unwhole as error:
            raise Refused(
                _("Số liệu chưa khớp nên chưa chốt được: %(what)s. Hãy tính lại tổng của kỳ rồi chốt.")
                % {"what": "; ".join(error.faults[:5])}
            ) from error
        _take(
            review, seen, rows=Review.objects.filter(frozen_at=None), snapshot=snapshot, sha256=sha256,
            frozen_at=at, frozen_by=by,
        )  # fmt: skip
        if annex is not None:
            Annex.objects.create(review=review, content=annex, sha256=snapshot["annex"]["sha256"])
        after = {"sha256": sha256, **{key: snapshot["counts"][key] for key in ("approved", "expected")}}
        _note(by, at, "freeze_review", review, after=after)
    review.refresh_from_db()
    return review


def issue_review(
    *, by: Any, at: datetime, review: Review, seen: int, symbol: str, dated_on: date | None = None
) -> Review:
    """Give the paper its number; figures must be frozen and an office must sign."""
    if review.frozen_at is None:
        raise Refused(_("Hãy chốt số liệu trước khi lấy số văn bản."))
    if review.office is None:
        raise Refused(_("Hãy chọn cơ quan ban hành trước khi lấy số văn bản."), field="symbol")
    if review.issued_at is not None:
        raise Refused(_("Báo cáo này đã có số."))
    with write_gate():
        registration = register_document(
            by=by, at=at, unit_id=review.unit_id, kind=REPORT, symbol=symbol, subject=title_of(review),
            family=review.office.family or STATE, about=f"reports.review:{review.public_id}",
            dated_on=dated_on,
        )  # fmt: skip
        _take(
            review, seen, rows=Review.objects.filter(issued_at=None), registration=registration, issued_at=at
        )
        _note(by, at, "issue_review", review, after={"document_number": registration.line})
    review.refresh_from_db()
    return review


def _take(review: Review, seen: int, *, rows: Any, **changes: Any) -> None:
    if not take_revision(rows.filter(pk=review.pk), seen=seen, **changes):
        raise Stale(_("Có người vừa sửa sơ kết này. Hãy tải lại trang rồi làm tiếp."))


def _note(by: Any, at: datetime, verb: str, review: Review, *, after: dict[str, Any]) -> None:
    subject = f"reports.review:{review.public_id}"
    note(by=by, at=at, verb=f"reports.{verb}", subject=subject, after=after)
