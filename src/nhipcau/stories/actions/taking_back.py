"""Taking back the last hand decision about a story. In: who, when, the story; called by its page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.record import actions as record
from nhipcau.stories.actions.finding import raise_revision
from nhipcau.stories.actions.settling import settle
from nhipcau.stories.actions.turn import regrouping_turn
from nhipcau.stories.models import Decision, DecisionKind, GroupingTurn, Placement, Story
from nhipcau.stories.queries.history import last_decision


def take_back(*, by: Any, at: datetime, story: Story, decision_id: str) -> Story:
    """Undo the last decision that still stands; refused when something was decided after it."""
    with regrouping_turn() as turn:
        decision = last_decision(story)
        if decision is None or decision.public_id != decision_id:
            raise Refused(_("Sau đó đã có người xếp tiếp; chỉ hoàn tác được việc làm gần nhất."))
        if decision.kind == DecisionKind.RENAME:
            _name_back(decision)
        else:
            _carry_back(decision, turn, at)
        decision.taken_back_at = at
        decision.save(update_fields=["taken_back_at"])
        named = [key for key in (decision.story_id, decision.other_id) if key is not None]
        raise_revision(*Story.objects.filter(pk__in=named))
        record.note(
            by=by, at=at, verb="stories.take_back", subject=f"stories.story:{story.public_id}",
            before={"kind": decision.kind, "articles": decision.article_count},
        )  # fmt: skip
    return Story.objects.get(pk=decision.story_id)


def _name_back(decision: Decision) -> None:
    earlier = Decision.objects.filter(story=decision.story_id, kind=DecisionKind.RENAME, taken_back_at=None)
    Story.objects.filter(pk=decision.story_id).update(
        title=decision.before,
        folded=fold(decision.before),
        titled_by_hand=earlier.exclude(pk=decision.pk).exists(),
    )


def _carry_back(decision: Decision, turn: GroupingTurn, at: datetime) -> None:
    """Return the articles to where they were, each under the decision that held it before."""
    both = [key for key in (decision.story_id, decision.other_id) if key is not None]
    home = both[-1] if decision.kind == DecisionKind.MERGE else decision.story_id
    rows = Placement.objects.filter(decision=decision)
    if rows.count() != Placement.objects.filter(article_id__in=[pair[0] for pair in decision.moved]).count():
        raise Refused(_("Có bài đã được chuyển đi tiếp; không hoàn tác được nữa."))
    decision.bars.all().delete()
    Story.objects.filter(pk=home).update(merged_into=None)
    for article_id, before in decision.moved:
        rows.filter(article_id=article_id).update(story_id=home, decision_id=before, turn=turn.number)
    settle(both, at=at, turn=turn)
    emptied = Story.objects.filter(pk__in=both, article_count=0)
    emptied.exclude(pk=home).update(merged_into=home)
