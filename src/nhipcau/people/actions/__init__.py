"""What changes accounts: one verb, one transaction, one entry in the record; never a password in it."""

from nhipcau.people.actions.accounts import add_first_administrator, add_person, change_person
from nhipcau.people.actions.own import change_own_language, change_own_password
from nhipcau.people.actions.standing import deactivate, grant_role, reactivate, revoke_role, set_password

__all__ = [
    "add_first_administrator",
    "add_person",
    "change_own_language",
    "change_own_password",
    "change_person",
    "deactivate",
    "grant_role",
    "reactivate",
    "revoke_role",
    "set_password",
]
