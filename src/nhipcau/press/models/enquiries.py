"""A journalist's question from receipt to outcome; nothing closes without one (answering.md, check 3)."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.press.rules import states


def new_token() -> str:
    """Return 32 signs that open the journalist's own page (192 random bits)."""
    return secrets.token_urlsafe(24)


class State(models.TextChoices):
    """Where an enquiry stands."""

    RECEIVED = states.RECEIVED, _("Mới nhận")
    ASSIGNED = states.ASSIGNED, _("Đã giao")
    DRAFTED = states.DRAFTED, _("Đang soạn trả lời")
    CLOSED = states.CLOSED, _("Đã xong")


class Outcome(models.TextChoices):
    """How it ended."""

    ANSWERED = states.ANSWERED, _("Đã trả lời")
    REFUSED = states.REFUSED, _("Từ chối có căn cứ")
    WITHDRAWN = states.WITHDRAWN, _("Nhà báo rút câu hỏi")


class Channel(models.TextChoices):
    """How it came."""

    WEB = states.WEB, _("Trang công khai")
    MAIL = states.MAIL, _("Thư, công văn")
    PHONE = states.PHONE, _("Điện thoại")


class Enquiry(models.Model):
    """One question of one journalist to one unit."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    """Opens the journalist's own page; told in letters to that contact only, never in the record."""
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey("contacts.Contact", on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=5, choices=Channel.choices)
    outlet_name = models.CharField(max_length=200)
    is_foreign = models.BooleanField(default=False)
    """Of a foreign outlet: another clock."""
    language = models.CharField(max_length=8)
    question = models.TextField()
    wanted_by = models.DateField(null=True)
    """The journalist's own deadline, to be known; the law's runs by the clock."""
    received_at = models.DateTimeField(db_index=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    clock = models.ForeignKey("clocks.Clock", null=True, on_delete=models.PROTECT, related_name="+")
    first_clock = models.ForeignKey("clocks.Clock", null=True, on_delete=models.PROTECT, related_name="+")
    """Until a person acknowledges; the office's own choice."""
    acknowledged_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.RECEIVED)
    holder = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    statement = models.ForeignKey(
        "statements.Statement", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """The answer as it is written, approved and signed."""
    version = models.ForeignKey("statements.Version", null=True, on_delete=models.PROTECT, related_name="+")
    """The exact words the journalist got."""
    corrected_version = models.ForeignKey(
        "statements.Version", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """The words of the correction that was told since."""
    outcome = models.CharField(max_length=9, choices=Outcome.choices, blank=True)
    closed_at = models.DateTimeField(null=True, db_index=True)
    closed_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=40, blank=True)
    """Code of rulebook/refusals.toml; basis and text are kept as they stood that day."""
    ground_basis = models.CharField(max_length=300, blank=True)
    ground_text = models.TextField(blank=True)
    closing_note = models.CharField(max_length=500, blank=True)
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followed_by")
    expires_on = models.DateField(db_index=True)
    """The journalist's page closes then, and the tie to a person goes (`actions.forgetting`)."""
    folded = models.TextField(editable=False, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "press_enquiry"
        ordering = ("-received_at", "-id")
        indexes = [models.Index(fields=["unit", "state", "received_at"], name="press_enquiry_of_unit")]
        constraints = [
            models.CheckConstraint(condition=~Q(question="") & ~Q(outlet_name=""), name="press_has_question"),
            models.CheckConstraint(condition=Q(state__in=states.STATES), name="press_known_state"),
            models.CheckConstraint(condition=Q(channel__in=states.CHANNELS), name="press_known_channel"),
            models.CheckConstraint(
                condition=Q(state=states.CLOSED, closed_at__isnull=False, outcome__in=states.OUTCOMES)
                | (~Q(state=states.CLOSED) & Q(closed_at__isnull=True, outcome="")),
                name="press_closed_with_outcome",
            ),
            models.CheckConstraint(
                condition=(Q(outcome=states.REFUSED) & ~Q(ground="") & ~Q(ground_text="")
                           & ~Q(ground_basis=""))
                | (~Q(outcome=states.REFUSED) & Q(ground="", ground_text="", ground_basis="")),
                name="press_refused_with_ground",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=states.ANSWERED)
                | Q(version__isnull=False, statement__isnull=False),
                name="press_answered_with_words",
            ),
            models.CheckConstraint(
                condition=~Q(state=states.DRAFTED) | Q(statement__isnull=False),
                name="press_drafted_has_draft",
            ),
            models.CheckConstraint(
                condition=Q(received_at__lte=F("entered_at")), name="press_received_before_entered"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("received_at")),
                name="press_closed_after_received",
            ),
            models.CheckConstraint(
                condition=Q(follows__isnull=True) | ~Q(follows=F("id")), name="press_follows_another"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.outlet_name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded words beside what they were folded from; a name is the contact's alone."""
        self.folded = fold(f"{self.outlet_name} {self.question}")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("press:enquiry", args=[self.public_id])

    @property
    def is_open(self) -> bool:
        """Say whether it still waits for an outcome."""
        return self.state != states.CLOSED


class FactRequest(models.Model):
    """Another unit is asked for facts; it sees the question put to it, not the journalist."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="requests")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    asked_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    clock = models.ForeignKey("clocks.Clock", null=True, on_delete=models.PROTECT, related_name="+")
    reply = models.TextField(blank=True)
    replied_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    replied_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    """No longer needed: the enquiry closed before the reply came."""

    class Meta:
        db_table = "press_fact_request"
        ordering = ("asked_at", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(question=""), name="press_facts_have_question"),
            models.CheckConstraint(
                condition=Q(replied_at__isnull=True, reply="") | (Q(replied_at__isnull=False) & ~Q(reply="")),
                name="press_replied_with_words",
            ),
        ]

    def __str__(self) -> str:
        return self.question[:80]

    def get_absolute_url(self) -> str:
        """Where its page is."""
        return reverse("press:fact_request", args=[self.public_id])


class HandOver(models.Model):
    """An enquiry went to another unit; its clock ran on."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="hand_overs")
    giver = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=500)

    class Meta:
        db_table = "press_hand_over"
        ordering = ("at", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="press_handed_to_another"),
            models.CheckConstraint(condition=~Q(reason=""), name="press_hand_over_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.enquiry_id}: {self.giver_id} > {self.taker_id}"
