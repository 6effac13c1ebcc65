"""`nhipcau read`: files, folders, archives, addresses and feeds in; one outcome an input out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from tqdm import tqdm

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
@click.option("--workers", type=click.IntRange(1, 64), default=None, help="Số tiến trình đọc.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
def read(shape: str, workers: int | None, inputs: tuple[str, ...]) -> None:
    """Đọc trang báo: tệp HTML hay văn bản, thư mục, kho WARC, địa chỉ bài, nguồn tin; "-": đầu vào chuẩn."""
    show = PRINTERS[shape]
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
