"""Walking the address map as somebody else: which addresses a room has, and each with every row's id in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.test import Client
from django.urls import NoReverseMatch, URLPattern, reverse
from tests.charter.house import addresses
from tests.people.making import confirm
from tests.verification.making import make_person

from nhipcau.people.models import RoleGrant
from nhipcau.people.rules import PERMISSIONS, ROLES


@dataclass(frozen=True)
class Walk:
    """The addresses of some rooms; `ids` gives the rows' ids for an address, `others` what is no row's id."""

    room_of: Callable[[URLPattern], str]
    ids: Callable[[URLPattern], Sequence[str]]
    others: Mapping[str, Sequence[str]]
    """What stands in an address beside the id of a row, by the place's name."""

    def name_of(self, pattern: URLPattern) -> str:
        """Return the full name of an address of these rooms, else nothing."""
        room = self.room_of(pattern)
        return f"{room}:{pattern.name}" if room and pattern.name else ""

    def everything(self) -> list[URLPattern]:
        """Return every address of these rooms."""
        return [pattern for pattern in addresses() if self.name_of(pattern)]

    def by_account(self) -> list[URLPattern]:
        """Return those for which one signs in."""
        return [pattern for pattern in self.everything() if not is_open(pattern)]

    def urls(self, pattern: URLPattern, first: str = "") -> list[str]:
        """Return the address with each row's id in every place; with `first`, that id in the first place."""
        names = places_of(pattern)
        fixed = [name for name in names if name in self.others]
        made = []
        for public_id in self.ids(pattern):
            for values in product(*(self.others[name] for name in fixed)):
                given = dict.fromkeys(names, public_id) | dict(zip(fixed, values, strict=True))
                told = given | ({names[0]: first} if first else {})
                try:
                    made.append(reverse(self.name_of(pattern), kwargs=told))
                except NoReverseMatch:
                    continue
        return list(dict.fromkeys(made))

    def urls_or_page(self, pattern: URLPattern) -> list[str]:
        """Return the same; where an address has no place, the address alone."""
        return self.urls(pattern) if places_of(pattern) else [reverse(self.name_of(pattern))]

    def answers(self, client: Client, method: str, pattern: URLPattern, secret: str) -> Iterator[int]:
        """Ask for row after row, until one is refused; what shows the secret is an answer of 200."""
        for url in self.urls_or_page(pattern):
            response = getattr(client, method)(url)
            yield 200 if secret.encode() in told(response) else response.status_code
            if response.status_code == 403:
                return


def room_of(pattern: URLPattern) -> str:
    """Return the room whose view answers an address."""
    view = getattr(pattern.callback, "view_class", pattern.callback)
    return str(view.__module__).removeprefix("nhipcau.").partition(".")[0]


def places_of(pattern: URLPattern) -> list[str]:
    return list(pattern.pattern.regex.groupindex)  # type: ignore[attr-defined]


def is_open(pattern: URLPattern) -> bool:
    return not getattr(pattern.callback, "login_required", True)


def needed(pattern: URLPattern) -> set[str]:
    """Return what a view asks for: its `needs`, or the action in the closure of `requires`."""
    view: Any = pattern.callback
    named = getattr(getattr(view, "view_class", None), "needs", "")
    found = {named} if named else set()
    while view is not None:
        cells = dict(zip(view.__code__.co_freevars, view.__closure__ or (), strict=True))
        found |= {cell.cell_contents for name, cell in cells.items() if name == "action"}
        view = getattr(view, "__wrapped__", None)
    return {each for each in found if isinstance(each, str) and each in PERMISSIONS}


def signed_in(*roles: str, unit: str, is_confirmed: bool = True) -> Client:
    """Return somebody of a unit, signed in; without a role, one who may nothing."""
    client, person = Client(), make_person(*roles, unit=unit)
    if not roles:
        RoleGrant.objects.filter(person=person).delete()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return confirm(client) if is_confirmed else client


def told(response: Any) -> bytes:
    return b"".join(response) if response.status_code != 302 else response["Location"].encode()


def all_but_administrator() -> list[str]:
    return [role for role in ROLES if role != "administrator"]
