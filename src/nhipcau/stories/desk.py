"""What the room puts on the menu, on the start page, beside an article, and into the record's words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import beside, desk, naming, navigation
from nhipcau.common.beside import Beside
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import NavEntry, Visitor
from nhipcau.monitoring.queries.searching import day_starts
from nhipcau.monitoring.rules.publication import office_day
from nhipcau.stories import desk_finding  # noqa: F401 - put their own parts in
from nhipcau.stories.models import Story
from nhipcau.stories.queries.beside import around_article
from nhipcau.stories.queries.finding import stories_for

SHOWN = 5
OTHERS_SHOWN = 6


def new_today(person: Visitor, at: datetime) -> Card:
    """Count the stories that began today, the most told first."""
    today = office_day(at)
    begun = stories_for(person).filter(first_at__gte=day_starts(today))
    lines = [
        Line(
            story.title, _("%(count)s bài") % {"count": story.article_count},
            reverse("stories:story", args=[story.public_id]), "warn" if story.disagreements else "neutral",
        )
        for story in begun.order_by("-article_count", "-last_at")[:SHOWN]
    ]  # fmt: skip
    return Card(
        title=_("Dòng tin mới hôm nay"),
        figure=begun.count(),
        caption=_("sự việc bắt đầu được đưa tin từ 0 giờ"),
        lines=lines,
        url=f"{reverse('stories:list')}?since={today.isoformat()}",
        link=_("Xem dòng tin có tin mới hôm nay"),
    )


def story_beside(person: Visitor, article: str, at: datetime) -> Card | None:  # noqa: ARG001 - asked alike of all
    """Show an article's story and who else tells it."""
    found = around_article(person, article)
    if found is None:
        return None
    address = reverse("stories:story", args=[found.story.public_id])
    lines = [
        Line(one.outlet or one.title, one.language, reverse("monitoring:article", args=[one.public_id]))
        for one in found.others[:OTHERS_SHOWN]
    ]
    caption = found.story.title if found.others else _("Chưa thấy báo khác đưa tin này.")
    return Card(
        title=_("Dòng tin"), caption=caption, lines=lines, url=address,
        link=_("Xem cả %(count)s bài") % {"count": found.story.article_count},
    )  # fmt: skip


def titles(public_ids: Iterable[str]) -> dict[str, str]:
    """Return the titles that the record shows for these stories."""
    return dict(Story.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "title"))


navigation.add(
    NavEntry(
        gettext_lazy("Dòng tin"),
        "stories:list",
        needs="stories.see_stories",
        icon="stories",
        order=8,
        hint=gettext_lazy("Các bài cùng một sự việc, số liệu vênh nhau giữa các báo."),
        group=navigation.READING,
    )
)
desk.add(Builder("stories.today", new_today, needs="stories.see_stories", order=8))
beside.add("monitoring.article", Beside("stories.story", story_beside, needs="stories.see_stories", order=10))
naming.add("stories.story", titles)
naming.add_words(
    {
        "stories.story": gettext_lazy("Dòng tin"),
        "stories.turn": gettext_lazy("Lượt xếp"),
        "stories.place_articles": gettext_lazy("Máy xếp bài vào dòng tin"),
        "stories.close": gettext_lazy("Dòng tin đã lắng"),
        "stories.merge": gettext_lazy("Gộp dòng tin"),
        "stories.split": gettext_lazy("Tách dòng tin"),
        "stories.move": gettext_lazy("Chuyển bài sang dòng tin khác"),
        "stories.rename": gettext_lazy("Đổi tên dòng tin"),
        "stories.take_back": gettext_lazy("Hoàn tác việc xếp dòng tin"),
        "articles": gettext_lazy("Số bài"),
        "opened": gettext_lazy("Dòng tin mới mở"),
        "others": gettext_lazy("Dòng tin liên quan"),
    }
)
