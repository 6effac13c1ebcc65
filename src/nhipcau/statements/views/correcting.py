"""After release: correct, withdraw, and what differs between two editions."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.statements.actions.correcting import start_correction, tell_changes, withdraw
from nhipcau.statements.forms.writing import ChangesForm, WithdrawForm
from nhipcau.statements.queries.changes import changes_of
from nhipcau.statements.views.shared import Asks, OfEdition


class InItsLanguages(OfEdition, Asks):
    """A text in each language that the edition has beside its original."""

    template_name = "statements/each_language.html"

    @cached_property
    def languages(self) -> list[str]:
        """The languages to tell it in, beside the original."""
        rows = self.edition.versions.order_by("pk").values_list("language", flat=True)
        return [code for code in rows if code != self.statement.language]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Make a field a language."""
        return {**super().get_form_kwargs(), "languages": self.languages}


class Correct(InItsLanguages):
    """Opens the next edition."""

    needs = "statements.write"
    title = _("Đính chính")
    submit_label = _("Mở bản đính chính")
    done_message = _("Đã mở bản đính chính: sửa lời văn, gửi duyệt, rồi công bố.")
    form_class = ChangesForm

    def consequences(self) -> list[Any]:
        """Say how a correction goes."""
        return [
            _("Bản đang công bố vẫn đứng đó cho tới khi bản đính chính được duyệt và công bố."),
            _("Sau đó cả hai bản đều đọc được; ai đã nhận bản cũ sẽ nhận bản đính chính."),
        ]

    def act(self, form: Form) -> None:
        """Open it."""
        start_correction(
            **self.acting(), statement=self.statement, what_changed=form.cleaned_data["what_changed"],
            changes_told=form.told(),  # type: ignore[attr-defined]
        )  # fmt: skip


class TellChanges(InItsLanguages):
    """Says anew what a correction changes."""

    needs = "statements.write"
    title = _("Lời đính chính")
    lead = _("Lời này nằm trong phần được ký: đổi thì phải duyệt lại.")
    submit_label = _("Lưu")
    done_message = _("Đã lưu.")
    form_class = ChangesForm

    def get_initial(self) -> dict[str, Any]:
        """Start from what stands."""
        told = {f"in_{code}": text for code, text in self.edition.changes_told.items()}
        return {"what_changed": self.edition.what_changed, **told}

    def act(self, form: Form) -> None:
        """Keep it."""
        tell_changes(
            **self.acting(), edition=self.edition, what_changed=form.cleaned_data["what_changed"],
            changes_told=form.told(),  # type: ignore[attr-defined]
        )  # fmt: skip


class Withdraw(InItsLanguages):
    """Takes a statement's words from the public."""

    needs = "statements.withdraw"
    title = _("Rút phát ngôn")
    submit_label = _("Rút khỏi cổng báo chí")
    done_message = _("Đã rút. Địa chỉ cũ nay hiện lý do.")
    form_class = WithdrawForm
    is_danger = True

    def consequences(self) -> list[Any]:
        """Say what stays."""
        return [
            _("Lời văn mọi bản biến khỏi cổng; địa chỉ còn lại lý do rút và ngày rút."),
            _("Sổ công khai ghi một dòng; ai đã nhận bản cũ được báo."),
            _("Không phục hồi được: muốn nói lại phải soạn phát ngôn mới."),
        ]

    def act(self, form: Form) -> None:
        """Withdraw it."""
        withdraw(
            **self.acting(), **self.confirmed(), edition=self.edition, reason=form.cleaned_data["reason"],
            reasons=form.told(),  # type: ignore[attr-defined]
        )  # fmt: skip


class Changes(OfEdition, TemplateView):
    """What differs between an edition and the one before it, word by word, in each language."""

    template_name = "statements/changes.html"
    title = _("So với bản trước")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay the two beside each other."""
        return super().get_context_data(changes=changes_of(self.edition), **kwargs)
