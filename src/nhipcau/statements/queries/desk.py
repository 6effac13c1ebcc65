"""Statements as their own unit reads them; nobody of another unit reaches one. In: who asks; out: rows."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, DateTimeField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import Http404

from nhipcau.statements.models import Approval, Edition, Statement, Version
from nhipcau.statements.rules import states


def statements_for(person: Any) -> QuerySet[Statement]:
    """Return the statements of this person's unit, to whoever may see statements."""
    rows = Statement.objects.select_related("office", "finding", "replaces")
    return rows.filter(unit=person.unit_id) if person.may("statements.see_statements") else rows.none()


def listed_statements_for(person: Any) -> Any:
    """Return the same with where the last edition stands and its languages."""
    last = Edition.objects.filter(statement=OuterRef("pk")).order_by("-number")
    versions = Prefetch("editions", Edition.objects.order_by("-number").prefetch_related("versions"))
    return (
        statements_for(person)
        .annotate(
            publication=Subquery(last.values("publication")[:1], output_field=CharField()),
            moved_at=Subquery(last.values("published_at")[:1], output_field=DateTimeField()),
            leaves_at=Subquery(last.values("release_at")[:1], output_field=DateTimeField()),
        )
        .prefetch_related(versions)
    )


def get_statement_for(person: Any, public_id: str) -> Statement:
    """Return one statement of this person's unit; 404 otherwise."""
    found: Statement = _one(statements_for(person), public_id)
    return found


def editions_for(person: Any) -> QuerySet[Edition]:
    """Return the editions of this person's unit."""
    rows = Edition.objects.select_related("statement__office", "speaker", "mandate", "urgent_by")
    return rows.filter(statement__in=statements_for(person))


def get_edition_for(person: Any, public_id: str) -> Edition:
    """Return one edition of this person's unit; 404 otherwise."""
    found: Edition = _one(editions_for(person), public_id)
    return found


def versions_for(person: Any) -> QuerySet[Version]:
    """Return the language versions of this person's unit."""
    rows = Version.objects.select_related("edition__statement__office", "edition__speaker", "changed_by")
    return rows.filter(edition__statement__in=statements_for(person))


def get_version_for(person: Any, public_id: str) -> Version:
    """Return one version of this person's unit; 404 otherwise."""
    found: Version = _one(versions_for(person), public_id)
    return found


def versions_of(edition: Edition) -> list[Version]:
    """Return an edition's languages, the original first, each with its writers and approvals."""
    approvals = Prefetch("approvals", Approval.objects.select_related("approver", "key").order_by("-at"))
    rows = edition.versions.select_related("changed_by", "submitted_by").prefetch_related(
        approvals, "writers__person"
    )
    original = edition.statement.language
    return sorted(rows, key=lambda row: (row.language != original, row.pk))


def at_work(statement: Statement) -> Edition | None:
    """Return the edition that is being written or waits for its minute."""
    return statement.editions.filter(publication__in=[states.UNPUBLISHED, states.SCHEDULED]).first()


def waiting_for_approval(person: Any) -> QuerySet[Version]:
    """Return the words that this person may approve: in review, and none of his own."""
    rows = versions_for(person).filter(workflow=states.IN_REVIEW, released_at=None)
    if not person.may("statements.approve"):
        return rows.none()
    return rows.exclude(writers__person=person.pk).order_by("submitted_at", "pk")


def waiting_for_confirmation(person: Any) -> QuerySet[Edition]:
    """Return urgent releases that still bear the public mark and that this person may confirm."""
    rows = editions_for(person).filter(confirmed_at=None, publication__in=states.READABLE)
    if not person.may("statements.approve"):
        return rows.none()
    mine = Q(urgent_by=person.pk) | Q(versions__writers__person=person.pk)
    return rows.exclude(urgent_why="").exclude(mine).order_by("published_at").distinct()


def returned_to(person: Any) -> QuerySet[Version]:
    """Return words that came back and that this person had written at."""
    rows = versions_for(person).filter(workflow=states.NEEDS_CHANGES, writers__person=person.pk)
    return rows.order_by("changed_at", "pk").distinct()


def replaceable_for(person: Any) -> QuerySet[Statement]:
    """Return what a new statement may supersede: out now."""
    rows = statements_for(person).filter(editions__publication=states.PUBLISHED, is_drill=False)
    return rows.order_by("title")


def _one(rows: Any, public_id: str) -> Any:
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found
