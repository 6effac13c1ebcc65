"""Words and screens of reviews for the menu, the record and the start page; imported by `desk`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import naming, navigation, waiting
from nhipcau.common.navigation import NavEntry
from nhipcau.common.waiting import Waiting, Waits
from nhipcau.reports.models import Review
from nhipcau.reports.queries.reviews import periods_to_review
from nhipcau.units.queries.places import unit_name


def unwritten(person: Any, at: datetime) -> Iterable[Waiting]:
    """Tell which closed periods have no review yet, and which reviews wait to be frozen or numbered."""
    for period in periods_to_review(person).filter(closings__unit=person.unit_id, closings__reopened_at=None):
        if timezone.localdate(at) > period.ends_on:
            yield Waiting(what=_("Lập sơ kết"), title=period.name, url=reverse("reports:begin_review"))
    own = Review.objects.defer("snapshot").filter(unit=person.unit_id, issued_at=None)
    for review in own.select_related("period"):
        what = _("Cấp số báo cáo") if review.frozen_at else _("Viết và chốt sơ kết")
        yield Waiting(
            what=what, title=review.period.name, url=review.get_absolute_url(), since=review.frozen_at
        )


def names_of(public_ids: Iterable[str]) -> dict[str, str]:
    """Name reviews for the record."""
    rows = Review.objects.filter(public_id__in=set(public_ids)).values_list(
        "public_id", "period__name", "unit_id"
    )
    return {public_id: f"{period} · {unit_name(unit)}" for public_id, period, unit in rows}


navigation.add(
    NavEntry(
        gettext_lazy("Sơ kết, tổng kết"), "reports:reviews", needs="reports.see_reports", icon="trends",
        order=93,
        hint=gettext_lazy("Cả cấp trong một bảng, một bản đồ, một báo cáo; số liệu chốt một lần."),
        group=navigation.STEERING,
    )
)  # fmt: skip
waiting.add(Waits("reports.reviews", unwritten, needs="reports.make_review"))
naming.add("reports.review", names_of)
naming.add_words(
    {
        "reports.begin_review": gettext_lazy("Lập sơ kết"),
        "reports.write_review": gettext_lazy("Viết nhận định của sơ kết"),
        "reports.freeze_review": gettext_lazy("Chốt số liệu của sơ kết"),
        "reports.issue_review": gettext_lazy("Cấp số báo cáo sơ kết"),
        "reports.keep_outline": gettext_lazy("Tải đường biên bản đồ"),
        "reports.drop_outline": gettext_lazy("Bỏ đường biên bản đồ"),
        "words_changed": gettext_lazy("Phần đã sửa"),
        "period": gettext_lazy("Kỳ"),
        "islands": gettext_lazy("Quần đảo có trong tệp"),
        "source": gettext_lazy("Nguồn"),
    }
)
