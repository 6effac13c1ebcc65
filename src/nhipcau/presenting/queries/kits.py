"""Kits: what they hold, what of it is approved, and the file that journalists take away."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from typing import IO, Any

from nhipcau.common.publicity import public_url
from nhipcau.presenting.models import Asset, Kit, KitItem
from nhipcau.presenting.queries import public
from nhipcau.presenting.queries.lines import KitLine, PictureLine
from nhipcau.presenting.queries.sheets import picture_part
from nhipcau.presenting.rules.renditions import FULL
from nhipcau.presenting.rules.sheets import content_hash

_STAMP = (1980, 1, 1, 0, 0, 0)
"""Every part bears the same day: the same kit gives the same file."""


def items_of(kit: Kit) -> list[KitItem]:
    """Return what a kit holds, in its order."""
    return list(KitItem.objects.filter(kit=kit).select_related("asset", "piece"))


def hash_of_kit(kit: Kit) -> str:
    """Hash what is approved of a stored kit."""
    rows = items_of(kit)
    return hash_of_parts(
        kit.titles,
        kit.leads,
        [row.asset for row in rows if row.asset],
        [row.piece for row in rows if row.piece],
    )


def hash_of_parts(
    titles: dict[str, str], leads: dict[str, str], assets: Iterable[Asset], pieces: Iterable[Any]
) -> str:
    """Hash names, pictures with their words, and pieces."""
    return content_hash(
        titles, leads, [picture_part(asset) for asset in assets], [piece.public_id for piece in pieces]
    )


def write_archive(kit_id: str, language: str, out: IO[bytes]) -> KitLine | None:
    """Write a public kit as ZIP: full pictures and a list of captions and credits; None when not public."""
    line = public.media_kit(kit_id)
    if line is None:
        return None
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        names = [_put(archive, picture, place) for place, picture in enumerate(line.pictures, start=1)]
        pairs = [(name, picture) for name, picture in zip(names, line.pictures, strict=True) if name]
        archive.writestr(zipfile.ZipInfo("README.txt", _STAMP), _list_of(line, pairs, language))
    return line


def _put(archive: zipfile.ZipFile, picture: PictureLine, place: int) -> str:
    file = public.asset_file(picture.asset_id, FULL)
    if file is None:
        return ""
    name = f"{place:02}-{picture.asset_id}{file.path.suffix}"
    archive.writestr(zipfile.ZipInfo(name, _STAMP), file.path.read_bytes())
    return name


def _list_of(line: KitLine, pairs: list[tuple[str, PictureLine]], language: str) -> str:
    rows = [in_language(line.titles, language), in_language(line.leads, language), ""]
    for name, picture in pairs:
        rows += [name, in_language(picture.captions, language), in_language(picture.alts, language)]
        rows += [f"© {picture.credit}", picture.licence_address, ""]
    rows += [public_url(piece, language) for piece in line.piece_ids]
    return "\n".join(row for row in rows if row is not None) + "\n"


def in_language(words: dict[str, str], language: str) -> str:
    """Return the words in a language, else in Vietnamese, else in any."""
    return words.get(language) or words.get("vi") or next(iter(words.values()), "")
