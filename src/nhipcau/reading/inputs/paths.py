"""A path in, the pages behind it out: a file, a folder of files, an archive, or bytes on standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from nhipcau.reading.outcomes import BreakReason, Broken, Dropped, DropReason
from nhipcau.reading.records import Page
from nhipcau.reading.stages.decode import LARGEST

Refused = tuple[str, Broken | Dropped]
"""An input that is no page, by name, and why."""
Source = Page | Refused

_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".shtml": "text/html",
    ".txt": "text/plain",
    ".md": "text/plain",
    ".text": "text/plain",
}
_ARCHIVES = (".warc", ".warc.gz")


def pages(name: str | Path) -> Iterator[Source]:
    """Yield the pages behind a name, lazily and in a fixed order; ``-`` is standard input."""
    if str(name) == "-":
        yield from pages_of_bytes("-", sys.stdin.buffer.read(LARGEST + 1))
        return
    path = Path(name)
    try:
        if path.is_dir():
            yield from _folder(path)
        elif not path.exists():
            yield str(name), Broken(BreakReason.NOT_FOUND, "there is no such file or folder")
        elif is_archive(path):
            yield from _archive(path)
        else:
            yield _file(path)
    except OSError as error:
        yield str(name), Broken(BreakReason.UNREADABLE, error.strerror or str(error))


def pages_of_bytes(name: str, content: bytes) -> Iterator[Source]:
    """Yield the page that bytes hold."""
    if len(content) > LARGEST:
        yield name, Dropped(DropReason.TOO_LARGE, f"more than {LARGEST:,} bytes")
    else:
        yield Page(name, content, fetched_at=datetime.now(UTC))


def files(path: Path) -> Iterator[Path]:
    """Yield the files behind a path in the order of names; hidden and foreign ones are left out."""
    if not path.is_dir():
        yield path
        return
    for child in sorted(path.iterdir()):
        if child.name.startswith(".") or (child.is_symlink() and child.is_dir()):
            continue
        if child.is_dir() or child.suffix.lower() in _TYPES or is_archive(child):
            yield from files(child)


def _folder(path: Path) -> Iterator[Source]:
    for file in files(path):
        yield from pages(file)


def is_archive(path: Path) -> bool:
    """Tell a WARC archive by its name."""
    return path.name.lower().endswith(_ARCHIVES)


def _archive(path: Path) -> Iterator[Source]:
    # Imported here: the archive readers cost 30 ms that a single saved page need not pay.
    from nhipcau.reading.inputs.archives import archived_pages  # noqa: PLC0415

    yield from archived_pages(path)


def _file(path: Path) -> Source:
    """Read one file, if its size allows."""
    if not path.is_file():
        return str(path), Broken(BreakReason.UNREADABLE, "not a regular file")
    status = path.stat()
    if status.st_size > LARGEST:
        return str(path), Dropped(
            DropReason.TOO_LARGE, f"{status.st_size:,} bytes; at most {LARGEST:,} are read"
        )
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    saved_at = datetime.fromtimestamp(status.st_mtime, UTC)
    now = datetime.now(UTC)
    # A copied file may be older than the page in it; the clock of this machine is the only safe bound.
    return Page(
        str(path), content, content_type=_TYPES.get(path.suffix.lower()), fetched_at=max(saved_at, now)
    )
