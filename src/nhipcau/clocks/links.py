"""The registry of addresses of what clocks are about: higher rooms lend theirs, unknown to this room.

In at start-up (`desk.py`): ``links.add("verification.request", lambda public_id: url)``; out: `address_of`.
"""

from __future__ import annotations

from collections.abc import Callable

Address = Callable[[str], str]

_addresses: dict[str, Address] = {}


def add(kind: str, address: Address) -> None:
    """Say where the page of a kind of subject is; its clocks are stopped there and not by hand."""
    _addresses[kind] = address


def address_of(subject: str) -> str:
    """Return where the page of a subject is, or nothing where no room lent it."""
    kind, _colon, public_id = subject.partition(":")
    address = _addresses.get(kind)
    return address(public_id) if address else ""


def has_home(subject: str) -> bool:
    """Say whether a room looks after this kind of subject and stops its clocks itself."""
    return subject.partition(":")[0] in _addresses


def rooms() -> set[str]:
    """Return the rooms that start and stop clocks themselves."""
    return {kind.partition(".")[0] for kind in _addresses}
