"""Word files of the press desk: its day, and the invitation to a conference. In: rows; out: bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from docx.shared import Pt

from nhipcau.clocks.wording import due_words
from nhipcau.common import formats
from nhipcau.documents.papers import Content, Invitation, Signer, paper
from nhipcau.documents.word.pieces import add_rule
from nhipcau.documents.word.sheet import body, bytes_of, centred, heading, new_sheet, small
from nhipcau.press.models import Conference, Enquiry
from nhipcau.press.queries.day import DayTold


def day_file(told: DayTold) -> bytes:
    """Build the file. Journalists are named by their outlet alone."""
    title = _("Báo cáo trả lời báo chí ngày %(day)s") % {"day": formats.day(told.on)}
    document = new_sheet(title=title, office=told.office)
    centred(document, told.office.upper(), bold=True)
    add_rule(centred(document, title.upper(), bold=True, size=Pt(15)))
    counts = _("Nhận %(received)s câu hỏi, xong %(closed)s; đang chờ %(open)s, quá hạn %(late)s.")
    body(document, counts % {"received": len(told.received), "closed": len(told.closed),
                             "open": told.open_count, "late": len(told.late)})  # fmt: skip
    for words, rows in (
        (_("Nhận trong ngày"), told.received), (_("Xong trong ngày"), told.closed),
        (_("Quá hạn"), told.late), (_("Đến hạn đến hết ngày mai"), told.coming),
    ):  # fmt: skip
        _part(document, words, rows)
    if told.conferences:
        heading(document, _("Họp báo"))
        for each in told.conferences:
            body(document, f"{each.topic} ({each.place}): {each.get_state_display()}", label="–")
    small(document, _("Lập lúc %(at)s.") % {"at": formats.moment(told.at)})
    return bytes_of(document)


def _part(document: Any, words: str, rows: Iterable[Enquiry]) -> None:
    heading(document, words)
    listed = list(rows)
    if not listed:
        body(document, _("Không có."))
    for row in listed:
        body(document, row.question, label=f"{row.outlet_name}:").paragraph_format.space_after = Pt(0)
        due = due_words(row.clock.due_at) if row.clock else ""
        stands = row.get_outcome_display() if row.outcome else row.get_state_display()
        small(document, _("%(state)s; hạn %(due)s") % {"state": stands, "due": due})


def invitation_paper(conference: Conference, office: Any, speakers: Sequence[Any]) -> bytes:
    """Build the invitation (GM) to a press conference; the first who may speak signs."""
    first = speakers[0] if speakers else None
    content = Content(
        issuer=office.name, parent=office.parent_name, symbol=office.symbol, place=office.seat,
        title=_("Họp báo: %(topic)s") % {"topic": conference.topic},
        signer=Signer(name=first.name if first else "", title=first.post if first else ""),
        to=(_("Các cơ quan báo chí"),),
        invitation=Invitation(
            occasion=conference.topic, begins=timezone.localtime(conference.starts_at),
            where=conference.place, contact=conference.contact_words,
        ),
    )  # fmt: skip
    return paper("GM", office.family, content)
