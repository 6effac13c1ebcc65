"""Entering and changing bodies and posts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen
from nhipcau.units import forms
from nhipcau.units.actions.posts import keep_body, keep_post
from nhipcau.units.models import Body, Post
from nhipcau.units.queries.bodies import get_body_for, get_post_for
from nhipcau.units.queries.lists import successors_for, units_for


class Keeping(ActionScreen):
    """What the screens share."""

    needs = "units.keep_posts"
    done_message = _("Đã lưu.")

    @property
    def body(self) -> Body | None:
        """The body that the form is about."""
        return None

    @property
    def today(self) -> date:
        """The day on which the visitor acts."""
        return timezone.localdate()

    def get_success_url(self) -> str:
        """Go back to the body, or to the list."""
        return reverse("units:body", args=[self.body.public_id]) if self.body else reverse("units:bodies")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say the way back and what the form is about."""
        extra = {"cancel_url": self.get_success_url(), "lead": self.body.name if self.body else ""}
        return super().get_context_data(**{**extra, **kwargs})

    def hand_over(self, form: Form) -> dict[str, Any]:
        """Return what an action takes of a form."""
        said = dict(form.cleaned_data)
        seen = said.pop("revision", None)
        return {**said, "by": self.visitor, "at": timezone.now(), "seen": seen}


class AddBody(Keeping):
    """A new body."""

    title = _("Thêm cơ quan")
    form_class = forms.BodyForm
    made: Body | None = None

    @property
    def body(self) -> Body | None:
        """The body that was made."""
        return self.made

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the units."""
        return {**super().get_form_kwargs(), "units": units_for(self.visitor, self.today)}

    def act(self, form: Form) -> None:
        """Enter it."""
        said = self.hand_over(form)
        self.made = keep_body(unit_id=said.pop("unit"), **said)


class OfBody(Keeping):
    """A form on one body."""

    @cached_property
    def body(self) -> Body:
        """The body in the address."""
        return get_body_for(self.visitor, self.kwargs["public_id"])


class ChangeBody(OfBody):
    """Change one."""

    title = _("Sửa cơ quan")
    form_class = forms.BodyForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer what may follow it."""
        successors = successors_for(self.visitor, self.body, self.today)
        return {**super().get_form_kwargs(), "units": [], "successors": successors}

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is kept."""
        kept = ("name", "starts_on", "ends_on", "decree", "revision")
        successor = self.body.successor.public_id if self.body.successor else ""
        return {**{name: getattr(self.body, name) for name in kept}, "successor": successor}

    def act(self, form: Form) -> None:
        """Keep it."""
        said = self.hand_over(form)
        chosen = said.pop("successor")
        successor = get_body_for(self.visitor, chosen) if chosen else None
        keep_body(unit_id=self.body.unit_id, body=self.body, successor=successor, **said)


class AddPost(OfBody):
    """A new post in a body."""

    title = _("Thêm chức vụ")
    form_class = forms.PostForm

    def act(self, form: Form) -> None:
        """Enter it."""
        keep_post(body=self.body, **self.hand_over(form))


class OfPost(Keeping):
    """A form on one post."""

    @cached_property
    def post_kept(self) -> Post:
        """The post in the address."""
        return get_post_for(self.visitor, self.kwargs["public_id"])

    @property
    def body(self) -> Body:
        """Its body."""
        return self.post_kept.body

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the post."""
        lead = f"{self.post_kept.title}, {self.body.name}"
        return super().get_context_data(**{"lead": lead, **kwargs})


class ChangePost(OfPost):
    """Change one."""

    title = _("Sửa chức vụ")
    form_class = forms.PostForm

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is kept."""
        kept = ("title", "starts_on", "ends_on", "decree", "revision")
        seats = "one" if self.post_kept.has_one_seat else "many"
        return {**{name: getattr(self.post_kept, name) for name in kept}, "has_one_seat": seats}

    def act(self, form: Form) -> None:
        """Keep it."""
        keep_post(body=self.body, post=self.post_kept, **self.hand_over(form))
