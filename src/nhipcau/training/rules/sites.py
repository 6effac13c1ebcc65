"""One row of a list of sites, and the codes of the plan's annex. Pure; used by actions and by uploads."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

CODE_DIGITS = 3
"""As in the field: "001" … "118"."""
CODE_SIGNS = 12
"""As the column of training_site."""
MOST_SITES = 4000
"""A national conference has some 3,300."""


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A site as a list names it; no code means the next free one."""

    code: str
    name: str
    unit_id: str | None = None
    room: str = ""
    capacity: int | None = None
    host_name: str = ""
    host_phone: str = ""
    is_main: bool = False


def next_code(taken: Collection[str]) -> str:
    """Return the number after the highest; codes that are no numbers do not count."""
    highest = max((int(code) for code in taken if code.isdecimal()), default=0)
    return f"{highest + 1:0{CODE_DIGITS}}"
