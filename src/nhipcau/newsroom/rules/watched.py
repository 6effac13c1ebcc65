"""Which entries of the record may change what the public sees. Pure."""

from __future__ import annotations

PUBLIC_ROOMS = (
    "statements.",
    "signing.",
    "spokespersons.",
    "presenting.",
    "press.",
    "verification.",
    "units.",
)
"""Rooms whose facts stand on public pages: an entry of theirs makes the kept pages old.

By room and not by verb: a verb that a list forgot would leave a withdrawn page standing.
"""


def may_change_pages(verbs: list[str]) -> bool:
    """Tell whether one of these verbs belongs to a room whose facts are public."""
    return any(verb.startswith(PUBLIC_ROOMS) for verb in verbs)
