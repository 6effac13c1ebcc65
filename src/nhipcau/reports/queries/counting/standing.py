"""Whether a unit works with the system: then no row means 0, else it means that nothing is known."""

from __future__ import annotations

from nhipcau.documents.queries.counting import has_papers
from nhipcau.people.queries import staff_of_unit
from nhipcau.press.queries.counting import has_enquiries
from nhipcau.statements.queries.counting import has_statements
from nhipcau.steering.queries.counting import has_tasks
from nhipcau.training.queries.counting import has_conferences

SIGNS = (has_statements, has_enquiries, has_papers, has_tasks, has_conferences)
"""Rows that somebody of the unit put here, the likeliest first."""


def works_here(unit_id: str) -> bool:
    """Say whether the unit has an account in use, or left work of its own."""
    return bool(staff_of_unit(unit_id)) or any(has(unit_id) for has in SIGNS)
