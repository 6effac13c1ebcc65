"""Whether a passed finding is still what was sealed, read and recorded; asked before a kit is packed.

In: a passed finding. Out: what differs, in the seal's own part names, or nothing. Called by `actions.kits`.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from nhipcau.record.queries import seals_of
from nhipcau.verification.models import Evidence, Finding
from nhipcau.verification.queries.findings_sealing import facts_of
from nhipcau.verification.rules.seal import changed_parts, seal_of, sealed_text

GROWING = frozenset({"occurrences", "requests"})
"""A closed claim is still met in new articles, and late answers are kept; what was sealed stays in there."""
UNSEALED, UNRECORDED, COPIES = "sealed", "record", "copies"


def altered_parts(finding: Finding) -> list[str]:
    """Name what is no longer as it passed, whoever changed it and however."""
    then = finding.sealed or "{}"
    if not finding.seal == finding.reviewed_seal == seal_of(then):
        return [UNSEALED]
    found = _changed(finding, then)
    if any(_stands_on(row) != row.sha256 for row in _evidence(finding)):
        found.append(COPIES)
    recorded = seals_of(f"verification.dossier:{finding.dossier.public_id}")
    return found if not recorded or finding.seal in recorded else [*found, UNRECORDED]


def _changed(finding: Finding, then: str) -> list[str]:
    now = sealed_text(facts_of(finding))
    old, new = json.loads(then), json.loads(now)
    return [
        part for part in changed_parts(then, now)
        if part not in GROWING or any(not _is_among(row, new[part]) for row in old[part])
    ]  # fmt: skip


def _is_among(row: dict[str, Any], rows: list[dict[str, Any]]) -> bool:
    """Find a sealed row again; a question that waited then may have its answer now."""
    loose = {name for name in ("answer",) if row.get(name) == ""}
    return any(all(other[name] == said for name, said in row.items() if name not in loose) for other in rows)


def _evidence(finding: Finding) -> Any:
    rows = Evidence.objects.filter(dossier=finding.dossier_id)
    return rows.select_related("capture", "file", "version", "request").defer("capture__text", "file__text")


def _stands_on(row: Evidence) -> str:
    """Return the hash of what a piece of evidence stands on, taken from there."""
    if row.version:
        return str(row.version.text_sha256)
    if row.capture or row.file:
        return str((row.capture or row.file).sha256)  # type: ignore[union-attr]
    words = row.request.answer if row.request else row.note.strip()
    return sha256(words.encode()).hexdigest()
