"""What the actions on committees and directives ask first. Called inside their write gates."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused


def own_unit(by: Any, unit_id: str) -> None:
    """Refuse hands of another unit; scheduled work may."""
    if by is not None and by.unit_id != unit_id:
        raise Refused(_("Chỉ người của đơn vị đã nhập mới sửa được mục này."))


def unchanged(row: Any, seen: int | None) -> None:
    """Refuse to write over what somebody else changed meanwhile."""
    if seen is not None and row.revision != seen:
        raise Stale(_("Người khác vừa sửa mục này. Hãy xem lại rồi lưu lần nữa."))


def said(text: str, field: str, words: str) -> str:
    """Return the text tidied, or refuse where it is empty."""
    tidy = " ".join(text.split())
    if not tidy:
        raise Refused(words, field=field)
    return tidy


def in_order(starts_on: date | None, ends_on: date | None, field: str = "ends_on") -> None:
    """Refuse days that end before they begin."""
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused(_("Ngày kết thúc phải từ ngày bắt đầu trở đi."), field=field)


def plain(value: Any) -> Any:
    """Return a value as the record keeps it."""
    return value.isoformat() if isinstance(value, date) else value
