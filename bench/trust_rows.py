"""One line of the trust table: what was measured, what it may be, whether it holds; in JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A figure beside its limit; `holds` is None where the figure is printed for comparison only."""

    what: str
    figure: str
    limit: str = ""
    holds: bool | None = None


def show(what: str, figure: object, limit: str = "", *, holds: bool | None = None) -> None:
    """Hand one row to whoever runs the part."""
    print(json.dumps(asdict(Row(what, str(figure), limit, holds)), ensure_ascii=False), flush=True)


def exactly(what: str, figure: int, wanted: int) -> None:
    """Hand over a count that may be nothing but this."""
    show(what, f"{figure:,}", f"{wanted:,}", holds=figure == wanted)


def below(what: str, figure: float, limit: float, unit: str) -> None:
    """Hand over a measure that must stay under its limit."""
    show(what, f"{figure:,.3g} {unit}", f"≤ {limit:g} {unit}", holds=figure <= limit)


def read_row(line: str) -> Row | None:
    """Read a row that a part printed; anything else it printed goes to standard error."""
    try:
        return Row(**json.loads(line))
    except (ValueError, TypeError):
        print(line, end="", file=sys.stderr)
        return None


def percentile(values: list[float], share: float) -> float:
    """Return the value that so large a share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] if values else float("nan")
