"""The sentences of the dossier on paper."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.clocks.wording import due_words
from nhipcau.common import formats
from nhipcau.monitoring.languages import language_name
from nhipcau.verification.models import Finding, Occurrence, Request, Search
from nhipcau.verification.queries.paper import DossierPaper, PaperEvidence
from nhipcau.verification.rules import states

SIDES = (
    (states.SUPPORTS, gettext_lazy("Chứng cứ ủng hộ nhận định")),
    (states.CONTRADICTS, gettext_lazy("Chứng cứ bác nhận định")),
    (states.CONTEXT, gettext_lazy("Bối cảnh")),
)
PARTS = {
    "who": gettext_lazy("Ai"),
    "what": gettext_lazy("Việc gì"),
    "where": gettext_lazy("Ở đâu"),
    "when": gettext_lazy("Khi nào"),
    "how_much": gettext_lazy("Bao nhiêu"),
}


def party() -> str:
    """Say what this paper is and is not (charter 10)."""
    return _(
        "Cơ quan lập hồ sơ là một bên liên quan. Đây là kết quả kiểm chứng của chính cơ quan, "
        "không phải của một tổ chức kiểm chứng độc lập."
    )


def heading(paper: DossierPaper) -> str:
    """Write "Hồ sơ kiểm chứng số 3/2026"."""
    return _("Hồ sơ kiểm chứng số %(number)s/%(year)s") % {"number": paper.number, "year": paper.year}


def standing(paper: DossierPaper) -> str:
    """Say how far it is."""
    opened = _("Mở ngày %(day)s") % {"day": formats.day(paper.opened_at)}
    return f"{paper.state} · {opened}"


def met(occurrence: Occurrence) -> str:
    """Say where and when words were met."""
    when = f"{formats.day(occurrence.said_at)} {formats.clock(occurrence.said_at)}"
    parts = (occurrence.outlet, _foreign(occurrence.language), when)
    return ", ".join(part for part in parts if part)


def source(piece: PaperEvidence) -> str:
    """Say where evidence comes from and when it was kept."""
    day = formats.day(piece.published_on) if piece.published_on else ""
    kept = _("lưu %(when)s") % {
        "when": f"{formats.day(piece.captured_at)} {formats.clock(piece.captured_at)}"
    }
    parts = (piece.kind, piece.publisher, day, _foreign(piece.language), kept)
    return ", ".join(part for part in parts if part)


def proof(piece: PaperEvidence) -> str:
    """Write the hash, and whether a time-stamping authority signed it."""
    token = f" · {_('có dấu thời gian RFC 3161')}" if piece.has_token else ""
    return f"SHA-256: {piece.sha256}{token}"


def looked(search: Search) -> str:
    """Say where was looked, for what, and what came."""
    found = _("không tìm thấy") if search.found_nothing else _("có kết quả")
    note = f" ({search.note})" if search.note else ""
    return f"{search.where}: “{search.words}” · {formats.day(search.looked_at)} · {found}{note}"


def asked(request: Request) -> str:
    """Say who was asked, when, and until when."""
    when = _("hỏi ngày %(day)s") % {"day": formats.day(request.asked_at)}
    if request.answered_at:
        return f"{when} · {_('trả lời ngày %(day)s') % {'day': formats.day(request.answered_at)}}"
    due = request.clock.due_at if request.clock else None
    return f"{when} · {_('hạn %(day)s') % {'day': due_words(due)} if due else _('chưa trả lời')}"


def signed(finding: Finding) -> str:
    """Say who wrote a finding and who read it, and when."""
    wrote = _("Người viết: %(name)s") % {"name": finding.author.full_name}
    if finding.reviewer is None or finding.decided_at is None:
        return f"{wrote} · {finding.get_state_display()}"
    read = _("Người thẩm định: %(name)s, %(day)s") % {
        "name": finding.reviewer.full_name, "day": formats.day(finding.decided_at),
    }  # fmt: skip
    return f"{wrote} · {read} · {finding.get_state_display()}"


def _foreign(language: str) -> str:
    return language_name(language) if language not in {"", "vi"} else ""
