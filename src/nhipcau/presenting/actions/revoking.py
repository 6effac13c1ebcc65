"""Approvals end when what was approved changed beneath them. Called by the actions on pictures."""

from __future__ import annotations

from nhipcau.presenting.models import Asset, Kit, Sheet
from nhipcau.presenting.queries.kits import hash_of_kit
from nhipcau.presenting.queries.sheets import assets_of, hash_of

VOID = {"approved_hash": "", "approved_at": None, "approved_by": None}


def void_approvals(asset: Asset) -> None:
    """Renew the hashes of every sheet and kit that holds the picture; none of them is public."""
    for sheet in Sheet.objects.filter(pictures__asset=asset):
        renewed = hash_of(sheet.facts, assets_of(sheet))
        Sheet.objects.filter(pk=sheet.pk).update(content_hash=renewed, **VOID)
    for kit in Kit.objects.filter(items__asset=asset):
        Kit.objects.filter(pk=kit.pk).update(content_hash=hash_of_kit(kit), **VOID)
