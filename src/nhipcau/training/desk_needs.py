"""What the menu, the start page, the record and a conference's page show of needs. Imported by `desk`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import beside, finding, naming, navigation, waiting
from nhipcau.common.beside import Beside
from nhipcau.common.desk import Card, Line
from nhipcau.common.finding import Finder, Found, Hit
from nhipcau.common.folding import fold, fold_words
from nhipcau.common.navigation import NavEntry
from nhipcau.common.waiting import MOST, Waiting, Waits
from nhipcau.training.queries.conferences import conferences_for
from nhipcau.training.queries.needs import (
    names_of_needs,
    needs_for,
    needs_of_conference,
    open_needs_for,
)
from nhipcau.training.rules import states

SEE, KEEP = "training.see_needs", "training.keep_needs"
SHOWN = 5


def waiting_needs(person: Any, _at: datetime) -> Iterator[Waiting]:
    """Tell the organiser what nobody planned or declined yet."""
    for row in open_needs_for(person)[:MOST]:
        yield Waiting(
            what=_("Xếp lịch tập huấn"), title=row.topic, since=row.made_at,
            url=reverse("training:need", args=[row.public_id]),
        )  # fmt: skip


def needs_card(person: Any, public_id: str, _at: datetime) -> Card | None:
    """Show beside a conference which needs it answers, and what else waits while it is planned."""
    conference = conferences_for(person).filter(public_id=public_id).first()
    if conference is None:
        return None
    rows = needs_of_conference(person, public_id)
    waits = open_needs_for(person).count() if conference.state == states.PLANNED else 0
    if not rows and not waits:
        return None
    lines = [
        Line(row.topic, row.units_count, url=reverse("training:need", args=[row.public_id]))
        for row in rows[:SHOWN]
    ]
    if waits:
        lines.append(
            Line(_("Còn chờ lên kế hoạch"), waits, url=f"{reverse('training:needs')}?state=open", tone="warn")
        )
    return Card(
        title=_("Nhu cầu tập huấn"), figure=len(rows),
        caption=_("nội dung do đơn vị nêu; bên phải: số đơn vị cần"),
        lines=lines, url=reverse("training:needs"), link=_("Xem tất cả"),
    )  # fmt: skip


def found_needs(person: Any, words: str, most: int) -> Found:
    """Find needs by every word of topic and reason."""
    asked = fold_words(words)
    rows = [
        row for row in needs_for(person)
        if all(word in fold(f"{row.topic} {row.why} {row.units_words}") for word in asked)
    ]  # fmt: skip
    hits = [
        Hit(row.topic, reverse("training:need", args=[row.public_id]), row.origin_words, row.made_at)
        for row in rows[:most]
    ]
    return Found(hits, len(rows), reverse("training:needs"))


navigation.add(
    NavEntry(
        gettext_lazy("Nhu cầu tập huấn"), "training:needs", needs=SEE, icon="people", order=81,
        hint=gettext_lazy("Nội dung các đơn vị cần được hướng dẫn, rút ra từ báo cáo."),
        group=navigation.TRAINING,
    )
)  # fmt: skip
waiting.add(Waits("training.needs", waiting_needs, needs=KEEP))
finding.add(Finder("training.needs", gettext_lazy("Nhu cầu tập huấn"), found_needs, needs=SEE, order=86))
beside.add("training.conference", Beside("training.needs", needs_card, needs=SEE, order=60))
naming.add("training.need", names_of_needs)
naming.add_words(
    {
        "training.need": gettext_lazy("nhu cầu tập huấn"),
        "training.hand_need": gettext_lazy("Giao nhu cầu tập huấn"),
        "training.plan_need": gettext_lazy("Đưa nhu cầu vào hội nghị"),
        "training.decline_need": gettext_lazy("Không tổ chức theo nhu cầu"),
        "training.reopen_need": gettext_lazy("Để nhu cầu chờ lại"),
    }
)
