"""Entries in words: who, what thing, which changes. Entries in, text out; called by the record's screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django.utils.translation import gettext as _

from nhipcau.common import formats, naming
from nhipcau.record.actions import SYSTEM

if TYPE_CHECKING:
    from nhipcau.record.models import Entry


class Change(TypedDict):
    """One changed field."""

    name: str
    before: str
    after: str


class Wording:
    """Says entries in words and asks for each name once, however long the list."""

    def __init__(self) -> None:
        """Start without any name."""
        self._names: dict[tuple[str, str], str] = {}

    def name(self, kind: str, public_id: str) -> str:
        """Return the name behind an id, or the id where nobody knows one."""
        key = (kind, public_id)
        if key not in self._names:
            self._names[key] = naming.names(kind, [public_id]).get(public_id, public_id)
        return self._names[key]

    def actor(self, public_id: str) -> str:
        """Name the account, or the office itself."""
        return _("Hệ thống") if public_id == SYSTEM else self.name("people.person", public_id)

    def subject(self, subject: str) -> str:
        """Say ``people.person:x`` as "tài khoản Nguyễn An"."""
        kind, _colon, public_id = subject.partition(":")
        return f"{naming.word(kind)} {self.name(kind, public_id)}".strip()

    def changes(self, entry: Entry) -> list[Change]:
        """List every changed field with what stood before and after."""
        before, after = entry.before or {}, entry.after or {}
        fields = [*before, *(field for field in after if field not in before)]
        return [
            Change(
                name=naming.word(field),
                before=self._said(field, before.get(field)),
                after=self._said(field, after.get(field)),
            )
            for field in fields
        ]

    def summary(self, entry: Entry) -> str:
        """Tell the changed fields in one line."""
        return "; ".join(f"{change['name']}: {_arrow(change)}" for change in self.changes(entry))

    def _said(self, field: str, value: object) -> str:
        is_named = isinstance(value, str) and naming.knows(field)
        return self.name(field, str(value)) if is_named else in_words(value)


def in_words(value: object) -> str:
    """Write one stored value for a reader."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list):
        return ", ".join(in_words(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{naming.word(str(name))}: {in_words(item)}" for name, item in value.items())
    return formats.number(value) if isinstance(value, int | float) else naming.word(str(value))


def _arrow(change: Change) -> str:
    if change["before"] and change["after"]:
        return f"{change['before']} → {change['after']}"
    return change["after"] or change["before"]
