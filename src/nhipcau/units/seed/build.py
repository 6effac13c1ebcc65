"""Builds the committed seed: `python -m nhipcau.units.seed.build`.

In: the package through `package` and our own amendments.toml; out: units.tsv and successions.tsv.
The same input gives the same bytes; a test rebuilds and compares.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from nhipcau.units.seed import package
from nhipcau.units.seed.package import Named

HERE = Path(__file__).parent
LAST_OLD, FIRST_NEW = date(2025, 6, 30), date(2025, 7, 1)
DAY = timedelta(days=1)
BORN = "-2025"
"""Added to the code of a unit that came to be on 2025-07-01, since codes were used again."""
LIVES_ON = "map-2025"


@dataclass(frozen=True, slots=True)
class Row:
    """One unit between two days with all its attributes."""

    id: str
    kind: str
    code: str
    name: str
    parent: str
    start: date | None
    end: date | None
    decree: str


@dataclass(slots=True)
class Draft:
    """The seed while it is being put together."""

    rows: list[Row] = field(default_factory=list)
    steps: list[tuple[str, str, str, str]] = field(default_factory=list)
    """(source, target, basis, decree)"""


def old_rows() -> tuple[list[Row], dict[str, str]]:
    """Return the old map's rows and the id of each full key of the package."""
    ids: dict[str, str] = {}
    rows: list[Row] = []

    def add(letter: str, unit: Named, key: str, parent: str) -> str:
        if key not in ids:
            ids[key] = letter + unit.code
            rows.append(Row(ids[key], unit.kind, unit.code, unit.name, parent, None, LAST_OLD, ""))
        return ids[key]

    for province, district, commune in package.old_map():
        top = add("p", province, province.key, "")
        middle = add("d", district, f"{province.key}_{district.key}", top)
        if commune:
            add("c", commune, f"{province.key}_{district.key}_{commune.key}", middle)
        else:
            ids[f"{province.key}_{district.key}_"] = middle
    return rows, ids


def new_provinces(draft: Draft, old: dict[str, str]) -> dict[str, str]:
    """Add the provinces of the new map; one made of a single old one lives on."""
    ids: dict[str, str] = {}
    mapping = package.province_mapping()
    for province in sorted({row[0] for row in package.new_map()}, key=lambda unit: unit.code):
        sources = sorted(old[key] for key in mapping[province.key])
        lives_on = len(sources) == 1
        ids[province.key] = sources[0] if lives_on else f"p{province.code}{BORN}"
        decree = LIVES_ON if lives_on else "merge-2025"
        draft.rows.append(_born(ids[province.key], province, "", decree))
        if not lives_on:
            draft.steps += [(source, ids[province.key], "whole", decree) for source in sources]
    return ids


def new_communes(draft: Draft, old: dict[str, str], provinces: dict[str, str]) -> None:
    """Add the communes of the new map; one that is a single old one whole, same name, lives on."""
    names = {row.id: row.name for row in draft.rows if row.end == LAST_OLD}
    sources: dict[str, list[tuple[str, str]]] = {}
    for share in package.commune_mapping():
        sources.setdefault(share.new, []).append((old[share.old], share.basis))
    for province, commune in package.new_map():
        made_of = sorted(sources[f"{province.key}_{commune.key}"])
        only, basis = made_of[0]
        lives_on = len(made_of) == 1 and basis == "whole" and only[0] == "c" and names[only] == commune.name
        unit = only if lives_on else f"c{commune.code}{BORN}"
        draft.rows.append(_born(unit, commune, provinces[province.key], LIVES_ON))
        if not lives_on:
            draft.steps += [(source, unit, how, LIVES_ON) for source, how in made_of]


def amend(draft: Draft, changes: dict[str, list[dict[str, Any]]]) -> None:
    """Apply amendments.toml to the draft."""
    for new in changes.get("unit", ()):
        draft.rows.append(
            Row(new["id"], new["kind"], new["code"], new["name"], new["parent"], None, new["to"], "")
        )
    for change in changes.get("amend", ()):
        draft.rows = [part for row in draft.rows for part in _override(row, change, change["units"])]
    for change in changes.get("adopt", ()):
        children = [row.id for row in draft.rows if row.parent in change["of"]]
        draft.rows = [part for row in draft.rows for part in _override(row, change, children)]
    for change in changes.get("begin", ()):
        draft.rows = [_begin(row, change) for row in draft.rows]
    for change in changes.get("succeed", ()):
        targets, basis, decree = change["targets"], change["basis"], change["decree"]
        draft.steps += [(change["source"], target, basis, decree) for target in targets]


def _born(unit: str, named: Named, parent: str, decree: str) -> Row:
    return Row(unit, named.kind, named.code, named.name, parent, FIRST_NEW, None, decree)


def _begin(row: Row, change: dict[str, Any]) -> Row:
    if row.id in change["units"] and row.start is None:
        return replace(row, start=change["on"], decree=change["decree"])
    return row


def _override(row: Row, change: dict[str, Any], units: list[str]) -> list[Row]:
    """Cut a row at the change's days and give the part inside its new attributes."""
    first, last = change.get("from"), change.get("to")
    low, high = row.start or date.min, row.end or date.max
    if row.id not in units or (first and first > high) or (last and last < low):
        return [row]
    parts: list[Row] = []
    if first and first > low:
        parts.append(replace(row, end=first - DAY))
    fields = {name: change[name] for name in ("kind", "name", "parent") if name in change}
    start = max(first, low) if first else row.start
    end = min(last, high) if last else row.end
    parts.append(replace(row, start=start, end=end, decree=change.get("decree", row.decree), **fields))
    if last and last < high:
        parts.append(replace(row, start=last + DAY, decree=change.get("decree_after", row.decree)))
    return parts


def draft_seed() -> Draft:
    """Put the whole seed together, in the order in which it is written."""
    rows, old = old_rows()
    draft = Draft(rows)
    new_communes(draft, old, new_provinces(draft, old))
    amend(draft, tomllib.loads((HERE / "amendments.toml").read_text(encoding="utf-8")))
    order = {letter: number for number, letter in enumerate("pdc")}
    draft.rows.sort(key=lambda row: (order[row.id[0]], row.id, row.start or date.min))
    draft.steps.sort()
    return draft


def rendered(draft: Draft) -> dict[str, str]:
    """Return the text of each file of the seed by its name."""
    units = ["id\tkind\tcode\tname\tparent\tfrom\tto\tdecree"]
    units += [
        f"{r.id}\t{r.kind}\t{r.code}\t{r.name}\t{r.parent}\t{r.start or ''}\t{r.end or ''}\t{r.decree}"
        for r in draft.rows
    ]
    steps = ["source\ttarget\tbasis\tdecree", *("\t".join(step) for step in draft.steps)]
    return {"units.tsv": "\n".join(units) + "\n", "successions.tsv": "\n".join(steps) + "\n"}


def main() -> None:
    """Write the files of the seed beside this script."""
    for name, text in rendered(draft_seed()).items():
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
