"""What the screens of one dossier share: reaching it, and meeting somebody else's change.

A form carries the revision it saw; overtaken, it comes back with what changed beside what was typed.
"""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen, Guarded
from nhipcau.verification.actions.turning import Stale
from nhipcau.verification.models import Dossier
from nhipcau.verification.queries.dossiers import get_dossier_for
from nhipcau.verification.queries.history import Shown, changes_since


def dossier_title(dossier: Dossier) -> str:
    """Name a dossier as its page does."""
    return str(_("Hồ sơ %(number)s")) % {"number": dossier}


class OfDossier(Guarded):
    """A screen of one dossier."""

    needs = "verification.see_dossiers"
    kwargs: dict[str, Any]

    @cached_property
    def dossier(self) -> Dossier:
        """The dossier in the address; 404 for another unit's."""
        return get_dossier_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the dossier and the way back to it."""
        crumbs = [
            (_("Hồ sơ kiểm chứng"), reverse("verification:dossiers")),
            (dossier_title(self.dossier), self.dossier.get_absolute_url()),
        ]
        return super().get_context_data(**{"dossier": self.dossier, "crumbs": crumbs, **kwargs})


class ChangesDossier(OfDossier, ActionScreen):
    """A form that changes a dossier; `save(seen=…)` makes the one domain call."""

    needs = "verification.keep_dossier"
    template_name = "verification/dossiers/form.html"
    overtaken_by: tuple[Shown, ...] = ()
    anchor = ""
    """Where on the dossier's page the change stands."""

    def save(self, form: Form, *, seen: int) -> object:
        """Make the one domain call; override."""
        raise NotImplementedError

    def get_initial(self) -> dict[str, Any]:
        """Carry the revision that is shown."""
        return {"revision": self.dossier.revision}

    def act(self, form: Form) -> None:
        """Save; overtaken, keep what the other did for the notice."""
        seen = form.cleaned_data["revision"]
        try:
            self.save(form, seen=seen)
        except Stale:
            self.overtaken_by = tuple(changes_since(self.dossier, seen))
            raise

    def form_invalid(self, form: Form) -> HttpResponse:
        """After a conflict, let a second save stand upon what was shown."""
        if self.overtaken_by:
            self.carry(form, revision=self.overtaken_by[-1].revision)
        return super().form_invalid(form)

    def carry(self, form: Form, **values: object) -> None:
        """Put values into the form that goes back, beside what was typed."""
        words: Any = form.data
        words = words.copy()
        for name, value in values.items():
            words[form.add_prefix(name)] = str(value)
        form.data = words

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the claim above every form, and the conflict where there is one."""
        return super().get_context_data(overtaken_by=self.overtaken_by, **kwargs)

    def get_success_url(self) -> str:
        """Go back to the dossier."""
        return f"{self.dossier.get_absolute_url()}{'#' if self.anchor else ''}{self.anchor}"

    @property
    def cancel_url(self) -> str:
        """Go back to the dossier."""
        return self.get_success_url()
