"""A holding statement: an approved template, filled once, becomes a statement in all its languages.

The words go the statements' own road: the spokesperson approves them, or whoever is on duty releases them
urgently and they stay marked until a second person confirms.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.incidents.actions.declaring import still_open, subject_of
from nhipcau.incidents.models import Holding, Incident, Note, Template
from nhipcau.incidents.rules import levels
from nhipcau.incidents.rules.holding import SlotError, Text, filled, template_hash
from nhipcau.record.actions import note
from nhipcau.spokespersons.queries.offices import office_of_unit
from nhipcau.statements.actions.drafting import draft_statement
from nhipcau.statements.actions.reviewing import submit_version
from nhipcau.statements.actions.writing import add_language
from nhipcau.statements.rules.states import HOLDING


def make_holding(*, by: Any, at: datetime, incident: Incident, template: Template, values: Mapping[str, str],
                 speaker: Any, mandate: Any = None) -> Holding:  # fmt: skip
    """Fill an approved template and hand all its languages to whoever approves."""
    _fit(incident, template)
    texts = _filled(template, values)
    office = office_of_unit(str(incident.unit_id), localdate(at))
    if office is None:
        raise Refused(_("Đơn vị chưa có cơ quan phát ngôn. Hãy thêm ở mục Người phát ngôn."))
    with write_gate():
        row = still_open(incident)
        first, *others = texts
        statement = draft_statement(
            by=by, at=at, office_id=office.pk, kind=HOLDING, subject="general", title=first.title,
            dated_on=localdate(at), language=first.language, body=first.body, is_drill=row.is_drill,
            speaker_id=speaker.pk, mandate_id=mandate.pk if mandate else None,
        )  # fmt: skip
        edition = statement.editions.get()
        for text in others:
            add_language(by=by, at=at, edition=edition, language=text.language, title=text.title, lead="",
                         body=text.body)  # fmt: skip
        for version in edition.versions.order_by("pk"):
            submit_version(by=by, at=at, version=version, seen=version.revision)
        holding = Holding.objects.create(
            incident=row,
            statement=statement,
            template=template,
            template_hash=template.approved_hash,
            made_at=at,
        )
        words = _("Lập thông tin ban đầu từ mẫu “%(name)s”.") % {"name": template.name}
        Note.objects.create(incident=row, at=at, by=by, kind=levels.DECISION, text=words)
        note(by=by, at=at, verb="incidents.make_holding", subject=subject_of(row),
             after={"statement": statement.public_id, "template": template.public_id})  # fmt: skip
    return holding


def _fit(incident: Incident, template: Template) -> None:
    if template.unit_id != incident.unit_id or template.state != levels.APPROVED:
        raise Refused(_("Mẫu này chưa được duyệt."), field="template")
    if template_hash(text.words() for text in template.texts.all()) != template.approved_hash:
        raise Refused(_("Chữ của mẫu khác bản đã duyệt. Hãy duyệt lại mẫu."), field="template")


def _filled(template: Template, values: Mapping[str, str]) -> list[Text]:
    try:
        return [filled(text.words(), values) for text in template.texts.all()]
    except SlotError as error:
        raise Refused(_("Hãy điền chỗ này, ngắn gọn trên một dòng."), field=error.slot) from None
