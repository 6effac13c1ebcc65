"""Pieces, pictures and kits of `presenting`, in the language of the page, for templates.

In: a language; out: plain rows with addresses of files. A file's address is given only while it may be shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from mimetypes import guess_extension

from nhipcau.newsroom.queries.naming import Part, told_in
from nhipcau.presenting.queries.lines import KitLine, PictureLine
from nhipcau.presenting.queries.public import media_kits, piece_of, pieces

RENDITIONS = ("thumbnail", "web", "full")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture or a paper in a page."""

    asset_id: str
    is_image: bool
    caption: Part
    alt: Part
    credit: str
    licence: str
    licence_address: str
    place: str
    paths: dict[str, str]
    sizes: dict[str, tuple[int, int]]

    @property
    def width(self) -> int | None:
        """Return the width of what the page shows."""
        return self._size[0] if self._size else None

    @property
    def height(self) -> int | None:
        """Return its height, so that nothing jumps while it loads."""
        return self._size[1] if self._size else None

    @property
    def _size(self) -> tuple[int, int] | None:
        return self.sizes.get("thumbnail") or self.sizes.get("web") or self.sizes.get("full")


def picture(line: PictureLine, language: str) -> Picture:
    """Return a picture for a page of a language."""
    first = next(iter(line.captions), "")
    return Picture(
        asset_id=line.asset_id,
        is_image=line.media_type.startswith("image/"),
        caption=told_in(language, line.captions, line.captions.get(first, ""), first),
        alt=told_in(language, line.alts, next(iter(line.alts.values()), ""), next(iter(line.alts), "")),
        credit=line.credit or line.holder,
        licence=line.licence,
        licence_address=line.licence_address,
        place=line.place,
        sizes=line.sizes,
        paths={
            name: media_path(line.asset_id, name, line.media_type)
            for name in (line.sizes or {"full": (0, 0)})
        },
    )


def media_path(asset_id: str, rendition: str, media_type: str) -> str:
    """Return the address of a file; its ending tells a static copy's server what it is."""
    ending = guess_extension(media_type) or ".bin"
    return f"/newsroom/media/{asset_id}/{rendition}{ending}"


def piece_page(statement_id: str, number: int, language: str) -> dict[str, object] | None:
    """Return facts and pictures beside a feature."""
    page = piece_of(statement_id, number)
    if page is None:
        return None
    facts = [
        (
            told_in(language, fact.labels, fact.key),
            told_in(language, fact.values, ""),
            fact.source,
            fact.source_on,
        )
        for fact in page.facts
        if fact.values.get(language)
    ]
    return {
        "category": page.category_names.get(language, page.category),
        "facts": facts,
        "place": page.place_name,
        "pictures": [picture(line, language) for line in page.pictures],
    }


def categories(language: str) -> list[tuple[str, str, list[dict[str, object]]]]:
    """Return the public pieces of a language by category: key, name, rows."""
    told: dict[str, tuple[str, list[dict[str, object]]]] = {}
    for line in pieces(language=language):
        name = line.category_names.get(language, line.category)
        row: dict[str, object] = {
            "path": f"/{language}/{line.statement_id}/", "title": line.titles[language],
            "lead": line.leads.get(language, ""),
            "picture": picture(line.picture, language) if line.picture else None,
        }  # fmt: skip
        told.setdefault(line.category, (name, []))[1].append(row)
    return [(key, name, rows) for key, (name, rows) in told.items()]


def kits(language: str) -> list[dict[str, object]]:
    """Return the public media kits."""
    return [_kit(line, language) for line in media_kits()]


def _kit(line: KitLine, language: str) -> dict[str, object]:
    first = next(iter(line.titles), "")
    return {
        "title": told_in(language, line.titles, line.titles.get(first, ""), first),
        "lead": told_in(
            language, line.leads, next(iter(line.leads.values()), ""), next(iter(line.leads), "")
        ),
        "files": [picture(each, language) for each in line.pictures],
        "piece_ids": line.piece_ids,
    }
