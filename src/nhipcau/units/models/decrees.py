"""Decrees that changed the map: those of the seed, and those that an administrator typed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id

SEED, LOCAL = "seed", "local"
DRAFT, IN_FORCE, SET_ASIDE = "draft", "in_force", "set_aside"
CHECKED, SEEN, RECALLED = "checked", "seen", "recalled"
STATES = [(DRAFT, _("Bản nháp")), (IN_FORCE, _("Đã ghi")), (SET_ASIDE, _("Không còn áp dụng"))]
SURENESS = [
    (CHECKED, _("Đã đối chiếu với văn bản")),
    (SEEN, _("Đã thấy trong nguồn công khai, chưa đối chiếu")),
    (RECALLED, _("Theo trí nhớ, chưa đối chiếu")),
]


class Decree(models.Model):
    """A legal instrument with its changes; `key` is what dated rows carry as their decree."""

    key = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    origin = models.CharField(max_length=8, default=LOCAL, choices=[(SEED, SEED), (LOCAL, LOCAL)])
    state = models.CharField(max_length=10, default=DRAFT, choices=STATES)
    number = models.CharField(max_length=100)
    title = models.CharField(max_length=300)
    issued_on = models.DateField(null=True)
    effective_on = models.DateField(null=True)
    """Null only for a bundle of the seed whose days nobody knows yet."""
    source = models.CharField(max_length=300, blank=True)
    sure = models.CharField(max_length=8, default=SEEN, choices=SURENESS)
    changes = models.JSONField(default=list)
    """Rows as `rules.changes` keeps them; empty for the seed, whose rows are in its sheets."""
    fault = models.CharField(max_length=400, blank=True)
    """Why a new seed set it aside."""
    folded = models.CharField(max_length=800, default="", editable=False)
    revision = models.PositiveIntegerField(default=1)
    in_force_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "units_decree"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[DRAFT, IN_FORCE, SET_ASIDE]), name="units_decree_known_state"
            ),
            models.CheckConstraint(
                condition=Q(sure__in=[CHECKED, SEEN, RECALLED]), name="units_decree_known_sureness"
            ),
            models.CheckConstraint(
                condition=Q(origin=LOCAL, effective_on__isnull=False) | Q(origin=SEED, state=IN_FORCE),
                name="units_decree_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(origin=SEED)
                | Q(state=DRAFT, in_force_at__isnull=True)
                | (~Q(state=DRAFT) & Q(in_force_at__isnull=False)),
                name="units_decree_in_force_since",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded text beside what it was folded from."""
        self.folded = folded_of(self.number, self.title, self.source)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


def folded_of(*texts: str) -> str:
    """Return what search looks at."""
    return fold(" ".join(texts))[:800]
