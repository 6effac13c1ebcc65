"""The kinds of units and their three levels, with the words that the screen says."""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """How high a unit stands; a unit never changes its level."""

    PROVINCE = 1
    DISTRICT = 2
    COMMUNE = 3


LEVEL_OF_LETTER = {"p": Level.PROVINCE, "d": Level.DISTRICT, "c": Level.COMMUNE}
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
}
KINDS_OF_LEVEL = {
    Level.PROVINCE: frozenset({"tinh", "thanh_pho"}),
    Level.DISTRICT: frozenset({"thanh_pho", "thi_xa", "quan", "huyen"}),
    Level.COMMUNE: frozenset({"xa", "phuong", "thi_tran", "dac_khu"}),
}


def level_of(unit_id: str) -> Level:
    """Return the level of a unit by its id."""
    return LEVEL_OF_LETTER[unit_id[0]]


def titled(kind: str, name: str) -> str:
    """Return "Phường Bến Nghé" for a kind and a name."""
    label = LABELS[kind]
    return f"{label[0].upper()}{label[1:]} {name}"
