"""Editions and their parts, for somebody. Called by views and actions."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Count, Max, Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.common.navigation import Visitor
from nhipcau.digest.models import DraftChange, Edition, LeftOut, Line, Section
from nhipcau.digest.models.editions import State
from nhipcau.digest.rules.choosing import Outline, Previous


def editions_for(person: Visitor) -> QuerySet[Edition]:
    """List what this person may read: issued ones for all staff, drafts for whoever edits."""
    if not person.may("digest.see_digests"):
        return Edition.objects.none()
    seen = Edition.objects.all() if person.may("digest.edit") else Edition.objects.filter(state=State.ISSUED)
    return seen.select_related("replaced_by", "edited_by", "issued_by")


def listed_editions_for(person: Visitor) -> QuerySet[Edition]:
    """List them with the number of lines and letters."""
    return editions_for(person).annotate(
        line_count=Count("lines", distinct=True),
        letter_count=Count(
            "dispatches", filter=Q(dispatches__put_at__isnull=False, dispatches__skipped=""), distinct=True
        ),
    )


def get_edition_for(person: Visitor, public_id: str) -> Edition:
    """Return one edition or 404."""
    return get_object_or_404(editions_for(person), public_id=public_id)


def get_draft_for(person: Visitor, public_id: str) -> Edition:
    """Return one draft that this person may change, or 404."""
    drafts = editions_for(person).filter(state=State.DRAFT)
    return get_object_or_404(drafts if person.may("digest.edit") else drafts.none(), public_id=public_id)


def get_line_of(edition: Edition, public_id: str) -> Line:
    """Return one line of an edition or 404."""
    return get_object_or_404(edition.lines.select_related("section"), public_id=public_id)


def get_section_of(edition: Edition, public_id: str) -> Section:
    """Return one section of an edition or 404."""
    return get_object_or_404(edition.sections, public_id=public_id)


def sections_of(edition: Edition) -> QuerySet[Section]:
    """Return the sections in order, each with its lines in order."""
    return edition.sections.order_by("position").prefetch_related("lines")


def draft_of(person: Visitor, day: date) -> Edition | None:
    """Return the day's draft, the latest where there are several."""
    if not person.may("digest.edit"):
        return None
    return editions_for(person).filter(day=day, state=State.DRAFT).order_by("-created_at").first()


def latest_of(day: date, slot: str) -> Edition | None:
    """Return the slot's edition at its latest version."""
    return Edition.objects.filter(day=day, slot=slot).order_by("-version").first()


def before(day: date, slot: str) -> Edition | None:
    """Return the last edition before a day that somebody chose or that was issued."""
    earlier = Edition.objects.filter(slot=slot, day__lt=day)
    worked = earlier.filter(Q(state=State.ISSUED) | Q(edited_at__isnull=False))
    return worked.order_by("-day", "-version").first()


def choices_of(edition: Edition) -> Previous:
    """Return what the machine asks of yesterday's edition."""
    sections = tuple(
        Outline(section.heading, section.kind, section.topic, tuple(line.key for line in section.lines.all()))
        for section in sections_of(edition)
    )
    left_out = dict(LeftOut.objects.filter(edition=edition).values_list("key", "at"))
    return Previous(sections, left_out, edition.gathered_until)


def cited_by(edition: Edition | None) -> dict[str, int]:
    """Return the row id of the article that each line cites, by the line's key."""
    return dict(Line.objects.filter(edition=edition).values_list("key", "article_id")) if edition else {}


def changes_since(edition: Edition, revision: int) -> QuerySet[DraftChange]:
    """Return what was changed after somebody looked."""
    return edition.changes.filter(revision__gt=revision).select_related("by")


def next_number(year: int) -> int:
    """Return the number that the next issued edition of a year gets."""
    highest = Edition.objects.filter(year=year).aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1


def last_issued_for(person: Visitor, *, at: datetime) -> Edition | None:
    """Return the newest issued edition."""
    issued = editions_for(person).filter(state=State.ISSUED, issued_at__lte=at)
    return issued.order_by("-issued_at").first()
