"""Forms of periods and of a report's words, limits and files; the page of numbers reads its cells itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.reports.models import Finding, PeriodKind, Report
from nhipcau.reports.queries.reports import WORDS
from nhipcau.reports.rules import states


class OpenPeriodForm(forms.Form):
    """Which period is opened."""

    kind = forms.ChoiceField(label=_("Loại kỳ"), choices=PeriodKind.choices, widget=forms.RadioSelect)
    year = forms.IntegerField(label=_("Năm"), min_value=2020, max_value=2100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer this year."""
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = timezone.localdate().year


class ExtendForm(forms.Form):
    """A later day, and why."""

    due_on = forms.DateField(
        label=_("Hạn mới"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class WordsForm(forms.ModelForm):  # type: ignore[type-arg]
    """The four parts of the text, and the revision that was on the page."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Report
        fields = WORDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give the text room."""
        super().__init__(*args, **kwargs)
        for name in WORDS:
            self.fields[name].widget.attrs["rows"] = 7


class FindingForm(forms.ModelForm):  # type: ignore[type-arg]
    """A limit with its cause and remedy."""

    class Meta:
        model = Finding
        fields = ("limit", "cause", "remedy", "topic")
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("limit", "cause", "remedy")}
        help_texts = {"topic": _("Nếu tập huấn giúp khắc phục được: cần tập huấn gì.")}


class AnswerForm(forms.Form):
    """What became of an earlier limit."""

    answer = forms.ChoiceField(
        label=_("Kỳ này"), widget=forms.RadioSelect,
        choices=[(states.SETTLED, _("Đã khắc phục")), (states.STILL, _("Còn tồn tại"))],
    )  # fmt: skip
    words = forms.CharField(
        label=_("Đã làm gì, hoặc vì sao còn"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class SeenForm(forms.Form):
    """Nothing but the revision that was on the page."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class UploadForm(forms.Form):
    """The sheet, filled in."""

    file = forms.FileField(
        label=_("Tệp Excel đã điền"),
        help_text=_("Tệp tải từ chính báo cáo này (.xlsx). Ô để trống trong tệp không làm đổi số đang có."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
