"""What the organiser's forms share: the conference of the address, the way back, confirming a removal."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen
from nhipcau.training.models import Conference
from nhipcau.training.queries.conferences import get_conference_for


def crumbs_to(conference: Conference) -> list[tuple[Any, str]]:
    """Return the way from the list to a conference."""
    return [
        (_("Hội nghị tập huấn"), reverse("training:conferences")),
        (conference.title, conference.get_absolute_url()),
    ]


class OnConference(ActionScreen):
    """A form on one conference of the visitor's unit; `part` is where the page is opened again."""

    needs = "training.keep_conferences"
    part = ""

    @cached_property
    def conference(self) -> Conference:
        """The conference in the address."""
        return get_conference_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say to which conference the form belongs."""
        extra = {"crumbs": crumbs_to(self.conference), "cancel_url": self.get_success_url(),
                 "conference": self.conference}  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})

    def get_success_url(self) -> str:
        """Go back to the conference."""
        return self.conference.get_absolute_url() + (f"#{self.part}" if self.part else "")

    def act_with(self) -> dict[str, Any]:
        """Return who acts, and when."""
        return {"by": self.visitor, "at": timezone.now()}


class Removal(OnConference):
    """A page that asks before something is taken out."""

    template_name = "common/confirm.html"
    form_class = Form
    submit_label = _("Bỏ")
    is_danger = True

    def consequences(self) -> list[str]:
        """Say what will happen; override."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is lost."""
        extra = {"consequences": self.consequences(), "is_danger": True}
        return super().get_context_data(**{**extra, **kwargs})
