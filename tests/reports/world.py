"""One row of everything that steering, reports and the needs of training keep, with one secret in every text.

Of the province p04 and its commune c04001; nothing here concerns p20 beside it or c04002 below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tests.learning.world import SECRET
from tests.reports.making import fill, hand_in, indicator, make_period, make_report
from tests.steering.making import (
    NOW,
    TODAY,
    make_directive,
    make_obligation,
    make_official,
    make_task,
    make_tree,
)

from nhipcau.common.folding import fold
from nhipcau.reports.models import (
    AwardRound,
    Finding,
    Outline,
    Period,
    Practice,
    Report,
    Review,
    Rollup,
    Score,
    Value,
)
from nhipcau.reports.rules.states import HALF_1
from nhipcau.steering.models import (
    CalendarLink,
    Committee,
    Directive,
    Extension,
    Obligation,
    Plan,
    Product,
    Seat,
    SeatHolding,
    Task,
)
from nhipcau.training.models import Need

PROVINCE, COMMUNE, BESIDE, BELOW = "p04", "c04001", "p20", "c04002"
"""Whose rows; and who must not see them: a province beside, a commune beside and below."""

SHAPE = {
    COMMUNE: [
        [[10_600_000, 2_260_000], [10_610_000, 2_260_000], [10_610_000, 2_270_000], [10_600_000, 2_260_000]]
    ]
}


@dataclass(frozen=True)
class World:
    """What tests ask for by name."""

    period: Period
    province: Report
    commune: Report
    review: Review
    award: AwardRound
    plan: Plan
    task: Task
    directive: Directive
    obligation: Obligation
    need: Need
    officer: Any
    commune_officer: Any


def make_world(secret: str = SECRET) -> World:
    """Return rows of every kind, each named by these words."""
    make_tree()
    officer = make_official("o4", "officer", unit=PROVINCE)
    other = make_official("o1", "officer", unit=COMMUNE)
    plan, task = _plans(secret, officer)
    directive, obligation = _directives(secret)
    period = make_period(name=secret)
    province, commune = _reports(secret, period, officer, other)
    review, award = _reviews(secret, period, officer)
    Practice.objects.create(report=province, title=secret, what=secret, effect=secret, folded=fold(secret))
    need = Need.objects.create(
        unit_id=PROVINCE, topic=secret, why=secret, units_words=secret, units_count=1,
        origin=f"reports.review:{review.public_id}", origin_words=secret, made_at=NOW,
    )  # fmt: skip
    CalendarLink.objects.create(person=officer, made_at=NOW)
    return World(period, province, commune, review, award, plan, task, directive, obligation, need, officer,
                 other)  # fmt: skip


def _plans(secret: str, officer: Any) -> tuple[Plan, Task]:
    plan = Plan.objects.create(
        unit_id=PROVINCE, year=2026, title=secret, bases=secret, aims=secret, funding=secret, duties=secret,
        state="issued", issued_on=TODAY, elsewhere=secret,
    )  # fmt: skip
    draft = Plan.objects.create(unit_id=PROVINCE, year=2027, title=secret, aims=secret)
    words = {"title": secret, "lead_words": secret, "partners": secret, "product": secret, "funding": secret}
    task = make_task(PROVINCE, plan=plan, **words)
    make_task(PROVINCE, plan=draft, **words)
    make_task(COMMUNE, **words)
    make_task(PROVINCE, state="waiting", done_at=NOW, done_by=officer, done_words=secret, **words)
    Extension.objects.create(
        task=task, from_on=task.first_due_on, to_on=task.due_on + timedelta(1), reason=secret, at=NOW,
        by=officer,
    )  # fmt: skip
    Product.objects.create(
        task=task, title=secret, address=f"https://example.vn/?q={fold('a')}", added_at=NOW
    )
    committee = Committee.objects.create(unit_id=PROVINCE, name=secret, decision=secret, starts_on=TODAY)
    seat = Seat.objects.create(committee=committee, title=secret, duty=secret)
    SeatHolding.objects.create(
        seat=seat, name=secret, post_words=secret, starts_on=TODAY, decision=secret, end_decision=secret
    )
    return plan, task


def _directives(secret: str) -> tuple[Directive, Obligation]:
    text = f"Điều 1. {secret} lập kế hoạch.\nĐiều 2. {secret} báo cáo."
    directive = make_directive(
        PROVINCE, number="07/CT-UBND", issuer=secret, title=secret, source=secret, text=text
    )
    return directive, make_obligation([COMMUNE], directive, what=secret, product=secret)


def _reports(secret: str, period: Period, officer: Any, other: Any) -> tuple[Report, Report]:
    words = dict.fromkeys(("leadership", "results", "next_steps", "proposals"), secret)
    province = make_report(period, PROVINCE, extended_why=secret, **words)
    commune = make_report(period, COMMUNE, province=PROVINCE, **words)
    before = make_report(make_period(kind=HALF_1, name=secret), PROVINCE, **words)
    for report in (province, commune, before):
        fill(report, {"releases": 7_000, "staff": 2_000, "enquiries_in_time": (1_000, 2_000)})
        Finding.objects.create(report=report, limit=secret, cause=secret, remedy=secret, topic=secret)
    Value.objects.update(note=secret, counted_amount=1, origin="stated", is_confirmed=True)
    hand_in(commune, other)
    hand_in(before, officer)
    return province, commune


def _reviews(secret: str, period: Period, officer: Any) -> tuple[Review, AwardRound]:
    words = dict.fromkeys(("assessment", "limits", "causes", "next_steps", "proposals"), secret)
    review = Review.objects.create(period=period, unit_id=PROVINCE, **words)
    award = AwardRound.objects.create(
        period=period, unit_id=PROVINCE, name=secret, scored_at=NOW,
        criteria=[{"code": "releases", "weight": 10, "more_is_better": True}],
    )  # fmt: skip
    part = {"releases": {"amount": 7_000, "base": None, "points": 10_000, "revision": 1}}
    Score.objects.create(round=award, unit_id=COMMUNE, points=10_000, parts=part)
    Rollup.objects.create(
        period=period, unit_id=PROVINCE, indicator=indicator("releases"), amount=7_000, filled=1
    )
    Outline.objects.create(unit_id=PROVINCE, source=secret, shapes=SHAPE, loaded_at=NOW, loaded_by=officer)
    return review, award
