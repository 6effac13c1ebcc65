"""The kinds of units and their levels, with the words that the screen says."""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """How high a unit stands; a unit never changes its level."""

    COUNTRY = 0
    PROVINCE = 1
    DISTRICT = 2
    COMMUNE = 3


COUNTRY_ID, COUNTRY_NAME, COUNTRY_KIND = "vn", "Việt Nam", "nuoc"
"""The country itself: no row of the seed and no edge, so nothing that climbs or counts the map meets it."""
LEVEL_OF_LETTER = {"v": Level.COUNTRY, "p": Level.PROVINCE, "d": Level.DISTRICT, "c": Level.COMMUNE}
"""The first letter of our id tells the level."""

LABELS = {
    "tinh": "tỉnh",
    "thanh_pho": "thành phố",
    "quan": "quận",
    "huyen": "huyện",
    "thi_xa": "thị xã",
    "xa": "xã",
    "phuong": "phường",
    "thi_tran": "thị trấn",
    "dac_khu": "đặc khu",
    COUNTRY_KIND: "cả nước",
}
KINDS_OF_LEVEL = {
    Level.COUNTRY: frozenset({COUNTRY_KIND}),
    Level.PROVINCE: frozenset({"tinh", "thanh_pho"}),
    Level.DISTRICT: frozenset({"thanh_pho", "thi_xa", "quan", "huyen"}),
    Level.COMMUNE: frozenset({"xa", "phuong", "thi_tran", "dac_khu"}),
}


def level_of(unit_id: str) -> Level:
    """Return the level of a unit by its id."""
    return LEVEL_OF_LETTER[unit_id[0]]


def titled(kind: str, name: str) -> str:
    """Return "Phường Bến Nghé" for a kind and a name; the country has its name alone."""
    if kind == COUNTRY_KIND:
        return name
    label = LABELS[kind]
    return f"{label[0].upper()}{label[1:]} {name}"
