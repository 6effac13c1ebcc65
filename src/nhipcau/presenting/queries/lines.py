"""What the public sees of pieces, pictures, kits and channels, as plain rows. Made by `public`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class AssetPath:
    """A file that may be handed out now."""

    path: Path
    media_type: str
    sha256: str
    size: int
    name: str


@dataclass(frozen=True, slots=True)
class PictureLine:
    """A picture or a paper whose rights hold today."""

    asset_id: str
    media_type: str
    captions: dict[str, str]
    alts: dict[str, str]
    credit: str
    holder: str
    licence: str
    licence_address: str
    """Of the licence's text; empty where there is none."""
    place: str
    taken_on: date | None
    sizes: dict[str, tuple[int, int]]
    """Rendition → width and height."""
    has_manifest: bool


@dataclass(frozen=True, slots=True)
class FactLine:
    """One line of the facts table."""

    key: str
    labels: dict[str, str]
    values: dict[str, str]
    source: str
    source_on: date | None


@dataclass(frozen=True, slots=True)
class PieceLine:
    """A public piece in a list."""

    statement_id: str
    category: str
    category_names: dict[str, str]
    titles: dict[str, str]
    """Language → title: the languages that are released."""
    leads: dict[str, str]
    place_id: str
    place_name: str
    season: str
    event: str
    published_at: datetime
    picture: PictureLine | None


@dataclass(frozen=True, slots=True)
class PiecePage:
    """What stands beside the signed words of one edition."""

    statement_id: str
    number: int
    category: str
    category_names: dict[str, str]
    place_id: str
    place_name: str
    season: str
    event: str
    facts: list[FactLine]
    pictures: list[PictureLine]


@dataclass(frozen=True, slots=True)
class KitLine:
    """A public media kit."""

    kit_id: str
    titles: dict[str, str]
    leads: dict[str, str]
    approved_at: datetime
    pictures: list[PictureLine]
    piece_ids: list[str]
    """Statement ids of its public pieces."""


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """An official channel in force."""

    kind: str
    name: str
    address: str
    language: str
    office_id: str
    office_name: str
    office_names: dict[str, str]
    registered_with: str
    decision: str
    decided_on: date
    since: date
