"""How the body of a statement is laid out: paragraphs, list items, quotations. Pure.

In: the plain text; out: blocks in order. Called by previews, papers and whoever shows a statement.
"""

from __future__ import annotations

from dataclasses import dataclass

PARAGRAPH, ITEMS, QUOTE = "paragraph", "items", "quote"
_SIGNS = {"- ": ITEMS, "> ": QUOTE}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, one list or one quotation, with its lines."""

    kind: str
    lines: tuple[str, ...]


def blocks(body: str) -> list[Block]:
    """Cut a body at its empty lines and where a list or a quotation begins or ends."""
    found: list[Block] = []
    open_kind = ""
    for line in body.split("\n"):
        if not line.strip():
            open_kind = ""
            continue
        kind = _SIGNS.get(line[:2], PARAGRAPH)
        text = line[2:].strip() if kind != PARAGRAPH else line.strip()
        if kind == open_kind:
            found[-1] = Block(kind, (*found[-1].lines, text))
        else:
            found.append(Block(kind, (text,)))
        open_kind = kind
    return found
