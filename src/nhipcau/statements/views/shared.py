"""What the screens of one statement share: reaching it by its unit, the way back, who acts when."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen, Guarded
from nhipcau.people.confirming import confirmed_at
from nhipcau.statements.models import Edition, Statement, Version
from nhipcau.statements.queries.desk import get_edition_for, get_statement_for, get_version_for


def page_of(statement: Statement) -> str:
    """Return the address of a statement's page."""
    return reverse("statements:statement", args=[statement.public_id])


class OfStatement(Guarded):
    """A screen of one statement; 404 for another unit's."""

    needs = "statements.see_statements"
    kwargs: dict[str, Any]

    @cached_property
    def statement(self) -> Statement:
        """The statement in the address."""
        return get_statement_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the statement and the way back to it."""
        crumbs = [
            (_("Phát ngôn"), reverse("statements:list")),
            (self.statement.title, page_of(self.statement)),
        ]
        return super().get_context_data(**{"statement": self.statement, "crumbs": crumbs, **kwargs})

    def get_success_url(self) -> str:
        """Go back to the statement."""
        return page_of(self.statement)

    @property
    def cancel_url(self) -> str:
        """Go back to the statement."""
        return page_of(self.statement)


class OfEdition(OfStatement):
    """A screen of one edition."""

    @cached_property
    def edition(self) -> Edition:
        """The edition in the address."""
        return get_edition_for(self.visitor, self.kwargs["public_id"])

    @cached_property
    def statement(self) -> Statement:
        """The statement it belongs to."""
        return self.edition.statement

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the edition."""
        return super().get_context_data(**{"edition": self.edition, **kwargs})


class OfVersion(OfEdition):
    """A screen of one language's words."""

    @cached_property
    def version(self) -> Version:
        """The words in the address."""
        return get_version_for(self.visitor, self.kwargs["public_id"])

    @cached_property
    def edition(self) -> Edition:
        """The edition they belong to."""
        return self.version.edition

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words."""
        return super().get_context_data(**{"version": self.version, **kwargs})


class Asks(ActionScreen):
    """A question with its consequences and one button; `do()` makes the one domain call."""

    template_name = "common/confirm.html"
    form_class: Any = Form
    is_danger = False

    def consequences(self) -> list[Any]:
        """Say what will happen; override."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the consequences."""
        extra = {"consequences": self.consequences(), "is_danger": self.is_danger}
        return super().get_context_data(**{**extra, **kwargs})

    def acting(self) -> dict[str, Any]:
        """Return who acts, and when."""
        return {"by": self.visitor, "at": timezone.now()}

    def confirmed(self) -> dict[str, Any]:
        """Return when whoever acts last showed the second factor."""
        return {"confirmed_at": confirmed_at(self.request)}
