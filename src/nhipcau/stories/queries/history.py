"""What people decided about a story. In: a story; out: decisions, the latest first."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from nhipcau.stories.models import Decision, Story


def decisions_of(story: Story) -> QuerySet[Decision]:
    """Return every decision that names this story, those taken back among them."""
    named = Q(story=story) | Q(other=story)
    return Decision.objects.filter(named).select_related("by", "story", "other").order_by("-at", "-pk")


def last_decision(story: Story) -> Decision | None:
    """Return the decision that may be taken back: nothing stands after it on either of its stories."""
    last = decisions_of(story).filter(taken_back_at=None).first()
    if last is None:
        return None
    both = [key for key in (last.story_id, last.other_id) if key]
    after = Decision.objects.filter(Q(story__in=both) | Q(other__in=both), taken_back_at=None)
    newest = after.order_by("-at", "-pk").first()
    return last if newest is not None and newest.pk == last.pk else None
