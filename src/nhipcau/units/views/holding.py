"""Entering, changing and ending somebody's time in a post."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.units import forms
from nhipcau.units.actions.posts import end_holding, keep_holding
from nhipcau.units.models import Holding, Post
from nhipcau.units.queries.bodies import get_holding_for
from nhipcau.units.queries.posts import together_with
from nhipcau.units.views.keeping import OfPost
from nhipcau.units.wording import span


class AddHolding(OfPost):
    """Somebody takes up a post."""

    title = _("Ghi người giữ chức vụ")
    form_class: Any = forms.HoldingForm

    def act(self, form: Form) -> None:
        """Enter it, and say who else sits there."""
        self.warn(keep_holding(post=self.post_kept, **self.hand_over(form)))

    def warn(self, row: Holding) -> None:
        """Two in a seat for one is worth a question, no refusal: papers do overlap."""
        others = list(together_with(row)) if row.post.has_one_seat else []
        if others:
            said = "; ".join(f"{one.name} ({span(one.starts_on, one.ends_on)})" for one in others)
            words = gettext(
                "Chức vụ này chỉ một người giữ, nhưng trùng thời gian với: %(names)s. Hãy xem lại ngày."
            )
            messages.warning(self.request, words % {"names": said})


class OfHolding(AddHolding):
    """A form on somebody's time in a post."""

    @cached_property
    def holding(self) -> Holding:
        """The time in the address."""
        return get_holding_for(self.visitor, self.kwargs["public_id"])

    @property
    def post_kept(self) -> Post:
        """Its post."""
        return self.holding.post

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is kept."""
        kept = ("name", "starts_on", "ends_on", "source", "revision")
        return {name: getattr(self.holding, name) for name in kept}


class ChangeHolding(OfHolding):
    """Change one."""

    title = _("Sửa người giữ chức vụ")

    def act(self, form: Form) -> None:
        """Keep it, and say who else sits there."""
        self.warn(keep_holding(post=self.post_kept, holding=self.holding, **self.hand_over(form)))


class EndHolding(OfHolding):
    """The last day."""

    title = _("Thôi giữ chức vụ")
    form_class = forms.EndForm

    def get_initial(self) -> dict[str, Any]:
        """Offer today."""
        return {"ends_on": self.holding.ends_on or self.today, "revision": self.holding.revision}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the holder."""
        lead = f"{self.holding.name}, {self.post_kept.title}, {self.body.name}"
        return super().get_context_data(**{"lead": lead, **kwargs})

    def act(self, form: Form) -> None:
        """End it."""
        end_holding(holding=self.holding, **self.hand_over(form))
