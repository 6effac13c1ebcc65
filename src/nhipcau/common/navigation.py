"""The registry of the side menu: each room adds its screens in its own `desk.py`.

Entries in at start-up; `entries_for(person)` out, called by the base template.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhipcau.common.naming import Words


class Visitor(Protocol):
    """Whoever looks at a screen."""

    def may(self, action: str) -> bool:
        """Say whether this person may do this action at all."""


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One line of the side menu."""

    label: Words
    url_name: str
    needs: str = ""
    """An action of `people.rules.PERMISSIONS`; empty means everybody who is signed in."""
    icon: str = "dot"
    order: int = 100
    hint: Words = ""
    """What the person comes here for; shown on the start page."""
    group: Words = ""
    """A heading; entries of one group stand together."""


READING, CHECKING, SPEAKING = _("Đọc báo"), _("Kiểm chứng"), _("Phát ngôn")
PRESENTING, TRAINING = _("Giới thiệu"), _("Tập huấn")
STEERING, ADMINISTRATION = _("Chỉ đạo, báo cáo"), _("Quản trị")
"""Headings of the menu; the order of their entries keeps each together."""

_entries: dict[str, NavEntry] = {}


def add(entry: NavEntry) -> None:
    """Put an entry on the menu; a second one of the same address replaces the first."""
    _entries[entry.url_name] = entry


def entries_for(person: Visitor) -> Sequence[NavEntry]:
    """Return the entries this person may open, in their order."""
    allowed = (entry for entry in _entries.values() if not entry.needs or person.may(entry.needs))
    return sorted(allowed, key=lambda entry: entry.order)
