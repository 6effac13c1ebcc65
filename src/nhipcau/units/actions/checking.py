"""What every action on bodies, posts and holders asks first. Called inside its write gate."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.record.actions import note
from nhipcau.units.queries.bodies import units_under

DECREE_LENGTH = 40


def own_or_below(by: Any, at: datetime, unit_id: str) -> None:
    """Refuse hands of a unit that stands neither here nor above; scheduled work may."""
    if by is not None and unit_id not in units_under(by.unit_id, timezone.localdate(at)):
        raise Refused(_("Chỉ người của đơn vị này hoặc đơn vị cấp trên được sửa cơ quan, chức vụ ở đây."))


def unchanged(row: Any, seen: int | None) -> None:
    """Refuse to write over what somebody else changed meanwhile."""
    if seen is not None and row.revision != seen:
        raise Stale(_("Người khác vừa sửa mục này. Hãy xem lại rồi lưu lần nữa."))


def said(text: str, field: str, most: int, words: str) -> str:
    """Return the text tidied, or refuse where it is empty or too long."""
    tidy = tidied(text)
    if not tidy:
        raise Refused(words, field=field)
    return short(tidy, field, most)


def short(text: str, field: str, most: int) -> str:
    """Return the text tidied, or refuse where it is too long."""
    tidy = tidied(text)
    if len(tidy) > most:
        raise Refused(_("Dài quá %(most)s chữ. Hãy viết gọn lại.") % {"most": most}, field=field)
    return tidy


def tidied(text: str) -> str:
    """Return composed letters and single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def is_among(rows: Iterable[Any], field: str, text: str) -> bool:
    """Tell whether a row says the same but for capitals; SQLite knows those of ASCII only."""
    return any(str(getattr(row, field)).casefold() == text.casefold() for row in rows)


def in_order(starts_on: date | None, ends_on: date | None) -> None:
    """Refuse a time that ends before it begins."""
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused(_("Ngày kết thúc phải từ ngày bắt đầu trở đi."), field="ends_on")


def stored(row: Any, values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Put values into a row and save it; return what the record says of before and after, changes only."""
    is_new = row.pk is None
    old = {} if is_new else {name: getattr(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    if not is_new:
        row.revision += 1
    row.save()
    moved = [name for name in values if is_new or old[name] != values[name]]
    return {
        "before": {name: _plain(old[name]) for name in moved} if not is_new else {},
        "after": {name: _plain(values[name]) for name in moved},
    }


def noted(by: Any, at: datetime, verb: str, subject: str, change: Mapping[str, Any]) -> None:
    """Write one entry of the record; nothing moved, nothing to tell."""
    if change["after"]:
        note(by=by, at=at, verb=verb, subject=subject, before=change["before"] or None, after=change["after"])


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return getattr(value, "public_id", value)
