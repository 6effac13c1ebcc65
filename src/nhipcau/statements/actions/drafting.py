"""Beginning a statement: its first edition and its words in the first language.

Called by the screens, and by press, presenting, incidents and verification's road from a finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _

from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.statements.actions.speaking import refuse_wrong_speaker
from nhipcau.statements.actions.turning import subject_of
from nhipcau.statements.actions.wording import clean, new_version
from nhipcau.statements.models import Edition, Statement, Version
from nhipcau.statements.rules import states
from nhipcau.verification.rules.states import PASSED

BLOCK = ("outlet", "work", "section", "date", "false", "right")
"""Parts of a correction asked of an outlet (Luật Báo chí 2016, art. 42)."""
NEEDED = ("outlet", "work", "false", "right")


def draft_statement(
    *, by: Any, at: datetime, office_id: int, kind: str, subject: str, title: str, dated_on: date,
    language: str = "vi", lead: str = "", body: str = "", finding_id: int | None = None,
    replaces: Statement | None = None, is_drill: bool = False, block: Mapping[str, Any] | None = None,
    speaker_id: int | None = None, mandate_id: int | None = None,
) -> Statement:  # fmt: skip
    """Begin a statement of an office; the finding must have passed, the replaced one be public."""
    words = clean(language, title, lead, body)
    with write_gate():
        row = Statement(
            office_id=office_id, kind=kind, subject=subject, title=words.title, language=language,
            finding_id=finding_id, replaces=replaces, is_drill=is_drill, created_at=at, created_by=by,
            folded=fold(words.title), **asked(kind, block),
        )  # fmt: skip
        row.unit_id = _unit_of(row, by)
        _refuse_wrong_ground(row)
        refuse_wrong_speaker(office_id, speaker_id, mandate_id, at)
        row.save()
        edition = Edition.objects.create(
            statement=row, number=1, dated_on=dated_on, speaker_id=speaker_id, mandate_id=mandate_id
        )
        version = new_version(by=by, at=at, edition=edition, words=words, made=states.BY_HAND, source_hash="")
        after = {"kind": kind, "title": row.title, "language": language, "content_hash": version.content_hash}
        note(by=by, at=at, verb="statements.draft", subject=subject_of(row), after=after)
    return row


def asked(kind: str, block: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the columns of the correction block; whole for a correction, none for the rest."""
    if kind != states.CORRECTION:
        return {}
    given = {name: (block or {}).get(name) for name in BLOCK}
    texts = {name: str(given[name] or "").strip() for name in BLOCK if name != "date"}
    for name in NEEDED:
        if not texts[name]:
            raise Refused(
                _("Đề nghị cải chính cần đủ: cơ quan báo chí, tác phẩm, chỗ sai và thông tin đúng."),
                field=f"asked_{name}",
            )
    return {**{f"asked_{name}": text for name, text in texts.items()}, "asked_date": given["date"] or None}


def original_of(edition: Edition) -> Version:
    """Return the version in the language the statement is written in."""
    return edition.versions.get(language=edition.statement.language)


def _unit_of(row: Statement, by: Any) -> Any:
    try:
        unit_id = row.office.unit_id
    except ObjectDoesNotExist as missing:
        raise Refused(_("Hãy chọn cơ quan đứng tên."), field="office") from missing
    if by is not None and str(unit_id) != str(by.unit_id):
        raise Refused(_("Cơ quan này thuộc đơn vị khác."), field="office")
    return unit_id


def _refuse_wrong_ground(row: Statement) -> None:
    finding = row.finding
    if finding and (finding.state != PASSED or finding.dossier.unit_id != row.unit_id):
        raise Refused(_("Chỉ trả lời dựa trên kết luận đã được thẩm định của đơn vị mình."), field="finding")
    replaced = row.replaces
    if replaced is None:
        return
    is_out = replaced.editions.filter(publication=states.PUBLISHED).exists()
    if not is_out or replaced.unit_id != row.unit_id or replaced.is_drill != row.is_drill:
        raise Refused(_("Chỉ thay thế được phát ngôn đang công bố của đơn vị mình."), field="replaces")
