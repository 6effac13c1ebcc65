"""Which public picture has these very bytes. Asked by the newsroom's page "is this real?"."""

from __future__ import annotations

from nhipcau.presenting.models import AssetFile
from nhipcau.presenting.queries import making
from nhipcau.presenting.queries.lines import PictureLine
from nhipcau.presenting.queries.public import is_public, today_of_database


def asset_by_hash(sha256: str) -> PictureLine | None:
    """Return the picture one of whose files has this SHA-256, while it is public and its rights hold."""
    for file in AssetFile.objects.filter(sha256=sha256).select_related("asset"):
        if making.rights_hold(file.asset, today_of_database()) and is_public(file.asset):
            return making.picture(file.asset)
    return None
