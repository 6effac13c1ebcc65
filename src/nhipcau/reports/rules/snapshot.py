"""The frozen figures of a review: what the JSON holds, what makes it whole, its hash. Pure.

In: plain JSON values (amounts in whole thousandths, days and moments as ISO text); out: the same, or a
refusal that names what is wrong. Made by `queries.snapshot`, read by the review page, its map and its paper.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import rfc8785

VERSION = "nhipcau.review/1"
Snapshot = dict[str, Any]
TOP: Mapping[str, type | tuple[type, ...]] = {
    "format": str,
    "period": dict,  # {id, name, kind, year, starts_on, ends_on}
    "unit": dict,  # {id, name, level: country | province}
    "made_at": str,
    "counts": dict,  # every report below: {expected, received, approved, late}
    "levels": dict,  # the same for provinces and for communes: {province: {…}, commune: {…}}
    "closing": (dict, type(None)),  # {expected, approved, closed_at} once the level is closed
    "before": (dict, type(None)),  # {id, name, ends_on, is_converted, is_estimated, is_same_half}
    "indicators": list,  # {code, name, group, measure, over_units, over_time, amount, base, filled, … before}
    "units": list,  # {unit_id, name, short, is_own, report, state, is_late, counts, closing, values}
    "missing": list,  # {unit_id, name, province, reason, state, report}
    "late": list,  # {unit_id, name, province, due_on, came_on, report}
    "findings": list,  # {unit_id, name, limit, cause, remedy, topic, since, periods_open}
    "proposals": list,  # {unit_id, name, words}
    "practices": list,  # {unit_id, name, title, effect}
    "trends": list,  # {code, points: [{period, name, levels, amount, base, estimated, remainder}]}
    "unconverted": list,  # {period, code, unit_id, name, amount, base, targets}
    "annex": (dict, type(None)),  # {sha256, units}: the rows of the level below the units, kept beside
}
"""What a snapshot holds; nothing more, nothing less."""
COUNTS = ("expected", "received", "approved", "late")
INDICATOR = (
    "code", "name", "group", "measure", "over_units", "over_time", "amount", "base", "filled", "estimated",
    "stated", "before",
)  # fmt: skip
BEFORE = ("amount", "base", "estimated", "remainder")
UNIT = ("unit_id", "name", "short", "is_own", "report", "state", "is_late", "counts", "closing", "values")
VALUE = ("amount", "base", "filled", "estimated")
RATIO = "ratio"


class Unwhole(ValueError):  # noqa: N818 - it is an answer to whoever freezes
    """What keeps figures from being frozen; `faults` names each."""

    def __init__(self, faults: list[str]) -> None:
        """Keep the faults in their order."""
        super().__init__("; ".join(faults))
        self.faults = faults


def check(snapshot: Snapshot) -> Snapshot:
    """Return the snapshot where it is whole; raise Unwhole with every fault where it is not."""
    faults = list(_shape(snapshot))
    if not faults:
        faults = [*_numbers(snapshot), *_counts(snapshot), *_sums(snapshot), *_once(snapshot)]
    if faults:
        raise Unwhole(faults)
    return snapshot


def digest(content: Mapping[str, Any]) -> str:
    """Return SHA-256 over the canonical JSON (RFC 8785) of frozen content, in hex."""
    return hashlib.sha256(rfc8785.dumps(dict(content))).hexdigest()


def by_code(snapshot: Snapshot) -> dict[str, dict[str, Any]]:
    """Return the indicators by their code."""
    return {row["code"]: row for row in snapshot["indicators"]}


def groups(snapshot: Snapshot) -> dict[str, list[dict[str, Any]]]:
    """Return the indicators under their headings, both in the order of the form."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in snapshot["indicators"]:
        found.setdefault(row["group"], []).append(row)
    return found


def parts(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Return the units below, without the level's own report."""
    return [unit for unit in snapshot["units"] if not unit["is_own"]]


def changes(frozen: Snapshot, now: Snapshot) -> list[dict[str, Any]]:
    """Return the indicators whose totals are others today: {code, name, measure, was, is}."""
    today = by_code(now)
    moved = []
    for row in frozen["indicators"]:
        is_now = today.get(row["code"], {"amount": None, "base": None})
        if (row["amount"], row["base"]) != (is_now["amount"], is_now["base"]):
            moved.append({"was": row, "is": {**row, "amount": is_now["amount"], "base": is_now["base"]}})
    return moved


def _shape(snapshot: Snapshot) -> Iterator[str]:
    if snapshot.get("format") != VERSION:
        yield f"format: {snapshot.get('format')!r}"
    for key in sorted(set(TOP) ^ set(snapshot)):
        yield f"{key}: {'thiếu' if key in TOP else 'thừa'}"
    for key, kind in TOP.items():
        if key in snapshot and not isinstance(snapshot[key], kind):
            yield f"{key}: {type(snapshot[key]).__name__}"
    rows = (("indicators", INDICATOR), ("units", UNIT))
    for key, wanted in rows:
        for row in snapshot.get(key) or ():
            lacking = set(wanted) - set(row)
            if lacking:
                yield f"{key} {row.get('code') or row.get('unit_id')}: {', '.join(sorted(lacking))}"


def _numbers(snapshot: Snapshot) -> Iterator[str]:
    """Refuse fractions, and figures that are there though nobody filled them in."""
    for where, value in _walk(snapshot, ""):
        if isinstance(value, float):
            yield f"{where}: {value}"
    for row in snapshot["indicators"]:
        if (row["amount"] is None) != (row["filled"] == 0):
            yield f"{row['code']}: {row['amount']} / {row['filled']}"


def _counts(snapshot: Snapshot) -> Iterator[str]:
    counts = snapshot["counts"]
    if set(counts) != set(COUNTS) or not 0 <= counts["approved"] <= counts["received"] <= counts["expected"]:
        yield f"counts: {counts}"
    elif len(snapshot["missing"]) != counts["expected"] - counts["approved"]:
        yield f"missing: {len(snapshot['missing'])} / {counts['expected'] - counts['approved']}"
    if any(not row["name"] for row in snapshot["missing"]):
        yield "missing: unnamed"


def _sums(snapshot: Snapshot) -> Iterator[str]:
    """Hold every total against the units it is made of."""
    for row in snapshot["indicators"]:
        code = row["code"]
        told = [unit["values"][code] for unit in snapshot["units"] if code in unit["values"]]
        filled = [value for value in told if value["amount"] is not None]
        sums = sum(value["amount"] for value in filled), sum(value["base"] or 0 for value in filled)
        if sums != (row["amount"] or 0, row["base"] or 0):
            yield f"{code}: {row['amount']}/{row['base']} ≠ {sums[0]}/{sums[1]}"


def _once(snapshot: Snapshot) -> Iterator[str]:
    for key, mark in (("units", "unit_id"), ("indicators", "code"), ("missing", "unit_id")):
        counted = Counter(row[mark] for row in snapshot[key])
        yield from (f"{key}: {name} × {times}" for name, times in counted.items() if times > 1)


def _walk(value: Any, where: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _walk(inner, f"{where}[{place}]")
    else:
        yield where, value
