"""The list of stories with search, filters, sorting and exports."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ListScreen
from nhipcau.stories.filters import StoryFilter
from nhipcau.stories.models import Placement, Story
from nhipcau.stories.queries.finding import stories_for
from nhipcau.stories.tables import StoryTable


class StoryList(ListScreen):
    """All stories, the last news first."""

    needs = "stories.see_stories"
    title = _("Dòng tin")
    lead = _("Các bài kể cùng một sự việc, của nhiều báo, bằng nhiều thứ tiếng.")
    template_name = "stories/story_list.html"
    table_class = StoryTable
    filterset_class = StoryFilter
    export_name = "dong-tin"
    empty_title = _("Chưa có dòng tin nào")
    empty_hint = _("Dòng tin xuất hiện ở đây sau khi máy đọc xếp các bài đã đọc theo sự việc.")

    def get_queryset(self) -> QuerySet[Story]:
        """Begin with what this person may see."""
        return stories_for(self.visitor)

    def get_table_data(self) -> QuerySet[Story]:
        """Fetch outlets and languages of the shown page only."""
        members = (
            Placement.objects.select_related("article__outlet")
            .only("story", "article__title", "article__language", "article__outlet__name")
            .order_by("article__sorted_at", "article_id")
        )
        shown: QuerySet[Story] = self.object_list
        return shown.prefetch_related(Prefetch("placements", queryset=members, to_attr="shown"))
