"""Certificates: who would get one and why somebody does not, those that were issued, the public facts.

Called by the screens of certificates, by issuing, by the newsroom's page that checks one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.attendance.queries.presence import half_days_attended
from nhipcau.learning.models import Certificate, CertificateRule, Test
from nhipcau.learning.queries.testing import after_percents
from nhipcau.learning.rules import badges
from nhipcau.learning.rules.eligibility import Asked, Known, reasons
from nhipcau.training.queries.delegates import found


@dataclass(frozen=True, slots=True)
class Standing:
    """One delegate before the rule."""

    pk: int
    public_id: str
    name: str
    site: str
    half_days: int
    why_not: tuple[str, ...]
    """Empty: meets the rule."""
    has_one: bool
    """A certificate in force."""

    @property
    def is_due(self) -> bool:
        """Whether a certificate can be issued now."""
        return not self.why_not and not self.has_one


def rule_of(conference: Any) -> CertificateRule | None:
    """Return the conference's rule, if one was set."""
    return CertificateRule.objects.filter(conference=conference).first()


def standings(conference: Any) -> list[Standing]:
    """Return everybody who was present, by name, before the rule of the conference."""
    rule = rule_of(conference) or CertificateRule(conference=conference)
    asked = Asked(rule.fewest_half_days, rule.needs_after_test, rule.least_percent)
    came, reached = half_days_attended(conference), after_percents(conference)
    has_test = Test.objects.filter(conference=conference).exists()
    in_force = Certificate.objects.filter(conference=conference, revoked_at=None, delegate__isnull=False)
    held = set(in_force.values_list("delegate", flat=True))
    return [
        Standing(
            row.pk, row.public_id, row.name, row.site.name, came[row.pk],
            reasons(asked, Known(came[row.pk], row.pk in reached, reached.get(row.pk, 0.0),
                                 bool(row.name), has_test)),
            row.pk in held,
        )
        for row in _came(conference, came)
    ]  # fmt: skip


def _came(conference: Any, came: dict[int, int]) -> list[Any]:
    return [row for row in found(conference, "").select_related("site") if row.pk in came]


def eligible(conference: Any) -> list[Standing]:
    """Return who meets the rule, with or without a certificate."""
    return [row for row in standings(conference) if not row.why_not]


def certificates_for(person: Any) -> QuerySet[Certificate]:
    """List the certificates of the person's unit, the latest first."""
    if not person.may("learning.see_certificates"):
        return Certificate.objects.none()
    rows = Certificate.objects.filter(conference__unit=person.unit_id)
    return rows.select_related("conference__office", "registration", "delegate").order_by("-place")


def get_certificate_for(person: Any, public_id: str) -> Certificate:
    """Return one certificate of the person's unit, or 404."""
    return get_object_or_404(certificates_for(person), public_id=public_id)


def certificate_of_delegate(delegate_pk: int) -> Certificate | None:
    """Return a delegate's own certificate in force."""
    rows = Certificate.objects.select_related("conference__office", "registration")
    return rows.filter(delegate=delegate_pk, revoked_at=None, erased_at=None).first()


def counted_certificates(conference: Any) -> dict[str, int]:
    """Count what was issued and what of it was revoked, for the conference report."""
    rows = Certificate.objects.filter(conference=conference)
    return {"issued": rows.count(), "revoked": rows.filter(revoked_at__isnull=False).count()}


def revoked_places() -> list[int]:
    """Return the bits of the public list that are set."""
    return list(Certificate.objects.filter(revoked_at__isnull=False).values_list("place", flat=True))


def revoked_on(place: int, public_id: str) -> datetime | None:
    """Return when this certificate was revoked; None while it holds."""
    rows = Certificate.objects.filter(Q(place=place) | Q(public_id=public_id), revoked_at__isnull=False)
    return rows.values_list("revoked_at", flat=True).first()


def issuer_of(conference: Any) -> badges.Issuer:
    """Return who issues, as the credential names it."""
    return badges.Issuer(conference.office.name, settings.ADDRESS.rstrip("/"))


def house() -> badges.Issuer:
    """Return the issuer of what is published for all offices of this house: its address and keys."""
    return badges.Issuer("", settings.ADDRESS.rstrip("/"))


def narrative(rule: CertificateRule) -> str:
    """Return what was asked, as the credential says it."""
    words = f"Dự ít nhất {rule.fewest_half_days} buổi"
    if rule.least_percent:
        return f"{words}; làm đúng từ {rule.least_percent}% bài kiểm tra sau khi học."
    return f"{words}; nộp bài kiểm tra sau khi học." if rule.needs_after_test else f"{words}."


def numbers_of(public_ids: Iterable[str]) -> dict[str, str]:
    """Name certificates for the record: by number, never by holder."""
    rows = Certificate.objects.filter(public_id__in=set(public_ids)).select_related("registration")
    return {row.public_id: row.registration.line for row in rows}
