"""A reader asks, confirms, chooses and ends, each by the token of a letter (double opt-in).

In: what the newsroom's page was told; out: the contact. GET never calls these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.contacts.actions.confirming import put_confirmation
from nhipcau.contacts.actions.erasing import erase
from nhipcau.contacts.actions.marks import folded_of, subject_of
from nhipcau.contacts.models import Basis, Contact, ContactKind, Subscription
from nhipcau.contacts.queries.own import get_contact_by_token
from nhipcau.contacts.rules.days import office_day
from nhipcau.contacts.rules.expiry import UNCONFIRMED, expires_on
from nhipcau.contacts.rules.subjects import GENERAL, SUBJECTS
from nhipcau.contacts.rules.tokens import new_secret
from nhipcau.mailing.addresses import is_address
from nhipcau.record.actions import note

PURPOSE = "Gửi phát ngôn, thông cáo theo ngôn ngữ và lĩnh vực người đọc đã chọn"
CONFIRMED_HOW = "Tự đăng ký trên cổng báo chí và xác nhận qua thư"
MOST_PAIRS = 60
"""Six languages with every subject, and some; a form that sends more is none of ours."""


def ask_subscription(*, at: datetime, unit_id: str, email: str, name: str = "", languages: Sequence[str],
                     subjects: Sequence[str], language: str) -> Contact:  # fmt: skip
    """Take down a wish to hear from us, and ask its owner by letter; nothing is sent before the answer.

    Whoever calls says the same words whether the address was known or not.
    """
    email = email.strip().lower()
    if not is_address(email):
        raise Refused(_("Địa chỉ thư không đúng. Cần một địa chỉ, dạng ten@coquan.vn."), field="email")
    pairs = _pairs(languages, subjects)
    with write_gate():
        contact, is_new = _asking(at, unit_id, email, name)
        _want(contact, pairs, at)
        put_confirmation(at=at, contact=contact, language=language, pairs=pairs)
        note(by=None, at=at, verb="contacts.ask_subscription", subject=subject_of(contact),
             after={"is_new": is_new, "wanted": len(pairs)})  # fmt: skip
    return contact


def confirm(*, at: datetime, token: str) -> Contact:
    """Count every subscription that this address asked for; from now on letters go out."""
    with write_gate():
        contact = get_contact_by_token(token, is_locked=True)
        waiting = contact.subscriptions.filter(confirmed_at=None, ended_at=None)
        if waiting.update(confirmed_at=at):
            _agree(contact, at)
            languages = contact.subscriptions.filter(ended_at=None).values_list("language", flat=True)
            contact.languages = sorted(set(languages))
            contact.save()
            note(by=None, at=at, verb="contacts.confirm_subscription", subject=subject_of(contact))
    return contact


def choose(*, at: datetime, token: str, languages: Sequence[str], subjects: Sequence[str]) -> Contact:
    """Put new choices for the old ones; whoever holds the letter has confirmed the address."""
    pairs = _pairs(languages, subjects)
    with write_gate():
        contact = get_contact_by_token(token, is_locked=True)
        if not contact.subscriptions.filter(confirmed_at__isnull=False).exists():
            raise Refused(_("Địa chỉ này chưa được xác nhận."))
        for row in contact.subscriptions.filter(ended_at=None):
            if (row.language, row.subject) not in pairs:
                Subscription.objects.filter(pk=row.pk).update(ended_at=at)
        _want(contact, pairs, at)
        contact.subscriptions.filter(confirmed_at=None, ended_at=None).update(confirmed_at=at)
        _agree(contact, at)
        contact.languages = sorted(set(languages))
        contact.save()
        note(by=None, at=at, verb="contacts.choose_subscription", subject=subject_of(contact),
             after={"wanted": len(pairs)})  # fmt: skip
    return contact


def end(*, at: datetime, token: str) -> Contact:
    """End every subscription at once; a reader known for nothing else is erased with it."""
    with write_gate():
        contact = get_contact_by_token(token, is_locked=True)
        ended = contact.subscriptions.filter(ended_at=None).update(ended_at=at)
        if ended:
            note(by=None, at=at, verb="contacts.end_subscription", subject=subject_of(contact))
        if contact.kind == ContactKind.SUBSCRIBER:
            erase(contact, at=at)
    return contact


def _pairs(languages: Iterable[str], subjects: Iterable[str]) -> set[tuple[str, str]]:
    chosen = set(subjects) or {GENERAL}
    chosen = {GENERAL} if GENERAL in chosen else chosen
    pairs = {(language, subject) for language in languages for subject in chosen}
    if not pairs:
        raise Refused(_("Cần chọn ít nhất một ngôn ngữ."), field="languages")
    if not chosen <= set(SUBJECTS) or len(pairs) > MOST_PAIRS:
        raise Refused(_("Lĩnh vực hoặc ngôn ngữ không đúng."), field="subjects")
    return pairs


def _asking(at: datetime, unit_id: str, email: str, name: str) -> tuple[Contact, bool]:
    """Return the reader at this address; a stranger's form changes nothing that its owner once said."""
    day = office_day(at)
    found = Contact.objects.select_for_update().filter(
        unit_id=unit_id, kind=ContactKind.SUBSCRIBER, email=email
    ).first()  # fmt: skip
    if found is not None:
        if found.consented_at is None:
            found.expires_on = expires_on(UNCONFIRMED, day)
            found.save()
        return found, False
    contact = Contact(
        unit_id=unit_id, kind=ContactKind.SUBSCRIBER, name=name.strip()[:120], email=email,
        purpose=PURPOSE, basis=Basis.CONSENT, expires_on=expires_on(UNCONFIRMED, day),
        token=new_secret(), added_at=at,
    )  # fmt: skip
    contact.folded = folded_of(contact)
    contact.save()
    return contact, True


def _want(contact: Contact, pairs: set[tuple[str, str]], at: datetime) -> None:
    """Store the wishes; one that was ended waits for its owner's word again."""
    held = {(row.language, row.subject): row for row in contact.subscriptions.all()}
    for language, subject in sorted(pairs):
        row = held.get((language, subject))
        if row is None:
            Subscription.objects.create(contact=contact, language=language, subject=subject, asked_at=at)
        elif row.ended_at is not None:
            Subscription.objects.filter(pk=row.pk).update(asked_at=at, confirmed_at=None, ended_at=None)


def _agree(contact: Contact, at: datetime) -> None:
    contact.consented_at = at
    contact.consented_how = contact.consented_how or CONFIRMED_HOW
    contact.expires_on = max(contact.expires_on, expires_on(contact.kind, office_day(at)))
    contact.revision += 1
