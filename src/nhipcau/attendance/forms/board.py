"""How the board is narrowed: words, the state of the line, only what wants a look. In: the query."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.models.rolls import LineState
from nhipcau.attendance.queries.board import Row
from nhipcau.common.folding import fold_words

SORTS: dict[str, Callable[[Row], Any]] = {
    "code": lambda row: row.site.code,
    "name": lambda row: row.site.folded,
    "present": lambda row: row.numbers.present,
    "share": lambda row: row.numbers.share,
    "absent": lambda row: row.numbers.absent,
    "heard": lambda row: row.heard.heard_at.timestamp() if row.heard.heard_at else 0.0,
    "problems": lambda row: len(row.problems),
}


class BoardFilter(forms.Form):
    """What of the board is shown."""

    q = forms.CharField(
        label=_("Tìm điểm cầu"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Tên hoặc mã, không cần gõ dấu")}),
    )
    line = forms.ChoiceField(
        label=_("Đường truyền"), required=False, choices=[("", _("Mọi trạng thái")), *LineState.choices]
    )
    troubled = forms.BooleanField(label=_("Chỉ điểm cần xem"), required=False)

    def narrowed(self, rows: Iterable[Row]) -> list[Row]:
        """Keep the rows asked for; a wrong value in the address narrows nothing."""
        self.is_valid()
        asked = self.cleaned_data
        words = fold_words(asked.get("q", ""))
        return [
            row
            for row in rows
            if all(word in row.site.folded for word in words)
            and (not asked.get("line") or row.heard.line == asked["line"])
            and (not asked.get("troubled") or row.problems)
        ]

    @property
    def in_use(self) -> int:
        """How many parts narrow the board, the search words apart."""
        return sum(bool(self.cleaned_data.get(name)) for name in ("line", "troubled"))


def ordered(rows: list[Row], sort: str) -> list[Row]:
    """Sort as the address says; the main hall first and then by code where it says nothing."""
    key = SORTS.get(sort.removeprefix("-"))
    return sorted(rows, key=key, reverse=sort.startswith("-")) if key else rows
