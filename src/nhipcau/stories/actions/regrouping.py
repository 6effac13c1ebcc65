"""What a person changes: merge, split, move, rename. Each is one turn, one decision, one record entry.

What is decided by hand wins for good: the machine never moves these articles, nor back into what they left.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.record import actions as record
from nhipcau.record.actions import Actor
from nhipcau.stories.actions.finding import as_seen, new_story, raise_revision
from nhipcau.stories.actions.settling import settle
from nhipcau.stories.actions.turn import regrouping_turn
from nhipcau.stories.models import Bar, Decision, DecisionKind, GroupingTurn, Placement, Story

LONGEST_TITLE = 300


def merge(
    *, by: Any, at: datetime, into: Story, others: Sequence[Story], revision: int | None = None
) -> Story:
    """Bring the articles of other stories into one; the others remain as signposts."""
    with regrouping_turn() as turn:
        survivor = as_seen(into, revision)
        lost = [
            as_seen(other, None)
            for other in {one.pk: one for one in others}.values()
            if other.pk != survivor.pk
        ]
        if not lost:
            raise Refused(_("Hãy chọn một dòng tin khác để gộp."), field="other")
        for other in lost:
            decision = _decide(DecisionKind.MERGE, by=by, at=at, story=survivor, other=other)
            _carry(decision, other.placements.values_list("article_id", flat=True), survivor, turn)
        settle([survivor.pk, *(other.pk for other in lost)], at=at, turn=turn)
        Story.objects.filter(pk__in=[other.pk for other in lost]).update(merged_into=survivor)
        _finish("stories.merge", by, at, survivor, *lost)
    return survivor


def split(
    *, by: Any, at: datetime, story: Story, articles: Collection[int], revision: int | None = None
) -> Story:
    """Take articles (row ids) out into a story of their own; neither side's articles return by themselves."""
    with regrouping_turn() as turn:
        source = as_seen(story, revision)
        there = set(source.placements.values_list("article_id", flat=True))
        chosen = there & set(articles)
        if not chosen:
            raise Refused(_("Hãy chọn ít nhất một bài để tách ra."), field="articles")
        if chosen == there:
            raise Refused(_("Phải để lại ít nhất một bài trong dòng tin cũ."), field="articles")
        made = new_story(source)
        decision = _decide(DecisionKind.SPLIT, by=by, at=at, story=source, other=made)
        _carry(decision, chosen, made, turn)
        _bar(decision, chosen, source)
        _bar(decision, there - chosen, made)
        settle([source.pk, made.pk], at=at, turn=turn)
        _finish("stories.split", by, at, source, made)
    return made


def move(
    *,
    by: Any,
    at: datetime,
    article_id: int,
    story: Story,
    to: Story | None = None,
    revision: int | None = None,
) -> Story:
    """Put one article into another story, or into a new one."""
    with regrouping_turn() as turn:
        source = as_seen(story, revision)
        left = source.placements.exclude(article_id=article_id).count()
        if not source.placements.filter(article_id=article_id).exists():
            raise Refused(_("Bài này không còn trong dòng tin. Mở lại trang rồi làm tiếp."))
        if (to is None and left == 0) or (to is not None and to.pk == source.pk):
            raise Refused(_("Bài này đã ở đúng chỗ đó rồi."), field="other")
        target = as_seen(to, None) if to else new_story(source)
        decision = _decide(DecisionKind.MOVE, by=by, at=at, story=source, other=target)
        _carry(decision, [article_id], target, turn)
        _bar(decision, [article_id], source)
        settle([source.pk, target.pk], at=at, turn=turn)
        if left == 0:
            Story.objects.filter(pk=source.pk).update(merged_into=target)
        _finish("stories.move", by, at, source, target)
    return target


def rename(*, by: Any, at: datetime, story: Story, title: str, revision: int | None = None) -> Story:
    """Give a story a title that the machine leaves alone."""
    said = " ".join(title.split())
    if not said or len(said) > LONGEST_TITLE:
        raise Refused(_("Tên dòng tin cần từ 1 đến 300 ký tự."), field="title")
    with regrouping_turn():
        named = as_seen(story, revision)
        before = named.title
        named.title, named.folded, named.titled_by_hand = said, fold(said), True
        named.save(update_fields=["title", "folded", "titled_by_hand"])
        Decision.objects.create(
            kind=DecisionKind.RENAME, by=by, at=at, story=named, before=before, after=said
        )
        raise_revision(named)
        record.note(
            by=by, at=at, verb="stories.rename", subject=f"stories.story:{named.public_id}",
            before={"title": before}, after={"title": said},
        )  # fmt: skip
    return named


def _decide(kind: str, *, by: Any, at: datetime, story: Story, other: Story) -> Decision:
    return Decision.objects.create(kind=kind, by=by, at=at, story=story, other=other)


def _carry(decision: Decision, article_ids: Collection[int], to: Story, turn: GroupingTurn) -> None:
    """Put articles into a story by a decision, remembering which decision held each before."""
    rows = Placement.objects.filter(article_id__in=list(article_ids)).order_by("article_id")
    decision.moved = [list(pair) for pair in rows.values_list("article_id", "decision_id")]
    decision.article_count = len(decision.moved)
    decision.save(update_fields=["moved", "article_count"])
    rows.update(story=to, decision=decision, turn=turn.number)
    Bar.objects.filter(article_id__in=[pair[0] for pair in decision.moved], story=to).delete()


def _bar(decision: Decision, article_ids: Collection[int], story: Story) -> None:
    rows = [Bar(article_id=article_id, story=story, decision=decision) for article_id in article_ids]
    Bar.objects.bulk_create(rows, ignore_conflicts=True)


def _finish(verb: str, by: Actor, at: datetime, story: Story, *others: Story) -> None:
    """Raise the revisions and write the record."""
    rows = list(Story.objects.filter(pk__in=[story.pk, *(other.pk for other in others)]))
    raise_revision(*rows)
    counts = {row.public_id: row.article_count for row in rows}
    record.note(
        by=by, at=at, verb=verb, subject=f"stories.story:{story.public_id}",
        after={"others": [other.public_id for other in others], "articles": counts},
    )  # fmt: skip
