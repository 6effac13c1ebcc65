"""Adding, changing, renewing contacts by the desk, and whoever writes to us. For screens and `press`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.contacts.actions.erasing import erase_contact
from nhipcau.contacts.actions.marks import folded_of, subject_of
from nhipcau.contacts.models import Basis, Contact, ContactKind, Subscription, Working
from nhipcau.contacts.rules.days import office_day
from nhipcau.contacts.rules.expiry import expires_on
from nhipcau.contacts.rules.subjects import GENERAL
from nhipcau.contacts.rules.tokens import new_secret
from nhipcau.mailing.addresses import is_address
from nhipcau.record.actions import note

__all__ = ["Card", "add_contact", "change_contact", "enquirer", "erase_contact", "renew_consent"]
ANSWERING = "Trả lời câu hỏi của báo chí và gửi đính chính nếu câu trả lời thay đổi"


@dataclass(frozen=True, slots=True)
class Card:
    """What the desk says of a contact."""

    kind: str
    name: str
    email: str
    purpose: str
    phone: str = ""
    basis: str = Basis.CONSENT
    consented_on: date | None = None
    consented_how: str = ""
    languages: Sequence[str] = ()
    subjects: Sequence[str] = field(default=())
    """What they agreed to be sent; none sends nothing."""


def add_contact(*, by: Any, at: datetime, unit_id: str, card: Card) -> Contact:
    """Add a contact who agreed; the agreement is said with its day and how it was given."""
    with write_gate():
        contact = store(added_by=by, at=at, unit_id=unit_id, card=card)
        note(by=by, at=at, verb="contacts.add", subject=subject_of(contact), after=_facts(contact))
    return contact


def store(*, added_by: Any, at: datetime, unit_id: str, card: Card) -> Contact:
    """Store one contact inside the caller's gate; whoever calls writes the record."""
    _check(card)
    if card.consented_on and card.consented_on > office_day(at):
        raise Refused(_("Ngày đồng ý không thể ở tương lai."), field="consented_on")
    contact = Contact(unit_id=unit_id, token=new_secret(), added_at=at, added_by=added_by)
    _fill(contact, card, at)
    contact.expires_on = expires_on(card.kind, card.consented_on or office_day(at))
    _save(contact)
    _subscribe(contact, card, at)
    return contact


def change_contact(*, by: Any, at: datetime, contact: Contact, revision: int, card: Card) -> Contact:
    """Change what we hold of a contact; the record says which parts, never what they say."""
    _check(card)
    with write_gate():
        row = _held(contact, revision)
        before = _parts(row)
        _fill(row, card, at)
        row.revision += 1
        _save(row)
        _subscribe(row, card, at)
        changed = sorted(name for name, value in _parts(row).items() if value != before[name])
        note(by=by, at=at, verb="contacts.change", subject=subject_of(row), after={"changed": changed})
    return row


def renew_consent(*, by: Any, at: datetime, contact: Contact, how: str, consented_on: date) -> Contact:
    """Write down that somebody agreed anew; the term counts from that day."""
    if consented_on > office_day(at):
        raise Refused(_("Ngày đồng ý không thể ở tương lai."), field="consented_on")
    with write_gate():
        row = _held(contact, contact.revision)
        row.consented_at, row.consented_how = at, how
        row.expires_on = expires_on(row.kind, consented_on)
        if row.expires_on < office_day(at):
            raise Refused(_("Lời đồng ý ngày ấy đã hết hạn."), field="consented_on")
        row.revision += 1
        row.save()
        note(by=by, at=at, verb="contacts.renew", subject=subject_of(row),
             after={"expires_on": row.expires_on.isoformat()})  # fmt: skip
    return row


