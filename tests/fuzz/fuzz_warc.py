"""Fuzz target of the archive reader: a damaged archive yields pages and named outcomes, never an error.

Run: python tests/fuzz/fuzz_warc.py -max_total_time=60
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import atheris

with atheris.instrument_imports(include=["nhipcau.reading.inputs", "warcio"]):
    from nhipcau.reading.inputs.archives import archived_pages
    from nhipcau.reading.outcomes import Broken, Dropped
    from nhipcau.reading.records import Page

from tests.fuzz.aiming import fuzz
from tests.fuzz.seeds import warc_seeds

FOLDER = Path(tempfile.mkdtemp(prefix="nhipcau-fuzz-warc-"))
MOST_PAGES = 5000
"""4 KB cannot hold more records than this; a reader that yields more has stopped moving."""


def check(content: bytes) -> None:
    """Read the bytes as a plain archive, as a gzip file that is what it says, and as a gzip member of them."""
    _read(FOLDER / "a.warc", content)
    _read(FOLDER / "b.warc.gz", content)
    _read(FOLDER / "c.warc.gz", gzip.compress(content, 1))


def _read(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for count, found in enumerate(archived_pages(path)):
        assert count < MOST_PAGES
        assert isinstance(found, Page) or isinstance(found[1], Broken | Dropped)


if __name__ == "__main__":
    fuzz(check, warc_seeds(), words=("WARC/1.0", "WARC-Type: response", "Content-Length: ", "\r\n\r\n"))
