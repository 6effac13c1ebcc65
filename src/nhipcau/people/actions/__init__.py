"""What changes accounts: one verb, one transaction, one entry in the record; never a password in it."""

from nhipcau.people.actions.accounts import add_first_administrator, add_person, change_person
from nhipcau.people.actions.confirming import confirm_by_code
from nhipcau.people.actions.factors import (
    enrol_factor,
    give_sample_factor,
    renew_recovery_codes,
    reset_factor,
)
from nhipcau.people.actions.own import change_own_language, change_own_password
from nhipcau.people.actions.standing import deactivate, grant_role, reactivate, revoke_role, set_password

__all__ = [
    "add_first_administrator",
    "add_person",
    "change_own_language",
    "change_own_password",
    "change_person",
    "confirm_by_code",
    "deactivate",
    "enrol_factor",
    "give_sample_factor",
    "grant_role",
    "reactivate",
    "renew_recovery_codes",
    "reset_factor",
    "revoke_role",
    "set_password",
]
