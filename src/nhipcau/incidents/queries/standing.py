"""One incident as page and report show it: checklist, duties, statements, log, rumours, lessons, times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from nhipcau.incidents.models import Assignment, Check, Holding, Incident, Lesson, Note, Rumour


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of the incident, and when its first words left."""

    holding: Holding
    left_at: datetime | None
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything of one incident."""

    checks: list[Check]
    assignments: list[Assignment]
    said: list[Said]
    notes: list[Note]
    rumours: list[Rumour]
    lessons: list[Lesson]
    first_word_after: timedelta | None
    """From the declaration to the first statement that left."""

    @property
    def done(self) -> int:
        """Count what is done of the checklist."""
        return sum(check.done_at is not None for check in self.checks)

    @property
    def late(self) -> list[Check]:
        """List what was done after its minute."""
        return [check for check in self.checks if check.done_at and check.done_at > check.due_at]


def standing_of(incident: Incident) -> Standing:
    """Gather it."""
    holdings = incident.holdings.select_related("statement", "template").order_by("made_at", "pk")
    said = [_said(holding) for holding in holdings]
    left = [one.left_at for one in said if one.left_at]
    return Standing(
        checks=list(incident.checks.select_related("done_by").order_by("position")),
        assignments=list(incident.assignments.select_related("person").order_by("ends_at", "starts_at")),
        said=said,
        notes=list(incident.notes.select_related("by").order_by("-at", "-pk")),
        rumours=list(incident.rumours.select_related("claim", "statement", "noted_by")),
        lessons=list(incident.lessons.select_related("owner")),
        first_word_after=min(left) - incident.declared_at if left else None,
    )


def _said(holding: Holding) -> Said:
    editions = holding.statement.editions.all()
    left = [edition.published_at for edition in editions if edition.published_at]
    versions = [version for edition in editions for version in edition.versions.all()]
    return Said(holding, min(left) if left else None, tuple(sorted({one.language for one in versions})))
