"""Whether an embargo has ended and nobody has acted on it yet. Asked by whoever serves the public."""

from __future__ import annotations

from django.db.models.functions import Now

from nhipcau.statements.models import Edition
from nhipcau.statements.rules import states


def release_is_due() -> bool:
    """Tell, by the database's clock, whether a scheduled edition's minute has come."""
    return Edition.objects.filter(publication=states.SCHEDULED, release_at__lte=Now()).exists()
