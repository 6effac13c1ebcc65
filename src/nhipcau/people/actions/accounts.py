"""Adding and changing accounts. The record tells which personal fields changed, not their values:
it can never be erased, and personal data must be (product.md, rule 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.people.actions.checks import check_password, check_role, demand, locked, subject_of
from nhipcau.people.models import Person, RoleGrant
from nhipcau.people.queries import has_administrator
from nhipcau.people.rules import ADMINISTRATOR
from nhipcau.record.actions import note
from nhipcau.units.queries import unit_exists

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

PERSONAL = ("full_name", "email")
DATED = ("unit_id", "language")


def add_person(
    *,
    by: Person,
    at: datetime,
    username: str,
    full_name: str,
    email: str,
    unit_id: str,
    password: str,
    language: str = "vi",
    roles: Collection[str] = (),
) -> Person:
    """Open an account with its first roles."""
    demand(by, "people.change_accounts")
    person = Person(
        username=username,
        full_name=full_name,
        email=email,
        unit_id=unit_id,
        language=language,
        date_joined=at,
    )
    return _open(person, password, roles, by=by, at=at)


def add_first_administrator(
    *,
    at: datetime,
    username: str,
    full_name: str,
    email: str,
    unit_id: str,
    password: str,
    language: str = "vi",
) -> Person:
    """Open the office: the one account that nobody else adds."""
    if has_administrator():
        raise Refused(_("Cơ quan đã có quản trị viên. Hãy nhờ người ấy thêm tài khoản."))
    person = Person(
        username=username,
        full_name=full_name,
        email=email,
        unit_id=unit_id,
        language=language,
        date_joined=at,
    )
    return _open(person, password, [ADMINISTRATOR], by=None, at=at)


def change_person(
    *, by: Person, at: datetime, person: Person, full_name: str, email: str, unit_id: str, language: str
) -> Person:
    """Change what an account says of its person."""
    demand(by, "people.change_accounts")
    _check_unit(unit_id)
    wanted = {"full_name": full_name, "email": email, "unit_id": unit_id, "language": language}
    with write_gate():
        found = locked(person)
        changed = [name for name, value in wanted.items() if getattr(found, name) != value]
        if not changed:
            return found
        before = _noted(found, changed)
        for name in changed:
            setattr(found, name, wanted[name])
        found.save(update_fields=changed)
        after = {**_noted(found, changed), "changed": changed}
        note(by=by, at=at, verb="people.change_person", subject=subject_of(found), before=before, after=after)
    return found


def _open(
    person: Person, password: str, roles: Collection[str], *, by: Person | None, at: datetime
) -> Person:
    _check_unit(person.unit_id)
    for role in roles:
        check_role(role)
    check_password(password, person)
    person.set_password(password)
    _check_username(person)
    with write_gate():
        if Person.objects.filter(username__iexact=person.username).exists():
            raise Refused(_("Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."), field="username")
        person.save()
        RoleGrant.objects.bulk_create([RoleGrant(person=person, role=role) for role in sorted(set(roles))])
        after = {**_noted(person, DATED), "roles": sorted(set(roles))}
        note(by=by, at=at, verb="people.add_person", subject=subject_of(person), after=after)
    return person


def _noted(person: Person, names: Collection[str]) -> dict[str, object]:
    return {name: getattr(person, name) for name in names if name not in PERSONAL}


def _check_unit(unit_id: str) -> None:
    if not unit_exists(unit_id):
        raise Refused(_("Không tìm thấy đơn vị này. Hãy chọn trong danh sách."), field="unit_id")


def _check_username(person: Person) -> None:
    try:
        person._meta.get_field("username").clean(person.username, person)  # noqa: SLF001 - Django's public _meta
    except ValidationError as error:
        raise Refused(
            _("Tên đăng nhập chỉ gồm chữ, số và các dấu @ . + - _; tối đa 150 ký tự."), field="username"
        ) from error
