"""The second factor: enrolling, confirming by a code, recovery codes, and taking it off.

Devices are django-otp's own rows. Recovery codes stand there as keyed hashes, never as they were shown.
Neither keys nor codes ever come into the record.
"""

from __future__ import annotations

import secrets
from base64 import b32encode
from binascii import unhexlify
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.people.actions.checks import demand, end_sessions, locked, subject_of
from nhipcau.people.queries import SAMPLE_DEVICE
from nhipcau.people.rules import RESET_REASONS
from nhipcau.record.actions import note

if TYPE_CHECKING:
    from datetime import datetime

    from nhipcau.people.models import Person

PHONE, PAPER = "phone_code", "recovery_code"
"""Names of the devices of one person: the app that shows codes, the sheet of recovery codes."""
RECOVERY_CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""No 0 o 1 l i: they are typed from paper."""
CODE_LENGTH = 10
"""31^10 is some 49 bits; five wrong ones lock for a quarter of an hour."""
STORED_BYTES = 10
"""As base32 they fill the 16 letters of django-otp's column."""
TOLERANCE = 1
"""Steps of 30 seconds that a phone's clock may be off, as django-otp has it."""


def enrol_factor(*, by: Person, at: datetime, key: str, code: str) -> list[str]:
    """Put a phone in use once it shows a right code, in place of an earlier one; return the recovery codes.

    Other sessions of the person end: one of them may be why a new phone is enrolled.
    """
    totp = TOTP(unhexlify(key))
    totp.time = at.timestamp()
    if not code.isdigit() or not totp.verify(int(code), tolerance=TOLERANCE):
        raise Refused(_("Mã này chưa đúng. Hãy xem giờ trên điện thoại rồi gõ mã đang hiện."), field="code")
    with write_gate():
        found = locked(by)
        was_there = _take_off(found)
        TOTPDevice.objects.create(user=found, name=PHONE, key=key, last_t=totp.t(), drift=totp.drift)
        codes = _new_codes(found)
        end_sessions(found)
        after = {"replaced_factor": was_there}
        note(by=by, at=at, verb="people.enrol_factor", subject=subject_of(found), after=after)
    by.session_version = found.session_version
    return codes


def renew_recovery_codes(*, by: Person, at: datetime) -> list[str]:
    """Return a new sheet of recovery codes; the earlier one no longer opens anything."""
    with write_gate():
        if not TOTPDevice.objects.filter(user=by, confirmed=True).exists():
            raise Refused(_("Bạn chưa có mã xác nhận. Hãy cài đặt trước."))
        codes = _new_codes(by)
        note(by=by, at=at, verb="people.renew_recovery_codes", subject=subject_of(by))
    return codes


def reset_factor(*, by: Person | None, at: datetime, person: Person, reason: str) -> None:
    """Take somebody's second factor off, never seeing it; their sessions end and they enrol anew.

    `by` is None on the command line, for the last administrator who lost everything.
    """
    if by is not None:
        demand(by, "people.change_accounts")
    if by is not None and person.pk == by.pk:
        raise Refused(_("Không thể tự bỏ mã xác nhận của mình. Hãy dùng mã dự phòng để cài điện thoại mới."))
    if reason not in RESET_REASONS:
        raise Refused(_("Hãy chọn một lý do."), field="reason")
    with write_gate():
        found = locked(person)
        if not _take_off(found):
            raise Refused(_("Người này chưa cài mã xác nhận."))
        end_sessions(found)
        after = {"reason": reason}
        note(by=by, at=at, verb="people.reset_factor", subject=subject_of(found), after=after)


def give_sample_factor(*, at: datetime, person: Person) -> None:
    """Give an account of the demo a device whose codes the confirm screen shows; nowhere else."""
    if not settings.DEMO:
        raise Refused(_("Chỉ văn phòng mẫu mới có mã mẫu."))
    with write_gate():
        TOTPDevice.objects.create(user=person, name=SAMPLE_DEVICE)
        note(
            by=None,
            at=at,
            verb="people.enrol_factor",
            subject=subject_of(person),
            after={"replaced_factor": False},
        )


def stored_form(device: StaticDevice, code: str) -> str:
    """Return what stands in the table for a recovery code: useless without the office's secret key."""
    plain = "".join(sign for sign in code.lower() if sign in LETTERS)
    hashed = salted_hmac("nhipcau.people.recovery", f"{device.pk}:{plain}", algorithm="sha256").digest()
    return b32encode(hashed[:STORED_BYTES]).decode().lower()


def _new_codes(person: Person) -> list[str]:
    StaticDevice.objects.filter(user=person).delete()
    device = StaticDevice.objects.create(user=person, name=PAPER)
    plain = [
        "".join(secrets.choice(LETTERS) for _place in range(CODE_LENGTH)) for _code in range(RECOVERY_CODES)
    ]
    StaticToken.objects.bulk_create(
        [StaticToken(device=device, token=stored_form(device, code)) for code in plain]
    )
    return [f"{code[:5]}-{code[5:]}" for code in plain]


def _take_off(person: Person) -> bool:
    StaticDevice.objects.filter(user=person).delete()
    return bool(TOTPDevice.objects.filter(user=person).delete()[0])
