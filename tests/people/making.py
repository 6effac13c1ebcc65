"""An office with accounts for tests: invented people of Cao Bằng."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.apps import apps
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from nhipcau.common.folding import fold
from nhipcau.people.models import Person, RoleGrant

NOW = datetime(2026, 11, 20, 2, 5, tzinfo=UTC)
PASSWORD = "cau-bac-qua-song-1"
UNIT = "p04"


def make_unit(unit_id: str = UNIT, name: str = "Cao Bằng", code: str = "04") -> Any:
    """Return a province."""
    unit, _new = apps.get_model("units.Unit").objects.get_or_create(id=unit_id, defaults={"level": 1})
    names = apps.get_model("units.UnitName").objects
    names.get_or_create(
        unit=unit, defaults={"kind": "tinh", "code": code, "name": name, "folded": fold(name)}
    )
    return unit


def make_person(username: str = "an.nguyen", *roles: str, full_name: str = "Nguyễn Thị Ân") -> Person:
    """Return an account that signs in with `PASSWORD`."""
    person = Person(
        username=username, full_name=full_name, email=f"{username}@coquan.example", unit=make_unit()
    )
    person.set_password(PASSWORD)
    person.save()
    RoleGrant.objects.bulk_create([RoleGrant(person=person, role=role) for role in roles])
    return person


def confirm(client: Client, at: datetime | None = None) -> Client:
    """Mark a test client's session as confirmed by the second factor just now, or at another time."""
    session = client.session
    session["confirmed_at"] = (at or timezone.now()).isoformat()
    session.save()
    return client


def give_factor(person: Person) -> TOTPDevice:
    """Return a second factor of this person, as if enrolled."""
    return TOTPDevice.objects.create(user=person, name="điện thoại")
