"""The light markup of a statement's body: paragraphs, list items ("- ") and quotations ("> "). Pure.

In: the body; out: blocks that a template writes. Nothing in it is ever HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

EMPTY_LINE = re.compile(r"\n[ \t]*\n")
PARAGRAPH, LIST, QUOTE = "p", "ul", "quote"
SIGNS = {"- ": LIST, "> ": QUOTE}


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one kind that stand together."""

    kind: str
    lines: tuple[str, ...]


def blocks(body: str) -> Iterator[Block]:
    """Yield the blocks of a body in their order."""
    for part in EMPTY_LINE.split(body.strip()):
        lines = [line for line in part.split("\n") if line.strip()]
        for kind, group in groupby(lines, key=lambda line: SIGNS.get(line[:2], PARAGRAPH)):
            yield Block(kind, tuple(line if kind == PARAGRAPH else line[2:] for line in group))


def plain(body: str) -> str:
    """Return the body as reading matter without signs, a paragraph a line."""
    return "\n".join(line for block in blocks(body) for line in block.lines)
