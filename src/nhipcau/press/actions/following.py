"""The journalist asks on: a new enquiry that follows a closed or open one. Called by the enquiry's page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from nhipcau.press.actions.receiving import receive_enquiry
from nhipcau.press.models import Enquiry


def follow_up(
    *, by: Any, at: datetime, enquiry: Enquiry, channel: str, question: str,
    received_at: datetime | None = None,
) -> Enquiry:  # fmt: skip
    """Enter a question of the same journalist, on a clock of its own, to the unit that has the first."""
    return receive_enquiry(
        by=by, at=at, unit_id=enquiry.unit_id, channel=channel, contact=enquiry.contact,
        outlet_name=enquiry.outlet_name, is_foreign=enquiry.is_foreign, language=enquiry.language,
        question=question, received_at=received_at, follows=enquiry,
    )  # fmt: skip
