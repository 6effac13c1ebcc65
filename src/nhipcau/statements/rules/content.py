"""The words of a version in one exact form, and their hash; whether a translation is behind. Pure.

In: the words as typed. Out: what is stored, shown, approved and signed. Called by every action on words.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256

from nhipcau.common.files.secrecy import stamp_in
from nhipcau.signing.rules.canonical import canonical


@dataclass(frozen=True, slots=True)
class Content:
    """The words of one language, in canonical form."""

    language: str
    title: str
    lead: str
    body: str

    @property
    def hash(self) -> str:
        """SHA-256 over exactly these words."""
        text = json.dumps([self.language, self.title, self.lead, self.body], ensure_ascii=False)
        return sha256(text.encode()).hexdigest()

    @property
    def is_whole(self) -> bool:
        """Whether there is a heading and something said under it."""
        return bool(self.title and (self.lead or self.body))


def content_of(language: str, title: str, lead: str, body: str) -> Content:
    """Bring words into their canonical form; a heading is one line."""
    heading = " ".join(canonical(title, language).split())
    return Content(language, heading, canonical(lead, language).strip(), canonical(body, language).strip())


def content_hash(language: str, title: str, lead: str, body: str) -> str:
    """Return the hash that an approval binds to; the same for NFC and NFD, for CR LF and LF."""
    return content_of(language, title, lead, body).hash


def secrecy_stamp(content: Content) -> str | None:
    """Return the secrecy stamp in the words; such a text is refused (charter 12)."""
    return stamp_in("\n".join((content.title, content.lead, content.body)))


def is_stale(source_hash: str, original_hash: str) -> bool:
    """Tell whether the original has changed since this was translated from it."""
    return bool(source_hash and original_hash and source_hash != original_hash)
