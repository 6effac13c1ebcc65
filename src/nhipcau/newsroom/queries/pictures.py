"""Is this picture ours? By its bytes: what carries our credential cannot change without losing them.

In: the bytes; out: `PictureVerdict`. Only pictures that are public now are told; nothing is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.newsroom.queries.checking import fingerprint
from nhipcau.newsroom.queries.features import Picture, picture
from nhipcau.presenting.queries.public_pictures import asset_by_hash


@dataclass(frozen=True, slots=True)
class PictureVerdict:
    """What the reader is told."""

    picture: Picture | None
    has_credential: bool


def check_picture(content: bytes, language: str) -> PictureVerdict:
    """Compare a picture with all that are public."""
    line = asset_by_hash(fingerprint(content))
    if line is None:
        return PictureVerdict(None, has_credential=False)
    return PictureVerdict(picture(line, language), line.has_manifest)
