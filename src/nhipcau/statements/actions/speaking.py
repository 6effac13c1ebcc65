"""Who speaks: the right of whoever approves, and of whoever the words are given to, on that day.

Called by drafting, writing and reviewing.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.spokespersons.queries.speaking import right_of_speaker, right_to_speak, speakers_of
from nhipcau.statements.actions.turning import day_of
from nhipcau.statements.models import Edition


def refuse_wrong_speaker(
    office_id: int, speaker_id: int | None, mandate_id: int | None, at: datetime
) -> None:
    """Decline a speaker of another office, or one who may not speak that day."""
    if speaker_id is None:
        return
    names = {speaker.pk for speaker in speakers_of(office_id, day_of(at))}
    if speaker_id not in names or not right_of_speaker(speaker_id, day_of(at), mandate_id=mandate_id):
        raise Refused(
            _("Người này không có quyền phát ngôn cho cơ quan vào hôm nay, hoặc thiếu văn bản ủy quyền."),
            field="speaker",
        )


def refuse_without_right(by: Any, edition: Edition, at: datetime) -> None:
    """Decline an approver who may not speak for the office that day, and an edition without a speaker."""
    if edition.speaker_id is None:
        raise Refused(_("Hãy chọn người phát ngôn trước khi duyệt."))
    office_id, mandate_id = edition.statement.office_id, edition.mandate_id
    refuse_wrong_speaker(office_id, edition.speaker_id, mandate_id, at)
    right = right_to_speak(by.pk, office_id, day_of(at))
    if right is None:
        raise Refused(_("Hôm nay bạn không có quyền phát ngôn cho cơ quan này nên không duyệt được."))
    if right.mandate and not (
        mandate_id and right_to_speak(by.pk, office_id, day_of(at), mandate_id=mandate_id)
    ):
        raise Refused(_("Văn bản ủy quyền của bạn là cho việc khác, không phải phát ngôn này."))
