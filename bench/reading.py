"""`./run bench reading`: body F1 and pages per processor second, ours beside others and the parse-only limit.

Then what leaks from boxes on made Vietnamese pages, and how made saved pages are read. Prints a table.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import lxml.html
from readability import Document
from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser
from tests.reading import made_pages, made_saved
from tests.reading.measures import Leaks, measure_boxes, measure_saved
from trafilatura import extract as trafilatura_extract

from bench.scrapinghub import Sample, samples, score
from nhipcau.reading.engines.inline import read_one
from nhipcau.reading.outcomes import Kept
from nhipcau.reading.records import Page
from nhipcau.reading.stages.extract import extract, parse
from nhipcau.reading.stages.identify import title_of
from nhipcau.reading.stages.metadata import declared
from nhipcau.reading.stages.prune import prune
from nhipcau.reading.stages.tidy import clean
from nhipcau.reading.tools import Tools


def ours(html: str) -> str:
    """Prune, extract and clean, as the line does."""
    tree = parse(html)
    if tree is None:
        return ""
    title = title_of(declared(tree))
    return "\n".join(clean(extract(tree), title))


def whole_line(html: str) -> str:
    """Read from bytes to a kept article with its mentions."""
    outcome = read_one(Page("bench", html.encode()), Tools())
    return outcome.article.text if isinstance(outcome, Kept) else ""


def readability(html: str) -> str:
    """Extract by readability-lxml alone."""
    summary = Document(html).summary()
    return str(lxml.html.fromstring(summary).text_content()) if summary else ""


def nothing(parser: Callable[[str], object]) -> Callable[[str], str]:
    """Parse and read nothing: the limit of speed."""

    def run(html: str) -> str:
        parser(html)
        return ""

    return run


READERS: dict[str, Callable[[str], str]] = {
    "ours: prune, extract, clean": ours,
    "ours: the whole line": whole_line,
    "trafilatura standard": lambda html: trafilatura_extract(html, include_comments=False) or "",
    "trafilatura precision": lambda html: (
        trafilatura_extract(html, include_comments=False, favor_precision=True) or ""
    ),
    "trafilatura fast": lambda html: trafilatura_extract(html, include_comments=False, fast=True) or "",
    "readability-lxml": readability,
    "resiliparse": lambda html: extract_plain_text(html, main_content=True, alt_texts=False),
    "parse and prune only": nothing(lambda html: prune(lxml.html.document_fromstring(html.encode()))),
    "parse only (lxml)": nothing(lambda html: lxml.html.document_fromstring(html.encode())),
    "parse only (selectolax lexbor)": nothing(LexborHTMLParser),
}


def bodies(rows: list[Sample]) -> None:
    """Print one line a reader."""
    print(f"{len(rows)} real pages (article-extraction-benchmark)")
    print(f"{'reader':32} {'F1':>6} {'prec.':>6} {'recall':>6} {'pages/s':>8}")
    for name, reader in READERS.items():
        found = score(reader, rows)
        shares = f"{found.f1:6.4f} {found.precision:6.4f} {found.recall:6.4f}"
        print(f"{name:32} {shares} {found.pages_per_second:8.1f}")


def by_trafilatura(html: str) -> str:
    """Extract by trafilatura's standard setting, to compare leaks with."""
    return trafilatura_extract(html, include_comments=False) or ""


def show(name: str, found: Leaks, seconds: float) -> None:
    """Print one line of a leak table."""
    per_second = found.pages / seconds if seconds else 0.0
    shares = f"kept {found.kept:7.4f}  leaked {found.leaked:7.4f}"
    print(f"{name:32} {shares}  pages with a leak {found.leaky:4}/{found.pages}  {per_second:6.1f} pages/s")


def main() -> None:
    """Print all tables."""
    rows = samples()
    if rows:
        bodies(rows)
    else:
        print("../shared/data/scrapinghub is not here: the real pages are left out")
    print("\nmade Vietnamese pages with boxes of nine shapes")
    for name, reader in (("ours: the whole line", whole_line), ("trafilatura standard", by_trafilatura)):
        start = process_time()
        found = measure_boxes(reader, made_pages.pages(280))
        show(name, found, process_time() - start)
    print("\nmade saved pages in six languages")
    start = process_time()
    saved = measure_saved(made_saved.pages(300))
    show("ours: the whole line", saved.text, process_time() - start)
    print(f"{'titles right':32} {saved.titles:.4f}\n{'dates right':32} {saved.dates:.4f}")
    print(f"{'languages right':32} {saved.languages:.4f}")


if __name__ == "__main__":
    main()
