"""What is read of accounts, always for whom; `names_of` is the one lookup open to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import get_object_or_404
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from nhipcau.people.models import Person, RoleGrant
from nhipcau.people.rules import ADMINISTRATOR

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.db.models import QuerySet


SAMPLE_DEVICE = "nhip-cau-mau"
"""Name of the devices of the demo's accounts."""


def people_for(person: Person) -> QuerySet[Person]:
    """Return the accounts that `person` may see: all for administrators, else the own one."""
    everybody = Person.objects.prefetch_related("grants").order_by("full_name", "username")
    return everybody if person.may("people.see_accounts") else everybody.filter(pk=person.pk)


def get_person_for(person: Person, public_id: str) -> Person:
    """Return one account that `person` may see; 404 otherwise."""
    found: Person = get_object_or_404(people_for(person), public_id=public_id)
    return found


def names_of(public_ids: Iterable[str]) -> dict[str, str]:
    """Return the names that stand on screen for these accounts."""
    rows = Person.objects.filter(public_id__in=set(public_ids)).values_list(
        "public_id", "full_name", "username"
    )
    return {public_id: full_name or username for public_id, full_name, username in rows}


def person_named(username: str) -> Person:
    """Return the account of this user name, for set-up by command."""
    return Person.objects.get(username=username)


def has_other_administrator(person: Person) -> bool:
    """Say whether somebody else could still run the office."""
    grants = RoleGrant.objects.filter(role=ADMINISTRATOR, person__is_active=True)
    return grants.exclude(person=person).exists()


def has_administrator() -> bool:
    """Say whether the office has been opened."""
    return RoleGrant.objects.filter(role=ADMINISTRATOR, person__is_active=True).exists()


def staff_of_unit(unit_id: str) -> list[Person]:
    """Return the active accounts of a unit, for letters about its work."""
    return list(Person.objects.filter(unit_id=unit_id, is_active=True).order_by("pk"))


def has_factor(person: Person) -> bool:
    """Say whether this account has a second factor in use."""
    return bool(TOTPDevice.objects.filter(user=person, confirmed=True).exists())


def factor_since(person: Person) -> datetime | None:
    """Return since when this account has its second factor."""
    device = TOTPDevice.objects.filter(user=person, confirmed=True).first()
    return device.created_at if device else None


def recovery_codes_left(person: Person) -> int:
    """Return how many recovery codes were not used yet."""
    return int(StaticToken.objects.filter(device__user=person).count())


def sample_code(person: Person, at: datetime) -> str:
    """Return the code that a sample account of the demo would read off its phone; empty elsewhere.

    A code is taken once; whoever confirms twice within half a minute is shown the next one.
    """
    if not settings.DEMO:
        return ""
    device = TOTPDevice.objects.filter(user=person, confirmed=True, name=SAMPLE_DEVICE).first()
    if device is None:
        return ""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = at.timestamp()
    totp.drift += max(device.last_t + 1 - totp.t(), 0)
    return f"{totp.token():06}"
