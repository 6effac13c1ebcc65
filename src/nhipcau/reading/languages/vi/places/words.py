"""The tables of `words.toml`, in canonical spelling where they are compared; called all over `places`."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from nhipcau.reading.languages.vi.places.spelling import canonical

_TABLES: dict[str, Any] = tomllib.loads(
    resources.files("nhipcau.reading.languages.vi.places").joinpath("words.toml").read_text("utf-8")
)


def _spelt(name: str) -> frozenset[str]:
    return frozenset(canonical(word) for word in _TABLES[name])


KINDS: dict[str, str] = dict(_TABLES["kinds"])
BETWEEN = _spelt("between")
COUNTS = _spelt("counts")
NOT_A_KIND_AFTER = _spelt("not_a_kind_after")
ALIASES: list[tuple[str, str, int]] = [(written, name, level) for written, name, level in _TABLES["aliases"]]
WHOLE_ALIASES: list[tuple[str, str]] = [(written, name) for written, name in _TABLES["whole_aliases"]]
SWALLOWED: list[str] = _TABLES["swallowed"]
SHARED_WITH_CHINA = _spelt("shared_with_china")
NO_PLACE_AFTER = _spelt("no_place_after")
NO_TOWN_AFTER = _spelt("no_town_after")
PLACE_AFTER = _spelt("place_after")
NOT_BARE = _spelt("not_bare")
PLACED_AFTER = frozenset(_TABLES["placed_after"])
CALLED = _spelt("called")
SURNAMES = _spelt("surnames")
TRAPS_IN_CAPITALS = _spelt("traps_in_capitals")
COMMON_TOWNS = _spelt("common_towns")
WELL_KNOWN = _spelt("well_known")
CHAIN_GAPS = _spelt("chain_gaps")
LIST_GAPS = _spelt("list_gaps")
