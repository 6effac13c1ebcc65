"""What the conferences of a unit brought, for the count of its work: people, gains, questions, certificates.

In: conferences, or unit and moments. Out: sums of a conference, as its report counts them; nobody's score.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from nhipcau.attendance.queries.numbers import numbers
from nhipcau.learning.models import Certificate, Test
from nhipcau.learning.queries.questions import counted_questions
from nhipcau.learning.queries.testing import result_of, tests_of


def people_present(conference: Any) -> int:
    """Return how many places were filled at least once, as the conference's report counts them."""
    return numbers(conference).present


def gains_told(conference: Any) -> Iterator[tuple[Test, int, float]]:
    """Yield each test that may be told of with how many took it twice and the sum of what they gained."""
    for test in tests_of(conference).order_by("pk"):
        told = result_of(test)
        if told is not None:
            yield test, told.whole.n, told.whole.mean_gain * told.whole.n


def answered_and_asked(conference: Any) -> tuple[int, int]:
    """Return how many questions were answered, of how many that were not declined or merged."""
    told = counted_questions(conference)
    return told["live"] + told["written"], told["all"]


def certificates_issued(unit_id: str, start: datetime, end: datetime) -> QuerySet[Certificate]:
    """Return the certificates issued then that were not revoked."""
    rows = Certificate.objects.filter(conference__unit_id=unit_id, revoked_at=None)
    rows = rows.filter(issued_at__gte=start, issued_at__lt=end)
    return rows.select_related("registration", "conference").order_by("issued_at", "pk")
