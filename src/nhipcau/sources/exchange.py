"""OPML and CSV of sources: text in, rows or faults out; rows in, text out. Pure; no Django.

Called by `import_sources` and by the export views.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from xml.sax.saxutils import quoteattr

from nhipcau.sources.canonical import origin_of, tidy_address
from nhipcau.sources.feeds import NotAFeedError, guard

COLUMNS = ("outlet", "home_url", "feed_url", "kind", "language")
MOST_ROWS = 5000
MOST_BYTES = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One feed of one outlet, as a file names it."""

    line: int
    outlet: str
    home_url: str
    feed_url: str
    kind: str = "press"
    language: str = ""


class UnreadableFileError(Exception):
    """The file as a whole cannot be read; `code` has a sentence in the action."""


def read_csv(content: bytes) -> list[SourceRow]:
    """Read a CSV with the columns of `COLUMNS` in any order, comma or semicolon; two are needed."""
    lines = _text(content).replace("\r\n", "\n").replace("\r", "\n")
    first = lines.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    try:
        table = list(islice(csv.reader(io.StringIO(lines), delimiter=delimiter), MOST_ROWS + 2))
    except csv.Error as error:
        raise UnreadableFileError from error
    names = [name.strip().lower() for name in table[0]] if table else []
    if not {"outlet", "feed_url"} <= set(names):
        raise UnreadableFileError
    filled = [
        (number, row) for number, row in enumerate(table[1:], start=2) if any(cell.strip() for cell in row)
    ]
    return [
        _row(number, {name: cell.strip() for name, cell in zip(names, row, strict=False)})
        for number, row in filled
    ]


def _row(line: int, cell: dict[str, str]) -> SourceRow:
    feed_url = cell.get("feed_url", "")
    home = cell.get("home_url") or (f"{origin_of(feed_url)}/" if tidy_address(feed_url) else "")
    kind = cell.get("kind") or "press"
    return SourceRow(line, cell.get("outlet", ""), home, feed_url, kind, cell.get("language", ""))


def read_opml(content: bytes) -> list[SourceRow]:
    """Read every outline that has an xmlUrl, at any depth."""
    try:
        root = guard.lenient_root(guard.checked(content[:MOST_BYTES]))
    except NotAFeedError as error:
        raise UnreadableFileError from error
    if root is None or guard.local_name(root) != "opml":
        raise UnreadableFileError
    rows = []
    for node in root.iter("{*}outline"):
        attributes = {key.lower(): value for key, value in node.attrib.items()}
        feed_url = attributes.get("xmlurl", "")
        if feed_url:
            name = attributes.get("title") or attributes.get("text", "")
            home = attributes.get("htmlurl") or (f"{origin_of(feed_url)}/" if tidy_address(feed_url) else "")
            rows.append(
                SourceRow(node.sourceline or 0, name, home, feed_url, language=attributes.get("language", ""))
            )
    return rows[: MOST_ROWS + 1]


def write_opml(title: str, rows: Iterable[SourceRow]) -> str:
    """Write OPML 2.0."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"<head><title>{_escaped(title)}</title></head>",
        "<body>",
    ]
    for row in rows:
        text, feed, home = quoteattr(row.outlet), quoteattr(row.feed_url), quoteattr(row.home_url)
        lines.append(
            f'<outline type="rss" text={text} title={text} xmlUrl={feed} htmlUrl={home}'
            f" language={quoteattr(row.language)}/>"
        )
    return "\n".join([*lines, "</body>", "</opml>", ""])


def cells(row: SourceRow) -> Sequence[str]:
    """Return a row's cells in the order of `COLUMNS`."""
    return (row.outlet, row.home_url, row.feed_url, row.kind, row.language)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _text(content: bytes) -> str:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError from error
