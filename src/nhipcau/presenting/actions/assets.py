"""Pictures and papers come in with their rights, are described anew, and are withdrawn.

In: bytes and what is known of them. Out: an asset with its three sizes on disk. Called by its screens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image

from nhipcau.common.files.receiving import Received, receive
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.presenting import storing
from nhipcau.presenting.actions.checking import in_languages, locked, needed, next_revision
from nhipcau.presenting.actions.revoking import void_approvals
from nhipcau.presenting.credentials import Earlier, earlier_of
from nhipcau.presenting.models import Asset, AssetFile, Piece
from nhipcau.presenting.queries.public import is_public
from nhipcau.presenting.rules import rights
from nhipcau.presenting.rules.manifest import Told
from nhipcau.presenting.rules.renditions import FULL
from nhipcau.presenting.sizing import Sized, sized
from nhipcau.record.actions import note
from nhipcau.spokespersons.queries.offices import office_of_unit
from nhipcau.units.queries import unit_name

PAPERS = ("application/pdf",)
"""Beside pictures a kit takes papers that look alike everywhere; Word and Excel do not."""


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of an asset: words by language, and by which right it may be shown."""

    holder: str
    credit: str
    licence: str
    permission_ref: str = ""
    permission_until: date | None = None
    people_shown: str = rights.NOBODY
    place: str = ""
    taken_on: date | None = None
    captions: Mapping[str, str] = field(default_factory=dict)
    alts: Mapping[str, str] = field(default_factory=dict)


def upload_asset(
    *, by: Any, at: datetime, name: str, content: bytes, described: Described, piece: Piece | None = None
) -> Asset:  # fmt: skip
    """Take a file in: drawn anew, in three sizes, signed where the office can; bytes lie before any row."""
    received = receive(name, content)
    is_picture = received.media_type.startswith("image/")
    said = _checked(described, is_picture=is_picture)
    if not is_picture and received.media_type not in PAPERS:
        raise Refused(_("Chỉ nhận ảnh (JPG, PNG, WEBP) hoặc tệp PDF."), field="file")
    earlier = (
        earlier_of(content, received.media_type)
        if is_picture
        else Earlier(has_manifest=False, may_stay=False)
    )
    parent = content if earlier.may_stay else None
    files = _files(received, _told(received, said, by, at, piece), parent)
    hashes = {one.rendition: storing.keep(one.content, received.media_type) for one in files}
    full = next(one for one in files if one.rendition == FULL)
    with write_gate():
        asset = Asset.objects.create(
            unit_id=by.unit_id, name=received.name, media_type=received.media_type, width=full.width,
            height=full.height, original_sha256=received.original_sha256, uploaded_at=at, uploaded_by=by,
            **_columns(said),
        )  # fmt: skip
        AssetFile.objects.bulk_create(
            AssetFile(
                asset=asset, rendition=one.rendition, sha256=hashes[one.rendition], size=len(one.content),
                media_type=received.media_type, width=one.width, height=one.height,
                has_manifest=one.has_manifest,
            )
            for one in files
        )  # fmt: skip
        after = {
            **_noted(asset), "file_name": asset.name, "sha256": hashes[FULL],
            "had_credentials": earlier.has_manifest, "kept_credentials": earlier.may_stay,
        }  # fmt: skip
        note(by=by, at=at, verb="presenting.upload_asset", subject=_subject(asset), after=after)
    return asset


def change_asset(*, by: Any, at: datetime, asset: Asset, seen: int, described: Described) -> Asset:
    """Describe it anew; words that the public reads beside it stay, rights may always be put right."""
    said = _checked(described, is_picture=asset.is_picture)
    with write_gate():
        row = locked(Asset, asset, by, seen)
        before = _noted(row)
        if is_public(row) and _shown(said) != _shown_of(row):
            raise Refused(
                _("Ảnh đang công bố nên lời kèm ảnh không đổi được. Hãy tải lên lần nữa và đính chính bài.")
            )
        for name, value in _columns(said).items():
            setattr(row, name, value)
        row.save()
        next_revision(row)
        if _shown(said) != [before["captions"], before["alts"], before["holder"], before["credit"]]:
            void_approvals(row)
        note(
            by=by,
            at=at,
            verb="presenting.change_asset",
            subject=_subject(row),
            before=before,
            after=_noted(row),
        )
    return row


