"""The page an officer opens in the morning, and the button that makes everything old."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from nhipcau.common import formats
from nhipcau.common.beside import cards_beside
from nhipcau.common.screens import Guarded, PageAction
from nhipcau.today.actions import look, seen_everything
from nhipcau.today.queries.news import Today, today_for
from nhipcau.units.queries import ancestors

STORIES_OF_A_TOPIC = 6
OTHER_STORIES = 12


class TodayPage(Guarded, TemplateView):
    """What is new since this person last looked, by topic and unit, bursts first."""

    needs = "stories.see_stories"
    template_name = "today/today.html"
    title = gettext_lazy("Hôm nay")
    page_actions = (
        PageAction(gettext_lazy("Soạn điểm báo"), "digest:today", needs="digest.edit", icon="digest"),
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the visit and gather what came since the one before."""
        now = timezone.now()
        since = look(self.visitor.pk, at=now)
        home = _province(self.visitor.unit_id, now)
        found = today_for(self.visitor, since=since, at=now, home=home)
        return super().get_context_data(
            **kwargs,
            lead=_lead(found, since, now),
            today=found,
            since=since,
            stories_of_a_topic=STORIES_OF_A_TOPIC,
            others=found.others[:OTHER_STORIES],
            more=max(0, len(found.others) - OTHER_STORIES),
            cards=cards_beside("today", self.visitor, "", at=now),
        )


class SeenEverything(Guarded, View):
    """Makes what is on the page old."""

    needs = "stories.see_stories"

    def post(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Note it and show the page again."""
        seen_everything(self.visitor.pk, at=timezone.now())
        return redirect("today:today")


def _lead(found: Today, since: datetime, now: datetime) -> str:
    words = {
        "since": formats.moment(since, at=now),
        "articles": formats.number(found.articles),
        "stories": formats.number(found.stories),
    }
    return _("Mới từ %(since)s: %(articles)s bài, %(stories)s dòng tin.") % words


def _province(unit_id: str | None, now: datetime) -> str:
    """Return the province that a person's unit is or lies in."""
    if not unit_id:
        return ""
    above = ancestors(unit_id, timezone.localdate(now))
    return above[-1].unit_id if above else unit_id
