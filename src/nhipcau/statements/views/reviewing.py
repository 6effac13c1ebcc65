"""From draft to approval: submit, take back, give back, read every language and approve exactly that."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import Form
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.statements.actions.reviewing import approve_all, return_version, submit_version, take_back
from nhipcau.statements.forms.writing import ReasonForm
from nhipcau.statements.models import Version
from nhipcau.statements.queries.desk import versions_of
from nhipcau.statements.queries.page import shown_of
from nhipcau.statements.queries.warnings import warnings_as_stored
from nhipcau.statements.rules import states
from nhipcau.statements.views.shared import Asks, OfEdition, OfVersion
from nhipcau.statements.wording import language_name


class SubmitVersion(OfVersion, Asks):
    """Asks for approval."""

    needs = "statements.write"
    title = _("Gửi duyệt")
    submit_label = _("Gửi duyệt")
    done_message = _("Đã gửi duyệt.")
    template_name = "statements/ask.html"

    def consequences(self) -> list[Any]:
        """Say who reads it now."""
        return [
            _("Người phát ngôn sẽ đọc và duyệt đúng nguyên văn này."),
            _("Người đã viết hoặc sửa bản này không duyệt được."),
            _("Sửa thêm một chữ thì bản trở lại nháp."),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the words and their warnings."""
        return super().get_context_data(
            shown=self.version, warnings=warnings_as_stored(self.version), **kwargs
        )

    def act(self, form: Form) -> None:  # noqa: ARG002 - but a click
        """Submit it."""
        submit_version(**self.acting(), version=self.version, seen=self.version.revision)


class TakeBack(OfVersion, Asks):
    """Takes words back from review."""

    needs = "statements.write"
    title = _("Rút khỏi chờ duyệt")
    submit_label = _("Rút về để sửa")
    done_message = _("Đã rút về bản nháp.")

    def act(self, form: Form) -> None:  # noqa: ARG002 - but a click
        """Take it back."""
        take_back(**self.acting(), version=self.version)


class ReturnVersion(OfVersion, Asks):
    """Gives words back to their writers."""

    needs = "statements.approve"
    title = _("Trả lại để sửa")
    submit_label = _("Trả lại")
    done_message = _("Đã trả lại cho người viết.")
    form_class = ReasonForm

    def act(self, form: Form) -> None:
        """Give it back."""
        return_version(**self.acting(), version=self.version, reason=form.cleaned_data["reason"])


class ApproveForm(forms.Form):
    """Which languages were read; each box carries the hash of the words that stood beside it."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, versions: list[Version], **kwargs: Any) -> None:
        """Make a box a language."""
        super().__init__(*args, **kwargs)
        for row in versions:
            self.fields[f"v-{row.public_id}"] = forms.CharField(
                label=language_name(row.language), required=False, max_length=64
            )

    def seen(self) -> dict[str, str]:
        """Return the hash that was seen, by version; unticked ones are left out."""
        given = ((name, self.data.get(name)) for name in self.fields if name.startswith("v-"))
        return {name.removeprefix("v-"): str(value) for name, value in given if value}


class Approve(OfEdition, Asks):
    """The exact words of every language that waits, with their hashes; approve some or all in one act."""

    needs = "statements.approve"
    title = _("Đọc và duyệt")
    submit_label = _("Duyệt và ký các bản đã chọn")
    done_message = _("Đã duyệt và ký.")
    template_name = "statements/approve.html"
    form_class = ApproveForm

    @cached_property
    def waiting(self) -> list[Version]:
        """What is in review."""
        return [row for row in versions_of(self.edition) if row.workflow == states.IN_REVIEW]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Make a box for each."""
        return {**super().get_form_kwargs(), "versions": self.waiting}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the words, each with what to look at."""
        context = super().get_context_data(**kwargs)
        shown = shown_of(self.visitor, self.edition, at=self.acting()["at"])
        rows = [{"row": row, "warnings": warnings_as_stored(row.version)} for row in shown.in_review]
        return {**context, "rows": rows, "others": [row for row in shown.rows if row not in shown.in_review]}

    def act(self, form: Form) -> None:
        """Approve what was ticked, each bound to the hash that was shown."""
        seen, revision = form.seen(), form.cleaned_data["revision"]  # type: ignore[attr-defined]
        approve_all(
            **self.acting(), **self.confirmed(), edition=self.edition, seen=seen, seen_revision=revision
        )
