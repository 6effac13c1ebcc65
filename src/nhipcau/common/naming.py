"""The registry of names: lets the record show a person's name without knowing the room of people.

Look-ups in at start-up by `desk.py` of the rooms; `names(kind, ids)` out, called by lower rooms' screens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.utils.functional import Promise

Words = str | Promise
"""Text for the screen: plain, or a lazy translation."""
Lookup = Callable[[Iterable[str]], dict[str, str]]

_lookups: dict[str, Lookup] = {}


def add(kind: str, lookup: Lookup) -> None:
    """Say who knows the names of `kind`, as in the record's subjects: ``people.person``."""
    _lookups[kind] = lookup


def knows(kind: str) -> bool:
    """Say whether somebody knows the names of this kind."""
    return kind in _lookups


def names(kind: str, ids: Iterable[str]) -> dict[str, str]:
    """Return the names known for these ids."""
    lookup = _lookups.get(kind)
    return lookup(ids) if lookup else {}


_words: dict[str, Words] = {}


def add_words(words: Mapping[str, Words]) -> None:
    """Say what codes of the record are called on screen: ``{"people.grant_role": _("Giao vai trò")}``."""
    _words.update(words)


def word(code: str) -> str:
    """Return the words for a code, or the code itself."""
    return str(_words.get(code, code))


def words() -> dict[str, str]:
    """Return every code that has words."""
    return {code: str(text) for code, text in _words.items()}
