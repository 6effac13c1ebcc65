"""A page fetched by hand, at a moment: what evidence is made of. Pure; made by `actions.capturing`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from nhipcau.sources.fetcher.results import Fetched


@dataclass(frozen=True, slots=True)
class Captured:
    """What one address answered when a person asked for it."""

    page: Fetched
    at: datetime
    """When it was asked for."""

    @property
    def sha256(self) -> str:
        """Name the content as it came, decoded from gzip or deflate."""
        return hashlib.sha256(self.page.content).hexdigest()
