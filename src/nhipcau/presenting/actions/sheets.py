"""Facts and pictures beside the words of an edition: written, and approved by another person.

Called by the piece's screens. A sheet beside a public edition never changes (charter 9).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.presenting.actions.checking import (
    approve,
    in_languages,
    locked,
    needed,
    next_revision,
    refuse_approver,
    wrote,
)
from nhipcau.presenting.models import Asset, Piece, Sheet, SheetPicture
from nhipcau.presenting.queries.sheets import hash_of, latest_edition
from nhipcau.presenting.rules.categories import FACT_KEYS, needs_source
from nhipcau.presenting.rules.sheets import Fact, row_of
from nhipcau.record.actions import note
from nhipcau.statements.rules import states

MOST_FACTS, MOST_PICTURES = 20, 12
"""Own choice: what a page of 30 kB and a reader's patience bear."""


def write_sheet(
    *, by: Any, at: datetime, piece: Piece, seen: int | None, facts: Sequence[Fact], assets: Sequence[Asset]
) -> Sheet:  # fmt: skip
    """Store facts and pictures for the edition at work; an approval of the earlier ones ends."""
    tidy = [_tidy(fact) for fact in facts]
    if len(tidy) > MOST_FACTS or len(assets) > MOST_PICTURES:
        raise Refused(_("Nhiều nhất 20 dòng thông tin và 12 ảnh."))
    with write_gate():
        row = locked(Piece, piece, by)
        _refuse_foreign_assets(row, assets)
        sheet = _sheet_at_work(row, seen, by, at)
        before = sheet.content_hash
        sheet.facts = [row_of(fact) for fact in tidy]
        wrote(sheet, by=by, at=at, content_hash=hash_of(sheet.facts, assets))
        sheet.save()
        sheet.writers.add(by)
        _set_pictures(sheet, assets)
        next_revision(sheet)
        after = {"content_hash": sheet.content_hash, "facts": len(tidy), "pictures": len(assets)}
        note(
            by=by, at=at, verb="presenting.write_sheet", subject=f"presenting.piece:{row.public_id}",
            before={"content_hash": before} if before else None, after=after,
        )  # fmt: skip
    return sheet


def approve_sheet(
    *, by: Any, at: datetime, piece: Piece, seen_hash: str, confirmed_at: datetime | None
) -> Sheet:  # fmt: skip
    """Approve exactly the facts and pictures that were seen, before their edition is out."""
    with write_gate():
        row = locked(Piece, piece, by)
        edition = latest_edition(row)
        sheet = row.sheets.select_for_update(of=("self",)).filter(edition_id=edition.pk).first()
        if sheet is None or sheet.is_approved:
            raise Refused(_("Không có thông tin và ảnh nào chờ duyệt."))
        if edition.publication in states.PUBLIC:
            raise Refused(_("Bài đã công bố. Muốn thêm ảnh hay thông tin, hãy mở bản đính chính."))
        refuse_approver(sheet, by, confirmed_at, at)
        if sheet.content_hash != seen_hash:
            raise Refused(_("Thông tin hoặc ảnh vừa được sửa. Hãy đọc lại rồi duyệt."))
        approve(sheet, by=by, at=at)
        sheet.save()
        note(
            by=by, at=at, verb="presenting.approve_sheet", subject=f"presenting.piece:{row.public_id}",
            after={"content_hash": sheet.content_hash},
        )  # fmt: skip
    return sheet


def _sheet_at_work(piece: Piece, seen: int | None, by: Any, at: datetime) -> Sheet:
    edition = latest_edition(piece)
    if edition.publication in states.PUBLIC:
        raise Refused(_("Bài đã công bố. Muốn đổi ảnh hay thông tin, hãy mở bản đính chính."))
    if edition.publication == states.SCHEDULED:
        raise Refused(_("Bài đã hẹn giờ. Hãy bỏ hẹn trước khi đổi ảnh hay thông tin."))
    sheet = piece.sheets.filter(edition_id=edition.pk).first()
    if sheet is None:
        blank = Sheet(
            piece=piece, edition_id=edition.pk, number=edition.number, changed_at=at, changed_by=by,
            content_hash=hash_of([], []),
        )  # fmt: skip
        blank.save()
        return blank
    return locked_sheet(sheet, seen)


def locked_sheet(sheet: Sheet, seen: int | None) -> Sheet:
    """Return a sheet as somebody saw it."""
    if seen is not None and sheet.revision != seen:
        raise Refused(_("Người khác vừa sửa phần này. Hãy xem bản của họ rồi sửa lại nếu vẫn cần."))
    return sheet


def _tidy(fact: Fact) -> Fact:
    values = in_languages(fact.values, "facts")
    label = {} if fact.key else in_languages(fact.label, "facts")
    if fact.key and fact.key not in FACT_KEYS:
        raise Refused(_("Có dòng thông tin mang tên lạ."), field="facts")
    if not values or not (fact.key or label):
        raise Refused(_("Mỗi dòng thông tin cần có tên và nội dung."), field="facts")
    if any(needs_source(text) for text in values.values()):
        needed(fact.source, _("Dòng nào có con số thì phải ghi nguồn của con số đó."), "facts")
    return Fact(fact.key, label, values, fact.source.strip(), fact.source_on)


def _refuse_foreign_assets(piece: Piece, assets: Sequence[Asset]) -> None:
    if len({asset.pk for asset in assets}) != len(assets):
        raise Refused(_("Có ảnh được chọn hai lần."), field="assets")
    if any(asset.unit_id != piece.unit_id or asset.withdrawn_at for asset in assets):
        raise Refused(_("Có ảnh thuộc đơn vị khác hoặc đã rút."), field="assets")


def _set_pictures(sheet: Sheet, assets: Sequence[Asset]) -> None:
    SheetPicture.objects.filter(sheet=sheet).delete()
    SheetPicture.objects.bulk_create(
        SheetPicture(sheet=sheet, asset=asset, position=place) for place, asset in enumerate(assets)
    )
