"""Who may be named, until when, into how many seats; who is named twice. Values in, decisions out; pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from nhipcau.training.rules.names import sort_key

NOT_OPEN, OPEN, CLOSED = "not_open", "open", "closed"
"""Where a round stands at a moment."""
EMPTY, TOO_LONG, NO_NAME, NO_PHONE, NO_ADDRESS, TWICE = (
    "empty",
    "too_long",
    "no_name",
    "no_phone",
    "no_address",
    "twice",
)
NAME_LETTERS, POST_LETTERS, PHONE_SIGNS, ADDRESS_SIGNS = 120, 200, 40, 254
"""As the columns of training_delegate."""
FEWEST_DIGITS, MOST_DIGITS = 8, 15
"""Eight as a landline without its area code has; fifteen by ITU-T E.164."""
_ADDRESS = re.compile(r"^[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$")
_PHONE = re.compile(r"^[0-9+().\s/-]+$")
_SIGNS_OF_DATA = re.compile(r"[0-9@_/\\|<>\[\]{}=+*]")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person as an agency names them."""

    name: str
    post: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody already on the list of the conference."""

    name: str
    phone: str
    email: str
    body: str


def stage(opens_at: datetime, deadline_at: datetime, at: datetime) -> str:
    """Say whether names are taken; the deadline's own minute is too late."""
    if at < opens_at:
        return NOT_OPEN
    return OPEN if at < deadline_at else CLOSED


def seats_left(seats: int, named: int) -> int:
    """Return how many may still be named."""
    return max(seats - named, 0)


UNPRINTED = ("Cc", "Cf", "Cs", "Co", "Cn")


def tidy(row: PersonRow) -> PersonRow:
    """Write a person the one way: composed letters, single gaps."""
    return PersonRow(*(_tidy(part) for part in (row.name, row.post, row.phone, row.email)))


def _tidy(text: str) -> str:
    """Signs that no paper prints (controls, turned directions) are gaps; a Word file with one is broken."""
    seen = "".join(sign if unicodedata.category(sign) not in UNPRINTED else " " for sign in text)
    return " ".join(unicodedata.normalize("NFC", seen).split())


def faults_of(row: PersonRow) -> dict[str, str]:
    """Return what is wrong with a tidy row, by field."""
    checks = {
        "name": _name_fault(row.name),
        "post": EMPTY if not row.post else TOO_LONG if len(row.post) > POST_LETTERS else "",
        "phone": _phone_fault(row.phone),
        "email": _address_fault(row.email),
    }
    return {field: fault for field, fault in checks.items() if fault}


def _name_fault(name: str) -> str:
    if not name:
        return EMPTY
    if len(name) > NAME_LETTERS:
        return TOO_LONG
    letters = sum(sign.isalpha() for sign in name)
    return NO_NAME if letters < 2 or _SIGNS_OF_DATA.search(name) else ""  # noqa: PLR2004 - no name has one


def _phone_fault(phone: str) -> str:
    if not phone:
        return ""
    is_phone = _PHONE.match(phone) and FEWEST_DIGITS <= len(digits(phone)) <= MOST_DIGITS
    return "" if is_phone and len(phone) <= PHONE_SIGNS else NO_PHONE


def _address_fault(email: str) -> str:
    return "" if not email or is_address(email) else NO_ADDRESS


def is_address(email: str) -> bool:
    """Say whether a text is one plain mail address."""
    return len(email) <= ADDRESS_SIGNS and _ADDRESS.match(email) is not None


def digits(phone: str) -> str:
    """Return a phone's digits, the country's own code as 0."""
    found = "".join(sign for sign in phone if sign in "0123456789")
    return f"0{found[2:]}" if found.startswith("84") and len(found) > FEWEST_DIGITS + 2 else found


def is_same_person(one: PersonRow | Standing, other: PersonRow | Standing) -> bool:
    """Say whether two rows are surely one person: the same name, and the same phone or mail address."""
    if sort_key(one.name) != sort_key(other.name):
        return False
    phones = digits(one.phone), digits(other.phone)
    mails = one.email.lower(), other.email.lower()
    return bool(phones[0] and phones[0] == phones[1]) or bool(mails[0] and mails[0] == mails[1])


def twins_inside(rows: Sequence[PersonRow]) -> dict[int, int]:
    """Map the place of each row that is surely a person named before to the place of that one."""
    seen: dict[str, list[int]] = {}
    twins: dict[int, int] = {}
    for place, row in enumerate(rows):
        before = seen.setdefault(sort_key(row.name), [])
        twin = next((other for other in before if _is_twin(rows[other], row)), None)
        if twin is not None:
            twins[place] = twin
        before.append(place)
    return twins


def _is_twin(one: PersonRow, other: PersonRow) -> bool:
    """In one agency's list two rows of one name, and nothing that tells them apart, are one person."""
    told = (digits(one.phone), one.email.lower(), one.post) != (
        digits(other.phone),
        other.email.lower(),
        other.post,
    )
    return is_same_person(one, other) or not told


def twins_outside(rows: Sequence[PersonRow], standing: Iterable[Standing]) -> dict[int, Standing]:
    """Map the place of each row that is surely somebody on the list already to that one."""
    known: dict[str, list[Standing]] = {}
    for other in standing:
        known.setdefault(sort_key(other.name), []).append(other)
    twins: dict[int, Standing] = {}
    for place, row in enumerate(rows):
        for other in known.get(sort_key(row.name), []):
            if is_same_person(row, other):
                twins.setdefault(place, other)
    return twins


def time_left(until: datetime, at: datetime) -> tuple[int, int, int]:
    """Return whole days, hours and minutes that are left."""
    minutes = max(int((until - at).total_seconds() // 60), 0)
    return minutes // 1440, minutes % 1440 // 60, minutes % 60
