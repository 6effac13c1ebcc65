"""Contacts and what they subscribe to. Every personal field has a purpose and an expiry (docs/privacy.md)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id
from nhipcau.contacts.rules.subjects import SUBJECTS


class ContactKind(models.TextChoices):
    """Why we know somebody."""

    JOURNALIST = "journalist", _("Nhà báo")
    OUTLET = "outlet", _("Tòa soạn")
    SUBSCRIBER = "subscriber", _("Người đăng ký nhận tin")
    ENQUIRER = "enquirer", _("Người gửi câu hỏi")


class Basis(models.TextChoices):
    """Why we may keep it."""

    CONSENT = "consent", _("Đồng ý của người đó")
    DUTY = "duty", _("Nghĩa vụ trả lời báo chí")


class Contact(models.Model):
    """One address of a journalist, a newsroom or a reader, for one purpose and until a day."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    """Whose address book it stands in."""
    kind = models.CharField(max_length=10, choices=ContactKind.choices)
    name = models.CharField(max_length=120, blank=True)
    email = models.CharField(max_length=254, blank=True)
    """In lower case; empty once erased."""
    phone = models.CharField(max_length=40, blank=True)
    languages = models.JSONField(default=list)
    purpose = models.CharField(max_length=200)
    basis = models.CharField(max_length=7, choices=Basis.choices)
    consented_at = models.DateTimeField(null=True)
    consented_how = models.CharField(max_length=200, blank=True)
    expires_on = models.DateField(db_index=True)
    token = models.CharField(max_length=64, unique=True)
    """Opens this contact's own page: confirm, choose languages, end. Told in its letters only."""
    folded = models.CharField(max_length=600, editable=False, default="")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    erased_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "contacts_contact"
        ordering = ("name", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind", "email"], condition=~Q(email=""), name="contacts_address_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ContactKind.values), name="contacts_known_kind"
            ),
            models.CheckConstraint(condition=~Q(purpose=""), name="contacts_has_purpose"),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(name="", email="", phone="", folded=""),
                name="contacts_erased_is_empty",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name or self.email or self.public_id


class Working(models.Model):
    """A journalist works for an outlet, from and to."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="workings")
    outlet = models.ForeignKey("sources.Outlet", null=True, on_delete=models.PROTECT, related_name="+")
    outlet_name = models.CharField(max_length=200)
    """As it was told; also for outlets that stand in no register."""
    is_foreign = models.BooleanField(default=False)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        db_table = "contacts_working"
        ordering = ("starts_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="contacts_working_ends_after_start",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.outlet_name


class Subscription(models.Model):
    """A contact wants statements in a language on a subject; counts once confirmed."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="subscriptions")
    language = models.CharField(max_length=8)
    subject = models.CharField(max_length=12)
    """One of `rules.subjects`; `general` is everything."""
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "contacts_subscription"
        ordering = ("language", "subject")
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "language", "subject"], name="contacts_subscription_once"
            ),
            models.CheckConstraint(
                condition=Q(subject__in=SUBJECTS), name="contacts_known_subject"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.language} {self.subject}"
