"""Copies under their original. In: a list of articles; out: it without the copies whose original is in it.

A list that is sorted otherwise leaves the question to the database; a walk asks it of what it has met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from nhipcau.monitoring.queries.copying import originals_of

if TYPE_CHECKING:
    from nhipcau.monitoring.queries.searching.hits import Hits


class StandsAlone(Exists):
    """True where an article is nobody's copy, or its original is not in the list."""

    template = "NOT EXISTS(%(subquery)s)"

    def __init__(self, listed: Hits) -> None:
        """Look the original up by its id: a list as a subquery would be read whole."""
        super().__init__(listed.order_by().filter(copies__article=OuterRef("pk")))
        self.listed = listed


class Folding:
    """Leaves out such copies, run by run.

    Whether one is hidden hangs on the list alone, not on what came before it: so pages stay as they are.
    """

    def __init__(self, listed: Hits) -> None:
        """Begin a walk."""
        self.listed = listed
        self.present, self.absent = set[int](), set[int]()

    def kept(self, run: list[int]) -> list[int]:
        """Return those of the run that are shown."""
        self.present.update(run)
        originals = originals_of(run)
        unknown = set(originals.values()) - self.present - self.absent
        if unknown:
            met = self.listed.met(unknown)
            self.present |= met
            self.absent |= unknown - met
        return [pk for pk in run if originals.get(pk) not in self.present]
