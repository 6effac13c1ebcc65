"""The sample press in six languages, placed as it came: two stories cross the languages, figures disagree."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from tests.monitoring.making import make_outlet, make_page

from nhipcau.monitoring.actions import store_article
from nhipcau.reading.languages.vi.figures import find_figures
from nhipcau.reading.outcomes import Kept
from nhipcau.reading.records import Article, Mentions
from nhipcau.reading.stages.embed import load_embedder
from nhipcau.sample.edition import articles
from nhipcau.sample.pieces import Piece
from nhipcau.stories.actions import await_placing, place_waiting
from nhipcau.stories.models import Placement, Story
from nhipcau.stories.queries.texts import figures_in, mentions_in, texts_of
from nhipcau.stories.rules.comparing import disagreements

DAY = date(2026, 10, 20)
CROSSING = ("ban-gioc-tin-don", "tap-huan-ttdn")

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def story_by_article() -> dict[int, str]:
    """Store the whole sample press: how rare a word is shows only among other news; return the truth."""
    pieces = sorted(articles(DAY), key=lambda one: one.published_at)
    outlets = {name: make_outlet(name) for name in sorted({one.outlet for one in pieces})}
    return {_store(one, outlets[one.outlet]): one.story for one in pieces}


def _store(one: Piece, outlet: Any) -> int:
    page, snapshot = make_page(outlet=outlet)
    figures = find_figures(one.text) if one.language == "vi" else ()
    article = Article(None, one.title, one.lead, None, one.language, one.published_at, one.text)
    later = one.published_at + timedelta(hours=1)
    kept = Kept(article, Mentions(figures=figures), "")
    stored = store_article(
        page_id=page.pk, snapshot_id=snapshot.pk, outlet_id=outlet.pk, kept=kept, fetched_at=later, at=later
    ).article
    await_placing(article_id=stored.pk, at=later)
    return int(stored.pk)


def main_story(truth: dict[int, str], name: str) -> Story:
    """Return the story that holds most of an event's articles."""
    own = [key for key, story in truth.items() if story == name]
    counted = Counter(Placement.objects.filter(article_id__in=own).values_list("story_id", flat=True))
    return Story.objects.get(pk=counted.most_common(1)[0][0])


def test_two_stories_are_told_in_four_languages_and_more(story_by_article: dict[int, str]) -> None:
    model = load_embedder()
    if model is None:
        pytest.skip("no model on this machine")
    at = max(apps.get_model("monitoring", "Article").objects.values_list("sorted_at", flat=True))
    while place_waiting(at=at, embedder=model):
        pass
    for name in CROSSING:
        story = main_story(story_by_article, name)
        members = list(story.placements.values_list("article_id", flat=True))
        assert story.language_count >= 4
        assert sum(story_by_article[key] == name for key in members) / len(members) >= 0.9
    said = {(200, "nearly"), (150, "over"), (200, "about")}
    _figures_disagree(main_story(story_by_article, "tap-huan-ttdn"), said, languages=3)


def test_without_the_model_the_planted_disagreement_still_shows(story_by_article: dict[int, str]) -> None:
    at = max(apps.get_model("monitoring", "Article").objects.values_list("sorted_at", flat=True))
    while place_waiting(at=at):
        pass
    said = {(200, "nearly"), (150, "over")}
    _figures_disagree(main_story(story_by_article, "tap-huan-ttdn"), said, languages=1)


def _figures_disagree(story: Story, planted: set[tuple[float, str]], *, languages: int) -> None:
    found = disagreements(figures_in(texts_of(story.pk), mentions_in(story.pk, "figures")))
    assert story.disagreements == len(found)
    group = next(one for one in found if one.label == "đại biểu")
    said = {(line.seen.value, line.seen.qualifier) for line in group.lines}
    assert planted <= said
    assert len({line.seen.language for line in group.lines}) >= languages
    for line in group.lines:
        assert str(int(line.seen.value)) in line.seen.text[line.seen.start : line.seen.end].translate(KHMER)


KHMER = {0x17E0 + digit: str(digit) for digit in range(10)}
