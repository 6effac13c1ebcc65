"""A holding template is written, read by another, approved, retired. Every change voids the approval."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.files.secrecy import stamp_in
from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.incidents.models import Template, TemplateText
from nhipcau.incidents.rules import levels
from nhipcau.incidents.rules.holding import NEEDED, SLOTS, SlotError, Text, slots_of, template_hash
from nhipcau.people.rules import is_fresh
from nhipcau.record.actions import note


def write_template(*, by: Any, at: datetime, name: str, playbook: str, texts: Sequence[Text],
                   template: Template | None = None, seen: int | None = None) -> Template:  # fmt: skip
    """Write a new template, or new words of one; it is a draft again."""
    _fit(texts)
    digest = template_hash(texts)
    with write_gate():
        row = template or Template.objects.create(
            unit_id=by.unit_id, name=name, playbook=playbook, writer=by, changed_at=at
        )
        _take(row, seen if template else None, [levels.DRAFT, levels.SUBMITTED, levels.APPROVED],
              name=name, playbook=playbook, state=levels.DRAFT, content_hash=digest, writer=by, changed_at=at,
              approver=None, approved_at=None, approved_hash="", folded=fold(name)[:600])  # fmt: skip
        row.texts.all().delete()
        TemplateText.objects.bulk_create(
            [TemplateText(template=row, language=t.language, title=t.title, body=t.body) for t in texts]
        )
        note(by=by, at=at, verb="incidents.write_template", subject=_subject(row), after={"hash": digest})
        row.refresh_from_db()
    return row


def submit_template(*, by: Any, at: datetime, template: Template, seen: int) -> Template:
    """Hand the words to whoever approves."""
    return _move(by, at, template, seen, "incidents.submit_template", [levels.DRAFT], state=levels.SUBMITTED)


def approve_template(*, by: Any, at: datetime, template: Template, seen_hash: str,
                     confirmed_at: datetime | None) -> Template:  # fmt: skip
    """Approve exactly the words that were shown, as another person than who wrote them."""
    if template.writer_id == by.pk:
        raise Refused(_("Người viết mẫu không tự duyệt. Hãy nhờ người khác."))
    if not is_fresh(confirmed_at, at):
        raise Refused(_("Hãy xác nhận lại danh tính rồi duyệt."))
    if template.content_hash != seen_hash:
        raise Stale(_("Mẫu vừa được sửa. Hãy đọc lại bản mới rồi duyệt."))
    return _move(by, at, template, template.revision, "incidents.approve_template", [levels.SUBMITTED],
                 state=levels.APPROVED, approver=by, approved_at=at, approved_hash=seen_hash)  # fmt: skip


def retire_template(*, by: Any, at: datetime, template: Template, seen: int) -> Template:
    """Take a template out of use."""
    standing = [levels.DRAFT, levels.SUBMITTED, levels.APPROVED]
    return _move(by, at, template, seen, "incidents.retire_template", standing, state=levels.RETIRED)


def _move(  # noqa: PLR0917 - a step of the table above
    by: Any, at: datetime, template: Template, seen: int | None, verb: str,
          origins: Sequence[str], **changes: Any) -> Template:  # fmt: skip
    with write_gate():
        before = Template.objects.values_list("state", flat=True).get(pk=template.pk)
        _take(template, seen, origins, **changes)
        note(by=by, at=at, verb=verb, subject=_subject(template), before={"state": before},
             after={"state": changes["state"], "hash": template.content_hash})  # fmt: skip
        template.refresh_from_db()
    return template


def _take(template: Template, seen: int | None, origins: Sequence[str], **changes: Any) -> None:
    if not take_revision(Template.objects.filter(pk=template.pk, state__in=origins), seen=seen, **changes):
        raise Stale(_("Người khác vừa đổi mẫu này. Hãy xem lại rồi làm tiếp; chữ bạn gõ vẫn còn đây."))


def _fit(texts: Sequence[Text]) -> None:
    if len({text.language for text in texts}) < 2:  # noqa: PLR2004 - answering.md, check 7: two languages
        raise Refused(_("Mẫu cần ít nhất hai ngôn ngữ."))
    for text in texts:
        stamp = stamp_in(f"{text.title}\n{text.body}")
        if stamp:
            raise Refused(_("Văn bản đóng dấu %(stamp)s không được đưa vào đây.") % {"stamp": stamp})
        if not text.title.strip() or not text.body.strip():
            raise Refused(
                _("Mỗi ngôn ngữ cần tiêu đề và nội dung (%(language)s).") % {"language": text.language}
            )
        _has_slots(text)


def _has_slots(text: Text) -> None:
    try:
        missing = [name for name in NEEDED if name not in slots_of([text])]
    except SlotError as error:
        known = ", ".join("{%s}" % name for name in SLOTS)  # noqa: UP031 - braces are what is printed
        words = _("Mẫu có chỗ trống lạ {%(slot)s}; chỉ dùng: %(known)s.")
        raise Refused(words % {"slot": error.slot, "known": known}) from None
    if missing:
        words = _("Bản %(language)s thiếu chỗ trống {%(slot)s}.")
        raise Refused(words % {"language": text.language, "slot": missing[0]})


def _subject(template: Template) -> str:
    return f"incidents.template:{template.public_id}"
