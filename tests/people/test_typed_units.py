"""A unit is meant as people write it: with its kind, with the province behind a comma, with its code."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from tests.people.making import make_unit

from nhipcau.common.folding import fold
from nhipcau.people.places import UnitField
from nhipcau.units.actions import rebuild_closure

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_units() -> None:
    """A commune and its province."""
    make_unit()
    commune = apps.get_model("units.Unit").objects.create(id="c01501-2025", level=3)
    apps.get_model("units.UnitName").objects.create(
        unit=commune, kind="xa", code="01501", name="Đàm Thủy", folded=fold("Đàm Thủy")
    )
    apps.get_model("units.UnitEdge").objects.create(child=commune, parent_id="p04")
    rebuild_closure()


@pytest.mark.parametrize(
    "typed",
    [
        "Xã Đàm Thủy, tỉnh Cao Bằng",
        "xa dam thuy, cao bang",
        "Đàm Thủy, Tỉnh Cao Bằng",
        "Xã Đàm Thủy, Cao Bằng (01501)",
    ],
)
def test_the_province_behind_the_comma_is_understood(typed: str) -> None:
    assert UnitField().clean(typed) == "c01501-2025"


@pytest.mark.parametrize(
    "typed", ["Xã Đàm Thủy, tỉnh Lào Cai", "Xã Không Có, tỉnh Cao Bằng", "Xã Đàm Thủy, tỉnh Mơ"]
)
def test_another_province_is_another_place(typed: str) -> None:
    with pytest.raises(ValidationError, match="Không thấy"):
        UnitField().clean(typed)
