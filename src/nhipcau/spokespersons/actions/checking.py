"""What every action of the room asks first. Called inside its write gate."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused

LANGUAGE_LENGTH = 8


def own_unit(by: Any, unit_id: str) -> None:
    """Refuse hands of another unit; scheduled work may."""
    if by is not None and by.unit_id != unit_id:
        raise Refused(_("Chỉ người của đơn vị giữ sổ người phát ngôn của đơn vị mình."))


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


def in_order(starts_on: date | None, ends_on: date | None) -> None:
    """Refuse a term that ends before it begins."""
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused(_("Ngày kết thúc phải từ ngày bắt đầu trở đi."), field="ends_on")


def by_language(texts: Mapping[str, str] | None) -> dict[str, str]:
    """Return the texts that are there, by language."""
    rows = {code[:LANGUAGE_LENGTH]: " ".join(text.split()) for code, text in (texts or {}).items()}
    return {code: text for code, text in sorted(rows.items()) if text}
