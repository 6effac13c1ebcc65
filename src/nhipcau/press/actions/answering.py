"""An answer is begun as a statement, and the approved words, exactly, go to the journalist.

Called by the enquiry's page and by journeys. Approval itself is the statements' room's.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.contacts.queries.recipients import address_of
from nhipcau.press.actions.closing import close
from nhipcau.press.actions.letters import put_letter
from nhipcau.press.actions.turning import opened, turned
from nhipcau.press.models import Enquiry
from nhipcau.press.rules import states
from nhipcau.spokespersons.queries.offices import office_of_unit
from nhipcau.statements.actions.dispatching import tell
from nhipcau.statements.actions.drafting import draft_statement
from nhipcau.statements.rules.states import ANSWER, APPROVED, SCHEDULED, WITHDRAWN

GENERAL = "general"


def start_answer(
    *, by: Any, at: datetime, enquiry: Enquiry, title: str, body: str = "", subject: str = GENERAL,
    language: str = "vi", seen: int | None = None,
) -> Enquiry:  # fmt: skip
    """Begin the answer as a statement of the unit's office and link it."""
    with write_gate():
        row = opened(enquiry, by=by, seen=seen)
        if row.statement_id is not None:
            raise Refused(_("Câu hỏi này đã có bản trả lời đang soạn."))
        office = office_of_unit(row.unit_id, timezone.localdate(at))
        if office is None:
            raise Refused(_("Đơn vị chưa có cơ quan phát ngôn. Hãy ghi ở mục Người phát ngôn."))
        row.statement = draft_statement(
            by=by, at=at, office_id=office.pk, kind=ANSWER, subject=subject, title=title, body=body,
            dated_on=day_of(at), language=language,
        )  # fmt: skip
        row.state = states.DRAFTED
        after = {"statement": row.statement.public_id, "state": row.state}
        return turned(row, by=by, at=at, verb="start_answer", after=after)


def link_answer(
    *, by: Any, at: datetime, enquiry: Enquiry, statement: Any, seen: int | None = None
) -> Enquiry:
    """Answer with a statement that was made for another question or by itself."""
    with write_gate():
        row = opened(enquiry, by=by, seen=seen)
        if statement.unit_id != row.unit_id or statement.is_drill:
            raise Refused(_("Chỉ trả lời bằng phát ngôn của chính đơn vị."), field="statement")
        row.statement, row.state = statement, states.DRAFTED
        after = {"statement": statement.public_id, "state": row.state}
        return turned(row, by=by, at=at, verb="link_answer", after=after)


def answer(*, by: Any, at: datetime, enquiry: Enquiry, version: Any, seen: int | None = None) -> Enquiry:
    """Send the approved words of one language version and close; corrections will follow the same road."""
    with write_gate():
        row = opened(enquiry, by=by, seen=seen)
        _refuse_words(row, version, at)
        row.version = version
        by_letter = _told(row, version, at)
        more = {
            "version": version.public_id,
            "content_hash": version.content_hash,
            "by_letter": bool(by_letter),
        }
        return close(row, by=by, at=at, outcome=states.ANSWERED, verb="answer", more=more)


def _told(row: Enquiry, version: Any, at: datetime) -> bool:
    """Mail the exact words: published ones as a dispatch, others in a letter of ours."""
    if not address_of(row.contact_id):
        return False  # asked by telephone: the words are read out, the page shows them
    if tell(at=at, version=version, contact_id=row.contact_id):
        return True
    return put_letter(row, "answered", at=at, title=version.title, answer=words_of(version))


def words_of(version: Any) -> str:
    """Return the exact words of a version as one text."""
    return "\n\n".join(part for part in (version.title, version.lead, version.body) if part)


def _refuse_words(row: Enquiry, version: Any, at: datetime) -> None:
    edition = version.edition
    if row.statement_id is None or edition.statement_id != row.statement_id:
        raise Refused(_("Đây không phải bản trả lời của câu hỏi này."), field="version")
    holds = version.approvals.filter(voided_at=None, content_hash=version.content_hash).exists()
    if version.workflow != APPROVED or not holds:
        raise Refused(_("Bản này chưa được người phát ngôn duyệt đúng lời văn hiện tại."), field="version")
    if edition.publication == WITHDRAWN or edition.ended_at is not None or edition.statement.is_drill:
        raise Refused(_("Bản này không còn hiệu lực."), field="version")
    if edition.publication == SCHEDULED and edition.release_at > at:
        raise Refused(_("Bản này hẹn giờ công bố; chưa đến giờ thì chưa gửi được."), field="version")
