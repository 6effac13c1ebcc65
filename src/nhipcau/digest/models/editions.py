"""An edition of the digest, its sections, its lines and what was left out of it.

Triggers (migration 0002) refuse every change of an issued edition; a correction is a new version beside it.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.common import naming
from nhipcau.common.identity import new_public_id
from nhipcau.digest import rules


class Slot(models.TextChoices):
    """Which of the day's editions this is."""

    DAY = rules.DAY, _("Cả ngày")
    MORNING = rules.MORNING, _("Buổi sáng")
    AFTERNOON = rules.AFTERNOON, _("Buổi chiều")


class State(models.TextChoices):
    """A draft may change; an issued edition never does."""

    DRAFT = rules.DRAFT, _("Bản nháp")
    ISSUED = rules.ISSUED, _("Đã phát hành")


class SectionKind(models.TextChoices):
    """How the machine fills a section."""

    HIGHLIGHTS = rules.HIGHLIGHTS, _("Tin nổi bật")
    TOPIC = rules.TOPIC, _("Theo chủ đề")
    FOREIGN = rules.FOREIGN, _("Báo chí nước ngoài")
    NEARBY = rules.NEARBY, _("Địa phương lân cận")
    FREE = rules.FREE, _("Tự chọn")


class Edition(models.Model):
    """One digest of one day and slot, at one version."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    day = models.DateField(_("Ngày"))
    slot = models.CharField(_("Buổi"), max_length=10, choices=Slot.choices, default=Slot.DAY)
    version = models.PositiveIntegerField(default=1)
    year = models.PositiveIntegerField()
    """The day's; no constraint says so: SQLite could then be checked and restored by Django alone."""
    number = models.PositiveIntegerField(null=True)
    """Within the year, given at issue; a corrected version keeps its number."""
    title = models.CharField(_("Tiêu đề"), max_length=200)
    office = models.CharField(_("Cơ quan"), max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    is_made_by_machine = models.BooleanField(default=False)
    made_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    correction = models.CharField(max_length=500, blank=True)
    """What a later version corrects; shown to every reader."""
    gathered_until = models.DateTimeField()
    """Stories with news after this are news for the next edition."""
    revision = models.PositiveIntegerField(default=1)
    """Raised by every change of a draft: whoever saw an older one is told what changed."""
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    edited_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    """The last person who changed the draft; empty while only the machine has."""
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    """Empty where the schedule issued it."""

    class Meta:
        db_table = "digest_edition"
        ordering = ("-day", "slot", "-version")
        constraints = [
            models.UniqueConstraint(fields=["day", "slot", "version"], name="digest_edition_once_a_slot"),
            models.UniqueConstraint(fields=["year", "number", "version"], name="digest_edition_number_once"),
            models.CheckConstraint(condition=Q(slot__in=Slot.values), name="digest_edition_known_slot"),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT, issued_at=None, issued_by=None)
                | Q(state=State.ISSUED, issued_at__isnull=False, number__isnull=False),
                name="digest_edition_issued_has_number_and_time",
            ),
            models.CheckConstraint(
                condition=Q(version=1, replaces=None, correction="")
                | (Q(version__gt=1, replaces__isnull=False) & ~Q(correction="")),
                name="digest_edition_later_version_says_why",
            ),
            models.CheckConstraint(
                condition=Q(edited_at=None, edited_by=None)
                | Q(edited_at__isnull=False, edited_by__isnull=False),
                name="digest_edition_edited_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where it is read."""
        return reverse("digest:edition", args=[self.public_id])

    @property
    def is_issued(self) -> bool:
        """Say whether nothing of it may change any more."""
        return self.state == State.ISSUED


class Section(models.Model):
    """A heading with its lines."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveIntegerField()
    heading = models.CharField(_("Tên mục"), max_length=120)
    kind = models.CharField(
        _("Máy chọn tin thế nào"), max_length=12, choices=SectionKind.choices, default=SectionKind.FREE
    )
    topic = models.CharField(max_length=16, blank=True)
    """The public id of a watch topic; its room lies below, and a digest outlives a topic."""

    class Meta:
        db_table = "digest_section"
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="digest_section_position_once"),
            models.CheckConstraint(condition=~Q(heading=""), name="digest_section_has_heading"),
            models.CheckConstraint(
                condition=Q(kind__in=SectionKind.values), name="digest_section_known_kind"
            ),
            models.CheckConstraint(
                condition=(Q(kind=SectionKind.TOPIC) & ~Q(topic=""))
                | (~Q(kind=SectionKind.TOPIC) & Q(topic="")),
                name="digest_section_topic_named",
            ),
        ]

    def __str__(self) -> str:
        return self.heading


class Line(models.Model):
    """One story as cited: the exact version of one article, a short excerpt, the office's own note."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="lines")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=24)
    """What was chosen: `story:` or `article:` with the public id."""
    article = models.ForeignKey("monitoring.Article", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey("monitoring.Version", on_delete=models.PROTECT, related_name="+")
    """Holds the archived text, and through it the snapshot, against retention."""
    article_ref = models.CharField(max_length=16)
    number = models.PositiveIntegerField()
    """The version's number: with the article's public id the address of the archived page."""
    title = models.TextField()
    heading = models.CharField(_("Tiêu đề dòng tin"), max_length=300, blank=True)
    """The office's own heading; empty means the article's title."""
    outlet = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8, blank=True)
    url = models.TextField(blank=True)
    said_at = models.DateTimeField()
    excerpt = models.TextField(_("Trích ngắn"), blank=True)
    note = models.TextField(_("Ghi chú của cơ quan"), blank=True)
    articles = models.PositiveIntegerField(default=1)
    outlets = models.PositiveIntegerField(default=1)
    languages = models.PositiveIntegerField(default=1)
    is_continued = models.BooleanField(default=False)
    is_burst = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "digest_line"
        ordering = ("section__position", "position")
        constraints = [
            models.UniqueConstraint(fields=["section", "position"], name="digest_line_position_once"),
            models.UniqueConstraint(fields=["edition", "key"], name="digest_line_story_once"),
            models.UniqueConstraint(fields=["edition", "article"], name="digest_line_article_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="digest_line_cites_version"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("excerpt"), rules.MOST_EXCERPT),
                name="digest_line_excerpt_short",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("note"), rules.MOST_NOTE), name="digest_line_note_bounded"
            ),
        ]

    def __str__(self) -> str:
        return self.shown

    @property
    def shown(self) -> str:
        """The heading that stands on paper."""
        return self.heading or self.title

    @property
    def archived_url(self) -> str:
        """Where the cited text stands."""
        return reverse("monitoring:version", args=[self.article_ref, self.number])


class LeftOut(models.Model):
    """A story or outlet that an editor took out; the machine leaves it out too, a story until it has news."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="left_out")
    key = models.CharField(max_length=24)
    """`story:…`, `article:…` or `outlet:<row id>`."""
    label = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "digest_left_out"
        ordering = ("-at",)
        constraints = [models.UniqueConstraint(fields=["edition", "key"], name="digest_left_out_once")]

    def __str__(self) -> str:
        return self.label or self.key


class DraftChange(models.Model):
    """What one change did to a draft; shown to whoever edited an older revision."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="changes")
    revision = models.PositiveIntegerField()
    by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    verb = models.CharField(max_length=40)
    about = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "digest_draft_change"
        ordering = ("revision",)
        constraints = [
            models.UniqueConstraint(fields=["edition", "revision"], name="digest_draft_change_once")
        ]

    def __str__(self) -> str:
        return f"{self.verb}: {self.about}"

    @property
    def words(self) -> str:
        """What was done, in the words of the record."""
        return naming.word(self.verb)
