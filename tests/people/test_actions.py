"""Each change of an account: what it does, what it refuses, what it leaves in the record."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from tests.people.making import NOW, PASSWORD, UNIT, make_person, make_unit

from nhipcau.common.refusals import Refused
from nhipcau.people import actions, rules
from nhipcau.people.models import Person

pytestmark = pytest.mark.django_db
NEW = "mot-mat-khau-moi-dai"


@pytest.fixture
def boss() -> Person:
    return make_person("hanh.le", "administrator", full_name="Lê Thị Hạnh")


def entries() -> list[Any]:
    return list(apps.get_model("record.Entry").objects.order_by("seq"))


def add(boss: Person, **changes: Any) -> Person:
    fields = {
        "username": "khoi.hoang",
        "full_name": "Hoàng Minh Khôi",
        "email": "khoi@coquan.example",
        "unit_id": UNIT,
        "password": NEW,
        "roles": ["officer", "reviewer"],
        **changes,
    }
    return actions.add_person(by=boss, at=NOW, **fields)


def test_an_account_opens_with_roles_and_one_entry(boss: Person) -> None:
    person = add(boss)
    assert person.check_password(NEW)
    assert person.roles == {"officer", "reviewer"}
    (entry,) = entries()
    assert (entry.verb, entry.by, entry.subject) == (
        "people.add_person",
        boss.public_id,
        f"people.person:{person.public_id}",
    )
    assert entry.after["roles"] == ["officer", "reviewer"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"username": "HANH.LE"}, "username"),
        ({"username": "có dấu cách"}, "username"),
        ({"password": "ngan"}, "password"),
        ({"password": "1234567890"}, "password"),
        ({"unit_id": "không có"}, "unit_id"),
        ({"roles": ["vua"]}, "role"),
    ],
)
def test_a_wrong_account_is_refused_at_its_field(boss: Person, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        add(boss, **changes)
    assert refusal.value.field == field
    assert Person.objects.count() == 1
    assert entries() == []


def test_the_record_holds_neither_password_nor_personal_fields(boss: Person) -> None:
    person = add(boss)
    actions.set_password(by=boss, at=NOW, person=person, password="khac-han-mat-khau-cu")
    changed = {
        "full_name": "Hoàng Minh Khởi",
        "email": "moi@coquan.example",
        "unit_id": UNIT,
        "language": "en",
    }
    actions.change_person(by=boss, at=NOW, person=person, **changed)
    text = json.dumps([[entry.before, entry.after] for entry in entries()], ensure_ascii=False)
    for secret in (NEW, "khac-han", person.password, "Hoàng", "coquan"):
        assert secret not in text
    assert entries()[-1].after == {"language": "en", "changed": ["full_name", "email", "language"]}


def test_a_change_that_changes_nothing_leaves_no_entry(boss: Person) -> None:
    same = {"full_name": boss.full_name, "email": boss.email, "unit_id": UNIT, "language": "vi"}
    actions.change_person(by=boss, at=NOW, person=boss, **same)
    actions.change_own_language(by=boss, at=NOW, language="vi")
    actions.grant_role(by=boss, at=NOW, person=boss, role="administrator")
    actions.revoke_role(by=boss, at=NOW, person=make_person("an", "officer"), role="clerk")
    assert entries() == []


def test_roles_come_and_go(boss: Person) -> None:
    person = make_person("an", "officer")
    actions.grant_role(by=boss, at=NOW, person=person, role="clerk")
    actions.revoke_role(by=boss, at=NOW, person=person, role="officer")
    fresh = Person.objects.get(pk=person.pk)
    assert fresh.roles == {"clerk"}
    assert fresh.session_version == 1
    assert [entry.verb for entry in entries()] == ["people.grant_role", "people.revoke_role"]


def test_the_office_never_loses_its_last_administrator(boss: Person) -> None:
    with pytest.raises(Refused):
        actions.revoke_role(by=boss, at=NOW, person=boss, role="administrator")
    with pytest.raises(Refused):
        actions.deactivate(by=boss, at=NOW, person=boss)
    other = make_person("khac", "administrator")
    actions.deactivate(by=other, at=NOW, person=boss)
    with pytest.raises(Refused):
        actions.revoke_role(by=other, at=NOW, person=other, role="administrator")


def test_a_stopped_account_may_nothing_and_can_come_back(boss: Person) -> None:
    person = make_person("an", "officer")
    actions.deactivate(by=boss, at=NOW, person=person)
    assert not Person.objects.get(pk=person.pk).may("sources.see_outlets")
    actions.reactivate(by=boss, at=NOW, person=person)
    assert Person.objects.get(pk=person.pk).may("sources.see_outlets")


def test_only_administrators_change_accounts(boss: Person) -> None:
    officer = make_person("an", "officer", "reviewer", "spokesperson", "clerk")
    calls = [
        lambda: add(officer),
        lambda: actions.grant_role(by=officer, at=NOW, person=officer, role="administrator"),
        lambda: actions.revoke_role(by=officer, at=NOW, person=boss, role="administrator"),
        lambda: actions.deactivate(by=officer, at=NOW, person=boss),
        lambda: actions.set_password(by=officer, at=NOW, person=boss, password=NEW),
    ]
    for call in calls:
        with pytest.raises(PermissionDenied):
            call()
    assert entries() == []


def test_one_s_own_password_needs_the_current_one() -> None:
    person = make_person()
    with pytest.raises(Refused) as refusal:
        actions.change_own_password(by=person, at=NOW, current="sai", password=NEW)
    assert refusal.value.field == "current"
    actions.change_own_password(by=person, at=NOW, current=PASSWORD, password=NEW)
    assert Person.objects.get(pk=person.pk).check_password(NEW)
    assert entries()[-1].after is None


def test_the_first_administrator_opens_the_office_once() -> None:
    make_unit()
    first = {
        "username": "hanh",
        "full_name": "Lê Thị Hạnh",
        "email": "h@coquan.example",
        "unit_id": UNIT,
        "password": NEW,
    }
    person = actions.add_first_administrator(at=NOW, **first)
    assert person.may("people.change_accounts")
    assert entries()[0].by == "system"
    with pytest.raises(Refused):
        actions.add_first_administrator(at=NOW, **{**first, "username": "hai"})


def test_every_action_has_somebody_who_may_do_it() -> None:
    assert all(roles and roles <= set(rules.ROLES) for roles in rules.PERMISSIONS.values())
    with pytest.raises(KeyError):
        rules.may({"administrator"}, "people.fly")
    assert not rules.may((), "sources.see_outlets")
