"""The catalogue: topics, one of them, and keeping it."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.learning.filters.catalogue import TopicFilter
from nhipcau.learning.forms.catalogue import TopicForm
from nhipcau.learning.queries.catalogue import (
    catalogue_for,
    reached_by_unit,
    results_of,
    taught,
    units_without,
)
from nhipcau.learning.tables.catalogue import TopicTable
from nhipcau.training.actions.topics import keep_topic
from nhipcau.training.queries.topics import get_topic_for

ON_PAGE = 12


class TopicList(ListScreen):
    """Every topic of the unit."""

    needs = "learning.see_catalogue"
    title = _("Danh mục đào tạo")
    lead = _("Chuyên đề đã dạy, ai giảng, tài liệu, kết quả của nhóm, đơn vị nào đã và chưa học.")
    table_class = TopicTable
    filterset_class = TopicFilter
    export_name = "danh-muc-dao-tao"
    page_actions = (
        PageAction(_("Ai đã học gì"), "learning:learned"),
        PageAction(_("Đơn vị chưa học"), "learning:unreached"),
        PageAction(_("Thêm chuyên đề"), "learning:add_topic", "", "learning.keep_catalogue", "plus", True),
    )
    empty_title = _("Chưa có chuyên đề nào")
    empty_hint = _("Thêm chuyên đề ở đây, hoặc đưa vào chương trình của một hội nghị.")

    def get_queryset(self) -> Any:
        """List them for the visitor."""
        return catalogue_for(self.visitor)


class TopicPage(Guarded, TemplateView):
    """One topic: where taught, by whom, materials, results, units reached and not."""

    needs = "learning.see_catalogue"
    template_name = "learning/catalogue/topic.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it."""
        topic, on = get_topic_for(self.visitor, self.kwargs["public_id"]), timezone.localdate()
        units = reached_by_unit(self.visitor, [topic.pk], on)
        missing = units_without(self.visitor, [topic.pk], on)
        change = PageAction(_("Sửa"), url=reverse("learning:change_topic", args=[topic.public_id]),
                            needs="learning.keep_catalogue")  # fmt: skip
        shown = [change] if self.visitor.may(change.needs) else []
        return super().get_context_data(
            topic=topic, title=topic.name, crumbs=[(_("Danh mục đào tạo"), reverse("learning:catalogue"))],
            page_actions=shown, taught=taught(self.visitor, topic), results=results_of(topic),
            units=units[:ON_PAGE], more_units=max(len(units) - ON_PAGE, 0),
            people=sum(line.people for line in units), missing=missing[:ON_PAGE], missing_count=len(missing),
            **kwargs,
        )  # fmt: skip


class AddTopic(ActionScreen):
    """Put a topic into the catalogue."""

    needs = "learning.keep_catalogue"
    form_class = TopicForm
    title = _("Thêm chuyên đề")
    submit_label = _("Lưu chuyên đề")
    done_message = _("Đã lưu chuyên đề.")
    topic: Any = None

    def act(self, form: Form) -> None:
        """Keep it."""
        self.topic = keep_topic(by=self.visitor, at=timezone.now(), **form.cleaned_data)

    def get_success_url(self) -> str:
        """Go to the topic."""
        return str(self.topic.get_absolute_url()) if self.topic else reverse("learning:catalogue")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where we are."""
        crumbs = [(_("Danh mục đào tạo"), reverse("learning:catalogue"))]
        return super().get_context_data(**{"crumbs": crumbs, "cancel_url": self.get_success_url(), **kwargs})


class ChangeTopic(AddTopic):
    """Change a topic."""

    title = _("Sửa chuyên đề")

    @cached_property
    def topic(self) -> Any:
        """The topic in the address."""
        return get_topic_for(self.visitor, self.kwargs["public_id"])

    def get_initial(self) -> dict[str, Any]:
        """Fill in what is there."""
        row = self.topic
        return {**super().get_initial(), "name": row.name, "summary": row.summary,
                "is_retired": row.is_retired, "seen": row.revision}  # fmt: skip

    def act(self, form: Form) -> None:
        """Keep it."""
        keep_topic(by=self.visitor, at=timezone.now(), topic=self.topic, **form.cleaned_data)
