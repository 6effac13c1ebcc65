"""What the pages of a review share: figures, tabs, the chosen indicator, links to the numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from nhipcau.common.screens import Guarded, PageAction
from nhipcau.reports.forms.national import ChosenForm
from nhipcau.reports.models import Review
from nhipcau.reports.queries import reviews
from nhipcau.reports.rules.snapshot import Snapshot, by_code, groups
from nhipcau.reports.rules.states import COUNTRY

TABS = (
    ("reports:review", gettext_lazy("Chỉ tiêu")),
    ("reports:review_units", gettext_lazy("Từng đơn vị")),
    ("reports:review_matrix", gettext_lazy("Bảng đầy đủ")),
    ("reports:review_map", gettext_lazy("Bản đồ")),
    ("reports:review_trends", gettext_lazy("Xu hướng")),
    ("reports:review_absent", gettext_lazy("Thiếu, muộn")),
    ("reports:review_limits", gettext_lazy("Hạn chế, kiến nghị")),
)
Read = Callable[[Review, Any], reviews.Figures]


class OnReview(Guarded, TemplateView):
    """One page of a review of the visitor's level or of one below."""

    needs = "reports.see_reports"
    tab = "reports:review"
    reads: Read = staticmethod(reviews.numbers)

    @cached_property
    def review(self) -> Review:
        """The review in the address."""
        return reviews.get_review_for(self.visitor, self.kwargs["public_id"])

    @cached_property
    def figures(self) -> reviews.Figures:
        """Its figures, frozen or as they stand now."""
        return type(self).reads(self.review, timezone.now())

    @property
    def told(self) -> Snapshot:
        """The snapshot."""
        return self.figures.told

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what every page of a review shows around its own part."""
        told = self.told
        extra = {
            "title": f"{_('Sơ kết')}: {told['period']['name']}, {told['unit']['name']}",
            "crumbs": [(_("Sơ kết, tổng kết"), reverse("reports:reviews"))],
            "page_actions": self._actions(),
            "review": self.review, "figures": self.figures, "told": told, "tabs": self._tabs(),
            "levels": [(LEVELS[level], row) for level, row in told["levels"].items()],
        }  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})

    def _tabs(self) -> list[dict[str, Any]]:
        args = [self.review.public_id]
        has_map = self.told["unit"]["level"] == COUNTRY or self.review.is_drawn  # type: ignore[attr-defined]
        return [
            {"label": label, "url": reverse(name, args=args), "is_here": name == self.tab}
            for name, label in TABS
            if name != "reports:review_map" or has_map
        ]

    def _actions(self) -> list[PageAction]:
        """Offer what comes next to whoever may do it at the own level."""
        review = self.review
        if review.unit_id != self.visitor.unit_id:
            return []
        offered = [
            (
                review.issued_at is None, "reports:write_review", gettext_lazy("Viết nhận định"),
                "reports.make_review",
            ),
            (
                review.frozen_at is None, "reports:freeze_review", gettext_lazy("Chốt số liệu"),
                "reports.freeze_review",
            ),
            (
                review.frozen_at is not None and review.issued_at is None, "reports:issue_review",
                gettext_lazy("Cấp số báo cáo"), "reports.issue_review",
            ),
            (True, "reports:following", gettext_lazy("Việc cho kỳ tới"), "reports.make_review"),
        ]  # fmt: skip
        return [
            PageAction(label, url=reverse(name, args=[review.public_id]), needs=needs)
            for is_open, name, label, needs in offered
            if is_open and self.visitor.may(needs)
        ]


LEVELS = {"province": gettext_lazy("Tỉnh, thành phố"), "commune": gettext_lazy("Xã, phường, đặc khu")}


def choices_of(told: Snapshot, first: Sequence[tuple[str, Any]] = ()) -> list[Any]:
    """Return the indicators to choose from, under their headings."""
    return [
        *first,
        *((name, [(row["code"], row["name"]) for row in rows]) for name, rows in groups(told).items()),
    ]


def chosen(view: OnReview, first: Sequence[tuple[str, Any]] = ()) -> tuple[ChosenForm, str]:
    """Return the form and the code that the address asks for: where it names none, the first one."""
    known = by_code(view.told)
    offered = [code for code, _label in first] + list(known)
    asked = view.request.GET.get("code", "")
    code = asked if asked in offered else next(iter(offered), "")
    return ChosenForm(initial={"code": code}, choices=choices_of(view.told, first)), code


def total_url(told: Snapshot, unit_id: str, code: str) -> str:
    """Return the page that says how a total is made."""
    return reverse("reports:total", args=[told["period"]["id"], unit_id, code])


def value_url(report: str, code: str) -> str:
    """Return the page that says where a unit's number comes from."""
    return reverse("reports:value", args=[report, code])


def figure_url(told: Snapshot, unit: dict[str, Any], code: str) -> str:
    """Return where a unit's figure comes from: a province's total under the country, else its own value."""
    if told["unit"]["level"] == COUNTRY:
        return total_url(told, unit["unit_id"], code)
    return value_url(unit["report"], code)
