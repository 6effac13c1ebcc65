"""Confirming by a code of the phone or a recovery code; five wrong ones lock, as with passwords."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from nhipcau.common.formats import clock
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.people.actions.checks import subject_of
from nhipcau.people.actions.factors import PAPER, PHONE, stored_form
from nhipcau.people.rules import locked_until
from nhipcau.record.actions import note

if TYPE_CHECKING:
    from datetime import datetime

    from nhipcau.people.models import Person

Device = Any
"""A TOTPDevice or StaticDevice; django-otp carries no types."""
DIGITS = 6
A_WHILE = 60
"""Seconds; longer waits are told as an hour."""


def confirm_by_code(*, by: Person, at: datetime, code: str) -> None:
    """Take a code once. Raises Refused for a wrong one, one used before, and while locked.

    What went wrong is told after the transaction: the count of wrong codes must stay.
    django-otp reads the clock itself for the step a code belongs to; `at` is that of the record and the lock.
    """
    typed = "".join(code.split())
    with write_gate():
        wrong = _try(by, at, typed)
    if wrong:
        raise Refused(wrong, field="code")


def _try(by: Person, at: datetime, typed: str) -> str:
    """Return what is wrong, in words; nothing when the code is taken."""
    devices = _devices(by)
    if PHONE not in devices:
        return _("Bạn chưa cài mã xác nhận trên điện thoại.")
    until = _closed_until(list(devices.values()))
    if until is not None and at < until:
        return _wait(until, at)
    means = PHONE if typed.isdigit() and len(typed) == DIGITS else PAPER
    if not _is_taken(devices, means, typed):
        note(by=by, at=at, verb="people.fail_confirmation", subject=subject_of(by), after={"means": means})
        return _("Mã này không đúng hoặc đã dùng rồi. Hãy chờ mã mới rồi gõ lại.")
    for device in devices.values():
        device.throttle_reset()
    note(by=by, at=at, verb="people.confirm", subject=subject_of(by), after={"means": means})
    return ""


def _devices(person: Person) -> dict[str, Device]:
    """Return the devices in use, held until the transaction ends: a code is taken once."""
    phone = TOTPDevice.objects.select_for_update().filter(user=person, confirmed=True).first()
    paper = StaticDevice.objects.select_for_update().filter(user=person, confirmed=True).first()
    return {name: device for name, device in ((PHONE, phone), (PAPER, paper)) if device is not None}


def _closed_until(devices: list[Device]) -> datetime | None:
    """Return when the next try counts: our lock after five wrong ones of either kind, django-otp's pause."""
    failures = sum(device.throttling_failure_count for device in devices)
    times = [device.throttling_failure_timestamp for device in devices if device.throttling_failure_timestamp]
    pauses = [
        why["locked_until"] for allowed, why in (one.verify_is_allowed() for one in devices) if not allowed
    ]
    lock = locked_until(failures, max(times, default=None))
    return max([*pauses, lock] if lock else pauses, default=None)


def _wait(until: datetime, at: datetime) -> str:
    seconds = int((until - at).total_seconds()) + 1
    if seconds < A_WHILE:
        return _("Vừa gõ sai. Hãy chờ %(seconds)s giây rồi gõ lại.") % {"seconds": seconds}
    return _("Đã gõ sai nhiều lần. Hãy chờ đến %(clock)s rồi gõ mã mới.") % {"clock": clock(until)}


def _is_taken(devices: dict[str, Device], means: str, typed: str) -> bool:
    device = devices.get(means)
    if isinstance(device, StaticDevice):
        return bool(device.verify_token(stored_form(device, typed)))
    if isinstance(device, TOTPDevice):
        return bool(device.verify_token(typed))
    devices[PHONE].throttle_increment()
    return False
