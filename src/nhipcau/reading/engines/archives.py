"""A folder of results and an engine in; every unit that waits is read and its part kept.

Called by `nhipcau read --into`. Which engine read a part cannot be seen from it.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from operator import itemgetter

from nhipcau.reading.engines.guard import Journal, memory_cap, read_guarded
from nhipcau.reading.engines.limits import Limits
from nhipcau.reading.engines.parts import Answer, packed
from nhipcau.reading.engines.processes import Children, read_ahead
from nhipcau.reading.engines.results import Results
from nhipcau.reading.engines.units import Unit, sources_of
from nhipcau.reading.inputs import Source
from nhipcau.reading.outcomes import Outcome
from nhipcau.reading.records import Page
from nhipcau.reading.tools import Tools

Parts = Iterator[tuple[Unit, bytes]]
"""Units as they are finished, each with its part."""
AHEAD = 16
"""Pages handed out for each child: one that takes its whole 30 s must not keep the others idle at once."""


class EngineName(StrEnum):
    """Who runs the line."""

    INLINE = "inline"
    PROCESSES = "processes"
    DASK = "dask"


@dataclass(frozen=True, slots=True)
class Running:
    """How to read: with what tools, within what limits, by how many."""

    make_tools: Callable[[], Tools] = Tools
    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    scheduler: str | None = None
    """Address of a Dask scheduler that runs already; None for one of our own on this machine."""


def read_waiting(results: Results, engine: EngineName, running: Running) -> Iterator[Unit]:
    """Read every unit that has no part yet; yield each once its part is kept."""
    waiting = results.waiting()
    if not waiting:
        return
    for unit, part in _parts(results, waiting, engine, running):
        results.keep(unit, part)
        yield unit


def _parts(results: Results, waiting: Sequence[Unit], engine: EngineName, running: Running) -> Parts:
    if engine is EngineName.INLINE:
        return by_inline(waiting, running, Journal(results.folder))
    if engine is EngineName.PROCESSES:
        return by_processes(waiting, running)
    from nhipcau.reading.engines.cluster import by_dask  # noqa: PLC0415 - Dask takes a second to load

    return by_dask(waiting, running)


def by_inline(units: Iterable[Unit], running: Running, journal: Journal) -> Parts:
    """Read in this process, one page after the other; a page that ended it is read by a child this time."""
    tools = running.make_tools()
    with memory_cap(running.limits):
        for unit in units:
            passed_over = Counter[str]()
            answers = []
            for position, source in enumerate(sources_of(unit, passed_over)):
                is_suspect = journal.begin(f"{unit.key} {position}")
                answers.append(Answer(source, _inline(source, tools, running, is_suspect=is_suspect)))
            yield unit, packed(unit, answers, passed_over)
    journal.close()


def _inline(source: Source, tools: Tools, running: Running, *, is_suspect: bool) -> Outcome:
    if not isinstance(source, Page):
        return source[1]
    if not is_suspect:
        return read_guarded(source, tools, running.limits)
    with Children(running.make_tools, workers=1, limits=running.limits) as child:
        return child.settle_again(source, child.start(source))


def by_processes(units: Iterable[Unit], running: Running) -> Parts:
    """Read in children of this process; the pages of several units are under way at once."""
    counts: dict[str, Counter[str]] = {}

    def labelled() -> Iterator[tuple[Unit, Source | None]]:
        for unit in units:
            passed_over = counts.setdefault(unit.key, Counter())
            yield from ((unit, source) for source in sources_of(unit, passed_over))
            yield unit, None

    with Children(running.make_tools, workers=running.workers, limits=running.limits) as children:
        yield from _gathered(labelled(), children, AHEAD * running.workers, counts)


def _gathered(
    labelled: Iterable[tuple[Unit, Source | None]],
    children: Children,
    ahead: int,
    counts: dict[str, Counter[str]],
) -> Parts:
    """Bring a unit's answers together; its end mark travels in line with its pages."""
    read = read_ahead(labelled, children, ahead=ahead)
    for unit, answered in itertools.groupby(read, key=itemgetter(0)):
        answers = [Answer(source, outcome) for _unit, source, outcome in answered if source and outcome]
        yield unit, packed(unit, answers, counts.pop(unit.key))


def part_of(unit: Unit, children: Children) -> bytes:
    """Read one unit in given children and make its part: what a worker of a cluster does."""
    passed_over = Counter[str]()
    labelled = ((None, source) for source in sources_of(unit, passed_over))
    read = read_ahead(labelled, children, ahead=AHEAD)
    answers = [Answer(source, outcome) for _label, source, outcome in read if outcome]
    return packed(unit, answers, passed_over)
