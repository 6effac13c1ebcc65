"""A passed finding in, the contents of its kit out. Called by `actions.kits`."""

from __future__ import annotations

import json
from copy import copy
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

from nhipcau.units.queries import unit_name
from nhipcau.verification.kit.contents import KitContents, Piece
from nhipcau.verification.models import Dossier, Finding
from nhipcau.verification.printing.dossier import word_file
from nhipcau.verification.queries.kits_dossier import AUTHOR, REVIEWER, claim_review_json, dossier_json
from nhipcau.verification.queries.kits_evidence import Gathered, add_evidence
from nhipcau.verification.queries.paper import dossier_paper
from nhipcau.verification.rules import states

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def kit_contents(finding: Finding, *, at: datetime) -> KitContents:
    """Gather the kit; MissingSnapshotError where evidence is no longer what it was."""
    dossier, gathered = finding.dossier, Gathered()
    for row in dossier.evidence.select_related(
        "article", "version__snapshot", "capture", "file", "request__file"
    ):
        add_evidence(gathered, row)
    why = {each.evidence: each.why for each in reversed(gathered.withheld)}
    papers = (
        Piece(
            "dossier.json",
            _json(dossier_json(finding, why)),
            "application/json",
            "Cả hồ sơ / The whole dossier",
        ),
        Piece("claimreview.jsonld", _json(claim_review_json(finding)), "application/ld+json", "schema.org"),
        Piece("dossier.docx", word_file(_nameless(dossier)), WORD, "Bản đọc / For reading"),
        *_sealed(finding),
    )
    return KitContents(
        dossier=str(dossier),
        office=unit_name(dossier.unit_id),
        made_at=at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        pieces=(*papers, *gathered.pieces),
        seal=finding.seal,
        tokens=tuple(gathered.tokens),
        withheld=tuple(gathered.withheld),
        root=_root(),
    )


def _sealed(finding: Finding) -> tuple[Piece, ...]:
    if not finding.sealed:
        return ()
    words = "Văn bản đã thẩm định / The text that was passed"
    return (Piece("sealed.json", finding.sealed.encode(), "application/json", words),)


def _nameless(dossier: Dossier) -> Any:
    """Lay the dossier out for strangers: staff by their role, findings that passed."""
    paper = dossier_paper(dossier)
    passed = tuple(_by_role(row) for row in paper.findings if row.state == states.PASSED)
    return replace(paper, owner="", findings=passed)


def _by_role(finding: Finding) -> Finding:
    """Put roles in the place of names, on copies that are never saved."""
    shown, author, reader = copy(finding), copy(finding.author), copy(finding.reviewer)
    author.full_name = AUTHOR
    shown.author = author
    if reader:
        reader.full_name = REVIEWER
        shown.reviewer = reader
    return shown


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder).encode() + b"\n"


def _root() -> bytes:
    return Path(settings.TSA_CA).read_bytes() if settings.TSA_CA and Path(settings.TSA_CA).is_file() else b""
