"""Media kits: made by one person, approved by another, closed with a reason. Called by the kit's screens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from nhipcau.presenting.models import Asset, Kit, KitItem, Piece
from nhipcau.presenting.queries.kits import hash_of_parts
from nhipcau.record.actions import note


def make_kit(
    *, by: Any, at: datetime, titles: Mapping[str, str], leads: Mapping[str, str],
    assets: Sequence[Asset], pieces: Sequence[Piece],
) -> Kit:  # fmt: skip
    """Put a kit together; nobody outside sees it before another person approves it."""
    named, told = _named(titles), in_languages(leads, "leads")
    _refuse_wrong(by.unit_id, assets, pieces)
    with write_gate():
        kit = Kit(unit_id=by.unit_id, titles=named, leads=told, created_at=at)
        wrote(kit, by=by, at=at, content_hash=hash_of_parts(named, told, assets, pieces))
        kit.save()
        kit.writers.add(by)
        _set_items(kit, assets, pieces)
        note(
            by=by, at=at, verb="presenting.make_kit", subject=_subject(kit), after=_noted(kit, assets, pieces)
        )
    return kit


def change_kit(
    *, by: Any, at: datetime, kit: Kit, seen: int, titles: Mapping[str, str], leads: Mapping[str, str],
    assets: Sequence[Asset], pieces: Sequence[Piece],
) -> Kit:  # fmt: skip
    """Change a kit: it leaves the public page until it is approved again."""
    named, told = _named(titles), in_languages(leads, "leads")
    _refuse_wrong(by.unit_id, assets, pieces)
    with write_gate():
        row = _open(kit, by, seen)
        before = {"content_hash": row.content_hash}
        row.titles, row.leads = named, told
        wrote(row, by=by, at=at, content_hash=hash_of_parts(named, told, assets, pieces))
        row.save()
        row.writers.add(by)
        _set_items(row, assets, pieces)
        next_revision(row)
        after = _noted(row, assets, pieces)
        note(by=by, at=at, verb="presenting.change_kit", subject=_subject(row), before=before, after=after)
    return row


def approve_kit(*, by: Any, at: datetime, kit: Kit, seen_hash: str, confirmed_at: datetime | None) -> Kit:
    """Let the public have exactly this kit."""
    with write_gate():
        row = _open(kit, by)
        if row.is_approved:
            raise Refused(_("Bộ này đã được duyệt."))
        refuse_approver(row, by, confirmed_at, at)
        if row.content_hash != seen_hash:
            raise Refused(_("Bộ này vừa được sửa. Hãy xem lại rồi duyệt."))
        approve(row, by=by, at=at)
        row.save()
        after = {"content_hash": row.content_hash}
        note(by=by, at=at, verb="presenting.approve_kit", subject=_subject(row), after=after)
    return row


def close_kit(*, by: Any, at: datetime, kit: Kit, why: str) -> Kit:
    """Take a kit off for good."""
    reason = needed(why, _("Hãy ghi lý do đóng bộ này."), "why")
    with write_gate():
        row = _open(kit, by)
        row.closed_at, row.closed_why = at, reason[:300]
        row.save()
        note(by=by, at=at, verb="presenting.close_kit", subject=_subject(row), after={"reason": reason})
    return row


def _open(kit: Kit, by: Any, seen: int | None = None) -> Kit:
    row = locked(Kit, kit, by, seen)
    if row.closed_at:
        raise Refused(_("Bộ này đã đóng."))
    return row


def _named(titles: Mapping[str, str]) -> dict[str, str]:
    named = in_languages(titles, "titles")
    needed(named.get("vi", ""), _("Hãy đặt tên bộ bằng tiếng Việt."), "title_vi")
    return named


def _refuse_wrong(unit_id: Any, assets: Sequence[Asset], pieces: Sequence[Piece]) -> None:
    if not assets and not pieces:
        raise Refused(_("Hãy chọn ít nhất một ảnh hoặc một bài."), field="assets")
    units = {row.unit_id for row in assets} | {row.unit_id for row in pieces}
    if units != {unit_id} or any(one.withdrawn_at for one in assets):
        raise Refused(_("Có ảnh hay bài thuộc đơn vị khác hoặc đã rút."), field="assets")


def _set_items(kit: Kit, assets: Sequence[Asset], pieces: Sequence[Piece]) -> None:
    KitItem.objects.filter(kit=kit).delete()
    rows = [KitItem(kit=kit, asset=asset) for asset in assets]
    rows += [KitItem(kit=kit, piece=piece) for piece in pieces]
    for place, row in enumerate(rows):
        row.position = place
    KitItem.objects.bulk_create(rows)


def _noted(kit: Kit, assets: Sequence[Asset], pieces: Sequence[Piece]) -> dict[str, Any]:
    return {
        "titles": kit.titles, "content_hash": kit.content_hash,
        "pictures": [asset.public_id for asset in assets], "pieces": [piece.public_id for piece in pieces],
    }  # fmt: skip


def _subject(kit: Kit) -> str:
    return f"presenting.kit:{kit.public_id}"
