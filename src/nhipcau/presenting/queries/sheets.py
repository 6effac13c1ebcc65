"""The sheet of a piece: which edition is at work, what its content is, who may still change it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nhipcau.presenting.models import Asset, Piece, Sheet
from nhipcau.presenting.rules.sheets import content_hash


def latest_edition(piece: Piece) -> Any:
    """Return the last edition of a piece's statement."""
    return piece.statement.editions.order_by("-number").first()


def sheet_at_work(piece: Piece) -> Sheet | None:
    """Return the sheet of the last edition, or else the one that still holds from an earlier edition."""
    return piece.sheets.order_by("-number").first()


def assets_of(sheet: Sheet | None) -> list[Asset]:
    """Return the pictures of a sheet in their order."""
    return [row.asset for row in sheet.pictures.select_related("asset")] if sheet else []


def hash_of(facts: list[dict[str, Any]], assets: Iterable[Asset]) -> str:
    """Hash what is approved: facts, and each picture with the words shown beside it."""
    return content_hash(facts, [picture_part(asset) for asset in assets])


def picture_part(asset: Asset) -> list[Any]:
    """Return what of a picture is approved."""
    return [asset.public_id, asset.captions, asset.alts, asset.credit, asset.holder, asset.licence]
