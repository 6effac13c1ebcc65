"""By which right a picture may be shown, and until when. Pure."""

from __future__ import annotations

from datetime import date

OWN, CC_BY, PERMISSION = "own", "cc_by", "permission"
LICENCES = (OWN, CC_BY, PERMISSION)
"""The office's own; Creative Commons Attribution 4.0; a written permission until a day."""
CC_BY_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"

NOBODY, AGREED, NOT_AGREED = "nobody", "agreed", "not_agreed"
PEOPLE_SHOWN = (NOBODY, AGREED, NOT_AGREED)
"""Whether people who can be known in it have agreed to be shown."""


def may_be_shown(*, licence: str, permission_until: date | None, people_shown: str, on: date) -> bool:
    """Say whether the rights hold that day; the last day of a permission is included."""
    if people_shown == NOT_AGREED:
        return False
    return licence != PERMISSION or (permission_until is not None and on <= permission_until)
