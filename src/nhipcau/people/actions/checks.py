"""What every action on accounts makes sure of before it changes anything."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.people.models import Person, Role


def demand(by: Person, action: str) -> None:
    """Refuse whoever may not do `action`, whichever door they came through."""
    if not by.may(action):
        raise PermissionDenied


def check_password(password: str, person: Person) -> None:
    """Refuse a weak password, with all the reasons at once."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Refused(" ".join(error.messages), field="password") from error


def check_role(role: str) -> None:
    """Refuse a role that the office does not know."""
    if role not in Role.values:
        raise Refused(_("Không có vai trò này. Hãy chọn một vai trò trong danh sách."), field="role")


def locked(person: Person) -> Person:
    """Return the account as it stands now, held until the transaction ends."""
    return Person.objects.select_for_update().get(pk=person.pk)


def end_sessions(person: Person, *also: str) -> None:
    """Save the account so that every open session of it ends at its next request."""
    person.session_version += 1
    person.save(update_fields=["session_version", *also])


def subject_of(person: Person) -> str:
    """Name the account as the record does."""
    return f"people.person:{person.public_id}"
