"""The Word file of a dossier: claim, both sides, what was looked for and asked, findings, hashes.

In: a laid-out dossier; out: the bytes of a .docx. `documents.pdf` prints it.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from docx.shared import Pt

from nhipcau.documents.word.pieces import add_link, add_rule
from nhipcau.documents.word.sheet import SMALL, body, bytes_of, centred, heading, new_sheet, small
from nhipcau.verification.models import Finding
from nhipcau.verification.printing import words
from nhipcau.verification.queries.paper import DossierPaper, PaperEvidence
from nhipcau.verification.rules import states


def word_file(paper: DossierPaper) -> bytes:
    """Build the file."""
    document = new_sheet(title=words.heading(paper), office=paper.office)
    _top(document, paper)
    _claim(document, paper)
    _fairness(document, paper)
    for stance, title in words.SIDES:
        _side(document, str(title), paper.on_side(stance))
    _searches(document, paper)
    _requests(document, paper)
    newer = 0
    for finding in paper.findings:
        _finding(document, finding, replaced_by=newer)
        newer = finding.number if finding.state == states.PASSED else newer
    return bytes_of(document)


def _top(document: Any, paper: DossierPaper) -> None:
    centred(document, paper.office.upper(), bold=True)
    title = centred(document, words.heading(paper).upper(), bold=True, size=Pt(16))
    title.paragraph_format.space_before = Pt(6)
    centred(document, words.standing(paper), italic=True)
    if paper.is_sample:
        centred(document, _("Dữ liệu mẫu"), bold=True)
    add_rule(centred(document, words.party(), italic=True, size=SMALL))


def _claim(document: Any, paper: DossierPaper) -> None:
    heading(document, _("Nhận định"))
    body(document, paper.wording).runs[-1].bold = True
    for part, said in paper.parts:
        body(document, said, label=f"{words.PARTS[part]}:")
    heading(document, _("Đã gặp ở đâu"), level=2)
    for met in paper.occurrences:
        body(document, f"“{met.exact}”", language=met.language).paragraph_format.space_after = Pt(0)
        line = small(document, "")
        add_link(line, words.met(met), met.article.url, size=SMALL)


def _fairness(document: Any, paper: DossierPaper) -> None:
    heading(document, _("Điều gì sẽ cho thấy ta sai"))
    body(document, paper.would_show_wrong or _("Chưa ghi."))
    heading(document, _("Lý lẽ mạnh nhất của phía kia"))
    body(document, paper.best_case or _("Chưa ghi."))


def _side(document: Any, title: str, pieces: list[PaperEvidence]) -> None:
    heading(document, title)
    if not pieces:
        body(document, _("Không có. Xem các lần tìm bên dưới."))
    for piece in pieces:
        _piece(document, piece)


def _piece(document: Any, piece: PaperEvidence) -> None:
    top = document.add_paragraph()
    top.paragraph_format.keep_with_next = True
    top.paragraph_format.space_after = Pt(0)
    top.add_run(f"{_('Chứng cứ %(number)s.') % {'number': piece.number}} ").bold = True
    add_link(top, piece.title, piece.address, bold=True, language=piece.language)
    small(document, words.source(piece)).paragraph_format.space_after = Pt(3)
    if piece.withdrawn:
        body(document, piece.withdrawn, label=_("Đã rút:"))
    if piece.exact:
        body(document, f"“{piece.exact}”", language=piece.language)
    if piece.note:
        body(document, piece.note)
    _hash(document, words.proof(piece))


def _hash(document: Any, text: str) -> None:
    run = small(document, text).runs[-1]
    run.font.size = Pt(9)


def _searches(document: Any, paper: DossierPaper) -> None:
    heading(document, _("Đã tìm ở đâu"))
    if not paper.searches:
        body(document, _("Chưa ghi lần tìm nào."))
    for search in paper.searches:
        body(document, words.looked(search), label="–")


def _requests(document: Any, paper: DossierPaper) -> None:
    if not paper.requests:
        return
    heading(document, _("Đã hỏi ai"))
    for request in paper.requests:
        body(document, request.question, label=f"{request.addressee}:")
        small(document, words.asked(request))
        if request.answer:
            body(document, request.answer, label=_("Trả lời:"))


def _finding(document: Any, finding: Finding, *, replaced_by: int) -> None:
    heading(document, _("Kết luận số %(number)s") % {"number": finding.number})
    if replaced_by and finding.state == states.PASSED:
        body(document, _("Thay bằng kết luận số %(number)s.") % {"number": replaced_by}).runs[-1].bold = True
    body(document, finding.get_verdict_display(), label=_("Kết luận:"))
    body(document, finding.get_confidence_display(), label=_("Mức chắc chắn:"))
    body(document, finding.summary)
    if finding.reasoning:
        body(document, finding.reasoning, label=_("Lập luận:"))
    if finding.changed_why:
        body(document, finding.changed_why, label=_("Vì sao mở lại:"))
    if finding.correct_what:
        body(document, finding.correct_what, label=_("Điều cơ quan ta đính chính:"))
    body(document, finding.interest, label=_("Xung đột lợi ích, người viết:"))
    if finding.reviewer_interest:
        body(document, finding.reviewer_interest, label=_("Xung đột lợi ích, người thẩm định:"))
    if finding.return_reason:
        body(document, finding.return_reason, label=_("Lý do trả lại:"))
    small(document, words.signed(finding))
    _hash(document, f"{_('Niêm phong')} SHA-256: {finding.seal}")