def enquirer(*, at: datetime, unit_id: str, name: str, email: str, phone: str = "", outlet_name: str = "",
             is_foreign: bool = False, language: str = "vi") -> Contact:  # fmt: skip
    """Keep whoever asked us something, for the answer and its corrections.

    The same address is the same person; a form fills in what was empty and overwrites nothing.
    """
    email = email.strip().lower()
    if email and not is_address(email):
        raise Refused(_("Địa chỉ thư không đúng. Cần một địa chỉ, dạng ten@coquan.vn."), field="email")
    if not email and not phone.strip():
        raise Refused(_("Cần địa chỉ thư hoặc số điện thoại để trả lời."), field="email")
    with write_gate():
        contact = _asked_before(unit_id, email) or Contact(
            unit_id=unit_id, kind=ContactKind.ENQUIRER, email=email, purpose=ANSWERING, basis=Basis.DUTY,
            token=new_secret(), added_at=at,
        )  # fmt: skip
        contact.name, contact.phone = contact.name or name.strip()[:120], contact.phone or phone.strip()[:40]
        contact.languages = sorted({*contact.languages, language})
        contact.expires_on = expires_on(ContactKind.ENQUIRER, office_day(at))
        contact.save()
        _works_for(contact, outlet_name.strip()[:200], is_foreign=is_foreign, on=office_day(at))
        contact.folded = folded_of(contact)
        contact.save()
        note(by=None, at=at, verb="contacts.keep_enquirer", subject=subject_of(contact),
             after={"expires_on": contact.expires_on.isoformat()})  # fmt: skip
    return contact


def _asked_before(unit_id: str, email: str) -> Contact | None:
    if not email:
        return None
    rows = Contact.objects.select_for_update().filter(unit_id=unit_id, kind=ContactKind.ENQUIRER, email=email)
    return rows.first()


def _works_for(contact: Contact, outlet_name: str, *, is_foreign: bool, on: date) -> None:
    known = contact.workings.filter(outlet_name=outlet_name, ends_on=None).exists()
    if outlet_name and not known:
        Working.objects.create(contact=contact, outlet_name=outlet_name, is_foreign=is_foreign, starts_on=on)


def _held(contact: Contact, revision: int) -> Contact:
    row = Contact.objects.select_for_update().get(pk=contact.pk)
    if row.erased_at:
        raise Refused(_("Người này đã được xóa khỏi sổ."))
    if row.revision != revision:
        raise Refused(_("Có người vừa sửa mục này. Mời xem lại rồi sửa tiếp."))
    return row


def _check(card: Card) -> None:
    if card.email and not is_address(card.email.strip()):
        raise Refused(_("Địa chỉ thư không đúng. Cần một địa chỉ, dạng ten@coquan.vn."), field="email")
    if not card.email and not card.phone:
        raise Refused(_("Cần địa chỉ thư hoặc số điện thoại."), field="email")
    if card.basis == Basis.CONSENT and not card.consented_how.strip():
        raise Refused(_("Cần ghi người ấy đã đồng ý thế nào."), field="consented_how")
    if card.subjects and not card.languages:
        raise Refused(_("Cần chọn ngôn ngữ của thư."), field="languages")


def _fill(contact: Contact, card: Card, at: datetime) -> None:
    contact.kind, contact.name, contact.phone = card.kind, card.name.strip(), card.phone.strip()
    contact.email, contact.purpose, contact.basis = card.email.strip().lower(), card.purpose, card.basis
    contact.consented_how, contact.languages = card.consented_how.strip(), sorted(set(card.languages))
    if card.basis == Basis.CONSENT and contact.consented_at is None:
        contact.consented_at = at
    contact.folded = folded_of(contact)


def _save(contact: Contact) -> None:
    try:
        with transaction.atomic():
            contact.save()
    except IntegrityError:
        raise Refused(_("Địa chỉ này đã có trong sổ, cùng loại."), field="email") from None


def _subscribe(contact: Contact, card: Card, at: datetime) -> None:
    """Store what they agreed to in writing; it counts at once, since a person vouches for it."""
    subjects = {GENERAL} if GENERAL in card.subjects else set(card.subjects)
    wanted = {(language, subject) for language in card.languages for subject in subjects}
    for row in contact.subscriptions.filter(ended_at=None):
        if (row.language, row.subject) not in wanted:
            Subscription.objects.filter(pk=row.pk).update(ended_at=at)
    for language, subject in sorted(wanted):
        row, _new = Subscription.objects.get_or_create(
            contact=contact, language=language, subject=subject, defaults={"asked_at": at, "confirmed_at": at}
        )
        if row.ended_at or row.confirmed_at is None:
            Subscription.objects.filter(pk=row.pk).update(confirmed_at=at, ended_at=None)


def _facts(contact: Contact) -> dict[str, Any]:
    return {"kind": contact.kind, "basis": contact.basis, "expires_on": contact.expires_on.isoformat()}


def _parts(contact: Contact) -> dict[str, Any]:
    names = ("kind", "name", "email", "phone", "purpose", "basis", "consented_how", "languages")
    return {name: getattr(contact, name) for name in names}
