"""Kits as their own unit reads them. In: who asks, or a dossier already reached; out: rows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404

from nhipcau.common.files.snapshots import MissingSnapshotError, load
from nhipcau.verification.models import Dossier, Finding, Kit
from nhipcau.verification.rules import states


def kits_for(person: Any) -> QuerySet[Kit]:
    """Return the kits of this person's unit, to whoever may make them."""
    rows = Kit.objects.select_related("finding__dossier")
    if not person.may("verification.make_kit"):
        return rows.none()
    return rows.filter(finding__dossier__unit=person.unit_id)


def get_kit_for(person: Any, public_id: str) -> Kit:
    """Return one kit of this person's unit; 404 otherwise."""
    found = kits_for(person).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def kit_bytes(kit: Kit) -> bytes:
    """Return the ZIP, proved by its hash; 404 where the file is gone."""
    try:
        return load(settings.EVIDENCE_DIR, kit.sha256)
    except MissingSnapshotError as error:
        raise Http404 from error


def kits_of(dossier: Dossier) -> QuerySet[Kit]:
    """Return what was packed of a dossier, the last first."""
    return Kit.objects.filter(finding__dossier=dossier).select_related("finding")


def finding_to_pack(dossier: Dossier) -> Finding | None:
    """Return the finding that stands: the last passed one of a closed dossier."""
    if dossier.state != states.CLOSED:
        return None
    return dossier.findings.filter(state=states.PASSED).order_by("-number").first()


def kit_name(kit: Kit) -> str:
    """Name the file that is downloaded."""
    dossier = kit.finding.dossier
    return f"bo-chung-cu-{dossier.year}-{dossier.number:03}-{kit.sha256[:8]}.zip"
