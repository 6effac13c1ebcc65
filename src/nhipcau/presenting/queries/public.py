"""What the public may read of this room now. The newsroom's one door; never a file before its page.

In: an id, a category, a language. Out: the plain rows of `lines`, or None. The database's clock decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from nhipcau.presenting.models import Asset, Channel, Kit, KitItem, Piece, Sheet
from nhipcau.presenting.queries import making
from nhipcau.presenting.queries.lines import (
    AssetPath,
    ChannelLine,
    KitLine,
    PieceLine,
    PiecePage,
)
from nhipcau.presenting.storing import path_of
from nhipcau.statements.queries.public import Published, now_of_database, published
from nhipcau.statements.rules import states


def today_of_database() -> date:
    """Return the day, by the database's clock and the office's zone."""
    return timezone.localdate(now_of_database())


def pieces(
    *, category: str | None = None, language: str | None = None, limit: int | None = None
) -> list[PieceLine]:
    """Return public pieces, the latest first; with a language, those released in it."""
    told = [one for one in published(kinds=[states.FEATURE]) if one.publication in states.READABLE]
    if language:
        told = [one for one in told if language in one.words]
    rows = Piece.objects.filter(statement__public_id__in=[one.statement_id for one in told])
    if category:
        rows = rows.filter(category=category)
    by_statement = {row.statement.public_id: row for row in rows.select_related("statement")}
    kept = [one for one in told if one.statement_id in by_statement]
    return _piece_lines(kept[:limit] if limit else kept, by_statement)


def piece_of(statement_public_id: str, number: int | None = None) -> PiecePage | None:
    """Return facts and pictures beside a public edition, the latest unless one is named.

    None for other kinds of statements, and before the minute.
    """
    piece = Piece.objects.filter(statement__public_id=statement_public_id).first()
    if piece is None:
        return None
    told = [
        one for one in published(statement_ids=[statement_public_id], latest_only=False)
        if one.publication in states.READABLE and number in {None, one.number}
    ]  # fmt: skip
    if not told:
        return None
    edition = max(told, key=lambda one: one.number)
    sheet = making.sheet_in_force(piece, edition.number)
    return making.page(piece, edition, sheet, today_of_database())


def asset_file(asset_public_id: str, rendition: str) -> AssetPath | None:
    """Return a file while a public page or kit holds it and the rights in it are in force; else None."""
    asset = Asset.objects.filter(public_id=asset_public_id).first()
    if asset is None or not making.rights_hold(asset, today_of_database()) or not is_public(asset):
        return None
    file = asset.files.filter(rendition=rendition).first()
    path = path_of(file.sha256, file.media_type) if file else None
    if file is None or path is None or not path.exists():
        return None
    return AssetPath(
        path=path, media_type=file.media_type, sha256=file.sha256, size=file.size, name=asset.name
    )


def is_public(asset: Asset) -> bool:
    """Say whether a public page or a public kit holds it now, whatever its rights."""
    in_kit = public_kits().filter(items__asset=asset).exists()
    return in_kit or _on_public_page(asset)


def _on_public_page(asset: Asset) -> bool:
    """A readable edition whose sheet in force holds the picture."""
    sheets = Sheet.objects.filter(pictures__asset=asset, approved_by__isnull=False)
    held = {(sheet.piece_id, sheet.number) for sheet in sheets}
    rows = Piece.objects.filter(pk__in={piece for piece, _number in held}).select_related("statement")
    pieces_by = {row.statement.public_id: row for row in rows}
    for edition in published(statement_ids=list(pieces_by), latest_only=False):
        if edition.publication in states.READABLE:
            sheet = making.sheet_in_force(pieces_by[edition.statement_id], edition.number)
            if sheet and (sheet.piece_id, sheet.number) in held:
                return True
    return False


def public_kits() -> making.Kits:
    """Return the kits that a second person approved and nobody closed."""
    return Kit.objects.filter(approved_by__isnull=False, closed_at__isnull=True)


def media_kits() -> list[KitLine]:
    """Return the public media kits, the latest approved first."""
    return [_kit_line(kit) for kit in public_kits().order_by("-approved_at", "-pk")]


def media_kit(public_id: str) -> KitLine | None:
    """Return one public kit."""
    kit = public_kits().filter(public_id=public_id).first()
    return _kit_line(kit) if kit else None


def channels_public(on: date | None = None) -> list[ChannelLine]:
    """Return the official channels in force."""
    day = on or today_of_database()
    rows = Channel.objects.filter(starts_on__lte=day).exclude(ends_on__lt=day).select_related("office")
    return [making.channel_line(row) for row in rows]


def _piece_lines(told: Iterable[Published], by_statement: dict[str, Piece]) -> list[PieceLine]:
    on = today_of_database()
    return [making.line(by_statement[one.statement_id], one, on) for one in told]


def _kit_line(kit: Kit) -> KitLine:
    items = list(KitItem.objects.filter(kit=kit).select_related("asset", "piece__statement"))
    on = today_of_database()
    assets = [item.asset for item in items if item.asset and making.rights_hold(item.asset, on)]
    ids = [item.piece.statement.public_id for item in items if item.piece]
    public = {one.statement_id for one in published(statement_ids=ids) if one.publication in states.READABLE}
    if kit.approved_at is None:  # the named constraint says it cannot be
        raise LookupError(kit.public_id)
    return KitLine(
        kit_id=kit.public_id, titles=kit.titles, leads=kit.leads, approved_at=kit.approved_at,
        pictures=[making.picture(asset) for asset in assets], piece_ids=[one for one in ids if one in public],
    )  # fmt: skip
