"""What the actions ask first: the row as it stands, of one's own unit; words where words are needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Model
from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.files.secrecy import stamp_in
from nhipcau.common.refusals import Refused
from nhipcau.people.rules import is_fresh

Row = TypeVar("Row", bound=Model)
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")


def locked(model: type[Row], row: Any, by: Any, seen: int | None = None) -> Row:
    """Return the row held to the end of the transaction; of the person's unit, and as he or she saw it."""
    found = model._default_manager.select_for_update(of=("self",)).get(pk=row.pk)  # noqa: SLF001 - Django's name
    refuse_foreign(found, by)
    if seen is not None and getattr(found, "revision", seen) != seen:
        raise Stale(_("Người khác vừa sửa phần này. Hãy xem bản của họ rồi sửa lại nếu vẫn cần."))
    return found


def refuse_foreign(row: Any, by: Any) -> None:
    """Decline what belongs to another unit."""
    if by is not None and str(row.unit_id) != str(by.unit_id):
        raise Refused(_("Phần này thuộc đơn vị khác."))


def next_revision(row: Any) -> None:
    """Take the next revision of a locked row."""
    take_revision(type(row)._default_manager.filter(pk=row.pk), seen=None)  # noqa: SLF001 - Django's name
    row.refresh_from_db(fields=["revision"])


def needed(text: str, message: str, field: str) -> str:
    """Return the words without blanks around them, or decline."""
    tidy = _HIDDEN.sub("", text).strip()
    if not tidy:
        raise Refused(message, field=field)
    return tidy


def in_languages(words: Mapping[str, str], field: str) -> dict[str, str]:
    """Keep what is written, in languages of the public site; refuse a secrecy stamp (charter 12)."""
    kept = {
        language: _HIDDEN.sub("", text).strip()
        for language, text in words.items()
        if language in settings.NEWSROOM_LANGUAGES and text.strip()
    }
    for text in kept.values():
        if stamp_in(text):
            raise Refused(_("Lời này mang dấu mật. Hệ thống không nhận nội dung mật."), field=field)
    return kept


def refuse_approver(row: Any, by: Any, confirmed_at: datetime | None, at: datetime) -> None:
    """Four eyes: a spokesperson who wrote none of it, never the administrator, freshly confirmed."""
    if by is None or not by.may("statements.approve") or by.may("people.change_accounts"):
        raise Refused(_("Bạn không có quyền duyệt. Người quản trị hệ thống cũng không được duyệt."))
    if row.writers.filter(pk=by.pk).exists() or row.changed_by_id == by.pk:
        raise Refused(_("Người soạn không tự duyệt. Hãy nhờ người khác duyệt."))
    if confirmed_at is None or not is_fresh(confirmed_at, at):
        raise Refused(_("Hãy xác nhận lại danh tính bằng mã hai lớp rồi làm tiếp."))


def wrote(row: Any, *, by: Any, at: datetime, content_hash: str) -> None:
    """Store who changed the content last; whatever was approved before is approved no more."""
    row.content_hash, row.changed_at, row.changed_by = content_hash, at, by
    row.approved_hash, row.approved_at, row.approved_by = "", None, None


def approve(row: Any, *, by: Any, at: datetime) -> None:
    """Store the approval of exactly this content."""
    row.approved_hash, row.approved_at, row.approved_by = row.content_hash, at, by
