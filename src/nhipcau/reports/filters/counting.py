"""Filter bars of the rows behind a figure and of the parts of a total."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.filters import PlainFilter
from nhipcau.reports.queries.counting import Row
from nhipcau.reports.queries.parts import Part

EVERYTHING = ("", _("Tất cả"))
HAS, EMPTY, ESTIMATED, STATED = "has", "empty", "estimated", "stated"


def _day(label: object) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)  # type: ignore[arg-type]


class RowForm(forms.Form):
    """Words, and days."""

    q = forms.CharField(label=_("Tìm trong các việc"), required=False)
    since = _day(_("Từ ngày"))
    until = _day(_("Đến ngày"))


class RowFilter(PlainFilter[Row]):
    """Rows of a figure."""

    form_class = RowForm

    def fits(self, row: Row) -> bool:
        """Keep rows of these days."""
        since, until = self.chosen.get("since"), self.chosen.get("until")
        return (since is None or row.on >= since) and (until is None or row.on <= until)

    def text(self, row: Row) -> str:
        """Look in title and what is told of it."""
        return f"{row.title} {row.said}"


class PartForm(forms.Form):
    """Words, and whether there is a figure."""

    q = forms.CharField(label=_("Tìm đơn vị"), required=False)
    only = forms.ChoiceField(
        label=_("Chỉ xem"), required=False,
        choices=[EVERYTHING, (HAS, _("Có số liệu")), (EMPTY, _("Chưa có số liệu")),
                 (ESTIMATED, _("Có số ước tính")), (STATED, _("Đơn vị khai"))],
    )  # fmt: skip


class PartFilter(PlainFilter[Part]):
    """Parts of a total."""

    form_class = PartForm

    def fits(self, row: Part) -> bool:
        """Keep parts of one sort."""
        return {
            HAS: row.amount is not None, EMPTY: row.amount is None, ESTIMATED: bool(row.estimated),
            STATED: bool(row.stated),
        }.get(self.chosen.get("only", ""), True)  # fmt: skip

    def text(self, row: Part) -> str:
        """Look in the unit's name."""
        return row.name
