"""The story page: when, who tells it, how they differ, who and what is named, why each article is here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.beside import cards_beside
from nhipcau.common.screens import Guarded, PageAction
from nhipcau.monitoring.languages import language_name
from nhipcau.monitoring.queries.copying import originals_of
from nhipcau.monitoring.queries.places import place_lines
from nhipcau.monitoring.rules.publication import office_day
from nhipcau.stories.models import Story
from nhipcau.stories.queries.finding import get_story_for, survivor_of
from nhipcau.stories.queries.history import decisions_of, last_decision
from nhipcau.stories.queries.telling import Contents, Counted, Member, contents_of, members_of
from nhipcau.stories.rules.accounts import Account
from nhipcau.stories.views import figures, timeline

PLACES_SHOWN = 10
"""Each place is looked up on two maps."""
NAMED_SHOWN = 20
KINDS = {
    "people": _("Người giữ chức vụ"),
    "places": _("Địa danh"),
    "documents": _("Văn bản"),
    "figures": _("Số liệu"),
}


class StoryPage(Guarded, TemplateView):
    """One story with everything its articles say together."""

    needs = "stories.see_stories"
    template_name = "stories/story.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead on from a merged story to the one that holds its articles."""
        story = get_story_for(self.visitor, self.kwargs["public_id"])
        if story.merged_into_id is not None:
            return redirect("stories:story", survivor_of(story).public_id)
        self.story = story
        self.page_actions = _buttons(story)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read the story for this person and lay it out."""
        story, members = self.story, members_of(self.story)
        originals = originals_of([member.article_id for member in members])
        contents = contents_of(story, originals)
        ids = {text.article_id: text.public_id for text in contents.texts}
        return super().get_context_data(
            **kwargs,
            title=story.title or _("Dòng tin không có tên"),
            crumbs=[(_("Dòng tin"), reverse("stories:list"))],
            story=story,
            languages=", ".join(dict.fromkeys(language_name(m.language) for m in members if m.language)),
            days=timeline.days(story.public_id, members, originals),
            outlets=timeline.outlets(members),
            accounts=[_account(one, ids) for one in contents.accounts],
            disagreements=figures.groups(contents.disagreements, ids, originals),
            beside=cards_beside("stories.story", self.visitor, story.public_id, at=timezone.now()),
            decisions=decisions_of(story),
            last=last_decision(story),
            **_named(contents, members),
        )


def _buttons(story: Story) -> list[PageAction]:
    needs = "stories.regroup"
    made = [("stories:merge", _("Gộp dòng tin")), ("stories:rename", _("Đổi tên"))]
    if story.article_count > 1:
        made.insert(1, ("stories:split", _("Tách")))
    return [
        PageAction(label, url=reverse(name, args=[story.public_id]), needs=needs)
        for name, label in made
        if story.article_count
    ]


def _account(one: Account, ids: dict[int, str]) -> dict[str, Any]:
    return {
        "account": one,
        "url": reverse("monitoring:article", args=[ids[one.article_id]]),
        "language": language_name(one.language) if one.language else "",
        "only": [(KINDS[kind], label) for kind, label in one.only],
    }


def _named(contents: Contents, members: Sequence[Member]) -> dict[str, Any]:
    return {
        "holders": contents.holders[:NAMED_SHOWN],
        "documents": contents.documents[:NAMED_SHOWN],
        "places": _places(contents.places[:PLACES_SHOWN], members),
        "more_places": max(0, len(contents.places) - PLACES_SHOWN),
    }


def _places(places: Sequence[Counted], members: Sequence[Member]) -> list[dict[str, Any]]:
    """Say each place as of the story's first day, with the unit on its land today."""
    if not places or not members:
        return []
    on, today = office_day(members[0].sorted_at), timezone.localdate()
    lines = place_lines([place.label for place in places], on=on, today=today)
    return [
        {"line": lines.get(place.label) or place.detail.get("name", place.label), "unit": place.label,
         "articles": len(place.articles)}
        for place in places
    ]  # fmt: skip
