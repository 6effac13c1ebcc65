"""What the menu, the start page and the record show of findings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.clocks import links
from nhipcau.common import desk, formats, naming, navigation
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import NavEntry
from nhipcau.verification.models import Correction, Finding
from nhipcau.verification.queries.corrections import due_for
from nhipcau.verification.queries.reviews import waiting_for

SHOWN = 3
"""Lines of a card."""
WORDS = 12


def reviews_card(person: Any, at: datetime) -> Card | None:
    """Show what waits for this very person's reading."""
    waiting = waiting_for(person, at=at).order_by("submitted_at")
    count = waiting.count()
    if not count:
        return None
    lines = [
        Line(
            Truncator(row.dossier.claim.wording).words(WORDS), formats.day(row.submitted_at),
            reverse("verification:review", args=[row.public_id]), "warn",
        )
        for row in waiting[:SHOWN]
    ]  # fmt: skip
    return Card(
        title=_("Chờ tôi thẩm định"), figure=count, caption=_("kết luận do người khác viết"), lines=lines,
        url=reverse("verification:reviews"), link=_("Xem tất cả"),
    )  # fmt: skip


def corrections_card(person: Any, at: datetime) -> Card | None:
    """Show what of ours is still to be set right."""
    due = due_for(person, at=at)
    count = due.count()
    if not count:
        return None
    late = due.filter(clock__due_at__lt=at).count()
    mine = due.filter(owner=person).count()
    address = reverse("verification:corrections")
    lines = [Line(_("Quá hạn"), late, f"{address}?state=late", "bad")] if late else []
    lines += [Line(_("Tôi chịu trách nhiệm"), mine, f"{address}?state=open", "warn")] if mine else []
    return Card(
        title=_("Ta phải đính chính"), figure=count, caption=_("việc chưa xong"), lines=lines,
        url=f"{address}?state=open", link=_("Xem các việc"),
    )  # fmt: skip


def _findings(public_ids: Iterable[str]) -> dict[str, str]:
    rows = Finding.objects.select_related("dossier").filter(public_id__in=set(public_ids))
    words = _("Kết luận số %(number)s của hồ sơ %(dossier)s")
    return {row.public_id: words % {"number": row.number, "dossier": row.dossier} for row in rows}


def _corrections(public_ids: Iterable[str]) -> dict[str, str]:
    rows = Correction.objects.filter(public_id__in=set(public_ids))
    return dict(rows.values_list("public_id", "what"))


navigation.add(
    NavEntry(
        gettext_lazy("Thẩm định"), "verification:reviews", needs="verification.review", icon="check",
        order=42, hint=gettext_lazy("Kết luận do người khác viết, chờ bạn đọc lại."),
        group=navigation.CHECKING,
    )
)  # fmt: skip
navigation.add(
    NavEntry(
        gettext_lazy("Đính chính"), "verification:corrections", needs="verification.see_corrections",
        icon="retry", order=44, hint=gettext_lazy("Điều ta đã nói hoặc làm sai, ai sửa, đến ngày nào."),
        group=navigation.CHECKING,
    )
)  # fmt: skip
desk.add(Builder("verification.reviews", reviews_card, needs="verification.review", order=3))
desk.add(Builder("verification.corrections", corrections_card, needs="verification.see_corrections", order=6))
links.add("verification.correction", lambda public_id: reverse("verification:correction", args=[public_id]))
naming.add("verification.finding", _findings)
naming.add("verification.correction", _corrections)
naming.add_words(
    {
        "verification.finding": gettext_lazy("Kết luận"),
        "verification.correction": gettext_lazy("Việc đính chính"),
        "verification.write_finding": gettext_lazy("Viết kết luận"),
        "verification.submit_finding": gettext_lazy("Trình thẩm định"),
        "verification.choose_verdict": gettext_lazy("Người thẩm định chọn kết luận"),
        "verification.pass_finding": gettext_lazy("Thông qua kết luận"),
        "verification.return_finding": gettext_lazy("Trả lại kết luận"),
        "verification.reopen_dossier": gettext_lazy("Mở lại hồ sơ"),
        "verification.open_correction": gettext_lazy("Mở việc đính chính"),
        "verification.settle_correction": gettext_lazy("Ghi đã đính chính"),
        "verification.hand_over_correction": gettext_lazy("Giao việc đính chính"),
        "verdict": gettext_lazy("Kết luận"),
        "seal": gettext_lazy("Niêm phong"),
        "what": gettext_lazy("Việc"),
        "done_how": gettext_lazy("Đã làm thế nào"),
    }
)
