"""Forms of tests: title and questions, paper sheets, the sheet of a delegate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.learning.rules.states import AFTER, BEFORE
from nhipcau.learning.rules.testsheets import Line, line_from

GRID_ROWS = 12
"""What fits a screen; more sheets are typed in turns."""
MOMENTS = [(BEFORE, _("Trước khi học")), (AFTER, _("Sau khi học"))]


class TestForm(forms.Form):
    """A test and its workbook of questions."""

    title = forms.CharField(label=_("Tên bài kiểm tra"), max_length=200)
    topic = forms.TypedChoiceField(label=_("Đo chuyên đề nào"), required=False, coerce=int, empty_value=None)
    minutes = forms.IntegerField(label=_("Số phút làm bài"), initial=15, min_value=1, max_value=240)
    file = forms.FileField(
        label=_("Tệp câu hỏi (.xlsx)"), required=False,
        help_text=_("Theo mẫu: câu cùng số của đề A và B hỏi cùng một kỹ năng. Để trống: giữ câu đang có."),
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, topics: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        """Offer the topics of the conference."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["topic"]
        field.choices = [("", _("Cả hội nghị")), *topics]


class WorkbookForm(forms.Form):
    """Paper sheets in a workbook."""

    moment = forms.ChoiceField(label=_("Bài làm"), choices=MOMENTS, widget=forms.RadioSelect)
    file = forms.FileField(label=_("Tệp phiếu (.xlsx)"))


class GridForm(forms.Form):
    """A screen of paper sheets: a code and the letters of each."""

    moment = forms.ChoiceField(label=_("Bài làm"), choices=MOMENTS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, questions: int, **kwargs: Any) -> None:
        """Make the rows."""
        super().__init__(*args, **kwargs)
        self.questions = questions
        for row in range(1, GRID_ROWS + 1):
            self.fields[f"code_{row}"] = forms.CharField(required=False, max_length=24)
            self.fields[f"letters_{row}"] = forms.CharField(required=False, max_length=2 * questions + 10)

    def rows(self) -> list[tuple[int, Any, Any]]:
        """Return number, code and letters of each row, for the page."""
        return [(row, self[f"code_{row}"], self[f"letters_{row}"]) for row in range(1, GRID_ROWS + 1)]

    def clean(self) -> dict[str, Any]:
        """Refuse letters without a code, and more letters than questions."""
        told: dict[str, Any] = super().clean() or {}
        for row in range(1, GRID_ROWS + 1):
            code, typed = told.get(f"code_{row}", ""), "".join(told.get(f"letters_{row}", "").split())
            if typed and not code:
                self.add_error(f"code_{row}", _("Dòng này chưa ghi mã."))
            if len(typed) > self.questions:
                self.add_error(f"letters_{row}", _("Nhiều chữ hơn số câu."))
        return told

    def lines(self) -> list[Line]:
        """Return the sheets that were typed."""
        told = self.cleaned_data
        return [
            line_from(told[f"code_{row}"], told[f"letters_{row}"], self.questions, row)
            for row in range(1, GRID_ROWS + 1)
            if told[f"code_{row}"]
        ]


class SheetForm(forms.Form):
    """The questions of one form, each with its choices; what is left out counts as not answered."""

    def __init__(self, *args: Any, items: Sequence[Any], **kwargs: Any) -> None:
        """Make a field of each question."""
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            self.fields[f"q{item.position}"] = forms.TypedChoiceField(
                label=item.text, required=False, coerce=int, empty_value=None, widget=forms.RadioSelect,
                choices=list(enumerate(item.choices)),
            )  # fmt: skip

    def left_out(self) -> list[int]:
        """Return the numbers of the questions without an answer, unless he said that he means it."""
        if self.data.get("sure"):
            return []
        return [item.position for item in self.items if self.cleaned_data.get(f"q{item.position}") is None]

    def answers(self) -> list[int | None]:
        """Return the choice of each question in order."""
        return [self.cleaned_data[f"q{item.position}"] for item in self.items]
