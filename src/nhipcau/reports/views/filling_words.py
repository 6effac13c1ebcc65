"""The page of a report's words: four parts, and sentences from its figures to take over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.conflicts import Stale
from nhipcau.common.screens import ActionScreen
from nhipcau.reports.actions.filling import write_words
from nhipcau.reports.cell_words import WORD_PARTS
from nhipcau.reports.forms.filling import WordsForm
from nhipcau.reports.queries.form_lines import form_lines
from nhipcau.reports.queries.reports import WORDS
from nhipcau.reports.queries.sentences import sentences
from nhipcau.reports.views.filling_shared import OnReport


class Words(OnReport, ActionScreen):
    """The four parts."""

    tab = "words"
    template_name = "reports/form_words.html"
    form_class = WordsForm
    submit_label, done_message = _("Lưu lời văn"), _("Đã lưu lời văn.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Show what stands there."""
        kwargs = super().get_form_kwargs()
        return {**kwargs, "instance": self.report, "initial": {"seen": self.report.revision}}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save; or put an offered sentence into its part, unsaved, for whoever writes to look at."""
        if not self.may_write:
            raise PermissionDenied
        part = request.POST.get("insert", "")
        if part not in WORDS:
            return super().post(request, *args, **kwargs)
        told = request.POST.copy()
        offered = sentences(form_lines(self.report)).get(part, "")
        told[part] = "\n".join(text for text in (told.get(part, "").strip(), offered) if text)
        form = self.form_class(initial={**told.dict(), "seen": told.get("seen", "")}, instance=None)
        messages.info(request, _("Đã chèn câu vào ô, chưa lưu. Đọc lại, sửa cho đúng rồi lưu."))
        return self.render_to_response(self.get_context_data(form=form))

    def act(self, form: Form) -> None:
        """Write them."""
        words = {name: form.cleaned_data[name] for name in WORDS}
        self.report.refresh_from_db()  # a model form has written into it
        try:
            write_words(**self.act_with(), seen=form.cleaned_data["seen"], words=words)
        except Stale:
            self.report.refresh_from_db()
            form.data = {**form.data.dict(), "seen": str(self.report.revision)}  # type: ignore[attr-defined]
            raise

    def form_invalid(self, form: Form) -> HttpResponse:
        """Keep what was typed."""
        self.report.refresh_from_db()
        return super().form_invalid(form)

    def get_success_url(self) -> str:
        """Stay here."""
        return self.address("words")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the offered sentences, and the parts to read where nothing can be written."""
        report = self.report
        parts = [(label, getattr(report, name)) for name, label in WORD_PARTS.items()]
        extra: dict[str, Any] = {"parts": parts}
        if self.may_write:
            offered = sentences(form_lines(report))
            extra["offered"] = [(name, WORD_PARTS[name], text) for name, text in offered.items()]
        return super().get_context_data(**{**extra, **kwargs})
