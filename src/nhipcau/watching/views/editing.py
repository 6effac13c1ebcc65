"""Making, changing and deleting a topic, with a preview of what it would have found."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from nhipcau.common.screens import ActionScreen
from nhipcau.people.access import requires
from nhipcau.people.places import as_typed, suggestions
from nhipcau.watching.actions import add_topic, change_topic, delete_topic, subscribe
from nhipcau.watching.forms import UNIT_FIELDS, TopicForm
from nhipcau.watching.queries.choices import language_choices, outlet_choices
from nhipcau.watching.queries.matching import articles_meant_for
from nhipcau.watching.queries.topics import get_topic_for
from nhipcau.watching.rules.asking import asks_something, lines_of

if TYPE_CHECKING:
    from nhipcau.watching.models import Topic

PREVIEW_DAYS = 30
EXAMPLES = 8


@require_GET
@requires("watching.keep_topics")
def unit_suggestions(request: HttpRequest) -> HttpResponse:
    """List the units that the typed text may mean."""
    typed = next((request.GET[name] for name in UNIT_FIELDS if name in request.GET), "")
    return render(request, "people/unit_options.html", {"options": suggestions(typed)})


class Editing(ActionScreen):
    """What adding and changing share."""

    needs = "watching.keep_topics"
    template_name = "watching/topic_form.html"
    form_class = TopicForm
    lead = _("Trong một ô: bài khớp một dòng là đủ. Giữa các ô: phải khớp mọi ô đã điền.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the outlets and languages."""
        offered = {
            "outlets": outlet_choices(self.visitor, timezone.now()),
            "languages": language_choices(self.visitor),
        }
        return {**super().get_form_kwargs(), **offered}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what it would find, or save."""
        if "preview" not in request.POST:
            answer: HttpResponse = super().post(request, *args, **kwargs)
            return answer
        form: Any = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        return self.render_to_response(self.get_context_data(form=form, preview=self._preview(form)))

    def _preview(self, form: TopicForm) -> dict[str, Any]:
        asked = form.asked()
        given = (lines_of(asked.words), lines_of(asked.posts), asked.unit_ids, asked.outlets, asked.languages)
        if not asks_something(*given):
            return {"count": 0, "examples": [], "days": PREVIEW_DAYS}
        since = timezone.now() - timedelta(days=PREVIEW_DAYS)
        found = articles_meant_for(self.visitor, asked).filter(sorted_at__gte=since)
        return {"count": found.count(), "examples": list(found[:EXAMPLES]), "days": PREVIEW_DAYS}


class AddTopic(Editing):
    """A new topic; its maker watches it."""

    title = _("Thêm chủ đề")
    submit_label = _("Theo dõi chủ đề này")
    done_message = _("Đã thêm. Đang đối chiếu với các bài 90 ngày qua.")
    cancel_url = reverse_lazy("watching:topics")
    topic: Topic

    def act(self, form: Any) -> None:
        """Begin to watch."""
        at, said = timezone.now(), form.cleaned_data
        self.topic = add_topic(
            by=self.visitor, at=at, name=said["name"], asked=form.asked(),
            raises_alerts=said["raises_alerts"], raises_bursts=said["raises_bursts"],
        )  # fmt: skip
        subscribe(by=self.visitor, at=at, topic=self.topic)

    def get_success_url(self) -> str:
        """Go to the new topic."""
        return self.topic.get_absolute_url()


class OfTopic:
    """What the screens of one topic share."""

    visitor: Any
    kwargs: dict[str, Any]

    @cached_property
    def topic(self) -> Topic:
        """The topic in the address; 404 where it may not be seen."""
        return get_topic_for(self.visitor, self.kwargs["public_id"])

    @property
    def cancel_url(self) -> str:
        """Go back to the topic."""
        return self.topic.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        crumbs = [(_("Chủ đề"), reverse("watching:topics")), (self.topic.name, self.topic.get_absolute_url())]
        context: dict[str, Any] = super().get_context_data(crumbs=crumbs, **kwargs)  # type: ignore[misc]
        return context


class ChangeTopic(OfTopic, Editing):
    """What a topic asks and does."""

    title = _("Sửa chủ đề")
    done_message = _("Đã lưu.")

    def get_initial(self) -> dict[str, Any]:
        """Start from what stands."""
        names = (
            "name", "words", "exact_marks", "without", "posts", "languages", "outlets",
            "raises_alerts", "raises_bursts",
        )  # fmt: skip
        units = zip(UNIT_FIELDS, self.topic.unit_ids, strict=False)
        return {name: getattr(self.topic, name) for name in names} | {
            field: as_typed(unit) for field, unit in units
        }

    def act(self, form: Any) -> None:
        """Save it."""
        said = form.cleaned_data
        change_topic(
            by=self.visitor, at=timezone.now(), topic=self.topic, name=said["name"], asked=form.asked(),
            raises_alerts=said["raises_alerts"], raises_bursts=said["raises_bursts"],
        )  # fmt: skip

    def get_success_url(self) -> str:
        """Go back to the topic."""
        return self.topic.get_absolute_url()


class DeleteTopic(OfTopic, ActionScreen):
    """Asks before a topic goes."""

    needs = "watching.keep_topics"
    template_name = "common/confirm.html"
    form_class = Form
    title = _("Xóa chủ đề này")
    submit_label = _("Xóa")
    done_message = _("Đã xóa chủ đề.")
    success_url = reverse_lazy("watching:topics")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what will happen."""
        consequences = [
            gettext("Các cảnh báo và lần tăng đột biến của chủ đề mất theo."),
            gettext("Các bài đã đọc vẫn còn nguyên."),
            gettext("Muốn nghỉ một thời gian thì tạm dừng, không cần xóa."),
        ]
        return super().get_context_data(consequences=consequences, is_danger=True, **kwargs)

    def act(self, form: Form) -> None:  # noqa: ARG002 - the confirmation has no field
        """Delete it."""
        delete_topic(by=self.visitor, at=timezone.now(), topic=self.topic)
