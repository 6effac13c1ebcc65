"""The address book, for somebody of its unit. Called by screens, the start page and the record's names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.common.navigation import Visitor
from nhipcau.contacts.models import Contact, Subscription, Working
from nhipcau.contacts.rules.expiry import SOON


def contacts_for(person: Visitor) -> QuerySet[Contact]:
    """List the contacts of the person's unit; the erased are none any more."""
    rows = Contact.objects.filter(unit_id=getattr(person, "unit_id", None), erased_at=None)
    return rows.prefetch_related("workings") if person.may("contacts.see_contacts") else rows.none()


def get_contact_for(person: Visitor, public_id: str) -> Contact:
    """Return one contact or 404."""
    return get_object_or_404(contacts_for(person), public_id=public_id)


def get_working_for(person: Visitor, contact_id: str, pk: int) -> Working:
    """Return one relation to an outlet or 404."""
    return get_object_or_404(Working, pk=pk, contact=get_contact_for(person, contact_id))


def expiring(rows: QuerySet[Contact], on: date) -> QuerySet[Contact]:
    """Keep those whose agreement ends soon."""
    return rows.filter(expires_on__gte=on, expires_on__lte=on + SOON)


def wanting(rows: QuerySet[Contact], subject: str) -> QuerySet[Contact]:
    """Keep those who are sent a subject."""
    living = Subscription.objects.filter(
        contact=OuterRef("pk"), subject=subject, ended_at=None, confirmed_at__isnull=False
    )
    return rows.filter(Exists(living))


def working_for(rows: QuerySet[Contact], outlet_name: str) -> QuerySet[Contact]:
    """Keep those who work for an outlet, or once did."""
    return rows.filter(Exists(Working.objects.filter(contact=OuterRef("pk"), outlet_name=outlet_name)))


def outlet_names_for(person: Visitor) -> list[str]:
    """List the outlets that occur."""
    held = Working.objects.filter(contact__in=contacts_for(person).prefetch_related(None))
    return sorted(set(held.values_list("outlet_name", flat=True)))


def workings_of(contact: Contact) -> QuerySet[Working]:
    """List where they work and worked, the latest first."""
    return contact.workings.order_by(F("ends_on").desc(nulls_first=True), "-starts_on")


def subscriptions_of(contact: Contact) -> QuerySet[Subscription]:
    """List what they are sent, and what waits for their word."""
    return contact.subscriptions.filter(ended_at=None)


def names_of(public_ids: Iterable[str]) -> dict[str, str]:
    """Name contacts in the record as long as they have a name."""
    rows = Contact.objects.filter(Q(public_id__in=set(public_ids)) & ~Q(name=""))
    return dict(rows.values_list("public_id", "name"))
