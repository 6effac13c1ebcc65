"""Choosing a unit by typing its name or code. Text in, the unit's id out; called by the forms of accounts."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.folding import fold
from nhipcau.units.queries import ancestors, found, name_at
from nhipcau.units.rules.kinds import titled

MANY = 50
"""Rows looked at: more than carry one name today."""
SHOWN = 12
"""Suggestions that fit under a field on a phone."""
CODE_AT_END = re.compile(r"\((\d{2,5})\)\s*$")
KIND_IN_FRONT = re.compile(
    r"^(tỉnh|tinh|thành phố|thanh pho|tp\.?|phường|phuong|xã|xa|đặc khu|dac khu)\s+", re.IGNORECASE
)


def suggestions(text: str) -> list[str]:
    """Return what may be meant, each with its code, as the field takes it."""
    if len(text.strip()) < 2:  # noqa: PLR2004 - one letter names half the country
        return []
    return [_label(name) for name in _matches(text)[:SHOWN]]


class UnitField(forms.CharField):
    """A unit typed by name or code, with suggestions where scripts run."""

    def clean(self, value: Any) -> str:
        """Return the id of the one unit meant; empty where nothing need be said."""
        text = super().clean(value)
        if not text:
            return ""
        matches = _meant(text)
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
    name = name_at(unit_id, timezone.localdate())
    return _label(name) if name else unit_id


def _matches(text: str) -> list[Any]:
    """Return the units of today that the text may be the beginning of."""
    today = timezone.localdate()
    code = CODE_AT_END.search(text)
    if code:
        return list(found(code.group(1), today))
    rows = list(found(KIND_IN_FRONT.sub("", text.strip()), today)[:MANY])
    start = fold(text)
    return [row for row in rows if fold(titled(row.kind, row.name)).startswith(start)] or rows


def _meant(text: str) -> list[Any]:
    """Return the units of that whole name, else those it may begin; a place behind a comma narrows."""
    rows, said = _matches(text), text
    if not rows:
        said, _comma, above = text.partition(",")
        rows = [row for row in _matches(said) if _stands_under(row, above)] if above.strip() else []
    typed = fold(said)
    whole = [row for row in rows if typed in {fold(row.name), fold(titled(row.kind, row.name))}]
    return whole or rows


def _stands_under(row: Any, above: str) -> bool:
    wanted = fold(KIND_IN_FRONT.sub("", above.strip()))
    return wanted in {fold(parent.name) for parent in ancestors(row.unit_id, timezone.localdate())}


def _label(name: Any) -> str:
    above = ancestors(name.unit_id, timezone.localdate())
    place = f", {above[-1].name}" if above else ""
    return f"{titled(name.kind, name.name)}{place} ({name.code})"
