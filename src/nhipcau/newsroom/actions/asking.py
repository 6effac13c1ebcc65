"""A question from the public form: its asker becomes a contact, its clock starts. All or nothing."""

from __future__ import annotations

from datetime import date, datetime

from nhipcau.common.writing import write_gate
from nhipcau.contacts.actions.keeping import enquirer
from nhipcau.press.actions.receiving import receive_enquiry


def ask(
    *,
    at: datetime,
    language: str,
    unit_id: str,
    name: str,
    outlet_name: str,
    is_foreign: bool,
    email: str,
    phone: str,
    question: str,
    wanted_by: date | None,
) -> None:
    """Take down a journalist's question."""
    with write_gate():
        contact = enquirer(
            at=at, unit_id=unit_id, name=name, email=email, phone=phone, outlet_name=outlet_name,
            is_foreign=is_foreign, language=language,
        )  # fmt: skip
        receive_enquiry(
            by=None, at=at, unit_id=unit_id, channel="web", contact=contact, outlet_name=outlet_name,
            is_foreign=is_foreign, language=language, question=question, wanted_by=wanted_by,
        )  # fmt: skip
