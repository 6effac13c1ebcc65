"""A dossier, what was asked and searched for it, and the account of its changes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common import naming
from nhipcau.common.identity import new_public_id
from nhipcau.verification.models.claims import Claim
from nhipcau.verification.rules import states


class DossierState(models.TextChoices):
    """Who may change a dossier: its desk, nobody while it is read, nobody once it is closed."""

    GATHERING = states.GATHERING, _("Đang thu thập")
    IN_REVIEW = states.IN_REVIEW, _("Chờ thẩm định")
    CLOSED = states.CLOSED, _("Đã kết luận")


class RequestKind(models.TextChoices):
    """What is asked of whom."""

    FACTS = "facts", _("Đề nghị cung cấp thông tin")
    RIGHT_OF_REPLY = "reply", _("Quyền phản hồi")


class SearchSide(models.TextChoices):
    """What a search looked for."""

    SUPPORTS = states.SUPPORTS, _("Chứng cứ ủng hộ nhận định")
    CONTRADICTS = states.CONTRADICTS, _("Chứng cứ bác nhận định")
    BOTH = "both", _("Cả hai phía")


class Dossier(models.Model):
    """All that speaks for and against one claim."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="dossier")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    """Within unit and year, given at opening."""
    state = models.CharField(max_length=10, choices=DossierState.choices, default=DossierState.GATHERING)
    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    opened_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(db_index=True)
    closed_at = models.DateTimeField(null=True)
    clock = models.ForeignKey("clocks.Clock", null=True, on_delete=models.PROTECT, related_name="+")
    """From opening to finding, by the office's own rule."""
    would_show_wrong = models.TextField(blank=True)
    """What would show us wrong; asked before any evidence."""
    best_case = models.TextField(blank=True)
    """The strongest honest case of the other side."""
    revision = models.PositiveIntegerField(default=1)
    """Raised by every change of any part; a form that carries an older one is refused."""

    class Meta:
        db_table = "verification_dossier"
        ordering = ("-opened_at", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "number"], name="verification_dossier_number_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=DossierState.values), name="verification_dossier_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state=states.CLOSED, closed_at__isnull=False)
                | (~Q(state=states.CLOSED) & Q(closed_at__isnull=True)),
                name="verification_closed_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state=states.GATHERING) | ~Q(would_show_wrong=""),
                name="verification_reviewed_says_what_would_show_wrong",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"

    def get_absolute_url(self) -> str:
        """Where it is worked on."""
        return reverse("verification:dossier", args=[self.public_id])


class Search(models.Model):
    """Where was looked for evidence and what was found: "none found" is said with places and words."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="searches")
    side = models.CharField(max_length=12, choices=SearchSide.choices)
    where = models.CharField(max_length=300)
    words = models.CharField(max_length=300)
    """What was typed or asked."""
    found_nothing = models.BooleanField(default=True)
    note = models.CharField(max_length=500, blank=True)
    looked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    looked_at = models.DateTimeField()

    class Meta:
        db_table = "verification_search"
        ordering = ("looked_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "where", "words"], name="verification_search_named_once"
            ),
            models.CheckConstraint(
                condition=~Q(where="") & ~Q(words=""), name="verification_search_says_where_and_what"
            ),
            models.CheckConstraint(condition=Q(side__in=SearchSide.values), name="verification_search_side"),
        ]

    def __str__(self) -> str:
        return f"{self.where}: {self.words}"


class Request(models.Model):
    """A question to another unit, or the right of reply of whoever is named in an official capacity."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="requests")
    kind = models.CharField(max_length=6, choices=RequestKind.choices, default=RequestKind.FACTS)
    unit = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    """A unit whose staff answer here; without one the answer comes by letter and is entered."""
    addressee = models.CharField(max_length=200)
    """The office that is asked, as it stands on paper; never a private person."""
    question = models.TextField()
    asked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    clock = models.ForeignKey("clocks.Clock", null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    file = models.ForeignKey("verification.KeptFile", null=True, on_delete=models.PROTECT, related_name="+")
    """What came with the answer."""
    withdrawn_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    """When the asked unit's people were written to; empty means that they wait for it."""

    class Meta:
        db_table = "verification_request"
        ordering = ("asked_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="verification_answer_has_words_time_and_person",
            ),
            models.CheckConstraint(
                condition=~Q(kind="facts") | Q(unit__isnull=False), name="verification_facts_asked_of_unit"
            ),
            models.CheckConstraint(
                condition=~Q(question="") & ~Q(addressee=""), name="verification_request_asks_somebody"
            ),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        """Where it is answered."""
        return reverse("verification:request", args=[self.public_id])


class Change(models.Model):
    """What one change did to a dossier: its history, and what the second of two editors is shown."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="changes")
    revision = models.PositiveIntegerField()
    by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    verb = models.CharField(max_length=40)
    """As in the record."""
    about = models.CharField(max_length=300, blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    """Texts, where one was changed; their difference is shown."""

    class Meta:
        db_table = "verification_change"
        ordering = ("revision",)
        constraints = [
            models.UniqueConstraint(fields=["dossier", "revision"], name="verification_change_once"),
        ]

    def __str__(self) -> str:
        return f"{self.verb}: {self.about}"

    @property
    def words(self) -> str:
        """What was done, in the words of the record."""
        return naming.word(self.verb)
