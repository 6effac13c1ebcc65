"""What a title and a body's name say of themselves: one seat or many, with which place. Pure."""

from __future__ import annotations

import re

from nhipcau.reading.folding import fold

MANY_SEATS = re.compile(
    r"^(pho|uy vien|thanh vien|chuyen vien|can bo|nhan vien|dai bieu|thu ky|cong chuc|vien chuc)\b"
)
"""Deputies, members and staff sit side by side; a head sits alone. A guess for a new post."""
KINDS_AT_END = re.compile(r"\b(tinh|thanh pho|xa|phuong|thi tran|dac khu|huyen|quan|thi xa)$")


def has_one_seat(title: str) -> bool:
    """Guess whether only one person at a time holds a post of this title."""
    return MANY_SEATS.match(" ".join(fold(title).split())) is None


def placed(body: str, kind: str, name: str) -> str:
    """Return the body with its place: "Sở Y tế tỉnh Cao Bằng"; once where the name tells it already."""
    if _says(body, kind, name):
        return body
    if KINDS_AT_END.search(fold(body).strip()):
        return f"{body} {name}"
    return f"{body} {kind} {name}"


def _says(body: str, kind: str, name: str) -> bool:
    """A numbered ward ("Phường 1") is told by its kind and number together, not by a stray digit."""
    wanted = f"{kind} {name}" if name.isdigit() else name
    return re.search(rf"(?<!\w){re.escape(fold(wanted))}(?!\w)", fold(body)) is not None
