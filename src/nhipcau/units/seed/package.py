"""Reads both maps and the mapping between them out of the MIT package `vietnamadminunits`.

In: the package's own files; out: plain rows; called by `build` only, so the package is a tool of
development and never needed by an office.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

KINDS = {
    "Tỉnh": "tinh", "Thành phố": "thanh_pho", "Quận": "quan", "Huyện": "huyen", "Thị xã": "thi_xa",
    "Xã": "xa", "Phường": "phuong", "Thị trấn": "thi_tran", "Đặc khu": "dac_khu",
}  # fmt: skip
OLD = (
    "select province, provinceCode, provinceKey, district, districtCode, districtKey,"
    " coalesce(ward, ''), coalesce(wardCode, ''), coalesce(wardKey, '') from admin_units_legacy"
)
NEW = "select province, provinceCode, provinceKey, ward, wardCode, wardKey from admin_units"


@dataclass(frozen=True, slots=True)
class Named:
    """One unit as a map names it; `key` is the package's own folded key."""

    kind: str
    code: str
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Share:
    """One line of the mapping: an old commune's key, the new one's key, and how it got there."""

    old: str
    new: str
    basis: str


def named(full: str, code: str, key: str) -> Named:
    """Split "Thị trấn Vân Đình" into kind and name."""
    full = " ".join(unicodedata.normalize("NFC", full).split())
    for label, kind in KINDS.items():
        if full.casefold().startswith(label.casefold() + " "):  # the package writes "Thị Trấn Óc Eo" once
            return Named(kind, code, _capitals(full[len(label) + 1 :]), key)
    msg = f"no known kind in {full!r}"
    raise ValueError(msg)


def _capitals(name: str) -> str:
    """Undo the package's slips ("Đại áng", "Pa ủ"); "Nông trường" is written so."""
    words = name.split()
    return " ".join(word if word == "trường" else word[0].upper() + word[1:] for word in words)


def folder() -> Path:
    """Return where the package keeps its files."""
    return Path(str(files("vietnamadminunits"))) / "data"


def rows(query: str) -> list[tuple[Any, ...]]:
    """Run one query over the package's data set, read-only."""
    link = sqlite3.connect(f"file:{folder() / 'dataset.db'}?mode=ro", uri=True)
    try:
        return sorted(link.execute(query).fetchall())
    finally:
        link.close()


def old_map() -> list[tuple[Named, Named, Named | None]]:
    """Return (province, district, commune) of the map until 2025-06-30; five island districts have none."""
    return [
        (named(p, pc, pk), named(d, dc, dk), named(w, wc, wk) if w else None)
        for p, pc, pk, d, dc, dk, w, wc, wk in rows(OLD)
    ]


def new_map() -> list[tuple[Named, Named]]:
    """Return (province, commune) of the map from 2025-07-01."""
    return [(named(p, pc, pk), named(w, wc, wk)) for p, pc, pk, w, wc, wk in rows(NEW)]


def province_mapping() -> dict[str, list[str]]:
    """Return new province key -> the old province keys it was made of."""
    return dict(_converter()["DICT_PROVINCE"])


def commune_mapping() -> list[Share]:
    """Return every step from an old commune (or island district) to a new commune."""
    mapping = _converter()
    shares = [
        Share(old, f"{province}_{new}", "whole")
        for province, by_new in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items()
        for new, olds in by_new.items()
        for old in olds
    ]
    for province, by_old in mapping["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in by_old.items():
            for part in parts:
                basis = "main_part" if part["isDefaultNewWard"] else "part"
                shares.append(Share(old, f"{province}_{part['newWardKey']}", basis))
    return shares


def _converter() -> dict[str, Any]:
    text = (folder() / "converter_2025.json").read_text(encoding="utf-8")
    return dict(json.loads(text))
