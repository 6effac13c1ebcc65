"""Sources in, (input, outcome) out, in this process: for one page and where children cost more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nhipcau.reading.inputs.paths import Source
from nhipcau.reading.line import read
from nhipcau.reading.outcomes import BreakReason, Broken, Outcome
from nhipcau.reading.records import Page
from nhipcau.reading.tools import Tools


def read_one(page: Page, tools: Tools) -> Outcome:
    """Read a page; an error in a stage is an outcome, never the end of the run."""
    try:
        return read(page, tools)
    except MemoryError:
        return Broken(BreakReason.OUT_OF_MEMORY, "the page needs more memory than allowed")
    except RecursionError:
        return Broken(BreakReason.UNREADABLE, "nested too deeply")
    except Exception as error:  # noqa: BLE001  one odd page must not stop the thousand behind it
        return Broken(BreakReason.CRASHED, f"{type(error).__name__}: {error}"[:300])


def read_all(sources: Iterable[Source], tools: Tools) -> Iterator[tuple[str, Outcome]]:
    """Read sources one after the other."""
    for source in sources:
        if isinstance(source, Page):
            yield source.input, read_one(source, tools)
        else:
            yield source
