"""A statement as an official paper: release, letter or correction, by the office's own family.

In: a language version; out: the bytes of a .docx. Called by the downloads of a statement's page.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.documents.papers import Content, Correction, Signer, paper
from nhipcau.documents.queries.register import registered_of
from nhipcau.spokespersons.queries.offices import name_in
from nhipcau.spokespersons.queries.speaking import post_in
from nhipcau.statements.actions.numbering import paper_kind
from nhipcau.statements.actions.turning import subject_of
from nhipcau.statements.models import Statement, Version
from nhipcau.statements.rules import states
from nhipcau.statements.rules.layout import ITEMS, QUOTE, Block, blocks

SIGNS = {ITEMS: "- {}", QUOTE: "“{}”"}


def paper_of(version: Version) -> bytes:
    """Build the paper, with its number once the clerk has entered it in the register."""
    edition = version.edition
    statement, speaker = edition.statement, edition.speaker
    if speaker is None:
        raise Refused(_("Hãy chọn người phát ngôn trước khi in văn bản."))
    office, registered = statement.office, registered_of(subject_of(edition))
    content = Content(
        issuer=name_in(office, version.language), symbol=office.symbol, place=office.seat,
        title=version.title,
        signer=Signer(speaker.name, post_in(speaker, version.language)), parent=office.parent_name,
        number=registered[0].number if registered else None, dated_on=edition.dated_on,
        to=[statement.asked_outlet] if statement.asked_outlet else (),
        blocks=[text for text in (version.lead, *_lines(version.body)) if text],
        correction=_asked(statement) if statement.kind == states.CORRECTION else None,
    )  # fmt: skip
    return paper(paper_kind(statement.kind), office.family, content)


def _lines(body: str) -> list[str]:
    return [text for block in blocks(body) for text in _texts(block)]


def _texts(block: Block) -> list[str]:
    return [SIGNS.get(block.kind, "{}").format(line) for line in block.lines]


def _asked(statement: Statement) -> Correction:
    if statement.asked_date is None:
        raise Refused(_("Hãy ghi ngày đăng của tác phẩm cần cải chính rồi in lại."))
    return Correction(
        outlet=statement.asked_outlet, work=statement.asked_work, section=statement.asked_section,
        published_on=statement.asked_date, false_part=statement.asked_false,
        corrected_part=statement.asked_right,
    )  # fmt: skip
