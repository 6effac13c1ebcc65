"""What a writer or an approver should look at before going on: differences, hidden signs, stale words.

In: a version, and words as typed; out: plain rows. Nothing here refuses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nhipcau.signing.rules.invisible import Invisible, invisible_signs
from nhipcau.statements.models import Version
from nhipcau.statements.rules import states
from nhipcau.statements.rules.content import is_stale
from nhipcau.translation.queries.terms import terms_for
from nhipcau.translation.rules.comparing import Text, differences


@dataclass(frozen=True, slots=True)
class Warnings:
    """Points to look at."""

    original: Version | None
    """The words it translates; None for the original itself."""
    differences: Sequence[Any]
    hidden: Sequence[Invisible]
    is_stale: bool
    is_unedited: bool
    """A machine wrote it and nobody has changed it."""

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.differences or self.hidden or self.is_stale or self.is_unedited)


def warnings_of(version: Version, title: str, lead: str, body: str) -> Warnings:
    """Return what to look at in these words of a version."""
    original = version.edition.versions.filter(language=version.edition.statement.language).first()
    if original is not None and original.pk == version.pk:
        original = None
    hidden = [sign for text in (title, lead, body) for sign in invisible_signs(text, version.language)]
    unit_id = str(version.edition.statement.unit_id)
    return Warnings(
        original=original,
        differences=_differences(unit_id, original, Text(version.language, title, lead, body)),
        hidden=hidden,
        is_stale=bool(original and is_stale(version.source_hash, original.content_hash)),
        is_unedited=version.made == states.BY_MACHINE and version.content_hash == version.machine_hash,
    )


def warnings_as_stored(version: Version) -> Warnings:
    """Return what to look at in the words as they stand."""
    return warnings_of(version, version.title, version.lead, version.body)


def _differences(unit_id: str, original: Version | None, target: Text) -> Sequence[Any]:
    if original is None or not target.title.strip():
        return ()
    source = Text(original.language, original.title, original.lead, original.body)
    return differences(source, target, terms_for(unit_id, original.language, target.language))
