"""Enquiries for tests: invented journalists, outlets and questions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.apps import apps
from tests.people.making import make_person, make_unit

from nhipcau.press.actions.receiving import receive_enquiry
from nhipcau.press.models import Enquiry
from nhipcau.spokespersons.actions import keep_office, name_speaker
from nhipcau.statements.actions.reviewing import approve_version, submit_version

NOW = datetime(2026, 11, 20, 2, 5, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
QUESTION = "Đến nay xã còn bao nhiêu hộ chưa có điện sau đợt mưa lũ?"


def make_contact(unit_id: str = "p04", email: str = "thu.dam@bao-mau.example", **more: Any) -> Any:
    """Return a journalist known for asking."""
    unit = make_unit(unit_id) if unit_id == "p04" else make_unit(unit_id, f"Mẫu {unit_id}", unit_id[1:])
    said = {"name": "Đàm Thị Thu", "languages": ["vi"], "purpose": "Trả lời câu hỏi", "basis": "duty",
            "expires_on": NOW.date() + 400 * DAY, "added_at": NOW, "token": f"t-{email}-{unit_id}", **more}  # fmt: skip
    return apps.get_model("contacts.Contact").objects.create(unit=unit, kind="enquirer", email=email, **said)


def make_enquiry(*, by: Any = None, at: datetime = NOW, **more: Any) -> Enquiry:
    """Return an enquiry just received."""
    said = {"unit_id": "p04", "channel": "web", "outlet_name": "Báo Sông Mẫu", "is_foreign": False,
            "language": "vi", "question": QUESTION, **more}  # fmt: skip
    contact = said.pop("contact", None) or make_contact(
        said["unit_id"], f"c{Enquiry.objects.count()}@bao.example"
    )
    return receive_enquiry(by=by, at=at, contact=contact, **said)


def make_office(keeper: Any, speaker: Any) -> Any:
    """Return the unit's office with a spokesperson in office."""
    office = keep_office(by=keeper, at=NOW, name="Ủy ban nhân dân tỉnh Cao Bằng", symbol="UBND",
                         seat="Cao Bằng", names={"en": "People's Committee of Cao Bằng"})  # fmt: skip
    named = name_speaker(by=keeper, at=NOW, office=office, kind="named", person=speaker,
                         name="Lý Văn Bình", post="Chánh Văn phòng", decision="12/QĐ-UBND",
                         starts_on=NOW.date() - 30 * DAY, phone="0206 000", email="phatngon@cb.example")  # fmt: skip
    return office, named


def make_people() -> tuple[Any, Any]:
    """Return somebody of the desk and the spokesperson."""
    return (make_person("an.nguyen", "officer"),
            make_person("binh.ly", "spokesperson", full_name="Lý Văn Bình"))  # fmt: skip


def approved(version: Any, writer: Any, speaker: Any, at: datetime = NOW) -> Any:
    """Return the version approved by the spokesperson; a key is made where there is none."""
    from nhipcau.signing.actions.keys import make_key
    from nhipcau.signing.queries.keys import key_in_force

    if key_in_force(at) is None:
        make_key(by=None, at=at)
    submit_version(by=writer, at=at, version=version, seen=version.revision)
    version.refresh_from_db()
    approve_version(by=speaker, at=at, version=version, seen_hash=version.content_hash, confirmed_at=at)
    version.refresh_from_db()
    return version
