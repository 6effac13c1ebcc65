"""Files of a conference, and their bytes. Called by its page and by the delegate's own page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.common.files.snapshots import load
from nhipcau.training.models import Conference, Material
from nhipcau.training.queries.conferences import conferences_for


def materials_of(conference: Conference) -> QuerySet[Material]:
    """List every file, those of the whole conference first."""
    rows = Material.objects.filter(conference=conference).select_related("session")
    return rows.order_by("session__starts_at", "pk")


def shared_materials(conference: Conference) -> QuerySet[Material]:
    """List the files that delegates may see."""
    return materials_of(conference).filter(is_shared=True)


def get_material_for(person: Any, public_id: str) -> Material:
    """Return one file of a conference of the person's unit, or 404."""
    rows = Material.objects.select_related("conference", "session")
    return get_object_or_404(rows.filter(conference__in=conferences_for(person)), public_id=public_id)


def material_file(material: Material) -> bytes:
    """Read a file, proven by its hash; raises MissingSnapshotError where it is gone."""
    return load(settings.MATERIAL_DIR, material.sha256)
