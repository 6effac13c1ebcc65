"""A clean picture in its three sizes, each with credentials where the office can sign. Called by uploads."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from nhipcau.common.files.pictures import QUALITY
from nhipcau.presenting.credentials import signed
from nhipcau.presenting.rules.manifest import Told
from nhipcau.presenting.rules.renditions import FULL, RENDITIONS, size_of

_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}


@dataclass(frozen=True, slots=True)
class Sized:
    """One size, ready to be kept."""

    rendition: str
    content: bytes
    width: int
    height: int
    has_manifest: bool


def sized(content: bytes, media_type: str, told: Told, parent: bytes | None) -> list[Sized]:
    """Make every size of a picture that was drawn anew; a picture too small stays as it is."""
    with Image.open(BytesIO(content)) as opened:
        opened.load()
        return [_one(opened, content, media_type, told, parent, rendition) for rendition in RENDITIONS]


def _one(  # noqa: PLR0917 - one picture and what is known of it
    picture: Image.Image, content: bytes, media_type: str, told: Told, parent: bytes | None, rendition: str
) -> Sized:  # fmt: skip
    width, height = size_of(rendition, picture.width, picture.height)
    is_smaller = rendition != FULL and (width, height) != picture.size
    drawn = _drawn(picture, media_type, (width, height)) if is_smaller else content
    bytes_out, has_manifest = signed(drawn, media_type, told, is_resized=is_smaller, parent=parent)
    return Sized(rendition, bytes_out, width, height, has_manifest)


def _drawn(picture: Image.Image, media_type: str, size: tuple[int, int]) -> bytes:
    out = BytesIO()
    smaller = picture.resize(size, Image.Resampling.LANCZOS)
    if media_type == "image/png":
        smaller.save(out, "PNG", optimize=True)
    else:
        smaller.save(out, _FORMATS[media_type], quality=QUALITY)
    return out.getvalue()
