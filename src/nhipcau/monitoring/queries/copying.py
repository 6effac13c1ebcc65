"""Who took what from whom. In: row ids or a list; out: rows. Called by lists, pages and rooms above."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Right, Substr

from nhipcau.monitoring.models import Article, Copy, Likeness, Version
from nhipcau.monitoring.rules import copying as rules
from nhipcau.monitoring.rules.credits import END, OPENING, credited_in


@dataclass(frozen=True, slots=True)
class CopyTold:
    """One copy, for the rooms above."""

    article_id: int
    public_id: str
    outlet_id: int | None
    outlet: str
    original_id: int
    taken_from_id: int
    kind: str
    share: float
    sorted_at: datetime


def originals_of(article_ids: Iterable[int]) -> dict[int, int]:
    """Map each of these articles that is a copy to its original."""
    return dict(Copy.objects.filter(article__in=list(article_ids)).values_list("article_id", "original_id"))


def copies_of(article_ids: Iterable[int]) -> dict[int, list[CopyTold]]:
    """Map each of these originals that has copies to them, the earliest first."""
    found: dict[int, list[CopyTold]] = {}
    rows = Copy.objects.filter(original__in=list(article_ids)).select_related("article__outlet")
    for row in rows.order_by("article__sorted_at", "article_id"):
        found.setdefault(row.original_id, []).append(_told(row))
    return found


def collapsed(found: QuerySet[Article]) -> QuerySet[Article]:
    """Hide the copies whose original is in the same list; a copy found alone stays."""
    listed = found.order_by().values("pk")
    return found.exclude(Exists(Copy.objects.filter(article=OuterRef("pk"), original__in=listed)))


def with_copies(found: QuerySet[Article]) -> QuerySet[Article]:
    """Let each shown original carry its copies in `also_in`, the earliest first."""
    rows = Copy.objects.select_related("article__outlet").order_by("article__sorted_at", "article_id")
    return found.prefetch_related(Prefetch("copies", queryset=rows, to_attr="also_in"))


def original_id(article: Article) -> int:
    """Return the original's row id: the article's own where it is nobody's copy."""
    return originals_of([article.pk]).get(article.pk, article.pk)


def family_of(root: int) -> tuple[Article, list[Copy]]:
    """Return an original and its copies, the earliest first."""
    rows = Copy.objects.filter(original=root).select_related("article__outlet", "taken_from__outlet")
    original = Article.objects.select_related("outlet").get(pk=root)
    return original, list(rows.order_by("article__sorted_at", "article_id"))


def latest_versions(article_ids: Iterable[int]) -> list[Version]:
    """Return the texts of these articles as they read now."""
    return list(Version.objects.filter(article__in=list(article_ids), number=F("article__latest_number")))


def members_of(article_ids: Iterable[int]) -> list[rules.Member]:
    """Return what the decision needs of these articles."""
    latest = Version.objects.filter(article__in=list(article_ids), number=F("article__latest_number"))
    rows = latest.select_related("article__outlet").defer("text", "lead", "fingerprint")
    cut = rows.annotate(opening=Substr("text", 1, OPENING), end=Right("text", END))
    return [_member(version) for version in cut]


def likenesses_among(article_ids: Iterable[int]) -> list[rules.Likeness]:
    """Return who of these articles is alike, as stored."""
    among = list(article_ids)
    rows = Likeness.objects.filter(one__in=among, other__in=among)
    return [rules.Likeness(*row) for row in rows.values_list("one", "other", "one_in_other", "other_in_one")]


def _member(version: Version) -> rules.Member:
    article = version.article
    return rules.Member(
        id=article.pk,
        outlet=article.outlet.name if article.outlet else "",
        published_at=article.published_at,
        published_on=article.published_on,
        first_seen_at=article.first_seen_at,
        sorted_at=article.sorted_at,
        credited=credited_in(f"{version.opening}\n{version.end}"),  # type: ignore[attr-defined]
    )


def _told(row: Copy) -> CopyTold:
    article = row.article
    return CopyTold(
        article_id=article.pk,
        public_id=article.public_id,
        outlet_id=article.outlet_id,
        outlet=article.outlet.name if article.outlet else "",
        original_id=row.original_id,
        taken_from_id=row.taken_from_id,
        kind=row.kind,
        share=row.share,
        sorted_at=article.sorted_at,
    )
