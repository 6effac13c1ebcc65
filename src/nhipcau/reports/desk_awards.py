"""Words and screens of awards and good practice; lends steering the lines of the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding, naming, navigation, waiting
from nhipcau.common.finding import Found, Hit, list_url, shown, with_words
from nhipcau.common.navigation import NavEntry
from nhipcau.common.waiting import MOST, Waiting
from nhipcau.reports.queries.awards import indicators_on, names_of_rounds
from nhipcau.reports.queries.practices import names_of_practices, practices_for, waiting_for_judge
from nhipcau.steering import lines
from nhipcau.units.queries.bodies import unit_titles

SEE = "reports.see_reports"


def _lines(on: date) -> list[lines.Line]:
    return [lines.Line(one.code, one.name, one.group) for one in indicators_on(on)]


def _nominations(person: Any, at: datetime) -> Iterator[Waiting]:
    """Yield the nominations that this person's unit judges."""
    rows = list(waiting_for_judge(person.unit_id)[:MOST])
    titles = unit_titles({row.report.unit_id for row in rows}, at.date())
    for row in rows:
        yield Waiting(
            what=_now("Chọn cách làm hay"), title=row.title,
            url=reverse("reports:practice", args=[row.public_id]), where=titles.get(row.report.unit_id, ""),
        )  # fmt: skip


def _found(person: Any, words: str, most: int) -> Found:
    def hit(row: Any) -> Hit:
        return Hit(row.title, reverse("reports:practice", args=[row.public_id]), row.what)

    rows = with_words(practices_for(person), words, "folded")
    return shown(rows, hit, most=most, more_url=list_url("reports:practices", words))


lines.add("reports", _lines)
navigation.add(
    NavEntry(
        _("Cách làm hay"), "reports:practices", needs=SEE, icon="star", order=98,
        hint=_("Nơi khác đã làm gì, được kết quả gì."), group=navigation.STEERING,
    )
)  # fmt: skip
navigation.add(
    NavEntry(
        _("Xét thi đua"), "reports:awards", needs=SEE, icon="trends", order=99,
        hint=_("Điểm từ báo cáo đã duyệt, theo tiêu chí công bố trước."), group=navigation.STEERING,
    )
)  # fmt: skip
waiting.add(waiting.Waits("reports.practices", _nominations, needs="reports.keep_practices"))
finding.add(finding.Finder("reports.practices", _("Cách làm hay"), _found, needs=SEE, order=85))
naming.add("reports.award_round", names_of_rounds)
naming.add("reports.practice", names_of_practices)
naming.add_words(
    {
        "reports.award_round": _("Đợt xét thi đua"),
        "reports.practice": _("Cách làm hay"),
        "reports.open_round": _("Mở đợt xét thi đua"),
        "reports.score": _("Chấm điểm thi đua"),
        "reports.drop_round": _("Bỏ đợt xét thi đua"),
        "reports.nominate": _("Đề cử cách làm hay"),
        "reports.keep_practice": _("Đưa cách làm vào thư viện"),
        "reports.decline_practice": _("Không chọn cách làm"),
        "criteria": _("Tiêu chí"),
        "earned": _("Đơn vị có điểm"),
    }
)
