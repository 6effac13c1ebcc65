"""What binds whom: obliging by a clause, excusing, taking back."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen
from nhipcau.people.access import requires
from nhipcau.people.places import suggestions
from nhipcau.steering.actions.obligations import bind_again, change_obligation, oblige, take_back, waive
from nhipcau.steering.forms.obligations import ObligeForm, WhatForm, WhyForm
from nhipcau.steering.models import Clause, Obligation, Obliged
from nhipcau.steering.queries.directives import get_clause_for
from nhipcau.steering.queries.obligations import get_obligation_for, get_obliged_for
from nhipcau.steering.queries.reach import demand_own
from nhipcau.steering.views.directives import KEEP, LISTED
from nhipcau.units.queries import unit_name


@requires(KEEP)
def unit_names(request: HttpRequest) -> HttpResponse:
    """List the units that the typed text may mean."""
    return render(request, "people/unit_options.html", {"options": suggestions(request.GET.get("unit", ""))})


class OfClause(ActionScreen):
    """A form below one clause."""

    needs = KEEP
    template_name = "steering/obligation_form.html"

    @cached_property
    def clause(self) -> Clause:
        """The clause in the address; 404 for those whom it only binds."""
        row = get_clause_for(self.visitor, self.kwargs["public_id"])
        demand_own(self.visitor, row.directive.unit_id)
        return row

    def get_form_kwargs(self) -> dict[str, Any]:
        """Reach the row first: a form of another unit's row is a 404, not an empty form."""
        self.clause  # noqa: B018 - raises Http404
        return super().get_form_kwargs()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the clause above the form."""
        directive = self.clause.directive
        crumbs = [(LISTED, reverse("steering:directives")), (directive.number, directive.get_absolute_url())]
        extra = {"clause": self.clause, "crumbs": crumbs, "cancel_url": directive.get_absolute_url()}
        return super().get_context_data(**{**extra, **kwargs})


class Oblige(OfClause):
    """Turn a clause into an obligation of units."""

    title, submit_label, done_message = _("Giao nhiệm vụ"), _("Giao"), _("Đã giao nhiệm vụ.")
    form_class = ObligeForm

    def act(self, form: Form) -> None:
        """Oblige."""
        told = dict(form.cleaned_data)
        told.pop("revision", None)
        units = told.pop("units", [])
        self.obligation = oblige(
            by=self.visitor, at=timezone.now(), clause=self.clause, unit_ids=units, **told
        )

    def get_success_url(self) -> str:
        """Go to whom it binds."""
        return reverse("steering:obligation", args=[self.obligation.public_id])


class OnObligation(OfClause):
    """A form on one obligation."""

    @cached_property
    def obligation(self) -> Obligation:
        """The obligation in the address."""
        row = get_obligation_for(self.visitor, self.kwargs["public_id"])
        demand_own(self.visitor, row.clause.directive.unit_id)
        return row

    @cached_property
    def clause(self) -> Clause:
        """Its clause."""
        return self.obligation.clause

    def get_success_url(self) -> str:
        """Go back to the obligation."""
        return reverse("steering:obligation", args=[self.kwargs["public_id"]])


class ChangeObligation(OnObligation):
    """Correct what is asked."""

    title, done_message = _("Sửa nhiệm vụ giao"), _("Đã lưu.")
    form_class = WhatForm

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is kept."""
        return {name: getattr(self.obligation, name) for name in WhatForm.base_fields}

    def act(self, form: Form) -> None:
        """Correct it."""
        told = dict(form.cleaned_data)
        seen = told.pop("revision") or 0
        change_obligation(by=self.visitor, at=timezone.now(), obligation=self.obligation, seen=seen, **told)


class TakeBack(OnObligation):
    """Take one back that was given by mistake."""

    title, submit_label, done_message = _("Rút nhiệm vụ giao"), _("Rút"), _("Đã rút nhiệm vụ.")
    lead = _("Chỉ rút được khi chưa đơn vị nào lập công việc.")
    form_class = WhyForm

    def act(self, form: Form) -> None:
        """Take it back."""
        self.clause  # noqa: B018 - read before the row goes
        take_back(
            by=self.visitor, at=timezone.now(), obligation=self.obligation, why=form.cleaned_data["why"]
        )

    def get_success_url(self) -> str:
        """Go back to the directive."""
        return self.clause.directive.get_absolute_url()


class Waive(ActionScreen):
    """Excuse one unit."""

    needs = "steering.waive"
    title, submit_label, done_message = _("Miễn cho một đơn vị"), _("Miễn"), _("Đã ghi miễn.")
    form_class: Any = WhyForm

    @cached_property
    def obliged(self) -> Obliged:
        """The line in the address."""
        return get_obliged_for(self.visitor, self.kwargs["public_id"])

    def get_form_kwargs(self) -> dict[str, Any]:
        """Reach the row first: a form of another unit's row is a 404, not an empty form."""
        self.obliged  # noqa: B018 - raises Http404
        return super().get_form_kwargs()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say of whom and what."""
        lead = f"{unit_name(self.obliged.unit_id)}: {self.obliged.obligation.what}"
        return super().get_context_data(**{"lead": lead, "cancel_url": self.get_success_url(), **kwargs})

    def get_success_url(self) -> str:
        """Go back to the obligation."""
        return reverse("steering:obligation", args=[self.obliged.obligation.public_id])

    def act(self, form: Form) -> None:
        """Excuse."""
        waive(by=self.visitor, at=timezone.now(), obliged=self.obliged, why=form.cleaned_data["why"])


class BindAgain(Waive):
    """Bind again a unit that was excused."""

    title, submit_label, done_message = _("Giao lại cho đơn vị"), _("Giao lại"), _("Đã giao lại.")
    form_class = Form

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing is filled
        """Bind."""
        bind_again(by=self.visitor, at=timezone.now(), obliged=self.obliged)
