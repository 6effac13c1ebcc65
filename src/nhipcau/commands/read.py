"""`nhipcau read`: files, folders, archives, addresses and feeds in; one outcome an input out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from tqdm import tqdm

from nhipcau.commands.read_archives import load_into_office, read_into
from nhipcau.reading.engines import inline
from nhipcau.reading.engines.archives import EngineName, Running
from nhipcau.reading.engines.processes import read_all
from nhipcau.reading.inputs import Source, pages
from nhipcau.reading.outcomes import Outcome
from nhipcau.reading.report import as_lines, as_object
from nhipcau.reading.tools import Tools
from nhipcau.units.rules.finder import load_place_finder

FEW = 8
"""So many single files are read sooner by one child than by several, each of which loads the gazetteer."""


@click.command()
@click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option(
    "--engine",
    type=click.Choice([each.value for each in EngineName]),
    default=EngineName.PROCESSES.value,
    show_default=True,
    help="inline: trong một tiến trình; processes: nhiều tiến trình; dask: cụm máy Dask.",
)
@click.option("--workers", type=click.IntRange(1, 64), default=None, help="Số tiến trình đọc.")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help="Ghi kết quả vào thư mục; chạy lại thì đọc tiếp.",
)
@click.option("--scheduler", default=None, metavar="tcp://…", help="Địa chỉ cụm Dask đang chạy.")
@click.option("--load", is_flag=True, help="Nạp bài đã đọc (--into) vào cơ sở dữ liệu của cơ quan.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
def read(
    *,
    shape: str,
    engine: str,
    workers: int | None,
    into: Path | None,
    scheduler: str | None,
    load: bool,
    inputs: tuple[str, ...],
) -> None:
    """Đọc trang báo: tệp HTML hay văn bản, thư mục, kho WARC, địa chỉ bài, nguồn tin; "-": đầu vào chuẩn."""
    if into:
        refuse_addresses(inputs)
        running = Running(load_tools, workers or os.cpu_count() or 1, scheduler=scheduler)
        read_into(into, inputs, EngineName(engine), running)
        if load:
            load_into_office(into)
    elif load or scheduler or engine == EngineName.DASK:
        raise click.UsageError("--load, --scheduler và --engine dask cần --into DIR.")
    else:
        print_outcomes(PRINTERS[shape], EngineName(engine), workers, inputs)


def refuse_addresses(inputs: tuple[str, ...]) -> None:
    """Results that can be gone on with come from files: a site may answer otherwise the next time."""
    if any(is_address(name) or name == "-" for name in inputs):
        raise click.UsageError("--into chỉ nhận tệp, thư mục và kho WARC.")


def print_outcomes(
    show: Callable[[str, Outcome], None], engine: EngineName, workers: int | None, inputs: tuple[str, ...]
) -> None:
    """Print each outcome as it comes; `inline` reads here and without limits, to find a fault."""
    if engine is EngineName.INLINE:
        outcomes = inline.read_all(sources(inputs), load_tools())
    else:
        outcomes = read_all(sources(inputs), load_tools, workers=workers or enough_workers(inputs))
    with tqdm(outcomes, unit=" trang", disable=None, total=known_total(inputs)) as progress:
        for name, outcome in progress:
            progress.clear()
            show(name, outcome)


def load_tools() -> Tools:
    """Load what the line needs; each reading child calls it once."""
    return Tools(places=load_place_finder())


def sources(inputs: Iterable[str]) -> Iterator[Source]:
    """Yield every page behind the inputs; addresses go through the one fetcher."""
    for name in inputs:
        yield from fetched(name) if is_address(name) else pages(name)


def fetched(address: str) -> Iterator[Source]:
    """Fetch an address: an article is one page, a feed the pages it announces."""
    from nhipcau.reading.records import Page  # noqa: PLC0415 - files need no network code
    from nhipcau.sources.inputs import fetch_for_reading, plain_fetcher  # noqa: PLC0415

    for name, got in fetch_for_reading(address, at=datetime.now(UTC), fetch=plain_fetcher()):
        yield got if isinstance(got, Page) else (name, got)


def is_address(name: str) -> bool:
    """Tell an address from a path."""
    return name.lower().startswith(("http://", "https://"))


def enough_workers(inputs: tuple[str, ...]) -> int:
    """Return one for a few single files, else one a core."""
    return 1 if known_total(inputs) is not None and len(inputs) <= FEW else os.cpu_count() or 1


def known_total(inputs: tuple[str, ...]) -> int | None:
    """Return how many pages there will be when every input is one file."""
    single = all(not is_address(name) and not Path(name).is_dir() and ".warc" not in name for name in inputs)
    return len(inputs) if single else None


def print_object(name: str, outcome: Outcome) -> None:
    """Print one JSON object on one line."""
    click.echo(json.dumps(as_object(name, outcome), ensure_ascii=False))


def print_lines(name: str, outcome: Outcome) -> None:
    """Print what a person wants to see of a page."""
    click.echo("\n".join(as_lines(name, outcome)))


PRINTERS: dict[str, Callable[[str, Outcome], None]] = {"text": print_lines, "jsonl": print_object}
