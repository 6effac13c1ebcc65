"""Who is told, and at which address. Called by `statements.actions.dispatching` and `press`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.contacts.models import Contact, Subscription
from nhipcau.contacts.rules.subjects import GENERAL
from nhipcau.contacts.rules.tokens import written
from nhipcau.mailing.queries.suppressed import suppressed_among


@dataclass(frozen=True, slots=True)
class Addressee:
    """What a letter needs to know of a contact."""

    contact_id: int
    public_id: str
    name: str
    email: str
    token: str
    """Opens the contact's own page."""
    is_erased: bool
    expires_on: date
    has_subscription: bool


def live(on: date) -> QuerySet[Contact]:
    """Return contacts that may be written to that day."""
    return Contact.objects.filter(erased_at=None, expires_on__gte=on).exclude(email="")


def subscribed(language: str, subject: str, by: datetime | None = None) -> Q:
    """Return the condition of a confirmed, living subscription that fits; `general` is everything."""
    fits = Subscription.objects.filter(
        contact=OuterRef("pk"), language=language, confirmed_at__isnull=False, ended_at=None,
        subject__in={subject, GENERAL},
    )  # fmt: skip
    return Q(Exists(fits.filter(confirmed_at__lte=by) if by else fits))


def recipients(*, unit_id: str, language: str, subject: str, on: date,
               confirmed_by: datetime | None = None) -> QuerySet[Contact]:  # fmt: skip
    """Return whom a statement in a language on a subject goes to.

    Suppressed addresses are kept apart where letters are put: no database knows them by their address.
    """
    fitting = live(on).filter(unit_id=unit_id).filter(subscribed(language, subject, confirmed_by))
    return fitting.order_by("pk")


def count_recipients(*, unit_id: str, language: str, subject: str, on: date) -> int:
    """Count the addresses that would get a letter today."""
    found = recipients(unit_id=unit_id, language=language, subject=subject, on=on)
    emails = set(found.values_list("email", flat=True))
    return len(emails - suppressed_among(emails))


def addressees(contact_ids: Iterable[int], *, language: str) -> dict[int, Addressee]:
    """Return what letters need to know, also of the erased and expired, by contact."""
    living = Subscription.objects.filter(
        contact=OuterRef("pk"), language=language, confirmed_at__isnull=False, ended_at=None
    )
    rows = Contact.objects.filter(pk__in=list(contact_ids)).annotate(has_subscription=Exists(living))
    return {row.pk: _addressee(row, has_subscription=row.has_subscription) for row in rows}


def sharing_address(emails: Iterable[str]) -> dict[int, str]:
    """Return every contact at these addresses: one person may be known for two purposes."""
    rows = Contact.objects.filter(email__in=[email for email in emails if email])
    return dict(rows.values_list("pk", "email"))


def address_of(contact_id: int) -> str:
    """Return a contact's mail address; empty once erased."""
    return Contact.objects.values_list("email", flat=True).get(pk=contact_id)


def name_of(contact_id: int) -> str:
    """Return a contact's name; empty once erased."""
    return Contact.objects.values_list("name", flat=True).get(pk=contact_id)


def _addressee(row: Contact, *, has_subscription: bool) -> Addressee:
    return Addressee(
        contact_id=row.pk, public_id=row.public_id, name=row.name, email=row.email,
        token=written(row.public_id, row.token), is_erased=row.erased_at is not None,
        expires_on=row.expires_on, has_subscription=has_subscription,
    )  # fmt: skip
