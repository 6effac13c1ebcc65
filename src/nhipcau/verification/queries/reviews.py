"""What waits for a second reader, and who may not be one.

In: who asks; out: findings of the own unit, the reader's own choice, or the reason why somebody may not read.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from nhipcau.people.rules import ADMINISTRATOR
from nhipcau.verification.models import Change, Evidence, Finding, Reading, Writer
from nhipcau.verification.queries.findings import findings_for
from nhipcau.verification.rules import states

NO_HAND = (
    "verification.open_dossier", "verification.hand_over",
    "verification.pass_finding", "verification.return_finding",
)  # fmt: skip
"""Changes that write no word of what is sealed; migration 0004 names the same."""


def reviews_for(person: Any) -> QuerySet[Finding]:
    """Return what is or was before a second reader of this unit, with how long it waits."""
    own = Writer.objects.filter(finding__dossier=OuterRef("dossier"), person=person)
    hand = Change.objects.filter(dossier=OuterRef("dossier"), by=person).exclude(verb__in=NO_HAND)
    added = Evidence.objects.filter(dossier=OuterRef("dossier"), added_by=person)
    mine = Reading.objects.filter(finding=OuterRef("pk"), reviewer=person)
    standing = Q(dossier__evidence__withdrawn_at=None)
    rows = findings_for(person).exclude(state=states.DRAFT)
    rows = rows if person.may("verification.review") else rows.none()
    return rows.annotate(
        is_own=ExpressionWrapper(Exists(own) | Exists(hand) | Exists(added), BooleanField()),
        is_chosen=Exists(mine),
        evidence_count=Count("dossier__evidence", filter=standing, distinct=True),
    )


def waiting_for(person: Any, *, at: datetime) -> QuerySet[Finding]:
    """Return the submitted findings that this very person may read."""
    rows: QuerySet[Any] = reviews_for(person).filter(state=states.SUBMITTED, submitted_at__lte=at)
    return rows.none() if ADMINISTRATOR in person.roles else rows.filter(is_own=False)


def reading_of(finding: Finding, person: Any) -> Reading | None:
    """Return what this reader chose, if he did."""
    return finding.readings.filter(reviewer=person).first()


def writers_of(finding: Finding) -> set[int]:
    """Return who wrote at any finding of the dossier: the next one may stand on the last one's words."""
    return set(Writer.objects.filter(finding__dossier=finding.dossier_id).values_list("person", flat=True))


def had_a_hand(finding: Finding, person: Any) -> bool:
    """Say whether a person wrote any part of the dossier: evidence, texts, searches, questions, answers.

    The seal covers all of these, not the finding's words alone: whoever chose and annotated the evidence is
    one of its authors. Opening or holding a dossier writes nothing and keeps nobody from reading.
    """
    dossier = finding.dossier_id
    changed = Change.objects.filter(dossier=dossier, by=person).exclude(verb__in=NO_HAND)
    return changed.exists() or Evidence.objects.filter(dossier=dossier, added_by=person).exists()


def why_not_read(finding: Finding, person: Any) -> str:
    """Say why this person may not be the second reader; empty when he may."""
    if not person.may("verification.review"):
        return _("Chỉ người thẩm định hoặc người phát ngôn mới được thẩm định kết luận.")
    if ADMINISTRATOR in person.roles:
        return _("Quản trị viên tự cấp được mọi vai trò, nên không thẩm định. Hãy nhờ người khác.")
    if finding.author_id == person.pk:
        return _("Bạn là người viết kết luận này. Người đọc thứ hai phải là người khác.")
    if person.pk in writers_of(finding):
        return _("Bạn đã từng sửa kết luận của hồ sơ này. Người đọc thứ hai phải là người chưa viết chữ nào.")
    if had_a_hand(finding, person):
        return _("Bạn đã góp chứng cứ hoặc viết một phần hồ sơ này. Hãy nhờ người chưa góp gì thẩm định.")
    return ""
