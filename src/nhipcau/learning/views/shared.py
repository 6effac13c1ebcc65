"""What screens on a conference and on a question share: the row of the address, the way back, revision."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from nhipcau.common.screens import ActionScreen
from nhipcau.learning.models import Question
from nhipcau.learning.queries.questions import get_question_for
from nhipcau.people.access import requires
from nhipcau.training.queries.conferences import get_conference_for
from nhipcau.units.queries.bodies import bodies_for_choice

MANY = 12


class OnConference:
    """A screen on one conference of the visitor's unit."""

    kwargs: dict[str, Any]
    visitor: Any

    @cached_property
    def conference(self) -> Any:
        """The conference in the address."""
        return get_conference_for(self.visitor, self.kwargs["public_id"])

    def crumbs(self, *more: tuple[Any, str]) -> list[tuple[Any, str]]:
        """Return the way back."""
        return [(self.conference.title, self.conference.get_absolute_url()), *more]

    def path(self, name: str) -> str:
        """Return another page of this conference."""
        return reverse(f"learning:{name}", args=[self.conference.public_id])


class OnQuestion(ActionScreen):
    """A form on one question, filled on the revision that was shown."""

    template_name = "learning/question_form.html"

    @cached_property
    def question(self) -> Question:
        """The question in the address."""
        return get_question_for(self.visitor, self.kwargs["public_id"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Reach the row before the form is drawn: another unit's is a 404."""
        _row = self.question
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        """Carry the revision."""
        return {**super().get_initial(), "revision": self.question.revision}

    def get_success_url(self) -> str:
        """Go back to the pile."""
        return reverse("learning:questions", args=[self.question.conference.public_id])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what was asked above the form."""
        extra = {"question": self.question, "cancel_url": self.get_success_url()}
        return super().get_context_data(**{**extra, **kwargs})

    def told(self, form: Form) -> dict[str, Any]:
        """Return what every action on a question takes, and the fields of the form."""
        fields = {
            name: value for name, value in form.cleaned_data.items() if name not in {"revision", "body"}
        }
        return {"by": self.visitor, "at": timezone.now(), "question": self.question,
                "seen": form.cleaned_data["revision"], **fields}  # fmt: skip


@requires("learning.answer_questions")
def body_suggestions(request: HttpRequest) -> HttpResponse:
    """List the bodies that the typed text may mean."""
    words = request.GET.get("body", "")
    options = [name for _pk, name in bodies_for_choice(words, timezone.localdate())] if len(words) > 1 else []
    return render(request, "people/unit_options.html", {"options": options[:MANY]})
