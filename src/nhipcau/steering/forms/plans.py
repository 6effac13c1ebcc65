"""The forms around a plan: its year, its parts, its number."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.spokespersons.queries.offices import offices_of_unit
from nhipcau.steering.forms.tasks import OnRevision, day_field

MOST = 20_000


ONE_A_LINE = _("Mỗi dòng một ý.")


def _lines(label: Any, rows: int, hint: Any = ONE_A_LINE) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=MOST, help_text=hint, widget=forms.Textarea({"rows": rows})
    )


class _WithOffice(forms.Form):
    """A form that may name the office in whose layout the paper is printed."""

    office = forms.ChoiceField(label=_("Cơ quan ban hành"), required=False)

    def __init__(self, *args: Any, unit_id: str, **kwargs: Any) -> None:
        """Offer the offices that the unit has today."""
        super().__init__(*args, **kwargs)
        self.offices = {row.public_id: row for row in offices_of_unit(unit_id, timezone.localdate())}
        named = [(key, row.name) for key, row in self.offices.items()]
        self.fields["office"].choices = named or [("", _("Chưa có cơ quan"))]  # type: ignore[attr-defined]

    def clean_office(self) -> Any:
        """Return the office."""
        return self.offices.get(self.cleaned_data["office"])


class MakePlanForm(_WithOffice):
    """Which year, and who issues it."""

    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    field_order = ("year", "office")


class PlanForm(_WithOffice, OnRevision):
    """What the plan says."""

    title = forms.CharField(
        label=_("Tên kế hoạch"), max_length=300,
        help_text=_("Viết tiếp sau chữ “KẾ HOẠCH”, ví dụ: Công tác thông tin đối ngoại năm 2027."),
    )  # fmt: skip
    bases = _lines(_("Căn cứ"), 5, _("Mỗi dòng một căn cứ."))
    aims = _lines(_("Mục đích, yêu cầu"), 6)
    funding = _lines(_("Kinh phí"), 3)
    duties = _lines(_("Tổ chức thực hiện"), 6, _("Mỗi dòng: ai làm gì, báo cáo trước ngày nào."))
    field_order = ("title", "office", "bases", "aims", "funding", "duties", "seen")


class IssueForm(OnRevision):
    """Number and day: from our register, or of a paper signed elsewhere."""

    symbol = forms.CharField(
        label=_("Ký hiệu"), required=False, max_length=40,
        help_text=_("Hệ thống cấp số tiếp theo trong sổ, ví dụ 12/KH-UBND."),
    )  # fmt: skip
    elsewhere = forms.CharField(
        label=_("Hoặc số văn bản đã ký ngoài hệ thống"), required=False, max_length=80,
        help_text=_("Ghi cả ký hiệu, ví dụ 37/KH-UBND. Khi đó cần ghi ngày."),
    )  # fmt: skip
    dated_on = day_field(_("Ngày văn bản"), required=False)
