"""What a delegate's phone sends: his answer to the invitation, a question."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.learning.queries.programme import whom_to_ask
from nhipcau.training.rules.states import COMES, EXCUSED

ORGANISERS = "ban-to-chuc"


class ReplyForm(forms.Form):
    """Will he come."""

    answer = forms.ChoiceField(
        label=_("Bạn có dự không?"), widget=forms.RadioSelect,
        choices=[(COMES, _("Tôi sẽ dự")), (EXCUSED, _("Tôi báo vắng"))],
    )  # fmt: skip
    words = forms.CharField(label=_("Lý do, nếu vắng"), max_length=300, required=False)


class AskForm(forms.Form):
    """A question, to a speaker or to the organisers."""

    to = forms.ChoiceField(label=_("Hỏi ai"))
    text = forms.CharField(
        label=_("Câu hỏi"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text=_("Không ai thấy tên bạn; hội trường chỉ thấy điểm cầu."),
    )  # fmt: skip

    def __init__(self, *args: Any, conference: Any, at: datetime, **kwargs: Any) -> None:
        """Offer the speakers; begin with who speaks now."""
        super().__init__(*args, **kwargs)
        rows, now = whom_to_ask(conference, at)
        self.rows = {key: (session, speaker) for key, session, speaker in rows}
        named = [(key, f"{speaker.name} – {session.title}") for key, session, speaker in rows]
        self.fields["to"].choices = [*named, (ORGANISERS, _now("Ban tổ chức"))]  # type: ignore[attr-defined]
        self.fields["to"].initial = now or ORGANISERS

    def clean(self) -> dict[str, Any]:
        """Return session, speaker and text, as the action takes them."""
        told = super().clean() or self.cleaned_data
        session, speaker = self.rows.get(told.pop("to", ""), (None, None))
        return {**told, "session": session, "speaker": speaker}
