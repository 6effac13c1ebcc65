"""What may follow from a review: tasks for its open limits and next steps, topics to be taught.

In: a review (and its figures); out: suggestions, each with whether it was done already. Called by the page
"next period" and by `actions.following`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from nhipcau.common.folding import fold
from nhipcau.reports.models import Finding, Review
from nhipcau.reports.queries.reviews import figures
from nhipcau.reports.queries.standing import names_of
from nhipcau.spokespersons.queries.offices import office_of_unit
from nhipcau.steering.queries.tasks import tasks_of_origin
from nhipcau.training.queries.needs import needs_of_origin

MOST = 60
"""Suggestions on one page, those of most units first; a longer list nobody would read."""
NAMED = 3
"""Units named in a suggestion before "and so many others"."""
HALF_A_YEAR = 6
"""Months between two cut-offs, which fall on the 14th (rulebook/reporting.toml)."""
REASONS = 20
"""Limits told under a topic."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A task that might follow."""

    title: str
    why: str
    """The limit it remedies and who named it; empty of a line of the review's own next steps."""
    units: int
    task: Any = None
    """The task that was made of it already."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that units ask to be taught."""

    topic: str
    why: tuple[str, ...]
    units: tuple[str, ...]
    need: Any = None
    """What was handed over already."""


def origin_of(review: Review) -> str:
    """Name the review as the place where tasks and needs came from."""
    return f"reports.review:{review.public_id}"


def tidy(text: str) -> str:
    """Return one line without a sign of listing before it."""
    return " ".join(text.split()).lstrip("-–+•* ").strip()


def key_of(text: str) -> str:
    """Return what makes two wordings the same."""
    return fold(tidy(text)).strip(" .;")


def suggestions(review: Review, at: datetime) -> list[Suggestion]:
    """Return the lines of the review's next steps, then the remedies of its open limits, each once."""
    made = {key_of(task.title): task for task in tasks_of_origin(origin_of(review))}
    steps = [Suggestion(tidy(line), "", 0) for line in review.next_steps.splitlines() if key_of(line)]
    remedies = _remedies(figures(review, at).told["findings"])
    told: dict[str, Suggestion] = {}
    for one in [*steps, *remedies]:
        key = key_of(one.title)
        told.setdefault(key, Suggestion(one.title, one.why, one.units, made.get(key)))
    return list(told.values())[:MOST]


def topics(review: Review) -> list[Topic]:
    """Return the topics that open limits under the review name, those of most units first."""
    rows = list(_open_limits(review))
    names = names_of({str(row.report.unit_id) for row in rows}, review.period.ends_on)
    handed = {key_of(need.topic): need for need in needs_of_origin(review.unit_id, origin_of(review))}
    grouped: dict[str, list[Finding]] = defaultdict(list)
    for row in rows:
        grouped[key_of(row.topic)].append(row)
    told = [_topic(found, names, handed.get(key)) for key, found in grouped.items() if key]
    return sorted(told, key=lambda one: (-len(one.units), one.topic))


def usual_lead(review: Review, on: date) -> str:
    """Return who usually leads: the office of the level."""
    office = office_of_unit(review.unit_id, on)
    return office.name if office else ""


def usual_day(review: Review) -> date:
    """Return the day by which tasks are usually done: the cut-off of the next period."""
    cut_off = review.period.ends_on
    years, months = divmod(cut_off.month - 1 + HALF_A_YEAR, 12)
    return cut_off.replace(year=cut_off.year + years, month=months + 1)


def origin_words(review: Review) -> str:
    """Say in words where tasks and needs came from."""
    return _("Báo cáo tổng hợp %(period)s") % {"period": review.period.name}


def _open_limits(review: Review) -> QuerySet[Finding]:
    """Limits with a topic that nobody settled, of reports handed in under the level up to this period."""
    period = review.period
    rows = Finding.objects.filter(
        settled_at=None, report__number__gt=0, report__period__root=period.root_id,
        report__period__ends_on__lte=period.ends_on,
    ).exclude(topic="")  # fmt: skip
    if review.unit_id != period.root_id:
        rows = rows.filter(report__province=review.unit_id)
    return rows.select_related("report").order_by("report__unit_id", "position", "pk")


def _topic(rows: Sequence[Finding], names: dict[str, tuple[str, str]], need: Any) -> Topic:
    spellings = [tidy(row.topic) for row in rows]
    units = dict.fromkeys(names[str(row.report.unit_id)][0] for row in rows)
    why = dict.fromkeys(tidy(row.limit) for row in rows)
    return Topic(max(spellings, key=spellings.count), tuple(why)[:REASONS], tuple(units), need)


def _remedies(findings: Iterable[dict[str, Any]]) -> list[Suggestion]:
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in findings:
        grouped[key_of(row["remedy"])].append(row)
    told = [_remedy(rows) for key, rows in grouped.items() if key]
    return sorted(told, key=lambda one: -one.units)


def _remedy(rows: Sequence[dict[str, Any]]) -> Suggestion:
    units = list(dict.fromkeys(row["name"] for row in rows))
    named = ", ".join(units[:NAMED])
    if len(units) > NAMED:
        named = _("%(units)s và %(more)s đơn vị khác") % {"units": named, "more": len(units) - NAMED}
    return Suggestion(tidy(rows[0]["remedy"]), f"{tidy(rows[0]['limit'])} ({named})", len(units))
