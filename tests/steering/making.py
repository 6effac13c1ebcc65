"""A small country for tests: real provinces, communes of ours, accounts of any unit, a directive with a clause."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.apps import apps
from tests.people.making import PASSWORD, make_unit

from nhipcau.common.folding import fold
from nhipcau.people.models import Person, RoleGrant
from nhipcau.steering.models import Clause, Directive, Obligation, Obliged, Task
from nhipcau.units.actions import rebuild_closure
from nhipcau.units.rules.kinds import COUNTRY_ID

NOW = datetime(2026, 11, 20, 2, 5, tzinfo=UTC)
"""Five past nine in Vietnam."""
TODAY = date(2026, 11, 20)
PROVINCES = (("p04", "Cao Bằng", "04"), ("p20", "Lạng Sơn", "20"), ("p22", "Quảng Ninh", "22"))
COMMUNES = 3


def make_country() -> Any:
    """Return the country."""
    unit, _new = apps.get_model("units.Unit").objects.get_or_create(id=COUNTRY_ID, defaults={"level": 0})
    apps.get_model("units.UnitName").objects.get_or_create(
        unit=unit, defaults={"kind": "nuoc", "code": "00", "name": "Việt Nam", "folded": "viet nam"}
    )
    return unit


def commune_id(province_id: str, number: int) -> str:
    """Return the id of a commune that `make_tree` made: c04001 is the first of p04."""
    return f"c{province_id[1:]}{number:03}"


def make_tree(provinces: int = 2, communes: int = COMMUNES) -> list[str]:
    """Make the country, provinces and communes under each; return the ids of the provinces."""
    make_country()
    chosen = PROVINCES[:provinces]
    units, names, edges = (apps.get_model(f"units.{one}") for one in ("Unit", "UnitName", "UnitEdge"))
    for unit_id, name, code in chosen:
        make_unit(unit_id, name, code)
        for number in range(1, communes + 1):
            child, label = commune_id(unit_id, number), f"Mẫu {code} {number}"
            _unit, is_new = units.objects.get_or_create(id=child, defaults={"level": 3})
            if is_new:
                names.objects.create(unit_id=child, kind="xa", code=child[1:], name=label, folded=fold(label))
                edges.objects.create(child_id=child, parent_id=unit_id)
    rebuild_closure()
    return [unit_id for unit_id, _name, _code in chosen]


def make_official(username: str, *roles: str, unit: str = "p04") -> Person:
    """Return an account of any unit that exists; signs in with the password of tests/people/making."""
    person = Person(
        username=username, full_name=f"Người Mẫu {username}", email=f"{username}@coquan.example", unit_id=unit
    )
    person.set_password(PASSWORD)
    person.save()
    RoleGrant.objects.bulk_create([RoleGrant(person=person, role=role) for role in roles])
    return person


def make_directive(unit_id: str = "p04", **more: Any) -> Directive:
    """Return a directive of two articles."""
    fields: dict[str, Any] = {
        "number": "07/CT-UBND", "issuer": "Ủy ban nhân dân tỉnh (mẫu)", "title": "Tăng cường thông tin đối ngoại",
        "issued_on": date(2026, 1, 15),
        "text": "Điều 1. Các xã lập kế hoạch trước ngày 31 tháng 3.\nĐiều 2. Mỗi nửa năm báo cáo một lần.",
        **more,
    }  # fmt: skip
    return Directive.objects.create(unit_id=unit_id, **fields)


def make_obligation(unit_ids: list[str], directive: Directive | None = None, **more: Any) -> Obligation:
    """Return an obligation of these units under the first article."""
    directive = directive or make_directive()
    clause = Clause.objects.create(
        directive=directive, label="Điều 1", text=directive.text.splitlines()[0], start=0,
        end=len(directive.text.splitlines()[0]),
    )  # fmt: skip
    fields: dict[str, Any] = {"what": "Lập kế hoạch năm", "scope": "named", "repeats": "year", **more}
    obligation = Obligation.objects.create(clause=clause, **fields)
    Obliged.objects.bulk_create([Obliged(obligation=obligation, unit_id=one) for one in unit_ids])
    return obligation


def make_task(unit_id: str = "p04", due_on: date = date(2026, 12, 1), **more: Any) -> Task:
    """Return an open task."""
    fields: dict[str, Any] = {
        "title": "Dịch bộ ảnh giới thiệu", "lead_words": "Phòng Thông tin (mẫu)", "made_at": NOW, **more,
    }  # fmt: skip
    return Task.objects.create(unit_id=unit_id, due_on=due_on, first_due_on=due_on, **fields)
