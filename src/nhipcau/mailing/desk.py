"""What the room puts on the menu and on the start page, and its words for the record; found at start-up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import desk, naming, navigation
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import NavEntry, Visitor
from nhipcau.mailing import desk_waiting  # noqa: F401 - put their own parts in
from nhipcau.mailing.models import Letter, LetterState
from nhipcau.mailing.queries.letters import counts_for, way_out
from nhipcau.mailing.rules.letters import TROUBLED
from nhipcau.mailing.wording import STATE_TONES


def trouble_card(person: Visitor, at: datetime) -> Card | None:  # noqa: ARG001 - built for any time
    """Say which letters did not surely arrive; nothing where all did."""
    counts, letters = counts_for(person), reverse("mailing:letters")
    lines = [
        Line(str(LetterState(state).label), counts[state], f"{letters}?state={state}", STATE_TONES[state])
        for state in TROUBLED
        if counts[state]
    ]
    if counts[LetterState.WAITING] and way_out() == "none":
        waiting = counts[LetterState.WAITING]
        lines.append(Line(_("Chờ, vì chưa đặt máy chủ thư"), waiting, f"{letters}?state=waiting", "warn"))
    if not lines:
        return None
    return Card(title=_("Thư chưa tới nơi"), lines=lines, url=letters, link=_("Xem thư gửi"))


def _names(public_ids: Iterable[str]) -> dict[str, str]:
    found = Letter.objects.filter(public_id__in=public_ids, erased_at__isnull=True)
    return dict(found.values_list("public_id", "subject"))


navigation.add(
    NavEntry(
        gettext_lazy("Thư gửi"),
        "mailing:letters",
        needs="mailing.see_letters",
        icon="letters",
        order=59,
        group=navigation.SPEAKING,
    )
)
desk.add(Builder("mailing.trouble", trouble_card, needs="mailing.see_letters", order=25))
naming.add("mailing.letter", _names)
naming.add_words(
    {
        "mailing.letter": gettext_lazy("Thư"),
        "mailing.letters": gettext_lazy("Các thư"),
        "mailing.send_letters": gettext_lazy("Gửi các thư đến hạn"),
        "mailing.send_again": gettext_lazy("Gửi lại một thư"),
        "mailing.suppression": gettext_lazy("Địa chỉ ngừng gửi"),
        "mailing.suppress": gettext_lazy("Ngừng gửi thư nhiều người đến một địa chỉ"),
        "mailing.allow_again": gettext_lazy("Cho gửi lại một địa chỉ"),
        "sent": gettext_lazy("Đã gửi"),
        "unsure": gettext_lazy("Không rõ đã đến"),
        "put_off": gettext_lazy("Để gửi sau"),
    }
)
