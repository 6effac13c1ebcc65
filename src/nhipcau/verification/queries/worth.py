"""What is counted of a claim for its worth, and its reasons in words. In: claims and a time; out: facts.

Whom a claim would please is not read here (charter 7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from nhipcau.common.folding import fold
from nhipcau.stories.queries.handing import StoryRow, current_ids, story_rows
from nhipcau.units.queries import ancestors, unit_name
from nhipcau.verification.models import Claim, Finding, Occurrence, Relation
from nhipcau.verification.queries.claims import repeats_of
from nhipcau.verification.rules import states
from nhipcau.verification.rules.worth import Facts

ARTICLES = Occurrence.article.field.related_model._default_manager  # noqa: SLF001 - Django's public name for it
"""Reached through our own foreign key: the models of another room are not imported."""
NEW = timedelta(hours=24)
WAITING = (states.NOTED, states.OPEN)


@dataclass(frozen=True, slots=True)
class Said:
    """One reason in words with its points."""

    words: str
    points: int


def facts_of(claim: Claim, at: datetime) -> Facts:
    """Count what makes a claim worth checking, as things stand now."""
    met = list(claim.occurrences.all())
    story = _story(claim)
    articles = set(story.article_ids if story else ()) | {row.article_id for row in met}
    new = ARTICLES.filter(pk__in=articles, sorted_at__gt=at - NEW, sorted_at__lte=at).count()
    outlets = {row.outlet for row in met if row.outlet} | set(story.outlets if story else ())
    languages = {row.language for row in met if row.language} | set(story.languages if story else ())
    texts = tuple(dict.fromkeys([claim.wording, *(row.exact for row in met)]))
    return Facts(
        texts=texts,
        outlets=len(outlets),
        languages=len(languages),
        new_articles=new,
        old_articles=len(articles) - new,
        figures=len({fold(row.figure) for row in met if row.figure}),
        ours=_is_ours(claim, texts, at),
        found_wrong=_found_wrong(claim),
        repeats=len(repeats_of(claim)),
        days_waiting=max(0, (at - claim.noted_at).days) if claim.state in WAITING else 0,
    )


def claims_to_weigh(at: datetime, limit: int) -> list[Claim]:
    """Return the claims that wait for somebody, those weighed longest ago first."""
    waiting = Claim.objects.filter(Q(weighed_at=None) | Q(weighed_at__lt=at), state__in=WAITING)
    never = waiting.filter(weighed_at=None).order_by("pk")[:limit]
    again = waiting.exclude(weighed_at=None).order_by("weighed_at", "pk")[:limit]
    return [*never, *again][:limit]


def reasons_in_words(rows: Sequence[Sequence[Any]]) -> list[Said]:
    """Say stored reasons: a code, its points, what was counted."""
    return [Said(_in_words(str(code), str(counted)), int(points)) for code, points, counted in rows]


def _in_words(code: str, counted: str) -> str:
    words = {
        "outlets": _("%(n)s cơ quan báo chí đưa"),
        "languages": _("Xuất hiện bằng %(n)s thứ tiếng"),
        "burst": _("%(n)s bài mới trong 24 giờ, đang tăng"),
        "figures": _("Các nguồn nêu %(n)s số khác nhau"),
        "ours": _("Nhắc đến địa phương hoặc cơ quan ta"),
        "found_wrong": _("Liên quan nhận định trước đã kết luận là sai"),
        "repeats": _("Gặp lại %(n)s lần"),
        "age": _("Đã chờ %(n)s ngày"),
        "harm_deaths": _("Nói về thương vong: %(n)s"),
        "harm_disaster": _("Nói về thiên tai: %(n)s"),
        "harm_health": _("Nói về sức khỏe: %(n)s"),
        "harm_panic": _("Có thể gây hoang mang: %(n)s"),
        "harm_borders": _("Nói về biên giới, chủ quyền: %(n)s"),
        "harm_money": _("Nói về tiền của dân: %(n)s"),
    }
    return words.get(code, code) % {"n": counted} if code in words else code


def _story(claim: Claim) -> StoryRow | None:
    if claim.story_id is None:
        return None
    today = current_ids([claim.story_id])[claim.story_id]
    return next(iter(story_rows([today])), None)


def _is_ours(claim: Claim, texts: Sequence[str], at: datetime) -> bool:
    """Say whether the claim concerns the unit or one below it, or names it."""
    concerned = list(claim.units.values_list("unit_id", flat=True))
    above = {name.unit_id for unit_id in concerned for name in ancestors(unit_id, at.date())}
    if claim.unit_id in above | set(concerned):
        return True
    name = fold(unit_name(claim.unit_id))
    return bool(name) and any(f" {name} " in f" {_spaced(text)} " for text in texts)


def _spaced(text: str) -> str:
    return "".join(letter if letter.isalnum() else " " for letter in fold(text))


def _found_wrong(claim: Claim) -> int:
    near = Relation.objects.filter(claim=claim).exclude(kind__in=[states.UNRELATED, states.SAME_TOPIC])
    others = near.exclude(kind=states.OPPOSITE).values_list("other_id", flat=True)
    wrong = Finding.objects.filter(dossier__claim__in=list(others), state=states.PASSED, verdict=states.WRONG)
    return wrong.values("dossier__claim").distinct().count()
