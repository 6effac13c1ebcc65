"""What forms on an enquiry share: the enquiry of the address, its revision, the way back."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen
from nhipcau.people.access import requires
from nhipcau.people.places import suggestions
from nhipcau.press.models import Enquiry
from nhipcau.press.queries.enquiries import get_enquiry_for


class OnEnquiry(ActionScreen):
    """A form on one enquiry of the visitor's unit."""

    needs = "press.keep_enquiries"
    template_name = "press/form.html"

    @cached_property
    def enquiry(self) -> Enquiry:
        """The enquiry in the address."""
        return get_enquiry_for(self.visitor, self.kwargs["public_id"])

    def get_initial(self) -> dict[str, Any]:
        """Carry the revision that is shown."""
        return {**super().get_initial(), "revision": self.enquiry.revision}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what was asked above the form."""
        crumbs = [(_("Câu hỏi của báo chí"), reverse("press:enquiries")),
                  (self.enquiry.outlet_name, self.enquiry.get_absolute_url())]  # fmt: skip
        extra = {"enquiry": self.enquiry, "crumbs": crumbs, "cancel_url": self.enquiry.get_absolute_url()}
        return super().get_context_data(**{**extra, **kwargs})

    def get_success_url(self) -> str:
        """Go back to the enquiry."""
        return self.enquiry.get_absolute_url()

    def seen(self, form: Form) -> int:
        """Return the revision that the form was filled on."""
        return int(form.cleaned_data["revision"])


@requires("press.keep_enquiries")
def unit_suggestions(request: HttpRequest) -> HttpResponse:
    """List the units that the typed text may mean."""
    return render(request, "people/unit_options.html", {"options": suggestions(request.GET.get("unit", ""))})
