"""A holding statement from an approved template: choose one, fill the slots, hand it on."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.incidents.actions.holding import make_holding
from nhipcau.incidents.forms.templates import HoldingForm
from nhipcau.incidents.models import Template
from nhipcau.incidents.queries.incidents import get_template_for
from nhipcau.incidents.views.incidents import OfIncident
from nhipcau.spokespersons.queries.speaking import speakers_for


class MakeHolding(OfIncident):
    """Fills a template and leads to the statement that came of it."""

    needs = "statements.write"
    template_name = "incidents/holding.html"
    title = _("Thông tin ban đầu từ mẫu")
    lead = _("Chỉ điền nơi và giờ; chữ còn lại đã được duyệt trước.")
    submit_label = _("Lập và trình duyệt mọi ngôn ngữ")
    form_class = HoldingForm

    @cached_property
    def template(self) -> Template:
        """The template in the address."""
        return get_template_for(self.visitor, self.kwargs["template_id"])

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer who may speak today, and ask for the template's slots."""
        speakers = speakers_for(self.visitor).filter(ends_on=None)
        return {**super().get_form_kwargs(), "template": self.template, "speakers": speakers}

    def get_initial(self) -> dict[str, Any]:
        """Begin with what the incident knows."""
        first = speakers_for(self.visitor).filter(ends_on=None).first()
        return {"place": self.incident.place, "speaker": first}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the words around the slots."""
        return super().get_context_data(
            template=self.template, texts=list(self.template.texts.all()), **kwargs
        )

    def act(self, form: Form) -> None:
        """Make it, and go where it is approved."""
        values = form.values() if isinstance(form, HoldingForm) else {}
        holding = make_holding(
            by=self.visitor, at=timezone.now(), incident=self.incident, template=self.template, values=values,
            speaker=form.cleaned_data["speaker"],
        )  # fmt: skip
        self.statement_id = holding.statement.public_id

    def get_success_url(self) -> str:
        """Go to the statement once there is one."""
        made = getattr(self, "statement_id", None)
        return reverse("statements:statement", args=[made]) if made else super().get_success_url()
