"""A holding statement out of an approved template: named slots, filled once for all languages. Pure.

In: texts with slots such as ``{place}``; what fills them. Out: the words, or which slot is unknown or empty.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import rfc8785

SLOTS = ("place", "time", "phone", "next_at")
"""Where, since when, whom to call, when more will be said; nothing else can be chosen in a hurry."""
NEEDED = ("place", "time")
_SLOT = re.compile(r"\{(\w*)\}")
MOST_FILLED = 120
"""A place, an hour, a telephone number: a slot is no door for a new text."""


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one language."""

    language: str
    title: str
    body: str


class SlotError(ValueError):
    """A slot that the rules do not know, or that was left empty; `slot` names it."""

    def __init__(self, slot: str) -> None:
        super().__init__(slot)
        self.slot = slot


def slots_of(texts: Iterable[Text]) -> list[str]:
    """Return the slots that these texts use, in the order of `SLOTS`; SlotError for an unknown one."""
    used = {name for text in texts for name in _SLOT.findall(f"{text.title}\n{text.body}")}
    for name in sorted(used):
        if name not in SLOTS:
            raise SlotError(name)
    return [name for name in SLOTS if name in used]


def filled(text: Text, values: Mapping[str, str]) -> Text:
    """Put the values into the slots; SlotError for one that is empty or too long."""
    for name in slots_of([text]):
        value = values.get(name, "").strip()
        if not value or len(value) > MOST_FILLED or "\n" in value or "{" in value:
            raise SlotError(name)

    def put(found: re.Match[str]) -> str:
        return values[found[1]].strip()

    return Text(text.language, _SLOT.sub(put, text.title), _SLOT.sub(put, text.body))


def template_hash(texts: Iterable[Text]) -> str:
    """Return SHA-256 over the canonical JSON of all languages: what an approval is bound to."""
    rows = sorted([text.language, text.title, text.body] for text in texts)
    return hashlib.sha256(rfc8785.dumps(rows)).hexdigest()
