"""Forms of an incident: declare, note, assign, rumours, close, lessons."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nhipcau.incidents.models import Duty, Level, NoteKind
from nhipcau.incidents.rules.playbook import playbooks

MINUTE = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def playbook_choices() -> list[tuple[str, str]]:
    """Offer the kinds of incidents, in the language of whoever looks."""
    is_english = get_language() == "en"
    return [(one.code, one.name_en if is_english else one.name) for one in playbooks().values()]


class DeclareForm(forms.Form):
    """What happened, where, since when we know, how grave."""

    title = forms.CharField(label=_("Việc gì"), max_length=200)
    playbook = forms.ChoiceField(label=_("Loại"), choices=playbook_choices)
    level = forms.ChoiceField(label=_("Mức"), choices=Level.choices)
    place = forms.CharField(label=_("Ở đâu"), max_length=120)
    received_at = forms.DateTimeField(
        label=_("Cơ quan tiếp nhận lúc"), widget=MINUTE, initial=timezone.localtime,
        help_text=_("Đồng hồ 24 giờ chạy từ lúc này, kể cả đêm và ngày nghỉ."),
    )  # fmt: skip
    is_drill = forms.BooleanField(
        label=_("Đây là diễn tập"), required=False,
        help_text=_("Không gì của diễn tập ra ngoài cơ quan."),
    )  # fmt: skip


class NoteForm(forms.Form):
    """A line of the log."""

    kind = forms.ChoiceField(label=_("Loại"), choices=NoteKind.choices)
    text = forms.CharField(label=_("Nội dung"), max_length=4000, widget=forms.Textarea({"rows": 2}))


class AssignForm(forms.Form):
    """Who does what from now on."""

    duty = forms.ChoiceField(label=_("Nhiệm vụ"), choices=Duty.choices)
    person: Any = forms.ModelChoiceField(label=_("Giao cho"), queryset=None)

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        """Offer colleagues of the unit."""
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = colleagues  # type: ignore[attr-defined]


class LevelForm(forms.Form):
    """Another level, and why."""

    level = forms.ChoiceField(label=_("Mức"), choices=Level.choices)
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class RumourForm(forms.Form):
    """What is being told."""

    words = forms.CharField(
        label=_("Điều đang được kể"), max_length=500,
        help_text=_("Ghi điều được kể, không ghi ai kể."),
    )  # fmt: skip


class FollowForm(forms.Form):
    """What becomes of a rumour: a claim, a statement, or a reason to leave it."""

    claim: Any = forms.ModelChoiceField(label=_("Kiểm chứng ở nhận định"), queryset=None, required=False)
    statement: Any = forms.ModelChoiceField(label=_("Đã trả lời ở phát ngôn"), queryset=None, required=False)
    why = forms.CharField(label=_("Không theo tiếp, vì"), max_length=300, required=False)

    def __init__(self, *args: Any, claims: Any, statements: Any, **kwargs: Any) -> None:
        """Offer the unit's claims and statements."""
        super().__init__(*args, **kwargs)
        self.fields["claim"].queryset = claims  # type: ignore[attr-defined]
        self.fields["statement"].queryset = statements  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one."""
        given = super().clean() or {}
        if sum(bool(given.get(name)) for name in ("claim", "statement", "why")) != 1:
            raise forms.ValidationError(_("Hãy chọn đúng một: nhận định, phát ngôn, hoặc lý do."))
        return given


class CloseForm(forms.Form):
    """The account with which the after-action report begins."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    what_happened = forms.CharField(label=_("Diễn biến"), max_length=8000, widget=forms.Textarea({"rows": 6}))
    what_went_well = forms.CharField(
        label=_("Điều làm tốt"), max_length=4000, widget=forms.Textarea({"rows": 3}), required=False
    )


class LessonForm(forms.Form):
    """A limit, its cause, its remedy, its owner, its day."""

    limit = forms.CharField(label=_("Hạn chế"), max_length=2000, widget=forms.Textarea({"rows": 2}))
    cause = forms.CharField(label=_("Nguyên nhân"), max_length=2000, widget=forms.Textarea({"rows": 2}))
    remedy = forms.CharField(label=_("Biện pháp"), max_length=2000, widget=forms.Textarea({"rows": 2}))
    owner: Any = forms.ModelChoiceField(label=_("Người thực hiện"), queryset=None)
    due_on = forms.DateField(label=_("Xong trước ngày"), widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        """Offer colleagues of the unit."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues  # type: ignore[attr-defined]


class SettleForm(forms.Form):
    """What was done about a limit."""

    done_on = forms.DateField(
        label=_("Ngày xong"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        initial=timezone.localdate,
    )  # fmt: skip
    done_how = forms.CharField(
        label=_("Đã khắc phục thế nào"), max_length=2000, widget=forms.Textarea({"rows": 3})
    )
