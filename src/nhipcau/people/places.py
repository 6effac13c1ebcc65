"""Choosing a unit by typing its name or code. Text in, the unit's id out; called by the forms of accounts."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.units.queries import ancestors, found, unit_name
from nhipcau.units.rules.kinds import titled

SHOWN = 12
"""Suggestions that fit under a field on a phone."""
CODE_AT_END = re.compile(r"\((\d{2,5})\)\s*$")
KIND_IN_FRONT = re.compile(r"^(tỉnh|thành phố|tp\.?|phường|xã|đặc khu)\s+", re.IGNORECASE)


def suggestions(text: str) -> list[str]:
    """Return what may be meant, each with its code, as the field takes it."""
    if len(text.strip()) < 2:  # noqa: PLR2004 - one letter names half the country
        return []
    return [_label(name) for name in _matches(text)[:SHOWN]]


class UnitField(forms.CharField):
    """A unit typed by name or code, with suggestions where scripts run."""

    def clean(self, value: Any) -> str:
        """Return the id of the one unit meant."""
        text = super().clean(value)
        matches = _matches(text)
        if not matches:
            raise ValidationError(_("Không thấy đơn vị này. Hãy gõ tên đầy đủ, ví dụ: Tỉnh Cao Bằng."))
        if len(matches) > 1:
            names = "; ".join(_label(name) for name in matches[:4])
            raise ValidationError(
                _("Có nhiều đơn vị tên như vậy: %(names)s. Hãy chọn một.") % {"names": names}
            )
        return str(matches[0].unit_id)


def as_typed(unit_id: str) -> str:
    """Return the text that the field would take for this unit."""
    today = timezone.localdate()
    name = next((name for name in found(unit_name(unit_id, today), today) if name.unit_id == unit_id), None)
    bare = KIND_IN_FRONT.sub("", unit_name(unit_id, today))
    name = name or next((row for row in found(bare, today) if row.unit_id == unit_id), None)
    return _label(name) if name else unit_name(unit_id)


def _matches(text: str) -> list[Any]:
    today = timezone.localdate()
    code = CODE_AT_END.search(text)
    if code:
        return list(found(code.group(1), today))
    kind = KIND_IN_FRONT.match(text.strip())
    bare = KIND_IN_FRONT.sub("", text.strip())
    rows = list(found(bare, today)[:50])
    if kind:
        start = text.strip().casefold()
        rows = [row for row in rows if titled(row.kind, row.name).casefold().startswith(start)] or rows
        exact = [row for row in rows if titled(row.kind, row.name).casefold() == start]
        return exact or rows
    return rows


def _label(name: Any) -> str:
    above = ancestors(name.unit_id, timezone.localdate())
    place = f", {above[-1].name}" if above else ""
    return f"{titled(name.kind, name.name)}{place} ({name.code})"
