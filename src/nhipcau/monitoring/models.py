"""What is stored of the press: articles, the versions of their text, what each version mentions.

No column holds a journalist's byline: docs/decisions/002-no-byline.md says why.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.identity import new_public_id


class MentionKind(models.TextChoices):
    """What a stretch of text can be; the same words as the reading line's groups."""

    PEOPLE = "people", _("Người giữ chức vụ")
    PLACES = "places", _("Địa danh")
    BODIES = "bodies", _("Cơ quan, tổ chức")
    DOCUMENTS = "documents", _("Văn bản")
    FIGURES = "figures", _("Số liệu")
    DATES = "dates", _("Mốc thời gian")


class Article(models.Model):
    """One published text at one address; its title and time are those of the latest reading."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    page = models.OneToOneField("sources.Page", on_delete=models.PROTECT, related_name="+")
    outlet = models.ForeignKey("sources.Outlet", null=True, on_delete=models.PROTECT, related_name="+")
    url = models.TextField(blank=True)
    language = models.CharField(max_length=8, blank=True, db_index=True)
    title = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True)
    published_on = models.DateField(null=True)
    latest_credible_on = models.DateField()
    """Day of the last fetch plus one; a check on `published_on` that needs no date arithmetic."""
    first_seen_at = models.DateTimeField(db_index=True)
    sorted_at = models.DateTimeField()
    """Publication where it is known, else first sight: the order of the list."""
    latest_number = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "monitoring_article"
        ordering = ("-sorted_at", "-id")
        indexes = [
            models.Index(fields=["-sorted_at", "-id"], name="monitoring_article_sorted"),
            models.Index(fields=["outlet", "-sorted_at"], name="monitoring_article_by_outlet"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_on__isnull=True) | Q(published_on__lte=F("latest_credible_on")),
                name="monitoring_article_not_from_the_future",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(published_on__isnull=False),
                name="monitoring_article_moment_has_day",
            ),
            models.CheckConstraint(condition=Q(latest_number__gte=1), name="monitoring_article_has_version"),
        ]

    def __str__(self) -> str:
        return self.title or self.url


class Version(models.Model):
    """The text as it stood at one reading; kept for ever beside its successors."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    snapshot = models.ForeignKey("sources.Snapshot", on_delete=models.PROTECT, related_name="+")
    title = models.TextField(blank=True)
    lead = models.TextField(blank=True)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    fingerprint = models.TextField(blank=True)
    fetched_at = models.DateTimeField()
    read_at = models.DateTimeField()
    reader_version = models.CharField(max_length=40)

    class Meta:
        db_table = "monitoring_version"
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="monitoring_version_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="monitoring_version_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} v{self.number}"


class Mention(models.Model):
    """One person, place, body, document, figure or date that a version's text names."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="mentions")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=MentionKind.choices)
    label = models.TextField()
    folded = models.CharField(max_length=200)
    """The label's beginning for look-up; an index entry of PostgreSQL holds no long text."""
    unit = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    detail = models.JSONField(default=dict)
    spans = models.JSONField(default=list)

    class Meta:
        db_table = "monitoring_mention"
        ordering = ("position",)
        indexes = [
            models.Index(fields=["kind", "folded"], name="monitoring_mention_by_label"),
            models.Index(fields=["unit", "version"], name="monitoring_mention_by_unit"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="monitoring_mention_position_once"),
            models.CheckConstraint(
                condition=Q(kind__in=MentionKind.values), name="monitoring_mention_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | Q(kind=MentionKind.PLACES),
                name="monitoring_mention_unit_is_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.label}"


class SearchText(models.Model):
    """The words of an article's latest version, kept apart so that lists never load them."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="search_text"
    )
    exact = models.TextField()
    """NFC and lower case, marks kept, one blank around every word."""
    folded = models.TextField()
    """The same without tone marks and with d for đ."""

    class Meta:
        db_table = "monitoring_search_text"

    def __str__(self) -> str:
        return str(self.article_id)


class SavedSearch(models.Model):
    """A question one person keeps: the query string of the article list, for nobody else to see."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    question = models.TextField()
    """As it stands in the address, without page, sorting and export."""
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    """Articles first seen after this are new to its owner."""

    class Meta:
        db_table = "monitoring_saved_search"
        ordering = ("name", "id")
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="monitoring_saved_search_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="monitoring_saved_search_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class WorkerBeat(models.Model):
    """The last sign of life of one worker; overwritten, and no part of the record."""

    worker = models.CharField(max_length=120, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)
    stopped_at = models.DateTimeField(null=True)
    """Set by a worker that ended in good order."""

    class Meta:
        db_table = "monitoring_worker_beat"
        ordering = ("-seen_at",)
        constraints = [
            models.CheckConstraint(
                condition=Q(seen_at__gte=F("started_at")), name="monitoring_worker_beat_seen_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.worker


class Shingle(models.Model):
    """One of the few runs of words by which copies of an article are looked up."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    key = models.BigIntegerField()
    at = models.DateTimeField(db_index=True)
    """The article's place in time: older ones are no longer asked, and are forgotten."""

    class Meta:
        db_table = "monitoring_shingle"
        indexes = [models.Index(fields=["key", "at", "article"], name="monitoring_shingle_by_key")]
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="monitoring_shingle_once"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.key}"


class Likeness(models.Model):
    """Two articles whose texts were compared and share most of the shorter one."""

    one = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    one_in_other = models.FloatField()
    other_in_one = models.FloatField()

    class Meta:
        db_table = "monitoring_likeness"
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="monitoring_likeness_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="monitoring_likeness_lower_first"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} ~ {self.other_id}"


class CopyKind(models.TextChoices):
    """How a text was taken over."""

    WHOLE = "whole", _("Nguyên văn")
    CUT = "cut", _("Cắt bớt")
    EDITED = "edited", _("Sửa câu chữ")
    EXPANDED = "expanded", _("Viết thêm")


class Copy(models.Model):
    """An article whose text was taken from an earlier one; the tree of copies has one row a branch."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="copy")
    taken_from = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    original = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="copies")
    """The root of the tree: an article that is nobody's copy."""
    kind = models.CharField(max_length=10, choices=CopyKind.choices)
    share = models.FloatField()
    """How much of the text it was taken from is kept, 0 to 1."""
    own = models.FloatField()
    """How much of the copy is not from there."""
    paragraphs_cut = models.PositiveIntegerField()
    sentences_cut = models.PositiveIntegerField()
    sentences_changed = models.PositiveIntegerField()
    sentences_added = models.PositiveIntegerField()
    is_retitled = models.BooleanField()
    is_order_sure = models.BooleanField()
    """False where neither hours nor credits tell who was first."""
    decided_at = models.DateTimeField()

    class Meta:
        db_table = "monitoring_copy"
        constraints = [
            models.CheckConstraint(
                condition=~Q(article=F("taken_from")) & ~Q(article=F("original")),
                name="monitoring_copy_of_another",
            ),
            models.CheckConstraint(
                condition=Q(share__gte=0, share__lte=1, own__gte=0, own__lte=1),
                name="monitoring_copy_shares",
            ),
            models.CheckConstraint(condition=Q(kind__in=CopyKind.values), name="monitoring_copy_known_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} < {self.taken_from_id}"
