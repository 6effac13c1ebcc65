"""What an administrator decides of an account: roles, whether it is in use, a new password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.people.actions.checks import (
    check_password,
    check_role,
    demand,
    end_sessions,
    locked,
    subject_of,
)
from nhipcau.people.models import Person, RoleGrant
from nhipcau.people.queries import has_other_administrator
from nhipcau.people.rules import ADMINISTRATOR
from nhipcau.record.actions import note

if TYPE_CHECKING:
    from datetime import datetime


def grant_role(*, by: Person, at: datetime, person: Person, role: str) -> None:
    """Give a role; giving it twice changes nothing."""
    demand(by, "people.change_accounts")
    check_role(role)
    with write_gate():
        found = locked(person)
        is_new = RoleGrant.objects.get_or_create(person=found, role=role)[1]
        if is_new:
            note(by=by, at=at, verb="people.grant_role", subject=subject_of(found), after={"role": role})


def revoke_role(*, by: Person, at: datetime, person: Person, role: str) -> None:
    """Take a role back and end the person's open sessions."""
    demand(by, "people.change_accounts")
    check_role(role)
    with write_gate():
        found = locked(person)
        if role == ADMINISTRATOR and not has_other_administrator(found):
            raise Refused(_last_administrator(), field="role")
        if not RoleGrant.objects.filter(person=found, role=role).delete()[0]:
            return
        end_sessions(found)
        note(by=by, at=at, verb="people.revoke_role", subject=subject_of(found), before={"role": role})


def deactivate(*, by: Person, at: datetime, person: Person) -> None:
    """Stop an account; what it did stays in the record."""
    demand(by, "people.change_accounts")
    if person.pk == by.pk:
        raise Refused(_("Không thể tự ngừng tài khoản của mình. Hãy nhờ quản trị viên khác."))
    _switch(person, by=by, at=at, is_active=False)


def reactivate(*, by: Person, at: datetime, person: Person) -> None:
    """Put a stopped account back in use, with the roles it had."""
    demand(by, "people.change_accounts")
    _switch(person, by=by, at=at, is_active=True)


def set_password(*, by: Person, at: datetime, person: Person, password: str) -> None:
    """Give somebody a new password; their open sessions end."""
    demand(by, "people.change_accounts")
    check_password(password, person)
    with write_gate():
        found = locked(person)
        found.set_password(password)
        found.save(update_fields=["password"])
        note(by=by, at=at, verb="people.set_password", subject=subject_of(found))


def _switch(person: Person, *, by: Person, at: datetime, is_active: bool) -> None:
    with write_gate():
        found = locked(person)
        if found.is_active == is_active:
            return
        if not is_active and not has_other_administrator(found):
            raise Refused(_last_administrator())
        found.is_active = is_active
        end_sessions(found, "is_active")
        verb = "people.reactivate" if is_active else "people.deactivate"
        before, after = {"is_active": not is_active}, {"is_active": is_active}
        note(by=by, at=at, verb=verb, subject=subject_of(found), before=before, after=after)


def _last_administrator() -> str:
    return _("Đây là quản trị viên cuối cùng. Hãy giao vai trò quản trị cho người khác trước.")
