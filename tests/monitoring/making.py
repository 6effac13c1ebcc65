"""Pages, outlets, people and articles for the tests of the room."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.apps import apps

from nhipcau.monitoring.actions import Stored, store_article
from nhipcau.reading.outcomes import Kept
from nhipcau.reading.records import Article, Mentions

FETCHED = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)
_numbers = itertools.count(1)


def kept(text: str, **fields: Any) -> Kept:
    """Return an outcome of the line; `mentions` and any field of the article may be given."""
    mentions = fields.pop("mentions", Mentions())
    article = {
        "url": "https://bao-mau.vn/bai.html",
        "title": "Bài mẫu",
        "lead": None,
        "byline": "Phạm Nhà Báo",
        "language": "vi",
        "published_at": datetime(2026, 10, 5, 1, 0, tzinfo=UTC),
        **fields,
    }
    return Kept(Article(text=text, **article), mentions, "f1")


@dataclass
class Desk:
    """Stores articles on pages of their own, or again on a given page."""

    def page(self) -> Any:
        """Return a new stored page with one snapshot."""
        return make_page()

    def store(self, text: str, *, page: Any = None, fetched_at: datetime = FETCHED, **fields: Any) -> Stored:
        """Read one text as the journey does."""
        stored_page, snapshot = page or self.page()
        return store_article(
            page_id=stored_page.pk,
            snapshot_id=snapshot.pk,
            outlet_id=stored_page.outlet_id,
            kept=kept(text, **fields),
            fetched_at=fetched_at,
            at=fetched_at + timedelta(minutes=1),
        )


def make_outlet(name: str = "Báo Mẫu") -> Any:
    """Return a stored outlet."""
    home = f"https://bao-mau-{next(_numbers)}.vn/"
    return apps.get_model("sources", "Outlet").objects.create(name=name, home_url=home, created_at=FETCHED)


def make_page(url: str = "", outlet: Any = None) -> tuple[Any, Any]:
    """Return a stored page and its snapshot."""
    address = url or f"https://bao-mau.vn/{next(_numbers)}.html"
    page = apps.get_model("sources", "Page").objects.create(
        outlet=outlet, url=address, url_key=address, created_at=FETCHED, next_try_at=FETCHED
    )
    snapshot = apps.get_model("sources", "Snapshot").objects.create(
        page=page, fetched_at=FETCHED, sha256="0" * 64, size=1
    )
    return page, snapshot


def make_person(role: str) -> Any:
    """Return an account with one role."""
    unit, _ = apps.get_model("units", "Unit").objects.get_or_create(id="p04", defaults={"level": 1})
    name = f"nguoi{next(_numbers)}"
    person = apps.get_model("people", "Person").objects.create_user(
        username=name, email=f"{name}@example.vn", password=None, full_name="Người Mẫu", unit=unit
    )
    apps.get_model("people", "RoleGrant").objects.create(person=person, role=role)
    return person
