"""Articles, stories and claims for the tests of verification: invented sentences about real places."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

from django.apps import apps
from tests.monitoring.making import FETCHED, Desk, make_outlet, make_page

from nhipcau.common.folding import fold
from nhipcau.verification.models import Claim, ClaimUnit, Occurrence

NOW = datetime(2026, 10, 6, 2, 0, tzinfo=UTC)
UNIT, OTHER_UNIT = "p04", "p14"
SENTENCE = "Đến sáng 05/10/2026, lũ làm 312 ngôi nhà ở xã Mẫu Sơn bị ngập."
TEXT = f"Mưa lớn kéo dài hai ngày. {SENTENCE} Người dân được đưa lên chỗ cao."
_numbers = itertools.count(1)


def make_unit(unit_id: str = UNIT) -> Any:
    """Return a stored unit, a province unless its id says otherwise."""
    unit, _ = apps.get_model("units", "Unit").objects.get_or_create(id=unit_id, defaults={"level": 1})
    return unit


def make_person(*roles: str, unit: str = UNIT, name: str = "Người Mẫu") -> Any:
    """Return an account of a unit with these roles; an officer when none is said."""
    username = f"kc{next(_numbers)}"
    person = apps.get_model("people", "Person").objects.create_user(
        username=username, email=f"{username}@example.vn", password=None, full_name=name, unit=make_unit(unit)
    )
    grants = apps.get_model("people", "RoleGrant").objects
    for role in roles or ("officer",):
        grants.create(person=person, role=role)
    return person


def make_article(text: str = TEXT, *, outlet: str = "", hours: float = 0, **fields: Any) -> Any:
    """Store an article as the reading journey does; `mentions`, `title`, `language` may be given."""
    at = FETCHED + timedelta(hours=hours)
    page = make_page(outlet=make_outlet(outlet or f"Báo Mẫu {next(_numbers)}"))
    made = {"published_at": at, "title": "Mưa lũ ở xã Mẫu Sơn", **fields}
    return Desk().store(text, page=page, fetched_at=at, **made).article


def make_story(*articles: Any, title: str = "Mưa lũ ở xã Mẫu Sơn") -> Any:
    """Return a story that holds these articles, counted as the placing does."""
    times = [article.sorted_at for article in articles] or [FETCHED]
    story = apps.get_model("stories", "Story").objects.create(
        title=title, folded=fold(title), first_at=min(times), last_at=max(times), made_at=FETCHED,
        article_count=len(articles), outlet_count=len({article.outlet_id for article in articles}),
        language_count=len({article.language for article in articles}),
    )  # fmt: skip
    for article in articles:
        apps.get_model("stories", "Placement").objects.create(
            article=article, state="placed", story=story, number=1, waiting_since=FETCHED, placed_at=FETCHED
        )
    return story


def latest_version(article: Any) -> Any:
    """Return an article's text as it reads now."""
    return article.versions.get(number=article.latest_number)


def make_claim(wording: str = SENTENCE, **given: Any) -> Claim:
    """Return an open, worded claim with one occurrence; `kind`, `state`, `unit`, `article`… may be given.

    `by` marks it, `words` are the marked words (they must stand in the article), `units` are concerned.
    """
    by = given.pop("by", None) or make_person(unit=given.get("unit", UNIT))
    article, words = given.pop("article", None), given.pop("words", "")
    units = given.pop("units", ())
    unit = make_unit(given.pop("unit", by.unit_id))
    row = {"kind": "checkable", "state": "open", "language": "vi", "noted_at": NOW, **given}
    claim = Claim.objects.create(unit=unit, wording=wording, folded=fold(wording), noted_by=by, **row)
    words = words or (wording if article is None else SENTENCE)
    add_occurrence(claim, article or make_article(f"{words} Hết tin."), words, by=by)
    for unit_id in units:
        ClaimUnit.objects.create(claim=claim, unit=make_unit(unit_id))
    return claim


def add_occurrence(claim: Claim, article: Any, words: str, *, by: Any = None, figure: str = "") -> Occurrence:
    """Let a claim be met in an article; the words must stand in it."""
    version = latest_version(article)
    start = version.text.index(words)
    return Occurrence.objects.create(
        claim=claim, article=article, version=version, text_sha256=version.text_sha256, start=start,
        end=start + len(words), exact=words, prefix=version.text[max(0, start - 32) : start],
        suffix=version.text[start + len(words) :][:32], outlet=article.outlet.name, language=article.language,
        said_at=article.sorted_at, figure=figure, added_by=by or claim.noted_by, added_at=NOW,
    )  # fmt: skip
