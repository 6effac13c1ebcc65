"""Marking the clauses of a directive: by selecting text, by choosing paragraphs, or by the numbering."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.steering.actions.directives import mark_clause
from nhipcau.steering.forms.directives import MarkForm
from nhipcau.steering.queries.directives import clauses_of
from nhipcau.steering.rules.clauses import paragraphs, suggested
from nhipcau.steering.views.directives import OnDirective, marked_text


class MarkClause(OnDirective):
    """The text with its paragraphs to choose from."""

    template_name = "steering/directive_mark.html"
    title, done_message = _("Đánh dấu điều khoản"), _("Đã đánh dấu.")
    lead = _("Bôi đen chữ, hoặc chọn các đoạn liền nhau, hoặc bấm vào điều khoản máy nhận ra theo số thứ tự.")
    form_class = MarkForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the paragraphs."""
        return {**super().get_form_kwargs(), "lines": paragraphs(self.directive.text)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the text, the offers and what is marked."""
        clauses = list(clauses_of(self.directive))
        taken = {(one.start, one.end) for one in clauses}
        offers: dict[int, list[Any]] = {}
        for one in suggested(self.directive.text):
            if (one.start, one.end) not in taken:
                offers.setdefault(one.start, []).append(one)
        text = [{**told, "offers": offers.get(told["line"].start, [])}
                for told in marked_text(self.directive, clauses)]  # fmt: skip
        return super().get_context_data(
            **{"directive": self.directive, "text": text, "clauses": clauses, **kwargs}
        )

    def act(self, form: Form) -> None:
        """Mark it."""
        told = form.cleaned_data
        self.clause = mark_clause(
            by=self.visitor, at=timezone.now(), directive=self.directive, seen=told["revision"],
            start=told["start"], end=told["end"], label=told["label"], words=told["words"],
        )  # fmt: skip

    def get_success_url(self) -> str:
        """Stay, to mark the next one."""
        return reverse("steering:mark_clause", args=[self.directive.public_id])
