"""Packing the evidence kit of a finding that passed. Called by the dossier's page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from nhipcau.common.files.snapshots import MissingSnapshotError, keep
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.sources.timestamps import office_token
from nhipcau.verification.actions.reviews import words_of_part
from nhipcau.verification.kit.packing import is_stamped, pack
from nhipcau.verification.models import Finding, Kit
from nhipcau.verification.queries.kits import finding_to_pack
from nhipcau.verification.queries.kits_altered import altered_parts
from nhipcau.verification.queries.kits_contents import kit_contents

MOST_BYTES = 200 * 1024 * 1024
"""A kit is packed in memory and sent by mail or from a small server; ten uploads of 20 MB fit."""


def make_kit(*, by: Any, at: datetime, finding: Finding) -> Kit:
    """Pack everything that the finding rests on into one file that a stranger can check."""
    _refuse_unfinished(finding)
    _refuse_altered(finding)
    try:
        content = pack(kit_contents(finding, at=at), _stamp)
    except MissingSnapshotError as error:
        words = _(
            "Một tệp chứng cứ không còn hoặc đã hỏng (SHA-256 %(sha256)s). Hãy khôi phục từ bản sao lưu."
        )
        raise Refused(words % {"sha256": str(error)[:12]}) from error
    if len(content) > MOST_BYTES:
        raise Refused(_("Bộ chứng cứ lớn quá 200 MB. Hãy rút bớt tệp lớn khỏi hồ sơ, rồi đóng gói lại."))
    sha256 = keep(settings.EVIDENCE_DIR, content)
    with write_gate():
        _refuse_unfinished(finding)
        kit = Kit.objects.create(
            finding=finding, sha256=sha256, size=len(content), made_by=by, made_at=at,
            has_token=is_stamped(content),
        )  # fmt: skip
        note(by=by, at=at, verb="verification.make_kit", subject=f"verification.kit:{kit.public_id}",
             after={"sha256": sha256, "finding": finding.public_id})  # fmt: skip
    return kit


def _refuse_unfinished(finding: Finding) -> None:
    dossier = type(finding.dossier).objects.get(pk=finding.dossier_id)
    if finding_to_pack(dossier) != finding:
        raise Refused(_("Chỉ đóng gói kết luận đã được thông qua của hồ sơ đã đóng."))


def _refuse_altered(finding: Finding) -> None:
    """A kit must not lie: what was changed past the actions, by whoever holds the database, is not packed."""
    parts = altered_parts(finding)
    if parts:
        words = _(
            "Hồ sơ không còn giống bản đã thông qua (%(parts)s): đã có người sửa ngoài hệ thống. "
            "Hãy báo quản trị viên kiểm tra nhật ký và khôi phục từ bản sao lưu."
        )
        raise Refused(words % {"parts": ", ".join(str(words_of_part(part)) for part in parts)})


def _stamp(content: bytes) -> bytes | None:
    token = office_token(content)
    return token.content if token else None