def withdraw_asset(*, by: Any, at: datetime, asset: Asset, why: str) -> Asset:
    """Show it nowhere any more, from now on; the record keeps why."""
    reason = needed(why, _("Hãy ghi lý do rút."), "why")
    with write_gate():
        row = locked(Asset, asset, by)
        if row.withdrawn_at:
            raise Refused(_("Ảnh này đã rút rồi."))
        row.withdrawn_at, row.withdrawn_why = at, reason[:300]
        row.save()
        note(by=by, at=at, verb="presenting.withdraw_asset", subject=_subject(row), after={"reason": reason})
    return row


def _files(received: Received, told: Told, parent: bytes | None) -> list[Sized]:
    if not received.media_type.startswith("image/"):
        return [Sized(FULL, received.content, 0, 0, has_manifest=False)]
    with Image.open(BytesIO(received.content)) as opened:
        opened.verify()
    return sized(received.content, received.media_type, told, parent)


def _told(received: Received, said: Described, by: Any, at: datetime, piece: Piece | None) -> Told:
    office = office_of_unit(by.unit_id, at.date())
    return Told(
        title=said.captions.get("vi") or received.name,
        office=office.name if office else unit_name(by.unit_id),
        piece=piece.title if piece else "", credit=said.credit,
        licence=rights.CC_BY_ADDRESS if said.licence == rights.CC_BY else said.holder,
    )  # fmt: skip


def _checked(described: Described, *, is_picture: bool) -> Described:
    if described.licence not in rights.LICENCES:
        raise Refused(_("Hãy chọn quyền sử dụng."), field="licence")
    if described.people_shown not in rights.PEOPLE_SHOWN:
        raise Refused(_("Hãy cho biết trong ảnh có người hay không."), field="people_shown")
    if described.licence == rights.PERMISSION and not (
        described.permission_until and described.permission_ref.strip()
    ):
        raise Refused(
            _("Ảnh được phép dùng thì ghi số văn bản cho phép và ngày hết hạn."), field="permission_until"
        )
    alts = in_languages(described.alts, "alts")
    if is_picture and "vi" not in alts:
        raise Refused(_("Hãy tả ảnh cho người không nhìn thấy, ít nhất bằng tiếng Việt."), field="alt_vi")
    return replace(
        described, captions=in_languages(described.captions, "captions"), alts=alts,
        holder=needed(described.holder, _("Hãy ghi ai giữ quyền."), "holder"),
        credit=needed(described.credit, _("Hãy ghi dòng tên nguồn ảnh."), "credit"),
        permission_ref=described.permission_ref.strip(), place=described.place.strip(),
    )  # fmt: skip


def _columns(said: Described) -> dict[str, Any]:
    is_permitted = said.licence == rights.PERMISSION
    return {
        "captions": dict(said.captions), "alts": dict(said.alts), "holder": said.holder,
        "credit": said.credit, "licence": said.licence,
        "permission_ref": said.permission_ref if is_permitted else "",
        "permission_until": said.permission_until if is_permitted else None,
        "people_shown": said.people_shown, "place": said.place, "taken_on": said.taken_on,
    }  # fmt: skip


def _shown(said: Described) -> list[Any]:
    return [dict(said.captions), dict(said.alts), said.holder, said.credit]


def _shown_of(asset: Asset) -> list[Any]:
    return [asset.captions, asset.alts, asset.holder, asset.credit]


def _noted(asset: Asset) -> dict[str, Any]:
    until = asset.permission_until
    return {
        "captions": asset.captions, "alts": asset.alts, "holder": asset.holder, "credit": asset.credit,
        "licence": asset.licence, "permission_ref": asset.permission_ref,
        "permission_until": until.isoformat() if until else None, "people_shown": asset.people_shown,
    }  # fmt: skip


def _subject(asset: Asset) -> str:
    return f"presenting.asset:{asset.public_id}"
