"""The list of entries; the names of a page's people are looked up once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_tables2 as tables
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import formats, naming
from nhipcau.common.templatetags.screen import moment
from nhipcau.record.actions import SYSTEM
from nhipcau.record.queries import actors

if TYPE_CHECKING:
    from nhipcau.record.models import Entry


class EntryTable(tables.Table):
    """One entry a row."""

    seq = tables.Column(
        verbose_name=gettext_lazy("Số"),
        localize=False,
        attrs={"td": {"class": "num"}, "th": {"class": "num"}},
    )
    verb = tables.Column(
        verbose_name=gettext_lazy("Việc"),
        linkify=("record:entry", {"seq": tables.A("seq")}),
        attrs={"td": {"class": "main"}},
    )
    by = tables.Column(verbose_name=gettext_lazy("Người làm"))
    at = tables.Column(verbose_name=gettext_lazy("Lúc"))
    subject = tables.Column(verbose_name=gettext_lazy("Đối tượng"))
    changes = tables.Column(verbose_name=gettext_lazy("Thay đổi"), empty_values=(), orderable=False)

    class Meta:
        order_by = "-seq"
        sequence = ("seq", "at", "verb", "by", "subject", "changes")

    @cached_property
    def people(self) -> dict[str, str]:
        """Names by public id."""
        return naming.names("people.person", actors())

    def render_verb(self, value: str) -> str:
        """Say the verb in words."""
        return naming.word(value)

    def render_by(self, value: str) -> str:
        """Name who did it."""
        return actor_name(value, self.people)

    def render_at(self, record: Entry) -> Any:
        """Say when."""
        return moment(record.at)

    def value_at(self, record: Entry) -> str:
        """Export when, exactly."""
        return f"{formats.day(record.at)} {formats.clock(record.at)}"

    def render_subject(self, value: str) -> str:
        """Name the kind and, where somebody knows it, the thing."""
        return subject_name(value)

    def value_subject(self, value: str) -> str:
        """Export the code."""
        return value

    def render_changes(self, record: Entry) -> str:
        """Tell the changed fields in one line."""
        return "; ".join(f"{row['name']}: {_arrow(row)}" for row in changes(record))


def _arrow(row: dict[str, str]) -> str:
    return (
        f"{row['before']} → {row['after']}"
        if row["before"] and row["after"]
        else row["after"] or row["before"]
    )


def actor_name(public_id: str, known: dict[str, str]) -> str:
    """Name the account, or the office itself."""
    return _("Hệ thống") if public_id == SYSTEM else known.get(public_id, public_id)


def subject_name(subject: str) -> str:
    """Say ``people.person:x`` as "tài khoản Nguyễn An"."""
    kind, _colon, public_id = subject.partition(":")
    name = naming.names(kind, [public_id]).get(public_id, public_id)
    return f"{naming.word(kind)} {name}".strip()


def changes(entry: Entry) -> list[dict[str, str]]:
    """List every changed field with what stood before and after, in words."""
    before, after = entry.before or {}, entry.after or {}
    names = [*before, *(name for name in after if name not in before)]
    return [
        {
            "name": naming.word(name),
            "before": said(name, before.get(name)),
            "after": said(name, after.get(name)),
        }
        for name in names
    ]


def said(field: str, value: object) -> str:
    """Write the value of one field; a field that holds ids may have names."""
    return (
        naming.names(field, [value])[value]
        if isinstance(value, str) and naming.knows(field)
        else in_words(value)
    )


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
