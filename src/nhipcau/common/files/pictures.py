"""A picture in, the same picture drawn anew: no EXIF, no place, no hidden parts. Called by `receiving`."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PIXELS = 40_000_000
"""A 24-megapixel camera fits; 40 million pixels unpack to 160 MB."""
QUALITY = 90
"""Pillow's documentation: above 95 files grow and nothing is seen of it."""
_MODES = {"JPEG": {"RGB", "L"}, "PNG": {"RGB", "RGBA", "L", "LA"}, "WEBP": {"RGB", "RGBA"}}


class PictureRefusedError(Exception):
    """The bytes are no picture we can redraw."""


class PictureTooLargeError(PictureRefusedError):
    """It would unpack to more than `MOST_PIXELS`."""


def redrawn(content: bytes, file_format: str) -> bytes:
    """Draw the picture anew in its own format, upright, first frame only."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=[file_format]) as picture:
                return _drawn(picture, file_format)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureTooLargeError(str(error)) from error
    except PictureRefusedError:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError) as error:
        raise PictureRefusedError(str(error)) from error


def _drawn(picture: Image.Image, file_format: str) -> bytes:
    if picture.width * picture.height > MOST_PIXELS:
        raise PictureTooLargeError(f"{picture.width}×{picture.height}")
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    allowed = _MODES[file_format]
    if upright.mode not in allowed:
        upright = upright.convert("RGBA" if _is_see_through(upright) and "RGBA" in allowed else "RGB")
    clean = Image.new(upright.mode, upright.size)
    clean.paste(upright)
    out = BytesIO()
    if file_format == "PNG":
        clean.save(out, "PNG")
    else:
        clean.save(out, file_format, quality=QUALITY)
    return out.getvalue()


def _is_see_through(picture: Image.Image) -> bool:
    return picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in picture.info
