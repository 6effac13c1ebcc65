"""What hand decisions begin with: the story as it stands in this turn, or words why not.

In: a story and the revision that the person saw. Out: the locked story, or Refused. Called inside a turn.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.stories.models import Story


def as_seen(story: Story, revision: int | None) -> Story:
    """Return the story as it stands now; refused when somebody regrouped it after the person looked."""
    now = Story.objects.select_for_update().get(pk=story.pk)
    if now.merged_into_id is not None:
        raise Refused(
            _("Dòng tin “%(title)s” vừa được gộp vào dòng tin khác. Mở lại trang rồi làm tiếp.")
            % {"title": now.title}
        )
    if revision is not None and revision != now.revision:
        raise Refused(
            _("Dòng tin này vừa được người khác xếp lại. Mở lại trang để xem bản mới rồi làm tiếp.")
        )
    return now


def new_story(like: Story) -> Story:
    """Return a stored story without articles; settling gives it title and times."""
    return Story.objects.create(
        title=like.title, first_at=like.first_at, last_at=like.last_at, made_at=like.made_at
    )


def raise_revision(*stories: Story) -> None:
    """Let forms that others hold open be refused."""
    for story in stories:
        story.revision += 1
        story.save(update_fields=["revision"])
