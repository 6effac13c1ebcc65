"""A public edition as the newsroom holds it: what was told, its texts by language, what was signed with them.

In: `statements.queries.public.Published`; out: `Edition`, without the bulky payload. Called by the shelf.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime

from nhipcau.newsroom.rules.codes import code_of
from nhipcau.statements.queries.public import Published, Words
from nhipcau.statements.rules import states


@dataclass(frozen=True, slots=True)
class Text:
    """One language of an edition."""

    language: str
    title: str
    lead: str
    body: str
    made: str
    is_stale: bool
    released_at: datetime
    issuer: str
    speaker_name: str
    speaker_post: str
    payload_hash: str

    @property
    def code(self) -> str:
        """Return the code printed under the text."""
        return code_of(self.payload_hash)

    @property
    def is_machine(self) -> bool:
        """Say whether a machine wrote the first words."""
        return self.made == states.BY_MACHINE

    @property
    def whole(self) -> str:
        """Return title, lead and body as one text, for comparing."""
        return "\n\n".join(part for part in (self.title, self.lead, self.body) if part)


@dataclass(frozen=True, slots=True)
class Edition:
    """One public edition; a withdrawn one has no texts."""

    told: Published
    texts: dict[str, Text]

    @property
    def is_withdrawn(self) -> bool:
        """Say whether only the tombstone is left."""
        return self.told.publication == states.WITHDRAWN

    @property
    def is_corrected(self) -> bool:
        """Say whether a later edition took its place."""
        return self.told.publication == states.CORRECTED

    @property
    def changed_at(self) -> datetime:
        """Return when the public last saw a change of it."""
        moments = [
            self.told.published_at,
            self.told.ended_at,
            *(text.released_at for text in self.texts.values()),
        ]
        return max(moment for moment in moments if moment)

    def best(self, languages: tuple[str, ...]) -> Text | None:
        """Return the first of these languages that exists, else the original, else any."""
        for language in (*languages, self.told.original_language, *self.texts):
            if language in self.texts:
                return self.texts[language]
        return None


def held(told: Published) -> Edition:
    """Return the edition to keep in memory."""
    texts = {language: _text(words) for language, words in told.words.items()}
    return Edition(replace(told, words={}), texts)


def _text(words: Words) -> Text:
    signed = json.loads(words.payload) if words.payload.startswith("{") else {}
    return Text(
        language=words.language, title=words.title, lead=words.lead, body=words.body, made=words.made,
        is_stale=words.is_stale, released_at=words.released_at, issuer=str(signed.get("issuer", "")),
        speaker_name=str(signed.get("speaker_name", "")), speaker_post=str(signed.get("speaker_post", "")),
        payload_hash=words.payload_hash,
    )  # fmt: skip
