"""Addresses that get no mass letters, asked by their keyed digest; the table holds no address.

A changed SECRET_KEY forgets the list: back it up with the database.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from nhipcau.common.navigation import Visitor
from nhipcau.mailing.models import Returned, Suppression

SALT = "nhipcau.mailing.suppression"


def digest_of(address: str) -> str:
    """Return the keyed digest of an address, whatever its capitals."""
    return salted_hmac(SALT, address.strip().lower(), algorithm="sha256").hexdigest()


def is_suppressed(address: str) -> bool:
    """Say whether an address gets no mass letters."""
    return Suppression.objects.filter(digest=digest_of(address)).exists()


def suppressed_among(addresses: Iterable[str]) -> set[str]:
    """Return those of these addresses that get no mass letters."""
    digests = {digest_of(address): address for address in addresses}
    held = Suppression.objects.filter(digest__in=list(digests)).values_list("digest", flat=True)
    return {digests[digest] for digest in held}


def suppressions_for(person: Visitor) -> QuerySet[Suppression]:
    """List them, the latest first."""
    rows = Suppression.objects.all()
    return rows if person.may("mailing.see_letters") else rows.none()


def returned_for(person: Visitor) -> QuerySet[Returned]:
    """List what came back, the latest first."""
    rows = Returned.objects.select_related("letter")
    return rows if person.may("mailing.see_letters") else rows.none()


def old_returned(before: datetime) -> QuerySet[Returned]:
    """Return what came back before a day, the oldest first."""
    return Returned.objects.filter(at__lt=before).order_by("at", "pk")
