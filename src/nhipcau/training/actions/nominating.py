"""Every action of nomination, from one place: rounds, quotas, letters to agencies, people."""

from nhipcau.training.actions.nominating_letters import tell_agencies
from nhipcau.training.actions.nominating_many import DelegateRow, name_bulk, name_many
from nhipcau.training.actions.nominating_people import (
    correct_delegate,
    name_delegate,
    swap_delegate,
    withdraw_delegate,
)
from nhipcau.training.actions.nominating_rounds import (
    QuotaRow,
    change_round,
    keep_category,
    open_round,
    remove_category,
    renew_link,
    set_quotas,
)
from nhipcau.training.rules.nominating import PersonRow

__all__ = [
    "DelegateRow",
    "PersonRow",
    "QuotaRow",
    "change_round",
    "correct_delegate",
    "keep_category",
    "name_bulk",
    "name_delegate",
    "name_many",
    "open_round",
    "remove_category",
    "renew_link",
    "set_quotas",
    "swap_delegate",
    "tell_agencies",
    "withdraw_delegate",
]
