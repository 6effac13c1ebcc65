"""The index follows the search columns through every change, and every migration leaves its triggers standing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from tests.monitoring.making import FETCHED, Desk

from nhipcau.monitoring.models import Article, SearchText
from nhipcau.monitoring.queries.searching import search_articles

TRIGGERS = {
    "monitoring_search_text_in",
    "monitoring_search_text_changed",
    "monitoring_search_text_out",
    "monitoring_article_moved",
}
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="FTS5 is of SQLite")


def found(query: str) -> list[int]:
    """Return the ids as the list walks to them."""
    return [article.pk for article in search_articles(query=query)[:20]]


@pytest.mark.django_db
def test_new_text_moved_day_and_deletion_are_followed() -> None:
    desk = Desk()
    page = desk.page()
    first = desk.store("chữ ban đầu", page=page).article
    other = desk.store("chữ khác").article
    desk.store("chữ về sau", page=page)
    assert found("dau") == []
    assert found("sau") == [first.pk]
    Article.objects.filter(pk=first.pk).update(sorted_at=FETCHED - timedelta(days=900))
    assert found("chu") == [other.pk, first.pk]
    Article.objects.filter(pk=first.pk).update(sorted_at=FETCHED + timedelta(days=9))
    assert found("chu") == [first.pk, other.pk]
    SearchText.objects.filter(pk=first.pk).delete()
    assert found("chu") == [other.pk]
    _check_index()


@on_sqlite
@pytest.mark.django_db
def test_no_migration_dropped_the_triggers() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        assert {row[0] for row in cursor.fetchall()} >= TRIGGERS


@pytest.mark.django_db(transaction=True)
def test_flush_empties_the_index() -> None:
    Desk().store("chữ nào đó")
    call_command("flush", interactive=False, verbosity=0)
    assert found("chu") == []
    _check_index()


def _check_index() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO monitoring_search_index(monitoring_search_index) VALUES ('integrity-check')"
            )
