"""Words and screens of plans for the menu, the record and the start page; imported by `desk`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding, naming, navigation, waiting
from nhipcau.common.navigation import NavEntry
from nhipcau.people.rules import OFFICER
from nhipcau.steering.queries.plans import titles
from nhipcau.steering.queries.tasks_waiting import found_plans, plan_missing

SEE = "steering.see_steering"

navigation.add(
    NavEntry(
        _("Kế hoạch năm"), "steering:plans", needs=SEE, icon="topics", order=95,
        hint=_("Dự thảo từ văn bản giao và kế hoạch năm trước; văn bản có số; đơn vị nào chưa có."),
        group=navigation.STEERING,
    )
)  # fmt: skip
waiting.add(waiting.Waits("steering.plans", plan_missing, "steering.keep_plans", frozenset({OFFICER})))
finding.add(finding.Finder("steering.plans", _("Kế hoạch năm"), found_plans, needs=SEE, order=72))
naming.add("steering.plan", titles)
naming.add_words(
    {
        "steering.plan": _("Kế hoạch năm"),
        "steering.make_plan": _("Lập kế hoạch năm"),
        "steering.change_plan": _("Soạn kế hoạch"),
        "steering.issue_plan": _("Ban hành kế hoạch"),
        "plan_year": _("Năm"),
        "parts": _("Các phần đã sửa"),
        "issued_on": _("Ngày ban hành"),
    }
)
