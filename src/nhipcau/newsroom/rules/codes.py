"""The short code printed under a statement, and how a reader's typing is understood. Pure."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

LENGTH = 12
"""48 bits of the signed payload's SHA-256: short enough to type, too many to guess a second text."""
CODE = re.compile(r"\b([0-9a-f]{4})[\s\-–·]?([0-9a-f]{4})[\s\-–·]?([0-9a-f]{4})\b", re.IGNORECASE)
PUBLIC_ID = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_-]{11}$")
MOST_DIGITS = 4
LONGEST = 400
"""Letters of an address or code; what is longer is a text."""


def code_of(payload_hash: str) -> str:
    """Return the code of a signed text: "a1b2-c3d4-e5f6"."""
    head = payload_hash[:LENGTH]
    return f"{head[:4]}-{head[4:8]}-{head[8:]}"


def read_code(text: str) -> str | None:
    """Return the code that somebody typed, in the written form."""
    found = CODE.fullmatch(text.strip())
    return "-".join(found.groups()).lower() if found else None


def read_address(text: str) -> tuple[str | None, int | None, str | None]:
    """Return statement id, edition number and code that an address names, each None when it names none."""
    if len(text) > LONGEST or any(sign.isspace() for sign in text.strip()):
        return None, None, None
    parts = urlsplit(text.strip())
    steps = [step for step in parts.path.split("/") if step]
    code = read_code(parse_qs(parts.query).get("c", [""])[0])
    found = next((at for at, step in enumerate(steps) if PUBLIC_ID.match(step)), None)
    if found is None:
        return None, None, code
    after = steps[found + 1 : found + 2]
    return (
        steps[found],
        int(after[0]) if after and after[0].isdecimal() and len(after[0]) <= MOST_DIGITS else None,
        code,
    )
