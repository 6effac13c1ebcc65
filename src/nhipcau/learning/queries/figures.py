"""Every number of a conference report, counted from the work itself. In: a conference; out: JSON values.

Called by `actions/reporting.py`, which freezes them; `rules/report.py` and the paper print them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from nhipcau.attendance.queries.numbers import by_category, by_site, cross, numbers
from nhipcau.attendance.queries.summary import summary
from nhipcau.learning.queries.certificates import counted_certificates
from nhipcau.learning.queries.evaluating import results as evaluated
from nhipcau.learning.queries.questions import counted_questions, open_of
from nhipcau.learning.queries.testing import best_measure
from nhipcau.training.queries.conferences import half_days_of, programme_of, sites_of
from nhipcau.training.queries.nominating import categories_of
from nhipcau.training.rules.states import TOPIC

NO_CATEGORY = 0
UNSAID = "Chưa rõ thành phần"
"""Whoever came to the door without being named by anybody."""
COUNTED = ("nominated", "walk_ins", "present", "excused", "absent")
CROSS_HEADER = ("Mã", "Điểm cầu", "Thành phần", "Buổi", "Được cử", "Tại chỗ", "Có mặt", "Báo vắng", "Vắng")


def figures_of(conference: Any, *, at: datetime) -> dict[str, Any]:
    """Count everything of one conference at one moment."""
    half_days, sites = list(half_days_of(conference)), list(sites_of(conference))
    categories = {row.pk: row.name for row in categories_of(conference)}
    whole, went = numbers(conference), summary(conference)
    return {
        "title": conference.title, "starts_on": conference.starts_on.isoformat(),
        "ends_on": conference.ends_on.isoformat(), "counted_at": at.isoformat(),
        "sites": len(sites), "sites_on_line": went.sites_on_line,
        "whole": told(whole), "substitutes": whole.substitutes,
        "half_days": [{"name": str(row), **told(numbers(conference, row))} for row in half_days],
        "by_site": _by_site(conference, sites),
        "categories": _by_category(conference, categories),
        "cross": _cross(conference, half_days, sites, categories),
        "declared": _declared(conference),
        "conflicts": {"all": went.conflicts, "open": went.conflicts_open},
        "late": went.late, "set_aside": went.set_aside,
        "topics": _topics(conference),
        "test": best_measure(conference),
        "evaluation": [
            {"text": row.text, "n": row.n, "mean": row.mean} for row in evaluated(conference) if row.mean
        ],
        "questions": counted_questions(conference),
        "owed": [_owed(row) for row in open_of(conference)],
        "certificates": counted_certificates(conference),
    }  # fmt: skip


def told(counted: Any) -> dict[str, int]:
    """Return the five numbers that add up."""
    return {name: getattr(counted, name) for name in COUNTED}


def cross_rows(figures: Mapping[str, Any]) -> tuple[Sequence[str], Iterable[list[object]]]:
    """Return site × category × half-day as rows, its totals below, as the report counted them."""
    rows = [
        [row["code"], row["site"], row["category"], row["half_day"], *(row[name] for name in COUNTED)]
        for row in figures["cross"]
    ]
    totals = [["", "Cộng", "", row["name"], *(row[name] for name in COUNTED)] for row in figures["half_days"]]
    return CROSS_HEADER, [*rows, *totals]


def _by_site(conference: Any, sites: Sequence[Any]) -> list[dict[str, Any]]:
    counted = by_site(conference)
    return [
        {"code": row.code, "site": row.name, **told(counted[row.pk])} for row in sites if row.pk in counted
    ]


def _by_category(conference: Any, names: Mapping[int, str]) -> list[dict[str, Any]]:
    counted = by_category(conference)
    order = [*names, NO_CATEGORY]
    return [{"name": names.get(key, UNSAID), **told(counted[key])} for key in order if key in counted]


def _cross(
    conference: Any, half_days: Sequence[Any], sites: Sequence[Any], categories: Mapping[int, str]
) -> list[dict[str, Any]]:
    counted = cross(conference)
    return [
        {"code": site.code, "site": site.name, "category": categories.get(category, UNSAID),
         "half_day": str(half_day), **told(counted[half_day.pk, site.pk, category])}
        for site in sites
        for category in [*categories, NO_CATEGORY]
        for half_day in half_days
        if (half_day.pk, site.pk, category) in counted
    ]  # fmt: skip


def _declared(conference: Any) -> dict[str, Any] | None:
    if conference.declared_count is None:
        return None
    return {
        "qualifier": conference.declared_qualifier,
        "count": conference.declared_count,
        "source": conference.declared_source,
    }


def _topics(conference: Any) -> list[dict[str, str]]:
    return [
        {"title": session.title,
         "speakers": "; ".join(f"{one.name}, {one.post}" for one in session.speakers.all())}
        for _half_day, sessions in programme_of(conference)
        for session in sessions
        if session.kind == TOPIC
    ]  # fmt: skip


def _owed(question: Any) -> dict[str, Any]:
    owner = question.owner_body.name if question.owner_body_id else ""
    due_on = question.due_on.isoformat() if question.due_on else None
    return {"text": question.text, "owner": owner, "due_on": due_on}
