"""The forms of the second reader: his own choice first, then the decision."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.verification.forms.findings import VerdictForm

PASS, RETURN = "pass", "return"


class ChooseForm(VerdictForm):
    """What the reader would say himself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for his own verdict."""
        super().__init__(*args, **kwargs)
        self.fields["verdict"].label = _("Kết luận của chính bạn")


class DecideForm(forms.Form):
    """Pass or return; where the verdicts differ, return only."""

    decision = forms.ChoiceField(label=_("Quyết định"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Lý do trả lại"), required=False, max_length=4000, widget=forms.Textarea({"rows": 4}),
        help_text=_("Cần khi trả lại: thiếu gì, sai ở đâu, sửa thế nào."),
    )  # fmt: skip

    def __init__(self, *args: Any, may_pass: bool, **kwargs: Any) -> None:
        """Offer what is possible."""
        super().__init__(*args, **kwargs)
        choices = [(PASS, _("Thông qua đúng nguyên văn này"))] if may_pass else []
        self.fields["decision"].choices = [*choices, (RETURN, _("Trả lại kèm lý do"))]  # type: ignore[attr-defined]
        self.fields["decision"].initial = None if may_pass else RETURN
