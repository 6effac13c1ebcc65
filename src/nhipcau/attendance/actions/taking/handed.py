"""A batch, and how it came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nhipcau.attendance.rules.clock import offset_of
from nhipcau.attendance.rules.facts import BatchSheet, Fact, LineFact, Unreadable


@dataclass(frozen=True)
class Handed:
    """A batch at our door."""

    at: datetime
    batch: BatchSheet
    site_id: int
    way: str
    device: Any = None
    by: Any = None
    is_part: bool = False
    """Of an action that writes its own entry in the record."""

    @property
    def offset_ms(self) -> int | None:
        """Return what is added to the hours of this batch."""
        known = self.device.offset_ms if self.device else None
        batch = self.batch
        return offset_of(self.way, at=self.at, sent_at=batch.sent_at, told_ms=batch.offset_ms, known_ms=known)

    def facts(self) -> list[Fact]:
        """Return what is said of people, each fact once."""
        return list({item.fact_id: item for item in self.batch.facts if isinstance(item, Fact)}.values())

    def lines(self) -> list[LineFact]:
        """Return what is said of the site."""
        return [item for item in self.batch.facts if isinstance(item, LineFact)]

    def unreadable(self) -> list[Unreadable]:
        """Return what cannot be read, where enough of it can be kept; each once."""
        readable = {fact.fact_id for fact in self.facts()}
        found = [item for item in self.batch.facts if isinstance(item, Unreadable)]
        return list(
            {
                each.fact_id: each
                for each in found
                if each.fact_id and each.kind and each.fact_id not in readable
            }.values()
        )

    def half_days(self) -> set[str]:
        """Return the half-days that are named."""
        named = {fact.half_day for fact in self.facts()} | {line.half_day for line in self.lines()}
        return named - {""}

    def fact_ids(self) -> set[str]:
        """Return the facts that are named, also those that are taken back."""
        return {item.fact_id for item in self.batch.facts} | {fact.undoes for fact in self.facts()} - {""}
